"""Mean and variance of T = min{t : S_t >= b} by Wiener-Hopf factorisation on contours; S_t sums t copies of Y = -log W.

With Phi(s) = E W^s and 1 - z Phi(s) = K_z(s) M_z(s), K_z analytic right and M_z left of a line in 0 < Re s < s*,

    sum_t z^t P(T > t) = (1/2 pi i) Int e^{sb} / (s K_z(s) M_z(0)) ds                       (Re s > 0)

The pole at 0 gives the two-term formula, E T = (b+R)/mu, Var T = (b+R) v/mu^3 + 2 c/mu^2; what is left of it, of
order e^{-rho1 b}, is an integral on a path between 0 and the next zeros. The pieces have their natural size (R ~ sd,
c ~ v), so that nothing cancels, however small the drift.

How R and c come about: with z = E W^{-s}, to the left of 0 and up to O(e^{-rho1 b}),

    log E z^T = s b + log(1 + s/A) + (1/2 pi i) Int_{Re w < s} log F_z(w) s/(w (w-s)) dw,   F_z = (1 - z Phi)(w+A)/(w-s)

and R, c are the coefficients of s and s^2.

Source: Siegmund 1985, Sequential Analysis, VIII; Asmussen 2003, Applied Probability and Queues, VIII (factorisation).
"""

from __future__ import annotations

import math
from typing import NamedTuple

import numpy as np

from modelcollapse.numeric.contour import Array, Path, hyperbola, reach
from modelcollapse.numeric.ratio import Moments, Ratio

NEGLIGIBLE = 38.0
STEP = 0.04
STRONG = 1.0  # drift in units of sd above which few generations matter and the bent path meets later zeros


class Overshoot(NamedTuple):
    """R = lim E(S_T - b), b -> inf, and the curvature c of the two-term formula; in units of b and b^2."""

    mean: float
    curvature: float


def between_the_zeros(ratio: Ratio, step: float = STEP) -> Path:
    """The line Re w = s^, where |Phi| < 1 is least and no logarithm winds."""
    tilt = ratio.tilt
    depth = max(NEGLIGIBLE - ratio.cramer_rate, 4.0)
    far = reach(tilt, tilt, 0.0, lambda w: ratio.cgf(w).real, depth)
    return hyperbola(tilt, tilt, 0.0, step, far)


def defect_of(cgf: Array) -> tuple[Array, Array]:
    """log(1 - Phi) and Phi/(1 - Phi) from log Phi, also where Phi is within rounding of 1."""
    defect = -np.expm1(cgf)
    return np.log(defect), np.exp(cgf) / defect


def overshoot_of_strong_drift(ratio: Ratio, step: float = STEP) -> Overshoot:
    """R = (v+mu^2)/(2 mu) + J1 and its curvature from the line Re w = s^; loses a factor sd/mu where mu < sd."""
    mu, v, k3 = ratio.drift, ratio.log_variance, ratio.third_cumulant
    line = between_the_zeros(ratio, step)
    w = line.nodes
    log_defect, odds = defect_of(ratio.cgf(w))
    j1 = line.integral(log_defect / w**2)
    j2 = line.integral(log_defect / w**3 - mu * odds / w**2)
    curvature = k3 / (3 * mu) + 3 * v**2 / (8 * mu**2) - v / 4 + mu**2 / 24 + j2
    return Overshoot((v + mu**2) / (2 * mu) + j1, curvature)


def overshoot_of_weak_drift(ratio: Ratio, step: float = STEP) -> Overshoot:
    """R = 1/A + Int log F/w^2, c = -1/(2A^2) + Int (log F/w^3 - mu Phi/((1-Phi) w^2)), on a line between
    0 and the first zero or pole left of it.

    F = (1-Phi) (w+A)(s*+A-w)/(w (s*-w)) has neither the zero at 0 nor that at s*, which meet as the drift vanishes.
    """
    gap = 0.3 * min(ratio.decay, ratio.half)
    shift, root = 3 * gap, ratio.root
    line = hyperbola(-gap, gap, 0.0, step, 15.0)
    w = line.nodes
    cgf = ratio.cgf(w)
    defect = -np.expm1(cgf)
    factor = defect * (w + shift) * (root + shift - w) / (w * (root - w))
    log_factor = np.log(np.abs(factor)) + 1j * np.unwrap(np.angle(factor))
    j1 = line.integral(log_factor / w**2)
    j2 = line.integral(log_factor / w**3 - ratio.drift * np.exp(cgf) / (defect * w**2))
    return Overshoot(1 / shift + j1, -0.5 / shift**2 + j2)


def overshoot(ratio: Ratio, step: float = STEP) -> Overshoot:
    """R and c by whichever line suits the drift."""
    weak = ratio.drift <= STRONG * ratio.log_deviation
    return overshoot_of_weak_drift(ratio, step) if weak else overshoot_of_strong_drift(ratio, step)


def two_term(ratio: Ratio, b: float, step: float = STEP) -> Moments:
    """E T = (b+R)/mu, Var T = (b+R) v/mu^3 + 2 c/mu^2, both + O(e^{-rho1 b}); drift > 0.

    Exact to rounding (1e-15 relative) where rho1 b > 37, rho1 = ratio.decay; measured from mu/sd = 1e-10 up.
    """
    mu, v = ratio.drift, ratio.log_variance
    limit = overshoot(ratio, step)
    mean = (b + limit.mean) / mu
    return Moments(mean, mean * v / mu**2 + 2 * limit.curvature / mu**2)


def remainder_path(ratio: Ratio, b: float, step: float) -> Path:
    """A path that passes between 0 and the first zeros of 1 - Phi left of it, bent no more than half way to them."""
    start = -0.35 * ratio.decay
    bend = math.radians(20)
    if ratio.complex_zero is not None:
        bend = min(bend, math.atan(0.5 * (-ratio.complex_zero.real + start) / ratio.complex_zero.imag))
    far = reach(start, -start, bend, lambda s: ratio.cgf(s).real + b * s.real, 42.0)
    return hyperbola(start, -start, bend, step, far)


def left_factor(ratio: Ratio, s: Array, step: float) -> tuple[Array, Array]:
    """M(s)/M(0) and (d/dz)(log M_z(s) - log M_z(0)) at z = 1, for Re s < s^: one kernel, two right-hand sides."""
    line = between_the_zeros(ratio, step).both_halves()
    w = line.nodes
    log_defect, odds = defect_of(ratio.cgf(w))
    kernel = s[:, None] / (w - s[:, None])
    weights = line.weights / (2 * math.pi * w)
    return np.exp(kernel @ (log_defect * weights)), kernel @ (-odds * weights)


def double_contour(ratio: Ratio, b: float, step: float = STEP) -> Moments:
    """E T and Var T for every b > 0 and 0 < mu <= sd, to 1e-15: the two-term formula and its remainder.

    For stronger drift the zeros close in on the path: 1e-12 is lost at mu = 1.6 sd, 1e-8 at 2.5 sd, all at 6 sd.

    E T = q + r, Var T = [two-term] + 2 r' + r - 2 q r - r^2, with P = Phi/(1-Phi), D = (d/dz) log M_z(s)/M_z(0) and
    r = Int e^{sb} M(s)/M(0) P/s ds,  r' = Int e^{sb} M(s)/M(0) (P/s) (1 + P + D) ds,  each over 2 pi i.
    """
    q, variance = two_term(ratio, b, step)
    path = remainder_path(ratio, b, step)
    s = path.nodes
    _, odds = defect_of(ratio.cgf(s))
    factor, slope = left_factor(ratio, s, step)
    common = np.exp(s * b) * factor * odds / s
    r = path.integral(common)
    r_slope = path.integral(common * (1 + odds + slope))
    return Moments(q + r, variance + 2 * r_slope + r - 2 * q * r - r * r)
