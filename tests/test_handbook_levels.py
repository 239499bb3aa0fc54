"""Every document of the handbook is checked by the program, at the level that it declares."""

from __future__ import annotations

import multiprocessing
import os
import time
from concurrent.futures import ProcessPoolExecutor

import pytest

from modelcollapse.checking import handbook
from modelcollapse.checking.verdict import LEVELS
from modelcollapse.checking.verify import Report, verified

BUDGET = 20.0


def check(name: str) -> tuple[Report, float]:
    """The report of one document, and the seconds that it took."""
    start = time.process_time()
    return verified(handbook.document(name), BUDGET), time.process_time() - start


@pytest.fixture(scope="module")
def reports() -> dict[str, tuple[Report, float]]:
    """All documents, on two processes."""
    names = list(handbook.files())
    workers = min(2, os.cpu_count() or 1)
    with ProcessPoolExecutor(workers, mp_context=multiprocessing.get_context("spawn")) as pool:
        return dict(zip(names, pool.map(check, names, chunksize=4), strict=True))


@pytest.mark.parametrize("name", handbook.files())
def test_the_document_has_the_level_that_it_declares(reports: dict[str, tuple[Report, float]], name: str) -> None:
    report, _ = reports[name]
    weakest = [f"line {row.line}: {row.verdict.level}, {row.verdict.reason}" for row in report.rows]
    declared = handbook.entry(name)["level"]
    assert report.level == declared, "\n".join([f"declared {declared}", *weakest])


def test_a_reason_that_is_given_is_the_one_that_proves(reports: dict[str, tuple[Report, float]]) -> None:
    wrong = [
        f"{name}:{row.line} {row.verdict.reason}"
        for name, (report, _) in reports.items()
        for row in report.rows
        if row.verdict.non_sequitur
    ]
    assert not wrong, "\n".join(wrong)


def test_most_theorems_are_proved_and_a_typical_document_takes_two_seconds(
    reports: dict[str, tuple[Report, float]],
) -> None:
    levels = [report.level for report, _ in reports.values()]
    assert len(levels) >= 45 and levels.count("REFUTED") >= 10
    holding = [level for level in levels if level != "REFUTED"]
    strong = [level for level in holding if LEVELS.index(level) <= LEVELS.index("CITED")]
    assert len(strong) >= 0.8 * len(holding)
    seconds = sorted(taken for _, taken in reports.values())
    assert seconds[len(seconds) // 2] <= 2
