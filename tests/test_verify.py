"""Verify: the two channels joined, documents and claims from the command line, budgets, refusals."""

import json
import re
import time
from dataclasses import replace
from types import SimpleNamespace

import pytest

from modelcollapse.checking import verify as joined
from modelcollapse.checking.budget import Expensive, limited
from modelcollapse.checking.domain import CONVENTIONS
from modelcollapse.checking.kernel import algebra
from modelcollapse.checking.ranges import certified
from modelcollapse.checking.reading import read_claims
from modelcollapse.checking.setting import Setting
from modelcollapse.checking.terms import Relation, Symbol, number
from modelcollapse.checking.verdict import LEVELS, Verdict
from modelcollapse.checking.verify import check_claim, verify
from modelcollapse.cli import main
from modelcollapse.errors import BadInput
from modelcollapse.estimators import as_estimator

DOCUMENT = r"""---
title: A derivation of my own
loop: replace
estimator: mle
symbols:
  n: integer >= 2
  t: integer >= 0
---

One fit, then all of them:

$$\mathbb{E}[\sigma_{t+1}^2 \mid \sigma_t] = \left(1-\frac1n\right)\sigma_t^2 \tag{independence}$$

$$\mathbb{E}\,\sigma_t^2 = \left(1-\frac1n\right)^t \tag{induction on t}$$

A slip of the pen, and a reason that is not one:

$$\operatorname{Var}(\mu_t) = 1-\left(1-\frac1n\right)^{t+1}$$

$$\mathbb{E}\log\sigma_t^2 < 0 \quad\text{for all } t \ge 1 \tag{strong law}$$

$$\mathbb{E}\,\sigma_t^2 = \aleph_0$$
"""
KEYS = {"document", "line", "relation", "by", "verdict", "reason", "counterexample"}


def run(capsys, *arguments):
    status = main(list(arguments))
    out, err = capsys.readouterr()
    return status, out, err


@pytest.fixture(scope="module")
def rows():
    return verify(DOCUMENT).rows


def test_a_document_gets_a_verdict_a_relation(rows):
    assert [row.verdict.level for row in rows[:3]] == ["PROVED", "PROVED", "REFUTED"]
    assert rows[4].verdict.level == "UNCHECKED" and "aleph" in rows[4].verdict.reason
    assert verify(DOCUMENT).level == "REFUTED"


def test_a_refutation_shows_the_smallest_point_and_both_values(rows):
    found = rows[2].verdict
    assert dict(found.counterexample.point) == {"n": "2", "t": "0"}
    assert (found.counterexample.left, found.counterexample.right) == ("0", "1/2") and found.kind == "exact"


def test_a_wrong_reason_is_told_though_the_claim_is_true(rows):
    found = rows[3].verdict
    assert found.level in ("PROVED", "CERTIFIED") and found.non_sequitur and "not by strong law" in found.reason


def test_the_lines_are_those_of_the_text(rows):
    lines = DOCUMENT.split("\n")
    assert all("$$" in lines[row.line - 1] for row in rows)


def test_an_empty_document_is_not_a_pass():
    assert verify("---\ntitle: nothing\nloop: replace\nestimator: mle\n---\nNo display.\n").level == "UNCHECKED"


def test_the_command_prints_the_contract_and_exits_1_for_a_refutation(capsys, tmp_path):
    path = tmp_path / "mine.md"
    path.write_text(DOCUMENT)
    status, out, err = run(capsys, "verify", str(path), "--json")
    found = json.loads(out)
    assert (status, err) == (1, "") and len(found) == 5 and all(set(row) >= KEYS for row in found)
    assert found[2]["counterexample"] == {"point": {"n": "2", "t": "0"}, "left": "0", "right": "1/2"}
    assert found[0]["counterexample"] is None and found[0]["by"] == "independence"
    status, out, _ = run(capsys, "verify", str(path), "--explain")
    assert "PROVED: induction on t" in out and "n integer >= 2" in out and "NON SEQUITUR" in out


def test_a_certificate_says_what_it_did(capsys):
    line = (r"x - \log(1+x) > -\tfrac{3}{37}", r"\psi(\tfrac{n-1}{2}) < \log\tfrac n2 - \tfrac{1}{n+11}")
    _, out, _ = run(capsys, "verify", "--claim", line[0], "--explain")
    assert "CERTIFIED: algebra" in out and "certified: x - log(1 + x) + 3/37 > 0" in out
    assert "x within 1/8 of 0: expansion there" in out and "cells, Taylor polynomials in balls" in out
    assert "x beyond 16: expansion in 1/x" in out
    _, out, _ = run(capsys, "verify", "--claim", line[1], "--json", "--explain")
    steps = json.loads(out)[0]["explanation"]
    assert "  n = 2, ..., 16: each in balls" in steps and "  n >= 16: expansion in 1/n" in steps


@pytest.mark.parametrize(("level", "told"), [("PROVED", 0), ("CERTIFIED", 1), ("CITED", 1)])
def test_what_is_proved_without_a_certificate_tells_of_none(level, told):
    certificate = certified(Relation("<", number(-1), Symbol("x")), CONVENTIONS)
    theorem = SimpleNamespace(level=level, rule="algebra", note="", tree=lambda: "the tree")
    found = joined.verdict_of(theorem, Verdict("SUPPORTED", ""), [certificate]).explanation
    assert [step.startswith("certified: -1 < x") for step in found].count(True) == told


def test_one_claim_without_a_file(capsys):
    line = ("verify", "--claim", r"\mathbb{E}\,\sigma_t^2 = (1-1/n)^t", "--loop", "replace", "--estimator", "mle")
    status, out, _ = run(capsys, *line)
    assert status == 0 and out.startswith("PROVED")
    status, out, _ = run(capsys, *line[:-1], "unbiased")
    assert status == 1 and "REFUTED" in out and "at n = 2, t = 1" in out
    status, out, _ = run(capsys, "verify", "--claim", r"c+1 > c", "--symbol", "c: real > 0", "--json")
    assert status == 0 and json.loads(out)[0]["verdict"] == "PROVED"


@pytest.mark.parametrize("loop", ["replace", "fresh", "anchored", "accumulate"])
def test_conservation_is_proved_for_every_loop(loop):
    assert check_claim(r"\mathbb{E}\,\sigma_t^2 + \operatorname{Var}(\mu_t) = 1", loop).level == "PROVED"
    assert check_claim(r"\mathbb{E}\,\sigma_t^2 + \operatorname{Var}(\mu_t) = 1", loop, "unbiased").level == "REFUTED"


def test_a_domain_is_never_silently_narrowed():
    found = check_claim(r"\mathbb{E}\,\sigma_t^2 < 1")
    assert found.level == "REFUTED" and "t >= 1" in found.reason and dict(found.counterexample.point)["t"] == "0"
    assert check_claim(r"\mathbb{E}\,\sigma_t^2 < 1 \quad\text{for all } t \ge 1").level in ("PROVED", "CERTIFIED")


def test_a_parameter_that_a_document_names_anywhere_is_free_everywhere():
    cold = DOCUMENT.replace("t: integer >= 0", "t: integer >= 0\n  lambda: real >= 2").split("One fit")[0]
    text = (
        cold
        + r"$$\mathbb{E}\,\sigma_1^2 = \lambda\left(1-\frac1n\right)$$"
        + "\n\n"
        + r"$$\mathbb{E}\,\sigma_1^2 \ge 1$$"
    )
    assert [row.verdict.level for row in verify(text).rows] == ["PROVED", "PROVED"]


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (("verify",), "documents or --claim"),
        (("verify", "nowhere.md"), "cannot read nowhere.md"),
        (("verify", "--claim", "n > 1", "--loop", "replac"), "did you mean replace"),
        (("verify", "--claim", "n > 1", "--symbol", "x"), "declared as"),
        (("verify", "--claim", "n > 1", "--symbol", "x: complex"), "integer` or `real`"),
        (("verify", "--claim", "n > 1", "--budget", "0"), "--budget must be"),
        (("verify", "a.md", "--loop", "replace"), "--loop belongs to --claim"),
    ],
)
def test_what_cannot_be_verified_is_refused_in_one_line(capsys, arguments, says):
    status, out, err = run(capsys, *arguments)
    assert (status, out) == (2, "") and says in err and err.count("\n") == 1


def test_a_file_that_is_no_document_is_refused(capsys, tmp_path):
    path = tmp_path / "x.md"
    path.write_bytes(b"\xff\xfe\x00")
    assert run(capsys, "verify", str(path))[0] == 2
    path.write_text("no front matter")
    status, _, err = run(capsys, "verify", str(path))
    assert status == 2 and "front matter" in err


@pytest.mark.parametrize(
    "tex",
    [
        r"9^{9^{9^9}} > 0",
        r"\mathbb{E}\,\sigma_{1000000000000}^2 < 1",
        r"\sum_{k=1}^{10^{12}} \frac1k < 100",
        "(" * 300 + "n" + ")" * 300 + "> 0",
    ],
)
def test_what_costs_without_bound_is_not_computed(tex):
    start = time.monotonic()
    found = check_claim(tex, budget=3)
    assert time.monotonic() - start < 8 and found.level in LEVELS


def test_the_alarm_interrupts_what_does_not_watch_the_clock():
    start = time.monotonic()
    with pytest.raises(Expensive), limited(0.1):
        while True:
            pass
    assert time.monotonic() - start < 2


def test_past_the_budget_a_relation_is_unchecked_and_the_rest_goes_on(monkeypatch):
    true_judge = joined.judge

    def slow(claim, setting, budget):
        while "mid" in claim.tex:
            pass
        return true_judge(claim, setting, budget)

    monkeypatch.setattr(joined, "judge", slow)
    found = verify(DOCUMENT, 0.5).rows
    assert found[0].verdict.level == "UNCHECKED" and "too expensive" in found[0].verdict.reason
    assert found[2].verdict.level == "REFUTED"


def test_what_the_truth_refutes_is_not_even_tried(monkeypatch):
    monkeypatch.setattr(joined, "judge", lambda *_: Verdict("REFUTED", "by decree", "exact"))
    monkeypatch.setattr(joined, "prove", lambda *_: pytest.fail("a refuted claim went to the kernel"))
    assert check_claim("n > 1").level == "REFUTED"


def algebra_of(tex, **changed):
    """A theorem, by algebra, of one line of LaTeX."""
    (claim,) = read_claims(tex)
    setting = replace(Setting("replace", as_estimator("mle")), **changed)
    return algebra(claim.statement, setting, {**setting.domain, **claim.restriction})


@pytest.mark.parametrize(
    "theorem",
    [
        lambda: algebra_of(r"n + 1 > n"),
        lambda: algebra_of(r"n > 2 \quad\text{for } n \ge 3"),
        lambda: algebra_of(r"n > 2 \quad\text{for } n \ge 3", loop="accumulate"),
    ],
    ids=["another statement", "a smaller domain", "another loop"],
)
def test_a_tactic_that_proves_something_else_proves_nothing(monkeypatch, theorem):
    found = theorem()
    monkeypatch.setattr(joined, "judge", lambda claim, setting, budget: Verdict("SUPPORTED", "nothing was tried"))
    monkeypatch.setattr(joined, "prove", lambda *asked: found)
    assert check_claim("n > 2").level == "SUPPORTED"


def test_a_theorem_says_what_it_was_made_for_there_and_on_less():
    found = algebra_of(r"n > 2 \quad\text{for } n \ge 3")
    for tex in (r"n > 2 \quad\text{for } n \ge 3", r"n > 2 \quad\text{for } n \ge 5"):
        (claim,) = read_claims(tex)
        assert found.says(claim.statement, found.setting, {**CONVENTIONS, **claim.restriction})


HEATED = [
    r"\mathbb{E}\sigma_t^2 = (1-\tfrac1n)^t \quad\text{for } \lambda > 5",
    r"\sigma_t \to 0 \text{ a.s. for } \lambda \ge 2",
    r"P(T < \infty) = 1 \quad\text{for } \lambda = 9",
    r"\mu_{t+1} \sim \mathcal{N}(\mu_t, \sigma_t^2/n) \quad\text{for } \lambda = 2",
]


@pytest.mark.parametrize("tex", HEATED)
def test_a_condition_on_the_temperature_heats_the_loop_though_the_formula_does_not_name_it(tex):
    assert check_claim(tex, budget=4).level not in ("PROVED", "CERTIFIED", "CITED")
    cold = re.sub(r"(\\quad\\text\{| )for \}.*", "}" if "a.s." in tex else "", tex)
    assert check_claim(cold, budget=4).level in ("PROVED", "CERTIFIED", "CITED"), cold


def test_a_declared_temperature_is_any_that_it_may_be():
    assert check_claim(r"\mathbb{E}\sigma_t^2 = (1-\tfrac1n)^t").level == "PROVED"
    assert check_claim(r"\mathbb{E}\sigma_t^2 = (1-\tfrac1n)^t", symbols=[r"\lambda: real > 0"]).level == "REFUTED"
    front = "---\ntitle: x\nloop: replace\nsymbols:\n  \\lambda: real > 0\n---\n\n"
    text = front + "$$\\mathbb{E}\\sigma_t^2 = (1-\\tfrac1n)^t$$\n"
    assert [row.verdict.level for row in verify(text).rows] == ["REFUTED"]


def test_a_range_without_a_number_is_refused():
    assert "no number" in check_claim(r"\mathbb{E}[T] \ge 1 \quad\text{for } \epsilon \ge 1").reason


def test_a_verdict_is_one_of_the_seven():
    with pytest.raises(ValueError, match="one of"):
        Verdict("TRUE", "because")


def test_the_python_name():
    import modelcollapse as mc

    assert mc.verify(DOCUMENT, 5).title == "A derivation of my own"
    with pytest.raises(BadInput):
        mc.verify("nothing")
