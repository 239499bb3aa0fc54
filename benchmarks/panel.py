"""How the checker fares on the statements kept aside: `python benchmarks/panel.py [--kind WORD] [--budget S] [--open]`.

A row for each class: of the true statements how many are proved (or certified, or cited), supported, unchecked; of the
false ones how many are refuted. Every wrong verdict is told in full, and exits 1; `--open` also tells those that were
not settled. `--kind` takes the classes whose name contains the word.
"""

from __future__ import annotations

import argparse
import re
import sys
import time
from collections import Counter
from dataclasses import dataclass
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent.parent / "tests"))

from panel_all import PANELS, Panel
from panel_statement import Statement

try:
    from modelcollapse.checking.verify import check_claim
except ModuleNotFoundError as missing:
    raise SystemExit(f"the checker is not there: {missing}") from None

README = Path(__file__).parent.parent / "README.md"
BLOCK = re.compile(r"(<!-- panel -->\n).*?(<!-- end -->)", re.DOTALL)
COLUMNS = ("PROVED", "CERTIFIED", "CITED", "SUPPORTED", "STATISTICAL", "UNCHECKED", "REFUTED", "CRASHED")


@dataclass(frozen=True)
class Outcome:
    """What the checker said of a statement; a level of its own, CRASHED, where it raised."""

    statement: Statement
    level: str
    reason: str
    seconds: float

    @property
    def told(self) -> str:
        """The whole of it, for a person who wants to know what went wrong."""
        tex, loop, estimator, symbols, true, kind, why = self.statement
        given = f"{loop}, {estimator}{', ' if symbols else ''}{', '.join(symbols)}"
        said = f"{self.level} ({self.seconds:.1f} s): {self.reason}"
        return f"[{kind}] {tex}\n    {given}\n    is {true}: {why}\n    {said}"


def outcome(statement: Statement, budget: float) -> Outcome:
    """The verdict on one statement, and what it cost."""
    start = time.perf_counter()
    try:
        verdict = check_claim(statement.tex, statement.loop, statement.estimator, statement.symbols, budget)
        level, reason = verdict.level, f"{verdict.reason} {verdict.counterexample or ''}"
    except Exception as error:
        level, reason = "CRASHED", repr(error)
    return Outcome(statement, level, reason, time.perf_counter() - start)


def counted(name: str, outcomes: list[Outcome], width: int) -> str:
    """A row of the table: the verdicts on some statements that are all true or all false."""
    levels = Counter(one.level for one in outcomes)
    settled = sum(one.statement.is_settled_by(one.level) for one in outcomes)
    slowest = max(one.seconds for one in outcomes)
    cells = "".join(f"{levels[column] or '.':>{len(column) + 2}}" for column in COLUMNS)
    return f"{name:<{width}}{len(outcomes):>4}{settled / len(outcomes):>7.0%}{cells}{slowest:>8.1f}"


def table(outcomes: list[Outcome]) -> str:
    """The true statements by class, then the false ones."""
    kinds = list(dict.fromkeys(one.statement.kind for one in outcomes))
    width = max(map(len, (*kinds, "false, all"))) + 2
    lines = [f"{'':<{width}}{'n':>4}{'right':>7}" + "".join(f"{column:>{len(column) + 2}}" for column in COLUMNS)]
    lines[0] += f"{'slowest':>8}"
    for true in (True, False):
        some = [one for one in outcomes if one.statement.true is true]
        for kind in kinds:
            of_kind = [one for one in some if one.statement.kind == kind]
            lines += [counted(kind, of_kind, width)] if of_kind else []
        lines += [counted(f"{'true' if true else 'false'}, all", some, width), ""] if some else []
    return "\n".join(lines)


def share(outcomes: list[Outcome], true: bool) -> str:
    """How many of the true or false ones are settled rightly, for a cell."""
    some = [one for one in outcomes if one.statement.true is true]
    return f"{sum(one.statement.is_settled_by(one.level) for one in some)} of {len(some)}" if some else ""


def row(name: str, outcomes: list[Outcome], panel: Panel | None = None) -> str:
    """A row of the README's table: a class, or a whole panel with what it was at first contact."""
    mark = "**" if panel else ""
    cells = [f"{mark}{cell}{mark}" if cell else "" for cell in (name, share(outcomes, True), share(outcomes, False))]
    first = f"{panel.true}; {panel.false}" if panel and panel.true else ""
    return f"| {' | '.join((*cells, first))} |"


def markdown(panels: list[tuple[Panel, list[Outcome]]]) -> str:
    """The table of the README: the first panels by class, then whole panels."""
    lines = ["| class | true: proved, certified or cited | false: refuted | at first contact: true; false |"]
    lines += ["| --- | --- | --- | --- |"]
    for panel, outcomes in panels:
        kinds = dict.fromkeys(one.statement.kind for one in outcomes if panel.by_class)
        lines += [row(kind, [one for one in outcomes if one.statement.kind == kind]) for kind in kinds]
        lines.append(row(panel.name, outcomes, panel))
    wrong = sum(one.statement.is_wronged_by(one.level) for _, outcomes in panels for one in outcomes)
    return "\n".join([*lines, "", f"Wrong verdicts: {wrong}."])


def told(title: str, outcomes: list[Outcome]) -> str:
    """A list of outcomes under its title; nothing where there are none."""
    return "\n".join((f"{title} ({len(outcomes)})", *(one.told for one in outcomes), "")) if outcomes else ""


def main() -> int:
    """Run the panels, print the tables and what went wrong."""
    parser = argparse.ArgumentParser(description="How the checker fares on the statements kept aside.")
    parser.add_argument("--kind", default="", help="the classes whose name contains this")
    parser.add_argument("--budget", type=float, default=10.0, help="seconds a statement")
    parser.add_argument("--open", action="store_true", help="tell what was not settled as well")
    parser.add_argument("--write", action="store_true", help="put the table into the README")
    options = parser.parse_args()
    wrong: list[Outcome] = []
    panels: list[tuple[Panel, list[Outcome]]] = []
    for panel in PANELS:
        chosen = [statement for statement in panel.statements if options.kind in statement.kind]
        if not chosen:
            continue
        outcomes = [outcome(statement, options.budget) for statement in chosen]
        print(f"{panel.name}: {len(chosen)}\n{table(outcomes)}", flush=True)
        panels.append((panel, outcomes))
        wrong += [one for one in outcomes if one.statement.is_wronged_by(one.level)]
        settled = [one for one in outcomes if one.statement.is_settled_by(one.level)]
        if options.open:
            print(told("not settled", [one for one in outcomes if one not in settled and one not in wrong]))
    print(told("WRONG VERDICTS", wrong) or "no wrong verdict")
    if options.write:
        README.write_text(BLOCK.sub(lambda found: f"{found[1]}\n{markdown(panels)}\n\n{found[2]}", README.read_text()))
    return 1 if wrong else 0


if __name__ == "__main__":
    raise SystemExit(main())
