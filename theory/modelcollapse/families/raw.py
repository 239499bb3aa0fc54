"""The one-dimensional Gaussian on raw samples: every point is drawn and kept.

Slow and obvious. The tests check the sufficient statistics of `gaussian` with it, and loops that look at single points
need it.
"""

from __future__ import annotations

from typing import Any, NamedTuple

from modelcollapse.families.gaussian import Gaussian, Model
from modelcollapse.numbers import Number
from modelcollapse.world import Noise


class Items(NamedTuple):
    """Samples as rows: an array of shape (replicates, count)."""

    count: Number
    points: Any


class Raw:
    """Draws every point; heats and blends as the Gaussian does."""

    truth = Gaussian.truth
    empty = Items(0, None)
    heat = Gaussian.heat
    blend = Gaussian.blend

    def draw(self, model: Model, n: int, noise: Noise) -> Items:
        """Rows of n points mu + N(0, v)."""
        import numpy as np

        mean, variance = (np.asarray(part, dtype=float)[..., None] for part in model)
        return Items(n, mean + noise.normals(variance, n))

    def pool(self, a: Items, b: Items, noise: Noise) -> Items:
        """The points of both, side by side."""
        import numpy as np

        if 0 in (a.count, b.count):
            return a if a.count else b
        return Items(a.count + b.count, np.concatenate([a.points, b.points], axis=-1))

    def fit(self, sample: Items, divisor: Number, noise: Noise) -> Model:
        """The mean and the sum of squares about it over the divisor."""
        mean = sample.points.mean(axis=-1)
        return Model(mean, ((sample.points - mean[..., None]) ** 2).sum(axis=-1) * noise.reciprocal(divisor))
