"""Total variation distance between N(m, s^2) and N(0, 1), through the two points where the densities cross.

    TV = (1/2) Int |p - q|,    1 - TV = Int min(p, q) = overlap

For m >= 0 and s <= 1 let D = 1 - s^2 and R = sqrt(m^2 - 2 D log s). The densities cross at x- = (m^2 + 2 s^2 log s) /
(m + s R) and x+ = (m + s R)/D, which under the standardised N(m, s^2) are z- = (2 log s - m^2)/(s m + R) and
z+ = (s m + R)/D. With N the normal distribution function

    TV = [N(x-) - N(z-)] + [N(z+) - N(x+)],    x- - z- = (R + m)/(1 + s),   z+ - x+ = -2 D log s / ((R + m)(1 + s))

two probabilities of intervals whose lengths are known without a subtraction, so that TV keeps its digits next to the
truth. For s > 1 the pair is rescaled: TV(N(m, s^2), N(0, 1)) = TV(N(m/s, 1/s^2), N(0, 1)).

Source: Devroye, Mehrabian and Reddad 2018, The total variation distance between high-dimensional Gaussians (the
definition and its invariance); the crossing points are roots of a quadratic equation.
"""

from __future__ import annotations

import math
from typing import NamedTuple

import numpy as np
from numpy.typing import ArrayLike, NDArray
from scipy.special import ndtr

Array = NDArray[np.float64]
FAR = 1e3
"""Beyond it the normal law has no mass in floats; a crossing point at infinity is put there."""
SHORT = 1.0
NODES, WEIGHTS = np.polynomial.legendre.leggauss(10)


class Crossings(NamedTuple):
    """Crossing points x-, x+ and their standardised z-, z+; x- - z-, z+ - x+ and x+ - x-; all of one shape."""

    left: Array
    right: Array
    left_standard: Array
    right_standard: Array
    left_length: Array
    right_length: Array
    between: Array


def total_variation_distance(mean: ArrayLike, log_std: ArrayLike) -> Array:
    """TV(N(m, s^2), N(0, 1)) for finite m and log s, of their common shape; relative error about 1e-15."""
    c = crossings(mean, log_std)
    return interval(c.left_standard, c.left_length) + interval(c.right, c.right_length)


def overlap(mean: ArrayLike, log_std: ArrayLike) -> Array:
    """1 - TV = Int min(p, q) for finite m and log s, of their common shape; keeps its digits where TV is nearly 1."""
    c = crossings(mean, log_std)
    return ndtr(-c.right_standard) + ndtr(c.left_standard) + interval(c.left, c.between)


def crossings(mean: ArrayLike, log_std: ArrayLike) -> Crossings:
    """Where the densities cross, after the rescaling to m >= 0 and s <= 1."""
    m, y = np.broadcast_arrays(np.abs(np.asarray(mean, dtype=np.float64)), np.asarray(log_std, dtype=np.float64))
    m, y = np.minimum(m * np.exp(-np.maximum(y, 0.0)), FAR), -np.abs(y)
    s, depth = np.exp(y), -np.expm1(2 * y)
    root = np.sqrt(m * m - 2 * depth * y)
    same = root + m == 0
    inner, outer = np.where(same, 1.0, m + s * root), np.where(same, 1.0, s * m + root)
    with np.errstate(divide="ignore", invalid="ignore"):
        right, right_standard, between = (
            np.minimum(np.where(depth > 0, part / depth, FAR), FAR) for part in (inner, outer, 2 * s * root)
        )
    return Crossings(
        (m * m + 2 * s * s * y) / inner,
        right,
        (2 * y - m * m) / outer,
        right_standard,
        (root + m) / (1 + s),
        -2 * depth * y / np.where(same, 1.0, root + m) / (1 + s),
        between,
    )


def interval(start: Array, length: Array) -> Array:
    """N(start + length) - N(start) for length >= 0, to full relative accuracy also where it is short or far out."""
    low = np.where(start > 0, -start - length, start)
    result = np.asarray(ndtr(low + length) - ndtr(low))
    short = length < SHORT
    points = start[short][:, None] + length[short][:, None] * (NODES + 1) / 2
    result[short] = np.exp(-points * points / 2) @ WEIGHTS * length[short] / math.sqrt(8 * math.pi)
    return result
