"""No divisor fixes replace: what becomes of the variance, run by run and on average, under small and large divisors.

log sigma_t^2 is a random walk with drift E log W = psi((n-1)/2) - log(a/2). Above a* = 2 exp(psi((n-1)/2)) almost every
run collapses, below it almost every run explodes, and at a* itself the variance oscillates between 0 and infinity
(Chung and Fuchs 1951). Every divisor that keeps the expected variance (a = n - 1) collapses almost every run.
"""

from __future__ import annotations

import math
from fractions import Fraction

from modelcollapse.errors import BadInput
from modelcollapse.estimators import Estimator, estimator, fixed
from modelcollapse.exhibits import Exhibit, Table
from modelcollapse.numbers import Number, log
from modelcollapse.quantities import value
from modelcollapse.quantities._of_ratio import one_fit
from modelcollapse.world import Loop

COLUMNS = ("divisor_rule", "divisor", "E_log_W", "E_W", "almost_every_run", "P_collapse", "E_T")


def table(loop: Loop, estimator_given: Estimator, eps: Number) -> Table:
    """One row a divisor, from n - 3 to 2 n: what W does, and the collapse time below eps."""
    n = int(loop.values()["n"])
    if n < 4:
        raise BadInput(f"n must be at least 4 here (the smallest divisor shown is n - 3); got {n}")
    neutral = Fraction(value("neutral-divisor", loop).fraction or 0) * Fraction(loop.values()["temperature"])
    named = [(name, estimator(name)) for name in ("unbiased", "mle", "min-mse")]
    rules = [("n-3", fixed(n - 3)), ("a*", fixed(neutral)), *named, ("2n", fixed(2 * n))]
    if all(estimator_given.divisor(n) != chosen.divisor(n) for _, chosen in rules):
        rules.append((estimator_given.name, estimator_given))
    rules.sort(key=lambda rule: rule[1].divisor(n))
    rows = tuple(row(name, chosen, loop, eps) for name, chosen in rules)
    return Table(COLUMNS, rows, f"T is the first t with sigma_t^2 <= {float(eps):g} sigma_0^2; n = {n}")


def row(name: str, chosen: Estimator, loop: Loop, eps: Number) -> tuple[object, ...]:
    """The numbers of one divisor."""
    from modelcollapse.numeric.defective.moments import given_collapse

    ratio = one_fit(loop, chosen).ratio
    divisor = float(chosen.divisor(ratio.df + 1))
    mean = float(ratio.df / ratio.divisor)
    if name == "a*":
        return name, divisor, 0.0, mean, "oscillates", 1.0, math.inf
    fate = "collapses" if ratio.drift > 0 else "explodes"
    time = value("collapse-time", loop, chosen, eps=eps).value
    return name, divisor, -ratio.drift, mean, fate, given_collapse(ratio, -log(eps)).ever.value, time


exhibit = Exhibit(
    "no divisor fixes replace: what becomes of the variance under small and large divisors",
    {"n": 20, "temperature": 1, "eps": Fraction(1, 10)},
    table,
)
