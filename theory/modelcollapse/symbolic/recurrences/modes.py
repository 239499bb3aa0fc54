"""The modes of a moment recurrence x(s+1) = A x(s): partial fractions of its generating function.

G(z) = sum_s y(s) z^s = e' (I - zA)^-1 x(0) is rational in z; modes that the target does not hear cancel by themselves.
A factor (1 - r z)^m of the denominator gives a polynomial in s of degree m - 1 times r^s, an irreducible 1 - trace z +
det z^2 gives a pair of roots, and a polynomial part of G of degree d concerns the terms s <= d alone.

Source: Stanley 2012, Enumerative Combinatorics I, theorem 4.1.1.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import sympy
from sympy import QQ, Poly

STEP = sympy.Symbol("s")
Z = sympy.Symbol("z")
Rows = Sequence[Sequence[Any]]


@dataclass(frozen=True)
class Power:
    """coefficient(s) * base^s; the coefficient is a polynomial of degree multiplicity - 1 in STEP."""

    base: Any
    coefficient: Any
    multiplicity: int


@dataclass(frozen=True)
class Pair:
    """A sequence u(s+2) = trace u(s+1) - det u(s) with u(0) = first, u(1) = second."""

    trace: Any
    det: Any
    first: Any
    second: Any


@dataclass(frozen=True)
class Modes:
    """y(s) = sum of the powers + sum of the pairs, for every s >= from_step."""

    powers: tuple[Power, ...]
    pairs: tuple[Pair, ...]
    from_step: int


def modes(rows: Rows, start: Sequence[Any], groups: Sequence[Sequence[int]], target: int) -> Modes | None:
    """The modes of moment `target`; None where a factor has no readable roots (degree > 2, or a repeated quadratic).

    rows: k x k entries, rational in the parameters; start: k; groups: the blocks of size 1 or 2, each after those that
    it needs.
    """
    symbols = sorted(
        set().union(*(sympy.sympify(e).free_symbols for e in [*start, *(e for r in rows for e in r)])), key=str
    )
    coefficients = QQ.frac_field(*symbols) if symbols else QQ
    transform = generating_function(rows, start, groups, target, QQ.frac_field(Z, *symbols))
    numerator = Poly(transform.numer.as_expr(), Z, domain=coefficients)
    denominator = Poly(transform.denom.as_expr(), Z, domain=coefficients)
    silent, numerator = numerator.div(denominator)
    powers, pairs = [], []
    for factor, multiplicity in sympy.factor_list(transform.denom.as_expr(), Z)[1]:
        normal = Poly(factor, Z, domain=coefficients)
        normal = normal.quo_ground(coefficients.from_sympy(normal.nth(0)))
        part = partial_fraction(numerator, denominator, normal**multiplicity)
        if normal.degree() == 1:
            powers.append(power(normal, part, multiplicity))
        elif normal.degree() == 2 and multiplicity == 1:
            pairs.append(pair(normal, part))
        else:
            return None
    return Modes(tuple(powers), tuple(pairs), 0 if silent.is_zero else silent.degree() + 1)


def generating_function(
    rows: Rows, start: Sequence[Any], groups: Sequence[Sequence[int]], target: int, field: Any
) -> Any:
    """G(z) = e' (I - zA)^-1 x(0) in QQ(z, parameters), one block after the other (Cramer's rule in a block)."""
    z = field.from_sympy(Z)
    known: dict[int, Any] = {}
    for group in groups:
        entry = {
            (i, j): z * field.from_sympy(sympy.sympify(rows[i][j]))
            for i in group
            for j in [*known, *group]
            if rows[i][j] != 0
        }
        inflow = {
            i: field.from_sympy(sympy.sympify(start[i]))
            + sum((entry[i, j] * known[j] for j in known if (i, j) in entry), field.zero)
            for i in group
        }
        stay = {i: field.one - entry.get((i, i), field.zero) for i in group}
        if len(group) == 1:
            (i,) = group
            known[i] = inflow[i] / stay[i]
        else:
            i, j = group
            determinant = stay[i] * stay[j] - entry[i, j] * entry[j, i]
            known[i] = (inflow[i] * stay[j] + entry[i, j] * inflow[j]) / determinant
            known[j] = (inflow[j] * stay[i] + entry[j, i] * inflow[i]) / determinant
    return known[target]


def partial_fraction(numerator: Any, denominator: Any, power_of_factor: Any) -> Any:
    """The numerator over `power_of_factor` in the partial fractions of numerator / denominator."""
    others = denominator.quo(power_of_factor)
    if others.degree() == 0:
        return numerator.quo_ground(others.LC() if others.domain.is_QQ else others.domain.from_sympy(others.LC()))
    return (numerator * others.invert(power_of_factor)).rem(power_of_factor)


def power(factor: Any, part: Any, multiplicity: int) -> Power:
    """Modes of part / (1 - r z)^m = sum_s (sum_i part_i binom(s - i + m - 1, m - 1) r^-i) r^s z^s."""
    base = tidy(-factor.nth(1))
    total = sympy.Integer(0)
    for i in range(multiplicity):
        rising = sympy.Mul(*(STEP - i + j for j in range(1, multiplicity))) / sympy.factorial(multiplicity - 1)
        total += part.nth(i) / base**i * rising
    return Power(base, tidy(total), multiplicity)


def pair(factor: Any, part: Any) -> Pair:
    """(u0 + (u1 - trace u0) z) / (1 - trace z + det z^2)."""
    trace, det = tidy(-factor.nth(1)), tidy(factor.nth(2))
    first = tidy(part.nth(0))
    return Pair(trace, det, first, tidy(part.nth(1) + trace * first))


def tidy(expr: Any) -> Any:
    """`expr` factored, with the sign where a person would put it: no factor of the denominator is mostly negative."""
    factored = sympy.factor(expr)
    for factor in sympy.Mul.make_args(sympy.fraction(factored)[1]):
        base, exponent = factor.as_base_exp()
        terms = sympy.Add.make_args(base)
        if (
            len(terms) > 1
            and exponent.is_odd
            and 2 * sum(term.could_extract_minus_sign() for term in terms) > len(terms)
        ):
            factored = -(factored * factor) / (-base) ** exponent
    return factored
