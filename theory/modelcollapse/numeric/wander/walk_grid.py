"""One fit as a matrix: the walk of log variances that the mean of `replace` is a mixture over, on an even grid.

Given the chi-squares, mu_t - mu_0 ~ N(0, V sigma_0^2), and one fit more turns V into wander + W V in law. So
y = log(V / wander) goes to

    y' = log(1 + e^{y + x}),    x = log W,    and    (K f)(y) = E f(y') = sum_q w_q f(y'_q)

by the trapezoidal rule for the law of x, with f between the nodes from the polynomial through the 33 nearest ones. What
is kept is K - 1, whose entries are of the size of one fit: the move y' - y is taken without a difference, and the
diagonal is minus the rest of its row, so that constants stay constants. The grid goes on below y = 0, which no fit
reaches, so that every polynomial is centred; beyond its upper end f is constant.

Sources: the perpetuity V = wander + W V, Vervaat 1979; trapezoidal rule, Trefethen and Weideman 2014, SIAM Review 56;
centred polynomials are stable for moves of any length, Strang 1962, Journal of Mathematics and Physics 41.
"""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, NamedTuple

import numpy as np
from numpy.typing import NDArray

from modelcollapse.numeric.step import Array, step_of

if TYPE_CHECKING:
    from modelcollapse.numeric.ratio import Ratio

SIDE = 16  # nodes of a polynomial on either side of the nearest one
CHUNK = 20_000  # pairs of a node and an increment whose polynomials are computed at a time
PLACES = np.arange(-SIDE, SIDE + 1)
DIVISORS = np.array([(-1.0) ** (SIDE - j) / (math.factorial(SIDE + j) * math.factorial(SIDE - j)) for j in PLACES])


class Increments(NamedTuple):
    """Nodes x_q of log W and their probabilities w_q: sum w_q g(x_q) = E g(log W)."""

    x: Array
    weight: Array


class Grid(NamedTuple):
    """The nodes y = -16 spacing, ..., 0, spacing, ..., and the increments of one fit."""

    y: Array
    spacing: float
    increments: Increments


def grid_of(ratio: Ratio, spacing: float, top: float, coarseness: float) -> Grid:
    """The grid up to `top`; `coarseness` is 1, or somewhat more for a trapezoidal rule with fewer nodes."""
    nodes = np.arange(-SIDE, math.ceil(top / spacing) + 1)
    return Grid(spacing * nodes.astype(np.float64), spacing, increments_of(ratio, coarseness))


def increments_of(ratio: Ratio, coarseness: float) -> Increments:
    """The trapezoidal rule for the law of log W, cut where its density is 1e-20 of its peak; error 1e-16.

    Its error is the characteristic function at 2 pi / width: e^{-(2 pi sd / width)^2 / 2}, or e^{-pi^2 / width} at
    df = 1. What it is applied to brings frequencies of its own, so the width stays well below both bounds.
    """
    step = step_of(ratio)
    width = coarseness * min(0.5, 0.15 / step.scale)
    count = np.arange(math.floor(step.low / width), math.ceil(step.high / width) + 1)
    offset: Array = width * count.astype(np.float64)
    return Increments(-step.scale * (step.mode + offset), width * step.density(offset))


def one_fit(grid: Grid) -> Array:
    """The matrix K - 1, (nodes, nodes)."""
    size = len(grid.y)
    rows = max(1, CHUNK // len(grid.increments.x))
    matrix = np.concatenate([_rows(grid, first, min(first + rows, size)) for first in range(0, size, rows)])
    return conserving(matrix)


def conserving(matrix: Array) -> Array:
    """The matrix with each diagonal entry minus the rest of its row, in place: what keeps probability one."""
    np.fill_diagonal(matrix, 0.0)
    np.fill_diagonal(matrix, -matrix.sum(axis=1))
    return matrix


def landing(grid: Grid, start: float) -> Array:
    """The weights of E f(y') one fit after V = wander e^{start}, (nodes,); start may be any number."""
    away = np.logaddexp(0.0, start + grid.increments.x) / grid.spacing
    return np.asarray(_gather(grid, np.array([SIDE]), away[None])[0])


def _rows(grid: Grid, first: int, last: int) -> Array:
    """Rows of K, (last - first, nodes); the diagonal has lost its digits."""
    y = grid.y[first:last, None]
    after = y + grid.increments.x
    rest = np.log1p(np.exp(-np.abs(after)))
    move = np.where(after > 0, grid.increments.x + rest, rest - y)
    return _gather(grid, np.arange(first, last), move / grid.spacing)


def _gather(grid: Grid, node: NDArray[np.int64], away: Array) -> Array:
    """Rows sum_q w_q f(y_node + spacing away_q) as weights of f at the nodes; away of shape (len(node), increments)."""
    nearest = np.rint(away)
    terms = polynomial(away - nearest) * grid.increments.weight[:, None]
    size = len(grid.y)
    place = np.minimum((node[:, None] + nearest.astype(np.int64))[..., None] + PLACES, size - 1)
    flat = place + size * np.arange(len(node))[:, None, None]
    sums = np.bincount(flat.ravel(), terms.ravel(), minlength=len(node) * size)
    return np.asarray(sums, dtype=np.float64).reshape(len(node), size)


def polynomial(r: Array) -> Array:
    """Lagrange's l_j(r) = prod_{m != j} (r - m) / (j - m) for j = -16, ..., 16, on a last axis; |r| <= 1/2.

    As r prod_{m > 0} (r^2 - m^2) / (r - j), so that each has all its digits, also where r is tiny and all but l_0 are.
    """
    square = r * r
    others = np.ones_like(r)
    for m in range(1, SIDE + 1):
        others *= square - m * m
    gap = r[..., None] - PLACES
    gap[..., SIDE] = 1.0
    terms = (r * others)[..., None] / gap
    terms[..., SIDE] = others
    return np.asarray(terms * DIVISORS)
