"""Law and exact quantiles of T given T < inf, T = min{t : S_t >= b}, also where the walk drifts away (E Y < 0).

    P(T <= t | T < inf),      quantile(p) = the least t with P(T <= t | T < inf) >= p

Early times by carrying the density of the walk given collapse forward, late ones by two nested contours, each on two
sets of nodes. Where the drift is not negative T < inf almost surely, and the law is that of T.

Source: Siegmund 1985, Sequential Analysis, VIII (the walk given collapse); van der Vaart 1998, chapter 21 (quantiles).
"""

from __future__ import annotations

import math
from fractions import Fraction

from modelcollapse.errors import BadInput
from modelcollapse.numeric.collapse_time import check
from modelcollapse.numeric.defective.line import line_given
from modelcollapse.numeric.defective.moments import out_of_range, refuse_no_condition, solved
from modelcollapse.numeric.defective.start import table_given
from modelcollapse.numeric.defective.walk import Tilted
from modelcollapse.numeric.passage_contour import Line, earliest, reaches
from modelcollapse.numeric.passage_law import (
    CONTOURS,
    FORWARD,
    MANY,
    REFINED_STEP,
    Table,
    Tails,
    error_of_lines,
    probability,
    tails_at,
    tails_of_table,
)
from modelcollapse.numeric.passage_quantile import (
    MOST_LINES,
    NEAR,
    bisect_on,
    level_of,
    quantile,
    quantile_of_table,
    stated,
    time_near,
    width,
)
from modelcollapse.numeric.passage_start import start_of
from modelcollapse.numeric.ratio import Ratio
from modelcollapse.values import Value

SPENT = 1e-9
WIDE_HALF = 0.1  # h* below which a step given collapse is far wider than one of the walk as it is
WIDEST_HALF = 0.03  # h* below which it takes too long to carry
UNLIKELY = 1e-4
ROUNDED = 1e-14  # of P(T < inf), by which the law is divided


def cdf_given_collapse(ratio: Ratio, b: float, t: int) -> Value:
    """P(T <= t | T < inf), with its absolute error. Raises BadInput as `given_collapse`."""
    tails = tails_given(ratio, b, t)
    return probability(tails.passed, tails)


def sf_given_collapse(ratio: Ratio, b: float, t: int) -> Value:
    """P(T > t | T < inf), with its absolute error. Raises BadInput as `given_collapse`."""
    tails = tails_given(ratio, b, t)
    return probability(tails.left, tails)


def quantile_given_collapse(ratio: Ratio, b: float, p: Fraction | float) -> Value:
    """The least t with P(T <= t) >= p P(T < inf), 0 < p < 1, as an integer value; its error is that in generations.

    A float p is taken for the binary fraction that it is. Raises BadInput as `given_collapse`, and where p is nearer to
    1 than the law is known.
    """
    check(ratio, b)
    refuse_no_condition(b)
    level = level_of(p)
    if b <= 0 or ratio.drift >= 0:
        return quantile(ratio, b, level)
    walk, found = solved(ratio, b)
    early = quantile_of_table(start_given(ratio, walk, b, found.scaled), level, FORWARD)
    if early is not None:
        return early
    if reaches(walk, b, earliest(walk)):
        return late_quantile(walk, b, level, found.scaled)
    raise BadInput(f"p must be less than 1 by more than the error of P(T <= t), about 1e-14; got {float(level)}")


def tails_given(ratio: Ratio, b: float, t: int) -> Tails:
    """P(T <= t), P(T > t) and P(T = t) given T < inf, by the route that reaches."""
    check(ratio, b)
    refuse_no_condition(b)
    if b <= 0 or t <= 0 or ratio.drift >= 0:
        return tails_at(ratio, b, t)
    walk, found = solved(ratio, b)
    table = start_given(ratio, walk, b, found.scaled)
    if t < len(table.left) or not reaches(walk, b, earliest(walk)):
        return tails_of_table(table, t, FORWARD)
    finer, error = finer_line(walk, b, t, found.scaled)
    tail = finer.tail(t)
    passed, left = (tail, 1 - tail) if finer.below else (1 - tail, tail)
    return Tails(passed, left, finer.pmf(t), error, CONTOURS)


def finer_line(walk: Tilted, b: float, t: int, scaled: float) -> tuple[Line, float]:
    """A line at t on finer nodes, and how far its tail at t may be off."""
    line, finer = line_given(walk, b, t, scaled), line_given(walk, b, t, scaled, REFINED_STEP)
    return finer, error_of_lines(line, finer, t) + ROUNDED * abs(finer.tail(t))


def start_given(ratio: Ratio, walk: Tilted, b: float, scaled: float) -> Table:
    """The law at its first times, few if the contours follow; all of it if they do not, or BadInput."""
    few = earliest(walk) * 5 // 4
    far = reaches(walk, b, few)
    table = carried_table(ratio, walk, b, few if far else MANY, scaled)
    if table is None or not far and abs(table.left[-1]) > SPENT:
        raise out_of_range(ratio, b)
    return table


def carried_table(ratio: Ratio, walk: Tilted, b: float, last: int, scaled: float) -> Table | None:
    """The law up to `last` from the walk given collapse, or from the walk as it is where that is far less wide.

    The latter has absolute digits only, and will not do for a small P(T < inf). None where neither does.
    """
    total = scaled * math.exp(-walk.theta * b)
    if walk.half < WIDE_HALF and total > UNLIKELY:
        start = start_of(ratio, b, last)
        passed = start.passed / total
        return Table(0, passed, 1 - passed, start.error / total + ROUNDED)
    return table_given(walk, b, last, scaled) if walk.half > WIDEST_HALF else None


def late_quantile(walk: Tilted, b: float, level: Fraction, scaled: float) -> Value:
    """The quantile by contours: one line serves a bisection nearby, and shows where the next should be."""
    t, first = time_near(walk, b), earliest(walk)
    for _ in range(MOST_LINES):
        near = width(walk, t)
        found = bisect_on(line_given(walk, b, t, scaled), level, 0.0, t, near, first)
        t, moved = found, abs(found - t)
        if moved <= NEAR * near:
            break
    (finer, error), near = finer_line(walk, b, t, scaled), width(walk, t)
    return stated([bisect_on(finer, level, margin, t, near, first) for margin in (0.0, -error, error)], CONTOURS)
