"""Numbers as they come in: text, ints, fractions and floats become exact rationals, at a bounded cost.

A float is read as the decimal that it prints (0.9 is 9/10), so that 1e-300 means exactly that.
"""

from __future__ import annotations

import math
import re
from decimal import Decimal
from fractions import Fraction
from numbers import Rational, Real
from typing import Any

from modelcollapse.errors import BadInput, shorten

Number = Any
"""An int, Fraction, sympy expression or array: what a loop is written in. All above loops is typed more strictly."""

LONGEST = 200
LARGEST_EXPONENT = 4000  # Python itself writes no integer of more than 4300 digits
LONGEST_BITS = 13_953  # 4200 decimal digits: whatever a text may say can be read again as a number
_RATIONAL = re.compile(r"[+-]?\d+/\d+", re.ASCII)
_DECIMAL = re.compile(r"[+-]?(\d+\.?\d*|\.\d+)([eE](?P<exponent>[+-]?\d+))?", re.ASCII)


def exact_number(given: object, what: str) -> int | Fraction:
    """The rational that `given` means; BadInput for anything else, infinity and NaN included."""
    if isinstance(given, Rational) and not isinstance(given, bool):
        if max(int(part).bit_length() for part in (given.numerator, given.denominator)) > LONGEST_BITS:
            raise BadInput(f"{what} must have at most {LARGEST_EXPONENT + LONGEST} digits; got {shorten(given)}")
        return _plain(Fraction(int(given.numerator), int(given.denominator)))
    if isinstance(given, Real) and not isinstance(given, bool):
        given = repr(float(given))
    if not isinstance(given, str | Decimal):
        raise BadInput(f"{what} must be a number; got {shorten(given)}")
    text = str(given).strip()
    if len(text) > LONGEST:
        raise BadInput(f"{what} must be a number of at most {LONGEST} characters; got {shorten(text)}")
    decimal = _DECIMAL.fullmatch(text)
    if not (decimal or _RATIONAL.fullmatch(text)):
        raise BadInput(f"{what} must be a finite number, such as 12, 0.05, 1e-300 or 3/4; got {shorten(text)}")
    # The digits are compared as text: int() of a long exponent would already cost what the bound is there to save.
    exponent = (decimal and decimal["exponent"]) or "0"
    if len(exponent.lstrip("+-0")) > 4 or abs(int(exponent)) > LARGEST_EXPONENT:
        raise BadInput(
            f"{what} must have an exponent between -{LARGEST_EXPONENT} and {LARGEST_EXPONENT}; got {shorten(text)}"
        )
    try:
        return _plain(Fraction(text))
    except ZeroDivisionError:
        raise BadInput(f"{what} must be a finite number; got {text}") from None


def _plain(number: Fraction) -> int | Fraction:
    return number.numerator if number.denominator == 1 else number


def log(number: int | Fraction) -> float:
    """Natural logarithm of a positive rational, also where its float underflows (1e-400) or loses the digits near 1."""
    ratio = Fraction(number)
    if abs(ratio - 1) < Fraction(1, 2):
        return math.log1p(float(ratio - 1))
    return math.log(ratio.numerator) - math.log(ratio.denominator)


def brief(number: int | Fraction) -> str:
    """Six digits of a rational, however large or small."""
    ratio = Fraction(number)
    return f"{Decimal(ratio.numerator) / Decimal(ratio.denominator):.6g}"


def plain_json(number: object) -> object:
    """An int as an int, a Fraction as the nearest float (as text where that would be 0), anything else as it is."""
    if not isinstance(number, Fraction):
        return number
    return float(number) or f"{Decimal(number.numerator) / Decimal(number.denominator):e}"
