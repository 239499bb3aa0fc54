"""A random term of a walk of the log variance by its parts: where the walk is, and noise that is new and stationary.

With base generation b and the ratios and normals of the fits after it,

    sigma_{b+i}^2 = V W_1 ... W_i,   log sigma_{b+i}^2 = L + log W_1 + ... + log W_i
    mu_{b+i} = M + D_1 + ... + D_i,  D_j = (V W_1 ... W_{j-1})^(1/2) Z_j,   X_{b+i} = mu_{b+i} + sigma_{b+i} Y_i

Z_j is normal with the variance that one fit adds to the mean. So every term is a sum of c(t) V^a L^k M^j S with S a
monomial in independent W, log W, Z, Y: stationary, and constant only where it is 1. c(t) is read as c q^t t^p from its
values at four times far out.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Any

from flint import arb, fmpq

from modelcollapse.checking import terms as tm
from modelcollapse.checking.truth import polynomial as p
from modelcollapse.checking.truth.context import Context
from modelcollapse.checking.truth.expand import Evaluate, Expander
from modelcollapse.checking.truth.polynomial import Monomial, Poly
from modelcollapse.checking.truth.reals import (
    ONE,
    ZERO,
    Real,
    Unsupported,
    add,
    ball,
    exact,
    is_exact,
    is_infinite,
    multiply,
    sign,
)
from modelcollapse.checking.truth.waves import refuse

FAR = tuple((10**40 + 1) * k for k in (1, 2, 3, 4))
"""Odd and even in turn, so that what changes sign with every step is seen to."""
NEAR = 12
"""The widest window of generations that a term may look at."""
TOLERANCE = arb("1e-15")
STEPS = 60
"""Powers of t are multiples of 1/60."""
V, L, M = (("V", 0, ""), ("L", 0, ""), ("M", 0, ""))


@dataclass(frozen=True)
class Piece:
    """factor q^t t^power V^a L^k M^j S: `rate` is log q, `noise` is the monomial S."""

    factor: Real
    rate: Real
    power: Any
    variance: Any
    logs: int
    mean: int
    noise: Monomial


def pieces(term: Any, variable: str, context: Context, value: Evaluate) -> list[Piece]:
    """The term by its parts. Raises Unsupported where it does not look at a window of generations at t."""
    refuse(term, variable, context, value)
    factors = term.factors if isinstance(term, tm.Times) else (term,)
    fixed = [one for one in factors if not tm.is_random(one)]
    if fixed and len(fixed) < len(factors):
        scales = pieces(tm.Times((tm.number(1), *fixed)), variable, context, value)
        rest = tm.Times(tuple(one for one in factors if tm.is_random(one)))
        return [scaled(one, scale) for one in pieces(rest, variable, context, value) for scale in scales]
    polys = []
    for t in FAR:
        at = context.bound(variable, exact(t))
        polys.append(rewritten(Expander(at, value).expand(term), t))
    if any(set(poly) != set(polys[0]) for poly in polys):
        raise Unsupported("the limit on paths of a term whose form depends on t")
    return [piece(monomial, [poly[monomial] for poly in polys]) for monomial in polys[0]]


def scaled(one: Piece, scale: Piece) -> Piece:
    """A piece times a number."""
    factor, rate = multiply(scale.factor, one.factor), add(scale.rate, one.rate)
    return replace(one, factor=factor, rate=rate, power=scale.power + one.power)


def rewritten(poly: Poly, t: int) -> Poly:
    """The polynomial in V, L, M and what is new after the base."""
    times = [time for kind, time, _ in p.atoms(poly)]
    if any(kind not in "vlmX" for kind, _, _ in p.atoms(poly)) or any(abs(time - t) > NEAR for time in times):
        raise Unsupported("the limit on paths of this term")
    base = min(times, default=t)
    total: Poly = {}
    for monomial, coefficient in poly.items():
        product = p.constant(coefficient)
        for (kind, time, _), exponent in monomial:
            product = p.times(product, state(kind, time - base, exponent))
        total = p.plus(total, product)
    return total


def state(kind: str, i: int, exponent: Any) -> Poly:
    """A power of the variance, its logarithm, the mean or a draw, i generations after the base."""
    if kind == "v":
        return variance(i, exponent)
    if not isinstance(exponent, int) or exponent < 0:
        raise Unsupported("a power that is no whole number, of a mean or a logarithm")
    if kind == "l":
        logs: Poly = {((("L", 0, ""), 1),): ONE, **{((("logW", j, ""), 1),): ONE for j in range(1, i + 1)}}
        return p.raised(logs, exponent)
    total = p.atom("M", 0)
    for j in range(1, i + 1):
        total = p.plus(total, p.times(variance(j - 1, fmpq(1, 2)), p.atom("Z", j)))
    if kind == "X":
        total = p.plus(total, p.times(variance(i, fmpq(1, 2)), p.atom("Y", i)))
    return p.raised(total, exponent)


def variance(i: int, exponent: Any) -> Poly:
    """(V W_1 ... W_i)^exponent."""
    return {p.ordered({V: exponent, **{("W", j, ""): exponent for j in range(1, i + 1)}}): ONE}


def piece(monomial: Monomial, coefficients: list[Real]) -> Piece:
    """One part with the trend of its coefficient."""
    powers = dict(monomial)
    own = tuple(item for item in monomial if item[0] not in (V, L, M))
    factor, rate, order = trend(coefficients)
    return Piece(factor, rate, order, powers.get(V, 0), powers.get(L, 0), powers.get(M, 0), own)


def trend(values: list[Real]) -> tuple[Real, Real, Any]:
    """c, log q and p of values c q^t t^p at the far times. Raises Unsupported where they are not of this form."""
    if any(is_infinite(x) for x in values):
        raise Unsupported("the limit on paths of a term with infinite coefficients")
    if all(is_exact(x) and x == values[0] for x in values):
        return values[0], ZERO, ZERO
    side = sign(values[0])
    if any(sign(x) != side for x in values):
        raise Unsupported("the limit on paths of a term whose coefficients change sign")
    logs = [abs(ball(x)).log() for x in values]
    steps = [b - a for a, b in zip(logs, logs[1:], strict=False)]
    two, four_thirds = arb(2).log(), arb(fmpq(4, 3)).log()
    three_halves = arb(fmpq(3, 2)).log()
    order = (steps[0] - steps[1]) / (two - three_halves)
    whole = (order * STEPS + arb(fmpq(1, 2))).mid().floor().unique_fmpz()
    snapped = fmpq(int(whole), STEPS) if whole is not None and abs(int(whole)) < 10**6 else None
    if snapped is None or not abs(order - snapped) < TOLERANCE:
        raise Unsupported("the limit on paths of a term whose coefficients are no powers of t")
    rest = [step - snapped * log for step, log in zip(steps, (two, three_halves, four_thirds), strict=True)]
    if not all(abs(x - rest[0]) < TOLERANCE for x in rest):
        raise Unsupported("the limit on paths of a term whose coefficients are no powers of t")
    rate: Real = ZERO if abs(rest[0]) < TOLERANCE else rest[0] / FAR[0]
    plain = [x * fmpq(t) ** int(-snapped.p) for x, t in zip(values, FAR, strict=True) if is_exact(x) and snapped.q == 1]
    if rate == 0 and len(plain) == len(FAR) and len(set(plain)) == 1:
        return plain[0], ZERO, snapped
    factor = (logs[0] - rate * FAR[0] - snapped * arb(FAR[0]).log()).exp()
    return side * arb(factor.mid(), factor.mid() * TOLERANCE), rate, snapped


def finite_mean(noise: Monomial, order: Any, half_df: Any) -> bool:
    """Whether |S|^order has a mean: only negative powers of a ratio may be in the way."""
    return all(kind != "W" or fmpq(exponent) * order > -half_df for (kind, _, _), exponent in noise)


def noise_mean(noise: Monomial, law: tuple[Any, Any, Any]) -> Real:
    """E S, infinite where S is positive and has no mean."""
    from modelcollapse.checking.truth.chance import normal_power
    from modelcollapse.checking.truth.ratio_moments import log_moment

    df, divisor, wander = law
    ratios: dict[int, list[Any]] = {}
    product: Real = ONE
    for (kind, j, _), exponent in noise:
        if kind in ("W", "logW"):
            ratios.setdefault(j, [ZERO, 0])[kind == "logW"] += exponent
        else:
            spread = p.constant(wander if kind == "Z" else ONE)
            product *= p.number_of(normal_power({}, spread, exponent))
    if not finite_mean(noise, 1, df / 2):
        raise Unsupported("the mean of noise that has none")
    for s, logs in ratios.values():
        product *= log_moment(df, divisor, fmpq(s), logs)
    return product
