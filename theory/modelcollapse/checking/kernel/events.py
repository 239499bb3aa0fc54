"""Probabilities as numbers of [0, 1]: events that are sure, that imply one another, and those of a known law.

A is sure or implies B where the difference of their sides is shown >= 0 for every outcome. P(not A) = 1 - P(A), and
P(A) = P(B) q with 0 <= q <= 1 where A implies B. T is an integer >= 1 as eps < 1; {T > 1} = {sigma_1^2 > eps}, and
{T > t} lies in {sigma_s^2 > eps} for s <= t. In law mu_1 is N(0, wander), sigma_1^2 exponential for two degrees of
freedom and a square of N(0, scale) for one, and mu_t, t >= 1, is symmetric about 0 without an atom.
"""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, replace
from fractions import Fraction
from typing import Any

from modelcollapse.checking.algebra import is_zero
from modelcollapse.checking.domain import REAL, Range
from modelcollapse.checking.kernel.build import (
    HALF,
    ONE,
    ZERO,
    Linear,
    constant,
    difference_of,
    minus,
    over,
    power,
    times,
)
from modelcollapse.checking.kernel.monomials import Polynomial, is_positive_factor, term_of_polynomial
from modelcollapse.checking.kernel.theorem import PROVED, Unproved, weakest_of
from modelcollapse.checking.terms import (
    FLIPPED,
    Apply,
    CollapseTime,
    Number,
    Process,
    Relation,
    Symbol,
    Term,
    number,
    walk,
)

EPS, UNIT = Symbol("eps"), constant(1)
OTHER = {">": ">=", ">=": ">"}
Event = tuple[str, Any]
"""(op, gap) for gap op 0, or ("T", c) for T > c."""


@dataclass
class Chances:
    """The events met so far with their probabilities; `domain` has a symbol for each that is new."""

    reduction: Any
    surely: Callable[[str, Term, Any], None]
    domain: dict[str, Range]
    met: list[tuple[Event, Term]]

    def of(self, event: Any) -> Term:
        """P(event). Raises Unproved where there is no rule."""
        if not isinstance(event, Relation):
            raise Unproved("not an event of one relation")
        for op, side, other in ((event.op, event.left, event.right), (FLIPPED[event.op], event.right, event.left)):
            if isinstance(side, CollapseTime):
                return self._of_time(op, self.reduction.time(other))
        if any(isinstance(node, CollapseTime) for node in walk(event)):
            raise Unproved("a function of T")
        op, gap = difference_of(_without_modulus(event, self.reduction))
        if op not in OTHER:
            raise Unproved("the event of an equation")
        return self._of_size(op, gap)

    def _of_time(self, op: str, c: Linear) -> Term:
        if not self.reduction.positive(minus(ONE, EPS)):
            raise Unproved("a threshold that is not shown to be below 1")
        after, before = self._after(c), self._after(c.added(constant(-1)))
        exactly = minus(before, after)
        values = {">": after, ">=": before, "=": exactly}
        return values[op] if op in values else minus(ONE, {"<=": after, "<": before, "!=": exactly}[op])

    def _after(self, c: Linear) -> Term:
        """P(T > c)."""
        if self.reduction.nonnegative(c.scaled(Fraction(-1))):
            return ONE
        return self._of_size(">", _above_eps(c)) if c == UNIT else self._placed(("T", c))

    def _of_size(self, op: str, gap: Term) -> Term:
        polynomial = _solved(self.reduction.expanded(gap), self.reduction)
        gap = term_of_polynomial(polynomial)
        if self._sure(op, gap):
            return ONE
        if self._sure(OTHER[op], minus(ZERO, gap)):
            return ZERO
        known = _known_law(polynomial, self.reduction)
        return self._placed((op, gap)) if known is None else known

    def _sure(self, op: str, gap: Term) -> bool:
        alone = replace(self.reduction, levels=[])
        with suppress(Unproved):
            self.surely(op, gap, alone)
            return weakest_of(*alone.levels) == PROVED
        return False

    def _implies(self, a: Event, b: Event) -> bool:
        if a[0] == "T" == b[0]:
            return bool(self.reduction.nonnegative(a[1].added(b[1].scaled(Fraction(-1)))))
        if a[0] == "T":
            leaves = {factor[:2] for monomial in self.reduction.expanded(b[1]) for factor in monomial}
            (leaf, s), *more = leaves or {("", constant(0))}
            early = leaf == "variance" and not more and self.reduction.nonnegative(a[1].added(s.scaled(Fraction(-1))))
            return early and self._implies((">", _above_eps(s)), b)
        strictly = a[0] == ">=" and b[0] == ">"
        return b[0] != "T" and self._sure(">" if strictly else ">=", minus(b[1], a[1]))

    def _placed(self, event: Event) -> Term:
        """The probability by that of a known event which implies this one or its complement, or is implied by it."""
        share = Symbol(f"~P{len(self.domain)}")
        mine, found = [(event, False)], []
        if event[0] != "T":
            mine.append(((OTHER[event[0]], minus(ZERO, event[1])), True))
        for one, turned in mine:
            for other, chance in self.met:
                narrower, wider = self._implies(one, other), self._implies(other, one)
                less, more = times(chance, share), minus(ONE, times(minus(ONE, chance), share))
                if narrower or wider:
                    value = chance if narrower and wider else less if narrower else more
                    found.append((value != chance, minus(ONE, value) if turned else value))
        is_new, value = min(found, key=lambda pair: pair[0], default=(True, share))
        if is_new:
            self.domain[share.name] = Range(REAL, Fraction(0), Fraction(1))
            self.met.append((event, value))
        return value


def _above_eps(s: Linear) -> Term:
    return minus(power(Process("sigma", s.term()), 2), EPS)


def _without_modulus(event: Relation, reduction: Any) -> Relation:
    """|Y| op c as Y^2 op c^2, for c >= 0."""
    sides = (event.left, event.right)
    for side, other in (sides, sides[::-1]):
        if isinstance(side, Apply) and side.function == "abs" and reduction.nonnegative_term(other):
            return Relation(event.op, *(power(s.arguments[0] if s is side else s, 2) for s in sides))
    return event


def _single(polynomial: Polynomial, reduction: Any) -> tuple[Any, int, Term] | None:
    """For c m + d, m one power of one quantity: its factor, the sign of c, and -d/c; None for any other."""
    random = [monomial for monomial in polynomial if monomial]
    if len(random) != 1 or len(random[0]) != 1:
        return None
    c = polynomial[random[0]]
    sign = 1 if reduction.positive(c) else -1 if reduction.positive(minus(ZERO, c)) else 0
    return (random[0][0], sign, over(minus(ZERO, polynomial.get((), ZERO)), c)) if sign else None


def _solved(polynomial: Polynomial, reduction: Any) -> Polynomial:
    """c m^e + d > 0 as m > (-d/c)^(1/e), or m < it, for a power m^e of one positive quantity and -d/c >= 0."""
    found = _single(polynomial, reduction)
    if found is None or not is_positive_factor(found[0]) or found[0][2].coefficients:
        return polynomial
    (leaf, time, exponent), sign, level = found
    e = exponent.constant
    if not (reduction.nonnegative_term(level) if e > 0 else reduction.positive(level)):
        return polynomial
    turned = number(sign if e > 0 else -sign)
    return {((leaf, time, UNIT),): turned, (): minus(ZERO, times(turned, power(level, Number(1 / e))))}


def _known_law(polynomial: Polynomial, reduction: Any) -> Term | None:
    """P(gap > 0), which is P(gap >= 0), for a quantity of a law that has a name; None for any other."""
    ratio, found = reduction.fit.ratio, _single(polynomial, reduction)
    if ratio is None or found is None or not reduction.positive(ratio.df):
        return None
    (leaf, time, exponent), sign, level = found
    one, two = (is_zero(minus(ratio.df, number(k)), reduction.domain) for k in (1, 2))
    if (leaf, exponent) == ("mean", UNIT) and time != UNIT:
        later = reduction.nonnegative(time.added(constant(-1))) and is_zero(level, reduction.domain)
        return HALF if later else None
    if time != UNIT:
        return None
    below: Term
    if (leaf, exponent) == ("mean", UNIT):
        below = Apply("Phi", (over(level, power(ratio.wander, HALF)),))
    elif not reduction.nonnegative_term(level):
        return None
    elif (leaf, exponent) == ("variance", UNIT) and two:
        below = minus(ONE, Apply("exp", (over(level, times(number(-2), ratio.scale)),)))
    elif (leaf, exponent) == ("mean", constant(2)) or ((leaf, exponent) == ("variance", UNIT) and one):
        spread = ratio.wander if leaf == "mean" else ratio.scale
        below = minus(times(number(2), Apply("Phi", (power(over(level, spread), HALF),))), ONE)
    else:
        return None
    return below if sign < 0 else minus(ONE, below)
