"""How far the mean of `replace` has wandered: P(|mu_t - mu_0| > k sigma_0), and the same for a point of model t.

    mu_t - mu_0 ~ N(0, V_t sigma_0^2) given V_t,   V_0 = 0,   V_{t+1} = wander + W V_t in law,   W = chi2_df / divisor
    P(|mu_t - mu_0| > k sigma_0) = E erfc(k / sqrt(2 V_t))

A point X_t of model t has the same law with V_0 = 1. The expectation is carried backwards, f_{t+1}(v) = E f_t(wander +
W v), as a power of the matrix of one fit; at t = inf it is the mean of f_0 over the stationary law of V, whose tail
falls like v^{-s*}. Real space alone, no transform.

Sources: Kesten 1973, Acta Mathematica 131, and Goldie 1991 (tail of V); Doob's transform by v^{s*}, Asmussen 2003,
Applied Probability and Queues, XIII.
"""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, NamedTuple

import numpy as np
from scipy.special import erfc

from modelcollapse.errors import BadInput
from modelcollapse.numeric.step import Array
from modelcollapse.numeric.wander import Tail
from modelcollapse.numeric.wander.walk_grid import SIDE, Grid, conserving, grid_of, landing, one_fit

if TYPE_CHECKING:
    from modelcollapse.numeric.ratio import Ratio
    from modelcollapse.numeric.read_ratio import OneFit

MOST_NODES = 1600
MOST_WORK = 3e10  # multiplications, about two seconds
MARGIN = 2.5  # in log V: what the kink at the end of the grid spoils in the polynomials
STEEPEST = 6.0  # the fastest e^{-s y} that the polynomials still follow from node to node
HIGHEST = 300.0  # e^-300, a probability below which the tail is no longer scaled up
UNSEEN = 1e-19  # what the law of log W has beyond the end of its quadrature, at both resolutions alike
ULP, SMALLEST = 2.0**-52, 2.0**-1022


class Resolution(NamedTuple):
    """Spacing of the nodes, coarseness of the law of log W, and -log of the chance to pass the end of the grid."""

    spacing: float
    coarseness: float
    depth: float


FINE, COARSE = Resolution(0.07, 1.0, 28.0), Resolution(0.083, 1.1, 25.0)


def mean_tail(fit: OneFit, t: float, k: float) -> Tail | None:
    """P(|mu_t - mu_0| > k sigma_0) after t = 0, 1, ..., inf fits; None where the route does not reach.

    Errors seen: 1e-12 relative for df up to 1e9 and 1e-9 at 1e12, absolute 1e-19 where the probability is below 1e-9.
    None at t = inf without a positive drift, where the grid needs more than `MOST_NODES` nodes (s* below about 0.35, or
    a walk that goes far up), and where the powers need more than `MOST_WORK`. Half a second; two where t is 1e9. Raises
    BadInput for t or k < 0.
    """
    check(t, k)
    if t == 0:
        return Tail(0.0, 0.0)
    return tail_from(fit, 0.0, t - 1, k)


def draw_tail(fit: OneFit, t: float, k: float) -> Tail | None:
    """P(|X_t - mu_0| > k sigma_0) for a point X_t of model t = 0, 1, ..., inf; else as `mean_tail`."""
    check(t, k)
    if t == 0:
        return normal_tail(1.0, k)
    if fit.ratio.df == 0:
        return tail_from(fit, 0.0, 0, k)
    return tail_from(fit, -math.log(fit.wander), t, k)


def check(t: float, k: float) -> None:
    """Raise BadInput unless t is a count or inf and k a number >= 0."""
    if not (t >= 0 and (t == math.inf or t == int(t))):
        raise BadInput(f"t must be a number of fits, 0, 1, 2, ... or inf; got {t}")
    if not 0 <= k < math.inf:
        raise BadInput(f"k must be a number >= 0, in standard deviations of the truth; got {k}")


def normal_tail(variance: float, k: float) -> Tail:
    """P(|N(0, variance)| > k) = erfc(k / sqrt(2 variance))."""
    x = k / math.sqrt(2 * variance)
    value = float(erfc(x))
    return Tail(value, (4 + 2 * x * x) * ULP * value + SMALLEST)


def tail_from(fit: OneFit, start: float, fits: float, k: float) -> Tail | None:
    """E erfc(k / sqrt(2 V)) after so many fits from V = wander e^{start}; two resolutions give its error."""
    if fits == 0 or fit.ratio.df == 0:
        return normal_tail(float(fit.wander) * math.exp(start), k)
    fine = solve(fit, start, fits, k, FINE)
    coarse = solve(fit, start, fits, k, COARSE)
    if fine is None or coarse is None:
        return None
    value = max(fine, 0.0)
    # Each fit rounds log V by an ulp of the steps, whose mean is much smaller; both resolutions alike.
    rounding = ULP * (8 + fit.ratio.log_deviation * math.exp(bulk_of(fit.ratio, fits)))
    return Tail(value, abs(fine - coarse) + (value - fine) + rounding * value + UNSEEN)


def solve(fit: OneFit, start: float, fits: float, k: float, resolution: Resolution) -> float | None:
    """E erfc(k / sqrt(2 V)) after so many fits more from V = wander e^{start} at one resolution; None beyond reach."""
    top = top_of(fit, fits, k, resolution.depth)
    size = top / resolution.spacing
    squarings = 0 if fits == math.inf else math.log2(fits)
    if not (size <= MOST_NODES and squarings * size**3 <= MOST_WORK):
        return None
    grid = grid_of(fit.ratio, resolution.spacing, top, resolution.coarseness)
    now = np.asarray(erfc(k / math.sqrt(2 * fit.wander) * np.exp(-grid.y / 2)))
    matrix = one_fit(grid)
    if fits == math.inf:
        weights = stationary(matrix, grid, fit.ratio)
    else:
        now = carry(matrix, now, int(fits) - 1)
        weights = landing(grid, start)
    return float(weights @ now)


def top_of(fit: OneFit, fits: float, k: float, depth: float) -> float:
    """The end of the grid in y = log(V / wander): from the bulk, 1 and k^2, V comes there with chance e^-depth."""
    level = 2 * math.log(max(k, 1.0)) - math.log(fit.wander)
    return max(level, bulk_of(fit.ratio, fits)) + MARGIN + depth_in_log(fit.ratio, fits, depth)


def bulk_of(ratio: Ratio, fits: float) -> float:
    """log(V / wander) of a typical V that has grown from 0: as many fits count as it takes the variance to fade."""
    return math.log1p(min(fits, 2 / ratio.drift if ratio.drift > 0 else math.inf))


def depth_in_log(ratio: Ratio, fits: float, depth: float) -> float:
    """How far log W_1 + ... + log W_t ever goes up, but with chance e^-depth; inf where there is no bound.

    P(max_{s <= t} W_1 ... W_s >= r) <= r^-theta max(1, E W^theta)^t for every theta > 0 (Doob).
    """
    if fits == math.inf:
        return depth / ratio.root if ratio.drift > 0 else math.inf
    theta = np.geomspace(1e-2, 1e7, 500)
    if ratio.drift > 0:
        theta = np.append(theta, ratio.root)
    growth = np.maximum(fits * ratio.cgf(theta), 0.0)
    return float(((depth + growth) / theta).min())


def carry(matrix: Array, now: Array, fits: int) -> Array:
    """K^fits f by squaring, K = 1 + matrix; squares are kept as K - 1 too, so nothing of a slow walk is lost."""
    while fits:
        if fits % 2:
            now = now + matrix @ now
        fits //= 2
        if fits:
            matrix = conserving(2 * matrix + matrix @ matrix)
    return now


def stationary(matrix: Array, grid: Grid, ratio: Ratio) -> Array:
    """Weights p of the stationary law at the nodes: p (K - 1) = 0, sum p = 1.

    p falls like e^{-s* y} above the bulk. Solved for p e^{s* y} there, so that far weights have their own digits.
    """
    bulk = bulk_of(ratio, math.inf)
    lift = np.minimum(min(ratio.root, STEEPEST) * np.maximum(grid.y - bulk, 0.0), HIGHEST)
    rate = -np.diag(matrix)
    balance = (matrix / rate[:, None]).T * np.exp(lift[:, None] - lift)
    # The balances of all nodes sum to zero; the one in the bulk makes room for sum p = 1.
    place = SIDE + round(bulk / grid.spacing)
    scale = np.exp(-lift) / rate
    balance[place] = scale / scale[place]
    right = np.zeros(len(scale))
    right[place] = 1 / scale[place]
    return np.asarray(np.linalg.solve(balance, right) * scale)
