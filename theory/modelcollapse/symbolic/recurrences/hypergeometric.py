"""Sequences with a rational ratio: x(t+1) = c(t) x(t), x(t0) given, written with Gamma functions.

Where numerator and denominator of c split into factors of degree <= 2 in t,
    x(t) = x(t0) K^(t - t0) prod_a Gamma(t + a) / Gamma(t0 + a) / (the same over the roots of the denominator),
else x(t) = x(t0) prod_{k=t0}^{t-1} c(k). With c(t) = K (1 + p/t + O(1/t^2)) the sequence grows like K^t t^p.

Source: Graham, Knuth, Patashnik 1994, sections 5.5 and 5.7; DLMF 5.8.5 (Gamma products), 5.11.12 (ratios), 5.5.3
(reflection).
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import sympy

INDEX = sympy.Symbol("k")


@dataclass(frozen=True)
class Hypergeometric:
    """x(t+1) = ratio(t) x(t) for t >= t0, x(t0) = start; `ratio` is rational in the Symbol `t` and the parameters."""

    ratio: Any
    start: Any
    t: Any
    t0: int


@dataclass(frozen=True)
class Growth:
    """x(t) ~ C base^t t^exponent; `degree` > 0 (< 0) means growth (decay) like a power of t! on top."""

    degree: int
    base: Any
    exponent: Any


def scaled_later(sequence: Hypergeometric, factor: Any) -> Hypergeometric:
    """factor(t) x(t) from the first t >= t0 at which the factor is finite and not 0."""
    while not regular(factor, sequence.t, sequence.t0):
        start = sequence.start * sequence.ratio.subs(sequence.t, sequence.t0)
        sequence = Hypergeometric(sequence.ratio, sympy.factor(start), sequence.t, sequence.t0 + 1)
    return scaled(sequence, factor)


def scaled(sequence: Hypergeometric, factor: Any) -> Hypergeometric:
    """factor(t) x(t), for a rational factor that does not vanish at t0."""
    t = sequence.t
    ratio = sympy.factor(sequence.ratio * factor.subs(t, t + 1) / factor)
    return Hypergeometric(ratio, sympy.factor(sequence.start * factor.subs(t, sequence.t0)), t, sequence.t0)


def quotient(above: Hypergeometric, below: Hypergeometric) -> Hypergeometric:
    """above(t) / below(t)."""
    return Hypergeometric(
        sympy.factor(above.ratio / below.ratio), sympy.factor(above.start / below.start), above.t, above.t0
    )


def approach(sequence: Hypergeometric) -> int:
    """The exponent p in x(t) - x(oo) ~ t^p, where x has a finite limit that is not 0 (ratio - 1 = O(t^(p - 1)))."""
    above, below = (sympy.Poly(part, sequence.t) for part in sympy.fraction(sympy.cancel(sequence.ratio)))
    return int((above - below).degree() - below.degree() + 1)


def written(sequence: Hypergeometric) -> Any:
    """x(t) as an expression in t: Gamma functions, or a Product over k where the ratio has a factor of degree > 2."""
    sequence = earliest(sequence)
    t, t0 = sequence.t, sequence.t0
    shifts = gamma_shifts(sequence)
    if shifts is None:
        return sequence.start * product_over_index(sequence, t)
    above, below, rational = cancel_integer_steps(*shifts, t)
    base = growth(sequence).base
    front = sympy.factor(sequence.start / rational.subs(t, t0)) * rational
    moving = gammas([t + a for a in above]) / gammas([t + b for b in below])
    return front * base ** (t - t0) * moving * gammas([t0 + b for b in below]) / gammas([t0 + a for a in above])


def growth(sequence: Hypergeometric) -> Growth:
    """The leading growth, from the two highest coefficients of numerator and denominator."""
    above, below = (sympy.Poly(part, sequence.t) for part in sympy.fraction(sympy.cancel(sequence.ratio)))
    second = [poly.nth(poly.degree() - 1) / poly.LC() if poly.degree() > 0 else 0 for poly in (above, below)]
    return Growth(
        above.degree() - below.degree(), sympy.factor(above.LC() / below.LC()), sympy.factor(second[0] - second[1])
    )


def limit_constant(sequence: Hypergeometric) -> Any:
    """Limit of x(t) where x(t) ~ C t^0: the Gamma functions at t0, reflected where two of them are mirror images."""
    sequence = earliest(sequence)
    t, t0 = sequence.t, sequence.t0
    shifts = gamma_shifts(sequence)
    if shifts is None:
        return sequence.start * product_over_index(sequence, sympy.oo)
    above, below, rational = cancel_integer_steps(*shifts, t)
    at_start = rational.subs(t, t0) / sympy.Poly(sympy.fraction(rational)[0], t).LC()
    at_start *= sympy.Poly(sympy.fraction(rational)[1], t).LC()
    front = sympy.factor(sequence.start / at_start)
    return front * reflected([t0 + b for b in below]) / reflected([t0 + a for a in above])


def earliest(sequence: Hypergeometric) -> Hypergeometric:
    """The same sequence continued backwards to an earlier start (not before 0) for as long as that start is simpler."""
    while sequence.t0 > 0:
        if not regular(sequence.ratio, sequence.t, sequence.t0 - 1):
            break
        start = sympy.factor(sequence.start / sequence.ratio.subs(sequence.t, sequence.t0 - 1))
        if sympy.count_ops(start) >= sympy.count_ops(sequence.start):
            break
        sequence = Hypergeometric(sequence.ratio, start, sequence.t, sequence.t0 - 1)
    return sequence


def regular(factor: Any, t: Any, at: int) -> bool:
    """Tell whether the rational factor is finite and not 0 at t = `at`."""
    return all(sympy.cancel(part.subs(t, at)) != 0 for part in sympy.fraction(sympy.cancel(factor)))


def product_over_index(sequence: Hypergeometric, end: Any) -> Any:
    """prod_{k=t0}^{end-1} c(k), with the index moved by 0 or 1 and c or 1 + (c - 1) written, whichever is shortest."""
    candidates = []
    for shift in (0, 1):
        ratio = sympy.cancel(sequence.ratio.subs(sequence.t, INDEX - shift))
        for factor in (sympy.factor(ratio), 1 + sympy.factor(ratio - 1)):
            candidates.append(sympy.Product(factor, (INDEX, sequence.t0 + shift, end - 1 + shift)))
    return min(candidates, key=lambda product: sympy.count_ops(product.function))


def gamma_shifts(sequence: Hypergeometric) -> tuple[list[Any], list[Any]] | None:
    """The a of the factors t + a above and below, with multiplicity; None where a factor has degree > 2."""
    sides = []
    for part in sympy.fraction(sympy.cancel(sequence.ratio)):
        shifts: list[Any] = []
        for factor, multiplicity in sympy.factor_list(part, sequence.t)[1]:
            roots = roots_of(sympy.Poly(factor, sequence.t))
            if roots is None:
                return None
            shifts += [-root for root in roots] * multiplicity
        sides.append(shifts)
    return sides[0], sides[1]


def roots_of(poly: Any) -> list[Any] | None:
    """The roots of a polynomial of degree 1 or 2, squares taken out of the square root; None above degree 2."""
    if poly.degree() == 0:
        return []
    if poly.degree() == 1:
        return [split(-poly.nth(0) / poly.nth(1))]
    if poly.degree() > 2:
        return None
    c, b, a = (poly.nth(i) for i in range(3))
    content, factors = sympy.factor_list(b**2 - 4 * a * c)
    outside = sympy.Mul(*(factor ** (multiplicity // 2) for factor, multiplicity in factors))
    inside = sympy.Mul(*(factor for factor, multiplicity in factors if multiplicity % 2))
    spread = sympy.factor(outside / (2 * a)) * sympy.sqrt(content) * sympy.sqrt(inside)
    return [split(-b / (2 * a)) - spread, split(-b / (2 * a)) + spread]


def split(expr: Any) -> Any:
    """A rational expression as whole + rest, with the whole number that makes the rest shortest."""
    expanded = sympy.expand(sympy.cancel(expr))
    split_off = [whole + sympy.factor(expr - whole) for whole in range(-3, 4)]
    return min([expanded, *split_off], key=sympy.count_ops)


def cancel_integer_steps(above: list[Any], below: list[Any], t: Any) -> tuple[list[Any], list[Any], Any]:
    """Gamma(t + a)/Gamma(t + b) with a - b an integer becomes a rational factor in t."""
    above, below, rational = list(above), list(below), sympy.Integer(1)
    for a in list(above):
        for b in list(below):
            steps = sympy.expand(a - b)
            if steps.is_Integer and a in above and b in below:
                above.remove(a)
                below.remove(b)
                lower, sign = (b, 1) if steps > 0 else (a, -1)
                rational *= sympy.Mul(*((t + lower + i) ** sign for i in range(abs(steps))))
    return above, below, rational


def gammas(arguments: list[Any]) -> Any:
    """Product of Gamma(argument)."""
    return sympy.Mul(*map(sympy.gamma, arguments))


def reflected(arguments: list[Any]) -> Any:
    """Product of Gamma(argument); Gamma(1 + x) Gamma(1 - x) = pi x / sin(pi x) where two add up to an integer."""
    waiting, total = list(arguments), sympy.Integer(1)
    while waiting:
        first = waiting.pop(0)
        whole, x = first.as_coeff_Add()
        mirror = next((b for b in waiting if x != 0 and whole.is_Integer and sympy.expand(first + b).is_Integer), None)
        if mirror is None:
            total *= sympy.gamma(first)
            continue
        waiting.remove(mirror)
        other = sympy.expand(first + mirror) - whole
        if x.could_extract_minus_sign():
            whole, other, x = other, whole, -x
        steps = sympy.factor(sympy.expand(from_one(whole, x)) * sympy.expand(from_one(other, -x)))
        total *= sympy.pi * x / sympy.sin(sympy.pi * x) * sympy.factor(sympy.expand(steps))
    return total


def from_one(whole: Any, x: Any) -> Any:
    """Gamma(whole + x) / Gamma(1 + x) for an integer `whole`."""
    if whole >= 1:
        return sympy.Mul(*(j + x for j in range(1, int(whole))))
    return 1 / sympy.Mul(*(j + x for j in range(int(whole), 1)))
