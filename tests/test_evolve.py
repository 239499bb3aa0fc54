"""The forward evolution against the reference table, the integral equation, exact first steps and drawn chains."""

from __future__ import annotations

import math
from collections.abc import Callable
from fractions import Fraction
from typing import Any

import mpmath
import numpy as np
import pytest
from scipy.special import gammaincc

from collapse_reference import Row, rows
from modelcollapse.numeric import evolve, free_walk, nystrom, step
from modelcollapse.numeric.ratio import Moments, Ratio
from statistics_checks import assert_probability
from statistics_ledger import Check

MEAN, VARIANCE = 2e-14, 3e-13


def found(ratio: Ratio, b: float, refine: float = 1.0) -> Moments:
    moments = evolve.moments(ratio, b, refine)
    assert moments is not None, f"df={ratio.df} divisor={ratio.divisor} b={b}: the route does not reach"
    return moments


def within_reach() -> list[Row]:
    """Reference rows of drift above a fifth of sd, which take little work."""
    return [r for r in rows() if r.ratio.drift > 0.2 * math.sqrt(r.ratio.log_variance) and "1e-300" not in r.name]


def misses(row: Row, mean: float = MEAN, variance: float = VARIANCE) -> str:
    moments = evolve.moments(row.ratio, row.b)
    if moments is None:
        return f"{row.name}: nothing found"
    off = abs(moments.mean / row.mean - 1), abs(moments.variance / row.variance - 1)
    right = off[0] <= mean and off[1] <= variance
    return "" if right else f"{row.name}: {moments} against {row.mean}, {row.variance}; off by {off}"


def test_there_are_reference_rows_within_reach() -> None:
    assert len(within_reach()) > 50


@pytest.mark.parametrize("row", within_reach(), ids=lambda row: row.name)
def test_reference_values_are_met(row: Row) -> None:
    assert not misses(row), misses(row)


STRONG = [
    (Ratio(9, Fraction(10**4)), 1e-12),
    (Ratio(9, Fraction(100)), 1e-12),
    (Ratio(99, Fraction(200)), 1e-300),
    (Ratio(999, Fraction(2000)), 1e-2),
    (Ratio(999, Fraction(10**7)), 1e-12),
    (Ratio(10**6 - 1, Fraction(101 * 10**4)), 0.5),
    (Ratio(1, Fraction(2000)), 1e-12),
]


@pytest.mark.parametrize(("ratio", "eps"), STRONG)
def test_at_strong_drift_it_agrees_with_the_integral_equation(ratio: Ratio, eps: float) -> None:
    b = -math.log(eps)
    other, moments = nystrom.moments(ratio, b), found(ratio, b)
    assert other is not None
    assert moments.mean == pytest.approx(other.mean, rel=2e-15)
    assert moments.variance == pytest.approx(other.variance, rel=1e-12, abs=2e-15 * other.mean**2)


@pytest.mark.parametrize("eps", [1e-12, 1e-300])
@pytest.mark.parametrize("n", [10**3, 10**4, 10**6])
def test_shorter_panels_do_not_move_the_answer_where_nothing_else_reaches(n: int, eps: float) -> None:
    ratio, b = Ratio(n - 1, Fraction(2 * n)), -math.log(eps)
    coarse, fine = found(ratio, b), found(ratio, b, 1.37)
    assert fine.mean == pytest.approx(coarse.mean, rel=2e-15)
    assert fine.variance == pytest.approx(coarse.variance, rel=1e-12, abs=1e-16)


@pytest.mark.parametrize(("df", "divisor", "b"), [(9, 100, 0.7), (99, 400, 0.7), (999, 2000, 0.1), (9, 12, 0.3)])
def test_the_chance_to_need_a_second_step_is_a_chi_square_tail(df: int, divisor: int, b: float) -> None:
    survival = evolve.survival(Ratio(df, Fraction(divisor)), b, 3)
    assert survival is not None
    assert survival[0] == 1
    assert survival[1] == pytest.approx(gammaincc(df / 2, divisor / 2 * math.exp(-b)), rel=1e-12)


def test_the_variance_of_a_nearly_certain_time_keeps_its_digits() -> None:
    ratio, b = Ratio(99, Fraction(400)), 0.7
    with mpmath.workdps(40):
        rare = float(mpmath.gammainc(mpmath.mpf(99) / 2, 200 * mpmath.exp(-mpmath.mpf(b)), regularized=True))
    assert 0 < rare < 1e-7
    assert found(ratio, b).variance == pytest.approx(rare * (1 - rare), rel=1e-12)


def test_a_certain_time_has_a_variance_of_zero_or_next_to_it() -> None:
    moments = found(Ratio(10**6 - 1, Fraction(2 * 10**6)), -math.log(1e-12))
    assert moments.mean == 40
    assert 0 <= moments.variance < 1e-16


def test_the_density_of_two_steps_is_the_convolution_of_one() -> None:
    law = step.step_of(Ratio(2, Fraction(5)))
    at = np.array([-2.0, -0.5, 0.0, 1.0, 4.0, 9.0])
    offset, weight = step.body(law, panels=200)
    shift = law.drift - law.mode
    plain = [float(weight @ law.density(z + 2 * shift - offset)) for z in at]
    assert free_walk.sum_density(law, 2, at, 120.0) == pytest.approx(plain, abs=2e-15)


def test_the_density_of_many_steps_has_their_variance_and_skewness() -> None:
    ratio, count = Ratio(9, Fraction(10)), 10**7
    z = np.linspace(-10, 10, 401) * math.sqrt(count)
    weight = free_walk.sum_density(step.step_of(ratio), count, z, 24 * math.sqrt(count)) * (z[1] - z[0])
    assert weight.sum() == pytest.approx(1, abs=1e-13)
    assert weight @ z == pytest.approx(0, abs=1e-12 * math.sqrt(count))
    assert weight @ z**2 == pytest.approx(count, rel=1e-13)
    skewness = -ratio.third_cumulant / ratio.log_variance**1.5
    assert weight @ z**3 == pytest.approx(count * skewness, rel=1e-8)


@pytest.mark.parametrize(("df", "divisor", "b"), [(9, 30, 40.0), (99, 120, 12.0), (1, 40, 300.0)])
def test_a_late_start_changes_nothing(df: int, divisor: int, b: float, monkeypatch: pytest.MonkeyPatch) -> None:
    ratio = Ratio(df, Fraction(divisor))
    late = evolve.law_of(ratio, b)
    assert late is not None
    assert late.first > 1
    moments = found(ratio, b)
    monkeypatch.setattr(evolve, "last_time_below", lambda *_: 1)
    assert found(ratio, b).mean == pytest.approx(moments.mean, rel=1e-14)
    assert found(ratio, b).variance == pytest.approx(moments.variance, rel=2e-13)


def test_survival_is_a_falling_sequence_whose_sum_is_the_mean() -> None:
    ratio, b = Ratio(9, Fraction(10)), math.log(100)
    survival = evolve.survival(ratio, b, 4000)
    assert survival is not None
    assert np.all(np.diff(survival) <= 1e-15)
    assert survival.sum() == pytest.approx(found(ratio, b).mean, rel=1e-14)
    assert np.array_equal(evolve.survival(ratio, b, 5), survival[:5])


def test_chains_drawn_from_chi_squares_survive_as_often(check: Check, rng: np.random.Generator) -> None:
    ratio, b, runs, steps = Ratio(4, Fraction(5)), math.log(10), 100_000, 9
    survival = evolve.survival(ratio, b, steps + 1)
    assert survival is not None
    walk = np.log(5 / rng.chisquare(4, (runs, steps))).cumsum(axis=1)
    alive = walk.max(axis=1) < b
    assert_probability(check, alive, float(survival[steps]))
    with pytest.raises(AssertionError):
        assert_probability(check, alive, float(survival[steps - 1]))


@pytest.mark.parametrize(
    ("ratio", "b"),
    [
        (Ratio(9, Fraction(7)), 1.0),
        (Ratio(9, Fraction(10)), 0.0),
        (Ratio(9, Fraction(10)), math.nan),
        (Ratio(9, Fraction(10)), math.inf),
        (Ratio(10**6 - 1, Fraction(10**6)), 1.0),
        (Ratio(10**12 - 1, Fraction(2 * 10**12)), math.log(2)),
    ],
    ids=["upward drift", "b zero", "b nan", "b infinite", "too much work", "decided by the last bit of b"],
)
def test_out_of_its_range_it_gives_nothing(ratio: Ratio, b: float) -> None:
    assert evolve.moments(ratio, b) is None
    assert evolve.survival(ratio, b, 4) is None


def mode_of_n(df: int, divisor: Fraction) -> float:
    return math.log(divisor / (df + 1))


def wider(law: Any, count: int, deviation: Any, length: float) -> Any:
    return TRUE_DENSITY(law, count + 1, deviation, length)


def deaf_to_exit(*_: Any) -> float:
    return 0.0


TRUE_DENSITY = free_walk.sum_density
WRONG = [
    (step, "log_mode", mode_of_n),
    (evolve, "sum_density", wider),
    (evolve, "exit_mass", deaf_to_exit),
]


@pytest.mark.parametrize(("module", "name", "wrong"), WRONG, ids=["mode", "one step more", "no exit"])
def test_a_wrong_formula_misses_the_reference_or_is_refused(
    module: Any, name: str, wrong: Callable[..., Any], monkeypatch: pytest.MonkeyPatch
) -> None:
    chosen = [row for row in rows() if row.name in ("n=30 mmse eps=1e-12", "n=100 a=150 eps=1e-6")]
    assert [misses(row) for row in chosen] == ["", ""]
    monkeypatch.setattr(module, name, wrong)
    assert all(misses(row, 1e-9, 1e-9) for row in chosen)


@pytest.mark.parametrize(("df", "divisor"), [(9, 12), (99, 150), (10**4, 11000)])
def test_panels_too_long_for_the_step_are_refused(df: int, divisor: int) -> None:
    ratio = Ratio(df, Fraction(divisor))
    assert evolve.moments(ratio, 5.0) is not None
    assert evolve.moments(ratio, 5.0, refine=0.25) is None
