"""Inequalities whose step is an inequality too: telescoping, where D(t+1) >= c D(t) is proved by telescoping in turn.

A step is split into its factors, of which one may be left to be shown: 1 - t/n + t(t-1)/2n^2 - (1-1/n)^t has the step
(1/n) ((1-1/n)^t - 1 + t/n), and that is Bernoulli's inequality.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass, replace
from fractions import Fraction
from typing import Any

import sympy

from modelcollapse.checking import algebra as shown
from modelcollapse.checking.algebra.polynomial import NotShown
from modelcollapse.checking.domain import Domain
from modelcollapse.checking.kernel import Theorem, Unproved, algebra, telescoping
from modelcollapse.checking.kernel.build import ONE, ZERO, difference_of, plus, times
from modelcollapse.checking.kernel.rules import Weighed, applied, from_low, start_of
from modelcollapse.checking.kernel.scene import scene_of
from modelcollapse.checking.kernel.shown import needed
from modelcollapse.checking.proof.clock import Spent, look, within
from modelcollapse.checking.proof.equations import Facts, inductive, relation_of
from modelcollapse.checking.proof.fewest import value_at
from modelcollapse.checking.proof.inequalities import factors_of, lemmas_of
from modelcollapse.checking.proof.sympy_terms import Words
from modelcollapse.checking.setting import Setting
from modelcollapse.checking.terms import Relation, Series, Statement, Symbol, Term, Times, number, rebuilt, substituted

DEEPEST, LONGEST = 3, 2.0


@dataclass(frozen=True)
class Steps:
    """A search for proofs of inequalities in one symbol."""

    variable: str
    setting: Setting
    facts: Facts

    def proved(self, relation: Relation, domain: Domain, depth: int) -> Theorem:
        """The relation, by algebra or step by step. Raises Unproved."""
        look()
        with suppress(Unproved):
            return algebra(relation, self.setting, domain, self.facts)
        if depth == 0:
            raise Unproved("too deep")
        scene = scene_of(relation, self.setting, domain, self.facts)
        first, late = start_of(scene, self.variable)
        later = from_low(scene.reduction.domain, self.variable, late)
        op, difference = difference_of(scene.statement)
        needed(op, substituted(difference, {self.variable: number(first)}), scene.reduction)
        for factor in factors_of(relation, self.variable, scene):
            with suppress(Unproved, NotShown):
                operator = (times(number(-1), factor),)
                step = unrolled(applied(operator, difference, self.variable, scene.at(later)), self.variable)
                using = self.reasons(step, {**domain, self.variable: later[self.variable]}, depth - 1)
                return telescoping(relation, self.variable, factor, self.setting, domain, self.facts, False, using)
        raise Unproved("no step")

    def reasons(self, goal: Term, domain: Domain, depth: int) -> Weighed:
        """Theorems from which goal >= 0 follows, each with its weight."""
        if not plausible(goal, domain):
            raise Unproved("false at a point")
        with suppress(Unproved):
            return ((ONE, algebra(Relation(">=", goal, ZERO), self.setting, domain, self.facts)),)
        for form in factored(goal):
            factors = form.factors if isinstance(form, Times) else (form,)
            hard = [factor for factor in factors if not self.has_sign(factor, domain)]
            if len(hard) != 1:
                continue
            rest = times(*(factor for factor in factors if factor is not hard[0]))
            for sign in (1, -1):
                weight, other = times(number(sign), rest), times(number(sign), hard[0])
                if shown.is_nonnegative(weight, domain):
                    return ((weight, self.proved(Relation(">=", other, ZERO), domain, depth)),)
        raise Unproved("no reason")

    def has_sign(self, term: Term, domain: Domain) -> bool:
        """Whether a factor is of one sign."""
        return any(shown.is_nonnegative(times(number(sign), term), domain) for sign in (1, -1))


def unrolled(term: Any, variable: str) -> Any:
    """The term with sums and products to t + 1 as those to t and one part more."""
    after = plus(Symbol(variable), ONE)
    if isinstance(term, Series) and term.high == after:
        shorter, last = replace(term, high=Symbol(variable)), substituted(term.body, {term.index: after})
        return plus(shorter, last) if term.kind == "sum" else times(shorter, last)
    return rebuilt(term, lambda part: unrolled(part, variable))


def plausible(goal: Term, domain: Domain) -> bool:
    """Whether goal >= 0 at some points, if it is rational there."""
    for more in (0, 1, 2, 5, 20):
        point = {name: (one.low or Fraction(0)) + (more if one.integer else Fraction(more + 1, 3))
                 for name, one in domain.items()}  # fmt: skip
        with suppress(Unproved, ArithmeticError, ValueError):
            if all(one.contains(point[name]) for name, one in domain.items()) and value_at(goal, point) < 0:
                return False
    return True


def factored(term: Term) -> Iterator[Term]:
    """The term as a product, as far as sympy sees one."""
    words = Words()
    with suppress(Unproved, sympy.PolynomialError, NotImplementedError, ValueError):
        yield words.to_term(sympy.factor(sympy.powsimp(sympy.expand(words.to_sympy(term)))))
    yield term


def by_steps(statement: Statement, setting: Setting, domain: Domain, facts: Facts) -> Theorem:
    """Telescoping, whose step is proved by telescoping."""
    relation = relation_of(statement, "<>")
    lemmas, _ = lemmas_of(relation, setting, domain, facts)
    with suppress(Spent), within(LONGEST):
        for variable in inductive(relation, domain):
            for known in dict.fromkeys((facts, (*facts, *lemmas))):
                with suppress(Unproved, NotShown):
                    return Steps(variable, setting, known).proved(relation, domain, DEEPEST)
    look()
    raise Unproved("no telescoping in steps")
