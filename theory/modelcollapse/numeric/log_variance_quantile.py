"""Quantiles of Z, a sum of t centred log chi-squares: Newton's method on the logarithm of the hazard of its tail.

    log(-log P(Z <= z)) = log(-log q)   for z < 0,      the same of P(Z > z) for z >= 0

From the centre out the left side is nearly a straight line where the tail is doubly exponential, and like log |z| or
2 log |z| where it is exponential or normal, so that a handful of steps is enough however small q is.

Source: Newton's method; log-concavity of a sum of log chi-squares, Saumard and Wellner 2014.
"""

from __future__ import annotations

import math

import numpy as np
from numpy.typing import NDArray

from modelcollapse.numeric.log_variance_tails import tails
from modelcollapse.numeric.special import trigamma

Array = NDArray[np.float64]
FIRST = 0.5  # in standard deviations from the centre
MOST_STEPS = 60
NEAR = 1e-7  # of log P: a step that converges quadratically from here ends beyond the last digit


def quantile(half: float, t: int, log_q: Array, log_rest: Array) -> Array:
    """The z with P(Z <= z) = q, from log q and log(1-q), both finite and of shape (points,)."""
    log_upper_at_centre = tails(half, t, np.zeros(1)).tail[0]
    upper = log_rest <= log_upper_at_centre
    return tail_quantile(half, t, np.where(upper, log_rest, log_q), upper)


def tail_quantile(half: float, t: int, log_tail: Array, upper: NDArray[np.bool_]) -> Array:
    """The z >= 0 with log P(Z > z) = log_tail where `upper`, the z < 0 with log P(Z <= z) = log_tail elsewhere."""
    deviation = math.sqrt(t * trigamma(half))
    sign = np.where(upper, 1.0, -1.0)
    # The lower tail is asked at z < 0 only.
    least = np.where(upper, 0.0, 1e-18 * deviation)
    away = np.full(log_tail.shape, FIRST * deviation)
    for _ in range(MOST_STEPS):
        found = tails(half, t, sign * away)
        slope = np.exp(found.density - found.tail)
        away = np.maximum(away - np.log(found.tail / log_tail) * found.tail / -slope, least)
        if (np.abs(found.tail - log_tail) <= NEAR).all():
            break
    return np.asarray(sign * away)
