"""Stationary moments where no mode is readable: x = (I - B)^-1 b, one strongly connected block after the other.

Exact rational algebra; that the moments converge to it is a separate question, answered block by block (see
`stability`).

Source: Seneta 1981, Non-negative Matrices, chapter 1.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import sympy
from sympy import QQ
from sympy.polys.matrices import DomainMatrix

from modelcollapse.symbolic.recurrences.closed_form import ClosedForm
from modelcollapse.symbolic.recurrences.modes import tidy
from modelcollapse.symbolic.recurrences.stability import Fate, Lower, fate_of_block, together

RHO = sympy.Symbol("rho")


def stationary(
    matrix: Any, start: Sequence[Any], groups: Sequence[Sequence[int]], target: int, t0: int, lower: Lower
) -> ClosedForm:
    """The stationary value of moment `target` and the characteristic polynomial of what it needs; no expression in t.

    matrix: k x k, rational in the parameters; start: the k moments at t0; groups: blocks, each after those that it
    needs.
    """
    field = field_of(matrix.row_join(sympy.Matrix(start)))
    known: dict[int, Any] = {}
    polynomial: Any = sympy.Integer(1)
    fates: list[Fate | None] = []
    for group in groups:
        block = matrix.extract(group, group)
        if is_constant(matrix, group):
            known[group[0]] = field.from_sympy(sympy.sympify(start[group[0]]))
            continue
        polynomial *= characteristic_polynomial(block)
        fates.append(fate_of_block(block, lower))
        inflow = [sum((field.from_sympy(matrix[i, j]) * known[j] for j in known), field.zero) for i in group]
        solution = solve_linear(sympy.eye(len(group)) - block, inflow, field)
        if solution is None:
            return undecided(polynomial, t0, "the modulus 1 is a root of the characteristic polynomial")
        known.update(zip(group, solution, strict=True))
    certain = [fate for fate in fates if fate is not None]
    if len(certain) < len(fates):
        return undecided(
            polynomial, t0, "some coefficients may be negative, so no bound on the moduli of the roots is proved"
        )
    return with_fate(field.to_sympy(known[target]), polynomial, together(certain), t0)


def with_fate(value: Any, polynomial: Any, fate: Fate, t0: int) -> ClosedForm:
    """The stationary value as the limit, if the modes die out or under the condition that they do."""
    if fate.dies is False:
        return undecided(
            polynomial, t0, "a root of the characteristic polynomial has modulus >= 1: the moment does not settle"
        )
    where = {"characteristic_polynomial": polynomial}
    if fate.dies is None:
        where["condition"] = sympy.And(*fate.conditions)
    return ClosedForm(None, where, t0, sympy.factor(value))


def undecided(polynomial: Any, t0: int, reason: str) -> ClosedForm:
    """No limit, and why."""
    return ClosedForm(None, {"characteristic_polynomial": polynomial, "undecided": reason}, t0)


def is_constant(matrix: Any, group: Sequence[int]) -> bool:
    """A moment that keeps its first value for ever (1, or a moment of the kept data)."""
    i = group[0]
    return len(group) == 1 and matrix[i, i] == 1 and all(matrix[i, j] == 0 for j in range(matrix.cols) if j != i)


def characteristic_polynomial(block: Any) -> Any:
    """det(rho I - block), as a product of irreducible factors with leading coefficient 1."""
    field = field_of(block)
    whole = sympy.Poly(DomainMatrix.from_Matrix(block).convert_to(field).charpoly(), RHO, domain=field)
    total = sympy.Integer(1)
    for factor, multiplicity in whole.factor_list()[1]:
        monic = factor.monic()
        total *= sum(tidy(monic.nth(k)) * RHO**k for k in range(monic.degree() + 1)) ** multiplicity
    return total


def solve_linear(matrix: Any, right: Sequence[Any], field: Any) -> list[Any] | None:
    """The solution of matrix x = right, in elements of the field QQ(parameters); None if the matrix is singular.

    The entries are converted one by one: DomainMatrix.from_Matrix expands them first, which took seconds.
    """
    rows = [[field.from_sympy(entry) for entry in row] for row in matrix.tolist()]
    left = DomainMatrix(rows, matrix.shape, field)
    if not left.charpoly()[-1]:
        return None
    solution = left.lu_solve(DomainMatrix([[entry] for entry in right], (len(right), 1), field))
    return [row[0] for row in solution.to_list()]


def field_of(matrix: Any) -> Any:
    """QQ(parameters) for the symbols of a matrix."""
    symbols = sorted(matrix.free_symbols, key=str)
    return QQ.frac_field(*symbols) if symbols else QQ
