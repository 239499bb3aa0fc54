"""Processes before their first generation: where sigma_{t-1} has no meaning (t = 0), and from where on it has.

An index is integer, a sum of products of integers and symbols, so that it is exact at every point. An index below 0 at
an admissible point makes the statement undefined there, as a denominator that is 0 does.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from fractions import Fraction
from itertools import islice, product

from modelcollapse.checking.domain import Domain, Range
from modelcollapse.checking.obligations import indices
from modelcollapse.checking.reading import show
from modelcollapse.checking.terms import (
    INFINITY,
    Number,
    Obligation,
    Plus,
    Statement,
    Symbol,
    Term,
    Times,
    free_symbols,
)

STEPS = (0, 1, 2, 3, 4, 5, 7, 10, 30, 100, 1000, 10**6, 10**12)
ENDS = 3  # an index that is linear in that of a sum is least at an end of it
MOST_POINTS, MOST_SHIFT = 3000, 12
Point = Mapping[str, Fraction]


@dataclass(frozen=True)
class Missing:
    """A point of the domain at which a process is asked for before its first generation."""

    index: str
    value: Fraction
    point: Point

    @property
    def words(self) -> str:
        """undefined at t = 0: generation t - 1 is -1, and the first is 0."""
        where = ", ".join(f"{show(Symbol(name))} = {value}" for name, value in self.point.items())
        equal = "" if self.index == str(self.value) else f" is {self.value}"
        return f"undefined{f' at {where}' if where else ''}: generation {self.index}{equal}, and the first is 0"


@dataclass(frozen=True)
class Cure:
    """A symbol and its least value from which on every process exists."""

    name: str
    low: int
    domain: Range

    @property
    def words(self) -> str:
        """t >= 1."""
        return f"{show(Symbol(self.name))} >= {self.low}"


def missing(statement: Statement, domain: Domain) -> Missing | None:
    """The smallest point that was found at which an index lies before the first generation; None where none is."""
    for asked in indices(statement, domain):
        found = next(lacking(asked, domain), None)
        if found is not None:
            return found
    return None


def cure(statement: Statement, domain: Domain, found: Missing) -> Cure | None:
    """The range of one symbol that leaves no such point; None where a later start of one symbol does not help."""
    for name in sorted(found.point, key=lambda name: (name != "t", name)):
        allowed = domain[name]
        for shift in range(1, MOST_SHIFT + 1) if allowed.low is not None else ():
            low = Fraction(math.ceil(allowed.low or 0)) + shift
            if allowed.high is not None and low > allowed.high:
                break
            later = Range(True, low, allowed.high, False, allowed.high_strict)
            if missing(statement, {**domain, name: later}) is None:
                return Cure(name, int(low), later)
    return None


def lacking(asked: Obligation, domain: Domain) -> Iterator[Missing]:
    """The points at which an index lies before the first generation, the smallest first."""
    ends = frozenset().union(*(free_symbols(low) | free_symbols(high) for _, low, high in asked.over))
    names = sorted((free_symbols(asked.term) | ends) & frozenset(domain))
    each = int(MOST_POINTS ** (1 / max(len(names), 1)))
    choices = [tuple(islice(values(domain[name]), each)) for name in names]
    for at in sorted(product(*choices), key=lambda at: (sum(map(abs, at)), at)):
        point = dict(zip(names, at, strict=True))
        for inside in within(asked.over, point):
            value = evaluated(asked.term, inside)
            if value is not None and value < 0:
                yield Missing(show(asked.term).replace("'", ""), value, point)


def values(allowed: Range) -> Iterator[Fraction]:
    """Small integers of a range, then large ones."""
    start = allowed.low if allowed.low is not None else min(Fraction(0), allowed.high or Fraction(0))
    signs = (1, -1) if allowed.low is None else (1,)
    found = {Fraction(math.ceil(start)) + sign * step for step in STEPS for sign in signs}
    yield from sorted(filter(allowed.contains, found), key=lambda value: (abs(value), value))


def within(over: tuple[tuple[str, Term, Term], ...], point: Point) -> Iterator[Point]:
    """The point with the first and last values of every index of the sums around; none where a sum is empty."""
    if not over:
        yield point
        return
    name, low, high = over[0]
    first = evaluated(low, point)
    last = None if first is None else first + 2 * ENDS if high == INFINITY else evaluated(high, point)
    if first is None or last is None:
        return
    near = {first + step for step in range(ENDS)} | {last - step for step in range(ENDS)}
    for value in sorted(value for value in near if first <= value <= last):
        yield from within(over[1:], {**point, name: value})


def evaluated(term: Term, point: Point) -> Fraction | None:
    """An index at a point; None for what is no sum of products."""
    if isinstance(term, Number):
        return term.value
    if isinstance(term, Symbol):
        return point.get(term.name)
    if not isinstance(term, Plus | Times):
        return None
    found = [evaluated(part, point) for part in (term.terms if isinstance(term, Plus) else term.factors)]
    known = [value for value in found if value is not None]
    if len(known) < len(found):
        return None
    return sum(known, Fraction(0)) if isinstance(term, Plus) else math.prod(known, start=Fraction(1))
