"""Exact quantiles of the collapse time T = min{t >= 0 : S_t >= b}, b = log(1/eps).

    quantile(p) = the least t with P(T <= t) >= p

It is sought in a table of the law where T is short, and by bisection on the contours where it is long; also at p less
and p more the error of the law there: it is exact if all three agree.

Source: the law of passage_law; the definition is that of van der Vaart 1998, Asymptotic Statistics, chapter 21.
"""

from __future__ import annotations

import math
from fractions import Fraction

import numpy as np
from numpy.typing import NDArray

from modelcollapse.errors import BadInput
from modelcollapse.numeric.collapse_time import check
from modelcollapse.numeric.passage_contour import Line, earliest, line_at, reaches
from modelcollapse.numeric.passage_law import (
    CONTOURS,
    FORWARD,
    REFINED_STEP,
    WHOLE,
    WHOLE_ERROR,
    Table,
    error_of_lines,
    ever,
    last_of_start,
    start_table,
    tails_of_contours,
    whole_table,
)
from modelcollapse.numeric.ratio import Ratio
from modelcollapse.numeric.step import Array
from modelcollapse.values import Value, exact, infinite

NEAR = 0.1  # of the reach of a line
MOST_LINES = 200


def quantile(ratio: Ratio, b: float, p: Fraction | float) -> Value:
    """The least t with P(T <= t) >= p, 0 < p < 1, as an integer value; error 0 if it is exactly that, otherwise how
    many generations it may be off. Infinite where P(T < inf) < p.

    A float p is taken for the binary fraction that it is. Raises BadInput as `cdf`, and where P(T < inf) cannot be told
    from p.
    """
    check(ratio, b)
    level = level_of(p)
    if b <= 0:
        return exact(0, "eps >= 1: the start counts, T = 0")
    if math.isinf(b):
        return infinite("eps = 0 is never reached")
    last = last_of_start(ratio, b)
    far = reaches(ratio, b, last)
    if far and level > (reached := tails_of_contours(ratio, b, last)).passed + reached.error:
        return late_quantile(ratio, b, level)
    found = quantile_of_table(start_table(ratio, b, last), level, FORWARD)
    if found is not None:
        return found
    if far:
        return late_quantile(ratio, b, level)
    if ratio.drift < 0:
        return never_reached(ratio, b, level)
    found = quantile_of_table(whole_table(ratio, b), level, WHOLE)
    if found is None:
        raise BadInput(f"p must be less than 1 by more than the error of P(T > t), {WHOLE_ERROR:.0e}; got {p}")
    return found


def never_reached(ratio: Ratio, b: float, level: Fraction) -> Value:
    """The infinite quantile, for negative drift. Raises BadInput where P(T < inf) cannot be told from p."""
    total = ever(ratio, b)
    if level <= total.value + total.error:
        near = f"{total.error:.1g} of P(T < inf) = {total.value:.12g}"
        raise BadInput(f"p must not lie within {near}; got {float(level)}")
    return infinite(f"P(T < inf) = {total.value:.12g} is less than p")


def quantile_of_table(table: Table, level: Fraction, method: str) -> Value | None:
    """The quantile with its error in generations; None where it lies, or may lie, beyond the table."""
    times = []
    for margin in (0.0, -table.error, table.error):
        passes = has_passed(level, margin, table.passed, table.left)
        if not passes.any():
            return None
        times.append(table.first + int(np.argmax(passes)))
    return stated(times, method)


def has_passed(level: Fraction, margin: float, passed: Array, left: Array) -> NDArray[np.bool_]:
    """Whether P(T <= t) >= p + margin, judged on the smaller tail, as 1 - p may be far below an ulp of p."""
    return np.asarray(left <= float(1 - level) - margin if level > 0.5 else passed >= float(level) + margin)


def late_quantile(ratio: Ratio, b: float, level: Fraction) -> Value:
    """The quantile by contours, for t >= 32: one line serves a bisection nearby, and shows where the next should be."""
    t = time_near(ratio, b)
    for _ in range(MOST_LINES):
        line = line_at(ratio, b, t)
        near = width(ratio, t)
        found = bisect_on(line, level, 0.0, t, near, earliest(ratio))
        t, moved = found, abs(found - t)
        if moved <= NEAR * near:
            break
    line, finer = line_at(ratio, b, t), line_at(ratio, b, t, REFINED_STEP)
    error = error_of_lines(line, finer, t)
    near, first = width(ratio, t), earliest(ratio)
    return stated([bisect_on(finer, level, margin, t, near, first) for margin in (0.0, -error, error)], CONTOURS)


def time_near(ratio: Ratio, b: float) -> int:
    """A time to begin with: when the walk is near b by its drift or by its spread, whichever is sooner."""
    spread = (b / ratio.log_deviation) ** 2
    return max(earliest(ratio), math.ceil(min(spread, b / ratio.drift) if ratio.drift > 0 else spread))


def width(ratio: Ratio, t: int) -> int:
    """How far from t its line can be used: a factor 2, or three spreads of T, whichever is less."""
    if ratio.drift == 0:
        return t // 2
    return max(2, min(t // 2, math.floor(3 * ratio.log_deviation * math.sqrt(t) / abs(ratio.drift))))


def bisect_on(line: Line, level: Fraction, margin: float, t: int, reach: int, first: int) -> int:
    """The least time from t - reach to t + 2 reach at which the line says that p + margin has passed."""
    low, high = max(first, t - reach) - 1, t + 2 * reach
    p, q = float(level) + margin, float(1 - level) - margin
    while high - low > 1:
        middle = (low + high) // 2
        passes = line.tail(middle) >= p if line.below else line.tail(middle) <= q
        low, high = (low, middle) if passes else (middle, high)
    return high


def stated(times: list[int], method: str) -> Value:
    """The first of three times, with the largest distance from it of the others as error."""
    return Value(float(times[0]), float(max(abs(t - times[0]) for t in times)), method, "numerical")


def level_of(p: Fraction | float) -> Fraction:
    """Give p as the fraction that it is. Raises BadInput unless 0 < p < 1."""
    if not 0 < p < 1:
        raise BadInput(f"p must be a probability above 0 and below 1; got {p}")
    return Fraction(p)
