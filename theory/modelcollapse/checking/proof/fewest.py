"""Which operators are needed: the fewest that kill the means of a term at one numeric point.

An operator too many costs time and asks for more at the first fits. Nothing here is trusted.
"""

from __future__ import annotations

from fractions import Fraction
from itertools import combinations
from math import prod
from typing import Any

from modelcollapse.checking.kernel.build import ZERO, plus, times
from modelcollapse.checking.kernel.fit import State
from modelcollapse.checking.kernel.reduction import Reduction
from modelcollapse.checking.kernel.rules import Operator
from modelcollapse.checking.kernel.theorem import Unproved
from modelcollapse.checking.terms import (
    Expectation,
    Node,
    Number,
    Plus,
    Power,
    Series,
    Term,
    Times,
    number,
    rebuilt,
    walk,
)  # fmt: skip
from modelcollapse.checking.terms import Symbol as Letter

Image = dict[State, Term]


def minus_one_times(term: Term) -> Term:
    """-term."""
    return times(number(-1), term)


def atoms_of(term: Node) -> list[Expectation]:
    """The means that are left in a reduced term, each once."""
    return list(dict.fromkeys(node for node in walk(term) if isinstance(node, Expectation)))


def moving_state(atom: Expectation, variable: str, reduction: Reduction) -> State | None:
    """The monomial at the latest time of an atom, where that time moves with the variable."""
    try:
        ((monomial, _),) = reduction.expanded(atom.body).items()
    except (Unproved, ValueError):
        return None
    moving = [factor for factor in monomial if any(name == variable for name, _ in factor[1].coefficients)]
    times_ = {time for _, time, _ in moving}
    if not times_:
        return None
    latest = max(times_, key=lambda time: (len(time.coefficients), time.constant))
    return tuple(sorted((str(name), exponent) for name, time, exponent in moving if time == latest))


def with_means(term: Any, state: State, value: int, variable: str, reduction: Reduction) -> Any:
    """The term with a number for the mean of this state and 0 for the others; summands without a mean are dropped."""
    if not atoms_of(term):
        return ZERO
    if isinstance(term, Plus):
        return plus(ZERO, *(with_means(part, state, value, variable, reduction) for part in term.terms))
    if isinstance(term, Times):
        parts = (with_means(f, state, value, variable, reduction) if atoms_of(f) else f for f in term.factors)
        return times(*parts)
    if isinstance(term, Expectation):
        return number(value) if moving_state(term, variable, reduction) == state else ZERO
    if isinstance(term, Series):
        return ZERO
    return rebuilt(term, lambda part: with_means(part, state, value, variable, reduction) if atoms_of(part) else part)


def fewest(
    found: tuple[Operator, ...], difference: Term, variable: str, reduction: Reduction, images: dict[State, Image]
) -> tuple[Operator, ...]:
    """As few of the operators as kill the means at one numeric point."""
    try:
        point = sample_point(reduction)
        weights = {state: _weight(difference, state, variable, reduction, point) for state in images}
        matrix = {a: {b: value_at(c, point) for b, c in image.items()} for a, image in images.items()}
        numbers = [tuple(value_at(c, point) for c in operator) for operator in found]
    except (Unproved, ZeroDivisionError):
        return found
    for size in range(len(found)):
        for chosen in combinations(range(len(found)), size):
            row = weights
            for i in chosen:
                row = _applied_to_row(numbers[i], row, matrix)
            if not any(row.values()):
                return tuple(found[i] for i in chosen)
    return found


def _applied_to_row(
    operator: tuple[Fraction, ...], row: dict[State, Fraction], matrix: dict[State, dict[State, Fraction]]
) -> dict[State, Fraction]:
    total = {state: Fraction(0) for state in row}
    for c in (*operator, Fraction(1)):
        total = {state: total[state] + c * row[state] for state in row}
        stepped = {state: Fraction(0) for state in row}
        for source, weight in row.items():
            for target, entry in matrix[source].items():
                stepped[target] += weight * entry
        row = stepped
    return total


def _weight(
    difference: Term, state: State, variable: str, reduction: Reduction, point: dict[str, Fraction]
) -> Fraction:
    """The coefficient of a mean in a term that is linear in the means, at the point."""
    if not state:
        return Fraction(0)
    values = [value_at(with_means(difference, state, put, variable, reduction), point) for put in (0, 1, 2)]
    if values[2] - values[1] != values[1] - values[0]:
        raise Unproved("not linear in the means")
    return values[1] - values[0]


def sample_point(reduction: Reduction) -> dict[str, Fraction]:
    """A number for every symbol, away from small numbers with coincidences."""
    point = {}
    for i, (name, within) in enumerate(sorted(reduction.domain.items())):
        low = within.low if within.low is not None else Fraction(0)
        value = low + (5 + 2 * i if within.integer else Fraction(3 + i, 7 + 2 * i))
        point[name] = value if within.high is None else (low + within.high) / 2
    return point


def value_at(term: Term, point: dict[str, Fraction]) -> Fraction:
    """A rational term at a point. Raises Unproved for any other."""
    match term:
        case Number(value):
            return value
        case Letter(name) if name in point:
            return point[name]
        case Plus(terms):
            return sum((value_at(part, point) for part in terms), Fraction(0))
        case Times(factors):
            return prod((value_at(part, point) for part in factors), start=Fraction(1))
        case Power(base, exponent):
            raised = value_at(exponent, point)
            if raised.denominator == 1 and abs(raised) <= 60:
                return value_at(base, point) ** int(raised)
    raise Unproved("not rational")
