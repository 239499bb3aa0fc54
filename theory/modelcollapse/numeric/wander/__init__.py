"""How far the mean of `replace` wanders: tails about the original mean, by Laplace transforms and in real space."""

from __future__ import annotations

from typing import NamedTuple


class Tail(NamedTuple):
    """A probability and how far it may be off."""

    value: float
    error: float
