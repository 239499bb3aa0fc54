"""Kurtosis of the mean of model t over runs, E mu_t^4 / (E mu_t^2)^2; 3 for a Gaussian.

Under `replace` the mean is a Gaussian of random variance, so that it is more than 3: in the limit 3(2n-1) under maximum
likelihood and 6n/(n+1) with the min-MSE divisor.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from fractions import Fraction
from typing import TYPE_CHECKING

from modelcollapse.errors import BadInput, Open
from modelcollapse.estimators import Estimator
from modelcollapse.numbers import Number
from modelcollapse.quantities import Quantity
from modelcollapse.quantities import quantity as named
from modelcollapse.values import RIGOURS, Value, exact, infinite, rounding, to_float
from modelcollapse.world import Loop

if TYPE_CHECKING:
    from modelcollapse.numeric.noise import Array
    from modelcollapse.numeric.simulate import Generation
    from modelcollapse.symbolic.derivation import Derivation


@dataclass(frozen=True)
class Kurtosis:
    """The fourth moment over the square of the second."""

    title: str
    latex: str
    fourth: str
    second: str
    parameters: tuple[str, ...] = ("t",)

    @property
    def parts(self) -> tuple[Quantity, Quantity]:
        """The two moments."""
        return named(self.fourth), named(self.second)

    def value(self, loop: Loop, estimator: Estimator, *, t: Number) -> Value:
        """The quotient of the two moments. Raises BadInput where the second is 0, Open where it is infinite."""
        fourth, second = (part.value(loop, estimator, t=t) for part in self.parts)
        if second.value == 0:
            raise BadInput(f"t must be >= 1 for {self.title} (the mean of the truth is a point); got {t}")
        if math.isinf(second.value):
            raise Open(
                "the second moment of the mean is infinite there, so that it has no kurtosis; ask for a finite t"
            )
        if math.isinf(fourth.value):
            return infinite("the fourth moment is infinite and the second is not")
        top, bottom = fourth.fraction or Fraction(fourth.value), second.fraction or Fraction(second.value)
        if fourth.rigour == second.rigour == "exact":
            return exact(top / bottom**2, fourth.method)
        nearest = to_float(top / bottom**2)
        error = nearest * (fourth.error / fourth.value + 2 * second.error / second.value) + rounding(nearest, 0)
        return Value(nearest, error, fourth.method, max(fourth.rigour, second.rigour, key=RIGOURS.index))

    def derive(self, loop: Loop, estimator: Estimator) -> Derivation:
        """The quotient of the closed forms. Raises Open where the fourth moment has none."""
        from modelcollapse.symbolic.kurtosis_form import kurtosis_of

        return kurtosis_of(*(part.derive(loop, estimator) for part in self.parts))

    def observe(self, generation: Generation) -> Array:
        """It is not a mean over paths."""
        raise BadInput("wander-kurtosis is not a mean over paths; compare the two moments with simulation")


quantity = Kurtosis(
    "kurtosis of the mean of model t over runs",
    r"\mathbb{E}\,\mu_t^4 / (\mathbb{E}\,\mu_t^2)^2",
    "mean-fourth-wander",
    "mean-wander",
)
