"""Where a rule works: a statement in standard units, its law of one fit, its domain, what is shown of signs there."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from fractions import Fraction
from typing import Any

from modelcollapse.checking.domain import CONVENTIONS, REAL, Domain, Range
from modelcollapse.checking.kernel.build import ONE, linear
from modelcollapse.checking.kernel.fit import State, fit_of
from modelcollapse.checking.kernel.reduction import MEAN_TIME, Reduction
from modelcollapse.checking.kernel.theorem import Theorem, Unproved, covers
from modelcollapse.checking.kernel.units import MU, SIGMA, in_standard_units
from modelcollapse.checking.setting import Setting
from modelcollapse.checking.terms import (
    INFINITY,
    CollapseTime,
    Expectation,
    Fresh,
    Process,
    Relation,
    Statement,
    Term,
    bound_symbols,
    free_symbols,
    is_random,
    walk,
)  # fmt: skip
from modelcollapse.loops import loop_class

ENDS = Relation("<", MEAN_TIME, INFINITY)


@dataclass(frozen=True)
class Scene:
    """A statement in standard units with all that a rule needs to know of its surroundings."""

    statement: Any
    setting: Setting
    reduction: Reduction

    def covered_by(self, fact: Theorem) -> bool:
        """Whether a theorem about the same law holds on the whole domain."""
        known = self.reduction
        names = free_symbols(fact.statement) | known.fit.symbols
        if any(isinstance(node, CollapseTime) for node in walk(fact.statement)):
            names |= {"eps"}
        same = fit_of(fact.setting, free_symbols(fact.statement)) is known.fit
        return same and covers(fact.domain, known.domain, names)

    def at(self, domain: Domain, origins: Mapping[Any, Fraction] | None = None) -> Reduction:
        """The reduction on another domain."""
        known = self.reduction
        return replace(known, domain=domain, origins=known.origins if origins is None else origins)


def scene_of(statement: Statement, setting: Setting, domain: Domain, facts: tuple[Theorem, ...] = ()) -> Scene:
    """The scene of a statement; theorems of the form E[monomial of model t] = f(t) become equations."""
    names = free_symbols(statement)
    fit = fit_of(setting, names)
    equations: dict[State, tuple[str, Term, Theorem]] = {}
    for fact in facts:
        if fit_of(fact.setting, free_symbols(fact.statement)) is fit:
            equations.update(_equation(fact))
    fresh = {node for node in walk(statement) if isinstance(node, Fresh)}
    if len({(one.law, one.label) for one in fresh}) < len(fresh):
        raise Unproved("one fresh variable of two laws, or its law told in two ways")
    kind = loop_class(setting.loop)
    if bound_symbols(statement) & ({one.name for one in kind.parameters()} - fit.symbols):
        raise Unproved("a parameter of the loop is bound by a sum or a limit")
    known = {name: CONVENTIONS[name] for name in fit.symbols if name in CONVENTIONS}
    wider = {**known, **domain, MU.name: Range(REAL), SIGMA.name: Range(REAL, Fraction(0), low_strict=True)}
    points = wider.get("n")
    if "n" in fit.symbols and (points is None or points.low is None or points.low < 2):
        raise Unproved("one point has no variance")
    standard = in_standard_units(statement)
    scene = Scene(standard, setting, Reduction(fit, wider, [], equations, _earliest(standard)))
    scene.reduction.ends = any(fact.statement == ENDS and scene.covered_by(fact) for fact in facts)
    return scene


def _equation(fact: Theorem) -> dict[State, tuple[str, Term, Theorem]]:
    """E[monomial of model t] = f(t), as an equation for that state; nothing where the theorem has another form."""
    standard = in_standard_units(fact.statement)
    if not isinstance(standard, Relation) or standard.op != "=" or not isinstance(standard.left, Expectation):
        return {}
    try:
        fit = fit_of(fact.setting, free_symbols(fact.statement))
        ((monomial, coefficient),) = Reduction(fit, fact.domain, []).expanded(standard.left.body).items()
    except (Unproved, ValueError):
        return {}
    times_ = {time for _, time, _ in monomial}
    (time,) = times_ if len(times_) == 1 else (None,)
    if time is None or len(time.coefficients) != 1 or time.constant or coefficient != ONE or standard.left.given:
        return {}
    ((name, unit),) = time.coefficients
    if any(name in dict(exponent.coefficients) for _, _, exponent in monomial):
        return {}
    state = tuple(sorted((leaf, exponent) for leaf, _, exponent in monomial if isinstance(leaf, str)))
    there = fact.domain[name]
    if name in fit.symbols or there.high is not None or not there.integer:
        return {}
    if unit != 1 or len(state) != len(monomial) or is_random(standard.right) or INFINITY in walk(standard.right):
        return {}
    return {state: (name, standard.right, fact)}


def _earliest(statement: Statement) -> dict[Any, Fraction]:
    """The first generation at each base that the statement speaks of, to which means are brought."""
    first: dict[Any, Fraction] = {}
    for node in walk(statement):
        if isinstance(node, Process):
            try:
                time = linear(node.at)
            except Unproved:
                continue
            base = time.coefficients
            first[base] = min(first.get(base, time.constant), time.constant)
    return first
