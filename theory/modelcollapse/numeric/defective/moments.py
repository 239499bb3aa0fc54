"""The collapse that may not happen: P(T < inf), and the law of T given T < inf, where the variance drifts upward.

    T = min{t : S_t >= b},   S_t = sum of t copies of Y = -log W,   b = log(1/eps),   E Y < 0

Almost surely the variance grows without bound, but first it may fall below eps, with P(T < inf) < 1. The walk given
that it does is of the same kind and drifts to collapse; what holds for positive drift holds for it, with e^{-theta S_T}
for a weight. Contours and an integral equation give each number; the stated error is their difference, or the rounding
floor if that is larger. They share theta, whose equation the second route checks by a formula of its own.

Source: Siegmund 1985, Sequential Analysis, VIII; Asmussen 2003, Applied Probability and Queues, XIII (tilting).
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from functools import lru_cache

from modelcollapse.errors import BadInput
from modelcollapse.numeric.collapse_time import UNSEEN, WORST, check, collapse_time, stated
from modelcollapse.numeric.defective import contour, density
from modelcollapse.numeric.defective.walk import LEAST_HALF, Tilted, tilted
from modelcollapse.numeric.ratio import Ratio
from modelcollapse.values import Value, exact

EVER_FLOOR, MEAN_FLOOR, VARIANCE_FLOOR = 2e-14, 1e-14, 3e-14  # relative rounding, a few times the worst seen
NEGLECTED = 1e-15  # absolute, of the variance where T = 1 is all but sure
MOST_FALL = 690.0  # e^-690 = 1e-300, the least P(T < inf)
ULP = 2.0**-52


@dataclass(frozen=True)
class GivenCollapse:
    """P(T < inf), and mean and variance of T given T < inf."""

    ever: Value
    mean: Value
    variance: Value


def given_collapse(ratio: Ratio, b: float) -> GivenCollapse:
    """P(T < inf), E[T | T < inf], Var[T | T < inf] for T = min{t >= 0 : S_t >= b}, b = log(1/eps), taken as exact.

    Domain: 1 <= df <= 10^12 and any drift down to about -5 sd(log W), -2 sd for n = 2; P(T < inf) > 1e-300. Where the
    drift is not negative P(T < inf) = 1, and the moments are those of T. Raises BadInput outside, and for eps = 0.
    """
    check(ratio, b)
    refuse_no_condition(b)
    if b <= 0 or ratio.drift >= 0:
        time = collapse_time(ratio, b)
        return GivenCollapse(exact(1, "the drift is not negative" if b > 0 else "definition"), time.mean, time.variance)
    walk, found = solved(ratio, b)
    other = density.collapse(walk, b)
    if other is None:
        raise out_of_range(ratio, b)
    result = compared(walk, b, found, other)
    if not trusted(result):
        raise out_of_range(ratio, b)
    return result


def refuse_no_condition(b: float) -> None:
    """Refuse as a condition a collapse that never happens."""
    if b > 0 and math.isinf(b):
        raise BadInput("eps must be > 0 to ask for T given collapse; got 0, which is never reached")


@lru_cache(maxsize=32)
def solved(ratio: Ratio, b: float) -> tuple[Tilted, contour.Collapse]:
    """The walk given collapse, and its three numbers by contours; b > 0, drift < 0. Raises BadInput out of range."""
    walk = tilted(ratio)
    if walk.half < LEAST_HALF or walk.theta * b > MOST_FALL:
        raise out_of_range(ratio, b)
    found = contour.collapse(walk, b)
    if found is None:
        raise out_of_range(ratio, b)
    return walk, found


def compared(walk: Tilted, b: float, found: contour.Collapse, other: density.Collapse) -> GivenCollapse:
    """The values by contours, each with its distance from those by the integral equation as error."""
    method = "contours of the walk given collapse; integral equation"
    chance = math.exp(-walk.theta * b)
    value = chance * found.scaled
    ever = stated(value, chance * other.scaled, (EVER_FLOOR + 4 * ULP * walk.theta * b) * value, method)
    mean = stated(found.mean, other.mean, MEAN_FLOOR * found.mean, method)
    variance = stated(found.variance, other.variance, VARIANCE_FLOOR * found.variance + NEGLECTED, method)
    return GivenCollapse(ever, mean, variance)


def trusted(result: GivenCollapse) -> bool:
    """Whether the routes agree to 6 digits, or the variance is that of an all but certain T."""
    ever, mean, variance = result.ever, result.mean, result.variance
    known = ever.error <= WORST * ever.value and mean.error <= WORST * mean.value
    return known and variance.error <= max(WORST * variance.value, UNSEEN)


def out_of_range(ratio: Ratio, b: float) -> BadInput:
    """The refusal where the variance drifts up too fast, or must fall too far."""
    return BadInput(
        f"n={ratio.df + 1}, divisor={float(ratio.divisor):.6g}, log(1/eps)={b:.6g}: E log W must be at most "
        "about 5 sd(log W), 2 sd for n = 2, and P(T < inf) more than 1e-300, to ask for T given collapse; it is "
        f"{-ratio.drift / ratio.log_deviation:.2g} sd; choose a divisor nearer n or a larger eps"
    )
