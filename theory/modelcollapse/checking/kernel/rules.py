"""The rules for relations: algebra, induction by a recurrence, telescoping; each matches the relation it concludes."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction
from typing import Any

from modelcollapse.checking.domain import INTEGER, Domain, Range
from modelcollapse.checking.kernel.build import ONE, ZERO, minus, plus, times
from modelcollapse.checking.kernel.build import difference_of as difference_of
from modelcollapse.checking.kernel.instances import of_chance
from modelcollapse.checking.kernel.reduction import Reduction
from modelcollapse.checking.kernel.scene import Scene, scene_of
from modelcollapse.checking.kernel.shown import check_defined, needed, surely
from modelcollapse.checking.kernel.theorem import Theorem, Unproved, concluded
from modelcollapse.checking.kernel.units import in_standard_units
from modelcollapse.checking.setting import Setting
from modelcollapse.checking.terms import INFINITY, Apply, Relation, Symbol, Term, is_random, number, substituted, walk

Operator = tuple[Term, ...]
"""c_0 + c_1 S + ... + S^m, S the shift of t by one; the c_j may depend on t. The last entry, 1, is left out."""
MOST_STEPS = 14


Weighed = tuple[tuple[Term, Theorem], ...]
"""Inequalities that are theorems, each with what it is multiplied by, which is >= 0."""


def algebra(
    relation: Relation, setting: Setting, domain: Domain, facts: tuple[Theorem, ...] = (), using: Weighed = ()
) -> Theorem:
    """left op right, where the difference, its means reduced and rewritten by `facts`, has the sign asked for.

    It may be that of a combination of inequalities, or what exceeds one.
    """
    scene = scene_of(relation, setting, domain, facts)
    if relation.op == "<" and relation.right == INFINITY:
        # A mean that can be reduced to means that are shown to be finite is finite.
        check_defined(scene.statement.left, scene.reduction)
        scene.reduction.mean(scene.statement.left)
        return concluded(relation, scene.reduction.domain, setting, "finiteness", facts, scene.reduction.levels)
    check_defined(scene.statement, scene.reduction)
    op, difference = beyond(scene, *difference_of(scene.statement), using)
    shown = surely if is_random(scene.statement) and op in (">", ">=") else needed
    shown(op, difference, scene.reduction)
    premises, rule = (*facts, *(theorem for _, theorem in using)), using[0][1].rule if using else "algebra"
    return concluded(relation, scene.reduction.domain, setting, rule, premises, scene.reduction.levels)


def beyond(scene: Scene, op: str, difference: Term, using: Weighed) -> tuple[str, Term]:
    """What is left to be shown of `difference` op 0 beyond multiples of what theorems say is >= 0, or is 0."""
    for weight, theorem in using:
        known = in_standard_units(theorem.statement)
        if is_random(known) or INFINITY in walk(known) or not scene.covered_by(theorem):
            raise Unproved("not an inequality between numbers for the whole domain")
        theirs, gap = difference_of(known)
        if theirs != "=" and not {op, theirs} <= {">", ">="}:
            raise Unproved("an equation does not follow from inequalities")
        check_defined(plus(gap, weight), scene.reduction)
        strict = theirs == op == ">"
        if theirs != "=":
            needed(">" if strict else ">=", weight, scene.reduction)
        op, difference = ">=" if strict else op, minus(difference, times(weight, gap))
    return op, difference


def induction(
    relation: Relation,
    variable: str,
    operators: tuple[Operator, ...],
    setting: Setting,
    domain: Domain,
    facts: tuple[Theorem, ...] = (),
) -> Theorem:
    """left = right for all t: D = left - right obeys a linear recurrence of order m and is 0 at its first m times."""
    if relation.op != "=":
        raise Unproved("an induction for equations concludes no inequality")
    scene = scene_of(relation, setting, domain, facts)
    first, late = start_of(scene, variable)
    total = composed(operators, variable)
    difference = minus(scene.statement.left, scene.statement.right)
    if len(total) + late - first > MOST_STEPS:
        raise Unproved("too many steps")
    for t in range(first, late + len(total)):
        at_t = substituted(scene.statement, {variable: number(t)})
        check_defined(at_t, scene.reduction)
        needed("=", minus(at_t.left, at_t.right), scene.reduction)
    later = scene.at(from_low(scene.reduction.domain, variable, late))
    check_defined(scene.statement, later)
    needed("=", applied(total, difference, variable, later), later)
    name, note = f"induction on {variable}", f"order {len(total)}"
    return concluded(relation, scene.reduction.domain, setting, name, facts, scene.reduction.levels, note)


def start_of(scene: Scene, variable: str) -> tuple[int, int]:
    """The first t of the domain, and the first from which the law of a fit holds at the earliest time spoken of."""
    there = scene.reduction.domain.get(variable)
    if variable in scene.reduction.fit.symbols and of_chance(scene.statement):
        raise Unproved("an induction on a parameter of the loop")
    if there is None or not there.integer or there.first is None:
        raise Unproved("induction needs an integer with a lower end")
    first = there.first
    offset = scene.reduction.origins.get(((variable, Fraction(1)),))
    return first, first if offset is None else max(first, scene.reduction.fit.start - int(offset))


def from_low(domain: Domain, variable: str, low: int) -> Domain:
    """The domain with the variable an integer >= low."""
    return {**domain, variable: Range(INTEGER, Fraction(low))}


def composed(operators: tuple[Operator, ...], variable: str) -> Operator:
    """The product of the operators, the last one applied first."""
    total: list[Term] = [ONE]
    for operator in reversed(operators):
        # (sum_i a_i(t) S^i)(sum_j b_j(t) S^j) = sum_ij a_i(t) b_j(t+i) S^(i+j)
        outer: tuple[Term, ...] = (*operator, ONE)
        product: list[Term] = [ZERO] * (len(operator) + len(total))
        for i, a in enumerate(outer):
            for j, b in enumerate(total):
                product[i + j] = plus(product[i + j], times(a, shifted(b, variable, i)))
        total = product
    return tuple(total[:-1])


def shifted(term: Any, variable: str, by: int) -> Any:
    """The term at t + by."""
    return substituted(term, {variable: plus(Symbol(variable), number(by))}) if by else term


def applied(operator: Operator, term: Term, variable: str, reduction: Reduction) -> Term:
    """The operator on a term in t, its means reduced."""
    shifts = (times(c, reduction.term(shifted(term, variable, j))) for j, c in enumerate((*operator, ONE)))
    return plus(*shifts)


def telescoping(
    relation: Relation,
    variable: str,
    factor: Term,
    setting: Setting,
    domain: Domain,
    facts: tuple[Theorem, ...] = (),
    logs: bool = False,
    using: Weighed = (),
) -> Theorem:
    """left < or <= right for all t: D = right - left has the sign at the first t, and D(t+1) >= factor D(t).

    That may be by a combination of inequalities. The factor is >= 0. A strict inequality needs D > 0 at the first t
    and a factor > 0. With `logs` D is log right - log left, of sides that are shown to be positive.
    """
    scene = scene_of(relation, setting, domain, facts)
    op, difference = difference_of(scene.statement)
    if op not in (">", ">=") or is_random(scene.statement):
        raise Unproved("telescoping concludes inequalities between numbers")
    first, late = start_of(scene, variable)
    if logs:
        sides = scene.statement.right, scene.statement.left
        higher, lower = sides if relation.op.startswith("<") else sides[::-1]
        for side in sides:
            needed(">", side, scene.reduction)
        difference = minus(Apply("log", (higher,)), Apply("log", (lower,)))
    for t in range(first, late + 1):
        at_t = substituted(difference, {variable: number(t)})
        check_defined(substituted(scene.statement, {variable: number(t)}), scene.reduction)
        needed(op, at_t, scene.reduction)
    later = scene.at(from_low(scene.reduction.domain, variable, late))
    check_defined(scene.statement, later)
    needed(op, factor, later)
    step = applied((times(number(-1), factor),), difference, variable, later)
    _, step = beyond(replace(scene, reduction=later), ">=", step, using)
    needed(">=", step, later)
    premises = (*facts, *(theorem for _, theorem in using))
    name = f"telescoping in {variable}"
    return concluded(relation, scene.reduction.domain, setting, name, premises, scene.reduction.levels)
