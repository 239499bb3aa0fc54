"""List the catalogue: loops, estimators, quantities, exhibits, theorems.

Examples
--------
  modelcollapse list
  modelcollapse list quantities --json
  modelcollapse list theorems
"""

from __future__ import annotations

import argparse
from typing import Any

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
FOLDERS = (*TITLES, "theorems")


def arguments(parser: argparse.ArgumentParser) -> None:
    """Which folder."""
    parser.add_argument("folder", nargs="?", choices=sorted(FOLDERS), help="only this part of the catalogue")


def run(args: argparse.Namespace) -> Report:
    """Names and titles; of theorems also loop, level, source and what they expect."""
    rows = [row for folder in ([args.folder] if args.folder else FOLDERS) for row in rows_of(folder)]
    width = max(len(row["name"]) for row in rows)
    lines = []
    for folder in dict.fromkeys(row["kind"] for row in rows):
        lines += ["", f"{folder}:"] + [in_words(row, width) for row in rows if row["kind"] == folder]
    return Report(rows, "\n".join(lines[1:]))


def rows_of(folder: str) -> list[dict[str, Any]]:
    """The things of one folder; theorems in reading order."""
    if folder == "theorems":
        from modelcollapse.checking import handbook

        return [{"kind": folder, **handbook.entry(name)} for name in handbook.reading_order()]
    return [{"kind": folder, "name": name, "title": TITLES[folder](name)} for name in discover.names(folder)]


def in_words(row: dict[str, Any], width: int) -> str:
    """Name and title; of a theorem, its level in front."""
    level = f"{row['level']:<10}" if "level" in row else ""
    return f"  {level}{row['name']:<{0 if level else width}}  {row['title']}"
