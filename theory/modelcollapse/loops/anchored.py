"""Anchored: the same real points join the synthetic ones at every fit."""

from __future__ import annotations

from dataclasses import dataclass

from modelcollapse.numbers import Number
from modelcollapse.world import Loop, Memory, Model, World


@dataclass(frozen=True)
class Anchored(Loop):
    """Fit the same n_real real points, drawn once, and n_synthetic from the last model (synthetic augmentation)."""

    n_real: Number
    n_synthetic: Number
    temperature: Number = 1

    def begin(self, w: World) -> Memory:
        """The real sample, kept for ever."""
        return w.real(self.n_real)

    def step(self, w: World, model: Model, memory: Memory, t: Number) -> tuple[Model, Memory]:
        """Pool the kept sample with new synthetic points, fit."""
        synthetic = w.draw(w.heat(model, self.temperature), self.n_synthetic)
        return w.fit(w.pool(memory, synthetic)), memory
