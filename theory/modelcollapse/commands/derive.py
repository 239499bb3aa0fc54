"""Derive a quantity of a loop in symbols: recurrence, closed form, limit and rate.

Parameters without a default stay symbols. Those that have one take it unless they are named: a bare `temperature`
leaves it a symbol, `temperature=0.9` sets it. `--divisor divisor` leaves the divisor a symbol. A formula holds for
integers n >= 2, n_real >= 1, n_synthetic >= 1, from the t that is printed.

Examples
--------
  modelcollapse derive mean-variance --loop replace
  modelcollapse derive mean-wander --loop fresh temperature --json
"""

from __future__ import annotations

import argparse
import math
from typing import Any

from modelcollapse.commands import Report
from modelcollapse.commands._arguments import add_estimator, read_assignments, read_estimator
from modelcollapse.errors import BadInput, shorten

LARGEST = 10_000


def arguments(parser: argparse.ArgumentParser) -> None:
    """QUANTITY --loop LOOP [--estimator E | --divisor A] [--latex] [NAME | NAME=VALUE ...]."""
    parser.add_argument("quantity", metavar="QUANTITY", help="a name that `modelcollapse list quantities` shows")
    parser.add_argument("--loop", required=True, metavar="LOOP", help="a name that `modelcollapse list loops` shows")
    add_estimator(parser)
    parser.add_argument("--latex", action="store_true", help="print the closed form as LaTeX")
    parser.add_argument("assignments", nargs="*", metavar="NAME[=VALUE]", help="a symbol to keep, or a number to set")


def run(args: argparse.Namespace) -> Report:
    """Strings that sympy can read back."""
    from modelcollapse.estimators import as_estimator
    from modelcollapse.loops import loop_class
    from modelcollapse.parameters import parameter
    from modelcollapse.quantities import derive, with_symbols

    loop = with_symbols(loop_class(args.loop), **read_symbols(args))
    symbolic = args.divisor == "divisor"
    chosen = as_estimator(parameter("divisor").symbol()) if symbolic else read_estimator(args)
    found = derive(args.quantity, loop, chosen)
    data = found.as_json()
    if args.latex:
        return Report(data, "\n".join([found.latex, *found.latex_definitions]))
    lines = [
        ("recurrence", "\n              ".join(map(str, found.recurrence)) or "none, it does not depend on t"),
        ("closed form", data["closed_form"] or "none that a person would read"),
        *((f"  {name}", text) for name, text in found.form.where.items()),
        ("from t", data["from_t"]),
        ("limit", data["limit"] or "none, or none proved"),
        ("rate", f"{data['rate']} ({data['rate_kind']})" if data["rate"] else "none"),
    ]
    return Report(data, "\n".join(f"{name + ':':<14}{text}" for name, text in lines))


def read_symbols(args: argparse.Namespace) -> dict[str, Any]:
    """A bare NAME is a symbol, NAME=VALUE a number, kept short since sympy writes it out."""
    from modelcollapse.parameters import parameter

    bare = [text for text in args.assignments if "=" not in text]
    numbers = read_assignments([text for text in args.assignments if "=" in text])
    for name in bare:
        if name in numbers or bare.count(name) > 1:
            raise BadInput(f"{name} must be given once; got {' and '.join(t for t in args.assignments if name in t)}")
    given: dict[str, Any] = {name: parameter(name).symbol() for name in bare}
    for name, text in numbers.items():
        number = parameter(name).read(text)
        if number == math.inf or max(abs(number.numerator), number.denominator) > LARGEST:
            raise BadInput(
                f"{name} must be a short number in a formula, such as 0.9; got {shorten(text)}; or use value"
            )
        given[name] = number
    return given
