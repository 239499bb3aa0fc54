"""Expected total variation distance E TV(N_t, N_0) of model t from the truth N(0, 1) under `replace`.

    mu_{t+1} = mu_t + N(0, wander sigma_t^2),    sigma_{t+1}^2 = W sigma_t^2,    W = chi2_df / divisor
    small t/n:  E TV ~ c sqrt(t/n),    c = E sqrt(1 + Z^4) / (2 sqrt(pi)) = 0.454...
    any t:      1 - E TV <= E sigma_t^{1-b} / sqrt(b)  and  <= E sigma_t^{-b} / sqrt(1-b),    0 < b < 1

There is no closed form. Three routes share only the distance itself: a product rule for t = 1, moments of Var mu_t
given sigma_t where t/n is small, a power of a matrix elsewhere; where the bound says so E TV is 1. The bound is
1 - TV = Int min(p, q) <= Int p^b q^{1-b}, a Gaussian integral, averaged.

Source: Chernoff 1952, Ann. Math. Stat. 23 (affinity bound); the small-t law is the linearised (1/2) Int |dp|.
"""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

import numpy as np

from modelcollapse.errors import BadInput, Open
from modelcollapse.numeric.total_variation import few, many
from modelcollapse.numeric.total_variation.first import after_one_fit
from modelcollapse.numeric.total_variation.panels import even, nodes_on
from modelcollapse.values import Value, exact

if TYPE_CHECKING:
    from modelcollapse.numeric.ratio import Ratio
    from modelcollapse.numeric.read_ratio import OneFit

LARGEST_DF, LARGEST_T = 10**9, 10**12
WIDEST = 1000.0
"""wander may be this many times psi_1(df/2)/2, about 1/n, or as many times less: the range of the temperature."""
NEGLIGIBLE = 1e-13
ROUNDING = 1e-14
WORST = 1e-6
MARGIN = 3.0
"""At df = 1 the two settings differ by little more than the error of the better one; elsewhere by ten times that."""


def expected_total_variation(fit: OneFit, t: int | float) -> Value:
    """E TV(N_t, N_0) for an integer t >= 0 or t = inf; absolute error 1e-9 or less as a rule and never above 1e-6.

    `error` is three times the distance between two settings of one route; 0.1 to 1 s, 3 s where n and t are largest.
    Raises BadInput beyond t = 10^12, df = 10^9 or a temperature of 1000 or 1/1000, and where the matrix would be too
    large; Open for t = inf without a drift.
    """
    ratio, wander = fit.ratio, float(fit.wander)
    if t == 0:
        return exact(0, "definition")
    if ratio.df == 0:
        return exact(1, "a sample of one point has no scatter")
    if t == math.inf:
        return _limit(ratio)
    if not (0 < t <= LARGEST_T and ratio.df <= LARGEST_DF):
        raise BadInput(f"t must be at most {LARGEST_T:.0e} and n at most {LARGEST_DF:.0e}; got t={t}, n={ratio.df + 1}")
    if not 1 / WIDEST <= wander / (ratio.log_variance / 2) <= WIDEST:
        raise BadInput(f"the temperature must be between about 1/{WIDEST:g} and {WIDEST:g}; wander is {wander:g} a fit")
    return _at(ratio, wander, int(t))


def _limit(ratio: Ratio) -> Value:
    if ratio.drift == 0:
        raise Open("without a drift the variance oscillates, so no limit is known here; ask for a finite t")
    return exact(1, "almost sure collapse" if ratio.drift > 0 else "the variance goes to infinity almost surely")


def _at(ratio: Ratio, wander: float, t: int) -> Value:
    missing = most_overlap(ratio, t)
    if missing < NEGLIGIBLE:
        return Value(1 - missing / 2, missing / 2 + 2.0**-53, "Chernoff's bound of the overlap", "numerical")
    if t == 1:
        number, check = (after_one_fit(ratio, wander, order) for order in (14, 11))
        return _agreed(number, check, "product quadrature at two orders", ROUNDING * number)
    if t * ratio.log_variance / 2 <= few.LONGEST:
        number, check = (few.after_few_fits(ratio, wander, t, setting) for setting in (few.FINE, few.COARSE))
        return _agreed(number, check, "moments of the variance of the mean, two settings", ROUNDING * number)
    return _by_matrix(ratio, wander, t)


def _by_matrix(ratio: Ratio, wander: float, t: int) -> Value:
    number, check = (many.after_many_fits(ratio, wander, t, setting) for setting in (many.FINE, many.COARSE))
    if number is None or check is None:
        raise BadInput(f"t={t} would need a matrix of more than {many.MOST_NODES} rows; take a smaller t or n")
    value = _agreed(number, check, "power of a matrix on two grids", 10 * ROUNDING)
    if value.error > WORST:
        given = f"at t={t}, wander={wander:g} the error would be {value.error:.0e}"
        raise BadInput(f"the temperature must be nearer to 1: {given}")
    return value


def _agreed(number: float, check: float, method: str, rounding: float) -> Value:
    return Value(number, MARGIN * abs(number - check) + rounding, method, "numerical")


def most_overlap(ratio: Ratio, t: int) -> float:
    """The upper bound min over 0 < b < 1 of the two Chernoff bounds of 1 - E TV(N_t, N_0); at most 1."""
    b = np.linspace(0.002, 0.998, 500)
    shrinks = t * ratio.cgf((1 - b) / 2) - np.log(b) / 2
    grown = b[b < 0.99 * ratio.df]
    grows = t * ratio.cgf(-grown / 2) - np.log1p(-grown) / 2
    return math.exp(min(float(shrinks.min()), float(grows.min()), 0.0))


def small_t_law(n: float, t: float) -> float:
    """sqrt(t/n) E sqrt(1 + Z^4) / (2 sqrt(pi)): E TV(N_t, N_0) for t << n and an estimator without a bias of order 1.

    mu_t ~ N(0, t/n) and log sigma_t^2 ~ N(0, 2t/n) are then independent and small; relative error of order t/n + 1/n.
    """
    return small_t_constant() * math.sqrt(t / n)


def small_t_constant() -> float:
    """E sqrt(1 + Z^4) / (2 sqrt(pi)), Z standard normal, by Gauss-Legendre panels, to about 1e-15."""
    z, weights = nodes_on(even(0.0, 9.5, 0.5), 16)
    density = weights * np.exp(-z * z / 2) * math.sqrt(2 / math.pi)
    return float(density @ np.sqrt(1 + z**4)) / (2 * math.sqrt(math.pi))
