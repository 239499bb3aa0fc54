"""Infinite sums and products without a closed form: by their recurrence, by how their terms grow, by extrapolation.

1. Partial sums that are exact and obey a short recurrence have its limit (sums of means of a linear system).
2. Terms that grow like 1/k or more, or tend to a number that is not 0, make a sum diverge (by comparison).
3. Partial sums and products extrapolated, as a ball of the stated error.
4. Sums of slow elementary terms by Euler and Maclaurin, with the integral by the double exponential rule:

       sum_{k>=N} f(k) = int_{N-1/2}^inf f + f'(N - 1/2)/24 - ...,    x = M (1 + exp((pi/2) sinh u))

   its error is told from two N and two steps.

Source: Knopp 1951; Sidi 2003; Takahasi and Mori 1974; DLMF 2.10(i).
"""

from __future__ import annotations

import math
from collections.abc import Callable
from typing import Any

from flint import arb, fmpq

from modelcollapse.checking import terms as tm
from modelcollapse.checking.truth.context import Context
from modelcollapse.checking.truth.expand import Evaluate
from modelcollapse.checking.truth.extrapolate import CAUTION, CLOSE, LATE, extrapolated
from modelcollapse.checking.truth.growth import fate
from modelcollapse.checking.truth.modest import farther, modest
from modelcollapse.checking.truth.reals import (
    ONE,
    ZERO,
    Real,
    Undecided,
    Undefined,
    Unsupported,
    add,
    ball,
    exact,
    fraction,
    is_exact,
    is_infinite,
    multiply,
    precision,
)
from modelcollapse.checking.truth.recurrent import FIRST, TERMS, limit_of_terms
from modelcollapse.checking.truth.series import closed
from modelcollapse.checking.truth.steady import JUMPS, steady

FIRST_FACTORS = 60
STARTS = (60, 120)
STEPS = (fmpq(1, 8), fmpq(1, 16))
TAIL_BITS = 320
LEFT, RIGHT = -4, 41
NEGLIGIBLE, DONE = arb("1e-14"), arb("1e-28")


def infinite(series: tm.Series, low: int, value: Evaluate, context: Context) -> Real:
    """The sum or product from `low` to infinity, in closed form if it has one. Raises Unsupported."""
    context.unshadowed(series)
    try:
        return closed(series, low, value, context)
    except Unsupported:
        return numerically(series, low, value, context)


def numerically(series: tm.Series, low: int, value: Evaluate, context: Context) -> Real:
    """The same without a closed form. Raises Unsupported."""
    if jumps(series, low, context, value):
        raise Unsupported("an infinite series of this kind")
    partial = Partial(series, low, value, context)
    if series.kind == "sum":
        try:
            terms = [fraction(partial.exact(k)) for k in range(FIRST, FIRST + TERMS)]
            return limit_of_terms(terms, partial.at)
        except Unsupported:
            pass
    end = fate(series, context, value)
    if end is not None and not math.isnan(end):
        if is_infinite(end) and series.kind == "product":
            partial.positive()
        partial.at(LATE[0])
        return end
    if end is None and series.kind == "sum":
        resting = partial.terms_rest_at()
        if resting is not None:
            return math.inf if resting > 0 else -math.inf
    try:
        if not (modest(series.body, series.index, context, value) and (end is not None or partial.shrinks())):
            raise Unsupported("an infinite series of this kind")
        found = extrapolated(partial.at, converges=end is not None)
        if end is not None and is_infinite(found):
            raise Unsupported("an infinite series whose terms shrink too slowly")
        context.notes.numerical.append(f"partial {series.kind}s to {LATE[-1]} terms, extrapolated")
    except Unsupported:
        if end is None:
            raise
        found = slow_sum(partial.term, low) if series.kind == "sum" else slow_sum(partial.logarithm, low).exp()
        context.notes.numerical.append("Euler and Maclaurin's formula, two steps")
    return found


def jumps(series: tm.Series, low: int, context: Context, value: Evaluate) -> bool:
    """Whether its first terms may tell nothing of the others: jumps, sums inside that are empty at first or later."""
    from modelcollapse.checking.truth.limits import Asked

    inside = list(tm.walk(series.body))
    if any(isinstance(node, tm.Apply) and node.function in JUMPS for node in inside):
        return True
    if not steady(series.body, series.index, low + FIRST, context, value):
        return True
    nested = [node for node in inside if isinstance(node, tm.Series)]
    return any(Asked(series.index, context, value).broken(node) for node in nested)


class Partial:
    """The partial sums or products of a series, kept."""

    def __init__(self, series: tm.Series, low: int, value: Evaluate, context: Context) -> None:
        self.series, self.low, self.value, self.context = series, low, value, context
        self.join, start = (add, ZERO) if series.kind == "sum" else (multiply, ONE)
        self.found: dict[int, list[Real]] = {}
        self.rational: dict[Any, Real] = {}
        self.start = start

    def term(self, k: Real) -> Real:
        """The term at k, a whole number or not."""
        if is_exact(k) and k in self.rational:
            return self.rational[k]
        self.context.notes.hurry()
        found = self.value(self.series.body, self.context.bound(self.series.index, k))
        if is_exact(k) and is_exact(found):
            self.rational[k] = found
        return found

    def at(self, k: int) -> Real:
        """The first k terms together; at this precision."""
        from flint import ctx

        found = self.found.setdefault(ctx.prec, [self.start])
        while len(found) <= k:
            found.append(self.join(found[-1], self.term(exact(self.low + len(found) - 1))))
        return found[k]

    def exact(self, k: int) -> Real:
        """The same where it is exact. Raises Unsupported."""
        found = self.at(k)
        if not is_exact(found):
            raise Unsupported("a recurrence of numbers that are not rational")
        return found

    def positive(self) -> None:
        """Refuse factors of which the first are not all positive."""
        if not all(self.term(exact(self.low + k)) > 0 for k in range(FIRST_FACTORS)):
            raise Unsupported("an infinite product whose factors change sign")

    def logarithm(self, k: Real) -> Real:
        """log of the term."""
        return ball(self.term(k)).log()

    def shrinks(self) -> bool:
        """Whether the terms of a sum are less at 10^6 and 10^9 than at 1000, where they can be had."""
        if self.series.kind != "sum":
            return True
        sizes = [abs(ball(x)) for x in farther(lambda k: self.term(exact(k)))]
        return all(x < abs(ball(self.term(exact(1000)))) for x in sizes)

    def terms_rest_at(self) -> Any:
        """A number that the terms, or k times them, tend to and that is not 0; None where none is seen."""
        body, index = self.series.body, self.series.index
        for term in (body, tm.Times((tm.Symbol(index), body))):
            try:
                found = self.value(tm.Limit(index, tm.INFINITY, term), self.context)
            except (Unsupported, Undecided, Undefined):
                continue
            if is_infinite(found) or not ball(found).contains(0):
                return found
        return None


def slow_sum(term: Callable[[Real], Real], low: int) -> Any:
    """A convergent sum of a term that is an elementary function of a real number."""
    with precision(TAIL_BITS):
        try:
            found = [sum_from(term, low, start, step) for start, step in zip(STARTS, STEPS, strict=True)]
        except (Undecided, OverflowError):
            raise Unsupported("an infinite series of this kind") from None
        spread = abs(found[1] - found[0]).upper() * CAUTION
        if not found[1].is_finite() or not spread < CLOSE * (1 + abs(found[1])).lower():
            raise Unsupported("an infinite series whose terms shrink too slowly")
        return arb(found[1].mid(), spread)


def sum_from(term: Callable[[Real], Real], low: int, start: int, step: Any) -> Any:
    """The sum with its first `start` terms added up and the others by the formula."""
    first, at = arb(0), low + start - fmpq(1, 2)
    for k in range(low, low + start):
        first += ball(term(exact(k)))
    near = {j: ball(term(at + fmpq(j, 2))) for j in range(-4, 5)}
    slope = (8 * (near[1] - near[-1]) - (near[2] - near[-2])) / 6
    third = ((near[2] - near[-2]) / 2 - (near[1] - near[-1])) * 8
    return first + tail_integral(term, at, step) + slope / 24 - third * 7 / 5760


def tail_integral(term: Callable[[Real], Real], start: Any, step: Any) -> Any:
    """int_start^inf term(x) dx by the double exponential rule."""
    total, part, u, half_pi = arb(0), arb(0), arb(LEFT), arb.pi() / 2
    while u < RIGHT:
        size = (half_pi * u.sinh()).exp()
        part = ball(term(ball(start) + start * size)) * size * u.cosh()
        total += part
        if u > 1 and abs(part) < DONE:
            break
        u = arb((u + step).mid())
    if not abs(part) < NEGLIGIBLE:
        raise Unsupported("an infinite series whose terms shrink too slowly")
    return total * half_pi * start * step
