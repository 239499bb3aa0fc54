"""Expected total variation distance to the truth, E TV(N_t, N_0) = E (1/2) Int |p_t - p_0|.

It tends to 1, as almost every run collapses to a point or explodes. For 1 << t << n it is near c sqrt(t/n), with
c = E sqrt(1 + Z^4) / (2 sqrt(pi)) = 0.4543, Z standard normal: mean and log variance move as independent Gaussians.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from modelcollapse.estimators import Estimator
from modelcollapse.numbers import Number
from modelcollapse.quantities._of_ratio import one_fit
from modelcollapse.values import Value, exact
from modelcollapse.world import Loop

if TYPE_CHECKING:
    from modelcollapse.numeric.noise import Array
    from modelcollapse.numeric.simulate import Generation
    from modelcollapse.symbolic.derivation import Derivation


@dataclass(frozen=True)
class ExpectedDistance:
    """The mean over runs of the distance between model t and the truth."""

    title: str
    latex: str
    parameters: tuple[str, ...] = ("t",)

    def value(self, loop: Loop, estimator: Estimator, *, t: Number) -> Value:
        """The number. Raises Open where the loop has no ratio law, BadInput beyond t = 10^12 or n = 10^9."""
        from modelcollapse.numeric.total_variation.expected import expected_total_variation

        fit = one_fit(loop, estimator)
        return exact(0, "definition") if t == 0 else expected_total_variation(fit, t if t == math.inf else int(t))

    def derive(self, loop: Loop, estimator: Estimator) -> Derivation:
        """There is no closed form; the law for few fits is given. Raises Open where the loop has no ratio law."""
        from modelcollapse.symbolic.distance_forms import total_variation
        from modelcollapse.symbolic.ratio_forms import law_of

        return total_variation(loop, law_of(loop, estimator))

    def observe(self, generation: Generation) -> Array:
        """The distance on every path."""
        from modelcollapse.numeric.total_variation.distance import total_variation_distance

        return np.asarray(total_variation_distance(generation.mean, generation.log_variance / 2))


quantity = ExpectedDistance(
    "expected total variation distance between model t and the truth", r"\mathbb{E}\,\mathrm{TV}(N_t, N_0)"
)
