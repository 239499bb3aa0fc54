"""A ball for E T and Var T at large n: the two-term formula by rigorous quadrature, and a bound of its remainder.

    E T = (b+R)/mu + r,   Var T = (b+R) v/mu^3 + 2 c/mu^2 + 2 r' + r (1 - 2 (b+R)/mu) - r^2,   r, r' = O(e^{-delta b})

`contour_overshoot` encloses R and c, `contour_remainder` bounds r and r' where delta is short of the next zero of
1 - E W^s, and counts the zeros to be sure. The method reaches where e^{-delta b} is small: delta ~ 2.4/sd at moderate
drift, so that n >= 300 has nine digits at eps = 1/2, and every n has them for a small enough eps.

Source: Siegmund 1985, Sequential Analysis, VIII; Asmussen 2003, Applied Probability and Queues, VIII.
"""

from __future__ import annotations

import math
from fractions import Fraction
from typing import NamedTuple

from flint import arb

from modelcollapse.numeric.certified.balls import Ball, Certificate, at_most, precision, rational, threshold_of
from modelcollapse.numeric.certified.contour_law import law_of, modulus
from modelcollapse.numeric.certified.contour_overshoot import curvature, overshoot
from modelcollapse.numeric.certified.contour_remainder import Remainder, angle_at, crossing_of, remainder, zeros_of
from modelcollapse.numeric.ratio import Ratio

WIDEST = Fraction(1, 10**6)
COARSE_DIGITS = 8
GUARD_BITS, GUARD_DIGITS = 50, 3
PRINTED = arb(2) ** -300
NEAREST, FARTHEST = 0.02, 0.1  # distance kept from the next zero, relative to its distance from the imaginary axis
METHOD = "contour certificate: two-term formula in ball arithmetic, its remainder bounded on a line"


class Proof(NamedTuple):
    """An x with 0 < x < s*, a delta with no zero of 1 - Phi but 0 between -delta and s*, and what follows for r, r'."""

    line: arb
    delta: arb
    angle: arb
    remainder: Remainder


def certify(ratio: Ratio, eps: Fraction, digits: int = 20) -> Certificate | None:
    """Balls that contain E T and Var T of T = min{t : sigma_t^2 <= eps sigma_0^2}, with about so many digits if it can.

    None where the drift is not seen to be positive, eps is not in (0, 1), or the ball of E T is wider than 1e-6 of it:
    n is then too small, or the drift too strong or too weak, for this eps. No variance where its own ball is as wide.
    """
    if not 0 < eps < 1 or not ratio.drift > 0:
        return None
    with precision(working_bits(ratio, COARSE_DIGITS)):
        proof = proved(ratio, eps)
    if proof is None:
        return None
    with precision(working_bits(ratio, digits)):
        mean, variance = (narrow(ball) for ball in moments(ratio, eps, proof, digits))
    return None if mean is None else Certificate(mean, variance, theorem_of(proof), METHOD)


def working_bits(ratio: Ratio, digits: int) -> int:
    """Bits that should do: log Gamma(h + s) cancels to 1/df of itself, 1 - Phi and v/mu to mu^2/v of theirs."""
    weakness = math.log2(1 + ratio.log_variance / ratio.drift**2)
    return GUARD_BITS + math.ceil(digits * math.log2(10) + 1.2 * math.log2(ratio.df) + 2 * weakness)


def proved(ratio: Ratio, eps: Fraction) -> Proof | None:
    """The line, the strip and the bound of the remainder; None unless their hypotheses are seen to hold.

    None too where the bound alone is too wide, so that no one waits for a quadrature in vain.
    """
    law, b = law_of(ratio), threshold_of(eps)
    line = arb(ratio.tilt)
    if not (b > 0 and law.drift > 0 and line > 0 and modulus(law, line, arb(0)) < 1):
        return None
    delta = delta_of(ratio, float(b.mid()))
    crossing = crossing_of(law, delta)
    if crossing is None:
        return None
    angle = angle_at(law, delta, crossing)
    if zeros_of(angle) != 1:
        return None
    bound = remainder(law, line, delta, b)
    hopeful = bound.first * law.drift < 2 * rational(WIDEST) * (b + law.log_variance.sqrt())
    return Proof(line, delta, angle, bound) if hopeful else None


def delta_of(ratio: Ratio, b: float) -> arb:
    """A delta a little short of the next zero or pole, chosen in floats, which decide nothing; exact.

    Nearer than 1/b to the zero, e^{-delta b} wins no more.
    """
    zero = ratio.complex_zero
    width = min(-zero.real, ratio.half) if zero else ratio.half
    return arb(width * (1 - min(FARTHEST, max(NEAREST, 0.5 / (b * width)))))


def moments(ratio: Ratio, eps: Fraction, proof: Proof, digits: int) -> tuple[arb, arb]:
    """E T and Var T as balls, their quadrature no finer than the digits and the remainder call for."""
    law, b = law_of(ratio), threshold_of(eps)
    mu, v, line = law.drift, law.log_variance, proof.line
    first, second = (arb(0, bound.upper()) for bound in proof.remainder)
    size = b + v.sqrt() / 2
    finest = size * arb(10) ** -(digits + GUARD_DIGITS) + mu * first.abs_upper() / 1000
    mean = (b + overshoot(law, line, finest)) / mu
    variance = mean * v / mu**2 + 2 * curvature(law, line, finest * v / mu) / mu**2
    return mean + first, variance + 2 * second + first * (1 - 2 * mean) - first * first


def narrow(ball: arb) -> Ball | None:
    """The ball as rational numbers; None if it is wider than WIDEST, relative to its middle."""
    if not ball.is_finite():
        return None
    exact = Ball.of(ball)
    return exact if exact.radius <= WIDEST * exact.middle else None


def theorem_of(proof: Proof) -> str:
    """The theorem with the numbers that make its hypotheses true."""
    delta, angle = proof.delta.str(6, radius=False), proof.angle.str(6, radius=False)
    # e^{-delta b} may have a million digits as a rational number
    bound = at_most(Ball.of(proof.remainder.first.max(PRINTED)).upper)
    return (
        f"1 - E W^s has no zero but 0 in -delta <= Re s <= 0, delta ~ {delta}: where |E W^s| = 1 on its left edge the "
        f"argument is about -{angle}, between -2 pi and 0. So E T = (b+R)/mu + r with |r| <= {bound}, R by rigorous "
        "quadrature."
    )
