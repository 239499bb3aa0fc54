"""What a function does as y -> 0+: an exact expansion, and what it leaves out.

    f(y) = sum of c y^a L^-k + r(y) y^A L^-K,   L = log(1/y)

over pairs (a, k) up to (A, K) in the order of the lexicon, with exact c in a field. In a room (0, d] the c are
constants, K = 0, and r(y) lies in a ball for all y in it. In a room without d the c may hold parameters: r is bounded
for small y, but how small, and the bound, may depend on them. With x = 1/y it is an expansion at infinity.

What cancels, cancels exactly: an order is gone only where algebra shows its coefficient to be 0.

Source: Hardy 1910, Orders of Infinity; Johansson 2017, Arb (balls).
"""

from __future__ import annotations

import dataclasses
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from fractions import Fraction
from functools import cached_property, lru_cache
from math import inf, prod
from typing import Any

from flint import arb, ctx, fmpq

from modelcollapse.checking.algebra import polynomial as poly
from modelcollapse.checking.algebra.field import Field
from modelcollapse.checking.algebra.polynomial import Exponent, Polynomial
from modelcollapse.checking.algebra.powers import inverse
from modelcollapse.checking.ranges.evaluate import Undefined
from modelcollapse.checking.ranges.jet import at_point
from modelcollapse.checking.terms import Term

Key = tuple[Any, Any]
Errors = Iterable[tuple[arb, Key]]
FLAT: Key = (inf, 0)
BOUNDED = arb(0, 1)
"""Stands for the ball of r where it is only known that r is bounded."""
MOST_TERMS, MOST_POWER = 400, 64


@dataclass(frozen=True)
class Room:
    """The interval (0, d], d < 1, or that of all small y; the a up to which expansions are kept; the parameters."""

    d: Fraction | None
    top: int
    field: Field = dataclasses.field(default_factory=lambda: Field({}))
    used: set[str] = dataclasses.field(default_factory=set, compare=False)
    sure: Callable[[Term], bool] = lambda term: False

    @cached_property
    def start(self) -> arb:
        """d in a ball."""
        return arb(fmpq(self.d.numerator, self.d.denominator)) if self.d else arb(0)

    def single(self, c: Polynomial, key: Key = (0, 0)) -> Germ:
        """c y^a L^-k."""
        return collected(self, {key: c}, [])

    def number(self, q: Exponent) -> Germ:
        """A rational number."""
        return self.single(poly.constant(q))

    def reach(self, key: Key) -> arb:
        """A ball that contains y^a L^-k for all y in (0, d]; its greatest value is at d, or where L = -k/a before."""
        a, j, least = ball_of_number(key[0]), -key[1], -self.start.log()
        if key[0] == 0 and j <= 0:
            return arb(1) if j == 0 else arb(0).union(least ** ball_of_number(j))
        if key[0] <= 0:
            raise Undefined("unbounded at the end")
        peak = ball_of_number(max(j, 0)) / a
        if least > peak or j <= 0:
            return arb(0).union(self.start**a * least ** ball_of_number(j))
        return arb(0).union((peak / arb.const_e()) ** ball_of_number(j))

    def ball(self, c: Polynomial) -> arb:
        """A ball around a constant; the base of a broken power is positive."""
        factors = (prod((constant_power(self.field.atoms[a].term, e) for a, e in m), start=arb(1)) for m in c)
        return sum((ball_of_number(q) * factor for q, factor in zip(c.values(), factors, strict=True)), arb(0))

    def positive(self, c: Polynomial) -> bool:
        """Whether c > 0 is shown, for all parameters."""
        if self.field.positive(c):
            return True
        return bool(self.ball(c) > 0) if self.d else self.sure(self.field.term(c))


@dataclass(frozen=True)
class Germ:
    """`terms` are the c by (a, k); `error` is the ball of r, 0 where nothing is left out, and `order` its (A, K)."""

    room: Room
    terms: Mapping[Key, Polynomial]
    error: arb
    order: Key

    @property
    def least(self) -> Key:
        """The first pair of which it is O; FLAT of 0."""
        return min((*self.terms, FLAT if self.error.is_zero() else self.order))

    def __add__(self, other: Germ) -> Germ:
        terms = dict(self.terms)
        for key, c in other.terms.items():
            terms[key] = poly.plus(terms.get(key, {}), c)
        return collected(self.room, terms, [(self.error, self.order), (other.error, other.order)])

    def __mul__(self, other: Germ) -> Germ:
        terms: dict[Key, Polynomial] = {}
        for a, c in self.terms.items():
            for b, e in other.terms.items():
                terms[joined(a, b)] = poly.plus(terms.get(joined(a, b), {}), poly.times(c, e))
        both = [(self.error * other.error, joined(self.order, other.order))]
        errors = [*both, *self.spread(other.error, other.order), *other.spread(self.error, self.order)]
        return collected(self.room, terms, errors)

    def spread(self, ball: arb, order: Key) -> Errors:
        """The terms times r y^A L^-K, r in the ball, as errors; in balls a logarithm costs half an order."""
        for key, c in self.terms.items() if not ball.is_zero() else ():
            if self.room.d is None:
                yield BOUNDED, joined(key, order)
            else:
                cost = Fraction(1, 2) if key[1] < 0 else 0
                yield ball * self.room.ball(c) * self.room.reach((cost, key[1])), (key[0] + order[0] - cost, 0)

    def blurred(self, ball: Callable[[], arb]) -> Germ:
        """The product with an unknown function whose values are in the ball."""
        if self.room.d is None:
            return collected(self.room, {}, [(BOUNDED, self.least)] if self.terms or not self.error.is_zero() else [])
        known = ball()
        if not known.is_finite():
            raise Undefined("unbounded on the interval")
        return collected(self.room, {}, [*self.spread(known, (0, 0)), (self.error * known, self.order)])

    def range(self, over: Key = (0, 0)) -> arb:
        """A ball that contains all values over y^a L^-k; Undefined where they have no bound."""
        parts = [(key, self.room.ball(c)) for key, c in self.terms.items()]
        parts += [] if self.error.is_zero() else [(self.order, self.error)]
        return sum((ball * self.room.reach((a - over[0], k - over[1])) for (a, k), ball in parts), arb(0))

    def sign(self) -> int | None:
        """+1 or -1 where that is the sign on all of (0, d], 0 for the zero function, None where neither is seen."""
        if not self.terms and self.error.is_zero():
            return 0
        ball = self.range(self.least)
        return 1 if ball > 0 else -1 if ball < 0 else None

    def lead(self) -> tuple[Key, Polynomial, Germ]:
        """(a, k), c and u -> 0 of f = c y^a L^-k (1 + u); Undefined where no term leads."""
        key = min(self.terms, default=FLAT)
        if key not in self.terms or (not self.error.is_zero() and self.order <= key):
            raise Undefined("no leading term")
        rest = replace(self, terms={k: c for k, c in self.terms.items() if k != key})
        below = self.room.single(inverse(self.room.field, self.terms[key]), (-key[0], -key[1]))
        return key, self.terms[key], rest * below


def joined(a: Key, b: Key) -> Key:
    """The pair of a product."""
    return a[0] + b[0], a[1] + b[1]


def collected(room: Room, terms: Mapping[Key, Polynomial], errors: Errors) -> Germ:
    """The sum of terms and errors; a term above the order of the coarsest error, or above the top, joins the error."""
    errors = [(ball, order) for ball, order in errors if not ball.is_zero()]
    terms = {key: c for key, c in terms.items() if c and (() in c and len(c) == 1 or room.field.together(c)[0])}
    cut = [(room.top, 0)] if any(key[0] > room.top for key in terms) else []
    order = min((FLAT, *cut, *(order for _, order in errors)))
    kept = {key: c for key, c in terms.items() if key <= order}
    if len(kept) > MOST_TERMS:
        raise Undefined("too long")
    if room.d is None:
        return Germ(room, kept, BOUNDED if errors or len(kept) < len(terms) else arb(0), order)
    error = sum((ball * room.reach((above[0] - order[0], 0)) for ball, above in errors), arb(0))
    for (a, k), c in terms.items():
        if (a, k) > order:
            error += room.ball(c) * room.reach((a - order[0], k))
    return Germ(room, kept, error, order)


def ball_of_number(q: Exponent) -> arb:
    """A ball around a rational number."""
    return arb(fmpq(q.numerator, q.denominator))


def constant_power(term: Term, exponent: Exponent) -> arb:
    """A ball around a power of a constant; the base of a broken power must be positive."""
    base = constant_ball(term, ctx.prec)
    if exponent.denominator != 1 and not base > 0:
        raise Undefined("a root of what is not positive")
    return base ** int(exponent) if exponent.denominator == 1 else base ** ball_of_number(exponent)


@lru_cache(maxsize=4096)
def constant_ball(symbol: Term, bits: int) -> arb:
    """A ball around a constant."""
    return at_point(symbol, {}, bits)
