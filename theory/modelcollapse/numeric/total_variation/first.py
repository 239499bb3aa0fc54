"""E TV(N_1, N_0) after one fit of a Gaussian, by a product rule over the normal and the chi-square.

    E TV = Int Int TV(m, y) g(m; wander) f(y) dm dy,    y = log sigma_1 = (1/2) log W,    g the density of mu_1

Source: Cochran 1934 (mean and variance of a normal sample are independent); Davis and Rabinowitz 1984, chapter 5.
"""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

import numpy as np

from modelcollapse.numeric.step import step_of
from modelcollapse.numeric.total_variation.distance import Array, total_variation_distance
from modelcollapse.numeric.total_variation.panels import graded, nodes_on

if TYPE_CHECKING:
    from modelcollapse.numeric.ratio import Ratio

WIDTH = 9.0
"""How far the mean is followed, in its deviations: 2e-19 lies beyond."""


def after_one_fit(ratio: Ratio, wander: float, order: int = 14) -> float:
    """E TV(N_1, N_0), df >= 1, wander > 0; `order` nodes a panel. Relative error about 1e-14."""
    step = step_of(ratio)
    # y = -(scale/2) x, where x is the step in its own units and falls below its mode by `low` at most.
    half_scale = step.scale / 2
    ends = (-half_scale * (step.mode + step.high), -half_scale * (step.mode + step.low))
    y, y_weights = nodes_on(graded(*ends, half_scale), order)
    density = step.density(-y / half_scale - step.mode) / half_scale
    deviation = math.sqrt(wander)
    m, m_weights = nodes_on(graded(0.0, WIDTH * deviation, deviation), order)
    mass = m_weights * folded_normal(m, np.asarray(wander))
    return float((y_weights * density) @ (total_variation_distance(m, y[:, None]) @ mass))


def folded_normal(m: Array, variance: Array) -> Array:
    """Density of |N(0, variance)| at m >= 0, of their common shape."""
    return np.exp(-m * m / (2 * variance)) * np.sqrt(2 / (math.pi * variance))
