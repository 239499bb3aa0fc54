"""Means given less than a whole model, where the rest of it has a known law given that.

    mu_s given sigma_1, ..., sigma_s    a walk with the variances wander sigma_r^2, under a ratio law
    sigma_1 given mu_1                  independent of it, under a ratio law
    mu_s in first power                 mu_0, by symmetry, whatever is known of the variances

Source: Fisher 1925 (the mean and variance of a normal sample are independent).
"""

from __future__ import annotations

from typing import Any

from modelcollapse.checking.truth import polynomial as p
from modelcollapse.checking.truth.chance import Chance, known_atoms, normal_power, retimed
from modelcollapse.checking.truth.polynomial import Atom, Monomial, Poly
from modelcollapse.checking.truth.reals import ONE, Unsupported

REASON = "an expectation given less than the model before"


def partly(poly: Poly, known: set[tuple[str, int]], chance: Chance) -> Poly:
    """E of a polynomial in the states given the `known` of them (pairs of kind and time). Raises Unsupported."""
    unknown = missing(poly, known)
    if not unknown:
        return poly
    given_means = any(kind == "m" and time for kind, time in known)
    if chance.fit is not None and {time for _, time in known} <= {0, 1} and ("v", 1) not in known and given_means:
        return p.replaced(poly, lambda monomial: first_variance(monomial, chance))
    if given_means:
        raise Unsupported(REASON)
    try:
        return centred(poly, unknown, chance)
    except Unsupported:
        if chance.fit is None:
            raise
    for time in range(max(time for _, time, _ in unknown), 0, -1):
        poly = p.replaced(poly, lambda monomial, at=time: walked(monomial, at, chance))  # type: ignore[misc]
    if missing(poly, known):
        raise Unsupported(REASON)
    return poly


def missing(poly: Poly, known: set[tuple[str, int]]) -> set[Atom]:
    """The states in it that are not known; a logarithm is known with its variance."""
    return {one for one in known_atoms(poly) if (one[0].replace("l", "v"), one[1]) not in known}


def first_variance(monomial: Monomial, chance: Chance) -> tuple[Monomial, Poly]:
    """sigma_1^2a log^l sigma_1^2 by its mean, which mu_1 does not move."""
    mine, rest = p.split(monomial, lambda factor: factor[0] in "vl" and factor[1] == 1)
    number = p.number_of(chance.conditional({mine: ONE}, 0)) if mine else ONE
    if number is None or any(time > 1 or kind not in "vlm" for (kind, time, _), _ in rest):
        raise Unsupported(REASON)
    return rest, p.constant(number)


def walked(monomial: Monomial, time: int, chance: Chance) -> tuple[Monomial, Poly]:
    """mu_t^k as E (mu_(t-1) + N(0, wander sigma_(t-1)^2))^k, the variances given."""
    mine, rest = p.split(monomial, lambda factor: factor[0] == "m" and factor[1] == time)
    if not mine:
        return monomial, p.constant(ONE)
    wander, exponent = chance.law[2], mine[0][1]
    if not isinstance(exponent, int) or exponent < 0:
        raise Unsupported(REASON)
    found = normal_power(p.atom("m", time - 1), p.scaled(p.atom("v", time - 1), wander), exponent)
    if time > 1:
        return rest, found
    settled: Any = [p.constant(number * chance.at_truth(retimed(inner, 0))) for inner, number in found.items()]
    return rest, p.plus(*settled)


def centred(poly: Poly, unknown: set[Atom], chance: Chance) -> Poly:
    """A mean that is not given, in first power: by symmetry about mu_0 it is mu_0, whatever the variances are."""
    if any(factor[0] != "m" for factor in unknown):
        raise Unsupported(REASON)

    def image(monomial: Monomial) -> tuple[Monomial, Poly]:
        mine, rest = p.split(monomial, lambda factor: factor in unknown)
        means = [factor for factor, _ in monomial if factor[0] == "m"]
        if mine and (len(means) > 1 or mine[0][1] != 1):
            raise Unsupported(REASON)
        return rest, p.constant(chance.mean if mine else ONE)

    return p.replaced(poly, image)
