"""How the checker fares on mutants of the handbook: `python benchmarks/mutants.py [--quick] [--every K] [--write]`.

Every relation of `proofs/` with one sign, exponent, constant, index, argument, factor, relation or estimator changed.
A mutant goes through both channels, whatever the other one says: none may be both proved and refuted, and what is
proved but not refuted is computed at 30 far points by `far_points`, in arithmetic that neither channel shares where
it reaches. `--quick` takes every 25th mutant; `--write` puts the table into the README. Exit 1 for a false proof.
"""

from __future__ import annotations

import argparse
import re
import time
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, fields, replace
from fractions import Fraction
from functools import cache
from pathlib import Path
from typing import Any

from far_points import FALSE, TRUE, told_far
from modelcollapse.checking import handbook
from modelcollapse.checking import terms as tm
from modelcollapse.checking.budget import Expensive, limited
from modelcollapse.checking.kernel import Theorem
from modelcollapse.checking.proof import prove
from modelcollapse.checking.reading import Unreadable, latex, read_claims
from modelcollapse.checking.setting import Setting
from modelcollapse.checking.truth import judge
from modelcollapse.checking.verify import REFUTED, setting_of
from modelcollapse.estimators import estimator

README = Path(__file__).parent.parent / "README.md"
BLOCK = re.compile(r"(<!-- mutants -->\n).*?(<!-- end -->)", re.DOTALL)
BUDGET, QUICK = 2.0, 25
ONE, MINUS = tm.number(1), tm.number(-1)
TURNED = {"=": ("<", ">"), "<": (">", "="), "<=": (">", "<"), ">": ("<", "="), ">=": ("<", ">"), "!=": ("=",)}
SIZES = ("n", "n_real", "n_synthetic", "divisor")
UNREAD, REFUTED_ONLY, UNDECIDED = "refused by the reader", "refuted", "undecided"
PROVED, FALSELY, UNTOLD, BOTH = "proved, true", "proved, false", "proved, not told", "both"
COLUMNS = (REFUTED_ONLY, UNDECIDED, PROVED, UNTOLD, FALSELY, BOTH)


@dataclass(frozen=True)
class Mutant:
    """A changed claim of a document under one loop; `place` numbers the relation that it was, `kind` the change."""

    document: str
    loop: str
    place: int
    kind: str
    tex: str
    estimator: str = ""


@dataclass(frozen=True)
class Outcome:
    """What both channels made of a mutant, and how it is counted; `reason` is each channel's word."""

    mutant: Mutant
    counted: str
    reason: str
    seconds: float

    @property
    def told(self) -> str:
        """The whole of it, for a person who wants to know what went wrong."""
        m = self.mutant
        where = f"{m.document}, relation {m.place}, {m.loop}{', ' if m.estimator else ''}{m.estimator}"
        return f"{self.counted.upper()} [{m.kind}] {m.tex}\n    {where} ({self.seconds:.1f} s)\n    {self.reason}"


def plus(term: tm.Term, more: int | Fraction) -> tm.Term:
    """The term and a number; numbers are added up."""
    return tm.number(term.value + more) if isinstance(term, tm.Number) else tm.Plus((term, tm.number(more)))


def negated(term: tm.Term) -> tm.Term:
    """The term with its sign turned."""
    if isinstance(term, tm.Times) and term.factors[0] == MINUS:
        return term.factors[1] if len(term.factors) == 2 else tm.Times(term.factors[1:])
    return tm.Times((MINUS, term))


def changed(node: Any) -> Iterator[tuple[str, Any]]:
    """The changes of a node itself: what kind each is, and what it becomes."""
    if isinstance(node, tm.Relation):
        yield from (("relation", replace(node, op=op)) for op in TURNED[node.op])
    elif isinstance(node, tm.Plus):
        for k, term in enumerate(node.terms):
            yield "sign", tm.Plus((*node.terms[:k], negated(term), *node.terms[k + 1 :]))
    elif isinstance(node, tm.Times):
        for k, factor in enumerate(node.factors):
            rest = (*node.factors[:k], *node.factors[k + 1 :])
            if factor != ONE:
                yield ("sign" if factor == MINUS else "factor dropped"), rest[0] if len(rest) == 1 else tm.Times(rest)
    elif isinstance(node, tm.Power):
        yield "exponent", replace(node, exponent=plus(node.exponent, -1 if node.exponent == MINUS else 1))
    elif isinstance(node, tm.Series):
        yield "range", replace(node, low=plus(node.low, 1))
        if node.high != tm.INFINITY:
            yield "range", replace(node, high=plus(node.high, 1))
    else:
        yield from changed_leaf(node)


def changed_leaf(node: Any) -> Iterator[tuple[str, Any]]:
    """The same for numbers, symbols, processes and functions."""
    if isinstance(node, tm.Number) and node != MINUS:
        yield "constant", plus(node, 1)
    elif isinstance(node, tm.Symbol) and node.name in (*SIZES, "t"):
        yield from (("sample size" if node.name in SIZES else "time", plus(node, more)) for more in (1, -1))
    elif isinstance(node, tm.Process | tm.Model):
        yield "generation", replace(node, at=plus(node.at, 1))
    elif isinstance(node, tm.Apply) and node.function in ("psi", "psi_1", "Gamma"):
        for more in (1, Fraction(-1, 2)):
            yield "argument", replace(node, arguments=(plus(node.arguments[0], more),))


def mutated(node: Any) -> Iterator[tuple[str, Any]]:
    """The node with one change at one place, everywhere in turn."""
    yield from changed(node)
    for each in fields(node):
        value = getattr(node, each.name)
        many = isinstance(value, tuple)
        for k, part in enumerate(value if many else (value,)):
            if isinstance(part, tm.Term | tm.Statement):
                for kind, new in mutated(part):
                    yield kind, replace(node, **{each.name: (*value[:k], new, *value[k + 1 :]) if many else new})


def relations(name: str) -> list[tuple[tm.Claim, str]]:
    """The claims of a document with the reasons that are given for them."""
    return [(claim, row.by) for row in handbook.document(name).rows for claim in row.claims]


def mutants() -> list[Mutant]:
    """All of them, each once a relation; a document about several loops lends them in turn."""
    found: dict[tuple[object, ...], Mutant] = {}
    for name in handbook.files():
        document = handbook.document(name)
        others = () if document.symbolic_divisor else ("mle", "unbiased", "min-mse")
        for place, (claim, _) in enumerate(relations(name)):
            original = latex(claim.statement)
            several = [(kind, latex(new), "") for kind, new in mutated(claim.statement)]
            several += [("estimator", original, one) for one in others if one != document.estimator.name]
            for kind, tex, other in several:
                if tex != original or other:
                    loop = document.loops[len(found) % len(document.loops)]
                    found.setdefault((name, place, tex, other), Mutant(name, loop, place, kind, tex, other))
    return list(found.values())


@cache
def facts(name: str, loop: str, place: int) -> tuple[Theorem, ...]:
    """What is proved of the relations of the unchanged document that stand before this place."""
    if place == 0:
        return ()
    known, (claim, by) = facts(name, loop, place - 1), relations(name)[place - 1]
    theorem = proved(claim, setting_of(handbook.document(name), loop), known, by, BUDGET)
    return known if theorem is None else (*known, theorem)


def proved(claim: tm.Claim, setting: Setting, known: tuple[Theorem, ...], by: str, budget: float) -> Theorem | None:
    """The theorem that the proof channel makes within the budget, or None."""
    try:
        with limited(budget):
            return prove(claim, setting, known, by, budget)
    except (Expensive, MemoryError, RecursionError):
        return None


def refutation(claim: tm.Claim, setting: Setting, budget: float) -> str:
    """Why the truth channel refutes it, or nothing."""
    try:
        with limited(budget):
            found = judge(claim, setting, budget)
    except (Expensive, MemoryError, RecursionError):
        return ""
    return found.reason if found.level == REFUTED else ""


def outcome(mutant: Mutant, budget: float = BUDGET) -> Outcome:
    """Both channels on one mutant, each with half of the budget."""
    start = time.perf_counter()
    return Outcome(mutant, *counted_as(mutant, budget), time.perf_counter() - start)


def counted_as(mutant: Mutant, budget: float) -> tuple[str, str]:
    """How a mutant is counted, and why."""
    document = handbook.document(mutant.document)
    original, by = relations(mutant.document)[mutant.place]
    setting, known = setting_of(document, mutant.loop), tuple[Theorem, ...]()
    try:
        (read,) = read_claims(mutant.tex, document.domain, document.definitions)
    except (Unreadable, ValueError) as error:
        return UNREAD, str(error)
    claim = replace(read, restriction=original.restriction)
    if mutant.estimator:
        setting = replace(setting, estimator=estimator(mutant.estimator))
    else:
        known = facts(mutant.document, mutant.loop, mutant.place)
    why, theorem = refutation(claim, setting, budget / 2), proved(claim, setting, known, by, budget / 2)
    if theorem is None:
        return (REFUTED_ONLY, why) if why else (UNDECIDED, "")
    if why:
        return BOTH, f"refuted: {why}\n{theorem.tree()}"
    far, how = told_far(claim, setting)
    return {TRUE: PROVED, FALSE: FALSELY}.get(far, UNTOLD), f"{how}\n{theorem.tree()}"


def table(outcomes: Iterable[Outcome]) -> str:
    """The shares by kind of change, as Markdown; what the reader refuses is no mutant."""
    kinds: dict[str, Counter[str]] = {}
    for one in outcomes:
        for kind in (one.mutant.kind, "all"):
            kinds.setdefault(kind, Counter())[one.counted] += 1
    rows = [line(kind, kinds[kind]) for kind in (*sorted(kinds.keys() - {"all"}), "all")]
    return "\n".join([f"| change | mutants | {' | '.join(COLUMNS)} |", f"|{' --- |' * (len(COLUMNS) + 2)}", *rows])


def line(kind: str, counts: Mapping[str, int]) -> str:
    """A row: shares of what is harmless, and numbers of what must not be."""
    read = sum(number for name, number in counts.items() if name != UNREAD)
    cells = [f"{counts[name] / max(read, 1):.1%}" if name in COLUMNS[:3] else str(counts[name]) for name in COLUMNS]
    return f"| {kind} | {read} | {' | '.join(cells)} |"


def main() -> int:
    """Run the mutants, print the table and what must not be."""
    parser = argparse.ArgumentParser(description="How the checker fares on mutants of the handbook.")
    parser.add_argument("--quick", action="store_true", help=f"every {QUICK}th mutant")
    parser.add_argument("--every", type=int, default=1, help="every K-th mutant")
    parser.add_argument("--write", action="store_true", help="put the table into the README")
    parser.add_argument("--open", action="store_true", help="tell what is undecided or proved as well")
    chosen = parser.parse_args()
    outcomes, shown = [], {FALSELY, BOTH, UNTOLD, *((UNDECIDED, PROVED) if chosen.open else ())}
    every = mutants()
    for mutant in every[:: QUICK if chosen.quick else chosen.every]:
        outcomes.append(outcome(mutant))
        if outcomes[-1].counted in shown:
            print(outcomes[-1].told, flush=True)
    print(text := table(outcomes))
    if chosen.write:
        share = f"{len(outcomes)} of {len(every)} mutants:"
        new = BLOCK.sub(lambda block: f"{block[1]}\n{share}\n\n{text}\n\n{block[2]}", README.read_text())
        README.write_text(new)
    return 1 if any(one.counted in (FALSELY, BOTH) for one in outcomes) else 0


if __name__ == "__main__":
    raise SystemExit(main())
