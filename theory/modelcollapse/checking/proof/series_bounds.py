"""Bounds by monotony: of partial sums and products by their limits, of endless ones by partial ones and tails.

A tail is summed by tau with tau(m) - tau(m+1) >= a(m+1): a(m+1)/(1-r) where a has the ratio r, C/((p-1) m^(p-1)) where
a ~ C/k^p. Nothing here is trusted.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass, replace
from fractions import Fraction

from modelcollapse.checking import algebra as shown
from modelcollapse.checking.algebra.polynomial import NotShown
from modelcollapse.checking.domain import INTEGER, Domain, Range
from modelcollapse.checking.kernel import Theorem, Unproved, algebra, before_limit, bounded, telescoping
from modelcollapse.checking.kernel.build import ONE, ZERO, minus, over, plus, power, times
from modelcollapse.checking.kernel.growth import limit_of
from modelcollapse.checking.kernel.limits import MANY
from modelcollapse.checking.kernel.rules import shifted
from modelcollapse.checking.kernel.scene import scene_of
from modelcollapse.checking.proof.clock import look
from modelcollapse.checking.proof.equations import Facts, by_algebra, inductive, relation_of, setting_like
from modelcollapse.checking.proof.inequalities import by_closed_forms, by_telescoping
from modelcollapse.checking.proof.series_logs import by_series_steps
from modelcollapse.checking.proof.series_values import limit_value
from modelcollapse.checking.setting import Setting
from modelcollapse.checking.terms import (
    FLIPPED,
    INFINITY,
    Number,
    Relation,
    Series,
    Statement,
    Symbol,
    Term,
    free_symbols,
    number,
    substituted,
)  # fmt: skip

STARTS = (0, 1, 2, 4, 6, 10, 16)
POWERS = number(2), number(Fraction(3, 2)), number(3), number(4)


def proved(relation: Relation, setting: Setting, domain: Domain, facts: Facts = ()) -> Theorem:
    """The relation, by the first tactic for inequalities that reaches it."""
    for tactic in (by_algebra, by_closed_forms, by_series_steps, by_telescoping):
        look()
        with suppress(Unproved, NotShown):
            return tactic(relation, setting, domain, facts)
    raise Unproved("a bound that is not shown")


def _by_one_step(relation: Relation, setting: Setting, domain: Domain, facts: Facts) -> Theorem:
    with suppress(Unproved):
        return by_algebra(relation, setting, domain, facts)
    return by_closed_forms(relation, setting, domain, facts)


def by_monotony(statement: Statement, setting: Setting, domain: Domain, facts: Facts) -> Theorem:
    """left op right for all t, as left - right, or the side that moves, rises or falls to its limit."""
    relation = relation_of(statement, "<>")
    kept = setting_like(setting, scene_of(relation, setting, domain, facts))
    for variable in inductive(relation, domain):
        for of in _moving(relation, variable):
            for op in (relation.op, FLIPPED[relation.op]):
                with suppress(Unproved, NotShown):
                    step = _by_one_step(Relation(op, of, shifted(of, variable, 1)), kept, domain, facts)
                    theorem = before_limit(step, limit_value(of, variable, kept, domain, facts))
                    return algebra(relation, setting, domain, facts, ((ONE, theorem),))
    raise Unproved("not monotone to a limit")


def _moving(relation: Relation, variable: str) -> Iterator[Term]:
    """The side that moves with the variable, if it is one; the difference of the sides."""
    sides = [side for side in (relation.left, relation.right) if variable in free_symbols(side)]
    if len(sides) == 1:
        yield sides[0]
    yield minus(relation.left, relation.right)


@dataclass(frozen=True)
class Endless:
    """A sum or product without end whose terms are bounded, with what is needed to speak of its partial ones."""

    series: Series
    setting: Setting
    domain: Domain
    variable: str = MANY

    @property
    def m(self) -> Symbol:
        """To where a partial one goes."""
        return Symbol(self.variable)

    @property
    def partial(self) -> Series:
        """The partial sum or product, to m."""
        return replace(self.series, high=self.m)

    @property
    def lowest(self) -> int:
        """The m of the empty sum or product, 0 at least."""
        return max(0, int(self.series.low.value) - 1) if isinstance(self.series.low, Number) else 0

    def from_on(self, start: int) -> Domain:
        """The domain with m from a number on."""
        return {**self.domain, self.variable: Range(INTEGER, Fraction(start))}

    def part(self, at: Term) -> Term:
        """The term that is added last, or what a product's last factor is away from 1, in canonical form."""
        body = substituted(self.series.body, {self.series.index: at})
        return body if self.series.kind == "sum" else minus(body, ONE)

    def step(self, start: int) -> Theorem:
        """P(m) < P(m+1), or >, from m = start on at the latest."""
        for low in (self.lowest, start):
            for op in "<>":
                with suppress(Unproved, NotShown):
                    step = Relation(op, self.partial, shifted(self.partial, self.variable, 1))
                    return by_algebra(step, self.setting, self.from_on(low))
        raise Unproved("not strictly monotone")

    def bounds(self, start: int, rises: bool) -> Iterator[Theorem]:
        """P(m) <= c, or >=, from m = start on."""
        op, there = "<=" if rises else ">=", self.from_on(start)
        if not rises:
            with suppress(Unproved, NotShown):
                yield by_algebra(Relation(op, self.partial, ZERO), self.setting, there)
        first = substituted(self.partial, {self.variable: number(start)})
        size = self.part(plus(self.m, ONE)) if rises else times(number(-1), self.part(plus(self.m, ONE)))
        for tail in _tails(size, self.m, self.setting, there):
            with suppress(Unproved, NotShown):
                yield self._by_tail(op, first, tail, start, there)

    def _by_tail(self, op: str, first: Term, tail: Term, start: int, there: Domain) -> Theorem:
        """P(m) is at most P(s) + tau(s) - tau(m), or P(s)/(1 - tau(s) + tau(m)), and so at most P(s) + tau(s)."""
        whole: Term = substituted(tail, {self.variable: number(start)})
        factor: Term = ONE
        if self.series.kind == "product":
            factor = plus(ONE, self.part(plus(self.m, ONE)))

        def end(used: Term) -> Term:
            if self.series.kind == "sum":
                return plus(first, used) if op == "<=" else minus(first, used)
            return over(first, minus(ONE, used)) if op == "<=" else times(first, minus(ONE, used))

        bound = Relation(op, self.partial, end(minus(whole, tail)))
        close = telescoping(bound, self.variable, factor, self.setting, there)
        limit = shown.canonical(end(whole), self.domain)
        return algebra(Relation(op, self.partial, limit), self.setting, there, (), ((ONE, close),))


def _tails(size: Term, m: Symbol, setting: Setting, there: Domain) -> Iterator[Term]:
    """tau(m) with tau(m) - tau(m+1) >= a(m+1), proposed by the ratio or the power of a(m+1), which is given."""
    with suppress(Unproved, NotShown):
        ratio = shown.canonical(over(shifted(size, m.name, 1), size), there)
        low = substituted(ratio, {m.name: Number(there[m.name].low or Fraction(0))})
        for most in dict.fromkeys((low, _far(ratio, m, setting, there))):
            yield shown.canonical(over(size, minus(ONE, most)), there)
    for p in POWERS:
        with suppress(Unproved, NotShown):
            weight = order_of(size, m, p, setting, there)
            yield over(weight, times(minus(p, ONE), power(m, minus(p, ONE))))


def _far(term: Term, m: Symbol, setting: Setting, there: Domain) -> Term:
    return limit_of(term, m.name, INFINITY, scene_of(Relation("=", term, ZERO), setting, there).reduction)


def order_of(size: Term, m: Symbol, p: Term, setting: Setting, there: Domain) -> Term:
    """The limit of a(m+1) m^p, not 0 and finite."""
    weight = _far(times(size, power(m, p)), m, setting, there)
    if weight in (ZERO, INFINITY) or not shown.is_positive(weight, there):
        raise Unproved("another order")
    return weight


def by_bounds(statement: Statement, setting: Setting, domain: Domain, facts: Facts) -> Theorem:
    """I op value, of a sum or product without end: by partial ones and tails."""
    relation = relation_of(statement, "<>")
    side = relation.left if isinstance(relation.left, Series) else relation.right
    if not isinstance(side, Series) or side.high != INFINITY:
        raise Unproved("no sum or product without end alone on a side")
    endless = Endless(side, setting_like(setting, scene_of(relation, setting, domain)), domain)
    op = relation.op if side is relation.left else FLIPPED[relation.op]
    for start in [start for start in STARTS if start >= endless.lowest]:
        step = endless.step(start)
        rises = relation_of(step.statement).op == "<"
        for bound in endless.bounds(start, rises):
            for at in (start, start + 6) if (op[0] == "<") != rises else (start,):
                look()
                with suppress(Unproved, NotShown):
                    return bounded(relation, step, bound, at, setting, domain)
    raise Unproved("no bound by partial ones and tails")
