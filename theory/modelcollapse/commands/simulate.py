"""Simulate a loop: paths of the refit model and their summary, generation by generation.

--out writes every path (replicate, generation, mean, variance, log_variance); --plot draws the fan of paths with the
exact mean and the typical run.

Examples
--------
  modelcollapse simulate --loop replace n=100 --generations 300 --replicates 1000 --seed 1 --plot fan.png
  modelcollapse simulate --loop anchored n_real=10 n_synthetic=90 --generations 50 --replicates 10000 --seed 1 --json
"""

from __future__ import annotations

import argparse
from contextlib import nullcontext
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO

from modelcollapse.commands import Report
from modelcollapse.commands._arguments import (
    add_assignments,
    add_estimator,
    read_assignments,
    read_estimator,
    shown,
    whole,
)
from modelcollapse.errors import BadInput
from modelcollapse.estimators import Estimator
from modelcollapse.files import check_writable, whole_file
from modelcollapse.progress import progress
from modelcollapse.world import Loop

if TYPE_CHECKING:
    from modelcollapse.numeric.simulate import Generation
    from modelcollapse.numeric.summary import Summary

MOST_FITS = 5 * 10**9
LEAST_WORK = 1000  # a generation costs as much as that many replicates, however few there are
MOST_ROWS = 10**8


def arguments(parser: argparse.ArgumentParser) -> None:
    """--loop LOOP NAME=VALUE ... --generations T --replicates R --seed S [--out F.csv] [--plot F.png]."""
    parser.add_argument("--loop", required=True, metavar="LOOP", help="a name that `modelcollapse list loops` shows")
    add_estimator(parser)
    parser.add_argument("--generations", required=True, metavar="T", help="fits in a run")
    parser.add_argument("--replicates", required=True, metavar="R", help="independent runs")
    parser.add_argument("--seed", default="0", metavar="S", help="seed (default 0)")
    parser.add_argument("--out", metavar="F.csv", help="write every path")
    parser.add_argument("--plot", metavar="F.png", help="draw the paths")
    add_assignments(parser)


def run(args: argparse.Namespace) -> Report:
    """One number a generation, from 0, of each summary."""
    from modelcollapse.numbers import plain_json
    from modelcollapse.quantities import built_loop, check_counts

    loop = built_loop(args.loop, read_assignments(args.assignments))
    chosen = read_estimator(args)
    check_counts(loop, chosen)
    generations = whole(args.generations, "--generations", 0, 10**6)
    replicates = whole(args.replicates, "--replicates", 1, 10**7)
    seed = whole(args.seed, "--seed", 0, 2**63 - 1)
    check_before_work(args, generations, replicates)
    summary = simulated(loop, chosen, generations, replicates, seed, args.out, for_picture=args.plot is not None)
    if args.plot is not None:
        draw(args.plot, args.loop, loop, chosen, summary)
    data = {
        "loop": args.loop,
        "estimator": chosen.name,
        "parameters": {name: plain_json(number) for name, number in loop.values().items()},
        "generations": generations,
        "replicates": replicates,
        "seed": seed,
        **summary.as_json(),
    }
    sizes = ", ".join(f"{name}={number}" for name, number in loop.values().items())
    title = f"{args.loop} ({sizes}; {chosen.name}), {replicates} runs, seed {seed}"
    return Report(data, f"{title}\n{in_words(summary)}")


def check_before_work(args: argparse.Namespace, generations: int, replicates: int) -> None:
    """Refuse what would take hours or could not be written, before anything is drawn."""
    if generations * (replicates + LEAST_WORK) > MOST_FITS:
        raise BadInput(
            f"--generations times --replicates must be at most {MOST_FITS:.0e}; got {generations} times {replicates}; "
            "take fewer of either"
        )
    if args.out is not None and args.plot is not None and Path(args.out).resolve() == Path(args.plot).resolve():
        raise BadInput(f"--out and --plot must be two files; got {args.out} for both; name another for the picture")
    rows = (generations + 1) * replicates
    if args.out is not None and rows > MOST_ROWS:
        raise BadInput(
            f"--out takes at most {MOST_ROWS:.0e} rows, one a run and generation; got {rows}; take fewer replicates or "
            "leave --out away"
        )
    for option, path in (("--out", args.out), ("--plot", args.plot)):
        if path is not None:
            check_writable(path, option)
    if args.plot is not None:
        from modelcollapse.plots import check_can_draw

        check_can_draw(args.plot)


def simulated(
    loop: Loop, chosen: Estimator, generations: int, replicates: int, seed: int, out: str | None, for_picture: bool
) -> Summary:
    """Run the loop, and write its paths on the way if asked for."""
    import numpy as np

    from modelcollapse.numeric.simulate import simulate
    from modelcollapse.numeric.summary import Summary

    summary = Summary(for_picture)
    models = simulate(loop, chosen, generations, replicates, np.random.default_rng(seed))
    with whole_file(out) if out else nullcontext() as file:
        if file:
            file.write(b"replicate,generation,mean,variance,log_variance\n")
        for generation in progress(models, generations + 1, "generations"):
            summary.add(generation)
            if file:
                write_rows(file, generation)
    return summary


def write_rows(file: BinaryIO, generation: Generation) -> None:
    """One row a run, with every digit of a float."""
    columns = (generation.mean.tolist(), generation.variance.tolist(), generation.log_variance.tolist())
    rows = (
        f"{run},{generation.t},{mean!r},{variance!r},{log!r}\n"
        for run, (mean, variance, log) in enumerate(zip(*columns, strict=True))
    )
    file.write("".join(rows).encode())


def draw(path: str, name: str, loop: Loop, chosen: Estimator, summary: Summary) -> None:
    """The fan of paths, with the exact mean where the loop has one."""
    import math

    from modelcollapse.plots import fan, save
    from modelcollapse.quantities import value

    generations = len(summary.mean_variance) - 1
    times = sorted({round(generations * step / 60) for step in range(61)})
    try:
        mean = [value("mean-variance", loop, chosen, t=t).value for t in times]
    except BadInput:
        # Open, or beyond a method's reach: the picture does without.
        mean = None
    typical = [math.exp(log) for log in summary.mean_log_variance]
    save(fan(name, loop, summary, times, mean, typical), path)


def in_words(summary: Summary) -> str:
    """A table of at most a dozen generations."""
    last = len(summary.mean_variance) - 1
    lines = [f"{'t':>8} {'mean variance':>15} {'+-':>10} {'mean log variance':>18} {'mean wander':>12}"]
    for t in sorted({round(last * step / 10) for step in range(11)}):
        lines.append(
            f"{t:>8} {shown(summary.mean_variance[t], 8):>15} {shown(summary.mean_variance_error[t], 2):>10} "
            f"{shown(summary.mean_log_variance[t], 8):>18} {shown(summary.mean_wander[t], 6):>12}"
        )
    return "\n".join(lines)
