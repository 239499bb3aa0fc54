"""Read one fit off a loop, where it is a step of a random walk of the log variance.

    sigma_{t+1}^2 = sigma_t^2 chi2_df / divisor,   mu_{t+1} = mu_t + N(0, wander sigma_t^2)

The loop is run on scripted draws in exact arithmetic. Its next variance must be the old one times its one chi-square
times a constant, its next mean the old one plus its one normal, whatever the state and the fit number. No loop is
asked by name.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from fractions import Fraction

from modelcollapse.estimators import Estimator
from modelcollapse.families.gaussian import Gaussian, Model
from modelcollapse.numbers import Number
from modelcollapse.numeric.ratio import Ratio
from modelcollapse.probe import MeanNoise, probe
from modelcollapse.world import Loop, World

SCRIPTS = ((1, 0, 0, 1), (2, 1, 3, 5), (Fraction(7, 3), Fraction(1, 2), -1, Fraction(2, 7)))
"""Chi-square, normal, mean and variance of each try."""


@dataclass(frozen=True)
class OneFit:
    """The law of one fit: the ratio of the variances, and the variance that the mean gains, over sigma_t^2."""

    ratio: Ratio
    wander: Fraction

    @property
    def mean_inverse(self) -> Fraction | None:
        """E 1/W = divisor / (df - 2), exact; None where it is infinite, df <= 2."""
        return self.ratio.divisor / (self.ratio.df - 2) if self.ratio.df > 2 else None


@dataclass(frozen=True)
class ScriptedNoise(MeanNoise):
    """Every normal and every chi-square comes out as it was told to; the parameters of their laws are noted."""

    normal_draw: Number
    chi2_draw: Number
    variances: list[Number] = field(default_factory=list)
    dfs: list[Number] = field(default_factory=list)

    def normal(self, variance: Number) -> Number:
        """The scripted normal, whatever the variance."""
        self.variances.append(variance)
        return self.normal_draw

    def chi2(self, df: Number) -> Number:
        """The scripted chi-square."""
        self.dfs.append(df)
        return self.chi2_draw


def read_one_fit(loop: Loop, estimator: Estimator) -> OneFit | None:
    """The law of one fit; None where the loop is no such walk.

    At n = 1 the law has df = 0: the first fit is a point. The parameters of the loop must be numbers.
    """
    if loop.needs_items or not probe(loop).closed:
        return None
    readings = {_reading(loop, estimator, t, *script) for t in range(1, loop.cycle + 4) for script in SCRIPTS}
    return readings.pop() if len(readings) == 1 else None


def _reading(
    loop: Loop, estimator: Estimator, t: int, chi2: Number, normal: Number, mean: Number, variance: Number
) -> OneFit | None:
    noise = ScriptedNoise(normal, chi2)
    world = World(Gaussian(), estimator.divisor, noise)
    model, _ = loop.step(world, Model(mean, variance), (), t)
    if len(noise.dfs) != 1 or len(noise.variances) != 1 or model.mean != mean + normal:
        return None
    gain = Fraction(model.variance) / (Fraction(variance) * Fraction(chi2))
    return OneFit(Ratio(int(noise.dfs[0]), 1 / gain), Fraction(noise.variances[0]) / Fraction(variance))
