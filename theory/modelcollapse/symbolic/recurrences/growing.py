"""Closed forms of x(t+1) = A(t) x(t), t >= t0, with coefficients rational in t (the pool grows).

A moment that needs no other is a product of its coefficients, hence Gamma functions (see `hypergeometric`). A moment
that needs such products is a product times a sum, and where a conservation law removes the sum, Gamma functions again
(see `forced`). A moment that needs anything else has no closed form here.

Source: Petkovsek, Wilf, Zeilberger 1996, A = B, chapters 5 and 8.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import sympy

from modelcollapse.symbolic.recurrences.blocks import blocks
from modelcollapse.symbolic.recurrences.closed_form import ClosedForm
from modelcollapse.symbolic.recurrences.ends import End, end_of_product, end_of_row, total
from modelcollapse.symbolic.recurrences.forced import prepare, times, written_row
from modelcollapse.symbolic.recurrences.hypergeometric import Hypergeometric, gamma_shifts, regular, scaled, written
from modelcollapse.symbolic.recurrences.stability import Lower


def solve(matrix: Any, start: Sequence[Any], target: int, t: Any, t0: int, lower: Lower) -> ClosedForm:
    """y(t) = e_target' A(t-1) ... A(t0) start as a closed form, with its limit and rate.

    matrix: sympy k x k, rational in the Symbol t and in the parameters, with x(t+1) = matrix(t) x(t); start: the k
    moments at t0; lower: lower ends of the parameters' domains (see `sign`). The expression is None where the moment
    is not a product and not driven by products alone; `where["undecided"]` then says so.
    """
    rows = [[sympy.factor(entry) for entry in row] for row in matrix.tolist()]
    start = [sympy.factor(moment) for moment in start]
    groups = blocks(rows, target)
    products = {
        i: Hypergeometric(rows[i][i], start[i], t, t0)
        for (i, *rest) in groups
        if not rest and rows[i][i] != 0 and all(entry == 0 for j, entry in enumerate(rows[i]) if j != i)
    }
    if target in products:
        return finished(written(products[target]), end_of_product(products[target], lower), t0)
    drivers = [j for j, entry in enumerate(rows[target]) if entry != 0 and j != target]
    if not all(j in products for j in drivers):
        return ClosedForm(
            None, {"undecided": "the moments that drive it are not products, so there is no closed form here"}, t0
        )
    sources = [(rows[target][j], products[j]) for j in drivers if products[j].start != 0]
    if any(gamma_shifts(sequence) is None for _, sequence in sources):
        return ClosedForm(None, {"undecided": "it is a sum over products that are no Gamma functions"}, t0)
    if rows[target][target] == 0:
        return one_step_behind(sources, start[target], t, t0, lower)
    row = prepare(Hypergeometric(rows[target][target], sympy.Integer(1), t, t0), start[target], sources)
    return finished(written_row(row), end_of_row(row, lower), t0)


def one_step_behind(sources: list[tuple[Any, Hypergeometric]], first: Any, t: Any, t0: int, lower: Lower) -> ClosedForm:
    """y(t) = sum_j g_j(t-1) x_j(t-1): a moment read off others, with no memory of its own."""
    if not all(regular(weight, t, t0) for weight, _ in sources):
        written_later = sum((times(weight, x).subs(t, t - 1) for weight, x in sources), sympy.Integer(0))
        return finished(written_later, End(None, (), None, None, "a coefficient vanishes at the first step"), t0 + 1)
    later = [scaled(sequence, weight) for weight, sequence in sources]
    later = [Hypergeometric(x.ratio.subs(t, t - 1), x.start, t, t0 + 1) for x in later]
    expression = sum((written(x) for x in later), sympy.Integer(0))
    before = [(x.start, sympy.cancel(x.ratio.subs(t, t0))) for x in later]
    holds_at_t0 = all(c.is_finite is not False and c != 0 for _, c in before)
    holds_at_t0 = holds_at_t0 and sympy.cancel(sum((s / c for s, c in before), sympy.Integer(0)) - first) == 0
    ends = [end_of_product(x, lower) for x in later]
    end = ends[0] if len(ends) == 1 else total(ends, with_rate=True)
    return finished(expression, end, t0 if holds_at_t0 else t0 + 1)


def finished(expression: Any, end: End, from_t: int) -> ClosedForm:
    """Expression and end in one record."""
    return ClosedForm(expression, end.notes, from_t, end.limit, end.rate, end.rate_kind)
