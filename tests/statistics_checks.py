"""The statistical checks: each has a bound that is proved at every sample size, and none a normal approximation.

    law                sup |F_N - F| <= sqrt(log(2/alpha) / 2N)             Dvoretzky, Kiefer, Wolfowitz; Massart 1990
    same law           both laws unknown: DKW for each sample at alpha/2, and the triangle inequality
    probability        exact binomial tails, alpha/2 on either side
    mean, cumulants    P(mean >= (K(s) + c)/s) <= exp(-N c) for every s > 0 Chernoff 1952; any s found is valid
    mean, bounded      the better of Hoeffding 1963 and empirical Bernstein (Maurer and Pontil 2009, Theorem 4)
    mean, heavy tails  median of block means: Cantelli in a block, exact binomial for the median; needs the variance

A check raises AssertionError in one line: the case, both numbers, the bound, and the smallest error that it detects:
one that would be found with probability POWER at least.
"""

from __future__ import annotations

import math
from collections.abc import Callable
from typing import Any

import numpy as np
from numpy.typing import NDArray
from scipy.optimize import minimize_scalar
from scipy.special import bdtr, bdtrc, betaincinv

from statistics_ledger import Check

Array = NDArray[np.float64]
POWER = 0.999
BLOCKS = 41
"""Odd, so that the median is one of the block means; of all odd numbers about the best at alpha = 1e-8."""


def assert_law(check: Check, sample: Array, cdf: Callable[[Array], Any]) -> None:
    """The sample comes from this law, whose distribution function is continuous."""
    ordered = np.sort(_finite(check, sample))
    size = len(ordered)
    below, steps = cdf(ordered), np.arange(size + 1) / size
    distance = max((steps[1:] - below).max(), (below - steps[:-1]).max())
    worst = ordered[np.argmax(np.maximum(steps[1:] - below, below - steps[:-1]))]
    bound, found = dkw(size, check.alpha), dkw(size, check.alpha) + dkw(size, 1 - POWER)
    share = f"{np.mean(ordered <= worst):.6g} of {size} are <= {worst:.6g}, the law says {float(cdf(worst)):.6g}"
    _require(distance <= bound, check, f"{share}; distance {distance:.3g} > {bound:.3g}; detects {found:.3g}")


def assert_same_law(check: Check, sample: Array, other: Array) -> None:
    """Both samples come from one law, whatever it is, atoms and -inf included."""
    a, b = (np.sort(_numbers(check, part)) for part in (sample, other))
    points = np.concatenate([a, b])
    shares = [np.searchsorted(part, points, side="right") / len(part) for part in (a, b)]
    gaps = np.abs(shares[0] - shares[1])
    worst = int(np.argmax(gaps))
    bound = dkw(len(a), check.alpha / 2) + dkw(len(b), check.alpha / 2)
    found = bound + dkw(len(a), (1 - POWER) / 2) + dkw(len(b), (1 - POWER) / 2)
    share = f"{shares[0][worst]:.6g} against {shares[1][worst]:.6g} are <= {points[worst]:.6g}"
    _require(gaps[worst] <= bound, check, f"{share}; distance {gaps[worst]:.3g} > {bound:.3g}; detects {found:.3g}")


def assert_probability(check: Check, hits: Any, probability: float) -> None:
    """Each of the independent `hits` (booleans) is true with this probability."""
    trials, count = len(hits), int(np.sum(hits))
    numbers = np.arange(trials + 1)
    enough = bdtr(numbers, trials, probability) >= check.alpha / 2
    few_enough = np.append(1.0, bdtrc(numbers[:-1], trials, probability)) >= check.alpha / 2
    accepted = numbers[enough & few_enough]
    low, high = int(accepted[0]), int(accepted[-1])
    under = betaincinv(low, trials - low + 1, 1 - POWER) if low else 0.0
    over = betaincinv(high + 1, trials - high, POWER) if high < trials else 1.0
    bound = f"outside [{low / trials:.6g}, {high / trials:.6g}]; detects <= {under:.6g} and >= {over:.6g}"
    share = f"{count / trials:.6g} of {trials} against probability {probability:.6g}"
    _require(low <= count <= high, check, f"{share}: {bound}")


def assert_mean_by_cumulants(
    check: Check, sample: Array, mean: float, cumulants: Callable[[float], float], least: float
) -> None:
    """The mean of a law with this cumulant function log E exp(s L), finite for least < s, by Chernoff on both sides."""
    size, seen = len(sample), float(_finite(check, sample).mean())
    low, high = chernoff(cumulants, least, size, check.alpha / 2)
    sure_low, sure_high = chernoff(cumulants, least, size, 1 - POWER)
    found = max(high - mean + (mean - sure_low), mean - low + (sure_high - mean))
    bound = f"outside [{low:.6g}, {high:.6g}]; detects a shift of {found:.3g}"
    _require(low <= seen <= high, check, f"mean {seen:.6g} of {size} against {mean:.6g}: {bound}")


def assert_bounded_mean(check: Check, sample: Array, mean: float, low: float, high: float) -> None:
    """The mean of a law on [low, high]."""
    size = len(_finite(check, sample))
    if sample.min() < low or sample.max() > high:
        raise ValueError(f"{check.name}: the sample leaves [{low}, {high}], on which the bound rests")
    bound = min(hoeffding(size, check.alpha / 2), bernstein((sample - low) / (high - low), check.alpha / 2))
    bound, seen = bound * (high - low), float(sample.mean())
    found = bound + (high - low) * hoeffding(size, 1 - POWER)
    text = f"mean {seen:.6g} of {size} against {mean:.6g}; off by {abs(seen - mean):.3g} > {bound:.3g}"
    _require(abs(seen - mean) <= bound, check, f"{text}; detects {found:.3g}")


def assert_heavy_mean(check: Check, sample: Array, mean: float, variance: float) -> None:
    """The mean of a law with this exact variance and tails of any weight, by the median of block means."""
    size = len(_finite(check, sample)) // BLOCKS
    middle = float(np.median(sample[: size * BLOCKS].reshape(BLOCKS, size).mean(axis=1)))
    deviation = math.sqrt(variance / size)
    bound = cantelli(check.alpha / 2) * deviation
    found = bound + cantelli(1 - POWER) * deviation
    text = f"median {middle:.6g} of {BLOCKS} means of {size} against {mean:.6g}; off by {abs(middle - mean):.3g}"
    _require(abs(middle - mean) <= bound, check, f"{text} > {bound:.3g}; detects {found:.3g}")


def dkw(size: int, alpha: float) -> float:
    """sqrt(log(2/alpha) / 2 size): sup |F_N - F| exceeds it with probability at most alpha (Massart 1990)."""
    return math.sqrt(math.log(2 / alpha) / (2 * size))


def hoeffding(size: int, alpha: float) -> float:
    """sqrt(log(2/alpha) / 2 size), for the mean of variables on [0, 1], on both sides (Hoeffding 1963)."""
    return math.sqrt(math.log(2 / alpha) / (2 * size))


def bernstein(sample: Array, alpha: float) -> float:
    """sqrt(2 V log(4/alpha) / N) + 7 log(4/alpha) / 3(N-1), V the unbiased sample variance (Maurer and Pontil 2009)."""
    size, cost = len(sample), math.log(4 / alpha)
    return math.sqrt(2 * float(sample.var(ddof=1)) * cost / size) + 7 * cost / (3 * (size - 1))


def chernoff(cumulants: Callable[[float], float], least: float, size: int, alpha: float) -> tuple[float, float]:
    """Where the mean of `size` variables falls below, or above, with probability at most alpha each."""
    cost = math.log(1 / alpha) / size

    def edge(s: float) -> float:
        return (cumulants(s) + cost) / s

    # Every s gives a valid edge, so a search that stops early costs power and never truth.
    up = minimize_scalar(lambda x: edge(math.exp(x)), bounds=(-20, 10), method="bounded")
    down = minimize_scalar(lambda x: -edge(least / (1 + math.exp(x))), bounds=(-20, 20), method="bounded")
    return -float(down.fun), float(up.fun)


def cantelli(alpha: float) -> float:
    """Least c so that the median of block means lies c deviations of a block mean above the mean, P <= alpha.

    One block mean does so with probability at most 1/(1 + c^2), the median only where more than half of them do.
    """
    share = float(betaincinv(BLOCKS // 2 + 1, BLOCKS - BLOCKS // 2, alpha))
    return math.sqrt(1 / share - 1)


def _numbers(check: Check, sample: Array) -> Array:
    if np.isnan(sample).any():
        raise AssertionError(f"{check.name}: {np.isnan(sample).sum()} of {len(sample)} are NaN")
    return sample


def _finite(check: Check, sample: Array) -> Array:
    if not np.isfinite(sample).all():
        raise AssertionError(f"{check.name}: {(~np.isfinite(sample)).sum()} of {len(sample)} are not finite")
    return sample


def _require(holds: bool, check: Check, text: str) -> None:
    # `holds` is a comparison that NaN fails, so a NaN is never let through.
    if not holds:
        raise AssertionError(f"{check.name}: {text} (alpha {check.alpha:.3g})")
