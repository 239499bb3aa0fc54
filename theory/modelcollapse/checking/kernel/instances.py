"""The rules of instances and of equals: terms put for the letters of a theorem about numbers, and values for terms."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from modelcollapse.checking.domain import Domain, Range
from modelcollapse.checking.kernel.build import minus
from modelcollapse.checking.kernel.scene import scene_of
from modelcollapse.checking.kernel.shown import check_defined, is_whole, needed
from modelcollapse.checking.kernel.theorem import Theorem, Unproved, concluded
from modelcollapse.checking.kernel.units import MU, SIGMA, in_standard_units
from modelcollapse.checking.setting import Setting
from modelcollapse.checking.terms import (
    INFINITY,
    CollapseTime,
    Covariance,
    Expectation,
    Fresh,
    Model,
    Node,
    Number,
    Probability,
    Process,
    Relation,
    Symbol,
    Term,
    Variance,
    bound_symbols,
    free_symbols,
    is_random,
    rebuilt,
    substituted,
    walk,
)

CHANCE = CollapseTime | Covariance | Expectation | Fresh | Model | Probability | Process | Variance


def of_chance(node: Node) -> bool:
    """Whether the statement speaks of the model: then its parameters are the loop's, else they are only letters."""
    return any(isinstance(part, CHANCE) for part in walk(node))


def instance(theorem: Theorem, values: Mapping[str, Term], setting: Setting, domain: Domain) -> Theorem:
    """A theorem about numbers, with a term that lies in its range for every letter."""
    statement = theorem.statement
    letters = {name: values.get(name, Symbol(name)) for name in free_symbols(statement)}
    if of_chance(statement) or bound_symbols(statement) & frozenset().union(*map(free_symbols, letters.values())):
        raise Unproved("not a theorem about numbers, or a letter that it binds")
    found = substituted(statement, letters)
    reduction = scene_of(found, setting, domain).reduction
    for name, value in letters.items():
        if is_random(value):
            raise Unproved("a random term for a number")
        check_defined(value, reduction)
        _within(value, theorem.domain[name], reduction)
    return concluded(found, reduction.domain, setting, "instance", (theorem,), reduction.levels)


def _within(value: Term, there: Range, reduction: Any) -> None:
    if there.integer and not is_whole(value, reduction.domain):
        raise Unproved("no integer")
    if there.low is not None:
        needed(">" if there.low_strict else ">=", minus(value, Number(there.low)), reduction)
    if there.high is not None:
        needed(">" if there.high_strict else ">=", minus(Number(there.high), value), reduction)


def equals(
    relation: Relation, equations: tuple[Theorem, ...], theorem: Theorem, setting: Setting, domain: Domain
) -> Theorem:
    """A relation that is a theorem once the left sides of equations are replaced by their right sides, one by one."""
    scene, changed = scene_of(relation, setting, domain), relation
    standard = (in_standard_units(one.statement) for one in (*equations, theorem))
    if {MU, SIGMA} & {node for one in (scene.statement, *standard) for node in walk(one)}:
        raise Unproved("in units of which one statement speaks and another does not")
    for equation in equations:
        known = equation.statement
        if not isinstance(known, Relation) or known.op != "=" or is_random(known) or INFINITY in walk(known.right):
            raise Unproved("not an equation between numbers")
        if bound_symbols(changed) & free_symbols(known):
            raise Unproved("a letter that is bound")
        changed = put(changed, known.left, known.right)
    if changed != theorem.statement or not all(scene.covered_by(one) for one in (*equations, theorem)):
        raise Unproved("not the theorem after these equations")
    return concluded(relation, scene.reduction.domain, setting, theorem.rule, (theorem, *equations), ())


def put(node: Any, old: Term, new: Term) -> Any:
    """The node with one term in place of another, wherever it stands."""
    return new if node == old else rebuilt(node, lambda part: put(part, old, new))
