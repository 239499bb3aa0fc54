"""Taylor coefficients in balls of a term along one symbol.

Over a cell [a, b] with middle m, and some xi in [a, b],

    f(m+h) = sum_{k<N} f_k(m) h^k + f_N(xi) h^N,   f_k the k-th coefficient

Source: Taylor's theorem; Johansson 2017, Arb (balls and power series in python-flint).
"""

from __future__ import annotations

from collections.abc import Mapping
from fractions import Fraction

from flint import arb, arb_series, ctx, fmpq

from modelcollapse.checking.ranges.evaluate import Arithmetic, Undefined, value
from modelcollapse.checking.terms import Constant, Number, Term

ORDER = 8
MOST_EXPONENT = 10**6
CONSTANTS = {"pi": arb.pi, "e": arb.const_e, "euler_gamma": arb.const_euler}


def rational(number: Fraction) -> arb:
    """A ball around a rational number."""
    return arb(fmpq(number.numerator, number.denominator))


def constant(term: Term) -> arb_series:
    """A number or named constant."""
    if isinstance(term, Number):
        return arb_series([rational(term.value)])
    if isinstance(term, Constant) and term.name in CONSTANTS:
        return arb_series([CONSTANTS[term.name]()])
    raise Undefined(str(term))


def positive(x: arb_series) -> arb_series:
    """Itself, where its start is seen to be positive."""
    if not x[0] > 0:
        raise Undefined("not seen to be positive")
    return x


def power(x: arb_series, exponent: Fraction) -> arb_series:
    """x^q: of every base for whole q >= 0, of nonzero ones for q < 0, of positive ones else, and 0^q at a point."""
    if exponent.denominator == 1 and abs(exponent) <= MOST_EXPONENT:
        if exponent < 0 and not (x[0] > 0 or x[0] < 0):
            raise Undefined("not seen to be nonzero")
        return x ** int(exponent)
    if ctx.cap == 1 and x[0].is_zero() and exponent > 0:
        return x
    return (positive(x).log() * rational(exponent)).exp()


def integer(x: arb_series) -> int | None:
    """The integer that it is, at a point."""
    whole = x[0].unique_fmpz() if ctx.cap == 1 and x[0].is_exact() else None
    return None if whole is None else int(whole)


def gamma(x: arb_series, k: int) -> arb_series:
    """The k-th derivative of log Gamma: its series at the start of x, composed with the rest of x."""
    start = positive(x)[0]
    try:
        ctx.cap += k
        outer = arb_series([start, 1]).lgamma()
        for _ in range(k):
            outer = outer.derivative()
    finally:
        ctx.cap -= k
    rest = arb_series([0, *x.coeffs()[1:]])
    return outer(rest) if rest.length() else arb_series([outer[0]])


BALLS = Arithmetic(constant, power, integer, lambda x: positive(x).log(), arb_series.exp, gamma)


def along(term: Term, known: Mapping[str, list[arb]], length: int) -> list[arb]:
    """So many Taylor coefficients of the term; Undefined unless all are finite, which shows that it is analytic."""
    cap = ctx.cap
    try:
        ctx.cap = length
        series = value(term, {name: arb_series(x) for name, x in known.items()}, BALLS)
        found = [series[k] for k in range(length)]
    except (ZeroDivisionError, ValueError, OverflowError) as error:
        raise Undefined(str(error)) from error
    finally:
        ctx.cap = cap
    if series.prec < length or not all(coefficient.is_finite() for coefficient in found):
        raise Undefined("a coefficient is not finite")
    return found


def at_point(term: Term, point: Mapping[str, Fraction], bits: int = 64) -> arb:
    """A ball that contains the value of the term at a point; Undefined where none is found."""
    with ctx.workprec(bits):
        return along(term, {name: [rational(number)] for name, number in point.items()}, 1)[0]


def over_cell(term: Term, name: str, low: Fraction, high: Fraction) -> arb:
    """A ball that contains all values of the term for name in [low, high], where it is analytic."""
    middle, cell = rational((low + high) / 2), rational(low).union(rational(high))
    taylor = along(term, {name: [middle, arb(1)]}, ORDER)
    step, result = cell - middle, along(term, {name: [cell, arb(1)]}, ORDER + 1)[ORDER]
    for coefficient in reversed(taylor):
        result = result * step + coefficient
    return result
