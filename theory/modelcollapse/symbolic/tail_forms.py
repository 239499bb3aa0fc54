"""Rates of the tails in symbols, from the ratio law W = scale chi2_df.

    tilt      s_hat:   psi(df/2 + s_hat) = log(1/(2 scale)),  where E W^s is least
    rate      I = -log E W^s_hat
    root      s_star:  E W^s_star = 1, s_star > 0

Source: Cramer 1938 (rate); Bahadur and Rao 1960 (leading term); Kesten 1973 (root); Dufresne 1990 (large n).
"""

from __future__ import annotations

from typing import Any

from sympy import (
    Eq,
    Function,
    Integer,
    Integral,
    Rational,
    Symbol,
    binomial,
    cancel,
    digamma,
    exp,
    gamma,
    log,
    loggamma,
    oo,
    pi,
    polygamma,
    sin,
    sqrt,
)

from modelcollapse.parameters import parameter
from modelcollapse.symbolic.derivation import Derivation
from modelcollapse.symbolic.law import T
from modelcollapse.symbolic.ratio import RatioLaw
from modelcollapse.symbolic.ratio_forms import shrinks_in_mean
from modelcollapse.symbolic.recurrences.closed_form import GEOMETRIC, ClosedForm
from modelcollapse.world import Loop

S_HAT, S_STAR = Symbol("s_hat", real=True), Symbol("s_star", positive=True)
W, L, U = Symbol("w", positive=True), Symbol("l", positive=True), Symbol("u", positive=True)
K, N = parameter("k").symbol(), parameter("n").symbol()


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


def density(law: RatioLaw, w: Any) -> Any:
    """The density of W at w: that of a gamma law with shape df/2 and scale 2 scale."""
    half, width = law.df / 2, 2 * law.scale
    return w ** (half - 1) * exp(-w / width) / (width**half * gamma(half))


def excess_divisor(law: RatioLaw) -> Any:
    """kappa = 1/scale - df: 1 under maximum likelihood, 0 unbiased, 2 min-MSE, where the temperature is 1."""
    return cancel(1 / law.scale - law.df)


def centred_tail(loop: Loop, law: RatioLaw) -> Derivation:
    """E P(|X - mu_t| > k): its recurrence, its rate, and what the typical run has instead."""
    tail = Function("E_tail_centred")
    recurrence = Eq(tail(T + 1, K), Integral(tail(T, K / sqrt(W)) * density(law, W), (W, 0, oo)), evaluate=False)
    rate = exp(log_moment(law, S_HAT))
    where = {**tilt_equation(law), "leading_term": leading_term(law), "typical_run": typical_run(law)}
    if excess_divisor(law).is_number:
        where["first_fit"] = first_fit(law, 0)
    if not shrinks_in_mean(loop, law):
        where["condition"] = law.log_drift < 0
    return Derivation((recurrence,), ClosedForm(None, where, 0, Integer(0), rate, GEOMETRIC))


def leading_term(law: RatioLaw) -> Any:
    """Bahadur and Rao: the tail over it tends to 1."""
    curvature = polygamma(1, law.df / 2 + S_HAT)
    prefactor = gamma(S_HAT + Rational(1, 2)) / (sqrt(pi) * S_HAT) * (K**2 / 2) ** -S_HAT
    return prefactor * exp(T * log_moment(law, S_HAT)) / sqrt(2 * pi * T * curvature)


def typical_run(law: RatioLaw) -> Any:
    """exp(-k^2 exp(-t E log W)/2): how the tail of almost every run falls, to leading order of log(-log)."""
    return exp(-(K**2) * exp(-T * law.log_drift) / 2)


def first_fit(law: RatioLaw, wandering: int) -> Any:
    """What the first fit adds to the tail, to order 1/n: k phi(k) (k^2 - 3 - 2 kappa + 2 wandering) / (2 n)."""
    threshold = 3 + 2 * excess_divisor(law) - 2 * wandering
    return K * exp(-(K**2) / 2) / sqrt(2 * pi) * (K**2 - threshold) / (2 * N)


def tail(law: RatioLaw) -> Derivation:
    """P(|X_t - mu_0| > k): the recurrence of its Laplace transform and its limit for large n."""
    return Derivation(wandering_equations("E_tail", law), ClosedForm(None, wandering_notes(law, drawn=True)))


def wander_tail(law: RatioLaw) -> Derivation:
    """P(|mu_t - mu_0| > k): the recurrence of its Laplace transform and its limit for large n."""
    return Derivation(wandering_equations("P_wander", law), ClosedForm(None, wandering_notes(law, drawn=False)))


def wandering_equations(name: str, law: RatioLaw) -> tuple[Any, ...]:
    """phi_t(l) = E exp(-l V_t), V_{t+1} = wander + W V_t in law, and the tail of a Gaussian of variance V_t."""
    probability, phi = Function(name), Function("phi")
    inversion = 1 - 2 / pi * Integral(sin(U * K) / U * phi(T, U**2 / 2), (U, 0, oo))
    moved = exp(-L * law.wander) * Integral(phi(T, L * W) * density(law, W), (W, 0, oo))
    return Eq(probability(T, K), inversion, evaluate=False), Eq(phi(T + 1, L), moved, evaluate=False)


def wandering_notes(law: RatioLaw, drawn: bool) -> dict[str, Any]:
    """The tail index, the first fit, the law for large n, and why there is no limit in closed form."""
    index, where = root_equation(law)
    where["tail_index"] = index
    where["undecided"] = (
        "where E log W < 0 it tends to P(|mu_inf| > k) > 0, which has no formula; value with t=inf gives it"
    )
    kappa = excess_divisor(law)
    if kappa.is_number and drawn:
        where["first_fit"] = first_fit(law, 1)
    if kappa.is_integer and kappa >= 0:
        where["large_n_limit"] = student_tail(int(kappa) + 1)
    return where


def student_tail(p: int) -> Any:
    """P(|t_{2p}| > k sqrt(p)) = 1 - z sum_{j<p} binomial(2j, j) ((1 - z^2)/4)^j, z = k/sqrt(k^2 + 2).

    For n -> oo the variance of mu_inf tends to 1/Gamma(p) in law (Dufresne 1990), p = 1 + kappa.
    """
    z = K / sqrt(K**2 + 2)
    return 1 - z * sum(binomial(2 * j, j) * ((1 - z**2) / 4) ** j for j in range(p))
