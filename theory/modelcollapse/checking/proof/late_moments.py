"""Closed forms of the moments in a limit, wherever its variable stands: in the time or in the law of a fit."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import suppress

from modelcollapse.checking.domain import CONVENTIONS, Domain
from modelcollapse.checking.kernel import Theorem, Unproved
from modelcollapse.checking.kernel.build import Linear, constant, minus, plus, power, times
from modelcollapse.checking.kernel.fit import State
from modelcollapse.checking.kernel.reduction import Reduction
from modelcollapse.checking.kernel.scene import Scene
from modelcollapse.checking.proof.clock import look
from modelcollapse.checking.proof.equations import Facts, body_of, by_induction, setting_like
from modelcollapse.checking.proof.fewest import atoms_of
from modelcollapse.checking.proof.moments import lemma
from modelcollapse.checking.proof.operators import closure
from modelcollapse.checking.setting import Setting
from modelcollapse.checking.terms import Expectation, Relation, Series, Symbol, Term, walk

T = Symbol("t")


def late_moments(term: Term, setting: Setting, domain: Domain, scene: Scene, reduction: Reduction) -> Facts:
    """Theorems E[monomial of model t] = f(t) for all moments in a reduced term, on the domain of the reduction."""
    free = setting_like(setting, scene)
    there = {**{name: one for name, one in reduction.domain.items() if name[0] != "~"}, "t": CONVENTIONS["t"]}
    found: list[Theorem] = []
    for state in dict.fromkeys(states_of(term, reduction)):
        look()
        found += lemma(state, free, there, reduction) or log_square(state, free, there, reduction)
    return tuple(found)


def states_of(term: Term, reduction: Reduction) -> Iterator[State]:
    """The monomials of the moments in a reduced term, as if all were of one time."""
    for series in walk(term):
        if isinstance(series, Series):
            with suppress(Unproved):
                reduction = reduction.within(series)
    for atom in atoms_of(term):
        with suppress(Unproved, ValueError):
            ((monomial, _),) = reduction.expanded(atom.body).items()
            merged: dict[str, Linear] = {}
            for name, _, exponent in monomial:
                merged[str(name)] = merged.get(str(name), constant(0)).added(exponent)
            yield tuple(sorted(merged.items()))


def log_square(state: State, setting: Setting, domain: Domain, reduction: Reduction) -> list[Theorem]:
    """E log^2 sigma_t^2 = t v + t^2 m^2, where log W has mean m and variance v."""
    body = body_of(state)
    if body is None or state != (("log", constant(2)),):
        return []
    with suppress(Unproved, KeyError):
        image = closure([state], reduction)[state]
        mean, square = times(power(constant(2).term(), -1), image[(("log", constant(1)),)]), image[()]
        value = plus(times(T, minus(square, power(mean, 2))), times(power(T, 2), power(mean, 2)))
        return [by_induction(Relation("=", Expectation(body), value), setting, domain)]
    return []
