"""The law of log(sigma_t^2/sigma_0^2) by routes that share no code with the package: mpmath, convolution, Edgeworth."""

from __future__ import annotations

import math
from fractions import Fraction

import mpmath
import numpy as np
from scipy.special import gammainc, log_ndtr, polygamma, psi

from modelcollapse.numeric.ratio import Ratio
from modelcollapse.numeric.variance_law import VarianceLaw

DEEPEST = math.log(1e-140)


def law_of(df: int, divisor: object, t: int) -> VarianceLaw:
    """The law after t fits."""
    return VarianceLaw(Ratio(df, Fraction(divisor)), t)


def assert_log_close(log: float, reference: float, relative: float) -> None:
    """The probabilities agree to this relative error where they are above 1e-140, their logarithms do below it."""
    allowed = relative * max(1.0, reference / DEEPEST)
    assert abs(log - reference) <= allowed, f"log P {log!r} against {reference!r}; off by {log - reference:.3g}"


def log_tails_by_meijer_g(df: int, divisor: Fraction, t: int, y: float) -> tuple[float, float]:
    """Log P(log x <= y) and log P(log x > y): G-functions of the product of t Gamma(df/2) variables, at 30 digits."""
    with mpmath.workdps(30):
        h = mpmath.mpf(df) / 2
        u = mpmath.exp(mpmath.mpf(y)) * (mpmath.mpf(divisor.numerator) / (2 * divisor.denominator)) ** t
        below = mpmath.meijerg([[1], []], [[h] * t, [0]], u) / mpmath.gamma(h) ** t
        above = mpmath.meijerg([[], [1]], [[0] + [h] * t, []], u) / mpmath.gamma(h) ** t
        return float(mpmath.log(below)), float(mpmath.log(above))


def log_density_by_bessel(df: int, divisor: Fraction, y: float) -> float:
    """Log density of log x at t = 2: 2 u^h K_0(2 sqrt u) / Gamma(h)^2, u = e^y (divisor/2)^2."""
    with mpmath.workdps(30):
        h = mpmath.mpf(df) / 2
        u = mpmath.exp(mpmath.mpf(y)) * (mpmath.mpf(divisor.numerator) / (2 * divisor.denominator)) ** 2
        return float(mpmath.log(2 * u**h * mpmath.besselk(0, 2 * mpmath.sqrt(u)) / mpmath.gamma(h) ** 2))


def log_tail_at_50_digits(df: int, divisor: Fraction, t: int, y: mpmath.mpf, start: float) -> float:
    """Log P(log x <= y) for start < 0 and log P(log x > y) for start > 0: one straight line, mpmath's log Gamma.

    Re s = start, which must lie near the saddle point and, for the lower tail, far from the pole at -df/2.
    """
    with mpmath.workdps(50):
        h, a = mpmath.mpf(df) / 2, mpmath.mpf(divisor.numerator) / divisor.denominator

        def exponent(s):
            return t * (s * mpmath.log(2 / a) + mpmath.loggamma(h + s) - mpmath.loggamma(h)) - s * y

        start = mpmath.mpf(start)
        top = exponent(start)
        scale = min(abs(start), 3 / mpmath.sqrt(t * mpmath.psi(1, h + start)))
        total, step, k = mpmath.mpf(0), mpmath.mpf(1) / 30, 0
        while True:
            x = (k + mpmath.mpf(1) / 2) * step
            s = start + 1j * scale * mpmath.sinh(x)
            term = (mpmath.exp(exponent(s) - top) * scale * mpmath.cosh(x) / (s if start > 0 else -s)).real * step
            total, k = total + term, k + 1
            if k > 60 and abs(term) < mpmath.mpf(10) ** -25 * abs(total):
                return float(mpmath.log(total / mpmath.pi) + top)


def cdf_by_convolution(df: int, divisor: Fraction, t: int, y: float, step: float) -> float:
    """P(log x <= y), t >= 2: the density of log W convolved with itself on a grid, and the incomplete gamma last.

    The density is a constant times exp(-h (e^v - 1 - v)), v = log W - log(h / (divisor/2)).

    The sums are trapezoid rules for analytic functions on the whole line: they converge exponentially in 1/step.
    """
    h, level = df / 2, float(divisor) / 2
    mean, deviation = psi(h) - math.log(level), math.sqrt(polygamma(1, h))
    k = np.arange(-math.ceil((30 / h + 8 * deviation) / step), math.ceil((4 + 8 * deviation) / step))
    one = mean + step * k
    from_mode = one - math.log(h / level)
    density = np.exp(-h * (np.expm1(from_mode) - from_mode))
    density /= density.sum() * step
    total, first = density, k[0]
    for _ in range(t - 2):
        total, first = np.convolve(total, density) * step, first + k[0]
    grid = (t - 1) * mean + step * (first + np.arange(total.size))
    return float(np.sum(total * gammainc(h, level * np.exp(np.minimum(y - grid, 700)))) * step)


def log_tails_by_edgeworth(df: int, t: int, z: float) -> tuple[float, float]:
    """Log P(Z <= d), log P(Z > d) at z = d/sd, Z centred: Edgeworth's series (Petrov 1975, VI.1), error O(t^-2)."""
    h = df / 2
    third, fourth, fifth = (
        float(polygamma(r - 1, h)) / float(polygamma(1, h)) ** (r / 2) * t ** (1 - r / 2) for r in (3, 4, 5)
    )
    he = [np.polynomial.hermite_e.HermiteE.basis(k)(z) for k in range(9)]
    bend = (
        third / 6 * he[2]
        + (fourth / 24 * he[3] + third**2 / 72 * he[5])
        + (fifth / 120 * he[4] + third * fourth / 144 * he[6] + third**3 / 1296 * he[8])
    ) * (math.exp(-z * z / 2) / math.sqrt(2 * math.pi))
    return math.log(math.exp(log_ndtr(z)) - bend), math.log(math.exp(log_ndtr(-z)) + bend)
