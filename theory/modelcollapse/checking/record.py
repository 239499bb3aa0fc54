"""A record of what was found on the way, for whoever explains a proof. Nothing is decided by it."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from typing import Any, TypeVar

Found = TypeVar("Found")
_RECORD: ContextVar[list[Any] | None] = ContextVar("record", default=None)


@contextmanager
def recorded() -> Iterator[list[Any]]:
    """The list to which everything is added, once, that is noted inside the block."""
    found: list[Any] = []
    token = _RECORD.set(found)
    try:
        yield found
    finally:
        _RECORD.reset(token)


def noted(found: Found) -> Found:
    """What was found, put on record."""
    record = _RECORD.get()
    if record is not None and found not in record:
        record.append(found)
    return found
