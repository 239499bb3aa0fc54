"""The limit of an exact sequence by its shortest linear recurrence, which must be short beside what was seen.

Source: Berlekamp 1968 and Massey 1969 (the recurrence); Marden 1966 (roots in a circle).
"""

from __future__ import annotations

import math
from collections.abc import Callable
from fractions import Fraction

from flint import fmpq

from modelcollapse.checking.truth.reals import (
    Real,
    Undefined,
    Unsupported,
    exact,
    fraction,
    is_exact,
    is_infinite,
    power,
)
from modelcollapse.symbolic.recurrences.limit import (
    all_inside,
    at_one,
    divide_out_one,
    growth,
    numerator,
    shortest_recurrence,
)

TERMS, ORDER, FIRST, AHEAD = 32, 9, 4, 81


def determined_power(base: Real, exponent: Real) -> Real:
    """The limit of a power from those of its parts; Undefined for the undetermined forms 0^0 and 0^-infinity."""
    if is_exact(base) and base == 0 and (is_infinite(exponent) or exponent <= 0):
        raise Undefined("an undetermined power")
    return power(base, exponent)


def limit_of_terms(terms: list[Fraction], at: Callable[[int], Real] | None = None) -> Real:
    """The limit of a sequence by its shortest recurrence, which must be short beside what was seen.

    Where terms farther out can be had, `at` of their index, the recurrence must foretell them.
    """
    if len(shortest_recurrence(terms[: 2 * ORDER + 2])) > ORDER + 1:
        raise Unsupported("a sequence without a short recurrence")
    recurrence = shortest_recurrence(terms)
    while len(recurrence) > 1 and recurrence[-1] == 0:
        recurrence.pop()
    if len(recurrence) > ORDER + 1:
        raise Unsupported("a sequence without a short recurrence")
    if at is not None and not foretold(recurrence, terms, at):
        raise Unsupported("a sequence that changes its form")
    rest, multiplicity = divide_out_one(recurrence)
    if not all_inside(rest):
        found = growth(recurrence, terms)
        if found is None:
            raise Unsupported("a sequence that may have no limit")
        return found
    if multiplicity == 0:
        return fmpq(0)
    residue = at_one(numerator(recurrence, terms)) / at_one(rest)
    return exact(residue) if multiplicity == 1 else math.copysign(math.inf, residue)


def foretold(recurrence: list[Fraction], terms: list[Fraction], at: Callable[[int], Real]) -> bool:
    """Whether the term at AHEAD, where it can be had, is the one that the recurrence gives; the first is at FIRST."""
    try:
        actual = at(AHEAD)
    except Unsupported:
        return True
    seen = list(terms)
    while len(seen) <= AHEAD - FIRST:
        seen.append(-sum((q * seen[-j] for j, q in enumerate(recurrence) if j), Fraction(0)))
    return is_exact(actual) and fraction(actual) == seen[-1]
