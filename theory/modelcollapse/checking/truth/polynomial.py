"""Random terms as sums of monomials: coefficient times powers of variances, logarithms, means and fresh variables.

    monomial = product of atom^exponent,   atom = (kind, time, name)

kinds: "v" sigma_s^2 (any real exponent), "l" log sigma_s^2, "m" mu_s, "X" a draw from model s, "memory" what the loop
keeps, "fresh" a variable of its own. A polynomial is a dict from monomials (sorted tuples of atom and exponent) to
exact numbers or balls; exponents are ints where they are whole.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from flint import fmpq

from modelcollapse.checking.truth.reals import ONE, ZERO, Real, Unsupported, add, is_exact, multiply

Atom = tuple[str, int, Any]
Monomial = tuple[tuple[Atom, Any], ...]
Poly = dict[Monomial, Real]

UNIT: Monomial = ()
MOST_TERMS = 4000


def constant(value: Real) -> Poly:
    """A number as a polynomial."""
    return {} if is_exact(value) and value == 0 else {UNIT: value}


def atom(kind: str, time: int, name: Any = "", exponent: int = 1) -> Poly:
    """A single atom to a power."""
    return {(((kind, time, name), exponent),): ONE}


def plus(*polys: Poly) -> Poly:
    """The sum."""
    total: Poly = {}
    for poly in polys:
        for monomial, coefficient in poly.items():
            gather(total, monomial, coefficient)
    return total


def gather(total: Poly, monomial: Monomial, coefficient: Real) -> None:
    """Add one term in place."""
    found = add(total[monomial], coefficient) if monomial in total else coefficient
    if is_exact(found) and found == 0:
        total.pop(monomial, None)
    else:
        total[monomial] = found


def times(a: Poly, b: Poly) -> Poly:
    """The product."""
    if len(a) * len(b) > 50 * MOST_TERMS:
        raise Unsupported("a product of too many terms")
    total: Poly = {}
    for left, first in a.items():
        for right, second in b.items():
            gather(total, joined(left, right), multiply(first, second))
    if len(total) > MOST_TERMS:
        raise Unsupported("a product of too many terms")
    return total


def joined(a: Monomial, b: Monomial) -> Monomial:
    """The product of two monomials."""
    if not a or not b:
        return a or b
    powers = dict(a)
    for factor, exponent in b:
        powers[factor] = powers.get(factor, 0) + exponent
    return ordered(powers)


def ordered(powers: dict[Atom, Any]) -> Monomial:
    """A monomial from its exponents."""
    return tuple(sorted(((factor, tidy(e)) for factor, e in powers.items() if e != 0), key=_key))


def tidy(exponent: Any) -> Any:
    """A whole exponent as an int (whose hash is cheap), any other as an fmpq."""
    return int(exponent.p) if isinstance(exponent, fmpq) and exponent.q == 1 else exponent


def _key(item: tuple[Atom, Any]) -> tuple[str, int, str]:
    kind, time, name = item[0]
    return kind, time, str(name)


def scaled(poly: Poly, number: Real) -> Poly:
    """number times poly."""
    return times(constant(number), poly)


def raised(poly: Poly, exponent: int) -> Poly:
    """poly^k, k >= 0."""
    if exponent > 24 and len(poly) > 1:
        raise Unsupported(f"a random sum to the power {exponent}")
    result, square = constant(ONE), poly
    while exponent:
        if exponent & 1:
            result = times(result, square)
        exponent >>= 1
        if exponent:
            square = times(square, square)
    return result


def replaced(poly: Poly, image: Callable[[Monomial], tuple[Monomial, Poly]]) -> Poly:
    """Every monomial as what stays of it times the polynomial of the rest."""
    total: Poly = {}
    for monomial, coefficient in poly.items():
        kept, part = image(monomial)
        for inner, factor in part.items():
            gather(total, joined(kept, inner), multiply(coefficient, factor))
    if len(total) > MOST_TERMS:
        raise Unsupported("too many terms")
    return total


def split(monomial: Monomial, wanted: Callable[[Atom], bool]) -> tuple[Monomial, Monomial]:
    """(the part whose atoms are wanted, the rest)."""
    mine = tuple(item for item in monomial if wanted(item[0]))
    return mine, tuple(item for item in monomial if not wanted(item[0]))


def atoms(poly: Poly) -> set[Atom]:
    """All atoms that occur."""
    return {factor for monomial in poly for factor, _ in monomial}


def number_of(poly: Poly) -> Real | None:
    """The number that the polynomial is, or None."""
    if not poly:
        return ZERO
    return poly[UNIT] if set(poly) == {UNIT} else None
