"""Gamma, psi and psi_1 in a field: integer shifts of a positive argument, and what rests on them.

Gamma(x+1) = x Gamma(x), psi(x+1) = psi(x) + 1/x, psi_1(x+1) = psi_1(x) - 1/x^2 for x > 0; the representative is the
lowest shift that is shown positive on the domain. Source: DLMF 5.4.1, 5.4.6, 5.4.12, 5.4.13, 5.5.1, 5.5.2, 5.15.5.
"""

from __future__ import annotations

from collections.abc import Callable
from fractions import Fraction
from math import factorial as count_factorial
from math import floor

from modelcollapse.checking.algebra import polynomial as poly
from modelcollapse.checking.algebra.field import NONNEGATIVE, POSITIVE, Field
from modelcollapse.checking.algebra.polynomial import Polynomial
from modelcollapse.checking.algebra.powers import ONE, absolute, atomic, inverse, less, logarithm, need, power, scaled
from modelcollapse.checking.algebra.signs import ANY
from modelcollapse.checking.domain import Range
from modelcollapse.checking.terms import Apply, Constant

HALF = poly.constant(Fraction(1, 2))
MOST_SHIFTS, LOWEST_SHIFT = 64, -8
SQUARES = {Fraction(a, b): Fraction(c, 4) for a, b, c in ((0, 1, 0), (1, 6, 1), (1, 4, 2), (1, 3, 3), (1, 2, 4))}
"""sin^2 at multiples of pi."""
BOUNDS = {
    name: Range(False, Fraction(low, 10**5), Fraction(low + 1, 10**5), True, True)
    for name, low in (("pi", 314159), ("e", 271828), ("euler_gamma", 57721))
}


def named(field: Field, name: str) -> Polynomial:
    """The atom of pi, e or Euler's gamma, each between two rationals."""
    need(name in BOUNDS, f"that {name} is a number")
    return atomic(field.atom(Constant(name), POSITIVE, BOUNDS[name]))


def lowest(value: Polynomial, shown: Callable[[Polynomial], bool]) -> tuple[Polynomial, int]:
    """(r, k) with value = r + k, k an integer >= 0 and shown(r); value itself where that is not found."""
    base = less(value, floor(value.get((), Fraction(0))))
    shift = floor(value.get((), Fraction(0)))
    for k in range(max(LOWEST_SHIFT, shift - MOST_SHIFTS), shift):
        if shown(less(base, -k)):
            return less(base, -k), shift - k
    return value, 0


def _shifted(field: Field, value: Polynomial) -> tuple[Polynomial, list[Polynomial]]:
    """(r, [r, r+1, ..., value-1]) for an argument that is shown positive."""
    need(field.positive(value), "an argument that is positive")
    whole = field.flat(value)
    broken = any(e < 0 and field.atoms[a].period for m in whole for a, e in m)
    start, shift = lowest(value if broken else whole, field.positive)
    return start, [less(start, -k) for k in range(shift)]


def gamma(field: Field, value: Polynomial) -> Polynomial:
    """Gamma(x), x > 0."""
    start, steps = _shifted(field, value)
    number = poly.as_number(start)
    if number == Fraction(1, 2):
        return poly.product([power(field, named(field, "pi"), HALF), *steps])
    found = ONE if number == 1 else atomic(field.atom(Apply("Gamma", (field.term(start),)), POSITIVE))
    return poly.product([found, *steps])


def polygamma(field: Field, order: int, value: Polynomial) -> Polynomial:
    """psi(x) (order 0) or psi_1(x) (order 1), x > 0."""
    start, steps = _shifted(field, value)
    number = poly.as_number(start)
    if number not in (1, Fraction(1, 2)):
        name, signs = ("psi_1", POSITIVE) if order else ("psi", ANY)
        found = atomic(field.atom(Apply(name, (field.term(start),)), signs))
    elif order:
        found = scaled(poly.raised(named(field, "pi"), 2), Fraction(1, 6) if number == 1 else Fraction(1, 2))
    else:
        twos = scaled(logarithm(field, poly.constant(2)), 0 if number == 1 else -2)
        found = poly.plus(scaled(named(field, "euler_gamma"), -1), twos)
    return poly.plus(found, *(scaled(poly.raised(inverse(field, s), order + 1), (-1) ** order) for s in steps))


def factorial(field: Field, value: Polynomial) -> Polynomial:
    """k! = Gamma(k+1), k an integer >= 0."""
    need(field.integer(field.flat(value)) and field.nonnegative(value), "a factorial of an integer >= 0")
    return gamma(field, less(value, -1))


def binomial(field: Field, upper: Polynomial, lower: Polynomial) -> Polynomial:
    """x (x-1) ... (x-k+1)/k! for a number k and x >= 0, else n!/(k! (n-k)!) for integers 0 <= k <= n."""
    number = poly.as_number(lower)
    need(field.nonnegative(upper), "a binomial of a number >= 0")
    if number is not None and number.denominator == 1 and 0 <= number <= MOST_SHIFTS:
        k = int(number)
        falling = poly.product(less(upper, j) for j in range(k))
        return scaled(falling, Fraction(1, count_factorial(k)))
    below = poly.times(factorial(field, lower), factorial(field, poly.plus(upper, scaled(lower, -1))))
    return poly.times(factorial(field, upper), inverse(field, below))


def modulus(field: Field, value: Polynomial) -> Polynomial:
    """|x|, a product over the factors of x."""
    coefficient, monomial = field.factored(value)
    return poly.product([poly.constant(abs(coefficient)), *(atomic(absolute(field, a), e) for a, e in monomial)])


def zeta(field: Field, value: Polynomial) -> Polynomial:
    """zeta(s), s > 1."""
    need(field.positive(less(value, 1)), "zeta of what exceeds 1")
    return atomic(field.atom(Apply("zeta", (field.term(value),)), POSITIVE))


def sine(field: Field, value: Polynomial) -> Polynomial:
    """sin(x), positive where 0 < x < pi; at pi/6, pi/4, pi/3, pi/2 and their multiples its value."""
    pi = named(field, "pi")
    turns = poly.as_number(field.flat(poly.times(value, inverse(field, pi))))
    if turns is not None and (square := SQUARES.get(min(turns % 1, 1 - turns % 1))) is not None:
        return scaled(power(field, poly.constant(square), HALF), -1 if turns % 2 > 1 else 1) if square else {}
    half = field.positive(value) and field.positive(poly.plus(pi, scaled(value, -1)))
    return atomic(field.atom(Apply("sin", (field.term(value),)), POSITIVE if half else ANY))


def cosine(field: Field, value: Polynomial) -> Polynomial:
    """cos(x), which is sin(x + pi/2) at the multiples of pi/12 where that is known."""
    turned = sine(field, poly.plus(value, scaled(named(field, "pi"), Fraction(1, 2))))
    known = all(not isinstance(t := field.atoms[a].term, Apply) or t.function != "sin" for m in turned for a, _ in m)
    return turned if known else atomic(field.atom(Apply("cos", (field.term(value),)), ANY))


FUNCTIONS: dict[str, tuple[int, Callable[..., Polynomial]]] = {
    "log": (1, logarithm),
    "Gamma": (1, gamma),
    "abs": (1, modulus),
    "zeta": (1, zeta),
    "sin": (1, sine),
    "cos": (1, cosine),
    "factorial": (1, factorial),
    "binomial": (2, binomial),
    "psi": (1, lambda field, value: polygamma(field, 0, value)),
    "psi_1": (1, lambda field, value: polygamma(field, 1, value)),
    "exp": (1, lambda field, value: power(field, named(field, "e"), value)),
}
OPAQUE = {
    "Phi": POSITIVE,
    "cosh": POSITIVE,
    "KL": NONNEGATIVE,
    "W2": NONNEGATIVE,
    "sinh": ANY,
    "max": ANY,
    "min": ANY,
    "floor": ANY,
}
"""Total functions, and divergences of models: atoms of their canonical arguments, and their signs."""
