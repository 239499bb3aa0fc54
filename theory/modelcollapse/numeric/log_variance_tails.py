"""Both tails and the density of Z = xi_1 + ... + xi_t, centred logarithms of chi-squares, by one integral each.

With h = df/2 and L(s) = log Gamma(h+s) - log Gamma(h) - s psi(h) = log E e^{s xi},

    density of Z at z = (1/2 pi i) Int e^{t L(s) - s z} ds
    P(Z > z)          = (1/2 pi i) Int e^{t L(s) - s z} ds / s          over Re s = c > 0
    P(Z <= z)         = (1/2 pi i) Int e^{t L(s) - s z} ds / -s         over Re s = c in (-h, 0)

The path starts at the saddle point psi(h+s) = psi(h) + z/t, or a little off the pole at 0 where the saddle point is
nearer to it. It is the hyperbola s = c + scale (sin bend + sin(i x - bend)), bent to the left as steepest descent is,
around the poles -h, -h-1, ..., with a scale below the distance of the nearest pole. The midpoint rule in x converges
like exp(-2 pi (pi/2 - bend)/step).

Sources: Daniels 1954 (saddle point); Lugannani and Rice 1980; Trefethen and Weideman 2014 (exponential convergence).
"""

from __future__ import annotations

import math
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray
from scipy.special import polygamma, psi

from modelcollapse.numeric.special import LARGE, log_defect, log_gamma_excess, trigamma

Array = NDArray[np.float64]
NODES = 64
STEEPEST = 0.43  # of sin(bend): the more bend, the narrower the strip where the integrand is analytic
DEPTH = 42.0  # e^-42 = 6e-19, where the path is cut
CUTS = np.arange(0.5, 12.1, 0.5)
WIDEST = 3.0  # the largest scale of the path, in widths of the saddle
DEEPEST = 690.0  # e^690 = 5e299 is a logarithm that still leaves room for its factors
BLUR = 1e13  # an exponent of which rounding leaves no phase; its value at the saddle point is then enough
CHUNK = 256


class Tails(NamedTuple):
    """log P(Z <= z) for z < 0 and log P(Z > z) for z >= 0, and the logarithm of the density; the shape of z."""

    tail: Array
    density: Array


class Paths(NamedTuple):
    """One path a row: where it starts, its scale and its bend, each of shape (points, 1)."""

    start: Array
    scale: Array
    bend: Array

    def at(self, x: Array) -> NDArray[np.complex128]:
        """s(x), and s(x) - start = scale (sin bend + sin(i x - bend)) without cancellation."""
        across = 1j * np.sinh(x) * np.cos(self.bend)
        along = -2 * np.sinh(x / 2) ** 2 * np.sin(self.bend)
        return np.asarray(self.start + self.scale * (across + along))

    def slope(self, x: Array) -> NDArray[np.complex128]:
        """(ds/dx) / i."""
        return np.asarray(self.scale * (np.cosh(x) * np.cos(self.bend) + 1j * np.sinh(x) * np.sin(self.bend)))


def saddle(half: float, level: Array) -> Array:
    """p = h + s with psi(p) = level, to the accuracy of psi; psi is concave, so Newton rises to it from below."""
    # psi(p) <= log p, and psi(p) <= psi(2) - 1/p for p <= 1
    p = np.where(level < -0.6, 1 / (0.43 - level), np.exp(level))
    for _ in range(60):
        step = (level - psi(p)) / polygamma(1, p)
        p = p + np.maximum(step, 0)
        if not (step > 1e-6 * p).any():
            break
    return np.asarray(p)


def choose_paths(half: float, t: int, z: Array) -> Paths:
    """The paths for z of shape (points, 1): lower tail for z < 0, upper for z >= 0."""
    level = np.minimum(float(psi(half)) + z / t, DEEPEST - math.log(t))
    saddle_point = saddle(half, level) - half
    off_pole = 1 / math.sqrt(t * trigamma(half))
    lower = z < 0
    start = np.where(lower, np.minimum(saddle_point, -min(off_pole, half / 2)), np.maximum(saddle_point, off_pole))
    # Rounding may put the start on the pole -h, where it lies nearer to it than the digits of h reach.
    start = np.maximum(start, -half * (1 - 1e-15))
    width = 1 / np.sqrt(t * polygamma(1, half + start))
    left = np.where(lower, (half + start) / (1 - STEEPEST), np.inf)
    scale = np.minimum(np.minimum(np.abs(start), left), WIDEST * width)
    # The path of steepest descent bends by L'''/L'' at the saddle: -1/p for large p = h + s, -2/p for small p.
    return Paths(start, scale, np.arcsin(np.minimum(scale / (2 * (half + start)), STEEPEST)))


def cumulant(half: float, s: NDArray[Any]) -> NDArray[Any]:
    """L(s) also where h + s is small although h is large, which the series of `special` does not reach."""
    if half < LARGE or np.abs(half + s).min() > 0.8 * LARGE:
        return log_gamma_excess(half, s)
    poles = half + np.arange(LARGE)
    return np.asarray(log_gamma_excess(half + LARGE, s) + log_defect(s[..., None] / poles).sum(axis=-1))


def exponent(half: float, t: int, z: Array, s: NDArray[Any]) -> NDArray[Any]:
    """t L(s) - s z."""
    return np.asarray(t * cumulant(half, s) - s * z)


def cuts(half: float, t: int, z: Array, paths: Paths, top: Array) -> Array:
    """The first x of a grid at which |integrand| has fallen by e^-DEPTH along each path; it falls all the way."""
    deep = exponent(half, t, z, paths.at(CUTS)).real < top - DEPTH
    return CUTS[np.where(deep.any(axis=1), deep.argmax(axis=1), -1)][:, None]


def tails(half: float, t: int, z: Array, nodes: int = NODES) -> Tails:
    """Log tail and log density at finite z of shape (points,), for t >= 1 and h = half > 0.

    Both logarithms are good to 2e-15 (1 + |logarithm|), and -inf where they are below about -1e299.
    """
    if z.size > CHUNK:
        parts = [tails(half, t, z[i : i + CHUNK], nodes) for i in range(0, z.size, CHUNK)]
        return Tails(*(np.concatenate(part) for part in zip(*parts, strict=True)))
    column = z[:, None]
    paths = choose_paths(half, t, column)
    with np.errstate(all="ignore"):  # too deep or blurred values are not used
        top = exponent(half, t, column, paths.start)
        width = cuts(half, t, column, paths, top) / nodes
        x = (np.arange(nodes) + 0.5) * width
        s = paths.at(x)
        values = np.exp(exponent(half, t, column, s) - top) * paths.slope(x) * width / math.pi
        density = np.log(values.real.sum(axis=1))
        tail = np.log((values / np.where(column < 0, -s, s)).real.sum(axis=1))
    top = top[:, 0]
    too_deep = float(psi(half)) + z / t > DEEPEST - math.log(t)
    return Tails(*(np.where(too_deep, -np.inf, np.where(top < -BLUR, top, top + log)) for log in (tail, density)))
