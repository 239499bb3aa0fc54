"""Closed forms of the moments that a statement speaks of, proposed by the symbolic engine and proved as lemmas."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import replace
from fractions import Fraction
from functools import lru_cache

from modelcollapse.checking import algebra
from modelcollapse.checking.domain import INTEGER, Domain, Range
from modelcollapse.checking.kernel import Theorem, Unproved
from modelcollapse.checking.kernel.build import ONE, ZERO, Linear, constant, minus, power, times
from modelcollapse.checking.kernel.fit import Fit, State
from modelcollapse.checking.kernel.reduction import Reduction
from modelcollapse.checking.kernel.scene import Scene, scene_of
from modelcollapse.checking.proof.clock import look
from modelcollapse.checking.proof.equations import Facts, body_of, by_induction, is_odd, relation_of, setting_like
from modelcollapse.checking.proof.fewest import atoms_of, moving_state
from modelcollapse.checking.proof.operators import closure
from modelcollapse.checking.proof.sympy_terms import from_sympy
from modelcollapse.checking.setting import Setting
from modelcollapse.checking.terms import (
    Expectation,
    Node,
    Relation,
    Series,
    Statement,
    Symbol,
    Term,
    free_symbols,
    substituted,
    walk,
)  # fmt: skip
from modelcollapse.errors import BadInput
from modelcollapse.symbolic.derivation import derive_moment
from modelcollapse.symbolic.recurrences.closed_form import ClosedForm, written_out

T = Symbol("t")


def closed_forms(nodes: tuple[Node, ...], variable: str, setting: Setting, domain: Domain, scene: Scene) -> Facts:
    """Theorems E[monomial of model t] = f(t) for the moments in these reduced terms, as far as they are proved."""
    indices = [part.index for node in nodes for part in walk(node) if isinstance(part, Series)]
    letters = [name for name in sorted(frozenset().union(*map(free_symbols, nodes))) if name in scene.reduction.domain]
    inside = {name: Range(INTEGER, Fraction(0)) for name in indices}
    wide = replace(scene.reduction, domain={**inside, **scene.reduction.domain})
    atoms = [atom for node in nodes for atom in atoms_of(node)]
    states = [
        moving_state(atom, name, wide) for name in dict.fromkeys((variable, *indices, *letters)) for atom in atoms
    ]
    found: list[Theorem] = []
    for state in dict.fromkeys(states):
        look()
        if state:
            found += lemma(state, setting_like(setting, scene), domain, scene.reduction)
    return tuple(found)


def lemma(state: State, setting: Setting, domain: Domain, reduction: Reduction) -> list[Theorem]:
    """E[state] = its closed form, proved by induction; nothing where there is none or it is not proved."""
    body = body_of(state)
    if body is None:
        return []
    grows = bool(reduction.fit.start)
    for propose in (conserved, proposed) if grows else (proposed, conserved):
        with suppress(Unproved):
            first, value = propose(state, reduction)
            relation = Relation("=", Expectation(body), value)
            return [by_induction(relation, setting, {**domain, "t": Range(INTEGER, Fraction(first))})]
    return []


def conserved(state: State, reduction: Reduction) -> tuple[int, Term]:
    """E mu_t^2 = 1 - E sigma_t^2, the conservation of the loops that it holds for."""
    if state != (("mean", constant(2)),):
        raise Unproved("not the wander")
    first, value = proposed((("variance", constant(1)),), reduction)
    return first, minus(ONE, value)


def proposed(state: State, reduction: Reduction) -> tuple[int, Term]:
    """The first t from which the proposal holds, and the proposal."""
    powers = dict(state)
    if is_odd(state):
        return 0, ZERO
    if reduction.fit.ratio is not None and set(powers) == {"variance"}:
        return 0, power(reduction.fit.image(state, reduction.positive)[state], T)
    if reduction.fit.ratio is not None and set(powers) == {"log"}:
        images = closure([state], reduction)
        one = next(s for s in images if dict(s).get("log") is not None and dict(s)["log"].constant == 1)
        drift = images[one][()]
        if powers["log"].constant == 1:
            return 0, times(T, drift)
        raise Unproved("left to induction")
    image = closure([state], reduction)[state]
    if set(image) == {state} and "t" in free_symbols(image[state]):
        # x(t+1) = c(t) x(t): the product of the c, from the first fit on
        factor = substituted(image[state], {"t": minus(Symbol("k"), ONE)})
        there = {**reduction.domain, "k": Range(INTEGER, Fraction(1))}
        return 0, Series("product", "k", ONE, T, algebra.canonical(factor, there))
    return _derived(reduction.fit, state)


def limit_of_state(state: State, reduction: Reduction) -> Term:
    """What E[state] may tend to, by the symbolic engine. Raises Unproved where it says nothing."""
    limit = _form(reduction.fit, state).limit
    if limit is None or not limit.is_finite:
        raise Unproved("no finite limit")
    return from_sympy(limit)


def by_joint_moments(statement: Statement, setting: Setting, domain: Domain, facts: Facts) -> Theorem:
    """Induction on a gap between two times, with closed forms of the moments at one time as lemmas."""
    relation = relation_of(statement, "=")
    scene = scene_of(relation, setting, domain, facts)
    states: list[State] = []
    for side in (scene.statement.left, scene.statement.right):
        for atom in atoms_of(scene.reduction.term(side)):
            ((monomial, _),) = scene.reduction.expanded(atom.body).items()
            merged: dict[str, Linear] = {}
            for name, _, exponent in monomial:
                merged[str(name)] = merged.get(str(name), constant(0)).added(exponent)
            states.append(tuple(sorted(merged.items())))
    free = setting_like(setting, scene)
    lemmas = [one for state in dict.fromkeys(states) for one in lemma(state, free, domain, scene.reduction)]
    return by_induction(relation, setting, domain, (*facts, *lemmas))


def _derived(fit: Fit, state: State) -> tuple[int, Term]:
    form = _form(fit, state)
    if form.expression is None:
        raise Unproved("no closed form")
    return form.from_t, from_sympy(written_out(form, form.expression))


@lru_cache(maxsize=128)
def _form(fit: Fit, state: State) -> ClosedForm:
    if any(exponent.whole is None for _, exponent in state) or "log" in dict(state):
        raise Unproved("no closed form")
    try:
        return derive_moment(fit.moments.loop, fit.moments.estimator, {n: int(e.constant) for n, e in state}).form
    except BadInput as error:
        raise Unproved(str(error)) from None
