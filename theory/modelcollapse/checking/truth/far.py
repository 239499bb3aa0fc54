"""Limits from values far out: the term at 10^32, 10^64, 10^128 and 10^256 in balls of 3,600 bits.

A term made of powers, logarithms, exponentials, Gamma and psi is monotone in the end (Hardy 1910, Orders of Infinity);
steps that shrink 10^4-fold each time are those of a limit with an algebraic rate. Constants in the term must be far
nearer to 1 than the places where it is looked at, so that these are the end.
"""

from __future__ import annotations

import math
from typing import Any

from flint import arb, fmpq

from modelcollapse.checking.domain import CONVENTIONS, Range
from modelcollapse.checking.truth.context import Context
from modelcollapse.checking.truth.expand import Evaluate
from modelcollapse.checking.truth.reals import (
    Real,
    Undecided,
    Unsupported,
    ball,
    exact,
    is_exact,
    is_infinite,
    precision,
)
from modelcollapse.checking.truth.sizes import outsized
from modelcollapse.checking.truth.waves import stilled

FAR = (10**32, 10**64 + 1, 10**128, 10**256 + 1)
"""Even and odd, so that what changes sign with every step is seen to."""
FAR_BITS = 3600


def unending(variable: str, end: Real, context: Context) -> None:
    """Refuse a limit to infinity of a symbol that has an upper bound."""
    allowed = context.setting.domain.get(variable, CONVENTIONS.get(variable))
    if is_infinite(end) and allowed is not None and (allowed.high if end > 0 else allowed.low) is not None:
        raise Unsupported("a limit to infinity of a symbol that is bounded")


def far(body: Any, variable: str, context: Context, value: Evaluate, end: Real) -> Real:
    """The limit from values far out, where they settle fast or grow fast."""
    if outsized(body, variable, context, value):
        raise Unsupported("a limit with constants of this size")
    sides = [[exact(k) for k in FAR]] if is_infinite(end) else towards(end, context.setting.domain.get(variable))
    with precision(FAR_BITS):
        try:
            first, *rest = [
                settled([value(still, inner.bound(variable, at)) for at in places])
                for places in sides
                for still, inner in (stilled(body, variable, places, context, value),)
            ]
        except (Undecided, OverflowError, MemoryError):
            raise Unsupported("a limit that needs more digits") from None
    if any(apart(first, other) for other in rest):
        raise Unsupported("a limit that is another from the left")
    if not is_exact(first) and not is_infinite(first):
        context.notes.numerical.append("values at 10^32, 10^64, 10^128, 10^256")
    return first


def towards(end: Real, allowed: Range | None) -> list[list[Real]]:
    """Numbers that come near to `end` from above and from below, where the domain has any there."""
    above = allowed is None or allowed.high is None or exact(allowed.high) > end
    below = allowed is None or allowed.low is None or exact(allowed.low) < end
    return [[end + fmpq(sign, k) for k in FAR] for sign, there in ((1, above or not below), (-1, below)) if there]


def apart(a: Real, b: Real) -> bool:
    """Whether two limits are surely not the same."""
    if is_infinite(a) or is_infinite(b):
        return bool(a != b)
    return not ball(a).overlaps(ball(b))


def settled(found: list[Real]) -> Real:
    """The number that far values tend to, as a ball; infinity where they grow."""
    if any(is_infinite(x) for x in found):
        if len({x for x in found if is_infinite(x)}) == 1 and all(is_infinite(x) for x in found):
            return found[0]
        raise Unsupported("a limit of values that are infinite in part")
    if all(is_exact(x) for x in found) and len(set(found)) == 1:
        return found[0]
    values = [ball(x) for x in found]
    steps = [(b - a).abs_upper() for a, b in zip(values, values[1:], strict=False)]
    floor = arb(2) ** -200
    if all(b < a * arb("1e-4") + floor for a, b in zip(steps, steps[1:], strict=False)) and steps[0] < 1:
        return values[-1] + arb(0, 1) * (steps[-1] * 10 + arb(2) ** -400)
    grows = all(abs(b) > abs(a) * arb("1.4") and (a > 0) == (b > 0) for a, b in zip(values, values[1:], strict=False))
    if grows and abs(values[0]) > 5:
        return math.inf if values[0] > 0 else -math.inf
    raise Unsupported("a limit that settles too slowly to be seen")
