r"""Declarations of symbols: `integer >= 2`, `real > 0, < 1`, `real in (0, 1]`, by the letter used in the LaTeX.

A letter of `parameters.py` declares that parameter: lambda is the temperature, n_r is n_real, a the divisor.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from fractions import Fraction

from modelcollapse.checking.domain import Range
from modelcollapse.checking.reading.scope import GREEK, PARAMETERS, RESERVED
from modelcollapse.errors import BadInput, shorten
from modelcollapse.parameters import KNOWN

BOUND = re.compile(r"(>=|<=|>|<)\s*(-?\d{1,20}(?:\.\d{1,20}|/\d{1,20})?)$")
INTERVAL = re.compile(r"in\s*([\[(])\s*([^\s,]{1,44})\s*,\s*([^\s,]{1,44})\s*([\])])$")
INFINITE = ("inf", "infinity", "oo", r"\infty")
UNBOUNDED = {*((">", f"-{word}") for word in INFINITE), *(("<", word) for word in INFINITE)}
NAME = re.compile(r"[A-Za-z]+(_[A-Za-z0-9]+)?$")


def named(key: str) -> str:
    r"""The name of a letter: \lambda, lambda; n_{r}, n_r. BadInput for what can be no letter."""
    name = key.strip().replace("\\mathrm", "").replace("\\", "").replace("{", "").replace("}", "")
    greek_or_letter = len(name.split("_")[0]) == 1 or name in KNOWN or name.split("_")[0] in GREEK
    if not NAME.match(name) or not greek_or_letter:
        raise BadInput(f"a symbol is a letter such as x, c_1 or \\rho; got {shorten(key)}")
    if name in RESERVED:
        raise BadInput(f"the letter {key} has a meaning of its own here; choose another")
    return name


def read_symbols(declared: Mapping[str, str], divisor: bool = True) -> dict[str, Range]:
    """The ranges of declared symbols, by their names; `divisor` is whether the letter a is the divisor."""
    found: dict[str, Range] = {}
    for key, text in declared.items():
        name = named(key)
        name = name if name == "a" and not divisor else PARAMETERS.get(name, name)
        if name in found:
            raise BadInput(f"symbols: {key} is declared twice")
        found[name] = checked(name, read_range(text, key), key, text)
    return found


def read_range(text: str, key: str) -> Range:
    """`integer >= 2`, `real > 0, < 1`, `real in (0, 1]`, `real`."""
    kind, _, limits = text.strip().partition(" ")
    bounds = bounds_of(limits.strip())
    if kind not in ("integer", "real"):
        raise BadInput(f"symbols: {key} is `integer` or `real` with bounds, such as real > 0, < 1; got {shorten(text)}")
    integer = kind == "integer"
    low: tuple[Fraction | None, bool] = (None, False)
    high: tuple[Fraction | None, bool] = (None, False)
    for bound in bounds:
        found = BOUND.match(bound)
        if found is None or found[2].endswith("/0"):
            raise BadInput(f"symbols: {key} has bounds such as >= 2 or < 1; got {shorten(bound)}")
        end = (Fraction(found[2]), "=" not in found[1])
        if (low if found[1][0] == ">" else high)[0] is not None:
            raise BadInput(f"symbols: {key} has two bounds on one side; got {shorten(text)}")
        low, high = (end, high) if found[1][0] == ">" else (low, end)
    return closed(Range(integer, low[0], high[0], low[1], high[1]), key, text)


def bounds_of(limits: str) -> list[str]:
    """The bounds of a declaration: those listed, or the two ends of an interval."""
    interval = INTERVAL.match(limits)
    if interval is None:
        return re.split(r"\s*,\s*", limits) if limits else []
    opens, low, high, closes = interval.groups()
    ends = ((">" if opens == "(" else ">=", low), ("<" if closes == ")" else "<=", high))
    return [f"{sign} {end}" for sign, end in ends if (sign, end) not in UNBOUNDED]


def closed(given: Range, key: str, text: str) -> Range:
    """The range with the ends of integers among them, and something in it."""
    low, high = given.low, given.high
    if given.integer:
        low = None if low is None else Fraction(-((-low) // 1)) + (given.low_strict and low.denominator == 1)
        high = None if high is None else Fraction(high // 1) - (given.high_strict and high.denominator == 1)
        given = Range(True, low, high)
    touching = low is not None and low == high and (given.low_strict or given.high_strict)
    if low is not None and high is not None and (low > high or touching):
        raise BadInput(f"symbols: no number is in the range of {key}; got {shorten(text)}")
    return given


def checked(name: str, given: Range, key: str, text: str) -> Range:
    """The range of a parameter of the package, which must be one that it can have."""
    known = KNOWN.get(name)
    if known is None or name in ("x", "k", "p"):
        return given
    touches = given.low == known.lower and (given.low_strict or not known.strict)
    allowed = given.low is not None and (given.low > known.lower or touches)
    if known.integer != given.integer or not allowed:
        raise BadInput(f"symbols: {key} is {known.meaning}: {known.allowed}; got {shorten(text)}")
    return given
