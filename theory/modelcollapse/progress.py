"""One line of progress on stderr, for work longer than a second, where a person is watching."""

from __future__ import annotations

import sys
import time
from collections.abc import Iterable, Iterator
from typing import TypeVar

Item = TypeVar("Item")
PATIENCE = 1.0
EVERY = 0.2


def progress(items: Iterable[Item], total: int, what: str) -> Iterator[Item]:
    """The items, while a line tells how many of `total` are done; nothing is written unless stderr is a terminal."""
    if not sys.stderr.isatty():
        yield from items
        return
    start = shown = time.monotonic()
    for done, item in enumerate(items, 1):
        now = time.monotonic()
        if now - start > PATIENCE and now - shown > EVERY:
            print(f"\r{what}: {done} of {total}", end="", file=sys.stderr, flush=True)
            shown = now
        yield item
    if shown > start:
        print("\r\033[K", end="", file=sys.stderr, flush=True)
