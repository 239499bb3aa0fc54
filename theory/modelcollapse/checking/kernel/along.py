"""Sums and products along a run, of what one model leaves over from the one before.

    sum_{k=a}^b (F(k) - F(k-1)) = F(b) - F(a-1)        prod_{k=a}^b c(k) F(k)/F(k-1) = F(b)/F(a-1) prod c(k)

where b >= a - 1 is shown: log sigma_t^2 is a sum of log W_k, and sigma_t^2 a product of W_k.
"""

from __future__ import annotations

from typing import Any

from modelcollapse.checking.algebra import is_zero
from modelcollapse.checking.domain import Domain
from modelcollapse.checking.kernel.build import ONE, ZERO, Linear, constant, minus, over, plus, times
from modelcollapse.checking.kernel.monomials import Monomial, Polynomial, term_of_polynomial
from modelcollapse.checking.kernel.theorem import Unproved
from modelcollapse.checking.terms import INFINITY, Series, Term, free_symbols, substituted


def telescoped(series: Series, reduction: Any) -> Term:
    """The value of a sum or product of random terms, by the first and the last model that it speaks of."""
    count = plus(minus(series.high, series.low), ONE)
    if series.high == INFINITY or not reduction.nonnegative_term(count):
        raise Unproved("a sum or product that may be empty twice over, or without end")
    inner = reduction.within(series)
    body = inner.expanded(series.body)
    ends = series.high, minus(series.low, ONE)
    if series.kind == "sum":
        last, first = (substituted(_left_over(body, series.index, inner.domain), {series.index: end}) for end in ends)
        return minus(last, first)
    ((monomial, c),) = body.items() if len(body) == 1 else (((), ZERO),)
    last, first = (substituted(_quotient(monomial, series.index), {series.index: end}) for end in ends)
    return times(Series("product", series.index, series.low, series.high, c), over(last, first))


def _before(monomial: Monomial, index: str) -> Monomial:
    """The factors one generation earlier; the index must move all of them, and nothing else in them."""
    for leaf, time, exponent in monomial:
        moves = dict(time.coefficients).get(index) == 1 and index not in dict(exponent.coefficients)
        if not moves or not isinstance(leaf, str):
            raise Unproved("what does not just move with the index")
    return tuple((leaf, time.added(constant(-1)), exponent) for leaf, time, exponent in monomial)


def _left_over(body: Polynomial, index: str, domain: Domain) -> Term:
    """F, where the body is F(k) - F(k-1)."""
    body = {m: c for m, c in body.items() if not is_zero(c, domain)}
    partners = {m: body.get(_before(m, index), ZERO) for m in body}
    pairs = {m: c for m, c in body.items() if is_zero(plus(c, partners[m]), domain)}
    if 2 * len(pairs) != len(body) or any(index in free_symbols(c) for c in pairs.values()):
        raise Unproved("not a difference of one model and the one before")
    return term_of_polynomial(pairs)


def _quotient(monomial: Monomial, index: str) -> Term:
    """F, where the monomial is F(k)/F(k-1)."""
    powers: dict[tuple[Any, Linear], Linear] = {(leaf, time): e for leaf, time, e in monomial}
    earlier = _before(monomial, index)
    kept = tuple(
        factor
        for factor, (leaf, time, _) in zip(monomial, earlier, strict=True)
        if powers.get((leaf, time)) == factor[2].scaled(constant(-1).constant)
    )
    if not monomial or 2 * len(kept) != len(monomial):
        raise Unproved("not a quotient of one model and the one before")
    return term_of_polynomial({kept: ONE})
