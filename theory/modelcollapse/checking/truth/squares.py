"""Bounds of E Y^2 for means that are simulated: without one, no bound of the error is proved.

max(a, b)^2, min(a, b)^2 <= a^2 + b^2,   (a_1 + ... + a_k)^2 <= k (a_1^2 + ... + a_k^2),   sin^2, cos^2, Phi^2 <= 1
"""

from __future__ import annotations

from typing import Any

from modelcollapse.checking import terms as tm
from modelcollapse.checking.truth import polynomial as p
from modelcollapse.checking.truth.context import Context
from modelcollapse.checking.truth.expand import Evaluate, Expander
from modelcollapse.checking.truth.reals import ONE, Unsupported, ball, exact, is_infinite

BOUNDED = ("sin", "cos", "Phi")


def second_moment(body: Any, context: Context, value: Evaluate) -> float | None:
    """An upper bound of E[body^2], and so of the variance; None where none is known."""
    try:
        found = context.chance.expectation(square(body, Expander(context, value)))
    except Unsupported:
        return None
    return None if is_infinite(found) else float(ball(found).upper())


def square(term: Any, expander: Expander) -> p.Poly:
    """A polynomial that is at least the square of the term. Raises Unsupported."""
    try:
        return p.raised(expander.expand(term), 2)
    except Unsupported:
        pass
    try:
        return expander.expand(tm.Power(term, tm.number(2)))
    except Unsupported:
        pass
    if isinstance(term, tm.Apply) and term.function == "abs":
        return square(term.arguments[0], expander)
    if isinstance(term, tm.Apply) and term.function in ("max", "min"):
        return p.plus(*(square(part, expander) for part in term.arguments))
    if isinstance(term, tm.Apply) and term.function in BOUNDED:
        return p.constant(ONE)
    if isinstance(term, tm.Plus):
        return p.scaled(p.plus(*(square(part, expander) for part in term.terms)), exact(len(term.terms)))
    if isinstance(term, tm.Times):
        return product(term, expander)
    if isinstance(term, tm.Power) and isinstance(term.base, tm.Apply) and term.base.function == "abs":
        return square(tm.Power(term.base.arguments[0], term.exponent), expander)
    raise Unsupported("a bound of the second moment")


def product(term: tm.Times, expander: Expander) -> p.Poly:
    """The same of a product: the factors one by one, which must be polynomials."""
    total = p.constant(ONE)
    for part in term.factors:
        total = p.times(total, square(part, expander))
    return total
