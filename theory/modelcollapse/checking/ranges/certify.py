"""Certificates of inequalities over a whole domain, and points that refute them.

In one symbol as in `one`, of the difference or of the difference of logarithms; in more by the signs of summands and
factors, by a slope that has one sign, or by concavity. What algebra shows needs no balls.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import suppress
from dataclasses import dataclass, field, replace
from fractions import Fraction
from functools import lru_cache
from itertools import islice
from time import thread_time

from modelcollapse.checking import algebra
from modelcollapse.checking.domain import Domain, Range
from modelcollapse.checking.ranges.calculus import derivative, is_negative, joined, negated, summands
from modelcollapse.checking.ranges.evaluate import Undefined, is_steep, log_of
from modelcollapse.checking.ranges.one import cuts_of, positive_along, sign_at, span_of, without
from modelcollapse.checking.ranges.points import points_of
from modelcollapse.checking.record import noted
from modelcollapse.checking.terms import (
    INFINITY,
    Apply,
    Constant,
    Number,
    Plus,
    Power,
    Process,
    Relation,
    Symbol,
    Term,
    Times,
    free_symbols,
    number,
    rebuilt,
    substituted,
    walk,
)

MOST_NODES, MOST_DEPTH, GLANCE, MOST_POINTS, BUDGET = 150, 4, 6, 600, 2.0
DETERMINISTIC = (Number, Symbol, Constant, Plus, Times, Power, Apply)
STARTS: Domain = {"~sigma": Range(False, Fraction(0), low_strict=True), "~mu": Range(False)}
Words = list[str]
Goal = tuple[Term, Domain, bool]


@dataclass(frozen=True)
class RangeCertificate:
    """A relation that holds on a domain, and in words how that was shown."""

    relation: Relation
    domain: Domain
    words: tuple[str, ...]


def certified(relation: Relation, domain: Domain, budget: float = BUDGET) -> RangeCertificate | None:
    """A certificate of <, <=, >, >= or != on the whole domain; None where none is found in about so many seconds."""
    names = free_symbols(relation) & frozenset(domain)
    found = searched(relation, frozenset((name, domain[name]) for name in names), budget)
    return None if found is None else noted(replace(found, domain=domain))


@lru_cache(maxsize=512)
def searched(relation: Relation, ranges: frozenset[tuple[str, Range]], budget: float) -> RangeCertificate | None:
    """The same, found once."""
    search, domain = Search(thread_time() + budget), dict(ranges)
    for gap in gaps_of(relation):
        words = search.positive((gap, {**domain, **STARTS}, relation.op not in ("<=", ">=")))
        if words is not None:
            return RangeCertificate(relation, domain, tuple(dict.fromkeys(word for word in words if word)))
    return None


def refuted(relation: Relation, domain: Domain) -> dict[str, Fraction] | None:
    """A point of the domain at which the relation is false; None where none is found. Undefined ones are passed."""
    gaps, wider = gaps_of(relation), {**domain, **STARTS}
    names = sorted(frozenset().union(*map(free_symbols, gaps)))
    for point in points_of(wider, names, MOST_POINTS) if all(name in wider for name in names) else ():
        signs = [sign_at(gap, point) for gap in gaps]
        least = 0 if relation.op in ("<=", ">=") else 1
        if signs and all(sign is not None and sign < least for sign in signs):
            return point
    return None


def sign_of(term: Term, domain: Domain) -> int | None:
    """+1 or -1 where the term has that sign on the whole domain, 0 where it is 0, None where nothing is shown."""
    if algebra.is_zero(term, domain):
        return 0
    return next((sign for sign, op in ((1, ">"), (-1, "<")) if certified(Relation(op, term, number(0)), domain)), None)


def gaps_of(relation: Relation) -> list[Term]:
    """The terms one of which is to be positive, of numbers only; the first model's mean and deviation are symbols."""
    if is_long(relation):
        return []
    left, right = started(relation.left), started(relation.right)
    if not all(isinstance(node, DETERMINISTIC) and node != INFINITY for side in (left, right) for node in walk(side)):
        return []
    more = left if right == number(0) else Plus((left, negated(right)))
    less = right if left == number(0) else Plus((right, negated(left)))
    return {">": [more], ">=": [more], "<": [less], "<=": [less], "!=": [more, less]}.get(relation.op, [])


def is_long(node: Term | Relation) -> bool:
    """Whether it has more parts than are worth a try."""
    return next(islice(walk(node), MOST_NODES, None), None) is not None


def started(node: Term) -> Term:
    """The term with symbols for sigma_0 > 0 and mu_0."""
    if isinstance(node, Process) and node.at == number(0) and node.name in ("sigma", "mu"):
        return Symbol("~" + node.name)
    changed: Term = rebuilt(node, started)
    return changed


@dataclass
class Search:
    """Goals until a deadline; each rule returns how its goal was shown, None where it was not."""

    deadline: float
    known: dict[object, Words | None] = field(default_factory=dict)

    def positive(self, goal: Goal, depth: int = 0) -> Words | None:
        """How term > 0 (>= 0 where not strict) was shown on the domain."""
        term, domain, strict = goal
        names = sorted(free_symbols(term))
        key = (term, strict, tuple(domain.get(name) for name in names))
        late = depth > MOST_DEPTH or thread_time() > self.deadline or is_long(term)
        if late or None in key[2] or key in self.known:
            return self.known.get(key)
        self.known[key] = None
        signs = (sign_at(term, point) for point in points_of(domain, names, GLANCE))
        if all(sign == 1 or (not strict and sign != -1) for sign in signs):
            self.known[key] = self.shown(goal, depth + 1)
        return self.known[key]

    def shown(self, goal: Goal, depth: int) -> Words | None:
        """The first rule that reaches the goal."""
        exact = (self.by_balls, self.by_algebra) if goal[2] else (self.by_algebra, self.by_balls)
        rules = (*exact, self.by_logs, self.by_parts, self.by_ends, self.by_slope)
        return next((words for rule in rules if (words := rule(goal, depth)) is not None), None)

    def all(self, goals: Iterable[Goal], depth: int) -> Words | None:
        """Every goal."""
        words: Words = []
        for goal in goals:
            found = self.positive(goal, depth)
            if found is None:
                return None
            words += found
        return words

    def by_balls(self, goal: Goal, depth: int) -> Words | None:
        """In at most one symbol: along it, or in two halves where the term touches 0 between."""
        term, domain, strict = goal
        names = sorted(free_symbols(term))
        if not names:
            return [""] if (sign_at(term, {}) or 0) > 0 else None
        if len(names) > 1:
            return None
        within = domain[names[0]]
        for cut in cuts_of(term, names[0], within):
            low, high = replace(within, high=cut, high_strict=False), replace(within, low=cut, low_strict=False)
            return self.all([(term, {**domain, names[0]: half}, strict) for half in (low, high)], depth)
        return positive_along(term, names[0], within, strict)

    def by_algebra(self, goal: Goal, depth: int) -> Words | None:
        """By the canonical form."""
        with suppress(OverflowError):
            shown = (algebra.is_positive if goal[2] else algebra.is_nonnegative)(goal[0], goal[1])
            return ["algebra"] if shown else None
        return None

    def by_logs(self, goal: Goal, depth: int) -> Words | None:
        """log A > log B for A > B."""
        form = log_form(goal[0])
        return None if form is None else self.positive((form, *goal[1:]), depth)

    def by_parts(self, goal: Goal, depth: int) -> Words | None:
        """A sum of positive terms; a product with an even number of negative factors."""
        term, domain, strict = goal
        if isinstance(term, Plus):
            return self.all(((part, domain, strict) for part in term.terms), depth)
        words, minus = [""], 0
        for factor in term.factors if isinstance(term, Times) else (number(-1),):
            found = self.positive((factor, domain, strict), depth)
            if found is None:
                found, minus = self.positive((negated(factor), domain, strict), depth), minus + 1
            if found is None:
                return None
            words += found
        return words if minus % 2 == 0 else None

    def by_slope(self, goal: Goal, depth: int) -> Words | None:
        """f(end) >= 0 and f rises from there; strictly in one of the two, in f(end) where the end is in the range."""
        term, domain, strict = goal
        for name in sorted(free_symbols(term)):
            with suppress(Undefined):
                slope = derivative(term, name) or number(0)
                for end, is_open, rise in ends_of(domain[name], slope):
                    at_end = substituted(term, {name: Number(end)})
                    beyond = {**domain, name: without(span_of(domain[name]), end)}
                    needs = [(at_end, domain, strict and not is_open), (rise, beyond, strict and is_open)]
                    words = self.all(needs, depth)
                    if words is not None:
                        return [*words, f"and monotone in {name}"]
        return None

    def by_ends(self, goal: Goal, depth: int) -> Words | None:
        """f >= 0 at both ends and f'' <= 0 between; strictly in f'' and where an end is in the range."""
        term, domain, strict = goal
        for name in sorted(free_symbols(term)):
            ends = list(ends_of(domain[name], number(0)))
            with suppress(Undefined):
                slope = derivative(term, name)
                bend = derivative(slope, name) if slope else None
                if len(ends) < 2 or bend is None:
                    continue
                inside = {**domain, name: replace(span_of(domain[name]), low_strict=True, high_strict=True)}
                at_ends = [(substituted(term, {name: Number(end)}), domain, strict and not out) for end, out, _ in ends]
                words = self.all([*at_ends, (negated(bend), inside, strict)], depth)
                if words is not None:
                    return [*words, f"and concave in {name}"]
        return None


def log_form(term: Term) -> Term | None:
    """log A - log B of a sum A - B with a steep part; it has the sign of the sum, where both logarithms are defined."""
    parts = list(summands(term))
    less = [part for part in parts if is_negative(part.factors[0] if isinstance(part, Times) else part)]
    more = [part for part in parts if part not in less]
    if not less or not more or not any(map(is_steep, parts)):
        return None
    return Plus((log_of(joined(more)), negated(log_of(joined([negated(part) for part in less])))))


def ends_of(within: Range, slope: Term) -> Iterator[tuple[Fraction, bool, Term]]:
    """Each finite end, whether it is left out, and what must be positive for the term to rise away from it."""
    span = span_of(within)
    if span.low is not None:
        yield span.low, span.low_strict, slope
    if span.high is not None:
        yield span.high, span.high_strict, negated(slope)
