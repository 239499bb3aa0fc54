"""A proved bracket of the expected collapse time, and a rule of thumb for it.

    (b + 2/df) / mu  <  E T  <=  (b + E[Y | Y > 0]) / mu        for b > 0, mu = E Y > 0, Y = log(divisor / chi2_df)

Proof. (1) Wald: E S_T = mu E T, so E T = (b + E R) / mu with R = S_T - b the overshoot; only E R is to be bounded.
(2) The density of Y, proportional to exp(-h y - (a/2) e^{-y}) with h = df/2 and a the divisor, is log-concave: its
logarithm has second derivative -(a/2) e^{-y} < 0. (3) A log-concave density has an increasing hazard rate, hence a
mean residual life m(g) = E[Y - g | Y > g] that decreases in g. (4) The logarithm of the density has slope -h + (a/2)
e^{-y} -> -h, so the hazard of Y tends to h, and m(g) falls from m(0) = E[Y | Y > 0] towards 1/h = 2/df and stays above
it. (5) Given T = t and S_{t-1}, the overshoot is Y - g given Y >= g, with g = b - S_{t-1} > 0 since the walk had not
crossed and b > 0; hence E R = E m(g) lies between the two. Both ends are sharp as statements about m. The bracket is
about 0.8 to 1.2 sd(Y) / mu wide where the divisor is near df.

Sources: Wald's identity, Siegmund 1985, chapter II; log-concave => increasing hazard => decreasing mean residual
life, Barlow and Proschan 1975, chapter 3, and Bagnoli and Bergstrom 2005.
"""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

import numpy as np

from modelcollapse.numeric.step import DEPTH, Array, Step, composite, step_of, wall, well

if TYPE_CHECKING:
    from modelcollapse.numeric.ratio import Ratio

ULP = 2.0**-52
LADDER = 0.5825971579390107  # -zeta(1/2) / sqrt(2 pi): mean overshoot, in sd, of a Gaussian walk as its drift vanishes
PANELS = 16


def bracket(ratio: Ratio, b: float) -> tuple[float, float]:
    """Floats lo < (b + 2/df) / mu < E T < hi, with hi > (b + E[Y | Y > 0]) / mu, for b = log(1/eps) > 0; proof: the
    module.

    Rounded outward by 8 ulp below and 16 above: mu is good to 2 ulp (checked to 10^12 and down to a drift of 1e-9 sd),
    the quadrature of E[Y | Y > 0] to 4, each of the few operations to half. Raises ValueError if b <= 0 or mu <= 0,
    where the statement is false or empty.
    """
    check(ratio, b)
    low = (b + 2 / ratio.df) / ratio.drift
    high = (b + mean_positive_step(ratio)) / ratio.drift
    return low * (1 - 8 * ULP), high * (1 + 16 * ULP)


def rule_of_thumb(ratio: Ratio, b: float) -> float:
    """E T ~ (b + 0.5825971579 sd + v/6 + mu/4) / mu, sd = sqrt(v), v = Var Y: corrected diffusion, with skewness.

    Meaningful where the drift is small against the spread, mu < sd, and the threshold not too near, b > sd: there the
    mean overshoot E R = mu E T - b is right to 0.012 sd for n >= 10 (to 0.25 sd for n = 2, 3). For mu > sd it says
    little, for a nearly deterministic T moves in steps.
    Raises ValueError if b <= 0 or mu <= 0. Source: Siegmund 1985, chapter X.
    """
    check(ratio, b)
    v = ratio.log_variance
    return (b + LADDER * math.sqrt(v) + v / 6 + ratio.drift / 4) / ratio.drift


def mean_positive_step(ratio: Ratio) -> float:
    """E[Y | Y > 0], mean of log(divisor / chi2_df) given that it is positive; relative error below 4 ulp, any df,
    divisor.

    Numerator and denominator are relative to the largest value of the density on y > 0, so that neither underflows
    when the divisor is far below df and P(Y > 0) far below the smallest float.
    """
    y, mass = positive_part(step_of(ratio))
    return float(mass @ y / mass.sum())


def positive_part(step: Step) -> tuple[Array, Array]:
    """Nodes y > 0 and quadrature weights of the law of Y on y > 0, up to a factor: relative to the highest point there.

    With u = top there, e^{-(u+o)} - 1 + u + o exceeds its value at u by e^{-u} (e^{-o} - 1 + o) + o (1 - e^{-u}): no
    cancellation.
    """
    mode = step.mode * step.scale
    top = max(0.0, -mode)
    right = wall(float(well(np.array([top]))[0]) + DEPTH / step.half, 1) - top
    left = min(0.0, max(-mode, step.low * step.scale) - top)
    ladder = np.linspace(0.0, 1.0, PANELS + 1) ** 2
    edges = np.concatenate([left * ladder[:0:-1], right * ladder]) if left < 0 else right * ladder
    offset, weight = composite(edges)
    drop = math.exp(-top) * well(offset) - offset * math.expm1(-top)
    return offset + max(0.0, mode), weight * np.exp(-step.half * drop)


def check(ratio: Ratio, b: float) -> None:
    """Refuse what the statements exclude."""
    if not (b > 0 and ratio.drift > 0):
        raise ValueError(f"b and the drift must be positive; got b = {b}, drift = {ratio.drift}")
