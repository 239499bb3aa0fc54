"""Mutants of the handbook: never both proved and refuted, and nothing false is proved."""

from __future__ import annotations

import random
import sys
from collections import Counter
from dataclasses import replace
from fractions import Fraction
from functools import cache
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parent.parent / "benchmarks"))

pytest.importorskip("flint")

import far_points
import mutants
from modelcollapse.checking.reading import latex, read_claims
from modelcollapse.checking.setting import Setting
from modelcollapse.estimators import estimator

SAMPLE, BUDGET = 40, 1.0


@cache
def everything() -> list[mutants.Mutant]:
    return mutants.mutants()


@cache
def outcomes() -> list[mutants.Outcome]:
    """Forty mutants from everywhere, always the same while the handbook is."""
    found = everything()
    return [mutants.outcome(found[k * len(found) // SAMPLE], BUDGET) for k in range(SAMPLE)]


def claimed(tex: str):
    setting = Setting("replace", estimator("mle"))
    (claim,) = read_claims(tex, setting.domain)
    return claim, setting


def told(tex: str) -> str:
    return far_points.told_far(*claimed(tex))[0]


def test_no_mutant_is_both_proved_and_refuted():
    assert not [one.told for one in outcomes() if one.counted == mutants.BOTH]


def test_no_proved_mutant_fails_at_a_far_point():
    assert not [one.told for one in outcomes() if one.counted == mutants.FALSELY]


def test_both_channels_have_their_say_on_the_sample():
    counts = Counter(one.counted for one in outcomes())
    assert counts[mutants.REFUTED_ONLY] >= 0.6 * SAMPLE, counts
    assert counts[mutants.PROVED] >= 1, counts


def test_every_kind_of_change_is_made_and_no_mutant_is_there_twice():
    kinds = Counter(one.kind for one in everything())
    assert min(kinds.values()) >= 20, kinds
    assert len(kinds) == 11, kinds
    assert len(set(everything())) == len(everything())


def test_no_mutant_is_the_relation_that_it_was():
    for mutant in everything():
        claim, _ = mutants.relations(mutant.document)[mutant.place]
        assert mutant.tex != latex(claim.statement) or mutant.estimator


def test_a_theorem_that_the_truth_channel_refutes_is_told(monkeypatch):
    true = next(one for one in outcomes() if one.counted == mutants.PROVED)
    monkeypatch.setattr(mutants, "refutation", lambda *_: "left is 1, right is 2")
    assert mutants.outcome(true.mutant).counted == mutants.BOTH


def test_a_false_theorem_that_the_truth_channel_lets_through_is_told(monkeypatch):
    true = next(one for one in outcomes() if one.counted == mutants.PROVED)
    proof = mutants.proved(*claimed("1 < 2"), (), "", 1.0)
    monkeypatch.setattr(mutants, "proved", lambda *_: proof)
    monkeypatch.setattr(mutants, "refutation", lambda *_: "")
    false = replace(true.mutant, document="mean_variance_is_geometric_of_replace", loop="replace", place=0)
    wrong = replace(false, tex=r"\mathbb{E}\,\sigma_t^2 = \left(1-\frac1n\right)^{t+1}", estimator="")
    assert mutants.outcome(wrong).counted == mutants.FALSELY


@pytest.mark.parametrize(
    "tex",
    [
        r"\mathbb{E}\,\mu_t^4 = (6n+3)(1-(1-\frac{1}{n^2})^t)-6(1-(1-\frac1n)^t)",
        r"\mathbb{E}\,\sigma_t = \left(\sqrt{\frac2n}\,\frac{\Gamma(n/2)}{\Gamma((n-1)/2)}\right)^t",
        r"\operatorname{Var}(\log\sigma_t^2) = t\,\psi_1\left(\frac{n-1}{2}\right)",
        r"\operatorname{Cov}(\mu_t, \mu_{t+3}) = \operatorname{Var}(\mu_t)",
    ],
)  # fmt: skip
def test_far_points_hold_for_what_is_true_and_fail_for_the_next_generation(tex):
    assert told(tex) == far_points.TRUE
    last = tex.rindex("_t") if "Cov" in tex else tex.index("_t")
    assert told(f"{tex[:last]}_{{t+1}}{tex[last + 2 :]}") == far_points.FALSE


def test_far_points_reach_sixty():
    source = random.Random(1)
    chosen = [far_points.chosen(claimed("n > 1")[1].domain["n"], source) for _ in range(200)]
    assert min(chosen) >= 2 and Fraction(55) < max(chosen) <= 60
