"""Functions of random monomials: real powers, logarithms, exponentials, absolute values."""

from __future__ import annotations

from typing import Any

from flint import fmpq

from modelcollapse.checking.truth import polynomial as p
from modelcollapse.checking.truth.polynomial import Poly
from modelcollapse.checking.truth.reals import ONE, ZERO, Real, Undefined, Unsupported, ball, is_exact, power, sign


def raised_monomial(base: Poly, exponent: Any) -> Poly:
    """A real power of one positive monomial."""
    if not base:
        if exponent < 0:
            raise Undefined("0 in a denominator")
        return base
    if len(base) > 1:
        raise Unsupported("a power of a random sum")
    ((monomial, coefficient),) = base.items()
    if any(not positive(factor) for factor, _ in monomial):
        raise Unsupported("a power of something that may be negative")
    return {tuple((factor, p.tidy(fmpq(e) * exponent)) for factor, e in monomial): power(coefficient, exponent)}


def positive(factor: Any) -> bool:
    """Variances and chi-square variables are."""
    return bool(factor[0] == "v" or (factor[0] == "fresh" and factor[2][0] == "chi2"))


def logarithm_of(number: Real) -> Real:
    """log of a number > 0."""
    if sign(number) <= 0:
        raise Undefined("a logarithm of a number that is not positive")
    return ZERO if is_exact(number) and number == 1 else ball(number).log()


def logarithm(poly: Poly) -> Poly:
    """log of a positive monomial."""
    if len(poly) != 1:
        raise Unsupported("a logarithm of a random sum")
    ((monomial, coefficient),) = poly.items()
    if any(not positive(factor) for factor, _ in monomial):
        raise Unsupported("a logarithm of something that may be negative")
    total = p.constant(logarithm_of(coefficient))
    for (kind, time, name), exponent in monomial:
        total = p.plus(total, p.scaled(p.atom({"v": "l", "fresh": "freshlog"}[kind], time, name), fmpq(exponent)))
    return total


def exponential(poly: Poly) -> Poly:
    """exp of a number plus a linear form in logarithms."""
    powers, factor = {}, ONE
    for monomial, coefficient in poly.items():
        if not monomial:
            factor = ball(coefficient).exp()
            continue
        (kind, time, name), exponent = monomial[0]
        if len(monomial) > 1 or kind not in ("l", "freshlog") or exponent != 1 or not is_exact(coefficient):
            raise Unsupported("an exponential of a random term")
        powers[{"l": "v", "freshlog": "fresh"}[kind], time, name] = coefficient
    return {p.ordered(powers): factor}


def absolute(poly: Poly) -> Poly:
    """|monomial| where its means have even powers."""
    if len(poly) != 1:
        raise Unsupported("the absolute value of a random term")
    ((monomial, coefficient),) = poly.items()
    for factor, exponent in monomial:
        if not positive(factor) and (factor[0] not in "mX" or not isinstance(exponent, int) or exponent % 2):
            raise Unsupported("the absolute value of a random term")
    return {monomial: coefficient if sign(coefficient) >= 0 else -coefficient}
