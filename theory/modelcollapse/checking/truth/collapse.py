"""The collapse time T and the package's own numbers, as balls of their errors.

    E T, Var T by a certificate;  P(T <= 1) = P(sigma_1^2 <= eps sigma_0^2);  P(T <= t) by the package with its error

Source: numeric/certified, quantities.
"""

from __future__ import annotations

import math
from fractions import Fraction
from typing import Any

from flint import arb, fmpq

from modelcollapse.checking.truth.context import Context
from modelcollapse.checking.truth.reals import (
    ONE,
    ZERO,
    Real,
    Undefined,
    Unsupported,
    ball,
    exact,
    fraction,
    is_exact,
    is_infinite,
    sign,
)
from modelcollapse.errors import BadInput
from modelcollapse.numeric.ratio import Ratio
from modelcollapse.quantities import quantity
from modelcollapse.quantities.collapse_time import quantity as collapse_time
from modelcollapse.values import Value

CAUTION = 100
"""A numerical error is believed this many times over."""
MOST_CERTIFIED = 12
EXTREME = 10**9
MOST_DF = 200
"""Beyond, the ball of an incomplete Gamma function near its middle takes seconds."""


def threshold(context: Context) -> Fraction:
    """eps, between 0 and 1."""
    eps = context.numbers.get("eps")
    if eps is None or not is_exact(eps):
        raise Unsupported("the collapse time without a number for eps")
    if not 0 < eps < 1:
        raise Unsupported("the collapse time with eps beyond (0, 1)")
    return fraction(eps)


def ratio_of(context: Context) -> Ratio:
    """The ratio law as the package has it."""
    if context.chance.fit is None:
        raise Unsupported("the collapse time of a loop that has no ratio law")
    ratio = context.chance.fit.ratio
    if not 1 / EXTREME < ratio.df / ratio.divisor < EXTREME:
        raise Unsupported("the collapse time at a divisor of this size")
    return ratio


def drift(context: Context) -> Any:
    """E log W."""
    chance = context.chance
    return chance.expectation({((("l", 1, ""), 1),): ONE}) - chance.at_truth(((("l", 0, ""), 1),))


def collapse_moment(context: Context, second: bool) -> Real:
    """E T or Var T; infinite where the log variance does not drift down."""
    ratio, eps = ratio_of(context), threshold(context)
    if sign(drift(context)) >= 0:
        if second:
            raise Undefined("the variance of an infinite time")
        return math.inf
    if ratio.df <= MOST_CERTIFIED:
        from modelcollapse.numeric.certified.certify import certify

        found = quantity_call(lambda: certify(ratio, eps))
        enclosed = found and (found.variance if second else found.mean)
        if enclosed:
            context.notes.numerical.append("a certificate of E T")
            return arb(fmpq(*enclosed.middle.as_integer_ratio()), fmpq(*enclosed.radius.as_integer_ratio()))
    chance, asked = context.chance, collapse_time
    moments = quantity_call(lambda: asked.moments(chance.loop, chance.estimator, eps))
    return of_value(moments.variance if second else moments.mean, context)


def quantity_call(call: Any) -> Any:
    """A number of the package. Raises Unsupported where it refuses, or where floats do not hold it."""
    try:
        return call()
    except (BadInput, ArithmeticError) as error:
        raise Unsupported(str(error)) from None


def of_value(found: Value, context: Context) -> Real:
    """A value of the package as a ball of its error, believed with caution."""
    if math.isinf(found.value):
        return found.value
    if math.isnan(found.value + found.error):
        raise Unsupported("a number that floats do not hold")
    if found.rigour == "exact" and found.fraction is not None:
        return exact(found.fraction)
    context.notes.numerical.append(found.method)
    middle = fmpq(*Fraction(found.fraction if found.fraction is not None else found.value).as_integer_ratio())
    radius = CAUTION * max(found.error, abs(found.value) * 1e-14)
    return arb(middle, arb(radius))


def named(name: str, context: Context, **at: Any) -> Real:
    """One of the package's quantities at this point."""
    chance = context.chance
    if chance.fit is not None and not 1 / EXTREME < chance.fit.ratio.df / chance.fit.ratio.divisor < EXTREME:
        raise Unsupported("floats at a divisor of this size")
    return of_value(quantity_call(lambda: quantity(name).value(chance.loop, chance.estimator, **at)), context)


def first_variance(share: Real, context: Context) -> Real:
    """P(sigma_1^2 <= share sigma_0^2), share > 0, an incomplete Gamma function; of large samples by the package."""
    df, divisor, _ = context.chance.law
    if df > MOST_DF:
        if not is_exact(share):
            raise Unsupported("the law of the variance of a large sample at an irrational number")
        return named("variance-cdf", context, t=1, x=fraction(share))
    return ball(share * divisor / 2).gamma_lower(ball(df / 2), regularized=1)


def of_time(op: str, bound: Real, context: Context) -> Real:
    """P(T op t)."""
    eps = threshold(context)
    if is_infinite(bound):
        ever = ONE if sign(drift(context)) <= 0 else named("collapse-time-cdf", context, t=math.inf, eps=eps)
        return {"<": ever, "<=": ONE, "=": 1 - ever, "!=": ever, ">": ZERO, ">=": 1 - ever}[op]
    if not is_exact(bound):
        raise Unsupported("the law of the collapse time at an irrational number")
    whole = int(bound.floor())
    below, before = time_cdf(whole, eps, context), time_cdf(whole - 1, eps, context)
    before, now = (before, below - before) if bound == whole else (below, ZERO)
    return {"<": before, "<=": before + now, "=": now, "!=": 1 - now, ">": 1 - before - now, ">=": 1 - before}[op]


def time_cdf(t: int, eps: Fraction, context: Context) -> Real:
    """P(T <= t)."""
    if t <= 0:
        return ZERO
    if t == 1:
        return first_variance(exact(eps), context)
    return named("collapse-time-cdf", context, t=t, eps=eps)
