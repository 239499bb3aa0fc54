"""Variance of the log variance of model t over runs, Var log sigma_t^2 = t psi_1(df/2)."""

from __future__ import annotations

import math
from fractions import Fraction
from typing import TYPE_CHECKING

from modelcollapse.estimators import Estimator
from modelcollapse.numbers import Number
from modelcollapse.quantities._of_ratio import OfRatio
from modelcollapse.world import Loop

if TYPE_CHECKING:
    from modelcollapse.numeric.noise import Array
    from modelcollapse.numeric.read_ratio import OneFit
    from modelcollapse.numeric.simulate import Generation
    from modelcollapse.symbolic.derivation import Derivation


def number(fit: OneFit, t: Number) -> Fraction | float:
    """t times the variance of log W."""
    from modelcollapse.numeric import mellin

    return math.inf if t == math.inf else mellin.log_variance(fit.ratio) * int(t)


def check(fit: OneFit, t: Number) -> float:
    """The same in double precision."""
    return float(t * fit.ratio.log_variance)


def symbols(loop: Loop, estimator: Estimator) -> Derivation:
    """Var_log_variance(t + 1) = Var_log_variance(t) + Var log W."""
    from modelcollapse.symbolic.ratio_forms import by_step, law_of

    return by_step("Var_log_variance", law_of(loop, estimator).log_variance, 1)


def observe(generation: Generation) -> Array:
    """Squared deviations, scaled so that their mean is the unbiased sample variance."""
    logs = generation.log_variance
    deviations: Array = logs - logs.mean()
    return deviations**2 * (logs.size / (logs.size - 1))


quantity = OfRatio(
    "variance over runs of the log variance of model t",
    r"\operatorname{Var}\log\sigma_t^2",
    number,
    check,
    symbols,
    observe,
)
