"""Powers, log, exp, log Gamma, psi and psi_1 of a germ.

log(1+u), e^u and (1+u)^q are Taylor polynomials in u -> 0 with Lagrange's remainder; at infinity

    log Gamma(x) = (x-1/2) log x - x + log(2 pi)/2 + sum_{i<K} B_2i/(2i(2i-1) x^(2i-1)) + theta (its next term)

and its derivatives likewise, 0 < theta < 1; at 0 by one shift, at other points by the mean value theorem.

Source: DLMF 5.11.1, 5.11.2 and 5.11(ii), 5.15.8; the remainders are completely monotonic up to sign (Alzer 1997,
Math. Comp. 66), which gives psi_1 the same theta. DLMF 5.5.1, 5.5.2 (shift).
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from fractions import Fraction
from functools import reduce
from math import factorial
from operator import mul

from flint import arb, fmpq

from modelcollapse.checking.ranges.evaluate import Arithmetic, Undefined
from modelcollapse.checking.ranges.germ import MOST_POWER, ONE, Constants, Germ, Room, folded, number_of, single
from modelcollapse.checking.terms import Apply, Constant, Number, Term

MOST_ORDERS, FACTORED_BITS = 40, 60
E, EULER, LOG_PI = Constant("e"), Constant("euler_gamma"), Apply("log", (Constant("pi"),))
STARTS: dict[tuple[int, fmpq], tuple[fmpq, Constants]] = {
    (0, fmpq(1)): (fmpq(0), ONE),
    (0, fmpq(2)): (fmpq(0), ONE),
    (0, fmpq(1, 2)): (fmpq(1, 2), frozenset({(LOG_PI, fmpq(1))})),
    (1, fmpq(1)): (fmpq(-1), frozenset({(EULER, fmpq(1))})),
    (2, fmpq(1)): (fmpq(1, 6), frozenset({(Constant("pi"), fmpq(2))})),
    (2, fmpq(1, 2)): (fmpq(1, 2), frozenset({(Constant("pi"), fmpq(2))})),
}
"""Closed forms of the k-th derivative of log Gamma by k and the argument."""


def constant(room: Room, term: Term) -> Germ:
    """A number or named constant."""
    if isinstance(term, Number):
        return single(room, fmpq(term.value.numerator, term.value.denominator))
    if isinstance(term, Constant) and term.name != "infinity":
        return single(room, fmpq(1), m=frozenset({(term, fmpq(1))}))
    raise Undefined(str(term))


def integer(f: Germ) -> int | None:
    """The integer that it is."""
    c = f.terms.get((fmpq(0), 0, ONE), fmpq(0))
    return int(c.p) if f.error.is_zero() and len(f.terms) == (c != 0) and c.q == 1 else None


def composed(u: Germ, coefficient: Callable[[int], fmpq], slope: Callable[[int, arb], arb]) -> Germ:
    """sum c_k u^k for u -> 0; the remainder after K terms is c_K slope(K, xi) u^K, xi between 0 and u."""
    result = single(u.room, coefficient(0))
    least = min((a for a, _, _ in u.parts()), default=None)
    if least is None:
        return result
    if not least > 0:
        raise Undefined("does not tend to 0")
    last = min(MOST_ORDERS, int((u.room.top / least).floor()) + 1)
    power = u
    for k in range(1, last):
        result, power = result + power * single(u.room, coefficient(k)), power * u
    return result + power.blurred(slope(last, arb(0).union(u.range())) * arb(coefficient(last)))


def log_one_plus(u: Germ) -> Germ:
    """log(1+u)."""
    return composed(u, lambda k: fmpq((-1) ** (k + 1), k) if k else fmpq(0), lambda k, xi: positive(1 + xi) ** -k)


def positive(ball: arb) -> arb:
    """Itself, where it is seen to be positive."""
    if not ball > 0:
        raise Undefined("not seen to be positive")
    return ball


def positive_powers(c: fmpq, m: Constants) -> list[tuple[Term, fmpq]]:
    """The primes of c > 0 and the symbols of m, all positive, with their exponents."""
    if not c > 0 or c.height_bits() > FACTORED_BITS:
        raise Undefined("not a small positive rational")
    for symbol, _ in m:
        positive(number_of(frozenset({(symbol, fmpq(1))})))
    found = [(prime, times) for prime, times in c.p.factor()] + [(prime, -times) for prime, times in c.q.factor()]
    return [(rational(fmpq(prime)), fmpq(times)) for prime, times in found] + list(m)


def binomial(q: fmpq, k: int) -> fmpq:
    """q(q-1)...(q-k+1)/k!."""
    return reduce(mul, ((q - i) / (i + 1) for i in range(k)), fmpq(1))


def rational(c: fmpq) -> Number:
    """The number as a term."""
    return Number(Fraction(int(c.p), int(c.q)))


def power(f: Germ, exponent: Fraction) -> Germ:
    """f^q = (c m)^q y^(aq) (1+u)^q; by multiplication for small whole q >= 0."""
    q = fmpq(exponent.numerator, exponent.denominator)
    if q.q == 1 and 0 <= q <= 8:
        return reduce(mul, [f] * int(q), single(f.room, fmpq(1)))
    a, m, c, u = f.lead()
    if q.q == 1 and abs(q) <= MOST_POWER:
        leading = single(f.room, c ** int(q), frozenset((symbol, p * q) for symbol, p in m), a * q)
    else:
        powers: dict[Term, fmpq] = {}
        for symbol, p in positive_powers(c, m):
            powers[symbol] = powers.get(symbol, fmpq(0)) + p * q
        leading = single(f.room, *folded(powers), a * q)
    return leading * composed(u, lambda k: binomial(q, k), lambda k, xi: positive(1 + xi) ** arb(q - k))


def log(f: Germ) -> Germ:
    """log c + log m - a L + log(1+u)."""
    a, m, c, u = f.lead()
    result = single(f.room, -a, j=1) + log_one_plus(u)
    for symbol, p in positive_powers(c, m):
        result += single(f.room, p, ONE if symbol == E else frozenset({(Apply("log", (symbol,)), fmpq(1))}))
    return result


def exp(f: Germ) -> Germ:
    """e^(c + b L + sum p log s + u) = e^c y^-b s^p e^u."""
    result = single(f.room, fmpq(1))
    for (a, j, m), c in f.terms.items():
        (symbol, p), *more = m or {(Apply("log", (E,)), fmpq(1))}
        if a > 0:
            continue
        if a < 0 or j > 1 or (j and m) or more or p != 1 or not isinstance(symbol, Apply) or symbol.function != "log":
            raise Undefined("exp of what is not bounded, or of an unknown constant")
        (base,) = symbol.arguments
        result *= single(f.room, fmpq(1), ONE, -c) if j else single(f.room, *folded({base: c}))
    u = replace(f, terms={key: c for key, c in f.terms.items() if key[0] > 0})
    return result * composed(u, lambda k: fmpq(1, factorial(k)), lambda _, xi: xi.exp())


def gamma(f: Germ, k: int) -> Germ:
    """The k-th derivative of log Gamma."""
    a, m, c, u = f.lead()
    positive(arb(c) * number_of(m))
    if a < 0:
        return stirling(f, k)
    if a > 0:
        shift = log(f) if k == 0 else power(f, Fraction(-k))
        return gamma(f + single(f.room, fmpq(1)), k) + single(f.room, fmpq((-1, -1, 1)[k])) * shift
    if m:
        raise Undefined("log Gamma about an irrational number")
    reach = positive(f.range())
    slope = (reach.digamma(), arb(2).zeta(reach), -2 * arb(3).zeta(reach))[k]
    at = rational(c)
    name = (Apply("log", (Apply("Gamma", (at,)),)), Apply("psi", (at,)), Apply("psi_1", (at,)))[k]
    start = STARTS.get((k, c), (fmpq(1), frozenset({(name, fmpq(1))})))
    return single(f.room, *start) + (f + single(f.room, -c)).blurred(slope)


def stirling(x: Germ, k: int) -> Germ:
    """The k-th derivative of log Gamma at infinity, by Stirling's series and its first term left out."""
    inverse = power(x, Fraction(-1))
    half = single(x.room, fmpq(1, 2))
    if k == 0:
        log_2pi = log(constant(x.room, Number(Fraction(2))) * constant(x.room, Constant("pi")))
        result = (x + single(x.room, fmpq(-1, 2))) * log(x) + single(x.room, fmpq(-1)) * x + half * log_2pi
    else:
        result = log(x) + single(x.room, fmpq(-1, 2)) * inverse if k == 1 else inverse + half * inverse * inverse
    least = min(a for a, _, _ in inverse.parts())
    order = inverse * (single(x.room, fmpq(1)), inverse, inverse * inverse)[k]
    for i in range(1, MOST_ORDERS):
        bernoulli = fmpq.bernoulli(2 * i)
        coefficient = (bernoulli / (2 * i * (2 * i - 1)), -bernoulli / (2 * i), bernoulli)[k]
        if (2 * i - 1 + k) * least > x.room.top or i == MOST_ORDERS - 1:
            return result + order.blurred(arb(0).union(arb(coefficient)))
        result += order * single(x.room, coefficient)
        order *= inverse * inverse
    raise Undefined("no orders")


def arithmetic(room: Room) -> Arithmetic:
    """What `value` needs to make a germ of a term."""
    return Arithmetic(lambda term: constant(room, term), power, integer, log, exp, gamma)
