"""The truth channel: true statements are never refuted, false ones are, and what is not known is said to be so."""

from __future__ import annotations

from fractions import Fraction
from typing import Any

import pytest

pytest.importorskip("flint")

from modelcollapse.checking import terms as tm
from modelcollapse.checking.domain import CONVENTIONS, Range
from modelcollapse.checking.setting import Setting
from modelcollapse.checking.terms import Claim, Obligation
from modelcollapse.checking.truth import evaluate, judge
from modelcollapse.checking.verdict import Verdict
from modelcollapse.estimators import as_estimator
from truth_cases import FALSE, TRUE, c, g
from truth_language import (
    E,
    P,
    T,
    Var,
    X,
    absolute,
    chi2,
    draw,
    function,
    gamma,
    infinity,
    k,
    lim,
    log,
    mu,
    n,
    prod,
    relation,
    s,
    symbol,
    t,
    tends,
    total,
)  # fmt: skip

DOMAIN = {
    **CONVENTIONS,
    "r": Range(False, Fraction(0), low_strict=True),
    "k": Range(True, Fraction(1)),
    "m": Range(True, Fraction(0)),
}
CLASSES = sorted({case[0] for case in (*TRUE, *FALSE)})


def setting(loop: str = "replace", estimator: str = "mle") -> Setting:
    chosen = as_estimator("mle" if estimator == "any" else estimator)
    return Setting(loop, chosen, DOMAIN, symbolic_divisor=estimator == "any")


def verdict(claim: Any, loop: str = "replace", estimator: str = "mle") -> Verdict:
    return judge(Claim(claim), setting(loop, estimator), 5)


def verdicts(cases: list[Any], kind: str) -> list[tuple[Any, Verdict]]:
    asked = [case[1:] for case in cases if case[0] == kind]
    return [((loop, estimator, claim), verdict(claim, loop, estimator)) for loop, estimator, claim in asked]


def test_there_are_enough_statements_of_both_kinds() -> None:
    assert len(TRUE) >= 100 and len(FALSE) >= 150


@pytest.mark.parametrize("kind", CLASSES)
def test_no_true_statement_is_refuted_and_each_is_evaluated(kind: str) -> None:
    for case, found in verdicts(TRUE, kind):
        assert found.level in ("SUPPORTED", "STATISTICAL"), (case, found.level, found.reason)


@pytest.mark.parametrize("kind", CLASSES)
def test_every_false_statement_is_refuted_at_a_point_that_shows_it(kind: str) -> None:
    for case, found in verdicts(FALSE, kind):
        assert found.level == "REFUTED", (case, found.level, found.reason)
        assert found.counterexample is not None and found.kind


@pytest.mark.parametrize(
    ("claim", "start"),
    [
        (Var(mu(t)) > 0, ("t", 1)),
        (prod(k, 2, t, 1 - 1 / k) == 1 / t, ("t", 1)),
        ((n - 1) / (n - 2) * (n - 2) / n == (n - 1) / n, ("n", 3)),
        (E(s(t) ** -2) == (n / (n - 3)) ** t, ("n", 4)),
    ],
)
def test_what_is_false_at_a_corner_only_is_refuted_with_a_proposal_of_where_it_holds(claim: Any, start: Any) -> None:
    found = verdict(claim)
    assert found.level == "REFUTED" and found.proposal == start, found


def test_the_smallest_counterexample_comes_first() -> None:
    found = verdict(E(s(t) ** 2) == 1)
    assert found.counterexample is not None
    assert (dict(found.counterexample.point), found.counterexample.left) == ({"n": "2", "t": "1"}, "1/2")


def test_an_undefined_side_is_said_to_be_undefined() -> None:
    found = verdict(E(mu(t) ** 2) / Var(mu(t)) == 1)
    assert found.level == "REFUTED" and "undefined" in found.reason and "t = 0" in found.reason


def test_a_presupposition_that_fails_refutes() -> None:
    claim = Claim(n == n, (Obligation("nonzero", (n - 2).term),))
    assert judge(claim, setting(), 5).level == "REFUTED"


def test_a_presupposition_about_a_bound_variable_is_left_alone() -> None:
    claim = Claim(lim(t, 1 / t) + t == t, (Obligation("nonzero", t.term),))
    assert judge(claim, setting(), 5).level == "SUPPORTED"


@pytest.mark.parametrize(
    "claim",
    [
        lim(t, prod(k, 40, t, X(tm.number(Fraction(1, 2))))) == 0,
        lim(t, total(k, 1, t - 45, 1) / t) == 1,
        lim(t, ((1 - 1 / n) ** t) ** (1 / (t + 1))) == 1 - 1 / n,
        lim(n, function("floor")(1 - 1 / n)) == 0,
        lim(n, n / (n + 10**100)) == 1,
        X(tm.number(-8)) ** Fraction(1, 3) == -2,
        E(mu(t), s(t)) == mu(0),
        P(function("max")(s(t), 1) <= 1) >= P(s(t) < 1),
        P(s(t) * s(t) * s(t) ** 2 <= s(t) ** 4) == 1,
        s(t + 1) ** 2 / mu(t + 1) ** 2 >= 0,
        E(s(t) ** 2) >= E(s(t + 1) ** 2),
        tends(mu(t) / t, 0, "almost surely"),
        E(absolute(mu(t))) <= 1,
        Var(draw(t), mu(t), s(t)) == s(t) ** 2,
        P(t >= T) <= P(t + 1 >= T),
        E(s(t - 1) ** 2) * (1 - 1 / n) == E(s(t) ** 2),
    ],
)
def test_true_statements_that_a_careless_evaluator_refutes(claim: Any) -> None:
    found = verdict(claim)
    assert found.level != "REFUTED", found.reason


@pytest.mark.parametrize(
    "claim",
    [
        relation("=", X(tm.number(9)) ** (X(tm.number(9)) ** (X(tm.number(9)) ** 9)), 1),
        total(k, 1, 10**12, 1 / k) == 5,
        total(k, 1, 2000, total(symbol("m"), 1, 2000, 1 / (k + symbol("m")))) == 1,
        E(s(10**12) ** 2) == symbol("q"),
        E(function("arctan")(mu(t))) == 0,
        E(s(t) ** 2, T) == 1,
    ],
)
def test_what_costs_too_much_or_is_not_known_is_unchecked(claim: Any) -> None:
    found = verdict(claim)
    assert found.level in ("UNCHECKED", "REFUTED") and "internal" not in found.reason, found.reason


def test_a_refutation_by_simulation_says_so() -> None:
    found = verdict(P(s(t + 1) ** 2 <= 1) <= Fraction(1, 2), "fresh")
    assert (found.level, found.kind) == ("REFUTED", "statistical")


def test_a_refutation_by_the_strong_law_says_so() -> None:
    assert verdict(tends(s(t), 1, "almost surely"), "replace", "unbiased").kind == "by a theorem"


def test_values_are_exact_balls_or_infinite() -> None:
    point = {"n": Fraction(3), "t": Fraction(2)}
    assert str(evaluate((E(s(t) ** 2)).term, point, setting())) == "4/9"
    assert abs(float(evaluate(c.term, point, setting())) - 0.7236012545582676) < 1e-15
    assert evaluate(E(s(t) ** -2).term, point, setting()) == float("inf")
    assert evaluate(E(chi2(2) ** -1).term, point, setting()) == evaluate(infinity.term, point, setting())


def test_the_program_and_the_ratio_law_give_the_same_moments() -> None:
    from flint import fmpq

    from modelcollapse.checking.truth.chance import Chance
    from modelcollapse.loops import loop_class

    chance = Chance(loop_class("replace")(n=4, temperature=Fraction(2, 3)), as_estimator("unbiased"), fmpq(2), fmpq(9))
    monomials = [((("m", 3, ""), 2), (("v", 3, ""), 1)), ((("m", 3, ""), 4),), ((("v", 3, ""), 2),)]
    by_ratio = [chance.expectation({monomial: fmpq(1)}) for monomial in monomials]
    chance.__dict__["fit"] = None
    assert by_ratio == [chance.expectation({monomial: fmpq(1)}) for monomial in monomials]


def test_moments_of_every_loop_are_those_of_the_package() -> None:
    from modelcollapse.quantities import value

    for loop in ("fresh", "anchored", "accumulate"):
        numbers = {"n": 3} if loop == "accumulate" else {"n_real": 2, "n_synthetic": 3}
        point = {**{name: Fraction(number) for name, number in numbers.items()}, "t": Fraction(4)}
        for name, term in (("mean-square-variance", E(s(t) ** 4)), ("mean-fourth-wander", E(mu(t) ** 4))):
            expected = value(name, loop, t=4, **numbers).fraction
            assert str(evaluate(term.term, point, setting(loop))) == str(expected), (loop, name)


def test_the_drift_and_its_gamma_neighbours_are_not_confused() -> None:
    assert verdict(E(log(s(t) ** 2)) == t * g).level == "SUPPORTED"
    assert verdict(E(s(t)) == (c * gamma(n) / gamma(n)) ** t).level == "SUPPORTED"


def test_a_parameter_that_is_free_has_not_its_default() -> None:
    cold = {**DOMAIN, "temperature": Range(False, Fraction(0), Fraction(1), low_strict=True, high_strict=True)}
    claim, chosen = Claim(lim(t, E(s(t) ** 2)) == 0), as_estimator("unbiased")
    free = Setting("replace", chosen, cold, free=frozenset({"temperature"}))
    assert judge(claim, free, 5).level == "SUPPORTED"
    assert judge(claim, setting("replace", "unbiased"), 5).level == "REFUTED"
