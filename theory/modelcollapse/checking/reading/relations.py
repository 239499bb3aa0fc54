r"""Relations between two sides: =, \le, \sim, \to, \xrightarrow{a.s.}, \stackrel{d}{=}, and what they state.

Where a limit is not said, it is t or n to infinity, if only one of them can be meant.
"""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction
from typing import NamedTuple

from modelcollapse.checking.reading.cursor import Cursor
from modelcollapse.checking.reading.names import spelled
from modelcollapse.checking.reading.tokens import Token
from modelcollapse.checking.reading.vocabulary import ANNOTATED, ARROWS, MODES, RELATIONS
from modelcollapse.checking.terms import (
    INFINITY,
    Apply,
    Asymptotic,
    Expectation,
    Limit,
    Number,
    Plus,
    Power,
    Process,
    Relation,
    SameLaw,
    Statement,
    Symbol,
    Tends,
    Term,
    Times,
    free_symbols,
    number,
    varies,
)

Approach = tuple[str, Term]
IN_MEAN = "in L^"
"""A mode of convergence: E|X_t - c|^p -> 0, the p after it."""


class Sign(NamedTuple):
    """A relation as it was written; `mode` and `toward` are what stands over or under an arrow."""

    op: str
    token: Token
    mode: str = ""
    toward: Approach | None = None


SIDES = {r"\downarrow": "+", r"\uparrow": "-"}


def approach(cursor: Cursor) -> Approach:
    r"""t \to \infty, or \epsilon \downarrow 0: the symbol and where it goes."""
    token = cursor.next
    symbol = cursor.grammar.factor(cursor, False).term
    if not isinstance(symbol, Symbol):
        cursor.refuse("a limit is in a symbol", token)
    arrow = cursor.accept(*ARROWS)
    if arrow is None:
        cursor.refuse(r"a limit is written t \to \infty")
    if cursor.accept(r"\infty"):
        return symbol.name, INFINITY
    start = cursor.next
    if start.kind == "number" and cursor.after(1).text == "^" and cursor.after(2).text in ("+", "-", "{"):
        literal = cursor.take()
        cursor.take()
        side = cursor.take() if cursor.next.text != "{" else cursor.captured()[0]
        if side.text not in ("+", "-"):
            cursor.refuse("a limit goes to 0, 0^+ or infinity", side)
        one_sided(cursor, symbol.name, Fraction(literal.text), side.text, side)
        return symbol.name, number(Fraction(literal.text))
    target = cursor.expression()
    if not isinstance(target, Number):
        cursor.refuse("a limit goes to a number or to infinity", start)
    if arrow.text in SIDES:
        one_sided(cursor, symbol.name, target.value, SIDES[arrow.text], arrow)
    return symbol.name, target


def one_sided(cursor: Cursor, name: str, end: Fraction, side: str, token: Token) -> None:
    """Refuse a side of a limit unless the domain has no other: limits here are from all sides that it has."""
    there = cursor.scope.symbols.get(name)
    only = there is not None and (there.low if side == "+" else there.high) == end
    if not only:
        says = f"real {'>' if side == '+' else '<'} {end}"
        cursor.refuse(f"a limit from one side needs a domain that ends there; declare {name}: {says}", token)


def sign(cursor: Cursor) -> Sign | None:
    """The relation to come, passed; None where there is none."""
    token = cursor.next
    if token.kind not in ("sign", "command") or token.text not in RELATIONS.keys() | ANNOTATED:
        return None
    cursor.take()
    if token.text in RELATIONS:
        return Sign(RELATIONS[token.text], token)
    return annotated(cursor, token)


def annotated(cursor: Cursor, token: Token) -> Sign:
    r"""\xrightarrow[t\to\infty]{a.s.}, \stackrel{d}{=} or \overset{d}{=}."""
    notes = []
    if token.text == r"\xrightarrow" and cursor.accept("["):
        start = cursor.at
        while cursor.next.text != "]":
            if cursor.take().kind == "end":
                cursor.refuse("this bracket is not closed", token)
        notes.append(list(cursor.tokens[start : cursor.at]))
        cursor.take()
    notes.append(cursor.captured())
    op = "->"
    if token.text != r"\xrightarrow":
        inner = cursor.captured()
        op = RELATIONS.get(inner[0].text, "") if len(inner) == 1 else ""
    found = Sign(op, token._replace(end=cursor.tokens[cursor.at - 1].end))
    for note in notes:
        found = noted(cursor, found, note)
    if op == "=" and found.mode == "in law":
        return found._replace(op="law", mode="")
    if op != "->" and not (op == "~" and found.toward):
        cursor.refuse("this annotation is not known over this relation", token)
    return found


def noted(cursor: Cursor, found: Sign, note: list[Token]) -> Sign:
    """The relation with one annotation: a mode of convergence or t to infinity."""
    if not note:
        return found
    if any(token.text in ARROWS for token in note):
        inner = cursor.within(note)
        toward = approach(inner)
        inner.finished()
        return found._replace(toward=toward)
    mode = MODES.get(spelled(note))
    if mode is None:
        cursor.refuse("this annotation is not known", note[0])
    return found._replace(mode=mode)


def implied(cursor: Cursor, left: Term, right: Term, found: Sign) -> Approach:
    """t or n to infinity, where only one of them can be meant; a run goes on in t."""
    of_left, of_right = free_symbols(left), free_symbols(right)
    candidates = (of_left | of_right if found.op == "~" else of_left - of_right) & {"t", "n"}
    far = right in (number(0), INFINITY)
    if found.op == "->" and (far or varies(left)) and "t" in candidates:
        return "t", INFINITY
    if len(candidates) != 1:
        cursor.refuse(r"say what tends to infinity: \text{as } t\to\infty", found.token)
    return min(candidates), INFINITY


def stated(cursor: Cursor, left: Term, found: Sign, right: Term) -> Statement:
    """What `left sign right` states."""
    random = varies(left) or varies(right)
    if found.op == "law" or (found.op == "~" and varies(right)):
        if not (varies(left) and varies(right)):
            cursor.refuse("only random variables have a law", found.token)
        return SameLaw(left, right)
    if found.op == "~":
        if random:
            cursor.refuse("a random variable is not asymptotic to a number in this language", found.token)
        return Asymptotic(left, right, *(found.toward or implied(cursor, left, right, found)))
    if found.op == "->":
        return Tends(left, right, *(found.toward or implied(cursor, left, right, found)), found.mode)
    if isinstance(left, Limit) and varies(left) and found.op == "=":
        return Tends(left.body, right, left.variable, left.target, "almost surely")
    if found.op == "=" and isinstance(left, Symbol) and not random:
        cursor.refuse(f"{left.name} = ... looks like a definition; put it into the front matter, where:", found.token)
    return Relation(found.op, left, right)


def in_mean(tends: Tends) -> Relation:
    """X -> c in L^p as what it says: the limit of E|X - c|^p is 0."""
    p = number(int(tends.mode.removeprefix(IN_MEAN)))
    distance = tends.left if tends.right == number(0) else Plus((tends.left, Times((number(-1), tends.right))))
    base = root_of(distance)
    positive = isinstance(base, Process) and base.name == "sigma"
    body = distance if positive or p.value % 2 == 0 else Apply("abs", (distance,))
    mean = Expectation(body if p == number(1) else Power(body, p))
    return Relation("=", Limit(tends.variable, tends.target, mean), number(0))


def root_of(term: Term) -> Term:
    """The base of a power with a number above, or the term."""
    return term.base if isinstance(term, Power) and isinstance(term.exponent, Number) else term


def event(cursor: Cursor) -> Statement:
    """The one relation that an event is."""
    left = cursor.expression()
    token = cursor.next
    found = sign(cursor)
    if found is None:
        cursor.refuse("an event is a relation", token)
    right = cursor.expression()
    if cursor.next.text in RELATIONS:
        cursor.refuse("an event is one relation; a chain is not known here")
    statement = stated(cursor, left, found, right)
    return replace(statement, mode="") if isinstance(statement, Tends) else statement
