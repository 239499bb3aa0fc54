"""Duplication and reflection of Gamma and psi, and sines at the angles where they are known."""

from __future__ import annotations

from fractions import Fraction

import pytest

from modelcollapse.checking.algebra import equal, is_positive
from modelcollapse.checking.domain import CONVENTIONS, REAL, Range
from modelcollapse.checking.kernel import (
    Unproved,
    algebra,
    identity,
    instance,
)
from modelcollapse.checking.terms import Apply, Relation, Symbol
from number_relations import FREE_N, POSITIVE, SETTING, X, relation


@pytest.mark.parametrize("kind", ["duplication", "reflection"])
@pytest.mark.parametrize("name", ["Gamma", "psi", "psi_1"])
def test_the_identities_hold_at_a_point(kind: str, name: str):
    import mpmath

    functions = {"Gamma": mpmath.gamma, "psi": mpmath.digamma, "psi_1": lambda x: mpmath.psi(1, x), "log": mpmath.log,
                 "sin": mpmath.sin, "cos": mpmath.cos}  # fmt: skip

    def at(term: object, x: object) -> object:
        from modelcollapse.checking.terms import Constant, Number, Plus, Power, Times

        match term:
            case Number(value):
                return mpmath.mpf(value.numerator) / value.denominator
            case Symbol():
                return x
            case Constant():
                return mpmath.pi
            case Plus(terms):
                return mpmath.fsum(at(one, x) for one in terms)
            case Times(factors):
                return mpmath.fprod(at(one, x) for one in factors)
            case Power(base, exponent):
                return at(base, x) ** at(exponent, x)  # type: ignore[operator]
            case Apply(function, (argument,)):
                return functions[function](at(argument, x))
        raise AssertionError(term)

    found = identity(kind, name, SETTING).statement
    assert isinstance(found, Relation)
    for x in ("0.13", "0.5", "0.77"):
        assert mpmath.almosteq(at(found.left, mpmath.mpf(x)), at(found.right, mpmath.mpf(x)), 1e-12)


def test_reflection_is_for_arguments_below_one():
    with pytest.raises(Unproved):
        instance(identity("reflection", "psi", SETTING), {"~x": X}, SETTING, POSITIVE)


@pytest.mark.parametrize("twelfths", range(-25, 26))
def test_sines_at_multiples_of_a_twelfth_of_pi(twelfths: int):
    import math

    for name, function in (("sin", math.sin), ("cos", math.cos)):
        found = Apply(name, (relation(rf"\frac{{{twelfths}}}{{12}}\pi > 0").left,))
        exact = function(twelfths * math.pi / 12)
        quarters = round(4 * exact**2)
        sign = -1 if exact < 0 else 1
        for factor in (sign, -sign):
            value = relation(rf"{factor}\cdot\sqrt{{{quarters}/4}} > 0").left
            right = (twelfths % 3 == 0 or twelfths % 2 == 0) and (factor == sign or quarters == 0)
            assert equal(found, value, CONVENTIONS) == right, (name, factor, quarters)


def test_a_sine_is_positive_up_to_pi_only():
    half = {**CONVENTIONS, "x": Range(REAL, Fraction(0), Fraction(1), True, True)}
    sine = relation(r"\sin(\pi x)>0").left
    assert is_positive(sine, half)
    assert not is_positive(sine, {**half, "x": Range(REAL, Fraction(0), Fraction(2), True, True)})
    assert not is_positive(sine, {**half, "x": Range(REAL, Fraction(0), Fraction(1), False, True)})


def test_an_exponent_is_taken_apart_along_the_sums_in_it():
    left = r"\exp\Bigl(\frac1n\sum_{k=1}^{t+1}\frac1k\Bigr)"
    right = r"\exp\Bigl(\frac1n\sum_{k=1}^t\frac1k\Bigr)"
    assert algebra(relation(rf"{left} = {right}\exp(\frac{{1}}{{n(t+1)}})"), FREE_N, CONVENTIONS)
    with pytest.raises(Unproved):
        algebra(relation(rf"{left} = {right}\exp(\frac{{1}}{{nt+1}})"), FREE_N, CONVENTIONS)


def test_constants_are_compared_by_balls():
    assert algebra(relation(r"\log 2 < \frac{7}{10}"), SETTING, CONVENTIONS).level == "CERTIFIED"
    for false in (r"\log 2 > \frac{7}{10}", r"\log 4 > 2\log 2", r"\sqrt 8 < 2\sqrt 2"):
        with pytest.raises(Unproved):
            algebra(relation(false), SETTING, CONVENTIONS)
