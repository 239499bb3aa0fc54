"""Numerical values of growing moments at any t, and their limits, for numerical parameters.

Run exactly to a generation m beyond all roots of the coefficients; from there a product is x(m) K^(t-m) prod
Gamma(t+a)/Gamma(m+a), and the sum that drives a row comes from its asymptotic series. Computed twice, with other
digits, orders and m; the difference is the error.

Source: DLMF 5.8.5, 5.11.8; Petkovsek, Wilf, Zeilberger 1996, chapter 5.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import Any

import sympy

from modelcollapse.symbolic.recurrences.asymptotic import sum_of_terms
from modelcollapse.symbolic.recurrences.blocks import needed
from modelcollapse.symbolic.recurrences.hypergeometric import Growth, Hypergeometric, growth, quotient, scaled
from modelcollapse.symbolic.recurrences.iterate import Approximation, at, exact_step, to_float
from modelcollapse.symbolic.recurrences.rational import context, largest_root, number, numeric_rows, roots

MOST_EXACT = 2000  # steps that are run before the asymptotic form is used
MOST_BITS = 2000  # of a finite generation: it takes as many more digits, and Gamma functions of 10,000 take minutes


@dataclass(frozen=True)
class Setting:
    """One of the two computations: mpmath context, first generation m of the asymptotic form, order of its series."""

    ctx: Any
    m: int
    order: int


def growing_at(
    matrix: Any, start: Sequence[Any], target: int, t: Any, t0: int, generation: int | float, digits: int = 25
) -> Approximation | None:
    """Moment `target` of x(t+1) = matrix(t) x(t) at `generation`, an int, or math.inf for the limit (maybe +-inf).

    matrix: sympy k x k, rational in the Symbol t, all parameters numbers; start: the k moments at t0. None where this
    method does not reach: a moment that is neither a product nor driven by products alone, terms that grow
    geometrically, a generation beyond 2^MOST_BITS, or roots so large that the exact start would be long (use
    `iterate.at`). The error is the difference of two computations and at least 10^-digits.
    """
    keep = needed(matrix.tolist(), target)
    matrix, start, target = matrix.extract(keep, keep), [sympy.sympify(start[i]) for i in keep], keep.index(target)
    reach = largest_root(matrix, t)
    m = t0 + max(60, int(4 * reach) + 8)
    if m - t0 > MOST_EXACT or not is_driven_by_products(matrix, target):
        return None
    rows_at = numeric_rows(matrix, t)
    moments = [Fraction(int(moment.p), int(moment.q)) for moment in start]
    if generation <= 2 * m:
        exact = at(rows_at, moments, target, t0, int(generation))
        return rounded(exact) if isinstance(exact, Fraction) else exact
    size = 0 if generation == math.inf else int(generation).bit_length()
    if size > MOST_BITS:
        return None
    settings = [Setting(context(digits + 10 + size // 3 + i), (1 + i // 10) * m, 24 + i) for i in (0, 10)]
    values = [value_in(matrix, moments, target, t, t0, generation, rows_at, setting) for setting in settings]
    if values[0] is None or values[1] is None:
        return None
    if settings[1].ctx.isinf(values[1]):
        return Approximation(values[1], settings[1].ctx.mpf(0)) if values[0] == values[1] else None
    return Approximation(values[1], abs(values[1] - values[0]) + abs(values[1]) * settings[1].ctx.mpf(10) ** -digits)


def rounded(exact: Fraction) -> Approximation:
    """A fraction with 40 digits, and their last."""
    value = to_float(exact, context(40))
    return Approximation(value, abs(value) * 1e-39)


def value_in(
    matrix: Any, start: Any, target: int, t: Any, t0: int, generation: int | float, rows_at: Any, setting: Setting
) -> Any | None:
    """The value by one setting."""
    ctx, m = setting.ctx, setting.m
    state = start
    for k in range(t0, m):
        state = exact_step(rows_at(k), state)
    end = ctx.inf if generation == math.inf else int(generation)
    products = [
        Hypergeometric(matrix[i, i], sympy.Rational(x.numerator, x.denominator), t, m) for i, x in enumerate(state)
    ]
    sources = [
        (matrix[target, j], products[j])
        for j in range(matrix.cols)
        if j != target and matrix[target, j] != 0 and state[j]
    ]
    if matrix[target, target] == 0:
        return behind(sources, t, end, ctx)
    if not sources:
        return product_value(products[target], end, ctx)
    own = Hypergeometric(matrix[target, target], sympy.Integer(1), t, m)
    return driven_value(own, to_float(state[target], ctx), sources, end, setting)


def behind(sources: Sequence[tuple[Any, Hypergeometric]], t: Any, end: Any, ctx: Any) -> Any:
    """y(t) = sum_j g_j(t-1) x_j(t-1)."""
    before = end if end == ctx.inf else end - 1
    return sum(product_value(scaled(x, weight), before, ctx) for weight, x in sources)


def driven_value(
    own: Hypergeometric, first: Any, sources: Sequence[tuple[Any, Hypergeometric]], end: Any, setting: Setting
) -> Any | None:
    """y(end) of y(t+1) = c(t) y(t) + sum_j g_j(t) x_j(t), y(m) = first."""
    ctx, t, factor = setting.ctx, own.t, growth(own)
    if end == ctx.inf and direction(factor) != 0:
        return settled_value(factor, sources, t, ctx)
    total = first
    for weight, sequence in sources:
        term = scaled(quotient(sequence, own), sympy.factor(weight / own.ratio))
        found = growth(term)
        if found.degree != 0 or found.base != 1:
            return None
        exponent = Fraction(int(found.exponent.p), int(found.exponent.q))
        above, below = shifts_of(term, ctx)
        total += sum_of_terms(number(term.start, ctx), above, below, exponent, own.t0, end, setting.order, ctx)
    return total if own.ratio == 1 else total * product_value(own, end, ctx)


def settled_value(factor: Growth, sources: Sequence[tuple[Any, Hypergeometric]], t: Any, ctx: Any) -> Any | None:
    """Limit of y where the row's own factor decays: lim t g x / (-p), or lim g x / (1 - K) (see `ends`)."""
    if direction(factor) > 0 or factor.degree != 0:
        return None
    weigh = t / -factor.exponent if factor.base == 1 else 1 / (1 - factor.base)
    return sum(
        (product_value(scaled(x, sympy.factor(weigh * weight)), ctx.inf, ctx) for weight, x in sources), ctx.mpf(0)
    )


def product_value(sequence: Hypergeometric, end: Any, ctx: Any) -> Any:
    """x(end) = x(m) K^(end - m) prod_a Gamma(end + a)/Gamma(m + a) / the same over b; its limit for end = inf."""
    found, m = growth(sequence), sequence.t0
    above, below = shifts_of(sequence, ctx)
    first = number(sequence.start, ctx)
    if end == ctx.inf:
        sign = direction(found)
        if sign != 0 or first == 0:
            return ctx.mpf(0) if sign < 0 or first == 0 else ctx.sign(first) * ctx.inf
        logarithm = sum(ctx.loggamma(m + b) for b in below) - sum(ctx.loggamma(m + a) for a in above)
        return first * ctx.exp(ctx.re(logarithm))
    logarithm = sum(ctx.loggamma(end + a) - ctx.loggamma(m + a) for a in above)
    logarithm -= sum(ctx.loggamma(end + b) - ctx.loggamma(m + b) for b in below)
    return first * number(found.base, ctx) ** (end - m) * ctx.exp(ctx.re(logarithm))


def direction(found: Growth) -> int:
    """+1 where the sequence grows without bound, -1 where it dies out, 0 where it has a finite limit."""
    if found.degree != 0:
        return 1 if found.degree > 0 else -1
    if found.base != 1:
        return 1 if found.base > 1 else -1
    return int(sympy.sign(found.exponent))


def shifts_of(sequence: Hypergeometric, ctx: Any) -> tuple[list[Any], list[Any]]:
    """The a of the factors t + a above and below; the roots of each irreducible factor to full precision."""
    above, below = (
        [
            -root
            for factor, power in sympy.factor_list(part, sequence.t)[1]
            for root in roots(factor, sequence.t, ctx) * power
        ]
        for part in sympy.fraction(sympy.cancel(sequence.ratio))
    )
    return above, below


def is_driven_by_products(matrix: Any, target: int) -> bool:
    """Tell whether every other moment evolves by itself alone."""
    return all(matrix[i, j] == 0 for i in range(matrix.rows) for j in range(matrix.cols) if i not in (j, target))
