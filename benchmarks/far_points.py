"""A claim at 30 far points, n and t up to 60: the proof channel's word is set against numbers that it never saw.

They are computed by `far_moments`; where that does not reach, the truth channel is asked at the same points.
"""

from __future__ import annotations

import operator
import random
import time
from collections.abc import Mapping
from fractions import Fraction
from typing import Any

import mpmath as mp

from far_moments import Here, Unknown, number
from modelcollapse.checking import terms as tm
from modelcollapse.checking.budget import Expensive, limited
from modelcollapse.checking.domain import Range
from modelcollapse.checking.setting import Setting
from modelcollapse.checking.truth.points import domain_of, free_names
from modelcollapse.checking.truth.search import at_point

TRUE, FALSE, UNTOLD = "true", "false", "not told"
POINTS, FAR, ENOUGH = 30, 60, 10
LONGEST = 5.0
"""So many seconds may be spent on asking the truth channel."""
SAME = mp.mpf(10) ** -30
ORDER = {"<": operator.lt, "<=": operator.le, ">": operator.gt, ">=": operator.ge}


def told_far(claim: tm.Claim, setting: Setting) -> tuple[str, str]:
    """Whether the claim holds at far points, TRUE, FALSE or UNTOLD, and in which words."""
    names, domain = free_names(claim, setting), domain_of(claim, setting)
    source, held, asked, end = random.Random(2024), 0, 0, time.process_time() + LONGEST
    for _ in range(POINTS):
        point = {name: chosen(domain[name], source) for name in names}
        holds: bool | None
        try:
            holds = own(claim, setting, point)
        except (Unknown, ZeroDivisionError, ValueError, OverflowError):
            asked, holds = asked + 1, other(claim, setting, point, end - time.process_time())
        if holds is False:
            return FALSE, f"fails at {', '.join(f'{name} = {value}' for name, value in point.items())}"
        held += holds is True
    how = f"holds at {held} far points" + (f", at most {asked} of them by the truth channel" if asked else "")
    return (TRUE if held >= ENOUGH else UNTOLD), how


def chosen(allowed: Range, source: random.Random) -> Fraction:
    """A number of the range, up to about 60."""
    low, high = allowed.low if allowed.low is not None else Fraction(-FAR), allowed.high
    high = max(low + 5, Fraction(FAR)) if high is None else high
    if allowed.integer:
        return Fraction(source.randint(int(low) + allowed.low_strict, int(high) - allowed.high_strict))
    return low + (high - low) * Fraction(source.randint(1, 999), 1000) ** (3 if high - low > 1 else 1)


def own(claim: tm.Claim, setting: Setting, point: Mapping[str, Fraction]) -> bool:
    """The relation in this file's arithmetic. Raises Unknown where it does not reach."""
    statement: Any = claim.statement
    if not isinstance(statement, tm.Relation):
        raise Unknown
    with mp.workdps(60):
        here = Here(setting, point)
        one, two = here.value(statement.left), here.value(statement.right)
        if statement.op == "=" and any(key for key in (*one, *two)):  # almost surely: as polynomials in the models
            return all(abs(one.get(key, 0) - two.get(key, 0)) <= SAME for key in (*one, *two))
        left, right = number(one), number(two)
        same = abs(left - right) <= SAME * max(1, abs(left), abs(right))
        if statement.op in ("=", "!="):
            return bool(same is (statement.op == "="))
        return bool(same and "=" in statement.op) or (not same and bool(ORDER[statement.op](left, right)))


def other(claim: tm.Claim, setting: Setting, point: Mapping[str, Fraction], left: float) -> bool | None:
    """The truth channel's word at the point, if there is time left."""
    if left <= 0:
        return None
    try:
        with limited(1.0):
            state = at_point(claim, setting, dict(point), float("inf")).state
    except (Expensive, MemoryError, RecursionError, ArithmeticError, ValueError):
        return None
    return {"holds": True, "fails": False}.get(state)
