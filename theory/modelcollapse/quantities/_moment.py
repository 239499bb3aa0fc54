"""Moments: the expectation of a monomial in the mean and the variance of model t, by the moment map of the loop."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from modelcollapse.estimators import Estimator
from modelcollapse.numbers import Number
from modelcollapse.values import Value
from modelcollapse.world import Loop

if TYPE_CHECKING:
    from modelcollapse.numeric.noise import Array
    from modelcollapse.numeric.simulate import Generation
    from modelcollapse.symbolic.derivation import Derivation


@dataclass(frozen=True)
class Moment:
    """E of the product of the model's fields to these powers, for example {"mean": 2, "variance": 1}."""

    title: str
    latex: str
    powers: Mapping[str, int]
    parameters: tuple[str, ...] = ("t",)

    def value(self, loop: Loop, estimator: Estimator, *, t: Number) -> Value:
        """The exact rational, or many digits of it where it has too many; t may be infinite."""
        from modelcollapse.symbolic.moment_value import moment_value

        return moment_value(loop, estimator, dict(self.powers), t)

    def derive(self, loop: Loop, estimator: Estimator) -> Derivation:
        """The recurrence that the loop gives, and its solution."""
        from modelcollapse.symbolic.derivation import derive_moment

        return derive_moment(loop, estimator, dict(self.powers))

    def observe(self, generation: Generation) -> Array:
        """The monomial on every path."""
        product: Any = 1.0
        for name, power in self.powers.items():
            product = product * getattr(generation, name) ** power
        return product  # type: ignore[no-any-return]
