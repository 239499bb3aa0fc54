"""The search for a point at which a claim fails: corners and small points first, then far and random ones.

A claim about chances without a polynomial goes over points that are spread wide, for its thresholds and times are
where a false bound shows. What is simulated there is simulated coarsely at first; the points at which the estimates
speak most against the claim are looked at again, with many paths and with other thresholds.
"""

from __future__ import annotations

import time
from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import chain, islice
from typing import Any

from modelcollapse.checking import terms as tm
from modelcollapse.checking.domain import Domain, Range
from modelcollapse.checking.setting import Setting
from modelcollapse.checking.terms import Claim
from modelcollapse.checking.truth.context import Context, Notes
from modelcollapse.checking.truth.outcome import FAILS, HOLDS, Outcome
from modelcollapse.checking.truth.points import GRID, Point, distant, points
from modelcollapse.checking.truth.reals import Undecided, Undefined, Unsupported, exact, precision, sign
from modelcollapse.checking.truth.simulated import COARSE, MANY
from modelcollapse.checking.truth.spread import beside, spread
from modelcollapse.checking.truth.statements import decide
from modelcollapse.checking.truth.telling import beside_numbers, roots, sides
from modelcollapse.checking.truth.values import value

SLOW = 6
"""So many points where each is a number by quadrature."""
ENOUGH_OPEN, CORNERS, FIRST = 8, 4, 9
PATIENCE, LONG = 0.3, 2.0
"""Seconds after which a few points are enough, of a claim without and with chances."""
FINE = 120_000
ROUGH = ("abs", "max", "min", "floor")


@dataclass(frozen=True)
class Search:
    """What a search came to: the points at which the claim was found to hold, to fail, or stayed open."""

    held: tuple[tuple[Point, Outcome], ...] = ()
    failed: tuple[Point, Outcome] | None = None
    opened: tuple[tuple[Point, Outcome], ...] = ()


def context_at(point: Point, setting: Setting, simulate: bool = True) -> Context:
    """The context of a point."""
    return Context(setting, {name: exact(number) for name, number in point.items()}, notes=Notes(simulate=simulate))


def searched(claim: Claim, setting: Setting, names: tuple[str, ...], domain: Domain, end: float) -> Search:
    """Go through the points until one refutes, or time or patience ends."""
    if chancy(claim.statement):
        return widely(claim, setting, names, domain, min(end, time.monotonic() + LONG))
    held: list[tuple[Point, Outcome]] = []
    opened: list[tuple[Point, Outcome]] = []
    start = time.monotonic()
    for point in ordered(claim, names, domain):
        if not admitted(claim, setting, point):
            if time.monotonic() > end:
                break
            continue
        outcome = at_point(claim, setting, point, end)
        if outcome.state == FAILS:
            return Search(tuple(held), (point, outcome), tuple(opened))
        if outcome.kind == "statistical":
            return widely(claim, setting, names, domain, min(end, start + LONG))
        (held if outcome.state == HOLDS else opened).append((point, outcome))
        if enough(held, opened, start) or time.monotonic() > end:
            break
    return Search(tuple(held), None, tuple(opened))


def admitted(claim: Claim, setting: Setting, point: Point) -> bool:
    """Whether the conditions hold for certain at a point."""
    return all(decide(condition, context_at(point, setting)).state == HOLDS for condition in claim.when)


def ordered(claim: Claim, names: tuple[str, ...], domain: Domain) -> Iterator[Point]:
    """Small points, after a few of them those that the claim itself names, then larger and distant ones."""
    ordinary = points(names, domain)
    first = list(islice(ordinary, FIRST))
    yield from first
    if first:
        yield from roots(sides(claim), names, domain, first[0])
    yield from islice(ordinary, GRID - FIRST)
    if first:
        yield from beside_numbers(claim, names, domain, first[0])
    yield from chain(ordinary, distant(names, domain))


def enough(held: list[Any], opened: list[Any], start: float) -> bool:
    """Whether more points would tell little for their cost."""
    if not held and len(opened) >= ENOUGH_OPEN:
        return True
    slow = sum(outcome.kind == "numerical" for _, outcome in held + opened)
    return slow >= SLOW or (time.monotonic() - start > PATIENCE and len(held) >= SLOW)


def chancy(statement: Any) -> bool:
    """Whether it speaks of a probability, or of the mean of a function with a corner."""
    for node in tm.walk(statement):
        if isinstance(node, tm.Probability):
            return True
        if isinstance(node, tm.Expectation | tm.Variance | tm.Covariance):
            inner = [part for part in tm.walk(node) if isinstance(part, tm.Apply) and part.function in ROUGH]
            if any(tm.is_random(part) for part in inner):
                return True
    return False


def widely(claim: Claim, setting: Setting, names: tuple[str, ...], domain: Domain, end: float) -> Search:
    """Corners and points spread wide, simulated coarsely; then what speaks most against the claim once more."""
    seen: dict[tuple[Any, ...], tuple[Point, Outcome]] = {}
    share = time.monotonic() + 0.65 * (end - time.monotonic())
    corners = list(islice(points(names, domain), CORNERS))
    presupposed = [obligation.term for obligation in claim.obligations]
    undefined = roots(presupposed, names, domain, corners[0]) if corners else []
    for point in chain(corners, undefined, spread(names, domain)):
        if tuple(point.values()) in seen or not admitted(claim, setting, point):
            continue
        outcome = at_point(claim, setting, point, end, COARSE)
        seen[tuple(point.values())] = point, outcome
        if outcome.state == FAILS or (time.monotonic() > share and len(seen) >= SLOW):
            break
        if len(seen) >= ENOUGH_OPEN and not any(one.state == HOLDS or one.kind for _, one in seen.values()):
            break
    for point, replicates in suspects(seen, names, domain):
        if any(found.state == FAILS for _, found in seen.values()) or time.monotonic() > end:
            break
        if not admitted(claim, setting, point):
            continue
        seen[tuple(point.values())] = point, at_point(claim, setting, point, end, replicates)
    return sorted_out(list(seen.values()))


def suspects(
    seen: dict[tuple[Any, ...], tuple[Point, Outcome]], names: tuple[str, ...], domain: Domain
) -> Iterator[tuple[Point, int]]:
    """Where to look again, and with how many paths: at what speaks most against the claim, or beside it.

    Of points that were simulated each is one; of the others the best with the same thresholds.
    """
    whole = [name for name in names if domain.get(name, Range(False)).integer]
    done: set[tuple[Any, ...]] = set()
    while left := [one for key, one in seen.items() if one[1].lean is not None and key not in done]:
        point, outcome = max(left, key=lambda one: one[1].lean or 0.0)
        if outcome.kind == "statistical":
            done.add(tuple(point.values()))
            yield point, MANY
            continue
        done |= {key for key, (other, _) in seen.items() if all(other[k] == point[k] for k in names if k not in whole)}
        yield from ((one, COARSE) for one in beside(point, names, domain) if tuple(one.values()) not in seen)


def sorted_out(seen: list[tuple[Point, Outcome]]) -> Search:
    """The points by what was found there."""
    failed = next((one for one in seen if one[1].state == FAILS), None)
    held = tuple(one for one in seen if one[1].state == HOLDS)
    return Search(held, failed, tuple(one for one in seen if one[1].state not in (HOLDS, FAILS)))


def at_point(claim: Claim, setting: Setting, point: Point, end: float, replicates: int = FINE) -> Outcome:
    """The statement and what it presupposes, at one point."""
    context = context_at(point, setting)
    context.notes.deadline, context.notes.replicates = end, replicates
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
