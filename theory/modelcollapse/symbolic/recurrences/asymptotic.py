"""Sums of hypergeometric terms over long ranges, by the asymptotic series of the term.

With T(k+1)/T(k) = prod (k + a) / prod (k + b), as many a as b, T(k) = C k^q exp(sum_j e_j k^-j), q = sum a - sum b and
    e_j = (-1)^(j+1) (sum B_{j+1}(a) - sum B_{j+1}(b)) / (j (j+1)),
B the Bernoulli polynomials; then sum_{k=m}^{t-1} k^s = S_s(t) - S_s(m) with S_s the Euler-Maclaurin series of the
power.

Source: DLMF 5.11.8 (log Gamma(k + a)), 24.2 (Bernoulli polynomials), 2.10.1 (Euler-Maclaurin).
"""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction
from typing import Any

from modelcollapse.symbolic.recurrences.iterate import to_float


def sum_of_terms(
    first: Any, above: Sequence[Any], below: Sequence[Any], exponent: Any, m: int, t: Any, order: int, ctx: Any
) -> Any:
    """sum_{k=m}^{t-1} T(k) for T(m) = `first`, t an integer or ctx.inf; m must be large beside the a, b.

    above, below: the a and b (complex, in conjugate pairs); exponent: q, exact (a Fraction); order: terms of the
    series; ctx: mpmath context. For t = inf and q >= -1 the sum is +-inf with the sign of T.
    """
    if t == ctx.inf and exponent >= -1:
        return ctx.sign(first) * ctx.inf
    series = term_series(above, below, order, ctx)
    scale = first / (ctx.mpf(m) ** to_float(exponent, ctx) * sum(c * ctx.mpf(m) ** -j for j, c in enumerate(series)))
    total = ctx.mpf(0)
    for j, coefficient in enumerate(series):
        power = exponent - j
        end = ctx.mpf(0) if t == ctx.inf else power_sum(power, t, order, ctx)
        total += coefficient * (end - power_sum(power, m, order, ctx))
    return scale * total


def term_series(above: Sequence[Any], below: Sequence[Any], order: int, ctx: Any) -> list[Any]:
    """The coefficients of exp(sum_j e_j x^j) up to x^order, real parts."""
    e = [ctx.mpf(0)]
    for j in range(1, order + 1):
        difference = sum(ctx.bernpoly(j + 1, a) for a in above) - sum(ctx.bernpoly(j + 1, b) for b in below)
        e.append((-1) ** (j + 1) * ctx.re(difference) / (j * (j + 1)))
    series = [ctx.mpf(1)]
    for j in range(1, order + 1):
        series.append(sum(i * e[i] * series[j - i] for i in range(1, j + 1)) / j)
    return series


def power_sum(power: Fraction, k: Any, order: int, ctx: Any) -> Any:
    """S(k) with S(k+1) - S(k) = k^p: k^(p+1)/(p+1) - k^p/2 + sum_i B_2i/(2i)! p(p-1)...(p-2i+2) k^(p-2i+1).

    For p = -1 the first term is log k.
    """
    p, k = to_float(power, ctx), ctx.mpf(k)
    total = (ctx.log(k) if power == -1 else k ** (p + 1) / (p + 1)) - k**p / 2
    falling = p * k ** (p - 1)
    for i in range(1, order // 2 + 1):
        total += ctx.bernoulli(2 * i) / ctx.factorial(2 * i) * falling
        falling *= (p - 2 * i + 1) * (p - 2 * i) / k**2
    return total
