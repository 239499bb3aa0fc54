"""The closed form of E x^4 / (E x^2)^2 from those of its two moments."""

from __future__ import annotations

from typing import Any

from sympy import And, cancel, factor, oo

from modelcollapse.errors import Open
from modelcollapse.symbolic.derivation import Derivation
from modelcollapse.symbolic.recurrences.closed_form import ClosedForm


def kurtosis_of(fourth: Derivation, second: Derivation) -> Derivation:
    """The quotient, where both moments have a closed form; it begins where the second moment is not 0 any more."""
    if fourth.form.expression is None or second.form.expression is None:
        raise Open("the fourth moment has no closed form there, so its kurtosis has none; value gives the number")
    where: dict[str, Any] = {**second.form.where, **fourth.form.where}
    conditions = [part.form.where["condition"] for part in (fourth, second) if "condition" in part.form.where]
    if conditions:
        where["condition"] = And(*conditions)
    expression = fourth.form.expression / second.form.expression**2
    form = ClosedForm(expression, where, max(fourth.form.from_t, second.form.from_t, 1), limit(fourth, second))
    return Derivation((*fourth.recurrence, *second.recurrence), form)


def limit(fourth: Derivation, second: Derivation) -> Any | None:
    """The quotient of the limits, where both are finite or only the fourth is not."""
    top, bottom = fourth.form.limit, second.form.limit
    if top is None or bottom is None or bottom in (oo, 0):
        return None
    return oo if top == oo else factor(cancel(top / bottom**2))
