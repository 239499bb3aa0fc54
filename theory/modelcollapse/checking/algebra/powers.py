"""Powers and logarithms in a field: what is split over which factors, and what must be shown before.

b^(c + a m) = b^c (b^m)^a for b > 0, and for every real b where c, a, m are integers >= 0: 0^0 = 1, 0^(t+1) = 0 0^t.
(f g)^u and log(f g) split over |f| and |g| where f g > 0. NotShown where a denominator is not shown nonzero, the
argument of a logarithm positive, that of a root nonnegative.
"""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction
from math import ceil

from modelcollapse.checking.algebra import polynomial as poly
from modelcollapse.checking.algebra.field import Field
from modelcollapse.checking.algebra.polynomial import Exponent, Monomial, NotShown, Polynomial
from modelcollapse.checking.algebra.signs import signs_in
from modelcollapse.checking.domain import Range
from modelcollapse.checking.terms import Apply, Constant, Number, Power, Series

ONE = poly.constant(1)
LARGEST_PRIME = 1000


def need(shown: bool, condition: str) -> None:
    """NotShown unless the condition is."""
    if not shown:
        raise NotShown(condition)


def less(value: Polynomial, subtracted: Exponent) -> Polynomial:
    """value - c."""
    return poly.plus(value, poly.constant(-subtracted))


def atomic(atom: int, exponent: Exponent = 1) -> Polynomial:
    """atom^exponent as a polynomial."""
    return {((atom, exponent),): Fraction(1)}


def scaled(value: Polynomial, factor: Exponent) -> Polynomial:
    """c value."""
    return poly.times(value, poly.constant(factor))


def point_atom(field: Field, value: int) -> int:
    """A prime, -1 or 0 as an atom with the relation that it is that number."""
    within = Range(True, Fraction(value), Fraction(value))
    return field.atom(Number(Fraction(value)), signs_in(within), within, period=1, body=poly.constant(value))


def inverse(field: Field, value: Polynomial) -> Polynomial:
    """1/value, where value != 0 is shown."""
    need(field.nonzero(value), "a denominator that is not 0")
    coefficient, monomial = field.factored(value)
    return {poly.merged((), monomial, -1): 1 / coefficient}


def absolute(field: Field, atom: int) -> int:
    """The atom of |x|: x or -x where the sign is shown, else one with |x|^2 = x^2."""
    known = field.atoms[atom]
    if known.signs <= {0, 1}:
        return atom
    signs = frozenset(s * s for s in known.signs)
    if known.signs <= {-1, 0}:
        turned = scaled(atomic(atom), -1)
        return field.atom(field.sum_term(turned), signs, period=1, body=turned)
    return field.atom(Apply("abs", (known.term,)), signs, period=2, body=atomic(atom, 2))


def primes(field: Field, value: Fraction) -> Monomial:
    """The prime factors of |value|, not 0, as atoms; what trial division leaves is one factor."""
    found: dict[int, int] = {}
    for rest, sign in ((abs(value.numerator), 1), (value.denominator, -1)):
        for prime in range(2, LARGEST_PRIME):
            while prime * prime <= rest and rest % prime == 0:
                rest, found[prime] = rest // prime, found.get(prime, 0) + sign
        if rest > 1:
            found[rest] = found.get(rest, 0) + sign
    return tuple((point_atom(field, prime), often) for prime, often in found.items())


def magnitude(field: Field, value: Polynomial) -> Monomial:
    """Atoms >= 0 and exponents whose product is |value|, for a value that is not identically 0."""
    coefficient, monomial = field.factored(value)
    return primes(field, coefficient) + tuple((absolute(field, atom), exponent) for atom, exponent in monomial)


def power_atom(field: Field, base: int, exponent: Polynomial) -> int:
    """b^m as an atom: b > 0, or m an integer >= 0."""
    term = Power(field.atoms[base].term, field.sum_term(exponent))
    return field.atom(term, field.atoms[base].signs | {1}, base=base, exponent=exponent)


def _separated(field: Field, exponent: Polynomial) -> Iterator[tuple[Monomial, Fraction]]:
    """The monomials of an exponent: in sums and functions, each times a reduced quotient: S(t+1)/(t+1) is S."""
    parts: dict[Monomial, Polynomial] = {}
    for monomial, coefficient in field.flat(exponent).items():
        outer = tuple(factor for factor in monomial if isinstance(field.atoms[factor[0]].term, Series | Apply))
        parts.setdefault(outer, {})[poly.merged(monomial, outer, -1)] = coefficient
    for outer, part in parts.items():
        for monomial, coefficient in field.flat(part).items():
            yield poly.merged(outer, monomial), coefficient


def positive_power(field: Field, atom: int, exponent: Polynomial) -> Polynomial:
    """b^u for an atom b > 0: a factor for each monomial of u; (b^m)^u = b^(m u), and e^(m log b) = b^m."""
    known = field.atoms[atom]
    if known.exponent is not None and field.atoms[known.base].signs == {1}:
        return positive_power(field, known.base, poly.times(exponent, known.exponent))
    result = ONE
    for monomial, coefficient in _separated(field, exponent):
        logs = [a for a, e in monomial if e == 1 and field.is_log(a)] if known.term == Constant("e") else []
        if len(logs) == 1:
            rest = poly.merged(monomial, ((logs[0], -1),))
            factor = positive_power(field, field.atoms[logs[0]].base, {rest: coefficient})
        else:
            factor = atomic(power_atom(field, atom, {monomial: Fraction(1)}) if monomial else atom, coefficient)
        result = poly.times(result, factor)
    return result


def _parts(field: Field, exponent: Polynomial) -> list[tuple[Polynomial, Fraction]]:
    """An integer u >= 0 as a sum c m of integers >= 0: in v - v_0 where v >= v_0, if that shows them; else itself."""
    lows = {a: field.atoms[a].range.low for m in exponent for a, _ in m}
    starts = {a: poly.constant(ceil(low)) for a, low in lows.items() if low is not None}
    if len(starts) < len(lows):
        return [(exponent, Fraction(1))]
    up = {a: poly.plus(atomic(a), start) for a, start in starts.items()}
    down = {a: poly.plus(atomic(a), scaled(start, -1)) for a, start in starts.items()}
    moved = poly.plus(
        *(poly.product([poly.constant(c), *(poly.raised(up[a], int(e)) for a, e in m)]) for m, c in exponent.items())
    )
    if min(moved.values()) < 0:
        return [(exponent, Fraction(1))]
    return [(poly.product(poly.raised(down[a], int(e)) for a, e in m), c) for m, c in moved.items()]


def integer_power(field: Field, base: Polynomial, exponent: Polynomial) -> Polynomial:
    """b^u for any real b and an integer u >= 0."""
    need(field.integer(exponent) and field.nonnegative(exponent), "an exponent that is an integer >= 0")
    coefficient, monomial = field.factored(base)
    minus: Monomial = ((point_atom(field, -1), 1),) if coefficient < 0 else ()
    factors = (*primes(field, coefficient), *monomial, *minus) if coefficient else ((point_atom(field, 0), 1),)
    result = ONE
    for atom, often in factors:
        if field.atoms[atom].signs == {1}:
            result = poly.times(result, positive_power(field, atom, scaled(exponent, often)))
            continue
        for m, c in _parts(field, exponent):
            result = poly.times(result, atomic(atom if m == ONE else power_atom(field, atom, m), c * often))
    return result


def power(field: Field, base: Polynomial, exponent: Polynomial) -> Polynomial:
    """base^exponent, where it is shown to be defined on the whole domain."""
    number = poly.as_number(exponent := field.flat(exponent))
    if number is not None and number.denominator == 1:
        return poly.raised(base if number >= 0 else inverse(field, base), abs(int(number)))
    if field.positive(base):
        factors = (positive_power(field, atom, scaled(exponent, often)) for atom, often in magnitude(field, base))
        return poly.product(factors)
    if number is None:
        return integer_power(field, base, exponent)
    need(number > 0 and field.nonnegative(base), "a root of what is not negative")
    if not field.together(base)[0]:
        return {}
    return poly.product(atomic(atom, often * number) for atom, often in magnitude(field, base))


def _log_atom(field: Field, atom: int) -> Polynomial:
    """log b for an atom b > 0; of b^m it is m log b."""
    known = field.atoms[atom]
    if known.exponent is not None and field.atoms[known.base].signs == {1}:
        return poly.times(known.exponent, _log_atom(field, known.base))
    if known.term == Constant("e"):
        return ONE
    return atomic(field.atom(Apply("log", (known.term,)), field.signs(less(atomic(atom), 1)), base=atom))


def logarithm(field: Field, value: Polynomial) -> Polynomial:
    """log value, where value > 0 is shown."""
    need(field.positive(value), "a logarithm of what is positive")
    return poly.plus(*(scaled(_log_atom(field, atom), often) for atom, often in magnitude(field, value)))
