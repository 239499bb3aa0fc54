"""Array noise: the laws as arrays from a numpy Generator, one entry a replicate."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

Array = NDArray[np.float64]


@dataclass(frozen=True)
class ArrayNoise:
    """Draws `replicates` independent variables at a time. Variances are tracked, never their roots."""

    replicates: int
    rng: np.random.Generator

    def normal(self, variance: Any) -> Array:
        """sqrt(variance) times standard normals, shape (replicates,)."""
        draws = self.rng.standard_normal(self.replicates)
        draws *= np.sqrt(variance)
        return draws

    def normals(self, variance: Any, count: int) -> Array:
        """sqrt(variance) times standard normals, shape (replicates, count)."""
        draws = self.rng.standard_normal((self.replicates, count))
        draws *= np.sqrt(variance)
        return draws

    def chi2(self, df: Any) -> Array:
        """Twice a standard gamma of shape df / 2; 0 where df <= 0, so that an empty sample has no scatter."""
        shape = np.maximum(df, 0) / 2 if isinstance(df, np.ndarray) else max(df, 0) / 2
        draws = self.rng.standard_gamma(shape, self.replicates)
        draws *= 2
        return draws

    def binomial(self, n: int, p: float) -> NDArray[np.int64]:
        """Binomial counts, shape (replicates,)."""
        return self.rng.binomial(n, p, self.replicates)

    def reciprocal(self, number: Any) -> Any:
        """1 / number; 0 where the number is 0."""
        if isinstance(number, np.ndarray):
            return np.divide(1.0, number, out=np.zeros(number.shape), where=number != 0)
        return 1.0 / float(number) if number else 0.0
