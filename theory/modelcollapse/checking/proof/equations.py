"""Equations: by algebra after one fit, by induction on t, or with closed forms of the moments as lemmas."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import replace
from fractions import Fraction

from modelcollapse.checking.domain import CONVENTIONS, Domain
from modelcollapse.checking.kernel import Theorem, Unproved, algebra, induction, infinite_mean
from modelcollapse.checking.kernel.build import ZERO, minus, power, times
from modelcollapse.checking.kernel.fit import State
from modelcollapse.checking.kernel.instances import of_chance
from modelcollapse.checking.kernel.rules import from_low, start_of
from modelcollapse.checking.kernel.scene import Scene, scene_of
from modelcollapse.checking.proof.fewest import atoms_of, moving_state
from modelcollapse.checking.proof.operators import operators
from modelcollapse.checking.proof.series_steps import series_operators
from modelcollapse.checking.setting import Setting
from modelcollapse.checking.terms import (
    INFINITY,
    Apply,
    Expectation,
    Process,
    Relation,
    Statement,
    Symbol,
    Term,
    free_symbols,
)  # fmt: skip

T = Symbol("t")
NEVER = frozenset({"n", "n_real", "n_synthetic"})
Facts = tuple[Theorem, ...]


def relation_of(statement: Statement, ops: str = "=!<>") -> Relation:
    """The statement, if it is a relation that begins with one of these signs. Raises Unproved."""
    if not isinstance(statement, Relation) or statement.op[0] not in ops:
        raise Unproved("not a relation of this kind")
    return statement


def by_algebra(statement: Statement, setting: Setting, domain: Domain, facts: Facts = ()) -> Theorem:
    """Both sides reduced to the same, at every admissible point at once."""
    relation = relation_of(statement)
    if (relation.op, relation.right) == ("=", INFINITY):
        return infinite_mean(relation, setting, domain)
    return algebra(relation, setting, domain, facts)


def by_induction(statement: Statement, setting: Setting, domain: Domain, facts: Facts = ()) -> Theorem:
    """Induction on each integer symbol that moves a mean, with E mu_t = 0 as a lemma where it occurs."""
    relation, reasons = relation_of(statement, "="), []
    for variable in inductive(relation, domain):
        try:
            lemmas = odd_lemmas(relation, variable, setting, domain, facts)
            return _induced(relation, variable, setting, domain, (*facts, *lemmas))
        except Unproved as reason:
            reasons.append(str(reason))
    raise Unproved("; ".join(reasons) or "no symbol to do an induction on")


def inductive(relation: Relation, domain: Domain) -> list[str]:
    """The integer symbols with a lower end that an induction may run over: t first.

    Not the sizes of samples, unless there is nothing else and they are letters, in a relation free of chance.
    """
    names = [name for name in free_symbols(relation) if name in domain and domain[name].integer]
    others = [name for name in names if name not in NEVER] or ([] if of_chance(relation) else names)
    return sorted((name for name in others if domain[name].low is not None), key=lambda name: (name != "t", name))


def _induced(relation: Relation, variable: str, setting: Setting, domain: Domain, facts: Facts) -> Theorem:
    scene = scene_of(relation, setting, domain, facts)
    reduced = late_difference(scene, variable)
    proposed = [operators(reduced, variable, scene.reduction)]
    if not proposed[0]:
        proposed += series_operators(reduced, variable, scene.reduction.domain)
    for found in proposed:
        with suppress(Unproved):
            return induction(relation, variable, found, setting, domain, facts)
    raise Unproved("no recurrence that it obeys is known")


def late_difference(scene: Scene, variable: str) -> Term:
    """left - right with its means reduced, from where one fit may be unfolded."""
    _, late = start_of(scene, variable)
    later = scene.at(from_low(scene.reduction.domain, variable, late))
    difference: Term = later.term(minus(scene.statement.left, scene.statement.right))
    return difference


def odd_lemmas(relation: Relation, variable: str, setting: Setting, domain: Domain, facts: Facts = ()) -> Facts:
    """That the mean of an odd monomial is 0, for those that occur."""
    scene = scene_of(relation, setting, domain, facts)
    states = (moving_state(a, variable, scene.reduction) for a in atoms_of(late_difference(scene, variable)))
    return lemmas_for([state for state in states if state and is_odd(state)], lambda _: ZERO, setting, domain, scene)


def is_odd(state: State) -> bool:
    """A monomial with an odd power of the mean of the model."""
    return dict(state).get("mean", None) is not None and dict(state)["mean"].constant % 2 == 1


def lemmas_for(states: list[State], value: object, setting: Setting, domain: Domain, scene: Scene) -> Facts:
    """E[state of model t] = value(state) as theorems, as far as they are proved."""
    found = []
    for state in dict.fromkeys(states):
        body = body_of(state)
        if body is None or not callable(value):
            continue
        relation = Relation("=", Expectation(body), value(state))
        wanted = {**domain, "t": CONVENTIONS["t"]}
        try:
            found.append(_induced(relation, "t", setting_like(setting, scene), wanted, ()))
        except Unproved:
            continue
    return tuple(found)


def setting_like(setting: Setting, scene: Scene) -> Setting:
    """The same setting with what the statement leaves free kept free, though the lemma may not name it."""
    return replace(setting, free=setting.free | free_symbols(scene.statement))


def body_of(state: State) -> Term | None:
    """The monomial of model t as a term; None where it speaks of more than the model."""
    factors = []
    for name, exponent in state:
        if name == "mean":
            factors.append(power(Process("mu", T), exponent.term()))
        elif name == "variance":
            factors.append(power(Process("sigma", T), exponent.scaled(Fraction(2)).term()))
        elif name == "log":
            factors.append(power(Apply("log", (power(Process("sigma", T), 2),)), exponent.term()))
        else:
            return None
    return times(*factors) if factors else None
