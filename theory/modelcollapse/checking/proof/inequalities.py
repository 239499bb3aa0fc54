"""Inequalities: with closed forms of the moments, by telescoping in t, by logarithms, by Jensen."""

from __future__ import annotations

from modelcollapse.checking.domain import Domain
from modelcollapse.checking.kernel import Theorem, Unproved, algebra, jensen, telescoping
from modelcollapse.checking.kernel.build import ONE, times
from modelcollapse.checking.kernel.scene import Scene, scene_of
from modelcollapse.checking.proof.clock import look
from modelcollapse.checking.proof.equations import Facts, inductive, late_difference, relation_of
from modelcollapse.checking.proof.moments import closed_forms
from modelcollapse.checking.proof.operators import operators
from modelcollapse.checking.setting import Setting
from modelcollapse.checking.terms import (
    Expectation,
    Number,
    Power,
    Relation,
    Statement,
    Term,
    Variance,
    free_symbols,
    number,
    walk,
)  # fmt: skip


def lemmas_of(relation: Relation, setting: Setting, domain: Domain, facts: Facts) -> tuple[Facts, Scene]:
    """Closed forms of the moments in a relation."""
    scene = scene_of(relation, setting, domain, facts)
    variables = inductive(relation, domain) or ["t"]
    nodes = tuple(scene.reduction.term(side) for side in (scene.statement.left, scene.statement.right))
    return closed_forms(nodes, variables[0], setting, domain, scene), scene


def by_closed_forms(statement: Statement, setting: Setting, domain: Domain, facts: Facts) -> Theorem:
    """The moments rewritten by their closed forms, then algebra."""
    relation = relation_of(statement)
    lemmas, _ = lemmas_of(relation, setting, domain, facts)
    if not lemmas:
        raise Unproved("no closed form")
    return algebra(relation, setting, domain, (*facts, *lemmas))


def by_telescoping(statement: Statement, setting: Setting, domain: Domain, facts: Facts) -> Theorem:
    """D(t+1) >= c D(t), for c = 1, the factors of the moments and the bases of powers in the statement."""
    relation = relation_of(statement, "<>")
    lemmas, scene = lemmas_of(relation, setting, domain, facts)
    for variable in inductive(relation, domain):
        for known in dict.fromkeys((facts, (*facts, *lemmas))):
            for logs in (False, True):
                for factor in [ONE] if logs else _factors(relation, variable, scene):
                    look()
                    try:
                        return telescoping(relation, variable, factor, setting, domain, known, logs)
                    except Unproved:
                        continue
    raise Unproved("no telescoping")


def _factors(relation: Relation, variable: str, scene: Scene) -> list[Term]:
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
    bodies = [node.body for node in walk(relation) if isinstance(node, Expectation | Variance) and not node.given]
    exponents = [node.exponent for node in walk(relation) if isinstance(node, Power) and node.exponent != number(1)]
    powers = [e for e in exponents if isinstance(e, Number)]
    inverses = [Number(1 / e.value) for e in powers if e.value]
    tries = [("variance", ONE), ("log", ONE), *(("power", p) for p in dict.fromkeys((*exponents, *inverses)))]
    roots = [body.base for body in bodies if isinstance(body, Power)]
    for body in dict.fromkeys((*bodies, *roots)):
        for kind, p in tries:
            look()
            try:
                return jensen(relation, kind, body, p, setting, domain, facts)
            except Unproved:
                continue
    raise Unproved("not Jensen's inequality")
