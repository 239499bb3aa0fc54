"""Processes before their first generation: what is asked for, where it is missing, the cure and the hint."""

from __future__ import annotations

import time

import pytest

from modelcollapse.checking.domain import CONVENTIONS, Domain, Range
from modelcollapse.checking.generations import cure, missing
from modelcollapse.checking.obligations import indices
from modelcollapse.checking.reading import read_claims, show
from modelcollapse.checking.verdict import Verdict
from modelcollapse.checking.verify import check_claim, verify

DOMAIN: Domain = {**CONVENTIONS, "m": Range(True), "n": Range(True, CONVENTIONS["n"].low)}
LATER = r"\quad\text{for all } t \ge 1"


def asked(tex: str) -> list[str]:
    (claim,) = read_claims(tex, DOMAIN)
    return [show(one.term) for one in indices(claim.statement, {**DOMAIN, **claim.restriction})]


def lost(tex: str) -> str:
    """The words on the first point at which a generation is missing, and the cure."""
    (claim,) = read_claims(tex, DOMAIN)
    domain = {**DOMAIN, **claim.restriction}
    found = missing(claim.statement, domain)
    if found is None:
        return ""
    later = cure(claim.statement, domain, found)
    return f"{found.words}; {later.words if later else 'no cure'}"


def test_an_index_that_is_plainly_not_negative_is_not_asked_for() -> None:
    assert asked(r"\mathbb{E}\sigma_t^2 + \mathbb{E}\mu_{2t+1} < \sum_{s=1}^{t} \mathbb{E}\sigma_{s-1}") == []
    assert asked(r"\mathbb{E}\sigma_{t-1}^2 < n" + LATER) == []
    assert asked(r"\lim_{t\to\infty} \mathbb{E}\sigma_{t-5}^2 = 0") == []
    assert asked(r"\sigma_{t-1} \to 0 \quad\text{almost surely}") == []


def test_an_index_that_may_be_negative_is_asked_for_wherever_it_stands() -> None:
    assert asked(r"\mathbb{E}[\sigma_t^2 \mid \mu_{t-1}] = \mathbb{E} X_{t-2}") == ["t - 1", "t - 2"]
    assert asked(r"\mathbb{P}(\sigma_{t-1} > x) + \mathbb{E}\,W_t < n") == ["t - 1"]
    assert asked(r"\mathbb{E}[\mathrm{KL}(N_{t-1} \| N_0)] \ge 0") == ["t - 1"]


@pytest.mark.parametrize(
    ("tex", "words"),
    [
        (r"\mathbb{E}\sigma_{t-1}^2 < n", "undefined at t = 0: generation t - 1 is -1, and the first is 0; t >= 1"),
        (r"\mathbb{E}\sigma_{t-3}^2 < n", "undefined at t = 0: generation t - 3 is -3, and the first is 0; t >= 3"),
        (r"\mathbb{E}\,W_t < n", "undefined at t = 0: generation t - 1 is -1, and the first is 0; t >= 1"),
        (r"\mathbb{E}\sigma_{n-4} < n", "undefined at n = 2: generation n - 4 is -2, and the first is 0; n >= 4"),
        (r"\mathbb{E}\sigma_{-1} < n", "undefined: generation -1, and the first is 0; no cure"),
        (
            r"\mathbb{E}\sigma_{5-t} < n",
            "undefined at t = 7: generation 5 - t is -2, and the first is 0; no cure",
        ),
        (r"\mathbb{E}\sigma_{m} < n", "undefined at m = -1: generation m is -1, and the first is 0; no cure"),
        (
            r"\sum_{s=1}^{t}\mathbb{E}\sigma_{t-2} \ge 0",
            "undefined at t = 1: generation t - 2 is -1, and the first is 0; t >= 2",
        ),
        (
            r"\sum_{s=0}^{t} \mathbb{E}\sigma_{t-s-1} \ge 0",
            "undefined at t = 0: generation t - s - 1 is -1, and the first is 0; no cure",
        ),
        (
            r"\sum_{r=1}^{t}\sum_{s=0}^{r} \mathbb{E}\sigma_{r-2s} \ge 0",
            "undefined at t = 1: generation r - 2 s is -1, and the first is 0; no cure",
        ),
        (
            r"\sum_{s=0}^{\infty} \mathbb{E}\sigma_{s-1} < n",
            "undefined: generation s - 1 is -1, and the first is 0; no cure",
        ),
    ],
)
def test_a_missing_generation_is_named_with_its_point_and_its_cure(tex: str, words: str) -> None:
    assert lost(tex) == words


@pytest.mark.parametrize(
    "tex",
    [
        r"\sum_{s=1}^{t}\mathbb{E}\sigma_{t-1} \ge 0",  # at t = 0 the sum is empty
        r"\sum_{s=0}^{t}\mathbb{E}\sigma_{t-s} \ge 0",
        r"\prod_{s=1}^{t} \mathbb{E}\,W_s \ge 0",
        r"\sum_{r=1}^{t}\sum_{s=0}^{r-1}\mathbb{E}\sigma_{r-s-1} \ge 0",
        r"\mathbb{E}\sigma_{n-2} \ge 0",
        r"\mathbb{E}\sigma_{nt-t} \ge 0",
        r"\mathbb{E}\sigma_{t-1} \ge 0" + LATER,
    ],
)
def test_where_no_generation_is_missing_none_is_told(tex: str) -> None:
    assert lost(tex) == ""


def checked(tex: str, *symbols: str) -> Verdict:
    return check_claim(tex, symbols=symbols, budget=5)


def test_an_undefined_point_refutes_and_the_hint_says_from_where_on_it_holds() -> None:
    tex = r"\mathbb{E}\,\sigma_t^2 = \left(1-\tfrac1n\right)\mathbb{E}\,\sigma_{t-1}^2"
    found = checked(tex)
    assert (found.level, found.kind) == ("REFUTED", "exact")
    assert "undefined at t = 0: generation t - 1 is -1" in found.reason
    assert "declare t: integer >= 1; holds for t >= 1 (PROVED)" in found.reason
    assert found.counterexample is not None and dict(found.counterexample.point) == {"t": "0"}
    assert any("PROVED: " in line for line in found.explanation)
    assert checked(tex, "t: integer >= 1").level == checked(tex + LATER).level == "PROVED"


def test_what_is_false_from_there_on_too_is_shown_with_its_values_and_gets_no_hint() -> None:
    found = checked(r"\mathbb{E}\,\sigma_t^2 = \left(1-\tfrac2n\right)\mathbb{E}\,\sigma_{t-1}^2")
    assert found.level == "REFUTED" and "left is 1/2, right is 0 at n = 2, t = 1" in found.reason
    assert "generation t - 1 is -1" in found.reason and "holds for" not in found.reason


def test_a_presupposition_that_the_smaller_domain_meets_does_not_spoil_the_hint() -> None:
    tex = r"u^{t-1}\,\mathbb{E}\,\sigma_{t-1}^2 = \left(u-\tfrac un\right)^{t-1}"
    assert "declare t: integer >= 1; holds for t >= 1 (" in checked(tex, "u: real").reason


def test_an_empty_sum_asks_for_nothing_and_a_nonempty_one_does() -> None:
    assert checked(r"\sum_{s=1}^{t} \mathbb{E}\,\sigma_{t-1}^2 = t(1-1/n)^{t-1}").level != "REFUTED"
    assert checked(r"\sum_{k=1}^{t} \frac kt \ge 0").level != "REFUTED"
    assert checked(r"\sum_{k=0}^{t} \frac kt \ge 0").level == "REFUTED"
    assert checked(r"\sum_{s=1}^{t} \mathbb{E}\,\sigma_{t-2}^2 \ge 0").level == "REFUTED"


def test_a_claim_about_a_missing_generation_is_no_fact_for_later_rows() -> None:
    text = (
        "---\ntitle: two rows\nloop: replace\n---\n"
        "$$\\mathbb{E}\\,\\sigma_t^2 = (1-\\tfrac1n)\\mathbb{E}\\,\\sigma_{t-1}^2$$\n\n"
        "$$\\mathbb{E}\\,\\sigma_{t+1}^2 = (1-\\tfrac1n)\\mathbb{E}\\,\\sigma_t^2$$\n"
    )
    assert [row.verdict.level for row in verify(text, 5).rows] == ["REFUTED", "PROVED"]


def test_many_symbols_do_not_cost_much() -> None:
    names = ("b", "c", "d", "f", "g", "h")
    start = time.monotonic()
    found = check_claim(
        rf"\mathbb{{E}}\,\sigma_{{{'+'.join(names)}-7}}^2 \le 1", symbols=[f"{name}: integer >= 1" for name in names]
    )
    assert found.level == "REFUTED" and "is -1" in found.reason and time.monotonic() - start < 5
