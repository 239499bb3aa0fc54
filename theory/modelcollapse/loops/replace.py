"""Replace: each model is fitted on points from the last model alone."""

from __future__ import annotations

from dataclasses import dataclass

from modelcollapse.numbers import Number
from modelcollapse.world import Loop, Memory, Model, World


@dataclass(frozen=True)
class Replace(Loop):
    """Fit n points drawn from the last model (also called fully synthetic, or discard)."""

    n: Number
    temperature: Number = 1

    def step(self, w: World, model: Model, memory: Memory, t: Number) -> tuple[Model, Memory]:
        """Draw n, fit."""
        return w.fit(w.draw(w.heat(model, self.temperature), self.n)), memory
