"""The truth channel: a claim at small, corner-first, then pseudo-random points under the model. It refutes or supports.

Nothing of the derivation is used: both sides are evaluated under the loop of the package. A point at which the
statement fails, or has no value, refutes it; points that agree support it; what cannot be evaluated is UNCHECKED.
"""

from __future__ import annotations

import time
from collections.abc import Iterator
from dataclasses import dataclass, replace
from fractions import Fraction
from itertools import chain
from typing import Any

from modelcollapse.checking import terms as tm
from modelcollapse.checking.budget import Expensive
from modelcollapse.checking.domain import Domain, Range
from modelcollapse.checking.setting import Setting
from modelcollapse.checking.terms import Claim
from modelcollapse.checking.truth.context import Context, Notes
from modelcollapse.checking.truth.outcome import FAILS, HOLDS, OPEN, Outcome
from modelcollapse.checking.truth.points import Point, corners, distant, domain_of, free_names, points
from modelcollapse.checking.truth.reals import Undecided, Undefined, Unsupported, exact, precision, sign
from modelcollapse.checking.truth.statements import decide
from modelcollapse.checking.truth.values import value
from modelcollapse.checking.verdict import Counterexample, Verdict

SLOW = 6
"""So many points where each is a simulation, or a number by quadrature."""
ENOUGH_OPEN = 8
SHARE = 0.35
SHIFTS = (1, 2, 3)
MOST_SECONDS, PATIENCE = 2.0, 0.3


@dataclass(frozen=True)
class Search:
    """What a search came to: the points at which the claim was found to hold, to fail, or stayed open."""

    held: tuple[tuple[Point, Outcome], ...] = ()
    failed: tuple[Point, Outcome] | None = None
    opened: tuple[tuple[Point, Outcome], ...] = ()


def judge(claim: Claim, setting: Setting, budget: float) -> Verdict:
    """REFUTED with the smallest counterexample, SUPPORTED, STATISTICAL or UNCHECKED; never raises but Expensive."""
    end = time.monotonic() + max(budget, 0.05)
    try:
        names, domain = free_names(claim, setting), domain_of(claim, setting)
        missing = [name for name in names if name not in domain]
        if missing:
            return Verdict("UNCHECKED", f"the symbol {missing[0]} has no domain")
        found = searched(claim, setting, names, domain, min(end, time.monotonic() + MOST_SECONDS))
        if found.failed is not None:
            quick = time.monotonic() < end - max(budget, 0.05) + MOST_SECONDS * SHARE
            return refuted(found, hint(claim, setting, domain, found, end) if quick else "")
        return not_refuted(found)
    except (Expensive, KeyboardInterrupt):
        raise
    except (MemoryError, RecursionError):
        return Verdict("UNCHECKED", "too expensive")
    except Exception as error:  # noqa: BLE001 -- a defect here must not take a document down
        return Verdict("UNCHECKED", f"internal: {type(error).__name__}: {error}")


def evaluate(term: Any, point: Point, setting: Setting, bits: int = 192) -> Any:
    """The value of a term at a point: an fmpq, an arb or an infinity. Raises Undefined, Undecided, Unsupported."""
    with precision(bits):
        return value(term, context_at(point, setting))


def context_at(point: Point, setting: Setting, simulate: bool = True) -> Context:
    """The context of a point."""
    return Context(setting, {name: exact(number) for name, number in point.items()}, notes=Notes(simulate=simulate))


def searched(claim: Claim, setting: Setting, names: tuple[str, ...], domain: Domain, end: float) -> Search:
    """Go through the points until one refutes, or time or patience ends; where it takes simulation, the corners."""
    chosen, extreme = points(names, domain), corners(names, domain)
    held: list[tuple[Point, Outcome]] = []
    opened: list[tuple[Point, Outcome]] = []
    start = time.monotonic()
    source: Iterator[Point] = chain(chosen, distant(names, domain))
    cornered = False
    while (point := next(source, None)) is not None:
        outcome = at_point(claim, setting, point, end)
        if outcome.state == FAILS:
            return Search(tuple(held), (point, outcome), tuple(opened))
        (held if outcome.state == HOLDS else opened).append((point, outcome))
        if outcome.kind == "statistical" and not cornered:
            source, cornered = extreme, True
        if enough(held, opened, start, cornered) or time.monotonic() > end:
            break
    return Search(tuple(held), None, tuple(opened))


def enough(held: list[Any], opened: list[Any], start: float, cornered: bool) -> bool:
    """Whether more points would tell little for their cost."""
    if not held and len(opened) >= ENOUGH_OPEN:
        return True
    slow = sum(outcome.kind == "numerical" for _, outcome in held + opened)
    return not cornered and (slow >= SLOW or (time.monotonic() - start > PATIENCE and len(held) >= SLOW))


def at_point(claim: Claim, setting: Setting, point: Point, end: float) -> Outcome:
    """The statement and what it presupposes, at one point."""
    context = context_at(point, setting)
    context.notes.deadline = end
    found = decide(claim.statement, context)
    if found.state == FAILS:
        return found
    bound = {getattr(node, "variable", getattr(node, "index", "")) for node in tm.walk(claim.statement)}
    for obligation in claim.obligations:
        if tm.free_symbols(obligation.term) & bound:
            continue
        if tm.free_symbols(obligation.term) <= set(point) and not tm.is_random(obligation.term):
            broken = violated(obligation, context)
            if broken:
                return Outcome(FAILS, "undefined", "", "exact", broken)
    return found


def violated(obligation: tm.Obligation, context: Context) -> str:
    """Why a presupposition fails here; empty where it does not, or cannot be told."""
    try:
        with precision(192):
            size = sign(value(obligation.term, replace(context, notes=Notes(simulate=False))))
    except (Undefined, Undecided, Unsupported):
        return ""
    if obligation.kind == "nonzero":
        return "" if size else "undefined: 0 in a denominator"
    if obligation.kind == "positive":
        return "" if size > 0 else "undefined: a logarithm of a number that is not positive"
    return "" if size >= 0 else "undefined: an even root of a negative number"


def refuted(found: Search, advice: str) -> Verdict:
    """The verdict of a counterexample."""
    assert found.failed is not None
    point, outcome = found.failed
    where = described(point)
    said = outcome.why if outcome.why.startswith("undefined") else f"left is {outcome.left}, right is {outcome.right}"
    extra = f" ({outcome.why})" if outcome.why and not outcome.why.startswith("undefined") else ""
    reason = f"{said}{f' at {where}' if where else ''}{extra}{advice}"
    example = Counterexample({name: str(number) for name, number in point.items()}, outcome.left, outcome.right)
    return Verdict("REFUTED", reason, outcome.kind or "exact", example, explanation=lines(found))


def not_refuted(found: Search) -> Verdict:
    """The verdict where no point failed."""
    explanation = lines(found)
    if not found.held:
        why = found.opened[0][1].why if found.opened else "no admissible point was found"
        return Verdict("UNCHECKED", why, explanation=explanation)
    if len(found.opened) > len(found.held):
        why = f"holds at {len(found.held)} points, open at {len(found.opened)}: {found.opened[0][1].why}"
        return Verdict("UNCHECKED", why, explanation=explanation)
    kinds = {outcome.kind for _, outcome in found.held}
    count = f"{len(found.held)} point{'s' if len(found.held) > 1 else ''}"
    rest = f"; open at {len(found.opened)} more" if found.opened else ""
    if "statistical" in kinds:
        why = max((outcome.why for _, outcome in found.held if outcome.kind == "statistical"), key=len)
        text = f"simulation cannot tell the sides apart at {count} ({why}){rest}"
        return Verdict("STATISTICAL", text, explanation=explanation)
    how = "exactly" if kinds == {"exact"} else "to the digits known" if "numerical" in kinds else "exactly or in balls"
    return Verdict("SUPPORTED", f"holds {how} at {count}{rest}; not a proof", explanation=explanation)


def hint(claim: Claim, setting: Setting, domain: Domain, found: Search, end: float) -> str:
    """Words on a smaller domain on which the same search finds nothing wrong: "; holds for t >= 1"."""
    assert found.failed is not None
    failed = found.failed[0]
    soon = min(end, time.monotonic() + MOST_SECONDS * SHARE)
    for name in ("t", "n", *sorted(set(failed) - {"t", "n"})):
        allowed = domain.get(name)
        if name not in failed or allowed is None or not allowed.integer or allowed.low is None:
            continue
        if failed[name] - allowed.low > max(SHIFTS):
            continue
        for shift in SHIFTS:
            low = allowed.low + shift
            if low <= failed[name] or time.monotonic() > soon:
                continue
            narrowed = {**domain, name: Range(True, Fraction(low), allowed.high)}
            again = searched(claim, setting, tuple(failed), narrowed, soon)
            if again.failed is None and len(again.held) >= 5 and len(again.held) > len(again.opened):
                return f"; holds for {name} >= {low}, as far as {len(again.held)} points show"
    return ""


def described(point: Point) -> str:
    """n = 2, t = 0."""
    return ", ".join(f"{name} = {number}" for name, number in point.items())


def lines(found: Search) -> tuple[str, ...]:
    """A line a point."""
    shown = [(point, outcome, "holds") for point, outcome in found.held[:12]]
    shown += [(point, outcome, OPEN) for point, outcome in found.opened[:6]]
    if found.failed is not None:
        shown.append((*found.failed, FAILS))
    return tuple(
        f"{described(point) or 'no symbols'}: {word}; left {outcome.left or '?'}, right {outcome.right or '?'}"
        f"{f' [{outcome.kind}]' if outcome.kind else ''}{f'; {outcome.why}' if outcome.why else ''}"
        for point, outcome, word in shown
    )
