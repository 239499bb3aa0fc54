"""The neutral divisor, at which the log variance has no drift: smaller ones let it grow, larger ones make it collapse.

    E log W = psi(df/2) - log(divisor/2) = 0    at    divisor = 2 exp(psi(df/2)) = df - 1 + 1/(6 df) + O(1/df^2)

At it, or within rounding of it, S_t oscillates; T is finite almost surely, and E T is infinite, as

    P(T > t) ~ c / sqrt(t),    c = sqrt(2/(pi v)) (b + R),    v = psi_1(df/2),    R = E(S_T - b)

Source: DLMF 5.11.2 (digamma); Spitzer 1964, Principles of Random Walk, IV (walks without drift).
"""

from __future__ import annotations

import math
from fractions import Fraction

import numpy as np

from modelcollapse.errors import BadInput
from modelcollapse.numeric import mellin
from modelcollapse.numeric.collapse_time import MOST_DF
from modelcollapse.numeric.nystrom import FORGOTTEN, SHARPEST_EDGE, WIDEST_PANEL, Grid, solve
from modelcollapse.numeric.ratio import Ratio
from modelcollapse.numeric.step import composite, step_of
from modelcollapse.numeric.wiener_hopf import double_contour
from modelcollapse.values import Value

WIDE = 16.0  # in sd
WEAK = 1e-6  # drift in sd
FLOOR = 1e-14


def neutral_divisor(df: int) -> Fraction:
    """2 exp(psi(df/2)) to 40 digits, for 1 <= df <= 10^12; it is no rational number. Raises BadInput outside."""
    if not 1 <= df <= MOST_DF:
        raise BadInput(f"n must be an integer from 2 to {MOST_DF + 1} for a neutral divisor; got {df + 1}")
    return mellin.neutral_divisor(Ratio(df, Fraction(2)))


def neutral(df: int) -> Ratio:
    """The ratio without drift: E log W = -1e-35, so that no rounding turns it upward and T stays finite."""
    return Ratio(df, neutral_divisor(df) * (1 + Fraction(1, 10**35)))


def neutral_tail_constant(df: int, b: float) -> Value:
    """c = lim sqrt(t) P(T > t) at the neutral divisor, b = log(1/eps) > 0; R by the integral equation without drift.

    Its error is the distance from the limit of mu E T as mu falls to 0, by contours at mu = 1e-6 sd and twice that.
    Raises BadInput for a df without a neutral divisor and for b <= 0 or infinite.
    """
    if not 0 < b < math.inf:
        raise BadInput(f"eps must be > 0 and below 1 for the tail of T; got log(1/eps) = {b}")
    ratio = neutral(df)
    unit = math.sqrt(2 / (math.pi * ratio.log_variance))
    step = step_of(ratio)
    end = max(WIDE, FORGOTTEN / (ratio.decay * step.scale))
    edges = np.linspace(0.0, end, math.ceil(end / min(WIDEST_PANEL, SHARPEST_EDGE / step.scale)) + 1)
    reached = float(b + step.scale * solve(step, Grid(*composite(edges), end, False), b / step.scale).r1)
    near, far = (scaled_mean(ratio, b, k * WEAK) for k in (1, 2))
    difference = abs(reached - (2 * near - far))
    return Value(unit * reached, unit * max(difference, FLOOR * reached), "integral equation; contours", "numerical")


def scaled_mean(ratio: Ratio, b: float, drift: float) -> float:
    """mu E T for a drift mu of so many sd, by contours; it is b + R of that drift."""
    change = Fraction(math.expm1(drift * ratio.log_deviation))
    drifting = Ratio(ratio.df, ratio.divisor * (1 + change))
    return drifting.drift * double_contour(drifting, b).mean
