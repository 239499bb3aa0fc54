"""Polynomials over Q in numbered atoms, with rational exponents: exact and bounded in size.

A monomial is a sorted tuple of (atom, exponent), a polynomial maps monomials to coefficients that are not 0.
Exponents of one atom add; which atoms may bear a negative or a broken exponent is for the caller to see to.
"""

from __future__ import annotations

from collections.abc import Iterable
from fractions import Fraction
from math import lcm

from flint import fmpz_mpoly_ctx

Exponent = Fraction | int
Monomial = tuple[tuple[int, Exponent], ...]
Polynomial = dict[Monomial, Fraction]

MOST_TERMS, MOST_BITS, HIGHEST_DEGREE, MOST_FACTORED = 4000, 20_000, 120, 600


class NotShown(Exception):
    """What would have to hold for the answer, and could not be shown; or the terms have grown too large."""


def constant(value: Exponent) -> Polynomial:
    """A rational number."""
    return {(): Fraction(value)} if value else {}


def as_number(value: Polynomial) -> Fraction | None:
    """The rational number that a polynomial is, or None."""
    return Fraction(0) if not value else value.get(()) if len(value) == 1 else None


def merged(left: Monomial, right: Monomial, times: Exponent = 1) -> Monomial:
    """left right^times."""
    exponents = dict(left)
    for atom, exponent in right:
        exponents[atom] = exponents.get(atom, 0) + exponent * times
    return tuple(sorted((atom, exponent) for atom, exponent in exponents.items() if exponent))


def plus(*values: Polynomial) -> Polynomial:
    """The sum."""
    total: Polynomial = {}
    for value in values:
        for monomial, coefficient in value.items():
            total[monomial] = total.get(monomial, Fraction(0)) + coefficient
    return {monomial: coefficient for monomial, coefficient in total.items() if coefficient}


def times(left: Polynomial, right: Polynomial) -> Polynomial:
    """The product, multiplied out; NotShown where it is too large."""
    if len(left) * len(right) > 10 * MOST_TERMS:
        raise NotShown("a product that is too large")
    total: Polynomial = {}
    for first, a in left.items():
        for second, b in right.items():
            monomial = merged(first, second)
            total[monomial] = total.get(monomial, Fraction(0)) + a * b
    bits = max((c.numerator.bit_length() + c.denominator.bit_length() for c in total.values()), default=0)
    if len(total) > MOST_TERMS or bits > MOST_BITS:
        raise NotShown("a product that is too large")
    return {monomial: coefficient for monomial, coefficient in total.items() if coefficient}


def raised(value: Polynomial, exponent: int) -> Polynomial:
    """value^exponent for an integer >= 0, by squaring; 0^0 = 1."""
    if len(value) > 1 and exponent > HIGHEST_DEGREE:
        raise NotShown("a power that is too large")
    result, square = constant(1), value
    while exponent:
        result = times(result, square) if exponent & 1 else result
        exponent >>= 1
        square = times(square, square) if exponent else square
    return result


def product(factors: Iterable[Polynomial]) -> Polynomial:
    """The product of all."""
    result = constant(1)
    for factor in factors:
        result = times(result, factor)
    return result


def irreducible_factors(value: Polynomial) -> tuple[Fraction, list[tuple[Polynomial, int]]]:
    """value = c f_1^e_1 f_2^e_2 ... as FLINT proposes it; the product is multiplied out and compared here."""
    atoms = sorted({atom for monomial in value for atom, _ in monomial})
    roots = {a: lcm(*(Fraction(e).denominator for m in value for b, e in m if b == a)) for a in atoms}
    exponents = {m: tuple(int(dict(m).get(a, 0) * roots[a]) for a in atoms) for m in value}
    if len(value) > MOST_FACTORED or max((max(e, default=0) for e in exponents.values()), default=0) > HIGHEST_DEGREE:
        raise NotShown("a polynomial that is too large to factor")
    scale = lcm(*(c.denominator for c in value.values()))
    ring = fmpz_mpoly_ctx.get([f"x{atom}" for atom in atoms] or ["x"], "lex")
    content, found = ring.from_dict({exponents[m] or (0,): int(c * scale) for m, c in value.items()}).factor()
    factors: list[tuple[Polynomial, int]] = []
    for factor, multiplicity in found:
        terms: Polynomial = {}
        for powers, coefficient in factor.to_dict().items():
            monomial = tuple((a, Fraction(int(k), roots[a])) for a, k in zip(atoms, powers, strict=False) if k)
            terms[monomial] = Fraction(int(coefficient))
        factors.append((terms, int(multiplicity)))
    first = Fraction(int(content), scale)
    if times(constant(first), product(raised(f, e) for f, e in factors)) != value:
        raise NotShown("a factorisation that is not one")
    return first, factors
