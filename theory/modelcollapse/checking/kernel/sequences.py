"""The rules of monotone sequences and of squeezing: what rises to its limit stays below it, what is bounded has one.

Of a sum or product without end the partial ones, to m, are the sequence.
"""

from __future__ import annotations

from dataclasses import replace

from modelcollapse.checking.domain import Domain, Range
from modelcollapse.checking.kernel.build import difference_of, minus
from modelcollapse.checking.kernel.growth import BELOW, limit_of
from modelcollapse.checking.kernel.limits import MANY, late, limit_parts
from modelcollapse.checking.kernel.rules import shifted
from modelcollapse.checking.kernel.scene import Scene, scene_of
from modelcollapse.checking.kernel.shown import check_defined, needed
from modelcollapse.checking.kernel.theorem import Theorem, Unproved, concluded
from modelcollapse.checking.kernel.units import in_standard_units
from modelcollapse.checking.setting import Setting
from modelcollapse.checking.terms import (
    FLIPPED,
    INFINITY,
    Limit,
    Relation,
    Series,
    Statement,
    Symbol,
    Term,
    free_symbols,
    is_random,
    number,
    substituted,
)  # fmt: skip


def _numbers(theorem: Theorem) -> Relation:
    """What a theorem says, a relation between numbers in standard units."""
    known = theorem.statement
    if not isinstance(known, Relation) or is_random(known) or known != in_standard_units(known):
        raise Unproved("not a relation between numbers in standard units")
    return known


def _step(theorem: Theorem, variable: str) -> tuple[str, Term]:
    """op and f of a theorem f(m) op f(m+1), an inequality, for all m from some integer on."""
    step = _numbers(theorem)
    if step.op[0] not in "<>" or step.right != shifted(step.left, variable, 1):
        raise Unproved("not a step by one")
    _range_from(theorem, variable)
    return step.op, step.left


def _range_from(theorem: Theorem, variable: str) -> Range:
    there = theorem.domain.get(variable)
    if there is None or not there.integer or there.low is None or there.high is not None:
        raise Unproved("not from an integer on")
    return there


def before_limit(step: Theorem, limit: Theorem) -> Theorem:
    """f(t) op lim f for all t, where f(t) op f(t+1) for all t and the limit is a number."""
    known = _numbers(limit)
    if known.op != "=" or not isinstance(known.left, Limit) or known.left.target != INFINITY:
        raise Unproved("not a limit at infinity")
    variable, value = known.left.variable, known.right
    op, body = _step(step, variable)
    found = Relation(op, body, value)
    scene = scene_of(found, step.setting, step.domain)
    if body != known.left.body or variable in free_symbols(value) or not scene.covered_by(limit):
        raise Unproved("not the limit of this sequence on this domain")
    check_defined(value, scene.reduction)
    where, levels = scene.reduction.domain, scene.reduction.levels
    return concluded(found, where, step.setting, "monotone to its limit", (step, limit), levels)


def bounded(relation: Relation, step: Theorem, bound: Theorem, at: int, setting: Setting, domain: Domain) -> Theorem:
    """I op value, for a sum or product I without end whose partial ones are monotone and bounded by a number c.

    I is then between them and c; the partial one to `at` is compared with the value, or c is.
    """
    scene, end = scene_of(relation, setting, domain), _numbers(bound)
    stated = relation if isinstance(relation.left, Series) else Relation(
        FLIPPED[relation.op], relation.right, relation.left
    )  # fmt: skip
    (op, partial), there = _step(step, MANY), _range_from(bound, MANY)
    if scene.statement != relation or stated.op[0] not in "<>" or is_random(relation):
        raise Unproved("not an inequality in standard units")
    if partial != _partial(stated.left) or end.left != partial or end.op[0] != op[0] or MANY in free_symbols(end.right):
        raise Unproved("not a bound of its partial sums or products")
    later = _from(scene, there)
    if not later.covered_by(step) or not later.covered_by(bound) or not there.contains(number(at).value):
        raise Unproved("not on the whole domain")
    check_defined(end.right, scene.reduction)
    if not stated.op == op[0] == "<" or stated.right != INFINITY:
        check_defined(stated.right, scene.reduction)
        side, needs = end.right, stated.op
        if stated.op[0] != op[0]:
            # What goes on strictly is beyond each of its terms, strictly.
            side, needs = substituted(partial, {MANY: number(at)}), stated.op if "=" in op else f"{stated.op[0]}="
        check_defined(side, scene.reduction)
        needed(*difference_of(Relation(needs, side, stated.right)), scene.reduction)
    where, levels = scene.reduction.domain, scene.reduction.levels
    return concluded(relation, where, setting, "bounded and monotone", (step, bound), levels)


def _partial(series: Term) -> Term | None:
    if not isinstance(series, Series) or series.high != INFINITY:
        return None
    return replace(series, high=Symbol(MANY))


def _from(scene: Scene, there: Range) -> Scene:
    return replace(scene, reduction=scene.at({**scene.reduction.domain, MANY: there}))


def squeezed(statement: Statement, bounds: tuple[Theorem, ...], setting: Setting, domain: Domain) -> Theorem:
    """body -> value, by theorems body >= f and body <= g, f and g -> value; where that is infinity, one is enough."""
    scene = scene_of(statement, setting, domain)
    variable, target, body, value = limit_parts(scene.statement)
    if target != INFINITY or scene.statement != statement:
        raise Unproved("not a limit at infinity in standard units")
    infinite = value in (INFINITY, BELOW)
    if not infinite:
        check_defined(value, scene.reduction)
    later = replace(scene, reduction=late(scene, variable))
    signs = set()
    for bound in bounds:
        known = _numbers(bound)
        if known.left != body or not later.covered_by(bound):
            raise Unproved("not a bound of what has the limit")
        reached = limit_of(later.reduction.term(known.right), variable, target, scene.reduction)
        if not infinite:
            check_defined(reached, scene.reduction)
            needed("=", minus(reached, value), scene.reduction)
        elif reached != value:
            raise Unproved("a bound with another limit")
        signs |= {known.op[0]}
    if not signs >= ({">"} if value == INFINITY else {"<"} if value == BELOW else {"<", ">"}):
        raise Unproved("not bounded on the sides that count")
    return concluded(statement, scene.reduction.domain, setting, "squeezed", bounds, scene.reduction.levels)
