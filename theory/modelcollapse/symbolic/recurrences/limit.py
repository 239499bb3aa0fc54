"""The exact limit of a moment with numerical parameters: lim e' A^s x(0), over the rationals.

The shortest linear recurrence of y(s) = e' A^s x(0) holds only the modes that the moment hears. Where its
characteristic polynomial is (rho - 1)^m q(rho) with every root of q inside the unit circle, y converges for m <= 1 (to
the residue of G(z) = sum y(s) z^s at z = 1) and grows like s^(m-1) beyond. Elsewhere a strictly dominant positive root
gives +oo or -oo, and anything else oscillates.

Source: Berlekamp 1968 and Massey 1969 (the recurrence); Marden 1966, theorem 42.1 (roots in a circle, exactly).
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from fractions import Fraction

import sympy

from modelcollapse.symbolic.recurrences.blocks import restricted
from modelcollapse.symbolic.recurrences.iterate import Rows, common_denominator, exact_step

Coefficients = list[Fraction]  # of a polynomial, constant term first


def limit_at(rows: Rows, start: Sequence[Fraction], target: int) -> Fraction | float | None:
    """Limit of e_target' rows^s start: a Fraction, math.inf or -math.inf; None where the moment oscillates for ever.

    rows: k x k Fractions; start: k Fractions. Exact: no tolerance decides.
    """
    terms = first_terms(rows, start, target)
    recurrence = shortest_recurrence(terms)
    while len(recurrence) > 1 and recurrence[-1] == 0:
        recurrence.pop()
    rest, multiplicity = divide_out_one(recurrence)
    if not all_inside(rest):
        return growth(recurrence, terms)
    if multiplicity == 0:
        return Fraction(0)
    residue = at_one(numerator(recurrence, terms)) / at_one(rest)
    return residue if multiplicity == 1 else math.copysign(math.inf, residue)


def first_terms(rows: Rows, start: Sequence[Fraction], target: int) -> list[Fraction]:
    """y(0) ... y(2k - 1): enough to know the recurrence of at most k terms."""
    rows, moments, target = restricted(rows, [Fraction(moment) for moment in start], target)
    terms = []
    for _ in range(2 * len(moments)):
        terms.append(moments[target])
        moments = exact_step(rows, moments)
    return terms


def shortest_recurrence(terms: Sequence[Fraction]) -> Coefficients:
    """Q with Q(0) = 1 and sum_j Q_j y(s - j) = 0 for all s >= the length of the recurrence (Berlekamp and Massey)."""
    current, previous = [Fraction(1)], [Fraction(1)]
    length, gap, last = 0, 1, Fraction(1)
    for s in range(len(terms)):
        error = sum((current[j] * terms[s - j] for j in range(min(len(current), s + 1))), Fraction(0))
        if error == 0:
            gap += 1
            continue
        longer = [*current, *[Fraction(0)] * max(0, gap + len(previous) - len(current))]
        for j, coefficient in enumerate(previous):
            longer[j + gap] -= error / last * coefficient
        if 2 * length <= s:
            length, gap, previous, last = s + 1 - length, 1, current, error
        else:
            gap += 1
        current = longer
    return current


def divide_out_one(recurrence: Coefficients) -> tuple[Coefficients, int]:
    """Q(z) = (1 - z)^m rest(z), rest(1) != 0."""
    rest, multiplicity = recurrence, 0
    while len(rest) > 1 and at_one(rest) == 0:
        total, quotient = Fraction(0), []
        for coefficient in rest[:-1]:
            total += coefficient
            quotient.append(total)
        rest, multiplicity = quotient, multiplicity + 1
    return rest, multiplicity


def at_one(polynomial: Coefficients) -> Fraction:
    """The value at 1."""
    return sum(polynomial, Fraction(0))


def all_inside(recurrence: Coefficients) -> bool:
    """Tell whether all roots rho of rho^d Q(1/rho) are strictly inside the unit circle."""
    characteristic = list(reversed(recurrence))
    return roots_inside(characteristic, Fraction(1)) == len(characteristic) - 1


def growth(recurrence: Coefficients, terms: Sequence[Fraction]) -> float | None:
    """+-inf where one positive root is strictly larger in modulus than all others, else None."""
    rho = sympy.Symbol("rho")
    characteristic = sympy.Poly(whole(recurrence), rho, domain="QQ")
    single = characteristic.sqf_part()
    positive = [interval for interval in single.intervals(eps=Fraction(1, 2**200)) if interval[0][0] > 0]
    if not positive:
        return None
    low, high = (Fraction(int(end.p), int(end.q)) for end in positive[-1][0])
    coefficients = [Fraction(int(c.p), int(c.q)) for c in reversed(single.all_coeffs())]
    gaps = (Fraction(1, 2**j) for j in range(1, 60, 2))
    if not any(roots_inside(coefficients, low * (1 - gap)) == single.degree() - 1 for gap in gaps):
        return None
    multiplicity = next(m for factor, m in characteristic.sqf_list()[1] if factor.count_roots(low, high))
    return math.copysign(
        math.inf, leading_sign(recurrence, numerator(recurrence, terms), (low + high) / 2, multiplicity)
    )


def numerator(recurrence: Coefficients, terms: Sequence[Fraction]) -> Coefficients:
    """P = Q(z) sum_s y(s) z^s, a polynomial of degree < k."""
    return [
        sum((recurrence[j] * terms[s - j] for j in range(min(len(recurrence), s + 1))), Fraction(0))
        for s in range(len(terms) // 2)
    ]


def roots_inside(characteristic: Coefficients, radius: Fraction) -> int | None:
    """How many roots lie in |rho| < radius, none on the circle; None in the singular case of Marden's theorem.

    f_0 = f(radius rho), f_{j+1} = conj(a_0) f_j - a_n f_j^*; a sign is negative as often as roots are inside. A
    polynomial with all roots inside is never singular.
    """
    f = whole([coefficient * radius**j for j, coefficient in enumerate(characteristic)])
    sign, inside = 1, 0
    for degree in range(len(f) - 1, 0, -1):
        first, last = f[0], f[degree]
        f = [first * f[j] - last * f[degree - j] for j in range(degree)]
        if f[0] == 0:
            return None
        sign = sign if f[0] > 0 else -sign
        inside += sign < 0
        content = math.gcd(*f)
        f = [coefficient // content for coefficient in f]
    return inside


def whole(polynomial: Sequence[Fraction]) -> list[int]:
    """A positive multiple with integer coefficients."""
    scale = common_denominator(polynomial)
    return [int(coefficient * scale) for coefficient in polynomial]


def leading_sign(recurrence: Coefficients, above: Coefficients, root: Fraction, multiplicity: int) -> Fraction:
    """A number with the sign of C in y(s) ~ C s^(m-1) root^s: P(1/r) (-1)^m Q^(m)(1/r), with r known to 2^-200."""
    derivative = recurrence
    for _ in range(multiplicity):
        derivative = [j * coefficient for j, coefficient in enumerate(derivative)][1:]
    sign = -1 if multiplicity % 2 else 1
    return sign * value(derivative, 1 / root) * value(above, 1 / root)


def value(polynomial: Coefficients, x: Fraction) -> Fraction:
    """The value at x."""
    total = Fraction(0)
    for coefficient in reversed(polynomial):
        total = total * x + coefficient
    return total
