"""Loops that are not in the catalogue, written in the verbs of a World and run as they are.

The simulator runs them all; the moment map closes where the program is one formula in t, to the formulas of the field,
and refuses where it is not.
"""

from __future__ import annotations

import csv
import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from sympy import Rational, Symbol, cancel, prod, sqrt, symbols

from modelcollapse.errors import BadInput
from modelcollapse.estimators import estimator, fixed
from modelcollapse.numeric.simulate import simulate
from modelcollapse.symbolic.law import Unclosed
from modelcollapse.symbolic.moment_map import MomentMap
from modelcollapse.world import Loop, Memory, Model, World
from recurrences import moment_at, stationary
from statistics_checks import assert_heavy_mean
from statistics_ledger import Check

N, N_REAL, N_SYNTHETIC, WEIGHT, SHARE = symbols("n n_real n_synthetic weight share", positive=True)


@dataclass(frozen=True)
class Weighted(Loop):
    """Average a fit of new real points with a fit of synthetic ones (the golden ratio of He, Xu and Cheng 2025)."""

    n_real: Any
    n_synthetic: Any
    weight: Any

    def step(self, w: World, model: Model, memory: Memory, t: Any) -> tuple[Model, Memory]:
        """Fit both, blend."""
        real, synthetic = w.fit(w.real(self.n_real)), w.fit(w.draw(model, self.n_synthetic))
        return w.blend(self.weight, real, synthetic), memory


@dataclass(frozen=True)
class Scrape(Loop):
    """Fit n points, each synthetic with probability `share`."""

    n: Any
    share: Any

    def step(self, w: World, model: Model, memory: Memory, t: Any) -> tuple[Model, Memory]:
        """Draw the number of synthetic points, pool, fit."""
        synthetic = w.binomial(self.n, self.share)
        return w.fit(w.pool(w.real(self.n - synthetic), w.draw(model, synthetic))), memory


@dataclass(frozen=True)
class Growing(Loop):
    """Fit number t has n t points."""

    n: Any

    def step(self, w: World, model: Model, memory: Memory, t: Any) -> tuple[Model, Memory]:
        """Draw n t, fit."""
        return w.fit(w.draw(model, self.n * t)), memory


@dataclass(frozen=True)
class Alternating(Loop):
    """Fits have n and 2 n points in turn, and the loop does not say that it has a cycle."""

    n: Any

    def step(self, w: World, model: Model, memory: Memory, t: Any) -> tuple[Model, Memory]:
        """Draw n or 2 n, fit."""
        return w.fit(w.draw(model, self.n if t % 2 == 1 else 2 * self.n)), memory


@dataclass(frozen=True)
class Refresh(Loop):
    """Fit n real points at fits 1, 1 + period, ..., n synthetic ones between."""

    n: Any
    period: Any

    @property
    def cycle(self) -> int:  # type: ignore[override]
        """The period."""
        return int(self.period)

    def step(self, w: World, model: Model, memory: Memory, t: Any) -> tuple[Model, Memory]:
        """Draw from the truth or from the model, fit."""
        return w.fit(w.real(self.n) if t % self.period == 1 else w.draw(model, self.n)), memory


def reference(case: str, quantity: str, **params: object) -> float:
    """The one row of the reference table with these parameters."""
    path = Path(__file__).parent / "reference" / "loops.csv"
    with path.open(newline="") as table:
        (value,) = [
            float(row["value"])
            for row in csv.DictReader(table)
            if (row["case"], row["quantity"]) == (case, quantity) and json.loads(row["params"]) == params
        ]
    return value


SIMULATED = [Weighted(3, 4, Rational(1, 3)), Scrape(5, Rational(2, 3)), Growing(3), Alternating(3), Refresh(4, 2)]


@pytest.mark.parametrize("loop", SIMULATED, ids=lambda loop: type(loop).__name__.lower())
def test_a_loop_of_ones_own_is_simulated_with_its_exact_moments(
    loop: Loop, check: Check, rng: np.random.Generator
) -> None:
    exact = MomentMap(loop, estimator("mle"))
    first, second = (float(exact.exact_start(2, {"variance": power})) for power in (1, 2))
    *_, last = simulate(with_fractions(loop), "mle", 2, 400_000, rng)
    assert_heavy_mean(check, last.variance, first, second - first**2)


def with_fractions(loop: Loop) -> Loop:
    """The loop with text for sympy's rationals, as a user would give them."""
    return type(loop)(**{name: str(number) for name, number in loop.values().items()})


@pytest.mark.parametrize("loop", [Weighted(N_REAL, N_SYNTHETIC, WEIGHT), Scrape(N, SHARE), Growing(N)])
@pytest.mark.parametrize("estimated", ["mle", "unbiased"])
def test_the_map_of_a_loop_of_ones_own_is_the_program_run(loop: Loop, estimated: str) -> None:
    moments = MomentMap(loop, estimator(estimated))
    for powers in ({"variance": 1}, {"mean": 2}):
        recurrence = moments.recurrence(powers)
        for t in range(1, 4):
            assert cancel(moment_at(recurrence, t) - moments.exact_start(t, powers)) == 0, f"{loop} {powers} t={t}"


def test_the_wander_of_the_weighted_loop_is_the_golden_formula() -> None:
    """D_inf(w) = (w^2 + k (1-w)^2) / (n_real w (2-w)), k = n_real/n_synthetic, and E v = 1, unbiased."""
    moments = MomentMap(Weighted(N_REAL, N_SYNTHETIC, WEIGHT), estimator("unbiased"))
    ratio = N_REAL / N_SYNTHETIC
    wander = (WEIGHT**2 + ratio * (1 - WEIGHT) ** 2) / (N_REAL * WEIGHT * (2 - WEIGHT))
    assert cancel(stationary(moments.recurrence({"mean": 2})) - wander) == 0
    assert cancel(stationary(moments.recurrence({"variance": 1})) - 1) == 0
    assert cancel(moments.exact_start(2, {"variance": 1}) - 1) == 0


@pytest.mark.parametrize("ratio", [1, 9, 2])
def test_the_best_weight_of_equal_shares_is_the_golden_ratio_and_rows_for_other_shares_agree(ratio: int) -> None:
    best = (sqrt(Rational(ratio) ** 2 + 4 * ratio) - ratio) / 2
    assert float(best) == pytest.approx(reference("golden", "w_star", k=float(ratio)), rel=1e-14)
    wander = stationary(MomentMap(Weighted(2 * ratio, 2, WEIGHT), estimator("unbiased")).recurrence({"mean": 2}))
    least = float(wander.subs(WEIGHT, best)) * 2 * ratio
    assert least == pytest.approx(reference("golden", "min_Var_mu_times_n_real", k=float(ratio)), rel=1e-13)
    for other in (best * Rational(99, 100), best * Rational(101, 100)):
        assert float(wander.subs(WEIGHT, other)) * 2 * ratio > least * (1 + 1e-6)


def test_the_spread_of_the_weighted_variance_is_the_row_of_the_reference() -> None:
    weight = Rational("0.2823756961276789")
    moments = MomentMap(Weighted(10, 90, weight), estimator("unbiased"))
    spread = float(stationary(moments.recurrence({"variance": 2}))) - 1
    row = reference("golden", "Var_of_var_inf", n_real=10, n_syn=90, w=float(weight))
    assert spread == pytest.approx(row, rel=1e-13)


def test_the_variance_of_a_scrape_settles_where_independent_composition_says() -> None:
    """E v_inf = 1 - 1/(N - (N-1) q^2), and E v_t = 1 - D_inf (1 - rho^t), rho = q^2 (1 - 1/N), MLE."""
    moments = MomentMap(Scrape(N, SHARE), estimator("mle")).recurrence({"variance": 1})
    lost = 1 / (N - (N - 1) * SHARE**2)
    assert cancel(stationary(moments) - (1 - lost)) == 0
    for t in range(4):
        assert cancel(moment_at(moments, t) - (1 - lost * (1 - (SHARE**2 * (1 - 1 / N)) ** t))) == 0
    row = reference("mix_iid", "E_var_inf", N=1000, a=1000, q_syn=0.99)
    values = {N: 1000, SHARE: Rational(99, 100)}
    assert float(stationary(moments).subs(values)) == pytest.approx(row, rel=1e-14)


def test_a_schedule_that_is_one_formula_in_t_has_a_map_that_depends_on_t() -> None:
    recurrence = MomentMap(Growing(2), estimator("mle")).recurrence({"variance": 1})
    assert not recurrence.is_constant
    assert moment_at(recurrence, 6) == prod(1 - Rational(1, 2 * k) for k in range(1, 7))
    row = reference("schedule", "E_var", T=50, a="n", n_k="2*k")
    assert float(moment_at(recurrence, 50)) == pytest.approx(row, rel=1e-14)


UNCLOSED = [Alternating(Symbol("n", integer=True, positive=True)), Refresh(5, 3), Refresh(5, 9)]


@pytest.mark.parametrize("loop", UNCLOSED)
def test_what_is_not_one_formula_in_t_is_refused_and_not_misread(loop: Loop) -> None:
    with pytest.raises(Unclosed, match=r"period of 3|period of 9|not the program with t a symbol"):
        MomentMap(loop, estimator("mle")).recurrence({"variance": 1})


def test_exact_values_of_a_refreshed_loop_come_from_the_program_itself() -> None:
    moments = MomentMap(Refresh(20, 5), estimator("mle"))
    cycle = [moments.exact_start(t, {"variance": 1}) for t in range(1, 6)]
    assert cycle == [Rational(19, 20) ** phase for phase in range(1, 6)]
    assert moments.exact_start(6, {"variance": 1}) == Rational(19, 20)
    assert float(sum(cycle) / 5) == pytest.approx(reference("refresh", "E_var_cycle_avg", P=5, n=20), rel=1e-14)


@pytest.mark.parametrize("loop", [Growing(3), Alternating(3)])
def test_a_fixed_divisor_is_refused_where_the_counts_change(loop: Loop) -> None:
    with pytest.raises(BadInput, match="divisor must follow the count"):
        simulate(loop, fixed(10), 3, 10, np.random.default_rng(1))
