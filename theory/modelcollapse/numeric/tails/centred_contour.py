"""The expected centred tail E P(|X_t - mu_t| > k sigma_0) by one integral over a path through its saddle point.

Given x_t = sigma_t^2 / sigma_0^2 the tail is erfc(k / sqrt(2 x_t)), that is P(x_t G > k^2/2) with G a Gamma(1/2)
variable. So q is the upper tail of log x_t + log G, t log chi-squares with df degrees of freedom and one with one:

    q = (1/2 pi i) Int_{Re s > 0} Gamma(s+1/2) / (sqrt(pi) s) (k^2/2)^{-s} e^{t Lambda(s)} ds,    Lambda(s) = log E W^s

Where q is above about a half the path runs on the other side of the pole, -1/2 < Re s < 0, and gives 1 - q.

Sources: Springer and Thompson 1970 (products of gamma variables); Daniels 1954 (saddle point); Lugannani and Rice 1980
(the pole at 0); Trefethen and Weideman 2014 (exponential convergence).
"""

from __future__ import annotations

import math
from fractions import Fraction
from typing import Any

import numpy as np
from numpy.typing import NDArray
from scipy.special import polygamma, psi

from modelcollapse.numeric.log_variance_law import LogVarianceLaw
from modelcollapse.numeric.log_variance_tails import (
    BLUR,
    CUTS,
    DEEPEST,
    DEPTH,
    NODES,
    STEEPEST,
    WIDEST,
    Paths,
    cumulant,
)
from modelcollapse.numeric.ratio import Ratio
from modelcollapse.numeric.special import digamma_excess, log_gamma_excess
from modelcollapse.numeric.variance_law import two_part_log

Array = NDArray[Any]
Complex = NDArray[np.complex128]
SHAPE = 0.5  # of G; its poles -1/2, -3/2, ... are never farther than those of W, -df/2, ...
DIGAMMA = float(psi(SHAPE))


def by_contour(ratio: Ratio, t: int, k: int | Fraction, nodes: int = NODES) -> float:
    """E P(|X_t - mu_t| > k sigma_0) for t >= 1, df >= 1, k from 1e-150 to 1e150; relative error 1e-15 (1 + |log|)."""
    return math.exp(log_by_contour(ratio, t, k, nodes))


def log_by_contour(ratio: Ratio, t: int, k: int | Fraction, nodes: int = NODES) -> float:
    """Logarithm of the expected centred tail, finite also where the tail is no float; -inf below about -1e299."""
    z = centred_threshold(ratio, t, k)
    if z / (t + 1) > DEEPEST - math.log(t + 1):
        return -math.inf
    log_side = side(ratio.half, t, z, nodes)
    return log_side if z >= 0 else math.log1p(-math.exp(log_side))


def centred_threshold(ratio: Ratio, t: int, k: int | Fraction) -> float:
    """log(k^2/2) - E log(x_t G), without the rounding of the two where both are large."""
    high, low = LogVarianceLaw(ratio, t).centre
    y, rest = two_part_log(float(Fraction(k) ** 2 / 2))
    return float((y - high) + (rest - low) - DIGAMMA)


def side(half: float, t: int, z: float, nodes: int) -> float:
    """log P(Z > z) for z >= 0 and log P(Z <= z) for z < 0, Z = log(x_t G) less its mean."""
    top, _, values = integrand(half, t, z, nodes)
    return top + math.log(float(values.real.sum())) if top >= -BLUR else top


def slope_by_contour(ratio: Ratio, t: int, k: int | Fraction) -> float:
    """The derivative of q in t, on a positive scale of its own: Lambda(s) e^{t Lambda(s)} under the same integral."""
    z = centred_threshold(ratio, t, k)
    _, s, values = integrand(ratio.half, t, z, NODES)
    slope = float((values * ratio.cgf(s)).real.sum())
    return slope if z >= 0 else -slope


def integrand(half: float, t: int, z: float, nodes: int) -> tuple[float, Complex, Complex]:
    """The exponent where the path starts, the nodes s, and the integrand there over e^exponent, times its weight."""
    path = choose_path(half, t, z)
    with np.errstate(all="ignore"):  # too deep or blurred values are not used
        top = float(exponent(half, t, z, np.asarray(path.start)))
        deep = exponent(half, t, z, path.at(CUTS)).real < top - DEPTH
        width = CUTS[deep.argmax() if deep.any() else -1] / nodes
        x = (np.arange(nodes) + 0.5) * width
        s = path.at(x)
        values = np.exp(exponent(half, t, z, s) - top) * path.slope(x) / (s if z >= 0 else -s)
        return top, s, values * (width / math.pi)


def exponent(half: float, t: int, z: float, s: Array) -> Array:
    """Log E e^{s Z} - s z."""
    return np.asarray(t * cumulant(half, s) + log_gamma_excess(SHAPE, s) - s * z)


def choose_path(half: float, t: int, z: float) -> Paths:
    """A hyperbola from the saddle point, or from a little off the pole at 0, bent as steepest descent is."""
    off_pole = 1 / math.sqrt(cumulant_derivative(1, half, t, 0.0))
    point = saddle(half, t, z)
    start = max(point, off_pole) if z >= 0 else max(min(point, -min(off_pole, SHAPE / 2)), -SHAPE * (1 - 1e-15))
    spread = cumulant_derivative(1, half, t, start)
    left = (SHAPE + start) / (1 - STEEPEST) if z < 0 else math.inf
    scale = min(abs(start), left, WIDEST / math.sqrt(spread))
    bend = math.asin(min(scale * -cumulant_derivative(2, half, t, start) / (2 * spread), STEEPEST))
    return Paths(np.asarray(start), np.asarray(scale), np.asarray(bend))


def saddle(half: float, t: int, z: float) -> float:
    """The s > -1/2 where the derivative of log E e^{s Z} is z, to six digits."""
    # The derivative is concave in s, so Newton rises to z from below; psi(x) <= psi(2) - 1/x for x <= 1.
    s = 0.0 if z >= 0 else 1 / (2.39 - z) - SHAPE
    for _ in range(200):
        slope = t * float(digamma_excess(half, np.asarray(s))) + float(digamma_excess(SHAPE, np.asarray(s)))
        step = (z - slope) / cumulant_derivative(1, half, t, s)
        s += max(step, 0.0)
        if step <= 1e-6 * (SHAPE + s):
            break
    return s


def cumulant_derivative(order: int, half: float, t: int, s: float) -> float:
    """The derivative of order 1 + `order` of log E e^{s Z}: t psi_order(h+s) + psi_order(1/2+s)."""
    return float(t * polygamma(order, half + s) + polygamma(order, SHAPE + s))
