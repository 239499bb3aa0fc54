"""Balls for E T and Var T from sub- and super-solutions: against references, other routes and wrong functions."""

from __future__ import annotations

import csv
import math
import subprocess
import sys
from collections.abc import Callable
from dataclasses import replace
from decimal import Decimal
from fractions import Fraction

import mpmath
import pytest

pytest.importorskip("flint", reason="python-flint is an optional extra (rigor)")

from flint import acb, arb  # noqa: E402

from collapse_reference import FILE, divisor_of, drift_times  # noqa: E402
from modelcollapse.numeric.certified import meromorphic, meromorphic_residual  # noqa: E402
from modelcollapse.numeric.certified.balls import Ball, exact, mellin, mellin_slope, precision, threshold_of  # noqa: E402
from modelcollapse.numeric.certified.meromorphic import certify, measured, moments  # noqa: E402
from modelcollapse.numeric.certified.meromorphic_residual import residual_bound  # noqa: E402
from modelcollapse.numeric.certified.meromorphic_trial import Trial, linear, mean_trial, quadratic, square_trial  # noqa: E402
from modelcollapse.numeric.certified.meromorphic_zeros import (  # noqa: E402
    Landscape,
    approximate_zeros,
    poles_needed,
    polished,
)
from modelcollapse.numeric.collapse_time import collapse_time  # noqa: E402
from modelcollapse.numeric.ratio import Ratio  # noqa: E402
from modelcollapse.values import Value  # noqa: E402

TEN = Ratio(9, Fraction(10))
EPS = Fraction(1, 10)
BITS = 200


def printed(text: str) -> Ball:
    """The numbers that round to a printed decimal, its last digit off by one half at most (and a hair)."""
    unit = Fraction(10) ** int(Decimal(text).as_tuple().exponent)
    return Ball(Fraction(text), unit * Fraction(501, 1000))


def within(value: Value) -> Ball:
    return Ball(Fraction(value.value), Fraction(value.error))


def test_the_balls_agree_with_all_printed_digits_of_the_reference_rows_up_to_n_200() -> None:
    with FILE.open() as file:
        records = [record for record in csv.DictReader(file) if int(record["n"]) <= 200]
    assert len(records) >= 80
    for record in records:
        ratio = Ratio(int(record["n"]) - 1, divisor_of(int(record["n"]), record["estimator"]))
        found = certify(ratio, Fraction(record["eps"]))
        assert found is not None and found.variance is not None, record
        for name, ball in (("mean_T", found.mean), ("var_T", found.variance)):
            assert ball.digits() >= 20, record
            assert printed(record[name]).overlaps(ball), f"{record}: {name} is in {ball}"


ODD_CASES = [
    (Ratio(4, Fraction(25, 2)), "0.5"),
    (Ratio(9, Fraction(10) / Fraction(7, 10)), "0.1"),
    (Ratio(19, Fraction(58, 3)), "0.01"),
    (Ratio(1, Fraction(20)), "0.5"),
    (Ratio(4, Fraction(50)), "0.5"),
    (Ratio(9, Fraction(100)), "0.5"),
    (drift_times(1, "1.001"), "0.5"),
    (drift_times(9, "1.0000001"), "0.9"),
    (drift_times(49, "1.0000000000001"), "0.001"),
    (Ratio(199, Fraction(200)), "0.99"),
]


@pytest.mark.parametrize(("ratio", "eps"), ODD_CASES, ids=str)
def test_odd_divisors_weak_and_strong_drift_overlap_with_the_numerical_routes(ratio: Ratio, eps: str) -> None:
    found = certify(ratio, Fraction(eps))
    other = collapse_time(ratio, -math.log(Fraction(eps)))
    assert found is not None and found.variance is not None
    assert found.mean.digits() >= 20 and found.variance.digits() >= 20
    assert found.mean.overlaps(within(other.mean)), f"{found.mean} against {other.mean}"
    assert found.variance.overlaps(within(other.variance)), f"{found.variance} against {other.variance}"


def by_contours(ratio: Ratio, eps: Fraction, step: float) -> tuple[mpmath.mpf, mpmath.mpf]:
    """E T and Var T from sum_t z^t P(T > t), Wiener-Hopf factor and inversion each by the midpoint rule, in mpmath.

    Siegmund 1985, VIII: 1 + Int e^{sb} z M_z(s)/M_z(0) Phi/(s (1 - z Phi)) ds/(2 pi i), at z = 1 and its slope there.
    """
    h, a = mpmath.mpf(ratio.df) / 2, mpmath.mpf(ratio.divisor.numerator) / ratio.divisor.denominator
    b = -mpmath.log(mpmath.mpf(eps.numerator) / eps.denominator)
    tilt = mpmath.findroot(lambda s: mpmath.digamma(h + s) - mpmath.log(a / 2), ratio.tilt)

    def phi(s: mpmath.mpc) -> mpmath.mpc:
        return (2 / a) ** s * mpmath.gammaprod([h + s], [h])

    def path(start: mpmath.mpf, bend: float) -> list[tuple[mpmath.mpc, mpmath.mpc]]:
        turn = mpmath.expj(bend)
        xs = [(k + mpmath.mpf(1) / 2) * step for k in range(int(mpmath.asinh(60 / start) / step))]
        points = [start * (1 + mpmath.sin(bend) + (turn * mpmath.exp(x) - mpmath.exp(-x) / turn) * 0.5j) for x in xs]
        slopes = [start * step * (turn * mpmath.exp(x) + mpmath.exp(-x) / turn) * 0.5j for x in xs]
        return list(zip(points, slopes, strict=True))

    line = [(w, dw / (2j * mpmath.pi), phi(w)) for w, dw in path(tilt, 0.0)]
    line += [(mpmath.conj(w), mpmath.conj(dw), mpmath.conj(f)) for w, dw, f in line]
    logs = [(w, mpmath.log(1 - f) * dw, -f / (1 - f) * dw) for w, dw, f in line]

    def factor(s: mpmath.mpc) -> tuple[mpmath.mpc, mpmath.mpc]:
        kernel = [s / (w * (w - s)) for w, _, _ in logs]
        log = mpmath.fdot(kernel, [x for _, x, _ in logs])
        return mpmath.exp(log), mpmath.fdot(kernel, [x for _, _, x in logs])

    q, slope = mpmath.mpf(1), mpmath.mpf(0)
    for s, ds in path(tilt / 3, 0.4):
        value, f = factor(s), phi(s)
        term = mpmath.exp(s * b) * value[0] * f / (s * (1 - f)) * ds / mpmath.pi
        q += term.imag
        slope += (term * (1 + value[1] + f / (1 - f))).imag
    return q, 2 * slope + q - q * q


@pytest.mark.parametrize(
    ("ratio", "eps", "step", "digits"),
    [(Ratio(1, Fraction(2)), "0.5", 0.05, 24), (Ratio(2, Fraction(2)), "0.1", 0.04, 30)],
    ids=["n=2 mle", "n=3 unbiased"],
)
def test_the_balls_agree_with_contour_integrals_in_mpmath(ratio: Ratio, eps: str, step: float, digits: int) -> None:
    found = certify(ratio, Fraction(eps), digits=30)
    assert found is not None and found.variance is not None
    with mpmath.workdps(45):
        for ball, other in zip((found.mean, found.variance), by_contours(ratio, Fraction(eps), step), strict=True):
            number = Fraction(mpmath.nstr(other, 40))
            assert abs(number - ball.middle) < Fraction(10) ** -digits * ball.middle, f"{ball} against {other}"


def trials(ratio: Ratio, reach: float) -> tuple[Trial, Trial, int]:
    """Trial functions for E T and E T(T+1)/2 with residuals near 10^-reach, and the number of terms to look at."""
    land = Landscape.of(ratio)
    count = poles_needed(land, reach)
    mean = mean_trial(ratio, approximate_zeros(ratio, land, count, BITS))
    return mean, square_trial(ratio, mean), count + 12


def big(number: arb) -> mpmath.mpf:
    return mpmath.mpf(number.mid().str(50, radius=False))


def measured_residual(ratio: Ratio, trial: Trial, below: Trial | None, d: str) -> mpmath.mpf:
    """f - g - K f at d, with K f = E[f(d-Y); Y < d] by quadrature over the chi-square density in mpmath."""
    half = mpmath.mpf(ratio.df) / 2
    scale = mpmath.mpf(ratio.divisor.numerator) / ratio.divisor.denominator / 2

    def integrand(past: mpmath.mpf) -> mpmath.mpf:
        tau = scale * mpmath.exp(past - mpmath.mpf(d))
        return big(trial.at(arb(mpmath.nstr(past, 45)))) * tau**half * mpmath.exp(-tau) / mpmath.gamma(half)

    end = mpmath.log(100 / scale) + mpmath.mpf(d)
    kept = mpmath.quad(integrand, mpmath.linspace(0, end, 13))
    return big(trial.at(arb(d))) - (big(below.at(arb(d))) if below else 1) - kept


@pytest.mark.parametrize("reach", [1.0, 30.0])
def test_the_residual_by_quadrature_stays_below_its_bound_and_comes_near_it(reach: float) -> None:
    ratio = Ratio(3, Fraction(4))
    with precision(BITS), mpmath.workdps(40):
        mean, square, terms = trials(ratio, reach)
        for trial, below in ((mean, None), (square, mean)):
            bound = residual_bound(ratio, trial, below, terms)
            assert bound is not None
            measured = max(abs(measured_residual(ratio, trial, below, d)) for d in ("0.01", "0.7"))
            if reach > 10:
                assert bound < 1e-25 and measured < 1e-25, f"{measured} and {bound}: the explicit solution is none"
            else:
                assert big(bound) / 20 < measured < big(bound), f"{measured} against {bound}"


def test_the_residual_of_arbitrary_coefficients_stays_below_its_bound_and_comes_near_it() -> None:
    ratio, rates = Ratio(1, Fraction(1)), (acb(0.75, 1.125),)
    with precision(BITS), mpmath.workdps(30):
        mean = linear(ratio, arb("0.4"), rates, (acb(-0.5, 0.3),))
        square = quadratic(ratio, mean, arb("-0.2"), (acb(0.5, 0.25),), (acb(1, -0.3),))
        for trial, below in ((mean, None), (square, mean)):
            bound = residual_bound(ratio, trial, below, 40)
            assert bound is not None
            measured = max(abs(measured_residual(ratio, trial, below, d)) for d in ("0.001", "0.5", "2"))
            assert big(bound) / 3 < measured < big(bound), f"{measured} against {bound}"


def moved(rates: tuple[acb, ...], at: int, by: str) -> tuple[acb, ...]:
    return tuple(exact(rate * (1 + arb(by))) if j == at else rate for j, rate in enumerate(rates))


def changed(values: tuple[acb, ...], at: int, factor: str) -> tuple[acb, ...]:
    return tuple(exact(value * arb(factor)) if j == at else value for j, value in enumerate(values))


def rebuilt(rates: tuple[acb, ...]) -> tuple[Trial, Trial]:
    mean = mean_trial(TEN, rates)
    return mean, square_trial(TEN, mean)


Wrong = Callable[[Trial, Trial], tuple[Trial, Trial]]
WRONG: dict[str, Wrong] = {
    "a zero moved by 1e-3": lambda v, w: rebuilt(moved(v.rates, 0, "1e-3")),
    "a zero moved by 1e-10": lambda v, w: rebuilt(moved(v.rates, 2, "1e-10")),
    "a zero moved under fixed weights": lambda v, w: (replace(v, rates=moved(v.rates, 1, "1e-9")), w),
    "the first pair of zeros dropped": lambda v, w: rebuilt(v.rates[1:]),
    "a zero next to a pole dropped": lambda v, w: rebuilt((*v.rates[:-15], *v.rates[-14:])),
    "a zero twice": lambda v, w: rebuilt((*v.rates, v.rates[0])),
    "a zero replaced by its mirror image": lambda v, w: rebuilt((-v.rates[0], *v.rates[1:])),
    "a zero on a pole": lambda v, w: rebuilt((*v.rates[:-1], acb(arb("14.5")))),
    "a weight of v changed": lambda v, w: (replace(v, weights=changed(v.weights, 0, "1.000001")), w),
    "the constant of v changed": lambda v, w: (replace(v, polynomial=(v.polynomial[0] + 1e-6, v.polynomial[1])), w),
    "the weights of v negated": lambda v, w: (replace(v, weights=tuple(-c for c in v.weights)), w),
    "a weight of w changed": lambda v, w: (v, replace(w, weights=changed(w.weights, 3, "1.000001"))),
    "a slope of w changed": lambda v, w: (v, replace(w, slopes=changed(w.slopes, 0, "1.000001"))),
    "the slopes of w negated": lambda v, w: (v, replace(w, slopes=tuple(-e for e in w.slopes))),
    "the constant of w changed": lambda v, w: (v, replace(w, polynomial=(w.polynomial[0] + 1e-6, *w.polynomial[1:]))),
}


def balls_of(mean: Trial, square: Trial, terms: int) -> tuple[Ball | None, Ball | None]:
    found = measured(TEN, mean, square, terms)
    return moments(found, threshold_of(EPS)) if found else (None, None)


def truth() -> tuple[Ball, Ball]:
    found = certify(TEN, EPS, digits=30)
    assert found is not None and found.variance is not None
    return found.mean, found.variance


@pytest.mark.parametrize("wrong", WRONG)
def test_a_wrong_trial_function_is_refused_or_its_ball_widens_and_keeps_the_truth(wrong: str) -> None:
    with precision(BITS):
        mean, square, terms = trials(TEN, 25.0)
        right = balls_of(mean, square, terms)
        found = balls_of(*WRONG[wrong](mean, square), terms)
    assert right[1] is not None and right[1].digits() > 20
    for ball, true in zip(found, truth(), strict=True):
        assert ball is None or ball.overlaps(true), f"{ball} is certified and lacks {true}"
    assert found[1] is None or found[1].radius > 10**6 * right[1].radius


@pytest.mark.parametrize(
    ("part", "wrong"),
    [("series_bound", "a zero next to a pole dropped"), ("exponentials_bound", "a zero moved by 1e-3")],
)
def test_without_one_part_of_the_residual_a_wrong_function_would_be_believed(
    part: str, wrong: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    true, _ = truth()
    monkeypatch.setattr(meromorphic_residual, part, lambda *_: arb(0))
    with precision(BITS):
        mean, square, terms = trials(TEN, 8.0)
        found, _ = balls_of(*WRONG[wrong](mean, square), terms)
    assert found is not None and not found.overlaps(true)


def test_a_growing_exponential_has_no_residual_and_is_refused_for_its_growth() -> None:
    with precision(BITS):
        mean, _, terms = trials(TEN, 25.0)
        growing = polished(TEN, acb(-TEN.root), 0)
        rates = (*mean.rates, growing)
        wrong = mean_trial(TEN, rates)
        assert growing.real < -2
        assert meromorphic_residual.exponentials_bound(TEN, wrong, None) < 1e-40
        assert meromorphic_residual.series_bound(TEN, wrong, terms) < 1e-20
        assert not Ball.of(wrong.at(threshold_of(EPS))).overlaps(Ball(truth()[0].middle, Fraction(1, 100)))
        assert residual_bound(TEN, wrong, None, terms) is None


def test_the_tail_of_the_series_is_not_below_the_terms_that_it_stands_for() -> None:
    with precision(BITS):
        for trial in trials(TEN, 1.0)[:2]:
            least = int(max(float(rate.real) for rate in trial.rates) - 4.5) + 1
            whole = meromorphic_residual.series_bound(TEN, trial, 120)
            for terms in range(least, least + 12):
                short = meromorphic_residual.series_bound(TEN, trial, terms)
                assert whole < short < 40 * whole, f"{terms} terms: {short} against {whole}"


def test_the_tail_of_a_nearly_constant_transform_is_bounded_by_its_geometric_series() -> None:
    constant, ratio = Trial((arb(1),), (), (), ()), Ratio(2000, Fraction(20))
    with precision(BITS):
        whole = meromorphic_residual.series_bound(ratio, constant, 120)
        for terms in range(10, 30):
            short = meromorphic_residual.series_bound(ratio, constant, terms)
            assert whole < short, f"{terms} terms: {short} against {whole}"


def test_the_majorant_of_a_transform_is_above_it_from_there_on() -> None:
    rates, none, some = (acb(1.5), acb(2, 3)), (acb(0), acb(0)), (acb(-1), acb(1, 2))
    with precision(BITS):
        for trial in (Trial((arb(-1),), (), (), ()), Trial((), rates, some, none), Trial((), rates, none, some)):
            later = max(abs(trial.transform(arb(p) / 4)) for p in range(14, 60))
            assert later < trial.transform_majorant(arb(13) / 4) < 4 * later
            assert trial.transform_majorant(arb(13) / 4) > trial.transform_majorant(arb(14) / 4)


def test_the_ends_of_the_balls_are_those_of_the_theorem() -> None:
    with precision(BITS):
        mean, square, terms = trials(TEN, 25.0)
        found = measured(TEN, mean, square, terms)
        assert found is not None
        b = threshold_of(EPS)
        u, _ = moments(replace(found, mean_residual=arb(0.5)), b)
        _, variance = moments(replace(found, mean_residual=arb(0), square_residual=arb(0.25)), b)
    true = truth()
    assert u is not None and variance is not None
    assert u.lower * Fraction(3, 2) == pytest.approx(true[0].middle) == pytest.approx(u.upper / 2)
    assert variance.radius == pytest.approx(true[0].middle / 2)


def test_a_term_d_exp_of_minus_lambda_d_is_bounded_by_its_maximum() -> None:
    rate = acb(0.25)
    with precision(BITS), mpmath.workdps(40):
        defect = 1 - mellin(TEN, -rate)
        weight = exact(mellin_slope(TEN, -rate) / defect)  # then only slope * defect * d e^{-d/4} is left
        below = linear(TEN, arb(0), (rate,), (acb(0),))
        square = quadratic(TEN, below, arb(0), (weight,), (acb(1),))
        bound = meromorphic_residual.exponentials_bound(TEN, square, below)
        steps = [mpmath.mpf(k) / 64 for k in range(64 * 20)]
        most = max(d * mpmath.exp(-d / 4) for d in steps) * abs(big(defect.real))
        assert 0 <= big(bound) - most < 1e-3 * most


def test_a_pair_of_exponentials_is_bounded_by_its_value_at_0() -> None:
    rate = acb(0.25, 0.5)
    with precision(BITS):
        weight = exact(1 / (1 - mellin(TEN, -rate)))  # then 2 Re e^{-lambda d} is left
        bound = meromorphic_residual.exponentials_bound(TEN, linear(TEN, arb(0), (rate,), (weight,)), None)
    assert abs(bound - 2) < 1e-50


def test_too_few_terms_of_the_series_give_no_bound() -> None:
    with precision(BITS):
        mean, _, terms = trials(TEN, 10.0)
        assert residual_bound(TEN, mean, None, terms) is not None
        assert residual_bound(TEN, mean, None, 3) is None  # a/2 > K + 1: the terms still grow
        assert residual_bound(TEN, mean, None, 6) is None  # a rate lies beyond h + K


@pytest.mark.parametrize(
    ("ratio", "eps"),
    [
        (Ratio(9, Fraction(8)), Fraction(1, 2)),
        (drift_times(9, "0.9999999"), Fraction(1, 2)),
        (TEN, Fraction(1)),
        (TEN, Fraction(0)),
        (TEN, Fraction(3, 2)),
        (Ratio(10**6, Fraction(10**6 + 1)), Fraction(1, 2)),
        (Ratio(199, Fraction(2000)), Fraction(1, 2)),
        (Ratio(9, Fraction(10**9)), Fraction(1, 2)),
    ],
    ids=str,
)
def test_what_is_out_of_reach_has_no_certificate(ratio: Ratio, eps: Fraction) -> None:
    assert certify(ratio, eps) is None


def test_a_variance_without_its_digits_is_left_out(monkeypatch: pytest.MonkeyPatch) -> None:
    nearly_certain = Ratio(9, Fraction(101))
    enough_for_the_mean = poles_needed(Landscape.of(nearly_certain), 26)
    monkeypatch.setattr(meromorphic, "MOST_ZEROS", enough_for_the_mean)
    found = certify(nearly_certain, Fraction(1, 2), digits=20)
    assert found is not None and found.mean.digits() >= 20
    assert found.variance is None
    monkeypatch.setattr(meromorphic, "MOST_ZEROS", enough_for_the_mean - 1)
    meromorphic.solution.cache_clear()
    assert certify(nearly_certain, Fraction(1, 2), digits=20) is None


def test_more_digits_lie_inside_fewer() -> None:
    rough, fine = certify(TEN, EPS, digits=5), certify(TEN, EPS, digits=100)
    assert rough is not None and fine is not None and fine.variance is not None and rough.variance is not None
    assert fine.mean.digits() >= 100 and fine.variance.digits() >= 100
    assert rough.mean.contains(fine.mean.middle) and rough.variance.contains(fine.variance.middle)
    assert str(fine.mean).startswith(str(rough.mean)[:-1])


def test_the_theorem_names_a_delta_that_is_not_below_the_residual() -> None:
    with precision(BITS):
        mean, square, terms = trials(TEN, 20.0)
        found = measured(TEN, mean, square, terms)
    assert found is not None
    said = Fraction(meromorphic.theorem(found).split("delta = ")[1].split()[0])
    assert Ball.of(found.mean_residual).upper <= said < Fraction(10) ** -18


def test_a_ball_prints_the_digits_to_which_all_its_numbers_round() -> None:
    for middle, radius, text, digits in [
        ("1.5", "1e-20", "1.5000000000000000000", 20),
        ("1.25", "0.001", "1.25", 3),
        ("999999", "0.3", "999999", 6),
        ("123456", "50", "1.2e+5", 2),
        ("-2.5", "0.001", "-2.50", 3),
        ("1e-40", "1e-45", "1.000e-40", 4),
        ("0", "1", "[-1.00, 1.00]", 0),
        ("1e-9", "1", "[-1.00, 1.01]", 0),
    ]:
        ball = Ball(Fraction(middle), Fraction(radius))
        assert (str(ball), ball.digits()) == (text, digits)
    assert Ball(Fraction(1), Fraction(1, 8)).contains("1.125") and not Ball(Fraction(1), Fraction(1, 8)).contains(
        "1.126"
    )


def test_the_ball_of_an_arb_is_exact_and_one_without_ends_is_refused() -> None:
    with precision(80):
        third = Ball.of(arb(1) / 3)
    assert third.contains(Fraction(1, 3)) and 0 < third.radius < Fraction(1, 2**78)
    with pytest.raises(ValueError, match="finite"):
        Ball.of(arb.nan())
    with pytest.raises(ValueError, match="radius"):
        Ball(Fraction(0), Fraction(-1))


def test_no_one_pays_for_flint_who_does_not_ask_for_a_certificate() -> None:
    program = "import sys, modelcollapse.numeric.collapse_time; print('flint' in sys.modules)"
    ran = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert ran.stdout.strip() == "False"
