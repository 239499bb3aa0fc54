r"""What a display says by how it is written: the s of \sigma_s counts generations; s <= t is an order of two of them.

An order is put into the letters: with s <= t, t is s + (t-s), and t-s is a symbol of its own, an integer >= 0.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from fractions import Fraction
from itertools import product
from typing import NamedTuple

from modelcollapse.checking.domain import CONVENTIONS, INTEGER, Domain, Range
from modelcollapse.checking.reading.tokens import Token
from modelcollapse.checking.terms import (
    FLIPPED,
    Asymptotic,
    Plus,
    Statement,
    Symbol,
    Tends,
    Term,
    bound_symbols,
    free_symbols,
    substituted,
)
from modelcollapse.parameters import KNOWN

FIXED = set(KNOWN) - {"t", "x", "k", "p"}
BINDERS = (r"\sum", r"\prod", r"\lim")
COUNTING = frozenset("hijklmsu")
"""Letters that people number generations with; an r may also say "real"."""


def counted(tokens: Sequence[Token], symbols: Domain, definitions: Mapping[str, Term]) -> Domain:
    r"""Letters in the index of \sigma or \mu that the document says nothing of, and no sum binds: integers >= 0."""
    binders = (place for place, token in enumerate(tokens) if token.text in BINDERS)
    bound = {inner.text for place in binders for inner in _index(tokens, place)[:1]}
    found = {}
    for place, token in enumerate(tokens):
        for inner in _index(tokens, place) if token.text in (r"\sigma", r"\mu") else ():
            own = inner.text not in definitions and symbols.get(inner.text) == CONVENTIONS.get(inner.text)
            if inner.text in COUNTING - bound and own:
                found[inner.text] = Range(INTEGER, Fraction(0))
    return found


def _index(tokens: Sequence[Token], place: int) -> Sequence[Token]:
    """The tokens of the subscript of the letter at a place, after its power or before."""
    for _ in range(2):
        sign, (inner, place) = tokens[place + 1].text, _script(tokens, place + 2)
        if sign == "_":
            return inner
        if sign != "^":
            break
    return ()


def _script(tokens: Sequence[Token], place: int) -> tuple[Sequence[Token], int]:
    """The token at a place, or those in braces there, and the place of the last one."""
    if place >= len(tokens) or tokens[place].text != "{":
        return tokens[place : place + 1], place
    level = 0
    for end in range(place, len(tokens)):
        level += {"{": 1, "}": -1}.get(tokens[end].text, 0)
        if level == 0:
            return tokens[place + 1 : end], end
    return (), len(tokens) - 2


class Order(NamedTuple):
    """`lesser` <= `greater`, with so many strict signs between them."""

    lesser: str
    greater: str
    strict: int

    @property
    def gap(self) -> str:
        """The name of their difference."""
        return f"{self.greater}-{self.lesser}"


def ordered(left: Term, op: str, right: Term) -> Order | None:
    """A link s <= t or t > s between two letters that are no parameters of a loop; None for another link."""
    if not (isinstance(left, Symbol) and isinstance(right, Symbol)) or op[0] not in "<>":
        return None
    if {left.name, right.name} & FIXED:
        return None
    if op[0] == ">":
        left, op, right = right, FLIPPED[op], left
    return Order(left.name, right.name, int(op == "<"))


def joined(orders: Sequence[Order], own: frozenset[str], domain: Domain) -> list[Order]:
    """The orders, those through a letter that the statement does not have as one: s <= u for s <= t <= u."""
    found = list(dict.fromkeys(orders))
    for a, b in product(found, found):
        lows = (domain[a.lesser].low or Fraction(0)) + a.strict, domain[b.lesser].low or Fraction(0)
        if a.greater == b.lesser not in own and lows[1] > lows[0]:
            raise ValueError(f"{b.lesser} begins at {lows[1]}; say what this means for {b.greater}")
    for middle in sorted({order.greater for order in found} - own):
        through = [(a, b) for a in found for b in found if a.greater == middle == b.lesser]
        found += [Order(a.lesser, b.greater, a.strict + b.strict) for a, b in through]
    return found


def in_order(statement: Statement, orders: Sequence[Order], domain: Domain) -> tuple[Statement, dict[str, Range]]:
    """The statement with every greater letter written by the lesser one, and the ranges that say so.

    ValueError for an order that does not leave every other letter its whole range, or that cannot be put in.
    """
    ranges: dict[str, Range] = {}
    fixed = bound_symbols(statement) | FIXED
    fixed |= {statement.variable} if isinstance(statement, Tends | Asymptotic) else set()
    for order in reversed(joined(orders, free_symbols(statement), domain)):
        own = free_symbols(statement)
        if not {order.lesser, order.greater} & own:
            continue
        if {order.lesser, order.greater} & fixed:
            raise ValueError(f"an order of {order.lesser} and {order.greater} is not known here")
        lesser, greater = domain[order.lesser], domain[order.greater]
        gap = _gap(order, lesser, greater)
        least = (lesser.low or Fraction(0)) + (gap.low or Fraction(0))
        if {order.lesser, order.greater} <= own:
            if greater.low is not None and greater.low > least:
                raise ValueError(f"{order.greater} begins at {greater.low}; say from where on {order.lesser} does")
            value = Plus((Symbol(order.lesser), Symbol(order.gap)))
            statement, ranges[order.gap] = substituted(statement, {order.greater: value}), gap
            fixed.add(order.greater)
        elif order.greater in own:
            now = ranges.get(order.greater, greater)
            if now.low is None or least > now.low:
                ranges[order.greater] = replace(now, low=least, low_strict=gap.low_strict)
    return statement, ranges


def _gap(order: Order, lesser: Range, greater: Range) -> Range:
    """The range of the difference."""
    same = lesser.integer == greater.integer and greater.high is None and lesser.low is not None
    if not same or lesser.low_strict or greater.low_strict:
        raise ValueError(f"{order.lesser} and {order.greater} must both be integers or both real, without an upper end")
    least = Fraction(order.strict if lesser.integer else 0)
    return Range(lesser.integer, least, low_strict=not lesser.integer and order.strict > 0)
