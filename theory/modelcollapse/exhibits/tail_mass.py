"""Tail mass beyond k sigma_0 against t: expected, in the typical run, and about the original mean.

Three questions that must not be mixed. About its own mean the expected tail first rises, if k is large, and then falls
at Cramer's rate; that of the typical (median) run falls doubly exponentially from the first fit on; about the original
mean the expected tail rises to a positive limit, as the mean wanders and freezes.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from modelcollapse.errors import BadInput
from modelcollapse.estimators import Estimator
from modelcollapse.exhibits import Exhibit, Table
from modelcollapse.numbers import Number
from modelcollapse.parameters import Parameter
from modelcollapse.quantities import value
from modelcollapse.quantities._of_ratio import one_fit
from modelcollapse.world import Loop

if TYPE_CHECKING:
    from matplotlib.axes import Axes

POINTS = 24
LEAST_DRAWN = 1e-12
ENOUGH = 1e-9
COLUMNS = ("t", "expected", "over_truth", "typical", "about_original", "about_original_over_truth")


def table(loop: Loop, estimator: Estimator, k: Number, generations: Number) -> Table:
    """The three tails at about two dozen generations, closer together at first."""
    if k == 0:
        raise BadInput("k must be > 0 here (beyond 0 lies everything); got 0")
    times = [0, *sorted({round(generations ** (at / (POINTS - 1))) for at in range(POINTS)})]
    rows: list[tuple[float, ...]] = []
    for t in times:
        expected, typical = (value(name, loop, estimator, t=t, k=k).value for name in ("tail-centred", "tail-typical"))
        about = about_original(loop, estimator, t, k)
        rows.append((t, expected, expected / rows[0][1] if rows else 1.0, typical, about))
    truth = rows[0][1]
    note = f"P(|X| > {float(k):g}) of the truth is {truth:.6g}; divided by it: over_truth"
    return Table(COLUMNS, tuple((*row, row[-1] / truth) for row in rows), note)


def about_original(loop: Loop, estimator: Estimator, t: int, k: Number) -> float:
    """The quantity `tail` by its faster route where that has nine digits, and by both where it has not."""
    from modelcollapse.numeric.wander.laplace import draw_tail

    found = draw_tail(one_fit(loop, estimator), t, float(k)) if t else None
    if found is not None and found.error < ENOUGH * found.value:
        return found.value
    return value("tail", loop, estimator, t=t, k=k).value


def draw(axes: Axes, shown: Table) -> None:
    """Three curves on a logarithmic scale; what is below its lower edge leaves the picture."""
    times = shown.column("t")
    curves = (
        ("expected", "#D55E00", "-", "expected, about the model's own mean"),
        ("typical", "#000000", (0, (5, 3)), "typical run, about its own mean"),
        ("about_original", "#0072B2", (0, (3, 1, 1, 1)), "expected, about the original mean"),
    )
    for name, colour, style, label in curves:
        axes.plot(times, shown.column(name), color=colour, linestyle=style, linewidth=1.8, label=label)
    axes.axhline(shown.column("expected")[0], color="#6b6b6b", linewidth=0.8)
    axes.set_xscale("symlog", linthresh=1)
    axes.set_xlim(left=0)
    axes.set_yscale("log")
    highest = max(*shown.column("expected"), *shown.column("about_original"))
    axes.set_ylim(max(LEAST_DRAWN, 0.3 * min(shown.column("expected"))), 30 * highest)
    axes.set_ylabel("tail mass")


exhibit = Exhibit(
    "tail mass against t: expected, in the typical run, and about the original mean",
    {"n": 100, "temperature": 1, "k": 4, "generations": 1000},
    table,
    draw,
    {"generations": Parameter("generations", "the last generation shown", "t", True, 1, upper=10**9)},
)
