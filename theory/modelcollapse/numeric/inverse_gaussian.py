"""An approximation of the law of the collapse time: the inverse Gaussian law with the mean and variance of T.

    P(T <= t) ~ F(t + 1/2),    F(x) = N(sqrt(k/x) (x/m - 1)) + e^{2k/m} N(-sqrt(k/x) (x/m + 1)),    k = m^3 / Var T

the law of the first passage of a Brownian motion with drift; the half accounts for T being an integer. N is the normal
distribution function. Its error is measured against the exact law, at as many times as are asked for.

Source: Schrodinger 1915; Tweedie 1957, Ann. Math. Stat. 28; half-integer correction, Feller 1968, VII.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from fractions import Fraction
from typing import NamedTuple

from scipy.special import log_ndtr, ndtr

from modelcollapse.errors import BadInput
from modelcollapse.numeric.collapse_time import collapse_time
from modelcollapse.numeric.passage_law import cdf
from modelcollapse.numeric.passage_quantile import quantile
from modelcollapse.numeric.ratio import Ratio

LEVELS = tuple(Fraction(k, 40) for k in (1, 2, 4, 8, 14, 20, 26, 32, 36, 38, 39))


@dataclass(frozen=True)
class InverseGaussian:
    """The inverse Gaussian law with this mean and variance, both > 0; an approximation of the law of T, not the law."""

    mean: float
    variance: float

    def cdf(self, t: float) -> float:
        """F(t + 1/2), an approximation of P(T <= t) for t >= 0."""
        x, shape = t + 0.5, self.mean**3 / self.variance
        root = math.sqrt(shape / x)
        # e^{2k/m} alone overflows
        tail = math.exp(2 * shape / self.mean + float(log_ndtr(-root * (x / self.mean + 1))))
        return float(ndtr(root * (x / self.mean - 1))) + tail

    def quantile(self, p: float) -> int:
        """The least t >= 0 with F(t + 1/2) >= p, 0 < p < 1."""
        low, high = -1, max(1, math.ceil(self.mean))
        while self.cdf(high) < p:
            low, high = high, 2 * high
        while high - low > 1:
            middle = (low + high) // 2
            low, high = (low, middle) if self.cdf(middle) >= p else (middle, high)
        return high


class Approximation(NamedTuple):
    """Approximate quantiles of T, and how far the approximate P(T <= t) is off at the exact ones, at most."""

    quantiles: tuple[int, ...]
    error: float


def inverse_gaussian(ratio: Ratio, b: float) -> InverseGaussian:
    """The approximation for b = log(1/eps) > 0, drift > 0. Raises BadInput where E T or Var T is infinite or 0."""
    time = collapse_time(ratio, b)
    if not (0 < time.mean.value < math.inf and time.variance.value > 0):
        raise BadInput(f"the inverse Gaussian approximation needs a finite E T and Var T > 0; {time.reason}")
    return InverseGaussian(time.mean.value, time.variance.value)


def measured_error(ratio: Ratio, b: float, levels: tuple[Fraction, ...] = LEVELS) -> float:
    """The largest |approximation - P(T <= t)| seen at the exact quantiles t of these levels and just before them."""
    approximation = inverse_gaussian(ratio, b)
    times = {int(quantile(ratio, b, p).value) for p in levels}
    times |= {t - 1 for t in times}
    return max(abs(approximation.cdf(t) - cdf(ratio, b, t).value) for t in times)


def approximate_quantiles(ratio: Ratio, b: float, levels: tuple[Fraction, ...]) -> Approximation | None:
    """The quantiles of the approximation at these levels; None where T is not random or not finite almost surely."""
    if ratio.drift <= 0 or not 0 < b < math.inf or collapse_time(ratio, b).variance.value <= 0:
        return None
    approximation = inverse_gaussian(ratio, b)
    found = tuple(approximation.quantile(float(p)) for p in levels)
    return Approximation(found, measured_error(ratio, b, levels))
