"""The field of a domain: quotients of polynomials in atoms, their factors, and their signs on the whole domain.

An atom stands for a symbol, a constant or a function of canonical arguments, and knows where its values lie. Atoms need
not be independent: that loses proofs, never soundness. Three kinds carry a relation atom^period = body: a sum of
monomials (period 1; it is how a denominator is kept), a prime number, and |x| (period 2). An exponent is negative only
where the atom is shown nonzero, broken only where it is shown nonnegative: then exponents may be added.
"""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from math import ceil, floor
from typing import Any

from modelcollapse.checking.algebra import polynomial as poly
from modelcollapse.checking.algebra.polynomial import Exponent, Monomial, NotShown, Polynomial
from modelcollapse.checking.algebra.signs import ANY, Signs, added, corner_signs, grouped_powers, range_of, signs_in
from modelcollapse.checking.domain import Domain, Range
from modelcollapse.checking.terms import Number, Plus, Power, Symbol, Term, Times

POSITIVE, NONNEGATIVE = frozenset({1}), frozenset({0, 1})
COUNT = Range(True, Fraction(0))


@dataclass(frozen=True)
class Atom:
    """What it stands for and where it lies; of b^m the atom of b and the polynomial m, of log b the atom of b."""

    term: Term
    signs: Signs
    range: Range
    period: int = 0
    body: Polynomial | None = None
    base: int = -1
    exponent: Polynomial | None = None


class Field:
    """The atoms met so far, by number and by term, over one domain."""

    def __init__(self, domain: Domain) -> None:
        self.domain = domain
        self.atoms: list[Atom] = []
        self.number: dict[Term, int] = {}
        self.sums: dict[Term, tuple[int, int]] = {}
        self.values: dict[Term, Polynomial] = {}

    def atom(self, term: Term, signs: Signs, within: Range | None = None, **relation: Any) -> int:
        """The number of the atom, which is new unless its term was met."""
        if term not in self.number:
            self.atoms.append(Atom(term, signs, within or range_of(signs), **relation))
            self.number[term] = len(self.atoms) - 1
        return self.number[term]

    def symbol(self, name: str) -> int:
        """A symbol of the domain; "@1" is the index of a series (>= 0), "t@1" the t of a limit at infinity."""
        family, bound, _ = name.partition("@")
        within = COUNT if bound and not family else self.domain.get(family, Range(False))
        return self.atom(Symbol(name), signs_in(within), within)

    def only(self, name: str) -> Fraction | None:
        """The number that a symbol is, where its domain is but one."""
        within = self.domain.get(name)
        return within.low if within is not None and within.low == within.high else None

    def expanded(self, value: Polynomial) -> Polynomial:
        """The same with every relation atom^period = body used."""
        done: Polynomial = {}
        waiting, steps = list(value.items()), 0
        while waiting:
            monomial, coefficient = waiting.pop()
            hit = next(((a, e) for a, e in monomial if 0 < self.atoms[a].period <= e), None)
            if hit is None:
                done[monomial] = done.get(monomial, Fraction(0)) + coefficient
                continue
            atom, often = self.atoms[hit[0]], int(hit[1] // self.atoms[hit[0]].period)
            rest = merged_one(monomial, hit[0], -often * atom.period)
            waiting += poly.times({rest: coefficient}, poly.raised(atom.body or {}, often)).items()
            steps += 1
            if steps > poly.MOST_TERMS:
                raise NotShown("a sum that is too large")
        return {monomial: coefficient for monomial, coefficient in done.items() if coefficient}

    def together(self, value: Polynomial) -> tuple[Polynomial, Monomial]:
        """Numerator and denominator, without negative exponents; the value is 0 iff the numerator is."""
        denominator: dict[int, Exponent] = {}
        for monomial in value:
            for atom, exponent in monomial:
                if exponent < 0:
                    period = self.atoms[atom].period
                    needed = ceil(-exponent / Fraction(period)) * period if period else -exponent
                    denominator[atom] = max(denominator.get(atom, 0), needed)
        below = tuple(sorted(denominator.items()))
        return self.expanded({poly.merged(m, below): c for m, c in value.items()}), below

    def factored(self, value: Polynomial) -> tuple[Fraction, Monomial]:
        """value = c times a monomial, in which a sum of monomials is an atom of its own: one form for each value."""
        numerator, below = self.together(value)
        if not numerator:
            return Fraction(0), ()
        content, factors = poly.irreducible_factors(numerator)
        monomial: Monomial = tuple((atom, -exponent) for atom, exponent in below)
        for factor, often in factors:
            if len(factor) == 1:
                monomial = poly.merged(monomial, next(iter(factor)), often)
            else:
                atom, sign = self.sum_atom(factor)
                content, monomial = content * sign**often, merged_one(monomial, atom, often)
        return self._reduced(content, monomial)

    def _reduced(self, content: Fraction, monomial: Monomial) -> tuple[Fraction, Monomial]:
        """The relations with a body of one term used, so that 2^(-1/2) is 2^(1/2)/2 and |x|^2 is x^2."""
        for atom, exponent in monomial:
            body, period = self.atoms[atom].body, self.atoms[atom].period
            if body is not None and len(body) == 1 and (often := floor(exponent / Fraction(period))):
                if abs(often) > poly.MOST_BITS:
                    raise NotShown("a power that is too large")
                ((inner, coefficient),) = body.items()
                rest = poly.merged(merged_one(monomial, atom, -often * period), inner, often)
                return self._reduced(content * coefficient**often, rest)
        return content, monomial

    def flat(self, value: Polynomial) -> Polynomial:
        """The same multiplied out over its reduced denominator: one form for each value."""
        coefficient, monomial = self.factored(value)
        below = tuple((atom, exponent) for atom, exponent in monomial if exponent < 0)
        above = self.expanded({poly.merged(monomial, below, -1): coefficient} if coefficient else {})
        return poly.times(above, {below: Fraction(1)})

    def sum_atom(self, body: Polynomial) -> tuple[int, int]:
        """The atom of an irreducible sum, and the sign by which it was turned positive where that is shown."""
        key = self.sum_term(body)
        if key not in self.sums:
            try:
                signs = self.signs_of_sum(body)
            except NotShown:
                signs = ANY
            sign = -1 if signs <= {-1, 0} else 1
            turned = poly.times(poly.constant(sign), body)
            known = frozenset(sign * s for s in signs)
            self.sums[key] = self.atom(self.sum_term(turned), known, period=1, body=turned), sign
        return self.sums[key]

    def term(self, value: Polynomial) -> Term:
        """The canonical term of a value: its factored form."""
        return self.product_term(*self.factored(value))

    def product_term(self, coefficient: Fraction, monomial: Monomial) -> Term:
        """The term of c times a monomial, its factors in a fixed order."""
        atoms = ((self.atoms[a].term, Fraction(e)) for a, e in monomial)
        factors = sorted((term if e == 1 else Power(term, Number(e)) for term, e in atoms), key=repr)
        if coefficient != 1 or not factors:
            factors.insert(0, Number(coefficient))
        return factors[0] if len(factors) == 1 else Times(tuple(factors))

    def sum_term(self, value: Polynomial) -> Term:
        """The term of a sum of monomials, in a fixed order."""
        terms = sorted((self.product_term(c, m) for m, c in value.items()), key=repr)
        return terms[0] if len(terms) == 1 else Plus(tuple(terms))

    def signs(self, value: Polynomial) -> Signs:
        """The signs that the value may have on the domain: the product of those of its factors."""
        coefficient, monomial = self.factored(value)
        signs = frozenset({(coefficient > 0) - (coefficient < 0)})
        for atom, exponent in monomial:
            own = self.atoms[atom].signs
            own = frozenset(s * s for s in own) if Fraction(exponent) % 2 == 0 else own
            signs = frozenset(a * b for a in signs for b in own)
        return signs

    def positive(self, value: Polynomial) -> bool:
        """Whether value > 0 on the whole domain is shown."""
        return self.signs(value) == {1}

    def nonnegative(self, value: Polynomial) -> bool:
        """Whether value >= 0 on the whole domain is shown."""
        return self.signs(value) <= {0, 1}

    def nonzero(self, value: Polynomial) -> bool:
        """Whether value != 0 on the whole domain is shown."""
        return 0 not in self.signs(value)

    def integer(self, value: Polynomial) -> bool:
        """Whether the value is shown to be an integer: integer coefficients and powers of integers."""
        return all(c.denominator == 1 for c in value.values()) and all(
            self.atoms[a].range.integer and e > 0 and Fraction(e).denominator == 1 for m in value for a, e in m
        )

    def signs_of_sum(self, body: Polynomial) -> Signs:
        """The signs of a sum: at the corner of the domain, with powers b^m compared to 1, its logarithms as one."""
        ranges = {a: self.atoms[a].range for m in body for a, _ in m}
        signs = corner_signs(body, ranges)
        if signs != ANY:
            return signs
        logs = {m: c for m, c in body.items() if len(m) == 1 and m[0][1] == 1 and self.is_log(m[0][0])}
        if logs:
            argument = tuple(sorted((self.atoms[m[0][0]].base, c) for m, c in logs.items()))
            found = self.signs(poly.plus({argument: Fraction(1)}, poly.constant(-1)))
            rest = {m: c for m, c in body.items() if m not in logs}
            signs = added(found, corner_signs(rest, {a: ranges[a] for m in rest for a, _ in m})) if rest else found
        for sum_of_powers, within in grouped_powers(body, self.atoms, self.signs):
            found = corner_signs(sum_of_powers, within)
            signs = found if len(found) < len(signs) else signs
        return signs

    def is_log(self, atom: int) -> bool:
        """Whether the atom is a logarithm of another."""
        return self.atoms[atom].base >= 0 and self.atoms[atom].exponent is None


def merged_one(monomial: Monomial, atom: int, exponent: Exponent) -> Monomial:
    """monomial atom^exponent."""
    return poly.merged(monomial, ((atom, exponent),))
