"""Expected precision of model t, E 1/sigma_t^2 = (divisor / (df - 2))^t; infinite from the first fit on for n <= 3."""

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
    """q^t with q = E 1/W."""
    from modelcollapse.numeric import mellin

    gain = fit.mean_inverse
    if gain is None:
        return math.inf
    if t == math.inf:
        return 1 if gain == 1 else math.inf if gain > 1 else 0
    return mellin.exp(mellin.log_moment(fit.ratio, Fraction(-1)) * t)


def check(fit: OneFit, t: Number) -> float:
    """The same from the rational q, in double precision."""
    assert fit.mean_inverse is not None  # an infinite moment has no second route
    return math.exp(t * math.log1p(fit.mean_inverse - 1))


def symbols(loop: Loop, estimator: Estimator) -> Derivation:
    """E_precision(t + 1) = E 1/W E_precision(t)."""
    from modelcollapse.symbolic.ratio_forms import by_gain, law_of

    return by_gain("E_precision", loop, law_of(loop, estimator))


quantity = OfRatio(
    "expected precision of model t",
    r"\mathbb{E}\,\sigma_t^{-2}",
    number,
    check,
    symbols,
    observe=lambda generation: 1 / generation.variance,
    at_the_truth=1,
    at_a_point=math.inf,
)
