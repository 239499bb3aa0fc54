"""Values of sums and products without end: limits of the closed forms of partial ones, put in their place.

Partial fractions over k become digamma and trigamma: sum_(k<=m) 1/(k+a) = psi(m+a+1) - psi(low+a), and 1/(k+a)^2
likewise. Nothing here is trusted.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import suppress
from dataclasses import replace
from fractions import Fraction
from typing import Any

import sympy

from modelcollapse.checking.algebra.polynomial import NotShown
from modelcollapse.checking.domain import INTEGER, Domain, Range
from modelcollapse.checking.kernel import Theorem, Unproved, equals, limit_of_form, put
from modelcollapse.checking.kernel.build import minus, plus, times
from modelcollapse.checking.kernel.growth import limit_of
from modelcollapse.checking.kernel.limits import MANY, late
from modelcollapse.checking.kernel.scene import scene_of
from modelcollapse.checking.proof.clock import look
from modelcollapse.checking.proof.equations import Facts, by_algebra, by_induction, relation_of, setting_like
from modelcollapse.checking.proof.late_moments import late_moments
from modelcollapse.checking.proof.limits import by_limit, closed_series
from modelcollapse.checking.proof.sympy_terms import Words
from modelcollapse.checking.setting import Setting
from modelcollapse.checking.terms import (
    INFINITY,
    Apply,
    Limit,
    Node,
    Number,
    Relation,
    Series,
    Statement,
    Symbol,
    Term,
    free_symbols,
    number,
    rebuilt,
    walk,
)  # fmt: skip

M = Symbol(MANY)


def endless(node: Node) -> list[Series]:
    """The sums and products without end, each once, that do not hold a letter bound outside of them."""
    found = [part for part in walk(node) if isinstance(part, Series) and part.high == INFINITY]
    bound = {part.index for part in walk(node) if isinstance(part, Series)}
    return [part for part in dict.fromkeys(found) if not free_symbols(part) & bound]


def by_values(statement: Statement, setting: Setting, domain: Domain, facts: Facts) -> Theorem:
    """The value of every sum and product without end found, proved and put in its place; what is left by algebra."""
    relation = relation_of(statement)
    kept = setting_like(setting, scene_of(relation, setting, domain, facts))
    for sides in ((relation.left, relation.right), (relation.right, relation.left)):
        if sides[0] in endless(relation) and sides[1] == INFINITY:
            return value_of(sides[0], kept, domain, facts, INFINITY)
    equations = tuple(value_of(node, kept, domain, facts) for node in endless(relation))
    if not equations:
        raise Unproved("no sum or product without end")
    left: Any = relation
    for equation in equations:
        known = relation_of(equation.statement)
        left = put(left, known.left, known.right)
    return equals(relation, equations, _settled(left, kept, domain, facts), setting, domain)


def _settled(relation: Relation, setting: Setting, domain: Domain, facts: Facts) -> Theorem:
    for tactic in (by_algebra, by_limit):
        with suppress(Unproved):
            return tactic(relation, setting, domain, facts)
    return by_induction(relation, setting, domain, facts)


def value_of(node: Term, setting: Setting, domain: Domain, facts: Facts, wanted: Term | None = None) -> Theorem:
    """The theorem I = value for a sum or product without end. Raises Unproved where none is found."""
    if not isinstance(node, Series):
        raise Unproved("no sum or product")
    low = node.low.value if isinstance(node.low, Number) else Fraction(1)
    there = {**domain, MANY: Range(INTEGER, max(Fraction(0), low - 1))}
    return _limit(node, replace(node, high=M), MANY, setting, there, facts, wanted)


def limit_value(body: Term, variable: str, setting: Setting, domain: Domain, facts: Facts) -> Theorem:
    """The theorem lim body = value at infinity. Raises Unproved where none is found."""
    return _limit(Limit(variable, INFINITY, body), body, variable, setting, domain, facts, None)


def _limit(
    left: Term, body: Term, variable: str, setting: Setting, domain: Domain, facts: Facts, wanted: Term | None
) -> Theorem:
    scene = scene_of(Relation("=", body, number(0)), setting, domain, facts)
    reduction = late(scene, variable)
    lemmas = (*facts, *late_moments(reduction.term(body), setting, domain, scene, reduction))
    for form, known in _forms(body, variable, setting, domain, lemmas):
        look()
        with suppress(Unproved, NotShown):
            again = scene_of(Relation("=", form, number(0)), setting, domain, known)
            value = wanted or limit_of(late(again, variable).term(form), variable, INFINITY, again.reduction)
            there = {**domain, variable: known[-1].domain[variable]} if form != body else domain
            return limit_of_form(Relation("=", left, value), form, setting, there, known)
    raise Unproved("no value of this limit")


def _forms(body: Term, variable: str, setting: Setting, domain: Domain, facts: Facts) -> Iterator[tuple[Term, Facts]]:
    """The partial sum or product, and its closed forms with the theorems that say so."""
    yield body, facts
    reduced = scene_of(Relation("=", body, number(0)), setting, domain, facts).reduction.term(body)
    for propose in (in_digammas, in_logarithms, closed_series):
        with suppress(Unproved, NotShown, TypeError, sympy.PolynomialError):
            closed = propose(reduced, variable)
            for start in (domain[variable].low, Fraction(1), Fraction(3)):
                there = {**domain, variable: Range(INTEGER, start)}
                with suppress(Unproved):
                    yield closed, (*facts, by_induction(Relation("=", body, closed), setting, there, facts))
                    break


def in_digammas(term: Any, variable: str) -> Any:
    """Every sum to the variable of a rational function by partial fractions of order 1 and 2."""
    if not isinstance(term, Series) or term.high != Symbol(variable):
        return rebuilt(term, lambda part: in_digammas(part, variable))
    words, index = Words(), sympy.Symbol(term.index)
    if term.kind != "sum":
        raise Unproved("no sum")
    body = words.to_sympy(term.body).subs(words.to_sympy(Symbol(term.index)), index)
    total: Term = number(0)
    for part in sympy.Add.make_args(sympy.apart(sympy.together(body), index)):
        total = plus(total, _summed(part, index, words, term.low, term.high))
    return total


def in_logarithms(term: Any, variable: str) -> Any:
    """Every sum of logarithms to the variable as the logarithm of a product in closed form."""
    if not isinstance(term, Series) or not isinstance(term.body, Apply) or term.body.function != "log":
        return rebuilt(term, lambda part: in_logarithms(part, variable))
    return Apply("log", (closed_series(replace(term, kind="product", body=term.body.arguments[0]), variable),))


def _summed(part: Any, index: Any, words: Words, low: Term, high: Term) -> Term:
    numerator, denominator = part.as_numer_denom()
    polynomial = sympy.Poly(denominator, index)
    factors = sympy.factor_list(polynomial)[1]
    if numerator.has(index) or len(factors) != 1 or factors[0][0].degree() != 1 or factors[0][1] > 2:
        raise Unproved("no partial fraction of order 1 or 2")
    (slope, offset), order = factors[0][0].all_coeffs(), factors[0][1]
    weight = words.to_term(sympy.cancel(numerator / polynomial.LC()))
    shift = words.to_term(sympy.cancel(offset / slope))
    name, sign = ("psi", 1) if order == 1 else ("psi_1", -1)
    ends = (Apply(name, (plus(end, shift),)) for end in (plus(high, number(1)), low))
    return times(number(sign), weight, minus(*ends))
