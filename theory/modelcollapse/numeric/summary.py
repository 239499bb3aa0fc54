"""What is kept of a simulation: a few numbers a generation, and what a picture needs."""

from __future__ import annotations

import math
from dataclasses import dataclass, field

import numpy as np

from modelcollapse.errors import BadInput
from modelcollapse.numeric.noise import Array
from modelcollapse.numeric.simulate import Generation
from modelcollapse.values import json_number

LEVELS = (0.05, 0.25, 0.5, 0.75, 0.95)
PATHS = 20


@dataclass
class Summary:
    """Lists with one entry a generation; `quantiles` (of LEVELS) and `paths` (of the first runs) if `for_picture`."""

    for_picture: bool = False
    mean_variance: list[float] = field(default_factory=list)
    mean_variance_error: list[float] = field(default_factory=list)
    mean_log_variance: list[float] = field(default_factory=list)
    mean_wander: list[float] = field(default_factory=list)
    quantiles: list[list[float]] = field(default_factory=list)
    paths: list[list[float]] = field(default_factory=list)

    def add(self, generation: Generation) -> None:
        """Take note of one generation. The error of a mean is its standard error, infinite for a single run."""
        variance = generation.variance
        if np.isnan(variance).any() or np.isnan(generation.mean).any():
            raise BadInput(
                f"the simulated models must stay within floating point; generation {generation.t} does not; take fewer "
                "generations, or a temperature and a divisor under which the variance grows less"
            )
        self.mean_variance.append(float(variance.mean()))
        self.mean_variance_error.append(standard_error(variance))
        self.mean_log_variance.append(float(generation.log_variance.mean()))
        with np.errstate(over="ignore"):
            self.mean_wander.append(float((generation.mean**2).mean()))
        if self.for_picture:
            self.quantiles.append(np.quantile(variance, LEVELS).tolist())
            self.paths.append(variance[:PATHS].tolist())

    def as_json(self) -> dict[str, list[float | str]]:
        """The four lists of the JSON contract."""
        return {
            name: [json_number(number) for number in getattr(self, name)]
            for name in ("mean_variance", "mean_variance_error", "mean_log_variance", "mean_wander")
        }


def standard_error(sample: Array) -> float:
    """The standard error of the mean; infinite for a single run, and where the squares leave the floats."""
    if sample.size < 2:
        return math.inf
    with np.errstate(over="ignore", invalid="ignore"):
        error = float(sample.std(ddof=1)) / math.sqrt(sample.size)
    return error if math.isfinite(error) else math.inf
