"""Mean and variance of the collapse time T = min{t : S_t >= b} by the integral equation of the overshoot.

S_t is a sum of t copies of Y = -log W, R = S_T - b the overshoot, mu = E Y > 0, v = Var Y. As functions of the
distance d to go,

    E R     = r1(d),   r1 = g1 + K r1,             g_i(d) = E[(Y - d)^i ; Y > d]
    E R^2   = r2(d),   r2 = g2 + K r2,             K f(d) = E[f(d - Y) ; Y < d]
    eta(d)  = E[T R] - c E T,   eta = (r1 - c) + K eta,    c = r1(D) (any constant would do)

    E T = (b + r1) / mu,    Var T = (v E T + 2 mu eta + 2 b (c - r1) + 2 c r1 - r1^2 - r2) / mu^2      all at d = b

The unknowns are bounded and all but constant beyond a distance D, where they are continued by their value at D; so
the size of the system does not grow with b or n. Everything is in units of sd = sqrt(v). Uses the density of Y alone,
no transform.

Sources: Wald's identities for E S_T and E (S_T - mu T)^2, Siegmund 1985, chapter II; renewal equation of the overshoot,
Asmussen 2003, chapter VIII; Nystrom's method, Kress 2014, section 12.2.
"""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, NamedTuple

import numpy as np
from scipy.linalg import lu_factor, lu_solve

from modelcollapse.numeric.ratio import Moments
from modelcollapse.numeric.step import ORDER, Array, Step, beyond, composite, gauss, step_of

if TYPE_CHECKING:
    from modelcollapse.numeric.ratio import Ratio

MOST_NODES = 3000
MOST_UNSETTLED = 1e-12  # of E T; a mean that could be worse than 1e-11 is not given
FORGOTTEN = 39.0  # e^-39 = 1e-17
WIDEST_PANEL = 4.0  # in sd
SHARPEST_EDGE = 1.6  # the left edge exp(-e^{-y}) of the law of Y has width 1 in Y itself, less than sd for small n


class Grid(NamedTuple):
    """Nodes and weights of quadrature on (0, end), in sd; `unreached`: the walk does not fall back from b to end."""

    nodes: Array
    weights: Array
    end: float
    unreached: bool


class Solution(NamedTuple):
    """c, r1, r2, eta at the threshold, in sd; `unsettled` is how much r1 still moves over the last panel before D."""

    c: float
    r1: float
    r2: float
    eta: float
    unsettled: float


def moments(ratio: Ratio, b: float, refine: float = 1.0) -> Moments | None:
    """Mean and variance of T for a threshold b = log(1/eps) > 0; None where the route does not reach, never a worse
    number.

    None if the drift is not positive, if more than `MOST_NODES` nodes were needed (a drift of many sd and b of
    hundreds), or if the overshoot does not settle before D. `refine` > 1 shortens the panels by that factor: the
    answer must not move. Errors seen, n = 2 to 10^12 and any positive drift: mean 1e-15, variance 3e-15 relative;
    where T is nearly deterministic the variance is good to about 1e-15 (E T)^2 only, absolute, and clipped at 0. About
    1 ms, 10 ms for n = 2, half a second at most.
    """
    if not (b > 0 and math.isfinite(b) and ratio.drift > 0):
        return None
    step = step_of(ratio)
    grid = grid_of(ratio, step, b, refine)
    if grid is None:
        return None
    solution = solve(step, grid, b / step.scale)
    settled = grid.unreached or solution.unsettled <= MOST_UNSETTLED * (b / step.scale + solution.r1)
    return assemble(step, b / step.scale, solution) if settled else None


def grid_of(ratio: Ratio, step: Step, b: float, refine: float) -> Grid | None:
    """Gauss panels on (0, D), D = min(max(16 sd, 39 / rho1), b + 39 / s* + 2 sd); None if they need too many nodes.

    e^{-rho1 D} bounds how far the unknowns are from constant at D; e^{-s* x} bounds the chance ever to fall back by x.
    """
    settling = max(16.0, FORGOTTEN / (ratio.decay * step.scale))
    above = b / step.scale + FORGOTTEN / (ratio.root * step.scale) + 2.0
    end = min(settling, above)
    panels = end * refine / min(WIDEST_PANEL, SHARPEST_EDGE / step.scale)
    if not panels * ORDER <= MOST_NODES:
        return None
    nodes, weights = composite(np.linspace(0.0, end, math.ceil(panels) + 1))
    return Grid(nodes, weights, end, above <= settling)


def solve(step: Step, grid: Grid, b: float) -> Solution:
    """The unknowns at b (in sd): the equations solved at the nodes and D, and applied once more to reach b itself."""
    points = np.append(grid.nodes, grid.end)
    matrix, g1, g2 = close(step, points, np.vstack([kernel(step, grid), rows_at(step, grid, points[-1:])]))
    factors = lu_factor(np.eye(len(points)) - matrix)
    r1, r2 = lu_solve(factors, np.column_stack([g1, g2])).T
    eta = lu_solve(factors, r1 - r1[-1])
    unsettled = float(np.abs(r1[-ORDER:] - r1[-1]).max())
    if b >= grid.end:
        return Solution(r1[-1], r1[-1], r2[-1], eta[-1], unsettled)
    at = np.array([b])
    row, g1, g2 = close(step, at, rows_at(step, grid, at))
    at_b = (g1 + row @ r1).item()
    return Solution(r1[-1], at_b, (g2 + row @ r2).item(), (at_b - r1[-1] + row @ eta).item(), unsettled)


def kernel(step: Step, grid: Grid) -> Array:
    """f(d - d') w' between all nodes; panels enter through their lag alone, so one block is computed for each lag."""
    unit, _ = gauss()
    panels = len(grid.nodes) // ORDER
    lag = np.arange(1 - panels, panels)
    blocks = step.density(grid.end / panels * (lag[:, None, None] + unit[:, None] - unit) - step.mode)
    place = np.arange(panels)[:, None] - np.arange(panels) + panels - 1
    return np.asarray(blocks[place].transpose(0, 2, 1, 3).reshape(len(grid.nodes), -1) * grid.weights)


def rows_at(step: Step, grid: Grid, distance: Array) -> Array:
    """f(d - d') w' between the given distances and all nodes."""
    return step.density(distance[:, None] - grid.nodes - step.mode) * grid.weights


def close(step: Step, distance: Array, rows: Array) -> tuple[Array, Array, Array]:
    """Rows of K with the column of D, and the sources g1, g2, at the given distances.

    The column of D holds what the rest of the row leaves of probability one, P(Y < d - D), so that rows conserve it.
    """
    stop, g1, g2 = beyond(step, distance, (0, 1, 2))
    return np.column_stack([rows, 1.0 - stop - rows.sum(axis=1)]), g1, g2


def assemble(step: Step, b: float, solution: Solution) -> Moments:
    """E T and Var T by Wald's identities, lengths in sd (so v = 1); rounding below zero is clipped."""
    c, r1, r2, eta, _ = solution
    mean = (b + r1) / step.drift
    square = mean + 2 * step.drift * eta + 2 * b * (c - r1) + 2 * c * r1 - r1 * r1 - r2
    return Moments(float(mean), float(max(square, 0.0) / step.drift**2))
