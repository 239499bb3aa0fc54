"""What a loop carries from fit to fit, taken apart into random leaves and put together again.

A leaf is every field of a model or a sample but `count`. Counts are never random: they are followed along with t.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any


def leaves(thing: Any, path: str = "") -> Iterator[tuple[str, Any]]:
    """The random leaves with their names: `mean`, `variance`, `memory_scatter`, ..."""
    for name, part, is_count in _parts(thing):
        if isinstance(part, tuple):
            yield from leaves(part, f"{path}{name}_")
        elif not is_count:
            yield f"{path}{name}", part


def counts(thing: Any) -> Iterator[Any]:
    """The counts, in the same order."""
    for _, part, is_count in _parts(thing):
        if isinstance(part, tuple):
            yield from counts(part)
        elif is_count:
            yield part


def rebuilt(thing: Any, leaf: Callable[[], Any], count: Callable[[], Any]) -> Any:
    """The same shape, its leaves and counts taken in order from `leaf()` and `count()`."""
    parts = [
        rebuilt(part, leaf, count) if isinstance(part, tuple) else (count() if is_count else leaf())
        for _, part, is_count in _parts(thing)
    ]
    return type(thing)(*parts) if hasattr(thing, "_fields") else tuple(parts)


def _parts(thing: Any) -> Iterator[tuple[str, Any, bool]]:
    # A plain tuple has a method `count`: only the fields of a NamedTuple tell counts from leaves.
    names = getattr(thing, "_fields", None) or [str(index) for index in range(len(thing))]
    for name, part in zip(names, thing, strict=True):
        yield name, part, name == "count"
