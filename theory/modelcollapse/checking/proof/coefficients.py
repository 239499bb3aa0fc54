"""Inequalities in t by the coefficients of their step: D(t+1) - c D(t) = sum_j a_j (t - t_0)^j with all a_j >= 0.

For D = b^t - 1 + t x and c = b this is Bernoulli's inequality: the step is (b - 1 + x) + t x (1 - b), and b may be any
term of the parameters. For means that are not known in closed form, c is what a monomial keeps of itself in one fit.
"""

from __future__ import annotations

from contextlib import suppress
from math import comb
from typing import Any

import sympy

from modelcollapse.checking.algebra.polynomial import NotShown
from modelcollapse.checking.domain import Domain
from modelcollapse.checking.kernel import Theorem, Unproved, algebra, telescoping
from modelcollapse.checking.kernel.build import ONE, ZERO, linear, minus, plus, power, times
from modelcollapse.checking.kernel.reduction import Reduction
from modelcollapse.checking.kernel.rules import Weighed, difference_of, from_low, start_of
from modelcollapse.checking.kernel.scene import scene_of
from modelcollapse.checking.proof.clock import look
from modelcollapse.checking.proof.equations import Facts, inductive, late_difference, relation_of, setting_like
from modelcollapse.checking.proof.fewest import atoms_of, moving_state
from modelcollapse.checking.proof.inequalities import lemmas_of
from modelcollapse.checking.proof.operators import closure
from modelcollapse.checking.proof.sympy_terms import Words
from modelcollapse.checking.setting import Setting
from modelcollapse.checking.terms import (
    Node,
    Number,
    Power,
    Relation,
    Statement,
    Symbol,
    Term,
    free_symbols,
    number,
    rebuilt,
    walk,
)  # fmt: skip

MOST_FACTORS, HIGHEST = 6, 4


def by_kept_shares(statement: Statement, setting: Setting, domain: Domain, facts: Facts) -> Theorem:
    """D(t+1) >= c D(t), c the share that a monomial keeps of itself in one fit; needs no closed form."""
    relation = relation_of(statement, "<>")
    scene = scene_of(relation, setting, domain, facts)
    if scene.reduction.fit.ratio is not None:
        raise Unproved("closed forms are quicker")
    for variable in inductive(relation, domain):
        for factor in _kept_shares(late_difference(scene, variable), variable, scene.reduction):
            look()
            with suppress(Unproved):
                return telescoping(relation, variable, factor, setting, domain, facts)
    raise Unproved("no share that is kept")


def _kept_shares(difference: Term, variable: str, reduction: Reduction) -> list[Term]:
    states = (moving_state(atom, variable, reduction) for atom in atoms_of(difference))
    images = closure([state for state in states if state], reduction)
    shares = dict.fromkeys(image[state] for state, image in images.items() if state and state in image)
    return [share for share in shares if variable not in free_symbols(share)][:MOST_FACTORS]


def by_coefficients(statement: Statement, setting: Setting, domain: Domain, facts: Facts) -> Theorem:
    """The relation with closed forms of the moments, by the coefficients of the step."""
    relation = relation_of(statement, "<>")
    lemmas, scene = lemmas_of(relation, setting, domain, facts)
    kept, known = setting_like(setting, scene), (*facts, *lemmas)
    scene = scene_of(relation, setting, domain, known)
    for variable in inductive(relation, domain):
        first, late = start_of(scene, variable)
        later = scene.at(from_low(scene.reduction.domain, variable, late))
        difference = later.term(difference_of(scene.statement)[1])
        for factor in (*_bases(difference, variable), ONE):
            look()
            with suppress(Unproved, NotShown):
                rest = _without(difference, factor, variable)
                using = _nonnegative(rest, factor, variable, late, kept, domain)
                return telescoping(relation, variable, factor, setting, domain, known, False, using)
    raise Unproved("no step with coefficients of one sign")


def _base(node: Node, variable: str) -> Term | None:
    """b^s of b^(s t + r), and of a power of that; None for any other term."""
    if not isinstance(node, Power):
        return None
    if variable in free_symbols(node.base):
        inner = _base(node.base, variable)
        return None if inner is None else power(inner, node.exponent)
    with suppress(Unproved):
        slope = dict(linear(node.exponent).coefficients).get(variable)
        return power(node.base, Number(slope)) if slope else None
    return None


def _bases(term: Term, variable: str) -> list[Term]:
    """What the powers in the term are multiplied by from t to t + 1."""
    found = (_base(node, variable) for node in walk(term))
    return list(dict.fromkeys(base for base in found if base is not None))[:MOST_FACTORS]


def _without(term: Any, factor: Term, variable: str) -> Any:
    """The term with 0 for the powers that the factor steps: what it leaves of them is 0."""
    stepped = _base(term, variable) == factor
    return ZERO if stepped else rebuilt(term, lambda part: _without(part, factor, variable))


def _nonnegative(rest: Term, factor: Term, variable: str, low: int, setting: Setting, domain: Domain) -> Weighed:
    """Theorems a_j >= 0, each with its weight (t - low)^j, for P(t+1) - c P(t) of a polynomial P in t."""
    free = {name: one for name, one in domain.items() if name != variable}
    beyond, given = minus(Symbol(variable), number(low)), _coefficients(rest, variable, low)
    found: list[tuple[Term, Theorem]] = []
    for j, own in enumerate(given):
        stepped = plus(*(times(number(comb(i, j)), given[i]) for i in range(j, len(given))))
        relation = Relation(">=", minus(stepped, times(factor, own)), ZERO)
        found.append((power(beyond, j), algebra(relation, setting, free)))
    return tuple(found)


def _coefficients(term: Term, variable: str, low: int) -> list[Term]:
    """The coefficients of a polynomial, by powers of t - low. Raises Unproved where the term is none."""
    words = Words()
    symbol = words.to_sympy(Symbol(variable))
    try:
        polynomial = sympy.Poly(sympy.expand(words.to_sympy(term).subs(symbol, symbol + low)), symbol)
    except sympy.PolynomialError:
        raise Unproved("no polynomial in t") from None
    if polynomial.degree() > HIGHEST or any(variable in free_symbols(one) for one in words.opaque.values()):
        raise Unproved("no polynomial in t of low degree")
    return [words.to_term(sympy.factor(one)) for one in reversed(polynomial.all_coeffs())]
