"""The kurtosis of the mean of model t."""

import math
from fractions import Fraction

import pytest
import sympy
from hypothesis import given, settings
from hypothesis import strategies as st

import modelcollapse as mc

LIMITS = {"mle": lambda n: 3 * (2 * n - 1), "min-mse": lambda n: Fraction(6 * n, n + 1)}


@pytest.mark.parametrize("estimator", LIMITS)
@given(n=st.integers(2, 10**6))
def test_the_limit_is_that_of_the_perpetuity(estimator, n):
    """E V = k/(1 - E W), E V^2 = k (k + 2 E W E V)/(1 - E W^2) for V = k + W V', k = 1/n; kurtosis 3 E V^2/(E V)^2."""
    divisor = n if estimator == "mle" else n + 1
    first, second, k = Fraction(n - 1, divisor), Fraction((n - 1) * (n + 1), divisor**2), Fraction(1, n)
    mean = k / (1 - first)
    square = k * (k + 2 * first * mean) / (1 - second)
    found = mc.value("wander-kurtosis", "replace", estimator, n=n, t=math.inf).fraction
    assert found == 3 * square / mean**2 == LIMITS[estimator](n)


@pytest.mark.parametrize("estimator", ["mle", "min-mse", "unbiased"])
@settings(max_examples=25)
@given(n=st.integers(2, 50), t=st.integers(1, 30))
def test_the_closed_form_is_the_value(estimator, n, t):
    form = mc.derive("wander-kurtosis", "replace", estimator).form
    symbols = {symbol: {"n": n, "t": t}[symbol.name] for symbol in form.expression.free_symbols}
    exact = form.expression.subs(symbols)
    assert Fraction(int(exact.p), int(exact.q)) == mc.value("wander-kurtosis", "replace", estimator, n=n, t=t).fraction


def test_the_limits_are_derived():
    n = sympy.Symbol("n", integer=True, positive=True)
    assert sympy.simplify(mc.derive("wander-kurtosis", "replace").form.limit - 3 * (2 * n - 1)) == 0
    assert sympy.simplify(mc.derive("wander-kurtosis", "replace", "min-mse").form.limit - 6 * n / (n + 1)) == 0
    assert mc.derive("wander-kurtosis", "replace", "unbiased").form.limit is None


def test_one_fit_gives_a_gaussian_and_more_do_not():
    assert mc.value("wander-kurtosis", "replace", n=9, t=1).fraction == 3
    assert mc.value("wander-kurtosis", "fresh", n_real=3, n_synthetic=4, t=2).value > 3


def test_beyond_exact_rationals_it_keeps_an_error():
    found = mc.value("wander-kurtosis", "replace", n=10, t=10**9)
    assert abs(found.value - 57) <= found.error < 1e-9


def test_what_has_no_kurtosis_is_refused():
    with pytest.raises(mc.BadInput, match="t must be >= 1"):
        mc.value("wander-kurtosis", "replace", n=10, t=0)
    with pytest.raises(mc.Open, match="infinite"):
        mc.value("wander-kurtosis", "replace", "unbiased", n=10, t=math.inf)
    with pytest.raises(mc.Open, match="no closed form"):
        mc.derive("wander-kurtosis", "fresh")
