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
