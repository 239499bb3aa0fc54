"""Exact iteration and exact limits: against plain stepping, closed forms and each other."""

from __future__ import annotations

import math
from fractions import Fraction

import pytest
import sympy
from hypothesis import given, settings
from hypothesis import strategies as st

from modelcollapse.errors import BadInput
from modelcollapse.symbolic.recurrences import iterate
from modelcollapse.symbolic.recurrences.growing_value import numeric_rows
from modelcollapse.symbolic.recurrences.iterate import Approximation, at
from modelcollapse.symbolic.recurrences.limit import all_inside, limit_at, roots_inside, shortest_recurrence
from moment_matrices import (
    POOL,
    accumulate,
    anchored,
    fraction_rows,
    fractions,
    n,
    n_real,
    n_synthetic,
    replace,
    run,
    t,
)

HALF = Fraction(1, 2)


def anchored_at(real, synthetic, a=None):
    matrix, start = anchored(POOL if a is None else a)
    values = {n_real: real, n_synthetic: synthetic}
    return fraction_rows(matrix, values), fractions(start, values)


@settings(max_examples=20)
@given(real=st.integers(2, 30), synthetic=st.integers(1, 50), target=st.integers(0, 4), end=st.integers(0, 40))
def test_squaring_is_stepping(real, synthetic, target, end):
    rows, start = anchored_at(real, synthetic)
    moments = start
    for _ in range(end):
        moments = [sum((e * x for e, x in zip(row, moments, strict=True)), Fraction(0)) for row in rows]
    assert at(rows, start, target, 0, end) == moments[target]


@pytest.mark.parametrize("end", [1500, 4000])
def test_the_error_bound_of_long_runs_holds(end, monkeypatch):
    """Exact at this length, then forced into floating point."""
    rows, start = anchored_at(3, 7, POOL - 1)
    exact = at(rows, start, 1, 0, end)
    monkeypatch.setattr(iterate, "EXACT_BITS", 1000)
    found = at(rows, start, 1, 0, end)
    assert isinstance(exact, Fraction) and isinstance(found, Approximation)
    off = abs(sympy.Rational(*exact.as_integer_ratio()) - sympy.Rational(str(found.value)))
    assert off <= found.error < 1e-29 * abs(found.value)


def test_cancelling_signs_raise_the_precision():
    """(5/4)^t and -(5/4)^t cancel; what is left, 2^-t, is known to 30 digits all the same."""
    rows = [[HALF, Fraction(3, 4)], [Fraction(0), Fraction(5, 4)]]
    ahead = [[*row, Fraction(0)] for row in rows] + [[HALF, -HALF, Fraction(1, 3)]]
    found = at(ahead, [Fraction(1), Fraction(1), Fraction(1)], 2, 0, 30_001)
    assert isinstance(found, Approximation)
    context = found.value.context
    with context.workprec(200_000):
        expected = context.mpf(1) / context.mpf(3) ** 30_001
        assert abs(found.value - expected) <= found.error <= expected * 1e-29


def test_huge_generations_of_replace():
    matrix, start = replace(n)
    rows, first = fraction_rows(matrix, {n: 10**6}), fractions(start, {n: 10**6})
    found = at(rows, first, 4, 0, 10**9)
    expected = sympy.N((1 - sympy.Rational(1, 10**6)) ** sympy.Float(10**9, 60), 40)
    assert abs(found.value - expected) < 1e-28 * expected
    assert abs(at(rows, first, 3, 0, 10**9).value - 1) < 1e-28


@settings(max_examples=10)
@given(size=st.integers(2, 40), end=st.integers(1, 60))
def test_a_growing_map_is_stepped_exactly(size, end):
    matrix, start = accumulate(n * t - 1)
    rows_at = numeric_rows(matrix.subs(n, size), t)
    first = fractions(start, {n: size})
    assert [at(rows_at, first, k, 1, end) for k in (0, 1)] == run(matrix, start, {n: size}, 1, end)


def test_a_long_growing_run_stays_within_its_error(monkeypatch):
    matrix, start = accumulate(n * t - 1)
    rows_at, first = numeric_rows(matrix.subs(n, 4), t), fractions(start, {n: 4})
    found = at(rows_at, first, 1, 1, 900)
    monkeypatch.setattr(iterate, "EXACT_STEPS", 2000)
    exact = at(rows_at, first, 1, 1, 900)
    assert isinstance(exact, Fraction)
    assert abs(sympy.Rational(str(found.value)) - sympy.Rational(*exact.as_integer_ratio())) <= found.error < 1e-30


def test_generations_before_the_start_and_too_many_steps_are_refused():
    with pytest.raises(BadInput, match="t must be >= 1"):
        at([[HALF]], [HALF], 0, 1, 0)
    with pytest.raises(BadInput, match="step by step"):
        at(lambda k: [[HALF]], [HALF], 0, 1, 10**7)


@settings(max_examples=40)
@given(
    modes=st.lists(
        st.fractions(Fraction(-9, 10), Fraction(9, 10), max_denominator=20), min_size=1, max_size=4, unique=True
    ),
    level=st.fractions(-3, 3, max_denominator=5),
    weights=st.lists(st.integers(-5, 5), min_size=4, max_size=4),
)
def test_the_limit_is_the_level_that_the_sequence_was_built_with(modes, level, weights):
    """y(s) = level + sum w r^s, hidden behind a similarity transform."""
    rows, start = hidden([Fraction(1), *modes], [level, *map(Fraction, weights)])
    assert limit_at(rows, start, 0) == level


def hidden(bases, weights):
    """A matrix and start whose first moment is sum_i w_i b_i^s: diag(b) conjugated by a unit triangular one."""
    size = len(bases)
    change = sympy.Matrix(size, size, lambda i, j: 1 if i == 0 or i == j else (i + j) % 3 if j > i else 0)
    diagonal = sympy.diag(*(sympy.Rational(*base.as_integer_ratio()) for base in bases))
    start = change * sympy.Matrix([sympy.Rational(*weight.as_integer_ratio()) for weight in weights[:size]])
    return fraction_rows(change * diagonal * change.inv(), {}), fractions(list(start), {})


@pytest.mark.parametrize(
    ("bases", "weights", "limit"),
    [
        ([HALF, Fraction(3, 2)], [1, 2], math.inf),
        ([HALF, Fraction(3, 2)], [1, -2], -math.inf),
        ([HALF, Fraction(3, 2)], [1, 0], 0),
        ([HALF, Fraction(-1)], [1, 2], None),
        ([Fraction(2), Fraction(-2)], [1, 1], None),
        ([Fraction(3), Fraction(-2)], [-1, 9], -math.inf),
        ([Fraction(1), Fraction(-2)], [1, 1], None),
        ([Fraction(1), Fraction(0)], [5, 1], 5),
        ([Fraction(1), Fraction(999_999_999, 10**9)], [5, 1], 5),
        ([Fraction(1), Fraction(1_000_000_001, 10**9)], [5, 1], math.inf),
    ],
)
def test_growth_oscillation_and_silence(bases, weights, limit):
    rows, start = hidden(bases, list(map(Fraction, weights)))
    assert limit_at(rows, start, 0) == limit


def test_polynomial_growth_and_repeated_modes():
    one, zero = Fraction(1), Fraction(0)
    assert limit_at([[one, one], [zero, one]], [zero, one], 0) == math.inf
    assert limit_at([[one, one], [zero, one]], [zero, -one], 0) == -math.inf
    assert limit_at([[one, one], [zero, one]], [Fraction(4), zero], 0) == 4
    assert limit_at([[2 * one, one], [zero, 2 * one]], [one, -one], 0) == -math.inf
    assert limit_at([[one, one], [one, zero]], [one, zero], 0) == math.inf
    assert limit_at([[one, one], [one, zero]], [-one, zero], 0) == -math.inf
    assert limit_at([[HALF, one], [zero, HALF]], [one, one], 0) == 0


def test_anchored_meets_its_printed_limit():
    rows, start = anchored_at(10, 90)
    assert limit_at(rows, start, 0) == Fraction(9, 10) * Fraction(1900, 1990)
    assert limit_at(rows, start, 1) == Fraction(1, 10) + Fraction(9, 10) * Fraction(90, 1990)


@settings(max_examples=40)
@given(
    roots=st.lists(st.fractions(-2, 2, max_denominator=9).filter(lambda r: abs(r) != 1), min_size=1, max_size=6),
    pair=st.tuples(st.fractions(-1, 1, max_denominator=9), st.fractions(Fraction(1, 9), 1, max_denominator=9)),
)
def test_roots_in_the_circle_are_counted_right(roots, pair):
    """Real roots and one pair x +- iy; the singular case answers None, but never for a polynomial with all inside."""
    x, y = pair
    polynomial = [x * x + y * y, -2 * x, Fraction(1)]
    for root in roots:
        polynomial = [a - root * b for a, b in zip([Fraction(0), *polynomial], [*polynomial, Fraction(0)], strict=True)]
    inside = sum(abs(root) < 1 for root in roots) + 2 * (x * x + y * y < 1)
    count = roots_inside(polynomial, Fraction(1))
    assert count in (None, inside) if x * x + y * y != 1 else count is None
    assert all_inside(list(reversed(polynomial))) is (inside == len(roots) + 2)


def test_the_shortest_recurrence_of_known_sequences():
    fibonacci = [Fraction(x) for x in (1, 1, 2, 3, 5, 8)]
    assert shortest_recurrence(fibonacci) == [1, -1, -1]
    assert shortest_recurrence([Fraction(1, 2**s) for s in range(6)]) == [1, -HALF]
    assert shortest_recurrence([Fraction(s * s) for s in range(8)]) == [1, -3, 3, -1]


def test_a_wrong_map_has_another_limit():
    rows, start = anchored_at(10, 90)
    rows[0][2] = -rows[0][1]
    assert limit_at(rows, start, 0) != Fraction(9, 10) * Fraction(1900, 1990)
