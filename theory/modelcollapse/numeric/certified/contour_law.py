"""Lambda(s) = log E W^s in balls, also over wide boxes of s.

    Lambda(m + d) = Lambda(m) + d (psi(h+m) - log(a/2)) + e,   |e| <= |d|^2/2 (1/x + 1/x^2),   x = min Re(h + box) > 0

since |Lambda''| = |psi_1(h+s)| <= sum_k (x+k)^-2. Without this form the ball of a wide box is useless where h is large:
log Gamma(h+s) is many orders larger than Lambda.

Source: Abramowitz and Stegun 1964, 6.4.10 (psi_1); Johansson 2017, Arb (boxes).
"""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

from flint import acb, arb

from modelcollapse.numeric.certified.balls import drift_of, half_of, rational
from modelcollapse.numeric.ratio import Ratio

LADDER = arb(1.125)
MOST_RUNGS = 500


class Law(NamedTuple):
    """The numbers of W = chi2_df / a that every evaluation needs, as balls at the working precision."""

    half: arb
    log_half_divisor: arb
    log_gamma_half: arb
    drift: arb
    log_variance: arb
    third_cumulant: arb


def law_of(ratio: Ratio) -> Law:
    """h, log(a/2), log Gamma(h) and the cumulants -mu, v, k3 of log W."""
    half = half_of(ratio)
    cumulants = (acb(half).polygamma(order).real for order in (1, 2))
    return Law(half, rational(ratio.divisor / 2).log(), half.lgamma(), drift_of(ratio), *cumulants)


def log_mellin(law: Law, s: acb) -> acb:
    """Lambda(s) for a box s with Re s > -h, the branch that is 0 at 0; not finite where the box reaches further."""
    middle = acb(s.real.mid(), s.imag.mid())
    offset = s - middle
    value = (middle + law.half).lgamma() - law.log_gamma_half - middle * law.log_half_divisor
    if offset.is_zero():
        return value
    left = (s.real + law.half).lower()
    if not left > 0:
        return acb(arb.nan(), arb.nan())
    slope = (middle + law.half).digamma() - law.log_half_divisor
    return value + slope * offset + disc(arb(offset.abs_upper()) ** 2 * (1 / left + 1 / left**2) / 2)


def disc(radius: arb) -> acb:
    """Every complex number of at most this modulus."""
    side = arb(0, radius.upper())
    return acb(side, side)


def modulus(law: Law, real: arb, height: arb) -> arb:
    """|E W^s| at s = real + i height; falls as the height grows, like |Gamma(h + s)|."""
    return log_mellin(law, acb(real, height)).real.exp()


def height_where(law: Law, small: Callable[[arb], bool]) -> arb:
    """The first height of a geometric ladder from 1/sd on at which a falling bound is small; exact."""
    height = law.log_variance.rsqrt().mid()
    for _ in range(MOST_RUNGS):
        if small(height):
            break
        height = (height * LADDER).mid()
    return height
