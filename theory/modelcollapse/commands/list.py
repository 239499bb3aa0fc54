"""List the catalogue: loops, estimators, quantities, exhibits.

Examples
--------
  modelcollapse list
  modelcollapse list quantities --json
"""

from __future__ import annotations

import argparse

from modelcollapse import discover
from modelcollapse.commands import Report
from modelcollapse.estimators import estimator
from modelcollapse.exhibits import exhibit
from modelcollapse.loops import loop_class
from modelcollapse.quantities import quantity

TITLES = {
    "loops": lambda name: discover.title(loop_class(name)),
    "estimators": lambda name: estimator(name).title,
    "quantities": lambda name: quantity(name).title,
    "exhibits": lambda name: exhibit(name).title,
}


def arguments(parser: argparse.ArgumentParser) -> None:
    """Which folder."""
    parser.add_argument("folder", nargs="?", choices=sorted(TITLES), help="only this part of the catalogue")


def run(args: argparse.Namespace) -> Report:
    """Names and titles."""
    rows = [
        {"kind": folder, "name": name, "title": TITLES[folder](name)}
        for folder in ([args.folder] if args.folder else TITLES)
        for name in discover.names(folder)
    ]
    width = max(len(row["name"]) for row in rows)
    lines = []
    for folder in dict.fromkeys(row["kind"] for row in rows):
        lines += ["", f"{folder}:"] + [f"  {r['name']:<{width}}  {r['title']}" for r in rows if r["kind"] == folder]
    return Report(rows, "\n".join(lines[1:]))
