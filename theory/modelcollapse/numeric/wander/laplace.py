"""The law of the wandering mean, and of a draw, at generation t or in the end, through Laplace transforms.

    mu_{t+1} = mu_t + N(0, wander sigma_t^2),    sigma_{t+1}^2 = W sigma_t^2,    X_t a draw from N(mu_t, sigma_t^2)

Given the chi-squares both are Gaussian: mu_t - mu_0 ~ N(0, V_t), V_0 = 0, and X_t - mu_0 ~ N(0, V_t), V_0 = 1, in units
of sigma_0, with V_{t+1} = wander + W V_t in law, and V = wander + W V in the end, for both. `laplace_step` takes the
transform of V_t through a fit, (I + D); t fits are done by squaring, (I + D)^2 - I = 2 D + D^2, all of them by one
linear solution; `laplace_inverse` turns the transform into the tail.

Sources: Vervaat 1979, On a stochastic difference equation; Kesten 1973, Random difference equations (the power tail).
"""

from __future__ import annotations

import math
from functools import lru_cache
from typing import NamedTuple

import numpy as np
from scipy.special import erfc

from modelcollapse.errors import BadInput
from modelcollapse.numeric.ratio import Ratio
from modelcollapse.numeric.read_ratio import OneFit
from modelcollapse.numeric.wander import Tail
from modelcollapse.numeric.wander.laplace_inverse import EPSILON, Transform, tail_of
from modelcollapse.numeric.wander.laplace_step import Grid, Known, Numbers, grid_of, known_part, left_power, one_fit

ON_AXIS = (42.0, 38.0)  # e^-this is left out of the answer, and of a coarser one that tells its error
ON_RAY = (48.0, 43.0)
RAY = math.pi / 6  # arg x where complex numbers are cheap enough; thin tails gain two digits
MANY = 256  # fits that are done one by one; a squaring costs about as much
MOST_NODES = 900
FAR = 8.0  # from this k on, in units of the deviation that V settles at, small x count most
NEAR = 0.2  # and below this one large x
MOST_GROWTH = 5.0  # of t log E W^beta, for a variance that grows
MOST_ERROR = 1e-10


class Start(NamedTuple):
    """V_t is `variance` at t = `fits`."""

    variance: float
    fits: int


def mean_tail(fit: OneFit, t: float, k: float) -> Tail | None:
    """P(|mu_t - mu_0| > k sigma_0) for t = 0, 1, ... or inf and k > 0; None where the route does not reach.

    Absolute error about 1e-15, less for large k: nine digits of tails above 1e-6, of a power tail at t = inf above
    1e-9. It reaches every drift > 0 down to a tail index s* of V near 0.5, in early generations any; a drift <= 0 has
    no law at t = inf, and is reached while the variance has not grown much. Raises BadInput for other t and k.
    """
    require(t, k)
    wander = float(fit.wander)
    if t == 0:
        return Tail(0.0, 0.0)
    return gaussian(wander, k) if t == 1 or fit.ratio.df == 0 else law_at(fit, t, Start(wander, 1), k)


def draw_tail(fit: OneFit, t: float, k: float) -> Tail | None:
    """P(|X_t - mu_0| > k sigma_0), X_t a draw from model t; reach, errors and refusals as in `mean_tail`."""
    require(t, k)
    if t == 0:
        return gaussian(1.0, k)
    return gaussian(float(fit.wander), k) if fit.ratio.df == 0 else law_at(fit, t, Start(1.0, 0), k)


def require(t: float, k: float) -> None:
    """BadInput unless t is a count of fits or inf, and k a positive number."""
    if not (t >= 0 and (t == math.inf or t == int(t))):
        raise BadInput(f"t must be an integer >= 0 or inf, the number of fits; got {t}")
    if not 0 < k < math.inf:
        raise BadInput(f"k must be a positive number, a distance in units of sigma_0; got {k}")


def gaussian(variance: float, k: float) -> Tail:
    """P(|N(0, variance)| > k), and its rounding: k^2 / variance is rounded before it is an exponent."""
    value = float(erfc(k / math.sqrt(2 * variance)))
    return Tail(value, EPSILON * (2 + min(k * k / variance, 1500.0)) * value)


def law_at(fit: OneFit, t: float, start: Start, k: float) -> Tail | None:
    """The tail at t, with the distance of a coarser grid and the rounding as its error."""
    known = known_part(fit, t, start.variance)
    angle = RAY if known.lead and (t == math.inf or t <= MANY) else 0.0
    beta = free_power(fit.ratio, t, known, k / math.sqrt(known.width))
    if not reaches(fit.ratio, t, beta):
        return None
    fine, coarse = (
        transform_at(fit, t, start, grid_of(fit, t, known, beta, angle, resolved))
        for resolved in (ON_RAY if angle else ON_AXIS)
    )
    if fine is None or coarse is None:
        return None
    value, rounding = tail_of(fine, k)
    error = abs(value - tail_of(coarse, k)[0]) + rounding
    return Tail(min(max(value, 0.0), 1.0), error) if error < MOST_ERROR else None


def free_power(ratio: Ratio, t: float, known: Known, distance: float) -> float:
    """The power beta of x that g is freed from: between 0 and s*, where E W^beta < 1, so that no error grows.

    A larger one costs nodes, and digits at small distances k, and gains digits at large ones.
    """
    if ratio.drift <= 0:
        return min(max(0.6 * ratio.tilt, -0.25), -0.02)
    if known.lead:
        return 1.0 if distance > FAR else 0.5 if distance > NEAR else 0.2
    return 0.2 * left_power(ratio, t, known)


def reaches(ratio: Ratio, t: float, beta: float) -> bool:
    """Whether there is a law, and no rounding error that grows with E W^beta before t."""
    return ratio.drift > 0 if t == math.inf else float(ratio.cgf(beta)) * t < MOST_GROWTH


@lru_cache(maxsize=16)
def transform_at(fit: OneFit, t: float, start: Start, grid: Grid) -> Transform | None:
    """The transform of V_t on this grid; None where it is too large."""
    if grid.size > MOST_NODES:
        return None
    known = known_part(fit, t, start.variance)
    matrix = one_fit(fit, known, grid)
    if t == math.inf:
        return Transform(known, 0.0, grid, np.linalg.solve(-matrix[:-2, :-2], matrix[:-2, -1]))
    return after(matrix, int(t) - start.fits, known, grid)


def after(matrix: Numbers, steps: int, known: Known, grid: Grid) -> Transform:
    """The transform after `steps` fits from g = d = 0: squared while they are many, then one by one."""
    state = np.zeros_like(matrix[-1])
    state[-1] = 1.0
    while steps > MANY:
        if steps & 1:
            state = state + matrix @ state
        matrix, steps = 2 * matrix + matrix @ matrix, steps >> 1
    for _ in range(steps):
        state = state + matrix @ state
    return Transform(known, float(state[-2].real), grid, state[:-2])
