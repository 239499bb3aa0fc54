"""Moments of the ratio law to many digits, by Gamma functions at arbitrary precision.

    log E W^s = s log(2/a) + log Gamma(h + s) - log Gamma(h),   E log W = psi(h) - log(a/2),   Var log W = psi_1(h)

with h = df/2 and a the divisor. `ratio` evaluates the same numbers in double precision by other formulas (differences
of Stirling series), so each checks the other.

Source: DLMF 5.2 to 5.4, evaluated by mpmath.
"""

from __future__ import annotations

from collections.abc import Callable
from fractions import Fraction
from typing import Any

import mpmath

from modelcollapse.numeric.ratio import Ratio

DIGITS = 60
"""Enough for 40 digits of the result: log Gamma(h) has 13 digits before the point at n = 10^12 and the rest cancel."""


def log_moment(ratio: Ratio, s: Fraction) -> Fraction:
    """Log E W^s for s > -df/2, to about 40 digits."""

    def formula(half: Any, divisor: Any) -> Any:
        power = mpmath.mpf(s.numerator) / s.denominator
        return power * mpmath.log(2 / divisor) + mpmath.loggamma(half + power) - mpmath.loggamma(half)

    return _evaluated(ratio, formula)


def log_drift(ratio: Ratio) -> Fraction:
    """E log W, to about 40 digits."""
    return _evaluated(ratio, lambda half, divisor: mpmath.psi(0, half) - mpmath.log(divisor / 2))


def log_variance(ratio: Ratio) -> Fraction:
    """Var log W, to about 40 digits."""
    return _evaluated(ratio, lambda half, divisor: mpmath.psi(1, half))


def exp(number: Fraction) -> Fraction:
    """e^number to 60 digits, kept between 10^-5000 and 10^5000, where no float is, so that the cost is bounded."""
    number = max(min(number, Fraction(11_512)), Fraction(-11_512))
    with mpmath.workdps(DIGITS):
        return _rational(mpmath.exp(mpmath.mpf(number.numerator) / number.denominator))


def _evaluated(ratio: Ratio, formula: Callable[[Any, Any], Any]) -> Fraction:
    with mpmath.workdps(DIGITS):
        divisor = mpmath.mpf(ratio.divisor.numerator) / ratio.divisor.denominator
        return _rational(formula(mpmath.mpf(ratio.df) / 2, divisor))


def _rational(number: Any) -> Fraction:
    sign, mantissa, exponent, _ = number._mpf_
    return Fraction(-int(mantissa) if sign else int(mantissa)) * Fraction(2) ** int(exponent)
