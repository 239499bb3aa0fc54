"""The collapse time T = min{t : sigma_t^2 <= eps sigma_0^2} of a refit chain: mean and variance by two separate routes.

    T = min{t : S_t >= b},   S_t = sum of t copies of Y = -log W,   b = log(1/eps)

The first route works with E W^s on contours (two-term formula, double contour, sum over generations). The second
shares no code with it and works with the density of Y (integral equation, or forward evolution of the law of S_t).
The stated error is their difference, or the rounding floor if that is larger. Where only contours reach (drift of many
sd and a distant threshold) the method says so.

Source: Siegmund 1985, Sequential Analysis, VIII; Asmussen 2003, Applied Probability and Queues, VIII.
"""

from __future__ import annotations

import math
from collections.abc import Callable
from dataclasses import dataclass

from modelcollapse.errors import BadInput
from modelcollapse.numbers import brief
from modelcollapse.numeric import evolve, nystrom, renewal, wiener_hopf
from modelcollapse.numeric.bracket import bracket, rule_of_thumb
from modelcollapse.numeric.ratio import Moments, Ratio
from modelcollapse.values import Value, exact, infinite

FORGOTTEN = 37.0  # e^-37 = 8e-17: the remainder of the two-term formula is below rounding
REMEMBERED = 40.0
EVOLVED = 3.0  # and above which the forward evolution is the cheaper second route
MEAN_FLOOR, VARIANCE_FLOOR = 1e-14, 3e-14  # relative rounding, a few times the worst seen on refining the nodes
NEGLECTED = 1e-16  # absolute: probabilities below e^-42 are left out
WORST = 1e-6
UNSEEN = 1e-9  # a variance below it is that of a certain T, and need not have digits
MOST_DF = 10**12
MOST_DIVISOR = 10**15  # in units of df
REFINED_STEP = 0.03

Route = Callable[[Ratio, float], Moments | None]


@dataclass(frozen=True)
class CollapseTime:
    """Mean and variance of T, the proved bracket of the mean, the corrected-diffusion rule of thumb, and T in words."""

    mean: Value
    variance: Value
    bracket: tuple[float, float]
    rule_of_thumb: float
    reason: str


def collapse_time(ratio: Ratio, b: float) -> CollapseTime:
    """E T and Var T of T = min{t >= 0 : S_t >= b}, b = log(1/eps), taken as exact.

    Domain: 1 <= df <= 10^12, 0 < divisor <= 10^15 df, any b. drift <= 0 and b = inf give infinity,
    b <= 0 gives T = 0 exactly. Raises BadInput outside the domain and where no two computations agree to 6 digits.
    """
    check(ratio, b)
    if b <= 0:
        zero = exact(0, "definition")
        return CollapseTime(zero, zero, (0.0, 0.0), 0.0, "eps >= 1: the start counts, T = 0")
    if math.isinf(b):
        return never("eps = 0: the variance stays positive for ever, so T is infinite")
    if ratio.drift < 0:
        return never("the variance drifts upward (E log W > 0): P(T = infinity) > 0, so E T is infinite")
    if ratio.drift == 0:
        return never("log W has no drift: T is finite almost surely, but E T is infinite")
    mean, variance, reason = computed(ratio, b)
    low, high = bracket(ratio, b)
    # b > 0 takes one fit at least, which the elementary bounds do not know.
    return CollapseTime(mean, variance, (max(low, 1.0), max(high, 1.0)), max(rule_of_thumb(ratio, b), 1.0), reason)


def check(ratio: Ratio, b: float) -> None:
    """Refuse what has no collapse time."""
    if not 1 <= ratio.df <= MOST_DF:
        raise BadInput(f"n must be an integer from 2 to {MOST_DF + 1} for a collapse time; got {ratio.df + 1}")
    if not 0 < ratio.divisor <= MOST_DIVISOR * ratio.df:
        most = MOST_DIVISOR * ratio.df
        raise BadInput(
            f"divisor/temperature must be > 0 and at most {most:.0e} at this n; got {brief(ratio.divisor)}; "
            "beyond it the first fit collapses all but surely"
        )
    if math.isnan(b):
        raise BadInput("eps must be a number > 0; got nan")


def never(reason: str) -> CollapseTime:
    """E T = infinity, for a reason in words."""
    return CollapseTime(infinite(reason), infinite(reason), (math.inf, math.inf), math.inf, reason)


def computed(ratio: Ratio, b: float) -> tuple[Value, Value, str]:
    """Mean, variance and the words for how they were found; drift > 0, 0 < b < inf."""
    name, found = contour_route(ratio, b)
    other_name, other = density_route(ratio, b) or refinement(ratio, b)
    if found is None or other is None:
        raise out_of_range(ratio, b)
    method = f"{name}; {other_name}"
    mean_floor, variance_floor = floors(ratio, b, found)
    mean = stated(found.mean, other.mean, mean_floor, method)
    variance = stated(found.variance, other.variance, variance_floor, method)
    if mean.error > WORST * mean.value or variance.error > max(WORST * variance.value, UNSEEN):
        raise out_of_range(ratio, b)
    return mean, variance, "the variance drifts downward (E log W < 0): T is finite almost surely"


def contour_route(ratio: Ratio, b: float, **nodes: float) -> tuple[str, Moments | None]:
    """The contour route that suits the drift and the distance; nodes: step=..., if not the usual one."""
    if ratio.decay * b > FORGOTTEN:
        return "wiener-hopf two-term formula", wiener_hopf.two_term(ratio, b, **nodes)
    if ratio.drift <= wiener_hopf.STRONG * ratio.log_deviation:
        return "wiener-hopf double contour", wiener_hopf.double_contour(ratio, b, **nodes)
    return "wiener-hopf sum over generations", renewal.moments(ratio, b, **nodes)


def density_route(ratio: Ratio, b: float) -> tuple[str, Moments] | None:
    """The first of the integral equation and the forward evolution that reaches; None where neither does."""
    routes: list[tuple[str, Route]] = [("integral equation", nystrom.moments), ("forward evolution", evolved)]
    if ratio.drift > EVOLVED * ratio.log_deviation:
        routes.reverse()
    for name, route in routes:
        moments = route(ratio, b)
        if moments is not None:
            return name, moments
    return None


def evolved(ratio: Ratio, b: float) -> Moments | None:
    """Forward evolution as far as the walk remembers its start, b' = 40/rho1; beyond, by the renewal theorem.

    E T grows by (b-b')/mu and Var T by (b-b') v/mu^3, but for O(e^{-rho1 b'}); what is hard to find is at b' already.
    """
    near = min(b, REMEMBERED / ratio.decay)
    moments = evolve.moments(ratio, near)
    if moments is None:
        return None
    far = (b - near) / ratio.drift
    return Moments(moments.mean + far, moments.variance + far * ratio.log_variance / ratio.drift**2)


def refinement(ratio: Ratio, b: float) -> tuple[str, Moments | None]:
    """Where the density does not reach: another contour formula, or the same on finer nodes; the name says it."""
    if ratio.decay * b > FORGOTTEN and ratio.drift > wiener_hopf.STRONG * ratio.log_deviation:
        summed = renewal.moments(ratio, b)
        if summed is not None:
            return "wiener-hopf sum over generations (both on contours)", summed
    return "the same on finer nodes (both on contours)", contour_route(ratio, b, step=REFINED_STEP)[1]


def floors(ratio: Ratio, b: float, found: Moments) -> tuple[float, float]:
    """Rounding floors of mean and variance.

    A last bit in b or in the drift moves (b - S_k)/(sd sqrt(k)), k = b/mu, by `blur`. It matters where the drift is
    many sd and T takes few values: a chance p of another value, p <= Var T, moves by at most 10 p blur while blur is
    small.
    """
    steps = max(1.0, b / ratio.drift)
    blur = min(1.0, 2.0**-51 * b / (ratio.log_deviation * math.sqrt(steps)))
    moved = blur * min(1.0, 10 * found.variance) if blur < 0.01 else 1.0
    weight = 1 + 2 * math.sqrt(steps) * ratio.log_deviation / ratio.drift
    mean = MEAN_FLOOR * found.mean + NEGLECTED
    return max(mean, moved), VARIANCE_FLOOR * found.variance + NEGLECTED + moved * weight


def stated(value: float, other: float, floor: float, method: str) -> Value:
    """The value with error = max(|difference of the routes|, rounding floor)."""
    return Value(value, max(abs(value - other), floor), method, "numerical")


def out_of_range(ratio: Ratio, b: float) -> BadInput:
    """The refusal where the routes do not agree to 6 digits."""
    return BadInput(
        f"n={ratio.df + 1}, divisor={float(ratio.divisor):.6g}, log(1/eps)={b:.6g}: no two routes agree to 6 digits; "
        "choose a divisor further from the critical one 2 exp(psi((n-1)/2)) or simulate"
    )
