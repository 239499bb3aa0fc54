"""Expected collapse time E T, T = min{t : sigma_t^2 <= eps sigma_0^2}, by two routes that share no code."""

from __future__ import annotations

from dataclasses import dataclass, replace
from fractions import Fraction
from typing import TYPE_CHECKING

from modelcollapse.errors import BadInput, Open
from modelcollapse.estimators import Estimator
from modelcollapse.loops import loop_name
from modelcollapse.numbers import Number, brief, log
from modelcollapse.quantities._of_ratio import one_fit
from modelcollapse.values import Value, exact, infinite
from modelcollapse.world import Loop

if TYPE_CHECKING:
    from modelcollapse.numeric.certified.balls import Certificate
    from modelcollapse.numeric.collapse_time import CollapseTime
    from modelcollapse.numeric.defective.moments import GivenCollapse
    from modelcollapse.numeric.inverse_gaussian import Approximation
    from modelcollapse.numeric.noise import Array
    from modelcollapse.numeric.ratio import Ratio
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

        ratio = one_fit(loop, estimator).ratio
        if ratio.df == 0:
            return one_point(estimator, eps).mean
        given = self.given_collapse(loop, estimator, eps)
        return quantile(ratio, -log(eps), p) if given is None else rising_quantile(ratio, -log(eps), p, given.ever)

    def quantile_given_collapse(self, loop: Loop, estimator: Estimator, eps: Number, p: Number) -> Value:
        """The least t with P(T <= t) >= p P(T < inf), 0 < p < 1. Raises as `given_collapse`."""
        from modelcollapse.numeric.defective.quantile import quantile_given_collapse

        return quantile_given_collapse(one_fit(loop, estimator).ratio, -log(eps), p)

    def certificate(self, loop: Loop, estimator: Estimator, eps: Number, digits: int = 20) -> Certificate:
        """Balls that contain E T and Var T, by a theorem that the certificate prints.

        Raises Open where the loop has no ratio law, BadInput where E T is infinite or known exactly, where no
        certificate reaches, and without python-flint.
        """
        fit = one_fit(loop, estimator)
        if fit.ratio.df == 0 or not 0 < eps < 1 or fit.ratio.drift <= 0:
            raise BadInput(
                "--certify needs n >= 2, 0 < eps < 1 and a downward drift of the log variance; elsewhere E T is known "
                "exactly or infinite; leave --certify away"
            )
        try:
            from modelcollapse.numeric.certified.certify import certify
        except ImportError:
            raise BadInput("--certify needs python-flint; install it: pip install 'modelcollapse[rigor]'") from None
        found = certify(fit.ratio, Fraction(eps), digits)
        if found is None:
            raise BadInput(
                f"n={fit.ratio.df + 1}, divisor={float(fit.ratio.divisor):.6g}, eps={brief(eps)}: no certificate "
                "reaches; choose a larger n, a smaller eps or a drift nearer that of mle; or leave --certify away"
            )
        return found

    def given_collapse(self, loop: Loop, estimator: Estimator, eps: Number) -> GivenCollapse | None:
        """P(T < inf), and mean and variance of T given T < inf; None where T is finite almost surely or never.

        None too where the variance drifts up by so many sd that no route reaches. Raises Open where the loop has no
        ratio law.
        """
        from modelcollapse.numeric.defective.moments import given_collapse

        ratio = one_fit(loop, estimator).ratio
        if ratio.df == 0 or ratio.drift >= 0 or not 0 < eps < 1:
            return None
        try:
            return given_collapse(ratio, -log(eps))
        except BadInput:
            return None

    def approximation(
        self, loop: Loop, estimator: Estimator, eps: Number, levels: tuple[Fraction, ...]
    ) -> Approximation | None:
        """Quantiles of the inverse Gaussian law with the moments of T; None where T is not random or not finite."""
        from modelcollapse.numeric.inverse_gaussian import approximate_quantiles

        ratio = one_fit(loop, estimator).ratio
        if ratio.df == 0 or not 0 < eps < 1:
            return None
        return approximate_quantiles(ratio, -log(eps), levels)

    def derive(self, loop: Loop, estimator: Estimator) -> Derivation:
        """There is no closed form."""
        raise Open(
            f"the collapse time of {loop_name(loop)} has no closed form; use the command time, or value, for the number"
        )

    def observe(self, generation: Generation) -> Array:
        """T is not a number of one generation."""
        raise BadInput("collapse-time is not a mean over one generation; use time --simulate to estimate it")


def rising_quantile(ratio: Ratio, b: float, p: Number, ever: Value) -> Value:
    """The quantile of a T that is infinite with positive probability: infinite itself where P(T < inf) < p."""
    from modelcollapse.numeric.defective.quantile import quantile_given_collapse

    if p > ever.value + ever.error:
        return infinite(f"P(T < inf) = {ever.value:.12g} is less than p")
    if p >= ever.value - ever.error:
        raise BadInput(f"p must not lie within {ever.error:.1g} of P(T < inf) = {ever.value:.12g}; got {float(p)}")
    ends = (ever.value + ever.error, ever.value - ever.error)
    low, high = (quantile_given_collapse(ratio, b, Fraction(p) / Fraction(end)) for end in ends)
    # An error of P(T < inf) moves the level: it must not move the quantile unsaid.
    return replace(high, error=max(low.error, high.error, high.value - low.value))


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
