"""Every quantity under every loop, by every route that it has: closed form, exact map, limit, simulation.

A new loop or quantity is in these tests by lying in its folder.
"""

import math
from functools import cache

import numpy as np
import pytest
import sympy
from hypothesis import given, settings
from hypothesis import strategies as st

from catalogue import ESTIMATORS, LOOPS
from catalogue import MEANS as QUANTITIES
from modelcollapse.errors import BadInput, Open
from modelcollapse.estimators import estimator, fixed
from modelcollapse.loops import loop_class
from modelcollapse.numeric.simulate import simulate
from modelcollapse.parameters import parameter
from modelcollapse.quantities import check_counts, derive, quantity, value
from modelcollapse.symbolic.recurrences.closed_form import written_out

LARGEST = 8
"""Of the sizes that hypothesis chooses: small samples are where formulas differ most."""


@cache
def derivation(name, loop, estimated):
    try:
        return derive(name, loop, estimated).form
    except Open:
        return None


def closed_forms():
    """Those that have an expression without a Sum or a Product, which sympy would not evaluate fast."""
    for loop in LOOPS:
        for name in QUANTITIES:
            for estimated in ESTIMATORS:
                if name in ("mean-square-variance", "mean-fourth-wander", "mean-wander-variance") and loop != "replace":
                    continue  # no closed form in t; their values and stationary forms are tested in test_constant.py
                form = derivation(name, loop, estimated)
                if form and form.expression is not None and not form.expression.has(sympy.Sum, sympy.Product):
                    yield name, loop, estimated


CLOSED = list(closed_forms())


def sizes(loop):
    """Integers for the parameters that the loop needs."""
    kind = loop_class(loop)
    return st.fixed_dictionaries(
        {p.name: st.integers(max(p.lower, 4 if p.name == "n" else 2), LARGEST) for p in kind.parameters() if p.integer}
    )


def evaluated(form, expression, numbers):
    """The expression at these numbers, in 30 digits."""
    written = written_out(form, expression)
    by_symbol = {symbol: numbers[symbol.name] for symbol in written.free_symbols}
    return complex(sympy.N(written.subs(by_symbol), 30))


def test_there_are_closed_forms_for_every_loop():
    assert {loop for _, loop, _ in CLOSED} == set(LOOPS) and len(CLOSED) >= 50


@pytest.mark.parametrize(("name", "loop", "estimated"), CLOSED)
def test_the_closed_form_is_the_exact_map_iterated(name, loop, estimated):
    form = derivation(name, loop, estimated)

    @settings(max_examples=25)
    @given(sizes(loop), st.integers(0, 9))
    def agree(numbers, later):
        t = form.from_t + later
        exact = value(name, loop, estimated, **numbers, t=t)
        found = evaluated(form, form.expression, {**numbers, "t": t})
        assert found == pytest.approx(exact.value, rel=1e-13, abs=1e-13), (numbers, t)

    agree()


@pytest.mark.parametrize(("name", "loop", "estimated"), CLOSED)
def test_the_limit_is_the_fixed_point_of_the_map(name, loop, estimated):
    form = derivation(name, loop, estimated)
    if form.limit is None or form.limit.has(sympy.Sum, sympy.Product):
        pytest.skip("the limit depends on the parameters, or is a series")

    @settings(max_examples=10)
    @given(sizes(loop))
    def agree(numbers):
        exact = value(name, loop, estimated, **numbers, t=math.inf).value
        if form.limit.is_infinite:
            assert exact == float(form.limit)
        else:
            found = evaluated(form, form.limit, numbers)
            assert found == pytest.approx(exact, rel=1e-13, abs=1e-13), numbers

    agree()


@pytest.mark.parametrize("wrong", ["n", "t"])
def test_the_comparison_sees_a_wrong_closed_form(wrong):
    form = derivation("mean-wander", "replace", "mle")
    numbers = {"n": 10, "t": 4}
    off = evaluated(form, form.expression, {**numbers, wrong: numbers[wrong] + 1})
    assert off != pytest.approx(value("mean-wander", "replace", n=10, t=4).value, rel=1e-3)


@pytest.mark.parametrize("loop", LOOPS)
@pytest.mark.parametrize("name", QUANTITIES)
def test_the_value_is_the_mean_of_what_is_observed_on_paths(name, loop):
    """That both are about the same thing, with one seed for ever; test_simulate.py tests the laws."""
    kind = loop_class(loop)
    given_numbers = {p.name: 30 for p in kind.parameters() if p.integer}
    try:
        exact = value(name, loop, "unbiased", **given_numbers, t=2).value
    except Open:
        pytest.skip("open: simulation is all there is")
    *_, last = simulate(kind(**given_numbers), "unbiased", 2, 40_000, np.random.default_rng(2024))
    seen = quantity(name).observe(last)
    assert abs(seen.mean() - exact) < 6 * seen.std(ddof=1) / math.sqrt(seen.size)


@pytest.mark.parametrize(("n", "t"), [(10, 5), (100, 20), (3, 1)])
@pytest.mark.parametrize("estimated", ESTIMATORS)
def test_nothing_is_lost_at_the_truth_and_a_divergence_only_grows(n, t, estimated):
    for name in ("w2", "kl-model-truth", "kl-truth-model"):
        assert value(name, "replace", estimated, n=n, t=0).value == 0
        assert (
            value(name, "replace", estimated, n=n, t=t).value <= value(name, "replace", estimated, n=n, t=t + 1).value
        )


@given(st.integers(2, 10**12), st.integers(1, 10**6))
def test_the_typical_run_loses_more_than_the_mean(n, t):
    mean = value("mean-variance", "replace", "unbiased", n=n, t=t).value
    assert value("mean-log-variance", "replace", "unbiased", n=n, t=t).value < math.log(mean) + 1e-15


@pytest.mark.parametrize("n", [2, 10**6, 10**9, 10**12])
def test_the_log_drift_keeps_its_digits_at_any_size(n):
    """Against the asymptotic series log h - psi(h) = 1/2h + 1/12h^2 - 1/120h^4 + ..., h = (n-1)/2; exact at n = 2."""
    found = value("mean-log-variance", "replace", n=n, t=1)
    if n == 2:
        expected = -math.log(4) - np.euler_gamma
    else:
        h = (n - 1) / 2
        expected = -(math.log1p(1 / (n - 1)) + 1 / (2 * h) + 1 / (12 * h * h))
    assert found.value == pytest.approx(expected, rel=1e-15)
    assert found.error <= 1e-15 * abs(found.value)


def test_a_fixed_divisor_is_one_more_estimator():
    assert value("mean-variance", "fresh", 19, n_real=5, n_synthetic=15, t=7) == value(
        "mean-variance", "fresh", "unbiased", n_real=5, n_synthetic=15, t=7
    )


def test_the_critical_divisor_has_a_finite_value_where_the_closed_form_is_0_over_0():
    closed = derive("mean-wander", "replace", parameter("divisor").symbol()).form.expression
    assert closed.subs({parameter("n").symbol(): 10, parameter("divisor").symbol(): 9}) in (sympy.nan, sympy.zoo)
    assert value("mean-wander", "replace", 9, n=10, t=7).fraction == sympy.Rational(7, 10)


def test_an_estimator_that_the_sample_cannot_feed_is_refused():
    with pytest.raises(BadInput, match="take more points"):
        check_counts(loop_class("replace")(n=1), estimator("unbiased"))
    with pytest.raises(BadInput, match="divisor must follow the count"):
        check_counts(loop_class("accumulate")(n=5), fixed(7))


@pytest.mark.parametrize(
    ("name", "loop", "given_numbers"),
    [
        ("mean-variance", "replace", {"n": 10, "t": 10**4}),
        ("mean-variance", "replace", {"n": 10, "t": 10**12}),
        ("mean-std", "replace", {"n": 10, "t": 10**12}),
    ],
)
def test_what_is_below_the_smallest_float_is_0_with_an_error_that_says_so(name, loop, given_numbers):
    found = value(name, loop, **given_numbers)
    assert (found.value, found.error) == (0, math.ulp(0.0))


@pytest.mark.parametrize("name", ["mean-precision", "mean-wander-precision", "kl-truth-model"])
def test_what_is_beyond_the_largest_float_is_refused_and_not_called_infinite(name):
    with pytest.raises(BadInput, match="take a smaller t"):
        value(name, "replace", n=10, t=10**12)


def test_a_sum_of_exact_numbers_is_exact():
    found = value("w2", "replace", n=1, t=1)
    assert (found.value, found.error, found.rigour) == (2, 0, "exact")


@pytest.mark.parametrize("name", [name for name in QUANTITIES if not name.startswith("mean-square")])
def test_at_t_0_every_quantity_is_that_of_the_truth_even_for_a_single_point(name):
    expected = {"mean-variance": 1, "mean-std": 1, "mean-precision": 1}.get(name, 0)
    assert value(name, "replace", n=1, t=0).value == expected
