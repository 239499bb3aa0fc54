"""Functions of simulated numbers, in floating point; none where what is left of a number on many paths is rounding."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import numpy as np
from numpy.typing import NDArray
from scipy.special import gamma, ndtr, psi

from modelcollapse.checking import terms as tm

Array = NDArray[np.float64]
CANCELLED, NEAR, RARELY = 1e-7, 1e-9, 1e-3
"""The share of its parts below which a sum is rounding; how near is a tie; the share of paths on which that may be."""
FUNCTIONS: dict[str, Callable[..., Any]] = {
    "log": np.log,
    "exp": np.exp,
    "abs": np.abs,
    "sin": np.sin,
    "cos": np.cos,
    "sinh": np.sinh,
    "cosh": np.cosh,
    "Phi": ndtr,
    "psi": psi,
    "Gamma": gamma,
    "max": np.maximum,
    "min": np.minimum,
    "floor": np.floor,
}


def summed(parts: list[Array]) -> Array | None:
    """The sum, unless much of it cancels."""
    total = np.asarray(sum(parts))
    lost = np.abs(total) < CANCELLED * np.asarray(sum(np.abs(part) for part in parts))
    return None if np.mean(lost) > RARELY else total


def applied(term: tm.Apply, arguments: list[Array]) -> Array | None:
    """The function, unless rounding decides: a floor beside a whole number, a logarithm beside 1."""
    first = np.asarray(arguments[0])
    gap = np.abs(first - (np.round(first) if term.function == "floor" else 1))
    near = term.function in ("floor", "log") and np.mean(gap < NEAR) > RARELY
    return None if near and tm.is_random(term) else np.asarray(FUNCTIONS[term.function](*arguments))
