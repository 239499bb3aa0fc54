"""Almost sure limits, the collapse time and probabilities: the citations, with closed forms as their premises."""

from __future__ import annotations

from contextlib import suppress
from fractions import Fraction

from modelcollapse.checking.domain import Domain
from modelcollapse.checking.kernel import Theorem, Unproved, law_of_fit, markov, markov_bound, strong_law, wald
from modelcollapse.checking.kernel.build import power
from modelcollapse.checking.kernel.scene import scene_of
from modelcollapse.checking.proof.clock import look
from modelcollapse.checking.proof.equations import Facts
from modelcollapse.checking.proof.inequalities import by_telescoping
from modelcollapse.checking.proof.moments import closed_forms
from modelcollapse.checking.setting import Setting
from modelcollapse.checking.terms import (
    Apply,
    CollapseTime,
    Expectation,
    Power,
    Probability,
    Process,
    Relation,
    Statement,
    Term,
    is_random,
    number,
    walk,
)  # fmt: skip


def by_chance(statement: Statement, setting: Setting, domain: Domain, facts: Facts) -> Theorem:
    """The strong law, Wald's identity, Markov's inequality: whichever applies."""
    for rule in (law_of_fit, strong_law, wald):
        try:
            return rule(statement, setting, domain)
        except Unproved:
            continue
    return by_markov(statement, setting, domain, facts)


def by_markov(statement: Statement, setting: Setting, domain: Domain, facts: Facts) -> Theorem:
    """Markov's inequality with each exponent that the statement suggests."""
    events = [node.event for node in walk(statement) if isinstance(node, Probability)]
    if not events or not isinstance(events[0], Relation):
        raise Unproved("no probability")
    exponents = [node.exponent for node in walk(statement) if isinstance(node, Power)]
    tries = [number(1), number(2), number(4), number(Fraction(1, 2)), *exponents]
    for p in dict.fromkeys(tries):
        for body in _bodies(events[0]):
            try:
                scene = scene_of(Relation("=", Expectation(power(body, p)), number(0)), setting, domain)
                lemmas = closed_forms((scene.reduction.term(scene.statement.left),), "t", setting, domain, scene)
            except Unproved:
                lemmas = ()
            for known in dict.fromkeys(((*facts, *lemmas), facts)):
                look()
                with suppress(Unproved):
                    return markov(statement, p, setting, domain, known)
            with suppress(Unproved):
                bound = by_telescoping(markov_bound(statement, p, setting, domain), setting, domain, facts)
                return markov(statement, p, setting, domain, (*facts, bound))
    raise Unproved("not Markov's inequality")


def _bodies(event: Relation) -> list[Term]:
    found = []
    for side in (event.left, event.right):
        if isinstance(side, CollapseTime):
            other = event.right if side is event.left else event.left
            found.append(power(Process("sigma", other), 2))
        elif is_random(side):
            found.append(side.arguments[0] if isinstance(side, Apply) and side.function == "abs" else side)
    return found
