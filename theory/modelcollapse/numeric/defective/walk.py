"""The walk given that it collapses, S_t a sum of Y = -log W, where by itself it drifts away (E Y < 0).

    P(T = t) = E*[e^{-theta S_T} ; T = t],    f*(y) = e^{theta y} f(y),    theta > 0 with E e^{theta Y} = E W^-theta = 1

Under f* the ratio is again a chi-square over the divisor, with df - 2 theta for df; the walk drifts to collapse, and T
is finite. P(T < inf) = e^{-theta b} E* e^{-theta R}, R = S_T - b.

Source: Siegmund 1985, Sequential Analysis, II and VIII (likelihood ratio identity); Lundberg 1909 (theta).
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from fractions import Fraction
from functools import cached_property

import numpy as np

from modelcollapse.numeric.ratio import Ratio
from modelcollapse.numeric.special import LARGE
from modelcollapse.numeric.step import DEPTH, Array, Step, composite, stirling_remainder, wall, well

SHIFTS = np.arange(12.0)
MOST_IMBALANCE = 1e-12
LEAST_HALF = 1e-3  # of h*, below which no route reaches


@dataclass(frozen=True)
class Tilted(Ratio):
    """The ratio given collapse: W = chi2_{df - 2 theta} / divisor, where df is that of the walk by itself."""

    theta: float

    @property
    def shape(self) -> Fraction:
        """h* = df/2 - theta, exactly."""
        return Fraction(self.df, 2) - Fraction(self.theta)

    @cached_property
    def root(self) -> float:
        """theta, the other zero of the cumulant function of log W."""
        return self.theta


def tilted(ratio: Ratio) -> Tilted:
    """The walk given collapse, for drift < 0."""
    return Tilted(ratio.df, ratio.divisor, lundberg(ratio))


def lundberg(ratio: Ratio) -> float:
    """theta in (0, df/2) with log E W^-theta = 0, for drift < 0; P(T < inf) <= e^{-theta b}.

    Only a lower bound of it where it leaves h* below `LEAST_HALF`.
    """
    half, tilt = ratio.half, ratio.tilt
    s = 2 * tilt if 2 * tilt > -half else (tilt - half) / 2
    while log_moment(ratio, s) < 0:
        s = (s - half) / 2
        if half + s < LEAST_HALF:
            return -s
    for _ in range(200):
        # Newton for a convex function, from where it falls: it rises monotonically until rounding stops it
        step = s - log_moment(ratio, s) / slope(ratio, s)
        if not step > s:
            break
        s = step
    return -s


def log_moment(ratio: Ratio, s: float) -> float:
    """log E W^s for -df/2 < s < 0; by log E W^{s+12} where Stirling's series alone would be used near the pole."""
    if ratio.half < LARGE or ratio.half + s >= LARGE:
        return float(ratio.cgf(s))
    passed = 2 * (ratio.half + s + SHIFTS) / float(ratio.divisor)
    return float(ratio.cgf(s + len(SHIFTS))) - float(np.log(passed).sum())


def slope(ratio: Ratio, s: float) -> float:
    """(d/ds) log E W^s, in the same way."""
    if ratio.half < LARGE or ratio.half + s >= LARGE:
        return float(ratio.cgf_slope(s))
    return float(ratio.cgf_slope(s + len(SHIFTS))) - float(np.sum(1 / (ratio.half + s + SHIFTS)))


def step_given(walk: Tilted) -> Step | None:
    """The law of Y under f*, in units of its own sd; None where f* has not mass one within `MOST_IMBALANCE`."""
    half, scale = walk.half, walk.log_deviation
    mode = log_quotient(walk.divisor, walk.df - 2 * Fraction(walk.theta))
    if not abs(log_mass(walk, mode)) <= MOST_IMBALANCE * (1 + walk.theta * abs(mode)):
        return None
    peak = scale * math.sqrt(half / (2 * math.pi)) * math.exp(-stirling_remainder(half))
    low, high = (wall(DEPTH / half, side) / scale for side in (-1, 1))
    return Step(half, scale, walk.drift / scale, mode / scale, peak, low, high)


def log_quotient(a: Fraction, b: Fraction) -> float:
    """log(a/b); the quotient minus one is taken exactly, before it becomes a float."""
    excess = a / b - 1
    return math.log1p(float(excess)) if abs(excess) < 0.5 else math.log(float(a / b))


def log_mass(walk: Tilted, mode: float) -> float:
    """Log of the mass of e^{theta y} f(y), by comparing f and the density with h* where the latter is highest.

    theta y - h (e^{-u} - 1 + u) + u/2 - r(h) + r(h*), y = log(a/2h*), u = log(h/h*), r the remainder of Stirling's
    formula: no code in common with the cumulant function, whose zero theta is.
    """
    half = walk.df / 2
    u = -math.log1p(-walk.theta / half)
    fall = half * float(well(np.array([u]))[0])
    return walk.theta * mode - fall + u / 2 - stirling_remainder(half) + stirling_remainder(walk.half)


def beyond_discounted(step: Step, theta: float, distance: Array, panels: int = 24) -> Array:
    """E*[e^{-theta (x - d)} ; x > d] for x = Y/sd, theta in 1/sd, d of any shape as the answer; Gauss panels."""
    barrier = distance.reshape(-1, 1) - step.mode
    start = np.maximum(barrier, step.low)
    reach = np.maximum(step.high - start, 0.0)
    fraction, weight = composite(np.linspace(0.0, 1.0, panels + 1) ** 2)
    offset = start + reach * fraction
    mass = step.density(offset) * np.exp(-theta * (offset - barrier))
    return np.asarray((mass * reach * weight).sum(axis=1)).reshape(distance.shape)
