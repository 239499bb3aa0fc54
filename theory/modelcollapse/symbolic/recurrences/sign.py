"""Is a rational expression positive on the whole domain? A proof or no answer, never a sample.

Write every symbol as lower + x with x >= 0. A polynomial whose coefficients in the x are all >= 0 is >= 0 everywhere;
it is > 0 where one of its terms cannot vanish: the constant term, or a term in symbols whose domain is open at 0.

Source: Polya and Szego 1925, part VI (positivity by non-negative coefficients after a shift).
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache
from itertools import product
from typing import Any

import sympy

Signs = frozenset[int]
UNKNOWN: Signs = frozenset({-1, 0, 1})


def is_positive(expr: Any, lower: Mapping[Any, Any]) -> bool | None:
    """True when expr > 0 at every admissible point, False when it is > 0 at none, None when this test cannot tell.

    `lower` maps a symbol to the closed lower end of its domain. A symbol that is declared positive and whose lower end
    is 0 has an open end. A symbol that is absent starts at 0 if it is declared non-negative and is otherwise without
    bounds. A denominator that may vanish on the domain gives None.
    """
    signs = signs_of(sympy.sympify(expr), lower)
    if signs == {1}:
        return True
    return None if 1 in signs else False


def is_nonnegative(expr: Any, lower: Mapping[Any, Any]) -> bool:
    """True when expr >= 0 is proved at every admissible point; False says that it is not proved."""
    return -1 not in signs_of(sympy.sympify(expr), lower)


def signs_of(expr: Any, lower: Mapping[Any, Any]) -> Signs:
    """The signs that expr may take on the domain; a superset of those that it takes."""
    ends = tuple((symbol, lower_end(symbol, lower)) for symbol in sorted(expr.free_symbols, key=str))
    return _signs_of(expr, ends)


def lower_end(symbol: Any, lower: Mapping[Any, Any]) -> Any | None:
    """The lower end of a symbol's domain, None where there is none."""
    if symbol in lower:
        return sympy.nsimplify(lower[symbol], rational=True)
    return sympy.Integer(0) if symbol.is_nonnegative else None


@lru_cache(maxsize=4096)
def _signs_of(expr: Any, ends: tuple[tuple[Any, Any], ...]) -> Signs:
    if any(end is None for _, end in ends) or not expr.is_rational_function():
        return UNKNOWN
    numerator, denominator = sympy.fraction(sympy.cancel(expr))
    below = polynomial_signs(denominator, ends)
    return UNKNOWN if 0 in below else multiply(polynomial_signs(numerator, ends), below)


def polynomial_signs(expr: Any, ends: tuple[tuple[Any, Any], ...]) -> Signs:
    """The signs of a polynomial: the product of the signs of its factors."""
    if not ends:
        return frozenset({int(sympy.sign(expr))}) if expr.is_rational else UNKNOWN
    symbols = [symbol for symbol, _ in ends]
    try:
        content, factors = sympy.factor_list(expr, *symbols)
    except sympy.PolynomialError:
        return UNKNOWN
    signs = frozenset({int(sympy.sign(content))}) if content.is_rational else UNKNOWN
    for factor, exponent in factors:
        one = factor_signs(factor, ends)
        signs = multiply(signs, frozenset(sign**exponent for sign in one))
    return signs


def factor_signs(factor: Any, ends: tuple[tuple[Any, Any], ...]) -> Signs:
    """The signs of one factor, read off its coefficients after the shift to the lower ends."""
    symbols = [symbol for symbol, _ in ends]
    shift = {symbol: symbol + end for symbol, end in ends}
    terms = sympy.Poly(factor.xreplace(shift), *symbols).terms()
    if not all(coefficient.is_rational for _, coefficient in terms):
        return UNKNOWN
    coefficient_signs = {int(sympy.sign(coefficient)) for _, coefficient in terms}
    if len(coefficient_signs) > 1:
        return UNKNOWN
    is_open = [end == 0 and bool(symbol.is_positive) for symbol, end in ends]
    cannot_vanish = any(
        all(free or power == 0 for power, free in zip(powers, is_open, strict=True)) for powers, _ in terms
    )
    return frozenset(coefficient_signs if cannot_vanish else coefficient_signs | {0})


def multiply(left: Signs, right: Signs) -> Signs:
    """The signs of a product."""
    return frozenset(a * b for a, b in product(left, right))
