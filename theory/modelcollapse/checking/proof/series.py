"""Sums and products, finite and without end: closed forms, bounds and limits, by whichever rule applies."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress

from modelcollapse.checking.algebra.polynomial import NotShown
from modelcollapse.checking.domain import Domain
from modelcollapse.checking.kernel import Theorem, Unproved
from modelcollapse.checking.proof.clock import look
from modelcollapse.checking.proof.equations import Facts
from modelcollapse.checking.proof.series_bounds import by_bounds, by_monotony
from modelcollapse.checking.proof.series_gamma import by_identities
from modelcollapse.checking.proof.series_logs import by_series_steps
from modelcollapse.checking.proof.series_values import by_values
from modelcollapse.checking.setting import Setting
from modelcollapse.checking.terms import Statement

WAYS: tuple[Callable[[Statement, Setting, Domain, Facts], Theorem], ...] = (
    by_values, by_bounds, by_monotony, by_series_steps, by_identities,
)  # fmt: skip


def by_series(statement: Statement, setting: Setting, domain: Domain, facts: Facts) -> Theorem:
    """The first way that reaches the statement."""
    for way in WAYS:
        look()
        with suppress(Unproved, NotShown, RecursionError, ArithmeticError):
            found = way(statement, setting, domain, facts)
            if found.says(statement, setting, domain):
                return found
    raise Unproved("no rule for this sum or product")
