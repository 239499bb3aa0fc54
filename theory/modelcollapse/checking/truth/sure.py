"""Statements about almost every path in the limit, by the sign of the log-drift; and limits in mean.

    sigma_t^2 -> 0 almost surely where E log W < 0, to infinity where E log W > 0    strong law of large numbers
    (1/t) log sigma_t^2 -> E log W                                                   the same
    mu_t has no constant limit: given the variances it is normal with variance >= w sigma_0^2 (Anderson 1955)
    sigma_t^2 has not the limit 0 where E sigma_t^2 tends to a positive number and E sigma_t^4 is bounded
    (uniform integrability)

Source: Kallenberg 2002, Foundations of Modern Probability, chapters 3 and 4.
"""

from __future__ import annotations

import math
from typing import Any

from flint import fmpq

from modelcollapse.checking import terms as tm
from modelcollapse.checking.truth.collapse import drift
from modelcollapse.checking.truth.context import Context
from modelcollapse.checking.truth.expand import Evaluate, Expander
from modelcollapse.checking.truth.outcome import FAILS, HOLDS, Outcome
from modelcollapse.checking.truth.reals import (
    ZERO,
    Real,
    Unsupported,
    add,
    ball,
    is_exact,
    is_infinite,
    multiply,
    precision,
    shown,
    sign,
)

BITS = 448
AT = (50, 100, 150)
THEOREM = "by a theorem"


def surely(statement: tm.Tends, context: Context, value: Evaluate) -> Outcome:
    """left -> right almost surely or in law, for a constant right."""
    with precision(BITS):
        claimed = value(statement.right, context)
        if value(statement.target, context) != math.inf:
            raise Unsupported("a limit elsewhere than at infinity")
        actual, why = limit_on_paths(statement, context, value, claimed)
        equal = actual == claimed if is_infinite(actual) or is_infinite(claimed) else same(actual, claimed)
        text = "no constant" if isinstance(actual, float) and math.isnan(actual) else shown(actual)
        return Outcome(HOLDS if equal else FAILS, text, shown(claimed), THEOREM, why)


def same(a: Real, b: Real) -> bool:
    """Whether two finite numbers agree."""
    return bool(a == b) if is_exact(a) and is_exact(b) else bool((a - b).overlaps(0 * (a - b)))


def limit_on_paths(statement: tm.Tends, context: Context, value: Evaluate, claimed: Real) -> tuple[Real, str]:
    """The constant that the left side tends to on almost every path; nan where there is none."""
    forms = []
    for k in AT:
        at = context.bound(statement.variable, fmpq(k))
        poly = Expander(at, value).expand(statement.left)
        if len(poly) != 1:
            raise Unsupported("the limit on paths of a sum")
        ((monomial, coefficient),) = poly.items()
        if len(monomial) != 1 or monomial[0][0][1] != k:
            raise Unsupported("the limit on paths of this term")
        forms.append((monomial[0][0][0], monomial[0][1], coefficient))
    (kind, exponent, coefficient), (_, _, later), _ = forms
    if context.chance.fit is None:
        return uniformly(kind, exponent, forms, claimed, statement, context, value)
    if kind == "m" and exponent == 1 and same(coefficient, later):
        return math.nan, "given the variances mu_t is normal with a variance that stays above one fit's"
    step = drift(context)
    if kind == "l" and exponent == 1:
        return of_logarithm(coefficient, later, step)
    if kind == "v":
        rate = rate_of([coefficient for _, _, coefficient in forms])
        upward = sign(add(multiply(step, fmpq(exponent)), rate))
        if upward == 0:
            raise Unsupported("the paths of a walk without drift")
        why = f"strong law with E log W = {shown(step)}"
        return (multiply(fmpq(sign(coefficient)), math.inf) if upward > 0 else ZERO), why
    raise Unsupported("the limit on paths of this term")


def rate_of(coefficients: list[Real]) -> Real:
    """log q of coefficients c q^t at t = 50, 100, 150; 0 where they are constant."""
    first, second, third = coefficients
    if same(first, second) and same(second, third):
        return ZERO
    if not same(multiply(first, third), multiply(second, second)) or sign(first) * sign(second) <= 0:
        raise Unsupported("the limit on paths of this term")
    return ball(second / first).log() / AT[0]


def of_logarithm(coefficient: Real, later: Real, step: Real) -> tuple[Real, str]:
    """The limit of c log sigma_t^2 and of (c/t) log sigma_t^2."""
    why = f"strong law with E log W = {shown(step)}"
    if same(coefficient, later):
        if sign(step) == 0:
            raise Unsupported("the paths of a walk without drift")
        return multiply(multiply(coefficient, fmpq(sign(step))), math.inf), why
    if same(multiply(coefficient, fmpq(AT[0])), multiply(later, fmpq(AT[1]))):
        return multiply(multiply(coefficient, fmpq(AT[0])), step), why
    raise Unsupported("the limit on paths of this term")


def uniformly(
    kind: str, exponent: Any, forms: list[Any], claimed: Real, statement: tm.Tends, context: Context, value: Evaluate
) -> tuple[Real, str]:
    """Not 0: the mean of sigma_t^2 has a positive limit and its square a bounded mean."""
    from modelcollapse.checking.truth.limits import Asked

    if kind != "v" or exponent < 0 or claimed != 0 or not same(forms[0][2], forms[1][2]):
        raise Unsupported("the limit on paths of a loop with real data")
    asked = Asked(statement.variable, context, value)
    first, second = (asked.of_monomial({"v": k}) for k in (1, 2))
    if is_infinite(second) or sign(first) <= 0:
        raise Unsupported("the limit on paths of a loop with real data")
    return math.nan, f"E sigma_t^2 tends to {shown(first)} while E sigma_t^4 is bounded"


def nonnegative(term: Any) -> bool:
    """Whether a random term is plainly >= 0."""
    if isinstance(term, tm.Power):
        return isinstance(term.exponent, tm.Number) and term.exponent.value % 2 == 0 or nonnegative(term.base)
    return isinstance(term, tm.Process) and term.name in ("sigma", "W")
