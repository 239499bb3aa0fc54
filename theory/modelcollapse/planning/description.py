"""What a sample looks like: size, mean, standard deviation, and how far from Gaussian its third and fourth moments are.

With m_k = (1/n) sum (x - mean)^k: skewness g1 = m3/m2^(3/2), excess kurtosis g2 = m4/m2^2 - 3. In a Gaussian sample
    E g1 = 0,            Var g1 = 6(n-2)/((n+1)(n+3)),
    E g2 = -6/(n+1),     Var g2 = 24n(n-2)(n-3)/((n+1)^2(n+3)(n+5)),
exactly, at every n (Fisher 1930; Cramer 1946, section 29.3).
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from modelcollapse.errors import BadInput
from modelcollapse.numeric.noise import Array

FEWEST_TO_JUDGE = 8
FAR = 2.0


@dataclass(frozen=True)
class Description:
    """n; mean and std (divisor n - 1) in the data's units; skewness g1 and excess kurtosis g2, without units."""

    n: int
    mean: float
    std: float
    skewness: float
    excess_kurtosis: float


def describe(values: Array | Sequence[float]) -> Description:
    """The description of at least two finite numbers that are not all equal; BadInput otherwise.

    In two passes about the mean, on values scaled by powers of two, so that neither a large offset nor a large or small
    unit costs digits.
    """
    x = np.asarray(values, dtype=float)
    if x.size < 2:
        raise BadInput(f"the data must have at least 2 rows (a variance needs two points); got {x.size}; add rows")
    if not np.isfinite(x).all():
        raise BadInput("the data must be finite numbers; got an infinite one or a NaN; delete it")
    if (x == x[0]).all():
        raise BadInput(f"the data must not be constant; all {x.size} numbers are {x[0]:g}; choose another column")
    exponent = int(np.frexp(np.abs(x).max())[1])
    scaled = np.ldexp(x, -exponent)
    centre = math.fsum(scaled) / x.size
    deviation = scaled - centre
    # The second pass takes out what the rounding of the centre left in.
    deviation -= math.fsum(deviation) / x.size
    widest = float(np.abs(deviation).max())
    m2, m3, m4 = (float(np.mean((deviation / widest) ** k)) for k in (2, 3, 4))
    std = _back(widest * math.sqrt(m2 * x.size / (x.size - 1)), exponent)
    if not 0 < std < math.inf:
        raise BadInput(f"the standard deviation of the data must be a float; got {std}; rescale the column")
    return Description(x.size, _back(centre, exponent), std, m3 / m2**1.5, m4 / m2**2 - 3)


def _back(number: float, exponent: int) -> float:
    try:
        return math.ldexp(number, exponent)
    except OverflowError:
        return math.copysign(math.inf, number)


def gaussian_skewness(n: int) -> tuple[float, float]:
    """Mean 0 and standard error sqrt(6(n-2)/((n+1)(n+3))) of g1 in a Gaussian sample of n >= 2 points (Fisher 1930)."""
    return 0.0, math.sqrt(6 * (n - 2) / ((n + 1) * (n + 3)))


def gaussian_kurtosis(n: int) -> tuple[float, float]:
    """Mean -6/(n+1) and standard error sqrt(24n(n-2)(n-3)/((n+1)^2(n+3)(n+5))) of g2 in a Gaussian sample of n points.

    n >= 2. Source: Fisher 1930; Cramer 1946, section 29.3.
    """
    return -6 / (n + 1), math.sqrt(24 * n * (n - 2) * (n - 3) / ((n + 1) ** 2 * (n + 3) * (n + 5)))


def departures(data: Description) -> tuple[str, ...]:
    """What a Gaussian sample of this size would rarely show (over 2 standard errors from its mean), in plain words."""
    return tuple(
        f"{words[observed > centre]} ({abs(observed - centre) / error:.1f} standard errors)"
        for observed, (centre, error), words in (
            (data.skewness, gaussian_skewness(data.n), ("a longer tail to the left", "a longer tail to the right")),
            (data.excess_kurtosis, gaussian_kurtosis(data.n), ("lighter tails", "heavier tails")),
        )
        if abs(observed - centre) > FAR * error
    )


def look(data: Description) -> str:
    """One line: how the sample compares with Gaussian samples of its size."""
    if data.n < FEWEST_TO_JUDGE:
        return f"{data.n} points are too few to tell whether they are Gaussian"
    found = departures(data)
    if not found:
        return "skewness and kurtosis are what a Gaussian sample of this size shows"
    return f"not like a Gaussian sample of this size: it has {' and '.join(found)}"
