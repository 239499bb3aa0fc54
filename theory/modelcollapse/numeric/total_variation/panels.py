"""Gauss-Legendre panels that shrink by halves towards 0, where a distance to the truth has the tip of a cone.

    TV(N(m, e^{2y}), N(0, 1)) ~ sqrt(m^2, y^2)-like near m = y = 0, and analytic elsewhere

A cell of the product grid is never much larger than its distance from the tip, so each converges at the same rate, and
the cell at the tip has the weight of its volume, 8^-depth.

Source: Davis and Rabinowitz 1984, Methods of Numerical Integration, 2.12 (singularities at a corner).
"""

from __future__ import annotations

import math
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

Array = NDArray[np.float64]
DEPTH = 11


def graded(low: float, high: float, unit: float) -> Array:
    """Edges of panels on [low, high], none longer than `unit`, halved `DEPTH` times towards 0 if that lies inside."""
    if low < 0 < high:
        return np.concatenate([-graded(0.0, -low, unit)[:0:-1], graded(0.0, high, unit)])
    if low or high <= unit:
        ends = even(low, high, unit)
        return ends if low else np.concatenate([[0.0], high * 2.0 ** np.arange(-DEPTH, 1.0)])
    return np.concatenate([[0.0], unit * 2.0 ** np.arange(-DEPTH, 0.0), even(unit, high, unit)])


def even(low: float, high: float, unit: float) -> Array:
    """Edges of the fewest equal panels on [low, high] that are no longer than `unit`."""
    return np.linspace(low, high, max(1, math.ceil((high - low) / unit)) + 1)


def widening(unit: float, flat: float, top: float, ratio: float) -> Array:
    """Edges from 0 as in `graded` up to `flat`, then panels that grow by `ratio` until they reach `top`."""
    edges = [graded(0.0, flat, unit)]
    while edges[-1][-1] < top:
        edges.append(edges[-1][-1:] * ratio)
    return np.concatenate(edges)


def nodes_on(edges: Array, order: int) -> tuple[Array, Array]:
    """Nodes and weights of Gauss-Legendre quadrature of this order on each panel, one flat array each."""
    nodes, weights = gauss(order)
    width = np.diff(edges)[:, None]
    return (edges[:-1, None] + width * nodes).ravel(), (width * weights).ravel()


@lru_cache(maxsize=8)
def gauss(order: int) -> tuple[Array, Array]:
    """Gauss-Legendre nodes and weights on (0, 1)."""
    nodes, weights = np.polynomial.legendre.leggauss(order)
    return (nodes + 1) / 2, weights / 2
