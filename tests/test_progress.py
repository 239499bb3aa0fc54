"""The line of progress: for a person at a terminal, not for a file, not for work that is over at once."""

from __future__ import annotations

import io
import sys
from types import SimpleNamespace

import pytest

from modelcollapse import progress as module
from modelcollapse.progress import progress

WIPE = "\r\x1b[K"


class Terminal(io.StringIO):
    """Standard error where a person is watching."""

    def isatty(self) -> bool:
        """Yes."""
        return True


def told(monkeypatch: pytest.MonkeyPatch, stderr: io.StringIO, seconds_each: float, items: int = 8) -> list[str]:
    """What is written while `items` things take that long each, cut where a line begins."""
    now = iter(seconds_each * step for step in range(items + 1))
    monkeypatch.setattr(sys, "stderr", stderr)
    monkeypatch.setattr(module, "time", SimpleNamespace(monotonic=lambda: next(now)))
    assert list(progress(range(items), items, "runs")) == list(range(items))
    return stderr.getvalue().split("\r")[1:]


def test_nothing_is_written_where_nobody_watches(monkeypatch: pytest.MonkeyPatch) -> None:
    assert told(monkeypatch, io.StringIO(), seconds_each=60) == []


def test_nothing_is_written_for_less_than_a_second(monkeypatch: pytest.MonkeyPatch) -> None:
    assert told(monkeypatch, Terminal(), seconds_each=0.12) == []


def test_every_line_counts_what_has_come_and_the_last_wipes_it_away(monkeypatch: pytest.MonkeyPatch) -> None:
    *lines, last = told(monkeypatch, Terminal(), seconds_each=60)
    assert lines == [f"runs: {done} of 8" for done in range(1, 9)]
    assert "\r" + last == WIPE


def test_the_line_is_written_at_most_five_times_a_second(monkeypatch: pytest.MonkeyPatch) -> None:
    *lines, last = told(monkeypatch, Terminal(), seconds_each=0.03, items=100)
    assert "\r" + last == WIPE
    counts = [int(line.split()[1]) for line in lines]
    assert counts[0] * 0.03 == pytest.approx(1.0, abs=0.05), "the first line after a second of patience"
    assert all(0.2 <= (later - before) * 0.03 <= 0.25 for before, later in zip(counts, counts[1:], strict=False))
    assert len(counts) > 5


def test_the_items_come_one_at_a_time() -> None:
    taken: list[int] = []
    shown = progress((taken.append(item) or item for item in range(5)), 5, "runs")
    assert next(shown) == 0
    assert taken == [0]
