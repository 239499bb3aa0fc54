"""The proved bracket holds at every reference value, whatever the rounding; the rule of thumb is measured."""

from __future__ import annotations

import math
from fractions import Fraction
from typing import Any

import mpmath
import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from collapse_reference import Row, drift_times, rows
from modelcollapse.numeric import bracket as module
from modelcollapse.numeric import nystrom, step
from modelcollapse.numeric.bracket import bracket, mean_positive_step, rule_of_thumb
from modelcollapse.numeric.ratio import Ratio

FACTORS = ("1/1000", "1/2", "99/100", "1", "2", "10000")
SIZES = (1, 2, 9, 99, 10**6, 10**12)


def conditional_mean(df: int, divisor: Fraction) -> Any:
    """E[Y | Y > 0] at the working digits: the textbook density over its largest value on y > 0, integrated."""
    h, a = mpmath.mpf(df) / 2, mpmath.mpf(divisor.numerator) / divisor.denominator
    top = max(mpmath.mpf(0), mpmath.log(a / df))
    slope = h - a / 2 * mpmath.exp(-top)
    width = 1 / h if df < 5 else min(1 / mpmath.sqrt(h), 1 / slope if slope > mpmath.sqrt(h) / 10**6 else mpmath.inf)
    peak = -h * top - a / 2 * mpmath.exp(-top)
    ladder = [width * k / 8 for k in (*range(-80, 80, 4), *range(80, 400, 40), *range(400, 1300, 100))]
    points = [mpmath.mpf(0), *[top + rung for rung in ladder if top + rung > 0]]

    def density(y: Any) -> Any:
        return mpmath.exp(-h * y - a / 2 * mpmath.exp(-y) - peak)

    return mpmath.quad(lambda y: y * density(y), points) / mpmath.quad(density, points)


@pytest.mark.parametrize("factor", FACTORS)
@pytest.mark.parametrize("df", SIZES)
def test_the_mean_positive_step_is_the_plain_integral_for_any_divisor(df: int, factor: str) -> None:
    divisor = df * Fraction(factor)
    with mpmath.workdps(30):
        truth = float(conditional_mean(df, divisor))
    assert mean_positive_step(Ratio(df, divisor)) == pytest.approx(truth, rel=4 * module.ULP)


@pytest.mark.parametrize("row", rows(), ids=lambda row: row.name)
def test_every_reference_mean_lies_in_the_bracket(row: Row) -> None:
    low, high = bracket(row.ratio, row.b)
    assert low < row.mean < high


@pytest.mark.parametrize("factor", ["1.000000001", "1.0001", "1.1", "10000"])
@pytest.mark.parametrize("df", SIZES)
def test_rounding_never_cuts_the_truth_off(df: int, factor: str) -> None:
    ratio = drift_times(df, factor)
    with mpmath.workdps(30):
        divisor = mpmath.mpf(ratio.divisor.numerator) / ratio.divisor.denominator
        drift = mpmath.log(divisor / 2) - mpmath.digamma(mpmath.mpf(df) / 2)
        top = conditional_mean(df, ratio.divisor)
        for b in (1e-6, 0.5, 9210.34):
            lowest, highest = (b + mpmath.mpf(2) / df) / drift, (b + top) / drift
            low, high = bracket(ratio, b)
            assert lowest * (1 - 20 * module.ULP) < low < lowest
            assert highest < high < highest * (1 + 30 * module.ULP)


@given(
    exponent=st.floats(0, 11),
    factor=st.floats(1e-6, 1e3),
    distance=st.floats(-6, 3),
)
def test_the_computed_mean_lies_in_the_bracket(exponent: float, factor: float, distance: float) -> None:
    df = round(10**exponent)
    ratio = drift_times(df, repr(1 + factor))
    b = 10**distance
    moments = nystrom.moments(ratio, b)
    if moments is None:
        assert ratio.drift > 3 * math.sqrt(ratio.log_variance), "only a strong drift may be out of reach"
        return
    low, high = bracket(ratio, b)
    assert low <= moments.mean * (1 + 1e-13)
    assert high >= moments.mean * (1 - 1e-13)


def test_mean_residual_life_falls_from_its_value_at_zero_to_two_over_df() -> None:
    ratio = Ratio(4, Fraction(5))
    law = step.step_of(ratio)
    at = np.linspace(0.0, 8.0, 60)
    chance, excess = step.beyond(law, at / law.scale, (0, 1))
    life = law.scale * excess / chance
    assert np.all(np.diff(life) < 0)
    assert life[0] == pytest.approx(mean_positive_step(ratio), rel=1e-14)
    assert life[-1] == pytest.approx(2 / ratio.df, rel=3e-4)
    assert np.all(life > 2 / ratio.df)


def meaningful(row: Row) -> bool:
    sd = math.sqrt(row.ratio.log_variance)
    return row.ratio.df >= 9 and row.b > sd > row.ratio.drift


@pytest.mark.parametrize("row", [row for row in rows() if meaningful(row)], ids=lambda row: row.name)
def test_the_rule_of_thumb_has_the_overshoot_within_about_a_hundredth_of_sd(row: Row) -> None:
    off = (rule_of_thumb(row.ratio, row.b) - row.mean) * row.ratio.drift / math.sqrt(row.ratio.log_variance)
    assert abs(off) < 0.012


@pytest.mark.parametrize(("n", "error"), [(10, 3.5e-3), (100, 8e-5), (1000, 2e-6), (10**4, 6e-8), (10**6, 6e-11)])
def test_the_rule_of_thumb_sharpens_with_the_sample_size(n: int, error: float) -> None:
    ratio, b = Ratio(n - 1, Fraction(n)), math.log(2)
    moments = nystrom.moments(ratio, b)
    assert moments is not None
    off = abs(rule_of_thumb(ratio, b) / moments.mean - 1)
    assert error / 4 < off < error


@pytest.mark.parametrize(("ratio", "b"), [(Ratio(9, Fraction(10)), 0.0), (Ratio(9, Fraction(7)), 1.0)])
def test_what_the_statement_excludes_is_refused(ratio: Ratio, b: float) -> None:
    for statement in (bracket, rule_of_thumb):
        with pytest.raises(ValueError, match="must be positive"):
            statement(ratio, b)


def test_a_bracket_a_little_narrower_would_be_false(monkeypatch: pytest.MonkeyPatch) -> None:
    """At large n and b the overshoot is 0.5826 sd and E[Y | Y > 0] 0.7979 sd: three quarters of that is too little."""
    ratio, b = Ratio(999, Fraction(1000)), 1e-4
    moments = nystrom.moments(ratio, b)
    assert moments is not None
    low, high = bracket(ratio, b)
    assert low < moments.mean < high
    monkeypatch.setattr(module, "mean_positive_step", lambda ratio: 0.85 * mean_positive_step(ratio))
    assert not moments.mean < bracket(ratio, b)[1]
