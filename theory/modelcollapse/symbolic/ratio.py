"""The ratio law in symbols: W = sigma_{t+1}^2 / sigma_t^2 = scale chi2_df, read off the loop, and what follows from it.

    E W^s = (2 scale)^s Gamma(df/2 + s) / Gamma(df/2)        (the Mellin transform; s > -df/2)
    E log W = psi(df/2) + log(2 scale),   Var log W = psi_1(df/2)

Source: the moments of a chi-square variable; Cochran (1934) for the law of the scatter.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from sympy import cancel, digamma, gamma, log, polygamma

from modelcollapse.estimators import Estimator
from modelcollapse.symbolic.law import Unclosed
from modelcollapse.symbolic.moment_map import MomentMap
from modelcollapse.symbolic.noise import CHI2
from modelcollapse.world import Loop


@dataclass(frozen=True)
class RatioLaw:
    """W = scale chi2_df in law, the same at every fit; `wander` is the variance that the mean gains, over sigma_t^2."""

    df: Any
    scale: Any
    wander: Any

    def moment(self, s: Any) -> Any:
        """E W^s = (2 scale)^s Gamma(df/2 + s) / Gamma(df/2)."""
        return (2 * self.scale) ** s * gamma(self.df / 2 + s) / gamma(self.df / 2)

    @property
    def mean_inverse(self) -> Any:
        """E 1/W = 1 / (scale (df - 2)) for df > 2; infinite for df <= 2."""
        return cancel(1 / (self.scale * (self.df - 2)))

    @property
    def log_drift(self) -> Any:
        """E log W = psi(df/2) + log(2 scale)."""
        return digamma(self.df / 2) + log(2 * self.scale)

    @property
    def log_variance(self) -> Any:
        """Var log W = psi_1(df/2)."""
        return polygamma(1, self.df / 2)


def ratio_law(loop: Loop, estimator: Estimator) -> RatioLaw | None:
    """The ratio law of a loop whose parameters may be symbols; None where it has none.

    It has one when the program is the same at every t, keeps no memory, and its new variance is the old one times a
    single chi-square times a constant.
    """
    try:
        t0, law = MomentMap(loop, estimator).believed
    except Unclosed:
        return None
    if t0 or law.names != ("mean", "variance"):
        return None
    old, new = law.symbols[1], law.images[1]
    squares = [draw for draw in law.noise.draws if draw.law == CHI2 and new.has(draw.symbol)]
    if len(squares) != 1:
        return None
    scale = cancel(new / (old * squares[0].symbol))
    gained = law.noise.mean((law.images[0] - law.symbols[0]) ** 2, law.symbols)
    random = {*law.symbols, *(draw.symbol for draw in law.noise.draws)}
    if scale.free_symbols & random or list(gained) != [(0, 1)]:
        return None
    return RatioLaw(squares[0].parameters[0], scale, gained[0, 1])
