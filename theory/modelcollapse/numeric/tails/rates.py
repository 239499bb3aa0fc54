"""How fast the expected centred tail falls in the end, and where it is largest before that.

    lim -(1/t) log E P(|X_t - mu_t| > k sigma_0) = I = -min Lambda = -Lambda(s^)
    E P ~ Gamma(s^+1/2) / (sqrt(pi) s^) (k^2/2)^{-s^} e^{-I t} / sqrt(2 pi t Lambda''(s^))

A typical run falls far faster: the expectation is carried by runs of probability about e^{-I t}.

Sources: Cramer 1938; Bahadur and Ranga Rao 1960 (the leading term); Markov's inequality (the horizon of the search).
"""

from __future__ import annotations

import math
from fractions import Fraction
from typing import NamedTuple

from scipy.special import gammaln, log_ndtr

from modelcollapse.errors import BadInput, Open
from modelcollapse.numbers import brief
from modelcollapse.numeric.ratio import Ratio
from modelcollapse.numeric.special import trigamma
from modelcollapse.numeric.tails.centred_contour import log_by_contour, slope_by_contour

SCAN = 1.25  # between neighbouring t of the search for a peak


class Peak(NamedTuple):
    """The t at which the expected centred tail is largest, and its ratio to the tail of the truth there."""

    t: int | float
    ratio: float
    log_ratio: float


def leading_term(ratio: Ratio, t: int, k: int | Fraction) -> float:
    """The leading term of the expected centred tail as t -> inf, for drift > 0; its relative error is O(1/t)."""
    if ratio.drift <= 0:
        raise BadInput("the expected centred tail falls only where log W drifts down; take a larger divisor")
    prefactor = log_markov(ratio, k) - math.log(ratio.tilt)
    curvature = trigamma(ratio.half + ratio.tilt)
    return math.exp(prefactor - ratio.cramer_rate * t) / math.sqrt(2 * math.pi * t * curvature)


def log_markov(ratio: Ratio, k: int | Fraction) -> float:
    """log E (Z^2/k^2)^{s^}, Z normal: by Markov's inequality E P(|X_t - mu_t| > k sigma_0) <= e^this e^{-I t}."""
    s = ratio.tilt
    return float(gammaln(s + 0.5)) - math.log(math.pi) / 2 - s * (2 * math.log(k) - math.log(2))


def peak(ratio: Ratio, k: int | Fraction) -> Peak:
    """The t = 0, 1, ... at which E P(|X_t - mu_t| > k sigma_0) is largest, for k > 0 and df >= 1.

    t = inf for drift < 0, where the tail tends to 1. Markov's inequality bounds the search; between neighbouring t of
    a scan (25 % apart) the tail is taken to rise and then to fall, as it does wherever it was looked at.
    """
    if k <= 0 or ratio.df < 1:
        raise BadInput(f"a tail has a peak for k > 0 and n >= 2; got k={brief(k)}, n={ratio.df + 1}")
    truth = math.log(2) + float(log_ndtr(-float(k)))
    if ratio.drift <= 0:
        if ratio.drift == 0:
            raise Open("the drift cannot be told from 0, so neither can the end of the tail; ask for a finite t")
        return Peak(math.inf, bounded_exp(-truth), -truth)
    times = scanned(ratio, k, truth)
    logs = [truth] + [log_by_contour(ratio, t, k) for t in times[1:]]
    best = max(range(len(times)), key=logs.__getitem__)
    if best == 0:
        return Peak(0, 1.0, 0.0)
    t = turn(ratio, k, times[best - 1], times[min(best + 1, len(times) - 1)])
    log_ratio = log_by_contour(ratio, t, k) - truth
    return Peak(t, bounded_exp(log_ratio), log_ratio)


def scanned(ratio: Ratio, k: int | Fraction, truth: float) -> list[int]:
    """0, 1, 2, ..., in growing steps, to the time after which the tail is below the truth for ever."""
    times = [0, 1]
    horizon = (log_markov(ratio, k) - truth) / ratio.cramer_rate
    while times[-1] < horizon:
        times.append(max(times[-1] + 1, math.ceil(SCAN * times[-1])))
    return times


def turn(ratio: Ratio, k: int | Fraction, low: int, high: int) -> int:
    """The t in [low, high] at which a tail that rises and then falls is largest."""
    while high - low > 1:
        middle = (low + high) // 2
        low, high = (middle, high) if slope_by_contour(ratio, middle, k) > 0 else (low, middle)
    ends = [t for t in (low, high) if t > 0]
    return max(ends, key=lambda t: log_by_contour(ratio, t, k))


def bounded_exp(power: float) -> float:
    """e^power; inf where it is no float."""
    return math.exp(power) if power < 709 else math.inf
