"""The panel of true and false statements: what it must be, and that the checker is never wrong on it."""

from __future__ import annotations

from collections import Counter

import pytest

from panel_all import FIRST, PANELS, RULES, Statement

verify = pytest.importorskip("modelcollapse.checking.verify", reason="the checker is not there")

KINDS = list(dict.fromkeys(statement.kind for statement in (*FIRST, *RULES)))
FRESH = [statement for panel in PANELS[2:] for statement in panel.statements]
BUDGET, THINNED = 1.0, 10
"""Seconds a statement. For time every second of the first panels is run here, every tenth of the fresh ones."""


def test_the_panel_is_large_and_about_half_of_it_is_true():
    assert len(FIRST) >= 240
    assert len(RULES) >= 60
    for panel in PANELS:
        share = sum(statement.true for statement in panel.statements) / len(panel.statements)
        assert 0.3 <= share <= 0.6, (panel.name, share)


def test_every_class_has_true_and_false_statements():
    sides = Counter((statement.kind, statement.true) for statement in (*FIRST, *RULES))
    assert all(sides[kind, side] for kind in KINDS for side in (True, False))


def test_no_statement_is_there_twice():
    for panel in PANELS:
        keys = Counter(statement[:4] for statement in panel.statements)
        assert not [key for key, times in keys.items() if times > 1], panel.name


def test_every_statement_says_why():
    assert all(statement.why and statement.tex and statement.loop for statement in (*FIRST, *RULES, *FRESH))


def told(statement: Statement, level: str, reason: str) -> str:
    """A wrong verdict in one line."""
    return f"{statement.tex} ({statement.loop}, {statement.estimator}) is {statement.true}: {level}: {reason}"


def wronged(statements: list[Statement]) -> list[str]:
    """The wrong verdicts on some statements, in words."""
    wrong = []
    for statement in statements:
        verdict = verify.check_claim(statement.tex, statement.loop, statement.estimator, statement.symbols, BUDGET)
        if statement.is_wronged_by(verdict.level):
            wrong.append(told(statement, verdict.level, verdict.reason))
    return wrong


@pytest.mark.parametrize("kind", KINDS)
def test_no_false_statement_is_proved_and_no_true_one_refuted(kind: str):
    assert not wronged([one for one in (*FIRST, *RULES) if one.kind == kind][::2])


@pytest.mark.parametrize("start", range(0, len(FRESH), 30))
def test_nor_is_one_of_those_that_were_written_later(start: int):
    assert not wronged(FRESH[start : start + 30 : THINNED])


def test_a_checker_that_proves_everything_would_be_found_out():
    false = next(statement for statement in FIRST if not statement.true)
    true = next(statement for statement in FIRST if statement.true)
    assert all(false.is_wronged_by(level) for level in ("PROVED", "CERTIFIED", "CITED"))
    assert true.is_wronged_by("REFUTED")
    assert not any(one.is_wronged_by("UNCHECKED") for one in (true, false))
