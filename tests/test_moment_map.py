"""The moment map against the program run t times, against moments from elsewhere, and what it must refuse."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from fractions import Fraction
from math import comb
from typing import Any

import mpmath
import pytest
from sympy import Integer, Rational, cancel

from catalogue import ESTIMATED_WITHOUT_ITEMS, WITHOUT_ITEMS, plain, symbolic, tempered
from modelcollapse.estimators import estimator, fixed
from modelcollapse.loops import loop_class
from modelcollapse.probe import probe
from modelcollapse.symbolic.law import Unclosed
from modelcollapse.symbolic.moment_map import MomentMap
from modelcollapse.symbolic.noise import Draw, SymbolicNoise
from modelcollapse.world import Loop, Memory, Model, World
from recurrences import moment_at

MONOMIALS = (
    {"variance": 1},
    {"mean": 2},
    {"variance": 2},
    {"mean": 4},
    {"mean": 2, "variance": 1},
    {"mean": 1},
    {"mean": 3, "variance": 1},
)


@pytest.mark.parametrize(("name", "estimated"), ESTIMATED_WITHOUT_ITEMS)
def test_the_map_iterated_is_the_program_run(name: str, estimated: str) -> None:
    moments = MomentMap(tempered(name), estimator(estimated))
    for powers in MONOMIALS:
        recurrence = moments.recurrence(powers)
        for t in range(4):
            mapped, run = moment_at(recurrence, t), moments.exact_start(t, powers)
            assert cancel(mapped - run) == 0, f"{name} {estimated} {powers} t={t}: {mapped} against {run}"


@pytest.mark.parametrize("name", [name for name in WITHOUT_ITEMS if len(probe(plain(name)).counts[0]) == 1])
def test_variance_and_wander_of_a_faithful_mle_loop_sum_to_the_variance_of_the_truth(name: str) -> None:
    moments = MomentMap(symbolic(name), estimator("mle"))
    for t in range(4):
        total = moments.exact_start(t, {"variance": 1}) + moments.exact_start(t, {"mean": 2})
        assert cancel(total - 1) == 0, f"{name} t={t}: E v + E mu^2 = {cancel(total)}"


@pytest.mark.parametrize("estimated", ["unbiased", "min-mse"])
def test_the_sum_is_not_conserved_by_other_divisors(estimated: str) -> None:
    moments = MomentMap(plain("replace"), estimator(estimated))
    assert moments.exact_start(2, {"variance": 1}) + moments.exact_start(2, {"mean": 2}) != 1


@pytest.mark.parametrize("order", range(1, 7))
def test_moments_of_the_noise_are_those_of_its_laws(order: int) -> None:
    half = Rational(7, 2)
    normal = mpmath.quad(
        lambda x: x**order * mpmath.exp(-(x**2) / 7) / mpmath.sqrt(7 * mpmath.pi), [-mpmath.inf, 0, mpmath.inf]
    )
    chi2 = mpmath.quad(
        lambda x: x ** (order + 1.5) * mpmath.exp(-x / 2) / (2**2.5 * mpmath.gamma(2.5)), [0, 5, 20, mpmath.inf]
    )
    third = Fraction(1, 3)
    binomial = sum(comb(5, k) * third**k * (1 - third) ** (5 - k) * k**order for k in range(6))
    assert float(moment(lambda noise: noise.normal(half), order)) == pytest.approx(float(normal), rel=1e-12, abs=1e-12)
    assert float(moment(lambda noise: noise.chi2(5), order)) == pytest.approx(float(chi2), rel=1e-12)
    assert Fraction(str(moment(lambda noise: noise.binomial(5, Rational(1, 3)), order))) == binomial


def moment(draw: Callable[[SymbolicNoise], Any], order: int) -> Any:
    noise = SymbolicNoise()
    return noise.mean(draw(noise) ** order).get((), Integer(0))


def test_a_planted_wrong_moment_is_caught(monkeypatch: pytest.MonkeyPatch) -> None:
    """The third moment of chi2 is perturbed: the Gamma ratio, the quadrature and the program run must all differ."""
    assert_third_moment_is_the_gamma_ratio()
    right = MomentMap(plain("replace"), estimator("mle")).exact_start(2, {"variance": 3})
    plant(monkeypatch)
    with pytest.raises(AssertionError):
        assert_third_moment_is_the_gamma_ratio()
    with pytest.raises(AssertionError):
        test_moments_of_the_noise_are_those_of_its_laws(3)
    assert moment_at(MomentMap(plain("replace"), estimator("mle")).recurrence({"variance": 3}), 2) != right


def assert_third_moment_is_the_gamma_ratio() -> None:
    """E sigma_1^6 = (2/n)^3 Gamma((n-1)/2 + 3) / Gamma((n-1)/2) under replace and MLE."""
    n = plain("replace").values()["n"]
    ratio = (mpmath.mpf(2) / n) ** 3 * mpmath.gamma(mpmath.mpf(n - 1) / 2 + 3) / mpmath.gamma(mpmath.mpf(n - 1) / 2)
    found = MomentMap(plain("replace"), estimator("mle")).exact_start(1, {"variance": 3})
    assert float(found) == pytest.approx(float(ratio), rel=1e-13)


def plant(monkeypatch: pytest.MonkeyPatch) -> None:
    rightly = Draw.moment

    def wrongly(draw: Draw, k: int) -> Any:
        return rightly(draw, k) + (1 if (draw.law, k) == ("chi2", 3) else 0)

    monkeypatch.setattr(Draw, "moment", wrongly)


def test_accumulate_starts_late_because_its_first_fit_is_another() -> None:
    recurrence = MomentMap(plain("accumulate"), estimator("mle")).recurrence({"variance": 1})
    assert (recurrence.t0, recurrence.early) == (1, (1,))


@dataclass(frozen=True)
class Branch(Loop):
    """Replace, but fit number `late` has twice as many points."""

    n: Any
    late: Any

    def step(self, w: World, model: Model, memory: Memory, t: Any) -> tuple[Model, Memory]:
        """Draw n points, or twice so many."""
        return w.fit(w.draw(model, 2 * self.n if t == self.late else self.n)), memory


@pytest.mark.parametrize("late", [1, 2, 3])
def test_a_branch_at_an_early_fit_makes_the_map_start_after_it(late: int) -> None:
    moments = MomentMap(Branch(5, late), estimator("mle"))
    recurrence = moments.recurrence({"variance": 1})
    assert recurrence.t0 == late
    for t in range(6):
        assert moment_at(recurrence, t) == moments.exact_start(t, {"variance": 1})


@pytest.mark.parametrize("late", [4, 5])
def test_a_branch_at_a_later_fit_is_refused(late: int) -> None:
    with pytest.raises(Unclosed, match="not the program with t a symbol"):
        MomentMap(Branch(5, late), estimator("mle")).recurrence({"variance": 1})


@pytest.mark.parametrize("powers", [{"variance": 1}, {"mean": 2}, {"variance": 2}])
def test_a_branch_that_shows_only_in_the_law_of_the_noise_is_not_misread(powers: dict[str, int]) -> None:
    # With a fixed divisor the count stands nowhere but in the degrees of freedom and the variance of the mean.
    moments = MomentMap(Branch(5, 2), fixed(5))
    recurrence = moments.recurrence(powers)
    for t in range(6):
        assert moment_at(recurrence, t) == moments.exact_start(t, powers)


@dataclass(frozen=True)
class Before(Loop):
    """Replace, with twice as many points from fit `late` on."""

    n: Any
    late: Any

    def step(self, w: World, model: Model, memory: Memory, t: Any) -> tuple[Model, Memory]:
        """Draw n points, or twice so many."""
        return w.fit(w.draw(model, self.n if t < self.late else 2 * self.n)), memory


def test_a_branch_on_the_order_of_t_is_refused_as_unclosed() -> None:
    moments = MomentMap(Before(5, 2), estimator("mle"))
    assert moments.exact_start(2, {"variance": 1}) == Rational(4, 5) * Rational(9, 10)
    with pytest.raises(Unclosed):
        moments.recurrence({"variance": 1})


def test_a_symbol_of_the_loop_stays_a_symbol() -> None:
    n = loop_class("replace").parameters()[0].symbol()
    recurrence = MomentMap(symbolic("replace"), estimator("mle")).recurrence({"mean": 2})
    assert cancel(moment_at(recurrence, 3) - (1 - (1 - 1 / n) ** 3)) == 0
    assert recurrence.matrix.free_symbols == {n}
