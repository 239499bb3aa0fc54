"""The contour routes: against certified constants and times, against each other, and where they must fail."""

from __future__ import annotations

import math
from fractions import Fraction
from typing import Any

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy.special import gammaincc, psi

from collapse_reference import Row, divisor_of, rows
from modelcollapse.numeric import renewal, wiener_hopf
from modelcollapse.numeric.contour import hyperbola
from modelcollapse.numeric.ratio import Moments, Ratio
from modelcollapse.numeric.wiener_hopf import Overshoot

CONSTANTS = [  # n, estimator, limit of the mean overshoot (certified), E[T] as eps -> 1 (12 digits)
    (2, "mle", 2.127073069749100, 1.22352295175),
    (2, "unbiased", 2.060036423583705, 1.71950706966),
    (3, "mmse", 1.217523408789507, 1.18557508564),
    (10, "mle", 0.3825309246483622, 2.11194889802),
    (100, "unbiased", 0.08916505385545938, 10.6124485527),
    (1000, "mle", 0.02691376743617080, 16.3459757352),
    (10**6, "mmse", 0.0008250009348358544, 333.827391352),
    (10**9, "mle", 2.605537033129306e-5, 15811.923082),
    (10**9, "unbiased", 2.605512033285376e-5, 31623.4341917),
]
FEW = [row for row in rows() if row.ratio.df in (1, 9, 99, 10**6 - 1)]


def ratio_of(n: int, drift_in_sd: float) -> Ratio:
    """The law with (nearly) the given drift."""
    sd = Ratio(n - 1, Fraction(n)).log_deviation
    return Ratio(n - 1, Fraction(2 * math.exp(psi((n - 1) / 2) + drift_in_sd * sd)))


def distance(found: Moments, other: Moments) -> tuple[float, float]:
    """Relative distances of mean and variance."""
    return abs(found.mean / other.mean - 1), abs(found.variance - other.variance) / other.variance


def suitable(ratio: Ratio, b: float) -> Moments:
    """The contour route whose docstring covers the case."""
    if ratio.decay * b > 37:
        return wiener_hopf.two_term(ratio, b)
    if ratio.drift <= ratio.log_deviation:
        return wiener_hopf.double_contour(ratio, b)
    found = renewal.moments(ratio, b)
    assert found is not None
    return found


def wrong_by(row: Row, ratio: Ratio) -> float:
    """How far (relative) the mean for this law is from the certified one."""
    return abs(suitable(ratio, row.b).mean / row.mean - 1)


@pytest.mark.parametrize(("n", "estimator", "limit", "ladder"), CONSTANTS)
def test_overshoot_and_ladder_epoch_are_the_certified_ones(n: int, estimator: str, limit: float, ladder: float) -> None:
    ratio = Ratio(n - 1, divisor_of(n, estimator))
    assert wiener_hopf.overshoot(ratio).mean == pytest.approx(limit, rel=2e-15, abs=0)
    assert suitable(ratio, 1e-30).mean == pytest.approx(ladder, rel=5e-12)


@pytest.mark.parametrize("n", [2, 3, 10, 100, 10**6, 10**12])
@pytest.mark.parametrize("drift", [0.3, 0.7, 1.0, 1.5])
def test_the_line_left_of_zero_and_the_line_right_of_it_give_one_overshoot(n: int, drift: float) -> None:
    ratio = ratio_of(n, drift)
    left, right = wiener_hopf.overshoot_of_weak_drift(ratio, 0.03), wiener_hopf.overshoot_of_strong_drift(ratio, 0.03)
    sd = ratio.log_deviation
    assert abs(left.mean - right.mean) < 4e-15 * sd
    assert abs(left.curvature - right.curvature) < 2e-14 * sd**2


@pytest.mark.parametrize("n", [10**4, 10**8, 10**12])
def test_overshoot_tends_to_that_of_the_gaussian_walk(n: int) -> None:
    """R = 0.5826 sd + v/6 + mu/4 + O(sd^3) for small drift: -zeta(1/2)/sqrt(2 pi), and the skewness term."""
    ratio = Ratio(n - 1, Fraction(n))
    sd = ratio.log_deviation
    expansion = 0.58259715793901 * sd + sd**2 / 6 + ratio.drift / 4
    found = wiener_hopf.overshoot(ratio).mean
    assert abs(found - expansion) < 0.02 * sd**3 + 1e-14 * sd
    without_skewness = 0.58259715793901 * sd + ratio.drift / 4
    assert abs(found - without_skewness) > 0.1 * sd**2


@pytest.mark.parametrize("row", FEW, ids=lambda row: row.name)
def test_a_wrong_law_is_told_from_the_right_one(row: Row) -> None:
    """The negative control: the right law is within 4e-15, one point more or another estimator is far off."""
    ratio = row.ratio
    assert wrong_by(row, ratio) < 4e-15
    assert wrong_by(row, Ratio(ratio.df + 1, ratio.divisor + 1)) > 1e-8
    assert wrong_by(row, Ratio(ratio.df, ratio.divisor + 1)) > 1e-8


def test_without_the_overshoot_or_the_remainder_the_reference_is_missed(monkeypatch: pytest.MonkeyPatch) -> None:
    row = next(row for row in rows() if row.name == "n=10 mle eps=0.5")
    assert abs(wiener_hopf.two_term(row.ratio, row.b).mean / row.mean - 1) > 1e-4
    monkeypatch.setattr(wiener_hopf, "overshoot", lambda ratio, step: Overshoot(0.0, 0.0))
    assert abs(wiener_hopf.double_contour(row.ratio, row.b).mean / row.mean - 1) > 0.1


drifts = st.floats(-9, 0).map(lambda power: 10.0**power)
sizes = st.one_of(st.integers(2, 40), st.floats(1, 12).map(lambda power: int(10**power)))
thresholds = st.floats(-8, 1.2).map(lambda power: 10.0**power)


@settings(max_examples=60)
@given(n=sizes, drift=drifts, threshold=thresholds)
def test_the_double_contour_does_not_depend_on_its_nodes(n: int, drift: float, threshold: float) -> None:
    ratio = ratio_of(n, drift)
    if ratio.drift <= 0:
        return
    b = threshold * ratio.log_deviation
    coarse, fine = (wiener_hopf.double_contour(ratio, b, step) for step in (0.04, 0.029))
    mean, variance = distance(coarse, fine)
    assert mean < 1e-14, (ratio, b, coarse, fine)
    assert variance < 3e-14, (ratio, b, coarse, fine)


@settings(max_examples=25)
@given(n=sizes, drift=st.floats(0.75, 1.1), threshold=thresholds)
def test_the_double_contour_is_the_sum_over_generations(n: int, drift: float, threshold: float) -> None:
    ratio = ratio_of(n, drift)
    b = threshold * ratio.log_deviation
    contour, summed = wiener_hopf.double_contour(ratio, b, 0.03), renewal.moments(ratio, b)
    assert summed is not None
    mean, variance = distance(contour, summed)
    assert mean < 5e-15, (ratio, b, contour, summed)
    assert variance < 5e-14, (ratio, b, contour, summed)


@settings(max_examples=40)
@given(n=sizes, drift=st.floats(0.05, 6))
def test_the_two_term_formula_is_exact_far_away(n: int, drift: float) -> None:
    ratio = ratio_of(n, drift)
    b = 38 / ratio.decay
    other = renewal.moments(ratio, b) if drift > 0.9 else wiener_hopf.double_contour(ratio, b)
    assert other is not None
    mean, variance = distance(wiener_hopf.two_term(ratio, b), other)
    assert mean < 5e-15, (ratio, b)
    assert variance < 2e-13, (ratio, b)


@settings(max_examples=60)
@given(n=sizes, drift=st.floats(6.5, 60), threshold=st.floats(-6, 0.3).map(lambda power: 10.0**power))
def test_one_step_is_nearly_enough_under_strong_drift(n: int, drift: float, threshold: float) -> None:
    """P(T > 1) = P(Y < b) = Q(h, (a/2) e^-b), an incomplete gamma function, and P(T > 2) <= P(S_2 < b) is far smaller.

    So E T - 1 and Var T both are P(T > 1), but for terms of the size of its square and of P(S_2 < b).
    """
    ratio = ratio_of(n, drift)
    b = threshold * ratio.log_deviation
    p = float(gammaincc(ratio.half, float(ratio.divisor) / 2 * math.exp(-b)))
    found = renewal.moments(ratio, b)
    assert found is not None
    twice = renewal_bound(ratio, b)
    assert abs(found.variance - p) < 1e-11 * p + 10 * p * p + 10 * twice + 1e-17, (ratio, b, p, found)
    assert abs(found.mean - 1 - p) < 3e-16 + 10 * p * p + 10 * twice


def renewal_bound(ratio: Ratio, b: float) -> float:
    """P(T > 2) <= P(S_2 < b) <= E e^{c (b - S_2)} at c = s^ (Chernoff)."""
    return math.exp(min(0.0, ratio.tilt * b - 2 * ratio.cramer_rate))


@pytest.mark.parametrize("n", [2, 10, 1000])
def test_strong_drift_defeats_the_double_contour(n: int) -> None:
    """Why the sum over generations is there: at 4 sd the path crosses zeros, which nothing in the number shows."""
    ratio = ratio_of(n, 4.0)
    b = 0.1 * ratio.log_deviation
    summed = renewal.moments(ratio, b)
    assert summed is not None
    assert abs(wiener_hopf.double_contour(ratio, b).mean - summed.mean) > 1e-8


def test_where_too_many_generations_matter_the_sum_declines() -> None:
    assert renewal.moments(ratio_of(10, 0.2), 1.0) is None


def test_a_path_integrates_a_pole() -> None:
    """(1/2 pi i) Int e^{sb} / (s + 1)^4 ds = b^3 e^{-b} / 6 on a path right of -1."""

    def inverse(bend: float, start: float) -> Any:
        path = hyperbola(start, 1.0, bend, 0.02, 9.0)
        return path.integral(np.exp(2 * path.nodes) / (path.nodes + 1) ** 4)

    truth = 8 * math.exp(-2) / 6
    assert inverse(0.4, 0.2) == pytest.approx(truth, rel=1e-13)
    assert inverse(0.2, -0.4) == pytest.approx(truth, rel=1e-12)
    assert abs(inverse(0.4, -1.5)) < 1e-9
