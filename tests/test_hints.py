"""Hints of a refutation: they are given where the claim was looked at again, and nowhere else."""

from __future__ import annotations

from fractions import Fraction

import pytest

from modelcollapse.checking import verify as joined
from modelcollapse.checking.budget import Expensive
from modelcollapse.checking.domain import CONVENTIONS, Range
from modelcollapse.checking.generations import Cure
from modelcollapse.checking.hints import hint, hinted, proposed
from modelcollapse.checking.verdict import LEVELS, Counterexample, Verdict
from modelcollapse.checking.verify import check_claim

LATER = Cure("t", 1, Range(True, Fraction(1)))
FOUND = "left is 1, right is 1 at n = 2, t = 0"
FALSE = Verdict("REFUTED", FOUND, "exact", proposal=("t", 1))


@pytest.mark.parametrize(
    ("loop", "tex", "words"),
    [
        ("replace", r"\mathbb{E}\,\sigma_t^2 < 1", "holds for t >= 1 (PROVED)"),
        ("replace", r"\operatorname{Var}(\mu_t) > \frac1n", "holds for t >= 2 (PROVED)"),
        ("replace", r"\mathbb{E}[\sigma_1^{-2}] = \frac{n}{n-3}", "holds for n >= 4 (PROVED)"),
        ("replace", r"\mathbb{E}\log\sigma_t^2 < t\log\left(1-\frac{3}{2n}\right)", "holds for t >= 1 (CERTIFIED)"),
        ("replace", r"t^2 \ne 4 \quad\text{for } t \le 30", "holds for t >= 3"),
    ],
)
def test_a_hint_that_is_given_says_on_what_it_rests(loop: str, tex: str, words: str) -> None:
    found = check_claim(tex, loop, budget=6)
    assert found.level == "REFUTED" and words in found.reason


@pytest.mark.parametrize(
    ("loop", "tex", "where"),
    [
        ("replace", r"\mathbb{P}(\sigma_t^2 < 1) > \frac{11}{20}", "false at n = 200, t = 1, where it is .533"),
        ("replace", r"\mathbb{P}(\sigma_t^2 < \tfrac12) \ge \frac1n", "false at n = 20, t = 1, where it is .047"),
        ("replace", r"\mathbb{E}\,\sigma_t^2 < 1 - \frac tn", "false at t = 1 too"),
        ("replace", r"\operatorname{Var}(\mu_t) \ge 1", "false everywhere"),
    ],
)
def test_no_hint_is_given_of_what_is_false_further_on(loop: str, tex: str, where: str) -> None:
    found = check_claim(tex, loop, budget=6)
    assert found.level == "REFUTED" and "holds for" not in found.reason, where


def test_a_hint_is_proposed_by_the_truth_channel_as_a_symbol_and_its_least_value() -> None:
    found = proposed(FALSE, CONVENTIONS)
    assert found == LATER
    assert proposed(Verdict("REFUTED", FOUND), CONVENTIONS) is None
    assert proposed(Verdict("SUPPORTED", FOUND, proposal=("t", 1)), CONVENTIONS) is None
    assert proposed(Verdict("REFUTED", FOUND, proposal=("z", 1)), CONVENTIONS) is None
    low = proposed(Verdict("REFUTED", FOUND, proposal=("m", -2)), {"m": Range(True, None, Fraction(7))})
    assert low == Cure("m", -2, Range(True, Fraction(-2), Fraction(7)))


@pytest.mark.parametrize("level", LEVELS)
def test_only_a_theorem_or_many_points_make_a_hint(level: str) -> None:
    theorem = level in ("PROVED", "CERTIFIED", "CITED")
    many = hint(LATER, Verdict(level, "", points=50))
    few = hint(LATER, Verdict(level, "", points=49))
    assert bool(many) == (theorem or level == "SUPPORTED") and bool(few) == theorem
    assert hint(LATER, None) == "" and hinted(FALSE, LATER, None).reason == FOUND


def test_a_claim_in_one_symbol_needs_fewer_points_and_one_in_two_more() -> None:
    later = Verdict("SUPPORTED", "", points=13)
    one = Verdict("REFUTED", FOUND, counterexample=Counterexample({"t": "0"}, "1", "1"))
    two = Verdict("REFUTED", FOUND, counterexample=Counterexample({"n": "2", "t": "0"}, "1", "1"))
    assert hinted(one, LATER, later).reason == f"{FOUND}; holds for t >= 1, as far as 13 points show"
    assert hinted(two, LATER, later).reason == FOUND
    assert Cure("n_real", 2, Range(True, Fraction(2))).words == "n_r >= 2"


def test_no_time_for_a_hint_leaves_the_refutation(monkeypatch: pytest.MonkeyPatch) -> None:
    def judge(claim: object, setting: object, budget: float) -> Verdict:
        if getattr(claim, "restriction", None):
            raise Expensive
        return FALSE

    monkeypatch.setattr(joined, "judge", judge)
    found = check_claim(r"\mathbb{E}\,\sigma_t^2 < 1")
    assert (found.level, found.reason) == ("REFUTED", FOUND)
