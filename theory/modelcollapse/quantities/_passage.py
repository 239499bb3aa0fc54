"""Probabilities of the collapse time T = min{t : sigma_t^2 <= eps sigma_0^2} at a time t."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import TYPE_CHECKING

from modelcollapse.errors import BadInput, Open
from modelcollapse.estimators import Estimator
from modelcollapse.loops import loop_name
from modelcollapse.numbers import Number, log
from modelcollapse.quantities._of_ratio import one_fit
from modelcollapse.quantities.collapse_time import one_point
from modelcollapse.quantities.collapse_time import quantity as collapse_time
from modelcollapse.values import Value, exact
from modelcollapse.world import Loop

if TYPE_CHECKING:
    from modelcollapse.numeric.noise import Array
    from modelcollapse.numeric.passage_law import Tails
    from modelcollapse.numeric.ratio import Ratio
    from modelcollapse.numeric.simulate import Generation
    from modelcollapse.symbolic.derivation import Derivation


def tails_at(ratio: Ratio, b: float, t: int) -> Tails:
    """The tails of T at t; where the variance drifts upward, those given collapse times P(T < inf) if these reach."""
    from modelcollapse.numeric import passage_law
    from modelcollapse.numeric.defective.moments import given_collapse
    from modelcollapse.numeric.defective.quantile import tails_given

    if not (ratio.drift < 0 < b < math.inf and t > 0):
        return passage_law.tails_at(ratio, b, t)
    try:
        ever, given = given_collapse(ratio, b).ever, tails_given(ratio, b, t)
    except BadInput:
        return passage_law.tails_at(ratio, b, t)
    passed, error = ever.value * given.passed, ever.error + ever.value * given.error
    return given._replace(passed=passed, left=1 - passed, now=ever.value * given.now, error=error)


@dataclass(frozen=True)
class PassageProbability:
    """`of` is the function of `passage_law` that gives it: cdf, sf or pmf."""

    title: str
    latex: str
    of: str
    parameters: tuple[str, ...] = ("t", "eps")

    def value(self, loop: Loop, estimator: Estimator, *, t: Number, eps: Number) -> Value:
        """The probability. Raises Open where the loop has no ratio law, BadInput where no route reaches."""
        from modelcollapse.numeric import passage_law

        ratio = one_fit(loop, estimator).ratio
        if ratio.df == 0:
            return self._at_a_point(estimator, t, eps)
        if t == math.inf:
            given = collapse_time.given_collapse(loop, estimator, eps)
            return self._at_the_end(given.ever if given else passage_law.ever(ratio, -log(eps)))
        tails = tails_at(ratio, -log(eps), int(t))
        return passage_law.probability({"cdf": tails.passed, "sf": tails.left, "pmf": tails.now}[self.of], tails)

    def _at_the_end(self, ever: Value) -> Value:
        if self.of == "cdf":
            return ever
        if self.of == "pmf":
            return exact(0, "a probability of each of infinitely many times")
        return Value(1 - ever.value, ever.error, ever.method, ever.rigour)

    def _at_a_point(self, estimator: Estimator, t: Number, eps: Number) -> Value:
        time = one_point(estimator, eps).mean
        shares = {"cdf": t >= time.value, "sf": t < time.value, "pmf": t == time.value}
        return exact(int(shares[self.of]), time.method)

    def derive(self, loop: Loop, estimator: Estimator) -> Derivation:
        """There is no closed form."""
        raise Open(f"the law of the collapse time of {loop_name(loop)} has no closed form; value gives the number")

    def observe(self, generation: Generation) -> Array:
        """T is not a number of one generation."""
        raise BadInput("the collapse time is not a number of one generation; use time --simulate to estimate its mean")
