"""The numbers of the ratio law against 50 digits, from df = 1 to 10^12 and from nearly driftless to strong drift."""

from __future__ import annotations

import math
from fractions import Fraction
from typing import Any

import mpmath as mp
import numpy as np
import pytest
from scipy.special import loggamma

from modelcollapse.numeric.ratio import Ratio
from modelcollapse.numeric.special import trigamma

DFS = [1, 2, 3, 9, 23, 24, 99, 10**6 - 1, 10**12 - 1]


def critical(df: int) -> float:
    return 2 * float(mp.exp(mp.psi(0, mp.mpf(df) / 2)))


def divisors(df: int) -> list[Fraction]:
    named = [Fraction(df), Fraction(df + 1), Fraction(df + 2), Fraction(2 * df), Fraction(10**4 * df)]
    return [*named, Fraction(critical(df)) * Fraction(10001, 10000), Fraction(critical(df)) * (1 + Fraction(1, 10**9))]


RATIOS = [Ratio(df, divisor) for df in DFS for divisor in divisors(df)]


@pytest.fixture(autouse=True)
def fifty_digits() -> Any:
    with mp.workdps(50):
        yield


def level(ratio: Ratio) -> Any:
    return mp.mpf(ratio.divisor.numerator) / ratio.divisor.denominator / 2


def half(ratio: Ratio) -> Any:
    return mp.mpf(ratio.df) / 2


def true_drift(ratio: Ratio) -> Any:
    return mp.log(level(ratio)) - mp.psi(0, half(ratio))


def true_cgf(ratio: Ratio, s: Any) -> Any:
    return -s * mp.log(level(ratio)) + mp.loggamma(half(ratio) + s) - mp.loggamma(half(ratio))


def off(value: float, truth: Any) -> float:
    return float(abs(mp.mpf(value) - truth) / abs(truth))


@pytest.mark.parametrize("ratio", RATIOS, ids=str)
def test_cumulants_keep_every_digit(ratio: Ratio) -> None:
    assert off(ratio.drift, true_drift(ratio)) < 2e-16
    assert off(ratio.log_variance, mp.psi(1, half(ratio))) < 4e-16
    assert off(ratio.third_cumulant, mp.psi(2, half(ratio))) < 4e-16


@pytest.mark.parametrize("ratio", RATIOS, ids=str)
def test_the_cgf_and_its_slope_hold_over_the_half_plane(ratio: Ratio) -> None:
    sd = ratio.log_deviation
    points = [1e-9 / sd, 1e-5j / sd, 0.7 / sd + 0.4j / sd, -0.15 / sd + 3j / sd, 30j / sd, (-40 + 100j) / sd]
    centre = mp.psi(0, half(ratio))
    for s, cgf, slope in zip(points, ratio.cgf(np.array(points)), ratio.cgf_slope(np.array(points)), strict=True):
        at = mp.mpc(s)
        linear = abs(at * true_drift(ratio))
        excess = true_cgf(ratio, at) + at * true_drift(ratio)
        assert abs(mp.mpc(complex(cgf)) - true_cgf(ratio, at)) < 1e-15 * (linear + abs(excess)), s
        rise = mp.psi(0, half(ratio) + at) - centre
        assert abs(mp.mpc(complex(slope)) - rise + true_drift(ratio)) < 1e-15 * (abs(rise) + true_drift(ratio)), s


@pytest.mark.parametrize("ratio", RATIOS, ids=str)
def test_tilt_root_and_rate_solve_their_equations(ratio: Ratio) -> None:
    around = (mp.mpf(ratio.root) * (1 - mp.mpf(10) ** -8), mp.mpf(ratio.root) * (1 + mp.mpf(10) ** -8))
    root = mp.findroot(lambda s: true_cgf(ratio, s), around, tol=1e-80)
    tilt = mp.findroot(lambda s: mp.psi(0, half(ratio) + s) - mp.log(level(ratio)), ratio.tilt, tol=1e-60)
    assert ratio.root > ratio.tilt > 0
    assert off(ratio.root, root) < 4e-15
    assert off(ratio.tilt, tilt) < 2e-15
    assert off(ratio.cramer_rate, -true_cgf(ratio, tilt)) < 4e-15


@pytest.mark.parametrize("df", DFS)
def test_the_root_is_exactly_one_where_the_mean_of_the_variance_is_kept(df: int) -> None:
    assert Ratio(df, Fraction(df)).root == 1.0
    assert Ratio(df, Fraction(df) + Fraction(1, 1000)).root > 1.0 > Ratio(df, Fraction(df) - Fraction(1, 10**4)).root


@pytest.mark.parametrize(
    ("n", "divisor", "drift", "root", "tilt", "rate"),
    [
        (2, 2, 1.963510026021423, 2.36514966498, 0.961632144968, 0.693851233461),
        (5, 6, 0.6758279535696426, 3.26966667808, 1.48627509078, 0.446976039481),
        (100, 99, 0.01013501884827283, 1.0, 0.499158287797, 0.00252521674461),
        (10**9, 10**9, 2.000000001833333e-9, 2.0000000005, 0.999999999917, 1.0000000005e-09),
    ],
)
def test_published_constants(n: int, divisor: int, drift: float, root: float, tilt: float, rate: float) -> None:
    ratio = Ratio(n - 1, Fraction(divisor))
    assert ratio.drift == pytest.approx(drift, rel=1e-15)
    assert (ratio.root, ratio.tilt, ratio.cramer_rate) == pytest.approx((root, tilt, rate), rel=1e-11)


def test_the_drift_changes_sign_at_the_critical_divisor() -> None:
    for df in DFS:
        at = Fraction(critical(df))
        above, below = Ratio(df, at * (1 + Fraction(1, 10**12))), Ratio(df, at * (1 - Fraction(1, 10**12)))
        assert above.drift > 0 > below.drift
        assert above.tilt > 0 > below.tilt


def zeros_between(ratio: Ratio, left: float, right: float) -> float:
    """How often 1 - E W^s vanishes between two vertical lines (argument principle; its poles are counted out)."""
    top = 60 / ratio.log_deviation
    corners = [complex(left, -top), complex(right, -top), complex(right, top), complex(left, top), complex(left, -top)]
    path = np.concatenate([np.linspace(p, q, 30001) for p, q in zip(corners[:-1], corners[1:], strict=True)])
    log_phi = path * math.log(2 / ratio.divisor) + loggamma(ratio.half + path) - loggamma(ratio.half)
    defect = 1 - np.exp(log_phi)
    turns = np.angle(defect[1:] / defect[:-1]).sum() / (2 * math.pi)
    return float(turns) + sum(ratio.half + k < -left for k in range(100))


@pytest.mark.parametrize("df", [1, 2, 3, 4, 9, 29])
@pytest.mark.parametrize("factor", [1.0001, 1.3, 1.8, 3, 20])
def test_decay_is_the_first_zero_left_of_the_origin(df: int, factor: float) -> None:
    ratio = Ratio(df, Fraction(critical(df) * factor))
    assert zeros_between(ratio, -0.99 * ratio.decay, ratio.tilt) == pytest.approx(1, abs=1e-6)
    assert zeros_between(ratio, -1.01 * ratio.decay, ratio.tilt) >= 1.999


def test_two_points_and_the_unbiased_estimator_have_a_real_first_zero() -> None:
    ratio = Ratio(1, Fraction(1))
    truth = mp.findroot(lambda s: mp.mpf(2) ** s * mp.gamma(s + 0.5) - mp.gamma(0.5), -1.67)
    assert ratio.complex_zero is None
    assert off(ratio.decay, -truth) < 1e-13


def test_a_wrong_degree_of_freedom_or_a_dropped_digamma_would_be_seen() -> None:
    """The negative control of this file: each of these errors is outside its tolerances."""
    for ratio in RATIOS:
        assert off(Ratio(ratio.df + 1, ratio.divisor).drift, true_drift(ratio)) > 1e-13
        assert off(math.log(float(ratio.divisor) / ratio.df), true_drift(ratio)) > 1e-14
        assert off(trigamma(ratio.df), mp.psi(1, half(ratio))) > 0.1
