"""Exact moments at generation t by running the moment map, with no closed form: x(t) = A(t-1) ... A(t0) x(t0).

Fractions for as long as they stay short, then binary floating point whose error is bounded: with unit roundoff u and k
moments, s steps of products and sums lose at most 2 (s + 1)(k + 2) u |A|^s |x(t0)|, entry by entry (|A|^s the same
product with absolute values). The precision is raised until that is below 1e-30 of the value.

Source: Higham 2002, Accuracy and Stability of Numerical Algorithms, sections 3.1 and 3.7.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from fractions import Fraction
from math import lcm
from typing import Any, NamedTuple

from mpmath import MPContext

from modelcollapse.errors import BadInput, shorten
from modelcollapse.symbolic.recurrences.blocks import restricted

Rows = Sequence[Sequence[Fraction]]
RowsAt = Callable[[int], Rows]

EXACT_BITS = 66_000  # about 20,000 digits
EXACT_STEPS = 200  # of a growing loop, whose fractions have no common denominator
MOST_STEPS = 1_000_000
RELATIVE_BITS = 100  # 2^-100 < 1e-30
MOST_BITS = 100_000  # beyond, a value that cancels to 0 keeps its absolute error


class Approximation(NamedTuple):
    """value +- error, both mpmath numbers; the error is a bound."""

    value: Any
    error: Any


def at(matrix: Rows | RowsAt, start: Sequence[Fraction], target: int, t0: int, t: int) -> Fraction | Approximation:
    """Moment `target` at generation t >= t0, exact where the fraction stays below some 20,000 digits.

    matrix: the k x k matrix of Fractions, or a callable k -> matrix with x(k+1) = matrix(k) x(k); start: the k moments
    at t0. A constant matrix is squared (any t); a callable is run step by step, at most 10^6 of them (BadInput beyond).
    """
    if t < t0:
        raise BadInput(f"t must be >= {t0} (the first fit that the recurrence describes); got {t}")
    if callable(matrix):
        return run(matrix, start, target, t0, t)
    return by_squaring(matrix, start, target, t - t0)


def by_squaring(rows: Rows, start: Sequence[Fraction], target: int, steps: int) -> Fraction | Approximation:
    """e_target' A^steps start."""
    rows, start, target = restricted(rows, start, target)
    scale = common_denominator([entry for row in rows for entry in row])
    whole = [[int(entry * scale) for entry in row] for row in rows]
    if steps * max(scale.bit_length(), *(abs(entry).bit_length() + 1 for row in whole for entry in row)) <= EXACT_BITS:
        unit = common_denominator(start)
        end = power_times(whole, [int(moment * unit) for moment in start], steps)
        return Fraction(end[target], scale**steps * unit)
    bits = RELATIVE_BITS
    while True:
        found = squared_in_floats(rows, start, target, steps, bits)
        if found.error <= abs(found.value) * 2.0**-RELATIVE_BITS or bits > MOST_BITS:
            return found
        bits *= 4


def squared_in_floats(rows: Rows, start: Sequence[Fraction], target: int, steps: int, bits: int) -> Approximation:
    """e_target' A^steps start with `bits` significant bits of the sum of absolute values."""
    context = MPContext()
    unit = 2 * (steps + 1) * (len(start) + 2)
    context.prec = bits + unit.bit_length() + 2
    floats, moments = [[to_float(e, context) for e in row] for row in rows], [to_float(m, context) for m in start]
    value = power_times(floats, moments, steps)[target]
    if all(entry >= 0 for entry in [*start, *(e for row in rows for e in row)]):
        size = value
    else:
        size = power_times([[abs(e) for e in row] for row in floats], [abs(m) for m in moments], steps)[target]
    return Approximation(value, size * unit * context.ldexp(1, 1 - context.prec))


def power_times(matrix: Any, vector: list[Any], steps: int) -> list[Any]:
    """matrix^steps vector by repeated squaring, over whatever numbers these are."""
    while steps:
        if steps & 1:
            vector = [sum(e * x for e, x in zip(row, vector, strict=True) if e) for row in matrix]
        steps >>= 1
        if steps:
            columns = list(zip(*matrix, strict=True))
            matrix = [
                [sum(a * b for a, b in zip(row, column, strict=True) if a and b) for column in columns]
                for row in matrix
            ]
    return vector


def run(matrix_at: RowsAt, start: Sequence[Fraction], target: int, t0: int, t: int) -> Fraction | Approximation:
    """matrix_at(t-1) ... matrix_at(t0) start, step by step."""
    if t - t0 > MOST_STEPS:
        raise BadInput(
            f"t must be <= {t0 + MOST_STEPS} (a growing loop is run step by step); got {shorten(t)}; "
            "take t=inf or a smaller t"
        )
    moments = list(start)
    exact_until = min(t, t0 + EXACT_STEPS)
    for k in range(t0, exact_until):
        moments = exact_step(matrix_at(k), moments)
    return moments[target] if exact_until == t else run_in_floats(matrix_at, moments, target, exact_until, t)


def run_in_floats(matrix_at: RowsAt, start: Sequence[Fraction], target: int, t0: int, t: int) -> Approximation:
    """The same in floating point; the sizes (absolute values) are carried along once a sign is negative."""
    context = MPContext()
    unit = 2 * (t - t0 + 1) * (len(start) + 2)
    context.prec = RELATIVE_BITS + unit.bit_length() + 32
    moments = [to_float(moment, context) for moment in start]
    sizes = None if all(moment >= 0 for moment in start) else [abs(moment) for moment in moments]
    for k in range(t0, t):
        rows = matrix_at(k)
        if sizes is None and any(entry < 0 for row in rows for entry in row):
            sizes = moments
        if sizes is not None:
            sizes = one_step([[abs(entry) for entry in row] for row in rows], sizes)
        moments = one_step(rows, moments)
    size = moments[target] if sizes is None else sizes[target]
    return Approximation(moments[target], size * unit * context.ldexp(1, 1 - context.prec))


def exact_step(rows: Rows, moments: Sequence[Fraction]) -> list[Fraction]:
    """One product rows x moments of Fractions."""
    return [sum((e * x for e, x in zip(row, moments, strict=True) if e), Fraction(0)) for row in rows]


def one_step(rows: Rows, moments: list[Any]) -> list[Any]:
    """One product rows x moments, with Fractions times floats."""
    return [sum(x * e.numerator / e.denominator for e, x in zip(row, moments, strict=True) if e) for row in rows]


def common_denominator(numbers: Sequence[Fraction]) -> int:
    """The least common multiple of the denominators."""
    return lcm(*(number.denominator for number in numbers))


def to_float(number: Fraction, context: Any) -> Any:
    """The fraction, rounded to the context's precision."""
    return context.mpf(number.numerator) / number.denominator
