"""Moments of one ratio W = chi2_df / divisor with powers and logarithms: E W^s log^l W, by balls.

    E W^s = (2/divisor)^s Gamma(h + s) / Gamma(h),  h = df/2, infinite for s <= -h;   E W^s log^l W = d^l/ds^l E W^s

Source: the Mellin transform of a chi-square variable.
"""

from __future__ import annotations

import math
from functools import lru_cache
from typing import Any

from flint import arb, arb_series, ctx, fmpq

from modelcollapse.checking.truth.reals import ONE, Real, Unsupported

MOST_LOGS = 6
MOST_WHOLE = 200


def log_moment(df: Any, divisor: Any, s: Any, logs: int = 0) -> Real:
    """E W^s log^l W: exact for whole s >= -h without logarithms, else a ball; infinite for s <= -h.

    The sign of an infinite one is that of log^l W near W = 0.
    """
    if s <= -df / 2:
        return math.inf if logs % 2 == 0 else -math.inf
    if logs == 0 and s.q == 1 and abs(s) <= MOST_WHOLE:
        return whole_moment(df, divisor, int(s.p))
    if logs > MOST_LOGS:
        raise Unsupported(f"a logarithm to the power {logs}")
    return derivative(df, divisor, s, logs, ctx.prec)


def whole_moment(df: Any, divisor: Any, s: int) -> Any:
    """E W^s for a whole s > -h, exact."""
    product = ONE
    for j in range(abs(s)):
        product *= (df + 2 * j) / divisor if s > 0 else divisor / (df - 2 * j - 2)
    return product


@lru_cache(maxsize=4096)
def derivative(df: Any, divisor: Any, s: Any, logs: int, bits: int) -> Any:
    """The l-th derivative of the Mellin transform at s, at this precision."""
    cap = ctx.cap
    try:
        ctx.cap = logs + 1
        at = arb_series([arb(df / 2 + s), arb(1)], logs + 1)
        shift = arb_series([arb(s), arb(1)], logs + 1) * arb(fmpq(2) / divisor).log()
        values = (shift + at.lgamma() - arb(df / 2).lgamma()).exp().coeffs()
    finally:
        ctx.cap = cap
    return values[logs] * math.factorial(logs) if logs < len(values) else arb(0)
