"""The limit in t of a probability, where the loop has a ratio law.

    P(c sigma_t^2a > b) -> 0 or 1 as sigma_t^2a tends to 0 or infinity almost surely     strong law of large numbers
    P(|mu_t - mu_0| > k), P(mu_t > k)                                                    the package's law at t = inf

Source: Kallenberg 2002, chapter 4; quantities/wander_tail.
"""

from __future__ import annotations

import math
from typing import Any

from flint import fmpq

from modelcollapse.checking import terms as tm
from modelcollapse.checking.truth.chance import Chance
from modelcollapse.checking.truth.chances import holds, rational
from modelcollapse.checking.truth.collapse import drift, named, of_value
from modelcollapse.checking.truth.context import Context
from modelcollapse.checking.truth.expand import Evaluate, Expander
from modelcollapse.checking.truth.reals import ONE, ZERO, Real, Unsupported, exact, multiply, power, sign
from modelcollapse.checking.truth.waves import refuse
from modelcollapse.errors import BadInput
from modelcollapse.quantities._moment import Moment

AT = (41, 42, 10**6 + 1)
"""Where a term is looked at to see whether it has one form at all times."""


def limit_of_probability(event: Any, variable: str, context: Context, value: Evaluate) -> Real:
    """The limit of P(event) as the variable, a number of fits, tends to infinity. Raises Unsupported."""
    if not isinstance(event, tm.Relation) or event.op in ("=", "!=") or context.chance.fit is None:
        raise Unsupported("the limit of this probability")
    op, left, right = event.op, event.left, event.right
    if tm.varies(right):
        op, left, right = tm.FLIPPED[op], right, left
    if tm.varies(right) or variable in tm.free_symbols(right):
        raise Unsupported("the limit of this probability")
    bound, distance = value(right, context), isinstance(left, tm.Apply) and left.function == "abs"
    inner: Any = left
    kind, exponent, factor = form(inner.arguments[0] if distance else inner, variable, context, value)
    op, bound = (op if sign(factor) > 0 or distance else tm.FLIPPED[op]), bound / (abs(factor) if distance else factor)
    if kind == "v" and not distance and sign(bound) > 0 and sign(drift(context)):
        upward = sign(drift(context)) * sign(fmpq(exponent)) > 0
        return holds(op, ONE if upward else ZERO, fmpq(1, 2))
    if kind == "m" and exponent == 1 and context.chance.mean == 0 and (distance or sign(bound)):
        return of_mean(op, bound, distance, context)
    raise Unsupported("the limit of this probability")


def form(term: Any, variable: str, context: Context, value: Evaluate) -> tuple[str, Any, Real]:
    """Kind, exponent and factor of a monomial of model t that is the same at every t."""
    refuse(term, variable, context, value)
    found = []
    for k in AT:
        poly = Expander(context.bound(variable, exact(k)), value).expand(term)
        if len(poly) != 1 or any(len(monomial) != 1 or monomial[0][0][1] != k for monomial in poly):
            raise Unsupported("the limit of this probability")
        ((((kind, _, _), exponent),),) = poly
        found.append((kind, exponent, next(iter(poly.values()))))
    if any(one != found[0] for one in found):
        raise Unsupported("the limit of this probability")
    return found[0]


def of_mean(op: str, bound: Real, distance: bool, context: Context) -> Real:
    """P(|mu| op bound), P(mu op bound) of the resting point, which is symmetric and has a density."""
    if distance and sign(bound) <= 0:
        return holds(op, ZERO if sign(bound) < 0 else ONE, bound if sign(bound) < 0 else ZERO)
    k = rational(abs(bound)) if context.chance.variance == 1 else rational(abs(bound) / root(context))
    beyond = named("wander-tail", context, t=math.inf, k=k)
    above = beyond if distance else beyond / 2 if sign(bound) > 0 else 1 - beyond / 2
    return above if op in (">", ">=") else multiply(ONE, 1 - above)


def root(context: Context) -> Real:
    """sigma_0."""
    return power(context.chance.variance, fmpq(1, 2))


def wandered(chance: Chance) -> Real:
    """lim E mu_t^2 = mu_0^2 + wander sigma_0^2 / (1 - r), infinite for r = df/divisor >= 1, under a ratio law."""
    df, divisor, wander = chance.law
    r = df / divisor
    return math.inf if r >= 1 else chance.mean**2 + wander * chance.variance / (1 - r)


def of_moment(powers: dict[str, int], context: Context) -> Real:
    """The limit of a moment of a loop with memory, by the package, as a ball of its error."""
    chance = context.chance
    if chance.mean != 0 or chance.variance != 1:
        raise Unsupported("the limit of a moment with another truth")
    try:
        found = Moment("", "", powers).value(chance.loop, chance.estimator, t=math.inf)
    except (BadInput, ArithmeticError) as error:
        raise Unsupported(str(error)) from None
    return of_value(found, context)
