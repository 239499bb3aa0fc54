"""The rules for limits: of solutions of stable recurrences, and of forms by what they do at the end."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction

from modelcollapse.checking.domain import INTEGER, Domain, Range
from modelcollapse.checking.kernel.build import ONE, ZERO, minus, over, plus, times
from modelcollapse.checking.kernel.growth import limit_of
from modelcollapse.checking.kernel.reduction import Reduction
from modelcollapse.checking.kernel.rules import Operator, applied, composed, difference_of, shifted
from modelcollapse.checking.kernel.scene import Scene, scene_of
from modelcollapse.checking.kernel.shown import check_defined, is_shown, needed
from modelcollapse.checking.kernel.theorem import Theorem, Unproved, concluded
from modelcollapse.checking.kernel.units import in_standard_units
from modelcollapse.checking.setting import Setting
from modelcollapse.checking.terms import (
    FLIPPED,
    INFINITY,
    Asymptotic,
    Limit,
    Number,
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


def limit_parts(statement: Statement) -> tuple[str, Term, Term, Term]:
    """Variable, where it goes, body and value of a statement that body tends to value."""
    variable, target, body, value = _parts_of_limit(statement)
    if is_random(body) or is_random(value) or variable in free_symbols(value):
        raise Unproved("not a limit of numbers")
    return variable, target, body, value


def late(scene: Scene, variable: str, low: int = EVENTUALLY) -> Reduction:
    """The reduction where the variable is >= low, an integer unless it is known to be none."""
    there = scene.reduction.domain.get(variable)
    if there is not None and there.high is not None:
        raise Unproved("what is bounded does not go to infinity")
    integer = INTEGER if there is None else there.integer
    return scene.at({**scene.reduction.domain, variable: Range(integer, Fraction(low))})


def towards(scene: Scene, variable: str, target: Term, low: int) -> Reduction:
    """The reduction on the way to the end: from low on, or on the domain without a number at which it ends."""
    there = scene.reduction.domain.get(variable)
    if not isinstance(target, Number):
        return late(scene, variable, low)
    if there is None:
        raise Unproved("a symbol of which nothing is known")
    low_strict, high_strict = (end == target.value for end in (there.low, there.high))
    rest = replace(there, low_strict=there.low_strict or low_strict, high_strict=there.high_strict or high_strict)
    return scene.at({**scene.reduction.domain, variable: rest})


def limit_of_recurrence(
    statement: Statement, killed: tuple[Operator, ...], stable: tuple[Operator, ...], setting: Setting,
    domain: Domain, facts: tuple[Theorem, ...] = (),
) -> Theorem:  # fmt: skip
    """body -> value: D = body - value obeys P Q D = 0 and Q D = 0 at the first times, so Q D = 0; and Q is stable.

    S - c is stable for |c| < 1, S^2 + b S + a where 1 + b + a, 1 - b + a and 1 - a are > 0 (Jury 1964).
    """
    scene = scene_of(statement, setting, domain, facts)
    variable, target, body, value = limit_parts(scene.statement)
    difference = minus(body, value)
    offset = scene.reduction.origins.get(((variable, Fraction(1)),), Fraction(0))
    first = max(0, scene.reduction.fit.start - int(offset))
    there = scene.reduction.domain.get(variable)
    if target != INFINITY or variable in scene.reduction.fit.symbols or (there is not None and not there.integer):
        raise Unproved("not a limit in the number of fits")
    later = late(scene, variable, first)
    check_defined(value, scene.reduction)
    check_defined(body, later)
    inner = composed(stable, variable)
    needed("=", applied(composed((*killed, *stable), variable), difference, variable, later), later)
    for t in range(first, first + sum(map(len, killed))):
        # The number first: an equation that holds later must not be used for it.
        shifts = (times(c, shifted(difference, variable, j)) for j, c in enumerate((*inner, ONE)))
        needed("=", substituted(plus(*shifts), {variable: number(t)}), scene.at(scene.reduction.domain, {}))
    if not all(is_stable(operator, variable, scene.reduction) for operator in stable):
        raise Unproved("not a stable recurrence")
    where, levels = scene.reduction.domain, scene.reduction.levels
    return concluded(statement, where, setting, "limit of a stable recurrence", facts, levels)


def is_stable(operator: Operator, variable: str, reduction: Reduction) -> bool:
    """Whether the operator, of order 1 or 2 with constant coefficients, is shown to be stable."""
    if any(variable in free_symbols(c) for c in operator) or len(operator) not in (1, 2):
        return False
    a, b = (operator[0], None) if len(operator) == 1 else operator
    if b is None:
        conditions = [plus(ONE, a), minus(ONE, a)]
    else:
        conditions = [plus(ONE, b, a), plus(ONE, times(number(-1), b), a), minus(ONE, a)]
    return all(is_shown(">", condition, reduction) for condition in conditions)


def limit_of_form(
    statement: Statement, form: Term, setting: Setting, domain: Domain, facts: tuple[Theorem, ...] = (),
    low: int = EVENTUALLY,
) -> Theorem:  # fmt: skip
    """body -> value: body = form towards the end (from low on, at infinity), and the germ of the form has the limit."""
    scene = scene_of(statement, setting, domain, facts)
    variable, target, body, value = limit_parts(scene.statement)
    later = towards(scene, variable, target, low)
    infinite = value in (INFINITY, minus(ZERO, INFINITY))
    if not infinite:
        check_defined(value, scene.reduction)
    check_defined(body, later)
    check_defined(form, later)
    equal = Relation("=", body, form)
    if form != body and not any(fact.statement == equal and scene.covered_by(fact) for fact in facts):
        needed("=", minus(body, form), later)
    reached = limit_of(later.term(form), variable, target, scene.reduction)
    if infinite:
        reached, value = (ONE if reached == value else ZERO), ONE
    check_defined(reached, scene.reduction)
    needed("=", minus(reached, value), scene.reduction)
    where, levels = scene.reduction.domain, scene.reduction.levels
    return concluded(statement, where, setting, "limit by expansion", facts, levels)


def compared_limit(relation: Relation, limit: Theorem, setting: Setting, domain: Domain) -> Theorem:
    """lim body op value, where the limit is a theorem."""
    scene, known = scene_of(relation, setting, domain), in_standard_units(limit.statement)
    if not isinstance(known, Relation) or known.op != "=" or not scene.covered_by(limit):
        raise Unproved("not a theorem about this limit")
    left, right = scene.statement.left, scene.statement.right
    for op, side, other in ((relation.op, left, right), (FLIPPED[relation.op], right, left)):
        if isinstance(side, Limit) and side == known.left:
            check_defined(Relation("=", known.right, other), scene.reduction)
            sign, difference = difference_of(Relation(op, known.right, other))
            needed(sign, difference, scene.reduction)
            where, levels = scene.reduction.domain, scene.reduction.levels
            return concluded(relation, where, setting, "comparison of a limit", (limit,), levels)
    raise Unproved("not a theorem about this limit")
