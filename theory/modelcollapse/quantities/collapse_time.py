"""Expected collapse time E T, T = min{t : sigma_t^2 <= eps sigma_0^2}, by two routes that share no code."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from modelcollapse.errors import BadInput, Open
from modelcollapse.estimators import Estimator
from modelcollapse.loops import loop_name
from modelcollapse.numbers import Number, log
from modelcollapse.quantities._of_ratio import one_fit
from modelcollapse.values import Value, exact
from modelcollapse.world import Loop

if TYPE_CHECKING:
    from modelcollapse.numeric.collapse_time import CollapseTime
    from modelcollapse.numeric.noise import Array
    from modelcollapse.numeric.simulate import Generation
    from modelcollapse.symbolic.derivation import Derivation


@dataclass(frozen=True)
class FirstPassage:
    """The first t at which the variance is at most eps times the truth's."""

    title: str
    latex: str
    parameters: tuple[str, ...] = ("eps",)

    def moments(self, loop: Loop, estimator: Estimator, eps: Number) -> CollapseTime:
        """Mean and variance of T with their bracket. Raises Open where the loop has no ratio law."""
        from modelcollapse.numeric.collapse_time import collapse_time

        fit = one_fit(loop, estimator)
        return one_point(estimator, eps) if fit.ratio.df == 0 else collapse_time(fit.ratio, -log(eps))

    def value(self, loop: Loop, estimator: Estimator, *, eps: Number) -> Value:
        """E T."""
        return self.moments(loop, estimator, eps).mean

    def quantile(self, loop: Loop, estimator: Estimator, eps: Number, p: Number) -> Value:
        """The least t with P(T <= t) >= p, 0 < p < 1; infinite where P(T < inf) < p. Raises as `moments`."""
        from modelcollapse.numeric.passage_quantile import quantile

        fit = one_fit(loop, estimator)
        return one_point(estimator, eps).mean if fit.ratio.df == 0 else quantile(fit.ratio, -log(eps), p)

    def derive(self, loop: Loop, estimator: Estimator) -> Derivation:
        """There is no closed form."""
        raise Open(
            f"the collapse time of {loop_name(loop)} has no closed form; use the command time, or value, for the number"
        )

    def observe(self, generation: Generation) -> Array:
        """T is not a number of one generation."""
        raise BadInput("collapse-time is not a mean over one generation; use time --simulate to estimate it")


def one_point(estimator: Estimator, eps: Number) -> CollapseTime:
    """n = 1: the first fit is a point, T = 1 for eps < 1. Refused unless the divisor is 1, as it is for mle."""
    from modelcollapse.numeric.collapse_time import CollapseTime

    if estimator.divisor(1) != 1:
        raise BadInput(f"n must be at least 2 for {estimator.name} (a variance needs two points); got 1; or use mle")
    method = "a sample of one point has no scatter"
    time = exact(1 if eps < 1 else 0, method)
    return CollapseTime(
        time, exact(0, method), (time.value, time.value), time.value, f"{method}: the first fit collapses"
    )


quantity = FirstPassage("expected collapse time: first t with sigma_t^2 <= eps sigma_0^2", r"\mathbb{E}\,T")
