"""Balls for E T and Var T of T = min{t : S_t >= b} by explicit sub- and super-solutions; up to about df = 200.

With K f(d) = E[f(d-Y); Y < d], u(d) = E T and q(d) = E T(T+1)/2 at b = d solve u = 1 + K u and q = u + K q, and

    |v - 1 - K v| <= delta < 1 for all d > 0 and v of linear growth   =>   v/(1+delta) <= u <= v/(1-delta)
    |w - v - K w| <= delta' and w of quadratic growth   =>   (w - delta' u)/(1+delta) <= q <= (w + delta' u)/(1-delta)

v and w are explicit (a polynomial and exponentials), and so are their residuals; Var T = 2 q - u - u^2.

Source: comparison for a transient kernel, Asmussen 2003, Applied Probability and Queues, II and VIII; proof in
proofs/expected_collapse_time_lies_between_sub_and_super_solutions.md.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from fractions import Fraction
from functools import lru_cache

from flint import arb, ctx
from scipy.special import gammaincc

from modelcollapse.numeric.certified.balls import (
    Ball,
    Certificate,
    at_least,
    at_most,
    drift_of,
    dyadic,
    precision,
    threshold_of,
)
from modelcollapse.numeric.certified.meromorphic_residual import residual_bound
from modelcollapse.numeric.certified.meromorphic_trial import Trial, mean_trial, multiplicity, square_trial
from modelcollapse.numeric.certified.meromorphic_zeros import Landscape, approximate_zeros, poles_needed
from modelcollapse.numeric.ratio import Ratio

MOST_SCALE = 500  # of h and a/2; the number of zeros grows like 3.6 of them
MOST_ZEROS = 900
MORE_TERMS = 12  # of the residual, beyond the last pole where the transform vanishes
GUARD_BITS = 40
SLACK, RETRY = 6.0, 18.0  # decimal digits worked with beyond those asked for
METHOD = "sub- and super-solution by sums of exponentials"


@dataclass(frozen=True)
class Solution:
    """Trial functions for u and q, residual bounds that hold for every b, and the bits that they were found with."""

    mean: Trial
    square: Trial
    mean_residual: arb
    square_residual: arb
    bits: int


def certify(ratio: Ratio, eps: Fraction, digits: int = 20) -> Certificate | None:
    """E T and Var T in balls that round to `digits` digits or more; for drift > 0 and 0 < eps < 1.

    None where out of reach: df or divisor above about 450, or more digits than some hundreds. Var T is None where only
    E T has its digits, as for a T that is constant but for a chance of 10^-100.
    """
    large = ratio.half > MOST_SCALE or ratio.divisor > 2 * MOST_SCALE
    if large or not (0 < eps < 1 and ratio.drift > 0):
        return None
    best: Certificate | None = None
    small = digits_lost(ratio, eps)
    for lost in dict.fromkeys((small, small + RETRY, 0.0)):
        if best and (best.variance or lost < small):
            break
        found = solution(ratio, math.ceil(digits + SLACK + max(0.0, -math.log10(ratio.drift)) + lost))
        best = (stated(found, eps, digits) if found else None) or best
    return best


def digits_lost(ratio: Ratio, eps: Fraction) -> float:
    """How many digits smaller than 1 is P(T > 1), which a small Var T is close to; a guess in floats."""
    later = float(gammaincc(ratio.half, float(ratio.divisor / 2 * eps)))
    return -math.log10(max(later, 1e-300))


@lru_cache(maxsize=32)
def solution(ratio: Ratio, reach: int) -> Solution | None:
    """Trial functions by as many zeros and bits as a residual near 10^-reach takes; None if there are too many."""
    land = Landscape.of(ratio)
    count = poles_needed(land, reach)
    if count > MOST_ZEROS:
        return None
    largest = max(land.log_weight(k) for k in range(count + 1))
    bits = int((reach * math.log(10) + max(0.0, largest)) / math.log(2)) + GUARD_BITS
    rates = approximate_zeros(ratio, land, count, bits)
    with precision(bits):
        mean = mean_trial(ratio, rates)
        return measured(ratio, mean, square_trial(ratio, mean), count + MORE_TERMS)


def measured(ratio: Ratio, mean: Trial, square: Trial, terms: int) -> Solution | None:
    """The trial functions, whatever they are, with bounds of their residuals; None unless the theorem applies."""
    delta = residual_bound(ratio, mean, None, terms)
    rest = residual_bound(ratio, square, mean, terms)
    if delta is None or rest is None or not (delta < 1 and drift_of(ratio) > 0):
        return None
    return Solution(mean, square, delta, rest, ctx.prec)


def stated(found: Solution, eps: Fraction, digits: int) -> Certificate | None:
    """What has its digits at b = log(1/eps); None where E T has not."""
    with precision(found.bits):
        mean, variance = moments(found, threshold_of(eps))
    if not mean or mean.digits() < digits:
        return None
    known = variance and variance.digits() >= digits
    return Certificate(mean, variance if known else None, theorem(found), METHOD)


def moments(found: Solution, b: arb) -> tuple[Ball | None, Ball | None]:
    """Balls that contain E T and Var T, b > 0; None for one that is not finite."""
    delta, rest, v, w = found.mean_residual, found.square_residual, found.mean.at(b), found.square.at(b)
    u = (v / (1 + delta)).union(v / (1 - delta))
    q = ((w - rest * u) / (1 + delta)).union((w + rest * u) / (1 - delta))
    mean, variance = (Ball.of(x) if x.is_finite() else None for x in (u, 2 * q - u - u * u))
    return mean, variance


def theorem(found: Solution) -> str:
    """The theorem, with the numbers that make its hypotheses true."""
    rates = found.mean.rates
    count = sum(multiplicity(rate) for rate in rates)
    decay = min(dyadic(rate.real) for rate in rates)
    delta, rest = (at_most(Ball.of(bound).upper) for bound in (found.mean_residual, found.square_residual))
    return (
        f"|v - 1 - K v| <= delta = {delta} < 1 for all d > 0, where v is linear but for {count} exponentials that "
        f"decay with Re lambda >= {at_least(decay)}; hence v(b)/(1+delta) <= E T <= v(b)/(1-delta). "
        f"|w - v - K w| <= {rest} bounds E T(T+1)/2 by w(b) likewise, and Var T by both."
    )
