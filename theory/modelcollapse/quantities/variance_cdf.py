"""Distribution function of the variance of model t, P(sigma_t^2 <= x), x in units of sigma_0^2."""

from __future__ import annotations

import math
from dataclasses import dataclass
from fractions import Fraction
from typing import TYPE_CHECKING

from modelcollapse.errors import BadInput, Open
from modelcollapse.estimators import Estimator
from modelcollapse.loops import loop_name
from modelcollapse.numbers import Number, brief
from modelcollapse.quantities._of_ratio import one_fit
from modelcollapse.values import Value, exact
from modelcollapse.world import Loop

if TYPE_CHECKING:
    from modelcollapse.numeric.noise import Array
    from modelcollapse.numeric.simulate import Generation
    from modelcollapse.numeric.variance_law import VarianceLaw
    from modelcollapse.symbolic.derivation import Derivation

LEAST = Fraction(1, 10**300)
LARGEST_DF, LARGEST_T = 10**9, 10**9
"""As far as the law has been compared with 50-digit arithmetic."""
CONVOLVED = 4e-15
METHOD = "saddle-point contour at two node counts; convolution of densities"


def missed(law: VarianceLaw, x: float) -> float:
    """How far the convolution of densities lies from the contour, beyond its own rounding."""
    from modelcollapse.numeric.tails.grid_density import share_below
    from modelcollapse.numeric.variance_law import two_part_log

    y, rest = two_part_log(x)
    high, low = law.log.centre
    share, _ = share_below(law.ratio.half, law.t, float((y - high) + (rest - low)))
    return max(abs(share - float(law.cdf(x))) - CONVOLVED, 0.0)


@dataclass(frozen=True)
class VarianceCdf:
    """The share of runs whose variance is at most x after t fits."""

    title: str
    latex: str
    parameters: tuple[str, ...] = ("t", "x")

    def value(self, loop: Loop, estimator: Estimator, *, t: Number, x: Number) -> Value:
        """The probability. Raises Open where the loop has no ratio law, BadInput beyond t = 10^9 or n = 10^9."""
        from modelcollapse.numeric.variance_law import VarianceLaw

        ratio = one_fit(loop, estimator).ratio
        if t == math.inf:
            return self._limit(ratio.drift, x)
        if t == 0 or ratio.df == 0 or x == 0:
            return exact(int(x >= 1) if t == 0 else int(ratio.df == 0), "definition")
        if t > LARGEST_T or ratio.df > LARGEST_DF:
            raise BadInput(f"t and n must be at most {LARGEST_T:.0e} for this law; got t={t}, n={ratio.df + 1}")
        if not LEAST <= x <= 1 / LEAST:
            raise BadInput(f"x must be 0 or between 1e-300 and 1e300; got {brief(x)}")
        law, at = VarianceLaw(ratio, t), float(x)
        return Value(float(law.cdf(at)), float(law.cdf_error(at)) + missed(law, at), METHOD, "numerical")

    def _limit(self, drift: float, x: Number) -> Value:
        if drift == 0:
            raise Open("the drift cannot be told from 0, so neither can the end of the variance; ask for a finite t")
        reason = "almost sure collapse" if drift > 0 else "the variance goes to infinity almost surely"
        return exact(int(drift > 0 and x > 0), reason)

    def derive(self, loop: Loop, estimator: Estimator) -> Derivation:
        """A Meijer G-function, which nobody would read."""
        raise Open(f"the law of the variance of {loop_name(loop)} has no closed form here; value gives the number")

    def observe(self, generation: Generation) -> Array:
        """It depends on x."""
        raise BadInput("variance-cdf depends on x; compare generation.variance with it")


quantity = VarianceCdf("probability that the variance of model t is at most x", r"P(\sigma_t^2 \le x)")
