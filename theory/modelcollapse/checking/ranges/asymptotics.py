"""The germ of a term as its symbol tends to infinity or to a number, with the other symbols held fixed.

What is free of the symbol is a constant; sines and their like by their Taylor series; a sum or product of a fixed
number of terms, term by term.

Source: DLMF 4.19.1, 4.19.2, 4.33.1, 4.33.2.
"""

from __future__ import annotations

from collections.abc import Mapping
from fractions import Fraction
from math import factorial
from typing import Any

from modelcollapse.checking.algebra import polynomial as poly
from modelcollapse.checking.algebra.canonical import read, renamed
from modelcollapse.checking.algebra.powers import scaled
from modelcollapse.checking.ranges.evaluate import Undefined, value
from modelcollapse.checking.ranges.expansions import MOST_ORDERS, arithmetic, composed, constant, exp, log, shown
from modelcollapse.checking.ranges.germ import BOUNDED, FLAT, Germ, Room, collected
from modelcollapse.checking.terms import (
    Apply,
    Number,
    Plus,
    Power,
    Series,
    Symbol,
    Term,
    Times,
    free_symbols,
    number,
    rebuilt,
    substituted,
)  # fmt: skip

OTHER = {"sin": "cos", "cos": "sin", "sinh": "cosh", "cosh": "sinh"}
AT_ZERO = {"sin": poly.constant(0), "cos": poly.constant(1), "sinh": poly.constant(0), "cosh": poly.constant(1)}


class Reader:
    """Terms as germs: what is free of the variable is a constant, and what `value` does not know is done here."""

    def __init__(self, room: Room, variable: str, at: Germ, limits: Mapping[Term, Germ]) -> None:
        self.room, self.variable, self.limits = room, variable, limits
        self.known = {variable: at}
        self.arithmetic = arithmetic(room)

    def germ(self, term: Term) -> Germ:
        """The germ of a term. Raises Undefined."""
        found: Germ = shown(value)(shown(self.opened)(term), self.known, self.arithmetic)
        return found

    def opened(self, node: Any) -> Any:
        """The term with a symbol for every part that is found in another way than by `value`."""
        if isinstance(node, Number):
            return node
        found = self.limits.get(node)
        if found is not None:
            pass
        elif self.variable not in free_symbols(node):
            found = constant(self.room, node)
        elif isinstance(node, Series):
            found = self.series(node)
        elif isinstance(node, Apply) and node.function in OTHER:
            found = self.circular(node.function, self.germ(node.arguments[0]))
        elif isinstance(node, Power) and self.variable not in free_symbols(node.base):
            found = self.geometric(node)
        if found is None:
            return rebuilt(node, self.opened)
        name = f"~{len(self.known)}"
        self.known[name] = found
        return Symbol(name)

    def geometric(self, node: Power) -> Germ | None:
        """q^f -> 0 where f grows like a power and |q| < 1, also for a q <= 0, whose powers are taken to be whole."""
        q, exponent = read(self.room.field, renamed(node.base)), self.germ(node.exponent)
        if self.room.field.positive(q) or not (exponent.terms and min(exponent.terms) < (0, -1)):
            return None
        sizes = (poly.plus(poly.constant(1), q), poly.plus(poly.constant(1), scaled(q, -1)), exponent.lead()[1])
        return collected(self.room, {}, [(BOUNDED, FLAT)]) if all(map(self.room.positive, sizes)) else None

    def circular(self, name: str, f: Germ) -> Germ:
        """sin(c + u) = sin c + u cos c - ..., and the like."""
        sign = -1 if name in ("sin", "cos") else 1
        c, start = f.terms.get((0, 0), {}), self.room.field.term
        at = [read(self.room.field, Apply(word, (start(c),))) if c else AT_ZERO[word] for word in (name, OTHER[name])]
        signs = [sign ** (k // 2) * (-1 if name == "cos" and k % 2 else 1) for k in range(MOST_ORDERS)]
        u = f + self.room.single(scaled(c, -1))
        return composed(u, lambda k: scaled(at[k % 2], Fraction(signs[k], factorial(k))), lambda *_: BOUNDED)

    def series(self, node: Series) -> Germ:
        """A sum or product of a number of terms that is held fixed, term by term; a product of positive factors."""
        if self.variable in free_symbols(node.low) | free_symbols(node.high):
            raise Undefined("a number of terms that grows")
        name, field = f"@{99 + len(self.known)}", self.room.field
        self.known[name] = self.room.single(read(field, Symbol(name)))
        high = Plus((node.high, Times((number(-1), node.low))))
        body = self.germ(substituted(node.body, {node.index: Plus((Symbol(name), node.low))}))
        body = body if node.kind == "sum" else log(body)
        sums = {k: read(field, Series("sum", name, number(0), high, field.term(c))) for k, c in body.terms.items()}
        total = collected(self.room, sums, [(body.error, body.order)])
        return total if node.kind == "sum" else exp(total)
