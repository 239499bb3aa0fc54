"""Least mean squared error for a Gaussian variance: divide the scatter by the count plus one."""

from __future__ import annotations

from modelcollapse.numbers import Number


def divisor(count: Number) -> Number:
    """What the scatter of `count` points is divided by: count + 1."""
    return count + 1
