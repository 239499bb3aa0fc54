"""Differences of log-gamma and digamma that keep every digit, from df = 1 to 1e12.

    excess(h, s) = log Gamma(h+s) - log Gamma(h) - s psi(h) = sum_k l(s/(h+k)),   l(u) = u - log(1+u)

The twelve first terms are summed where h is small; the rest, with H = h + shift and x = s/H, is Stirling's series with
every first-order term taken out by hand, so that nothing cancels however small s or large h is:

    H ((1+x) log(1+x) - x) + l(x)/2 + sum_m c_m ((H+s)^-m - H^-m + m s H^(-m-1)),      m = 1, 3, ...

Source: Abramowitz and Stegun 1964, 6.1.40, 6.3.18, 6.4.12 (asymptotic series), 6.3.16 (sums over k).
"""

from __future__ import annotations

from decimal import Decimal, localcontext
from fractions import Fraction
from math import comb
from typing import Any

import numpy as np
from numpy.typing import NDArray

LARGE = 12.0
SMALL_ARGUMENT = 0.3
BERNOULLI = (
    Fraction(1, 6), Fraction(-1, 30), Fraction(1, 42), Fraction(-1, 30), Fraction(5, 66), Fraction(-691, 2730),
    Fraction(7, 6), Fraction(-3617, 510), Fraction(43867, 798), Fraction(-174611, 330), Fraction(854513, 138),
    Fraction(-236364091, 2730),
)  # fmt: skip
DOUBLE_TERMS = 8
ATANH_TAIL = tuple(1.0 / (2 * j + 3) for j in range(12))

Array = NDArray[Any]


def atanh_tail(z: Array) -> Array:
    """2 (atanh z - z), by its series for |z| < 0.18."""
    square = z * z
    total = np.zeros_like(z)
    for coefficient in reversed(ATANH_TAIL):
        total = total * square + coefficient
    result: Array = 2 * z * square * total
    return result


def log_defect(u: Array) -> Array:
    """l(u) = u - log(1+u), to full relative accuracy also where u is small; u real or complex, off the cut u <= -1."""
    small = np.abs(u) < SMALL_ARGUMENT
    near = np.where(small, u, 0)
    z = near / (2 + near)
    return np.where(small, near * z - atanh_tail(z), u - np.log(np.where(small, 1, 1 + u)))


def entropy_defect(x: Array) -> Array:
    """(1+x) log(1+x) - x, to full relative accuracy also where x is small."""
    small = np.abs(x) < SMALL_ARGUMENT
    near = np.where(small, x, 0)
    z = near / (2 + near)
    far = (1 + x) * np.log(np.where(small, 1, 1 + x)) - x
    return np.where(small, near * z + (1 + near) * atanh_tail(z), far)


def stirling_defect(large: float, x: Array) -> Array:
    """sum_m c_m ((H+s)^-m - H^-m + m s H^(-m-1)), s = H x, of second order in s; c_m are Stirling's coefficients."""
    y = -x / (1 + x)
    powers = np.zeros(2 * DOUBLE_TERMS)
    first = 0.0
    for j in range(1, DOUBLE_TERMS + 1):
        m = 2 * j - 1
        weight = float(BERNOULLI[j - 1] / (2 * j * m)) * large**-m
        first += m * weight
        for power in range(2, m + 1):
            powers[power - 2] += comb(m, power) * weight
    total = np.zeros_like(y)
    for coefficient in powers[::-1]:
        total = total * y + coefficient
    result: Array = y * y * (first * (1 + x) + total)
    return result


def shifts(h: float) -> NDArray[np.float64]:
    """h, h+1, ... up to below the first value that Stirling's series can take; empty where h is large enough."""
    return h + np.arange(12.0) if h < LARGE else np.empty(0)


def log_gamma_excess(h: float, s: Array) -> Array:
    """Return log Gamma(h+s) - log Gamma(h) - s psi(h) for s off the cut (-inf, -h]; the branch that is 0 at s = 0."""
    poles = shifts(h)
    large = h + poles.size
    x = s / large
    total = large * entropy_defect(x) + 0.5 * log_defect(x) + stirling_defect(large, x)
    return total + log_defect(s[..., None] / poles).sum(axis=-1) if poles.size else total


def digamma_excess(h: float, s: Array) -> Array:
    """psi(h+s) - psi(h) for s off the cut (-inf, -h]."""
    poles = shifts(h)
    large = h + poles.size
    x = s / large
    # numpy's complex log1p has no relative accuracy for small arguments
    log = np.where(np.abs(x) < SMALL_ARGUMENT, x - log_defect(x), np.log(1 + x))
    total = log + x / (1 + x) / (2 * large)
    for j in range(1, DOUBLE_TERMS + 1):
        total = total - float(BERNOULLI[j - 1] / (2 * j)) * large ** (-2 * j) * np.expm1(-2 * j * log)
    return total + (s[..., None] / (poles * (poles + s[..., None]))).sum(axis=-1) if poles.size else total


def trigamma(h: float) -> float:
    """psi_1(h) = sum_k (h+k)^-2."""
    poles = shifts(h)
    large = h + poles.size
    series = sum(float(BERNOULLI[j]) * large ** (-2 * j - 3) for j in reversed(range(DOUBLE_TERMS)))
    return float(np.sum(poles[::-1] ** -2.0)) + series + 0.5 / large**2 + 1 / large


def tetragamma(h: float) -> float:
    """psi_2(h) = -2 sum_k (h+k)^-3."""
    poles = shifts(h)
    large = h + poles.size
    series = sum((2 * j + 3) * float(BERNOULLI[j]) * large ** (-2 * j - 4) for j in reversed(range(DOUBLE_TERMS)))
    return -float(2 * np.sum(poles[::-1] ** -3.0) + series + large**-3 + large**-2)


def log_minus_digamma(level: Fraction, h: Fraction) -> float:
    """log(level) - psi(h), to the last bit also where the two nearly cancel; h > 0, level > 0, 60-digit decimals."""
    with localcontext() as context:
        context.prec = 60
        shift = max(0, 40 - int(h))
        large = h + shift
        ratio = level / large
        total = (Decimal(ratio.numerator) / Decimal(ratio.denominator)).ln()
        terms = [Fraction(1, 2) / large]
        terms += [1 / (h + k) for k in range(shift)]
        terms += [number / (2 * j * large ** (2 * j)) for j, number in enumerate(BERNOULLI, 1)]
        return float(total + sum((Decimal(t.numerator) / Decimal(t.denominator) for t in terms), Decimal(0)))
