"""The integral equation against the reference table, plain integrals, refined panels and the Gaussian limit."""

from __future__ import annotations

import math
from collections.abc import Callable
from fractions import Fraction
from types import SimpleNamespace
from typing import Any

import mpmath
import numpy as np
import pytest

from collapse_reference import Row, drift_times, rows
from modelcollapse.numeric import nystrom, step
from modelcollapse.numeric.bracket import LADDER
from modelcollapse.numeric.ratio import Moments, Ratio
from statistics_checks import assert_heavy_mean
from statistics_ledger import Check

MEAN, VARIANCE = 1e-14, 1e-13
LAWS = [(1, "2"), (1, "20"), (2, "3"), (9, "10"), (9, "10000"), (29, "29.5"), (10**6, "1000001"), (10**12, "1e12")]
SMALL = Ratio(3, Fraction(5))


def found(ratio: Ratio, b: float, refine: float = 1.0) -> Moments:
    moments = nystrom.moments(ratio, b, refine)
    assert moments is not None, f"df={ratio.df} divisor={ratio.divisor} b={b}: the route does not reach"
    return moments


def misses(row: Row, mean: float = MEAN, variance: float = VARIANCE) -> str:
    """Empty, or the case with both numbers."""
    moments = nystrom.moments(row.ratio, row.b)
    if moments is None:
        return f"{row.name}: nothing found"
    off = abs(moments.mean / row.mean - 1), abs(moments.variance / row.variance - 1)
    right = off[0] <= mean and off[1] <= variance
    return "" if right else f"{row.name}: {moments} against {row.mean}, {row.variance}; off by {off}"


@pytest.mark.parametrize("row", rows(), ids=lambda row: row.name)
def test_every_reference_value_is_met_to_14_digits(row: Row) -> None:
    assert not misses(row), misses(row)


@pytest.mark.parametrize(("df", "divisor"), LAWS)
def test_the_density_of_a_step_is_the_textbook_density(df: int, divisor: str) -> None:
    law = step.step_of(Ratio(df, Fraction(divisor)))
    offsets = np.linspace(max(law.low, -5.0), min(law.high, 7.0), 30)
    with mpmath.workdps(60):
        h, a, unit = mpmath.mpf(df) / 2, mpmath.mpf(divisor), mpmath.mpf(law.scale)
        at = [mpmath.log(a / df) + mpmath.mpf(float(o)) * unit for o in offsets]
        front = unit * mpmath.exp(h * mpmath.log(a / 2) - mpmath.loggamma(h))
        textbook = [front * mpmath.exp(-h * y - a / 2 * mpmath.exp(-y)) for y in at]
    assert law.density(offsets) == pytest.approx([float(value) for value in textbook], rel=2e-14, abs=0)


@pytest.mark.parametrize(("df", "divisor"), LAWS)
def test_quadrature_of_the_law_gives_mass_mean_and_variance(df: int, divisor: str) -> None:
    law = step.step_of(Ratio(df, Fraction(divisor)))
    offset, weight = step.body(law)
    centred = offset - (law.drift - law.mode)
    assert weight.sum() == pytest.approx(1, abs=2e-15)
    assert weight @ centred == pytest.approx(0, abs=1e-14 * max(1.0, law.mode))
    assert weight @ centred**2 == pytest.approx(1, abs=2e-15)


@pytest.mark.parametrize(("df", "divisor"), [(1, "2"), (2, "3"), (9, "10"), (9, "100")])
def test_moments_beyond_a_distance_are_the_plain_integrals(df: int, divisor: str) -> None:
    law = step.step_of(Ratio(df, Fraction(divisor)))
    h, a = mpmath.mpf(df) / 2, mpmath.mpf(divisor)

    def textbook(d: float, power: int) -> float:
        def integrand(y: Any) -> Any:
            return (y - d) ** power * mpmath.exp(h * mpmath.log(a / 2) - h * y - a / 2 * mpmath.exp(-y))

        points = [d, *range(math.ceil(d) + 1, 12), 20, 40, 80, mpmath.inf]
        return float(mpmath.quad(integrand, points) / mpmath.gamma(h))

    for d in (-1.0, 0.3, 2.5):
        answers = step.beyond(law, np.array([d / law.scale]), (0, 1, 2))
        scaled = [answer.item() * law.scale**power for power, answer in enumerate(answers)]
        assert scaled == pytest.approx([textbook(d, power) for power in (0, 1, 2)], rel=1e-13)


REFINED = [
    *[(drift_times(df, factor), b) for df in (1, 9, 10**6) for factor in ("1.0000001", "1.0001") for b in (0.1, 9)],
    *[(Ratio(df, Fraction(divisor)), b) for df, divisor in LAWS[:6] for b in (1e-6, 0.7, 27.6, 9210.3)],
    *[(Ratio(10**12, Fraction(10**12 + kappa)), b) for kappa in (0, 1, 2) for b in (1e-6, 0.01, 9210.3)],
]


@pytest.mark.parametrize(("ratio", "b"), REFINED)
def test_shorter_panels_do_not_move_the_answer(ratio: Ratio, b: float) -> None:
    coarse, fine = nystrom.moments(ratio, b), nystrom.moments(ratio, b, 1.37)
    if coarse is None or fine is None:
        assert ratio.drift > 3 * math.sqrt(ratio.log_variance), "only a strong drift may be out of reach"
        return
    assert fine.mean == pytest.approx(coarse.mean, rel=5e-15)
    assert fine.variance == pytest.approx(coarse.variance, rel=1e-13, abs=2e-15 * coarse.mean**2)


def test_the_mean_solves_its_renewal_equation_and_the_second_moment_too() -> None:
    b, law = 0.8, step.step_of(SMALL)
    offset, weight = step.composite(np.linspace(law.low, b / law.scale - law.mode, 13))
    weight = weight * law.density(offset)
    left = b - law.scale * (offset + law.mode)
    kept = weight > 1e-17
    later = [found(SMALL, float(d)) for d in left[kept]]
    mean = np.array([moments.mean for moments in later])
    square = np.array([moments.variance for moments in later]) + mean**2
    here = found(SMALL, b)
    assert here.mean == pytest.approx(1 + weight[kept] @ mean, rel=1e-14)
    assert here.variance + here.mean**2 == pytest.approx(1 + weight[kept] @ (2 * mean + square), rel=1e-14)


@pytest.mark.parametrize("kappa", [0, 1, 2])
def test_the_mean_overshoot_of_many_points_is_that_of_a_gaussian_walk(kappa: int) -> None:
    n = 10**12
    ratio = Ratio(n - 1, Fraction(n - 1 + kappa))
    sd = math.sqrt(ratio.log_variance)
    b = 40 * sd
    overshoot = (found(ratio, b).mean * ratio.drift - b) / sd
    assert overshoot == pytest.approx(LADDER + sd / 6 + ratio.drift / (4 * sd), abs=5e-14)


def test_the_constant_of_the_gaussian_walk_is_minus_zeta_of_a_half_over_root_two_pi() -> None:
    with mpmath.workdps(40):
        assert float(-mpmath.zeta(mpmath.mpf(1) / 2) / mpmath.sqrt(2 * mpmath.pi)) == LADDER


def test_collapse_times_drawn_from_chi_squares_have_this_mean(check: Check, rng: np.random.Generator) -> None:
    n, b, runs = 10, math.log(2), 40_000
    times = crossing_times(Ratio(n - 1, Fraction(n)), b, runs, rng)
    moments = found(Ratio(n - 1, Fraction(n)), b)
    assert_heavy_mean(check, times, moments.mean, moments.variance)
    with pytest.raises(AssertionError):
        wrong = found(Ratio(n, Fraction(n)), b)
        assert_heavy_mean(check, times, wrong.mean, wrong.variance)


def crossing_times(ratio: Ratio, b: float, runs: int, rng: np.random.Generator) -> np.ndarray[Any, Any]:
    walk, times, going = np.zeros(runs), np.zeros(runs), np.ones(runs, dtype=bool)
    while going.any():
        times[going] += 1
        walk[going] += np.log(float(ratio.divisor) / rng.chisquare(ratio.df, int(going.sum())))
        going &= walk < b
    return times


@pytest.mark.parametrize("divisor", [10**3, 4 * 10**3, 10**4, 10**5])
def test_rounding_never_makes_a_variance_negative(divisor: int) -> None:
    for b in (1e-6, 0.01, 0.7):
        assert 0 <= found(Ratio(9, Fraction(divisor)), b).variance < 1e-14


@pytest.mark.parametrize(
    ("ratio", "b"),
    [
        (Ratio(9, Fraction(7)), 1.0),
        (SMALL, 0.0),
        (SMALL, -1.0),
        (SMALL, math.nan),
        (SMALL, math.inf),
        (Ratio(10**6, Fraction(2 * 10**6)), 27.6),
    ],
    ids=["upward drift", "b zero", "b negative", "b nan", "b infinite", "too many nodes"],
)
def test_out_of_its_range_it_gives_nothing(ratio: Ratio, b: float) -> None:
    assert nystrom.moments(ratio, b) is None


def test_an_overshoot_that_has_not_settled_is_noticed() -> None:
    ratio = Ratio(9, Fraction(40))
    known = {name: getattr(ratio, name) for name in ("df", "divisor", "half", "drift", "log_variance", "root")}
    assert nystrom.moments(ratio, 900.0) is not None
    assert nystrom.moments(SimpleNamespace(**known, decay=100.0), 900.0) is None  # type: ignore[arg-type]


def without_eta(law: step.Step, b: float, solution: nystrom.Solution) -> Moments:
    return TRUE_ASSEMBLE(law, b, solution._replace(eta=0.0))


def without_overshoot(law: step.Step, b: float, solution: nystrom.Solution) -> Moments:
    return TRUE_ASSEMBLE(law, b, solution._replace(r1=0.0))


def without_second_moment(law: step.Step, b: float, solution: nystrom.Solution) -> Moments:
    return TRUE_ASSEMBLE(law, b, solution._replace(r2=0.0))


def mode_of_n(df: int, divisor: Fraction) -> float:
    return math.log(divisor / (df + 1))


def gaussian_well(u: Any) -> Any:
    return u * u / 2


def leaking(law: step.Step, distance: Any, found_rows: Any) -> Any:
    matrix, g1, g2 = TRUE_CLOSE(law, distance, found_rows)
    matrix[:, -1] = 0
    return matrix, g1, g2


TRUE_ASSEMBLE, TRUE_CLOSE = nystrom.assemble, nystrom.close
WRONG = [
    (nystrom, "assemble", without_eta),
    (nystrom, "assemble", without_overshoot),
    (nystrom, "assemble", without_second_moment),
    (nystrom, "close", leaking),
    (step, "log_mode", mode_of_n),
    (step, "well", gaussian_well),
]


@pytest.mark.parametrize(("module", "name", "wrong"), WRONG, ids=[wrong.__name__ for *_, wrong in WRONG])
def test_a_wrong_formula_misses_the_reference(
    module: Any, name: str, wrong: Callable[..., Any], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(module, name, wrong)
    chosen = [row for row in rows() if row.name in ("n=10 mle eps=0.5", "n=1000 mle eps=0.5", "n=100 mmse eps=1e-2")]
    assert len(chosen) == 3
    assert all(misses(row, 1e-9, 1e-9) for row in chosen)
