r"""Conditions: "for n >= 3", "for s <= t", "if t <= n/2", "as t \to \infty", and which claims they are about.

A condition after claims is about those before it in its row, one before claims about all that follow; a row that goes
on with a chain belongs to the rows before it. A claim after a condition that is about others needs one of its own, or
the other stands in parentheses: else it is refused, and no claim is held to a smaller domain than it was stated for.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from fractions import Fraction

from modelcollapse.checking.domain import Domain, Range
from modelcollapse.checking.reading.assumed import Order
from modelcollapse.checking.reading.relations import Approach
from modelcollapse.checking.reading.tokens import Token, Unreadable
from modelcollapse.checking.reading.words import narrowed
from modelcollapse.checking.terms import (
    INFINITY,
    CollapseTime,
    Covariance,
    Expectation,
    Fresh,
    Limit,
    Model,
    Probability,
    Process,
    Relation,
    Series,
    Statement,
    Symbol,
    Term,
    Variance,
    bound_symbols,
    free_symbols,
    walk,
)  # fmt: skip

CHANCE = (Covariance, Expectation, Fresh, Model, Probability, Process, Variance, CollapseTime, Limit, Series)
SIDES = {"<": "high", "<=": "high", ">": "low", ">=": "low"}


@dataclass
class Conditions:
    """What some claims of a display are stated for; `ends` are those that were set."""

    restriction: dict[str, Range] = field(default_factory=dict)
    orders: list[Order] = field(default_factory=list)
    when: list[Relation] = field(default_factory=list)
    toward: Approach | None = None
    ends: dict[tuple[str, str], tuple[str, Fraction]] = field(default_factory=dict)
    unclear: bool = False

    def copied(self) -> Conditions:
        """The same for other claims."""
        return Conditions(dict(self.restriction), list(self.orders), list(self.when), self.toward, dict(self.ends))

    def restrict(self, name: str, op: str, value: Fraction, symbols: Domain, token: Token) -> None:
        """Take in one end of a range."""
        if name not in symbols:
            raise Unreadable("a condition is about a symbol of the document", token.text, token.at)
        for side in ("low", "high") if op == "=" else (SIDES[op],):
            if self.ends.setdefault((name, side), (op, value)) != (op, value):
                raise Unreadable(f"two conditions on {name}; state the claims apart", token.text, token.at)
        try:
            self.restriction[name] = narrowed(name, self.restriction.get(name, symbols[name]), op, value)
        except ValueError as error:
            raise Unreadable(str(error), token.text, token.at) from None

    def go(self, toward: Approach, token: Token) -> None:
        """Take in a limit."""
        if self.toward not in (None, toward):
            raise Unreadable("two limits; state the claims apart", token.text, token.at)
        self.toward = toward

    def check(self, statement: Statement, token: Token) -> None:
        """Refuse a claim of which it is not clear what is said of it."""
        if self.unclear:
            raise Unreadable("a row of conditions between claims: for those before or after?", token.text, token.at)
        sent = bound_symbols(statement) | {getattr(statement, "variable", "")}
        if any(free_symbols(one) & sent for one in self.when):
            raise Unreadable("a condition on a letter that goes to a limit, or is an index", token.text, token.at)

    def join(self, other: Conditions, token: Token) -> None:
        """Take in what was said of other claims too."""
        for name, one in other.restriction.items():
            if self.restriction.setdefault(name, one) != one:
                raise Unreadable(f"two conditions on {name}; state the claims apart", token.text, token.at)
        self.orders += other.orders
        self.when += other.when
        self.ends |= other.ends
        if other.toward is not None:
            self.go(other.toward, token)


@dataclass
class Said:
    """Which conditions hold for the claims to come: `front` those before all claims, `now` those of this group."""

    front: Conditions = field(default_factory=Conditions)
    now: Conditions = field(default_factory=Conditions)
    groups: list[Conditions] = field(default_factory=list)
    claims: int = 0
    closed: bool = False
    middle: Token | None = None
    open: Token | None = None
    plain: bool = False

    def begin(self, goes_on: bool) -> None:
        """A row begins; one that goes on with a chain is under the conditions of the chain."""
        self.closed, self.open = False, None
        if not (goes_on and self.groups):
            self.now, self.claims = self.front.copied(), 0

    def end(self, token: Token) -> None:
        """A row ends; one of conditions only is about all claims before it, or about all after it."""
        if self.open is not None:
            why = "does the condition before this hold for it too? say so, or put it in parentheses"
            raise Unreadable(why, self.open.text, self.open.at)
        if not self.claims and not self.groups:
            self.front = self.now
        elif not self.claims:
            self.middle = token
            for group in self.groups:
                group.join(self.now, token)

    def condition(self) -> Conditions:
        """What a condition that stands here is about."""
        self.closed = self.claims > 0
        return self.now

    def taken(self, token: Token, colon: bool) -> None:
        """A condition was taken in; one in parentheses is about what stands before it."""
        if colon and self.closed:
            raise Unreadable("is this condition about the claims before it, or those after?", token.text, token.at)
        self.open = None
        self.plain = token.text == "("

    def claim(self, token: Token) -> Conditions:
        """The conditions of a claim that stands here."""
        if self.middle is not None:
            for group in self.groups:
                group.unclear = True
            raise Unreadable("a row of conditions between claims: for those before or after?", token.text, token.at)
        if self.closed:
            self.open = None if self.plain else token
            self.now, self.closed = self.front.copied(), False
        elif not self.claims:
            self.front = self.now.copied()
        self.claims += 1
        if not any(one is self.now for one in self.groups):
            self.groups.append(self.now)
        return self.now


def another(left: Term, op: str, right: Term, said: bool) -> Relation | None:
    """A condition of another form between numbers, t <= n/2, where a word has `said` that it is one, or its letter."""
    condition = Relation(op, left, right)
    plain = op[0] in "<>" and not any(isinstance(node, CHANCE) or node == INFINITY for node in walk(condition))
    return condition if plain and (said or isinstance(left, Symbol)) else None
