"""Sums and products along a run, of what one model leaves over from the one before.

    sum_{k=a}^b (F(k) - F(k-1)) = F(b) - F(a-1)        prod_{k=a}^b c(k) F(k)/F(k-1) = F(b)/F(a-1) prod c(k)

where b >= a - 1 is shown: log sigma_t^2 is a sum of log W_k, and sigma_t^2 a product of W_k.
"""

from __future__ import annotations

from fractions import Fraction
from typing import Any

from modelcollapse.checking.algebra import is_zero
from modelcollapse.checking.domain import Domain
from modelcollapse.checking.kernel.build import ONE, ZERO, constant, minus, over, plus, times
from modelcollapse.checking.kernel.monomials import Monomial, Polynomial, collected, term_of_polynomial
from modelcollapse.checking.kernel.theorem import Unproved
from modelcollapse.checking.terms import INFINITY, Series, Term, free_symbols, number, substituted


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
    found = {m: c for m, c in body.items() if is_zero(plus(c, body.get(_before(m, index), ZERO)), domain)}
    steps = [*found.items(), *((_before(m, index), times(number(-1), c)) for m, c in found.items())]
    rest = collected([*body.items(), *((m, times(number(-1), c)) for m, c in steps)])
    if not all(is_zero(c, domain) for c in rest.values()) or any(index in free_symbols(c) for c in found.values()):
        raise Unproved("not a difference of one model and the one before")
    return term_of_polynomial(found)


def _quotient(monomial: Monomial, index: str) -> Term:
    """F, where the monomial is F(k)/F(k-1)."""
    inverse = {(leaf, time): e.scaled(Fraction(-1)) for leaf, time, e in monomial}
    pairs = zip(monomial, _before(monomial, index), strict=True)
    found = tuple(factor for factor, (leaf, time, e) in pairs if inverse.get((leaf, time)) == e)
    earlier = ((leaf, time, e.scaled(Fraction(-1))) for leaf, time, e in _before(found, index))
    if not monomial or collected([((*found, *earlier), ONE)]) != {monomial: ONE}:
        raise Unproved("not a quotient of one model and the one before")
    return term_of_polynomial({found: ONE})
