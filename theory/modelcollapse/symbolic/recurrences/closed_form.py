"""What solving a moment recurrence gives: an expression in t, its limit and its rate, with the names that they use.

The names that `where` may hold:
    trace, det               of an irreducible quadratic rho^2 - trace rho + det: the characteristic polynomial of two
                             coupled moments
    rho_1, rho_2             its roots, the larger first; not written in trace and det, because sympify reads these
                             two words as its own functions
    y_0, y_1                 the terms at t0 and t0 + 1 of the part of the sequence that moves with rho_1 and rho_2
                             (a second quadratic has trace_2, det_2, rho_3, rho_4, y_2, y_3, and so on)
    s_hat, s_star            numbers without a formula, each defined by the equation (an Eq) that it solves
    characteristic_polynomial  in the symbol rho, a product over the coupled blocks, where no expression is readable
    leading_term             an expression in t: the quantity over it tends to 1
    typical_run              an expression in t: what almost every run has, to leading order of log(-log)
    first_fit                what the first fit adds, to order 1/n
    few_fits                 what it is near for t much smaller than n
    large_n_limit            the limit as t -> oo and then n -> oo
    tail_index               the power of 1/k with which the limit as t -> oo vanishes for large k
    condition                a relational (or an And of them): the limit holds where it is true
    domain                   a relational: the moment is finite, and the expression holds, where it is true
    excluded                 a relational: where it is true the expression is 0/0 though the moment is not
    undecided                a sentence: why there is no limit, or none that this solver can prove
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

import sympy

GEOMETRIC, POLYNOMIAL, POWER = "geometric", "polynomial", "power"
NOT_A_DEFINITION = (
    "characteristic_polynomial", "condition", "domain", "excluded", "undecided",
    "leading_term", "typical_run", "first_fit", "large_n_limit", "tail_index", "few_fits",
)  # fmt: skip


@dataclass(frozen=True)
class ClosedForm:
    """A moment as a function of t; every sympy object survives `sympify(str(...))`.

    expression  in t and the names of `where`; None where there is no readable one
    where       see the module; the values are written in the parameters
    from_t      first t for which the expression holds
    limit       as t -> oo, may be oo or -oo; None if there is none, or none proved (`where["undecided"]` says why)
    rate        geometric: largest mode other than 1 that is present, 1 for a constant; polynomial: 1; power: exponent
    p of t^p
    rate_kind   "geometric", "polynomial" (growth like t/n) or "power" (growth, or distance from the limit, like t^p)
    """

    expression: Any | None
    where: dict[str, Any] = field(default_factory=dict)
    from_t: int = 0
    limit: Any | None = None
    rate: Any | None = None
    rate_kind: str | None = None


def written_out(form: ClosedForm, expr: Any) -> Any:
    """`expr` with the names of `where` replaced by what they stand for."""
    return expr.subs({sympy.Symbol(name): form.where[name] for name in definitions(form)})


def definitions(form: ClosedForm) -> list[str]:
    """The names in `where` that stand for an expression, and not for the solution of an equation."""
    return [
        name for name, value in form.where.items() if name not in NOT_A_DEFINITION and not isinstance(value, sympy.Eq)
    ]
