"""The one-dimensional Gaussian on its sufficient statistics: count, mean and scatter.

n points from N(mu, v) have mean mu + N(0, v/n) and scatter v chi2(n-1), independent of each other and exact in law, at
a cost that does not grow with n (Cochran 1934). Pooling is the pairwise update of Chan, Golub and LeVeque (1983).
The truth is N(0, 1); other truths follow by shift and scale.
"""

from __future__ import annotations

from typing import NamedTuple

from modelcollapse.numbers import Number
from modelcollapse.world import Noise


class Model(NamedTuple):
    """N(mean, variance)."""

    mean: Number
    variance: Number


class Sample(NamedTuple):
    """A sample: its size, its mean, and its scatter, the sum of squares about the mean."""

    count: Number
    mean: Number
    scatter: Number


class Gaussian:
    """Draws, pools and fits in closed form."""

    truth = Model(0, 1)
    empty = Sample(0, 0, 0)

    def draw(self, model: Model, n: Number, noise: Noise) -> Sample:
        """Mean = mu + N(0, v/n), scatter = v chi2(n-1)."""
        mean = model.mean + noise.normal(model.variance * noise.reciprocal(n))
        return Sample(n, mean, model.variance * noise.chi2(n - 1))

    def pool(self, a: Sample, b: Sample, noise: Noise) -> Sample:
        """Scatter = scatter_a + scatter_b + (mean_b - mean_a)^2 n_a n_b / (n_a + n_b)."""
        count = a.count + b.count
        gap, share = b.mean - a.mean, b.count * noise.reciprocal(count)
        return Sample(count, a.mean + gap * share, a.scatter + b.scatter + gap**2 * (a.count * share))

    def fit(self, sample: Sample, divisor: Number, noise: Noise) -> Model:
        """N(mean, scatter / divisor)."""
        return Model(sample.mean, sample.scatter * noise.reciprocal(divisor))

    def heat(self, model: Model, temperature: Number) -> Model:
        """N(mu, temperature v)."""
        return Model(model.mean, model.variance * temperature)

    def blend(self, weight: Number, a: Model, b: Model) -> Model:
        """The weighted average of means and of variances."""
        return Model(*(weight * x + (1 - weight) * y for x, y in zip(a, b, strict=True)))
