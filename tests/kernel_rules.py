"""How the tests of the kernel's rules call them: a case by its LaTeX, and the operators of an induction."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable
from typing import Any

from modelcollapse.checking import kernel
from modelcollapse.checking.kernel import Theorem
from modelcollapse.checking.kernel.build import ONE, minus, over, times
from modelcollapse.checking.kernel.rules import Operator
from modelcollapse.checking.setting import Setting
from modelcollapse.checking.terms import Symbol, Term, number
from proof_claims import Case, read

N, T = Symbol("n"), Symbol("t")
SHRINK = minus(ONE, over(ONE, N))
MEAN_IS_GEOMETRIC = Case(r"\mathbb{E}\,\sigma_t^2 = \left(1-\frac1n\right)^t")


def less(term: Term) -> Operator:
    """S - term."""
    return (times(number(-1), term),)


def applied(
    rule: Callable[..., Theorem], case: Case, *details: Any, facts: tuple[Theorem, ...] = (), **more: Any
) -> Theorem:
    claim, setting = read(case)
    domain = {**setting.domain, **claim.restriction}
    if rule in (kernel.strong_law, kernel.law_of_fit):
        return rule(claim.statement, setting, domain)
    return rule(claim.statement, *details, setting, domain, facts, **more)


def by_induction(case: Case, *operators: Operator, facts: tuple[Theorem, ...] = (), variable: str = "t") -> Theorem:
    return applied(kernel.induction, case, variable, operators, facts=facts)


def setting_with_n(setting: Setting) -> Setting:
    return dataclasses.replace(setting, free=frozenset({"n"}))
