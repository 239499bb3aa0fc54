"""Whether a term in one symbol is positive on a whole range, unbounded and open ones too.

A far or open end is left to the expansion there, whose leading order must win against all that follows; an integer
symbol is then tried at each integer up to there, a real one on cells that are halved until each shows the sign.
"""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction
from math import ceil, floor

from flint import ctx

from modelcollapse.checking.algebra import polynomial as poly
from modelcollapse.checking.algebra.polynomial import NotShown
from modelcollapse.checking.domain import Range
from modelcollapse.checking.ranges.evaluate import Undefined, value
from modelcollapse.checking.ranges.expansions import arithmetic
from modelcollapse.checking.ranges.germ import Room
from modelcollapse.checking.ranges.jet import at_point, over_cell
from modelcollapse.checking.terms import Number, Term, substituted

BITS = (64, 256, 1024)
TOPS = (4, 10)
FAR = (16, 64, 256, 1024, 4096)
NEAR = (Fraction(1, 8), Fraction(1, 64), Fraction(1, 2**12), Fraction(1, 2**30))
CUTS = (Fraction(0), Fraction(1), Fraction(1, 2), Fraction(2))
MOST_CELLS, MOST_POINTS, FINEST = 1000, 5000, 2**40
Ends = tuple[Fraction, str]


def sign_at(term: Term, point: dict[str, Fraction]) -> int | None:
    """The sign of the term at a point; 0 only where it cancels exactly; None where it is undefined or too near 0."""
    for bits in BITS:
        try:
            ball = at_point(term, point, bits)
        except Undefined:
            continue
        if ball > 0 or ball < 0:
            return 1 if ball > 0 else -1
        if (
            bits == BITS[0]
            and sign_near(substituted(term, {k: Number(v) for k, v in point.items()}), "", None, 1, NEAR[0]) == 0
        ):
            return 0
    return None


def sign_near(term: Term, name: str, end: Fraction | None, side: int, d: Fraction) -> int | None:
    """The sign for name = end + side y, or -side/y where there is no end, all along 0 < y <= d; None where not seen."""
    for top in TOPS:
        room = Room(d, top)
        try:
            with ctx.workprec(128):
                x = room.single(poly.constant(side if end is not None else -side), (-1 if end is None else 1, 0))
                if end is not None:
                    x += room.number(end)
                found = value(term, {name: x}, arithmetic(room)).sign()
        except (NotShown, Undefined, ZeroDivisionError, OverflowError, ValueError):
            return None
        if found is not None:
            return int(found)
    return None


def won_within(term: Term, name: str, end: Fraction | None, side: int, widths: list[Fraction]) -> Fraction | None:
    """The first width d within which the term is positive towards the end; None where it is negative or not seen."""
    for d in widths:
        sign = sign_near(term, name, end, side, d)
        if sign is not None:
            return d if sign > 0 else None
    return None


def positive_along(term: Term, name: str, within: Range, strict: bool) -> list[str] | None:
    """How term > 0 (>= 0 where not strict) was shown on the whole range; None where it was not."""
    span = span_of(within)
    if span.low is not None and span.high is not None and span.high < span.low:
        return None
    return (on_integers if within.integer else on_reals)(term, name, span, strict)


def span_of(within: Range) -> Range:
    """The real interval that spans the range; of integers from the first to the last."""
    if not within.integer:
        return within
    low = None if within.low is None else Fraction(floor(within.low) + 1 if within.low_strict else ceil(within.low))
    high = (
        None if within.high is None else Fraction(ceil(within.high) - 1 if within.high_strict else floor(within.high))
    )
    return Range(False, low, high)


def without(span: Range, end: Fraction) -> Range:
    """The interval without one of its ends."""
    low, high = span.low_strict or span.low == end, span.high_strict or span.high == end
    return replace(span, low_strict=low, high_strict=high)


def cuts_of(term: Term, name: str, within: Range) -> list[Fraction]:
    """Where the term touches 0 inside a real range; 0 where the range has no end."""
    cuts = [cut for cut in CUTS if not within.integer and inside(within, cut) and sign_at(term, {name: cut}) == 0]
    endless = not within.integer and within.low is None and within.high is None
    return cuts or ([Fraction(0)] if endless else [])


def inside(within: Range, cut: Fraction) -> bool:
    """Whether a number is between the ends."""
    return (within.low is None or within.low < cut) and (within.high is None or cut < within.high)


def on_integers(term: Term, name: str, span: Range, strict: bool) -> list[str] | None:
    """Point by point, up to where the expansion at infinity takes over."""
    if span.low is None:
        return None
    low, words = int(span.low), []
    if span.high is not None:
        high = int(span.high)
        if high - low > MOST_POINTS:
            return on_reals(term, name, span, strict)
    else:
        won = won_within(term, name, None, -1, [Fraction(1, max(x, low)) for x in FAR])
        if won is None:
            return None
        high = int(1 / won)
        words.append(f"{name} >= {high}: expansion in 1/{name}")
    least = 1 if strict else 0
    for k in range(low, high + 1):
        sign = sign_at(term, {name: Fraction(k)})
        if sign is None or sign < least:
            return None
    return [f"{name} = {low}, ..., {high}: each in balls", *words]


def on_reals(term: Term, name: str, within: Range, strict: bool) -> list[str] | None:
    """Expansions at both ends where they are needed, and cells between."""
    start, stop = end_of(term, name, within, 1, strict), end_of(term, name, within, -1, strict)
    if start is None or stop is None:
        return None
    cells = cells_between(term, name, start[0], stop[0])
    if cells is None:
        return None
    return [start[1], f"{name} in [{start[0]}, {stop[0]}]: {cells} cells, Taylor polynomials in balls", stop[1]]


def end_of(term: Term, name: str, within: Range, side: int, strict: bool) -> Ends | None:
    """Where cells may begin at the low end (side 1) or the high one (-1), and what was shown of the rest."""
    end, is_open = (within.low, within.low_strict) if side > 0 else (within.high, within.high_strict)
    if end is None:
        other = abs((within.high if side > 0 else within.low) or Fraction(0))
        won = won_within(term, name, None, side, [Fraction(1, max(x, ceil(other) + 1)) for x in FAR])
        return None if won is None else (-side / won, f"{name} beyond {-side / won}: expansion in 1/{name}")
    sign = sign_at(term, {name: end})
    if not is_open and (sign is None or sign < (1 if strict else 0)):
        return None
    won = won_within(term, name, end, side, [d for d in NEAR if inside(within, end + 2 * side * d)])
    if won is not None:
        return end + side * won, f"{name} within {won} of {end}: expansion there"
    return (end, "") if sign == 1 else None


def cells_between(term: Term, name: str, low: Fraction, high: Fraction) -> int | None:
    """How many cells show that the term is positive on [low, high]; None where they do not."""
    waiting, done, least = [(low, high)], 0, (high - low) / FINEST
    while waiting and done + len(waiting) < MOST_CELLS:
        low, high = waiting.pop()
        try:
            with ctx.workprec(BITS[0]):
                ball = over_cell(term, name, low, high)
        except Undefined:
            ball = None
        if ball is not None and ball > 0:
            done += 1
        elif high - low < least or (ball is not None and ball < 0):
            return None
        else:
            middle = (low + high) / 2
            waiting += [(middle, high), (low, middle)]
    return None if waiting else done
