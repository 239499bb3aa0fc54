"""Powers, log, exp, log Gamma, psi and psi_1 of a germ.

log(1+u), e^u and (1+u)^q are Taylor polynomials in u -> 0 with Lagrange's remainder; at infinity

    log Gamma(x) = (x-1/2) log x - x + log(2 pi)/2 + sum_{i<K} B_2i/(2i(2i-1) x^(2i-1)) + theta (its next term)

and its derivatives likewise, 0 < theta < 1; at 0 by one shift, at other points by Taylor's theorem.

Source: DLMF 5.11.1, 5.11.2 and 5.11(ii), 5.15.8; the remainders are completely monotonic up to sign (Alzer 1997,
Math. Comp. 66), which gives psi_1 the same theta. DLMF 5.5.1, 5.5.2 (shift).
"""

from __future__ import annotations

from collections.abc import Callable
from fractions import Fraction
from functools import reduce, wraps
from math import factorial, floor, prod
from operator import mul
from typing import Any

from flint import arb, fmpq

from modelcollapse.checking.algebra import polynomial as poly
from modelcollapse.checking.algebra.canonical import read, renamed
from modelcollapse.checking.algebra.polynomial import NotShown, Polynomial
from modelcollapse.checking.algebra.powers import atomic, less, logarithm, scaled
from modelcollapse.checking.algebra.powers import power as power_of_constant
from modelcollapse.checking.algebra.special import gamma as gamma_of_constant
from modelcollapse.checking.algebra.special import named, polygamma
from modelcollapse.checking.ranges.evaluate import Arithmetic, Undefined
from modelcollapse.checking.ranges.germ import BOUNDED, FLAT, MOST_POWER, Germ, Room, ball_of_number, collected
from modelcollapse.checking.terms import Apply, Term

MOST_ORDERS, LARGE = 40, 4


def integer(f: Germ) -> int | None:
    """The integer that it is."""
    c = poly.as_number(f.terms.get((0, 0), {}))
    exact = f.error.is_zero() and len(f.terms) == bool(c)
    return int(c) if exact and c is not None and c.denominator == 1 else None


def composed(
    u: Germ, coefficient: Callable[[int], Polynomial], slope: Callable[[int, arb], arb], most: int = MOST_ORDERS
) -> Germ:
    """sum c_k u^k for u -> 0; the remainder after K terms is slope(K, xi) u^K, xi between 0 and u."""
    least, result, raised = u.least, u.room.single(coefficient(0)), u
    if not least > (0, 0):
        raise Undefined("does not tend to 0")
    last = min(most, floor(u.room.top / least[0]) + 1 if least[0] else 8)
    for k in range(1, last):
        result, raised = result + raised * u.room.single(coefficient(k)), raised * u
    return result + raised.blurred(lambda: slope(last, arb(0).union(u.range())))


def log_one_plus(u: Germ) -> Germ:
    """log(1+u)."""
    signed = (poly.constant(Fraction((-1) ** (k + 1), k) if k else 0) for k in range(MOST_ORDERS))
    return composed(u, list(signed).__getitem__, lambda k, xi: (-1) ** (k + 1) * positive(1 + xi) ** -k / k)


def positive(ball: arb) -> arb:
    """Itself, where it is seen to be positive."""
    if not ball > 0:
        raise Undefined("not seen to be positive")
    return ball


def binomial(q: Fraction, k: int) -> Fraction:
    """q(q-1)...(q-k+1)/k!."""
    return prod(((q - i) / (i + 1) for i in range(k)), start=Fraction(1))


def power(f: Germ, q: Fraction) -> Germ:
    """f^q = c^q y^(aq) L^(-kq) (1+u)^q; by multiplication for small whole q >= 0."""
    if q.denominator == 1 and 0 <= q <= 8:
        return reduce(mul, [f] * int(q), f.room.number(1))
    if abs(q) > MOST_POWER:
        raise Undefined("too large a power")
    key, c, u = f.lead()
    leading = f.room.single(power_of_constant(f.room.field, c, poly.constant(q)), (key[0] * q, key[1] * q))

    def slope(k: int, xi: arb) -> arb:
        return positive(1 + xi) ** ball_of_number(q - k) * ball_of_number(binomial(q, k))

    return leading * composed(u, lambda k: poly.constant(binomial(q, k)), slope)


def log(f: Germ) -> Germ:
    """log c - a L + log(1+u)."""
    (a, k), c, u = f.lead()
    if k:
        raise Undefined("a logarithm of a logarithm")
    start = f.room.single(logarithm(f.room.field, c)) + f.room.single(poly.constant(-a), (0, -1))
    return start + log_one_plus(u)


def exp(f: Germ) -> Germ:
    """e^(c + b L + u) = e^c y^-b e^u; less than all powers where what leads grows faster than L and is negative."""
    room, first = f.room, min(f.terms, default=FLAT)
    steep = first < (0, -1) and room.d is None and (first < f.order or f.error.is_zero())
    if steep and room.positive(scaled(f.terms[first], -1)):
        return collected(room, {}, [(BOUNDED, FLAT)])
    u = Germ(room, {key: c for key, c in f.terms.items() if key not in ((0, -1), (0, 0))}, f.error, f.order)
    result = composed(u, lambda k: poly.constant(Fraction(1, factorial(k))), lambda k, xi: xi.exp() / factorial(k))
    for monomial, c in f.terms.get((0, 0), {}).items():
        result *= room.single(power_of_constant(room.field, named(room.field, "e"), {monomial: c}))
    b = f.terms.get((0, -1), {})
    exponent = poly.as_number(b)
    if exponent is not None:
        return result * room.single(poly.constant(1), (-exponent, 0))
    if room.d is not None or not room.field.nonnegative(less(scaled(b, -1), 1)):
        raise Undefined("a power that depends on parameters")
    return result * collected(room, {}, [(BOUNDED, (1, 0))])


def gamma(f: Germ, k: int) -> Germ:
    """The k-th derivative of log Gamma."""
    room, (key, c, _) = f.room, f.lead()
    if not room.positive(c):
        raise Undefined("an argument that is not shown to be positive")
    if key < (0, 0):
        return stirling(f, k)
    if key > (0, 0):
        shift = log(f) if k == 0 else power(f, Fraction(-k))
        return gamma(f + room.number(1), k) + room.number((-1, -1, 1)[k]) * shift
    known = derivatives(room, c)[k : k + 1 if room.d else 3]

    def slope(_: int, xi: arb) -> arb:
        reach = positive(room.ball(c) + xi)
        return (reach.digamma(), arb(2).zeta(reach), -2 * arb(3).zeta(reach))[k]

    taylor = [scaled(value, Fraction(1, factorial(j))) for j, value in enumerate(known)]
    return composed(f + room.single(scaled(c, -1)), taylor.__getitem__, slope, len(taylor))


def derivatives(room: Room, c: Polynomial) -> list[Polynomial]:
    """log Gamma, psi and psi_1 of a positive constant; of a large number without the shifts that might cancel."""
    size = poly.as_number(c)
    if room.d and size is not None and size > LARGE:
        at = room.field.term(c)
        log_gamma = Apply("log", (Apply("Gamma", (at,)),))
        words = (log_gamma, Apply("psi", (at,)), Apply("psi_1", (at,)))
        return [atomic(room.field.atom(word, frozenset({1}))) for word in words]
    field = room.field
    return [logarithm(field, gamma_of_constant(field, c)), polygamma(field, 0, c), polygamma(field, 1, c)]


def stirling(x: Germ, k: int) -> Germ:
    """The k-th derivative of log Gamma at infinity, by Stirling's series and its first term left out."""
    room, inverse = x.room, power(x, Fraction(-1))
    room.used.add("Stirling")
    half = room.number(Fraction(1, 2))
    if k == 0:
        log_2pi = room.single(logarithm(room.field, scaled(named(room.field, "pi"), 2)))
        result = (x + room.number(Fraction(-1, 2))) * log(x) + room.number(-1) * x + half * log_2pi
    else:
        result = log(x) + room.number(Fraction(-1, 2)) * inverse if k == 1 else inverse + half * inverse * inverse
    least, order = inverse.least, reduce(mul, [inverse] * k, inverse)
    for i in range(1, MOST_ORDERS):
        number = fmpq.bernoulli(2 * i)
        b = Fraction(int(number.p), int(number.q))
        coefficient = (b / (2 * i * (2 * i - 1)), -b / (2 * i), b)[k]
        if (2 * i - 1 + k) * least[0] > room.top or i == MOST_ORDERS - 1:
            return result + order.blurred(lambda c=coefficient: arb(0).union(ball_of_number(c)))  # type: ignore[misc]
        result += order * room.number(coefficient)
        order *= inverse * inverse
    raise Undefined("no orders")


def shown(function: Callable[..., Any]) -> Callable[..., Any]:
    """What algebra does not show is undefined here."""

    @wraps(function)
    def asked(*arguments: Any) -> Any:
        try:
            return function(*arguments)
        except NotShown as reason:
            raise Undefined(str(reason)) from None

    return asked


def constant(room: Room, term: Term) -> Germ:
    """A term that is a constant of the room."""
    return room.single(read(room.field, renamed(term)))


def arithmetic(room: Room) -> Arithmetic:
    """What `value` needs to make a germ of a term."""
    known: tuple[Callable[..., Any], ...] = (power, integer, log, exp, gamma)
    return Arithmetic(shown(lambda term: constant(room, term)), *map(shown, known))
