"""A function of y in (0, d]: an exact expansion at y = 0, and a ball for what it leaves out.

    f(y) = sum of c m y^a L^j + r(y) y^A,   L = log(1/y)

with rational c, a product m of powers of constants, and r(y) in a ball for all y.

What cancels, cancels exactly: an order is gone only where its rational coefficient is 0. With x = 1/y it is an
expansion at infinity.

Source: Johansson 2017, Arb (balls).
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from functools import cached_property, lru_cache

from flint import arb, ctx, fmpq

from modelcollapse.checking.ranges.evaluate import Undefined
from modelcollapse.checking.ranges.jet import at_point
from modelcollapse.checking.terms import Number, Term

Constants = frozenset[tuple[Term, fmpq]]
Key = tuple[fmpq, int, Constants]
Errors = Iterable[tuple[arb, fmpq]]
ONE: Constants = frozenset()
FLAT = fmpq(0)
MOST_TERMS, MOST_BITS, MOST_POWER = 400, 2000, 64


@dataclass(frozen=True)
class Room:
    """The interval (0, d], d < 1, and the order up to which expansions are kept."""

    d: fmpq
    top: fmpq

    @cached_property
    def log(self) -> arb:
        """L at d, its least value."""
        return -arb(self.d).log()

    def reach(self, a: fmpq, j: int = 0) -> arb:
        """A ball that contains y^a L^j for all y in (0, d]; its greatest value is at d, or where L = j/a before."""
        if a == 0 and j <= 0:
            return arb(1) if j == 0 else arb(0).union(self.log**j)
        if a <= 0:
            raise Undefined("unbounded at the end")
        peak = arb(max(j, 0)) / arb(a)
        if self.log > peak or j <= 0:
            return arb(0).union(arb(self.d) ** arb(a) * self.log**j)
        return arb(0).union((peak / arb.const_e()) ** j)


@dataclass(frozen=True)
class Germ:
    """`terms` are the c by (a, j, m); `error` is the ball of r and `order` its A."""

    room: Room
    terms: Mapping[Key, fmpq]
    error: arb
    order: fmpq

    def __add__(self, other: Germ) -> Germ:
        terms = dict(self.terms)
        for key, c in other.terms.items():
            terms[key] = terms.get(key, fmpq(0)) + c
        return collected(self.room, terms, [(self.error, self.order), (other.error, other.order)])

    def __mul__(self, other: Germ) -> Germ:
        terms: dict[Key, fmpq] = {}
        for (a, j, m), c in self.terms.items():
            for (b, k, p), e in other.terms.items():
                factor, constants = joined(m, p)
                key = (a + b, j + k, constants)
                terms[key] = terms.get(key, fmpq(0)) + c * e * factor
        both = [(self.error * other.error, self.order + other.order)]
        errors = [*both, *self.spread(other.error, other.order), *other.spread(self.error, self.order)]
        return collected(self.room, terms, errors)

    def spread(self, ball: arb, order: fmpq) -> Errors:
        """The terms times r y^order, r in the ball, as errors; a logarithm costs half an order."""
        for (a, j, m), c in self.terms.items() if not ball.is_zero() else ():
            cost = fmpq(1, 2) if j else fmpq(0)
            yield ball * arb(c) * number_of(m) * self.room.reach(cost, j), a + order - cost

    def blurred(self, ball: arb) -> Germ:
        """The product with an unknown function whose values are in the ball."""
        return collected(self.room, {}, [*self.spread(ball, fmpq(0)), (self.error * ball, self.order)])

    def parts(self) -> list[tuple[fmpq, int, arb]]:
        """All summands as a, j and a ball."""
        rest = [] if self.error.is_zero() else [(self.order, 0, self.error)]
        return [(a, j, arb(c) * number_of(m)) for (a, j, m), c in self.terms.items()] + rest

    def range(self) -> arb:
        """A ball that contains all values; Undefined where they have no bound."""
        return sum((ball * self.room.reach(a, j) for a, j, ball in self.parts()), arb(0))

    def sign(self) -> int | None:
        """+1 or -1 where that is the sign on all of (0, d], 0 for the zero function, None where neither is seen."""
        parts = self.parts()
        if not parts:
            return 0
        a, j = min((a, -j) for a, j, _ in parts)
        ball = sum((c * self.room.reach(b - a, k + j) for b, k, c in parts), arb(0))
        return 1 if ball > 0 else -1 if ball < 0 else None

    def lead(self) -> tuple[fmpq, Constants, fmpq, Germ]:
        """a, m, c and u -> 0 of f = c m y^a (1 + u); Undefined where no single term leads."""
        a = min((part[0] for part in self.parts()), default=None)
        first = [key for key in self.terms if key[0] == a]
        if len(first) != 1 or first[0][1] or (self.order == a and not self.error.is_zero()):
            raise Undefined("no single leading term")
        (a, _, m), c = first[0], self.terms[first[0]]
        if not (number_of(m) > 0 or number_of(m) < 0):
            raise Undefined("a leading constant that may be 0")
        rest = replace(self, terms={key: e for key, e in self.terms.items() if key != first[0]})
        return a, m, c, rest * single(self.room, 1 / c, frozenset((symbol, -p) for symbol, p in m), -a)


def single(room: Room, c: fmpq, m: Constants = ONE, a: fmpq = FLAT, j: int = 0) -> Germ:
    """c m y^a L^j."""
    return collected(room, {(a, j, m): c}, [])


def collected(room: Room, terms: Mapping[Key, fmpq], errors: Errors) -> Germ:
    """The sum of terms and errors; a term above the order of the coarsest error, or above the top, joins the error."""
    errors = [(ball, order) for ball, order in errors if not ball.is_zero()]
    order = min([room.top, *(order for _, order in errors)])
    kept = {key: c for key, c in terms.items() if c != 0 and key[0] <= order}
    if len(kept) > MOST_TERMS or any(c.height_bits() > MOST_BITS for c in kept.values()):
        raise Undefined("too long")
    error = sum((ball * room.reach(above - order) for ball, above in errors), arb(0))
    for (a, j, m), c in terms.items():
        if c != 0 and a > order:
            error += arb(c) * number_of(m) * room.reach(a - order, j)
    return Germ(room, kept, error, order)


def joined(m: Constants, p: Constants) -> tuple[fmpq, Constants]:
    """The product of two powers products; whole powers of numbers go into the rational factor."""
    if not m or not p:
        return fmpq(1), m or p
    powers = dict(m)
    for symbol, exponent in p:
        powers[symbol] = powers.get(symbol, fmpq(0)) + exponent
    return folded(powers)


def folded(powers: Mapping[Term, fmpq]) -> tuple[fmpq, Constants]:
    """A product of powers with every number's exponent in [0, 1), and the rational factor that this leaves."""
    factor, kept = fmpq(1), {}
    for symbol, exponent in powers.items():
        whole = 0
        if isinstance(symbol, Number):
            whole = int(exponent.floor())
            if abs(whole) > MOST_POWER:
                raise Undefined("too large a power")
            factor *= fmpq(symbol.value.numerator, symbol.value.denominator) ** whole
        if exponent != whole:
            kept[symbol] = exponent - whole
    return factor, frozenset(kept.items())


def number_of(m: Constants) -> arb:
    """A ball around the product of powers; the base of a broken power must be positive."""
    result = arb(1)
    for symbol, p in m:
        base = constant_ball(symbol, ctx.prec)
        if p.q != 1 and not base > 0:
            raise Undefined("a root of what is not positive")
        result *= base ** int(p) if p.q == 1 else base ** arb(p)
    return result


@lru_cache(maxsize=4096)
def constant_ball(symbol: Term, bits: int) -> arb:
    """A ball around a constant."""
    return at_point(symbol, {}, bits)
