"""Inequalities that another one implies: the same at sigma_0 = 1, without a denominator, or with Jensen's between."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import suppress
from typing import Any

from modelcollapse.checking.domain import Domain
from modelcollapse.checking.kernel import Theorem, Unproved, algebra, jensen
from modelcollapse.checking.kernel.build import ONE, ZERO, over, plus, power, times
from modelcollapse.checking.kernel.units import SIGMA
from modelcollapse.checking.proof.clock import look
from modelcollapse.checking.proof.equations import Facts, relation_of, setting_like
from modelcollapse.checking.proof.inequalities import by_closed_forms, by_telescoping, jensens, lemmas_of
from modelcollapse.checking.proof.steps import by_steps
from modelcollapse.checking.setting import Setting
from modelcollapse.checking.terms import (
    Apply,
    Expectation,
    Number,
    Power,
    Process,
    Relation,
    Statement,
    Term,
    Times,
    Variance,
    number,
    rebuilt,
    walk,
)  # fmt: skip


def by_jensen_and_more(statement: Statement, setting: Setting, domain: Domain, facts: Facts) -> Theorem:
    """What follows from Jensen's inequality and closed forms of the moments."""
    relation = relation_of(statement, "<>")
    lemmas, scene = lemmas_of(relation, setting, domain, facts)
    kept = setting_like(setting, scene)
    for gap, kind, body, p in jensens(relation):
        for op in (">", ">="):
            look()
            with suppress(Unproved):
                theorem = jensen(Relation(op, gap, ZERO), kind, body, p, kept, domain, facts)
                more, _ = lemmas_of(Relation("=", gap, ZERO), kept, domain, facts)
                known = tuple(dict.fromkeys((*facts, *lemmas, *more)))
                return algebra(relation, setting, domain, known, ((ONE, theorem),))
    raise Unproved("not by Jensen's inequality")


Tactic = Callable[[Statement, Setting, Domain, Facts], Theorem]
SIMPLER: tuple[Tactic, ...] = (algebra, by_closed_forms, by_telescoping, by_jensen_and_more, by_steps)  # type: ignore[assignment]


def by_scaling(statement: Statement, setting: Setting, domain: Domain, facts: Facts) -> Theorem:
    """A multiple of a simpler inequality."""
    relation = relation_of(statement, "<>")
    found = (*_unscaled(relation), *_without_denominators(relation), *_squared(relation))
    if not found:
        raise Unproved("no simpler inequality")
    lemmas, scene = lemmas_of(relation, setting, domain, facts)
    kept = setting_like(setting, scene)
    for simpler, weights in found:
        for tactic in SIMPLER:
            look()
            with suppress(Unproved):
                theorem = tactic(simpler, kept, domain, facts)
                for weight in weights:
                    with suppress(Unproved):
                        return algebra(relation, setting, domain, (*facts, *lemmas), ((weight, theorem),))
    raise Unproved("not by a simpler inequality")


def _unscaled(relation: Relation) -> Iterator[tuple[Relation, list[Term]]]:
    """The relation in units of sigma_0, and what it is to be multiplied by again."""
    if any(isinstance(node, Process) and node.at == ZERO and node.name == "sigma" for node in walk(relation)):
        yield _in_units(relation), [power(SIGMA, number(k)) for k in (2, 1, 4)]


def _in_units(node: Any) -> Any:
    if isinstance(node, Process) and node.at == ZERO and node.name in ("sigma", "mu"):
        return ONE if node.name == "sigma" else ZERO
    return rebuilt(node, _in_units)


def _without_denominators(relation: Relation) -> Iterator[tuple[Relation, list[Term]]]:
    """a/b < c as a < b c, for b with a mean in it."""
    for first, second in ((relation.left, relation.right), (relation.right, relation.left)):
        factors = first.factors if isinstance(first, Times) else (first,)
        below = [f for f in factors if isinstance(f, Power) and _is_inverse_of_mean(f)]
        if below:
            above = times(*(f for f in factors if f not in below))
            under = times(*(power(f.base, times(number(-1), f.exponent)) for f in below))
            sides = (above, times(second, under))
            sides = sides if first is relation.left else sides[::-1]
            yield Relation(relation.op, *sides), [over(ONE, under)]


def _is_inverse_of_mean(factor: Power) -> bool:
    means = any(isinstance(node, Expectation | Variance) for node in walk(factor.base))
    return means and isinstance(factor.exponent, Number) and factor.exponent.value < 0


def _squared(relation: Relation) -> Iterator[tuple[Relation, list[Term]]]:
    """E|Y| < c as (E|Y|)^2 < c^2, for c > 0."""
    means = [side.body for side in (relation.left, relation.right) if isinstance(side, Expectation)]
    if any(isinstance(body, Apply) and body.function == "abs" for body in means):
        sides = (power(side, 2) for side in (relation.left, relation.right))
        yield Relation(relation.op, *sides), [over(ONE, plus(relation.left, relation.right))]
