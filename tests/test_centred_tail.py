"""The tail about the model's own mean against the Meijer function, 50-digit arithmetic, Bessel functions and paths."""

import math
from fractions import Fraction

import mpmath
import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy.special import erfc, gammaincinv, psi

from modelcollapse.errors import BadInput, Open
from modelcollapse.loops import loop_class
from modelcollapse.numeric.log_variance_law import LogVarianceLaw
from modelcollapse.numeric.ratio import Ratio
from modelcollapse.numeric.simulate import simulate
from modelcollapse.numeric.tails.centred import (
    by_contour,
    by_density,
    centred_tail,
    log10_typical_tail,
    truth_tail,
    typical_tail,
)
from modelcollapse.numeric.tails.centred_contour import log_by_contour
from modelcollapse.numeric.tails.centred_density import log_by_density
from modelcollapse.numeric.tails.grid_density import share_below, sum_density
from statistics_checks import assert_probability
from variance_law_reference import log_density_by_bessel


def mle(n):
    return Ratio(n - 1, Fraction(n))


def by_meijer_g(df, divisor, t, k):
    """G((a/2)^t k^2/2 | 1; 0, 1/2, h, ..., h) / (sqrt(pi) Gamma(h)^t) at 30 digits, h = df/2, a = divisor."""
    with mpmath.workdps(30):
        h, a, k = (mpmath.mpf(Fraction(x).numerator) / Fraction(x).denominator for x in (Fraction(df, 2), divisor, k))
        g = mpmath.meijerg([[], [1]], [[0, mpmath.mpf(1) / 2] + [h] * t, []], (a / 2) ** t * k**2 / 2)
        return float(mpmath.log(g / (mpmath.sqrt(mpmath.pi) * mpmath.gamma(h) ** t)))


def log_at_50_digits(ratio, t, k, start):
    """The Mellin integral on the line Re s = start > 0 (of 1 - q for start < 0), with mpmath's log Gamma."""
    with mpmath.workdps(50):
        h, level = mpmath.mpf(ratio.df) / 2, mpmath.mpf(ratio.divisor.numerator) / (2 * ratio.divisor.denominator)
        y = mpmath.log(mpmath.mpf(Fraction(k).numerator) ** 2 / (2 * mpmath.mpf(Fraction(k).denominator) ** 2))

        def exponent(s):
            moment = mpmath.loggamma(h + s) - mpmath.loggamma(h) - s * mpmath.log(level)
            return t * moment + mpmath.loggamma(s + 0.5) - mpmath.log(mpmath.pi) / 2 - s * y

        start, top, step, total, j = mpmath.mpf(start), exponent(mpmath.mpf(start)), mpmath.mpf(1) / 40, 0, 0
        scale = min(abs(start), 3 / mpmath.sqrt(t * mpmath.psi(1, h + start) + mpmath.psi(1, start + 0.5)))
        while True:
            x = (j + mpmath.mpf(1) / 2) * step
            s = start + 1j * scale * mpmath.sinh(x)
            term = (mpmath.exp(exponent(s) - top) * scale * mpmath.cosh(x) / s).real * step / mpmath.pi
            total, j = total + term, j + 1
            if j > 80 and abs(term) < mpmath.mpf(10) ** -25 * abs(total):
                side = total * mpmath.exp(top)
                return float(mpmath.log(side if start > 0 else 1 + side))


@pytest.mark.parametrize("t", [1, 2, 3, 5])
@pytest.mark.parametrize(("df", "divisor"), [(1, 2), (4, 5), (9, 9), (9, Fraction(25, 2)), (40, 42)])
@pytest.mark.parametrize("k", [Fraction(1, 1000), Fraction(1, 2), 3, 12])
def test_a_few_fits_give_a_meijer_function(df, divisor, t, k):
    ratio, reference = Ratio(df, Fraction(divisor)), by_meijer_g(df, divisor, t, k)
    for log in (log_by_contour(ratio, t, k), log_by_density(ratio, t, k)):
        assert abs(log - reference) <= 4e-15 * (1 + abs(reference)), f"{log!r} against {reference!r}"


@pytest.mark.parametrize(
    ("ratio", "t", "k", "start"),
    [
        (mle(100), 66, 4, 3.1), (mle(100), 1000, 4, 1.0), (mle(2), 300, 5, 1.0), (mle(10), 400, 30, 1.1),
        (Ratio(10**9 - 1, Fraction(10**9)), 10**9, 3, 2.0), (Ratio(10**9 - 1, Fraction(10**9)), 1, 25, 300.0),
        (mle(10**6), 10**5, 25, 15.9), (Ratio(9, Fraction(7)), 60, 2, -0.3), (mle(100), 20, Fraction(1, 10**6), -0.4),
        (Ratio(99, Fraction(150)), 300, Fraction(1, 10**4), 20.7), (mle(5), 2, 1000, 146.0),
    ],
)  # fmt: skip
def test_both_routes_agree_with_50_digits(ratio, t, k, start):
    reference = log_at_50_digits(ratio, t, k, start)
    for log in (log_by_contour(ratio, t, k), log_by_density(ratio, t, k)):
        assert abs(log - reference) <= 4e-15 * (1 + abs(reference)), f"{log!r} against {reference!r}"


TIMES = st.one_of(st.integers(1, 40), st.floats(0, 9).map(lambda x: int(10**x)))
DIVISORS = st.sampled_from([Fraction(1, 50), Fraction(9, 10), 1, Fraction(101, 100), 2, 40])


@given(st.floats(0, 9), TIMES, st.one_of(st.integers(-1, 2), DIVISORS), st.floats(-6, 6), st.booleans())
def test_the_two_routes_agree_wherever_they_are_asked(log_df, t, more, size, standardised):
    df = int(10**log_df)
    ratio = Ratio(df, df * Fraction(more) if isinstance(more, Fraction) else Fraction(max(df + more, 1)))
    power = 1.15 * size
    if standardised:
        power = -t * ratio.drift / 4.6 + size * math.sqrt(t * ratio.log_variance + 3)
    k = Fraction(10.0 ** min(max(power, -140), 140))
    found = centred_tail(ratio, t, k)
    assert found.rigour == "numerical" and 0 <= found.value <= 1
    log, other = log_by_contour(ratio, t, k), log_by_density(ratio, t, k)
    assert abs(log - other) <= max(8e-15 * (1 + abs(log)), 50 * (log < -1e12))
    assert abs(by_density(ratio, t, k) - found.value) <= found.error
    assert found.error <= 1e-11 * found.value + math.ulp(0.0)


@pytest.mark.parametrize(
    ("ratio", "t", "k", "value"),
    [
        (mle(10), 1, 3, "4.508504e-03"), (mle(10), 5, 3, "5.64329e-03"), (mle(10), 20, 3, "1.4416e-03"),
        (mle(5), 2, 2, "2.900e-02"), (mle(100), 66, 4, "1.562e-03"),
    ],
)  # fmt: skip
def test_values_from_another_implementation(ratio, t, k, value):
    digits = value.index("e") - 2
    assert f"{centred_tail(ratio, t, k).value:.{digits}e}" == value


@given(st.sampled_from([1, 3, 9, 99]), st.integers(1, 12), st.sampled_from([Fraction(1, 3), 1, 4]))
def test_a_model_of_twice_the_width_has_the_tail_at_half_the_distance(df, t, k):
    ratio, wide = Ratio(df, Fraction(df + 1)), Ratio(df, Fraction(df + 1, 4))
    assert log_by_contour(wide, t, k * 2**t) == pytest.approx(log_by_contour(ratio, t, k), rel=1e-12)


def test_one_fit_more_is_the_mean_over_one_fit_less():
    ratio, t, k = mle(10), 7, 3
    nodes, weights = np.polynomial.legendre.leggauss(80)
    log = -4 + 5.8 * (nodes + 1) / 2
    density = np.exp(4.5 * (log + math.log(5)) - 5 * np.exp(log) - math.lgamma(4.5))
    earlier = [by_contour(ratio, t, Fraction(k * math.exp(-x / 2))) for x in log]
    later = 2.9 * float(weights * density @ earlier)
    # What the nodes leave out: log W outside (-4, 1.8) has probability 3e-6 at most.
    assert abs(later - by_contour(ratio, t + 1, k)) < 4e-6 * later


@pytest.mark.parametrize(("p", "t"), [(0.5, 2), (2.25, 2), (50.0, 2)])
def test_the_density_of_two_factors_is_a_bessel_function(p, t):
    law = sum_density(p, t)
    z = np.linspace(law.low, law.high, 60)
    reference = [math.exp(log_density_by_bessel(2 * p, Fraction(2), x + 2 * float(psi(p)))) for x in z]
    assert np.abs(law.at(z) - reference).max() < 3e-14 / law.deviation


@pytest.mark.parametrize(
    ("df", "t"), [(1, 1), (1, 2), (1, 7), (1, 10**9), (9, 6), (9, 1000), (10**9, 1), (10**9, 10**9), (99, 12345)]
)
def test_the_convolved_density_is_that_of_the_contour(df, t):
    law, known = sum_density(df / 2, t), LogVarianceLaw(Ratio(df, Fraction(df)), t)
    z = law.deviation * np.linspace(-6, 4, 23)
    high, low = known.centre
    y = high + z
    assert np.abs(law.at(z) - known.pdf(y, (high - y) + z + low)).max() < 1e-14 / law.deviation
    below = [share_below(df / 2, t, x)[0] for x in z[::4]]
    np.testing.assert_allclose(below, known.cdf(y, (high - y) + z + low)[::4], atol=1e-14)


@pytest.mark.parametrize(("n", "k"), [(2, 1), (5, 3), (100, 4), (10**6, 8)])
def test_the_typical_tail_after_one_fit_is_that_at_the_median_of_chi_square(n, k):
    found = typical_tail(mle(n), 1, k)
    tail = float(erfc(math.sqrt(k * k / 2 * (n / 2) / float(gammaincinv((n - 1) / 2, 0.5)))))
    assert abs(found.value - tail) <= 1e-11 * tail and 0 < found.error < 1e-12 * tail
    assert log10_typical_tail(mle(n), 1, k) == pytest.approx(math.log10(tail), rel=1e-12)


@given(st.sampled_from([1, 2, 9, 99, 10**6, 10**9]), st.integers(1, 10**9), st.floats(-8, 8))
def test_the_stated_error_of_the_typical_tail_is_small_and_covers_the_rank(df, t, power):
    ratio = Ratio(df, Fraction(df + 1))
    k = Fraction(math.exp(min(max(power - t * ratio.drift / 2, -300), 40)))
    found = typical_tail(ratio, t, k)
    assert 0 <= found.value <= 1
    spread = 1 + abs(t * ratio.drift) + ratio.log_deviation * math.sqrt(t)
    assert found.error <= 1e-13 * spread * found.value * (2 + abs(math.log(found.value or 1))) + math.ulp(0.0)


def test_the_typical_tail_falls_doubly_exponentially_with_the_drift():
    ratio = mle(10)
    first, second = (math.log(-log10_typical_tail(ratio, t, 3)) for t in (1000, 2000))
    assert (second - first) / 1000 == pytest.approx(ratio.drift, rel=1e-6)
    assert typical_tail(ratio, 1000, 3).value == 0 and typical_tail(ratio, 1000, 3).error == math.ulp(0.0)
    assert log10_typical_tail(ratio, 10**9, 3) == -math.inf


def test_the_average_run_keeps_a_tail_that_the_typical_run_has_lost():
    """n = 100, 4 sigma: the expected tail is 24.7 times the truth's at t = 66 and the typical one 1e-10 of it."""
    truth = truth_tail(4).value
    times = (1, 10, 50, 66, 100, 1000)
    expected = [float(f"{centred_tail(mle(100), t, 4).value / truth:.4g}") for t in times]
    assert expected == [1.483, 7.342, 23.72, 24.66, 22.25, 0.00297]
    typical = [float(f"{typical_tail(mle(100), t, 4).value / truth:.2g}") for t in times]
    assert typical == [0.87, 0.16, 5.9e-7, 1.2e-10, 9.8e-24, 0]


@pytest.mark.parametrize(("estimator", "wrong"), [("mle", "unbiased"), ("unbiased", "mle")])
def test_simulated_runs_have_these_tails(estimator, wrong, check, rng):
    """Detects a tail that is 0.01 off, and a typical tail whose rank is 0.007 off."""
    n, t, k = 10, 12, Fraction(1, 2)
    half = check.split(2)
    *_, last = simulate(loop_class("replace")(n), estimator, t, 200_000, rng)
    tail = erfc(float(k) / np.sqrt(2 * last.variance))
    outside = np.abs(rng.standard_normal(tail.size)) * np.sqrt(last.variance) > float(k)
    divisors = {"mle": n, "unbiased": n - 1}
    ratio, other = (Ratio(n - 1, Fraction(divisors[name])) for name in (estimator, wrong))
    assert_probability(half, outside, centred_tail(ratio, t, k).value)
    assert_probability(half, tail <= typical_tail(ratio, t, k).value, 0.5)
    with pytest.raises(AssertionError, match="against probability"):
        assert_probability(half, outside, centred_tail(other, t, k).value)
    with pytest.raises(AssertionError, match="against probability"):
        assert_probability(half, tail <= typical_tail(other, t, k).value, 0.5)


@pytest.mark.parametrize("tail", [centred_tail, typical_tail])
def test_the_ends(tail):
    ratio, growing, point = mle(10), Ratio(9, Fraction(7)), Ratio(0, Fraction(1))
    assert tail(ratio, 0, 2).value == pytest.approx(0.04550026389635842, rel=1e-15)
    assert [tail(ratio, t, 0).value for t in (0, 3, math.inf)] == [1, 1, 1]
    assert [tail(r, math.inf, 2).value for r in (ratio, growing)] == [0, 1]
    assert [tail(point, t, k).value for t, k in ((1, 0), (1, 2), (math.inf, 1))] == [0, 0, 0]
    assert tail(ratio, 0, 40) == tail(point, 0, 10**9) and tail(ratio, 0, 40).error > 0
    assert tail(ratio, math.inf, 2).rigour == "exact"


@pytest.mark.parametrize("tail", [centred_tail, typical_tail])
def test_what_has_no_answer_is_refused(tail):
    with pytest.raises(BadInput, match="must be >= 0"):
        tail(mle(10), 3, Fraction(-1))
    with pytest.raises(BadInput, match="must be >= 0"):
        tail(mle(10), -1, 1)
    with pytest.raises(BadInput, match="at most 1e"):
        tail(mle(10), 10**9 + 1, 1)
    with pytest.raises(BadInput, match="between 1e-150 and 1e150"):
        tail(mle(10), 3, Fraction(1, 10**151))
    flat = mle(10)
    flat.__dict__["drift"] = 0.0
    with pytest.raises(Open, match="ask for a finite t"):
        tail(flat, math.inf, 1)
