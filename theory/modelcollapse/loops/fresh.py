"""Fresh: new real points join the synthetic ones at every fit."""

from __future__ import annotations

from dataclasses import dataclass

from modelcollapse.numbers import Number
from modelcollapse.world import Loop, Memory, Model, World


@dataclass(frozen=True)
class Fresh(Loop):
    """Fit n_real new real points and n_synthetic points from the last model."""

    n_real: Number
    n_synthetic: Number
    temperature: Number = 1

    def step(self, w: World, model: Model, memory: Memory, t: Number) -> tuple[Model, Memory]:
        """Draw both, pool, fit."""
        synthetic = w.draw(w.heat(model, self.temperature), self.n_synthetic)
        return w.fit(w.pool(w.real(self.n_real), synthetic)), memory
