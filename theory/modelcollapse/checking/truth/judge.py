"""The truth channel: a claim at small, corner-first, then pseudo-random points under the model. It refutes or supports.

Nothing of the derivation is used: both sides are evaluated under the loop of the package. A point at which the
statement fails, or has no value, refutes it; points that agree support it; what cannot be evaluated is UNCHECKED.
"""

from __future__ import annotations

import time
from fractions import Fraction
from typing import Any

from modelcollapse.checking.budget import Expensive
from modelcollapse.checking.domain import Domain, Range
from modelcollapse.checking.setting import Setting
from modelcollapse.checking.terms import Claim
from modelcollapse.checking.truth.outcome import FAILS, OPEN
from modelcollapse.checking.truth.points import Point, domain_of, free_names
from modelcollapse.checking.truth.reals import precision
from modelcollapse.checking.truth.search import Search, context_at, searched
from modelcollapse.checking.truth.values import value
from modelcollapse.checking.verdict import Counterexample, Verdict

SHARE = 0.35
SHIFTS = (1, 2, 3)
MOST_SECONDS = 2.0


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
            return refuted(found, advice(claim, setting, domain, found, end) if quick else None)
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


def advice(claim: Claim, setting: Setting, domain: Domain, found: Search, end: float) -> tuple[str, int] | None:
    """The proposal; none where looking for it fails, so that what is refuted stays so."""
    try:
        return proposal(claim, setting, domain, found, end)
    except (Expensive, KeyboardInterrupt):
        raise
    except Exception:  # noqa: BLE001 -- advice is no part of the verdict
        return None


def refuted(found: Search, proposed: tuple[str, int] | None) -> Verdict:
    """The verdict of a counterexample."""
    assert found.failed is not None
    point, outcome = found.failed
    where = described(point)
    said = outcome.why if outcome.why.startswith("undefined") else f"left is {outcome.left}, right is {outcome.right}"
    extra = f" ({outcome.why})" if outcome.why and not outcome.why.startswith("undefined") else ""
    reason = f"{said}{f' at {where}' if where else ''}{extra}"
    example = Counterexample({name: str(number) for name, number in point.items()}, outcome.left, outcome.right)
    kind = outcome.kind or "exact"
    return Verdict("REFUTED", reason, kind, example, explanation=lines(found), proposal=proposed)


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
        why = next(outcome.why for _, outcome in found.held if outcome.kind == "statistical")
        text = f"simulation cannot tell the sides apart at {count} ({why}){rest}"
        return Verdict("STATISTICAL", text, explanation=explanation, points=len(found.held))
    how = "exactly" if kinds == {"exact"} else "to the digits known" if "numerical" in kinds else "exactly or in balls"
    text = f"holds {how} at {count}{rest}; not a proof"
    return Verdict("SUPPORTED", text, explanation=explanation, points=len(found.held))


def proposal(claim: Claim, setting: Setting, domain: Domain, found: Search, end: float) -> tuple[str, int] | None:
    """A symbol and a least value of it from which on the same search, a short one, finds nothing wrong."""
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
                return name, int(low)
    return None


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
