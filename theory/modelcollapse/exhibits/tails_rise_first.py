"""Tails rise first: beyond which k the first fit raises the expected tail, and how high it rises before it falls.

At large n the expected tail about the model's own mean rises at first where k^2 > 3 + 2 kappa, and about the original
mean where k^2 > 1 + 2 kappa, with kappa = divisor - (n - 1): sqrt(5) and sqrt(3) under maximum likelihood, sqrt(3) and
1 with the unbiased divisor. "Tails vanish first" is true of the typical run alone.
"""

from __future__ import annotations

from modelcollapse.errors import BadInput
from modelcollapse.estimators import Estimator, estimator
from modelcollapse.exhibits import Exhibit, Table
from modelcollapse.numbers import Number
from modelcollapse.quantities._of_ratio import one_fit
from modelcollapse.world import Loop

COLUMNS = ("estimator", "rises_beyond_k", "about_original_beyond_k", "peak_at_t", "peak_over_truth")


def table(loop: Loop, estimator_given: Estimator, k: Number) -> Table:
    """One row an estimator: the two thresholds at this n, and the largest expected tail beyond k."""
    if k == 0:
        raise BadInput("k must be > 0 here (beyond 0 lies everything); got 0")
    named = [estimator(name) for name in ("mle", "unbiased", "min-mse")]
    if all(estimator_given.name != chosen.name for chosen in named):
        named.append(estimator_given)
    rows = tuple(row(chosen, loop, k) for chosen in named)
    n = loop.values()["n"]
    return Table(COLUMNS, rows, f"n = {n}; the peak is that of the expected tail beyond k = {float(k):g}, own mean")


def row(chosen: Estimator, loop: Loop, k: Number) -> tuple[object, ...]:
    """The numbers of one estimator."""
    from modelcollapse.numeric.tails.first_rise import first_rise
    from modelcollapse.numeric.tails.rates import peak

    fit = one_fit(loop, chosen)
    if fit.ratio.df == 0:
        raise BadInput("n must be at least 2 here (one point has no variance); got 1")
    top = peak(fit.ratio, k)
    return chosen.name, first_rise(fit.ratio), first_rise(fit.ratio, fit.wander), top.t, top.ratio


exhibit = Exhibit(
    "tails rise first: beyond which k the first fit raises the expected tail, and how high it rises",
    {"n": 100, "temperature": 1, "k": 4},
    table,
)
