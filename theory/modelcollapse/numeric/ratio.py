"""The one-step ratio W = sigma_{t+1}^2 / sigma_t^2 = chi2_df / divisor in law, and the numbers that rule its walk.

With h = df/2, a = divisor and Y = -log W (positive steps lead down to collapse), the cumulant function of log W is

    Lambda(s) = log E W^s = s log(2/a) + log Gamma(h+s) - log Gamma(h),   Re s > -h

Source: Cochran 1934 (chi-square law); Asmussen 2003, Applied Probability and Queues, VIII, XIII (tilt, root, decay).
"""

from __future__ import annotations

import cmath
import math
from collections.abc import Callable
from dataclasses import dataclass
from fractions import Fraction
from functools import cached_property
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import ArrayLike, NDArray
from scipy.special import gammaln, psi

from modelcollapse.numeric.special import (
    digamma_excess,
    log_gamma_excess,
    log_minus_digamma,
    tetragamma,
    trigamma,
)


class Moments(NamedTuple):
    """Mean and variance of a law."""

    mean: float
    variance: float


@dataclass(frozen=True)
class Ratio:
    """W = sigma_{t+1}^2 / sigma_t^2 = chi2_df / divisor in law; divisor = the estimator's / temperature, exact.

    Numbers are good to about 1e-15 relative for df from 1 to 10^12 and any divisor > 0.
    """

    df: int
    divisor: Fraction

    @property
    def shape(self) -> Fraction:
        """h = df/2 exactly, the shape of W as a gamma variable."""
        return Fraction(self.df, 2)

    @cached_property
    def half(self) -> float:
        """Return h = df/2; the poles of E W^s are -h, -h-1, ..."""
        return float(self.shape)

    @cached_property
    def drift(self) -> float:
        """Return mu = E Y = log(a/2) - psi(h), to the last bit also near 0; positive means almost sure collapse."""
        return log_minus_digamma(self.divisor / 2, self.shape)

    @cached_property
    def log_variance(self) -> float:
        """Return v = Var log W = psi_1(h)."""
        return trigamma(self.half)

    @cached_property
    def log_deviation(self) -> float:
        """Return sd = sqrt(v), the natural unit of the walk."""
        return math.sqrt(self.log_variance)

    @cached_property
    def third_cumulant(self) -> float:
        """psi_2(h), the third cumulant of log W (negative)."""
        return tetragamma(self.half)

    def cgf(self, s: ArrayLike) -> NDArray[Any]:
        """Lambda(s) = log E W^s for s off the cut (-inf, -h]; the branch that is 0 at 0. Same shape as s."""
        points = np.asarray(s)
        return log_gamma_excess(self.half, points) - self.drift * points

    def cgf_slope(self, s: ArrayLike) -> NDArray[Any]:
        """Lambda'(s) = psi(h+s) - psi(h) - mu, for the same s."""
        return digamma_excess(self.half, np.asarray(s)) - self.drift

    @cached_property
    def tilt(self) -> float:
        """s^ = argmin Lambda over s > -h: psi(h+s^) = log(a/2); has the sign of the drift."""
        # psi(x) < log(x) and psi is concave: Newton from x = a/2 rises monotonically until rounding stops it
        s = float(self.divisor / 2 - self.shape)
        for _ in range(100):
            step = s - float(self.cgf_slope(s)) / trigamma(self.half + s)
            if not step > s:
                break
            s = step
        return s

    @cached_property
    def root(self) -> float:
        """s* > 0 with Lambda(s*) = 0, for drift > 0; exactly 1 where divisor == df. nan for drift <= 0."""
        if self.divisor == self.df:
            return 1.0
        if self.drift <= 0:
            return math.nan
        s = 2 * self.tilt
        while self.cgf(s) < 0:
            s *= 1.5
        for _ in range(100):
            # Newton for a convex function, from above: it falls monotonically until rounding stops it
            step = s - float(self.cgf(s)) / float(self.cgf_slope(s))
            if not step < s:
                break
            s = step
        return s

    @cached_property
    def cramer_rate(self) -> float:
        """I = -Lambda(s^) = -min Lambda >= 0: P(S_t <= 0) decays like e^{-I t}."""
        return -float(self.cgf(self.tilt))

    @cached_property
    def complex_zero(self) -> complex | None:
        """The first solution of Lambda(s) = -2 pi i with Re s < 0 < Im s; None where there is none.

        Solved on the continuous branch of Lambda: Newton on E W^s = 1 itself may land on a later zero.
        """
        mu, v = self.drift, self.log_variance
        far = (mu - cmath.sqrt(mu * mu - 4j * math.pi * v)) / v
        bottom, height = self.first_valley
        bend = trigamma(bottom + 2) + bottom**-2 + (bottom + 1) ** -2
        near = complex(bottom - self.half, math.sqrt(2 * max(height, 0.0) / bend))
        return self.polished(far) or self.polished(near)

    def polished(self, s: complex) -> complex | None:
        """Newton for Lambda(s) = -2 pi i from s; None if it leaves the quadrant Re s < 0 < Im s."""
        for _ in range(100):
            if not (cmath.isfinite(s) and s.real < 0 < s.imag):
                return None
            step = (complex(self.cgf(s)) + 2j * math.pi) / complex(self.cgf_slope(s))
            s -= step
            if abs(step) <= 1e-13 * abs(s):
                return s
        return None

    def log_moment(self, x: float) -> float:
        """Return log E W^s at s = x - h for x in (-2, -1), where the continued moment is positive again; convex."""
        slope = math.log(2) - math.log(self.divisor)
        return float(gammaln(x) - gammaln(self.half)) + (x - self.half) * slope

    @cached_property
    def first_valley(self) -> tuple[float, float]:
        """Where log_moment is least on (-2, -1), and its value there: negative if E W^s = 1 has real solutions."""
        slope = math.log(2) - math.log(self.divisor)
        bottom = bisect(lambda x: float(psi(x)) + slope, -2 + 1e-13, -1 - 1e-13)
        return bottom, self.log_moment(bottom)

    @cached_property
    def real_zero(self) -> float | None:
        """The solution of E W^s = 1 in (-h-2, -h-1) that is nearest to 0; None where there is none."""
        bottom, height = self.first_valley
        return None if height >= 0 else bisect(self.log_moment, bottom, -1 - 1e-13) - self.half

    @cached_property
    def decay(self) -> float:
        """rho1 = -Re of the first zero of 1 - E W^s left of 0; two-term formulas are off by O(e^{-rho1 b})."""
        zeros = [-z.real for z in (self.complex_zero, self.real_zero) if z is not None]
        # Where the two meet Newton finds neither: the double zero is at the bottom of the valley.
        return min(zeros, default=self.half - self.first_valley[0])


def bisect(function: Callable[[float], float], low: float, high: float) -> float:
    """The zero of an increasing function in (low, high), to the last bits."""
    for _ in range(80):
        middle = (low + high) / 2
        low, high = (middle, high) if function(middle) < 0 else (low, middle)
    return (low + high) / 2
