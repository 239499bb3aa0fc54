"""Does a mode die out? |r| < 1, in symbols: proved, refuted, or the condition under which it holds.

A linear mode r: -1 < r < 1. A pair, the roots of rho^2 - T rho + D: 1 - T + D > 0, 1 + T + D > 0 and D < 1. A block B
>= 0: every leading principal minor of I - B is > 0.

Source: Jury 1964 (second degree); Berman and Plemmons 1994, theorem 6.2.3 (non-negative matrices).
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import sympy
from sympy.polys.matrices import DomainMatrix

from modelcollapse.symbolic.recurrences.sign import is_nonnegative, is_positive

Lower = Mapping[Any, Any]


@dataclass(frozen=True)
class Fate:
    """What becomes of modes: `dies` is True (proved), False (refuted: one of them does not die out) or None.

    `conditions`: relationals that are not implied by the domain and together are sufficient for `dies`; empty unless
    it is None.
    """

    dies: bool | None
    conditions: tuple[Any, ...] = ()


def fate_of_base(base: Any, lower: Lower) -> Fate:
    """|base| < 1, for one linear mode."""
    below, above = is_positive(1 - base, lower), is_positive(1 + base, lower)
    if below and above:
        return Fate(True)
    if below is False or above is False:
        return Fate(False)
    size = base if is_nonnegative(base, lower) else sympy.Abs(base)
    return Fate(None, (sympy.StrictLessThan(size, 1),))


def fate_of_pair(trace: Any, det: Any, lower: Lower) -> Fate:
    """Both roots of rho^2 - trace rho + det inside the unit circle (Jury)."""
    at_one = sympy.factor(1 - trace + det)
    fates = [fate_of_positive(at_one, lower), fate_of_positive(sympy.factor(1 + trace + det), lower)]
    below_one = sympy.factor(1 - det)
    if fates[0].dies is None and implied(below_one, at_one, lower):
        return together(fates)
    return together([*fates, fate_of_positive(below_one, lower)])


def fate_of_block(block: Any, lower: Lower) -> Fate | None:
    """Spectral radius of a non-negative block < 1; None where it is not proved that every entry is >= 0."""
    if not all(is_nonnegative(entry, lower) for entry in block):
        return None
    return together(
        [fate_of_positive(sympy.factor(minor), lower) for minor in leading_minors(sympy.eye(block.rows) - block)]
    )


def leading_minors(matrix: Any) -> list[Any]:
    """The leading principal minors, by elimination in QQ(parameters) (up to the first that is 0)."""
    domain_matrix = DomainMatrix.from_Matrix(matrix).to_field()
    field, rows = domain_matrix.domain, domain_matrix.to_dense().to_list()
    minors, product = [], field.one
    for k, pivot_row in enumerate(rows):
        product = product * pivot_row[k]
        minors.append(field.to_sympy(product))
        if not pivot_row[k]:
            break
        for row in rows[k + 1 :]:
            row[k:] = [
                entry - row[k] / pivot_row[k] * pivot for entry, pivot in zip(row[k:], pivot_row[k:], strict=True)
            ]
    return minors


def together(fates: Sequence[Fate]) -> Fate:
    """The fate of all modes at once."""
    if any(fate.dies is False for fate in fates):
        return Fate(False)
    conditions = tuple(
        dict.fromkeys(condition for fate in fates for condition in fate.conditions if condition != sympy.true)
    )
    return Fate(None, conditions) if any(fate.dies is None for fate in fates) else Fate(True)


def fate_of_positive(expr: Any, lower: Lower) -> Fate:
    """`expr` > 0 as a fate; the condition is on those factors of `expr` whose sign is not proved."""
    positive = is_positive(expr, lower)
    if positive is not None:
        return Fate(positive)
    unknown = [factor for factor in sympy.Mul.make_args(sympy.factor(expr)) if not is_positive(factor, lower)]
    return Fate(None, (positive_relation(sympy.Mul(*unknown)),))


def positive_relation(expr: Any) -> Any:
    """Write expr > 0, with the constant on the right where one other term remains: temperature < 1, n > 2."""
    constant, rest = expr.as_coeff_Add()
    if rest.is_Add or rest == 0:
        return sympy.StrictGreaterThan(expr, 0)
    if rest.could_extract_minus_sign():
        return sympy.StrictLessThan(-rest, constant)
    return sympy.StrictGreaterThan(rest, -constant)


def implied(consequence: Any, premise: Any, lower: Lower) -> bool:
    """Does `premise > 0` give `consequence > 0`? Proved along one symbol in which both are linear, else False.

    Where the premise is positive at the symbol's lower end and falls, it holds on an interval; a consequence that is
    positive at both ends of the interval is positive inside.
    """
    for symbol in sorted(premise.free_symbols & set(lower), key=str):
        ends, slope = lower[symbol], sympy.diff(premise, symbol)
        if symbol in slope.free_symbols or symbol in sympy.diff(consequence, symbol).free_symbols or slope == 0:
            continue
        last = sympy.cancel(symbol - premise / slope)
        at_start = [sympy.cancel(expr.subs(symbol, ends)) for expr in (premise, consequence)]
        at_last = sympy.cancel(consequence.subs(symbol, last))
        if all(is_positive(expr, lower) for expr in [-slope, *at_start, at_last]):
            return True
    return False
