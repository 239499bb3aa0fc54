"""The expected centred tail E erfc(k / sqrt(2 x_t)) by quadrature against the density of log x_t: no contour.

    q = e^{t Lambda(theta) - theta M} Int erfc(sqrt(e^{c - z})) e^{-theta z} f(z) dz,    c = log(k^2/2) - M

f is the density of log x_t less its mean M under the law of exponent theta (each W then comes from a chi-square with
df + 2 theta degrees of freedom), from convolutions. theta >= 0 is such that f lies where the integrand does, so that
the result is accurate relative to its size. Lambda(theta) and M come from Gamma functions at many digits.

Source: Asmussen and Glynn 2007, Stochastic Simulation, VI.2 (exponential change of measure).
"""

from __future__ import annotations

import math
from fractions import Fraction
from typing import NamedTuple

import mpmath
import numpy as np
from numpy.typing import NDArray
from scipy.special import erfcx, psi

from modelcollapse.numeric.mellin import DIGITS, log_moment
from modelcollapse.numeric.ratio import Ratio, bisect
from modelcollapse.numeric.step import composite
from modelcollapse.numeric.tails.grid_density import Density, sum_density

Array = NDArray[np.float64]
SHAPE = 0.5


class Tilted(NamedTuple):
    """The exponent theta, t Lambda(theta) - theta M, and c = log(k^2/2) - M."""

    theta: float
    log_factor: float
    edge: float


def by_density(ratio: Ratio, t: int, k: int | Fraction) -> float:
    """E P(|X_t - mu_t| > k sigma_0) for t >= 1, df >= 1, k > 0; relative error about 1e-14."""
    return math.exp(log_by_density(ratio, t, k))


def log_by_density(ratio: Ratio, t: int, k: int | Fraction) -> float:
    """Logarithm of the expected centred tail, finite also where the tail is no float."""
    theta = tilt(ratio, t, 2 * math.log(k) - math.log(2))
    tilted = tilted_law(ratio, t, Fraction(k), theta)
    law = sum_density(ratio.half + theta, t)
    z, weights = composite(panel_edges(law, tilted))
    log = log_erfc_root(tilted.edge - z) - theta * z
    top = float(log.max())
    return tilted.log_factor + top + math.log(float(np.exp(log - top) @ (weights * law.at(z))))


def tilt(ratio: Ratio, t: int, y: float) -> float:
    """The theta >= 0 at which log(x_t G) has mean y, G a Gamma(1/2) variable; 0 where it has more without any."""
    level = math.log(ratio.divisor / 2)

    def excess(theta: float) -> float:
        return t * (float(psi(ratio.half + theta)) - level) + float(psi(SHAPE + theta)) - y

    if excess(0.0) >= 0:
        return 0.0
    high = 1e-8
    while excess(high) < 0:
        high *= 2
    return bisect(excess, 0.0, high)


def tilted_law(ratio: Ratio, t: int, k: Fraction, theta: float) -> Tilted:
    """The numbers of the change of measure, rounded once at the end."""
    exact = Fraction(theta)
    moment = t * log_moment(ratio, exact)
    with mpmath.workdps(DIGITS):
        shape = mpmath.mpf(ratio.df) / 2 + mpmath.mpf(theta)
        mean = t * (
            mpmath.psi(0, shape) - mpmath.log(mpmath.mpf(ratio.divisor.numerator) / (2 * ratio.divisor.denominator))
        )
        edge = mpmath.log(mpmath.mpf(k.numerator) ** 2 / (2 * mpmath.mpf(k.denominator) ** 2)) - mean
        factor = mpmath.mpf(moment.numerator) / moment.denominator - theta * mean
        return Tilted(theta, float(factor), float(edge))


def panel_edges(law: Density, tilted: Tilted) -> Array:
    """Panels no longer than one deviation of f, and shrinking towards where erfc falls off."""
    fall = min(max(tilted.edge - math.log(SHAPE + tilted.theta), law.low), law.high)
    steps = np.arange(math.ceil((law.high - law.low) / law.deviation) + 1)
    narrow = min(0.25 / math.sqrt(1 + tilted.theta), law.deviation)
    ladder = narrow * 2.0 ** np.arange(math.log2((law.high - law.low) / narrow))
    edges = np.concatenate([law.low + law.deviation * steps, fall - ladder, [fall], fall + ladder])
    return np.unique(np.clip(edges, law.low, law.high))


def log_erfc_root(u: Array) -> Array:
    """log erfc(sqrt(e^u))."""
    square = np.exp(np.minimum(u, 700.0))
    return np.asarray(np.log(erfcx(np.sqrt(square))) - square)
