"""Maximum likelihood: divide the scatter by the count."""

from __future__ import annotations

from modelcollapse.numbers import Number


def divisor(count: Number) -> Number:
    """What the scatter of `count` points is divided by: count."""
    return count
