"""Where a growing moment ends and how fast: read off the exponents, never by a limit routine.

x(t) ~ C K^t t^p: |K| < 1 or p < 0 gives 0, p > 0 gives infinity, p = 0 a ratio of Gamma functions. A row y' = (1 + p/t
+ ...) y + g x with p < 0 settles at lim t g(t) x(t) / (-p); with K < 1 at lim g(t) x(t) / (1 - K) (Stolz-Cesaro); with
p = 0 at its sum.

Source: DLMF 5.11.12; Knopp 1951, sections 5 and 58.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import sympy

from modelcollapse.symbolic.recurrences.closed_form import GEOMETRIC, POWER
from modelcollapse.symbolic.recurrences.forced import Forced, Source, sum_to
from modelcollapse.symbolic.recurrences.hypergeometric import (
    Hypergeometric,
    approach,
    growth,
    limit_constant,
    scaled,
    scaled_later,
)
from modelcollapse.symbolic.recurrences.sign import is_nonnegative, is_positive
from modelcollapse.symbolic.recurrences.stability import Lower, fate_of_base, fate_of_positive


@dataclass(frozen=True)
class End:
    """A limit (None: not proved), the conditions under which it holds, the rate, and why a limit is missing."""

    limit: Any | None
    conditions: tuple[Any, ...] = ()
    rate: Any | None = None
    rate_kind: str | None = None
    reason: str = ""

    @property
    def notes(self) -> dict[str, Any]:
        """The entries for `where`."""
        if self.limit is None:
            return {"undecided": self.reason}
        return {"condition": sympy.And(*self.conditions)} if self.conditions else {}


def end_of_row(row: Forced, lower: Lower) -> End:
    """The end of y(t+1) = c(t) y(t) + sum_j g_j(t) x_j(t)."""
    own, t = growth(row.own), row.own.t
    if own.degree == 0 and own.base == 1 and own.exponent != 0 and is_positive(own.exponent, lower) is not True:
        settled = [end_of_scaled(source, t / -own.exponent, lower) for source in row.sources]
        conditions = fate_of_positive(-own.exponent, lower).conditions
        return total([End(sympy.Integer(0), conditions), *settled], with_rate=False)
    if own.degree == 0 and own.base != 1 and fate_of_base(own.base, lower).dies:
        return total([end_of_scaled(source, 1 / (1 - own.base), lower) for source in row.sources], with_rate=False)
    if own.degree == 0 and own.base == 1 and own.exponent == 0:
        return end_of_sums(row, lower)
    return End(None, (), None, None, "its own factor grows, and nothing is proved of the sum that multiplies it")


def end_of_scaled(source: Source, factor: Any, lower: Lower) -> End:
    """The end of factor(t) g(t) x(t)."""
    return end_of_product(scaled_later(source.sequence, sympy.factor(factor * source.weight)), lower)


def end_of_sums(row: Forced, lower: Lower) -> End:
    """The end where P has a finite limit: P(oo) (constant + sums that remain) + sum of w_j x_j."""
    level = sympy.Integer(1) if row.own.ratio == 1 else limit_constant(row.own)
    ends = [End(level * row.constant)]
    for source in row.sources:
        if source.conserved is None:
            end = end_of_sum(source, row.own, lower)
            limit = None if end.limit is None else level * end.limit
            ends.append(End(limit, end.conditions, end.rate, end.rate_kind, end.reason))
        else:
            ends.append(end_of_product(scaled(source.sequence, source.conserved), lower))
    return total(ends, with_rate=row.own.ratio == 1)


def end_of_product(sequence: Hypergeometric, lower: Lower) -> End:
    """The end of x(t+1) = c(t) x(t)."""
    found = growth(sequence)
    if sequence.start == 0 or sequence.ratio == 1:
        return End(sequence.start, (), sympy.Integer(1), GEOMETRIC)
    if found.degree < 0:
        return End(sympy.Integer(0))
    if found.degree > 0:
        return infinite_end(sequence, lower)
    if found.base != 1:
        fate = fate_of_base(found.base, lower)
        rate = (found.base, GEOMETRIC)
        return (
            infinite_end(sequence, lower, *rate)
            if fate.dies is False
            else End(sympy.Integer(0), fate.conditions, *rate)
        )
    if found.exponent == 0:
        return End(limit_constant(sequence), (), sympy.Integer(approach(sequence)), POWER)
    if is_positive(found.exponent, lower):
        return infinite_end(sequence, lower, found.exponent, POWER)
    return End(sympy.Integer(0), fate_of_positive(-found.exponent, lower).conditions, found.exponent, POWER)


def end_of_sum(source: Source, own: Hypergeometric, lower: Lower) -> End:
    """The end of sum_k T(k): finite if and only if T(k) ~ k^e with e < -1 (or T decays geometrically)."""
    term = scaled_later(source.summand_sequence, source.summand_factor)
    found = growth(term)
    if found.degree < 0 or (found.degree == 0 and found.base != 1 and fate_of_base(found.base, lower).dies):
        return End(sum_to(source, own.t, own.t0, sympy.oo))
    if found.degree > 0 or found.base != 1:
        return End(None, (), None, None, "the terms of its sum are not of the order of a power of t")
    rate = (sympy.factor(found.exponent + 1), POWER)
    if is_nonnegative(rate[0], lower):
        return infinite_end(term, lower, *rate)
    return End(sum_to(source, own.t, own.t0, sympy.oo), fate_of_positive(-rate[0], lower).conditions, *rate)


def infinite_end(sequence: Hypergeometric, lower: Lower, rate: Any = None, kind: str | None = None) -> End:
    """oo, or -oo, where the sign of the sequence is proved."""
    later = {**lower, sequence.t: sequence.t0}
    if is_positive(sequence.ratio, later):
        for sign in (1, -1):
            if is_positive(sign * sequence.start, lower):
                return End(sign * sympy.oo, (), rate, kind)
    return End(None, (), rate, kind, "it grows without bound, with a sign that is not proved")


def total(ends: Sequence[End], with_rate: bool) -> End:
    """The end of a sum of which at most one part is infinite; its rate is that of the only part that moves."""
    missing = [end for end in ends if end.limit is None]
    if missing:
        return missing[0]
    infinite = [end for end in ends if end.limit in (sympy.oo, -sympy.oo)]
    if len(infinite) > 1:
        return End(None, (), None, None, "several parts grow without bound")
    limit = sympy.Add(*(end.limit for end in infinite or ends))
    if not limit.has(sympy.Sum, sympy.Product, sympy.gamma):
        limit = sympy.expand(limit)
    conditions = tuple(dict.fromkeys(condition for end in ends for condition in end.conditions))
    moving = [end for end in ends if end.rate_kind == POWER]
    if not with_rate or len(moving) != 1 or any(end.rate_kind == GEOMETRIC and end.rate != 1 for end in ends):
        return End(limit, conditions)
    return End(limit, conditions, moving[0].rate, POWER)
