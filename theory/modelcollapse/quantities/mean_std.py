"""Expected standard deviation of model t, E sigma_t = (E W^(1/2))^t."""

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

HALF = Fraction(1, 2)


def number(fit: OneFit, t: Number) -> Fraction | float:
    """exp(t log E W^(1/2)); 0 or infinity in the limit."""
    from modelcollapse.numeric import mellin

    rate = mellin.log_moment(fit.ratio, HALF)
    if t == math.inf:
        return 0 if rate < 0 else math.inf
    return mellin.exp(rate * t)


def check(fit: OneFit, t: Number) -> float:
    """The same in double precision."""
    return math.exp(t * float(fit.ratio.cgf(0.5)))


def symbols(loop: Loop, estimator: Estimator) -> Derivation:
    """E_std(t + 1) = E W^(1/2) E_std(t)."""
    from sympy import Rational, powdenest

    from modelcollapse.symbolic.ratio_forms import by_factor, law_of, shrinks_in_mean

    law = law_of(loop, estimator)
    return by_factor("E_std", powdenest(law.moment(Rational(1, 2))), shrinks_in_mean(loop, law))


quantity = OfRatio(
    "expected standard deviation of model t",
    r"\mathbb{E}\,\sigma_t",
    number,
    check,
    symbols,
    observe=lambda generation: generation.variance**0.5,
    at_the_truth=1,
    at_a_point=0.0,
)
