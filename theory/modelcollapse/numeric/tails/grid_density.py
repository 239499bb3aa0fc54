"""The density of Z, a sum of t centred logarithms of Gamma(p) variables, on a grid: by convolving it with itself.

    f_{2k} = f_k * f_k,    f_{2k+1} = f_k * f_{k+1},    f_{2k+2} = f_{k+1} * f_{k+1}

so that log2(t) pairs (f_k, f_{k+1}) of nearly one width lead from f_1 to f_t. The trapezoid rule is exact to 1e-17 on
a grid of POINTS to 2 POINTS points in a standard deviation, because the densities are analytic and their Fourier
transforms fall exponentially; every second point is dropped where there are more. All numbers are positive, so that
nothing cancels, and each result is set back to mass 1 and mean 0, so that rounding does not grow with t.

Sources: Trefethen and Weideman 2014 (trapezoid rule); Stenger 1993 (interpolation by sinc functions).
"""

from __future__ import annotations

import math
from collections.abc import Callable
from fractions import Fraction
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from modelcollapse.numeric.special import log_minus_digamma, trigamma
from modelcollapse.numeric.step import DEPTH, composite, stirling_remainder, wall, well

Array = NDArray[np.float64]
POINTS = 12


class Grid(NamedTuple):
    """The values of a density at first, first + spacing, ..."""

    first: float
    spacing: float
    values: Array

    def points(self) -> Array:
        """Where the values are."""
        return np.asarray(self.first + self.spacing * np.arange(self.values.size), dtype=np.float64)

    def at(self, z: Array) -> Array:
        """The density at z of shape (points,), by sinc functions: error 1e-15 of its peak."""
        place = (z[:, None] - self.first) / self.spacing - np.arange(self.values.size)
        return np.asarray(np.sinc(place) @ self.values)

    def thinned(self) -> Grid:
        """Every second point."""
        return Grid(self.first, 2 * self.spacing, self.values[::2])


class Density(NamedTuple):
    """A density on [low, high], negligible outside; `at` takes and gives shape (points,)."""

    at: Callable[[Array], Array]
    low: float
    high: float
    deviation: float


def sum_density(p: float, t: int) -> Density:
    """Density of Z, the sum of t copies of log Gamma(p) less its mean; p > 0, t >= 1."""
    deviation = math.sqrt(trigamma(p))
    one, low, high = one_density(p)
    if t == 1:
        return Density(one, low, high, deviation)
    spacing = deviation / POINTS
    points = Grid(low, spacing, np.empty(math.ceil((high - low) / spacing) + 1)).points()
    grid = doubled(restored(Grid(low, spacing, one(points))), t, deviation)
    return Density(grid.at, float(grid.first), float(grid.points()[-1]), deviation * math.sqrt(t))


def one_density(p: float) -> tuple[Callable[[Array], Array], float, float]:
    """Density of log Gamma(p) less its mean, and the range outside which it is below 1e-20 of its peak.

    C exp(-p (e^u - 1 - u)), u the distance from the mode log p, loses no digit however large p is.
    """
    mode = log_minus_digamma(Fraction(p), Fraction(p))
    peak = math.sqrt(p / (2 * math.pi)) * math.exp(-stirling_remainder(p))

    def density(z: Array) -> Array:
        return np.asarray(peak * np.exp(-p * well(mode - z)))

    return density, mode - wall(DEPTH / p, 1), mode - wall(DEPTH / p, -1)


def doubled(one: Grid, t: int, deviation: float) -> Grid:
    """The density of a sum of t >= 2, from that of one with this standard deviation."""
    count, pair = 1, (one, convolved(one, one))
    for bit in bin(t)[3:]:
        less, more = pair
        middle = convolved(less, more)
        pair = (middle, convolved(more, more)) if bit == "1" else (convolved(less, less), middle)
        count = 2 * count + int(bit)
        if deviation * math.sqrt(count) >= 2 * POINTS * middle.spacing:
            pair = pair[0].thinned(), pair[1].thinned()
    return pair[0]


def convolved(a: Grid, b: Grid) -> Grid:
    """The density of the sum of two independent variables, on their common spacing."""
    return restored(Grid(a.first + b.first, a.spacing, np.convolve(a.values, b.values) * a.spacing))


def restored(grid: Grid) -> Grid:
    """The grid without its negligible ends, of mass 1 and mean 0."""
    kept = np.flatnonzero(grid.values > math.exp(-DEPTH) * grid.values.max())
    values = grid.values[kept[0] : kept[-1] + 1]
    values = values / (values.sum() * grid.spacing)
    steps = np.arange(values.size) - values.size // 2
    mean = float(steps @ values) * grid.spacing
    return Grid(-(values.size // 2) * grid.spacing - mean * grid.spacing, grid.spacing, values)


def share_below(p: float, t: int, z: float) -> tuple[float, float]:
    """P(Z <= z), and the density of Z at z."""
    law = sum_density(p, t)
    panels = math.ceil(max(z - law.low, law.deviation) / law.deviation)
    nodes, weights = composite(np.linspace(law.low, max(z, law.low), panels + 1))
    return float(law.at(nodes) @ weights), float(law.at(np.array([z]))[0])
