"""Numbers of the truth channel: rationals for as long as they are exact, then balls; and the two infinities.

An exact number is a flint fmpq, a ball an arb that contains the truth, an infinity a float. An operation without a
value raises Undefined; a ball too wide to tell raises Undecided, and the caller raises the precision.

Source: Johansson 2017, Arb: efficient arbitrary-precision midpoint-radius interval arithmetic (in python-flint).
"""

from __future__ import annotations

import math
from fractions import Fraction
from typing import Any

from flint import arb, ctx, fmpq

Real = Any
"""fmpq, arb, math.inf or -math.inf."""

MOST_BITS = 20_000
ZERO, ONE = fmpq(0), fmpq(1)


class Undefined(Exception):
    """The term has no value at this point; the text says why."""


class Undecided(Exception):
    """A ball is too wide to tell, at the precision of now."""


class Unsupported(Exception):
    """There is no evaluator for this; the text says for what."""


NO_VALUE = (Unsupported, Undefined, Undecided, OverflowError, MemoryError)
"""What evaluating a term may raise."""


def exact(value: Fraction | int) -> Real:
    """The rational as an exact number."""
    return fmpq(*Fraction(value).as_integer_ratio())


def fraction(value: Real) -> Fraction:
    """An exact number as a Fraction."""
    return Fraction(int(value.p), int(value.q))


def is_exact(value: Real) -> bool:
    """Whether it is a rational known exactly."""
    return isinstance(value, fmpq)


def is_infinite(value: Real) -> bool:
    """Whether it is one of the infinities."""
    return isinstance(value, float)


def ball(value: Real) -> Any:
    """The number as a ball."""
    return value if isinstance(value, arb) else arb(value)


def sign(value: Real) -> int:
    """-1, 0 or 1. Raises Undecided for a ball that holds 0 and more."""
    if isinstance(value, float):
        return 1 if value > 0 else -1
    if value > 0:
        return 1
    if value < 0:
        return -1
    if value == 0:
        return 0
    raise Undecided("a number cannot be told from 0")


def add(a: Real, b: Real) -> Real:
    """a + b; Undefined for inf - inf."""
    if isinstance(a, float) or isinstance(b, float):
        total = (a if isinstance(a, float) else 0.0) + (b if isinstance(b, float) else 0.0)
        if math.isnan(total):
            raise Undecided("infinity less infinity")
        return total
    return short(a + b)


def multiply(a: Real, b: Real) -> Real:
    """a b; an exact 0 stays one, and Undefined for 0 times infinity."""
    if isinstance(a, float) or isinstance(b, float):
        signs = sign(a) * sign(b)
        if not signs:
            raise Undefined("0 times infinity")
        return signs * math.inf
    if (is_exact(a) and a == 0) or (is_exact(b) and b == 0):
        return ZERO
    return short(a * b)


def short(value: Real) -> Real:
    """An exact number of too many bits becomes a ball."""
    if isinstance(value, fmpq) and max(int(value.p).bit_length(), int(value.q).bit_length()) > MOST_BITS:
        return arb(value)
    return value


def power(base: Real, exponent: Real) -> Real:
    """base^exponent; integer exponents of any base (0^0 = 1), other exponents of a base >= 0."""
    if is_infinite(exponent):
        return power_to_infinity(base, exponent)
    if is_infinite(base):
        return power_of_infinity(base, exponent)
    if is_exact(exponent) and exponent.q == 1:
        return integer_power(base, int(exponent.p))
    if is_exact(exponent) and exponent == 0:
        return ONE
    size = sign(base)
    if size < 0 and is_exact(exponent) and exponent.q % 2 == 1:
        raise Unsupported("an odd root of a negative number")
    if size < 0:
        raise Undefined("a power of a negative number with an exponent that is no integer")
    if size == 0:
        if sign(exponent) < 0:
            raise Undefined("0 in a denominator")
        return ZERO
    if is_exact(base) and base == 1:
        return ONE
    root = exact_root(base, exponent)
    return ball(base) ** ball(exponent) if root is None else root


def power_to_infinity(base: Real, exponent: float) -> Real:
    """base^(+-inf), the limit, for a base >= 0 other than 1."""
    if sign(base) < 0:
        raise Undefined("a negative number to the power infinity")
    size = 1 if is_infinite(base) else sign(base - 1)
    if size == 0:
        raise Undefined("1 to the power infinity")
    return math.inf if size * exponent > 0 else ZERO


def power_of_infinity(base: float, exponent: Real) -> Real:
    """(+-inf)^exponent."""
    upward = sign(exponent)
    if upward == 0:
        raise Undefined("infinity to the power 0")
    if upward < 0:
        return ZERO
    if base > 0:
        return math.inf
    if not (is_exact(exponent) and exponent.q == 1):
        raise Undefined("a power of minus infinity")
    return math.inf if int(exponent.p) % 2 == 0 else -math.inf


def integer_power(base: Real, exponent: int) -> Real:
    """base^k."""
    if exponent == 0:
        return ONE
    if exponent < 0 and sign(base) == 0:
        raise Undefined("0 in a denominator")
    if is_exact(base):
        bits = max(int(base.p).bit_length(), int(base.q).bit_length())
        if base in (0, 1) or (bits * abs(exponent) <= MOST_BITS):
            return base**exponent
    return ball(base) ** exponent


def exact_root(base: Real, exponent: Real) -> Real | None:
    """base^(p/q) where it is rational and both are exact; else None."""
    if not (is_exact(base) and is_exact(exponent)) or int(exponent.q) > 64:
        return None
    roots = [whole_root(int(part), int(exponent.q)) for part in (base.p, base.q)]
    return None if None in roots else integer_power(fmpq(*roots), int(exponent.p))


def whole_root(number: int, k: int) -> int | None:
    """The k-th root of a whole number, or None where it has none or none is looked for."""
    root = math.isqrt(number) if k == 2 else round(number ** (1 / k)) if number < 2**48 else -1
    return root if root >= 0 and root**k == number else None


def contained(value: Real) -> Real:
    """A number that is finite; Undecided for a ball that is not."""
    if isinstance(value, arb) and not value.is_finite():
        raise Undecided("a ball without bounds")
    return value


def shown(value: Real) -> str:
    """As a person reads it: a short fraction, else 12 digits."""
    if isinstance(value, float):
        return "infinity" if value > 0 else "-infinity"
    if isinstance(value, fmpq) and len(str(value)) <= 24:
        return str(value)
    middle, radius = ball(value).mid(), ball(value).rad()
    if radius > abs(middle) * arb("1e-9"):
        return f"{float(middle):.6g} +- {float(radius):.1g}"
    return str(middle.str(12, radius=False))


def precision(bits: int) -> Any:
    """Work to so many bits inside a `with`."""
    return ctx.workprec(bits)
