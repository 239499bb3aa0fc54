"""Where the expected centred tail first rises, where it is largest, and how fast it falls, each by a second route."""

import math
from fractions import Fraction

import mpmath
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from modelcollapse.errors import BadInput, Open
from modelcollapse.numeric.mellin import cramer_rate
from modelcollapse.numeric.ratio import Ratio
from modelcollapse.numeric.tails.centred import by_density, truth_tail
from modelcollapse.numeric.tails.centred_contour import log_by_contour, slope_by_contour
from modelcollapse.numeric.tails.first_rise import first_rise
from modelcollapse.numeric.tails.rates import leading_term, log_markov, peak


def mle(n):
    return Ratio(n - 1, Fraction(n))


def rise_at_25_digits(ratio, wander, k):
    """E erfc(k / sqrt(2 V)) / erfc(k / sqrt 2) - 1, V = wander + chi2_df / divisor, by mpmath's quadrature."""
    with mpmath.workdps(25):
        h, a, wander, k = (mpmath.mpf(Fraction(x).numerator) / Fraction(x).denominator for x in
                           (Fraction(ratio.df, 2), ratio.divisor, wander, Fraction(k)))  # fmt: skip

        def mass(y):
            v = wander + mpmath.exp(y) * 2 * h / a
            density = mpmath.exp(h * (y - mpmath.expm1(y)) - h + h * mpmath.log(h) - mpmath.loggamma(h))
            return density * mpmath.erfc(k / mpmath.sqrt(2 * v))

        width = 1 / mpmath.sqrt(h)
        edges = [-60 / h - 12 * width, -20 / h - 6 * width, -3 / h - 3 * width, 0, 2 * width, 5 * width, 14 * width]
        return float(mpmath.quad(mass, edges, maxdegree=9) / mpmath.erfc(k / mpmath.sqrt(2)) - 1)


@pytest.mark.parametrize("n", [2, 5, 10, 100])
@pytest.mark.parametrize("kappa", [-1, 0, 1])
@pytest.mark.parametrize("original", [False, True])
def test_the_first_fit_leaves_this_tail_as_it_was(n, kappa, original):
    ratio, wander = Ratio(n - 1, Fraction(n + kappa)), Fraction(original, n)
    k = first_rise(ratio, wander)
    if (n, kappa, original) == (2, -1, True):
        assert k == 0 and all(rise_at_25_digits(ratio, wander, x) > 0 for x in (Fraction(1, 100), 1, 3))
        return
    assert abs(rise_at_25_digits(ratio, wander, k)) < 1e-13
    assert rise_at_25_digits(ratio, wander, 0.999 * k) < -1e-6 < 1e-6 < rise_at_25_digits(ratio, wander, 1.001 * k)


@pytest.mark.parametrize(("kappa", "square"), [(0, 5), (-1, 3), (1, 7)])
def test_with_many_points_tails_rise_beyond_root_five_three_and_seven(kappa, square):
    """About the original mean: root three, one and five. The next term is of order 1/n."""
    for wander, shift in ((0, 0), (1, 2)):
        far, near = (
            first_rise(Ratio(n - 1, Fraction(n + kappa)), Fraction(wander, n)) ** 2 - (square - shift)
            for n in (10**9, 10**6)
        )
        assert abs(far) < 1e-8 and near == pytest.approx(1000 * far, rel=1e-3, abs=1e-8)


@pytest.mark.parametrize(("above", "wander", "square"), [(Fraction(3, 2), 0, 6), (0, Fraction(1, 2), 2), (5, 1, 11)])
def test_any_divisor_and_wander_have_their_limit(above, wander, square):
    """k^2 -> 3 - 4 (E V - 1) / Var V = 3 - 2 (wander - above), both in units of 1/n, above = divisor - df."""
    df = 10**7
    assert first_rise(Ratio(df, df + Fraction(above)), Fraction(wander, df)) ** 2 == pytest.approx(square, abs=5e-6)


@settings(max_examples=25)
@given(st.sampled_from([1, 3, 9, 99, 10**4]), st.fractions("4/5", "13/10"))
def test_about_its_own_mean_the_contour_agrees(df, excess):
    ratio = Ratio(df, max(df * excess, Fraction(1, 2)))
    try:
        k = first_rise(ratio)
    except Open:
        assert log_by_contour(ratio, 1, 30) < math.log(truth_tail(30).value)
        return
    if k == 0:
        assert all(log_by_contour(ratio, 1, x) > math.log(truth_tail(x).value) for x in (Fraction(1, 100), 1, 5))
        return
    exact = Fraction(k)
    log, truth = log_by_contour(ratio, 1, exact), math.log(truth_tail(exact).value)
    step = (log_by_contour(ratio, 1, exact + 1) - math.log(truth_tail(exact + 1).value)) / 4
    assert abs(log - truth) < 1e-13 * (1 + abs(truth)) and step > 0


def test_a_first_rise_that_is_far_out_or_senseless_is_refused():
    with pytest.raises(Open, match="beyond 30 sigma_0"):
        first_rise(Ratio(999, Fraction(2000)))
    with pytest.raises(BadInput, match="n >= 2"):
        first_rise(Ratio(0, Fraction(1)))
    with pytest.raises(BadInput, match="wander >= 0"):
        first_rise(mle(5), Fraction(-1, 5))


@pytest.mark.parametrize(("n", "a"), [(2, 2), (2, 1), (10, 11), (100, 100), (10**6, 10**6), (10**9, 10**9 - 1)])
def test_the_cramer_rate_in_double_precision_is_that_of_40_digits(n, a):
    ratio = Ratio(n - 1, Fraction(a))
    found = cramer_rate(ratio)
    assert abs(ratio.cramer_rate - found) <= 1e-15 * found
    with mpmath.workdps(60):
        h = mpmath.mpf(n - 1) / 2

        def log_moment(s):
            return s * mpmath.log(mpmath.mpf(2) / a) + mpmath.loggamma(h + s) - mpmath.loggamma(h)

        rate, s = mpmath.mpf(found.numerator) / found.denominator, mpmath.mpf(ratio.tilt)
        assert mpmath.almosteq(rate, -log_moment(s), rel_eps=mpmath.mpf(10) ** -25)
        gap = mpmath.mpf(10) ** -9
        assert all(rate > -log_moment(x) > rate * (1 - 1e-12) for x in (s + gap, s - gap))


@pytest.mark.parametrize(("ratio", "k"), [(mle(10), 3), (mle(100), 4), (Ratio(9, Fraction(9)), 2), (mle(2), 1)])
def test_the_leading_term_is_off_by_a_constant_over_t(ratio, k):
    first, second = (
        t * math.expm1(log_by_contour(ratio, t, k) - math.log(leading_term(ratio, t, k)))
        for t in (int(600 / ratio.cramer_rate * x) // 2 for x in (0.5, 1))
    )
    assert second == pytest.approx(first, rel=0.15) and abs(first) > 0.05


def test_the_published_distance_to_the_leading_term():
    found = math.exp(log_by_contour(mle(10), 2000, 3) - math.log(leading_term(mle(10), 2000, 3)))
    assert f"{found:.4f}" == "0.9906"


@given(st.sampled_from([1, 4, 9, 99]), st.integers(1, 300), st.sampled_from([Fraction(1, 10), 1, 3, 9]))
def test_markov_bounds_the_tail(df, t, k):
    ratio = Ratio(df, Fraction(df + 1))
    assert log_by_contour(ratio, t, k) <= log_markov(ratio, k) - ratio.cramer_rate * t


@pytest.mark.parametrize("k", [Fraction(1, 2), Fraction(12, 5), 4, 7])
@pytest.mark.parametrize(("n", "a"), [(2, 2), (5, 4), (7, 8)])
def test_no_other_generation_has_a_larger_tail_than_the_peak(n, a, k):
    ratio = Ratio(n - 1, Fraction(a))
    found = peak(ratio, k)
    truth = truth_tail(k).value
    tails = [truth] + [by_density(ratio, t, k) for t in range(1, 8 * n)]
    assert found.ratio == pytest.approx(max(tails) / truth, rel=1e-12)
    assert tails[found.t] == pytest.approx(max(tails), rel=1e-13)
    assert (found.t == 0) == (first_rise(ratio) > k)


@pytest.mark.parametrize(
    ("n", "a", "k", "t", "times"), [(100, 100, 4, 66, "24.66"), (100, 99, 4, 195, "154.6"), (100, 100, 3, 36, "2.157")]
)
def test_the_peaks_of_a_hundred_points(n, a, k, t, times):
    found = peak(Ratio(n - 1, Fraction(a)), k)
    assert found.t == t and f"{found.ratio:.4g}" == times


def test_the_peak_is_at_two_thirds_of_n_fits_however_many_points():
    shares = [peak(mle(n), 4).t / n for n in (10**4, 10**6, 10**9)]
    assert shares == pytest.approx([0.65899613] * 3, rel=3e-4) and abs(shares[2] - 0.65899613) < 1e-8
    assert peak(mle(10**9), 4).ratio == pytest.approx(24.7048022, rel=1e-8)


def test_the_slope_has_the_sign_of_the_next_difference_on_both_sides_of_the_pole():
    for ratio, k in ((mle(10), 4), (mle(10), Fraction(1, 2)), (Ratio(9, Fraction(7)), 1), (Ratio(9, Fraction(7)), 9)):
        for t in (2, 5, 9, 30):
            step = log_by_contour(ratio, t + 1, k) - log_by_contour(ratio, t - 1, k)
            if abs(step) > 0.01:
                assert slope_by_contour(ratio, t, k) * step > 0, (ratio, k, t)


def test_a_peak_that_is_never_reached_or_cannot_be_told():
    growing = peak(Ratio(9, Fraction(7)), 3)
    assert growing.t == math.inf and growing.ratio == pytest.approx(1 / truth_tail(3).value, rel=1e-14)
    assert peak(mle(10), 200).ratio == math.inf and peak(mle(10), 200).log_ratio > 709
    with pytest.raises(BadInput, match="k > 0"):
        peak(mle(10), 0)
    with pytest.raises(BadInput, match="n >= 2"):
        peak(Ratio(0, Fraction(1)), 1)
    with pytest.raises(BadInput, match="drifts down"):
        leading_term(Ratio(9, Fraction(7)), 10, 3)
    flat = mle(10)
    flat.__dict__["drift"] = 0.0
    with pytest.raises(Open, match="told from 0"):
        peak(flat, 2)
