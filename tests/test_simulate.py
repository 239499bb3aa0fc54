"""The laws of the simulator: the shortcut against raw samples, exact one-step laws, and the exact moments of the map.

Every loop of the catalogue and every estimator goes through. A check of a law takes a slot of the false-alarm ledger.
"""

from __future__ import annotations

from collections.abc import Callable
from fractions import Fraction

import numpy as np
import pytest
from scipy.special import gammainc, gammaln, k1, psi

from catalogue import ESTIMATED_WITHOUT_ITEMS, ESTIMATORS, WITHOUT_ITEMS, plain, tempered
from modelcollapse.estimators import as_estimator, estimator
from modelcollapse.families.gaussian import Gaussian, Model, Sample
from modelcollapse.families.raw import Raw
from modelcollapse.loops import loop_class
from modelcollapse.numbers import Number
from modelcollapse.numeric.simulate import Generation, simulate
from modelcollapse.probe import probe
from modelcollapse.symbolic.moment_map import MomentMap
from modelcollapse.world import Family, Loop, Noise
from statistics_checks import (
    assert_bounded_mean,
    assert_heavy_mean,
    assert_law,
    assert_mean_by_cumulants,
    assert_probability,
    assert_same_law,
)
from statistics_ledger import Check

RUNS = 100_000
REPLACE = loop_class("replace")
COLD = Fraction(9, 10)
POOLING = ("fresh", "anchored", "accumulate")
DIVIDED = (*ESTIMATORS, Fraction(25, 2))


def model_at(
    t: int, loop: Loop, estimated: object, rng: np.random.Generator, runs: int = RUNS, family: Family | None = None
) -> Generation:
    *_, last = simulate(loop, estimated, t, runs, rng, family)
    return last


@pytest.mark.parametrize(("name", "estimated"), ESTIMATED_WITHOUT_ITEMS)
def test_the_shortcut_has_the_law_of_raw_samples(
    name: str, estimated: str, check: Check, rng: np.random.Generator
) -> None:
    compare_with_raw(tempered(name), estimated, check, rng)


def compare_with_raw(
    loop: Loop, estimated: str, check: Check, rng: np.random.Generator, shortcut: Family | None = None
) -> None:
    fast, slow = (model_at(3, loop, estimated, rng, family=family) for family in (shortcut, Raw()))
    assert_same_law(check.split(2), fast.log_variance, slow.log_variance)
    assert_same_law(check.split(2), fast.mean, slow.mean)


class OnePointTooMany(Gaussian):
    """The slip chi2(n) for chi2(n - 1)."""

    def draw(self, model: Model, n: Number, noise: Noise) -> Sample:
        """A sample with a scatter of one degree of freedom too many."""
        return super().draw(model, n, noise)._replace(scatter=model.variance * noise.chi2(n))


class ForgetsTheGap(Gaussian):
    """The slip that adds scatters and leaves out the gap between the means."""

    def pool(self, a: Sample, b: Sample, noise: Noise) -> Sample:
        """Both samples, as if their means were one."""
        return super().pool(a, b, noise)._replace(scatter=a.scatter + b.scatter)


class WandersTooLittle(Gaussian):
    """The slip sigma^2/(n + 1) for the variance of a sample mean."""

    def draw(self, model: Model, n: Number, noise: Noise) -> Sample:
        """A sample with a mean that is too near."""
        mean = model.mean + noise.normal(model.variance * noise.reciprocal(n + 1))
        return Sample(n, mean, model.variance * noise.chi2(n - 1))


@pytest.mark.parametrize(
    ("name", "slip"),
    [
        *((name, slip) for name in ("replace", *POOLING) for slip in (OnePointTooMany, WandersTooLittle)),
        *((name, ForgetsTheGap) for name in POOLING),
    ],
)
def test_a_shortcut_with_a_slip_is_told_from_raw_samples(
    name: str, slip: type[Gaussian], rng: np.random.Generator
) -> None:
    with pytest.raises(AssertionError, match="distance"):
        compare_with_raw(tempered(name), "mle", Check("control"), rng, slip())


def pooled_at_once(name: str) -> bool:
    return len(probe(plain(name)).counts[0]) == 1


@pytest.mark.parametrize("name", [name for name in WITHOUT_ITEMS if pooled_at_once(name)])
def test_the_first_fit_of_faithful_samples_is_the_fit_of_real_points(
    name: str, check: Check, rng: np.random.Generator
) -> None:
    count = probe(plain(name)).counts[0][0]
    v = model_at(1, plain(name), "mle", rng).variance
    assert_law(check, v, lambda x: gammainc((count - 1) / 2, count * x / 2))


@pytest.mark.parametrize("estimated", DIVIDED)
def test_one_step_of_replace_has_its_exact_law(estimated: object, check: Check, rng: np.random.Generator) -> None:
    n, divisor = 7, as_estimator(estimated).divisor(7)
    v = model_at(1, REPLACE(n, COLD), estimated, rng).variance
    assert_law(check, v, lambda x: gammainc((n - 1) / 2, float(divisor) * x / (2 * float(COLD))))


def log_cumulants(t: int, n: int, divisor: float, temperature: float) -> Callable[[float], float]:
    """K(s) = t (lgamma(k/2 + s) - lgamma(k/2) + s log(2 temperature/divisor)) of log sigma_t^2, k = n - 1."""
    shape = (n - 1) / 2
    return lambda s: t * (gammaln(shape + s) - gammaln(shape) + s * np.log(2 * temperature / divisor))


def log_mean(t: int, n: int, divisor: float, temperature: float) -> float:
    return t * float(psi((n - 1) / 2) + np.log(2 * temperature / divisor))


@pytest.mark.parametrize("estimated", DIVIDED)
def test_the_mean_log_variance_of_replace_is_t_times_the_log_drift(
    estimated: object, check: Check, rng: np.random.Generator
) -> None:
    law = (20, 7, float(as_estimator(estimated).divisor(7)), float(COLD))
    logs = model_at(20, REPLACE(7, COLD), estimated, rng).log_variance
    assert_mean_by_cumulants(check, logs, log_mean(*law), log_cumulants(*law), -(7 - 1) / 2)


def test_two_steps_of_replace_cross_a_level_with_the_bessel_probability(check: Check, rng: np.random.Generator) -> None:
    # At n = 3 each ratio is (2/3) an exponential, and P(E1 E2 > z) = 2 sqrt(z) K_1(2 sqrt(z)).
    level = 0.1
    root = np.sqrt(level * (3 / 2) ** 2)
    v = model_at(2, REPLACE(3), "mle", rng).variance
    assert_probability(check, v <= level, 1 - 2 * root * k1(2 * root))


@pytest.mark.parametrize("temperature", [1, 40])
def test_log_variances_stay_finite_and_right_where_the_variances_leave_the_floats(
    temperature: int, check: Check, rng: np.random.Generator
) -> None:
    last = model_at(2000, REPLACE(2, temperature), "mle", rng, runs=2000)
    # All underflow to 0, or all overflow: the logarithm is then known from the scale that was kept.
    assert set(last.variance) == {0.0 if temperature == 1 else np.inf}
    law = (2000, 2, 2.0, float(temperature))
    assert_mean_by_cumulants(check, last.log_variance, log_mean(*law), log_cumulants(*law), -1 / 2)
    assert not np.isnan(last.mean).any()


@pytest.mark.parametrize("name", WITHOUT_ITEMS)
def test_simulated_moments_are_those_of_the_exact_map(name: str, check: Check, rng: np.random.Generator) -> None:
    compare_with_moments(tempered(name), tempered(name), check, rng)


def compare_with_moments(simulated: Loop, derived: Loop, check: Check, rng: np.random.Generator) -> None:
    exact = MomentMap(derived, estimator("mle"))
    v, mu2, v2, mu4 = (float(exact.exact_start(3, {m: k})) for m, k in [
        ("variance", 1), ("mean", 2), ("variance", 2), ("mean", 4)
    ])  # fmt: skip
    last = model_at(3, simulated, "mle", rng, runs=4 * RUNS)
    assert_heavy_mean(check.split(3), last.variance, v, v2 - v**2)
    assert_heavy_mean(check.split(3), last.mean**2, mu2, mu4 - mu2**2)
    # The truth is symmetric and no loop knows left from right.
    assert_bounded_mean(check.split(3), np.sin(last.mean), 0.0, -1.0, 1.0)


@pytest.mark.parametrize("name", [name for name in WITHOUT_ITEMS if "temperature" in loop_class(name).defaults()])
def test_moments_at_another_temperature_are_told_apart(name: str, rng: np.random.Generator) -> None:
    with pytest.raises(AssertionError, match="median"):
        compare_with_moments(tempered(name), plain(name), Check("control"), rng)
