"""Whether a term may be extrapolated from its first values: no constant in it is far from 1 beside the indices.

k! n^(-k) with n = 48 shrinks for as long as one looks, and k / (1 + k/1000) grows: what is seen up to k = 81 tells of
the end only where all numbers are of the size of 1.
"""

from __future__ import annotations

from typing import Any

from modelcollapse.checking.truth.context import Context
from modelcollapse.checking.truth.expand import Evaluate
from modelcollapse.checking.truth.reals import Real, Undecided, Undefined, Unsupported, ball, is_infinite
from modelcollapse.checking.truth.sizes import constants, sized

LARGEST = 24
FARTHER = (10**6, 10**9)


def modest(term: Any, variable: str, context: Context, value: Evaluate) -> bool:
    """Whether all constants in the term, and the parameters of the loop, are between 1/24 and 24, or 0."""
    numbers = [number for name, number in context.numbers.items() if name != variable]
    if any(not is_infinite(x) and outside(x) for x in numbers):
        return False
    return all(sized(node, context, value, LARGEST) for node in constants(term, variable, context))


def outside(x: Real) -> bool:
    """Whether it is surely too large or too small."""
    size = abs(ball(x))
    return bool(size > LARGEST or (size > 0 and size * LARGEST < 1))


def farther(at: Any) -> list[Real]:
    """The values at 10^6 and 10^9 that can be had."""
    found = []
    for k in FARTHER:
        try:
            found.append(at(k))
        except (Unsupported, Undefined, Undecided, OverflowError, MemoryError):
            continue
    return found
