"""The law of the collapse time: certified quantiles, two routes that share no code, simulation, and what is refused."""

from __future__ import annotations

import csv
import math
from fractions import Fraction

import numpy as np
import pytest

import modelcollapse as mc
from collapse_reference import FILE, drift_times, row_of
from modelcollapse.errors import BadInput
from modelcollapse.estimators import estimator
from modelcollapse.numeric import evolve
from modelcollapse.numeric.collapse_time import collapse_time
from modelcollapse.numeric.first_passage import passages
from modelcollapse.numeric.inverse_gaussian import inverse_gaussian, measured_error
from modelcollapse.numeric.passage_contour import earliest, line_at
from modelcollapse.numeric.passage_law import cdf, ever, pmf, sf, tails_of_contours
from modelcollapse.numeric.passage_quantile import quantile
from modelcollapse.numeric.passage_start import start_of
from modelcollapse.numeric.ratio import Ratio
from statistics_checks import dkw
from statistics_ledger import Check

MEDIAN, Q95 = Fraction(1, 2), Fraction(19, 20)
with FILE.open() as file:
    RECORDS = list(csv.DictReader(file))
LATE = [record for record in RECORDS[::9] if float(record["median_T"]) > 30 and "=" not in record["estimator"]]


def name_of(record: dict[str, str]) -> str:
    return row_of(record).name


def mle(n: int) -> Ratio:
    return Ratio(n - 1, Fraction(n))


@pytest.mark.parametrize("record", RECORDS, ids=name_of)
def test_the_certified_median_and_95_percent_quantile_are_met_exactly(record: dict[str, str]) -> None:
    row = row_of(record)
    for p, key in ((MEDIAN, "median_T"), (Q95, "q95_T")):
        found = quantile(row.ratio, row.b, p)
        assert (found.value, found.error) == (int(record[key]), 0.0)


@pytest.mark.parametrize("record", LATE, ids=name_of)
def test_the_quantiles_tell_wrong_laws_from_the_right_one(record: dict[str, str]) -> None:
    """The negative control: another divisor, a threshold further off, one put on sigma."""
    row, truth = row_of(record), int(record["median_T"])
    change = Fraction(1, 5 * (row.ratio.df + 1))
    assert quantile(Ratio(row.ratio.df, row.ratio.divisor * (1 + change)), row.b, MEDIAN).value < truth
    assert quantile(row.ratio, row.b / 2, MEDIAN).value < truth
    assert quantile(row.ratio, row.b * 1.1, MEDIAN).value > truth


@pytest.mark.parametrize(
    ("df", "drift"),
    [(1, 0.35), (1, 0.9), *((df, drift) for df in (2, 4, 9, 99, 10**6) for drift in (1e-9, 0.2, 0.9))],
)
@pytest.mark.parametrize("distance", [1e-3, 1.0, 6.0, 40.0])
def test_contours_agree_with_the_density_carried_forward(df: int, drift: float, distance: float) -> None:
    sd = Ratio(df, Fraction(df)).log_deviation
    ratio = drift_times(df, repr(math.exp(drift * sd)))
    start = start_of(ratio, distance * sd, 75)
    for t in (earliest(ratio) + 1, 75):
        tails = tails_of_contours(ratio, distance * sd, t)
        assert abs(tails.passed - start.passed[t]) <= tails.error + start.error
        assert abs(tails.left - start.left[t]) <= tails.error + start.error
        assert abs(tails.now - (start.passed[t] - start.passed[t - 1])) <= tails.error + 2 * start.error
        assert tails.error < 5e-13
        assert start.error < 1e-13


def test_the_comparison_of_the_routes_sees_a_wrong_law() -> None:
    """The negative control: one degree of freedom more, or another divisor by 1e-10 of it."""
    ratio, b = mle(10), 0.5
    start = start_of(ratio, b, 40)
    assert abs(tails_of_contours(Ratio(10, Fraction(10)), b, 40).left - start.left[40]) > 1e-4
    far = Fraction(1, 10**9)
    assert abs(tails_of_contours(Ratio(9, 10 + far), b, 40).left - start.left[40]) > 1e-12


@pytest.mark.parametrize(("n", "divisor"), [(2, 2), (10, 9), (100, 101), (10, 30), (100, 150)])
def test_the_law_is_that_of_the_forward_evolution(n: int, divisor: int) -> None:
    ratio = Ratio(n - 1, Fraction(divisor))
    survival = evolve.survival(ratio, 3.0, 130)
    assert survival is not None
    for t in (0, 1, 2, 5, 17, 39, 40, 41, 77, 129):
        found = sf(ratio, 3.0, t)
        assert abs(found.value - survival[t]) <= found.error + 1e-13


@pytest.mark.parametrize(("df", "drift"), [(9, 2.0), (99, 5.0), (10**6, 20.0)])
def test_strong_drift_and_a_distant_threshold_agree_with_the_forward_evolution(df: int, drift: float) -> None:
    sd = Ratio(df, Fraction(df)).log_deviation
    ratio = drift_times(df, repr(math.exp(drift * sd)))
    b = 45 / ratio.decay
    law = evolve.law_of(ratio, b)
    assert law is not None
    for p in (Fraction(1, 100), MEDIAN, Fraction(99, 100)):
        found = quantile(ratio, b, p)
        assert found.error == 0
        assert found.value == law.first + int(np.argmax(law.passed >= float(p)))


@pytest.mark.parametrize(("n", "eps"), [(2, "1e-4"), (5, "0.01"), (10, "0.9")])
def test_the_sum_of_the_survival_function_is_the_mean(n: int, eps: str) -> None:
    ratio, b = mle(n), -math.log(float(eps))
    total, t = 0.0, 0
    while (left := sf(ratio, b, t)).value > 1e-8:
        total, t = total + left.value, t + 1
    assert abs(total - collapse_time(ratio, b).mean.value) < 1e-6
    assert abs(total + 1 - collapse_time(ratio, b).mean.value) > 0.9


@pytest.mark.parametrize("n", [2, 5, 50, 10**4, 10**9])
def test_the_law_is_monotone_and_its_parts_agree(n: int) -> None:
    ratio, b = mle(n), 0.7
    middle = int(quantile(ratio, b, MEDIAN).value)
    times = sorted({0, 1, 2, 30, 41, middle, middle + 1, 2 * middle, 5 * middle + 7, 100 * middle})
    laws = [cdf(ratio, b, t) for t in times]
    for t, before, after in zip(times[1:], laws, laws[1:], strict=False):
        assert after.value >= before.value - after.error - before.error
        assert abs(after.value + sf(ratio, b, t).value - 1) < 1e-15 + after.error
        gap = cdf(ratio, b, t).value - cdf(ratio, b, t - 1).value
        assert abs(pmf(ratio, b, t).value - gap) <= 2 * after.error + 1e-15


def test_the_right_tail_has_relative_digits_and_falls_at_cramers_rate() -> None:
    ratio, b = mle(100), math.log(2)
    t = 2000
    near, far = sf(ratio, b, t), sf(ratio, b, 2 * t)
    assert 0 < far.value < 1e-18
    assert far.error < 1e-7 * far.value
    prefactor = -1.5 * math.log(2)
    assert abs(math.log(far.value / near.value) + ratio.cramer_rate * t - prefactor) < 0.05


@pytest.mark.parametrize("n", [3, 20])
def test_simulated_collapse_times_follow_the_law(check: Check, rng: np.random.Generator, n: int) -> None:
    ratio, b = mle(n), math.log(10)
    times = passages(mc.loop("replace", n=n), estimator("mle"), b, 20_000, rng).times
    distance = max(abs(np.mean(times <= t) - cdf(ratio, b, t).value) for t in range(1, 12 * n, 3))
    bound = dkw(len(times), check.alpha)
    assert distance <= bound
    wrong = Ratio(n, Fraction(n))
    assert max(abs(np.mean(times <= t) - cdf(wrong, b, t).value) for t in range(1, 4 * n, 3)) > bound


@pytest.mark.parametrize("p", [Fraction(1, 10**6), Fraction(1, 3), 0.5, Fraction(999999, 10**6), 1 - 1e-12])
def test_a_quantile_is_the_first_time_that_reaches_p(p: Fraction | float) -> None:
    for n, b in ((2, 3.0), (30, 0.5), (10**5, 1.0)):
        ratio = mle(n)
        t = int(quantile(ratio, b, p).value)
        rest = float(1 - Fraction(p))
        assert sf(ratio, b, t).value <= rest + 1e-14
        assert t == 1 or sf(ratio, b, t - 1).value > rest - 1e-14


def test_weak_drift_and_none_are_reached() -> None:
    ratio = drift_times(9, "1")
    assert abs(ratio.drift) < 1e-25
    for df in (9, 10**6):
        sd = Ratio(df, Fraction(df)).log_deviation
        weak = drift_times(df, "1.0000000000001")
        found = quantile(weak, 100 * sd, MEDIAN)
        # the reflection principle, with the overshoot 0.5826 sd of a Gaussian walk: P(T <= t) = 2 N(-b'/(sd sqrt t))
        assert abs(found.value / ((100 + 0.5826) / 0.6744897501960817) ** 2 - 1) < (0.02 if df == 9 else 1e-4)


def test_a_quantile_that_the_error_of_the_law_leaves_open_says_by_how_much() -> None:
    sd = mle(10**6).log_deviation
    weak = drift_times(10**6 - 1, repr(math.exp(1e-9 * sd)))
    found = quantile(weak, 200 * sd, Fraction(999, 1000))
    assert 0 < found.error < 1e-9 * found.value


@pytest.mark.parametrize("p", [Fraction(1, 10**12), MEDIAN, 1 - Fraction(1, 10**12)])
def test_a_narrow_law_far_away_is_searched_to_the_end(p: Fraction) -> None:
    sd = Ratio(10**6, Fraction(10**6)).log_deviation
    ratio, b = drift_times(10**6, repr(math.exp(1.5 * sd))), 1e5 * sd
    t = int(quantile(ratio, b, p).value)
    assert cdf(ratio, b, t - 1).value < float(p) + 1e-15
    assert cdf(ratio, b, t).value > float(p) - 1e-15


def test_an_upward_drift_leaves_the_quantiles_beyond_ever_infinite() -> None:
    ratio, b = Ratio(9, Fraction(5)), 0.5
    total = ever(ratio, b)
    assert 0 < total.value < 1
    tilted = math.exp(-b * -other_root(ratio))
    assert total.value < tilted
    assert quantile(ratio, b, Fraction(total.value) + Fraction(1, 10**6)).value == math.inf
    assert quantile(ratio, b, Fraction(total.value) * Fraction(99, 100)).value < 60
    with pytest.raises(BadInput, match="must not lie within"):
        quantile(ratio, b, total.value)


def other_root(ratio: Ratio) -> float:
    """The s < 0 with E W^s = 1, by bisection; Lundberg's bound is P(T < inf) <= e^{s b}."""
    low, high = -ratio.half * (1 - 1e-9), ratio.tilt
    for _ in range(80):
        middle = (low + high) / 2
        low, high = (middle, high) if float(ratio.cgf(middle)) > 0 else (low, middle)
    return low


def test_what_is_known_without_computing() -> None:
    ratio = mle(10)
    assert quantile(ratio, 0.0, MEDIAN).value == 0
    assert (cdf(ratio, -1.0, 0).value, sf(ratio, -1.0, 0).value, pmf(ratio, -1.0, 0).value) == (1, 0, 1)
    assert (cdf(ratio, 1.0, 0).value, cdf(ratio, 1.0, -3).value) == (0, 0)
    assert quantile(ratio, math.inf, MEDIAN).value == math.inf
    assert (ever(ratio, math.inf).value, ever(ratio, 1.0).value) == (0, 1)
    assert cdf(ratio, 1.0, 0).rigour == "exact"


@pytest.mark.parametrize("p", [0, 1, -0.5, 2, math.nan])
def test_a_level_that_is_no_probability_is_refused(p: float) -> None:
    with pytest.raises(BadInput, match="above 0 and below 1"):
        quantile(mle(10), 1.0, p)


def test_a_law_beyond_every_route_is_refused_with_its_range() -> None:
    slow = drift_times(9, "0.99999")
    with pytest.raises(BadInput, match="so slowly"):
        cdf(slow, 1.0, 10**4)
    with pytest.raises(BadInput, match="so slowly"):
        quantile(slow, 1.0, Fraction(99, 100))


@pytest.mark.parametrize(("n", "bound"), [(2, 0.07), (10, 5e-3), (100, 2e-4), (10**4, 4e-6)])
def test_the_inverse_gaussian_approximation_has_the_error_that_is_measured(n: int, bound: float) -> None:
    error = measured_error(mle(n), math.log(2))
    assert bound / 3 < error < bound
    median = int(quantile(mle(n), math.log(2), MEDIAN).value)
    assert abs(inverse_gaussian(mle(n), math.log(2)).cdf(median) - cdf(mle(n), math.log(2), median).value) <= error


def test_a_line_serves_the_times_around_it() -> None:
    ratio, b = mle(1000), math.log(2)
    line = line_at(ratio, b, 300)
    for t in (250, 300, 350):
        assert abs(line.tail(t) - line_at(ratio, b, t).tail(t)) < 1e-12
