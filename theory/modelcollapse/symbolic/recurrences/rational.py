"""Rational functions of t with numerical coefficients: their roots, and matrices of them at integer t.

A polynomial is a list of integer coefficients, the highest first, evaluated by Horner's rule.

Source: Knuth 1997, The Art of Computer Programming II, section 4.6.4.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from fractions import Fraction
from typing import Any

import sympy
from mpmath import MPContext


def largest_root(matrix: Any, t: Any) -> float:
    """The largest modulus of a root or pole of an entry."""
    ctx = MPContext()
    parts = [part for entry in matrix if entry != 0 for part in sympy.fraction(sympy.cancel(entry))]
    factors = {factor for part in parts for factor, _ in sympy.factor_list(part, t)[1]}
    return float(max((abs(root) for factor in factors for root in roots(factor, t, ctx)), default=0))


def roots(factor: Any, t: Any, ctx: Any) -> list[Any]:
    """The roots of an irreducible polynomial over the rationals (all simple)."""
    coefficients = [number(coefficient, ctx) for coefficient in sympy.Poly(factor, t).all_coeffs()]
    return list(ctx.polyroots(coefficients, maxsteps=200, extraprec=4 * ctx.prec)) if len(coefficients) > 1 else []


def numeric_rows(matrix: Any, t: Any) -> Callable[[int], list[list[Fraction]]]:
    """Map k to matrix(k) in Fractions, by Horner's rule on integer coefficients."""
    entries = [[polynomials(entry, t) for entry in row] for row in matrix.tolist()]

    def at_generation(k: int) -> list[list[Fraction]]:
        return [[Fraction(horner(above, k), horner(below, k)) for above, below in row] for row in entries]

    return at_generation


def polynomials(entry: Any, t: Any) -> tuple[list[int], list[int]]:
    """Integer coefficients, highest first, of numerator and denominator."""
    above, below = (sympy.Poly(part, t, domain="QQ") for part in sympy.fraction(sympy.cancel(entry)))
    (c_above, above), (c_below, below) = (part.clear_denoms(convert=True) for part in (above, below))
    return [int(c * c_below) for c in above.all_coeffs()], [int(c * c_above) for c in below.all_coeffs()]


def horner(coefficients: Sequence[int], k: int) -> int:
    """The polynomial at k."""
    total = 0
    for coefficient in coefficients:
        total = total * k + coefficient
    return total


def number(value: Any, ctx: Any) -> Any:
    """A sympy rational in the context."""
    value = sympy.Rational(value)
    return ctx.mpf(int(value.p)) / int(value.q)


def context(digits: int) -> Any:
    """A context of its own, so that the global precision is not touched."""
    ctx = MPContext()
    ctx.dps = digits
    return ctx
