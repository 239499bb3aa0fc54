"""Tail index of the limit of the mean: P(|mu_inf - mu_0| > k sigma_0) ~ C k^(-2 s*), where E W^s* = 1, s* > 0.

mu_inf solves the random equation mu_inf = mu_0 + sigma_0 (N(0, wander) + sqrt(W) mu_inf'); moments of order 2 s* and
more are infinite. Unbiased: 2 exactly; maximum likelihood: 4 + 1/n + ...; min-MSE: 6 + 8/(3n) + .... Needs E log W < 0.

Source: Kesten 1973; Goldie 1991.
"""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING, Any

from modelcollapse.errors import Open
from modelcollapse.quantities._of_law import OfLaw

if TYPE_CHECKING:
    from modelcollapse.numeric.ratio import Ratio
    from modelcollapse.symbolic.ratio import RatioLaw


def number(ratio: Ratio) -> Fraction:
    """To 40 digits, for negative log-drift."""
    from modelcollapse.numeric import mellin

    if ratio.drift <= 0:
        raise Open(
            "without a downward drift of the log variance (E log W < 0) the mean has no limit; take a larger divisor"
        )
    return 2 * mellin.root(ratio)


def check(ratio: Ratio) -> float:
    """The same in double precision."""
    return 2 * ratio.root


def symbols(law: RatioLaw) -> tuple[Any, dict[str, Any]]:
    """2 s_star, s_star by its equation; 2 where the divisor is unbiased."""
    from modelcollapse.symbolic.tail_forms import root_equation

    return root_equation(law)


quantity = OfLaw("tail index of the limit of the mean, P(|mu_inf| > k) ~ C k^-index", r"2 s^*", number, check, symbols)
