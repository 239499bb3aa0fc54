"""Chances without a polynomial: probabilities of the variance, the mean and draws; E |mu_1|.

    P(sigma_1^2 <= x) = P(h, a x / 2) / Gamma(h)  (incomplete Gamma, a ball),   mu_1 ~ N(mu_0, w sigma_0^2)
    P(sigma_t^2 <= x), tails by the package's quantities with their errors

What has no formula is simulated. Source: numeric/certified and quantities.
"""

from __future__ import annotations

from fractions import Fraction
from typing import Any

from flint import arb, fmpq

from modelcollapse.checking import terms as tm
from modelcollapse.checking.truth import polynomial as p
from modelcollapse.checking.truth.collapse import collapse_moment, first_variance, named, of_time
from modelcollapse.checking.truth.context import Context
from modelcollapse.checking.truth.expand import Evaluate, Expander
from modelcollapse.checking.truth.functions import normal_cdf
from modelcollapse.checking.truth.reals import (
    ONE,
    ZERO,
    Real,
    Unsupported,
    add,
    ball,
    fraction,
    is_exact,
    is_infinite,
    multiply,
    power,
    sign,
)
from modelcollapse.checking.truth.simulated import simulated_mean, simulated_probability


def expected(term: Any, context: Context, value: Evaluate, reason: Unsupported) -> Real:
    """E or Var of what is no polynomial: of T, of |mu_1|; else by simulation."""
    if isinstance(term.body, tm.CollapseTime) and not term.given:
        return collapse_moment(context, isinstance(term, tm.Variance))
    if isinstance(term, tm.Expectation) and not term.given:
        if isinstance(term.body, tm.Power) and term.body == tm.Power(tm.CollapseTime(), tm.number(2)):
            mean = collapse_moment(context, False)
            square = multiply(mean, mean)
            return square if is_infinite(square) else add(square, collapse_moment(context, True))
        if any(isinstance(node, tm.CollapseTime) for node in tm.walk(term.body)):
            raise reason
        absolute = absolute_mean(term.body, context, value)
        if absolute is not None:
            return absolute
        return simulated_mean(term.body, context, value, reason)
    if isinstance(term, tm.Variance) and not term.given:
        square, mean = (value(tm.Expectation(body), context) for body in (tm.Power(term.body, tm.number(2)), term.body))
        return add(square, multiply(-ONE, multiply(mean, mean)))
    raise reason


def absolute_mean(body: Any, context: Context, value: Evaluate) -> Real | None:
    """E |mu_t - mu_0|^k for t <= 1 and odd k: sd^k 2^(k/2) Gamma((k+1)/2) / sqrt(pi)."""
    body, k = (body.base, body.exponent) if isinstance(body, tm.Power) else (body, tm.number(1))
    if not (isinstance(body, tm.Apply) and body.function == "abs" and context.chance.fit is not None):
        return None
    poly = Expander(context, value).expand(body.arguments[0])
    poly = p.plus(poly, {})
    atom = (("m", 1, ""), 1)
    slope, offset = poly.get((atom,)), poly.get(p.UNIT, ZERO)
    exponent = value(k, context)
    if slope is None or set(poly) - {(atom,), p.UNIT} or not is_exact(exponent) or exponent <= -1:
        return None
    if not (is_exact(slope) and is_exact(offset)) or add(offset, multiply(slope, context.chance.mean)) != 0:
        return None
    variance = context.chance.law[2] * context.chance.variance * slope * slope
    factor = ball(2 * variance) ** ball(exponent / 2)
    return factor * ball((exponent + 1) / 2).gamma() / arb.pi().sqrt()


def probability(event: Any, context: Context, value: Evaluate) -> Real:
    """P(event) by a formula, else by simulation."""
    try:
        if isinstance(event, tm.Relation):
            found = of_relation(event, context, value)
            if found is not None:
                return found
        reason = Unsupported("the probability of this event")
    except Unsupported as refused:
        reason = refused
    return simulated_probability(event, context, value, reason)


def of_relation(event: tm.Relation, context: Context, value: Evaluate) -> Real | None:
    """The chance of left op right."""
    op, left, right = event.op, event.left, event.right
    if not tm.varies(left) and tm.varies(right):
        op, left, right = tm.FLIPPED[op], right, left
    if tm.varies(right):
        left, right = tm.Plus((left, tm.Times((tm.number(-1), right)))), tm.number(0)
    if isinstance(left, tm.CollapseTime):
        return of_time(op, value(right, context), context)
    if isinstance(left, tm.Apply) and left.function == "abs":
        return of_distance(op, Expander(context, value).expand(left.arguments[0]), value(right, context), context)
    poly = Expander(context, value).expand(left)
    return of_poly(op, poly, value(right, context), context)


def of_poly(op: str, poly: p.Poly, bound: Real, context: Context) -> Real | None:
    """The chance that c monomial + offset op bound, for a monomial of one variance, its logarithm, or one mean."""
    rest = {monomial: c for monomial, c in poly.items() if monomial}
    bound = add(bound, multiply(-ONE, poly.get(p.UNIT, ZERO)))
    if len(rest) != 1:
        if not rest:
            return holds(op, ZERO, bound)
        return of_symmetric(op, rest, context) if is_exact(bound) and bound == 0 else None
    ((monomial, coefficient),) = rest.items()
    if len(monomial) != 1 or is_infinite(bound) or is_infinite(coefficient):
        return None
    (kind, time, _), exponent = monomial[0]
    if sign(coefficient) < 0:
        op = tm.FLIPPED[op]
    bound = bound / coefficient
    if kind in "vl" and degenerate(time, context):
        return holds(op, ZERO, bound) if kind == "v" and exponent > 0 else None
    if op in ("=", "!="):
        return ZERO if op == "=" else ONE
    if kind == "v":
        if sign(bound) <= 0:
            return holds(op, ONE, ZERO)
        return of_variance(op if exponent > 0 else tm.FLIPPED[op], power(bound, 1 / fmpq(exponent)), time, context)
    if kind == "l" and exponent == 1:
        return of_variance(op, ball(bound).exp(), time, context)
    if kind == "m" and exponent == 1:
        return of_mean(op, bound, time, context)
    return None


def degenerate(time: int, context: Context) -> bool:
    """Whether sigma_t^2 is 0 almost surely, as after a fit to one point; elsewhere it has a density."""
    if context.chance.fit is not None:
        return False
    mean = context.chance.expectation({((("v", time, ""), 1),): ONE})
    return is_exact(mean) and bool(mean == 0)


def of_symmetric(op: str, poly: p.Poly, context: Context) -> Real | None:
    """P(poly op 0) where poly turns its sign with all means and draws, whose laws have a density and centre 0."""
    if context.chance.fit is None or context.chance.mean != 0:
        return None
    for monomial in poly:
        kinds = {factor[0] for factor, _ in monomial}
        turned = [exponent for factor, exponent in monomial if factor[0] in "mX"]
        if not kinds <= set("vmX") or not all(isinstance(e, int) for e in turned) or sum(turned) % 2 == 0:
            return None
    return {"=": ZERO, "!=": ONE}.get(op, fmpq(1, 2))


def holds(op: str, left: Real, right: Real) -> Real:
    """1 or 0 as the relation of two numbers holds."""
    gap = 0 if left == right else sign(add(left, multiply(-ONE, right)))
    table = {"<": gap < 0, "<=": gap <= 0, ">": gap > 0, ">=": gap >= 0, "=": gap == 0, "!=": gap != 0}
    return ONE if table[op] else ZERO


def side(op: str, below: Real) -> Real:
    """P(op) from P(<=), for a continuous law."""
    return below if op in ("<", "<=") else 1 - below


def of_variance(op: str, x: Real, time: int, context: Context) -> Real:
    """P(sigma_t^2 op x), t >= 1."""
    share = x / context.chance.variance
    if time == 1:
        return side(op, first_variance(share, context))
    if not is_exact(share):
        raise Unsupported("the law of the variance at an irrational number")
    return side(op, named("variance-cdf", context, t=time, x=fraction(share)))


def of_mean(op: str, bound: Real, time: int, context: Context) -> Real:
    """P(mu_t op bound), by symmetry about mu_0."""
    gap = bound - context.chance.mean
    if time == 1:
        return side(op, normal_cdf(gap / ball(context.chance.law[2] * context.chance.variance).sqrt()))
    if gap == 0:
        return fmpq(1, 2)
    tail = of_distance(">", {((("m", time, ""), 1),): ONE, p.UNIT: -context.chance.mean}, abs(gap), context)
    if tail is None:
        raise Unsupported("a tail of the mean")
    beyond = tail / 2
    return side(op, 1 - beyond if sign(gap) > 0 else beyond)


def of_distance(op: str, poly: p.Poly, bound: Real, context: Context) -> Real | None:
    """P(|mu_t - mu_0| op k), P(|X_t - mu_0| op k), P(|X_t - mu_t| op k)."""
    if sign(bound) < 0 or is_infinite(bound):
        return holds(op, ZERO, bound)
    kinds = {monomial[0][0][0]: monomial for monomial in poly if len(monomial) == 1 and monomial[0][1] == 1}
    offset = poly.get(p.UNIT, ZERO)
    if len(kinds) + (p.UNIT in poly) != len(poly) or op in ("=", "!="):
        return None
    scale = power(context.chance.variance, fmpq(1, 2))
    centred = offset == -context.chance.mean and all(poly[monomial] == 1 for monomial in kinds.values())
    if not kinds:
        return holds(op, abs(offset), bound)
    if set(kinds) == {"m"} and centred:
        time = kinds["m"][0][0][1]
        if time == 1:
            within = 2 * normal_cdf(bound / ball(context.chance.law[2] * context.chance.variance).sqrt()) - 1
        else:
            within = 1 - named("wander-tail", context, t=time, k=rational(bound / scale))
        return side(op, within)
    if set(kinds) == {"X"} and centred:
        return side(op, 1 - named("tail", context, t=kinds["X"][0][0][1], k=rational(bound / scale)))
    own = set(kinds) == {"X", "m"} and not offset and kinds["X"][0][0][1] == kinds["m"][0][0][1]
    if own and sorted(poly[monomial] for monomial in kinds.values()) == [-1, 1]:
        return side(op, 1 - named("tail-centred", context, t=kinds["X"][0][0][1], k=rational(bound / scale)))
    return None


def rational(number: Real) -> Fraction:
    """The number as a Fraction. Raises Unsupported where it is none."""
    if not is_exact(number):
        raise Unsupported("a tail beyond an irrational number")
    return fraction(number)
