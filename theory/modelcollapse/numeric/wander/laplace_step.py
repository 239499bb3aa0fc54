"""One fit as a small matrix on the Laplace transform of the variance V_t that the mean, or a draw, has gathered.

    V_{t+1} = wander + W V_t in law,    phi_t(x) = E e^{-x V_t},    phi_{t+1}(x) = e^{-x wander} E phi_t(x W)
    phi_t(x) = e^{-c x} - d_t x e^{-b x} + x^beta g_t(log x),       d_t = E V_t - c, or left out

phi varies with log x on the scale 1, whatever n is. So g is known by its values on an even grid of log |x|, where the
mean over W multiplies each Fourier mode by a number, and the two known parts are stepped in closed form:

    E (x W)^{beta + i w} = x^{beta + i w} E W^{beta + i w},    E e^{-c x W} = (1 + 2 c x/a)^{-h},    h = df/2

The matrix is that of one fit minus the identity, each entry to full relative accuracy, so that nothing is lost where
a fit changes little (n = 10^9). g falls off on both sides, so no boundary condition is needed. x may run along any ray
from 0 to the right, which W does not leave: off the real axis far tails keep more digits, and numbers are complex.

Sources: Vervaat 1979, On a stochastic difference equation (perpetuities); Stenger 1993, Numerical Methods Based on Sinc
and Analytic Functions, chapter 1 (functions known by even samples).
"""

from __future__ import annotations

import math
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray
from scipy.linalg import toeplitz

from modelcollapse.numeric.ratio import Ratio
from modelcollapse.numeric.read_ratio import OneFit
from modelcollapse.numeric.special import log_defect

Array = NDArray[np.float64]
Numbers = NDArray[Any]  # real on the real axis, complex on another ray

TAIL = 40.0  # e^-40 of the density of log W is left out
SPARED = 10.0  # what the left end of the grid matters less, as a logarithm: it is far from all that is asked
SETTLING = 3.0  # t log E W^p up to which E V_t^p is of the size of its start
TAME = 1.9  # E V is taken out where the tail index of V is above this; below, it is infinite or of no use


class Known(NamedTuple):
    """The known part e^{-centre x} - d x e^{-width x} of the transform; without `lead`, d is 0."""

    centre: float
    width: float
    lead: bool


class Grid(NamedTuple):
    """Even nodes log |x| on the ray arg x = angle; g is freed from |x|^power, which is complex to centre its modes."""

    first: int
    spacing: float
    size: int
    power: complex
    angle: float

    @property
    def nodes(self) -> Array:
        """log |x_j|, multiples of the spacing."""
        return np.asarray(self.spacing * np.arange(self.first, self.first + self.size))

    @property
    def points(self) -> Numbers:
        """x_j, real on the real axis."""
        return np.asarray(np.exp(self.nodes + (1j * self.angle if self.angle else 0.0)))


def known_part(fit: OneFit, t: float, start: float) -> Known:
    """The known part for V_t that begins at `start`: centred there, and for t = inf where V settles."""
    lead = fit.ratio.root > TAME
    settled = float(fit.wander) / -growth(fit.ratio) if lead else settled_size(fit)
    return Known(settled if math.isinf(t) else start, settled, lead)


def settled_size(fit: OneFit) -> float:
    """The size of V, wander / (drift + v/2), where it has settled; E V may be infinite."""
    return float(fit.wander) / (abs(fit.ratio.drift) + fit.ratio.log_variance / 2)


def grid_of(fit: OneFit, t: float, known: Known, beta: float, angle: float, resolved: float) -> Grid:
    """Nodes on the ray from where g has fallen off on the left to where phi has on the right, to e^{-resolved}.

    phi is analytic for |arg x| < pi/2, so a mode w > 0 has the size e^{-w (pi/2 - angle)}, one w < 0 the size
    e^{-|w| (pi/2 + angle)}: these too are kept down to e^{-resolved}.
    """
    right, left = resolved / (math.pi / 2 - angle), resolved / (math.pi / 2 + angle)
    spacing = 2 * math.pi / (right + left)
    reach = max(last_point(fit, known, angle, resolved), resolved / min(known.centre, known.width) / math.cos(angle))
    low = -(resolved - SPARED) / (left_power(fit.ratio, t, known) - beta) - math.log(max(known.centre, known.width))
    first, last = math.floor(low / spacing), math.ceil((math.log(reach) + 0.5) / spacing)
    return Grid(first, spacing, last - first, beta + 0.5j * (right - left), angle)


def last_point(fit: OneFit, known: Known, angle: float, resolved: float) -> float:
    """|x| where phi is gone: |phi| < |e^{-x wander}|, and about e^{-2 sqrt(2 x wander/v)} for V spread out."""
    wander, v = float(fit.wander), fit.ratio.log_variance
    spread = (resolved**2 * v / 8 + 2 * resolved * abs(fit.ratio.drift)) / wander / math.cos(angle / 2) ** 2
    steady = resolved / wander / math.cos(angle)
    return steady if known.centre <= wander else min(steady, spread)


def left_power(ratio: Ratio, t: float, known: Known) -> float:
    """The power p of x^p with which the unknown part of phi sets out from 0: its order, or in time the tail index."""
    order = 2.0 if known.lead else 1.0
    early = t < math.inf and float(ratio.cgf(order)) * t < SETTLING
    return order if early or ratio.drift <= 0 else min(order, ratio.root)


def one_fit(fit: OneFit, known: Known, grid: Grid) -> Numbers:
    """Matrix D with (g, d, 1) after a fit = (I + D)(g, d, 1) before it; shape (N + 2, N + 2)."""
    x, wander = grid.points, float(fit.wander)
    size, gain = len(x), wander + growth(fit.ratio) * known.centre
    free = np.exp(-grid.nodes * (grid.power if grid.angle else grid.power.real))
    matrix = np.zeros((size + 2, size + 2), dtype=x.dtype)
    matrix[:size, :size] = np.exp(-x * wander)[:, None] * mean_over_ratio(fit.ratio, grid)
    matrix[np.arange(size), np.arange(size)] += expm1(-x * wander)
    matrix[:size, -1] = defect(fit, known.centre, x, 0) * free
    if known.lead:
        matrix[:size, -1] += gain * x * np.exp(-known.width * x) * free
        matrix[:size, -2] = -(1 + growth(fit.ratio)) * x * defect(fit, known.width, x, 1) * free
        matrix[-2, -2:] = growth(fit.ratio), gain
    return matrix


def mean_over_ratio(ratio: Ratio, grid: Grid) -> Numbers:
    """The map from g to E W^power g(y + log W) - g(y), (N, N): each mode w is multiplied by E W^{power + i w} - 1.

    The period is so long that the two ends do not see each other: W^beta has a density like y -> e^{(h + beta) y} in
    log W on the left, and next to none on the right.
    """
    size = grid.size
    length = 2 * size + math.ceil(TAIL / (ratio.half + grid.power.real) / grid.spacing)
    waves = 2 * np.pi * np.fft.fftfreq(length, grid.spacing)
    waved = np.fft.ifft(expm1(ratio.cgf(grid.power + 1j * waves)))
    kernel: Numbers = waved if grid.angle else waved.real
    return np.asarray(toeplitz(kernel[:size], np.concatenate([kernel[:1], kernel[:-size:-1]])))


def defect(fit: OneFit, rate: float, x: Numbers, power: int) -> Numbers:
    """e^{-x wander} E[W^p e^{-rate x W}] / E W^p - e^{-rate x} for p = 0 or 1, without cancellation."""
    u = 2 * rate * x / float(fit.ratio.divisor)
    level = (fit.ratio.half + power) * log_defect(u) - (float(fit.wander) + growth(fit.ratio) * rate) * x - power * u
    low = level.real < 1
    near = np.exp(-rate * x) * expm1(np.where(low, level, 0))
    return np.where(low, near, np.exp(level - rate * x) - np.exp(-rate * x))


def growth(ratio: Ratio) -> float:
    """E W - 1 = (df - divisor) / divisor, the difference taken exactly."""
    return float((ratio.df - ratio.divisor) / ratio.divisor)


def expm1(z: Numbers) -> Numbers:
    """e^z - 1, to full accuracy in each part near 0."""
    if not np.iscomplexobj(z):
        return np.asarray(np.expm1(z))
    real = np.expm1(z.real) * np.cos(z.imag) - 2 * np.sin(z.imag / 2) ** 2
    return np.asarray(real + 1j * np.exp(z.real) * np.sin(z.imag))
