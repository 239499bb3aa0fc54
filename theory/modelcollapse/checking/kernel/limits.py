"""The rules for limits in t: of solutions of stable recurrences, and of forms by continuity."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction

from modelcollapse.checking.domain import INTEGER, Domain, Range
from modelcollapse.checking.kernel.build import ONE, ZERO, minus, over, plus, times
from modelcollapse.checking.kernel.growth import grows, limit_of
from modelcollapse.checking.kernel.reduction import Reduction
from modelcollapse.checking.kernel.rules import Operator, applied, composed, difference_of
from modelcollapse.checking.kernel.scene import Scene, scene_of
from modelcollapse.checking.kernel.shown import check_defined, needed
from modelcollapse.checking.kernel.theorem import PROVED, Theorem, Unproved, concluded, weakest_of
from modelcollapse.checking.kernel.units import in_standard_units
from modelcollapse.checking.setting import Setting
from modelcollapse.checking.terms import (
    INFINITY,
    Asymptotic,
    Limit,
    Relation,
    Series,
    Statement,
    Symbol,
    Tends,
    Term,
    free_symbols,
    is_random,
    number,
    substituted,
)  # fmt: skip

MANY, EVENTUALLY = "~m", 3
"""A limit asks nothing of smaller numbers."""


def _parts_of_limit(statement: Statement) -> tuple[str, Term, Term, Term]:
    match statement:
        case Relation("=", Series(high=high) as series, value) if high == INFINITY:
            return MANY, INFINITY, replace(series, high=Symbol(MANY)), value
        case Relation("=", Limit(variable, target, body), value):
            return variable, target, body, value
        case Asymptotic(left, right, variable, target):
            return variable, target, over(left, right), ONE
        case Tends(left, right, variable, target, ""):
            return variable, target, left, right
    raise Unproved("not a limit of numbers")


def limit_parts(statement: Statement) -> tuple[str, Term, Term]:
    """Variable, body and value of a statement that body tends to value as an integer tends to infinity."""
    variable, target, body, value = _parts_of_limit(statement)
    if target != INFINITY or is_random(body) or is_random(value) or variable in free_symbols(value):
        raise Unproved("not a limit of numbers at infinity")
    return variable, body, value


def late(scene: Scene, variable: str, low: int = EVENTUALLY) -> Reduction:
    """The reduction where the variable is >= low, an integer unless it is known to be none."""
    there = scene.reduction.domain.get(variable)
    integer = INTEGER if there is None else there.integer
    return scene.at({**scene.reduction.domain, variable: Range(integer, Fraction(low))})


def limit_of_recurrence(
    statement: Statement, killed: tuple[Operator, ...], stable: tuple[Operator, ...], setting: Setting,
    domain: Domain, facts: tuple[Theorem, ...] = (),
) -> Theorem:  # fmt: skip
    """body -> value: D = body - value obeys P Q D = 0 and Q D = 0 at the first times, so Q D = 0; and Q is stable.

    S - c is stable for |c| < 1, S^2 + b S + a where 1 + b + a, 1 - b + a and 1 - a are > 0 (Jury 1964).
    """
    scene = scene_of(statement, setting, domain, facts)
    variable, body, value = limit_parts(scene.statement)
    difference = minus(body, value)
    offset = scene.reduction.origins.get(((variable, Fraction(1)),), Fraction(0))
    first = max(0, scene.reduction.fit.start - int(offset))
    there = scene.reduction.domain.get(variable)
    if variable in scene.reduction.fit.symbols or (there is not None and not there.integer):
        raise Unproved("not a limit in the number of fits")
    later = late(scene, variable, first)
    check_defined(value, scene.reduction)
    check_defined(body, later)
    inner = composed(stable, variable)
    needed("=", applied(composed((*killed, *stable), variable), difference, variable, later), later)
    for t in range(first, first + sum(map(len, killed))):
        at_t = applied(inner, difference, variable, scene.at(scene.reduction.domain, {}))
        needed("=", substituted(at_t, {variable: number(t)}), scene.reduction)
    levels = [_stable(operator, variable, scene.reduction) for operator in stable]
    level = weakest_of(PROVED, *levels)
    return concluded(statement, scene.reduction.domain, setting, "limit of a stable recurrence", facts, level)


def is_stable(operator: Operator, variable: str, reduction: Reduction) -> bool:
    """Whether the operator is shown to be stable."""
    try:
        return bool(_stable(operator, variable, reduction))
    except Unproved:
        return False


def _stable(operator: Operator, variable: str, reduction: Reduction) -> str:
    if any(variable in free_symbols(c) for c in operator) or len(operator) not in (1, 2):
        raise Unproved("not a recurrence of order 1 or 2 with constant coefficients")
    a, b = (operator[0], None) if len(operator) == 1 else operator
    if b is None:
        conditions = [plus(ONE, a), minus(ONE, a)]
    else:
        conditions = [plus(ONE, b, a), plus(ONE, times(number(-1), b), a), minus(ONE, a)]
    return weakest_of(*(needed(">", condition, reduction) for condition in conditions))


def limit_of_form(
    statement: Statement, form: Term, setting: Setting, domain: Domain, facts: tuple[Theorem, ...] = (),
    limits: tuple[Theorem, ...] = (),
) -> Theorem:  # fmt: skip
    """body -> value: body = form for late t, and the form tends to value by continuity and by known limits.

    q^(ct+d) -> 0 for |q| < 1 and c > 0, times any power of t; t^-k -> 0; what is free of t stays.
    """
    scene = scene_of(statement, setting, domain, facts)
    variable, body, value = limit_parts(scene.statement)
    later = late(scene, variable)
    if value not in (INFINITY, minus(ZERO, INFINITY)):
        check_defined(value, scene.reduction)
    check_defined(body, later)
    check_defined(form, later)
    equal = Relation("=", body, form)
    if not any(fact.statement == equal and scene.covered_by(fact) for fact in facts):
        needed("=", minus(body, form), later)
    known = {}
    for theorem in limits:
        its, inner, end = limit_parts(scene_of(theorem.statement, theorem.setting, theorem.domain).statement)
        if scene.covered_by(theorem):
            known[substituted(inner, {its: Symbol(variable)})] = end
    levels: list[str] = []
    if value in (INFINITY, minus(ZERO, INFINITY)):
        signed = form if value == INFINITY else times(number(-1), form)
        if not grows(later.term(signed), variable, scene.reduction, levels):
            raise Unproved("not shown to tend to infinity")
    else:
        reached = limit_of(later.term(form), variable, scene.reduction, known, levels)
        levels.append(needed("=", minus(reached, value), scene.reduction))
    where, level = scene.reduction.domain, weakest_of(PROVED, *levels)
    return concluded(statement, where, setting, "limit by continuity", (*facts, *limits), level)


def compared_limit(relation: Relation, limit: Theorem, setting: Setting, domain: Domain) -> Theorem:
    """lim body op value, where the limit is a theorem."""
    scene, known = scene_of(relation, setting, domain), in_standard_units(limit.statement)
    if not isinstance(known, Relation) or known.op != "=" or not scene.covered_by(limit):
        raise Unproved("not a theorem about this limit")
    turned = {"<": ">", ">": "<", "<=": ">=", ">=": "<="}.get(relation.op, relation.op)
    left, right = scene.statement.left, scene.statement.right
    for op, side, other in ((relation.op, left, right), (turned, right, left)):
        if isinstance(side, Limit) and side == known.left:
            check_defined(Relation("=", known.right, other), scene.reduction)
            sign, difference = difference_of(Relation(op, known.right, other))
            level = needed(sign, difference, scene.reduction)
            where = scene.reduction.domain
            return concluded(relation, where, setting, "comparison of a limit", (limit,), level)
    raise Unproved("not a theorem about this limit")
