"""P(T < inf), and mean and variance of T given T < inf, by contours, where the walk drifts away (E Y < 0).

For the walk given collapse, Phi(s) = E* W^s = e^{Lambda(s)} is 1 at 0 and theta. With 1 - z Phi = K_z M_z split at
Re w = s^ in between, and X_z(s) = K_z(theta) M_z(s),

    e^{theta b} E[z^T ; T < inf] = (1/2 pi i) Int e^{sb} X_z(s) / ((theta - s)(1 - z Phi(s))) ds        0 < Re s < s^
    log X_z(s) = (1/2 pi i) Int log(1 - z Phi(w)) (1/(w-s) - 1/(w-theta)) dw                            Re w = s^

Weak drift: the residue at p(z), z = e^{-Lambda(p)}, and what the later zeros leave, on a path left of 0. The residue is
e^f,

    f(p) = p b + log((p+A)/(theta+A)) + (1/2 pi i) Int_{Re w < p} log F_z(w) (1/(w-p) - 1/(w-theta)) dw
    F_z  = (1 - z Phi)(w+A)/(w-p)

so that E T = f'/m and Var T = f''/m^2 + f' v/m^3 at p = 0, with drift m and variance v of the walk given collapse.
Strong drift: 1/(1 - z Phi) expanded, a saddle-point path for each generation.

Source: Siegmund 1985, Sequential Analysis, VIII (tilting); Spitzer 1964, Principles of Random Walk, IV (factorisation).
"""

from __future__ import annotations

import math
from typing import NamedTuple

import numpy as np

from modelcollapse.numeric.contour import Array, hyperbola, reach, unit
from modelcollapse.numeric.defective.walk import Tilted
from modelcollapse.numeric.special import LARGE
from modelcollapse.numeric.wiener_hopf import between_the_zeros, defect_of, remainder_path

NEGLIGIBLE = 38.0
DEPTH = 42.0
STEP = 0.04
STRONG = 1.0  # drift m in sd from which few generations matter
BEND = math.radians(12)
MOST_TERMS = 400


class Collapse(NamedTuple):
    """P(T < inf) e^{theta b}, and mean and variance of T given T < inf."""

    scaled: float
    mean: float
    variance: float


def collapse(walk: Tilted, b: float, step: float = STEP) -> Collapse | None:
    """The three numbers for b > 0 by whichever formula suits the drift; None where too many generations matter."""
    weak = walk.drift <= STRONG * walk.log_deviation
    return of_weak_drift(walk, b, step) if weak else of_strong_drift(walk, b, step)


def of_weak_drift(walk: Tilted, b: float, step: float = STEP) -> Collapse:
    """The residue and, unless it is forgotten, what the later zeros add to E[z^T] and its derivatives in log z."""
    main = residue(walk, b, step)
    if walk.decay * b > NEGLIGIBLE:
        return main
    path = remainder_path(walk, b, step)
    s = path.nodes
    _, odds = defect_of(walk.cgf(s))
    x, first, second = factor(walk, s, step)
    common = np.exp(s * b) * x * odds / (walk.theta - s)
    once = 1 + odds + first - main.mean
    r, r1, r2 = (path.integral(common * y) for y in (np.ones(s.shape), once, once**2 + odds * (1 + odds) + second))
    total = main.scaled + r
    shift = r1 / total
    return Collapse(total, main.mean + shift, (main.scaled * main.variance + r2) / total - shift**2)


def residue(walk: Tilted, b: float, step: float) -> Collapse:
    """What the zero at 0 leaves: e^f, f'/m, f''/m^2 + f' v/m^3. F has lost the zero theta too, for free on its line."""
    m, v, theta = walk.drift, walk.log_variance, walk.theta
    gap = 0.3 * min(walk.decay, walk.half)
    shift = 3 * gap
    line = hyperbola(-gap, gap, 0.0, step, 15.0)
    w = line.nodes
    cgf = walk.cgf(w)
    odds = defect_of(cgf)[1]
    smooth = -np.expm1(cgf) * (w + shift) * (theta + shift - w) / (w * (theta - w))
    log_smooth = np.log(np.abs(smooth)) + 1j * np.unwrap(np.angle(smooth))
    kernel = theta / (w * (theta - w))
    first = b + 1 / shift + line.integral(log_smooth / w**2 - m * odds * kernel)
    curved = (v * odds - m**2 * odds * (1 + odds)) * kernel - 2 * m * odds / w**2 + 2 * log_smooth / w**3
    second = -1 / shift**2 + line.integral(curved)
    scaled = shift / (shift + theta) * math.exp(line.integral(log_smooth * kernel))
    return Collapse(scaled, first / m, second / m**2 + first * v / m**3)


def factor(walk: Tilted, s: Array, step: float) -> tuple[Array, Array, Array]:
    """X_z(s), and the first and second derivative of log X_z(s) in log z, at z = 1; each of the shape of s."""
    line = between_the_zeros(walk, step).both_halves()
    w, flat = line.nodes, s.ravel()
    log_defect, odds = defect_of(walk.cgf(w))
    weights = line.weights / (2 * math.pi * (w - walk.theta))
    columns = np.column_stack([log_defect, -odds, -odds * (1 + odds)]) * weights[:, None]
    kernel = (flat[:, None] - walk.theta) / (w - flat[:, None])
    logs, first, second = (part.reshape(s.shape) for part in (kernel @ columns).T)
    return np.exp(logs), first, second


def of_strong_drift(walk: Tilted, b: float, step: float = STEP) -> Collapse | None:
    """Sum over generations k of (1/2 pi i) Int e^{sb} X_z(s) z^k Phi(s)^k ds/(theta - s) and its derivatives in log z.

    None where more than `MOST_TERMS` generations matter.
    """
    k = np.arange(1.0, MOST_TERMS + 1)
    start = saddles(walk, b, k)
    sizes = start * b + k * walk.cgf(start)
    kept = sizes > sizes.max() - DEPTH
    if kept[-1]:
        return None
    k, start = k[kept], start[kept]
    scale = np.minimum(walk.half + start, walk.tilt - start)
    far = max(span(walk, b, *term) for term in zip(k, start, scale, strict=True))
    path, slope = unit((np.arange(math.ceil(far / step)) + 0.5) * step, BEND)
    s = start[:, None] + scale[:, None] * path
    x, first, second = factor(walk, s, step)
    common = np.exp(s * b + k[:, None] * walk.cgf(s)) * x / (walk.theta - s)
    values = common * slope * scale[:, None] * (step / math.pi)
    total = float(np.sum(values.real))
    centre = float(np.sum((values * k[:, None]).real)) / total
    once = k[:, None] - centre + first
    shift = float(np.sum((values * once).real)) / total
    square = float(np.sum((values * (once**2 + second)).real)) / total
    return Collapse(total, centre + shift, max(square - shift**2, 0.0))


def saddles(walk: Tilted, b: float, k: Array) -> Array:
    """The s below 0.6 s^ where s b + k Lambda(s) - log(theta - s) is least, for each k; bisection in log(h* + s).

    Not nearer to the pole -h* than Stirling's series bears; a path from there does as well.
    """
    nearest = LARGE if walk.half > LARGE else walk.half * 1e-12
    lows = np.full(k.shape, math.log(nearest))
    highs = np.full(k.shape, math.log(walk.half + 0.6 * walk.tilt))
    for _ in range(40):
        middle = (lows + highs) / 2
        s = np.exp(middle) - walk.half
        rising = b + k * walk.cgf_slope(s) + 1 / (walk.theta - s) > 0
        lows, highs = np.where(rising, lows, middle), np.where(rising, middle, highs)
    result: Array = np.exp(lows) - walk.half
    return result


def span(walk: Tilted, b: float, k: float, start: float, scale: float) -> float:
    """How far along its path generation k has to be followed."""
    return reach(start, scale, BEND, lambda s: s.real * b + k * walk.cgf(s).real, DEPTH)
