"""A bound on the time of one relation: an alarm that interrupts it, so that the rest of a document goes on.

The channels watch the clock themselves; the alarm is for what they cannot see. Where there is no alarm (another thread,
or a system without signals) their own clocks are the only bound.
"""

from __future__ import annotations

import signal
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from types import FrameType
from typing import Any

AGAIN = 0.2  # an exception out of a destructor or a callback of the collector is lost: the alarm repeats


class Expensive(Exception):
    """The budget is spent."""


@contextmanager
def limited(seconds: float) -> Iterator[None]:
    """Raise Expensive inside the block when `seconds` have passed."""
    if threading.current_thread() is not threading.main_thread() or not hasattr(signal, "setitimer"):
        yield
        return
    before: Any = signal.signal(signal.SIGALRM, _spent)
    signal.setitimer(signal.ITIMER_REAL, seconds, AGAIN)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)
        signal.signal(signal.SIGALRM, before)


def _spent(number: int, frame: FrameType | None) -> None:
    raise Expensive
