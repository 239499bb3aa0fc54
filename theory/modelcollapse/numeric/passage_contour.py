"""Law of the passage time T = min{t : S_t >= b} at one late time t and near it, by two nested contours.

With Phi(s) = E W^s = e^{Lambda(s)}, 1 - z Phi = K_z M_z, and z = 1/Phi(p) for p on a line left of the saddle point s^,

    P(T <= t) = (1/2 pi i) Int e^{t Lambda(p)} (Lambda'(p) r_z - e^{pb} M_z(p)/(M_z(0) p)) dp
    r_z       = (1/2 pi i) Int e^{sb} M_z(s)/M_z(0) z Phi(s) / (s (1 - z Phi(s))) ds       between p and the next zeros
    log M_z(s)/M_z(0) = (1/2 pi i) Int log(1 - z Phi(w)) s / (w (w-s)) dw                  right of 0 and p

This is Cauchy's integral for the coefficients of E z^T/(1-z), with p(z), the first zero of K_z, as the variable; r_z is
what the other zeros give, of order e^{-rho1 b}. A line right of 0 gives P(T > t) with the opposite signs. On
one line every t nearby costs one sum.

Source: Spitzer 1964, Principles of Random Walk, IV (factorisation); Daniels 1954, Ann. Math. Stat. 25 (saddle point).
"""

from __future__ import annotations

import math
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from modelcollapse.numeric.contour import Path, hyperbola, reach
from modelcollapse.numeric.ratio import Ratio

Array = NDArray[Any]
DEPTH = 42.0
APART = 2.5  # of the spread of the integrand, 1/(sd sqrt t)
FAR = 6.0  # deviations of S_t past which P(T > t) is computed as such
STEP = 0.045
ULP = 2.0**-52
FORGOTTEN = 42.0  # e^-42: the second integral is left out
WEAK = 0.3  # drift in sd
STRONGEST = 1.3  # drift in sd, above which later zeros come near; the second integral is then not to be trusted


class Line(NamedTuple):
    """The sum over nodes of weight e^{(t - centre) Lambda(p)} is the tail; `below`: the tail is P(T <= t).

    `blur` is |p| b, by which a rounding of b is magnified; the same of the drift is as large where t is near b/mu.
    """

    centre: float
    cgf: Array
    weights: Array
    blur: Array
    below: bool

    def terms(self, t: float) -> Array:
        """What `tail` adds up."""
        result: Array = self.weights * np.exp((t - self.centre) * self.cgf)
        return result

    def tail(self, t: float) -> float:
        """P(T <= t) or P(T > t), for t near the time that the line was made for."""
        return float(np.sum(self.terms(t).real))

    def rounding(self, t: float) -> float:
        """How far off the tail may be by rounding: an ulp or two of each term and of its exponent."""
        return ULP * float(np.abs(self.terms(t)) @ (2 + self.blur + 2 * t * np.abs(self.cgf)))

    def pmf(self, t: float) -> float:
        """P(T = t), from (1 - z) E z^T/(1 - z): no difference of two near numbers."""
        sign = 1 if self.below else -1
        return sign * float(np.sum((self.terms(t) * -np.expm1(-self.cgf)).real))


def earliest(ratio: Ratio) -> int:
    """The first t for which the line in p does not wind around the z plane: 32, but 120/df where that is more and the
    drift weak, as the line is then too long for its mirror image to follow.
    """
    return max(32, 120 // ratio.df) if ratio.drift < WEAK * ratio.log_deviation else 32


def reaches(ratio: Ratio, b: float, t: float) -> bool:
    """Whether the two contours give the law at t >= earliest: drift from 0 to 1.3 sd, or more and b so far that
    rho1 b > 42.
    """
    if t < earliest(ratio) or ratio.drift < 0:
        return False
    return ratio.drift <= STRONGEST * ratio.log_deviation or ratio.decay * b > FORGOTTEN


def mirror(ratio: Ratio, s: float) -> float:
    """The point right of the saddle point s^ where Lambda is what it is at s < s^; Newton, near enough will do."""
    level, x = float(ratio.cgf(s)), 2 * ratio.tilt - s
    for _ in range(60):
        # convex: after the first step it falls monotonically
        move = (float(ratio.cgf(x)) - level) / float(ratio.cgf_slope(x))
        x -= move
        if abs(move) <= 1e-6 * (x - ratio.tilt):
            break
    return x


def saddle(ratio: Ratio, b: float, t: float, side: int, most: float) -> float:
    """The x in (0, most) where e^{pb + t Lambda(p)}/x is least on p = side x; bisection in log x."""
    low, high = math.log(most) - 50, math.log(most)
    for _ in range(24):
        middle = (low + high) / 2
        x = math.exp(middle)
        rising = side * (b + t * float(ratio.cgf_slope(side * x))) > 1 / x
        low, high = (low, middle) if rising else (middle, high)
    return math.exp(low)


def crossing(ratio: Ratio, b: float, t: float) -> tuple[float, float]:
    """Where the line in p crosses the real axis, near the saddle point of the integrand, and the scale of its nodes.

    It stands right of 0, and gives P(T > t), if t is past b/mu by many spreads. Left of 0 it keeps at least the width
    of the integrand from its mirror image beyond s^, as the line in w passes between the two.
    """
    spread = 1 / (ratio.log_deviation * math.sqrt(t))
    if t * ratio.drift - b > FAR / spread:
        x = saddle(ratio, b, t, 1, 0.5 * ratio.tilt)
        return x, min(x, ratio.tilt - x)
    most = 0.4 * min(ratio.decay, ratio.half)
    x = max(saddle(ratio, b, t, -1, most), min(APART * spread - 2 * ratio.tilt, most))
    return -x, x


def skew_bend(ratio: Ratio, t: float) -> float:
    """How far the line in p bends left, so that its mirror image beyond s^ does not: by the third cumulant.

    To third order the image of p = -x + iv lies at x - iv + (k3/3v) v^2; it matters for few degrees of freedom.
    """
    height = 6 / (ratio.log_deviation * math.sqrt(t))
    return min(math.radians(20), math.atan(-ratio.third_cumulant / (3 * ratio.log_variance) * height))


def right_line(ratio: Ratio, start: float, step: float) -> Path:
    """The whole line in w, half way between max(0, p) and the first zero of M_z."""
    left = max(0.0, start)
    middle = (left + mirror(ratio, start)) / 2
    depth = max(DEPTH + float(ratio.cgf(middle) - ratio.cgf(start)), 4.0)
    far = reach(middle, middle - left, 0.0, lambda w: ratio.cgf(w).real, depth)
    return hyperbola(middle, middle - left, 0.0, step, far).both_halves()


def log_defects(at_w: Array, at_p: Array) -> Array:
    """log(1 - e^{Lambda(w) - Lambda(p)}), shape (p, w), continued from the real axis along the line of p.

    Where |e^u| > 1 it is u -+ i pi + log(1 - e^{-u}), as 1 - e^u has turned once around 0 by then.
    """
    u = at_w - at_p[:, None]
    outside = u.real > 0
    half_turn = np.where(u.imag > 0, -1j * math.pi, 1j * math.pi)
    inner = np.log(-np.expm1(np.where(outside, -u, u)))
    result: Array = np.where(outside, u + half_turn + inner, inner)
    return result


def later_zeros(
    ratio: Ratio, b: float, start: float, at_p: Array, right: Path, logs: Array, step: float, pole: float = 0.0
) -> Array:
    """r_z for each p; `logs` are log(1 - z Phi(w)) dw/(2 pi i (w - pole)), shape (p, w)."""
    edge = min(0.0, start)
    left = edge - 0.35 * (ratio.decay + edge)
    bend = math.radians(20)
    if ratio.complex_zero is not None:
        bend = min(bend, math.atan(0.5 * (left - ratio.complex_zero.real) / ratio.complex_zero.imag))
    scale = edge - left
    far = reach(left, scale, bend, lambda s: ratio.cgf(s).real + b * s.real, DEPTH)
    path = hyperbola(left, scale, bend, step, far).both_halves()
    s = path.nodes
    u = ratio.cgf(s) - at_p[:, None]
    factor = np.exp(logs @ (1 / (right.nodes[:, None] - s)) * (s - pole) + b * s)
    result: Array = (factor * (np.exp(u) / -np.expm1(u)) / (s - pole)) @ (path.weights / (2 * math.pi))
    return result


def line_at(ratio: Ratio, b: float, t: float, step: float = STEP) -> Line:
    """The line for times near t, b > 0; finer nodes by a smaller step."""
    start, gap = crossing(ratio, b, t)
    bend = skew_bend(ratio, t) if start < 0 else 0.0
    far = reach(start, gap, bend, lambda s: s.real * b + t * ratio.cgf(s).real, DEPTH)
    line = hyperbola(start, gap, bend, step, far)
    p, cgf = line.nodes, ratio.cgf(line.nodes)
    right = right_line(ratio, start, step)
    logs = log_defects(ratio.cgf(right.nodes), cgf) * (right.weights / (2 * math.pi * right.nodes))
    # e^{pb} alone may underflow where e^{t Lambda} alone overflows
    values = -np.exp(p * (b + np.sum(logs / (right.nodes - p[:, None]), axis=1)) + t * cgf) / p
    if ratio.decay * b <= FORGOTTEN:
        values = values + np.exp(t * cgf) * ratio.cgf_slope(p) * later_zeros(ratio, b, start, cgf, right, logs, step)
    sign = 1 if start < 0 else -1
    return Line(t, cgf, sign * values * line.weights / math.pi, np.abs(p) * b, start < 0)
