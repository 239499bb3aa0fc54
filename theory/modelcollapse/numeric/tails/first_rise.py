"""The k beyond which the first fit makes the expected tail larger, and below which it makes it smaller.

With V = wander + W, X_1 ~ N(mu_0, V) about the original mean (wander = 0: about the model's own mean, wander =
OneFit.wander: about the original one), it solves

    E erfc(k / sqrt(2 V)) = erfc(k / sqrt 2),    k^2 -> 3 - 4 (E V - 1) / Var V as n -> inf

that is 5, 3, 7 (MLE, unbiased, min-MSE) about the model's own mean and 3, 1, 5 about the original mean. With q(V) =
erfc(k / sqrt(2 V)) the difference is summed as q'(1) E(V - 1) + E (V - 1)^2 Int_0^1 (1-x) q''(1 + x (V-1)) dx, in which
nothing cancels at large n, and q'' / q'(1) = e^{-(k^2/2)(1/V - 1)} V^{-5/2} (k^2/V - 3) / 2. Its leading terms,
E(V - 1) + Var V (k^2 - 3) / 4, give the limit.

There is at most one such k > 0: the density of X_1 over that of the truth is log-convex in k^2 and tends to infinity,
so it crosses 1 twice at most. There is none, and every tail grows, if E V^{-1/2} <= 1.

Source: Taylor's formula with integral remainder; composite Gauss quadrature, Davis and Rabinowitz 1984.
"""

from __future__ import annotations

import math
from dataclasses import replace
from fractions import Fraction

import numpy as np
from numpy.typing import NDArray
from scipy.special import erf, erfcx

from modelcollapse.errors import BadInput, Open
from modelcollapse.numeric.ratio import Ratio, bisect
from modelcollapse.numeric.step import DEPTH, body, composite, step_of, wall

Array = NDArray[np.float64]
NEAR = 0.3  # |V - 1| below which the remainder is integrated
FARTHEST = 30.0
PANELS = 48


def first_rise(ratio: Ratio, wander: Fraction | int = 0) -> float:
    """The k >= 0 at which the first fit leaves the expected tail as it was; 0 where it makes every tail larger.

    Domain: df >= 1, wander >= 0; good to about 1e-13. Raises BadInput outside it, and Open where k > 30.
    """
    if ratio.df < 1 or wander < 0:
        raise BadInput(f"a tail can rise only for n >= 2 and wander >= 0; got n={ratio.df + 1}, wander={wander}")
    if gain(ratio, wander, 1e-9) >= 0:
        return 0.0
    high = 1.0
    while gain(ratio, wander, high) < 0:
        high *= 1.5
        if high > FARTHEST:
            raise Open(f"only tails beyond {FARTHEST:g} sigma_0 could rise; take a smaller divisor or a smaller n")
    return bisect(lambda k: gain(ratio, wander, k), 0.0 if high == 1 else high / 1.5, high)


def gain(ratio: Ratio, wander: Fraction | int, k: float) -> float:
    """The change of the expected tail at the first fit, E q(V) - q(1), over q'(1) = k phi(k)."""
    change, weights = variance_change(ratio, float(wander), k)
    mean = float(wander + (ratio.df - ratio.divisor) / ratio.divisor)
    near = np.abs(change) < NEAR
    near_part = weights[near] @ (change[near] ** 2 * remainder(change[near], k))
    far_part = weights[~near] @ (jump(change[~near], k) - change[~near])
    return mean + float(near_part + far_part)


def variance_change(ratio: Ratio, wander: float, k: float) -> tuple[Array, Array]:
    """Nodes V - 1 and weights of quadrature over the law of V, as far out as a tail at k can feel it."""
    step = step_of(ratio)
    low = wall((DEPTH + k * k / 2) / ratio.half, -1) / step.scale
    offsets, weights = body(replace(step, low=low), PANELS)
    return wander + np.expm1(-step.scale * (step.mode + offsets)), weights


def remainder(change: Array, k: float) -> Array:
    """Int_0^1 (1-x) q''(1 + x change) dx / q'(1)."""
    x, weight = composite(np.array([0.0, 0.5, 1.0]))
    v = 1 + np.multiply.outer(change, x)
    curvature = np.exp(k * k / 2 * (np.multiply.outer(change, x) / v)) * v**-2.5 * (k * k / v - 3) / 2
    return np.asarray(curvature @ (weight * (1 - x)))


def jump(change: Array, k: float) -> Array:
    """(q(1 + change) - q(1)) / q'(1)."""
    b = k / math.sqrt(2)
    v = np.maximum(1 + change, 1e-300)  # rounded to 0 where it is below 1e-16
    a = b / np.sqrt(v)
    if k < 1:
        return np.asarray((erf(b) - erf(a)) / (k * math.exp(-b * b) / math.sqrt(2 * math.pi)))
    growth = np.exp(b * b * change / v)
    return np.asarray((erfcx(a) * growth - erfcx(b)) * (math.sqrt(2 * math.pi) / k))
