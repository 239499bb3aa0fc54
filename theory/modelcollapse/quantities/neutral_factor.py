"""The factor on the variance of every fit at which the log variance has no drift: exp(-E log W).

At temperature 1 it is the critical temperature: below it almost every run collapses, above it almost every run
explodes.
"""

from __future__ import annotations

import math
from fractions import Fraction
from typing import TYPE_CHECKING, Any

from modelcollapse.quantities._of_law import OfLaw

if TYPE_CHECKING:
    from modelcollapse.numeric.ratio import Ratio
    from modelcollapse.symbolic.ratio import RatioLaw


def number(ratio: Ratio) -> Fraction:
    """By the digamma function to 40 digits."""
    from modelcollapse.numeric import mellin

    return mellin.exp(-mellin.log_drift(ratio))


def check(ratio: Ratio) -> float:
    """The same in double precision."""
    return math.exp(ratio.drift)


def symbols(law: RatioLaw) -> tuple[Any, dict[str, Any]]:
    """exp(-psi(df/2)) / (2 scale)."""
    from sympy import digamma, exp

    return exp(-digamma(law.df / 2)) / (2 * law.scale), {}


quantity = OfLaw(
    "factor on the variance of every fit at which the log variance has no drift", r"\lambda^*", number, check, symbols
)
