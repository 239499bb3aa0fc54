"""Positivity proofs: what is proved must be true at every point tried, and what is false must not be proved."""

from __future__ import annotations

from fractions import Fraction

import pytest
import sympy
from hypothesis import given
from hypothesis import strategies as st

from modelcollapse.symbolic.recurrences.sign import is_nonnegative, is_positive

n = sympy.Symbol("n", integer=True, positive=True)
m = sympy.Symbol("m", integer=True, positive=True)
heat = sympy.Symbol("heat", positive=True)
free = sympy.Symbol("free", real=True)
LOWER = {n: 2, m: 1, heat: 0}


@pytest.mark.parametrize(
    ("expr", "answer"),
    [
        (1 - (n - 1) / n, True),
        (1 + (n - 1) / n, True),
        (1 - (n + 1) / (n - 1), False),
        (1 - m * (m - 1) / (n + m) ** 2, True),
        (m - 1, None),
        (1 - m, False),
        (n - 2, None),
        (n - 1, True),
        (heat, True),
        (heat * n - heat, True),
        (heat - 1, None),
        (1 - heat * (n - 1) / n, None),
        ((n - m) ** 2 + 1, None),
        ((n - m) ** 2 * n, None),
        (-((n - m) ** 2), False),
        (sympy.Integer(0), False),
        (sympy.Rational(3, 7), True),
        (free**2 + 1, None),
        (sympy.sqrt(n), None),
        (1 / (m - 1), None),
        (sympy.sqrt(2) * n, None),
    ],
)
def test_the_answer_is_a_proof_a_refutation_or_none(expr, answer):
    assert is_positive(expr, LOWER) is answer


def test_a_closed_end_at_zero_is_not_positive_but_an_open_one_is():
    closed = sympy.Symbol("closed", nonnegative=True)
    assert is_positive(closed, {closed: 0}) is None
    assert is_positive(closed + 1, {closed: 0}) is True
    assert is_positive(heat, {heat: 0}) is True
    assert is_nonnegative(closed, {closed: 0})


def test_a_pole_on_the_domain_leaves_nothing_proved():
    assert is_positive(-1 / (m - 1), LOWER) is None
    assert not is_nonnegative(1 / (m - 1), LOWER)
    assert is_nonnegative(1 / (n - 1), LOWER)


def test_the_lower_end_decides():
    assert is_positive(n - 4, {n: 5}) is True
    assert is_positive(n - 5, {n: 5}) is None
    assert is_positive(n - 4, {n: 2}) is None
    assert is_positive(n - sympy.Rational(9, 4), {n: 2.5}) is True


@given(
    coefficients=st.lists(st.integers(-4, 4), min_size=6, max_size=6),
    below=st.lists(st.integers(-3, 3), min_size=3, max_size=3),
    point=st.tuples(st.integers(2, 30), st.fractions(min_value=Fraction(1, 50), max_value=20)),
)
def test_no_point_contradicts_a_proof(coefficients, below, point):
    monomials = [1, n, heat, n * heat, n**2, heat**2]
    numerator = sum(c * x for c, x in zip(coefficients, monomials, strict=True))
    denominator = sum(c * x for c, x in zip(below, [1, n, heat], strict=True))
    if denominator == 0:
        return
    answer = is_positive(numerator / denominator, LOWER)
    values = {n: point[0], heat: sympy.Rational(point[1].numerator, point[1].denominator)}
    here = (sympy.sympify(numerator) / denominator).subs(values)
    if answer is not None and here.is_finite:
        assert (here > 0) == answer, f"{numerator}/{denominator} at {values}: {here}, claimed {answer}"


def test_the_hypothesis_test_above_meets_proofs_of_both_kinds():
    assert is_positive((n**2 + heat) / (n + heat), LOWER) is True
    assert is_positive((-n - heat) / (n + heat), LOWER) is False
