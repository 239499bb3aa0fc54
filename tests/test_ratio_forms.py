"""Derivations from the ratio law: what is printed is obeyed by the exact values, and by integrals over the law of W."""

from __future__ import annotations

import math
from fractions import Fraction

import mpmath
import numpy as np
import pytest
import sympy

from catalogue import MEANS
from modelcollapse.loops import loop_class
from modelcollapse.numeric.simulate import Generation
from modelcollapse.parameters import parameter
from modelcollapse.quantities import derive, quantity, value, with_symbols
from modelcollapse.symbolic.law import T

N = parameter("n").symbol()
DIVISORS = {"mle": N, "unbiased": N - 1, "min-mse": N + 1}
OF = {
    "E_std": "mean-std", "E_log_variance": "mean-log-variance", "Var_log_variance": "variance-log-variance",
    "E_precision": "mean-precision", "E_wander_precision": "mean-wander-precision", "E_variance": "mean-variance",
    "E_mean2": "mean-wander",
}  # fmt: skip
OF_RATIO = ("mean-std", "mean-log-variance", "variance-log-variance", "mean-precision", "mean-wander-precision")
SUMS = ("w2", "kl-model-truth", "kl-truth-model")


def mean_over_law(function, n: int, divisor: int) -> mpmath.mpf:
    """E g(W) for W = chi2_(n-1) / divisor, by quadrature of the density."""
    h = mpmath.mpf(n - 1) / 2

    def density(x):
        return mpmath.exp((h - 1) * mpmath.log(x) - x / 2 - h * mpmath.log(2) - mpmath.loggamma(h))

    return mpmath.quad(lambda x: function(x / divisor) * density(x), [0, 1, 5, 10, 20, 60, 300])


@pytest.mark.parametrize("estimated", DIVISORS)
@pytest.mark.parametrize("name", [*OF_RATIO, *SUMS])
def test_every_printed_equation_is_obeyed_by_the_values(name: str, estimated: str) -> None:
    n, t = 6, 3

    def number(function: sympy.Basic) -> sympy.Float:
        asked = OF.get(type(function).__name__, name)
        return sympy.Float(value(asked, "replace", estimated, n=n, t=int(function.args[0].subs(T, t))).value)

    for equation in derive(name, "replace", estimated).recurrence:
        left, right = (
            side.replace(lambda e: isinstance(e, sympy.core.function.AppliedUndef), number).subs({N: n, T: t})
            for side in equation.args
        )
        assert float(left) == pytest.approx(float(right), rel=1e-12), equation
    assert type(equation.lhs).__name__ in {*OF, "E_sum"}


@pytest.mark.parametrize("estimated", DIVISORS)
def test_the_first_fit_is_an_integral_over_the_law_of_the_ratio(estimated: str) -> None:
    n, divisor = 7, int(DIVISORS[estimated].subs(N, 7))
    log_mean = mean_over_law(mpmath.log, n, divisor)
    integrals = {
        "mean-std": mean_over_law(mpmath.sqrt, n, divisor),
        "mean-precision": mean_over_law(lambda w: 1 / w, n, divisor),
        "mean-wander-precision": mean_over_law(lambda w: 1 / w, n, divisor) / n,
        "mean-log-variance": log_mean,
        "variance-log-variance": mean_over_law(lambda w: (mpmath.log(w) - log_mean) ** 2, n, divisor),
    }
    for name, integral in integrals.items():
        form = derive(name, "replace", estimated).form
        assert form.from_t == 0
        assert float(form.expression.subs({N: n, T: 1})) == pytest.approx(float(integral), rel=1e-9), name
        assert value(name, "replace", estimated, n=n, t=1).value == pytest.approx(float(integral), rel=1e-9), name


@pytest.mark.parametrize("divisor", [*DIVISORS, Fraction(5, 2), Fraction(10) ** 9])
@pytest.mark.parametrize("name", OF_RATIO)
def test_two_routes_agree_to_the_last_digits_of_a_float(name: str, divisor: object) -> None:
    for n, t in ((6, 1), (6, 20), (1000, 3)):
        found = value(name, "replace", divisor, n=n, t=t)
        assert found.rigour == "numerical"
        assert found.error <= 2e-13 * abs(found.value), (n, t)


@pytest.mark.parametrize("estimated", DIVISORS)
def test_the_precision_gains_divisor_over_n_minus_3_and_so_the_limit_is_infinite(estimated: str) -> None:
    gain = DIVISORS[estimated] / (N - 3)
    for name, start, k in (("mean-precision", 1, 0), ("mean-wander-precision", 0, 1 / N)):
        form = derive(name, "replace", estimated).form
        assert sympy.simplify(form.rate - gain) == 0
        assert form.limit == sympy.oo
        assert form.rate_kind == "geometric"
        assert form.where == {"domain": N - 1 > 2}
        by_hand = start
        for t in range(4):
            assert sympy.simplify(form.expression.subs(T, t) - by_hand) == 0
            by_hand = gain * (by_hand + k)


def test_the_first_sample_with_a_finite_precision_has_four_points() -> None:
    assert value("mean-precision", "replace", n=3, t=1).value == math.inf
    assert value("mean-wander-precision", "replace", n=3, t=1).value == math.inf
    assert value("mean-precision", "replace", n=4, t=1).fraction == pytest.approx(4)
    assert value("mean-wander-precision", "replace", n=4, t=1).fraction == pytest.approx(1)
    assert value("mean-precision", "replace", n=3, t=0).value == 1
    assert value("mean-wander-precision", "replace", n=3, t=0).value == 0


@pytest.mark.parametrize("divisor", [3, Fraction(5, 2)])
def test_at_and_below_the_divisor_df_minus_2_the_precision_does_not_grow(divisor: Fraction) -> None:
    """n = 6, df - 2 = 3: q = 1 gives k t, q = 5/6 the geometric series k q / (1 - q) = 5 k."""
    at = {"n": 6, "loop": "replace", "estimator": divisor}
    q = Fraction(divisor) / 3
    for t in (1, 2, 7):
        assert value("mean-precision", **at, t=t).fraction == pytest.approx(q**t, rel=1e-14)
        series = sum(q**j for j in range(1, t + 1)) / 6
        found = value("mean-wander-precision", **at, t=t)
        assert found.value == pytest.approx(float(series), rel=1e-14)
        assert found.error < 1e-14
    assert value("mean-precision", **at, t=math.inf).value == (1 if q == 1 else 0)
    assert value("mean-wander-precision", **at, t=math.inf).value == (math.inf if q == 1 else pytest.approx(5 / 6))


def test_a_temperature_in_symbols_leaves_the_limit_to_a_condition() -> None:
    heated = with_symbols(loop_class("replace"), temperature=parameter("temperature").symbol())
    std = derive("mean-std", heated).form
    assert std.limit == 0
    assert std.where["condition"] == (std.rate < 1)
    log = derive("mean-log-variance", heated).form
    assert log.limit is None
    assert "sign" in log.where["undecided"]
    precision = derive("mean-precision", heated).form
    assert precision.limit is None
    assert set(precision.where) == {"domain", "undecided"}


@pytest.mark.parametrize("estimated", DIVISORS)
def test_a_faithful_loop_needs_no_condition_to_shrink(estimated: str) -> None:
    std, log, spread = (derive(name, "replace", estimated).form for name in OF_RATIO[:3])
    assert (std.where, std.limit) == ({}, 0)
    assert (log.where, log.limit, log.rate, log.rate_kind) == ({}, -sympy.oo, 1, "polynomial")
    assert (spread.where, spread.limit, spread.rate, spread.rate_kind) == ({}, sympy.oo, 1, "polynomial")


def settles(name: str, estimated: str, t: int) -> float:
    """(x(t + 1) - x(oo)) / (x(t) - x(oo)) at n = 6, in 40 digits: what a geometric rate is for."""
    now, later, end = (value(name, "replace", estimated, n=6, t=at).fraction for at in (t, t + 1, math.inf))
    return float((later - end) / (now - end))


@pytest.mark.parametrize("estimated", ["mle", "min-mse"])
def test_the_rate_of_a_settling_sum_is_that_of_what_is_seen_last(estimated: str) -> None:
    form = derive("w2", "replace", estimated).form
    assert form.rate_kind == "geometric"
    assert float(form.rate.subs(N, 6)) == pytest.approx(settles("w2", estimated, 150), rel=1e-6)
    assert float(form.limit.subs(N, 6)) == pytest.approx(value("w2", "replace", estimated, n=6, t=math.inf).value)


def test_the_rate_of_a_growing_sum_is_that_of_what_grows_fastest() -> None:
    linear = derive("w2", "replace", "unbiased").form
    assert (linear.limit, linear.rate, linear.rate_kind) == (sympy.oo, 1, "polynomial")
    step = [value("w2", "replace", "unbiased", n=6, t=t).value for t in (200, 201)]
    assert step[1] - step[0] == pytest.approx(1 / 6, rel=1e-4), "the mean wanders by 1/n a fit"
    log = derive("kl-model-truth", "replace", "mle").form
    assert (log.limit, log.rate, log.rate_kind) == (sympy.oo, 1, "polynomial")
    exploding = derive("kl-truth-model", "replace", "mle").form
    assert (exploding.limit, exploding.rate_kind) == (sympy.oo, "geometric")
    now, later = (value("kl-truth-model", "replace", n=6, t=t).value for t in (300, 301))
    assert float(exploding.rate.subs(N, 6)) == pytest.approx(later / now, rel=1e-9)


@pytest.mark.parametrize("name", SUMS)
def test_a_divergence_is_nothing_at_the_truth_and_adds_up_from_its_parts(name: str) -> None:
    assert value(name, "replace", n=6, t=0).value == 0
    assert derive(name, "replace").form.expression.subs(T, 0).subs(N, 6) == 0
    at = {"loop": "replace", "n": 6, "t": 2}
    variance, wander, std, log, precision, ratio = (
        value(part, **at).value
        for part in ("mean-variance", "mean-wander", "mean-std", "mean-log-variance", "mean-precision",
                     "mean-wander-precision")
    )  # fmt: skip
    by_hand = {
        "w2": wander + variance - 2 * std + 1,
        "kl-model-truth": (variance + wander - 1 - log) / 2,
        "kl-truth-model": (precision + ratio - 1 + log) / 2,
    }
    assert value(name, **at).value == pytest.approx(by_hand[name], rel=1e-13)


class Paths:
    """Two paths at one generation."""

    mean = np.array([0.5, -2.0])
    variance = np.array([0.25, 8.0])
    log_variance = np.log(variance)


def half_l1(m: float, v: float) -> float:
    """Half the integral of |N(m, v) - N(0, 1)|, on a fine grid."""
    x = np.linspace(-40, 40, 800_001)
    model = np.exp(-((x - m) ** 2) / (2 * v)) / math.sqrt(v)
    return float(np.trapezoid(np.abs(model - np.exp(-x * x / 2)), x)) / math.sqrt(8 * math.pi)


@pytest.mark.parametrize("name", MEANS)
def test_what_is_observed_on_a_path_is_its_definition(name: str) -> None:
    paths: Generation = Paths()  # type: ignore[assignment]
    m, v = Paths.mean, Paths.variance
    log = Paths.log_variance
    by_hand = {
        "mean-variance": v, "mean-square-variance": v**2, "mean-wander": m**2, "mean-fourth-wander": m**4,
        "mean-wander-variance": m**2 * v, "mean-std": v**0.5, "mean-log-variance": log, "mean-precision": 1 / v,
        "mean-wander-precision": m**2 / v, "variance-log-variance": 2 * (log - log.mean()) ** 2,
        "w2": m**2 + (v**0.5 - 1) ** 2, "kl-model-truth": (v + m**2 - 1 - log) / 2,
        "kl-truth-model": (1 / v + m**2 / v - 1 + log) / 2,
        "total-variation": [half_l1(*path) for path in zip(m, v, strict=True)],
    }  # fmt: skip
    assert quantity(name).observe(paths) == pytest.approx(
        by_hand[name], rel=1e-7 if name == "total-variation" else 1e-14
    )
