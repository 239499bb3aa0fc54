"""Trial functions for u = 1 + K u and q = u + K q on d > 0, K f(d) = E[f(d-Y); Y < d], with exact coefficients.

    f(d) = sum_m r_m d^m/m! + sum_j (g_j + e_j d) e^{-lambda_j d}
    F(p) = Int_0^inf e^{pd} f(d) dd = sum_m r_m (-1/p)^{m+1} + sum_j (g_j/(lambda_j-p) + e_j/(lambda_j-p)^2),  continued

The truth has lambda_j = the zeros of 1 - Phi(-lambda), and F vanishes at the poles h, h+1, ... of Phi(-p). With J zeros
and J+1 poles that fixes the coefficients: F = V for u and F = V Z for q, where

    V(p) = prod_{k<=J} (1-p/(h+k)) / (mu p^2 prod_j (1-p/lambda_j)),   Z(p) = z - sum_j 1/((lambda_j-p) Phi'(-lambda_j))

with lambda_0 = 0 among the poles of Z. Nothing is claimed here: `meromorphic_residual` measures how far a trial
function is from a solution.

Source: Asmussen 2003, Applied Probability and Queues, VIII (Wiener-Hopf factors of a meromorphic transform).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from flint import acb, arb

from modelcollapse.numeric.certified.balls import drift_of, exact, half_of, log_variance_of, mellin_slope
from modelcollapse.numeric.ratio import Ratio


@dataclass(frozen=True)
class Trial:
    """A polynomial and exponentials; a rate with Im > 0 stands for itself and its conjugate, weights likewise."""

    polynomial: tuple[arb, ...]
    rates: tuple[acb, ...]
    weights: tuple[acb, ...]
    slopes: tuple[acb, ...]

    def at(self, d: arb) -> arb:
        """f(d)."""
        powers = sum((r * d**m / arb(m + 1).gamma() for m, r in enumerate(self.polynomial)), arb(0))
        terms = ((g + e * d) * (-rate * d).exp() for rate, g, e in self.exponentials())
        return powers + total(self.rates, terms)

    def transform(self, p: arb) -> arb:
        """F(p), for p that is no pole of it."""
        powers = sum((r * (-1 / p) ** (m + 1) for m, r in enumerate(self.polynomial)), arb(0))
        inverses = (1 / (rate - p) for rate in self.rates)
        terms = (inverse * (g + e * inverse) for inverse, (_, g, e) in zip(inverses, self.exponentials(), strict=True))
        return powers + total(self.rates, terms)

    def transform_majorant(self, p: arb) -> arb:
        """A bound of |F| on [p, inf), where p > Re lambda_j for all j: each |lambda_j - p| grows from there."""
        powers = sum((abs(r) / p ** (m + 1) for m, r in enumerate(self.polynomial)), arb(0))
        inverses = (1 / abs(rate - p) for rate in self.rates)
        pieces = zip(inverses, self.exponentials(), strict=True)
        terms = (acb(inverse * (abs(g) + abs(e) * inverse)) for inverse, (_, g, e) in pieces)
        return powers + total(self.rates, terms)

    def exponentials(self) -> Iterator[tuple[acb, acb, acb]]:
        """lambda_j, g_j and e_j."""
        return zip(self.rates, self.weights, self.slopes, strict=True)


def total(rates: Iterable[acb], terms: Iterable[acb]) -> arb:
    """The sum of the terms and of the conjugates of those whose rate stands for a pair; a real number."""
    return sum((multiplicity(rate) * term.real for rate, term in zip(rates, terms, strict=True)), arb(0))


def multiplicity(rate: acb) -> int:
    """2 for a rate with Im != 0, 1 for a real one; rates are exact."""
    return 1 if rate.imag == 0 else 2


def linear(ratio: Ratio, constant: arb, rates: tuple[acb, ...], weights: tuple[acb, ...]) -> Trial:
    """f(d) = d/mu + constant + sum_j c_j e^{-lambda_j d}: solves f = 1 + K f up to exponentials."""
    none = tuple(acb(0) for _ in rates)
    return Trial((constant, 1 / drift_of(ratio)), rates, weights, none)


def quadratic(ratio: Ratio, below: Trial, constant: arb, weights: tuple[acb, ...], slopes: tuple[acb, ...]) -> Trial:
    """f(d) = d^2/(2 mu^2) + B d + constant + exponentials, B = (r_0 + E Y^2/(2 mu^2))/mu: solves f = below + K f."""
    drift = drift_of(ratio)
    second = log_variance_of(ratio) + drift**2
    steepness = (below.polynomial[0] + second / (2 * drift**2)) / drift
    return Trial((constant, steepness, 1 / drift**2), below.rates, weights, slopes)


def mean_trial(ratio: Ratio, rates: tuple[acb, ...]) -> Trial:
    """Close to u(d) = E T for b = d, from approximate zeros; the coefficients are made exact."""
    half, drift = half_of(ratio), drift_of(ratio)
    poles = sum(multiplicity(rate) for rate in rates) + 1
    inverses = sum((1 / (half + k) for k in range(poles)), arb(0))
    constant = (inverses - total(rates, (1 / rate for rate in rates))) / drift
    numerators = ((half - rate).rising(poles) / half.rising(poles) for rate in rates)
    denominators = (product_of_others(rates, rate) for rate in rates)
    weights = (x / (drift * rate * y) for rate, x, y in zip(rates, numerators, denominators, strict=True))
    return linear(ratio, constant.mid(), rates, tuple(exact(weight) for weight in weights))


def product_of_others(rates: tuple[acb, ...], rate: acb) -> acb:
    """The product of 1 - rate/lambda over all other lambda, the conjugates among them."""
    result = acb(1) if rate.imag == 0 else 1 - rate / rate.conjugate()
    for other in rates:
        if other is not rate:
            result *= 1 - rate / other
            result *= 1 if other.imag == 0 else 1 - rate / other.conjugate()
    return result


def square_trial(ratio: Ratio, mean: Trial) -> Trial:
    """Close to q(d) = E T(T+1)/2 for b = d, from the trial for E T; the coefficients are made exact."""
    drift, rates = drift_of(ratio), mean.rates
    inverses = tuple(-1 / mellin_slope(ratio, -rate) for rate in rates)
    level = (log_variance_of(ratio) + drift**2) / (2 * drift**2)
    at_infinity = level - total(rates, (z / rate for rate, z in zip(rates, inverses, strict=True)))
    green = Trial((1 / drift,), rates, inverses, mean.slopes)
    weights = tuple(
        exact(c * (at_infinity + regular_part(green, j)) + z * regular_part(mean, j))
        for j, (c, z) in enumerate(zip(mean.weights, inverses, strict=True))
    )
    slopes = tuple(exact(c * z) for c, z in zip(mean.weights, inverses, strict=True))
    first = total(rates, (z / rate**2 for rate, z in zip(rates, inverses, strict=True)))
    second = total(rates, (c / rate for rate, c in zip(rates, mean.weights, strict=True)))
    constant = mean.polynomial[0] * level + (second - first) / drift
    return quadratic(ratio, mean, constant.mid(), weights, slopes)


def regular_part(trial: Trial, j: int) -> acb:
    """F(p) - g_j/(lambda_j - p) at p = lambda_j, for simple poles."""
    p = trial.rates[j]
    result = sum((r * (-1 / p) ** (m + 1) for m, r in enumerate(trial.polynomial)), acb(0))
    for i, (rate, weight) in enumerate(zip(trial.rates, trial.weights, strict=True)):
        result += weight / (rate - p) if i != j else 0
        result += weight.conjugate() / (rate.conjugate() - p) if rate.imag != 0 else 0
    return result
