"""The ledger and its checks: the budget is kept, no check cries wolf, and each rejects a wrong law by name."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from math import comb

import numpy as np
import pytest
from scipy.special import bdtrc, gammainc, gammaln, psi

import statistics_ledger
from statistics_checks import (
    BLOCKS,
    assert_bounded_mean,
    assert_heavy_mean,
    assert_law,
    assert_mean_by_cumulants,
    assert_probability,
    assert_same_law,
    bernstein,
    cantelli,
    hoeffding,
)
from statistics_ledger import ALPHA, ALPHA_SUITE, FRESH, Check, Ledger, M, rng_for

N = 20
"""The sample size of the fits: the ratio sigma_1^2/sigma_0^2 of `replace` is chi2(19)/20 under MLE."""
DRIFT = psi((N - 1) / 2) + np.log(2 / N)
"""E log of that ratio."""


def ratios(size: int, rng: np.random.Generator) -> np.ndarray:
    """sigma_1^2 under replace and MLE, drawn from points, so that nothing of the package is trusted here."""
    return rng.standard_normal((size, N)).var(axis=1)


def ratio_cdf(df: int) -> Callable[[np.ndarray], np.ndarray]:
    return lambda x: gammainc(df / 2, N * x / 2)


def log_cumulants(s: float) -> float:
    return gammaln((N - 1) / 2 + s) - gammaln((N - 1) / 2) + s * np.log(2 / N)


def right(check: Check, size: int, rng: np.random.Generator) -> dict[str, Callable[[], None]]:
    """Each check on the law that holds."""
    v = ratios(size, rng)
    return {
        "law": lambda: assert_law(check, v, ratio_cdf(N - 1)),
        "same law": lambda: assert_same_law(check, v, ratios(size, rng)),
        "probability": lambda: assert_probability(check, v <= 1, ratio_cdf(N - 1)(1.0)),
        "cumulants": lambda: assert_mean_by_cumulants(check, np.log(v), DRIFT, log_cumulants, -(N - 1) / 2),
        "bounded": lambda: assert_bounded_mean(check, 1.0 * (v <= 1), ratio_cdf(N - 1)(1.0), 0, 1),
        "heavy": lambda: assert_heavy_mean(check, v, (N - 1) / N, 2 * (N - 1) / N**2),
    }


def wrong(check: Check, size: int, rng: np.random.Generator) -> dict[str, Callable[[], None]]:
    """Each check on a named wrong law: n for n - 1 degrees of freedom, or psi(x) taken to be log(x)."""
    v = ratios(size, rng)
    without_psi = np.log((N - 1) / 2) + np.log(2 / N)
    return {
        "law": lambda: assert_law(check, v, ratio_cdf(N)),
        "same law": lambda: assert_same_law(check, v, rng.chisquare(N, size) / N),
        "probability": lambda: assert_probability(check, v <= 1, ratio_cdf(N)(1.0)),
        "cumulants": lambda: assert_mean_by_cumulants(
            check, np.log(v), without_psi, lambda s: log_cumulants(s) + s * (without_psi - DRIFT), -(N - 1) / 2
        ),
        "bounded": lambda: assert_bounded_mean(check, 1.0 * (v <= 1), ratio_cdf(N)(1.0), 0, 1),
        "heavy": lambda: assert_heavy_mean(check, v, 1.0, 2 * (N - 1) / N**2),
    }


KINDS = ("law", "same law", "probability", "cumulants", "bounded", "heavy")


@pytest.mark.parametrize("kind", KINDS)
def test_a_check_rejects_the_named_wrong_law_in_one_line(kind: str, rng: np.random.Generator) -> None:
    # No slot: at this size the slip is missed with probability below 1e-20.
    with pytest.raises(AssertionError) as caught:
        wrong(Check(f"control {kind}"), 100_000, rng)[kind]()
    line = str(caught.value)
    assert line.startswith(f"control {kind}: ")
    assert "\n" not in line
    assert "detects" in line


@pytest.mark.parametrize("factor", [1.2, 1 / 1.2])
def test_a_check_rejects_on_either_side(factor: float, rng: np.random.Generator) -> None:
    control, v = Check("control"), factor * ratios(20_000, rng)
    rejected = [
        alarmed(lambda: assert_law(control, v, ratio_cdf(N - 1))),
        alarmed(lambda: assert_same_law(control, v, ratios(20_000, rng))),
        alarmed(lambda: assert_same_law(control, ratios(20_000, rng), v)),
        alarmed(lambda: assert_probability(control, v <= 1, ratio_cdf(N - 1)(1.0))),
        alarmed(lambda: assert_mean_by_cumulants(control, np.log(v), DRIFT, log_cumulants, -(N - 1) / 2)),
        alarmed(lambda: assert_bounded_mean(control, 1.0 * (v <= 1), ratio_cdf(N - 1)(1.0), 0, 1)),
        alarmed(lambda: assert_heavy_mean(control, v, (N - 1) / N, 2 * (N - 1) / N**2)),
    ]
    assert all(rejected), rejected


def test_the_widths_that_are_too_wide_to_be_measured_are_those_of_the_papers() -> None:
    # Worked out apart, in twenty digits: sqrt(log(100)/400); sqrt(2 (25/99) log(100)/100) + 7 log(100)/297.
    assert hoeffding(200, 0.02) == pytest.approx(0.1072983, rel=1e-6)
    assert bernstein(np.array([0.0, 1.0] * 50), 0.04) == pytest.approx(0.26104653, rel=1e-6)
    for alpha in (1e-2, 1e-8):
        share = 1 / (1 + cantelli(alpha) ** 2)
        most = range(BLOCKS // 2 + 1, BLOCKS + 1)
        assert sum(comb(BLOCKS, k) * share**k * (1 - share) ** (BLOCKS - k) for k in most) == pytest.approx(alpha)


@pytest.mark.parametrize("kind", KINDS)
def test_a_check_raises_no_more_false_alarms_than_it_may(kind: str, check: Check, rng: np.random.Generator) -> None:
    alpha, repeats = 0.1, 4000
    alarms = sum(alarmed(right(Check("repeat", alpha), 100, rng)[kind]) for _ in range(repeats))
    at_least_so_many = bdtrc(alarms - 1, repeats, alpha) if alarms else 1.0
    assert at_least_so_many >= check.alpha, f"{kind}: {alarms} alarms of {repeats} at alpha {alpha}"


def alarmed(trial: Callable[[], None]) -> bool:
    try:
        trial()
    except AssertionError:
        return True
    return False


def test_dkw_is_sharp_enough_to_cry_wolf_about_as_often_as_it_may(check: Check, rng: np.random.Generator) -> None:
    repeats, alpha = 2000, 0.2
    alarms = sum(alarmed(lambda: assert_law(Check("", alpha), rng.random(1000), lambda x: x)) for _ in range(repeats))
    # Massart's constant is exact in the limit; at 1000 points more than half of alpha must be used.
    assert bdtrc(alarms, repeats, alpha / 2) < 1e-9, f"{alarms} alarms of {repeats} at alpha {alpha}"
    assert bdtrc(alarms - 1, repeats, alpha) >= check.alpha


@pytest.mark.parametrize("bad", [np.nan, np.inf])
def test_a_nan_or_an_infinity_never_passes(bad: float, rng: np.random.Generator) -> None:
    sample = rng.random(1000)
    sample[7] = bad
    with pytest.raises(AssertionError, match="1 of 1000 are not finite"):
        assert_law(Check("case"), sample, lambda x: x)
    with pytest.raises(AssertionError, match="1 of 1000 are not finite"):
        assert_heavy_mean(Check("case"), sample, 0.5, 1 / 12)
    with pytest.raises(AssertionError, match="not finite"):
        assert_bounded_mean(Check("case"), sample, 0.5, 0, 1)
    with pytest.raises(AssertionError, match="not finite"):
        assert_mean_by_cumulants(Check("case"), sample, 0.5, lambda s: s, -1)


def test_a_law_that_answers_nan_is_rejected(rng: np.random.Generator) -> None:
    with pytest.raises(AssertionError):
        assert_law(Check("case"), rng.random(100), lambda x: x * np.nan)
    with pytest.raises(AssertionError):
        assert_heavy_mean(Check("case"), rng.random(100), np.nan, 1.0)


def test_points_at_minus_infinity_are_compared_and_not_dropped() -> None:
    points = np.full(1000, -np.inf)
    assert_same_law(Check("same"), points, points.copy())
    with pytest.raises(AssertionError, match="1 against 0 are <= -inf"):
        assert_same_law(Check("differ"), points, np.zeros(1000))
    with pytest.raises(AssertionError, match="NaN"):
        assert_same_law(Check("nan"), points, points * np.nan)


def test_the_exact_binomial_refuses_a_count_that_is_certain_not_to_happen() -> None:
    assert_probability(Check("never"), np.zeros(100, dtype=bool), 0.0)
    assert_probability(Check("always"), np.ones(100, dtype=bool), 1.0)
    with pytest.raises(AssertionError, match=r"0.01 of 100 against probability 0: outside \[0, 0\]"):
        assert_probability(Check("once"), np.arange(100) == 3, 0.0)


def test_a_sample_outside_the_interval_of_its_bound_is_an_error() -> None:
    with pytest.raises(ValueError, match="leaves"):
        assert_bounded_mean(Check("case"), np.array([0.5, 1.5]), 0.5, 0, 1)


def test_the_slots_add_up_to_the_budget_of_the_suite() -> None:
    ledger = Ledger()
    total = sum(ledger.take(f"check {number}").alpha for number in range(M))
    assert total == pytest.approx(ALPHA_SUITE, rel=1e-12)
    assert Check("whole").split(4).alpha * 4 == ALPHA


def test_one_slot_too_many_is_an_error() -> None:
    ledger = Ledger(slots=1)
    ledger.take("first")
    with pytest.raises(RuntimeError, match=r"has 1 slots and second asks for one more: use Check.split"):
        ledger.take("second")


def test_one_name_twice_is_an_error() -> None:
    ledger = Ledger()
    ledger.take("once")
    with pytest.raises(RuntimeError, match="once takes a second slot"):
        ledger.take("once")


def test_the_seed_comes_from_the_name_of_the_test() -> None:
    one, again, other = (rng_for(name).random(4) for name in ("a test", "a test", "another"))
    assert (one == again).all()
    assert not (one == other).any()


def test_a_fresh_seed_differs_and_can_be_had_again(monkeypatch: pytest.MonkeyPatch) -> None:
    def drawn(asked: str) -> tuple[int, float]:
        monkeypatch.setenv(FRESH, asked)
        # The suite's own base stays in its cache, for the tests that come after.
        monkeypatch.setattr(statistics_ledger, "base", cache(original))
        return statistics_ledger.base(), rng_for("a test").random()

    original = statistics_ledger.base.__wrapped__
    usual, fresh, other = drawn(""), drawn("1"), drawn("1")
    assert len({usual, fresh, other}) == 3
    assert drawn(str(fresh[0])) == fresh
