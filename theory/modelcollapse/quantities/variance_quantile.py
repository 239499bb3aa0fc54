"""Quantile of the variance of model t over runs: the x with P(sigma_t^2 <= x) = p, in units of sigma_0^2.

p = 1/2 is what a run typically has; the mean is carried by rare runs.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from fractions import Fraction
from typing import TYPE_CHECKING

from modelcollapse.errors import BadInput, Open
from modelcollapse.estimators import Estimator
from modelcollapse.loops import loop_name
from modelcollapse.numbers import Number
from modelcollapse.quantities._of_ratio import one_fit
from modelcollapse.quantities.variance_cdf import LARGEST_DF, LARGEST_T
from modelcollapse.values import Value, exact, infinite, to_float
from modelcollapse.world import Loop

if TYPE_CHECKING:
    from modelcollapse.numeric.noise import Array
    from modelcollapse.numeric.simulate import Generation
    from modelcollapse.symbolic.derivation import Derivation

ROUNDING = 4e-16  # of log x, and of its exponential
NEAREST = Fraction(1, 10**300)  # p to 0 or 1; float(1 - p) is 0 below it


@dataclass(frozen=True)
class VarianceQuantile:
    """The variance that a share p of the runs does not exceed."""

    title: str
    latex: str
    parameters: tuple[str, ...] = ("t", "p")

    def value(self, loop: Loop, estimator: Estimator, *, t: Number, p: Number) -> Value:
        """The quantile. Raises Open where the loop has no ratio law, BadInput beyond t = 10^9 or n = 10^9."""
        from modelcollapse.numeric.log_variance_law import LogVarianceLaw

        if not NEAREST <= p <= 1 - NEAREST:
            raise BadInput(f"p must be above 0 and below 1, by 1e-300 at least; got {float(p):.6g}")
        ratio = one_fit(loop, estimator).ratio
        if t == math.inf:
            return self._limit(ratio.drift)
        if t == 0 or ratio.df == 0:
            return exact(int(t == 0), "definition")
        if t > LARGEST_T or ratio.df > LARGEST_DF:
            raise BadInput(f"t and n must be at most {LARGEST_T:.0e} for this law; got t={t}, n={ratio.df + 1}")
        law = LogVarianceLaw(ratio, int(t))
        y = float(law.ppf(float(p)) if 2 * p <= 1 else law.isf(float(1 - p)))
        # What the distribution function misses by at y, and the last bits of y, of its mean and of p.
        off = abs(float(law.cdf(y)) - float(p)) if 2 * p <= 1 else abs(float(law.sf(y)) - float(1 - p))
        error = (off + float(law.cdf_error(y))) / float(law.pdf(y)) + ROUNDING * (1 + abs(y) + abs(law.centre[0]))
        return self._of_log(y, error)

    def _of_log(self, y: float, error: float) -> Value:
        if y > math.log(1e308):
            to_float(10**309)  # refuses, in the words that every quantity uses
        x = math.exp(y)
        return Value(x, max(x * math.expm1(error), math.ulp(0.0)), "saddle-point contour and its residual", "numerical")

    def _limit(self, drift: float) -> Value:
        if drift == 0:
            raise Open("the drift cannot be told from 0, so neither can the end of the variance; ask for a finite t")
        return (
            exact(0, "almost sure collapse") if drift > 0 else infinite("the variance goes to infinity almost surely")
        )

    def derive(self, loop: Loop, estimator: Estimator) -> Derivation:
        """There is no closed form."""
        raise Open(f"the law of the variance of {loop_name(loop)} has no closed form here; value gives the number")

    def observe(self, generation: Generation) -> Array:
        """A quantile is not a mean over paths."""
        raise BadInput("variance-quantile is not a mean over paths; take the quantile of generation.variance")


quantity = VarianceQuantile("quantile of the variance of model t; p=0.5 is what a run typically has", "x_p")
