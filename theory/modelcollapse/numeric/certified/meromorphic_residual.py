"""How far a trial function is from a solution of f = g + K f, bounded over all d > 0 in balls.

With tau = (a/2) e^{-d}, Phi(-lambda) = E e^{lambda Y} (continued) and for every lambda that is no pole h + k,

    K e^{-lambda d} = Phi(-lambda) e^{-lambda d} + sum_k (-1)^k tau^{h+k}/(k! Gamma(h)) / (lambda - h - k)

(the incomplete gamma function), so that the residual of a trial function f with transform F is

    f - g - K f = exponentials - sum_k (-1)^k tau^{h+k}/(k! Gamma(h)) F(h+k),   tau <= a/2

The exponentials are bounded by |g_j (1-Phi) - e_j Phi' - c_j| + |e_j (1-Phi)| / (e Re lambda_j); the sum over k term by
term up to K, and from there by a geometric series of ratio (a/2)/(K+1), since |F| stays below its majorant at h+K.

Source: Abramowitz and Stegun 1964, 6.5.3, 6.5.29 (incomplete gamma function); the proof is
proofs/expected_collapse_time_lies_between_sub_and_super_solutions.md.
"""

from __future__ import annotations

from flint import acb, arb

from modelcollapse.numeric.certified.balls import half_of, mellin, mellin_slope, rational
from modelcollapse.numeric.certified.meromorphic_trial import Trial, multiplicity
from modelcollapse.numeric.ratio import Ratio


def residual_bound(ratio: Ratio, trial: Trial, below: Trial | None, terms: int) -> arb | None:
    """A ball whose upper end bounds |f - g - K f| on d > 0; g = 1, or `below` with the same rates. None: no bound.

    The polynomial parts must solve the equation, as those of `linear` and `quadratic` do. There is no bound if some
    Re lambda_j <= 0 (f would grow exponentially), some lambda_j is a pole h+k, or `terms` (K) is too small.
    """
    if not all(rate.real > 0 and rate.is_exact() for rate in trial.rates):
        return None
    bound = exponentials_bound(ratio, trial, below) + series_bound(ratio, trial, terms)
    return bound if bound.is_finite() else None


def exponentials_bound(ratio: Ratio, trial: Trial, below: Trial | None) -> arb:
    """The sum over all rates of sup_d |(x + y d) e^{-lambda d}| <= |x| + |y|/(e Re lambda)."""
    sources = below.weights if below else tuple(acb(0) for _ in trial.rates)
    result = arb(0)
    for (rate, weight, slope), source in zip(trial.exponentials(), sources, strict=True):
        defect = 1 - mellin(ratio, -rate)
        constant = weight * defect - source
        if below:
            constant -= slope * mellin_slope(ratio, -rate)
        decaying = abs(slope * defect) / (arb(1).exp() * rate.real)
        result += multiplicity(rate) * (abs(constant) + decaying)
    return result


def series_bound(ratio: Ratio, trial: Trial, terms: int) -> arb:
    """The sum over k of (a/2)^{h+k}/(k! Gamma(h)) |F(h+k)|; infinite where its tail is not seen to converge."""
    half, scale = half_of(ratio), rational(ratio.divisor / 2)
    weight = (half * scale.log() - half.lgamma()).exp()
    result = arb(0)
    for k in range(terms):
        result += weight * abs(trial.transform(half + k))
        weight *= scale / (k + 1)
    ratio_of_terms = scale / (terms + 1)
    if not (ratio_of_terms < 1 and all(rate.real < half + terms for rate in trial.rates)):
        return arb.pos_inf()
    return result + weight * trial.transform_majorant(half + terms) / (1 - ratio_of_terms)
