"""The time that a search may take: asked between tries, so that no rule is left half done."""

from __future__ import annotations

import time
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar

_END: ContextVar[float] = ContextVar("_END", default=float("inf"))


class Spent(Exception):
    """The budget is spent."""


@contextmanager
def within(seconds: float) -> Iterator[None]:
    """Let `look` raise Spent when so many seconds have passed, or those of a search around this one."""
    token = _END.set(min(_END.get(), time.monotonic() + seconds))
    try:
        yield
    finally:
        _END.reset(token)


def look() -> None:
    """Raise Spent where the budget is spent."""
    if time.monotonic() > _END.get():
        raise Spent
