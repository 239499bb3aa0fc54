"""Collapse that may not happen, and the neutral divisor: two routes, plain evolution, exact cases, simulation."""

from __future__ import annotations

import csv
import json
import math
from fractions import Fraction
from pathlib import Path

import numpy as np
import pytest
from scipy.integrate import quad
from scipy.special import digamma

from modelcollapse.errors import BadInput
from modelcollapse.numeric.defective import contour, density
from modelcollapse.numeric.defective.line import line_given
from modelcollapse.numeric.defective.moments import given_collapse
from modelcollapse.numeric.defective.neutral import neutral, neutral_divisor, neutral_tail_constant
from modelcollapse.numeric.defective.quantile import cdf_given_collapse, quantile_given_collapse, sf_given_collapse
from modelcollapse.numeric.defective.start import table_given
from modelcollapse.numeric.defective.walk import Tilted, tilted
from modelcollapse.numeric.passage_contour import earliest, line_at
from modelcollapse.numeric.passage_law import cdf, ever, sf
from modelcollapse.numeric.passage_quantile import quantile
from modelcollapse.numeric.passage_start import start_of
from modelcollapse.numeric.ratio import Ratio
from modelcollapse.numeric.special import log_minus_digamma
from statistics_checks import assert_probability, dkw
from statistics_ledger import Check

MEDIAN = Fraction(1, 2)
LOOPS = Path(__file__).parent / "reference" / "loops.csv"


def upward(df: int, drift: float) -> Ratio:
    """E log W = drift sd(log W), drift > 0."""
    ratio = neutral(df)
    return Ratio(df, ratio.divisor * (1 - Fraction(-math.expm1(-drift * ratio.log_deviation))))


def by_evolution(ratio: Ratio, b: float, last: int = 400) -> tuple[float, float, float]:
    """P(T <= last), and mean and variance of T on it, by carrying the density of the walk as it is."""
    now = np.diff(start_of(ratio, b, last).passed)
    t, total = np.arange(1, last + 1), now.sum()
    mean = now @ t / total
    return total, mean, now @ (t - mean) ** 2 / total


def reference(quantity: str) -> list[tuple[dict[str, int], str]]:
    with LOOPS.open() as file:
        rows = [row for row in csv.DictReader(file) if row["quantity"] == quantity]
    return [(json.loads(row["params"]), row["value"]) for row in rows]


def test_the_neutral_divisors_of_the_reference_are_met() -> None:
    rows = reference("divisor_log_neutral")
    assert {params["n"] for params, _ in rows} >= {20, 100, 1000}
    for params, printed in rows:
        assert abs(float(neutral_divisor(params["n"] - 1)) / float(printed) - 1) < 1e-14
        assert abs(float(neutral_divisor(params["n"])) / float(printed) - 1) > 1e-4
    for params, printed in reference("lambda_crit_as"):
        assert abs(params["a"] / float(neutral_divisor(params["n"] - 1)) / float(printed) - 1) < 1e-14


@pytest.mark.parametrize("df", [1, 2, 3, 9, 41, 10**3, 10**6, 10**12])
def test_at_the_neutral_divisor_the_mean_of_log_w_is_zero_by_three_digammas(df: int) -> None:
    divisor = neutral_divisor(df)
    assert abs(log_minus_digamma(divisor / 2, Fraction(df, 2))) < 1e-35
    assert abs(log_minus_digamma(divisor * (1 + Fraction(1, 10**30)) / 2, Fraction(df, 2))) > 0.9e-30
    assert abs(float(divisor) / (2 * math.exp(float(digamma(df / 2)))) - 1) < 2e-15 * max(1, math.log(df))
    assert 0 < neutral(df).drift < 1e-34


def test_the_neutral_divisor_of_no_degree_of_freedom_is_refused() -> None:
    for df in (0, -1, 10**12 + 1):
        with pytest.raises(BadInput, match="neutral divisor"):
            neutral_divisor(df)


@pytest.mark.parametrize(
    ("df", "drift"),
    [
        (1, 1e-6),
        (1, 0.3),
        (1, 1.5),
        (2, 2.0),
        *((df, d) for df in (2, 9, 99, 10**6, 10**9) for d in (1e-4, 0.1, 0.9, 1.5)),
    ],
)
@pytest.mark.parametrize("distance", [1e-3, 1.0, 5.0, 40.0])
def test_contours_and_the_integral_equation_give_one_answer(df: int, drift: float, distance: float) -> None:
    ratio = upward(df, drift)
    found = given_collapse(ratio, distance * ratio.log_deviation)
    assert found.ever.error <= (1e-13 - 1e-15 * math.log(found.ever.value)) * found.ever.value
    assert found.mean.error <= 3e-12 * found.mean.value
    assert found.variance.error <= 1e-11 * found.variance.value


@pytest.mark.parametrize(("df", "drift"), [(1, 1.2), (2, 0.6), (9, 0.6), (9, 3.0), (30, 2.0), (99, 1.5), (10**6, 0.6)])
@pytest.mark.parametrize("distance", [0.01, 2.0])
def test_the_density_of_the_walk_as_it_is_gives_the_same(df: int, drift: float, distance: float) -> None:
    """A third route: no tilting, no root theta; all that collapses does so within 400 fits."""
    ratio = upward(df, drift)
    b = distance * ratio.log_deviation
    found, (total, mean, variance) = given_collapse(ratio, b), by_evolution(ratio, b)
    assert abs(found.ever.value - total) < 1e-13
    assert abs(found.mean.value / mean - 1) < 1e-12 / total
    assert abs(found.variance.value - variance) < 1e-10 * (1 + variance)


@pytest.mark.parametrize(("df", "drift"), [(9, 0.8), (99, 0.9), (10**4, 1.0)])
def test_the_sum_over_generations_is_what_the_zeros_leave(df: int, drift: float) -> None:
    ratio = upward(df, drift)
    walk = tilted(ratio)
    for distance in (0.1, 1.0, 8.0):
        b = distance * ratio.log_deviation
        zeros, summed = contour.of_weak_drift(walk, b), contour.of_strong_drift(walk, b)
        assert summed is not None
        assert max(abs(x / y - 1) for x, y in zip(zeros, summed, strict=True)) < 1e-12


@pytest.mark.parametrize("part", ["theta", "divisor", "df"])
def test_the_routes_tell_a_wrong_walk_from_the_right_one(part: str) -> None:
    """The negative control: a wrong exponent is refused by its own equation, another law moves every number."""
    ratio, b = upward(9, 0.3), 1.0
    right = contour.collapse(tilted(ratio), b)
    assert right is not None
    if part == "theta":
        off = Tilted(ratio.df, ratio.divisor, tilted(ratio).theta * (1 + 1e-9))
        assert density.collapse(off, b) is None
        return
    wrong = Ratio(9, ratio.divisor * (1 + Fraction(1, 10**8))) if part == "divisor" else Ratio(10, ratio.divisor)
    other = density.collapse(tilted(wrong), b) if wrong.drift < 0 else None
    assert other is None or min(abs(x / y - 1) for x, y in zip(right, other, strict=True)) > 1e-10


def test_with_an_exponential_ratio_the_first_two_fits_have_a_closed_form() -> None:
    """df = 2: W = X/c, X exponential, c = divisor/2; T > 1 if X_1 > c eps, and T = 2 if then X_1 X_2 <= c^2 eps."""
    ratio, b = upward(2, 0.8), 1.5
    c, eps = float(ratio.divisor) / 2, math.exp(-1.5)
    first = -math.expm1(-c * eps)
    second, _ = quad(lambda x: -math.exp(-x) * math.expm1(-c * c * eps / x), c * eps, 40, epsabs=1e-14, limit=200)
    total = given_collapse(ratio, b).ever.value
    assert abs(total * cdf_given_collapse(ratio, b, 1).value - first) < 1e-14
    assert abs(total * cdf_given_collapse(ratio, b, 2).value - first - second) < 1e-12
    assert first + second < total < 1


@pytest.mark.parametrize(("df", "drift"), [(1, 0.2), (9, 0.05), (10**6, 1.0)])
def test_the_chance_lies_below_lundbergs_bound_and_falls_at_its_rate(df: int, drift: float) -> None:
    ratio = upward(df, drift)
    theta, sd = tilted(ratio).theta, ratio.log_deviation
    near, far = (given_collapse(ratio, k * sd).ever.value for k in (20, 25))
    assert 0 < near < math.exp(-theta * 20 * sd)
    assert abs(math.log(near / far) / (5 * theta * sd) - 1) < 1e-10


@pytest.mark.parametrize("df", [2, 99])
def test_without_drift_the_chance_tends_to_one_and_the_moments_to_infinity(df: int) -> None:
    ratio, b = upward(df, 1e-7), 0.7
    found, walk = given_collapse(ratio, b), tilted(ratio)
    assert 0 < 1 - found.ever.value < 1e-5
    tail = neutral_tail_constant(df, b).value * math.sqrt(math.pi * ratio.log_variance / 2)
    assert abs(found.mean.value * walk.drift / tail - 1) < 1e-5
    assert abs(found.variance.value * walk.drift**3 / (ratio.log_variance * tail) - 1) < 1e-5


@pytest.mark.parametrize(("df", "drift"), [(1, 0.1), (2, 0.01), (9, 1e-6), (9, 0.6), (99, 1.2), (10**6, 0.1)])
@pytest.mark.parametrize("distance", [0.01, 1.0, 10.0])
def test_the_law_by_contours_is_that_of_the_walk_carried_forward(df: int, drift: float, distance: float) -> None:
    ratio = upward(df, drift)
    walk, b = tilted(ratio), distance * ratio.log_deviation
    found = contour.collapse(walk, b)
    assert found is not None
    first = earliest(walk)
    table = table_given(walk, b, 2 * first, found.scaled)
    assert table is not None and table.error < 1e-13
    for t in (first + 1, 2 * first):
        line = line_given(walk, b, t, found.scaled)
        passed = line.tail(t) if line.below else 1 - line.tail(t)
        assert abs(passed - table.passed[t]) < table.error + 3e-14
        assert abs(line.pmf(t) - (table.passed[t] - table.passed[t - 1])) < 2 * table.error


@pytest.mark.parametrize(("df", "drift", "b"), [(2, 1e-3, 1.3), (99, 1e-4, 0.1), (10**6, 0.01, 0.04)])
def test_for_weak_drift_the_contours_of_the_walk_as_it_is_agree(df: int, drift: float, b: float) -> None:
    """They need no condition and hold left of both zeros, though they lose their digits where t is large."""
    ratio = upward(df, drift)
    total = given_collapse(ratio, b).ever.value
    for t in (130, 1000, 5000):
        assert abs(line_at(ratio, b, t).tail(t) - total * cdf_given_collapse(ratio, b, t).value) < 1e-13


@pytest.mark.parametrize(("df", "drift", "b"), [(2, 1.2, 1.0), (9, 1.4, 0.3), (10**4, 1.2, 0.02)])
def test_the_law_sums_to_its_moments(df: int, drift: float, b: float) -> None:
    ratio = upward(df, drift)
    found, left, t = given_collapse(ratio, b), [1.0], 1
    while (value := sf_given_collapse(ratio, b, t).value) > 1e-12:
        left, t = [*left, value], t + 1
    mean = sum(left)
    square = sum((2 * k + 1) * value for k, value in enumerate(left))
    assert abs(mean / found.mean.value - 1) < 1e-9
    assert abs((square - mean**2) / found.variance.value - 1) < 1e-7


CONDITIONED = [(1, 1.4, 2.0), (2, 0.02, 1.0), (9, 0.3, 2.0), (99, 2.0, 0.3), (10**6, 1e-3, 0.01)]


@pytest.mark.parametrize("p", [Fraction(1, 1000), MEDIAN, 0.95, 1 - Fraction(1, 10**6)])
@pytest.mark.parametrize(("df", "drift", "b"), CONDITIONED)
def test_a_quantile_is_the_first_time_that_reaches_p(df: int, drift: float, b: float, p: Fraction | float) -> None:
    ratio = upward(df, drift)
    found = quantile_given_collapse(ratio, b, p)
    t = int(found.value)
    assert found.error == 0
    assert cdf_given_collapse(ratio, b, t).value >= float(p) - 3e-14
    assert t == 1 or cdf_given_collapse(ratio, b, t - 1).value < float(p) + 3e-14


def test_where_the_walk_given_collapse_is_wide_the_walk_as_it_is_stands_in() -> None:
    likely, unlikely = (upward(2, 2.0), 1.0), (upward(2, 1.9), 120.0)
    assert tilted(likely[0]).half < 0.1 > tilted(unlikely[0]).half
    for ratio, b in (likely, unlikely):
        found = given_collapse(ratio, b)
        median = quantile_given_collapse(ratio, b, MEDIAN)
        assert median.error == 0
        assert abs(median.value - found.mean.value) <= math.sqrt(found.variance.value)


def test_a_quantile_given_collapse_is_that_of_t_at_a_share_of_its_total() -> None:
    ratio, b = Ratio(9, Fraction(5)), 0.5
    total = given_collapse(ratio, b).ever
    assert abs(total.value - ever(ratio, b).value) <= total.error + ever(ratio, b).error
    for p in (0.1, 0.5, 0.9):
        assert quantile_given_collapse(ratio, b, p).value == quantile(ratio, b, p * total.value).value


def test_simulated_runs_collapse_as_often_and_as_fast_as_stated(check: Check, rng: np.random.Generator) -> None:
    """Runs stop where the chance still to collapse is below e^{-theta (b + low)} = 1e-12, by Lundberg's bound."""
    ratio, b, runs = upward(9, 0.25), 0.6, 40_000
    low = math.log(1e12) / tilted(ratio).theta - b
    depth, times = np.zeros(runs), np.full(runs, math.inf)
    running, t = np.arange(runs), 0
    while running.size:
        t += 1
        depth[running] -= np.log(rng.chisquare(9, running.size) / float(ratio.divisor))
        times[running[depth[running] >= b]] = t
        running = running[(depth[running] < b) & (depth[running] > -low)]
    found, share = given_collapse(ratio, b), check.split(2)
    assert_probability(share, np.isfinite(times), found.ever.value)
    ended = times[np.isfinite(times)]
    gaps = [abs(np.mean(ended <= t) - cdf_given_collapse(ratio, b, t).value) for t in (1, 2, 3, 5, 8, 13, 21, 34, 80)]
    bound = dkw(len(ended), share.alpha)
    assert max(gaps) <= bound
    wrong = upward(9, 0.5)
    assert abs(np.mean(ended <= 5) - cdf_given_collapse(wrong, b, 5).value) > bound
    assert abs(np.isfinite(times).mean() - given_collapse(wrong, b).ever.value) > 0.1


@pytest.mark.parametrize("df", [2, 10**6])
def test_without_drift_the_law_is_given_and_the_mean_is_not(df: int) -> None:
    """Beside a table carried forward, and with the quantiles of its tail c/sqrt(t), for drift 0 and drifts of 1e-16."""
    ratio = neutral(df)
    b = 1.5 * ratio.log_deviation
    beside = [Ratio(df, ratio.divisor * (1 + Fraction(k * ratio.log_deviation) / 10**16)) for k in (-1, 1)]
    t = earliest(ratio) + 20
    start = start_of(ratio, b, t)
    assert abs(cdf(ratio, b, t).value - start.passed[t]) < 1e-13
    assert abs(cdf(beside[1], b, t).value - start.passed[t]) < 1e-13
    assert abs(cdf_given_collapse(beside[0], b, t).value - start.passed[t]) < 1e-13
    tail = neutral_tail_constant(df, b).value
    p = Fraction(999, 1000)
    times = [quantile(r, b, p).value for r in (ratio, beside[1])]
    times.append(quantile_given_collapse(beside[0], b, p).value)
    assert len(set(times)) == 1
    assert abs(times[0] / (1000 * tail) ** 2 - 1) < 1e-4


@pytest.mark.parametrize("df", [1, 2, 99, 10**6])
@pytest.mark.parametrize("distance", [0.01, 1.0, 10.0])
def test_the_tail_without_drift_is_c_over_the_root_of_t(df: int, distance: float) -> None:
    ratio = neutral(df)
    b = distance * ratio.log_deviation
    tail = neutral_tail_constant(df, b)
    assert tail.error < 1e-12 * max(tail.value, 1)
    shares = [sf(ratio, b, t).value * math.sqrt(t) / tail.value - 1 for t in (10**5, 10**7)]
    assert abs(shares[0]) < 1e-3
    assert abs(shares[1] - shares[0] / 100) < 1e-6 * abs(shares[0]) + 1e-9


def test_what_is_known_without_computing() -> None:
    down, up = Ratio(9, Fraction(10)), upward(9, 0.3)
    assert given_collapse(up, -1.0).mean.value == 0
    assert given_collapse(up, 0.0).ever.value == 1
    assert given_collapse(down, 1.0).ever.value == 1
    assert given_collapse(down, 1.0).ever.rigour == "exact"
    assert quantile_given_collapse(down, 1.0, MEDIAN) == quantile(down, 1.0, MEDIAN)
    assert cdf_given_collapse(down, 1.0, 7) == cdf(down, 1.0, 7)
    assert cdf_given_collapse(up, 1.0, 0).value == 0


def test_a_chance_too_small_or_a_drift_too_strong_is_refused_with_the_range() -> None:
    for ratio, b in ((upward(9, 0.3), 1e4), (upward(1, 4.0), 1.0), (upward(9, 8.0), 1.0), (upward(99, 20.0), 1.0)):
        with pytest.raises(BadInput, match=r"choose a divisor nearer n or a larger eps"):
            given_collapse(ratio, b)
    for ask in (given_collapse, lambda ratio, b: quantile_given_collapse(ratio, b, MEDIAN)):
        with pytest.raises(BadInput, match="never reached"):
            ask(upward(9, 0.3), math.inf)
    for b in (0.0, math.inf):
        with pytest.raises(BadInput, match="eps must be"):
            neutral_tail_constant(9, b)
    with pytest.raises(BadInput, match="above 0 and below 1"):
        quantile_given_collapse(upward(9, 0.3), 1.0, 1)
