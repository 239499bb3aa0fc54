"""Sums of hypergeometric terms in closed form, where there is one: Gosper's algorithm with parameters.

Given T(k+1)/T(k) = r(k) rational, find R rational with R(k+1) T(k+1) - R(k) T(k) = T(k); then
    sum_{k=t0}^{t-1} T(k) = R(t) T(t) - R(t0) T(t0),
which for the moments of a loop is a conservation law. The certificate R is checked before it is returned: R(k+1) r(k)
- R(k) = 1.

Source: Gosper 1978; Petkovsek, Wilf, Zeilberger 1996, A = B, chapter 5.
"""

from __future__ import annotations

from typing import Any

import sympy
from sympy.concrete.gosper import gosper_normal


def certificate(ratio: Any, k: Any) -> Any | None:
    """R(k) for the term ratio r(k); None if there is none (the sum then has no hypergeometric closed form)."""
    above, below, common = gosper_normal(*sympy.fraction(sympy.cancel(ratio)), k)
    below = below.shift(-1)
    degree = solution_degree(above, below, common)
    if degree is None:
        return None
    solution = polynomial_solution(above, below, common, degree, k)
    if solution is None:
        return None
    found = sympy.factor(below.as_expr() * solution / common.as_expr())
    return found if sympy.cancel(found.subs(k, k + 1) * ratio - found - 1) == 0 else None


def solution_degree(above: Any, below: Any, common: Any) -> int | None:
    """The largest degree that a polynomial x with above(k) x(k+1) - below(k) x(k) = common(k) can have."""
    n, m, c = above.degree(), below.degree(), common.degree()
    if n != m or sympy.cancel(above.LC() - below.LC()) != 0:
        degrees = [sympy.Integer(c - max(n, m))]
    elif n == 0:
        degrees = [sympy.Integer(c + 1), sympy.Integer(0)]
    else:
        degrees = [sympy.Integer(c - n + 1), sympy.cancel((below.nth(n - 1) - above.nth(n - 1)) / above.LC())]
    possible = [int(degree) for degree in degrees if degree.is_Integer and degree >= 0]
    return max(possible) if possible else None


def polynomial_solution(above: Any, below: Any, common: Any, degree: int, k: Any) -> Any | None:
    """Solution x of at most that degree, by comparing coefficients."""
    unknowns = sympy.symbols(f"c:{degree + 1}", cls=sympy.Dummy)
    x = sum(unknown * k**i for i, unknown in enumerate(unknowns))
    equation = above.as_expr() * x.subs(k, k + 1) - below.as_expr() * x - common.as_expr()
    coefficients = sympy.Poly(sympy.expand(equation), k).all_coeffs()
    solutions = sympy.linsolve(coefficients, *unknowns)
    if not solutions:
        return None
    (values,) = solutions
    return x.subs(dict(zip(unknowns, values, strict=True))).subs(dict.fromkeys(unknowns, 0))
