"""Quantities that are a linear combination of others, path by path and so in expectation."""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction
from typing import TYPE_CHECKING, Any

from modelcollapse.estimators import Estimator
from modelcollapse.numbers import Number
from modelcollapse.quantities import Quantity, quantity
from modelcollapse.values import RIGOURS, Value, rounding, to_float
from modelcollapse.world import Loop

if TYPE_CHECKING:
    from modelcollapse.numeric.noise import Array
    from modelcollapse.numeric.simulate import Generation
    from modelcollapse.symbolic.derivation import Derivation


@dataclass(frozen=True)
class Combination:
    """The sum of weight times quantity over `terms`, plus `constant`."""

    title: str
    latex: str
    terms: Mapping[str, int | Fraction]
    constant: int | Fraction = 0
    parameters: tuple[str, ...] = ("t",)

    @property
    def parts(self) -> list[tuple[Quantity, int | Fraction]]:
        """The quantities with their weights."""
        return [(quantity(name), weight) for name, weight in self.terms.items()]

    def value(self, loop: Loop, estimator: Estimator, *, t: Number) -> Value:
        """The sum, in many digits before it is rounded; its error is the sum of the errors, its rigour the weakest."""
        values = [(part.value(loop, estimator, t=t), weight) for part, weight in self.parts]
        method = "sum of " + ", ".join(self.terms)
        rigour = max((value.rigour for value, _ in values), key=RIGOURS.index)
        infinite = [value.value * weight for value, weight in values if math.isinf(value.value)]
        if infinite:
            # Where an expectation of a positive part is +inf, so is the divergence: it is never less than its parts.
            return Value(max(infinite), 0.0, method, "exact")
        total = sum((value.fraction or Fraction(value.value)) * weight for value, weight in values) + self.constant
        error = math.fsum(abs(float(weight)) * value.error for value, weight in values if value.rigour != "exact")
        nearest = to_float(total)
        return Value(nearest, max(error, rounding(nearest, total)), method, rigour, Fraction(total))

    def derive(self, loop: Loop, estimator: Estimator) -> Derivation:
        """The sum of the closed forms."""
        from modelcollapse.symbolic.sum_of_forms import sum_of_forms

        return sum_of_forms([(part.derive(loop, estimator), weight) for part, weight in self.parts], self.constant)

    def observe(self, generation: Generation) -> Array:
        """The sum on every path."""
        total: Any = float(self.constant)
        for part, weight in self.parts:
            total = total + float(weight) * part.observe(generation)
        return total  # type: ignore[no-any-return]
