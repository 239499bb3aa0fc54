"""The collapse time: certified rows, two routes over the whole range, the proved bracket, and what is refused."""

from __future__ import annotations

import math
from collections.abc import Callable
from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from scipy.special import psi

from collapse_reference import Row, rows
from modelcollapse.errors import BadInput
from modelcollapse.numeric import collapse_time as module
from modelcollapse.numeric.collapse_time import CollapseTime, collapse_time
from modelcollapse.numeric.ratio import Moments, Ratio

ROWS = rows()
ULPS = 2.0**-50  # the reference is printed to 18 digits and read as a float


def log_inverse(eps: str) -> float:
    """log(1/eps) of a decimal that may be far below the smallest float."""
    return float(-Decimal(eps).ln())


def mle(n: int, eps: str = "0.5") -> CollapseTime:
    return collapse_time(Ratio(n - 1, Fraction(n)), log_inverse(eps))


def misses(row: Row, ratio: Ratio, b: float) -> bool:
    """Whether the result for this law differs from the certified row in 12 digits of the mean or 10 of the variance."""
    found = collapse_time(ratio, b)
    close_mean = abs(found.mean.value - row.mean) < 1e-12 * row.mean
    close_variance = abs(found.variance.value - row.variance) < 1e-10 * row.variance
    return not (close_mean and close_variance)


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row.name)
def test_certified_rows_are_met_and_covered_by_the_stated_error(row: Row) -> None:
    found = collapse_time(row.ratio, row.b)
    assert not misses(row, row.ratio, row.b)
    assert abs(found.mean.value - row.mean) <= found.mean.error + ULPS * row.mean
    assert abs(found.variance.value - row.variance) <= found.variance.error + ULPS * row.variance
    assert found.mean.error < 1e-12 * row.mean
    assert found.variance.error < 1e-10 * row.variance
    assert found.bracket[0] < row.mean < found.bracket[1]
    assert found.mean.rigour == found.variance.rigour == "numerical"


@pytest.mark.parametrize("row", ROWS[::9], ids=lambda row: row.name)
def test_the_reference_tells_wrong_laws_from_the_right_one(row: Row) -> None:
    """The negative control: one point more, another divisor by 1e-9, and eps read as a threshold of sigma."""
    ratio = row.ratio
    assert misses(row, Ratio(ratio.df + 1, ratio.divisor + 1), row.b)
    assert misses(row, Ratio(ratio.df, ratio.divisor * (1 + Fraction(1, 10**9))), row.b)
    assert misses(row, ratio, 2 * row.b)


@pytest.mark.parametrize("row", ROWS[::10], ids=lambda row: row.name)
def test_the_density_route_alone_meets_the_certified_rows(row: Row) -> None:
    other = module.density_route(row.ratio, row.b)
    assert other is not None
    assert other[1].mean == pytest.approx(row.mean, rel=1e-12)
    assert other[1].variance == pytest.approx(row.variance, rel=1e-10)


def broken(route: Callable[..., Moments | None], factor: float) -> Callable[..., Moments | None]:
    """A route that is wrong by a factor."""

    def wrong(ratio: Ratio, b: float, **nodes: float) -> Moments | None:
        found = route(ratio, b, **nodes)
        return None if found is None else Moments(found.mean * factor, found.variance * factor)

    return wrong


@pytest.mark.parametrize(("n", "eps"), [(2, "0.5"), (10, "0.5"), (10, "1e-12"), (10**6, "0.9")])
def test_a_route_that_goes_wrong_widens_the_error_or_is_refused(
    n: int, eps: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    right = mle(n, eps)
    monkeypatch.setattr(module.nystrom, "moments", broken(module.nystrom.moments, 1 + 1e-9))
    slightly = mle(n, eps)
    assert slightly.mean.error > 0.9e-9 * right.mean.value > 100 * right.mean.error
    assert slightly.variance.error > 0.9e-9 * right.variance.value
    monkeypatch.setattr(module.nystrom, "moments", broken(module.nystrom.moments, 1 + 1e-5))
    with pytest.raises(BadInput, match="no two routes agree"):
        mle(n, eps)


sizes = st.one_of(st.integers(2, 40), st.floats(1, 12).map(lambda power: int(10**power)))
relative_drifts = st.one_of(st.floats(-8, 0.5).map(lambda power: 10.0**power), st.floats(0, 3))
factors = st.floats(0.0, 4.0).map(lambda power: 10.0**power)
distances = st.one_of(st.floats(1e-6, 9300.0), st.floats(-7, 4).map(lambda power: 10.0**power))


def check_all(ratio: Ratio, b: float) -> None:
    """What must hold of every collapse time."""
    found = collapse_time(ratio, b)
    mean, variance = found.mean, found.variance
    rounding = module.floors(ratio, b, Moments(mean.value, variance.value))
    assert mean.error <= 20 * rounding[0], (ratio, b, found)
    assert variance.error <= 20 * rounding[1], (ratio, b, found)
    assert mean.value >= 1 and variance.value >= 0
    low, high = found.bracket
    assert low <= mean.value + mean.error and mean.value - mean.error <= high, (ratio, b, found)
    # T takes integer values: its variance is at least that of the two integers around its mean
    part = mean.value % 1
    assert variance.value + variance.error + 2 * mean.error >= part * (1 - part), (ratio, b, found)


@settings(max_examples=60)
@given(n=sizes, drift=relative_drifts, b=distances)
@example(n=10**12, drift=1.4e-6, b=1.3e-7)
@example(n=9, drift=1e-9, b=1e-6)
def test_two_routes_agree_within_three_sd_of_drift(n: int, drift: float, b: float) -> None:
    sd = Ratio(n - 1, Fraction(n)).log_deviation
    ratio = Ratio(n - 1, Fraction(2 * math.exp(psi((n - 1) / 2) + drift * sd)))
    if ratio.drift > 1e-12:
        check_all(ratio, b)


@settings(max_examples=40)
@given(n=sizes, factor=factors, b=distances)
@example(n=10, factor=1000.0, b=27.6)
@example(n=10**6, factor=2.0, b=27.6)
@example(n=2, factor=1e4, b=400.0)
def test_two_routes_agree_for_large_divisors(n: int, factor: float, b: float) -> None:
    check_all(Ratio(n - 1, Fraction(factor) * n), b)


@settings(max_examples=25)
@given(n=st.integers(2, 10**6), b=st.floats(1e-4, 9), more=st.floats(1e-6, 1.0), temperature=st.floats(0.3, 1.0))
def test_a_farther_threshold_and_a_smaller_divisor_take_longer(
    n: int, b: float, more: float, temperature: float
) -> None:
    ratio = Ratio(n - 1, Fraction(n) / Fraction(temperature))
    near, far = collapse_time(ratio, b).mean, collapse_time(ratio, b * (1 + more)).mean
    wide = collapse_time(Ratio(n - 1, ratio.divisor * (1 + Fraction(more))), b).mean
    assert near.value - near.error <= far.value + far.error
    assert wide.value - wide.error <= near.value + near.error


def test_more_points_take_longer() -> None:
    means = [mle(n).mean.value for n in (2, 3, 4, 7, 20, 21, 100, 10**4, 10**7, 10**10, 10**12)]
    assert all(fewer < more for fewer, more in zip(means[:-1], means[1:], strict=True))


@pytest.mark.parametrize("n", [2, 10, 1000, 10**6, 10**12])
@pytest.mark.parametrize("eps", ["0.999999", "0.99", "1e-300", "1e-4000"])
def test_thresholds_at_both_ends_keep_their_digits(n: int, eps: str) -> None:
    found = mle(n, eps)
    assert found.mean.error <= 2e-13 * found.mean.value
    assert found.variance.error <= 1e-12 * found.variance.value
    assert found.bracket[0] < found.mean.value < found.bracket[1]


@pytest.mark.parametrize("n", [2, 10, 1000, 10**9])
def test_wald_holds_far_away(n: int) -> None:
    """E T(b + c) - E T(b) = c / mu, Var T(b + c) - Var T(b) = c v / mu^3 once the overshoot has settled."""
    ratio = Ratio(n - 1, Fraction(n))
    near, far = collapse_time(ratio, 400.0), collapse_time(ratio, 700.0)
    assert far.mean.value - near.mean.value == pytest.approx(300 / ratio.drift, rel=1e-13)
    growth = 300 * ratio.log_variance / ratio.drift**3
    assert far.variance.value - near.variance.value == pytest.approx(growth, rel=1e-12)


def test_a_certain_time_has_no_variance_but_an_error() -> None:
    found = collapse_time(Ratio(10**6 - 1, Fraction(2 * 10**6)), 1.0)
    assert found.mean.value == 2 and found.variance.value == 0
    assert 0 < found.mean.error < 1e-12 and 0 < found.variance.error < 1e-12


@pytest.mark.parametrize(("divisor", "b"), [(10, 1.0), (10, 27.6), (30, 1.0), (30, 400.0)])
def test_where_only_contours_reach_the_method_says_so(divisor: int, b: float, monkeypatch: pytest.MonkeyPatch) -> None:
    ratio = Ratio(9, Fraction(divisor))
    right = collapse_time(ratio, b)
    monkeypatch.setattr(module, "density_route", lambda ratio, b: None)
    found = collapse_time(ratio, b)
    assert "both on contours" in found.mean.method and "contours" not in right.mean.method
    assert found.mean.value == right.mean.value
    assert found.mean.error < 1e-12 * found.mean.value


def test_the_evolution_carried_by_the_renewal_theorem_is_the_whole_evolution() -> None:
    ratio = Ratio(9, Fraction(30))
    near, far = module.evolved(ratio, 120.0), module.evolve.moments(ratio, 120.0)
    assert module.REMEMBERED / ratio.decay < 120.0
    assert near is not None and far is not None
    assert near == pytest.approx(far, rel=1e-12)


def test_no_collapse_without_downward_drift() -> None:
    critical = 2 * math.exp(psi(4.5))
    upward = collapse_time(Ratio(9, Fraction(critical * (1 - 1e-9))), 1.0)
    assert upward.mean.value == upward.variance.value == math.inf and upward.mean.rigour == "exact"
    assert "P(T = infinity) > 0" in upward.reason
    downward = collapse_time(Ratio(9, Fraction(critical * (1 + 1e-9))), 1.0)
    assert math.isfinite(downward.mean.value) and downward.mean.value > 1e8


def test_a_driftless_walk_collapses_but_not_in_the_mean() -> None:
    ratio = Ratio(9, Fraction(8))
    ratio.__dict__["drift"] = 0.0  # no rational divisor is known to have drift 0
    found = collapse_time(ratio, 1.0)
    assert found.mean.value == math.inf and "almost surely" in found.reason


@pytest.mark.parametrize("b", [0.0, -1.0, -math.inf])
def test_a_threshold_at_the_start_is_met_at_once(b: float) -> None:
    found = collapse_time(Ratio(9, Fraction(10)), b)
    assert (found.mean.value, found.variance.value, found.bracket) == (0, 0, (0, 0))
    assert found.mean.rigour == "exact" and found.mean.fraction == 0


def test_a_variance_of_zero_is_never_reached() -> None:
    assert collapse_time(Ratio(9, Fraction(10)), math.inf).mean.value == math.inf


@pytest.mark.parametrize(
    ("ratio", "b", "words"),
    [
        (Ratio(0, Fraction(1)), 1.0, "n must be an integer from 2"),
        (Ratio(10**12 + 1, Fraction(10**12)), 1.0, "n must be an integer from 2"),
        (Ratio(9, Fraction(0)), 1.0, "divisor/temperature must be > 0"),
        (Ratio(9, Fraction(10**17)), 1.0, "at most"),
        (Ratio(9, Fraction(10)), math.nan, "eps must be a number"),
    ],
)
def test_what_has_no_collapse_time_is_refused(ratio: Ratio, b: float, words: str) -> None:
    with pytest.raises(BadInput, match=words):
        collapse_time(ratio, b)
