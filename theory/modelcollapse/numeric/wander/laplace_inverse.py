"""From the Laplace transform of a variance V to the tail of the Gaussian mixture that it makes.

    P(|N(0, V)| > k) = 1 - (2/pi) Int_0^inf sin(u k)/u phi(u^2/2) du,    phi(x) = E e^{-x V}

A power of x has a closed form there, so a g known by its modes needs no oscillating integral. On the ray arg x = q,
with s = power + i w and the transform G(w) = Int g(y) e^{-i w y} dy,

    Int_0^inf sin(u k)/u f(u^2/2) du = (1/2 pi) Im Int G(w) Gamma(2s) e^{i (pi - q) s} (2 k^2)^{-s} dw

for f(x) = |x|^power g(log |x|); the known parts are e^{-c x} -> erfc(k / sqrt(2 c)), -x e^{-b x} -> d/db of the same.

Source: Titchmarsh 1948, Theory of Fourier Integrals, 2.1 and 7.2 (Mellin transforms, Parseval, the sine).
"""

from __future__ import annotations

import math
from typing import NamedTuple

import numpy as np
from scipy.special import erfc, loggamma

from modelcollapse.numeric.wander.laplace_step import Grid, Known, Numbers

EPSILON = 2.0**-52
SAFETY = 16.0  # over the rounding of the values of g by one unit, independently
SEPARATION = 40.0  # the images of g, which the sum over modes adds, count e^-40 and less


class Transform(NamedTuple):
    """phi(x) = e^{-centre x} - lead x e^{-width x} + |x|^power g(log |x|), g by its values on the grid."""

    known: Known
    lead: float
    grid: Grid
    unknown: Numbers


def tail_of(transform: Transform, k: float) -> tuple[float, float]:
    """P(|N(0, V)| > k) for k > 0, and its rounding error."""
    known, lead = transform.known, transform.lead
    centred = float(erfc(k / math.sqrt(2 * known.centre)))
    slope = k * math.exp(-k * k / (2 * known.width)) / math.sqrt(2 * math.pi * known.width**3)
    rest, rounding = unknown_tail(transform, k)
    return centred + lead * slope - rest, rounding + EPSILON * (centred + abs(lead) * slope)


def unknown_tail(transform: Transform, k: float) -> tuple[float, float]:
    """(2/pi) Int sin(u k)/u f(u^2/2) du by the trapezoidal rule over the modes, and its rounding error."""
    first, spacing, size, power, angle = transform.grid
    apart = SEPARATION / min(power.real + (0.0 if angle else 0.5), 1.0)
    length = size + math.ceil(apart / spacing)
    period = length * spacing
    waves = 2 * math.pi * np.fft.fftfreq(length, spacing)
    # Whole turns are taken off the phase w log x_0 while it is an integer, else they would cost two digits.
    turns = np.arange(length) * first % length / length
    modes = spacing * np.exp(-2j * math.pi * turns) * np.fft.fft(transform.unknown, length)
    s = power + 1j * waves
    exponent = loggamma(2 * s) + 1j * (math.pi - angle) * s - s * (math.log(2) + 2 * math.log(k))
    weight = np.exp(exponent) * 2 / math.pi / period
    noise = SAFETY * EPSILON * spacing * float(np.linalg.norm(transform.unknown))
    return float((modes * weight).imag.sum()), noise * float(np.abs(weight).sum())
