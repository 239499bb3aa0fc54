"""Cramer's rate I of the expected centred tail, E P(|X - mu_t| > k) = exp(-I t + o(t)) for every k > 0.

    I = -min over s of log E W^s = -log E W^s^,    psi(df/2 + s^) = log(divisor/2)

The expectation is carried by runs of probability e^{-I t} whose variance has not collapsed yet. In the typical run the
tail vanishes doubly exponentially instead: -log P(|X - mu_t| > k) ~ k^2 exp(-t E log W)/2. Needs E log W < 0.

Source: Cramer 1938; Bahadur and Rao 1960.
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
            "without a downward drift of the log variance (E log W < 0) the expected tail does not vanish, so that it "
            "has no rate; take a larger divisor or a lower temperature"
        )
    return mellin.cramer_rate(ratio)


def check(ratio: Ratio) -> float:
    """The same in double precision."""
    return ratio.cramer_rate


def symbols(law: RatioLaw) -> tuple[Any, dict[str, Any]]:
    """-log E W^s_hat, s_hat by its equation."""
    from modelcollapse.symbolic.tail_forms import cramer_rate, tilt_equation

    return cramer_rate(law), tilt_equation(law)


quantity = OfLaw(
    "Cramer's rate of the expected centred tail, E P(|X - mu_t| > k) = exp(-I t + o(t))", "I", number, check, symbols
)
