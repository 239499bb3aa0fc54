"""P(T < inf), and mean and variance of T given T < inf, by an integral equation, where the walk drifts away (E Y < 0).

Under the law f* = e^{theta y} f of a step given collapse (drift m > 0, variance v, overshoot R = S_T - d), as functions
of the distance d to go, with K_j u(d) = E*[(m - Y)^j u(d - Y) ; Y < d] and g(d) = E*[e^{-theta (Y-d)} ; Y > d],

    phi(d) = E* e^{-theta R} = e^{theta d} P(T < inf)        phi = g + K_0 phi
    psi(d) = E* (mT - d) e^{-theta R}                        psi = (m - d) g + K_1 phi + K_0 psi
    chi(d) = E* ((mT - d)^2 - v T) e^{-theta R}              chi = (m - d)^2 g + K_2 phi - v phi + 2 K_1 psi + K_0 chi

    E[T | T < inf] = (d + psi/phi)/m,      Var[T | T < inf] = (chi/phi + v E[T | T < inf] - (psi/phi)^2)/m^2

The unknowns are bounded and all but constant beyond a distance D, where they are continued by their value at D. Uses
the density of Y alone. In units of sd = sqrt(v).

Source: likelihood ratio and Wald's identities, Siegmund 1985, II and VIII; Nystrom's method, Kress 2014, section 12.2.
"""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
from scipy.linalg import lu_factor, lu_solve

from modelcollapse.numeric.defective.walk import Tilted, beyond_discounted, step_given
from modelcollapse.numeric.nystrom import Grid, grid_of, kernel, rows_at
from modelcollapse.numeric.step import ORDER, Array, Step, beyond

MOST_UNSETTLED = 1e-11


class Collapse(NamedTuple):
    """P(T < inf) e^{theta b}, and mean and variance of T given T < inf."""

    scaled: float
    mean: float
    variance: float


class Rows(NamedTuple):
    """m - d, g(d) and the rows of K_0, K_1, K_2 at some distances d in sd, the column of D last."""

    gap: Array
    g: Array
    k0: Array
    k1: Array
    k2: Array

    def source_of_psi(self, phi: Array) -> Array:
        """(m - d) g + K_1 phi."""
        result: Array = self.gap * self.g + self.k1 @ phi
        return result

    def source_of_chi(self, phi: Array, psi: Array, here: Array) -> Array:
        """(m - d)^2 g + K_2 phi + 2 K_1 psi - phi(d); `here` is phi(d)."""
        result: Array = self.gap**2 * self.g + self.k2 @ phi + 2 * self.k1 @ psi - here
        return result


class Solution(NamedTuple):
    """phi, psi, chi at the threshold, in sd; `unsettled` is how much phi still moves over the last panel before D."""

    phi: float
    psi: float
    chi: float
    unsettled: float


def collapse(walk: Tilted, b: float, refine: float = 1.0) -> Collapse | None:
    """P(T < inf) e^{theta b} and the law of T given T < inf, for b > 0.

    None where f* has not mass one, where too many nodes are needed (h* far below 0.02), or where phi does not settle.
    `refine` > 1 shortens the panels by that factor.
    """
    step = step_given(walk)
    grid = None if step is None else grid_of(walk, step, b, refine)
    if step is None or grid is None:
        return None
    phi, psi, chi, unsettled = solve(step, grid, b / step.scale, walk.theta * step.scale)
    if unsettled > MOST_UNSETTLED and not grid.unreached:
        return None
    offset = psi / phi
    mean = (b / step.scale + offset) / step.drift
    square = chi / phi + mean - offset**2
    return Collapse(phi, mean, max(square, 0.0) / step.drift**2)


def solve(step: Step, grid: Grid, b: float, theta: float) -> Solution:
    """The unknowns at b (in sd): the equations solved at the nodes and D, and applied once more to reach b itself."""
    points = np.append(grid.nodes, grid.end)
    rows = rows_of(step, points, theta, grid, np.vstack([kernel(step, grid), rows_at(step, grid, points[-1:])]))
    factors = lu_factor(np.eye(len(points)) - rows.k0)
    phi = lu_solve(factors, rows.g)
    psi = lu_solve(factors, rows.source_of_psi(phi))
    chi = lu_solve(factors, rows.source_of_chi(phi, psi, phi))
    unsettled = float(np.abs(phi[-ORDER:] - phi[-1]).max())
    if b >= grid.end:
        return Solution(phi[-1], psi[-1], chi[-1], unsettled)
    at = np.array([b])
    row = rows_of(step, at, theta, grid, rows_at(step, grid, at))
    at_b = row.g + row.k0 @ phi
    psi_at_b = row.source_of_psi(phi) + row.k0 @ psi
    chi_at_b = row.source_of_chi(phi, psi, at_b) + row.k0 @ chi
    return Solution(at_b.item(), psi_at_b.item(), chi_at_b.item(), unsettled)


def rows_of(step: Step, distance: Array, theta: float, grid: Grid, weighted: Array) -> Rows:
    """The rows at these distances; `weighted` is f*(d - d') w' between them and the nodes.

    The column of D holds what the rest of the row leaves of E* (m - Y)^j, that is E*[(m - Y)^j ; Y < d - D].
    """
    gap = step.drift - distance
    b0, b1, b2 = beyond(step, distance, (0, 1, 2))
    crossed = (b0, gap * b0 - b1, gap**2 * b0 - 2 * gap * b1 + b2)
    lag = gap[:, None] + grid.nodes
    matrices = []
    for total, part in zip((1.0, 0.0, 1.0), crossed, strict=True):
        matrices.append(np.column_stack([weighted, total - part - weighted.sum(axis=1)]))
        weighted = weighted * lag
    return Rows(gap, beyond_discounted(step, theta, distance), *matrices)
