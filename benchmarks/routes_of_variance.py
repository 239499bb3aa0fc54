"""The law of sigma_t^2 by two routes: contours against convolutions, Gamma and Meijer functions.

Each function takes a point of a grid and `off`: half the degrees of freedom, or the divisor, of the second route is
multiplied by 1 + off. It says how far the routes are apart, and None where one of them does not reach. The convolution
of a far tail is made here, under the law of exponent theta, whose mean is z:

    P(Z > z) = e^{t L(theta) - theta z} Int_0^inf e^{-theta u} f_theta(z + u) du,    L(s) = log E e^{s xi}

Source: Asmussen and Glynn 2007, Stochastic Simulation, VI.2 (exponential change of measure).
"""

from __future__ import annotations

import math
from fractions import Fraction
from itertools import product

import mpmath
import numpy as np
from scipy.special import psi

from comparison import ABSOLUTE, ESTIMATORS, Comparison, apart, ratio_of, span
from modelcollapse.numeric.log_variance_quantile import quantile
from modelcollapse.numeric.log_variance_tails import tails
from modelcollapse.numeric.ratio import bisect
from modelcollapse.numeric.step import composite
from modelcollapse.numeric.tails.grid_density import share_below, sum_density
from modelcollapse.numeric.variance_law import VarianceLaw

SIZES, FITS = (2, 3, 10, 100, 10**6, 10**9), (1, 2, 7, 100, 10**4, 10**9)
LEVELS, SIDES = ("0.5", "0.05", "1e-9", "1e-40", "1e-140"), ("below", "above")
CHI_SQUARE_SIZES, MEIJER_SIZES = (2, 3, 10, 100, 1001), (2, 5, 10)
DIGITS = 30
LEAST_SHAPE = 0.5
"""Below it the density of log Gamma is too skew for the grid of `grid_density`."""


def centred_point(half: float, t: int, level: str, side: str) -> float:
    """The z with this probability on its side."""
    tail, rest = math.log(float(level)), math.log1p(-float(level))
    ends = (tail, rest) if side == "below" else (rest, tail)
    return float(quantile(half, t, *(np.array([end]) for end in ends))[0])


def variance_share(n: int, t: int, level: str, side: str, off: Fraction) -> float:
    """P(Z <= z), Z = log sigma_t^2 less its mean: contour against convolution, absolute."""
    half = (n - 1) / 2
    z = centred_point(half, t, level, side)
    tail = math.exp(tails(half, t, np.array([z])).tail[0])
    return abs((tail if z < 0 else 1 - tail) - share_below(half * float(1 + off), t, z)[0])


def variance_tail(n: int, t: int, level: str, side: str, off: Fraction) -> float | None:
    """The tail at z by contour and by convolution under a tilted law, relative; None for a shape below 1/2."""
    half = (n - 1) / 2
    z = centred_point(half, t, level, side)
    other = tail_by_convolution(half * float(1 + off), t, z)
    return None if other is None else abs(math.expm1(float(tails(half, t, np.array([z])).tail[0]) - other))


def tail_by_convolution(half: float, t: int, z: float) -> float | None:
    """log P(Z <= z) for z < 0, log P(Z > z) for z >= 0; None where the tilted shape h + theta is below 1/2."""
    level = float(psi(half)) + z / t
    if level < float(psi(LEAST_SHAPE)):
        return None
    shape = bisect(lambda p: float(psi(p)) - level, LEAST_SHAPE, math.exp(level) + 1)
    with mpmath.workdps(2 * DIGITS):
        p, h = mpmath.mpf(shape), mpmath.mpf(half)
        log_factor = float(t * (mpmath.loggamma(p) - mpmath.loggamma(h) - (p - h) * mpmath.psi(0, h)) - (p - h) * z)
        start = float(z - t * (mpmath.psi(0, p) - mpmath.psi(0, h)))
        theta = float(p - h)
    law, sign = sum_density(shape, t), 1 if z >= 0 else -1
    reach = law.high - start if sign > 0 else start - law.low
    narrow = law.deviation / (8 * max(1.0, law.deviation * abs(theta)))
    edges = np.concatenate([[0.0], np.geomspace(narrow, reach, 40), np.arange(law.deviation, reach, law.deviation)])
    u, weights = composite(np.unique(edges))
    return log_factor + math.log(float((np.exp(-sign * theta * u) * law.at(start + sign * u)) @ weights))


def chi_square(n: int, name: str, level: str, side: str, off: Fraction) -> float:
    """The law of sigma_1^2 against the incomplete gamma function in 30 digits, relative."""
    law, p = VarianceLaw(ratio_of(n, name), 1), float(level)
    x = float(law.ppf(p) if side == "below" else law.isf(p))
    with mpmath.workdps(DIGITS):
        divisor = ratio_of(n, name, off).divisor
        ends = [0, mpmath.mpf(x) * divisor.numerator / (2 * divisor.denominator), mpmath.inf]
        other = mpmath.gammainc(mpmath.mpf(n - 1) / 2, *(ends[:2] if side == "below" else ends[1:]), regularized=True)
    return apart(float(law.cdf(x) if side == "below" else law.sf(x)), float(other))


def meijer(n: int, t: int, level: str, side: str, off: Fraction) -> float:
    """The law of sigma_t^2 against a Meijer G-function in 30 digits, relative; mle."""
    law, p = VarianceLaw(ratio_of(n, "mle"), t).log, float(level)
    y = float(law.ppf(p) if side == "below" else law.isf(p))
    with mpmath.workdps(DIGITS):
        h, divisor = mpmath.mpf(n - 1) / 2, ratio_of(n, "mle", off).divisor
        u = mpmath.exp(mpmath.mpf(y)) * (mpmath.mpf(divisor.numerator) / (2 * divisor.denominator)) ** t
        rows = ([[1], []], [[h] * t, [0]]) if side == "below" else ([[], [1]], [[0] + [h] * t, []])
        other = float(mpmath.log(mpmath.meijerg(*rows, u) / mpmath.gamma(h) ** t))
    return abs(math.expm1(float(law.logcdf(y) if side == "below" else law.logsf(y)) - other))


def compared() -> list[Comparison]:
    """The comparisons of this file."""
    levels = f"probability {LEVELS[0]} to {LEVELS[-1]} on either side"
    grid, points = f"n = {span(SIZES)}; t = {span(FITS)}; {levels}", list(product(SIZES, FITS, LEVELS, SIDES))
    one = f"n = {span(CHI_SQUARE_SIZES)}; three estimators; {levels}"
    ones = list(product(CHI_SQUARE_SIZES, ESTIMATORS, LEVELS, SIDES))
    few = f"n = {span(MEIJER_SIZES)}; mle; t = 2, 3; {levels}"
    fews = list(product(MEIJER_SIZES, (2, 3), LEVELS, SIDES))
    return [
        Comparison("P(sigma_t^2 <= x)", "contour; convolution", grid, points, variance_share, ABSOLUTE),
        Comparison("tails of sigma_t^2", "contour; tilted convolution", grid, points, variance_tail),
        Comparison("tails of sigma_1^2", "contour; incomplete gamma function in 30 digits", one, ones, chi_square),
        Comparison("tails of sigma_2^2, sigma_3^2", "contour; Meijer G in 30 digits", few, fews, meijer, every=7),
    ]
