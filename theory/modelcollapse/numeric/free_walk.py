"""The walk S_t = x_1 + ... + x_t in units of sd, before any barrier: its density at one time, and how far it can be.

    density of S_k - E S_k at z = (1 + 2 Re sum_{j >= 1} phi(w_j)^k e^{-i w_j z}) / L,    w_j = 2 pi j / L
    P(max_{s <= k} S_s >= b) <= e^{-theta b} (E e^{theta x})^k
    P(S_k < b) <= e^{theta b} (E e^{-theta x})^k,    theta > 0

phi(w) = E e^{i w (x - E x)}, and L is so long that S_k leaves it with probability below 1e-18. phi comes from
quadrature of the density of x, as phi - 1, and is raised to its power through log1p, so that it keeps its digits for
any k. Sources: Poisson summation for densities, Abate and Whitt 1992; Doob's inequality for the submartingale e^{theta
S_t} (E x > 0), Williams 1991, section 14.6; Chernoff 1952.
"""

from __future__ import annotations

import math
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from modelcollapse.numeric.step import Array, Step, body

NEVER = 42.0  # e^-42 = 6e-19, a probability that is neglected
STEEPEST = 4.0  # the largest theta, in 1/sd, that the quadrature of the law bears
CHUNK = 64


class Tilts(NamedTuple):
    """A range of theta > 0, and log E e^{theta (x - E x)} and log E e^{-theta (x - E x)} there."""

    theta: Array
    up: Array
    down: Array


def tilts_of(step: Step) -> Tilts:
    """The two exponential moments of a step by quadrature, up to half the rate h at which its right tail falls."""
    offset, weight = body(step)
    centred = offset - weight @ offset
    theta = np.geomspace(1e-5, min(STEEPEST, step.half * step.scale / 2), 150)
    tilted = theta[:, None] * centred
    return Tilts(theta, np.log1p(np.expm1(tilted) @ weight), np.log1p(np.expm1(-tilted) @ weight))


def last_time_below(step: Step, tilts: Tilts, barrier: float) -> int:
    """The largest k that Doob's inequality gives with P(max_{s <= k} S_s >= barrier) < e^-42; 1 if there is none."""
    times = (tilts.theta * barrier - NEVER) / (tilts.theta * step.drift + tilts.up)
    return max(1, int(times.max()))


def first_time_above(step: Step, tilts: Tilts, barrier: float) -> float:
    """The least k that Chernoff's bound gives with P(S_k < barrier) < e^-42; inf if there is none."""
    falling = tilts.theta * step.drift - tilts.down
    times = (tilts.theta * barrier + NEVER)[falling > 0] / falling[falling > 0]
    return float(times.min(initial=math.inf))


def reach(tilts: Tilts, count: int) -> tuple[float, float]:
    """How far below and above its mean S_count is, at most, but with probability e^-42."""
    down, up = (float(((count * side + NEVER) / tilts.theta).min()) for side in (tilts.down, tilts.up))
    return down, up


def sum_density(step: Step, count: int, deviation: Array, length: float) -> Array:
    """Density of S_count - E S_count at `deviation` (any shape), by its Fourier series of period `length`; error
    1e-16.
    """
    offset, weight = body(step, panels=48)
    centred = offset - weight @ offset
    spacing = 2 * math.pi / length
    terms = math.ceil(fourier_cut(centred, weight, count) / spacing)
    total = np.ones(deviation.shape)
    for first in range(1, terms + 1, CHUNK):
        frequency = spacing * np.arange(first, min(first + CHUNK, terms + 1), dtype=np.float64)
        power = np.exp(count * log_characteristic(centred, weight, frequency))
        total += 2 * (np.exp(-1j * np.multiply.outer(deviation, frequency)) @ power).real
    return total / length


def fourier_cut(centred: Array, weight: Array, count: int) -> float:
    """A frequency beyond which |phi|^count, which falls all the way, is below 1e-18."""
    frequencies = np.geomspace(1e-6, 1e3, 400)
    size = count * log_characteristic(centred, weight, frequencies).real
    return float(frequencies[np.argmax(size < -NEVER)])


def log_characteristic(centred: Array, weight: Array, frequency: Array) -> NDArray[np.complex128]:
    """Log E e^{i w x} for centred x, accurate relative to its size, also for small w."""
    phase = np.multiply.outer(frequency, centred)
    real = -2 * np.sin(phase / 2) ** 2 @ weight
    imaginary = (np.sin(phase) - phase) @ weight
    square = np.maximum((1 + real) ** 2 + imaginary**2, 1e-100)
    below_one = np.maximum(real * (2 + real) + imaginary**2, -0.5)
    log_square = np.where(square < 0.5, np.log(square), np.log1p(below_one))
    return np.asarray(0.5 * log_square + 1j * np.arctan2(imaginary, 1 + real))
