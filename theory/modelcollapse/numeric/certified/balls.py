"""What a certificate is made of: an exact ball, the theorem behind it, and the ball functions that all methods share.

    ball = [middle - radius, middle + radius], both rational;   Lambda(s) = s log(2/a) + log Gamma(h+s) - log Gamma(h)

Source: Johansson 2017, Arb: efficient arbitrary-precision midpoint-radius interval arithmetic (in python-flint).
"""

from __future__ import annotations

from contextlib import AbstractContextManager
from dataclasses import dataclass
from decimal import MAX_EMAX, MIN_EMIN, ROUND_CEILING, ROUND_FLOOR, ROUND_HALF_EVEN, Context, Decimal
from fractions import Fraction

from flint import acb, arb, ctx, fmpq

from modelcollapse.numeric.ratio import Ratio

MOST_DIGITS = 1000
PLAIN = 30  # powers of ten that are written out


@dataclass(frozen=True)
class Ball:
    """The numbers within `radius` of `middle`; both exact."""

    middle: Fraction
    radius: Fraction

    def __post_init__(self) -> None:
        if self.radius < 0:
            raise ValueError(f"a ball needs a radius >= 0; got {self.radius}")

    @staticmethod
    def of(ball: arb) -> Ball:
        """Return the ball of an arb, without rounding; ValueError for one that is not finite."""
        if not ball.is_finite():
            raise ValueError(f"a Ball needs finite ends; got {ball}")
        return Ball(dyadic(ball.mid()), dyadic(ball.rad()))

    @property
    def lower(self) -> Fraction:
        """The least number of the ball."""
        return self.middle - self.radius

    @property
    def upper(self) -> Fraction:
        """The greatest number of the ball."""
        return self.middle + self.radius

    def contains(self, number: Fraction | int | str) -> bool:
        """Whether the number is in the ball, decided exactly; a string is read as the decimal that it writes."""
        return abs(Fraction(number) - self.middle) <= self.radius

    def overlaps(self, other: Ball) -> bool:
        """Whether the two balls have a number in common, decided exactly."""
        return abs(self.middle - other.middle) <= self.radius + other.radius

    def digits(self) -> int:
        """The most significant digits, up to MOST_DIGITS, to which every number of the ball rounds alike; 0 if none."""
        if self.radius == 0:
            return MOST_DIGITS
        if self.radius >= abs(self.middle):
            return 0
        relative = Context(prec=3).divide(*map(Decimal, (self.middle / self.radius).as_integer_ratio()))
        most = min(MOST_DIGITS, abs(relative).adjusted() + 2)
        alike = (d for d in range(most, 0, -1) if rounded(self.lower, d) == rounded(self.upper, d))
        return next(alike, 0)

    def __str__(self) -> str:
        """The truth, correctly rounded to its certified digits; the two ends where it has none."""
        digits = self.digits()
        if not digits:
            return f"[{rounded(self.lower, 3, ROUND_FLOOR):g}, {rounded(self.upper, 3, ROUND_CEILING):g}]"
        number = rounded(self.middle, digits)
        # an integer part longer than the certified digits would be padded with zeros that are not certified
        plain = -PLAIN <= number.adjusted() < min(digits, PLAIN)
        return f"{number:f}" if plain else f"{number:e}"


@dataclass(frozen=True)
class Certificate:
    """Balls that contain E T and Var T, and the theorem, with the numbers that make its hypotheses true."""

    mean: Ball
    variance: Ball | None
    theorem: str
    method: str


def dyadic(exact: arb) -> Fraction:
    """The rational number that an exact arb is."""
    mantissa, exponent = (int(part) for part in exact.man_exp())
    return Fraction(mantissa) * Fraction(2) ** exponent


def rounded(number: Fraction, digits: int, rounding: str = ROUND_HALF_EVEN) -> Decimal:
    """The number to so many significant digits, correctly rounded."""
    context = Context(prec=digits, rounding=rounding, Emax=MAX_EMAX, Emin=MIN_EMIN)
    quotient = context.divide(*map(Decimal, number.as_integer_ratio()))
    return context.quantize(quotient, Decimal((0, (1,), quotient.adjusted() - digits + 1)))


def at_most(number: Fraction) -> str:
    """Two digits for the text of a theorem, not below the number."""
    return f"{rounded(number, 2, ROUND_CEILING):.1e}"


def at_least(number: Fraction) -> str:
    """Two digits for the text of a theorem, not above the number."""
    return f"{rounded(number, 2, ROUND_FLOOR):.1e}"


def precision(bits: int) -> AbstractContextManager[None]:
    """Work to so many bits inside a `with`; the old precision comes back, also after an exception."""
    return ctx.workprec(bits)


def rational(number: Fraction | int) -> arb:
    """A ball around a rational number."""
    return arb(fmpq(*Fraction(number).as_integer_ratio()))


def exact(ball: acb) -> acb:
    """The midpoint of a ball, an exact dyadic number."""
    return acb(ball.real.mid(), ball.imag.mid())


def half_of(ratio: Ratio) -> arb:
    """h = df/2, exact."""
    return rational(Fraction(ratio.df, 2))


def drift_of(ratio: Ratio) -> arb:
    """mu = log(a/2) - psi(h), the mean of Y = -log W."""
    return rational(ratio.divisor / 2).log() - half_of(ratio).digamma()


def log_variance_of(ratio: Ratio) -> arb:
    """Var Y = psi_1(h)."""
    return arb(2).zeta(half_of(ratio))


def threshold_of(eps: Fraction) -> arb:
    """b = log(1/eps), for eps > 0."""
    return rational(1 / eps).log()


def log_gamma(s: acb) -> acb:
    """log Gamma(s), the branch that is real for s > 0, off the cut s <= 0."""
    return s.lgamma()


def cgf(ratio: Ratio, s: acb) -> acb:
    """Lambda(s) = log E W^s = s log(2/a) + log Gamma(h+s) - log Gamma(h), for s off the cut (-inf, -h]."""
    half = acb(half_of(ratio))
    return -s * rational(ratio.divisor / 2).log() + log_gamma(half + s) - log_gamma(half)


def mellin(ratio: Ratio, s: acb) -> acb:
    """Phi(s) = E W^s = (2/a)^s Gamma(h+s)/Gamma(h), continued to all s but the poles -h, -h-1, ..."""
    half = acb(half_of(ratio))
    return (-s * rational(ratio.divisor / 2).log() - log_gamma(half)).exp() / (half + s).rgamma()


def mellin_slope(ratio: Ratio, s: acb) -> acb:
    """Phi'(s) = Phi(s) (psi(h+s) - log(a/2)), for s that is no pole."""
    return mellin(ratio, s) * ((acb(half_of(ratio)) + s).digamma() - rational(ratio.divisor / 2).log())
