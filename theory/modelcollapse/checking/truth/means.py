"""Expectations of monomials of the states, each kept: what is asked at many generations in a row costs one fit each."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from flint import ctx

from modelcollapse.checking.truth import polynomial as p
from modelcollapse.checking.truth.polynomial import Monomial, Poly
from modelcollapse.checking.truth.reals import ONE, ZERO, Real, Unsupported, add, is_exact, multiply

DEEPEST = 150

Pull = Callable[[int], Callable[[Monomial], tuple[Monomial, Poly]]]


class Means:
    """E of monomials by `pull`, which takes one generation back by one fit, and `settle`, which knows model 0."""

    def __init__(self, pull: Pull, settle: Callable[[Poly], Poly]) -> None:
        self.pull, self.settle = pull, settle
        self.known: dict[Any, Real] = {}

    def of(self, poly: Poly) -> Real:
        """E of the polynomial. Raises Unsupported for generations beyond the deepest."""
        total: Real = ZERO
        for monomial, coefficient in poly.items():
            total = add(total, multiply(coefficient, self.mean(monomial)))
        return total

    def mean(self, monomial: Monomial) -> Real:
        """E of one monomial; exact numbers are the same at every precision."""
        for key in ((monomial, 0), (monomial, ctx.prec)):
            if key in self.known:
                return self.known[key]
        time = max((time for (_, time, _), _ in monomial), default=0)
        if time > DEEPEST:
            raise Unsupported(f"more than {DEEPEST} fits")
        if time == 0:
            found = p.number_of(self.settle({monomial: ONE}))
            if found is None:
                raise Unsupported("the expectation of this random variable")
        else:
            rest, image = self.pull(time)(monomial)
            found = self.of({p.joined(rest, inner): number for inner, number in image.items()})
        self.known[monomial, 0 if is_exact(found) else ctx.prec] = found
        return found
