"""Strict claims whose sides touch: balls never tell x < x from x < x + 10^-99, but a proof that both are equal does.

Only at the first corner of the domain, every symbol at its lowest: n = 2, t = 0. There a proved equation refutes a
strict inequality, or !=, between terms without chance.
"""

from __future__ import annotations

from dataclasses import replace

from modelcollapse.checking.domain import Domain
from modelcollapse.checking.kernel import Theorem
from modelcollapse.checking.terms import (
    Claim,
    CollapseTime,
    Covariance,
    Expectation,
    Number,
    Probability,
    Relation,
    Term,
    Variance,
    free_symbols,
    is_random,
    substituted,
    walk,
)  # fmt: skip
from modelcollapse.checking.verdict import LEVELS, POSITIVE, Counterexample, Verdict

CHANCE = (Expectation, Variance, Covariance, Probability, CollapseTime)


def corner(claim: Claim, domain: Domain) -> dict[str, Number]:
    """The lowest value of every symbol of a strict claim between numbers; empty where there is none to look at."""
    statement = claim.statement
    strict = isinstance(statement, Relation) and statement.op in ("<", ">", "!=")
    if not strict or is_random(statement) or any(isinstance(node, CHANCE) for node in walk(statement)):
        return {}
    lowest: dict[str, Number] = {}
    for name in free_symbols(statement):
        there = domain.get(name)
        if there is None or there.low is None or there.low_strict:
            return {}
        lowest[name] = Number(there.low)
    return lowest


def right_side(claim: Claim) -> Term:
    """The right side of a claim that is a relation."""
    assert isinstance(claim.statement, Relation)
    return claim.statement.right


def equation_at(claim: Claim, point: dict[str, Number]) -> Claim:
    """left = right with numbers for the symbols."""
    assert isinstance(claim.statement, Relation)
    left, right = (substituted(side, point) for side in (claim.statement.left, right_side(claim)))
    return replace(claim, statement=Relation("=", left, right), obligations=())


def touched(point: dict[str, Number], value: str, theorem: Theorem) -> Verdict:
    """The refutation of a strict claim whose sides are equal at the point, as the theorem says."""
    where = ", ".join(f"{name} = {number.value}" for name, number in point.items())
    example = Counterexample({name: str(number.value) for name, number in point.items()}, value, value)
    kind = "exact" if theorem.level == POSITIVE[0] else "by a theorem"
    steps = (f"left = right at {where}:", *theorem.tree(1).splitlines())
    return Verdict(LEVELS[-1], f"both sides are {value} at {where}", kind, example, explanation=steps)
