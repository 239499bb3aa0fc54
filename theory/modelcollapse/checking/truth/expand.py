"""Random terms as polynomials in the states: what E, Var and Cov are taken of."""

from __future__ import annotations

from collections.abc import Callable
from fractions import Fraction
from typing import Any

from flint import fmpq

from modelcollapse.checking import terms as tm
from modelcollapse.checking.truth import polynomial as p
from modelcollapse.checking.truth.context import Context, NoModel, index_of
from modelcollapse.checking.truth.monomials import absolute, exponential, logarithm, logarithm_of, raised_monomial
from modelcollapse.checking.truth.partly import partly
from modelcollapse.checking.truth.polynomial import Poly
from modelcollapse.checking.truth.reals import (
    ONE,
    ZERO,
    Real,
    Unsupported,
    exact,
    is_exact,
)

Evaluate = Callable[[Any, Context], Real]
HALF = fmpq(1, 2)


def tells(term: tm.Power) -> bool:
    """Whether a power tells its base: any but 0 of a deviation, an odd one of a mean."""
    k = term.exponent.value if isinstance(term.exponent, tm.Number) else Fraction(0)
    positive = isinstance(term.base, tm.Process) and term.base.name == "sigma"
    return k != 0 and (positive or (k.denominator == 1 and k % 2 == 1))


class Expander:
    """Expands random terms; `value` evaluates those that are not random."""

    def __init__(self, context: Context, value: Evaluate) -> None:
        self.context, self.value = context, value

    def expand(self, term: Any) -> Poly:
        """The term as a polynomial. Raises Unsupported where it is none."""
        if not tm.is_random(term):
            return p.constant(self.value(term, self.context))
        if isinstance(term, tm.Plus):
            return p.plus(*(self.expand(part) for part in term.terms))
        if isinstance(term, tm.Times):
            product = p.constant(ONE)
            for part in term.factors:
                product = p.times(product, self.expand(part))
            return product
        handler = HANDLERS.get(type(term))
        if handler is None:
            raise Unsupported(f"{type(term).__name__} of random terms")
        return handler(self, term)

    def process(self, term: tm.Process) -> Poly:
        """sigma, mu, X or W of a generation."""
        at = index_of(self.value(term.at, self.context))
        if term.name == "W":
            if at < 1:
                raise NoModel("a ratio before the first fit")
            return p.times(self.variance(at), raised_monomial(self.variance(at - 1), -ONE))
        if term.name == "sigma":
            return raised_monomial(self.variance(at), HALF)
        if term.name == "mu":
            return p.constant(self.context.chance.mean) if at == 0 else p.atom("m", at)
        return p.atom("X", at)

    def variance(self, at: int) -> Poly:
        """sigma_at^2."""
        return p.constant(self.context.chance.variance) if at == 0 else p.atom("v", at)

    def fresh(self, term: tm.Fresh) -> Poly:
        """A variable of its own, known by how it is written; its parameters may be random."""
        parameters = tuple(tuple(sorted(self.expand(part).items(), key=str)) for part in term.parameters)
        return p.atom("fresh", 0, (term.law, (term.label, term.parameters), *parameters))

    def power(self, term: tm.Power) -> Poly:
        """A whole power of anything, a real power of a monomial, e to a linear form in logarithms."""
        if tm.is_random(term.exponent):
            if tm.is_random(term.base):
                raise Unsupported("a random power of a random term")
            base = self.expand(term.exponent)
            return exponential(p.scaled(base, logarithm_of(self.value(term.base, self.context))))
        exponent, inner = self.value(term.exponent, self.context), term.base
        if isinstance(inner, tm.Apply) and inner.function == "abs" and is_exact(exponent) and exponent.p % 2 == 0:
            inner = inner.arguments[0] if exponent.q == 1 and len(inner.arguments) == 1 else inner
        base = self.expand(inner)
        if not is_exact(exponent):
            raise Unsupported("an irrational power of a random term")
        if exponent.q == 1 and exponent >= 0:
            return p.raised(base, int(exponent.p))
        return raised_monomial(base, exponent)

    def apply(self, term: tm.Apply) -> Poly:
        """log, exp, abs of monomials; KL and W2 by their definitions."""
        if term.function in ("KL", "W2"):
            return self.distance(term)
        if len(term.arguments) == 1:
            inner = self.expand(term.arguments[0])
            if term.function == "log":
                return logarithm(inner)
            if term.function == "exp":
                return exponential(inner)
            if term.function == "abs":
                return absolute(inner)
        raise Unsupported(f"{term.function} of a random term")

    def distance(self, term: tm.Apply) -> Poly:
        """KL(N_t||N_s) = (v_t/v_s + (mu_t-mu_s)^2/v_s - 1 - log v_t/v_s)/2; W2 = (mu_t-mu_s)^2 + (sd_t-sd_s)^2."""
        first, second = (self.model(part) for part in term.arguments)
        gap = p.raised(p.plus(first[0], p.scaled(second[0], -ONE)), 2)
        if term.function == "W2":
            deviations = [raised_monomial(variance, HALF) for _, variance in (first, second)]
            return p.plus(gap, p.raised(p.plus(deviations[0], p.scaled(deviations[1], -ONE)), 2))
        precision = raised_monomial(second[1], -ONE)
        logs = p.plus(p.scaled(logarithm(first[1]), -ONE), logarithm(second[1]))
        return p.scaled(p.plus(p.times(p.plus(first[1], gap), precision), p.constant(-ONE), logs), HALF)

    def model(self, term: Any) -> tuple[Poly, Poly]:
        """Mean and variance of a model."""
        if not isinstance(term, tm.Model):
            raise Unsupported("a distance that is not between models")
        mean = self.process(tm.Process("mu", term.at))
        return mean, self.variance(index_of(self.value(term.at, self.context)))

    def series(self, term: tm.Series) -> Poly:
        """A finite sum or product of random terms."""
        low, high = (self.value(end, self.context) for end in (term.low, term.high))
        if not (is_exact(low) and is_exact(high)) or high - low > 400:
            raise Unsupported("a long series of random terms")
        self.context.unshadowed(term)
        total = p.constant(ZERO if term.kind == "sum" else ONE)
        for k in range(int(low.p), int(high.p) + 1):
            self.context.notes.hurry()
            part = Expander(self.context.bound(term.index, exact(k)), self.value).expand(term.body)
            total = p.plus(total, part) if term.kind == "sum" else p.times(total, part)
        return total

    def expectation(self, term: tm.Expectation) -> Poly:
        """E[body | given]."""
        return self.given(self.expand(term.body), term.given)

    def deviation(self, term: tm.Variance) -> Poly:
        """Var[body | given] = E[body^2 | given] - E[body | given]^2."""
        body = self.expand(term.body)
        mean = self.given(body, term.given)
        return p.plus(self.given(p.raised(body, 2), term.given), p.scaled(p.raised(mean, 2), -ONE))

    def given(self, body: Poly, given: tuple[Any, ...]) -> Poly:
        """E[body | given], a polynomial in what is given."""
        known = {atom for term in given for atom in self.given_atoms(term)}
        latest = max((time for _, time in known), default=0)
        return partly(self.context.chance.conditional(body, latest), known, self.context.chance)

    def given_atoms(self, term: Any) -> list[tuple[str, int]]:
        """What a condition tells: pairs of kind and time."""
        if isinstance(term, tm.Power) and tells(term):
            term = term.base
        if isinstance(term, tm.Process) and term.name in ("sigma", "mu"):
            at = index_of(self.value(term.at, self.context))
            return [("v" if term.name == "sigma" else "m", at)]
        if isinstance(term, tm.Model):
            at = index_of(self.value(term.at, self.context))
            return [("v", at), ("m", at)]
        raise Unsupported("a condition that is not a model")

    def limit(self, term: tm.Limit) -> Poly:
        """The limit of a random term, where it is almost surely a number."""
        return p.constant(self.value(term, self.context))


HANDLERS: dict[type, Callable[[Expander, Any], Poly]] = {
    tm.Process: Expander.process,
    tm.Fresh: Expander.fresh,
    tm.Power: Expander.power,
    tm.Apply: Expander.apply,
    tm.Series: Expander.series,
    tm.Expectation: Expander.expectation,
    tm.Variance: Expander.deviation,
    tm.Limit: Expander.limit,
}
