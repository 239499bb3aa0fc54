"""The functions of claims on exact numbers, balls and infinities; special values stay exact.

Source: Arb's ball functions; DLMF 5 (Gamma, psi), 7 (Phi), 25 (zeta).
"""

from __future__ import annotations

import math
from collections.abc import Callable
from typing import Any

from flint import arb, fmpq

from modelcollapse.checking.truth.reals import (
    ONE,
    ZERO,
    Real,
    Undefined,
    Unsupported,
    ball,
    is_exact,
    is_infinite,
    multiply,
    sign,
)

MOST_FACTORIAL = 1500


def applied(name: str, arguments: list[Real]) -> Real:
    """The function at these arguments. Raises Undefined off its domain, Unsupported for one that is not known."""
    if name in ("max", "min"):
        return extreme(arguments, 1 if name == "max" else -1)
    if name == "binomial" and len(arguments) == 2:
        return binomial(*arguments)
    if len(arguments) != 1 or name not in ONE_ARGUMENT:
        raise Unsupported(f"the function {name}")
    (x,) = arguments
    if is_infinite(x):
        if (name, x > 0) not in AT_INFINITY:
            raise Unsupported(f"{name} at infinity")
        return AT_INFINITY[name, x > 0]
    return ONE_ARGUMENT[name](x)


def extreme(arguments: list[Real], direction: int) -> Real:
    """The largest (direction 1) or least number."""
    best = arguments[0]
    for other in arguments[1:]:
        if is_infinite(best) or is_infinite(other):
            best = max(best, other, key=lambda x: direction * (x if is_infinite(x) else 0.0))
        elif sign(direction * (other - best)) > 0:
            best = other
    return best


def binomial(n: Real, k: Real) -> Real:
    """n over k; 0 for whole k < 0, and for whole 0 <= n < k."""
    if not (is_exact(k) and k.q == 1) or is_infinite(n):
        raise Unsupported("a binomial coefficient whose lower number is not whole")
    if k < 0:
        return ZERO
    if k > MOST_FACTORIAL:
        raise Unsupported("a binomial coefficient of this size")
    product: Real = ONE
    for j in range(int(k.p)):
        product = multiply(product, (n - j) / fmpq(j + 1))
    return product


def logarithm(x: Real) -> Real:
    """log x for x > 0."""
    if sign(x) <= 0:
        raise Undefined("a logarithm of a number that is not positive")
    return ZERO if is_exact(x) and x == 1 else ball(x).log()


def exponential(x: Real) -> Real:
    """e^x."""
    return ONE if is_exact(x) and x == 0 else ball(x).exp()


def at_pole(x: Real) -> bool:
    """Whether x is 0, -1, -2, ..."""
    return bool(is_exact(x) and x.q == 1 and x <= 0)


def gamma(x: Real) -> Real:
    """Gamma(x); exact at small whole numbers."""
    if at_pole(x):
        raise Undefined("Gamma at a pole")
    if is_exact(x) and x.q == 1 and x <= MOST_FACTORIAL:
        return fmpq(math.factorial(int(x.p) - 1))
    return ball(x).gamma()


def factorial(x: Real) -> Real:
    """x! = Gamma(x + 1)."""
    return gamma(x + 1)


def digamma(x: Real) -> Real:
    """psi(x)."""
    if at_pole(x):
        raise Undefined("psi at a pole")
    return ball(x).digamma()


def trigamma(x: Real) -> Real:
    """psi_1(x) = zeta(2, x), for x > 0."""
    if at_pole(x):
        raise Undefined("psi_1 at a pole")
    if sign(x) < 0:
        raise Unsupported("psi_1 of a negative number")
    return arb(2).zeta(ball(x))


def normal_cdf(x: Real) -> Real:
    """Phi(x) = erfc(-x / sqrt 2) / 2."""
    return fmpq(1, 2) if is_exact(x) and x == 0 else (-ball(x) / arb(2).sqrt()).erfc() / 2


def zeta(x: Real) -> Real:
    """zeta(x) for x > 1."""
    if is_exact(x) and x == 1:
        raise Undefined("zeta at its pole")
    return ball(x).zeta()


def floor(x: Real) -> Real:
    """The greatest whole number that is not above x."""
    if is_exact(x):
        return fmpq(x.floor())
    whole = x.floor().unique_fmpz()
    if whole is None:
        raise Unsupported("the whole part of a number this near to a whole one")
    return fmpq(whole)


def absolute(x: Real) -> Real:
    """|x|."""
    return abs(x)


def of_ball(method: str, at_zero: Real) -> Callable[[Real], Real]:
    """A function of a ball with an exact value at 0."""

    def function(x: Real) -> Any:
        return at_zero if is_exact(x) and x == 0 else getattr(ball(x), method)()

    return function


ONE_ARGUMENT: dict[str, Callable[[Real], Real]] = {
    "log": logarithm,
    "exp": exponential,
    "psi": digamma,
    "psi_1": trigamma,
    "Gamma": gamma,
    "abs": absolute,
    "Phi": normal_cdf,
    "zeta": zeta,
    "floor": floor,
    "factorial": factorial,
    "sin": of_ball("sin", ZERO),
    "cos": of_ball("cos", ONE),
    "sinh": of_ball("sinh", ZERO),
    "cosh": of_ball("cosh", ONE),
}
AT_INFINITY: dict[tuple[str, bool], Real] = {
    ("log", True): math.inf,
    ("exp", True): math.inf,
    ("exp", False): ZERO,
    ("psi", True): math.inf,
    ("psi_1", True): ZERO,
    ("Gamma", True): math.inf,
    ("factorial", True): math.inf,
    ("abs", True): math.inf,
    ("abs", False): math.inf,
    ("Phi", True): ONE,
    ("Phi", False): ZERO,
    ("zeta", True): ONE,
    ("floor", True): math.inf,
    ("sinh", True): math.inf,
    ("cosh", True): math.inf,
}
