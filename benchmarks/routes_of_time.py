"""The collapse time by two routes: its mean and variance, its law, its quantiles, and what it is given collapse.

Each function takes a point of a grid and `off`: the divisor of the second route is multiplied by 1 + off. It says how
far the routes are apart, and None where one of them does not reach. The formulas are in the modules compared.
"""

from __future__ import annotations

import csv
import math
from collections.abc import Callable
from fractions import Fraction
from functools import lru_cache
from itertools import product
from pathlib import Path
from typing import Any

from comparison import ABSOLUTE, COUNT, ESTIMATORS, Comparison, apart, log_inverse, ratio_of, span
from modelcollapse.numeric import evolve
from modelcollapse.numeric.certified.certify import certify
from modelcollapse.numeric.collapse_time import collapse_time, contour_route, density_route
from modelcollapse.numeric.defective import contour, density
from modelcollapse.numeric.defective.neutral import neutral
from modelcollapse.numeric.defective.walk import tilted
from modelcollapse.numeric.passage_contour import reaches
from modelcollapse.numeric.passage_law import tails_of_contours
from modelcollapse.numeric.passage_quantile import quantile
from modelcollapse.numeric.passage_start import start_of
from modelcollapse.numeric.ratio import Moments, Ratio
from modelcollapse.numeric.step import Array

REFERENCE = Path(__file__).parent.parent / "tests" / "reference" / "collapse_time.csv"
SIZES = (2, 3, 5, 10, 30, 100, 10**3, 10**6, 10**9, 10**12)
THRESHOLDS = ("0.99", "0.9", "0.5", "0.1", "1e-2", "1e-6", "1e-300")
CERTIFIED_SIZES, CERTIFIED_THRESHOLDS = (2, 10, 100, 10**3, 10**6, 10**9, 10**12), ("0.5", "1e-2", "1e-300")
DISTANCES, TIMES, CARRIED = ("0.01", "1", "6", "40"), (32, 75, 400, 2000), 400
UPWARD_SIZES, UPWARD_DRIFTS = (2, 3, 10, 100, 10**6, 10**9, 10**12), ("1e-4", "0.1", "0.9", "1.5")
Given = tuple[contour.Collapse, density.Collapse]


@lru_cache(maxsize=512)
def moments(n: int, name: str, eps: str, off: Fraction) -> tuple[Moments, Moments] | None:
    """Mean and variance of T by contours, and by the integral equation or the forward evolution."""
    b = log_inverse(eps)
    found, other = contour_route(ratio_of(n, name), b)[1], density_route(ratio_of(n, name, off), b)
    return None if found is None or other is None else (found, other[1])


@lru_cache(maxsize=512)
def given_collapse(n: int, drift: str, distance: str, off: Fraction) -> Given | None:
    """P(T < inf) e^{theta b} and the moments of T given T < inf, where log W drifts up by so many sd."""
    still = neutral(n - 1)
    ratio = Ratio(n - 1, still.divisor * (1 - Fraction(-math.expm1(-float(drift) * still.log_deviation))))
    b = float(distance) * still.log_deviation
    found = contour.collapse(tilted(ratio), b)
    other = density.collapse(tilted(Ratio(ratio.df, ratio.divisor * (1 + off))), b)
    return None if found is None or other is None else (found, other)


def of_both(pair: Callable[..., tuple[Any, Any] | None], part: str) -> Callable[..., float | None]:
    """How far this part of the answers of two routes is apart, relative."""

    def disagreement(*point: Any) -> float | None:
        found = pair(*point)
        return None if found is None else apart(*(getattr(answer, part) for answer in found))

    return disagreement


def certified_mean(n: int, name: str, eps: str, off: Fraction) -> float | None:
    """E T against the far end of its ball, relative."""
    ball = certify(ratio_of(n, name, off), Fraction(eps))
    if ball is None:
        return None
    found = Fraction(collapse_time(ratio_of(n, name), log_inverse(eps)).mean.value)
    return float((abs(found - ball.mean.middle) + ball.mean.radius) / ball.mean.middle)


@lru_cache(maxsize=8)
def survival(ratio: Ratio, b: float) -> Array:
    """P(T > t) for t = 0, 1, ... by forward evolution: to the end, or where that is too far for its first times."""
    whole = evolve.survival(ratio, b, TIMES[-1] + 1)
    return start_of(ratio, b, CARRIED).left if whole is None else whole


def law(n: int, name: str, distance: str, t: int, off: Fraction) -> float | None:
    """P(T > t), absolute."""
    ratio = ratio_of(n, name)
    b = float(distance) * ratio.log_deviation
    if not reaches(ratio, b, t):
        return None
    left = survival(ratio_of(n, name, off), b)
    return abs(tails_of_contours(ratio, b, t).left - float(left[t])) if t < len(left) else None


def reference_quantiles() -> list[tuple[Any, ...]]:
    """Points (df, divisor, eps, p, t) of the reference: each row has a median and a 95 % quantile."""
    points: list[tuple[Any, ...]] = []
    with REFERENCE.open() as file:
        for row in csv.DictReader(file):
            n, name = int(row["n"]), row["estimator"].replace("mmse", "min-mse")
            divisor = Fraction(name[2:]) if "=" in name else ratio_of(n, name).divisor
            for p, key in ((Fraction(1, 2), "median_T"), (Fraction(19, 20), "q95_T")):
                points.append((n - 1, divisor, row["eps"], p, int(row[key])))
    return points


def quantile_of_t(df: int, divisor: Fraction, eps: str, p: Fraction, t: int, off: Fraction) -> float:
    """1 if the quantile is another integer than t, or not certain; else 0."""
    found = quantile(Ratio(df, divisor * (1 + off)), log_inverse(eps), p)
    return float((found.value, found.error) != (t, 0.0))


def of_mean_and_variance() -> list[Comparison]:
    """The rows of E T and Var T."""
    either = "contours; integral equation or forward evolution"
    grid = f"n = {span(SIZES)}; three estimators; eps = {span(THRESHOLDS)}"
    points = list(product(SIZES, ESTIMATORS, THRESHOLDS))
    ball_grid = f"n = {span(CERTIFIED_SIZES)}; mle; eps = {span(CERTIFIED_THRESHOLDS)}"
    balls = list(product(CERTIFIED_SIZES, ("mle",), CERTIFIED_THRESHOLDS))
    return [
        Comparison("E T", either, grid, points, of_both(moments, "mean")),
        Comparison("Var T", either, grid, points, of_both(moments, "variance")),
        Comparison("E T, certified", "contours; ball arithmetic", ball_grid, balls, certified_mean, every=4),
    ]


def of_law() -> list[Comparison]:
    """The rows of P(T > t) and the quantiles."""
    either = "contours or forward evolution; FFT of Wiener-Hopf factors and evolution (table)"
    at = f"log(1/eps) = {span(DISTANCES)} sd(log W); t = {span(TIMES)}"
    grid = f"n = {span(SIZES)}; three estimators; {at}"
    points = list(product(SIZES, ESTIMATORS, DISTANCES, TIMES))
    table = f"{REFERENCE.parent.name}/{REFERENCE.name}, n = 2 to 10^9"
    return [
        Comparison("P(T > t)", "contours; forward evolution", grid, points, law, ABSOLUTE, every=19),
        Comparison("median, 95 % quantile of T", either, table, reference_quantiles(), quantile_of_t, COUNT, every=17),
    ]


def of_given_collapse() -> list[Comparison]:
    """The rows of a collapse that may not happen."""
    both = "contours; integral equation"
    grid = (
        f"n = {span(UPWARD_SIZES)}; E log W = {span(UPWARD_DRIFTS)} sd(log W); log(1/eps) = {span(DISTANCES)} sd(log W)"
    )
    points = list(product(UPWARD_SIZES, UPWARD_DRIFTS, DISTANCES))
    named = {"P(T < inf)": "scaled", "E[T given T < inf]": "mean", "Var[T given T < inf]": "variance"}
    return [Comparison(name, both, grid, points, of_both(given_collapse, part)) for name, part in named.items()]


def compared() -> list[Comparison]:
    """The comparisons of this file."""
    return [*of_mean_and_variance(), *of_law(), *of_given_collapse()]
