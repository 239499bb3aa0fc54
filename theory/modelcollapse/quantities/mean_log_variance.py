"""Expected log variance of model t, E log sigma_t^2 = t E log W: its exponential is what a typical run keeps."""

from __future__ import annotations

import math
from fractions import Fraction
from typing import TYPE_CHECKING

from modelcollapse.estimators import Estimator
from modelcollapse.numbers import Number
from modelcollapse.quantities._of_ratio import OfRatio
from modelcollapse.world import Loop

if TYPE_CHECKING:
    from modelcollapse.numeric.read_ratio import OneFit
    from modelcollapse.symbolic.derivation import Derivation


def number(fit: OneFit, t: Number) -> Fraction | float:
    """t times the log-drift."""
    from modelcollapse.numeric import mellin

    drift = mellin.log_drift(fit.ratio)
    return math.copysign(math.inf, drift) if t == math.inf else drift * t


def check(fit: OneFit, t: Number) -> float:
    """The same in double precision."""
    return float(-t * fit.ratio.drift)


def symbols(loop: Loop, estimator: Estimator) -> Derivation:
    """E_log_variance(t + 1) = E_log_variance(t) + E log W."""
    from modelcollapse.symbolic.ratio_forms import by_step, law_of, shrinks_in_mean

    law = law_of(loop, estimator)
    return by_step("E_log_variance", law.log_drift, -1 if shrinks_in_mean(loop, law) else None)


quantity = OfRatio(
    "expected log variance of model t; its exponential is what a typical run keeps",
    r"\mathbb{E}\log\sigma_t^2",
    number,
    check,
    symbols,
    observe=lambda generation: generation.log_variance,
    at_a_point=-math.inf,
)
