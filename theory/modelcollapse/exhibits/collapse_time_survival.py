"""Survival of the collapse time: the share of runs not collapsed after t fits, exact, simulated, and approximated.

The approximation is the inverse Gaussian law with the exact mean and variance, at t + 1/2.
"""

from __future__ import annotations

import math
from fractions import Fraction
from typing import TYPE_CHECKING

import numpy as np

from modelcollapse.errors import BadInput
from modelcollapse.estimators import Estimator
from modelcollapse.exhibits import Exhibit, Table
from modelcollapse.numbers import Number, log
from modelcollapse.parameters import Parameter
from modelcollapse.quantities._of_ratio import one_fit
from modelcollapse.world import Loop

if TYPE_CHECKING:
    from matplotlib.axes import Axes

LAST = Fraction(999, 1000)
POINTS = 120
MOST_FITS = 10**9


def table(loop: Loop, estimator: Estimator, eps: Number, replicates: Number, seed: Number) -> Table:
    """P(T > t) at up to 120 times, up to the 99.9 % quantile of T."""
    from modelcollapse.numeric.first_passage import passages
    from modelcollapse.numeric.inverse_gaussian import inverse_gaussian
    from modelcollapse.numeric.passage_law import sf
    from modelcollapse.numeric.passage_quantile import quantile

    ratio, b = one_fit(loop, estimator).ratio, -log(eps)
    if ratio.df == 0 or ratio.drift <= 0 or b <= 0:
        raise BadInput(
            "n, the divisor, the temperature and eps must be such that 0 < E T < inf takes more than one value"
        )
    last = int(quantile(ratio, b, LAST).value)
    approximate = inverse_gaussian(ratio, b)
    if approximate.mean * replicates > MOST_FITS:
        raise BadInput(
            f"replicates must be at most {MOST_FITS:.0e} over E T = {approximate.mean:.3g} here; got {replicates}"
        )
    times = sorted({round(last * at / POINTS) for at in range(POINTS + 1)})
    runs = passages(loop, estimator, b, int(replicates), np.random.default_rng(int(seed))).times
    rows = tuple((t, sf(ratio, b, t).value, float((runs > t).mean()), 1 - approximate.cdf(t)) for t in times)
    band = math.sqrt(math.log(2 / 0.01) / (2 * int(replicates)))
    note = f"{replicates} simulated runs, seed {seed}; by the DKW inequality they lie within {band:.2g} with 99 %"
    return Table(("t", "exact", "simulated", "inverse_gaussian"), rows, note)


def draw(axes: Axes, shown: Table) -> None:
    """Dots for the simulation, lines for the law and the approximation."""
    times = shown.column("t")
    axes.plot(times, shown.column("simulated"), "o", color="#7fb3d5", markersize=3.5, label="simulated runs")
    axes.plot(times, shown.column("exact"), color="#000000", linewidth=1.4, label="exact law")
    axes.plot(
        times, shown.column("inverse_gaussian"), color="#D55E00", linestyle=(0, (5, 3)), linewidth=1.2,
        label="inverse Gaussian approximation",
    )  # fmt: skip
    axes.set_ylabel("share of runs not collapsed, $P(T > t)$")
    axes.set_ylim(0, 1.02)


exhibit = Exhibit(
    "survival of the collapse time: exact, simulated, inverse Gaussian",
    {"n": 100, "temperature": 1, "eps": Fraction(1, 100), "replicates": 2000, "seed": 0},
    table,
    draw,
    {
        "replicates": Parameter("replicates", "the simulated runs", "R", True, 1, upper=10**6),
        "seed": Parameter("seed", "the seed of the simulation", "s", True, 0, upper=2**63 - 1),
    },
)
