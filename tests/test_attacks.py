"""The rules of the checker under attack: a false statement is never proved, a true one never refuted, nothing hangs.

The proofs are tried alone first, without the search for counterexamples that would veto them: the rules must be sound
by themselves.
"""

from __future__ import annotations

import time
from contextlib import suppress
from functools import cache

import pytest

from attack_statements import ATTACKS, COSTLY, Attack
from attack_truth import AGAINST_TRUTH

verify = pytest.importorskip("modelcollapse.checking.verify", reason="the checker is not there")
from modelcollapse.checking.budget import Expensive, limited  # noqa: E402
from modelcollapse.checking.document import read_document  # noqa: E402
from modelcollapse.checking.proof import prove  # noqa: E402
from modelcollapse.checking.stated import stated  # noqa: E402
from modelcollapse.checking.truth import judge  # noqa: E402
from modelcollapse.checking.verdict import POSITIVE  # noqa: E402
from modelcollapse.errors import BadInput  # noqa: E402

BUDGET = 1.0


def document_of(attack: Attack) -> str:
    """The statement after its facts, as a document."""
    symbols = "".join(f"  {one}\n" for one in attack.symbols)
    front = f"title: attack\nloop: {attack.loop}\nestimator: {attack.estimator}\n"
    rows = "\n".join(f"$$\n{tex}\n$$\n" for tex in (*attack.facts, attack.tex))
    return f"---\n{front}{'symbols:' if symbols else ''}\n{symbols}---\n\n{rows}"


@cache
def proof_alone(attack: Attack) -> str:
    """The level of the weakest link, proved without the truth channel; "" where one is not, or is not read."""
    document = read_document(document_of(attack))
    setting, facts, level = verify.setting_of(document, attack.loop), (), ""
    for row in document.rows:
        level = "" if row.error else POSITIVE[0]
        for claim in row.claims:
            theorem = None
            with suppress(Expensive), limited(4 * BUDGET):
                theorem = prove(claim, setting, facts, "", BUDGET)
            facts = (*facts, *([theorem] if theorem else []))
            level = max(level, theorem.level, key=POSITIVE.index) if theorem and level else ""
    return level


def test_there_are_enough_of_both_kinds_and_none_is_there_twice():
    true = sum(attack.true for attack in ATTACKS)
    assert len(ATTACKS) >= 120 and true >= 30 and len(ATTACKS) - true >= 60
    assert len(set(ATTACKS)) == len(ATTACKS)


def test_every_statement_is_read_and_what_stands_before_it_is_proved():
    for attack in ATTACKS:
        for *earlier, last in (attack.facts,) if attack.facts else ():
            before = verify.verify(document_of(attack._replace(tex=last, facts=tuple(earlier))), 4 * BUDGET).rows
            assert all(row.verdict.level in POSITIVE for row in before), attack.tex
        assert not [row.error for row in read_document(document_of(attack)).rows if row.error], attack.tex


# For time: of the first 134 every second, of the later ones every sixth; both channels are asked of every tenth.
ASKED = [*ATTACKS[:134:2], *ATTACKS[134::6]]


@pytest.mark.parametrize("attack", [one for one in ASKED if not one.true], ids=lambda one: one.tex)
def test_no_false_statement_is_proved_by_the_rules_alone(attack: Attack):
    assert proof_alone(attack) == "", attack.why


def test_the_rules_alone_do_prove_true_neighbours():
    proved = [attack for attack in ASKED if attack.true and proof_alone(attack)]
    assert len(proved) >= 20


@pytest.mark.parametrize("attack", ATTACKS[::10], ids=lambda one: f"{one.true}: {one.tex}")
def test_no_verdict_of_the_checker_is_wrong(attack: Attack):
    row = verify.verify(document_of(attack), 2 * BUDGET).rows[-1]
    wrong = ("REFUTED",) if attack.true else POSITIVE
    assert row.verdict.level not in wrong, f"{row.verdict.reason}; but: {attack.why}"


def test_every_evaluator_is_aimed_at_by_true_and_false_statements():
    assert len(set(AGAINST_TRUTH)) == len(AGAINST_TRUTH) >= 120
    assert sum(not attack.true for attack in AGAINST_TRUTH) >= 20


# Every third, for time; all of them in benchmarks/attacks.py.
@pytest.mark.parametrize("attack", AGAINST_TRUTH[::3], ids=lambda one: f"{one.true}: {one.tex}")
def test_the_truth_channel_alone_refutes_nothing_true_and_supports_nothing_false(attack: Attack):
    claims, setting = stated(attack.tex, attack.loop, attack.estimator, attack.symbols)
    found = [judge(claim, setting, 2 * BUDGET) for claim in claims]
    wrong = "REFUTED" if attack.true else "SUPPORTED"
    assert wrong not in [one.level for one in found], f"{[one.reason for one in found]}; but: {attack.why}"
    assert not any("internal" in one.reason for one in found)


@pytest.mark.parametrize("tex", COSTLY, ids=range(len(COSTLY)))
def test_what_is_costly_or_no_language_ends_in_time_with_a_verdict(tex: str):
    start = time.monotonic()
    verdict = verify.check_claim(tex, budget=BUDGET)
    assert verdict.reason
    assert time.monotonic() - start < 60 * BUDGET


def test_the_time_for_comments_that_are_never_closed_grows_no_faster_than_their_number():
    def seconds(count: int) -> float:
        front = "---\ntitle: x\nloop: replace\nestimator: mle\n---\n"
        start = time.process_time()
        with pytest.raises(BadInput, match="not closed"):
            verify.verify(front + "<!--" * count)
        return time.process_time() - start

    seconds(10)
    assert seconds(16_000) < 8 * seconds(4_000) + 0.2
