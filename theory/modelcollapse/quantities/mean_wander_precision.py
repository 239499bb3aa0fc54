"""Expected squared mean over variance of model t, E mu_t^2 / sigma_t^2 = k (q + q^2 + ... + q^t), q = E 1/W.

k is the variance that one fit adds to the mean, over sigma_t^2. Infinite from the first fit on for n <= 3.
"""

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
    """K q (q^t - 1)/(q - 1); k t at q = 1."""
    from modelcollapse.numeric import mellin

    gain = fit.mean_inverse
    if gain is None:
        return math.inf
    if t == math.inf:
        return fit.wander * gain / (1 - gain) if gain < 1 else math.inf
    if gain == 1:
        return fit.wander * int(t)
    power = mellin.exp(mellin.log_moment(fit.ratio, Fraction(-1)) * t)
    return fit.wander * gain * (power - 1) / (gain - 1)


def check(fit: OneFit, t: Number) -> float:
    """The same in double precision, by expm1 so that q near 1 loses nothing."""
    assert fit.mean_inverse is not None  # an infinite moment has no second route
    excess = float(fit.mean_inverse - 1)
    total = math.expm1(t * math.log1p(excess)) / excess if excess else t
    return float(fit.wander) * (1 + excess) * total


def symbols(loop: Loop, estimator: Estimator) -> Derivation:
    """E_wander_precision(t + 1) = q (E_wander_precision(t) + k)."""
    from modelcollapse.symbolic.ratio_forms import by_gain_and_constant, law_of

    return by_gain_and_constant("E_wander_precision", loop, law_of(loop, estimator))


quantity = OfRatio(
    "expected squared mean over variance of model t",
    r"\mathbb{E}\,\mu_t^2\sigma_t^{-2}",
    number,
    check,
    symbols,
    observe=lambda generation: generation.mean**2 / generation.variance,
    at_a_point=math.inf,
)
