"""Limits: by a stable recurrence in t, or by closed forms of the moments and expansions of what they are."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import suppress
from fractions import Fraction
from typing import Any

import sympy

from modelcollapse.checking import algebra
from modelcollapse.checking.algebra.polynomial import NotShown
from modelcollapse.checking.domain import CONVENTIONS, INTEGER, Domain, Range
from modelcollapse.checking.kernel import (
    Theorem,
    Unproved,
    compared_limit,
    induction,
    limit_of_form,
    limit_of_recurrence,
)
from modelcollapse.checking.kernel.build import linear, plus, power, times
from modelcollapse.checking.kernel.limits import is_stable, limit_parts, towards
from modelcollapse.checking.kernel.scene import scene_of
from modelcollapse.checking.proof.clock import look
from modelcollapse.checking.proof.equations import Facts, by_induction, is_odd, late_difference, odd_lemmas, relation_of
from modelcollapse.checking.proof.fewest import atoms_of, moving_state
from modelcollapse.checking.proof.late_moments import late_moments
from modelcollapse.checking.proof.moments import limit_of_state
from modelcollapse.checking.proof.operators import operators
from modelcollapse.checking.proof.sympy_terms import Words
from modelcollapse.checking.setting import Setting
from modelcollapse.checking.terms import (
    Limit,
    Number,
    Plus,
    Power,
    Relation,
    Series,
    Statement,
    Symbol,
    Term,
    Times,
    free_symbols,
    number,
    rebuilt,
    walk,
)  # fmt: skip

LOWS = (3, 12)
"""From where on a form is looked at: a moment may exist for large n only."""


def by_limit(statement: Statement, setting: Setting, domain: Domain, facts: Facts) -> Theorem:
    """A limit of numbers as t or another integer tends to infinity, or a comparison with one."""
    if isinstance(statement, Relation) and statement.op != "=":
        return _by_comparison(statement, setting, domain, facts)
    scene = scene_of(statement, setting, domain, facts)
    variable, _, body, value = limit_parts(scene.statement)
    wide = {**domain, variable: domain.get(variable, CONVENTIONS["t"])}
    equation = Relation("=", body, value)
    try:
        lemmas = (*facts, *odd_lemmas(equation, variable, setting, wide))
        return _by_recurrence(statement, equation, variable, setting, wide, domain, lemmas)
    except Unproved:
        return _by_form(statement, equation, variable, setting, wide, domain, facts)


def _by_comparison(statement: Relation, setting: Setting, domain: Domain, facts: Facts) -> Theorem:
    """The limit found by stationary or closed forms, proved, and compared."""
    for side in (statement.left, statement.right):
        if isinstance(side, Limit):
            for value in limit_values(side, setting, domain):
                with suppress(Unproved):
                    limit = by_limit(Relation("=", side, value), setting, domain, facts)
                    return compared_limit(statement, limit, setting, domain)
    raise Unproved("no limit in it")


def limit_values(side: Limit, setting: Setting, domain: Domain) -> Iterator[Term]:
    """What the limit may be, by the closed forms of the symbolic engine."""
    scene = scene_of(Relation("=", side, number(0)), setting, domain)
    variable, _, body, _ = limit_parts(scene.statement)
    atoms = atoms_of(scene.reduction.term(body))
    values: dict[Term, Term] = {}
    for atom in atoms:
        state = moving_state(atom, variable, scene.reduction)
        if state is not None:
            values[atom] = number(0) if is_odd(state) else limit_of_state(state, scene.reduction)
    yield _put(scene.reduction.term(body), values)


def _put(term: Any, values: dict[Term, Term]) -> Any:
    return values[term] if term in values else rebuilt(term, lambda part: _put(part, values))


def _by_recurrence(
    statement: Statement, equation: Relation, variable: str, setting: Setting, wide: Domain, domain: Domain,
    facts: Facts,
) -> Theorem:  # fmt: skip
    scene = scene_of(equation, setting, wide, facts)
    found = operators(late_difference(scene, variable), variable, scene.reduction)
    stable = tuple(operator for operator in found if is_stable(operator, variable, scene.reduction))
    killed = tuple(operator for operator in found if operator not in stable)
    return limit_of_recurrence(statement, killed, stable, setting, domain, facts)


def _by_form(
    statement: Statement, equation: Relation, variable: str, setting: Setting, wide: Domain, domain: Domain,
    facts: Facts,
) -> Theorem:  # fmt: skip
    if any(isinstance(node, Series) and variable in free_symbols(node) for node in walk(equation.left)):
        with suppress(Unproved):
            return _by_partial_series(statement, equation.left, variable, setting, wide, facts)
    reasons, target = [], limit_parts(scene_of(statement, setting, domain).statement)[1]
    for low in LOWS:
        scene = scene_of(equation, setting, wide, facts)
        with suppress(Unproved):
            there = towards(scene, variable, target, low)
            lemmas = (*facts, *late_moments(there.term(equation.left), setting, domain, scene, there))
            again = scene_of(statement, setting, domain, lemmas)
            later = towards(again, variable, target, low)
            for form in forms(later.term(limit_parts(again.statement)[2]), later.domain, variable):
                look()
                try:
                    return limit_of_form(statement, form, setting, domain, lemmas, low)
                except Unproved as reason:
                    reasons.append(str(reason))
    raise Unproved("; ".join(reasons[:3]) or "no limit by its form")


def _by_partial_series(
    statement: Statement, body: Term, variable: str, setting: Setting, domain: Domain, facts: Facts
) -> Theorem:
    """With a closed form of the first terms of every series, proved by induction."""
    lows = [node.low.value for node in walk(body) if isinstance(node, Series) and isinstance(node.low, Number)]
    wide = {**domain, variable: Range(INTEGER, max(Fraction(2), *lows))}
    equal = Relation("=", body, closed_series(body, variable))
    try:
        closed = by_induction(equal, setting, wide)
    except Unproved:
        closed = induction(equal, variable, ((number(-1),),), setting, wide)  # both grow by the same term
    return limit_of_form(statement, relation_of(closed.statement).right, setting, wide, (*facts, closed))


def closed_series(term: Any, variable: str) -> Any:
    """The term with a closed form, by sympy, for every sum and product that grows with the variable."""
    if not isinstance(term, Series) or variable not in free_symbols(term.high):
        return rebuilt(term, lambda part: closed_series(part, variable))
    words = Words()
    index = sympy.Symbol(term.index, integer=True)
    try:
        body = words.to_sympy(term.body).subs(words.to_sympy(Symbol(term.index)), index)
        ends = (index, words.to_sympy(term.low), words.to_sympy(term.high))
        if term.kind == "sum":
            closed = sympy.summation(body, ends).rewrite(sympy.digamma)
        else:
            closed = sympy.gammasimp(sympy.product(body, ends).rewrite(sympy.gamma))
        with suppress(sympy.PolynomialError):
            closed = sympy.apart(sympy.factor(closed), ends[2])
        return words.to_term(closed)
    except (NotImplementedError, TypeError, ValueError, AttributeError, sympy.PolynomialError) as reason:
        raise Unproved(str(reason)) from None


def forms(term: Term, domain: Domain, variable: str) -> Iterator[Term]:
    """The term in forms of which one may show its limit."""
    yield term
    try:
        yield algebra.canonical(term, domain)
    except NotShown:
        return
    words = Words()
    expression = words.to_sympy(term)
    symbol = words.to_sympy(Symbol(variable))
    for change in (sympy.expand, lambda e: sympy.expand(sympy.powsimp(sympy.expand(e))), partly(symbol)):
        with suppress(Unproved, sympy.PolynomialError, NotImplementedError, ValueError):
            found = words.to_term(change(expression))
            yield found
            yield regrouped(found, variable, domain)


def partly(symbol: Any) -> Any:
    """Partial fractions in the symbol."""
    return lambda expression: sympy.apart(sympy.together(expression), symbol)


def regrouped(term: Term, variable: str, domain: Domain) -> Term:
    """In every product, what is raised to multiples of t under one power: a^t b^-t as (a/b)^t."""
    if isinstance(term, Plus):
        return plus(*(regrouped(part, variable, domain) for part in term.terms))
    bases, rest = [], []
    for factor in term.factors if isinstance(term, Times) else (term,):
        slope = _slope(factor.exponent, variable) if isinstance(factor, Power) else Fraction(0)
        if isinstance(factor, Power) and slope and variable not in free_symbols(factor.base):
            bases.append(power(factor.base, Number(slope)))
            left = linear(factor.exponent).added(linear(times(Number(-slope), Symbol(variable))))
            rest.append(power(factor.base, left.term()))
        else:
            rest.append(factor)
    base = times(*bases)
    with suppress(NotShown):
        base = algebra.canonical(base, domain)
    return times(*rest, power(base, Symbol(variable))) if bases else term


def _slope(exponent: Term, variable: str) -> Fraction:
    with suppress(Unproved):
        return dict(linear(exponent).coefficients).get(variable, Fraction(0))
    return Fraction(0)
