"""The laws of the variance and of the collapse time as quantities: quantile, cdf, sf, pmf."""

import math
from fractions import Fraction

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy.special import chdtri, gammainc

import modelcollapse as mc


def time_value(of, **at):
    return mc.value(f"collapse-time-{of}", "replace", **at)


@given(n=st.integers(2, 10**9), t=st.integers(1, 10**6), p=st.fractions("1/1000", "999/1000"))
@settings(max_examples=25)
def test_the_quantile_is_the_inverse_of_the_distribution_function(n, t, p):
    found = mc.value("variance-quantile", "replace", n=n, t=t, p=p)
    if found.value < 1e-290:
        return
    at = [
        mc.value("variance-cdf", "replace", n=n, t=t, x=Fraction(found.value + sign * found.error)) for sign in (-1, 1)
    ]
    assert at[0].value - at[0].error <= p <= at[1].value + at[1].error


@pytest.mark.parametrize("p", [Fraction(1, 10**60), Fraction(1, 100), Fraction(1, 2), 1 - Fraction(1, 10**12)])
def test_one_fit_has_the_quantiles_of_a_chi_square(p):
    found = mc.value("variance-quantile", "replace", "min-mse", n=7, t=1, p=p)
    if 2 * p <= 1:
        assert gammainc(3, 8 * found.value / 2) == pytest.approx(float(p), rel=1e-11)
    else:
        assert found.value == pytest.approx(float(chdtri(6, float(1 - p))) / 8, rel=1e-11)
    wrong = mc.value("variance-quantile", "replace", "mle", n=7, t=1, p=p).value
    assert wrong == pytest.approx(found.value * 8 / 7, rel=1e-12)


def test_the_ends_of_the_quantile():
    ask = lambda **at: mc.value("variance-quantile", "replace", **at)  # noqa: E731
    assert ask(n=5, t=0, p="0.3").value == 1 and ask(n=5, t=math.inf, p="0.3").value == 0
    assert mc.value("variance-quantile", "replace", 2, n=5, t=math.inf, p="0.3").value == math.inf
    far = ask(n=2, t=10**9, p="0.5")
    assert (far.value, far.error) == (0.0, math.ulp(0.0))
    with pytest.raises(mc.BadInput, match="p must be"):
        ask(n=5, t=1, p=1)
    with pytest.raises(mc.BadInput, match="at most 1e"):
        ask(n=5, t=10**10, p="0.5")
    with pytest.raises(mc.BadInput, match="below 1.8e308"):
        mc.value("variance-quantile", "replace", 2, n=50, t=1000, p="0.5")


@given(st.integers(2, 300), st.integers(1, 600))
@settings(max_examples=15)
def test_cdf_and_sf_are_complements_and_pmf_their_step(n, t):
    cdf, sf, pmf, before = (
        time_value(of, n=n, eps="0.1", t=at) for of, at in (("cdf", t), ("sf", t), ("pmf", t), ("cdf", t - 1))
    )
    errors = cdf.error + sf.error + pmf.error + before.error + 1e-15
    assert abs(cdf.value + sf.value - 1) <= errors
    assert abs(cdf.value - before.value - pmf.value) <= errors


def test_the_first_fit_is_a_chi_square():
    assert time_value("cdf", n=5, eps="0.3", t=1).value == pytest.approx(gammainc(2, 5 * 0.3 / 2), rel=1e-12)


def test_the_quantile_of_the_command_is_where_the_cdf_passes():
    assert time_value("cdf", n=100, eps="0.01", t=209).value < 0.5 <= time_value("cdf", n=100, eps="0.01", t=210).value


def test_the_ends_of_the_law_of_the_collapse_time():
    assert [time_value(of, n=5, eps="0.1", t=math.inf).value for of in ("cdf", "sf", "pmf")] == [1, 0, 0]
    assert [time_value(of, n=1, eps="0.1", t=1).value for of in ("cdf", "sf", "pmf")] == [1, 0, 1]
    assert [time_value(of, n=5, eps=2, t=0).value for of in ("cdf", "sf", "pmf")] == [1, 0, 1]
    rising = [mc.value(f"collapse-time-{of}", "replace", 2, n=5, eps="0.1", t=math.inf).value for of in ("cdf", "sf")]
    assert 0 < rising[0] < 1 and sum(rising) == pytest.approx(1, abs=1e-12)


def test_simulated_runs_follow_the_law_with_one_seed_for_ever():
    from modelcollapse.estimators import estimator
    from modelcollapse.numeric.first_passage import passages

    times = passages(mc.loop("replace", n=10), estimator("mle"), math.log(10), 20_000, np.random.default_rng(5)).times
    for t in (8, 20, 40):
        share = time_value("cdf", n=10, eps="0.1", t=t).value
        assert abs((times <= t).mean() - share) < 5 * math.sqrt(share * (1 - share) / times.size)
        assert abs((times <= t + 1).mean() - share) > 5 * math.sqrt(share * (1 - share) / times.size) or t == 40
