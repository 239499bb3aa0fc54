"""A bound on the time and memory of one relation: an alarm that interrupts it, so that the rest of a document goes on.

The channels watch the clock themselves; the alarm is for what they cannot see. Where there is no alarm (another thread,
or a system without signals) their own clocks and sizes are the only bound.
"""

from __future__ import annotations

import signal
import sys
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from types import FrameType
from typing import Any

from modelcollapse.checking.memory import MOST, resident

AGAIN = 0.2  # an exception out of a destructor or a callback of the collector goes nowhere: the alarm repeats
LEAST = 0.001  # an alarm in less than a millionth of a second is none


class Expensive(Exception):
    """The budget is spent."""


@contextmanager
def limited(seconds: float, most: int = MOST) -> Iterator[None]:
    """Raise Expensive inside the block when `seconds` have passed, or when it has added `most` bytes."""
    if threading.current_thread() is not threading.main_thread() or not hasattr(signal, "setitimer"):
        yield
        return
    end, allowed = time.monotonic() + seconds, resident() + most

    def look(number: int, frame: FrameType | None) -> None:
        left = end - time.monotonic()
        if left <= 0:
            raise Expensive(f"more than {seconds:g} s")
        if resident() > allowed:
            raise Expensive(f"more than {most / 2**30:g} GiB of memory")
        signal.setitimer(signal.ITIMER_REAL, max(LEAST, min(left, AGAIN)), AGAIN)

    with _quiet_where_lost():
        before: Any = signal.signal(signal.SIGALRM, look)
        signal.setitimer(signal.ITIMER_REAL, max(LEAST, min(seconds, AGAIN)), AGAIN)
        try:
            yield
        finally:
            signal.setitimer(signal.ITIMER_REAL, 0)
            signal.signal(signal.SIGALRM, before)


@contextmanager
def _quiet_where_lost() -> Iterator[None]:
    """Do not print an alarm that went off where nothing can be raised: the next one comes."""
    told = sys.unraisablehook

    def tell(lost: Any) -> None:
        if not isinstance(lost.exc_value, Expensive):
            told(lost)

    sys.unraisablehook = tell
    try:
        yield
    finally:
        sys.unraisablehook = told
