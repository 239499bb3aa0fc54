"""The budget of one relation: its time, and the memory that it may add."""

from __future__ import annotations

import time

import pytest

pytest.importorskip("flint")
from modelcollapse.checking.budget import Expensive, limited  # noqa: E402
from modelcollapse.checking.memory import resident  # noqa: E402

MIB = 2**20


def test_a_relation_that_takes_memory_is_interrupted_long_before_its_time() -> None:
    taken, start, before = list[bytearray](), time.monotonic(), resident()
    with pytest.raises(Expensive, match="of memory"), limited(20, 64 * MIB):
        for _ in range(400):
            taken.append(bytearray(b"x") * (2 * MIB))
            time.sleep(0.01)
    assert resident() - before < 400 * MIB
    assert time.monotonic() - start < 5


def test_memory_that_was_held_before_is_not_counted() -> None:
    held = bytearray(b"x") * (128 * MIB)
    with limited(20, 64 * MIB):
        time.sleep(0.5)
    assert held


@pytest.mark.parametrize("seconds", [0.05, 0.5])
def test_the_time_is_kept_as_well(seconds: float) -> None:
    start = time.monotonic()
    with pytest.raises(Expensive, match=" s$"), limited(seconds):
        while time.monotonic() < start + 10:
            pass
    assert time.monotonic() - start < seconds + 0.4


def test_nothing_rings_after_the_block() -> None:
    with limited(0.05):
        pass
    time.sleep(0.3)


class Slow:
    """What takes its time where nothing can be raised: in a destructor."""

    def __init__(self, seconds: float, wrong: bool = False) -> None:
        self.seconds, self.wrong = seconds, wrong

    def __del__(self) -> None:
        end = time.monotonic() + self.seconds
        while time.monotonic() < end:
            pass
        if self.wrong:
            raise ValueError("planted")


def test_an_alarm_that_a_destructor_swallows_is_not_told_and_rings_again(monkeypatch: pytest.MonkeyPatch) -> None:
    told: list[object] = []
    monkeypatch.setattr("sys.unraisablehook", lambda lost: told.append(lost.exc_type))
    start = time.monotonic()
    with pytest.raises(Expensive), limited(0.05):
        Slow(0.1)
        while time.monotonic() < start + 10:
            pass
    assert 0.1 < time.monotonic() - start < 0.6
    assert told == []


def test_what_else_a_destructor_raises_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    told: list[object] = []
    monkeypatch.setattr("sys.unraisablehook", lambda lost: told.append(lost.exc_type))
    with limited(5):
        Slow(0.0, wrong=True)
    assert told == [ValueError]
