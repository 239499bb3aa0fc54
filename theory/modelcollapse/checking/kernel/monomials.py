"""Polynomials in the processes and in fresh variables: {monomial: coefficient}, coefficients free of chance.

A monomial is a sorted tuple of factors (leaf, generation, exponent); a leaf is mean, variance, log (of the variance),
X, a leaf of a loop's memory, a fresh variable, ("log", a fresh one), or a conditional mean that is left as it is.
"""

from __future__ import annotations

from collections.abc import Iterable
from fractions import Fraction
from typing import Any

from modelcollapse.checking.kernel.build import ONE, ZERO, Linear, constant, plus, power, times
from modelcollapse.checking.kernel.theorem import Unproved
from modelcollapse.checking.terms import Apply, Expectation, Fresh, Number, Power, Process, Term, Times

Factor = tuple[Any, Linear, Linear]
Monomial = tuple[Factor, ...]
Polynomial = dict[Monomial, Term]
Known = list[tuple[str, Linear]]
MOST_TERMS = 400


def collected(pairs: Iterable[tuple[Monomial, Term]]) -> Polynomial:
    """Like monomials together; mu_0 = 0, sigma_0 = 1 and log sigma_0 = 0."""
    total: Polynomial = {}
    for factors, coefficient in pairs:
        powers: dict[tuple[Any, Linear], Linear] = {}
        for leaf, time, exponent in factors:
            powers[leaf, time] = powers.get((leaf, time), constant(0)).added(exponent)
        powers = {key: e for key, e in powers.items() if e != constant(0)}
        if any(time == constant(0) and leaf in ("mean", "log") for leaf, time in powers):
            continue
        kept = [(leaf, time, e) for (leaf, time), e in powers.items() if leaf != "variance" or time != constant(0)]
        key = tuple(sorted(kept, key=repr))
        total[key] = plus(total.get(key, ZERO), coefficient)
    return {monomial: c for monomial, c in total.items() if c != ZERO}


def product(*parts: Polynomial) -> Polynomial:
    """The product."""
    total: Polynomial = {(): ONE}
    for part in parts:
        if len(total) * len(part) > MOST_TERMS:
            raise Unproved("too many terms")
        total = collected((a + b, times(c, d)) for a, c in total.items() for b, d in part.items())
    return total


def term_of_polynomial(polynomial: Polynomial) -> Term:
    """The polynomial as a term."""
    return plus(*(times(c, *map(factor_term, monomial)) for monomial, c in polynomial.items()))


def factor_term(factor: Factor) -> Term:
    """A power of a leaf as a term."""
    leaf, time, exponent = factor
    if leaf == "variance":
        return power(Process("sigma", time.term()), exponent.scaled(Fraction(2)).term())
    if leaf == "log":
        return power(Apply("log", (power(Process("sigma", time.term()), 2),)), exponent.term())
    if isinstance(leaf, str):
        return power(Process({"mean": "mu"}.get(leaf, leaf), time.term()), exponent.term())
    return power(Apply("log", (leaf[1],)) if isinstance(leaf, tuple) else leaf, exponent.term())


def conditional(monomial: Monomial, known: Known) -> Expectation:
    """The conditional mean of a monomial as an atom; who knows a process knows its powers."""
    processes = {Process({"mean": "mu", "variance": "sigma"}[leaf], time.term()) for leaf, time in known}
    return Expectation(times(*map(factor_term, monomial)), tuple(sorted(processes, key=repr)))


def is_positive_factor(factor: Factor) -> bool:
    """A power of sigma, or of a chi-square variable."""
    leaf = factor[0]
    return leaf == "variance" or (isinstance(leaf, Fresh) and leaf.law == "chi2")


def sign_of_monomial(body: Term) -> bool | None:
    """True for a power of sigmas, False for what is only a square or a modulus, None where its sign is open."""
    signs: list[bool | None] = []
    if isinstance(body, Apply) and body.function == "abs":
        return False
    for factor in body.factors if isinstance(body, Times) else (body,):
        base, exponent = (factor.base, factor.exponent) if isinstance(factor, Power) else (factor, ONE)
        even = isinstance(exponent, Number) and exponent.value.denominator == 1 and exponent.value % 2 == 0
        signs.append(True if isinstance(base, Process) and base.name == "sigma" else False if even else None)
    return None if None in signs else all(signs)


def scaled_exponent(exponent: Linear, by: Linear) -> Linear:
    """The product of two exponents, one of which is a number."""
    if by.coefficients and exponent.coefficients:
        raise Unproved("an exponent is not linear")
    return by.scaled(exponent.constant) if by.coefficients else exponent.scaled(by.constant)
