"""A thinned run of benchmarks/fuzz.py, and that it would see what it looks for."""

from __future__ import annotations

import random
import sys
import time
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

pytest.importorskip("flint")
sys.path.insert(0, str(Path(__file__).parent.parent / "benchmarks"))
import fuzz  # noqa: E402
from fuzz_claims import grown  # noqa: E402
from fuzz_documents import Made, document, known, rewritten  # noqa: E402
from modelcollapse.checking.verdict import Verdict  # noqa: E402

SEED, DOCUMENTS, BUDGET = 5, 120, 0.05
TEXT = "---\ntitle: x\nloop: replace\n---\n\n$$\n1 {} 2\n$$\n"


def test_no_document_crashes_hangs_or_gets_a_wrong_verdict() -> None:
    read = 0
    for index in range(DOCUMENTS):
        found = fuzz.findings(document(SEED, index), BUDGET)
        assert not found["problems"], f"python benchmarks/fuzz.py --seed {SEED} --at {index}: {found['problems']}"
        read += found["read"]
    assert DOCUMENTS / 2 < read < DOCUMENTS


def test_documents_are_the_same_every_time_and_of_all_kinds() -> None:
    made = [document(SEED, index) for index in range(100)]
    assert made == [document(SEED, index) for index in range(100)]
    assert {one.kind for one in made} == {"kept", "mutated", "broken", "grown"}
    assert len({one.text for one in made}) == 100
    assert len({grown(random.Random(k)) for k in range(200)}) > 180


def test_most_statements_of_known_truth_are_rewritten() -> None:
    statements = [one for some in known().values() for one in some]
    changed = [one for one in statements if rewritten(one, random.Random(1)) != one.tex]
    assert len(changed) > len(statements) * 0.7


@pytest.mark.parametrize(
    ("sign", "verdict", "true", "problem"),
    [
        ("<", Verdict("REFUTED", "planted"), True, "true, refuted"),
        ("<", Verdict("REFUTED", "planted"), None, "both proved and refuted"),
        (">", Verdict("PROVED", "planted"), False, "false, proved"),
        (">", Verdict("UNCHECKED", "internal: TypeError"), False, "internal"),
    ],
)
def test_a_wrong_verdict_is_told(
    monkeypatch: Any, sign: str, verdict: Verdict, true: bool | None, problem: str
) -> None:
    right = fuzz.verified

    def planted(read: Any, budget: float) -> Any:
        report = right(read, budget)
        return replace(report, rows=tuple(replace(row, verdict=verdict) for row in report.rows))

    made = Made(TEXT.format(sign), "kept", (true,))
    assert not fuzz.findings(made, 1.0)["problems"]
    monkeypatch.setattr(fuzz, "verified", planted)
    assert any(one.startswith(problem) for one in fuzz.findings(made, 1.0)["problems"])


def test_an_exception_is_told(monkeypatch: Any) -> None:
    def crash(read: Any, budget: float) -> Any:
        raise RuntimeError("planted")

    monkeypatch.setattr(fuzz, "verified", crash)
    found = fuzz.findings(Made(TEXT.format("<"), "kept", (True,)), 1.0)
    assert "RuntimeError: planted" in found["problems"][0]


def test_a_worker_that_dies_or_computes_for_ever_is_ended_and_started_again(monkeypatch: Any) -> None:
    worker = fuzz.Worker(SEED, BUDGET)
    try:
        assert not worker.ask(0, True)["problems"]
        first = worker.process
        first.kill()
        assert "died with exit code -9" in worker.ask(1, False)["problems"][0]
        assert worker.process is not first and not worker.ask(1, True)["problems"]
        monkeypatch.setattr(worker, "computed", time.monotonic)
        monkeypatch.setattr(fuzz, "GRACE", 0.0)
        assert "hang" in worker.ask(2, False)["problems"][0]
    finally:
        worker.process.kill()
        worker.process.join()
