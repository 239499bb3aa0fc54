"""Infinite sums and products with closed forms: rational terms by Gamma and psi at complex roots, and P(k) q^k.

    sum_{k>=m} P/Q = sum over the roots r of Q and powers j of c_rj zeta(j, m - r)      (-c psi(m - r) for j = 1)
    prod_{k>=m} P/Q = prod Gamma(m - roots of Q) / prod Gamma(m - roots of P)
    sum_{k>=m} P(k) q^k = q^m sum_j Delta^j P(m) q^j / (1 - q)^(j+1),  |q| < 1

A sum whose terms behave like 1/k or more diverges, a product whose factors behave like 1 + c/k tends to 0 or infinity.

Source: DLMF 5.8, 5.9 and 25.11; Whittaker and Watson 1927, section 12.13.
"""

from __future__ import annotations

import math
from dataclasses import replace
from typing import Any

from flint import acb, acb_poly, acb_series, ctx, fmpq, fmpq_poly

from modelcollapse.checking import terms as tm
from modelcollapse.checking.truth.context import Context
from modelcollapse.checking.truth.functions import applied
from modelcollapse.checking.truth.reals import ONE, ZERO, Real, Undefined, Unsupported, add, is_exact, multiply, power

Quotient = tuple[Any, Any]
X = fmpq_poly([0, 1])
MOST_DEGREE = 60
MOST_TERMS = 400


def closed(series: tm.Series, low: int, value: Any, context: Context) -> Real:
    """The sum or product from `low` to infinity in closed form. Raises Unsupported where it has none."""
    try:
        quotient = rational(series.body, series.index, value, context)
    except Unsupported:
        if series.kind != "sum":
            raise
        if isinstance(series.body, tm.Apply) and series.body.function == "log":
            product = replace(series, kind="product", body=series.body.arguments[0])
            total = closed(product, low, value, context)
            return -math.inf if is_exact(total) and total == 0 else applied("log", [total])
        return geometric(series, low, value, context)
    poles = [root for root, _ in quotient[1].roots() if root.q == 1 and root >= low]
    if poles:
        raise Undefined("0 in a denominator of an infinite series")
    return sum_of(quotient, low) if series.kind == "sum" else product_of(quotient, low)


def rational(term: Any, index: str, value: Any, context: Context) -> Quotient:
    """The term as a quotient of polynomials in the index. Raises Unsupported."""
    if index not in tm.free_symbols(term):
        number = value(term, context)
        if not is_exact(number):
            raise Unsupported("an infinite series with irrational coefficients")
        return fmpq_poly([number]), fmpq_poly([1])
    if isinstance(term, tm.Symbol):
        return X, fmpq_poly([1])
    if isinstance(term, tm.Plus | tm.Times):
        inner = term.terms if isinstance(term, tm.Plus) else term.factors
        parts = [rational(part, index, value, context) for part in inner]
        total = parts[0]
        for part in parts[1:]:
            total = added(total, part) if isinstance(term, tm.Plus) else reduced(total[0] * part[0], total[1] * part[1])
        return total
    if isinstance(term, tm.Power) and index not in tm.free_symbols(term.exponent):
        exponent = value(term.exponent, context)
        if is_exact(exponent) and exponent.q == 1 and abs(exponent) <= MOST_DEGREE:
            over, under = rational(term.base, index, value, context)
            k = int(exponent.p)
            if k < 0 and over == 0:
                raise Undefined("0 in a denominator")
            return (over**k, under**k) if k >= 0 else (under**-k, over**-k)
    raise Unsupported("an infinite series whose terms are not rational")


def added(a: Quotient, b: Quotient) -> Quotient:
    """a + b."""
    return reduced(a[0] * b[1] + b[0] * a[1], a[1] * b[1])


def reduced(over: Any, under: Any) -> Quotient:
    """The quotient as it is: common factors stay, so that 0/0 is seen."""
    if max(over.degree(), under.degree()) > MOST_DEGREE:
        raise Unsupported("an infinite series of this degree")
    return over, under


def cancelled(quotient: Quotient) -> Quotient:
    """Without common factors, the lower one monic."""
    common = quotient[0].gcd(quotient[1])
    over, under = divmod(quotient[0], common)[0], divmod(quotient[1], common)[0]
    lead = under.coeffs()[-1]
    return over / lead, under / lead


def sum_of(quotient: Quotient, low: int) -> Real:
    """The sum of a rational function."""
    over, under = cancelled(quotient)
    if over == 0:
        return ZERO
    if under.degree() - over.degree() < 2:
        return math.inf if over.coeffs()[-1] > 0 else -math.inf
    total = acb(0)
    for root, order in under.complex_roots():
        for j, coefficient in enumerate(principal(over, under, root, order), start=1):
            at = acb(low) - root
            total += coefficient * (acb(j).zeta(at) if j > 1 else -at.digamma())
    return total.real


def principal(over: Any, under: Any, root: Any, order: int) -> list[Any]:
    """The coefficients of (k - root)^-1, ..., (k - root)^-order."""
    shifted = [acb_poly([acb(c) for c in part.coeffs()])(acb_poly([root, 1])) for part in (over, under)]
    top, bottom = shifted[0].coeffs()[:order], shifted[1].coeffs()[order : 2 * order]
    cap = ctx.cap
    try:
        ctx.cap = order
        found = (acb_series(top, order) / acb_series(bottom, order)).coeffs()
    finally:
        ctx.cap = cap
    found += [acb(0)] * (order - len(found))
    return found[::-1]


def product_of(quotient: Quotient, low: int) -> Real:
    """The product of a rational function; 0 or infinity where it diverges to them."""
    over, under = cancelled(quotient)
    if over == 0 or any(root.q == 1 and root >= low for root, _ in over.roots()):
        return ZERO
    gap, lead = over.degree() - under.degree(), over.coeffs()[-1]
    if lead < 0:
        raise Unsupported("an infinite product whose factors change sign")
    if gap or lead != 1:
        return math.inf if gap > 0 or (gap == 0 and lead > 1) else ZERO
    sums = [-part.coeffs()[-2] / part.coeffs()[-1] if part.degree() else ZERO for part in (over, under)]
    if sums[0] != sums[1]:
        if any(part(k) < 0 for part in (over * under,) for k in range(low, low + 200)):
            raise Unsupported("an infinite product whose factors change sign")
        return math.inf if sums[1] > sums[0] else ZERO
    total = acb(1)
    for part, upward in ((under, True), (over, False)):
        for root, order in part.complex_roots():
            at = acb(low) - root
            total *= (at.gamma() if upward else at.rgamma()) ** order
    return total.real


def geometric(series: tm.Series, low: int, value: Any, context: Context) -> Real:
    """The sum of P(k) q^k."""
    ratio, first = ONE, ONE
    rest: list[Any] = []
    vanishing: list[tuple[Any, Any]] = []
    for factor in series.body.factors if isinstance(series.body, tm.Times) else (series.body,):
        if isinstance(factor, tm.Power) and series.index not in tm.free_symbols(factor.base):
            base = value(factor.base, context)
            slope, offset = line(factor.exponent, series.index, value, context)
            if is_exact(base) and base == 0:
                vanishing.append((slope, offset))
                continue
            ratio, first = multiply(ratio, power(base, slope)), multiply(first, power(base, offset))
        else:
            rest.append(factor)
    polynomial = fmpq_poly([1])
    for factor in rest:
        over, under = rational(factor, series.index, value, context)
        if under.degree() > 0:
            raise Unsupported("an infinite series of this kind")
        polynomial *= over / under.coeffs()[0]
    if vanishing:
        return of_zero(series, low, vanishing[0], value, context)
    if polynomial.is_zero():
        return ZERO
    if not abs(ratio) < 1:
        if ratio >= 1:
            return math.inf if polynomial.coeffs()[-1] * first > 0 else -math.inf
        raise Unsupported("an infinite series whose terms do not shrink")
    return multiply(first, binomial_sum(polynomial, ratio, low))


def of_zero(series: tm.Series, low: int, line: tuple[Any, Any], value: Any, context: Context) -> Real:
    """The sum of terms with a factor 0^(a k + b): up to a k + b = 0 one by one, with 0^0 = 1; the others are 0."""
    slope, offset = line
    if slope <= 0:
        raise Unsupported("an infinite series with a power of 0")
    last = int((-offset / slope).floor())
    if last - low > MOST_TERMS:
        raise Unsupported("an infinite series with a power of 0")
    total: Real = ZERO
    for k in range(low, last + 1):
        total = add(total, value(series.body, context.bound(series.index, fmpq(k))))
    return total


def line(term: Any, index: str, value: Any, context: Context) -> tuple[Any, Any]:
    """slope and offset of an exponent that is linear in the index."""
    over, under = rational(term, index, value, context)
    if over.degree() > 1 or under.degree() > 0:
        raise Unsupported("an infinite series of this kind")
    coefficients = [*(over / under.coeffs()[0]).coeffs(), fmpq(0), fmpq(0)]
    return coefficients[1], coefficients[0]


def binomial_sum(polynomial: Any, ratio: Real, low: int) -> Real:
    """sum_{k>=low} P(k) q^k by differences of P."""
    differences = [polynomial(fmpq(low + j)) for j in range(polynomial.degree() + 1)]
    total: Real = ZERO
    for j in range(len(differences)):
        total = add(total, multiply(differences[0], power(ratio, fmpq(j)) / power(1 - ratio, fmpq(j + 1))))
        differences = [b - a for a, b in zip(differences, differences[1:], strict=False)]
    return multiply(power(ratio, fmpq(low)), total)
