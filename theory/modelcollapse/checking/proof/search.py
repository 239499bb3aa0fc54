"""The search for a proof: first by the reason that was given, then by every tactic in turn, within the budget."""

from __future__ import annotations

from collections.abc import Callable

from modelcollapse.checking.domain import Domain
from modelcollapse.checking.kernel import Theorem, Unproved, noted
from modelcollapse.checking.proof.chance import by_chance
from modelcollapse.checking.proof.clock import Spent, look, within
from modelcollapse.checking.proof.coefficients import by_coefficients, by_kept_shares
from modelcollapse.checking.proof.equations import Facts, by_algebra, by_induction
from modelcollapse.checking.proof.inequalities import by_closed_forms, by_earlier, by_jensen, by_telescoping
from modelcollapse.checking.proof.limits import by_limit
from modelcollapse.checking.proof.moments import by_joint_moments
from modelcollapse.checking.proof.products import by_products
from modelcollapse.checking.proof.scaled import by_jensen_and_more, by_scaling
from modelcollapse.checking.proof.series import by_series
from modelcollapse.checking.proof.squeeze import by_squeeze
from modelcollapse.checking.proof.steps import by_steps
from modelcollapse.checking.setting import Setting
from modelcollapse.checking.terms import Claim, Statement

Tactic = Callable[[Statement, Setting, Domain, Facts], Theorem]
TACTICS: tuple[tuple[str, Tactic], ...] = (
    ("algebra", by_algebra),
    ("squeeze", by_squeeze),
    ("limit", by_limit),
    ("induction", by_induction),
    ("telescoping", by_kept_shares),
    ("moments", by_closed_forms),
    ("telescoping", by_coefficients),
    ("joint", by_joint_moments),
    ("jensen", by_jensen),
    ("steps", by_scaling),
    ("telescoping", by_telescoping),
    ("series", by_series),
    ("chance", by_chance),
    ("algebra", by_earlier),
    ("products", by_products),
    ("jensen", by_jensen_and_more),
    ("steps", by_steps),
)
ONE_STEP = frozenset({"algebra", "moments"})
WORDS: dict[str, frozenset[str]] = {
    "definition": ONE_STEP | {"chance"}, "independence": ONE_STEP, "linearity": ONE_STEP, "moment": ONE_STEP,
    "moments": ONE_STEP, "algebra": ONE_STEP, "arithmetic": ONE_STEP, "conditional expectation": ONE_STEP,
    "tower": ONE_STEP, "total variance": ONE_STEP | {"induction"}, "variance": ONE_STEP, "covariance": ONE_STEP,
    "induction": frozenset({"induction", "telescoping", "algebra", "moments", "joint", "steps"}),
    "conservation": frozenset({"induction"}), "product": frozenset({"induction"}),
    "jensen": frozenset({"jensen"}), "cauchy": frozenset({"jensen"}), "lyapunov": frozenset({"jensen"}),
    "monotone": frozenset({"telescoping", "algebra", "steps", "series"}),
    "telescoping": frozenset({"telescoping", "induction", "steps", "series"}),
    "bernoulli": frozenset({"telescoping", "steps", "series"}),
    "limit": frozenset({"limit", "series", "squeeze"}), "certified": frozenset({"algebra", "telescoping", "moments"}),
    "strong law": frozenset({"chance"}), "law of large numbers": frozenset({"chance"}), "wald": frozenset({"chance"}),
    "markov": frozenset({"chance"}), "chebyshev": frozenset({"chance"}), "lorden": frozenset({"chance"}),
    "cochran": frozenset({"chance", "algebra"}),
}  # fmt: skip
"""Which tactics a justification stands for; its first words decide. What is not here stands for every tactic."""


def prove(claim: Claim, setting: Setting, facts: Facts, justification: str, budget: float) -> Theorem | None:
    """A theorem that is the claim, or None. Its note says so where the reason given was not the one that proves it."""
    domain = {**setting.domain, **claim.restriction}
    wanted = tactics_for(justification)
    other = tuple(tactic for tactic in TACTICS if tactic not in wanted)
    try:
        with within(budget):
            named = _first(claim.statement, wanted, setting, domain, facts)
            if named is not None:
                return named
            found = _first(claim.statement, other, setting, domain, facts)
    except Spent:
        return None
    return None if found is None else noted(found, f"not by {justification}")


def tactics_for(justification: str) -> tuple[tuple[str, Tactic], ...]:
    """The tactics that a reason stands for."""
    words = justification.lower().strip()
    for start in sorted(WORDS, key=len, reverse=True):
        if words.startswith(start):
            return tuple(tactic for tactic in TACTICS if tactic[0] in WORDS[start])
    return TACTICS


def _first(
    statement: Statement, tactics: tuple[tuple[str, Tactic], ...], setting: Setting, domain: Domain, facts: Facts
) -> Theorem | None:
    for use in ((), facts) if facts else ((),):
        for _, tactic in tactics:
            look()
            try:
                found = tactic(statement, setting, domain, use)
                if found.says(statement, setting, domain):
                    return found
            except (Unproved, RecursionError, ArithmeticError, TypeError, ValueError):
                continue
    return None
