"""Accumulate: every point ever drawn stays in the pool."""

from __future__ import annotations

from dataclasses import dataclass

from modelcollapse.numbers import Number
from modelcollapse.world import Loop, Memory, Model, World


@dataclass(frozen=True)
class Accumulate(Loop):
    """Fit all points so far: a first batch of n real points, then n from each model (also called augment)."""

    n: Number
    temperature: Number = 1

    def begin(self, w: World) -> Memory:
        """The pool before the first fit: the real batch."""
        return w.real(self.n)

    def step(self, w: World, model: Model, memory: Memory, t: Number) -> tuple[Model, Memory]:
        """From the second fit on the pool grows by n points of the last model; fit the pool."""
        pool = memory if t == 1 else w.pool(memory, w.draw(w.heat(model, self.temperature), self.n))
        return w.fit(pool), pool
