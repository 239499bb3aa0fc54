"""E TV(N_t, N_0) where t fits move a Gaussian little: the variance V_t of mu_t is nearly known, given sigma_t.

Given the variances mu_t is N(0, V_t), V_{t+1} = wander + W V_t in law. Its moments solve, exactly,

    e_j(z) = E V_t^j sigma_t^{2z},    e_j(z) <- sum_i C(j, i) wander^{j-i} E W^{z+i} e_i(z)

a power of one small triangular matrix for each z = ik/2. A Fourier integral over k turns them into moments at each
y = log sigma_t, and a rule with fixed nodes V_l(y) and these moments averages over V_t:

    E TV = Int dy sum_l w_l(y) Int dm TV(m, y) N(m; V_l(y))

Its error falls like (3 t/n)^{nodes/2}, for the relative spread of V_t given y is about sqrt(t psi_1(df/2) / 12); its
mean is about that along a Brownian bridge, wander sum_{i<t} e^{2 y i/t}, which is where the nodes are put. Powers are
taken as K = 1 + E, E_{s+t} = E_s + E_t + E_s E_t, so that 10^9 fits of a step of 10^-9 lose no digits.

Source: moments of a perpetuity, Vervaat 1979, Adv. Appl. Prob. 11; interpolatory quadrature, Davis and Rabinowitz 1984,
chapter 2.
"""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from modelcollapse.numeric.total_variation.distance import Array, total_variation_distance
from modelcollapse.numeric.total_variation.first import WIDTH, folded_normal
from modelcollapse.numeric.total_variation.panels import graded, nodes_on

if TYPE_CHECKING:
    from modelcollapse.numeric.ratio import Ratio

LONGEST = 0.05
"""Of t psi_1(df/2) / 2, which is about t/n: where nine moments give nine digits."""
SPREAD = 4.0  # half width of the nodes V_l, in deviations of V_t
LEAST_SPREAD = 0.2  # below it the nodes would amplify rounding


class Setting(NamedTuple):
    """Highest moment of V_t, half width of the window of y in deviations, Gauss nodes a panel."""

    moments: int
    width: float
    order: int


FINE, COARSE = Setting(10, 11.0, 14), Setting(8, 10.0, 12)


def after_few_fits(ratio: Ratio, wander: float, t: int, setting: Setting = FINE) -> float:
    """E TV(N_t, N_0) for t psi_1(df/2) <= 2 LONGEST, t >= 2; relative error about 1e-9, far better for smaller t."""
    centre, deviation = -t * ratio.drift / 2, math.sqrt(t * ratio.log_variance) / 2
    ends = (centre - setting.width * deviation, centre + setting.width * deviation)
    y, y_weights = nodes_on(graded(*ends, 2 * deviation), setting.order)
    unit = wander * powers_sum(-ratio.drift, t)
    moments = moments_at(ratio, wander / unit, t, y - centre, setting)
    bridge = wander * powers_sum(2 * y / t, t) / unit
    offsets, weights = rule(moments, bridge, max(SPREAD * math.sqrt(t * ratio.log_variance / 12), LEAST_SPREAD))
    variances = unit * bridge[:, None] * offsets
    edges = graded(0.0, WIDTH * math.sqrt(variances.max()), math.sqrt(variances.min()))
    m, m_weights = nodes_on(edges, setting.order)
    law = sum(weights[:, [k]] * folded_normal(m, variances[:, [k]]) for k in range(len(offsets)))
    return float(y_weights @ (law * total_variation_distance(m, y[:, None]) @ m_weights))


def powers_sum(log_base: Any, t: int) -> Any:
    """Sum of e^{i x} over i = 0, ..., t-1, for x of any shape."""
    x = np.asarray(log_base, dtype=np.float64)
    flat = np.abs(x) < 1e-300
    safe = np.where(flat, 1.0, x)
    return np.where(flat, float(t), np.expm1(t * safe) / np.expm1(safe))


def moments_at(ratio: Ratio, wander: float, t: int, distance: Array, setting: Setting) -> Array:
    """E[(V_t - 1)^j; y] for j = 0, 1, ... as densities at y = E y + distance, (y, j); V_t in units near E V_t."""
    top = setting.moments
    deviation = math.sqrt(t * ratio.log_variance) / 2
    # The period 2 pi / step leaves a window's width between the law and its image; where e^{-k^2 d^2/2} is 1e-18, stop.
    step = math.pi / (1.15 * setting.width * deviation)
    k = step * np.arange(math.ceil(9.2 / (deviation * step)) + 1)
    centred = np.exp(t * (ratio.cgf(0.5j * k) + 0.5j * ratio.drift * k))
    shift = np.array([[math.comb(j, i) * (-1.0) ** (j - i) for i in range(top + 1)] for j in range(top + 1)])
    transform = raw_moments(ratio, wander, t, 0.5j * k, top) @ shift.T * centred[:, None]
    transform[0] /= 2
    return np.asarray((np.exp(-1j * np.outer(distance, k)) @ transform).real * step / math.pi)


def raw_moments(ratio: Ratio, wander: float, t: int, z: NDArray[Any], top: int) -> NDArray[Any]:
    """e_j(z) / (E W^z)^t for j = 0, ..., top, shape (z, j)."""
    growth = np.array([ratio.cgf(z + i) - ratio.cgf(z) for i in range(top + 1)]).T
    one = np.array([[math.comb(j, i) * wander ** max(j - i, 0) for i in range(top + 1)] for j in range(top + 1)])
    excess = one * np.exp(growth)[:, None, :]
    diagonal = np.arange(top + 1)
    excess[:, diagonal, diagonal] = np.expm1(growth)
    result = power_excess(excess, t)[:, :, 0]
    result[:, 0] += 1
    return result


def power_excess(excess: NDArray[Any], t: int) -> NDArray[Any]:
    """(1 + E)^t - 1 for t >= 1, by squaring, without ever adding the 1; E one matrix or a stack of them."""
    total = excess
    for bit in bin(t)[3:]:
        total = 2 * total + total @ total
        if bit == "1":
            total = total + excess + total @ excess
    return np.array(total)


def rule(moments: Array, centre: Array, spread: float) -> tuple[Array, Array]:
    """Factors f_l and weights w_l(y), shape (y, l), so that sum_l w_l p(c f_l) = E[p(V_t); y] for polynomials p.

    c is the centre at y, the moments are those of V_t - 1, and f_l are Chebyshev points of 1 +- spread.
    """
    count = moments.shape[1]
    moved = np.zeros_like(moments)
    for j in range(count):
        for i in range(j + 1):
            moved[:, j] += math.comb(j, i) * (1 - centre) ** (j - i) * moments[:, i]
    moved /= (centre * spread)[:, None] ** np.arange(count)
    points = np.cos(math.pi * (np.arange(count) + 0.5) / count)
    weights = np.linalg.solve(np.vander(points, increasing=True).T, moved.T).T
    return np.asarray(1 + spread * points, dtype=np.float64), np.asarray(weights, dtype=np.float64)
