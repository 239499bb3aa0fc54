"""Estimators: how a sample becomes a model, by what the scatter is divided by.

A file here is an estimator: a function `divisor(count)`, and a docstring whose first line is its title.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from modelcollapse import discover
from modelcollapse.errors import BadInput
from modelcollapse.numbers import Number
from modelcollapse.parameters import parameter


@dataclass(frozen=True)
class Estimator:
    """`divisor(count)` is what the scatter of count points is divided by; `fixed` says that it ignores the count."""

    name: str
    title: str
    divisor: Callable[[Number], Number]
    fixed: bool = False


def estimator(name: str) -> Estimator:
    """The estimator of this name."""
    module = discover.module("estimators", name)
    return Estimator(name, discover.title(module), module.divisor)


def fixed(divisor: object, called: str | None = None) -> Estimator:
    """The estimator that divides by the same number whatever the count (a Fraction, an int or a symbol)."""
    number = parameter("divisor").read(divisor, called)
    return Estimator(f"divisor {number}", f"divide the scatter by {number}", lambda count: number, fixed=True)


def as_estimator(given: str | Estimator | object) -> Estimator:
    """An Estimator as it is, a name looked up, a number, a symbol or `divisor 12.5` as a fixed divisor."""
    if isinstance(given, Estimator):
        return given
    if isinstance(given, str):
        return fixed(given.removeprefix("divisor ").strip()) if given.startswith("divisor ") else estimator(given)
    return fixed(given)


def check_fixed(chosen: Estimator, counts_are_constant: bool, loop: str) -> None:
    """Refuse a fixed divisor where the pool grows: the variance would grow like (1 + n/divisor)^t."""
    if chosen.fixed and not counts_are_constant:
        raise BadInput(
            f"divisor must follow the count in {loop}, whose pool changes size; got {chosen.name}; "
            f"use --estimator with one of: {', '.join(discover.names('estimators'))}"
        )
