"""Integrating out what is fresh: chi-square and normal variables, and a draw X from a model."""

from __future__ import annotations

from fractions import Fraction
from math import comb
from typing import Any

from modelcollapse.checking.kernel.build import (
    ONE,
    Linear,
    constant,
    plus,
    power,
    times,
)
from modelcollapse.checking.kernel.fit import chi2_moment, normal_moment
from modelcollapse.checking.kernel.monomials import Factor, Monomial, Polynomial, collected
from modelcollapse.checking.kernel.theorem import (
    Unproved,
)
from modelcollapse.checking.terms import (
    Fresh,
    Term,
    is_random,
    number,
)

UNIT = constant(1)


def undrawn(reduction: Any, now: dict[str, Linear], time: Linear, before: Monomial) -> Polynomial:
    """X = mu + sigma z given the model, z standard normal."""
    k = now.pop("X").whole
    temperature = dict(reduction.fit.moments.loop.values()).get("temperature", 1)
    if k is None or temperature != 1:
        raise Unproved("no rule for this power of a draw, or for a draw from a heated model")
    draws = [other.added(UNIT) for leaf, other, _ in before if leaf == "X"]
    if not all(reduction.nonnegative(time.added(later.scaled(Fraction(-1)))) for later in draws):
        raise Unproved("two draws that may be one")
    parts = []
    for j in range(0, k + 1, 2):
        drawn = (("mean", time, constant(k - j)), ("variance", time, constant(Fraction(j, 2))))
        rest = (*before, *((name, time, e) for name, e in now.items()))
        parts.append(((*rest, *drawn), times(number(comb(k, j)), normal_moment(j, ONE))))
    return collected(parts)


def fresh_mean(reduction: Any, factors: list[Factor]) -> Term:
    """The mean of the fresh variables, which are independent of all else and of each other."""
    by_variable: dict[Fresh, dict[str, Linear]] = {}
    for name, _, exponent in factors:
        kind, variable = name if isinstance(name, tuple) else ("power", name)
        by_variable.setdefault(variable, {})[kind] = exponent
    return times(*(_one_fresh(reduction, variable, powers) for variable, powers in by_variable.items()))


def _one_fresh(reduction: Any, variable: Fresh, powers: dict[str, Linear]) -> Term:
    if not isinstance(variable, Fresh) or any(map(is_random, variable.parameters)):
        raise Unproved("a law with random parameters")
    exponent, logs = powers.get("power", constant(0)), powers.get("log", constant(0)).whole
    if variable.law == "chi2" and logs is not None:
        df = reduction.term(variable.parameters[0])
        if not reduction.positive(df):
            raise Unproved("the degrees of freedom are not shown to be positive")
        return chi2_moment(df, ONE, exponent, logs, reduction.positive)
    k = exponent.whole
    if variable.law != "normal" or "log" in powers or k is None:
        raise Unproved("no rule for the mean of a fresh variable")
    centre, spread = map(reduction.term, variable.parameters)
    parts = (times(number(comb(k, j)), power(centre, k - j), normal_moment(j, spread)) for j in range(0, k + 1, 2))
    return plus(*parts)
