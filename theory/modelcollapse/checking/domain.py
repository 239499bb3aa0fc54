"""Domains: which numbers the symbols of a document may stand for.

The known parameters have theirs by convention (n integer >= 2, t integer >= 0, temperature > 0, 0 < eps < 1, n_real
and n_synthetic >= 1, divisor > 0); a document may narrow them or declare symbols of its own.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction
from math import ceil, floor


@dataclass(frozen=True)
class Range:
    """The integers or reals from `low` to `high`; None is no bound, strict excludes the end."""

    integer: bool
    low: Fraction | None = None
    high: Fraction | None = None
    low_strict: bool = False
    high_strict: bool = False

    def contains(self, value: Fraction) -> bool:
        """Whether the number is allowed."""
        if self.integer and value.denominator != 1:
            return False
        if self.low is not None and (value < self.low or (self.low_strict and value == self.low)):
            return False
        return not (self.high is not None and (value > self.high or (self.high_strict and value == self.high)))

    @property
    def first(self) -> int | None:
        """The least integer of the range; None where there is none."""
        if self.low is None:
            return None
        return floor(self.low) + 1 if self.low_strict else ceil(self.low)


Domain = Mapping[str, Range]

INTEGER, REAL = True, False
CONVENTIONS: Domain = {
    "n": Range(INTEGER, Fraction(2)),
    "t": Range(INTEGER, Fraction(0)),
    "n_real": Range(INTEGER, Fraction(1)),
    "n_synthetic": Range(INTEGER, Fraction(1)),
    "temperature": Range(REAL, Fraction(0), low_strict=True),
    "divisor": Range(REAL, Fraction(0), low_strict=True),
    "eps": Range(REAL, Fraction(0), Fraction(1), low_strict=True, high_strict=True),
    "x": Range(REAL, Fraction(0)),
    "k": Range(REAL, Fraction(0)),
}
"""What a symbol means where the document does not say otherwise; printed with every verdict."""


def conventions(divisor: bool) -> dict[str, Range]:
    """The conventions; the letter a is the divisor only where the divisor is any."""
    return {name: one for name, one in CONVENTIONS.items() if divisor or name != "divisor"}
