"""E TV(N_t, N_0) against naive formulas at high precision, double exponential sums, the other route, and drawn runs."""

import math
from fractions import Fraction
from functools import cache

import mpmath
import numpy as np
import pytest
from scipy.special import gammaln, ndtr

from modelcollapse.errors import BadInput, Open
from modelcollapse.loops.replace import Replace
from modelcollapse.numeric.ratio import Ratio
from modelcollapse.numeric.read_ratio import OneFit
from modelcollapse.numeric.simulate import simulate
from modelcollapse.numeric.total_variation import few, many
from modelcollapse.numeric.total_variation.distance import overlap, total_variation_distance
from modelcollapse.numeric.total_variation.expected import (
    expected_total_variation,
    most_overlap,
    small_t_constant,
    small_t_law,
)
from modelcollapse.numeric.total_variation.first import after_one_fit
from statistics_checks import assert_bounded_mean


def fit_of(n, divisor=None, wander=None):
    return OneFit(Ratio(n - 1, Fraction(divisor or n)), Fraction(wander or Fraction(1, n)))


@cache
def at(n, t, divisor=None, wander=None):
    return expected_total_variation(fit_of(n, divisor, wander), t)


def distance_at_60_digits(mean, log_std):
    """TV by the textbook roots of p = q, all of it at 60 digits."""
    with mpmath.workdps(60):
        m, s = mpmath.mpf(mean), mpmath.exp(mpmath.mpf(log_std))
        a, b, c = 1 / s**2 - 1, -2 * m / s**2, m**2 / s**2 + 2 * mpmath.log(s)
        if a == 0:
            return mpmath.erf(abs(m) / mpmath.sqrt(8))
        root = mpmath.sqrt(b * b - 4 * a * c)
        ends = [(-b - root) / (2 * a), (-b + root) / (2 * a)]
        inside = [mpmath.ncdf((x - m) / s) - mpmath.ncdf(x) for x in ends]
        return abs(inside[1] - inside[0])


def naive_distance(m, y):
    """The same in floats: enough where m and y are not tiny."""
    s = np.exp(y)
    a, b, c = np.expm1(-2 * y), -2 * m / s**2, m**2 / s**2 + 2 * y
    root = np.sqrt(b * b - 4 * a * c)
    left, right = (-b - root) / (2 * a), (-b + root) / (2 * a)
    return np.abs(ndtr((right - m) / s) - ndtr(right) - ndtr((left - m) / s) + ndtr(left))


def log_ratio_density(df, divisor, y):
    """Density of y = log sigma_1, from the chi-square density."""
    h, x = df / 2, float(divisor) / 2 * np.exp(2 * y)
    return 2 * np.exp(h * np.log(x) - x - gammaln(h))


def log_moment(df, divisor, s):
    """Log E W^s."""
    return s * math.log(2 / float(divisor)) + math.lgamma(df / 2 + s) - math.lgamma(df / 2)


def double_sum(weight, step=0.07):
    """Sum of weight(m, y) TV(m, y) over m = e^u and y = +- e^v: the trapezoidal rule, which does not mind the tip."""
    u = np.arange(-27.0, 4.0, step)
    v = np.arange(-27.0, 3.5, step)
    m = np.exp(u)[:, None]
    total = 0.0
    for sign in (-1, 1):
        y = sign * np.exp(v)
        keep = np.abs(y) < (9 if sign > 0 else 31)
        y, jacobian = y[keep], np.exp(v)[keep]
        total += float(np.sum(weight(m, y) * total_variation_distance(m, y) * m * jacobian)) * step * step
    return total


def folded(m, variance):
    return np.exp(-m * m / 2 / variance) * np.sqrt(2 / np.pi / variance)


DISTANCES = [
    (0.5, 0.3), (0.5, -0.3), (3.0, -2.0), (1e-9, 2e-9), (1e-9, -2e-9), (1e-7, 1e-12), (1e-12, 1e-7), (2.0, 1e-10),
    (0.0, 1e-8), (0.0, -1.0), (7.0, 0.01), (1.0, 5.0), (40.0, 3.0), (1e-3, -40.0), (4.0, 0.0), (0.3, 1e-5),
]  # fmt: skip


@pytest.mark.parametrize(("mean", "log_std"), DISTANCES)
def test_the_distance_has_the_digits_of_mpmath_next_to_the_truth_and_far_from_it(mean, log_std):
    exact = distance_at_60_digits(mean, log_std)
    for sign in (1, -1):
        assert float(total_variation_distance(sign * mean, log_std)) == pytest.approx(float(exact), rel=2e-14, abs=0)
        assert float(overlap(sign * mean, log_std)) == pytest.approx(float(1 - exact), rel=1e-11, abs=1e-300)


@pytest.mark.parametrize(("mean", "log_std"), [(0.5, 0.3), (1.0, -0.8), (0.0, 0.4)])
def test_the_distance_is_half_the_integral_of_the_difference_of_the_densities(mean, log_std):
    x = np.arange(-60.0, 60.0, 1e-3)
    s = math.exp(log_std)
    gap = np.abs(np.exp(-((x - mean) ** 2) / 2 / s**2) / s - np.exp(-x * x / 2)) / math.sqrt(2 * math.pi)
    assert float(total_variation_distance(mean, log_std)) == pytest.approx(gap.sum() * 1e-3 / 2, abs=1e-7)


def test_the_distance_is_0_at_the_truth_and_1_at_the_ends():
    assert total_variation_distance(0.0, 0.0) == 0
    assert np.all(total_variation_distance([0.0, 5.0, 0.0, 1e300], [-700.0, -300.0, 400.0, 0.0]) > 1 - 3e-16)
    assert total_variation_distance(np.zeros((3, 1)), np.zeros(4)).shape == (3, 4)


@pytest.mark.parametrize(
    ("n", "divisor", "wander"),
    [(2, 2, None), (3, 2, None), (5, 5, None), (10, 40, 3), (200, 200, None), (10, Fraction(5, 2), Fraction(2, 5))],
)
def test_one_fit_agrees_with_a_double_exponential_sum(n, divisor, wander):
    w = float(wander or Fraction(1, n))
    expected = double_sum(lambda m, y: folded(m, w) * log_ratio_density(n - 1, divisor, y))
    found = at(n, 1, divisor, wander)
    assert abs(found.value - expected) <= 1e-11
    assert found.error < 1e-12


@pytest.mark.parametrize("n", [100, 10**4, 10**9])
def test_one_fit_agrees_with_the_route_of_a_few_fits(n):
    fit = fit_of(n)
    assert few.after_few_fits(fit.ratio, 1 / n, 1) == pytest.approx(after_one_fit(fit.ratio, 1 / n), rel=2e-11)


@pytest.mark.parametrize(
    ("n", "divisor", "wander"),
    [(3, 3, None), (5, 4, None), (10, 5, None), (10, 20, Fraction(1, 20))],
)
def test_two_fits_agree_with_a_triple_sum(n, divisor, wander):
    df, w = n - 1, float(wander or Fraction(1, n))
    centre = 0.5 * math.log(df / float(divisor))
    first = centre + np.arange(-50.0, 14.0, 0.4) / math.sqrt(2 * df)
    step = first[1] - first[0]

    def weight(m, y):
        total = 0.0
        for one in first:
            both = log_ratio_density(df, divisor, one) * log_ratio_density(df, divisor, y - one)
            keep = both > 1e-25
            part = np.zeros((m.size, y.size))
            part[:, keep] = folded(m, w * (1 + math.exp(2 * one))) * both[keep]
            total = total + part
        return total * step

    found = at(n, 2, divisor, wander)
    assert "matrix" in found.method
    assert abs(found.value - double_sum(weight, 0.12)) <= 2e-10
    assert found.error < 1e-9


CROSSOVER = [
    (100, 4, None), (100, 4, 99), (100, 4, 80), (100, 4, 150), (1000, 49, None), (10**6, 48_000, 10**6 + 20),
    (10**9, 45_000_000, None),
]  # fmt: skip


@pytest.mark.parametrize(("n", "t", "divisor"), CROSSOVER)
def test_the_two_routes_agree_where_both_reach(n, t, divisor):
    fit = fit_of(n, divisor)
    by_moments = expected_total_variation(fit, t)
    by_matrix = many.after_many_fits(fit.ratio, 1 / n, t)
    assert "moments" in by_moments.method
    assert abs(by_moments.value - by_matrix) <= 3e-10
    assert by_moments.error < 1e-9


@pytest.mark.parametrize(
    ("n", "t"), [(2, 1), (2, 20), (10, 10), (100, 2), (1000, 1000), (10**9, 10**3), (10**9, 10**9)]
)
def test_six_digits_and_more_are_claimed(n, t):
    found = at(n, t)
    assert 0 < found.error <= 1e-9 * found.value


def test_the_stated_error_covers_a_finer_setting():
    for n, t, divisor in ((5, 3, 5), (10, 10, 9), (2, 2, 2)):
        fit = fit_of(n, divisor)
        finer = many.after_many_fits(fit.ratio, 1 / n, t, many.Setting(34.0, 56.0, 16))
        found = expected_total_variation(fit, t)
        assert abs(found.value - finer) <= found.error, (n, t, divisor, found, finer)


def test_many_small_fits_are_the_limit_of_fewer_larger_ones():
    row = [at(n, n).value for n in (20, 40, 80, 160)]
    first = row[-1]
    for power in (2, 4, 8):
        row = [(power * finer - coarse) / (power - 1) for coarse, finer in zip(row, row[1:], strict=False)]
    assert abs(at(10**9, 10**9).value - row[0]) < 1e-6 < 1e-2 * abs(first - row[0])


def test_the_reversal_of_a_growing_walk_is_not_seen():
    divisors = [Fraction(80_000 + 100 * k, 10_000) for k in range(5)]
    drifts = [Ratio(9, divisor).drift for divisor in divisors]
    values = [at(10, 10, divisor, Fraction(1, 10)).value for divisor in divisors]
    assert drifts[0] < 0 < drifts[-1]
    # A smooth function of the divisor has small fourth differences.
    assert abs(np.diff(values, 4)[0]) < 1e-8 < 1e-3 * abs(values[1] - values[0])


def drawn(n, t, divisor, runs, rng):
    *_, last = simulate(Replace(n), divisor, t, runs, rng)
    return naive_distance(last.mean, last.log_variance / 2)


def test_drawn_runs_have_this_mean_distance(check, rng):
    assert_bounded_mean(check, drawn(10, 10, "mle", 400_000, rng), at(10, 10).value, 0.0, 1.0)


def test_drawn_runs_that_grow_have_this_mean_distance(check, rng):
    assert_bounded_mean(check, drawn(5, 20, Fraction(3), 400_000, rng), at(5, 20, 3).value, 0.0, 1.0)


@pytest.mark.parametrize(("n", "t", "divisor"), [(2, 1, 2), (2, 20, 2), (10, 3, 9), (10, 30, 8), (100, 500, 100)])
def test_the_overlap_is_below_its_bound(n, t, divisor):
    fit = fit_of(n, divisor)
    missing = 1 - expected_total_variation(fit, t).value
    assert 0 < missing <= most_overlap(fit.ratio, t) <= 1


@pytest.mark.parametrize(("df", "divisor", "t"), [(9, 100, 2), (9, 2, 3), (1, Fraction(1, 3), 40)])
def test_the_bound_is_the_least_of_its_family(df, divisor, t):
    b = np.linspace(0.001, 0.999, 4000)
    shrinks = t * np.array([log_moment(df, divisor, (1 - x) / 2) for x in b]) - np.log(b) / 2
    grows = t * np.array([log_moment(df, divisor, -x / 2) for x in b]) - np.log(1 - b) / 2
    least = min(np.min(shrinks), np.min(grows[b < df]))
    assert math.log(most_overlap(Ratio(df, Fraction(divisor)), t)) == pytest.approx(least, rel=1e-4)


def test_where_nothing_is_left_the_bound_is_the_value():
    found = at(100, 10**6)
    assert "Chernoff" in found.method
    assert abs(found.value - 1) <= found.error < 1e-13
    assert at(10, 600, 9).value < 1 - 1e-12


def test_the_bound_is_that_of_one_gaussian_integral():
    b, s, m = 0.3, 0.2, 0.7
    x = np.arange(-30, 30, 1e-3)
    p, q = np.exp(-((x - m) ** 2) / 2 / s**2) / s, np.exp(-x * x / 2)
    affinity = float(np.sum(p**b * q ** (1 - b))) * 1e-3 / math.sqrt(2 * math.pi)
    assert float(overlap(m, math.log(s))) <= affinity <= s ** (1 - b) / math.sqrt(b)
    assert affinity <= s**-b / math.sqrt(1 - b)


def test_the_constant_of_the_small_t_law_is_that_of_mpmath():
    with mpmath.workdps(30):
        mean = mpmath.quad(lambda z: mpmath.sqrt(1 + z**4) * mpmath.npdf(z), [-mpmath.inf, -1, 0, 1, mpmath.inf])
        exact = mean / (2 * mpmath.sqrt(mpmath.pi))
    assert small_t_constant() == pytest.approx(float(exact), rel=1e-14)


@pytest.mark.parametrize("divisor_excess", [-1, 0, 1])
def test_the_small_t_law_is_approached_linearly(divisor_excess):
    gaps = []
    for t in (10**4, 10**5, 10**6):
        n = 10**9
        gaps.append(at(n, t, n + divisor_excess).value / small_t_law(n, t) - 1)
    assert all(0 < gap < t / 10**9 for gap, t in zip(gaps, (10**4, 10**5, 10**6), strict=True))
    assert gaps[2] / gaps[1] == pytest.approx(10, rel=5e-3)


def test_the_ends_are_exact():
    assert (at(10, 0).value, at(10, 0).rigour) == (0, "exact")
    for n, divisor in ((10, 10), (10, 5), (2, 1)):
        assert (at(n, math.inf, divisor).value, at(n, math.inf, divisor).rigour) == (1, "exact")
    assert at(1, 1).value == at(1, 5).value == 1
    still = fit_of(10)
    still.ratio.__dict__["drift"] = 0.0
    with pytest.raises(Open, match="oscillates"):
        expected_total_variation(still, math.inf)


def test_what_is_out_of_reach_is_refused():
    with pytest.raises(BadInput, match="at most 1e\\+12"):
        at(10, 10**12 + 1)
    with pytest.raises(BadInput, match="at most 1e\\+09"):
        at(10**9 + 2, 1)
    with pytest.raises(BadInput, match="temperature"):
        at(10, 3, 10, Fraction(1, 10**7))
    with pytest.raises(BadInput, match="nearer to 1"):
        at(10, 3, Fraction(1, 90), 90)
    with pytest.raises(BadInput, match="rows"):
        at(2, 2000, Fraction(2807, 10_000))


@pytest.mark.parametrize("t", [1, 2, 3, 6, 13])
def test_a_power_less_one_is_the_power_less_one(t):
    excess = np.array([[-0.3, 0.2, 0.0], [0.1, -0.5, 0.3], [0.0, 0.4, 0.2]])
    expected = np.linalg.matrix_power(np.eye(3) + excess, t) - np.eye(3)
    assert np.allclose(few.power_excess(excess, t), expected, rtol=1e-13, atol=1e-15)


def test_a_rule_has_the_moments_that_it_was_given():
    values, chances = np.array([0.9, 1.05, 1.2]), np.array([0.2, 0.5, 0.3])
    moments = np.array([[float(chances @ (values - 1) ** j) for j in range(6)]])
    factors, weights = few.rule(moments, np.array([1.1]), 0.3)
    for power in range(6):
        assert weights[0] @ (1.1 * factors) ** power == pytest.approx(chances @ values**power, rel=1e-11)
