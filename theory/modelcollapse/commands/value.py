"""Compute one number: a quantity of a loop.

Examples
--------
  modelcollapse value mean-variance --loop replace n=100 t=10
  modelcollapse value mean-variance --loop fresh n_real=10 n_synthetic=90 t=inf --json
"""

from __future__ import annotations

import argparse

from modelcollapse.commands import Report
from modelcollapse.commands._arguments import (
    add_assignments,
    add_estimator,
    read_assignments,
    read_estimator,
    shown,
)


def arguments(parser: argparse.ArgumentParser) -> None:
    """QUANTITY --loop LOOP [--estimator E | --divisor A] NAME=VALUE ..."""
    parser.add_argument("quantity", metavar="QUANTITY", help="a name that `modelcollapse list quantities` shows")
    parser.add_argument("--loop", required=True, metavar="LOOP", help="a name that `modelcollapse list loops` shows")
    add_estimator(parser)
    add_assignments(parser)


def run(args: argparse.Namespace) -> Report:
    """The four fields of a value, with what was asked."""
    from modelcollapse.loops import loop_class
    from modelcollapse.numbers import plain_json
    from modelcollapse.parameters import parameter
    from modelcollapse.quantities import quantity, value
    from modelcollapse.values import json_number

    given = read_assignments(args.assignments)
    chosen = read_estimator(args)
    found = value(args.quantity, args.loop, chosen, **given)
    read = {**loop_class(args.loop).defaults(), **{name: parameter(name).read(text) for name, text in given.items()}}
    shown_parameters = {k: json_number(v) if isinstance(v, float) else plain_json(v) for k, v in read.items()}
    data = {
        **found.as_json(),
        "quantity": args.quantity,
        "loop": args.loop,
        "estimator": chosen.name,
        "parameters": shown_parameters,
    }
    text = (
        f"{quantity(args.quantity).title}\n"
        f"  {shown(found.value, 17)}   +- {found.error:.1e}\n"
        f"  {found.rigour}: {found.method}"
    )
    return Report(data, text)
