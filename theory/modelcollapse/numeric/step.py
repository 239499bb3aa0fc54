"""One step Y = -log W = log(divisor / chi2_df) of the walk -log sigma_t^2: its density in units of its sd.

    f(y) = C exp(-h (e^{-u} - 1 + u)),    u = y - log(divisor / df),    h = df/2,    C = h^h e^{-h} / Gamma(h)

u is the distance from the mode, so that nothing large is subtracted: the form holds its digits up to df = 10^12,
where the textbook form (a/2)^h e^{-h y - (a/2) e^{-y}} / Gamma(h) keeps none. f is log-concave. Source: log of a gamma
variable, Johnson, Kotz and Balakrishnan 1994, chapter 17; composite Gauss quadrature, Davis and Rabinowitz 1984,
chapter 2.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from fractions import Fraction
from functools import lru_cache
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray
from scipy.special import gammaln

if TYPE_CHECKING:
    from modelcollapse.numeric.ratio import Ratio

Array = NDArray[np.float64]

ORDER = 16
DEPTH = 46.0  # the density is cut where it has fallen by e^-46 = 1e-20 from its peak
SERIES_BELOW = 0.5
SERIES = [(-1) ** k / math.factorial(k) for k in range(18, 1, -1)]
STIRLING_FROM = 12.0


@dataclass(frozen=True)
class Step:
    """The law of x = Y / sd by its offset x - mode; below `low` and above `high` it is under 1e-20 of its peak."""

    half: float
    scale: float  # sd of Y: the unit
    drift: float  # E Y / sd
    mode: float  # of Y / sd
    peak: float  # density of Y / sd at the mode
    low: float
    high: float

    def density(self, offset: Array) -> Array:
        """Density of Y / sd at mode + offset, any shape; relative error about 1e-15 near the mode, 1e-14 far out."""
        return np.asarray(self.peak * np.exp(-self.half * well(self.scale * offset)))


def step_of(ratio: Ratio) -> Step:
    """The law of one step in units of sd = sqrt(Var Y), from df, the divisor, E Y and Var Y."""
    half, scale = ratio.df / 2, math.sqrt(ratio.log_variance)
    mode = log_mode(ratio.df, ratio.divisor) / scale
    peak = scale * math.sqrt(half / (2 * math.pi)) * math.exp(-stirling_remainder(half))
    low, high = (wall(DEPTH / half, side) / scale for side in (-1, 1))
    return Step(half, scale, ratio.drift / scale, mode, peak, low, high)


def log_mode(df: int, divisor: Fraction) -> float:
    """The mode of Y, log(divisor / df); the quotient minus one is taken exactly, before it becomes a float."""
    excess = divisor / df - 1
    return math.log1p(float(excess)) if abs(excess) < 0.5 else math.log(float(divisor / df))


def stirling_remainder(half: float) -> float:
    """Remainder log Gamma(h) - (h log h - h - log(h / 2 pi) / 2), by its series 1/(12 h) - ... for h >= 12."""
    if half < STIRLING_FROM:
        return float(gammaln(half) - half * math.log(half) + half + 0.5 * math.log(half / (2 * math.pi)))
    z = 1.0 / (half * half)
    return (1 / 12 - z * (1 / 360 - z * (1 / 1260 - z * (1 / 1680 - z * (1 / 1188 - z * 691 / 360360))))) / half


def wall(level: float, side: int) -> float:
    """The u > 0 (side 1) or u < 0 (side -1) with e^{-u} - 1 + u = level > 0; Newton from outside, monotone (convex)."""
    u = level + 1.0 if side > 0 else -math.log1p(level + math.sqrt(2.0 * level))
    for _ in range(200):
        move = (math.expm1(-u) + u - level) / -math.expm1(-u)
        u -= move
        if abs(move) <= 1e-9 * abs(u):
            break
    return u


def well(u: Array) -> Array:
    """e^{-u} - 1 + u without cancellation: its power series where |u| < 1/2."""
    near = np.asarray(np.polyval(SERIES, np.clip(u, -SERIES_BELOW, SERIES_BELOW)) * u * u)
    if np.abs(u).max(initial=0.0) < SERIES_BELOW:
        return near
    with np.errstate(over="ignore"):
        return np.asarray(np.where(np.abs(u) < SERIES_BELOW, near, np.expm1(-u) + u))


def body(step: Step, panels: int = 12) -> tuple[Array, Array]:
    """Offsets o and weights w of quadrature over the whole law, w with the density: sum w g(mode + o) = E g(Y / sd).

    Panels on each side of the mode shrink towards it, for the law is steep on its left when h is small.
    """
    ladder = np.linspace(0.0, 1.0, panels + 1) ** 2
    offsets, weights = composite(np.concatenate([step.low * ladder[:0:-1], step.high * ladder]))
    return offsets, weights * step.density(offsets)


def beyond(step: Step, distance: Array, powers: tuple[int, ...], panels: int = 16) -> list[Array]:
    """E[(x - d)^p ; x > d] for each power p, x = Y / sd, d of shape (k,) as each answer; absolute error about 1e-16."""
    barrier = (distance - step.mode)[:, None]
    start = np.maximum(barrier, step.low)
    reach = np.maximum(step.high - start, 0.0)
    fraction, weight = composite(np.linspace(0.0, 1.0, panels + 1) ** 2)
    offset = start + reach * fraction
    mass = step.density(offset) * reach * weight
    return [np.asarray((mass * (offset - barrier) ** p).sum(axis=1)) for p in powers]


def composite(edges: Array) -> tuple[Array, Array]:
    """Nodes and weights of Gauss-Legendre quadrature on each panel between neighbouring edges, one flat array each."""
    nodes, weights = gauss()
    width = np.diff(edges)[:, None]
    return (edges[:-1, None] + width * nodes).ravel(), (width * weights).ravel()


@lru_cache(maxsize=1)
def gauss() -> tuple[Array, Array]:
    """Gauss-Legendre nodes and weights of order `ORDER` on (0, 1)."""
    nodes, weights = np.polynomial.legendre.leggauss(ORDER)
    return (nodes + 1) / 2, weights / 2
