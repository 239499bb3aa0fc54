"""Tails, moments and the total variation distance by two routes.

Each function takes a point of a grid and `off`: the divisor (of a moment, the sample size) of the second route is
multiplied by 1 + off. It says how far the routes are apart, and None where one of them does not reach. The formulas are
in the modules compared.
"""

from __future__ import annotations

import math
from fractions import Fraction
from functools import lru_cache
from itertools import product
from typing import Any

import sympy

from comparison import ABSOLUTE, ESTIMATORS, Comparison, ratio_of, span
from modelcollapse.errors import Open
from modelcollapse.numeric.read_ratio import OneFit
from modelcollapse.numeric.tails.centred_contour import log_by_contour
from modelcollapse.numeric.tails.centred_density import log_by_density
from modelcollapse.numeric.total_variation.few import after_few_fits
from modelcollapse.numeric.total_variation.first import after_one_fit
from modelcollapse.numeric.total_variation.many import after_many_fits
from modelcollapse.numeric.wander import laplace, walk
from modelcollapse.quantities import derive, value
from modelcollapse.symbolic.recurrences.closed_form import written_out

SIZES, FITS, DISTANCES = (2, 3, 10, 100, 10**6, 10**9), (1, 2, 10, 100, 10**4, 10**9), ("0.01", "1", "3", "8")
LEAST_LOG = -322.0
WANDER_SIZES = (2, 10, 100, 10**6, 10**9, 10**12)
WANDER_FITS, WANDER_DISTANCES = (1, 5, 100, 10**4, math.inf), (1, 3, 6)
MOMENTS = ("mean-variance", "mean-wander", "mean-square-variance", "mean-fourth-wander", "mean-wander-variance")
MOMENT_CASES = [(name, "replace") for name in MOMENTS] + list(product(MOMENTS[:2], ("accumulate", "anchored", "fresh")))
MOMENT_SIZES, MOMENT_FITS, DIGITS = (4, 10, 101), (2, 9, 40), 30
VARIATION_SIZES, VARIATION_SPREADS = (2, 3, 5, 10, 60, 100, 10**3, 10**6, 10**9), ("one fit", "0.02", "0.035", "0.05")


def centred_tail(n: int, name: str, t: int, k: str, off: Fraction) -> float | None:
    """E P(|X_t - mu_t| > k sigma_0) where it is above 1e-140, relative."""
    log = log_by_contour(ratio_of(n, name), t, Fraction(k))
    return abs(math.expm1(log - log_by_density(ratio_of(n, name, off), t, Fraction(k)))) if log > LEAST_LOG else None


def wander_tail(of: str, n: int, name: str, t: float, k: int, off: Fraction) -> float | None:
    """P(|mu_t - mu_0| > k sigma_0) or P(|X_t - mu_0| > k sigma_0), absolute."""
    first = getattr(laplace, of)(OneFit(ratio_of(n, name), Fraction(1, n)), t, k)
    second = getattr(walk, of)(OneFit(ratio_of(n, name, off), Fraction(1, n)), t, k)
    return None if first is None or second is None else float(abs(first.value - second.value))


@lru_cache(maxsize=64)
def closed_form(quantity: str, loop: str, name: str) -> tuple[int, Any] | None:
    """The first t and the closed form, None where there is none in t."""
    try:
        form = derive(quantity, loop, name).form
    except Open:
        return None
    unfit = form.expression is None or form.expression.has(sympy.Sum, sympy.Product)
    return None if unfit else (form.from_t, written_out(form, form.expression))


def moment(quantity: str, loop: str, name: str, n: int, t: int, off: Fraction) -> float | None:
    """A rational moment by the iterated map, and its closed form in 30 digits, relative."""
    form = closed_form(quantity, loop, name)
    if form is None or t < form[0]:
        return None
    sizes = {"n_real": n // 2, "n_synthetic": n - n // 2} if loop in ("anchored", "fresh") else {"n": n}
    numbers = {**{key: size * (1 + sympy.Rational(off)) for key, size in sizes.items()}, "t": t}
    found = sympy.N(form[1].subs({symbol: numbers[symbol.name] for symbol in form[1].free_symbols}), DIGITS)
    exact = value(quantity, loop, name, **sizes, t=t).fraction
    return None if exact is None else float(abs(found / sympy.Rational(exact) - 1))


def total_variation(n: int, name: str, spread: str, off: Fraction) -> float | None:
    """E TV(N_t, N_0) after one fit, or after so many that t psi_1(df/2)/2 is `spread`, absolute."""
    ratio = ratio_of(n, name)
    t = 1 if spread == "one fit" else math.floor(2 * float(spread) / ratio.log_variance)
    if t == 0 or (t == 1) != (spread == "one fit"):
        return None
    first = after_one_fit(ratio, 1 / n) if t == 1 else after_few_fits(ratio, 1 / n, t)
    second = after_many_fits(ratio_of(n, name, off), 1 / n, t)
    return None if second is None else abs(first - second)


def of_tails() -> list[Comparison]:
    """The rows of the tails of a draw and of the wandering mean."""
    centred = f"n = {span(SIZES)}; three estimators; t = {span(FITS)}; k = {span(DISTANCES)}"
    around = f"n = {span(WANDER_SIZES)}; three estimators; t = {span(WANDER_FITS)}; k = {span(WANDER_DISTANCES)}"
    points = list(product(SIZES, ESTIMATORS, FITS, DISTANCES))
    wandering = list(product(WANDER_SIZES, ESTIMATORS, WANDER_FITS, WANDER_DISTANCES))
    named = {"tail about the original mean": "draw_tail", "tail of the wandering mean": "mean_tail"}
    return [
        Comparison("tail about the model's own mean", "contour; convolution", centred, points, centred_tail, every=17),
        *(
            Comparison(name, "Laplace transform; walk", around, [(of, *p) for p in wandering], wander_tail, ABSOLUTE)
            for name, of in named.items()
        ),
    ]


def of_moments_and_variation() -> list[Comparison]:
    """The rows of the rational moments and of E TV."""
    quantities = f"{', '.join(MOMENTS[:2])}, four loops; {', '.join(MOMENTS[2:])}, replace"
    grid = f"{quantities}; mle and unbiased; n = {span(MOMENT_SIZES)}; t = {span(MOMENT_FITS)}"
    points = [(*case, *rest) for case in MOMENT_CASES for rest in product(ESTIMATORS[:2], MOMENT_SIZES, MOMENT_FITS)]
    spread = f"t = 1, and t psi_1((n-1)/2)/2 = {span(VARIATION_SPREADS[1:])}"
    distance = f"n = {span(VARIATION_SIZES)}; three estimators; {spread}"
    distances = list(product(VARIATION_SIZES, ESTIMATORS, VARIATION_SPREADS))
    product_or_moments = "product quadrature or moments; power of a matrix"
    exact = f"exact map, a rational number; closed form in {DIGITS} digits"
    return [
        Comparison("moments", exact, grid, points, moment),
        Comparison("E TV(N_t, N_0)", product_or_moments, distance, distances, total_variation, ABSOLUTE),
    ]


def compared() -> list[Comparison]:
    """The comparisons of this file."""
    return [*of_tails(), *of_moments_and_variation()]
