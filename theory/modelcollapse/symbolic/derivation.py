"""A derivation: the recurrence that a quantity obeys and its solution, ready to be printed."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Any

from sympy import Eq, Function, Integer, Or, Pow, Symbol, eye, factor

from modelcollapse.errors import Open
from modelcollapse.estimators import Estimator
from modelcollapse.loops import loop_name
from modelcollapse.parameters import KNOWN, parameter
from modelcollapse.symbolic.latex import latex
from modelcollapse.symbolic.law import T, Unclosed
from modelcollapse.symbolic.moment_map import MomentMap, Recurrence
from modelcollapse.symbolic.recurrences import constant, growing
from modelcollapse.symbolic.recurrences.closed_form import ClosedForm, definitions
from modelcollapse.symbolic.recurrences.sign import signs_of
from modelcollapse.world import Loop


@dataclass(frozen=True)
class Derivation:
    """`recurrence`: equations in functions of t, the first for the quantity itself; `form`: its solution.

    A quantity that does not depend on t has no recurrence.
    """

    recurrence: tuple[Any, ...]
    form: ClosedForm

    def as_json(self) -> dict[str, object]:
        """Strings that sympy can read back, null where there is none."""
        form = self.form
        return {
            "recurrence": self._recurrence_text,
            "closed_form": _text(form.expression),
            "where": {name: str(value) for name, value in form.where.items()},
            "from_t": form.from_t,
            "limit": _text(form.limit),
            "rate": _text(form.rate),
            "rate_kind": form.rate_kind,
            "latex": self.latex,
        }

    @property
    def _recurrence_text(self) -> str | None:
        if not self.recurrence:
            return None
        return str(self.recurrence[0]) if len(self.recurrence) == 1 else str(list(self.recurrence))

    @property
    def latex(self) -> str:
        """The closed form, or the recurrence where there is none, in the project's LaTeX letters."""
        shown = self.form.expression if self.form.expression is not None else self.recurrence[0]
        return latex(shown)

    @property
    def latex_definitions(self) -> list[str]:
        """What the names in `where` stand for, a line each."""
        names = definitions(self.form)
        return [f"{latex(Symbol(name))} = {latex(self.form.where[name])}" for name in names]


def derive_moment(loop: Loop, estimator: Estimator, powers: dict[str, int]) -> Derivation:
    """The recurrence of E of a monomial and its solution. Raises Open where the moments do not close."""
    try:
        found = MomentMap(loop, estimator).recurrence(powers)
    except Unclosed as error:
        raise Open(
            f"{loop_name(loop)} has no recurrence in closed form: {error}; value gives the number at any t"
        ) from None
    solve = constant.solve if found.is_constant else growing.solve
    form = solve(found.matrix, found.start, found.target, T, found.t0, lower_ends(loop))
    return Derivation(equations(found), form)


def excluding_zeros(found: Derivation, loop: Loop) -> Derivation:
    """The derivation, told of the parameters at which a denominator of its closed form is 0."""
    if found.form.expression is None:
        return found
    lower = {parameter(name).symbol(): parameter(name).lower for name in KNOWN} | lower_ends(loop)
    if "domain" in found.form.where:
        lower[parameter("n").symbol()] = 4  # where E 1/W is finite
    denominators = {power.base for power in found.form.expression.atoms(Pow) if power.exp.is_number and power.exp < 0}
    zeros = [
        Eq(base, 0)
        for base in sorted(denominators, key=str)
        if base.free_symbols and base.free_symbols <= set(lower) - {T} and base.is_polynomial()
        if 0 in signs_of(base, lower)
    ]
    if not zeros:
        return found
    return replace(found, form=replace(found.form, where={**found.form.where, "excluded": Or(*zeros)}))


def lower_ends(loop: Loop) -> dict[Any, Any]:
    """The lower ends of the domains of the loop's symbols; a sample that has a variance has at least two points."""
    known = {p.symbol(): max(p.lower, 2) if p.name == "n" else p.lower for p in KNOWN.values()}
    return {symbol: end for symbol, end in known.items() if symbol in symbols_of(loop)}


def symbols_of(loop: Loop) -> set[Any]:
    """The symbols that the loop's parameters hold."""
    return {symbol for value in loop.values().values() for symbol in getattr(value, "free_symbols", ())}


def equations(found: Recurrence) -> tuple[Any, ...]:
    """The rows that move, the target's first: E_variance(t + 1) = ... E_variance(t) ..."""
    order = [found.target, *(row for row in range(len(found.names)) if row != found.target)]
    moving = [row for row in order if row == found.target or found.matrix[row, :] != eye(len(order))[row, :]]
    terms = [Integer(1) if name == "one" else Function(f"E_{name}")(T) for name in found.names]
    return tuple(
        Eq(
            Function(f"E_{found.names[row]}")(T + 1),
            sum(factor(found.matrix[row, column]) * terms[column] for column in range(len(terms))),
            evaluate=False,
        )
        for row in moving
    )


def _text(expression: Any) -> str | None:
    return None if expression is None else str(expression)
