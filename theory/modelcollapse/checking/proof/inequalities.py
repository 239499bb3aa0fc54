"""Inequalities: with closed forms of the moments, by telescoping in t, by logarithms, by Jensen."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import suppress
from itertools import combinations
from typing import Any

from modelcollapse.checking.domain import Domain
from modelcollapse.checking.kernel import Theorem, Unproved, algebra, jensen, telescoping
from modelcollapse.checking.kernel.build import HALF, ONE, minus, power, times
from modelcollapse.checking.kernel.rules import from_low, start_of
from modelcollapse.checking.kernel.scene import Scene, scene_of
from modelcollapse.checking.proof.clock import look
from modelcollapse.checking.proof.equations import Facts, inductive, late_difference, relation_of
from modelcollapse.checking.proof.moments import closed_forms
from modelcollapse.checking.proof.operators import operators
from modelcollapse.checking.setting import Setting
from modelcollapse.checking.terms import (
    Apply,
    Expectation,
    Number,
    Power,
    Relation,
    Series,
    Statement,
    Term,
    Times,
    Variance,
    free_symbols,
    number,
    walk,
)  # fmt: skip

MOST_KEPT = 32
_KEPT: dict[Any, tuple[Any, tuple[Facts, Scene]]] = {}


def lemmas_of(relation: Relation, setting: Setting, domain: Domain, facts: Facts) -> tuple[Facts, Scene]:
    """Closed forms of the moments in a relation; the last ones are kept, as several tactics ask for the same."""
    key = relation, id(setting), frozenset(domain.items()), tuple(map(id, facts))
    if key not in _KEPT:
        if len(_KEPT) >= MOST_KEPT:
            _KEPT.clear()
        # The setting and the facts are kept with them, so that no other takes their identity.
        _KEPT[key] = (setting, facts), _lemmas_of(relation, setting, domain, facts)
    return _KEPT[key][1]


def _lemmas_of(relation: Relation, setting: Setting, domain: Domain, facts: Facts) -> tuple[Facts, Scene]:
    scene = scene_of(relation, setting, domain, facts)
    variables = inductive(relation, domain) or ["t"]
    reduction = scene.reduction
    with suppress(Unproved):
        # Where the law of a fit holds from a later fit on
        reduction = scene.at(from_low(reduction.domain, variables[0], start_of(scene, variables[0])[1]))
    nodes = tuple(reduction.term(side) for side in (scene.statement.left, scene.statement.right))
    return closed_forms(nodes, variables[0], setting, domain, scene), scene


def by_closed_forms(statement: Statement, setting: Setting, domain: Domain, facts: Facts) -> Theorem:
    """The moments rewritten by their closed forms, then algebra."""
    relation = relation_of(statement)
    lemmas, _ = lemmas_of(relation, setting, domain, facts)
    if not lemmas:
        raise Unproved("no closed form")
    return algebra(relation, setting, domain, (*facts, *lemmas))


def by_earlier(statement: Statement, setting: Setting, domain: Domain, facts: Facts) -> Theorem:
    """What follows from one inequality that was proved before, or from two."""
    relation = relation_of(statement, "<>")
    known = [one for one in facts if isinstance(one.statement, Relation) and one.statement.op[0] in "<>"]
    products = [node for node in walk(relation) if isinstance(node, Times)]
    shares = [times(*(f for f in one.factors if not isinstance(f, Series | Expectation))) for one in products]
    weighed = [(weight, one) for one in known[-4:] for weight in dict.fromkeys((ONE, *shares))]
    for using in (*((one,) for one in weighed), *combinations(weighed, 2)):
        look()
        with suppress(Unproved):
            return algebra(relation, setting, domain, facts, using)
    raise Unproved("not by what was proved before")


def by_telescoping(statement: Statement, setting: Setting, domain: Domain, facts: Facts) -> Theorem:
    """D(t+1) >= c D(t), for c = 1, the factors of the moments and the bases of powers in the statement."""
    relation = relation_of(statement, "<>")
    lemmas, scene = lemmas_of(relation, setting, domain, facts)
    for variable in inductive(relation, domain):
        for known in dict.fromkeys((facts, (*facts, *lemmas))):
            for logs in (False, True):
                for factor in [ONE] if logs else factors_of(relation, variable, scene):
                    look()
                    try:
                        return telescoping(relation, variable, factor, setting, domain, known, logs)
                    except Unproved:
                        continue
    raise Unproved("no telescoping")


def factors_of(relation: Relation, variable: str, scene: Scene) -> list[Term]:
    """What D(t+1) may be compared with D(t) by."""
    found: list[Term] = [ONE]
    for node in walk(relation):
        moves = isinstance(node, Power) and variable in free_symbols(node.exponent)
        if isinstance(node, Power) and moves and variable not in free_symbols(node.base):
            found.append(node.base)
    try:
        proposed = operators(late_difference(scene, variable), variable, scene.reduction)
        found += [times(number(-1), operator[0]) for operator in proposed if len(operator) == 1]
    except Unproved:
        pass
    return list(dict.fromkeys(found))[:6]


def by_jensen(statement: Statement, setting: Setting, domain: Domain, facts: Facts) -> Theorem:
    """Jensen's inequality for the terms that means are taken of."""
    relation = relation_of(statement, "<>")
    for _, kind, body, p in jensens(relation):
        look()
        with suppress(Unproved):
            return jensen(relation, kind, body, p, setting, domain, facts)
    raise Unproved("not Jensen's inequality")


def jensens(relation: Relation) -> Iterator[tuple[Term, str, Term, Term]]:
    """What Jensen's inequality says is >= 0 for the terms that means are taken of: kind, term and exponent."""
    bodies = [node.body for node in walk(relation) if isinstance(node, Expectation | Variance) and not node.given]
    exponents = [node.exponent for node in walk(relation) if isinstance(node, Power) and node.exponent != number(1)]
    inverses = [Number(1 / e.value) for e in exponents if isinstance(e, Number) and e.value]
    roots = [inner for body in bodies for inner in _inside(body)]
    for body in dict.fromkeys((*bodies, *roots)):
        mean = Expectation(body)
        yield minus(Expectation(power(body, 2)), power(mean, 2)), "variance", body, ONE
        yield minus(Apply("log", (mean,)), Expectation(Apply("log", (body,)))), "log", body, ONE
        for p in dict.fromkeys((*exponents, *inverses)):
            modulus = Apply("abs", (body.base,)) if isinstance(body, Power) else body
            raised = modulus if modulus in walk(relation) and p == HALF else power(body, p)
            gap = minus(Expectation(raised), power(mean, p))
            inward = isinstance(p, Number) and 0 < p.value < 1
            yield times(number(-1), gap) if inward else gap, "power", body, p


def _inside(body: Term) -> list[Term]:
    """X of X^p and of log X, Y^2 of |Y|."""
    if isinstance(body, Power):
        return [body.base]
    if isinstance(body, Apply) and body.function == "log":
        return list(body.arguments)
    return [power(body.arguments[0], 2)] if isinstance(body, Apply) and body.function == "abs" else []
