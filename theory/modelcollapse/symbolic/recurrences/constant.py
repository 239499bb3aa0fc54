"""Closed forms of x(t+1) = A x(t), t >= t0, with coefficients free of t.

Blocks of one or two moments: y(t) = sum_i c_i(t) r_i^(t - t0) + pairs of roots, by the generating function (see
`modes`). Larger blocks: the stationary value (I - B)^-1 b and the characteristic polynomial; roots of cubics written
out help nobody.

Source: Stanley 2012, Enumerative Combinatorics I, theorem 4.1.1; Seneta 1981, chapter 1.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import reduce
from typing import Any

import sympy

from modelcollapse.symbolic.recurrences.blocks import blocks
from modelcollapse.symbolic.recurrences.closed_form import GEOMETRIC, POLYNOMIAL, ClosedForm
from modelcollapse.symbolic.recurrences.modes import STEP, Modes, Pair, modes, tidy
from modelcollapse.symbolic.recurrences.shape import expression
from modelcollapse.symbolic.recurrences.sign import is_nonnegative, is_positive
from modelcollapse.symbolic.recurrences.stability import Lower, fate_of_base, fate_of_pair, together
from modelcollapse.symbolic.recurrences.stationary import stationary


def solve(matrix: Any, start: Sequence[Any], target: int, t: Any, t0: int, lower: Lower) -> ClosedForm:
    """y(t) = e_target' A^(t - t0) start as a closed form, with its limit and rate.

    matrix: sympy k x k, rational in the parameters; start: the k moments at t0; t: a Symbol; lower: lower ends of the
    parameters' domains (see `sign`). Raises sympy's CoercionFailed when an entry is not rational in the parameters.
    """
    rows, start = matrix.tolist(), [sympy.sympify(moment) for moment in start]
    groups = blocks(rows, target)
    found = modes(rows, start, groups, target) if max(map(len, groups)) <= 2 else None
    if found is None:
        return stationary(matrix, start, groups, target, t0, lower)
    used = [i for group in groups for i in group]
    nonnegative = all(is_nonnegative(entry, lower) for i in used for entry in [start[i], *(rows[i][j] for j in used)])
    perron = all(is_nonnegative(rows[i][j], lower) for group in groups for i in group for j in group)
    written, where = expression(found, t, t0)
    limit, notes = limit_of(found, lower, nonnegative)
    rate, kind = rate_of(found, lower, perron)
    return ClosedForm(written, {**where, **notes}, t0 + found.from_step, limit, rate, kind)


def limit_of(found: Modes, lower: Lower, nonnegative: bool) -> tuple[Any | None, dict[str, Any]]:
    """The limit as t -> oo and what has to be said of it (`condition` or `undecided`)."""
    fates = [fate_of_base(power.base, lower) for power in found.powers if power.base != 1]
    fate = together([*fates, *(fate_of_pair(pair.trace, pair.det, lower) for pair in found.pairs)])
    if fate.dies is False:
        return growth(found, lower, nonnegative)
    level = sum((power.coefficient for power in found.powers if power.base == 1), sympy.Integer(0))
    limit, notes = end_of_polynomial(level, lower)
    if fate.dies is None and limit is not None:
        notes["condition"] = sympy.And(*fate.conditions)
    return limit, notes


def end_of_polynomial(level: Any, lower: Lower) -> tuple[Any | None, dict[str, Any]]:
    """The limit of a polynomial in the number of steps."""
    polynomial = sympy.Poly(level, STEP)
    if polynomial.degree() <= 0:
        return tidy(level), {}
    return signed_infinity(polynomial.LC(), lower)


def growth(found: Modes, lower: Lower, nonnegative: bool) -> tuple[Any | None, dict[str, Any]]:
    """The limit where some mode is proved not to die out: +oo or -oo, or undecided."""
    if nonnegative and any(is_positive(power.base - 1, lower) for power in found.powers):
        return sympy.oo, {}
    if nonnegative and any(is_positive(pair.trace - 1 - pair.det, lower) for pair in found.pairs):
        return sympy.oo, {}
    if len(found.powers) == 1 and not found.pairs and is_positive(found.powers[0].base - 1, lower):
        return signed_infinity(sympy.Poly(found.powers[0].coefficient, STEP).LC(), lower)
    return None, {"undecided": "a mode does not die out, and the sign that it gives is not proved"}


def signed_infinity(leading: Any, lower: Lower) -> tuple[Any | None, dict[str, Any]]:
    """Infinity times a coefficient whose sign is to be proved."""
    if is_positive(leading, lower):
        return sympy.oo, {}
    if is_positive(-leading, lower):
        return -sympy.oo, {}
    return None, {"undecided": f"it grows with the sign of {sympy.factor(leading)}, which is not proved"}


def rate_of(found: Modes, lower: Lower, perron: bool) -> tuple[Any, str]:
    """The largest modulus of a mode other than 1 that is present, and its kind."""
    grows = any(power.base == 1 and power.multiplicity > 1 for power in found.powers)
    bases = [modulus(power.base, lower) for power in found.powers if power.base != 1]
    if grows and all(fate_of_base(base, lower).dies for base in bases) and not found.pairs:
        return sympy.Integer(1), POLYNOMIAL
    if not bases and not found.pairs:
        return sympy.Integer(1), GEOMETRIC
    largest = reduce(lambda a, b: larger(a, b, lower), bases) if bases else None
    for number, pair in enumerate(found.pairs):
        largest = larger_of_pair(largest, pair, number, lower, perron)
    return largest, GEOMETRIC


def modulus(base: Any, lower: Lower) -> Any:
    """|base| without the bars where its sign is proved."""
    if is_nonnegative(base, lower):
        return base
    return -base if is_nonnegative(-base, lower) else sympy.Abs(base)


def larger(a: Any, b: Any, lower: Lower) -> Any:
    """max(a, b), decided where it can be."""
    if is_nonnegative(a - b, lower):
        return a
    return b if is_nonnegative(b - a, lower) else sympy.Max(a, b)


def larger_of_pair(base: Any | None, pair: Pair, number: int, lower: Lower, perron: bool) -> Any:
    """max(base, rho_1), by the sign of rho^2 - trace rho + det at the base.

    With blocks >= 0 (`perron`) the larger root is real, non-negative and the larger in modulus (Perron).
    """
    rho_1, rho_2 = (sympy.Symbol(f"rho_{2 * number + k}") for k in (1, 2))
    if not perron:
        return sympy.Max(*([] if base is None else [base]), sympy.Abs(rho_1), sympy.Abs(rho_2))
    if base is None:
        return rho_1
    at_base = sympy.cancel(base**2 - pair.trace * base + pair.det)
    if is_nonnegative(-at_base, lower):
        return rho_1
    if is_nonnegative(at_base, lower) and is_nonnegative(2 * base - pair.trace, lower):
        return base
    return sympy.Max(base, rho_1)
