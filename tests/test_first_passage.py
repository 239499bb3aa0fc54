"""The simulated collapse time against what is known exactly of it."""

import math

import numpy as np
import pytest
from scipy.special import gammainc

import modelcollapse as mc
from modelcollapse.errors import Open
from modelcollapse.estimators import estimator, fixed
from modelcollapse.numeric.first_passage import passages, simulate_collapse_time
from statistics_checks import assert_heavy_mean, assert_probability

RUNS = 20_000


@pytest.mark.parametrize(("estimated", "divisor"), [("mle", 10), ("unbiased", 9), ("min-mse", 11)])
def test_the_first_fit_collapses_with_the_chi_square_probability(estimated, divisor, check, rng):
    eps = 0.5
    runs = passages(mc.loop("replace", n=10), estimator(estimated), -math.log(eps), RUNS, rng)
    assert_probability(check, runs.times == 1, float(gammainc(4.5, divisor * eps / 2)))


def test_another_divisor_is_told_apart(rng, check):
    runs = passages(mc.loop("replace", n=10), estimator("unbiased"), -math.log(0.5), RUNS, rng)
    with pytest.raises(AssertionError):
        assert_probability(check, runs.times == 1, float(gammainc(4.5, 10 * 0.5 / 2)))


@pytest.mark.parametrize(
    ("loop", "estimated", "eps"),
    [
        (mc.loop("replace", n=2), "mle", "1e-300"),
        (mc.loop("replace", n=5, temperature="1.1"), "unbiased", "0.01"),
        (mc.loop("replace", n=30), "min-mse", "0.9"),
        (mc.loop("replace", n=10), 15, "1e-6"),
    ],
)
def test_the_mean_is_the_expected_collapse_time(loop, estimated, eps, check, rng):
    exact = mc.collapse_time(loop, eps, estimated)
    chosen = fixed(estimated) if isinstance(estimated, int) else estimator(estimated)
    depth = 300 * math.log(10) if eps == "1e-300" else -math.log(float(eps))
    times = passages(loop, chosen, depth, RUNS, rng).times
    assert_heavy_mean(check, times, exact.mean.value, exact.variance.value)
    # With the control variate the standard error is only estimated, so this has one seed for ever; 5 % would be seen.
    found = simulate_collapse_time(loop, chosen, depth, RUNS, np.random.default_rng(2024))
    assert abs(found["mean"] - exact.mean.value) < 5 * found["error"] < 0.025 * exact.mean.value


def test_every_run_ends_below_the_threshold_and_was_above_it_before(rng):
    runs = passages(mc.loop("replace", n=3), estimator("mle"), 5.0, 1000, rng)
    assert (runs.depths >= 5).all() and (runs.times >= 1).all() and (runs.times % 1 == 0).all()


def test_the_same_seed_gives_the_same_times():
    first, second = (
        passages(mc.loop("replace", n=3), estimator("mle"), 2.0, 10_001, np.random.default_rng(5)) for _ in range(2)
    )
    assert (first.times == second.times).all() and len(first.times) == 10_001


def test_a_threshold_at_the_start_is_passed_at_0_and_a_point_collapses_at_1(rng):
    assert simulate_collapse_time(mc.loop("replace", n=5), estimator("mle"), 0.0, 10, rng)["mean"] == 0
    assert simulate_collapse_time(mc.loop("replace", n=1), estimator("mle"), 1.0, 10, rng)["mean"] == 1


def test_a_loop_with_real_data_is_open(rng):
    with pytest.raises(Open, match="real data"):
        passages(mc.loop("fresh", n_real=1, n_synthetic=9), estimator("mle"), 1.0, 10, rng)
