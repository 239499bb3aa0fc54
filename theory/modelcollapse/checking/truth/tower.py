"""Conditional expectations of which no value is known: by their mean, and by what they may depend on.

    E E[X | Y] = E X, and E X <= E Z where X <= Z almost surely
    E[X | Y] = Z fails where Z depends on states that Y does not tell: they have a density given Y

Source: Williams 1991, Probability with Martingales, chapter 9 (the tower property).
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any

from modelcollapse.checking import terms as tm
from modelcollapse.checking.truth.chance import STATE
from modelcollapse.checking.truth.context import Context
from modelcollapse.checking.truth.expand import Expander
from modelcollapse.checking.truth.outcome import FAILS, Outcome
from modelcollapse.checking.truth.partly import REASON, missing
from modelcollapse.checking.truth.polynomial import atoms
from modelcollapse.checking.truth.reals import Undecided, Undefined, Unsupported, ball
from modelcollapse.checking.truth.values import value

Compare = Callable[[tm.Relation, Context], Outcome]


def mean(term: Any) -> Any:
    """The expectation of a term, with conditional expectations taken out of it."""
    if not tm.is_random(term):
        return term
    if isinstance(term, tm.Plus):
        return tm.Plus(tuple(mean(part) for part in term.terms))
    if isinstance(term, tm.Times):
        random = [part for part in term.factors if tm.is_random(part)]
        if len(random) == 1:
            return tm.Times(tuple(mean(part) for part in term.factors))
    if isinstance(term, tm.Expectation):
        return tm.Expectation(term.body)
    if isinstance(term, tm.Variance):
        square = tm.Expectation(tm.Power(term.body, tm.number(2)))
        inner = tm.Expectation(tm.Power(tm.Expectation(term.body, term.given), tm.number(2)))
        return tm.Plus((square, tm.Times((tm.number(-1), inner))))
    return tm.Expectation(term)


def in_mean(relation: tm.Relation) -> tm.Relation | None:
    """What the relation says of means, where it speaks of conditional ones and is not strict; else None."""
    given = any(isinstance(node, tm.Expectation | tm.Variance) and node.given for node in tm.walk(relation))
    if relation.op not in ("=", "<=", ">=") or not given:
        return None
    return tm.Relation(relation.op, mean(relation.left), mean(relation.right))


def unmeasurable(relation: tm.Relation, context: Context) -> tuple[str, str] | None:
    """What one side is conditioned on, and what the other depends on beside it; None where that is not shown.

    Under a ratio law the states of all models have a joint density, and other monomials of them are independent.
    """
    for one, other in ((relation.left, relation.right), (relation.right, relation.left)):
        if relation.op != "=" or not isinstance(one, tm.Expectation | tm.Variance) or context.chance.fit is None:
            continue
        expander = Expander(context, value)
        try:
            known = {atom for term in one.given for atom in expander.given_atoms(term)}
            found = expander.expand(other)
        except (Unsupported, Undefined, Undecided):
            continue
        left = missing({mine: c for mine, c in found.items() if not ball(c).contains(0)}, known)
        if left and all(kind in STATE for kind, _, _ in atoms(found)):
            return words(known), words({(kind, time) for kind, time, _ in left})
    return None


def words(states: set[tuple[str, int]]) -> str:
    """mu_1, sigma_2."""
    names = {"m": "mu", "v": "sigma", "l": "sigma"}
    return ", ".join(sorted({f"{names[kind]}_{time}" for kind, time in states if kind in names}))


def averaged(relation: tm.Relation, context: Context, compared: Compare) -> Outcome:
    """What the means of both sides say, which can only refute. Raises Unsupported where they do not."""
    why = unmeasurable(relation, context)
    if why:
        return Outcome(FAILS, f"a function of {why[0]} alone", f"depends on {why[1]}", "by a theorem")
    means = in_mean(relation)
    if means is not None:
        try:
            found = compared(means, context)
        except (Undefined, Undecided):
            raise Unsupported(REASON) from None
        if found.state == FAILS:
            return replace(found, why="the means of both sides")
    raise Unsupported(REASON)
