"""Limits of slow sequences by extrapolation: Sidi's W transformation with Levin's u remainder, three orders at a time.

    s_k = L + w_k P(k^(-1/r)),  w_k = k (s_k - s_(k-1)),  P a polynomial:   L = D^m[s/w] / D^m[1/w]

D^m is the divided difference at m + 1 indices. Geometric sequences and asymptotic series in powers of 1/k are met
exactly or nearly so. The error stated is a thousand times the spread of the orders; and the sequence itself must be
seen to come nearer to L at 36, 54 and 81, since antilimits of divergent sequences are found as well.

Source: Levin 1973; Sidi 2003, Practical Extrapolation Methods, chapters 6, 7 and 19.
"""

from __future__ import annotations

import math
from collections.abc import Callable
from typing import Any

from flint import arb, fmpq

from modelcollapse.checking.truth.modest import farther
from modelcollapse.checking.truth.reals import ONE, Real, Unsupported, ball, is_exact, is_infinite, precision

ORDERS = ((6, 24), (9, 22), (8, 28))
LAST = 36
LATE = (36, 54, 81)
BITS = 1400
CAUTION = 1000
CLOSE = arb("1e-9")
SAME = arb("1e-25")
SHRINK = arb("0.95")

Sequence = Callable[[int], Real]


def extrapolated(at: Sequence, converges: bool = False, beyond: Sequence | None = None) -> Real:
    """The limit of at(k) as a ball of the stated error; infinity where 1/at(k) tends to 0. Raises Unsupported.

    `converges` says that it is known to have a limit; `beyond` gives values far out where they can be had.
    """
    with precision(BITS):
        first = {k: at(k) for k in range(min(k for k, _ in ORDERS) - 1, LAST + 1)}
        if any(is_infinite(x) for x in first.values()):
            raise Unsupported("the limit of a sequence with infinite terms")
        late = [at(k) for k in LATE] + (farther(beyond) if beyond else [])
        found = resting(first, late)
        if found is None:
            found = limit(first, None if converges else late)
        if found is None:
            found = fast(late)
        return growing(first, late) if found is None else found


def resting(first: dict[int, Real], late: list[Real]) -> Real | None:
    """The one number that a constant sequence is."""
    values = [*first.values(), *late]
    if all(is_exact(x) and x == values[0] for x in values):
        return values[0]
    spread = [abs(ball(x) - ball(values[0])).upper() for x in values]
    widest = max(spread, key=float)
    return arb(ball(values[0]).mid(), widest) if widest < SAME else None


def limit(first: dict[int, Real], late: list[Real] | None) -> Any:
    """The limit where the orders agree and the late terms come nearer to it; else None."""
    for root in (1, 2):
        found = [transformed(first, start, count, root) for start, count in ORDERS]
        if any(x is None for x in found):
            return None
        spread = max((abs(x - found[0]).upper() for x in found), key=float) * CAUTION
        middle = arb(found[0].mid(), spread)
        if spread < CLOSE * (1 + abs(found[0])).lower() and (late is None or nearer(late, middle)):
            return middle
    return None


def fast(late: list[Real]) -> Any:
    """The last term where the late steps shrink as those of a geometric sequence of ratio 3/4 or less; else None."""
    a, b, c, *rest = (ball(x) for x in late)
    first, second = abs(b - a), abs(c - b)
    if (
        all(abs(x - c) < second * CAUTION for x in rest)
        and second < first * arb("1e-3")
        and second * CAUTION < CLOSE * (1 + abs(c))
    ):
        return arb(c.mid(), (second * CAUTION + c.rad()).upper())
    return None


def transformed(first: dict[int, Real], start: int, count: int, root: int) -> Any:
    """The transformation from the indices start, ..., start + count; None where a step is 0."""
    indices = range(start, start + count + 1)
    weights = nodes(start, count, root)
    over, under = arb(0), arb(0)
    for k, weight in zip(indices, weights, strict=True):
        step = k * (ball(first[k]) - ball(first[k - 1]))
        if step.contains(0):
            return None
        over, under = over + weight * ball(first[k]) / step, under + weight / step
    return None if under.contains(0) else over / under


def nodes(start: int, count: int, root: int) -> list[Any]:
    """The weights of the divided difference at k^(-1/root)."""
    at = [ball(fmpq(1, k)) ** (ball(fmpq(1, root))) for k in range(start, start + count + 1)]
    weights = []
    for i, x in enumerate(at):
        product = arb(1)
        for j, y in enumerate(at):
            product *= x - y if i != j else ONE
        weights.append(1 / product)
    return weights


def nearer(late: list[Real], middle: Any) -> bool:
    """Whether the late terms close in on it."""
    gaps = [abs(ball(x) - middle).upper() for x in late]
    floor = 2 * middle.rad() + SAME
    return all(b < a * SHRINK or b < floor for a, b in zip(gaps, gaps[1:], strict=False)) and gaps[-1] < 1 + abs(middle)


def growing(first: dict[int, Real], late: list[Real]) -> Real:
    """An infinity: the terms keep a sign and grow, and their reciprocals tend to 0 by the same transformation."""
    values = [ball(x) for x in (*first.values(), *late)]
    upward = all(x > 0 for x in values)
    steady = upward or all(x < 0 for x in values)
    if steady and all(abs(b) > abs(a) for a, b in zip(values[-len(late) :], values[1 - len(late) :], strict=False)):
        inverse = limit({k: 1 / ball(x) for k, x in first.items()}, [1 / ball(x) for x in late])
        if inverse is not None and inverse.contains(0):
            return math.inf if upward else -math.inf
    raise Unsupported("a limit that settles too slowly to be seen")
