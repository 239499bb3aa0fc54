"""Approximate solutions lambda of E e^{lambda Y} = 1 with Re lambda > 0, exact dyadic numbers; no proof rests on them.

With Phi(-lambda) = (a/2)^lambda Gamma(h-lambda)/Gamma(h), poles at lambda = h + k, the region |Phi| > 1 has one large
component, which holds the poles k = 0, ..., k* and has k*+1 zeros of 1 - Phi on its boundary (0 is one), and one small
component, with one zero, about each later pole. On the boundary of the large one, in the upper half plane,

    log Phi(-lambda) = 2 pi i m,   m = 1, ..., k*/2;   near a later pole   |lambda - h - k| ~ (a/2)^{h+k}/(k! Gamma(h))

Source: Rouche's theorem and the argument principle tell how many there are; a wrong zero makes a certificate worse, not
wrong (see `meromorphic`).
"""

from __future__ import annotations

import cmath
import math
from dataclasses import dataclass

from flint import acb, arb, ctx
from scipy.special import loggamma, psi

from modelcollapse.numeric.certified.balls import exact, half_of, precision, rational
from modelcollapse.numeric.ratio import Ratio, bisect

STEPS = 4  # of the continuation from one zero to the next
ROUNDS = 60


@dataclass(frozen=True)
class Landscape:
    """log |Phi(-lambda)| in floats."""

    ratio: Ratio
    half: float
    log_scale: float
    log_gamma: float

    @staticmethod
    def of(ratio: Ratio) -> Landscape:
        """Its constants h, log(a/2) and log Gamma(h)."""
        half = ratio.half
        return Landscape(ratio, half, math.log(ratio.divisor / 2), math.lgamma(half))

    def log_weight(self, k: int) -> float:
        """Return log of (a/2)^{h+k}/(k! Gamma(h)), the size of the residue of Phi at h+k."""
        return (self.half + k) * self.log_scale - math.lgamma(k + 1) - self.log_gamma

    def log_transform(self, rate: complex) -> complex:
        """Return log Phi(-lambda), the branch that is 0 at 0, off the cut lambda >= h."""
        return rate * self.log_scale + complex(loggamma(self.half - rate)) - self.log_gamma

    def slope(self, rate: complex) -> complex:
        """Return the derivative of log_transform."""
        return self.log_scale - complex(psi(self.half - rate))

    def height(self, rate: float) -> float:
        """Return log |Phi(-lambda)| at real lambda > h, between poles."""
        return rate * self.log_scale + math.lgamma(self.half - rate) - self.log_gamma

    def valley(self, k: int) -> float:
        """Where |Phi| is least between the poles h+k and h+k+1."""
        return self.half - bisect(lambda x: float(psi(x)) - self.log_scale, -k - 1 + 1e-13, -k - 1e-13)


def last_joined_pole(land: Landscape) -> int:
    """k*, the last pole of the large component; its valleys rise up to k ~ a/2 and fall from there."""
    k = max(0, int(land.ratio.divisor / 2) - 1)
    while land.height(land.valley(k)) > 0:
        k += 1
    return k


def poles_needed(land: Landscape, reach: float) -> int:
    """J: the least k >= k* after which the weights stay below 10^-reach."""
    k = last_joined_pole(land)
    while land.log_weight(k + 1) > -reach * math.log(10):
        k += 1
    return k


def complex_starts(land: Landscape, last: int) -> list[complex]:
    """The solutions of log Phi(-lambda) = 2 pi i m, m = 1, ..., k*/2, each continued from the one before."""
    drift, v = land.ratio.drift, land.ratio.log_variance
    step = 2j * math.pi / STEPS
    rate = (cmath.sqrt(drift * drift + 2 * v * step) - drift) / v
    found = []
    for quarter in range(1, STEPS * (last // 2) + 1):
        rate = rate if quarter == 1 else rate + step / land.slope(rate)
        for _ in range(8):
            rate -= (land.log_transform(rate) - quarter * step) / land.slope(rate)
        if quarter % STEPS == 0:
            found.append(rate)
    return found


def real_start(land: Landscape, k: int) -> tuple[int, float]:
    """A pole h+k and an offset from it, towards its zero and short of it, from where Newton's method climbs to it."""
    side, valley = (1, land.valley(k)) if k % 2 else (-1, land.valley(k - 1))
    offset = min(math.exp(min(land.log_weight(k), 0.0)), abs(valley - land.half - k))
    while offset > 1e-12 and land.height(land.half + k + side * offset) < 0:
        offset /= 2
    return k, side * offset


def real_starts(land: Landscape, last: int, count: int) -> list[tuple[int, float]]:
    """Starts at the poles k* < k <= count, and at k* itself where the large component ends in a real zero."""
    return [real_start(land, k) for k in range(last if last % 2 else last + 1, count + 1)]


def polished(ratio: Ratio, rate: acb, turns: int) -> acb:
    """Newton's method for log Phi(-lambda) = 2 pi i turns, on midpoints; on the real axis for log |Phi| = 0."""
    half, log_scale = acb(half_of(ratio)), rational(ratio.divisor / 2).log()
    level = half.lgamma() + acb(0, 2 * turns) * arb.pi()
    enough = arb(2) ** (8 - ctx.prec)
    for _ in range(ROUNDS):
        value = rate * log_scale + (half - rate).lgamma() - level
        slope = log_scale - (half - rate).digamma()
        step = exact(value / slope if turns else acb(value.real / slope.real))
        if not step.is_finite():
            break
        rate = exact(rate - step)
        if abs(step) < abs(rate) * enough:
            break
    return rate


def approximate_zeros(ratio: Ratio, land: Landscape, count: int, bits: int) -> tuple[acb, ...]:
    """The `count` zeros that go with the poles h, ..., h+count and 0: exact dyadic numbers, Im >= 0.

    One with Im > 0 stands for itself and its conjugate.
    """
    last = last_joined_pole(land)
    with precision(bits):
        half = half_of(ratio)
        pairs = [(acb(start.real, start.imag), m) for m, start in enumerate(complex_starts(land, last), 1)]
        singles = [(exact(acb(half + k + arb(offset))), 0) for k, offset in real_starts(land, last, count)]
        return tuple(polished(ratio, start, turns) for start, turns in pairs + singles)
