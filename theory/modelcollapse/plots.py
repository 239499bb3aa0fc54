"""Pictures: simulated paths of sigma_t^2 as a fan with the exact laws over it, and the course of a plan.

Figures are built by matplotlib's object interface, so that no global state is touched; colours are those of Okabe and
Ito (2008), told apart by every eye, and lines differ in style too, for a print in grey.
"""

from __future__ import annotations

import io
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np

from modelcollapse.errors import BadInput
from modelcollapse.files import write_whole
from modelcollapse.numeric.noise import Array

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure

    from modelcollapse.exhibits import Exhibit, Table
    from modelcollapse.numeric.summary import Summary
    from modelcollapse.planning.plan import Course, Plan
    from modelcollapse.world import Loop

ENDINGS = (".png", ".svg", ".pdf")
SMALLEST_DRAWN = 1e-300
LITTLE = 0.05
MOST_DRAWN = 2000
LONGEST_NAME = 40

BLUE, VERMILION, BLACK, GREY = "#0072B2", "#D55E00", "#000000", "#6b6b6b"
BANDS = ((0, 4, "#d3e6f2"), (1, 3, "#93c1de"))
DASHED, DOTTED = (0, (5, 3)), (0, (1, 1.5))


def check_can_draw(path: str) -> None:
    """Refuse a file name of another kind than png, svg or pdf, and a machine without matplotlib, before any work."""
    if Path(path).suffix.lower() not in ENDINGS:
        raise BadInput(f"--plot must end in one of {', '.join(ENDINGS)}; got {path}")
    try:
        import matplotlib  # noqa: F401
    except ImportError:
        raise BadInput("--plot needs matplotlib; install it: pip install 'modelcollapse[plot]'") from None


def fan(
    name: str,
    loop: Loop,
    summary: Summary,
    times: Sequence[int],
    mean: Sequence[float] | None,
    typical: Sequence[float],
) -> Figure:
    """The fan of sigma_t^2 against t, logarithmic, in units of sigma_0^2: quantiles and single runs of a simulation.

    `summary` was kept for a picture; `mean` is the exact E sigma_t^2 at each of `times`, None where it is not known;
    `typical` is the simulated exp(E log sigma_t^2) at every generation from 0. What is 0 leaves the picture.
    """
    from modelcollapse.numeric.summary import LEVELS

    sizes = ", ".join(f"{key} = {number}" for key, number in loop.values().items())
    figure, axes = blank(f"{name} ({sizes}): variance of the refitted model")
    every = np.unique(np.linspace(0, len(typical) - 1, min(len(typical), MOST_DRAWN)).round().astype(int))
    levels = np.asarray(summary.quantiles, dtype=float)[every].T
    for low, high, colour in BANDS:
        label = f"{100 * LEVELS[low]:g} % to {100 * LEVELS[high]:g} % of runs"
        # A band that sinks below the smallest float leaves by the lower edge; a gap would cut it off upright.
        edges = np.maximum(levels[[low, high]], SMALLEST_DRAWN)
        axes.fill_between(every, *edges, color=colour, linewidth=0, label=label, zorder=1)
    for path in np.asarray(summary.paths)[every].T:
        axes.plot(every, _positive(path), color=GREY, linewidth=0.5, alpha=0.5, zorder=2)
    axes.plot(every, _positive(levels[2]), color=BLUE, linewidth=1.4, label="median of runs", zorder=3)
    label = r"typical run, $\exp\,\mathrm{E}\,\log\,\sigma_t^2$ (simulated)"
    axes.plot(every, _positive(typical)[every], color=BLACK, linewidth=1.4, linestyle=DASHED, label=label, zorder=4)
    if mean is not None:
        label = r"mean, $\mathrm{E}\,\sigma_t^2$ (exact)"
        axes.plot(times, _positive(mean), color=VERMILION, linewidth=2.4, label=label, zorder=5)
    logarithmic(axes, lowest=float(levels.min()))
    axes.set_ylabel(r"variance $\sigma_t^2$, in units of $\sigma_0^2$")
    finish(axes, every)
    return figure


def plan_figure(plan: Plan, course: Course, column: str = "the data") -> Figure:
    """Variance kept, expected and typical, against the generation, with the thresholds `keep` and 10 %.

    The right axis is the standard deviation in the data's units. Logarithmic where less than a twentieth is kept.
    """
    name = column[:LONGEST_NAME]
    figure, axes = blank(f"{name}: Gaussian refitted by {plan.loop_name}, {plan.data.n} points a generation")
    mean = [value.value for value in course.mean]
    typical = [value.value for value in course.typical]
    label = r"expected, $\mathrm{E}\,\sigma_t^2$"
    axes.plot(course.times, _positive(mean), color=VERMILION, linewidth=2.2, label=label)
    simulated = " (simulated)" if course.typical[-1].rigour == "statistical" else ""
    label = rf"typical run, $\exp\,\mathrm{{E}}\,\log\,\sigma_t^2${simulated}"
    axes.plot(course.times, _positive(typical), color=BLACK, linewidth=1.6, linestyle=DASHED, label=label)
    label = f"keep {100 * float(plan.keep):.10g} %"
    axes.axhline(float(plan.keep), color=BLUE, linewidth=1.2, linestyle=DOTTED, label=label)
    axes.axhline(0.1, color=GREY, linewidth=1.2, linestyle="dashdot", label="10 %")
    if min(*mean, *typical) < LITTLE:
        logarithmic(axes, min(*mean, *typical))
    else:
        axes.set_ylim(0, 1.05 * max(1.0, *mean, *typical))
    axes.set_ylabel("variance kept, as a share of the data's")
    finish(axes, course.times)
    _standard_deviations(axes, plan.data.std)
    return figure


def picture(path: str, asked: Exhibit, found: Table, title: str) -> None:
    """Draw the table of an exhibit and save it. Raises BadInput where the exhibit has no picture."""
    if asked.draw is None:
        raise BadInput(f"{asked.title} is a table and has no picture")
    figure, axes = blank(title)
    asked.draw(axes, found)
    framed(axes)
    save(figure, path)


def save(figure: Figure, path: str) -> None:
    """Write the figure as png, svg or pdf, by the ending of `path`, whole or not at all; BadInput for any other."""
    check_can_draw(path)
    buffer = io.BytesIO()
    figure.savefig(buffer, format=Path(path).suffix.lower()[1:], dpi=160)
    write_whole(path, buffer.getvalue())


def blank(title: str) -> tuple[Figure, Axes]:
    """An empty picture of the size and with the words that all have."""
    from matplotlib.figure import Figure

    figure = Figure(figsize=(7.2, 4.6), layout="constrained")
    axes = figure.add_subplot()
    # A dollar in a user's column name is no formula.
    axes.set_title(title.replace("$", r"\$"), loc="left", fontsize=11)
    axes.set_xlabel("generation $t$ (fits)")
    return figure, axes


def logarithmic(axes: Axes, lowest: float) -> None:
    """A logarithmic scale that ends where floats do."""
    axes.set_yscale("log")
    if lowest < SMALLEST_DRAWN:
        axes.set_ylim(bottom=SMALLEST_DRAWN)


def finish(axes: Axes, times: Any) -> None:
    """The frame of a picture over generations."""
    from matplotlib.ticker import MaxNLocator

    axes.set_xlim(times[0], max(times[-1], times[0] + 1))
    axes.xaxis.set_major_locator(MaxNLocator(integer=True))
    framed(axes)


def framed(axes: Axes) -> None:
    """A light grid behind the curves, no box, and the legend."""
    axes.grid(axis="y", color="#dddddd", linewidth=0.6)
    axes.set_axisbelow(True)
    axes.spines[["top", "right"]].set_visible(False)
    axes.legend(fontsize=9, framealpha=0.85, edgecolor="none")


def _standard_deviations(axes: Axes, std: float) -> None:
    from matplotlib.ticker import MaxNLocator

    def of_share(kept: Any) -> Any:
        return std * np.sqrt(np.maximum(kept, 0))

    def to_share(now: Any) -> Any:
        return (now / std) ** 2

    right = axes.secondary_yaxis("right", functions=(of_share, to_share))
    if axes.get_yscale() == "linear":
        # The square root crowds the low numbers.
        right.yaxis.set_major_locator(MaxNLocator(nbins=5, prune="lower"))
    right.set_ylabel("standard deviation, in the data's units")


def _positive(numbers: Any) -> Array:
    """The numbers as floats, what a logarithmic axis cannot show as a gap."""
    drawn = np.asarray(numbers, dtype=float)
    return np.where(drawn >= SMALLEST_DRAWN, drawn, np.nan)
