"""The wandering mean in real space against plain integrals, exact moments, limit laws, tables and simulation."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterable
from fractions import Fraction
from typing import Any

import mpmath
import numpy as np
import pytest
from scipy.special import stdtr

from modelcollapse.errors import BadInput
from modelcollapse.numeric.ratio import Ratio
from modelcollapse.numeric.read_ratio import OneFit
from modelcollapse.numeric.wander import Tail, walk, walk_grid
from statistics_checks import assert_probability
from statistics_ledger import Check

AT = (1, 2, 3, 4, 6)
ESTIMATORS = {"mle": 0, "unbiased": -1, "min-MSE": 1}
LIMIT_TABLE = {
    (2, "mle"): ["0.268045102", "0.0460194235", "0.010075418", "0.003033096", "0.000501356"],
    (10, "mle"): ["0.235897516", "0.0474868602", "0.0128342013", "0.004540851", "0.000957476"],
    (100, "mle"): ["0.230729532", "0.0474340529", "0.0132002156", "0.004787585", "0.001047983"],
    (10, "unbiased"): ["0.413423195", "0.175655646", "0.0904099873", "0.053884099", "0.025021040"],
    (10, "min-MSE"): ["0.152470645", "0.0155464221", "0.0022480515", "0.000473327", "4.49882e-5"],
}
"""P(|mu_inf| > k) at these k by the characteristic function of mu_inf; good to 5e-10."""
OVER_TIME = {1: "0.0058105191", 5: "0.011626842", 10: "0.013014916", 20: "0.013008935", math.inf: "0.0128342013"}
"""P(|X_t| > 3) by the same route, MLE, n = 10."""


def fit_of(n: int, divisor: Any, temperature: Any = 1) -> OneFit:
    heat = Fraction(temperature)
    return OneFit(Ratio(n - 1, Fraction(divisor) / heat), heat / n)


def named(n: int, estimator: str) -> OneFit:
    return fit_of(n, n + ESTIMATORS[estimator])


def mean_tail(fit: OneFit, t: float, k: float) -> float:
    return known(walk.mean_tail(fit, t, k))


def draw_tail(fit: OneFit, t: float, k: float) -> float:
    return known(walk.draw_tail(fit, t, k))


def known(tail: Tail | None) -> float:
    assert tail is not None
    assert 0 <= tail.value <= 1 + 1e-14
    assert tail.error <= max(5e-11 * tail.value, 2e-19)
    return tail.value


def misses_of_table(laws: Iterable[tuple[int, str]] = tuple(LIMIT_TABLE), ks: tuple[int, ...] = AT) -> list[str]:
    found = [
        (f"n={n} {name} k={k}", mean_tail(named(n, name), math.inf, k), float(LIMIT_TABLE[n, name][AT.index(k)]))
        for n, name in laws
        for k in ks
    ]
    return [f"{case}: {value} against {known}" for case, value, known in found if not abs(value - known) <= 6e-10]


def test_the_limit_laws_of_the_characteristic_function_are_met() -> None:
    assert not misses_of_table()


@pytest.mark.parametrize("t", OVER_TIME)
def test_the_three_sigma_tail_over_time_is_that_of_the_characteristic_function(t: float) -> None:
    assert draw_tail(named(10, "mle"), t, 3.0) == pytest.approx(float(OVER_TIME[t]), abs=6e-10)


def expected(df: int, divisor: Fraction, variance: Callable[[Any], Any], k: float) -> float:
    """E erfc(k / sqrt(2 variance(W))) by quadrature of the density of the chi-square, 30 digits."""
    with mpmath.workdps(30):
        h, typical = mpmath.mpf(df) / 2, mpmath.mpf(df) / divisor
        width = mpmath.sqrt(mpmath.mpf(2) / df)

        def integrand(x: Any) -> Any:
            w = typical * mpmath.exp(x)
            density = mpmath.exp(h * (x + 1 - mpmath.exp(x)))
            return density * mpmath.erfc(k / mpmath.sqrt(2 * variance(w)))

        front = mpmath.exp(h * mpmath.log(h) - h - mpmath.loggamma(h))
        edges = [width * j for j in (-60, -30, -15, -8, -4, -2, -1, 0, 1, 2, 4, 8, 15)]
        return float(front * mpmath.quad(integrand, edges))


FIRST_FITS = [(2, 2), (3, 2), (10, 10), (10, 100), (5, Fraction("2.5")), (1000, 1001), (10**6, 10**6 - 1)]


@pytest.mark.parametrize(("n", "divisor"), FIRST_FITS)
@pytest.mark.parametrize("k", [0.01, 1.0, 5.9])
def test_the_first_fits_are_plain_integrals(n: int, divisor: Any, k: float) -> None:
    fit, wander = fit_of(n, divisor), mpmath.mpf(1) / n
    one = expected(n - 1, Fraction(divisor), lambda w: wander + w, k)
    two = expected(n - 1, Fraction(divisor), lambda w: wander * (1 + w), k)
    assert draw_tail(fit, 1, k) == pytest.approx(one, rel=1e-10 if k > 5 else 1e-13, abs=1e-19)
    assert mean_tail(fit, 2, k) == pytest.approx(two, rel=1e-10 if k > 5 else 1e-13, abs=1e-19)


def test_the_first_wander_is_normal() -> None:
    fit = fit_of(10, 10, Fraction(3, 2))
    assert mean_tail(fit, 1, 1.3) == pytest.approx(math.erfc(1.3 / math.sqrt(0.3)), rel=1e-14)
    assert draw_tail(fit, 0, 1.3) == pytest.approx(math.erfc(1.3 / math.sqrt(2)), rel=1e-14)
    assert mean_tail(fit, 0, 1.3) == 0


def test_two_fits_are_a_double_integral_of_two_chi_squares() -> None:
    n = 7
    x, weight = np.polynomial.legendre.leggauss(120)
    chi2, density = 40 * (x + 1), 40 * weight
    density = density * chi2 ** ((n - 3) / 2) * np.exp(-chi2 / 2) / (2 ** ((n - 1) / 2) * math.gamma((n - 1) / 2))
    w = chi2 / n
    variance = 1 / n + w[:, None] * (1 / n + w)
    tails = np.vectorize(lambda v: math.erfc(2 / math.sqrt(2 * v)))(variance)
    assert draw_tail(named(n, "mle"), 2, 2.0) == pytest.approx(density @ tails @ density, rel=1e-12)


def grid_for(fit: OneFit, top: float = 24.0) -> walk_grid.Grid:
    return walk_grid.grid_of(fit.ratio, walk.FINE.spacing, top, 1.0)


def moment_miss(fit: OneFit) -> float:
    """How far one fit is from E V' = wander + r V and E V'^2 = wander^2 + 2 wander r V + q V^2, over V and V^2."""
    grid = grid_for(fit)
    inner = slice(0, np.searchsorted(grid.y, 8.0))
    v = np.exp(grid.y)
    r, a = float(fit.ratio.df / fit.ratio.divisor), float(fit.ratio.divisor)
    q = r * (fit.ratio.df + 2) / a
    matrix = walk_grid.one_fit(grid)
    first = matrix @ v - (1 + float((fit.ratio.df - fit.ratio.divisor) / fit.ratio.divisor) * v)
    second = matrix @ v**2 - (1 + 2 * r * v + (q - 1) * v**2)
    return float(max(np.abs(first / v)[inner].max(), np.abs(second / v**2)[inner].max()))


@pytest.mark.parametrize(("n", "divisor"), [(10, 10), (10, 9), (30, 50), (1000, 1001), (10**9, 10**9)])
def test_one_fit_turns_the_mean_and_mean_square_of_v_into_the_next_ones(n: int, divisor: int) -> None:
    assert moment_miss(fit_of(n, divisor)) < 3e-12


@pytest.mark.parametrize("n", [10**6, 10**9])
@pytest.mark.parametrize("estimator", ESTIMATORS)
def test_many_points_wander_to_a_student_law(n: int, estimator: str) -> None:
    # The law at finite n is off by a few 1/n.
    degrees = 2 * (1 + ESTIMATORS[estimator] + 1)
    for k in (0.3, 1.0, 3.0):
        student = 2 * stdtr(degrees, -k * math.sqrt(degrees / 2))
        assert mean_tail(named(n, estimator), math.inf, k) == pytest.approx(student, rel=max(4 / n, 2e-11))


def test_the_distance_from_the_student_law_is_of_order_one_over_n() -> None:
    student = 2 * stdtr(4, -3 * math.sqrt(2))
    near, far = (n * (mean_tail(named(n, "mle"), math.inf, 3.0) - student) for n in (10**5, 10**4))
    assert near == pytest.approx(far, rel=1e-3)


def test_many_points_of_a_far_generation_are_one_law_in_t_over_n() -> None:
    one, two = (draw_tail(named(n, "mle"), n // 2, 4.0) for n in (10**6, 2 * 10**6))
    assert one == pytest.approx(two, rel=1e-5)
    assert one != pytest.approx(draw_tail(named(10**6, "mle"), 10**6, 4.0), rel=1e-2)


@pytest.mark.parametrize(("n", "divisor"), [(2, 2), (10, 9), (10, 10), (10, 11), (10, 20), (1000, 1000)])
def test_the_tail_falls_with_twice_the_root(n: int, divisor: int) -> None:
    fit = fit_of(n, divisor)
    near, far = (mean_tail(fit, math.inf, k) for k in ((8.0, 11.0) if divisor == 20 else (300.0, 600.0)))
    ratio = 11 / 8 if divisor == 20 else 2
    slope = math.log(near / far) / math.log(ratio)
    assert slope == pytest.approx(2 * fit.ratio.root, rel=0.1 if divisor == 20 else 3e-5)


@pytest.mark.parametrize(("n", "divisor"), [(2, 2), (10, 10), (10, Fraction("8.7")), (10, 1000), (30, 31)])
def test_a_late_generation_has_the_limit_law(n: int, divisor: Any) -> None:
    fit = fit_of(n, divisor)
    for k in (0.5, 3.0):
        assert mean_tail(fit, 10**4, k) == pytest.approx(mean_tail(fit, math.inf, k), rel=2e-12, abs=1e-18)
        assert draw_tail(fit, 10**4, k) == pytest.approx(mean_tail(fit, math.inf, k), rel=2e-12, abs=1e-18)


def test_draws_of_a_point_fit_are_as_far_as_its_mean() -> None:
    fit = OneFit(Ratio(0, Fraction(1)), Fraction(1))
    assert draw_tail(fit, 5, 2.0) == mean_tail(fit, math.inf, 2.0) == pytest.approx(math.erfc(math.sqrt(2)), rel=1e-14)


def wandered(n: int, fits: int, runs: int, rng: np.random.Generator) -> tuple[Any, Any]:
    """Mean and standard deviation of the model after so many fits of n raw points, MLE."""
    mean, std = np.zeros(runs), np.ones(runs)
    for _ in range(fits):
        sample = mean[:, None] + std[:, None] * rng.standard_normal((runs, n))
        mean, std = sample.mean(axis=1), sample.std(axis=1)
    return mean, std


def test_means_of_raw_samples_wander_so(check: Check, rng: np.random.Generator) -> None:
    mean, _ = wandered(4, 6, 60_000, rng)
    assert_probability(check, np.abs(mean) > 1.5, mean_tail(named(4, "mle"), 6, 1.5))
    with pytest.raises(AssertionError):
        assert_probability(check, np.abs(mean) > 1.5, mean_tail(named(4, "unbiased"), 6, 1.5))


def test_points_drawn_from_models_of_raw_samples_are_so_far(check: Check, rng: np.random.Generator) -> None:
    mean, std = wandered(4, 3, 60_000, rng)
    points = mean + std * rng.standard_normal(len(mean))
    assert_probability(check, np.abs(points) > 1.5, draw_tail(named(4, "mle"), 3, 1.5))
    with pytest.raises(AssertionError):
        assert_probability(check, np.abs(points) > 1.5, mean_tail(named(4, "mle"), 3, 1.5))


@pytest.mark.parametrize(("n", "divisor"), [(2, 2), (3, 2), (10, 9), (12, 13), (30, 31), (10**6, 10**6)])
def test_increments_have_the_mellin_transform_of_the_ratio(n: int, divisor: int) -> None:
    ratio = Ratio(n - 1, Fraction(divisor))
    x, weight = walk_grid.increments_of(ratio, 1.0)
    assert weight.sum() == pytest.approx(1, abs=3e-15)
    assert weight @ x == pytest.approx(-ratio.drift, abs=2e-15)
    for s in (-0.05, 0.5, 2.0):
        assert weight @ np.exp(s * x) == pytest.approx(math.exp(ratio.cgf(s)), rel=2e-14)


def test_polynomials_through_the_nodes_repeat_every_power_up_to_the_32nd() -> None:
    r = np.array([-0.5, -0.1, 0.0, 1e-9, 0.3, 0.5])
    weights = walk_grid.polynomial(r)
    for power in range(33):
        scale = float((np.abs(weights) @ np.abs(walk_grid.PLACES / 16.0) ** power).max())
        assert weights @ (walk_grid.PLACES / 16.0) ** power == pytest.approx((r / 16) ** power, abs=1e-14 * scale)


@pytest.mark.parametrize(
    ("fit", "t", "k"),
    [
        (fit_of(10, 7), math.inf, 1.0),
        (fit_of(10, 7), 10**4, 1.0),
        (fit_of(10, Fraction("8.1")), math.inf, 3.0),
    ],
    ids=["a rising walk has no limit", "a rising walk goes too far", "a small root needs too many nodes"],
)
def test_out_of_its_reach_it_gives_nothing(fit: OneFit, t: float, k: float) -> None:
    assert walk.mean_tail(fit, t, k) is None
    assert walk.draw_tail(fit, t, k) is None


def test_a_rising_walk_of_a_few_fits_is_within_reach() -> None:
    assert mean_tail(fit_of(10, 7), 30, 3.0) > mean_tail(fit_of(10, 9), 30, 3.0)


@pytest.mark.parametrize(("t", "k"), [(-1, 1.0), (1.5, 1.0), (math.nan, 1.0), (2, -1.0), (2, math.nan), (2, math.inf)])
def test_what_is_no_time_or_no_distance_is_refused(t: float, k: float) -> None:
    with pytest.raises(BadInput):
        walk.mean_tail(named(10, "mle"), t, k)
    with pytest.raises(BadInput):
        walk.draw_tail(named(10, "mle"), t, k)


def shortened_increments(ratio: Ratio, coarseness: float) -> walk_grid.Increments:
    x, weight = TRUE_INCREMENTS(ratio, coarseness)
    return walk_grid.Increments(x * (1 - 1e-6), weight)


def shifted_increments(ratio: Ratio, coarseness: float) -> walk_grid.Increments:
    x, weight = TRUE_INCREMENTS(ratio, coarseness)
    return walk_grid.Increments(x + 1e-7, weight)


def light_weights(matrix: Any, grid: walk_grid.Grid, ratio: Ratio) -> Any:
    return TRUE_STATIONARY(matrix, grid, ratio) * (1 - 1e-7)


def one_more_of_a_freedom(fit: OneFit) -> OneFit:
    return OneFit(Ratio(fit.ratio.df + 1, fit.ratio.divisor), fit.wander)


TRUE_INCREMENTS, TRUE_STATIONARY = walk_grid.increments_of, walk.stationary
WRONG = [
    (walk_grid, "increments_of", shortened_increments),
    (walk_grid, "increments_of", shifted_increments),
    (walk, "stationary", light_weights),
]


@pytest.mark.parametrize(("module", "name", "wrong"), WRONG, ids=[wrong.__name__ for *_, wrong in WRONG])
def test_a_wrong_formula_misses_the_table(module: Any, name: str, wrong: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, name, wrong)
    assert misses_of_table([(10, "mle"), (10, "min-MSE")], (2, 3))


def test_a_wrong_law_misses_the_moments(monkeypatch: pytest.MonkeyPatch) -> None:
    fit = named(1000, "mle")
    monkeypatch.setattr(walk_grid, "increments_of", shifted_increments)
    assert moment_miss(fit) > 5e-8
    monkeypatch.setattr(walk_grid, "increments_of", TRUE_INCREMENTS)
    wrong = walk_grid.one_fit(grid_for(one_more_of_a_freedom(fit))) - walk_grid.one_fit(grid_for(fit))
    assert np.abs(wrong).max() > 1e-3
