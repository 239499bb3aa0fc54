"""E TV(N_t, N_0) after many fits of a Gaussian, by a power of one matrix: the joint law of mu_t and log sigma_t.

With x = log theta the law of t fits is a kernel in one variable, whose powers are the semigroup of the walk:

    K_t(x, x + y) dy = E[e^{i theta mu_t}; log sigma_t in dy],    theta = e^x
    K_1 g(x) = e^{-wander e^{2x}/2} E g(x + (1/2) log W),    K_{s+t} = K_s K_t

since mu_{t+1} = Z + sqrt(W) mu'_t. On a grid of step h the mean over W is the Fourier multiplier E W^{ik/2}, exact for
functions of the band |k| < pi/h. The mass below is caught by a mirrored wall. At the end

    E TV = 1 - (2/pi) Int dy Int_0^inf dm overlap(m, y) Int_0^inf cos(theta m) K_t(x, x + y) dtheta

the trapezoidal rule in x, graded Gauss panels in m and y. A walk that grows is reversed, (m, s) -> (m/s, 1/s), which
transposes K and leaves TV as it is. Powers are taken as K = 1 + E, so that 10^10 fits lose no digits.

Source: random walks on the affine group, Kesten 1973, Acta Math. 131; sinc methods, Stenger 1993.
"""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, NamedTuple

import numpy as np
from scipy.linalg import toeplitz
from scipy.special import ndtr

from modelcollapse.numeric.total_variation.distance import Array, overlap
from modelcollapse.numeric.total_variation.few import power_excess
from modelcollapse.numeric.total_variation.panels import graded, nodes_on, widening

if TYPE_CHECKING:
    from modelcollapse.numeric.ratio import Ratio

TAPER, TAPER_DEVIATION = 4.5, 0.35
FINEST = 0.05
"""The shortest panel of the mean, in units of sigma_0."""
WIDEST_BAND = 500.0
MOST_NODES = 1100
"""Of the grid: a product of two such matrices takes about 0.1 s."""


class Setting(NamedTuple):
    """Digits kept, in e-folds; the least band of k; Gauss nodes a panel."""

    depth: float
    band: float
    order: int


FINE, COARSE = Setting(30.0, 46.0, 12), Setting(27.0, 41.0, 10)


class Grid(NamedTuple):
    """The points x from the bottom up, their step, where the lower wall begins, and the first x that is read off."""

    x: Array
    step: float
    wall: float
    first: int


def after_many_fits(ratio: Ratio, wander: float, t: int, setting: Setting = FINE) -> float | None:
    """E TV(N_t, N_0), absolute error about 1e-10 for t psi_1(df/2) > 0.06; None where the grid would be too large."""
    low, high = window(ratio, t, setting.depth)
    if ratio.drift < 0:
        low, high = -high, -low
    grid = grid_of(ratio, wander, t, low, setting)
    if grid is None:
        return None
    y, y_weights = nodes_on(graded(low, high, min(1.0, math.sqrt(t * ratio.log_variance))), setting.order)
    law = law_at(grid, powered(ratio, wander, t, grid), y, low, high)
    # Panels that follow cos(theta m) up to the largest theta that matters; with few degrees of freedom a wide model
    # may come with a mean that has not moved far.
    widening_by = 1.4 if ratio.df > 9 else 1.2
    unit = min(max(2 * math.sqrt(typical_variance(ratio, wander, t)), FINEST), 1.0)
    m, m_weights = nodes_on(widening(unit, 16.0, 9 * (1 + math.exp(high)), widening_by), setting.order)
    theta = np.exp(grid.x[grid.first :])
    weights = grid.step * theta
    # What lies below the lowest theta, where the law is flat: the geometric sum of the rest of the trapezoidal rule.
    weights[0] *= 1 + 1 / math.expm1(grid.step)
    density = np.cos(np.outer(m, theta)) * weights @ law * (2 / math.pi)
    return 1 - float(m_weights @ (density * overlap(m[:, None], y)) @ y_weights)


def window(ratio: Ratio, t: int, depth: float) -> tuple[float, float]:
    """The y outside of which P(y) times the overlap, about e^{-|y|} at most, is under e^{-depth} (Chernoff)."""
    tilts = np.concatenate([[0.0], np.geomspace(0.01, 20, 60) / math.sqrt(t * ratio.log_variance)])
    high = (t * ratio.cgf(tilts) + depth) / (1 + 2 * tilts)
    tilts = tilts[tilts < 0.95 * ratio.half]
    low = (t * ratio.cgf(-tilts) + depth) / (1 + 2 * tilts)
    return -float(low.min()), float(high.min())


def grid_of(ratio: Ratio, wander: float, t: int, low: float, setting: Setting) -> Grid | None:
    """The grid for y from `low` up; None where it would have more than `MOST_NODES` points."""
    k = np.arange(1.0, WIDEST_BAND)
    faded = np.flatnonzero(t * ratio.cgf(0.5j * k).real < -setting.depth)
    if not faded.size:
        return None
    step = math.pi / max(float(k[faded[0]]), setting.band)
    # exp(-theta^2 V / 2) is e^-32 there, V a sixteenth of the typical variance of mu_t, or that of one fit.
    top = math.log(8 * min(4 / math.sqrt(typical_variance(ratio, wander, t)), 1 / math.sqrt(wander)))
    lowest = lowest_of(ratio, wander, t, setting.depth)
    # The wall kills a share t wander e^{-2 (x - wall)} / 2 at x, which has the weight e^x.
    wall = lowest + min(low, -0.5 * (setting.depth + lowest + math.log(t * wander / 2)))
    bottom = min(wall - top, lowest + low - TAPER)
    count = math.ceil((top - bottom) / step)
    if not count <= MOST_NODES:
        return None
    x = np.asarray(top - step * np.arange(count)[::-1], dtype=np.float64)
    return Grid(x, step, wall, int(np.searchsorted(x, lowest)))


def typical_variance(ratio: Ratio, wander: float, t: int) -> float:
    """The order of magnitude of Var mu_t given the variances: the walk of log sigma^2 stays put for so many fits."""
    return wander * max(1.0, min(t, 1 / (abs(ratio.drift) + ratio.log_variance / 2)))


def lowest_of(ratio: Ratio, wander: float, t: int, depth: float) -> float:
    """The x below which the law is flat: theta E min(1, theta^2 V) < e^{-depth}, V the variance of mu_t.

    E V^a is bounded block by block (x^a is subadditive); a block of fits has a spread of about one e-fold.
    """
    block = min(t, math.ceil(1 / ratio.log_variance))
    powers = np.array([1.0, 0.7, 0.5, 0.3, 0.2, 0.1])
    growth = ratio.cgf(powers) if ratio.drift >= 0 else reversed_growth(ratio, powers)
    sizes = powers * math.log(wander * block) + np.logaddexp(0.0, t * growth) + math.log(t / block)
    return -float(np.min((depth + np.maximum(sizes, 0.0)) / (1 + 2 * powers)))


def reversed_growth(ratio: Ratio, powers: Array) -> Array:
    """Log E W^{-a}; inf where that is infinite."""
    possible = powers < 0.95 * ratio.half
    return np.where(possible, ratio.cgf(np.where(possible, -powers, 0.0)), np.inf)


def powered(ratio: Ratio, wander: float, t: int, grid: Grid) -> Array:
    """K_t on the grid, or its transpose where the walk grows."""
    count = len(grid.x)
    k = 2 * math.pi / (4 * count * grid.step) * np.arange(2 * count + 1)
    kernel = np.fft.irfft(np.conj(np.expm1(ratio.cgf(0.5j * k))), 4 * count)
    killed = -wander / 2 * (np.exp(2 * grid.x) + np.exp(-2 * (grid.x - grid.wall)))
    excess = toeplitz(kernel[-np.arange(count)], kernel[:count]) * np.exp(killed)[:, None]
    diagonal = np.arange(count)
    excess[diagonal, diagonal] += np.expm1(killed)
    kernel_t = power_excess(excess, t)
    kernel_t[diagonal, diagonal] += 1
    return kernel_t.T if ratio.drift < 0 else kernel_t


def law_at(grid: Grid, kernel: Array, y: Array, low: float, high: float) -> Array:
    """K_t(x, x + y) for the x that are read off and these y, by sinc interpolation; shape (x, y)."""
    lags = np.arange(math.floor((low - TAPER) / grid.step), math.ceil((high + TAPER) / grid.step) + 1)
    rows = np.arange(grid.first, len(grid.x))
    columns = rows[:, None] + lags
    inside = (columns >= 0) & (columns < len(grid.x))
    values = np.where(inside, kernel[rows[:, None], np.clip(columns, 0, len(grid.x) - 1)], 0.0) / grid.step
    at = lags * grid.step
    # A sharp cut would ring through the whole window.
    taper = ndtr((at - low + TAPER / 2) / TAPER_DEVIATION) * ndtr((high + TAPER / 2 - at) / TAPER_DEVIATION)
    return np.asarray((values * taper) @ np.sinc(y / grid.step - lags[:, None]))
