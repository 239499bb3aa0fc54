"""Quantities: numbers about generation t.

A file here is a quantity: an object `quantity` of one of the kinds `Moment`, `OfRatio`, `Combination` or a kind of its
own that has the methods of `Quantity`.
"""

from __future__ import annotations

from dataclasses import fields
from typing import TYPE_CHECKING, Any, Protocol

from modelcollapse import discover
from modelcollapse.errors import BadInput, unknown
from modelcollapse.estimators import Estimator, as_estimator, check_fixed
from modelcollapse.loops import loop_class, loop_name
from modelcollapse.parameters import parameter
from modelcollapse.probe import probe
from modelcollapse.values import Value
from modelcollapse.world import Loop

if TYPE_CHECKING:
    from modelcollapse.numeric.noise import Array
    from modelcollapse.numeric.simulate import Generation
    from modelcollapse.symbolic.derivation import Derivation


class Quantity(Protocol):
    """A number about generation t: its value, its derivation, and what it is on simulated paths."""

    title: str
    latex: str
    parameters: tuple[str, ...]

    def value(self, loop: Loop, estimator: Estimator, **at: Any) -> Value:
        """The number, at numeric parameters. Raises Open where nobody has it."""

    def derive(self, loop: Loop, estimator: Estimator) -> Derivation:
        """Recurrence, closed form, limit and rate, at symbolic parameters. Raises Open where there is none."""

    def observe(self, generation: Generation) -> Array:
        """One number a path, whose mean the quantity is. Raises Open where it is not such a mean."""


def quantity(name: str) -> Quantity:
    """The quantity of this name."""
    found: Quantity = discover.module("quantities", name).quantity
    return found


def value(name: str, loop: str | Loop, estimator: str | Estimator | object = "mle", **given: Any) -> Value:
    """One number: `value("mean-variance", "replace", n=100, t=10)`; t=math.inf asks for the limit.

    `loop` is a name, whose parameters are then given with the rest, or a Loop, a user's own included. Raises BadInput
    for what cannot be used and Open for what has no exact answer.
    """
    asked = quantity(name)
    at = {key: given.pop(key) for key in asked.parameters if key in given}
    for key in asked.parameters:
        if key not in at:
            raise BadInput(f"{name} needs {key}, {parameter(key).meaning}; add {key}={parameter(key).typical[1]}")
    built = built_loop(loop, given)
    chosen = as_estimator(estimator)
    check_counts(built, chosen)
    return asked.value(built, chosen, **{key: parameter(key).read(number) for key, number in at.items()})


def derive(name: str, loop: str | type[Loop] | Loop, estimator: str | Estimator | object = "mle") -> Derivation:
    """Derive a quantity in symbols: `derive("mean-variance", "fresh")`.

    A name or a class of loops has its required parameters as symbols and the others at their defaults (temperature 1);
    give a Loop to choose which are symbols. Raises BadInput, and Open where the loop has no such formula.
    """
    if isinstance(loop, str):
        loop = loop_class(loop)
    if isinstance(loop, type):
        loop = with_symbols(loop)
    chosen = as_estimator(estimator)
    check_counts(typical(loop), chosen)
    from modelcollapse.symbolic.derivation import excluding_zeros

    return excluding_zeros(quantity(name).derive(loop, chosen), loop)


def built_loop(loop: str | Loop, given: dict[str, Any]) -> Loop:
    """The loop of this name with these parameters; a Loop as it is, if nothing else is given."""
    if isinstance(loop, str):
        return loop_class(loop).of(given, loop)
    if given:
        raise unknown(f"parameter of {loop_name(loop)}", next(iter(given)), [field.name for field in fields(loop)])
    return loop


def with_symbols(loop: type[Loop], **given: Any) -> Loop:
    """The loop with every required parameter a symbol; `given` overrides, with numbers or symbols."""
    required = {p.name: p.symbol() for p in loop.parameters() if p.name not in loop.defaults()}
    return loop.of({**required, **given}, loop_name(loop))


def typical(loop: Loop) -> Loop:
    """The loop with a number for every symbol, to try out what does not depend on which."""
    values = loop.values()
    symbols = [name for name, value in values.items() if getattr(value, "free_symbols", ())]
    return type(loop)(**{**values, **{name: parameter(name).typical[-1] for name in symbols}})


def check_counts(loop: Loop, estimator: Estimator) -> None:
    """Refuse an estimator that the loop's counts cannot feed: a divisor of 0, or a fixed one for a growing pool."""
    findings = probe(loop)
    check_fixed(estimator, findings.counts_are_constant, loop_name(loop))
    smallest = min(min(counts) for counts in findings.counts)
    if not estimator.divisor(smallest) > 0:
        raise BadInput(
            f"n must be large enough for {estimator.name}, which divides by {estimator.divisor(smallest)} at a sample "
            f"of {smallest}; got {smallest}; take more points or --estimator mle"
        )
