"""Bounds of products and of sums to t: Weierstrass's inequality, and that what rises lies below its limit.

prod (1 - a_k) >= 1 - sum a_k        sum_{k <= t} a_k <= sum_{k < infinity} a_k for a_k >= 0
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import suppress

import sympy

from modelcollapse.checking import algebra as shown
from modelcollapse.checking.algebra.polynomial import NotShown
from modelcollapse.checking.domain import INTEGER, Domain, Range
from modelcollapse.checking.kernel import Theorem, Unproved, algebra
from modelcollapse.checking.kernel.build import ONE, minus
from modelcollapse.checking.kernel.rules import shifted
from modelcollapse.checking.kernel.sequences import before_limit
from modelcollapse.checking.proof.chance import weights_of
from modelcollapse.checking.proof.clock import look
from modelcollapse.checking.proof.equations import Facts, inductive, relation_of, setting_like
from modelcollapse.checking.proof.inequalities import lemmas_of
from modelcollapse.checking.proof.limits import by_limit
from modelcollapse.checking.proof.steps import Steps
from modelcollapse.checking.proof.sympy_terms import Words
from modelcollapse.checking.setting import Setting
from modelcollapse.checking.terms import (
    INFINITY,
    Limit,
    Number,
    Relation,
    Series,
    Statement,
    Symbol,
    walk,
)  # fmt: skip


def by_products(statement: Statement, setting: Setting, domain: Domain, facts: Facts) -> Theorem:
    """What follows from a bound of a product, or of a sum, to t."""
    relation = relation_of(statement, "<>")
    lemmas, scene = lemmas_of(relation, setting, domain, facts)
    kept, known = setting_like(setting, scene), (*facts, *lemmas)
    nodes = [node for root in (relation, *(one.statement for one in lemmas)) for node in walk(root)]
    for variable in inductive(relation, domain):
        ends = [node for node in nodes if isinstance(node, Series) and node.high == Symbol(variable)]
        for series in dict.fromkeys(ends):
            for bounds in bounds_of(series, variable, kept, domain):
                for weight in (ONE, *weights_of(relation)):
                    look()
                    with suppress(Unproved):
                        return algebra(relation, setting, domain, known, tuple((weight, one) for one in bounds))
    raise Unproved("no bound of a product")


def bounds_of(series: Series, variable: str, setting: Setting, domain: Domain) -> Iterator[tuple[Theorem, ...]]:
    """Theorems that bound a sum or product together."""
    with suppress(Unproved, NotShown):
        if series.kind == "sum":
            yield (below_its_limit(series, variable, setting, domain),)
            return
        low = series.low.value if isinstance(series.low, Number) else None
        lost = shown.canonical(minus(ONE, series.body), {**domain, series.index: Range(INTEGER, low)})
        total = Series("sum", series.index, series.low, series.high, lost)
        weierstrass = Relation(">=", series, minus(ONE, total))
        first = Steps(variable, setting, ()).proved(weierstrass, domain, 2)
        yield (first,)
        yield (first, below_its_limit(total, variable, setting, domain))


def below_its_limit(series: Series, variable: str, setting: Setting, domain: Domain) -> Theorem:
    """A sum to t lies below the sum without end."""
    words = Words()
    index = sympy.Symbol(series.index, integer=True, positive=True)
    body = words.to_sympy(series.body).subs(words.to_sympy(Symbol(series.index)), index)
    value = words.to_term(sympy.summation(body, (index, words.to_sympy(series.low), sympy.oo)))
    limit = by_limit(Relation("=", Limit(variable, INFINITY, series), value), setting, domain, ())
    for op in ("<", "<="):
        with suppress(Unproved):
            step = algebra(Relation(op, series, shifted(series, variable, 1)), setting, domain)
            return before_limit(step, limit)
    raise Unproved("not a rising sum")
