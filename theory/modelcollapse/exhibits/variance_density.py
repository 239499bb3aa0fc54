"""Density of the log variance over generations: how the law of log sigma_t^2 spreads and drifts away from 0.

Its mean falls like t E log W, its width grows like sqrt(t Var log W): most runs are far below the expected variance.
"""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

import numpy as np

from modelcollapse.errors import BadInput
from modelcollapse.estimators import Estimator
from modelcollapse.exhibits import Exhibit, Table
from modelcollapse.numbers import Number
from modelcollapse.parameters import Parameter
from modelcollapse.quantities._of_ratio import one_fit
from modelcollapse.world import Loop

if TYPE_CHECKING:
    from matplotlib.axes import Axes

SHARES = (0.02, 0.1, 0.3, 1.0)
WIDTH = 4.0  # standard deviations on either side
POINTS = 241
COLOURS = ("#0072B2", "#009E73", "#E69F00", "#D55E00")
STYLES = ("-", (0, (5, 2)), (0, (3, 1, 1, 1)), (0, (1, 1)))


def table(loop: Loop, estimator: Estimator, generations: Number) -> Table:
    """The density at four generations, on a grid of log sigma_t^2 (sigma_0 = 1)."""
    from modelcollapse.numeric.log_variance_law import LogVarianceLaw

    ratio = one_fit(loop, estimator).ratio
    if ratio.df == 0:
        raise BadInput("n must be at least 2 for a density (one point has no variance); got 1")
    times = sorted({max(1, math.ceil(share * generations)) for share in SHARES})
    laws = [LogVarianceLaw(ratio, t) for t in times]
    low = min(law.mean() - WIDTH * math.sqrt(law.var()) for law in laws)
    high = max(law.mean() + WIDTH * math.sqrt(law.var()) for law in laws)
    grid = np.linspace(low, high, POINTS)
    densities = [law.pdf(grid) for law in laws]
    rows = tuple((float(y), *(float(density[at]) for density in densities)) for at, y in enumerate(grid))
    return Table(("log_variance", *(f"t={t}" for t in times)), rows, "density of log(sigma_t^2/sigma_0^2) over runs")


def draw(axes: Axes, shown: Table) -> None:
    """One curve a generation."""
    grid = shown.column("log_variance")
    for name, colour, style in zip(shown.columns[1:], COLOURS, STYLES, strict=False):
        axes.plot(grid, shown.column(name), color=colour, linestyle=style, linewidth=1.8, label=name)
    axes.axvline(0, color="#6b6b6b", linewidth=0.8)
    axes.set_xlabel(r"log variance $\log(\sigma_t^2/\sigma_0^2)$")
    axes.set_ylabel("density over runs")
    axes.set_ylim(bottom=0)


exhibit = Exhibit(
    "density of the log variance over generations",
    {"n": 100, "temperature": 1, "generations": 500},
    table,
    draw,
    {"generations": Parameter("generations", "the last generation shown", "t", True, 1, upper=10**9)},
)
