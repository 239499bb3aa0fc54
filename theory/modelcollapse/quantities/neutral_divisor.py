"""The divisor of the scatter, over the temperature, at which the log variance has no drift: 2 exp(psi(df/2)).

Above it almost every run collapses; below it the variance of almost every run goes to infinity; at it the variance
oscillates between 0 and infinity (Chung and Fuchs 1951). No divisor keeps the variance. It depends on n alone.
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

    return mellin.neutral_divisor(ratio)


def check(ratio: Ratio) -> float:
    """The same in double precision: df exp(-(log(df/2) - psi(df/2)))."""
    from modelcollapse.numeric.special import log_minus_digamma

    return ratio.df * math.exp(-log_minus_digamma(Fraction(ratio.df, 2), Fraction(ratio.df, 2)))


def symbols(law: RatioLaw) -> tuple[Any, dict[str, Any]]:
    """2 exp(psi(df/2))."""
    from sympy import digamma, exp

    return 2 * exp(digamma(law.df / 2)), {}


quantity = OfLaw("divisor at which the log variance has no drift, E log W = 0", "a^*", number, check, symbols)
