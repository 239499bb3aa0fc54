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

MOST_STEPS = 20
RESOLVED = 32
"""Digits of a zero: at n = 10^12 the function has an error of 1e-47 and a slope of 1e-12."""


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


def neutral_divisor(ratio: Ratio) -> Fraction:
    """The divisor 2 exp(psi(df/2)) at which E log W = 0, to about 40 digits."""
    return _evaluated(ratio, lambda half, divisor: 2 * mpmath.exp(mpmath.psi(0, half)))


def tilt(ratio: Ratio) -> Fraction:
    """s^ = argmin over s of log E W^s, the solution of psi(df/2 + s) = log(divisor/2), to about 30 digits."""

    def formula(half: Any, divisor: Any) -> Any:
        level = mpmath.log(divisor / 2)
        return _newton(ratio.tilt, lambda s: mpmath.psi(0, half + s) - level, lambda s: mpmath.psi(1, half + s))

    return _evaluated(ratio, formula)


def root(ratio: Ratio) -> Fraction:
    """s* != 0 with E W^s* = 1, to about 30 digits; it has the sign of -E log W."""

    def formula(half: Any, divisor: Any) -> Any:
        level = mpmath.log(divisor / 2)
        return _newton(
            ratio.root,
            lambda s: mpmath.loggamma(half + s) - mpmath.loggamma(half) - s * level,
            lambda s: mpmath.psi(0, half + s) - level,
        )

    return _evaluated(ratio, formula)


def cramer_rate(ratio: Ratio) -> Fraction:
    """I = -min over s of log E W^s, to about 40 digits."""
    return -log_moment(ratio, tilt(ratio))


def exp(number: Fraction) -> Fraction:
    """e^number to 60 digits, kept between 10^-5000 and 10^5000, where no float is, so that the cost is bounded."""
    number = max(min(number, Fraction(11_512)), Fraction(-11_512))
    with mpmath.workdps(DIGITS):
        return _rational(mpmath.exp(mpmath.mpf(number.numerator) / number.denominator))


def _newton(start: float, function: Callable[[Any], Any], slope: Callable[[Any], Any]) -> Any:
    """The zero next to a start that has most of the digits of a float: each step doubles them."""
    s = mpmath.mpf(start)
    for _ in range(MOST_STEPS):
        step = function(s) / slope(s)
        s -= step
        if abs(step) <= mpmath.mpf(10) ** -RESOLVED * abs(s):
            return s
    raise ArithmeticError(f"no zero near {start}; this is a defect, please report it")


def _evaluated(ratio: Ratio, formula: Callable[[Any, Any], Any]) -> Fraction:
    with mpmath.workdps(DIGITS):
        divisor = mpmath.mpf(ratio.divisor.numerator) / ratio.divisor.denominator
        return _rational(formula(mpmath.mpf(ratio.df) / 2, divisor))


def _rational(number: Any) -> Fraction:
    sign, mantissa, exponent, _ = number._mpf_
    return Fraction(-int(mantissa) if sign else int(mantissa)) * Fraction(2) ** int(exponent)
