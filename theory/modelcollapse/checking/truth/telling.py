"""Points at which a claim may fail alone: roots of what it divides by and of the difference of its sides, its numbers.

Of every part that is rational in one symbol (the others at a corner) the real zeros of numerator and denominator: for
an integer symbol the integers about each, for a real one the zero where it is rational.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from fractions import Fraction
from typing import Any

from flint import arb, fmpq, fmpq_poly, fmpz_poly

from modelcollapse.checking import terms as tm
from modelcollapse.checking.domain import Domain, Range

Ratio = tuple[fmpq_poly, fmpq_poly]
X = fmpq_poly([0, 1])
ONE = fmpq_poly([1])
HIGHEST, MOST_ROOTS, MOST_PARTS = 24, 12, 40
LARGEST = 10**9


def rational(term: Any, name: str, corner: Mapping[str, Fraction]) -> Ratio | None:
    """Numerator and denominator as polynomials in the symbol; None where it is not rational, or of a high degree."""
    if isinstance(term, tm.Number):
        return fmpq_poly([fmpq(term.value.numerator, term.value.denominator)]), ONE
    if isinstance(term, tm.Symbol):
        if term.name == name:
            return X, ONE
        number = corner.get(term.name)
        return None if number is None else (fmpq_poly([fmpq(number.numerator, number.denominator)]), ONE)
    if isinstance(term, tm.Plus | tm.Times):
        return combined(term, name, corner)
    if isinstance(term, tm.Power):
        inner, exponent = rational(term.base, name, corner), term.exponent
        if inner is None or not isinstance(exponent, tm.Number) or exponent.value.denominator != 1:
            return None
        k = int(exponent.value)
        top, bottom = inner if k >= 0 else inner[::-1]
        return of_low_degree((top ** abs(k), bottom ** abs(k))) if degree((top, bottom)) * abs(k) <= HIGHEST else None
    return None


def combined(term: Any, name: str, corner: Mapping[str, Fraction]) -> Ratio | None:
    """The same of a sum or product."""
    adds = isinstance(term, tm.Plus)
    total: Ratio | None = (0 * ONE, ONE) if adds else (ONE, ONE)
    for part in term.terms if adds else term.factors:
        found = rational(part, name, corner)
        if found is None or total is None:
            return None
        (a, b), (c, d) = total, found
        total = of_low_degree((a * d + c * b, b * d) if adds else (a * c, b * d))
    return total


def degree(ratio: Ratio) -> int:
    """The higher degree."""
    return max(part.degree() for part in ratio)


def of_low_degree(ratio: Ratio) -> Ratio | None:
    """The ratio, where its degree is not high and nothing is divided by 0."""
    return ratio if degree(ratio) <= HIGHEST and ratio[1].degree() >= 0 else None


def zeros(ratio: Ratio, integer: bool) -> Iterator[Fraction]:
    """The zeros of numerator and denominator: those that are rational, or the integers about each."""
    for part in ratio:
        if part.degree() < 1:
            continue
        whole: Any = fmpz_poly(part.numer())
        if not integer:
            linear = [factor for factor, _ in whole.factor()[1] if factor.degree() == 1]
            yield from (Fraction(-int(factor[0]), int(factor[1])) for factor in linear)
            continue
        for root, _ in whole.complex_roots():
            if root.imag.contains(0) and abs(root.real) < arb(LARGEST):
                near = round(float(root.real.mid()))
                yield from (Fraction(near + step) for step in (0, 1, -1))


def sides(claim: tm.Claim) -> list[Any]:
    """What its presuppositions are about, the differences of sides, then every sum in it."""
    found = [obligation.term for obligation in claim.obligations]
    nodes = list(tm.walk(claim.statement))
    for node in nodes:
        if isinstance(node, tm.Relation):
            found.append(tm.Plus((node.left, tm.Times((tm.number(-1), node.right)))))
    return [*found, *(node for node in nodes if isinstance(node, tm.Plus))][:MOST_PARTS]


def roots(terms: list[Any], names: tuple[str, ...], domain: Domain, corner: Mapping[str, Fraction]) -> list[Any]:
    """The corner with one symbol at a zero of a term, each point once."""
    found: dict[tuple[str, Fraction], None] = {}
    for term in terms:
        for name in sorted(tm.free_symbols(term) & set(names)):
            ratio, allowed = rational(term, name, corner), domain.get(name, Range(False))
            if ratio is not None:
                found |= {(name, one): None for one in zeros(ratio, allowed.integer) if allowed.contains(one)}
    return [{**corner, name: one} for name, one in list(found)[:MOST_ROOTS]]


def beside_numbers(
    claim: tm.Claim, names: tuple[str, ...], domain: Domain, corner: Mapping[str, Fraction]
) -> list[Any]:
    """The corner with one integer at a number of the claim, or one off."""
    numbers = {node.value for node in tm.walk(claim.statement) if isinstance(node, tm.Number)}
    whole = sorted({int(one) + step for one in numbers if 6 < abs(one) < LARGEST for step in (0, 1, -1)})
    integers = [name for name in names if domain.get(name, Range(False)).integer]
    fit = [(name, Fraction(one)) for one in whole[:MOST_ROOTS] for name in integers]
    return [{**corner, name: one} for name, one in fit if domain[name].contains(one)]
