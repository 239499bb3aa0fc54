"""Modes written as a person would write them: 1 - ((n - 1)/n)**t, and trace, det, rho_1, rho_2 for a pair of roots.

A pair u(s+2) = trace u(s+1) - det u(s) is
    ((u_1 - rho_2 u_0) rho_1^s - (u_1 - rho_1 u_0) rho_2^s) / (rho_1 - rho_2),
which holds at s = 0 too, also where det = 0 (the form with rho^(s-1) does not).

Source: Stanley 2012, theorem 4.1.1.
"""

from __future__ import annotations

from typing import Any

import sympy

from modelcollapse.symbolic.recurrences.modes import STEP, Modes, Pair, Power, tidy


def expression(found: Modes, t: Any, t0: int) -> tuple[Any, dict[str, Any]]:
    """The sum of the modes as an expression in t, and the definitions of the names in it."""
    level = sum((power.coefficient for power in found.powers if power.base == 1), sympy.Integer(0))
    level = tidy(level.subs(STEP, t - t0))
    total, where = sympy.Integer(0), dict[str, Any]()
    for power in found.powers:
        if power.base == 1:
            continue
        if level != 0 and sympy.cancel(power.coefficient + level) == 0:
            total, level = total + level * (1 - power.base ** (t - t0)), sympy.Integer(0)
        else:
            total += moving(power, t, t0)
    for number, pair in enumerate(found.pairs):
        written, names = coupled(pair, number, t - t0)
        total, where = total + written, {**names, **where}
    return level + total, where


def moving(power: Power, t: Any, t0: int) -> Any:
    """c(t) r^(t - d), with the d between 0 and t0 that makes it shortest."""
    coefficient = power.coefficient.subs(STEP, t - t0)
    written = [tidy(coefficient / power.base**d) * power.base ** (t - t0 + d) for d in range(t0 + 1)]
    return min(written, key=sympy.count_ops)


def coupled(pair: Pair, number: int, step: Any) -> tuple[Any, dict[str, Any]]:
    """A pair in its named roots; the first pair has rho_1 and rho_2, the second rho_3 and rho_4."""
    suffix = "" if number == 0 else f"_{number + 1}"
    names = [f"rho_{2 * number + 1}", f"rho_{2 * number + 2}", f"y_{2 * number}", f"y_{2 * number + 1}"]
    rho_1, rho_2, y_0, y_1 = map(sympy.Symbol, names)
    written = ((y_1 - rho_2 * y_0) * rho_1**step - (y_1 - rho_1 * y_0) * rho_2**step) / (rho_1 - rho_2)
    spread = sympy.sqrt(sympy.factor(pair.trace**2 - 4 * pair.det))
    values = [(pair.trace + spread) / 2, (pair.trace - spread) / 2, pair.first, pair.second]
    return written, {**dict(zip(names, values, strict=True)), "trace" + suffix: pair.trace, "det" + suffix: pair.det}
