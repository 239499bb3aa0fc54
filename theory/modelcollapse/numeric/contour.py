"""Paths for inversion integrals of E W^s and their nodes.

    (1/2 pi i) Int f(s) ds = (1/pi) Re sum_k f(s_k) w_k      where f(conj s) = conj f(s), s_k in the upper half plane

A path leaves the real axis at `start`, s(x) = start + scale (i sinh x cos(bend) - (cosh x - 1) sin(bend)), x > 0. The
midpoint rule in x converges like exp(-2 pi d/step), d the distance (in x) of the nearest singularity.

Source: Trefethen and Weideman 2014, The exponentially convergent trapezoidal rule, SIAM Review 56.
"""

from __future__ import annotations

import math
from collections.abc import Callable
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

Array = NDArray[Any]
MOST_NODES = 4000


class Path(NamedTuple):
    """Nodes s_k in the upper half plane and weights w_k = (ds/dx) step / i."""

    nodes: Array
    weights: Array

    def integral(self, values: Array) -> float:
        """(1/2 pi i) Int f ds over the whole path, from the values of f at the nodes; f(conj s) = conj f(s)."""
        return float(np.sum((values * self.weights).real)) / math.pi

    def both_halves(self) -> Path:
        """The nodes and weights of the whole path, the lower half first."""
        lower, upper = self.nodes[::-1].conj(), self.nodes
        return Path(np.concatenate([lower, upper]), np.concatenate([self.weights[::-1].conj(), self.weights]))


def unit(x: Array, bend: float) -> tuple[Array, Array]:
    """The path of scale 1 that leaves 0, and its slope (ds/dx) / i, at x."""
    sinh, cosh = np.sinh(x), np.cosh(x)
    path = 1j * sinh * math.cos(bend) - (cosh - 1) * math.sin(bend)
    return path, cosh * math.cos(bend) + 1j * sinh * math.sin(bend)


def hyperbola(start: float, scale: float, bend: float, step: float, reach: float) -> Path:
    """Return the nodes of the path up to x = reach (scale > 0; bend in radians, to the left; 0 for a straight line)."""
    count = min(max(8, math.ceil(reach / step)), MOST_NODES)
    width = reach / count
    path, slope = unit((np.arange(count) + 0.5) * width, bend)
    return Path(start + scale * path, scale * slope * width)


def reach(start: float, scale: float, bend: float, size: Callable[[Array], Array], depth: float) -> float:
    """The first x at which the logarithmic size of the integrand lies `depth` below its value on the real axis."""
    x = np.concatenate([[0.0], np.arange(0.05, 45.0, 0.05)])
    sizes = size(start + scale * unit(x, bend)[0])
    small = np.flatnonzero(sizes < sizes[0] - depth)
    return float(x[small[0]]) if small.size else float(x[-1])
