"""The wandering mean by Laplace transforms against quadrature, limit laws, moments, simulation and its own settings."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterator
from fractions import Fraction
from typing import Any

import mpmath
import numpy as np
import pytest
from scipy.special import stdtr

from modelcollapse.errors import BadInput
from modelcollapse.numeric.ratio import Ratio
from modelcollapse.numeric.read_ratio import OneFit
from modelcollapse.numeric.wander import Tail, laplace
from modelcollapse.numeric.wander.laplace import draw_tail, mean_tail
from statistics_checks import assert_probability
from statistics_ledger import Check

INF = math.inf
MLE, UNBIASED, MIN_MSE = 0, -1, 1


def fit(n: int, estimator: int = MLE) -> OneFit:
    return OneFit(Ratio(n - 1, Fraction(n + estimator)), Fraction(1, n))


def odd(divisor: str, wander: str = "1/10", df: int = 9) -> OneFit:
    return OneFit(Ratio(df, Fraction(divisor)), Fraction(wander))


def found(tail: Tail | None) -> Tail:
    assert tail is not None, "the route does not reach"
    return tail


@pytest.fixture(autouse=True)
def _fresh() -> Iterator[None]:
    """Settings that a test changes are not part of the key of the cache."""
    laplace.transform_at.cache_clear()
    yield
    laplace.transform_at.cache_clear()


# An earlier computation in the same transform, by other means. Two of its last digits are off: at n = 10, MLE, it had
# ...2016 at k = 3 and ...477 at k = 6, where all grids, rays and powers tried here agree on 0.01283420133344 and
# 0.00095747600067.
PUBLISHED = [
    (2, MLE, (0.268045102, 0.0460194235, 0.010075418, 0.003033096, 0.000501356)),
    (10, MLE, (0.235897516, 0.0474868603, 0.0128342013, 0.004540851, 0.000957476)),
    (100, MLE, (0.230729532, 0.0474340531, 0.0132002159, 0.004787585, 0.001047983)),
    (10, UNBIASED, (0.413423195, 0.175655646, 0.0904099873, 0.053884099, 0.025021040)),
    (10, MIN_MSE, (0.152470645, 0.0155464221, 0.0022480518, 0.000473327, 4.4988e-5)),
]


@pytest.mark.parametrize(("n", "estimator", "row"), PUBLISHED)
def test_the_law_in_the_end_is_the_published_one(n: int, estimator: int, row: tuple[float, ...]) -> None:
    for k, value in zip((1, 2, 3, 4, 6), row, strict=True):
        assert found(mean_tail(fit(n, estimator), INF, k)).value == pytest.approx(value, rel=3e-8, abs=6e-10)


@pytest.mark.parametrize(("t", "value"), [(1, 0.0058105191), (5, 0.011626842), (10, 0.013014916), (20, 0.013008935)])
def test_a_draw_beyond_three_deviations_is_published_in_four_generations(t: int, value: float) -> None:
    assert found(draw_tail(fit(10), t, 3)).value == pytest.approx(value, rel=5e-8)


def one_step(case: OneFit, start: Any, k: float) -> float:
    """P(|N(0, wander + W start)| > k), W = chi2_df / divisor, by quadrature over log W."""
    with mpmath.workdps(30):
        h, a = mpmath.mpf(case.ratio.df) / 2, mpmath.mpf(case.ratio.divisor.numerator) / case.ratio.divisor.denominator
        wander = mpmath.mpf(case.wander.numerator) / case.wander.denominator
        middle, unit = mpmath.log(case.ratio.df / a), mpmath.sqrt(1 / h)

        def integrand(y: Any) -> Any:
            density = mpmath.exp(h * y + h * mpmath.log(a / 2) - a / 2 * mpmath.exp(y) - mpmath.loggamma(h))
            return density * mpmath.erfc(k / mpmath.sqrt(2 * (wander + start * mpmath.exp(y))))

        points = [middle + unit * j for j in (-60, -24, -12, -7, -4, -2, 0, 2, 4, 7, 12)]
        return float(mpmath.quad(integrand, points))


STEPS = [fit(2), fit(10, UNBIASED), fit(100, MIN_MSE), fit(10_000), odd("7.5"), odd("40"), odd("10", "5")]


@pytest.mark.parametrize("case", STEPS)
@pytest.mark.parametrize("k", [0.01, 0.1, 0.7, 3.0, 12.0])
def test_one_step_is_the_plain_integral_and_the_error_is_honest(case: OneFit, k: float) -> None:
    for tail, start in ((draw_tail(case, 1, k), 1), (mean_tail(case, 2, k), mpmath.mpf(float(case.wander)))):
        value, error = found(tail)
        truth = one_step(case, start, k)
        off = abs(value - truth)
        said = f"{value} against {truth}, off {off:.1e}, said {error:.1e}"
        assert off <= min(error + 1e-17, 2e-14), f"{case} k={k}: {said}"


def student(kappa: int, k: float) -> float:
    """P(|t_{2(1 + kappa)}| > k sqrt(1 + kappa)): V -> 1 / Gamma(1 + kappa), Dufresne."""
    freedom = 2 * (1 + kappa)
    return float(2 * stdtr(freedom, -k * math.sqrt(1 + kappa)))


@pytest.mark.parametrize("estimator", [MLE, UNBIASED, MIN_MSE])
@pytest.mark.parametrize("k", [0.01, 0.5, 1.0, 3.0, 10.0, 100.0])
def test_the_law_in_the_end_tends_to_student(estimator: int, k: float) -> None:
    limit = student(1 + estimator, k)
    shift = [n * (found(mean_tail(fit(n, estimator), INF, k)).value - limit) for n in (1000, 100_000)]
    assert shift[0] == pytest.approx(shift[1], rel=0.03, abs=1e-10)
    assert found(mean_tail(fit(10**9, estimator), INF, k)).value == pytest.approx(
        limit + shift[1] / 10**9, rel=2e-12 if k < 10 else 1e-6, abs=0
    )


@pytest.mark.parametrize("estimator", [MLE, UNBIASED, MIN_MSE])
def test_generation_t_of_a_large_sample_depends_on_t_over_n(estimator: int) -> None:
    for law in (mean_tail, draw_tail):
        at = [found(law(fit(n, estimator), n, 1.5)).value for n in (1000, 10_000, 10**9)]
        assert at[2] == pytest.approx(at[1] + (at[1] - at[0]) / 9, abs=3e-8)
        assert abs(at[1] - at[2]) > 1e-7


@pytest.mark.parametrize(("case", "t"), [(fit(10), 5), (fit(10), 12), (fit(3, MIN_MSE), 4), (odd("9.3", "1/7"), 3)])
def test_second_and_fourth_moments_are_those_of_the_recursion(case: OneFit, t: int) -> None:
    ratio, wander = case.ratio, float(case.wander)
    first, second = ratio.df / ratio.divisor, ratio.df * (ratio.df + 2) / ratio.divisor**2
    for law, start in ((draw_tail, 1.0), (mean_tail, 0.0)):
        v, v2 = start, start
        for _ in range(t):
            v, v2 = wander + float(first) * v, wander**2 + 2 * wander * float(first) * v + float(second) * v2
        y = np.arange(math.log(1e-5), math.log(400), 0.12)
        tails = np.array([found(law(case, t, math.exp(x))).value for x in y])
        assert 0.12 * tails @ (2 * np.exp(2 * y)) == pytest.approx(v, rel=1e-9)
        assert 0.12 * tails @ (4 * np.exp(4 * y)) == pytest.approx(3 * v2, rel=1e-6)


def test_two_points_are_enough_of_a_sample_at_every_distance() -> None:
    for k in (0.01, 0.1, 0.3, 1.0, 10.0):
        assert found(mean_tail(fit(2), INF, k)).error < 1e-14


@pytest.mark.parametrize("estimator", [MLE, UNBIASED, MIN_MSE])
def test_the_far_tail_falls_with_twice_the_tail_index(estimator: int) -> None:
    case = fit(10, estimator)
    near, far = (math.log(found(mean_tail(case, INF, k)).value) for k in (60.0, 90.0))
    assert (near - far) / math.log(1.5) == pytest.approx(2 * case.ratio.root, rel=4e-3)


@pytest.mark.parametrize("estimator", [MLE, UNBIASED, MIN_MSE])
@pytest.mark.parametrize("k", [0.01, 1.0, 5.0, 30.0])
def test_mean_and_draw_have_one_law_in_the_end(estimator: int, k: float) -> None:
    case = fit(7, estimator)
    end = found(mean_tail(case, INF, k))
    for tail in (draw_tail(case, INF, k), mean_tail(case, 10**9, k), draw_tail(case, 5000, k)):
        value, error = found(tail)
        assert abs(value - end.value) <= error + end.error


@pytest.mark.parametrize(("case", "t"), [(fit(10**9), 1500), (fit(30, UNBIASED), 700), (odd("8.6"), 300)])
def test_squaring_is_the_same_as_one_fit_at_a_time(case: OneFit, t: int, monkeypatch: pytest.MonkeyPatch) -> None:
    squared = [found(law(case, t, k)) for law in (mean_tail, draw_tail) for k in (0.002, 1.2)]
    laplace.transform_at.cache_clear()
    monkeypatch.setattr(laplace, "MANY", t)
    monkeypatch.setattr(laplace, "RAY", 0.0)
    slow = [found(law(case, t, k)) for law in (mean_tail, draw_tail) for k in (0.002, 1.2)]
    assert [tail.value for tail in squared] == pytest.approx([tail.value for tail in slow], rel=1e-12, abs=1e-16)


@pytest.mark.parametrize("k", [0.3, 4.0, 9.0, 25.0])
@pytest.mark.parametrize("t", [6, INF])
def test_another_ray_and_another_power_do_not_move_the_answer(
    k: float, t: float, monkeypatch: pytest.MonkeyPatch
) -> None:
    plain = found(draw_tail(fit(10, MIN_MSE), t, k))
    for name, value in (("RAY", 0.0), ("RAY", 0.35), ("FAR", 0.0), ("FAR", INF)):
        with monkeypatch.context() as patch:
            patch.setattr(laplace, name, value)
            other = found(draw_tail(fit(10, MIN_MSE), t, k))
        assert abs(plain.value - other.value) <= plain.error + other.error


def test_simulated_means_and_draws_have_these_tails(check: Check, rng: np.random.Generator) -> None:
    case, t, runs, k = odd("9.5", "1/8"), 6, 200_000, 1.1
    mean, variance = np.zeros(runs), np.ones(runs)
    for _ in range(t):
        mean = mean + np.sqrt(float(case.wander) * variance) * rng.standard_normal(runs)
        variance = variance * rng.chisquare(case.ratio.df, runs) / float(case.ratio.divisor)
    assert_probability(check, np.abs(mean) > k, found(mean_tail(case, t, k)).value)


@pytest.mark.parametrize("law", [mean_tail, draw_tail])
def test_degenerate_cases_have_a_stated_answer(law: Callable[[OneFit, float, float], Tail | None]) -> None:
    still = OneFit(Ratio(0, Fraction(1)), Fraction(1))
    assert law(fit(10), 0, 2.0) == (Tail(0.0, 0.0) if law is mean_tail else found(draw_tail(still, 3, 2.0)))
    assert found(law(still, INF, 2.0)).value == pytest.approx(math.erfc(math.sqrt(2)), rel=1e-14)
    assert law(odd("8"), INF, 2.0) is None
    assert law(odd("8"), 10**6, 2.0) is None
    assert law(odd("8.1"), INF, 2.0) is None
    assert found(law(fit(10**9), 10**9, 100.0)).value < 1e-11


@pytest.mark.parametrize(("t", "k"), [(-1, 1.0), (1.5, 1.0), (math.nan, 1.0), (3, 0.0), (3, -1.0), (3, INF)])
def test_other_input_is_refused(t: float, k: float) -> None:
    for law in (mean_tail, draw_tail):
        with pytest.raises(BadInput, match="got"):
            law(fit(10), t, k)
