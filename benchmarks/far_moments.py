r"""Terms at one point in 60 digits of mpmath, apart from both channels: expectations under replace, a fit at a time.

mu_{s+1} = mu_s + N(0, lambda sigma_s^2/n), sigma_{s+1}^2 = sigma_s^2 W, E W^z = (2 lambda/a)^z G(h+z)/G(h) with
h = (n-1)/2, and E W^z log^l W by d/dz, applied to a polynomial in mu_s, sigma_s, log sigma_s and chi-square variables.
Source: Cochran 1934; the rest is the definition of the loop.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from fractions import Fraction
from functools import cache
from math import comb, factorial
from typing import Any

import mpmath as mp

from modelcollapse.checking import terms as tm
from modelcollapse.checking.setting import Setting

DERIVED = {
    "log": mp.log, "exp": mp.exp, "psi": mp.digamma, "psi_1": lambda x: mp.psi(1, x), "Gamma": mp.gamma, "abs": abs,
    "sin": mp.sin, "cos": mp.cos, "sinh": mp.sinh, "cosh": mp.cosh, "zeta": mp.zeta, "Phi": mp.ncdf,
}  # fmt: skip
CONSTANTS = {"pi": mp.pi, "e": mp.e, "euler_gamma": mp.euler}
Atom = tuple[str, Any, str]  # its letter, generation (or degrees of freedom), and "log" or its label
Sum = dict[tuple[tuple[Atom, Any], ...], Any]
"""A polynomial: the coefficient of each monomial, which is a sorted row of (atom, exponent)."""


class Unknown(Exception):
    """The term is beyond this evaluator."""


def number(value: Sum) -> Any:
    """A polynomial without atoms as a number."""
    if any(value.keys() - {()}):
        raise Unknown
    return value.get((), mp.mpf(0))


def constant(value: Any) -> Sum:
    """A number as a polynomial."""
    if mp.im(value) or not mp.isfinite(value):
        raise Unknown
    return {(): value}


def times(left: Sum, right: Sum) -> Sum:
    """The product."""
    found: Sum = defaultdict(mp.mpf)
    for one, a in left.items():
        for two, b in right.items():
            powers: dict[Atom, Any] = defaultdict(mp.mpf)
            for atom, power in (*one, *two):
                powers[atom] += power
            found[tuple(sorted((atom, power) for atom, power in powers.items() if power))] += a * b
    return found


def added(parts: list[Sum]) -> Sum:
    """The sum."""
    found: Sum = defaultdict(mp.mpf)
    for part in parts:
        for key, value in part.items():
            found[key] += value
    return found


@cache
def moment(half: Any, scale: Any, z: Any, logs: int) -> Any:
    """E[G^z log^l G] for G = scale times a gamma variable of the shape `half`; Unknown where it is infinite."""
    if half + z <= 0 or logs > 2:
        raise Unknown
    size, first = scale**z * mp.gammaprod([half + z], [half]), mp.log(scale) + mp.digamma(half + z)
    return size * (1, first, first**2 + mp.psi(1, half + z))[logs]


class Here:
    """A point with its loop: n, the divisor and the temperature as numbers."""

    def __init__(self, setting: Setting, point: Mapping[str, Fraction]) -> None:
        self.numbers = {name: mp.mpf(value.numerator) / value.denominator for name, value in point.items()}
        self.first = {"sigma": self.numbers.get("sigma_0", mp.mpf(1)), "mu": self.numbers.get("mu_0", mp.mpf(0))}
        self.replace = setting.loop == "replace" and "n" in point
        if self.replace:
            self.n, self.heat = self.numbers["n"], self.numbers.get("temperature", mp.mpf(1))
            divisor = {"mle": self.n, "unbiased": self.n - 1, "min-mse": self.n + 1}.get(setting.estimator.name)
            self.divisor = self.numbers.get("divisor") if setting.symbolic_divisor else divisor
            self.replace = self.divisor is not None

    def value(self, term: Any) -> Sum:
        """The term as a polynomial in what is random."""
        if isinstance(term, tm.Number):
            return constant(mp.mpf(term.value.numerator) / term.value.denominator)
        if isinstance(term, tm.Symbol) and term.name in self.numbers:
            return constant(self.numbers[term.name])
        if isinstance(term, tm.Constant) and term.name in CONSTANTS:
            return constant(+CONSTANTS[term.name])
        if isinstance(term, tm.Plus):
            return added([self.value(part) for part in term.terms])
        if isinstance(term, tm.Times):
            product = constant(mp.mpf(1))
            for factor in term.factors:
                product = times(product, self.value(factor))
            return product
        if isinstance(term, tm.Power):
            return self.power(self.value(term.base), number(self.value(term.exponent)))
        if isinstance(term, tm.Series):
            return self.series(term)
        return self.random(term)

    def power(self, base: Sum, exponent: Any) -> Sum:
        """A power: whole ones are multiplied out, others are of one monomial without logarithms or means."""
        if exponent == int(exponent) and 0 <= exponent <= 8 and set(base) != {()}:
            product = constant(mp.mpf(1))
            for _ in range(int(exponent)):
                product = times(product, base)
            return product
        ((key, size),) = base.items() if len(base) == 1 else (((None, 0)),)
        if key is None or any(atom[0] == "mu" or atom[2] == "log" for atom, _ in key):
            raise Unknown
        return {tuple((atom, power * exponent) for atom, power in key): constant(mp.power(size, exponent))[()]}

    def series(self, term: tm.Series) -> Sum:
        """A finite sum or product."""
        low, high = int(number(self.value(term.low))), int(number(self.value(term.high)))
        product = constant(mp.mpf(term.kind != "sum"))
        before = self.numbers.get(term.index)
        for k in range(low, high + 1):
            self.numbers[term.index] = mp.mpf(k)
            body = self.value(term.body)
            product = added([product, body]) if term.kind == "sum" else times(product, body)
        self.numbers.pop(term.index, None)
        if before is not None:
            self.numbers[term.index] = before
        return product

    def random(self, term: Any) -> Sum:
        """Processes, functions, and the operators E, Var and Cov without a condition."""
        if isinstance(term, tm.Apply):
            return self.function(term)
        if isinstance(term, tm.Fresh) and term.law == "chi2":
            df = number(self.value(term.parameters[0]))
            return {((("chi", df, term.label), mp.mpf(1)),): mp.mpf(1)}
        if isinstance(term, tm.Process) and self.replace:
            at = int(number(self.value(term.at)))
            if term.name in ("sigma", "mu") and at == 0:
                return constant(self.first[term.name])
            if term.name in ("sigma", "mu") and at > 0:
                return {(((term.name, at, ""), mp.mpf(1)),): mp.mpf(1)}
            if term.name == "W" and at >= 1:
                below = self.value(tm.Power(tm.Process("sigma", tm.number(at - 1)), tm.number(-2)))
                return times({((("sigma", at, ""), mp.mpf(2)),): mp.mpf(1)}, below)
        if isinstance(term, tm.Expectation) and not term.given:
            return constant(self.mean(self.value(term.body)))
        if isinstance(term, tm.Variance | tm.Covariance) and not getattr(term, "given", ()):
            pair = (term.body, term.body) if isinstance(term, tm.Variance) else (term.left, term.right)
            left, right = self.value(pair[0]), self.value(pair[1])
            return constant(self.mean(times(left, right)) - self.mean(left) * self.mean(right))
        raise Unknown

    def function(self, term: tm.Apply) -> Sum:
        """A function of numbers; the logarithm of a monomial; distances of model t from the truth."""
        if term.function in ("KL", "W2"):
            return self.distance(term)
        (given,) = [self.value(argument) for argument in term.arguments[:1]]
        if term.function == "log" and len(given) == 1 and set(given) != {()}:
            ((key, size),) = given.items()
            if any(atom[0] == "mu" or atom[2] == "log" for atom, _ in key):
                raise Unknown
            logs: Sum = {(((atom[0], atom[1], "log"), mp.mpf(1)),): power for atom, power in key}
            return added([constant(mp.log(size)), logs])
        if term.function not in DERIVED or len(term.arguments) != 1:
            raise Unknown
        return constant(DERIVED[term.function](number(given)))

    def distance(self, term: tm.Apply) -> Sum:
        """KL of model t and the truth either way, or W_2^2, by the means and variances."""
        left, right = (getattr(argument, "at", None) for argument in term.arguments)
        at, forward = (left, True) if right == tm.number(0) else (right, False)
        if at is None or tm.number(0) not in (left, right) or self.first != {"sigma": 1, "mu": 0}:
            raise Unknown
        mu, sigma = (self.value(tm.Process(name, at)) for name in ("mu", "sigma"))
        square, one = times(mu, mu), constant(mp.mpf(1))
        if term.function == "W2":
            apart = added([sigma, constant(mp.mpf(-1))])
            return added([square, times(apart, apart)])
        log = self.value(tm.Apply("log", (tm.Power(tm.Process("sigma", at), tm.number(2 if forward else -2)),)))
        variance = times(sigma, sigma) if forward else self.power(sigma, mp.mpf(-2))
        scaled = square if forward else times(square, variance)
        whole = added([variance, scaled, times(constant(mp.mpf(-1)), added([one, log]))])
        return times(constant(mp.mpf(1) / 2), whole)

    def mean(self, body: Sum) -> Any:
        """E of a polynomial: chi-square variables first, then the models from the last one down."""
        left: Sum = defaultdict(mp.mpf)
        for key, size in body.items():
            rest, factor = self.without_chi(dict(key))
            left[rest] += size * factor
        while any(left):
            last = max(atom[1] for key in left for atom, _ in key)
            left = added([times({(): size}, self.stepped(dict(key), last)) for key, size in left.items()])
        return number(left)

    def without_chi(self, powers: dict[Atom, Any]) -> tuple[tuple[tuple[Atom, Any], ...], Any]:
        """The monomial without its chi-square variables, and E of these."""
        factor = mp.mpf(1)
        logs = {atom for atom in powers if atom[0] == "chi" and atom[2] == "log"}
        plain = {atom for atom in powers if atom[0] == "chi"} - logs
        if len(logs | plain) > 1 and (logs or len({atom[1] for atom in plain}) > 1):
            raise Unknown
        for atom in logs | plain:
            z, order = (0, int(powers[atom])) if atom in logs else (powers[atom], 0)
            factor *= moment(atom[1] / 2, 2, z, order)
        return tuple(sorted((atom, power) for atom, power in powers.items() if atom[0] != "chi")), factor

    def stepped(self, powers: dict[Atom, Any], last: int) -> Sum:
        """E of a monomial given all models before the last one, which it no longer names."""
        i, p, logs = (
            powers.pop(atom, mp.mpf(0)) for atom in (("mu", last, ""), ("sigma", last, ""), ("sigma", last, "log"))
        )
        if i != int(i) or i < 0 or logs != int(logs) or logs < 0:
            raise Unknown
        before = [self.value(tm.Process(name, tm.number(last - 1))) for name in ("mu", "sigma")]
        log = self.value(tm.Apply("log", (tm.Process("sigma", tm.number(last - 1)),)))
        means, ratios = [], []
        for j in range(int(i) // 2 + 1):
            normal = comb(int(i), 2 * j) * factorial(2 * j) // (2**j * factorial(j)) * (self.heat / self.n) ** j
            means.append(
                times({(): normal}, times(self.power(before[0], i - 2 * j), self.power(before[1], mp.mpf(2 * j))))
            )
        for j in range(int(logs) + 1):
            ratio = moment((self.n - 1) / 2, 2 * self.heat / self.divisor, p / 2, j) / mp.mpf(2) ** j
            ratios.append(times({(): comb(int(logs), j) * ratio}, self.power(log, logs - j)))
        rest: Sum = {tuple(sorted(powers.items())): mp.mpf(1)}
        return times(times(rest, self.power(before[1], p)), times(added(means), added(ratios)))
