"""The value of a term at a point: exact fractions, else balls, else (for chances without a formula) simulation."""

from __future__ import annotations

import math
from collections.abc import Callable
from typing import Any

from flint import arb, fmpq

from modelcollapse.checking import terms as tm
from modelcollapse.checking.truth import polynomial as p
from modelcollapse.checking.truth.context import MU_0, SIGMA_0, Context, index_of
from modelcollapse.checking.truth.expand import Expander
from modelcollapse.checking.truth.functions import applied
from modelcollapse.checking.truth.reals import (
    ONE,
    ZERO,
    Real,
    Unsupported,
    add,
    ball,
    contained,
    exact,
    is_exact,
    is_infinite,
    multiply,
    power,
)
from modelcollapse.checking.truth.sums import infinite

MOST_ITEMS = 2500
LARGE = 400
"""Gamma functions of larger arguments are multiplied by their logarithms."""


def value(term: Any, context: Context) -> Real:
    """The number that the term is. Raises Undefined, Undecided or Unsupported."""
    handler = VALUES.get(type(term))
    if handler is None:
        raise Unsupported(f"{type(term).__name__} as a number")
    return contained(handler(term, context))


def symbol(term: tm.Symbol, context: Context) -> Real:
    """A symbol's number."""
    if term.name not in context.numbers:
        raise Unsupported(f"the symbol {term.name} without a number")
    return context.numbers[term.name]


def constant(term: tm.Constant, context: Context) -> Real:
    """pi, e, Euler's constant, infinity."""
    found = {"pi": arb.pi, "e": arb.const_e, "euler_gamma": arb.const_euler}.get(term.name)
    return math.inf if term.name == "infinity" else found() if found else symbol(tm.Symbol(term.name), context)


def process(term: tm.Process, context: Context) -> Real:
    """A constant of model 0, or the value on the realisation at hand."""
    if term.name in ("sigma", "mu") and not context.path:
        at = index_of(value(term.at, context))
        if at == 0:
            return context.numbers.get(SIGMA_0, ONE) if term.name == "sigma" else context.numbers.get(MU_0, ZERO)
    return realised(term, context)


def realised(term: Any, context: Context) -> Real:
    """The value of a random term on the realisation at hand."""
    if not context.path:
        raise Unsupported("a random term as a number")
    return along(Expander(context, value).expand(term), context)


def along(poly: p.Poly, context: Context) -> Real:
    """A polynomial in the states on the realisation at hand."""
    total: Real = ZERO
    for monomial, coefficient in poly.items():
        product = coefficient
        for (kind, time, _), exponent in monomial:
            if kind not in "vlm" or time >= len(context.path):
                raise Unsupported("a random term that a path of models does not tell")
            mean, variance = context.path[time]
            base = mean if kind == "m" else variance if kind == "v" else ball(variance).log()
            product = multiply(product, power(base, fmpq(exponent)))
        total = add(total, product)
    return total


def plus(term: tm.Plus, context: Context) -> Real:
    """A sum."""
    total: Real = ZERO
    for part in term.terms:
        total = add(total, value(part, context))
    return total


def times(term: tm.Times, context: Context) -> Real:
    """A product; large Gamma functions by their logarithms."""
    product, logs = ONE, None
    for part in term.factors:
        large = large_gamma(part, context)
        if large is None:
            product = multiply(product, value(part, context))
        else:
            logs = large if logs is None else logs + large
    return product if logs is None else multiply(product, logs.exp())


def large_gamma(term: Any, context: Context) -> Any:
    """+-log Gamma(x) of a factor Gamma(x)^k or x! with a large x; else None."""
    k = ONE
    if isinstance(term, tm.Power) and isinstance(term.exponent, tm.Number):
        term, k = term.base, exact(term.exponent.value)
    if not (isinstance(term, tm.Apply) and term.function in ("Gamma", "factorial")):
        return None
    at = value(term.arguments[0], context)
    if is_infinite(at) or not at > LARGE:
        return None
    return k * ball(at if term.function == "Gamma" else at + 1).lgamma()


def powered(term: tm.Power, context: Context) -> Real:
    """A power."""
    exponent = value(term.exponent, context)
    if term.base == tm.Constant("e"):
        return applied("exp", [exponent])
    return power(value(term.base, context), exponent)


def apply(term: tm.Apply, context: Context) -> Real:
    """A function; the distances between models on the realisation at hand."""
    if term.function in ("KL", "W2"):
        return along(Expander(context, value).distance(term), context)
    return applied(term.function, [value(part, context) for part in term.arguments])


def series(term: tm.Series, context: Context) -> Real:
    """A finite series item by item, an infinite one in closed form."""
    low, high = value(term.low, context), value(term.high, context)
    if not (is_exact(low) and low.q == 1):
        raise Unsupported("a series that does not begin at a whole number")
    if is_infinite(high):
        return infinite(term, int(low.p), value, context) if high > 0 else ZERO if term.kind == "sum" else ONE
    if not (is_exact(high) and high.q == 1):
        raise Unsupported("a series that does not end at a whole number")
    if high - low > MOST_ITEMS:
        raise Unsupported(f"a series of more than {MOST_ITEMS} terms")
    context.unshadowed(term)
    join, total = (add, ZERO) if term.kind == "sum" else (multiply, ONE)
    for k in range(int(low.p), int(high.p) + 1):
        context.notes.hurry()
        total = join(total, value(term.body, context.bound(term.index, exact(k))))
    return total


def expectation(term: tm.Expectation, context: Context) -> Real:
    """E[body], or E[body | given] on the realisation at hand."""
    return averaged(term, context)


def variance(term: tm.Variance, context: Context) -> Real:
    """Var[body]."""
    return averaged(term, context)


def averaged(term: Any, context: Context) -> Real:
    """An expectation or variance by the moments, by a formula of the field, or by simulation."""
    from modelcollapse.checking.truth.chances import expected

    if term.given and any(tm.is_random(part) for part in term.given) and not settled(term.given, context):
        return realised(term, context)
    try:
        expander = Expander(context, value)
        poly = expander.expectation(term) if isinstance(term, tm.Expectation) else expander.deviation(term)
        number = p.number_of(poly)
        if number is None:
            raise Unsupported("an expectation given less than the model before")
        return number
    except Unsupported as reason:
        return expected(term, context, value, reason)


def settled(given: tuple[Any, ...], context: Context) -> bool:
    """Whether all that is given is model 0."""
    return all(isinstance(part, tm.Process | tm.Model) and index_of(value(part.at, context)) == 0 for part in given)


def covariance(term: tm.Covariance, context: Context) -> Real:
    """Cov[left, right] = E[left right] - E left E right."""
    chance = context.chance
    try:
        left, right = (Expander(context, value).expand(part) for part in (term.left, term.right))
        product = multiply(chance.expectation(left), chance.expectation(right))
        return add(chance.expectation(p.times(left, right)), multiply(-ONE, product))
    except Unsupported:
        means = [value(tm.Expectation(part), context) for part in (term.left, term.right)]
        both = value(tm.Expectation(tm.Times((term.left, term.right))), context)
    return add(both, multiply(-ONE, multiply(*means)))


def probability(term: tm.Probability, context: Context) -> Real:
    """P(event)."""
    from modelcollapse.checking.truth.chances import probability as chance_of

    return chance_of(term.event, context, value)


def limit(term: tm.Limit, context: Context) -> Real:
    """The limit of the body."""
    from modelcollapse.checking.truth.limits import limit_of

    return limit_of(term.body, term.variable, term.target, context, value)


VALUES: dict[type, Callable[[Any, Context], Real]] = {
    tm.Number: lambda term, context: exact(term.value),
    tm.Symbol: symbol,
    tm.Constant: constant,
    tm.Process: process,
    tm.Plus: plus,
    tm.Times: times,
    tm.Power: powered,
    tm.Apply: apply,
    tm.Series: series,
    tm.Expectation: expectation,
    tm.Variance: variance,
    tm.Covariance: covariance,
    tm.Probability: probability,
    tm.Limit: limit,
}
