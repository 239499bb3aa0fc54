"""lim E |X_t|^p = 0, convergence in the mean of order p, where E |X_t|^p itself has no formula.

    it fails   where X_t does not tend to 0 in probability, where p >= 1 and E X_t does not, where r <= p is even and
               E X_t^r does not
    it holds   where r >= p is even and E X_t^r tends to 0

Source: Kallenberg 2002, Foundations of Modern Probability, chapter 4 (Lyapunov's and Markov's inequalities).
"""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction
from typing import Any

from flint import arb, fmpq

from modelcollapse.checking import terms as tm
from modelcollapse.checking.truth.context import Context
from modelcollapse.checking.truth.expand import Evaluate
from modelcollapse.checking.truth.outcome import FAILS, HOLDS, Outcome
from modelcollapse.checking.truth.ratio_moments import log_moment
from modelcollapse.checking.truth.reals import (
    Real,
    Undecided,
    Undefined,
    Unsupported,
    ball,
    exact,
    is_exact,
    is_infinite,
    shown,
    sign,
)
from modelcollapse.checking.truth.sizes import WALK, outsized
from modelcollapse.checking.truth.sure import surely
from modelcollapse.checking.truth.walk import pieces

ORDERS = (1, 2, 4, 6)
LEAST = arb("1e-9")


def vanishing(relation: tm.Relation, context: Context, value: Evaluate) -> Outcome | None:
    """The statement lim E |X_t|^p = 0 by what it implies and what implies it; None for another one, or not known."""
    if relation.op != "=" or relation.right != tm.number(0):
        return None
    parts = absolute_power(relation.left)
    if parts is None:
        return None
    term, order = parts
    limit: Any = relation.left
    quiet = replace(context, notes=replace(context.notes, simulate=False))
    try:
        chance = surely(tm.Tends(term, relation.right, limit.variable, limit.target, "in probability"), quiet, value)
        if chance.state == FAILS:
            return replace(chance, why=f"not even in probability: {chance.why}")
    except (Unsupported, Undefined, Undecided):
        pass
    return by_scale(term, order, limit, quiet, value) or by_orders(term, order, limit, quiet, value)


def by_scale(term: Any, order: Fraction, limit: Any, context: Context, value: Evaluate) -> Outcome | None:
    """X_t = c q^t V^a S with one a: E |X_t|^p = c^p q^pt E V^ap E |S|^p, and S is not 0."""
    if outsized(term, limit.variable, context, value, WALK):
        return None
    try:
        found = pieces(term, limit.variable, context, value)
        first = found[0]
        scale = first.variance, first.power, first.logs, first.mean
        if scale[1:] != (0, 0, 0) or any((x.variance, x.power, x.logs, x.mean) != scale for x in found):
            return None
        if len(found) > 1 and any(not is_exact(x.rate) for x in found):
            return None
        df, divisor, _ = context.chance.law
        gain = log_moment(df, divisor, fmpq(first.variance) * exact(order), 0)
        way = 1 if is_infinite(gain) else sign(ball(gain).log() + ball(first.rate) * exact(order))
    except (Unsupported, Undecided, Undefined, IndexError):
        return None
    state = HOLDS if way < 0 else FAILS
    text = "infinity" if is_infinite(gain) else shown(gain)
    return Outcome(state, "0" if way < 0 else "not 0", "0", "numerical", f"E V^ap changes {text}-fold with every fit")


def absolute_power(limit: Any) -> tuple[Any, Fraction] | None:
    """X and p of lim E |X|^p."""
    mean = limit.body if isinstance(limit, tm.Limit) else None
    if not isinstance(mean, tm.Expectation) or mean.given:
        return None
    body: Any = mean.body
    order = Fraction(1)
    if isinstance(body, tm.Power) and isinstance(body.exponent, tm.Number):
        body, order = body.base, body.exponent.value
    if not (isinstance(body, tm.Apply) and body.function == "abs" and len(body.arguments) == 1 and order > 0):
        return None
    return body.arguments[0], order


def by_orders(term: Any, order: Fraction, limit: Any, context: Context, value: Evaluate) -> Outcome | None:
    """What the limits of E X and of the even moments say."""
    for r in ORDERS:
        try:
            moment = tm.Expectation(tm.Power(term, tm.number(r)) if r > 1 else term)
            found = value(tm.Limit(limit.variable, limit.target, moment), context)
        except (Unsupported, Undefined, Undecided):
            continue
        if r <= order and nonzero(found):
            return Outcome(FAILS, "not 0", "0", "numerical", f"E X^{r} tends to {shown(found)}")
        if order <= r and r % 2 == 0 and not is_infinite(found) and abs(ball(found)) < LEAST:
            return Outcome(HOLDS, "0", "0", "numerical", f"E X^{r} tends to 0")
    return None


def nonzero(found: Real) -> bool:
    """Whether it is surely not 0."""
    return is_infinite(found) or not ball(found).contains(0)
