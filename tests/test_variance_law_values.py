"""What the law of the variance gives whatever its numbers: quantiles, order, shapes, ends, points and refusals."""

import math
from fractions import Fraction

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy.special import chdtr, chdtrc

from modelcollapse.errors import BadInput
from modelcollapse.numeric.log_variance_law import LogVarianceLaw
from modelcollapse.numeric.ratio import Ratio
from variance_law_reference import assert_log_close, law_of, log_tails_by_meijer_g

DF, TIME = st.sampled_from([1, 2, 3, 9, 23, 24, 100, 10**4, 10**9]), st.sampled_from([1, 2, 5, 100, 10**5, 10**9])


@given(DF, TIME, st.floats(1, 600))
def test_quantiles_are_inverse_to_both_tails(df, t, depth):
    law = LogVarianceLaw(Ratio(df, Fraction(df + 1)), t)
    q = math.exp(-depth)
    # y is a float, and a tail cannot be asked nearer than at the next one.
    low, high = float(law.ppf(q)), float(law.isf(q))
    for y, log_tail in ((low, law.logcdf), (high, law.logsf)):
        grain = math.ulp(y) * math.exp(float(law.logpdf(y) - log_tail(y)))
        assert abs(log_tail(y) + depth) <= 1e-12 * (1 + depth) + 4 * grain
    assert low <= law.median() <= high


@given(DF, TIME, st.floats(-30, 30), st.floats(1e-3, 1e-1))
def test_it_is_a_distribution_function(df, t, deviations, gap):
    law = LogVarianceLaw(Ratio(df, Fraction(df + 2)), t)
    y = law.mean() + math.sqrt(law.var()) * np.array([deviations, deviations + gap])
    assert law.cdf(y) + law.sf(y) == pytest.approx(1, abs=1e-15)
    assert law.logcdf(y[0]) <= law.logcdf(y[1]) <= 0 and 0 >= law.logsf(y[0]) >= law.logsf(y[1])
    assert law.cdf_error(y).max() < 1e-13


@given(DF, st.sampled_from([1, 2, 9]), st.fractions("1/3", 3), st.floats(0.1, 3))
def test_a_hotter_model_only_scales_the_variance(df, t, heat, x):
    law, hot = law_of(df, df, t), law_of(df, df / heat, t)
    assert hot.log.logcdf(math.log(x) + t * math.log(heat)) == pytest.approx(law.logcdf(x), rel=1e-8 + 1e-15 * df)


def test_the_median_is_what_a_run_keeps_and_the_mean_is_not():
    law = law_of(4, 4, 1000)
    assert law.mean() == 1 and 1e-120 < law.median() < 1e-110 and law.cdf(law.median()) == pytest.approx(0.5, rel=1e-12)
    assert law_of(10**9 - 1, 10**9, 10**9).mean() == pytest.approx(math.exp(-1 - 5e-10), rel=1e-14)
    assert law_of(4, 1, 1000).mean() == math.inf


def test_arrays_keep_their_shape_and_ends_are_values():
    law = law_of(9, 10, 5)
    x = np.array([[0.0, -1.0, 0.5], [np.inf, np.nan, 1e-320]])
    assert law.cdf(x).shape == law.pdf(x).shape == (2, 3) and np.isscalar(law.cdf(0.5))
    np.testing.assert_array_equal(law.cdf(x)[:, :2], [[0, 0], [1, np.nan]])
    np.testing.assert_array_equal(law.sf(x)[:, :2], [[1, 1], [0, np.nan]])
    np.testing.assert_array_equal(law.ppf([0, 1, -1, 2, np.nan]), [0, np.inf, np.nan, np.nan, np.nan])
    np.testing.assert_array_equal(law.isf([0, 1]), [np.inf, 0])
    assert law.logcdf(0.0) == -np.inf and law.pdf(0.0) == 0
    assert_log_close(law.logcdf(1e-320), log_tails_by_meijer_g(9, Fraction(10), 5, math.log(1e-320))[0], 1e-12)


def test_probabilities_that_are_no_floats_have_logarithms():
    law = law_of(1, 2, 1)
    assert law.log.logcdf(-1e300) == pytest.approx(-5e299, rel=1e-12)
    assert law.logsf(1e12) == pytest.approx(-1e12, rel=1e-9) and law.logsf(1e290) == pytest.approx(-1e290, rel=1e-9)
    assert law.log.logsf(1e5) == -np.inf
    # Where rounding leaves nothing of the phase: -log P is e^y for chi-square 1 / 2, and falls without a gap or a jump.
    assert law.log.logsf(41.355932203389834) == pytest.approx(-math.exp(41.355932203389834), rel=1e-12)
    for deep in (law, law_of(999, 1000, 10**6)):
        logs = deep.log.logcdf(-np.geomspace(1e6, 1e300, 2000))
        assert np.isfinite(logs[500:]).all() and (np.diff(logs[500:]) < 0).all()
    assert law.logcdf(1e-300) == pytest.approx(math.log(chdtr(1, 2e-300)), rel=1e-14)
    assert law.logsf(300.0) == pytest.approx(math.log(chdtrc(1, 600.0)), rel=1e-14)


@pytest.mark.parametrize(("law", "point"), [(law_of(9, 10, 0), 1.0), (law_of(0, 1, 3), 0.0), (law_of(0, 1, 0), 1.0)])
def test_a_point_is_a_law_without_a_density(law, point, rng):
    np.testing.assert_array_equal(law.cdf([-1, point - 0.1, point, 2]), [point == 0 or 0] * 2 + [1, 1])
    np.testing.assert_array_equal(law.sf([point, 2]), [0, 0])
    assert law.mean() == law.median() == law.ppf(0.3) == law.rvs(2, rng)[0] == point
    assert law.log.var() == 0 and law.cdf_error([0.5, 2]).max() == 0
    with pytest.raises(BadInput, match="no density"):
        law.pdf(1.0)


def test_a_negative_time_is_refused():
    with pytest.raises(BadInput, match="t must be an integer >= 0"):
        law_of(9, 10, -1).cdf(1.0)
