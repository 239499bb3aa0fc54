"""Rates of the tails in symbols, from the ratio law W = scale chi2_df.

    tilt      s_hat:   psi(df/2 + s_hat) = log(1/(2 scale)),  where E W^s is least
    rate      I = -log E W^s_hat
    root      s_star:  E W^s_star = 1, s_star > 0

Source: Cramer 1938 (rate); Kesten 1973 (root).
"""

from __future__ import annotations

from typing import Any

from sympy import Eq, Integer, Symbol, cancel, digamma, log, loggamma

from modelcollapse.symbolic.ratio import RatioLaw

S_HAT, S_STAR = Symbol("s_hat", real=True), Symbol("s_star", positive=True)


def log_moment(law: RatioLaw, s: Any) -> Any:
    """Return log E W^s = s log(2 scale) + log Gamma(df/2 + s) - log Gamma(df/2)."""
    return s * log(2 * law.scale) + loggamma(law.df / 2 + s) - loggamma(law.df / 2)


def cramer_rate(law: RatioLaw) -> Any:
    """I = -log E W^s_hat."""
    return -log_moment(law, S_HAT)


def tilt_equation(law: RatioLaw) -> dict[str, Any]:
    """What s_hat is."""
    return {S_HAT.name: Eq(digamma(law.df / 2 + S_HAT), log(1 / (2 * law.scale)))}


def root_equation(law: RatioLaw) -> tuple[Any, dict[str, Any]]:
    """The tail index 2 s_star of the limit of the mean, and what s_star is; 2 where E W = 1."""
    if cancel(law.df * law.scale) == 1:
        return Integer(2), {}
    return 2 * S_STAR, {S_STAR.name: Eq(log_moment(law, S_STAR), 0)}
