"""Limits of sums over a growing number, by Stolz and Cesaro.

Where b_t rises to infinity,

    lim (a_1 + ... + a_t) / b_t = lim a_t / (b_t - b_{t-1})    where the right side has a limit

Source: Stolz 1885; Knopp 1951, section 9.
"""

from __future__ import annotations

from typing import Any

from modelcollapse.checking import terms as tm

ONE, LESS = tm.number(1), tm.number(-1)


def quotient(term: Any, variable: str) -> tuple[Any, Any] | None:
    """(a_t / (b_t - b_{t-1}), 1 / b_t) of a product with one sum of terms that do not hold t, up to t + c; or None."""
    factors = term.factors if isinstance(term, tm.Times) else ()
    sums = [one for one in factors if isinstance(one, tm.Series) and one.kind == "sum"]
    if len(sums) != 1:
        return None
    (series,) = sums
    if variable in tm.free_symbols(series.body) | tm.free_symbols(series.low) or not shifted(series.high, variable):
        return None
    rest = tuple(one for one in factors if one is not series)
    if not any(variable in tm.free_symbols(one) for one in rest):
        return None
    small = tm.Times((ONE, *rest))
    before = tm.substituted(small, {variable: tm.Plus((tm.Symbol(variable), LESS))})
    step = tm.Plus((tm.Power(small, LESS), tm.Times((LESS, tm.Power(before, LESS)))))
    last = tm.substituted(series.body, {series.index: series.high})
    return tm.Times((last, tm.Power(step, LESS))), small


def shifted(term: Any, variable: str) -> bool:
    """Whether it is the variable plus a number."""
    parts = term.terms if isinstance(term, tm.Plus) else (term,)
    mine = [part for part in parts if variable in tm.free_symbols(part)]
    return mine == [tm.Symbol(variable)]
