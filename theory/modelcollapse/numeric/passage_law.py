"""The law of the collapse time T = min{t >= 0 : S_t >= b}: P(T <= t), P(T > t) and P(T = t).

S_t is a sum of t copies of Y = -log W, b = log(1/eps). Early times by carrying the density of S_t forward, late ones by
two nested contours, each on two sets of nodes; for strong drift the forward evolution to the end. Each probability has
an absolute error. The drift may have any sign: if it is negative, P(T < inf) < 1.

Source: Spitzer 1964, Principles of Random Walk, IV; Feller 1971, chapter XII.
"""

from __future__ import annotations

import math
from typing import NamedTuple

from modelcollapse.errors import BadInput
from modelcollapse.numeric import evolve
from modelcollapse.numeric.collapse_time import check
from modelcollapse.numeric.passage_contour import STRONGEST, Line, earliest, line_at, reaches
from modelcollapse.numeric.passage_start import start_of
from modelcollapse.numeric.ratio import Ratio
from modelcollapse.numeric.step import Array
from modelcollapse.values import Value, exact

MANY = 400  # times carried one by one where no contours follow
REFINED_STEP = 0.036
SPENT = 45.0  # e^-45: what is still to cross is neglected
WHOLE_ERROR = 1e-12  # the forward evolution to the end gives nothing where it loses more
UNSPENT = 1e-9
CONTOURS = "nested contours, on two sets of nodes"
FORWARD = "forward evolution, on two sets of panels"
WHOLE = "forward evolution, survival and exit summed apart"


class Tails(NamedTuple):
    """P(T <= t), P(T > t) and P(T = t), all off by at most `error`, and how they were found."""

    passed: float
    left: float
    now: float
    error: float
    method: str


class Table(NamedTuple):
    """P(T <= t) and P(T > t) at t = first, first + 1, ...; off by at most `error`."""

    first: int
    passed: Array
    left: Array
    error: float


def cdf(ratio: Ratio, b: float, t: int) -> Value:
    """P(T <= t), with its absolute error, 1e-14 as a rule. Raises BadInput outside 1 <= df <= 10^12 and where no route
    reaches.
    """
    tails = tails_at(ratio, b, t)
    return probability(tails.passed, tails)


def sf(ratio: Ratio, b: float, t: int) -> Value:
    """P(T > t), with its absolute error, which is relative far in the right tail. Raises BadInput as `cdf`."""
    tails = tails_at(ratio, b, t)
    return probability(tails.left, tails)


def pmf(ratio: Ratio, b: float, t: int) -> Value:
    """P(T = t), with its absolute error. Raises BadInput as `cdf`."""
    tails = tails_at(ratio, b, t)
    return probability(tails.now, tails)


def ever(ratio: Ratio, b: float) -> Value:
    """P(T < inf): 1 if the drift is not negative, less than 1 if it is. Raises BadInput as `cdf`."""
    check(ratio, b)
    if b > 0 and math.isinf(b):
        return exact(0, "eps = 0 is never reached")
    if b <= 0 or ratio.drift >= 0:
        return exact(1, "the drift is not negative" if b > 0 else "definition")
    return cdf(ratio, b, MANY + 1)


def tails_at(ratio: Ratio, b: float, t: int) -> Tails:
    """The three probabilities at t by the route that reaches."""
    check(ratio, b)
    if b <= 0:
        return Tails(float(t >= 0), float(t < 0), float(t == 0), 0.0, "definition")
    if t <= 0 or math.isinf(b):
        return Tails(0.0, 1.0, 0.0, 0.0, "definition")
    last = last_of_start(ratio, b)
    if t <= last:
        return tails_of_table(start_table(ratio, b, last), t, FORWARD)
    if reaches(ratio, b, t):
        return tails_of_contours(ratio, b, t)
    if ratio.drift < 0:
        return tails_of_the_spent(ratio, b, last)
    return tails_of_table(whole_table(ratio, b), t, WHOLE)


def tails_of_the_spent(ratio: Ratio, b: float, last: int) -> Tails:
    """The tails beyond `last`, for negative drift, where next to nothing crosses any more. Raises BadInput if some may.

    P(t < T < inf) <= sum_{k>t} P(S_k >= b) <= e^{s^ b - I t}/(e^I - 1), by Chernoff's bound at s^ < 0.
    """
    rate = ratio.cramer_rate
    rest = math.exp(ratio.tilt * b - rate * last) / math.expm1(rate) if rate > 0 else math.inf
    if rest > UNSPENT:
        raise BadInput(
            f"n={ratio.df + 1}, divisor={float(ratio.divisor):.6g}, log(1/eps)={b:.6g}: the variance drifts upward "
            f"(E log W > 0), but so slowly that it may still collapse after t={last}; ask for t <= {last} or simulate"
        )
    end = tails_of_table(start_table(ratio, b, last), last, FORWARD)
    return end._replace(now=0.0, error=end.error + rest)


def last_of_start(ratio: Ratio, b: float) -> int:
    """How many times are carried one by one: few, if the contours follow; no more than matter, if they do not."""
    few = earliest(ratio) * 5 // 4
    if reaches(ratio, b, few):
        return few
    if ratio.drift >= 0 or ratio.cramer_rate * MANY <= SPENT:
        return MANY
    return math.ceil(SPENT / ratio.cramer_rate)


def start_table(ratio: Ratio, b: float, last: int) -> Table:
    """The law from t = 0 to `last`."""
    return Table(0, *start_of(ratio, b, last))


def whole_table(ratio: Ratio, b: float) -> Table:
    """The law from its first to its last possible time. Raises BadInput where the forward evolution does not reach."""
    law = evolve.law_of(ratio, b)
    if law is None:
        raise BadInput(
            f"n={ratio.df + 1}, divisor={float(ratio.divisor):.6g}, log(1/eps)={b:.6g}: the law of T beyond t={MANY} "
            f"needs -E log W < {STRONGEST} sd(log W) or a smaller eps; choose a divisor nearer n or simulate"
        )
    return Table(law.first, law.passed, law.survival, WHOLE_ERROR)


def tails_of_table(table: Table, t: int, method: str) -> Tails:
    """The tails at t, with what lies before and after the table."""
    at = t - table.first
    if at < 0:
        return Tails(0.0, 1.0, 0.0, table.error, method)
    if at >= len(table.left):
        return Tails(1.0, 0.0, 0.0, table.error, method)
    before = table.passed[at - 1] if at else 0.0
    return Tails(float(table.passed[at]), float(table.left[at]), float(table.passed[at] - before), table.error, method)


def tails_of_contours(ratio: Ratio, b: float, t: int) -> Tails:
    """The tails at t from a line, and their error from a line with finer nodes."""
    return tails_of_lines(line_at(ratio, b, t), line_at(ratio, b, t, REFINED_STEP), t)


def tails_of_lines(line: Line, finer: Line, t: int) -> Tails:
    """The tails at t from lines made for a time near it; the error is that at t."""
    tail = finer.tail(t)
    passed, left = (tail, 1 - tail) if finer.below else (1 - tail, tail)
    return Tails(passed, left, finer.pmf(t), error_of_lines(line, finer, t), CONTOURS)


def error_of_lines(line: Line, finer: Line, t: int) -> float:
    """What two sets of nodes disagree by, and rounding."""
    return 2 * abs(line.tail(t) - finer.tail(t)) + finer.rounding(t)


def probability(value: float, tails: Tails) -> Value:
    """A probability, rounding outside [0, 1] clipped; exact where it holds by definition."""
    rigour = "numerical" if tails.error else "exact"
    return Value(min(max(value, 0.0), 1.0), tails.error, tails.method, rigour)
