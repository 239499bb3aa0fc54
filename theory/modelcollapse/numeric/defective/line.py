"""Law of T given T < inf at one late time t and near it, by two nested contours, where the walk drifts away (E Y < 0).

For the walk given collapse, X_z(s) = K_z(theta) M_z(s) and z = 1/Phi(p) for p on a line left of 0,

    P(T <= t) e^{theta b} = (1/2 pi i) Int e^{t Lambda(p)} (e^{pb} X_z(p)/(theta - p) + Lambda'(p) r_z) dp / (1 - z)
    r_z        = (1/2 pi i) Int e^{sb} X_z(s) z Phi(s) / ((s - theta) (1 - z Phi(s))) ds    between p and the next zeros
    log X_z(s) = (1/2 pi i) Int log(1 - z Phi(w)) (1/(w-s) - 1/(w-theta)) dw                between max(0, p) and theta

A line between 0 and s^ gives P(t < T < inf) with the opposite sign, as it has the pole z = 1 on its left.

Source: Spitzer 1964, Principles of Random Walk, IV (factorisation); Daniels 1954, Ann. Math. Stat. 25 (saddle point).
"""

from __future__ import annotations

import math

import numpy as np

from modelcollapse.numeric.contour import Path, hyperbola, reach
from modelcollapse.numeric.defective.walk import Tilted
from modelcollapse.numeric.passage_contour import (
    DEPTH,
    FORGOTTEN,
    STEP,
    Line,
    crossing,
    later_zeros,
    log_defects,
    mirror,
    skew_bend,
)


def line_given(walk: Tilted, b: float, t: float, scaled: float, step: float = STEP) -> Line:
    """The line for times near t, of P(T <= t | T < inf) or of P(T > t | T < inf); scaled = e^{theta b} P(T < inf)."""
    start, gap = crossing(walk, b, t)
    bend = skew_bend(walk, t) if start < 0 else 0.0
    far = reach(start, gap, bend, lambda s: s.real * b + t * walk.cgf(s).real, DEPTH)
    line = hyperbola(start, gap, bend, step, far)
    p, cgf = line.nodes, walk.cgf(line.nodes)
    right = right_line(walk, start, step)
    w = right.nodes
    logs = log_defects(walk.cgf(w), cgf) * (right.weights / (2 * math.pi * (w - walk.theta)))
    discount = np.sum(logs * (p[:, None] - walk.theta) / (w - p[:, None]), axis=1)
    # e^{pb} alone may underflow where e^{t Lambda} alone overflows
    values = np.exp(p * b + discount + t * cgf) / (walk.theta - p)
    if walk.decay * b <= FORGOTTEN:
        zeros = later_zeros(walk, b, start, cgf, right, logs, step, pole=walk.theta)
        values = values + np.exp(t * cgf) * walk.cgf_slope(p) * zeros
    sign = 1 if start < 0 else -1
    weights = sign * values / -np.expm1(-cgf) * line.weights / (math.pi * scaled)
    return Line(t, cgf, weights, np.abs(p) * b, start < 0)


def right_line(walk: Tilted, start: float, step: float) -> Path:
    """The whole line in w, half way between max(0, p) and theta or the first zero of M_z, whichever is nearer."""
    left = max(0.0, start)
    middle = (left + min(walk.theta, mirror(walk, start))) / 2
    depth = max(DEPTH + float(walk.cgf(middle) - walk.cgf(start)), 4.0)
    far = reach(middle, middle - left, 0.0, lambda w: walk.cgf(w).real, depth)
    return hyperbola(middle, middle - left, 0.0, step, far).both_halves()
