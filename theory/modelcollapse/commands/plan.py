"""What refitting, generation after generation, would do to a column of your own data.

Examples
--------
  modelcollapse plan examples/nile.csv --column volume
  modelcollapse plan data.csv --column x --loop fresh --real-share 0.2 --generations 30 --keep 0.9 --plot course.png
"""

from __future__ import annotations

import argparse
from typing import TYPE_CHECKING

from modelcollapse.commands import Report
from modelcollapse.commands._arguments import add_estimator, read_estimator

if TYPE_CHECKING:
    from modelcollapse.planning.description import Description
    from modelcollapse.planning.plan import Plan
    from modelcollapse.values import Value


def arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the data, the loop, the thresholds and where a picture goes."""
    parser.add_argument("data", metavar="DATA.csv", help="a CSV file whose first line names the columns")
    parser.add_argument("--column", metavar="C", required=True, help="the column to plan for")
    parser.add_argument("--loop", metavar="L", default="replace", help="which data the next fit sees (replace)")
    parser.add_argument("--real-share", metavar="A", help="real points, where the loop has them (0.1)")
    parser.add_argument("--generations", metavar="T", default="10", help="how many fits (10)")
    parser.add_argument("--keep", metavar="K", default="0.95", help="the share of the variance to keep (0.95)")
    add_estimator(parser, divisor=False)
    parser.add_argument("--seed", metavar="S", default="0", help="of what has to be simulated (0)")
    parser.add_argument("--plot", metavar="F.png", help="draw the variance kept against the generation")


def run(args: argparse.Namespace) -> Report:
    """Read the column, plan, draw."""
    from modelcollapse import plots
    from modelcollapse.files import check_writable
    from modelcollapse.planning.description import describe
    from modelcollapse.planning.plan import course, plan
    from modelcollapse.planning.table import read_column

    if args.plot is not None:
        check_writable(args.plot, "--plot")
        plots.check_can_draw(args.plot)
    data = describe(read_column(args.data, args.column))
    share = "0.1" if args.real_share is None else args.real_share
    planned = plan(data, args.loop, share, args.generations, args.keep, read_estimator(args), args.seed)
    if args.plot is not None:
        plots.save(plots.plan_figure(planned, course(planned), args.column), args.plot)
    text = [heading(args.data, args.column, data), "", answers(planned)]
    if args.real_share is not None and "n_real" not in planned.loop.values():
        text.append(
            f"  --real-share                     plays no part in {planned.loop_name}, which adds no real points"
        )
    return Report(as_json(planned), "\n".join(text))


def as_json(planned: Plan) -> dict[str, object]:
    """The JSON contract of `plan`."""
    from dataclasses import asdict

    from modelcollapse.numbers import plain_json

    times = planned.collapse_time
    parameters = {name: plain_json(number) for name, number in planned.loop.values().items()}
    return {
        "data": asdict(planned.data),
        "loop": planned.loop_name,
        "parameters": {**parameters, "estimator": planned.estimator.name},
        "generations": planned.generations,
        "kept_mean": planned.kept_mean.as_json(),
        "kept_typical": planned.kept_typical.as_json(),
        "collapse_time": times and {threshold: time.as_json() for threshold, time in times.items()},
        "real_points_needed": planned.real_points_needed,
    }


def heading(path: str, column: str, data: Description) -> str:
    """What the data are."""
    from modelcollapse.planning.description import gaussian_kurtosis, gaussian_skewness, look

    def usual(centre: float, error: float) -> str:
        return f"Gaussian samples of {data.n}: {centre:.3g} +- {error:.3g}"

    return "\n".join(
        (
            f"{path}, column {column}",
            f"  numbers               {data.n}",
            f"  mean                  {data.mean:.6g}",
            f"  standard deviation    {data.std:.6g}",
            f"  skewness              {data.skewness:<9.3g} ({usual(*gaussian_skewness(data.n))})",
            f"  excess kurtosis       {data.excess_kurtosis:<9.3g} ({usual(*gaussian_kurtosis(data.n))})",
            f"  shape                 {look(data)}",
        )
    )


def answers(planned: Plan) -> str:
    """What refitting does to them."""
    sizes = ", ".join(f"{name}={number}" for name, number in planned.loop.values().items())
    setting = f"{planned.loop_name} ({sizes}; {planned.estimator.name})"
    std = planned.data.std
    typical_std = std * planned.kept_typical.value**0.5
    return "\n".join(
        (
            f"A new Gaussian sample of this size, refitted {planned.generations} times by {setting}",
            f"  variance kept, expected          {share(planned.kept_mean)}",
            f"  variance kept, typical run       {share(planned.kept_typical)}",
            f"  standard deviation then          {typical_std:.6g} in a typical run; now {std:.6g}",
            *times(planned),
            real_points(planned),
        )
    )


def times(planned: Plan) -> list[str]:
    """The expected collapse times, where the loop has them."""
    from modelcollapse.numbers import exact_number

    if planned.collapse_time is None:
        return [f"  expected time to a threshold     not known for {planned.loop_name}; it is for replace"]
    named = {text: percent(float(exact_number(text, "--keep")), 10) for text in planned.collapse_time}
    return [
        f"  {'expected time to below ' + named[text]:<32} {time.value:.4g} generations ({known(time)})"
        for text, time in planned.collapse_time.items()
    ]


def real_points(planned: Plan) -> str:
    """How many real points keep the variance."""
    n, keep = planned.data.n, percent(float(planned.keep), 10)
    if planned.real_points_needed is None:
        most = percent(float(planned.most_kept))
        said = f"even {n - 1} of {n}, new each time (fresh), keep {most} of the variance for ever, not {keep}"
    else:
        said = (
            f"{planned.real_points_needed} of {n}, new each time (fresh), keep {keep} of the variance for ever (exact)"
        )
    return f"  real points a generation         {said}"


def share(kept: Value) -> str:
    """A share of the variance in per cent, with how it is known."""
    return f"{percent(kept.value)} ({known(kept, 100)})"


def percent(number: float, digits: int = 4) -> str:
    """A share in per cent, to four digits; a share next to 1 keeps the digits that tell it from 1."""
    if number == 0:
        return "under 1e-300 %"
    return f"{100 * number:.{12 if 0.999 < number < 1 else digits}g} %"


def known(value: Value, unit: float = 1.0) -> str:
    """How a value is known; a simulated one with its standard error."""
    if value.rigour == "statistical":
        return f"{value.method}; standard error {unit * value.error:.2g}{' %' if unit == 100 else ''}"
    return value.rigour
