"""The contour certificate holds the truth, by reference and by other routes; and each part of it is needed."""

from __future__ import annotations

import csv
import math
from collections.abc import Callable
from fractions import Fraction
from typing import Any

import mpmath
import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from collapse_reference import FILE, divisor_of, drift_times
from modelcollapse.numeric import nystrom
from modelcollapse.numeric.bracket import bracket
from modelcollapse.numeric.collapse_time import collapse_time
from modelcollapse.numeric.ratio import Ratio

flint = pytest.importorskip("flint", reason="certificates need python-flint")

from flint import acb, arb  # noqa: E402

from modelcollapse.numeric.certified import contour, contour_law, contour_overshoot, contour_remainder  # noqa: E402
from modelcollapse.numeric.certified import meromorphic as other  # noqa: E402
from modelcollapse.numeric.certified.balls import Ball, Certificate, precision  # noqa: E402

BITS = 120
MLE_1000 = Ratio(999, Fraction(1000))
LAWS = (
    Ratio(9, Fraction(10)),
    Ratio(99, Fraction(99)),
    MLE_1000,
    Ratio(99, Fraction(150)),
    Ratio(10**9, Fraction(10**9)),
)


def records() -> list[dict[str, str]]:
    with FILE.open() as file:
        return [record for record in csv.DictReader(file) if int(record["n"]) >= 100]


def law_and_eps(record: dict[str, str]) -> tuple[Ratio, Fraction]:
    n = int(record["n"])
    return Ratio(n - 1, divisor_of(n, record["estimator"])), Fraction(record["eps"])


def near(ball: Ball, decimal: str, digits: int) -> bool:
    """Whether the ball holds a number that agrees with the decimal to so many digits."""
    middle = Fraction(decimal)
    return ball.overlaps(Ball(middle, abs(middle) * 5 / 10**digits))


@pytest.mark.parametrize("record", records(), ids=lambda r: f"n={r['n']} {r['estimator']} eps={r['eps']}")
def test_the_balls_hold_every_reference_row_that_they_reach(record: dict[str, str]) -> None:
    ratio, eps = law_and_eps(record)
    found = contour.certify(ratio, eps)
    forgotten = ratio.decay * -math.log(eps) if eps > 1e-300 else 690.0
    if found is None:
        assert forgotten < 13, "only a near threshold may be out of reach"
        return
    assert forgotten > 13
    digits = int(record["agreed_digits"])
    assert near(found.mean, record["mean_T"], digits)
    assert found.variance is not None
    assert near(found.variance, record["var_T"], digits - 1)
    if forgotten > 60:
        assert found.mean.digits() >= 20


@settings(max_examples=15)
@given(exponent=st.floats(1.5, 12), weakness=st.floats(-9, -2), distance=st.floats(-1, 3))
def test_the_ball_agrees_with_the_computed_moments_at_any_drift_or_is_refused(
    exponent: float, weakness: float, distance: float
) -> None:
    ratio, b = drift_times(round(10**exponent), repr(1 + 10**weakness)), 10**distance
    eps = Fraction(repr(math.exp(-b))) if b < 600 else Fraction(1, 10**260)
    b = -math.log(eps) if b < 600 else 260 * math.log(10)
    found = contour.certify(ratio, eps)
    if found is None:
        assert ratio.decay * b < 40
        return
    computed, (low, high) = collapse_time(ratio, b), bracket(ratio, b)
    # b is rounded there, and the drift: each by half a bit
    slack = 4e-16 * computed.mean.value
    assert found.mean.overlaps(Ball(Fraction(computed.mean.value), Fraction(computed.mean.error + slack)))
    assert low < found.mean.middle < high
    if found.variance is not None:
        error = computed.variance.error + 2e-15 * computed.variance.value
        assert found.variance.overlaps(Ball(Fraction(computed.variance.value), Fraction(error)))


def truth_of(ratio: Ratio, eps: Fraction) -> Certificate:
    found = other.certify(ratio, eps, 24)
    assert found is not None
    assert found.variance is not None
    return found


@pytest.mark.parametrize(
    ("ratio", "eps"),
    [
        (Ratio(99, Fraction(100)), "0.1"),
        (Ratio(149, Fraction(152)), "0.2"),
        (Ratio(29, Fraction(59, 2)), "0.1"),
        (Ratio(9, Fraction(25, 2)), "1e-12"),
        (Ratio(9, Fraction(10)), "1e-6"),
        (Ratio(2, Fraction(3)), "1e-40"),
        (Ratio(1, Fraction(1)), "1e-60"),
    ],
)
def test_two_certificates_that_share_no_theorem_overlap(ratio: Ratio, eps: str) -> None:
    found, truth = contour.certify(ratio, Fraction(eps)), truth_of(ratio, Fraction(eps))
    assert found is not None
    assert found.mean.overlaps(truth.mean)
    assert found.variance is None or found.variance.overlaps(truth.variance)
    assert found.mean.digits() >= 6


def test_more_digits_refine_the_same_number() -> None:
    few, many = (contour.certify(MLE_1000, Fraction(1, 10**6), digits) for digits in (12, 40))
    assert few is not None
    assert many is not None
    assert many.mean.digits() >= 40
    assert few.mean.lower < many.mean.lower < many.mean.upper < few.mean.upper


def test_r_and_c_are_the_plain_integrals_at_thirty_digits() -> None:
    ratio = Ratio(99, Fraction(100))
    with mpmath.workdps(32):
        h, a, x = mpmath.mpf(99) / 2, mpmath.mpf(100), mpmath.mpf(1)
        mu, v, k3 = mpmath.log(a / 2) - mpmath.digamma(h), mpmath.polygamma(1, h), mpmath.polygamma(2, h)

        def line(function: Callable[[Any, Any], Any]) -> Any:
            def along(y: Any) -> Any:
                w = mpmath.mpc(x, y)
                phi = mpmath.exp(w * mpmath.log(2 / a) + mpmath.loggamma(h + w) - mpmath.loggamma(h))
                return function(w, phi).real

            return mpmath.quad(along, [0, 1, 3, 8, 16, 32, 64, 110], maxdegree=6) / mpmath.pi

        j1 = line(lambda w, phi: mpmath.log(1 - phi) / w**2)
        j2 = line(lambda w, phi: mpmath.log(1 - phi) / w**3 - mu * phi / ((1 - phi) * w**2))
        r = mpmath.nstr((v + mu**2) / (2 * mu) + j1, 28)
        c = mpmath.nstr(k3 / (3 * mu) + 3 * v**2 / (8 * mu**2) - v / 4 + mu**2 / 24 + j2, 28)
    with precision(180):
        law = contour_law.law_of(ratio)
        tolerance, line_at = arb(10) ** -30, arb(ratio.tilt)
        for ball, number in ((contour_overshoot.overshoot, r), (contour_overshoot.curvature, c)):
            found = Ball.of(ball(law, line_at, tolerance))
            assert found.radius < Fraction(1, 10**26)
            assert abs(found.middle - Fraction(number)) < Fraction(1, 10**25)


@given(
    ratio=st.sampled_from(LAWS),
    at=st.tuples(st.floats(-0.9, 3), st.floats(0, 9)),
    sides=st.tuples(st.floats(0, 1), st.floats(0, 1)),
    inside=st.tuples(st.floats(-1, 1), st.floats(-1, 1)),
)
def test_the_ball_of_a_box_holds_the_value_at_every_point_of_it(
    ratio: Ratio, at: tuple[float, float], sides: tuple[float, float], inside: tuple[float, float]
) -> None:
    value, ball = value_and_ball(ratio, at, sides, inside)
    assert ball.overlaps(value)


def value_and_ball(
    ratio: Ratio, at: tuple[float, float], sides: tuple[float, float], inside: tuple[float, float]
) -> tuple[acb, acb]:
    """Lambda at a point of a box, in units of 1/sd, by plain log Gamma, and the ball of the box."""
    unit = min(1 / ratio.log_deviation, 0.9 * ratio.half)
    x, y = at[0] * unit, at[1] * unit
    dx, dy = min(sides[0] * unit, 0.9 * (ratio.half + x)), sides[1] * unit
    with precision(BITS):
        law = contour_law.law_of(ratio)
        point = acb(arb(x) + arb(dx) * arb(inside[0]), arb(y) + arb(dy) * arb(inside[1]))
        plain = (point + law.half).lgamma() - law.half.lgamma() - point * law.log_half_divisor
        return plain, contour_law.log_mellin(law, acb(arb(x, dx), arb(y, dy)))


def test_the_second_order_term_of_a_box_is_needed(monkeypatch: pytest.MonkeyPatch) -> None:
    corner = (MLE_1000, (0.0, 0.0), (0.9, 0.0), (1.0, 0.0))
    value, ball = value_and_ball(*corner)
    assert ball.overlaps(value)
    monkeypatch.setattr(contour_law, "disc", lambda radius: acb(0))
    value, ball = value_and_ball(*corner)
    assert not ball.overlaps(value)


def later_zeros(ratio: Ratio) -> list[complex]:
    """The first solutions of Lambda(s) = -2 pi i k, k = 1, 2, 3, by Newton from the diffusion's."""
    zeros = []
    for k in (1, 2, 3):
        s = (ratio.drift - np.sqrt(ratio.drift**2 - 4j * np.pi * k * ratio.log_variance)) / ratio.log_variance
        for _ in range(60):
            s -= (complex(ratio.cgf(s)) + 2j * np.pi * k) / complex(ratio.cgf_slope(s))
        zeros.append(complex(s))
    return zeros


@pytest.mark.parametrize(
    "ratio", [Ratio(99, Fraction(100)), MLE_1000, Ratio(10**9, Fraction(10**9)), Ratio(99, Fraction(150))]
)
def test_the_count_sees_each_pair_of_zeros_that_a_wider_strip_takes_in(ratio: Ratio) -> None:
    depths = [0.0, *(-zero.real for zero in later_zeros(ratio))]
    for pairs, (right, left) in enumerate(zip(depths, depths[1:], strict=False)):
        for share in (0.02, 0.5, 0.98):
            with precision(BITS):
                law, delta = contour_law.law_of(ratio), arb(right + share * (left - right))
                crossing = contour_remainder.crossing_of(law, delta)
                assert crossing is not None
                angle = contour_remainder.angle_at(law, delta, crossing)
                assert contour_remainder.zeros_of(angle) == 1 + 2 * pairs


def test_the_count_is_the_winding_of_one_minus_phi_round_the_strip() -> None:
    ratio = Ratio(99, Fraction(100))
    for depth in (10.0, 20.0, 30.0, 40.0):
        heights = np.linspace(0, 200, 40001)
        angle = np.unwrap(np.angle(-np.expm1(ratio.cgf(-depth + 1j * heights))))
        winding = round(float(angle[0] - angle[-1]) / math.pi)
        with precision(BITS):
            law = contour_law.law_of(ratio)
            crossing = contour_remainder.crossing_of(law, arb(depth))
            assert crossing is not None
            assert contour_remainder.zeros_of(contour_remainder.angle_at(law, arb(depth), crossing)) == winding


def test_an_angle_that_may_be_a_whole_turn_is_not_decided() -> None:
    assert contour_remainder.zeros_of(2 * arb.pi()) is None
    assert contour_remainder.zeros_of(2 * arb.pi() - 1) == 1


def test_a_strip_with_a_second_zero_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    eps, honest = Fraction(1, 10), contour.delta_of
    assert contour.certify(MLE_1000, eps) is not None
    monkeypatch.setattr(contour, "delta_of", lambda ratio, b: honest(ratio, b) + arb(0.2) * arb(ratio.decay))
    assert contour.certify(MLE_1000, eps) is None
    monkeypatch.setattr(contour, "zeros_of", lambda angle: 1)
    wrong = contour.certify(MLE_1000, Fraction(1, 2), 25)
    assert wrong is not None, "without the count the wrong strip would pass"


@pytest.mark.parametrize("ratio", LAWS)
def test_the_bound_of_the_line_is_above_its_integral_and_not_far(ratio: Ratio) -> None:
    """So that a halved bound is seen, and one without its tail; the second is looser, as no mesh is fitted to it."""
    delta = 0.9 * min(ratio.decay, ratio.half)
    y = np.linspace(0, 12 / ratio.log_deviation, 20001)
    s = -delta + 1j * y
    phi = np.exp(ratio.cgf(s))
    sizes = np.abs(phi / (1 - phi) / s)
    with precision(BITS):
        law = contour_law.law_of(ratio)
        for height in (0.5, 3.0, 5.0):
            top = arb(height / ratio.log_deviation)
            bound = contour_remainder.line_integrals(law, arb(delta), top)
            for ball, size, loose in ((bound.first, sizes, 1.2), (bound.second, sizes / np.abs(1 - phi), 1.4)):
                integral = float(np.sum((size[1:] + size[:-1]) / 2) * y[1])
                if ball.is_finite():
                    assert integral < float(ball.mid())
                    assert height < 4 or float(ball.mid()) < loose * integral


@pytest.mark.parametrize("ratio", LAWS)
def test_the_bounds_of_the_remainders_are_the_formulas_of_the_proof(ratio: Ratio) -> None:
    delta, b = 0.9 * min(ratio.decay, ratio.half), 3 * ratio.log_deviation
    y = np.linspace(0, 12 / ratio.log_deviation, 20001)
    phi = np.exp(ratio.cgf(-delta + 1j * y))
    size = np.abs(phi / (1 - phi) / (-delta + 1j * y))
    mu, v, rate = ratio.drift, ratio.log_variance, ratio.cramer_rate
    factor = 2 / math.pi * math.exp(-delta * b) * math.sqrt(math.e * (v + mu * mu)) / mu
    first = factor * float(np.sum(size) - size[0] / 2) * y[1]
    slopes = size / np.abs(1 - phi) + 2 * size / math.expm1(rate)
    second = factor * float(np.sum(slopes) - slopes[0] / 2) * y[1]
    with precision(BITS):
        law = contour_law.law_of(ratio)
        bound = contour_remainder.remainder(law, arb(ratio.tilt), arb(delta), arb(b))
        assert first < float(bound.first.upper()) < 1.2 * first
        assert second < float(bound.second.upper()) < 1.3 * second


@pytest.mark.parametrize("ratio", LAWS)
def test_the_tail_beyond_a_height_is_below_its_bound(ratio: Ratio) -> None:
    delta = 0.9 * min(ratio.decay, ratio.half)
    with precision(BITS):
        law = contour_law.law_of(ratio)
        for height in (3.5, 5.0):
            y = np.linspace(height, height + 8, 10001) / ratio.log_deviation
            phi = np.exp(ratio.cgf(-delta + 1j * y))
            size = np.abs(phi / (1 - phi) / (-delta + 1j * y))
            tail = contour_remainder.tail_of_line(law, arb(delta), arb(y[0])).first
            integral = float(np.sum((size[1:] + size[:-1]) / 2) * (y[1] - y[0]))
            assert integral < float(tail.mid()) < 3 * integral


@pytest.mark.parametrize("ratio", LAWS)
def test_the_ladder_time_and_the_descents_are_below_their_bounds(ratio: Ratio) -> None:
    y = np.linspace(-60, 60, 20001) * ratio.tilt
    w = ratio.tilt + 1j * np.sinh(y / ratio.tilt / 3) * ratio.tilt
    odds = np.exp(ratio.cgf(w)) / -np.expm1(ratio.cgf(w)) / w
    descents = float(np.sum((odds[1:] + odds[:-1]).real / 2 * np.diff(w.imag))) / (2 * math.pi)
    ladder = nystrom.moments(ratio, 1e-9 * ratio.log_deviation)
    assert ladder is not None
    with precision(BITS):
        law = contour_law.law_of(ratio)
        assert descents < float(contour_remainder.descents(law, arb(ratio.tilt)).mid())
        bound = float(contour_remainder.mean_ladder_time(law).mid())
    assert ladder.mean < bound < 3 * ladder.mean


@pytest.mark.parametrize(("df", "eps"), [(9, "1e-3"), (29, "0.1"), (99, "0.2")])
def test_the_true_remainders_are_below_their_bounds(df: int, eps: str) -> None:
    ratio = Ratio(df, Fraction(df + 1))
    truth = truth_of(ratio, Fraction(eps))
    with precision(200):
        proof = contour.proved(ratio, Fraction(eps))
        assert proof is not None
        bare = proof._replace(remainder=contour_remainder.Remainder(arb(0), arb(0)))
        mean, variance = (Ball.of(ball) for ball in contour.moments(ratio, Fraction(eps), bare, 24))
        r = truth.mean.middle - mean.middle
        assert truth.variance is not None
        slope = (truth.variance.middle - variance.middle - r * (1 - 2 * mean.middle) + r * r) / 2
        first, second = (float(bound.upper()) for bound in proof.remainder)
    assert 1e-4 * first < abs(r) < first
    assert 1e-6 * second < abs(slope) < second


@pytest.mark.parametrize(("first", "second"), [(1e-3, 0.0), (0.0, 1e-3), (0.1, 1e-3)])
def test_the_remainders_widen_the_balls_as_the_variance_is_made_of_them(first: float, second: float) -> None:
    eps = Fraction(1, 100)
    with precision(BITS):
        proof = contour.proved(MLE_1000, eps)
        assert proof is not None
        blurred = proof._replace(remainder=contour_remainder.Remainder(arb(first), arb(second)))
        mean, variance = contour.moments(MLE_1000, eps, blurred, 20)
    widest = 2 * second + first * (2 * float(mean.mid()) - 1) + first**2
    # the quadrature may add a few thousandths of the first remainder, and the digits asked for
    assert first <= float(mean.rad()) < 1.01 * first + 1e-12
    assert widest <= float(variance.rad()) < 1.01 * widest


BREAKS: dict[str, tuple[Any, str, Callable[[Any], Callable[..., Any]]]] = {
    "drift off by 1e-18": (contour_law, "drift_of", lambda honest: lambda ratio: honest(ratio) * (1 + arb(10) ** -18)),
    "no tail of R": (contour_overshoot, "tail_of_overshoot", lambda honest: lambda *_: arb(0)),
    "no tail of c": (contour_overshoot, "tail_of_curvature", lambda honest: lambda *_: arb(0)),
    "no remainder": (contour, "remainder", lambda honest: lambda *_: contour_remainder.Remainder(arb(0), arb(0))),
}


@pytest.mark.parametrize("broken", BREAKS)
def test_a_broken_certificate_misses_the_truth(broken: str, monkeypatch: pytest.MonkeyPatch) -> None:
    ratio, eps = Ratio(29, Fraction(30)), Fraction(1, 10)
    if broken != "no remainder":
        eps = Fraction(1, 10**12)
    truth = truth_of(ratio, eps)
    assert overlaps(contour.certify(ratio, eps), truth)
    module, name, breaks = BREAKS[broken]
    monkeypatch.setattr(module, name, breaks(getattr(module, name)))
    assert not overlaps(contour.certify(ratio, eps), truth)


def overlaps(found: Certificate | None, truth: Certificate) -> bool:
    """Whether both balls meet those of the truth."""
    assert found is not None
    assert found.variance is not None
    assert truth.variance is not None
    return found.mean.overlaps(truth.mean) and found.variance.overlaps(truth.variance)


@pytest.mark.parametrize(
    ("ratio", "eps"),
    [
        (Ratio(99, Fraction(90)), Fraction(1, 10)),
        (MLE_1000, Fraction(1)),
        (MLE_1000, Fraction(2)),
        (MLE_1000, Fraction(0)),
        (MLE_1000, 1 - Fraction(1, 10**400)),
        (Ratio(99, Fraction(100)), Fraction(1, 2)),
        (Ratio(99, Fraction(1000)), Fraction(1, 10)),
        (Ratio(10**12, Fraction(2 * 10**12)), Fraction(1, 10)),
        (Ratio(1, Fraction(10**9)), Fraction(1, 2)),
    ],
)
def test_what_is_out_of_reach_is_refused(ratio: Ratio, eps: Fraction) -> None:
    assert contour.certify(ratio, eps) is None


def test_a_variance_that_is_not_narrow_enough_is_left_out() -> None:
    found = contour.certify(Ratio(1, Fraction(2)), Fraction(1, 10**12))
    assert found is not None
    assert found.mean.radius < found.mean.middle / 10**6
    assert found.variance is None


def test_the_theorem_names_the_strip_the_angle_and_the_bound() -> None:
    found = contour.certify(MLE_1000, Fraction(1, 2))
    assert found is not None
    assert "delta ~ 53.9" in found.theorem
    assert "between -2 pi and 0" in found.theorem
    assert "|r| <= " in found.theorem
