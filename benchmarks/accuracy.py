"""How far the routes to each quantity are apart: `python benchmarks/accuracy.py [--quick] [--write]`.

A row for each quantity: its routes, the grid, the largest disagreement over it (relative unless said). No random
numbers. `--write` puts the table into the README; `--quick` takes a few points of each grid.
"""

from __future__ import annotations

import argparse
import re
import sys
import time
from pathlib import Path

import routes_of_tails
import routes_of_time
import routes_of_variance
from comparison import Comparison

README = Path(__file__).parent.parent / "README.md"
BLOCK = re.compile(r"(<!-- accuracy -->\n).*?(<!-- end -->)", re.DOTALL)
INTRODUCTION = """\
How far the routes are apart at worst, over fixed grids, rounded up as another machine may add a few last bits
(`python benchmarks/accuracy.py`):
"""
HEADING = ("quantity", "routes", "grid", "largest disagreement, relative")


def comparisons() -> list[Comparison]:
    """Every row, in the order of the table."""
    return [*routes_of_time.compared(), *routes_of_variance.compared(), *routes_of_tails.compared()]


def line(cells: tuple[str, ...]) -> str:
    """A line of a Markdown table."""
    return f"| {' | '.join(cells)} |"


def printed(text: str) -> dict[str, float]:
    """The largest disagreements that a table in this text prints, by quantity."""
    block = BLOCK.search(text)
    lines = block[0].splitlines() if block else []
    rows = [row.strip("| ").split(" | ") for row in lines if row.startswith("| ")]
    return {cells[0]: float(cells[-1].split()[0]) for cells in rows[2:]}


def table(quick: bool) -> str:
    """The whole table; where the largest disagreement of each row is goes to stderr."""
    lines = [line(HEADING), line(("---",) * len(HEADING))]
    for comparison in comparisons():
        start = time.process_time()
        points = comparison.chosen(quick)
        found = comparison.over(points)
        lines.append(line(comparison.cells(found, len(points))))
        seconds = time.process_time() - start
        print(f"{comparison.quantity:<32} {found.largest:.2g} at {found.at} {seconds:.1f} s", file=sys.stderr)
    return "\n".join(lines)


def main() -> int:
    """Print the table, and write it into the README if asked."""
    parser = argparse.ArgumentParser(description="How far the routes to each quantity are apart.")
    parser.add_argument("--quick", action="store_true", help="a few points of each grid")
    parser.add_argument("--write", action="store_true", help="put the table of the full grid into the README")
    chosen = parser.parse_args()
    if chosen.quick and chosen.write:
        parser.error("--write needs the full grid: leave out --quick")
    text = table(chosen.quick)
    print(text)
    if chosen.write:
        written = f"\n{INTRODUCTION}\n{text}\n\n"
        README.write_text(BLOCK.sub(lambda block: block[1] + written + block[2], README.read_text()))
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
