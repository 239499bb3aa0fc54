"""Limits of random terms by bounded moments: where E X_t^2 stays bounded and X_t -> c in probability, E X_t -> c.

Likewise E X_t^2 -> c^2 where E |X_t|^3 or E X_t^4 stays bounded (Vitali). And E (X_t - c)^2 -> 0 gives X_t -> c in
probability. For every loop, by the limits of its exact moments.

Source: Kallenberg 2002, Foundations of Modern Probability, chapter 4.
"""

from __future__ import annotations

import math
from typing import Any

from flint import arb

from modelcollapse.checking import terms as tm
from modelcollapse.checking.truth.context import Context
from modelcollapse.checking.truth.expand import Evaluate
from modelcollapse.checking.truth.outcome import FAILS, HOLDS, OPEN, Outcome
from modelcollapse.checking.truth.reals import Real, Undefined, Unsupported, ball, exact, is_exact, is_infinite, shown

MODE = "numerical"
SHRINK, DOUBLED = arb("0.75"), (5, 10, 20)


def by_moments(statement: Any, claimed: Real, context: Context, value: Evaluate) -> Outcome:
    """Whether X_t -> c can be, by the limits of the moments of X_t."""
    first, second = (limit(statement, k, context, value) for k in (1, 2))
    if is_infinite(second):
        raise Unsupported("the limit on paths of this term")
    if differ(first, claimed):
        why = f"E of the left side tends to {shown(first)} while that of its square is bounded"
        return Outcome(FAILS, "another limit or none", shown(claimed), MODE, why)
    square = claimed * claimed
    if differ(second, square):
        if not bounded(statement, context, value):
            raise Unsupported("the limit on paths of this term")
        why = f"E of its square tends to {shown(second)} while higher moments are bounded"
        return Outcome(FAILS, "no constant", shown(claimed), MODE, why)
    if statement.mode == "almost surely" and not summable(statement, context, value):
        return Outcome(OPEN, why="it converges in mean square, which does not say almost surely")
    return Outcome(HOLDS, shown(first), shown(claimed), MODE, "it converges in mean square")


def bounded(statement: Any, context: Context, value: Evaluate) -> bool:
    """Whether E X_t^4 is: by its limit; where the fits change with t, by steps that shrink from 5 to 10 to 20.

    Of what is plainly not negative, E X_t^3.
    """
    order = 3 if nonnegative(statement.left) else 4
    if context.chance.fit is not None or context.chance.program.uniform:
        return not is_infinite(limit(statement, order, context, value))
    mean = tm.Expectation(tm.Power(statement.left, tm.number(order)))
    seen = []
    for k in DOUBLED:
        context.notes.hurry()
        try:
            found = value(mean, context.bound(statement.variable, exact(k)))
        except Undefined:
            return False
        if is_infinite(found):
            return False
        seen.append(ball(found))
    first, second, third = seen
    return bool(abs(third - second) < abs(second - first) * SHRINK)


def summable(statement: Any, context: Context, value: Evaluate) -> bool:
    """Whether the sum of E (X_t - c)^2 is seen to converge (Borel and Cantelli)."""
    gap = tm.Plus((statement.left, tm.Times((tm.number(-1), statement.right))))
    mean = tm.Expectation(tm.Power(gap, tm.number(2)))
    try:
        return not is_infinite(value(tm.Series("sum", statement.variable, tm.number(1), tm.INFINITY, mean), context))
    except (Unsupported, Undefined):
        return False


def nonnegative(term: Any) -> bool:
    """Whether a random term is plainly >= 0."""
    if isinstance(term, tm.Plus | tm.Times):
        return all(nonnegative(part) for part in (*getattr(term, "terms", ()), *getattr(term, "factors", ())))
    if isinstance(term, tm.Number):
        return term.value >= 0
    if isinstance(term, tm.Power):
        return isinstance(term.exponent, tm.Number) and term.exponent.value % 2 == 0 or nonnegative(term.base)
    return isinstance(term, tm.Process) and term.name in ("sigma", "W")


def limit(statement: Any, k: int, context: Context, value: Evaluate) -> Real:
    """lim E X_t^k. Raises Unsupported."""
    body = statement.left if k == 1 else tm.Power(statement.left, tm.number(k))
    try:
        return value(tm.Limit(statement.variable, statement.target, tm.Expectation(body)), context)
    except Undefined as error:
        raise Unsupported(str(error)) from None


def differ(a: Real, b: Real) -> bool:
    """Whether two numbers are surely not the same."""
    if is_infinite(a) or is_infinite(b):
        return not (is_infinite(a) and is_infinite(b) and math.copysign(1, a) == math.copysign(1, b))
    return bool(a != b) if is_exact(a) and is_exact(b) else not ball(a).overlaps(ball(b))
