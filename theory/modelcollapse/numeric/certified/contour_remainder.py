"""A bound of what the two-term formulas leave out, from a line Re s = -delta left of which 1 - Phi has its other zeros.

With Phi = E W^s, P = Phi/(1-Phi), tau the first t with S_t > 0, L = sum_t P(S_t < 0), and 0 the only zero of 1 - Phi
in -delta <= Re s <= 0, the two-term formulas of E T and of E T(T-1)/2 are off by at most

    e^{-delta b} (2 E tau/pi) Int_0^inf |P/s| dy    and    e^{-delta b} (2 E tau/pi) Int_0^inf |P/s| (|1+P| + 2 L) dy

at s = -delta + i y. Zeros: |Phi| falls in y from above 1 to 0. Where it is 1, Phi = e^{-i angle}, the angle counted
from y = 0; by the argument principle, 1 + 2 floor(angle/2 pi) zeros lie between the line and one where |Phi| < 1.

Bounds: E tau <= sqrt(e (v+mu^2))/mu, since mu E tau = E S_tau is at most E[Y | Y > 0] (mean residual life falls) and
P(Y > 0) >= P(Y > mu) >= 1/e (Jensen; -log P(Y > y) is convex). L <= Phi(x)/(1-Phi(x)) where 0 < x < s* (Chernoff).
For y >= V, |Phi| <= |Phi(-delta+iV)| e^{-(y-V) atan(V/(h-delta))}.

Source: Asmussen 2003, Applied Probability and Queues, VIII (factorisation); Barlow and Proschan 1975, 4 (hazards).
"""

from __future__ import annotations

from typing import NamedTuple

from flint import acb, arb

from modelcollapse.numeric.certified.contour_law import Law, height_where, log_mellin, modulus

FINE = 0.004  # part of an integral of order 1 that need not be seen closer
SPREAD = 1.2  # between the ends of |P/s| on a piece
MOST_PIECES = 5000
HALVINGS = 30
MOST_DOUBLINGS = 200


class Remainder(NamedTuple):
    """Bounds of the remainders of E T and of E T(T-1)/2."""

    first: arb
    second: arb


class Crossing(NamedTuple):
    """Exact heights on a line, the lower with |Phi| > 1 and the higher with |Phi| < 1."""

    low: arb
    high: arb


def crossing_of(law: Law, delta: arb) -> Crossing | None:
    """Where |Phi(-delta + i y)| is 1, to nine digits; None unless |Phi(-delta)| is seen to exceed 1."""
    if not 0 < delta < law.half or not modulus(law, -delta, arb(0)) > 1:
        return None
    low, high = arb(0), law.log_variance.rsqrt().mid()
    for _ in range(MOST_DOUBLINGS):
        if modulus(law, -delta, high) < 1:
            break
        high = 2 * high
    else:
        return None
    for _ in range(HALVINGS):
        middle = ((low + high) / 2).mid()
        size = modulus(law, -delta, middle)
        low, high = (middle if size > 1 else low), (middle if size < 1 else high)
    return Crossing(low, high)


def angle_at(law: Law, delta: arb, crossing: Crossing) -> arb:
    """-arg Phi between the two heights, counted continuously from the real axis."""
    return -log_mellin(law, acb(-delta, crossing.low.union(crossing.high))).imag


def zeros_of(angle: arb) -> int | None:
    """How many zeros of 1 - Phi there are right of the line and left of s*, with multiplicity; None if undecided."""
    turns = (angle / (2 * arb.pi())).floor().unique_fmpz()
    return None if turns is None else 1 + 2 * int(turns)


def remainder(law: Law, line: arb, delta: arb, b: arb) -> Remainder:
    """Bounds of the two remainders; `line` is an x with 0 < x < s*, and 0 the only zero right of -delta."""
    factor = (-delta * b).exp() * 2 * mean_ladder_time(law) / arb.pi()
    height = height_where(law, lambda top: tail_of_line(law, delta, top).first < FINE)
    first, second = line_integrals(law, delta, height)
    return Remainder(factor * first, factor * (second + 2 * descents(law, line) * first))


def mean_ladder_time(law: Law) -> arb:
    """Bound of E tau."""
    return (arb(1).exp() * (law.log_variance + law.drift**2)).sqrt() / law.drift


def descents(law: Law, line: arb) -> arb:
    """Bound of L = sum_t P(S_t < 0)."""
    q = modulus(law, line, arb(0))
    return q / (1 - q)


def line_integrals(law: Law, delta: arb, height: arb) -> Remainder:
    """Upper sums of Int |P/s| dy and Int |P/s| |1+P| dy up to this height, with bounds of their tails beyond it."""
    first, second = tail_of_line(law, delta, height)
    pending = [(arb(0), height)]
    for _ in range(MOST_PIECES):
        if not pending:
            return Remainder(first, second)
        low, high = pending.pop()
        piece, settled = upper_piece(law, delta, low, high)
        if settled:
            first, second = first + piece.first, second + piece.second
        else:
            middle = ((low + high) / 2).mid()
            pending += [(middle, high), (low, middle)]
    return Remainder(arb.pos_inf(), arb.pos_inf())


def upper_piece(law: Law, delta: arb, low: arb, high: arb) -> tuple[Remainder, bool]:
    """Length times largest value, for both integrals between two heights; and whether that is near enough to them."""
    s = acb(-delta, low.union(high))
    cgf = log_mellin(law, s)
    p = 1 / (-cgf).expm1()
    largest = (p / s).abs_upper()
    first = (high - low) * largest
    settled = first < FINE or largest < SPREAD * (p / s).abs_lower()
    # 1 + P = P / Phi
    beside = p.abs_upper() * (-cgf.real).exp().upper()
    return Remainder(first, first * beside.min(1 + p.abs_upper())), settled


def tail_of_line(law: Law, delta: arb, height: arb) -> Remainder:
    """Bounds of both integrals beyond this height; infinite unless |Phi| < 1 there."""
    q = modulus(law, -delta, height)
    if not q < 1:
        return Remainder(arb.pos_inf(), arb.pos_inf())
    first = q / (1 - q) / (height * (height / (law.half - delta)).atan())
    return Remainder(first, first / (1 - q))
