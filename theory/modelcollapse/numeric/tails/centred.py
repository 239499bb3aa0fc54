"""The tail about the model's own mean, P(|X_t - mu_t| > k sigma_0): its expectation, and what a typical run has.

Given x_t = sigma_t^2 / sigma_0^2 it is erfc(k / sqrt(2 x_t)), which rises with x_t. So its median over the runs is its
value at the median of x_t, while its expectation is carried by the rare runs whose variance is still large.

Each number has two routes. The expectation: a contour integral of Gamma functions, and quadrature against a density
that comes from convolutions. The median: the quantile of log x_t by contours, and the share of runs below it by the
same convolutions.
"""

from __future__ import annotations

import math
from fractions import Fraction

import mpmath
from scipy.special import erfcx

from modelcollapse.errors import BadInput, Open
from modelcollapse.numbers import brief
from modelcollapse.numeric.log_variance_law import LogVarianceLaw
from modelcollapse.numeric.ratio import Ratio
from modelcollapse.numeric.tails.centred_contour import by_contour, log_by_contour
from modelcollapse.numeric.tails.centred_density import by_density
from modelcollapse.numeric.tails.grid_density import share_below
from modelcollapse.numeric.variance_law import two_part_log
from modelcollapse.values import HALF_ULP, Value, exact

__all__ = ["by_contour", "by_density", "centred_tail", "log10_typical_tail", "truth_tail", "typical_tail"]

LARGEST_DF, LARGEST_T = 10**9, 10**9
"""As far as the two routes have been compared."""
LEAST = Fraction(1, 10**150)
ROUNDING = 4e-15  # times 1 + |log q|: a few times the most that the contour was off from 30 and 50 digits
MEDIAN_BLUR = 2e-15  # of a probability, by convolutions
CONTOUR_AND_DENSITY = "saddle-point contour against quadrature over a convolved density"
MEDIAN = "the tail is monotone in the variance: its value at the median, whose rank is checked by convolution"


def centred_tail(ratio: Ratio, t: int | float, k: int | Fraction) -> Value:
    """E P(|X_t - mu_t| > k sigma_0 | run) = E erfc(k / sqrt(2 x_t)), for t = 0, 1, ... fits or t = inf, and k >= 0.

    Raises BadInput beyond t = 10^9 or df = 10^9, or for k outside 10^-150 ... 10^150; Open at t = inf where the drift
    cannot be told from 0. Springer and Thompson 1970.
    """
    end = at_an_end(ratio, t, k)
    if end:
        return end
    log, other = log_by_contour(ratio, int(t), k), by_density(ratio, int(t), k)
    value = math.exp(log)
    floor = value * ROUNDING * (1 + abs(log)) if value else math.ulp(0.0)
    return Value(value, max(abs(value - other), floor), CONTOUR_AND_DENSITY, "numerical")


def typical_tail(ratio: Ratio, t: int | float, k: int | Fraction) -> Value:
    """The median over the runs of P(|X_t - mu_t| > k sigma_0 | run): erfc(k / sqrt(2 median x_t)).

    It falls doubly exponentially where the variance collapses; below 1e-323 it is 0 with the smallest float as its
    error, and `log10_typical_tail` goes on. Same domain and errors as `centred_tail`.
    """
    end = at_an_end(ratio, t, k)
    if end:
        return end
    median = LogVarianceLaw(ratio, int(t)).median()
    square = typical_square(median, k)
    value = math.erfc(math.sqrt(square))
    if value == 0:
        return Value(0.0, math.ulp(0.0), MEDIAN, "numerical")
    hazard = math.sqrt(square / math.pi) / float(erfcx(math.sqrt(square)))
    blur = median_error(ratio, int(t), median) + 1e-15 * (1 + abs(math.log(square)))
    return Value(value, max(value * (hazard * blur + ROUNDING), math.ulp(0.0)), MEDIAN, "numerical")


def log10_typical_tail(ratio: Ratio, t: int, k: int | Fraction) -> float:
    """log10 of the typical tail, finite also where the tail is no float; -inf where that too is none, and at 0."""
    end = at_an_end(ratio, t, k)
    if end:
        return math.log10(end.value) if end.value else -math.inf
    square = typical_square(LogVarianceLaw(ratio, t).median(), k)
    return (math.log(float(erfcx(math.sqrt(square)))) - square) / math.log(10) if square < math.inf else -math.inf


def truth_tail(k: int | Fraction) -> Value:
    """P(|X_0 - mu_0| > k sigma_0) = erfc(k / sqrt 2), k >= 0; 0 with the smallest float as its error for k > 39."""
    if k == 0:
        return exact(1, "definition")
    if k > 39:
        return Value(0.0, math.ulp(0.0), "definition", "exact")
    with mpmath.workdps(40):
        tail = mpmath.erfc(mpmath.mpf(Fraction(k).numerator) / (Fraction(k).denominator * mpmath.sqrt(2)))
        return Value(float(tail), max(float(tail) * HALF_ULP, math.ulp(0.0)), "definition", "exact")


def at_an_end(ratio: Ratio, t: int | float, k: int | Fraction) -> Value | None:
    """The tail where it is known without any law, or a refusal; None for an ordinary t and k."""
    if k < 0 or t < 0:
        raise BadInput(f"k and t must be >= 0 for a tail; got k={brief(k)}, t={t}")
    if t == 0:
        return truth_tail(k)
    if ratio.df == 0:
        return exact(0, "a sample of one point leaves a model of no width")
    if k == 0:
        return exact(1, "definition")
    if t == math.inf:
        return limit(ratio)
    if t > LARGEST_T or ratio.df > LARGEST_DF:
        raise BadInput(f"t and n must be at most {LARGEST_T:.0e} for this tail; got t={t}, n={ratio.df + 1}")
    if not LEAST <= k <= 1 / LEAST:
        raise BadInput(f"k must be 0 or between 1e-150 and 1e150; got {brief(k)}")
    return None


def limit(ratio: Ratio) -> Value:
    """The tail at t = inf for k > 0."""
    if ratio.drift == 0:
        raise Open("the drift cannot be told from 0, where half of the expected tail would stay; ask for a finite t")
    reason = "almost sure collapse" if ratio.drift > 0 else "the variance goes to infinity almost surely"
    return exact(int(ratio.drift < 0), reason)


def typical_square(median: float, k: int | Fraction) -> float:
    """k^2 / (2 median x_t), from the median of log x_t; inf where it is no float."""
    y, rest = two_part_log(float(Fraction(k) ** 2 / 2))
    power = float((y - median) + rest)
    return math.exp(power) if power < 709 else math.inf


def median_error(ratio: Ratio, t: int, median: float) -> float:
    """How far the median of log x_t may be off, from the share of runs below it by another route."""
    high, low = LogVarianceLaw(ratio, t).centre
    share, density = share_below(ratio.half, t, (median - high) - low)
    return (abs(share - 0.5) + MEDIAN_BLUR) / density
