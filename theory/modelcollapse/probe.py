"""What can be read off a loop by running it once on plain numbers: which counts it fits, whether it needs the truth.

The noise of the probe is not random: a normal is 0, a chi-square its mean.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from fractions import Fraction

from modelcollapse.families.gaussian import Gaussian, Sample
from modelcollapse.numbers import Number
from modelcollapse.world import Loop, World


class MeanNoise:
    """Every law at its mean, in exact arithmetic."""

    def normal(self, variance: Number) -> Number:
        """0."""
        return 0

    def normals(self, variance: Number, count: Number) -> Number:
        """The probe has no items."""
        raise NotImplementedError("the probe keeps no items")

    def chi2(self, df: Number) -> Number:
        """The mean, df."""
        return df

    def binomial(self, n: Number, p: Number) -> Number:
        """The mean, n p."""
        return n * p

    def reciprocal(self, number: Number) -> Number:
        """1 / number, exact; 0 for 0."""
        return Fraction(1) / Fraction(number) if number else 0


@dataclass(frozen=True)
class Findings:
    """`counts`: the sizes of the samples fitted at fits 1, 2, ...; `closed`: nothing real or kept after model 0."""

    counts: tuple[tuple[Number, ...], ...]
    closed: bool

    @property
    def counts_are_constant(self) -> bool:
        """Every fit sees samples of the same sizes."""
        return len(set(self.counts)) == 1


@dataclass(frozen=True)
class NotingWorld(World):
    """A world that reports each draw from the truth."""

    note: Callable[[], None]

    def real(self, n: Number) -> Sample:
        """As in any world, and reported."""
        self.note()
        return Gaussian().draw(Gaussian.truth, n, self.noise)


def probe(loop: Loop) -> Findings:
    """Run the loop for its cycle and a few fits more; its parameters must be numbers."""
    fitted: list[Number] = []
    real_draws: list[bool] = []

    def divisor(count: Number) -> Number:
        fitted.append(count)
        return count

    world = NotingWorld(Gaussian(), divisor, MeanNoise(), lambda: real_draws.append(True))
    model, memory = Gaussian.truth, loop.begin(world)
    counts = []
    for t in range(1, loop.cycle + 4):
        fitted.clear()
        model, memory = loop.step(world, model, memory, t)
        counts.append(tuple(fitted))
    return Findings(tuple(counts), closed=not real_draws and memory == ())
