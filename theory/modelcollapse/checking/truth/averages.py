"""Sums over the generations of a walk, times a number: averages by the strong law, sums that converge.

    c_t (f_1 + ... + f_t)    f stationary noise with the mean m: like c_t t m;   f that shrinks: like c_t times a
                             random number, which is no constant where f grows with every ratio

Source: Kallenberg 2002, Foundations of Modern Probability, chapters 4 and 10.
"""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from modelcollapse.checking import terms as tm
from modelcollapse.checking.truth.reals import ONE, Unsupported, ball, exact, is_exact, multiply
from modelcollapse.checking.truth.walk import FAR, Piece, noise_mean, pieces

RANDOM_SUM = ((("sum", 0, ""), 1),)
"""What stands for the random limit of a sum over all generations."""


def summands(term: Any) -> list[Any]:
    """The parts of a sum, with what stands before a bracket put into it."""
    if isinstance(term, tm.Plus):
        return [part for inner in term.terms for part in summands(inner)]
    if isinstance(term, tm.Times):
        for i, factor in enumerate(term.factors):
            if isinstance(factor, tm.Plus):
                rest = term.factors[:i], term.factors[i + 1 :]
                return [part for one in factor.terms for part in summands(tm.Times((*rest[0], one, *rest[1])))]
    return [term]


def positive(noise: Any) -> bool:
    """Whether the noise is positive: powers of ratios, even powers of normals."""
    return all(kind == "W" or (kind in "ZY" and e % 2 == 0) for (kind, _, _), e in noise)


def from_first(series: tm.Series, walk: Any) -> None:
    """Refuse a sum that is not from a fixed generation to t + c."""
    ends = [[walk.value(end, walk.context.bound(walk.variable, exact(t))) for t in FAR[:2]] for end in
            (series.low, series.high)]  # fmt: skip
    if ends[0][0] != ends[0][1] or ends[1][1] - ends[1][0] != FAR[1] - FAR[0] or abs(ends[1][0] - FAR[0]) > 100:
        raise Unsupported("the limit on paths of this sum")


def convergent(one: Piece, scale: Piece) -> Piece:
    """A sum that converges, times a number; it is no constant where it grows with every ratio."""
    if scale.power < 0:
        return replace(scale, factor=ONE)
    rises = one.variance > 0 and positive(one.noise) and all(e > 0 for _, e in one.noise)
    if not rises or one.logs or one.mean:
        raise Unsupported("the limit on paths of this sum")
    return replace(scale, factor=multiply(scale.factor, one.factor), noise=RANDOM_SUM)


def total(one: Piece, scale: Piece, walk: Any) -> Piece:
    """The sum of a piece over all generations, times a number: an average by the strong law where it is one."""
    way, order = walk.order(one)
    if scale.rate == 0 and way < 0 and scale.power <= 0:
        return convergent(one, scale)
    if way or one.rate != 0 or one.power + one.logs <= -1:
        raise Unsupported("the limit on paths of this sum")
    mean = multiply(noise_mean(one.noise, walk.context.chance.law), walk.size(one))
    if not (is_exact(mean) and mean == 0) and ball(mean).contains(0):
        raise Unsupported("the limit on paths of this sum")
    factor = multiply(scale.factor, mean / (order + 1))
    return Piece(factor, scale.rate, scale.power + order + 1, 0, 0, one.mean, ())


def summed(term: Any, walk: Any) -> list[Piece]:
    """A part that is a number times a sum over the generations, else its own pieces."""
    factors = term.factors if isinstance(term, tm.Times) else (term,)
    sums = [one for one in factors if isinstance(one, tm.Series) and one.kind == "sum" and tm.is_random(one)]
    if len(sums) != 1 or any(tm.is_random(one) for one in factors if one is not sums[0]):
        return pieces(term, walk.variable, walk.context, walk.value)
    (series,) = sums
    from_first(series, walk)
    before = tm.Times((tm.number(1), *(one for one in factors if one is not series)))
    scales = pieces(before, walk.variable, walk.context, walk.value)
    found = pieces(series.body, series.index, walk.context, walk.value)
    return [total(one, scale, walk) for one in found for scale in scales]
