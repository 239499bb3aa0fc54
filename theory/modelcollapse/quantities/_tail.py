"""Tails at generation t: how likely a point lies more than k sigma_0 away. Three questions that must not be mixed.

From the model's own mean, averaged over runs (`tail-centred`), it falls like e^{-I t} after it rose; in the median run
(`tail-typical`) it falls doubly exponentially; from the original mean, averaged over runs (`tail`), it tends to a
positive limit, as the mean wanders and freezes.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from modelcollapse.errors import BadInput
from modelcollapse.estimators import Estimator
from modelcollapse.numbers import Number
from modelcollapse.quantities._of_ratio import one_fit
from modelcollapse.values import Value
from modelcollapse.world import Loop

if TYPE_CHECKING:
    from modelcollapse.numeric.noise import Array
    from modelcollapse.numeric.read_ratio import OneFit
    from modelcollapse.numeric.simulate import Generation
    from modelcollapse.symbolic.derivation import Derivation


@dataclass(frozen=True)
class Tail:
    """`number(fit, t, k)` is the probability by two routes, `symbols(loop, estimator)` what is known in symbols."""

    title: str
    latex: str
    number: Callable[[OneFit, Number, Number], Value]
    symbols: Callable[[Loop, Estimator], Derivation]
    parameters: tuple[str, ...] = ("t", "k")

    def value(self, loop: Loop, estimator: Estimator, *, t: Number, k: Number) -> Value:
        """The probability. Raises Open where the loop has no ratio law, BadInput beyond the reach of the methods."""
        fit = one_fit(loop, estimator)
        if fit.ratio.df == 0 and t != 0:
            raise BadInput(f"n must be at least 2 ({self.title}: a sample of one point has no variance); got 1")
        return self.number(fit, t, k)

    def derive(self, loop: Loop, estimator: Estimator) -> Derivation:
        """Recurrence and rate in symbols. Raises Open where the loop has no ratio law."""
        return self.symbols(loop, estimator)

    def observe(self, generation: Generation) -> Array:
        """It depends on k."""
        raise BadInput(f"{self.title}: depends on k; compute it from generation.mean and generation.variance")
