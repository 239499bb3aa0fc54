"""Show a thing of the catalogue: a loop, an estimator, a quantity or a theorem, or an exhibit as a table or picture.

Examples
--------
  modelcollapse show replace
  modelcollapse show no-divisor-fixes-replace n=20
  modelcollapse show collapse-time-survival n=100 eps=0.01 --plot survival.png
"""

from __future__ import annotations

import argparse
from typing import Any

from modelcollapse import discover
from modelcollapse.commands import Report
from modelcollapse.commands._arguments import add_assignments, add_estimator, read_assignments, read_estimator, shown
from modelcollapse.errors import BadInput, unknown

FOLDERS = ("loops", "estimators", "quantities", "exhibits")
MOST_ROWS = 40


def arguments(parser: argparse.ArgumentParser) -> None:
    """NAME, and for an exhibit NAME=VALUE ... [--estimator E | --divisor A] [--plot F.png]."""
    parser.add_argument("name", metavar="NAME", help="a name that `modelcollapse list` shows")
    add_estimator(parser)
    parser.add_argument("--plot", metavar="F.png", help="draw an exhibit (png, svg or pdf)")
    add_assignments(parser)


def run(args: argparse.Namespace) -> Report:
    """Look the name up in every folder."""
    folder = folder_of(args.name)
    if folder == "exhibits":
        return show_exhibit(args)
    if args.plot or args.assignments or args.estimator or args.divisor:
        raise BadInput(f"only an exhibit takes parameters or --plot; {args.name} is in {folder}; use value or simulate")
    if folder == "theorems":
        return show_theorem(args.name)
    module = discover.module(folder, args.name)
    text = (module.__doc__ or "").strip()
    data = {"kind": folder, "name": args.name, "title": discover.title(module), "text": text}
    return Report(data, f"{args.name} ({folder})\n\n{text}")


def show_theorem(name: str) -> Report:
    """The document, with its displays as plain text where they can be read."""
    from modelcollapse.checking import handbook
    from modelcollapse.checking.plain import in_plain_text

    about, text = handbook.entry(name), handbook.text(name)
    head = f"{about['title']}\n\nloop: {about['loop']}; level: {about['level']}; source: {about['source']}"
    return Report(
        {"kind": "theorems", **about, "text": text}, f"{head}\n\n{in_plain_text(text, handbook.document(name))}"
    )


def folder_of(name: str) -> str:
    """The folder that has a thing of this name. Raises BadInput where none has."""
    for folder in FOLDERS:
        if name in discover.names(folder):
            return folder
    from modelcollapse.checking import handbook

    if name in handbook.files():
        return "theorems"
    raise unknown("name", name, [*(name for folder in FOLDERS for name in discover.names(folder)), *handbook.files()])


def show_exhibit(args: argparse.Namespace) -> Report:
    """The table, and the picture if asked for, which is refused before any work where it cannot be made."""
    from modelcollapse.exhibits import exhibit, setting
    from modelcollapse.numbers import plain_json

    asked = exhibit(args.name)
    given = read_assignments(args.assignments)
    chosen = read_estimator(args)
    loop, chosen, others = setting(asked, chosen, given)
    if args.plot is not None:
        check_plot(args.name, asked, args.plot)
    found = asked.table(loop, chosen, **others)
    read = {**loop.values(), **others}
    if args.plot is not None:
        from modelcollapse.plots import picture

        sizes = ", ".join(f"{name} = {shown(number, 6)}" for name, number in read.items())
        picture(args.plot, asked, found, f"{asked.title}\n{sizes}; {chosen.name}")
    data = {
        "kind": "exhibits",
        "name": args.name,
        "title": asked.title,
        "estimator": chosen.name,
        "parameters": {name: plain_json(number) for name, number in read.items()},
        "columns": list(found.columns),
        "rows": [[as_json(cell) for cell in row] for row in found.rows],
        "note": found.note,
    }
    return Report(data, in_words(asked.title, found))


def check_plot(name: str, asked: Any, path: str) -> None:
    """Refuse a picture of what is not drawn, or to a file that cannot be written."""
    from modelcollapse.files import check_writable
    from modelcollapse.plots import check_can_draw

    if asked.draw is None:
        raise BadInput(f"--plot: {name} is a table and has no picture; leave --plot away")
    check_writable(path, "--plot")
    check_can_draw(path)


def as_json(cell: Any) -> Any:
    """A cell as JSON has it."""
    from modelcollapse.values import json_number

    return json_number(cell) if isinstance(cell, float) else cell


def in_words(title: str, found: Any) -> str:
    """The table in columns; of a long one, evenly chosen rows."""
    last = len(found.rows) - 1
    kept = (
        range(last + 1) if last < MOST_ROWS else sorted({round(last * at / (MOST_ROWS - 1)) for at in range(MOST_ROWS)})
    )
    cells = [found.columns, *([in_cell(cell) for cell in found.rows[at]] for at in kept)]
    widths = [max(len(row[at]) for row in cells) for at in range(len(found.columns))]
    lines = ["  ".join(f"{cell:>{width}}" for cell, width in zip(row, widths, strict=True)) for row in cells]
    left_out = [f"{len(kept)} of {last + 1} rows; --json has all"] if len(kept) <= last else []
    return "\n".join([title, "", *lines, "", *filter(None, [found.note]), *left_out])


def in_cell(cell: Any) -> str:
    """A cell for people."""
    if cell is None:
        return "-"
    return shown(cell, 7) if isinstance(cell, float) else str(cell)
