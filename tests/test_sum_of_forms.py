"""Sums of closed forms: what their limit rests on, and which mode is seen last. Each case was once wrong."""

import math
from fractions import Fraction

import pytest
import sympy

import modelcollapse as mc
from modelcollapse.parameters import parameter
from modelcollapse.symbolic.recurrences.closed_form import ClosedForm

TEMPERATURE, N, DIVISOR = (parameter(name).symbol() for name in ("temperature", "n", "divisor"))


def form(name: str, n: object, temperature: object = 1, estimator: object = "mle") -> ClosedForm:
    return mc.derive(name, mc.loop("replace", n=n, temperature=temperature), estimator).form


def growth(name: str, n: int, temperature: object, estimator: object, t: int) -> float:
    """How far the quantity moves in one fit, over how far it moved in the one before."""
    a, b, c = (
        mc.value(name, "replace", estimator, n=n, temperature=temperature, t=at).fraction for at in (t, t + 1, t + 2)
    )
    return float((c - b) / (b - a))


def test_a_limit_rests_on_the_conditions_of_all_its_parts():
    found = form("w2", 5, TEMPERATURE, "unbiased")
    assert found.where["condition"].subs(TEMPERATURE, Fraction(21, 20)) == sympy.false  # E W > 1 there, E sqrt W < 1
    assert found.where["condition"].subs(TEMPERATURE, Fraction(19, 20)) == sympy.true
    limit = mc.value("w2", "replace", "unbiased", n=5, temperature="0.95", t=math.inf).value
    assert float(found.limit.subs(TEMPERATURE, Fraction(19, 20))) == pytest.approx(limit)
    assert mc.value("w2", "replace", "unbiased", n=5, temperature="1.05", t=math.inf).value == math.inf


def test_an_infinite_limit_needs_no_condition_of_a_part_that_dies():
    found = form("w2", N, 2, "unbiased")
    assert found.limit == sympy.oo and "condition" not in found.where


@pytest.mark.parametrize(
    ("name", "n", "temperature", "estimator", "rate"),
    [
        ("w2", 3, 2, "mle", Fraction(4, 3)),
        ("w2", 2, 1, Fraction(21, 20), Fraction(20, 21)),
        ("kl-model-truth", 3, 2, "mle", Fraction(4, 3)),
        ("kl-truth-model", 4, 2, "mle", 2),
        ("kl-model-truth", 10, 1, "mle", 1),
    ],
)
def test_the_rate_is_the_mode_that_is_seen_last(name, n, temperature, estimator, rate):
    found = form(name, n, temperature, estimator)
    assert float(found.rate) == pytest.approx(float(rate), rel=1e-14)
    assert growth(name, n, temperature, estimator, 400) == pytest.approx(float(rate), rel=1e-6)


def test_a_mode_that_cancels_is_not_the_rate():
    gain = form("mean-std", N).rate
    assert sympy.simplify(form("w2", N).rate - gain) == 0  # E mu^2 + E sigma^2 = 1 takes (1 - 1/n)^t away


def test_where_the_parameters_decide_the_rate_none_is_given():
    found = form("kl-model-truth", N, TEMPERATURE)
    assert (found.rate, found.rate_kind, found.limit) == (None, None, None)
    assert "undecided" in found.where and "condition" in found.where


def test_a_gain_of_1_is_a_straight_line_and_not_0_over_0():
    found = form("mean-wander-precision", 6, 2)
    t = parameter("t").symbol()
    assert (found.expression, found.limit, found.rate_kind) == (t / 3, sympy.oo, "polynomial")
    assert mc.value("mean-wander-precision", "replace", n=6, temperature=2, t=9).value == 3
    assert not form("kl-truth-model", 6, 2).expression.has(sympy.nan)


def test_a_formula_says_where_it_is_0_over_0():
    assert form("mean-wander", N, TEMPERATURE, "unbiased").where["excluded"] == sympy.Eq(TEMPERATURE - 1, 0)
    assert "excluded" not in form("mean-wander", N).where
    zero = form("mean-wander", N, 1, DIVISOR).where["excluded"]
    assert zero.subs({DIVISOR: N - 1}) == sympy.true


def test_a_moment_that_is_finite_for_some_samples_only_says_for_which():
    domain = form("mean-precision", N).where["domain"]
    assert [bool(domain.subs(N, n)) for n in (2, 3, 4)] == [False, False, True]
