"""Realisations of the models: the program run on scripted draws, exact, for statements that hold almost surely.

Normals may take any value and chi-squares any positive one, and a path is continuous in its draws: a relation that
fails strictly on one realisation fails with positive probability, if its sides are continuous there. The draws of the
script are round numbers, where floor(mu) or 0^(mu^2) may jump; those of the script moved a little are not.
"""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction
from typing import Any

from modelcollapse.checking.truth.chance import Chance
from modelcollapse.checking.truth.reals import Unsupported, exact, fraction
from modelcollapse.families.gaussian import Gaussian, Model
from modelcollapse.world import World

Path = tuple[tuple[Any, Any], ...]
CHI2 = (Fraction(1), Fraction(4), Fraction(1, 2), Fraction(9), Fraction(2, 7), Fraction(3))
NORMAL = (Fraction(0), Fraction(1), Fraction(-2), Fraction(1, 3), Fraction(3, 2), Fraction(-1, 5))
TRIES = 6
PRIME = 2**61 - 1


class Script:
    """Noise that follows a script: draw number k of try j is CHI2[(k + j) % 6] and NORMAL[...].

    Moved, each is k / (2^61 - 1) more.
    """

    def __init__(self, start: int, moved: bool = False) -> None:
        self.at = start
        self.step = Fraction(1, PRIME) if moved else Fraction(0)

    def normal(self, variance: Any) -> Any:
        """Any number, or 0 where the variance is 0."""
        self.at += 1
        return NORMAL[(self.at * 5) % len(NORMAL)] + self.at * self.step if variance > 0 else 0

    def normals(self, variance: Any, count: Any) -> Any:
        """Single items are not scripted."""
        raise Unsupported("a loop that looks at single items")

    def chi2(self, df: Any) -> Any:
        """Any positive number; 0 at df = 0."""
        self.at += 1
        return CHI2[self.at % len(CHI2)] + self.at * self.step if df > 0 else 0

    def binomial(self, n: Any, chance: Any) -> Any:
        """Random counts are not scripted."""
        raise Unsupported("a loop with random sample sizes")

    def reciprocal(self, number: Any) -> Any:
        """1 / number; 0 for the empty sample."""
        return Fraction(1) / Fraction(number) if number else 0


def realisations(chance: Chance, fits: int) -> Iterator[Path]:
    """Paths (mu_0, sigma_0^2), ..., (mu_fits, sigma_fits^2), each of positive chance in any neighbourhood."""
    for start in range(TRIES):
        yield realisation(chance, fits, Script(start))


def moved(chance: Chance, fits: int) -> Iterator[Path]:
    """The same paths, each with draws that are no round numbers."""
    for start in range(TRIES):
        yield realisation(chance, fits, Script(start, moved=True))


def realisation(chance: Chance, fits: int, script: Script) -> Path:
    """The path of a script."""
    family: Any = Gaussian()
    family.truth = Model(fraction(chance.mean), fraction(chance.variance))
    world = World(family, chance.estimator.divisor, script)
    model, memory = world.truth, chance.loop.begin(world)
    path = [(chance.mean, chance.variance)]
    for fit in range(1, fits + 1):
        model, memory = chance.loop.step(world, model, memory, fit)
        path.append((exact(Fraction(model.mean)), exact(Fraction(model.variance))))
    return tuple(path)
