"""The law of the variance under replace against the chi-square, Bessel, Meijer, Edgeworth, convolved and drawn law."""

import csv
import json
import math
from fractions import Fraction
from pathlib import Path

import mpmath
import numpy as np
import pytest

from modelcollapse.numeric.log_variance_law import MOST_FACTORS, LogVarianceLaw
from modelcollapse.numeric.log_variance_tails import tails
from modelcollapse.numeric.mellin import log_moment
from modelcollapse.numeric.ratio import Ratio
from statistics_checks import assert_law
from variance_law_reference import (
    assert_log_close,
    cdf_by_convolution,
    law_of,
    log_density_by_bessel,
    log_tail_at_50_digits,
    log_tails_by_edgeworth,
    log_tails_by_meijer_g,
)

ROWS = [
    row
    for row in csv.DictReader((Path(__file__).parent / "reference" / "loops.csv").read_text().splitlines())
    if (row["case"], row["quantity"]) == ("replace", "P_var_le_x")
]


@pytest.mark.parametrize("df", [1, 2, 3, 9, 23, 24, 99, 999])
@pytest.mark.parametrize("deviations", [-400, -100, -20, -4, -3, -0.01, 0.01, 1, 2.5, 6])
def test_at_t_1_it_is_the_chi_square_law(df, deviations):
    law = LogVarianceLaw(Ratio(df, Fraction(df + 1)), 1)
    y = law.mean() + deviations * math.sqrt(law.var())
    with mpmath.workdps(40):
        u = mpmath.exp(mpmath.mpf(y)) * (df + 1) / 2
        below, above = (mpmath.log(mpmath.gammainc(mpmath.mpf(df) / 2, *ends, regularized=True)) for ends in
                        ((0, u), (u, mpmath.inf)))  # fmt: skip
        density = mpmath.mpf(df) / 2 * mpmath.log(u) - u - mpmath.loggamma(mpmath.mpf(df) / 2)
    assert_log_close(law.logcdf(y), float(below), 1e-12)
    assert_log_close(law.logsf(y), float(above), 1e-12)
    assert_log_close(law.logpdf(y), float(density), 1e-12)


@pytest.mark.parametrize("t", [2, 3, 4, 7])
@pytest.mark.parametrize("df", [1, 2, 9, 25])
@pytest.mark.parametrize("deviations", [-60, -8, -1, 0.5, 3])
def test_products_of_a_few_chi_squares_are_meijer_functions(t, df, deviations):
    law = LogVarianceLaw(Ratio(df, Fraction(df + 2)), t)
    y = law.mean() + deviations * math.sqrt(law.var())
    below, above = log_tails_by_meijer_g(df, Fraction(df + 2), t, y)
    assert_log_close(law.logcdf(y), below, 1e-12)
    assert_log_close(law.logsf(y), above, 1e-12)


@pytest.mark.parametrize("deviations", [-60, -8, -1, 0.5, 3])
def test_the_stated_error_covers_the_distance_to_the_meijer_function(deviations):
    law = LogVarianceLaw(Ratio(9, Fraction(10)), 4)
    y = law.mean() + deviations * math.sqrt(law.var())
    below, above = (math.exp(log) for log in log_tails_by_meijer_g(9, Fraction(10), 4, y))
    stated = law.cdf_error(y)
    assert abs(law.cdf(y) - below) <= stated and abs(law.sf(y) - above) <= stated
    assert 0 < stated < 1e-12 * below


@pytest.mark.parametrize("df", [1, 4, 99])
@pytest.mark.parametrize("y", [-100.0, -3.0, 0.0, 2.0])
def test_the_density_of_a_product_of_two_is_a_bessel_function(df, y):
    law = LogVarianceLaw(Ratio(df, Fraction(df)), 2)
    assert_log_close(law.logpdf(y), log_density_by_bessel(df, Fraction(df), y), 1e-12)


@pytest.mark.parametrize("x", [1e-200, 1e-3, 0.7, 5.0])
def test_the_density_of_the_variance_is_that_of_its_logarithm_over_x(x):
    law = law_of(9, 10, 1)
    assert law.logpdf(x) == pytest.approx(math.log(5) + 3.5 * math.log(5 * x) - 5 * x - math.lgamma(4.5), rel=1e-13)
    assert law.pdf(x) == pytest.approx(math.exp(law.logpdf(x)), rel=1e-14)


@pytest.mark.parametrize(("df", "t", "step"), [(1, 12, 0.08), (4, 30, 0.04), (40, 50, 0.02), (1000, 30, 0.005)])
@pytest.mark.parametrize("deviations", [-3, -0.5, 0.3, 2])
def test_more_factors_are_convolved_numerically(df, t, step, deviations):
    law = LogVarianceLaw(Ratio(df, Fraction(df + 1)), t)
    y = law.mean() + deviations * math.sqrt(law.var())
    assert abs(law.cdf(y) - cdf_by_convolution(df, Fraction(df + 1), t, y, step)) < 1e-12


@pytest.mark.parametrize(("df", "t"), [(1, 10**8), (9, 10**7), (99, 10**6), (10**6, 1000), (10**9 - 1, 10**9)])
@pytest.mark.parametrize("z", [-3.0, -0.2, 0.0, 1.0, 4.0])
def test_many_factors_are_nearly_normal(df, t, z):
    law = LogVarianceLaw(Ratio(df, Fraction(df + 1)), t)
    below, above = log_tails_by_edgeworth(df, t, z)
    # The rounding of y to a float is y's, not the law's: the rest of y goes with it.
    high, low = law.centre
    away = z * math.sqrt(law.var())
    y = high + away
    rest = (high - y) + away + low
    assert abs(law.logcdf(y, rest) - below) < 1e-10 and abs(law.logsf(y, rest) - above) < 1e-10


@pytest.mark.parametrize(
    ("df", "divisor", "t", "start"),
    [
        (1, 2, 10**9, 0.0004), (1, 2, 10**9, -0.0004), (99, 100, 10**6, 0.1), (9, 9, 100, -2.5), (24, 25, 100, -7.2),
        (10**9 - 1, 10**9, 10**9, -18.0), (10**9 - 1, 10**9, 10**9, 18.0), (10**9 - 1, 2 * 10**9, 1000, 17000.0),
        (10**9 - 1, 10**9, 10**9, -7000.0), (25, 26, 3, 40.0), (10**6 - 1, 10**6, 1, -17000.0),
    ],
)  # fmt: skip
def test_extremes_have_the_digits_of_mpmath(df, divisor, t, start):
    with mpmath.workdps(50):
        mean = t * (mpmath.psi(0, mpmath.mpf(df) / 2) - mpmath.log(mpmath.mpf(divisor) / 2))
        z = t * (mpmath.psi(0, mpmath.mpf(df) / 2 + start) - mpmath.psi(0, mpmath.mpf(df) / 2))
        y = float(mean + z)
        rest = float(mean + z - y)
        reference = log_tail_at_50_digits(df, Fraction(divisor), t, mean + z, start)
    law = LogVarianceLaw(Ratio(df, Fraction(divisor)), t)
    assert reference < -5
    assert_log_close(law.logcdf(y, rest) if start < 0 else law.logsf(y, rest), reference, 2e-12)


def test_a_float_x_keeps_the_digits_that_its_logarithm_loses():
    law, x = law_of(10**9 - 1, 2 * 10**9, 1000), 9.4e-302
    with mpmath.workdps(50):
        exact = mpmath.log(mpmath.mpf(x))
    start = (float(exact) - law.log.mean()) / law.log.var()
    assert 1000 < start < 30_000, "the point must lie where a rounded logarithm would be seen"
    reference = log_tail_at_50_digits(10**9 - 1, Fraction(2 * 10**9), 1000, exact, start)
    assert_log_close(law.logsf(x), reference, 2e-11)
    assert abs(law.log.logsf(float(exact)) - reference) > 1e-10


@pytest.mark.parametrize(("df", "t", "s"), [(1, 3, 2), (2, 40, "-1/8"), (9, 7, 3), (99, 200, "5/2"), (10**9, 10**9, 1)])
def test_the_density_has_the_moments_of_the_product(df, t, s):
    law, s = LogVarianceLaw(Ratio(df, Fraction(df + 1)), t), Fraction(s)
    middle, deviation = law.mean() + float(s) * law.var(), math.sqrt(law.var())
    y = middle + deviation * np.arange(-40, 12, 0.05)
    total = np.sum(np.exp(law.logpdf(y) + float(s) * y - t * float(log_moment(law.ratio, s)))) * 0.05 * deviation
    assert total == pytest.approx(1, rel=1e-11)


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row["params"])
def test_the_reference_rows_agree(row):
    p = json.loads(row["params"])
    found = law_of(p["n"] - 1, Fraction(p["a"]) / Fraction(str(p["lam"])), p["t"]).cdf(p["x"])
    assert abs(found - float(row["value"])) <= 10.0 ** -int(row["digits"])


def test_there_are_reference_rows():
    assert len(ROWS) >= 2


@pytest.mark.parametrize(("df", "t"), [(3, 1), (30, 30), (99, MOST_FACTORS + 1)])
def test_drawn_values_have_the_law(df, t, check, rng):
    law = law_of(df, df + 1, t)
    assert_law(check, law.log.rvs(5000, rng), law.log.cdf)


def test_another_law_is_told_apart_by_drawn_values(check, rng):
    with pytest.raises(AssertionError, match="the law says"):
        assert_law(check, law_of(30, 31, 30).rvs(5000, rng), law_of(30, Fraction(61, 2), 30).cdf)


@pytest.mark.parametrize("wrong", [(31, 31, 30), (30, 32, 30), (30, 31, 31)])
def test_a_perturbed_law_is_told_apart_by_the_convolution(wrong):
    assert abs(law_of(*wrong).cdf(0.5) - cdf_by_convolution(30, Fraction(31), 30, math.log(0.5), 0.02)) > 1e-3
    assert abs(law_of(30, 31, 30).cdf(0.5) - cdf_by_convolution(30, Fraction(31), 30, math.log(0.5), 0.02)) < 1e-12


@pytest.mark.parametrize("df", [1, 7, 40, 10**6])
def test_the_law_of_s_plus_t_fits_is_that_of_s_fits_after_t(df):
    ratio = Ratio(df, Fraction(df))
    first, then, both = (LogVarianceLaw(ratio, t) for t in (400, 1000, 1400))
    y = both.mean() - math.sqrt(both.var())
    nodes = first.mean() + math.sqrt(first.var()) * np.arange(-12, 12, 0.1)
    mixed = np.sum(first.pdf(nodes) * then.cdf(y - nodes)) * 0.1 * math.sqrt(first.var())
    assert mixed == pytest.approx(float(both.cdf(y)), rel=1e-12)


def test_too_few_nodes_are_seen():
    z = np.array([-30.0, -1.0, 1.0])
    enough, more, few = (tails(4.5, 10, z, nodes).tail for nodes in (64, 90, 8))
    assert np.abs(enough - more).max() < 1e-13 < 1e-6 < np.abs(few - more).max()
