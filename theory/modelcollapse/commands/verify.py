r"""Verify a derivation: every displayed relation of a Markdown document, or one claim, gets a verdict.

PROVED, CERTIFIED and CITED are theorems; SUPPORTED and STATISTICAL are not; REFUTED comes with the smallest
counterexample; UNCHECKED says why. --explain shows how each verdict came about. Exit 1 when anything is refuted.

Examples
--------
  modelcollapse verify paper.md
  modelcollapse verify --claim '\mathbb{E}\,\sigma_t^2 = (1-1/n)^t' --loop replace --estimator mle
  modelcollapse verify --claim 'c \log n > 0' --symbol 'c: real > 0' --explain
"""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import TYPE_CHECKING, Any

from modelcollapse.commands import Report
from modelcollapse.commands._arguments import add_estimator, read_estimator
from modelcollapse.errors import BadInput
from modelcollapse.numbers import exact_number

if TYPE_CHECKING:
    from modelcollapse.checking.verdict import Verdict
    from modelcollapse.checking.verify import Checked

LONGEST_FILE = 10**6
CONVENTIONS = (
    "conventions: n integer >= 2; t and every index of a generation integer >= 0; lambda > 0; 0 < epsilon < 1; "
    "n_r, n_s >= 1; x, k real >= 0; mu_0 = 0 and sigma_0 = 1 unless they occur; an empty product is 1, an empty sum 0; "
    "0^0 = 1"
)


def arguments(parser: argparse.ArgumentParser) -> None:
    """FILE.md ... or --claim TEX [--loop LOOP] [--estimator E | --divisor A] [--symbol 'x: real > 0'] ...."""
    parser.add_argument("files", nargs="*", metavar="FILE.md", help="documents")
    parser.add_argument("--claim", metavar="TEX", help="one relation instead of a document")
    parser.add_argument("--loop", metavar="LOOP", help="the loop of the claim (default replace)")
    add_estimator(parser)
    parser.add_argument("--symbol", action="append", default=[], metavar="'x: real > 0'", help="declare a letter")
    parser.add_argument("--budget", metavar="S", default="10", help="seconds a relation (default 10)")
    parser.add_argument("--explain", action="store_true", help="show how each verdict came about")


def run(args: argparse.Namespace) -> Report:
    """One line a relation, and a summary."""
    budget = float(exact_number(args.budget, "--budget"))
    if not 0 < budget <= 3600:
        raise BadInput(f"--budget must be a number of seconds > 0 and <= 3600; got {args.budget}")
    if (args.claim is None) == (not args.files):
        raise BadInput("verify takes documents or --claim TEX, one of the two; give either")
    rows = claimed(args, budget) if args.claim is not None else documents(args, budget)
    refuted = any(row["verdict"] == "REFUTED" for row in rows)
    text = "\n".join([*(line for row in rows for line in in_words(row, args.explain)), summary(rows)])
    data = [{key: value for key, value in row.items() if args.explain or key != "explanation"} for row in rows]
    return Report(data, text, int(refuted))


def checker() -> Any:
    """The module that verifies. Raises BadInput where its arithmetic is not installed."""
    try:
        from modelcollapse.checking import verify
    except ImportError as missing:
        if "flint" not in str(missing):
            raise
        raise BadInput("verify needs python-flint; install it: pip install 'modelcollapse[rigor]'") from None
    return verify


def claimed(args: argparse.Namespace, budget: float) -> list[dict[str, Any]]:
    """The verdict of --claim."""
    from modelcollapse.loops import loop_class

    loop = args.loop or "replace"
    loop_class(loop)
    verdict = checker().check_claim(args.claim, loop, read_estimator(args), args.symbol, budget)
    return [as_json("--claim", 1, args.claim, "", loop, verdict)]


def documents(args: argparse.Namespace, budget: float) -> list[dict[str, Any]]:
    """The verdicts of every document."""
    for option in ("loop", "estimator", "divisor", "symbol"):
        if getattr(args, option):
            raise BadInput(f"--{option} belongs to --claim; a document says its own in its front matter")
    rows = []
    for path in args.files:
        rows += [of_row(path, row) for row in read_and_verified(path, budget)]
    return rows


def read_and_verified(path: str, budget: float) -> tuple[Checked, ...]:
    """The rows of one document. Raises BadInput for a file that cannot be read."""
    verify = checker().verify
    try:
        if Path(path).stat().st_size > LONGEST_FILE:
            raise BadInput(f"{path} must be a document of at most {LONGEST_FILE} bytes")
        text = Path(path).read_text(encoding="utf-8")
    except OSError as error:
        raise BadInput(f"cannot read {path}: {error.strerror}; give the path of a Markdown file") from None
    except UnicodeDecodeError:
        raise BadInput(f"{path} must be a text in UTF-8; convert it") from None
    try:
        rows: tuple[Checked, ...] = verify(text, budget).rows
    except BadInput as error:
        raise BadInput(f"{path}: {error}") from None
    return rows


def of_row(path: str, row: Checked) -> dict[str, Any]:
    """A row of the contract."""
    return as_json(path, row.line, row.relation, row.by, row.loop, row.verdict)


def as_json(document: str, line: int, relation: str, by: str, loop: str, verdict: Verdict) -> dict[str, Any]:
    """The keys of the contract, and loop, kind, non_sequitur and explanation beside them."""
    found = verdict.counterexample
    return {
        "document": document,
        "line": line,
        "relation": relation,
        "by": by,
        "verdict": verdict.level,
        "reason": verdict.reason,
        "counterexample": None
        if found is None
        else {"point": dict(found.point), "left": found.left, "right": found.right},
        "loop": loop,
        "kind": verdict.kind,
        "non_sequitur": verdict.non_sequitur,
        "explanation": list(verdict.explanation),
    }


def in_words(row: dict[str, Any], explain: bool) -> list[str]:
    """The verdict, the place and the reason; the counterexample; and how it came about."""
    flag = "  NON SEQUITUR" if row["non_sequitur"] else ""
    lines = [f"{row['verdict']:<12}{row['document']}:{row['line']}  {' '.join(row['relation'].split())}{flag}"]
    lines.append(f"            {row['reason']}")
    found = row["counterexample"]
    if found and found["left"] not in row["reason"]:
        point = ", ".join(f"{name} = {value}" for name, value in found["point"].items()) or "everywhere"
        lines.append(f"            at {point}: left {found['left']}, right {found['right']}")
    if explain:
        lines += [f"              {step}" for step in row["explanation"]]
    return lines


def summary(rows: list[dict[str, Any]]) -> str:
    """How many of each, and the conventions."""
    from modelcollapse.checking.verdict import LEVELS

    counts = {level: sum(row["verdict"] == level for row in rows) for level in LEVELS}
    said = ", ".join(f"{count} {level}" for level, count in counts.items() if count)
    count = f"{len(rows)} relation{'' if len(rows) == 1 else 's'}"
    return f"{count}: {said or 'none; an empty check is not a pass'}\n{CONVENTIONS}"
