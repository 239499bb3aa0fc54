"""The closed form of a weighted sum of quantities: the sum of their closed forms, its limit and its slowest rate."""

from __future__ import annotations

from fractions import Fraction
from typing import Any

from sympy import And, Dummy, Eq, Function, Integer, Max, Pow, Rational, cancel, factor, oo, sympify

from modelcollapse.symbolic.derivation import Derivation
from modelcollapse.symbolic.law import T
from modelcollapse.symbolic.recurrences.closed_form import GEOMETRIC, POLYNOMIAL, ClosedForm

Weighted = list[tuple[Derivation, int | Fraction]]
Notes = dict[str, Any]


def sum_of_forms(parts: Weighted, constant: int | Fraction) -> Derivation:
    """Weighted sum of derivations whose closed forms are all known and which is never less than its growing parts.

    The recurrence of the sum is that of its parts: E_sum(t) = ... , then their own equations.
    """
    heads = [part.recurrence[0].lhs.subs(T, T - 1) for part, _ in parts]
    offset = Rational(constant)
    total = sum((Rational(weight) * head for (_, weight), head in zip(parts, heads, strict=True)), offset)
    recurrence = (Eq(Function("E_sum")(T), total, evaluate=False), *(eq for part, _ in parts for eq in part.recurrence))
    expression = offset + sum(Rational(weight) * sympify(part.form.expression) for part, weight in parts)
    limit, notes = _limit(parts, offset)
    domains = [part.form.where["domain"] for part, _ in parts if "domain" in part.form.where]
    where = {**({"domain": And(*domains)} if domains else {}), **notes}
    rate, kind = _slowest([part.form for part, _ in parts], expression)
    from_t = max(part.form.from_t for part, _ in parts)
    form = ClosedForm(_gathered(expression), where, from_t, limit, rate, kind)
    return Derivation(tuple(dict.fromkeys(recurrence)), form)


def _gathered(expression: Any) -> Any:
    """The sum over a common constant where that is shorter."""
    gathered = expression.expand().collect(T)
    return min((expression, gathered, factor(expression)), key=lambda shown: len(str(shown)))


def _limit(parts: Weighted, offset: Any) -> tuple[Any | None, Notes]:
    """The limit, with the condition of every part that it rests on."""
    ends = [(None if part.form.limit is None else Rational(weight) * part.form.limit, part) for part, weight in parts]
    growing = [_notes([part]) for end, part in ends if end == oo]
    if growing:
        # A divergence is never less than its parts that grow: one that does so without a condition says all.
        return oo, min(growing, key=len)
    notes = _notes([part for _, part in ends])
    if any(end is None for end, _ in ends):
        return None, notes
    return factor(sum((end for end, _ in ends if end is not None), offset)), notes


def _notes(parts: list[Derivation]) -> Notes:
    """The conditions of all parts together, and what is undecided of any."""
    conditions = [part.form.where["condition"] for part in parts if "condition" in part.form.where]
    undecided = [part.form.where["undecided"] for part in parts if "undecided" in part.form.where]
    return {
        **({"condition": And(*conditions)} if conditions else {}),
        **({"undecided": "; ".join(dict.fromkeys(undecided))} if undecided else {}),
    }


def _slowest(forms: list[ClosedForm], expression: Any) -> tuple[Any | None, str | None]:
    """The mode that is seen last among those that have not cancelled; None where the parameters decide which it is."""
    present, is_linear = _modes(expression)
    fates = {mode: _fate(mode, forms) for mode in present}
    if any(fate == "grows" for fate in fates.values()):
        return Max(*(mode for mode, fate in fates.items() if fate != "dies")), GEOMETRIC
    if is_linear:
        return (Integer(1), POLYNOMIAL) if all(fate == "dies" for fate in fates.values()) else (None, None)
    return (Max(*present) if present else Integer(1)), GEOMETRIC


def _modes(expression: Any) -> tuple[list[Any], bool]:
    """The bases of the powers ...**t that remain when equal ones are collected, and whether t stands alone as well."""
    names: dict[Any, Any] = {}
    powers = {power for power in expression.atoms(Pow) if power.exp == T}
    named = expression.xreplace({power: names.setdefault(cancel(power.base), Dummy()) for power in powers}).expand()
    return [base for base, name in names.items() if cancel(named.coeff(name)) != 0], named.has(T)


def _fate(mode: Any, forms: list[ClosedForm]) -> str | None:
    """Does this mode die out or grow, as the part that it comes from says; None where the parameters decide."""
    for form in forms:
        if form.rate is not None and form.rate_kind == GEOMETRIC and cancel(form.rate - mode) == 0:
            if "condition" in form.where or form.limit is None:
                return None
            return "grows" if form.limit in (oo, -oo) else "dies"
    return None
