"""A second derivation, by someone who had not seen the first: raw points one by one, and a plain integral equation.

The moments come from the points themselves. Every point is X = M + z sqrt(temperature V) with M and V the mean and the
variance fitted to earlier points, both polynomials in these, so E of any product of points follows by integrating the
youngest point first. No sufficient statistic, no chi-square and no recurrence in t is used.
"""

from __future__ import annotations

import math
from collections import Counter
from fractions import Fraction
from functools import cache
from itertools import product

import numpy as np
import pytest
from scipy.special import gammaln

import modelcollapse as mc

Polynomial = Counter  # a sorted tuple of points -> coefficient
POWERS = {"mean-variance": (0, 1), "mean-wander": (2, 0), "mean-square-variance": (0, 2)}
POWERS |= {"mean-wander-variance": (2, 1), "mean-fourth-wander": (4, 0)}
BEYOND_COUNT = {"mle": 0, "unbiased": -1, "min-mse": 1}
LOOPS = [
    ("replace", {"n": 3}),
    ("fresh", {"n_real": 1, "n_synthetic": 1}),
    ("fresh", {"n_real": 1, "n_synthetic": 2}),
    ("anchored", {"n_real": 1, "n_synthetic": 1}),
    ("anchored", {"n_real": 2, "n_synthetic": 1}),
    ("accumulate", {"n": 2}),
]
TEMPERATURES = [Fraction(1), Fraction(3, 2)]


def points_of(loop, sizes, t):
    """The model that each point is drawn from (None: the real law), and the points that each fit sees."""
    origin, fits, pool = [], [()], []

    def drawn(model, count):
        origin.extend([model] * count)
        return list(range(len(origin) - count, len(origin)))

    kept = drawn(None, sizes["n_real"]) if loop == "anchored" else []
    for fit in range(1, t + 1):
        if loop == "accumulate":
            pool = pool + drawn(None if fit == 1 else fit - 1, sizes["n"])
        elif loop == "replace":
            pool = drawn(fit - 1, sizes["n"])
        else:
            real = kept or drawn(None, sizes["n_real"])
            pool = real + drawn(fit - 1, sizes["n_synthetic"])
        fits.append(tuple(pool))
    return origin, fits


def times(left, right):
    result = Polynomial()
    for (a, x), (b, y) in product(left.items(), right.items()):
        result[tuple(sorted(a + b))] += x * y
    return result


def moment(quantity, loop, sizes, t, estimator, temperature):
    origin, fits = points_of(loop, sizes, t)

    def mean(model):
        return Polynomial({(i,): Fraction(1, len(fits[model])) for i in fits[model]}) if model else Polynomial()

    def variance(model):
        if not model:
            return Polynomial({(): Fraction(1)})
        seen = fits[model]
        spread = Polynomial({(i, i): Fraction(1) for i in seen})
        for pair in product(seen, repeat=2):
            spread[tuple(sorted(pair))] -= Fraction(1, len(seen))
        divisor = len(seen) + BEYOND_COUNT[estimator] if isinstance(estimator, str) else estimator
        return Polynomial({key: weight / Fraction(divisor) for key, weight in spread.items()})

    @cache
    def expectation(points):
        if not points:
            return Fraction(1)
        power, model, total = points.count(points[-1]), origin[points[-1]], Polynomial()
        for even in range(0, power + 1, 2):
            odd_products = math.prod(range(1, even, 2))
            term = Polynomial({points[:-power]: Fraction(math.comb(power, even) * odd_products)})
            heat = 1 if model is None else temperature
            for factor in [mean(model)] * (power - even) + [variance(model)] * (even // 2):
                term = times(term, factor)
            for key, weight in term.items():
                total[key] += weight * heat ** (even // 2)
        return sum((weight * expectation(key) for key, weight in total.items()), Fraction(0))

    of_mean, of_variance = POWERS[quantity]
    asked = Polynomial({(): Fraction(1)})
    for factor in [mean(t)] * of_mean + [variance(t)] * of_variance:
        asked = times(asked, factor)
    return sum((weight * expectation(key) for key, weight in asked.items()), Fraction(0))


@pytest.mark.parametrize("quantity", POWERS)
@pytest.mark.parametrize(("loop", "sizes"), LOOPS)
def test_moments_are_those_of_the_points_one_by_one(loop, sizes, quantity):
    for estimator in ("mle", "unbiased", "min-mse", Fraction(7, 3))[: 3 if loop == "accumulate" else 4]:
        for temperature, t in [(heat, t) for heat in TEMPERATURES for t in (1, 2)]:
            found = mc.value(quantity, loop, estimator, t=t, temperature=temperature, **sizes)
            assert found.fraction == moment(quantity, loop, sizes, t, estimator, temperature)


def test_the_points_tell_estimators_temperatures_and_loops_apart():
    # Not at n_real=1, n_synthetic=2: E mu_2^2 sigma_2^2 is 76/243 in fresh and in anchored, by chance.
    two = {"n_real": 2, "n_synthetic": 1}
    asked = [("fresh", "mle", 1), ("anchored", "mle", 1), ("fresh", "unbiased", 1), ("fresh", "mle", Fraction(3, 2))]
    for quantity in POWERS:
        seen = {moment(quantity, loop, two, 2, estimator, heat) for loop, estimator, heat in asked}
        assert len(seen) == len(asked)


def time_by_equation(df, scale, eps, nodes=12):
    """E T and Var T for W = scale chi2_df, by Gauss-Legendre panels on h(y) = 1 + int_0^top h(z) p(z - y) dz."""
    depth, shift = -math.log(eps), math.log(2 * scale)
    edges = np.linspace(0.0, depth + 40, 55)
    x, w = np.polynomial.legendre.leggauss(nodes)
    z = (edges[:-1, None] + np.outer(np.diff(edges), (x + 1) / 2)).ravel()
    weight = np.outer(np.diff(edges), w / 2).ravel()

    def density(step):
        y = step - shift
        return np.exp(df / 2 * y - np.exp(np.minimum(y, 50)) - gammaln(df / 2))

    system = np.eye(len(z)) - density(z[None, :] - z[:, None]) * weight
    first = np.linalg.solve(system, np.ones(len(z)))
    second = np.linalg.solve(system, 2 * first - 1)
    row = density(z - depth) * weight
    mean = 1 + row @ first
    return mean, 1 + row @ (2 * first + second) - mean**2


@pytest.mark.parametrize("eps", ["0.9", "1e-6"])
@pytest.mark.parametrize(("n", "divisor"), [(2, 2), (2, Fraction(5, 4)), (3, 3), (5, Fraction(15, 2))])
def test_collapse_time_solves_a_plain_integral_equation(n, divisor, eps):
    found = mc.collapse_time(n, eps, divisor)
    mean, variance = time_by_equation(n - 1, 1 / float(divisor), float(eps))
    assert found.mean.value == pytest.approx(mean, rel=1e-11)
    assert found.variance.value == pytest.approx(variance, rel=1e-10)
    if eps == "0.9":
        assert time_by_equation(n, 1 / float(divisor), 0.9)[0] != pytest.approx(mean, rel=1e-3)
