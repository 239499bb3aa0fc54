"""The simulator: any loop, run by array noise, one replicate an array entry.

Nothing here knows a derived law. Replicates are run in chunks that fit a processor's cache; chunk c draws from the c-th
child of the given generator, so the paths depend on the seed and on CHUNK alone.

A variance under `replace` falls below the smallest float within a few hundred generations at n = 2. Where a loop uses
nothing but its last model, it is equivariant under shift and scale, so such paths are rescaled and their scale is kept.
"""

from __future__ import annotations

from collections.abc import Iterator
from copy import copy
from dataclasses import dataclass
from fractions import Fraction
from functools import cached_property
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from modelcollapse.errors import BadInput, shorten
from modelcollapse.estimators import Estimator, as_estimator, check_fixed
from modelcollapse.families.gaussian import Gaussian, Model
from modelcollapse.loops import loop_name
from modelcollapse.numeric.noise import Array, ArrayNoise
from modelcollapse.parameters import Parameter
from modelcollapse.probe import probe
from modelcollapse.world import Family, Loop, Memory, World

CHUNK = 10_000
SMALL, LARGE = 1e-120, 1e120
LEAST_FLOAT = Fraction(1, 10**100)
GENERATIONS = Parameter("generations", "the number of fits", "T", True, 0)
REPLICATES = Parameter("replicates", "the number of independent runs", "R", True, 1)


class Chunk(NamedTuple):
    """Some replicates on their way: N(origin + 2^k mean, 4^k variance), k = `doublings`, exact in binary."""

    world: World
    model: Any
    memory: Memory
    origin: Array | float = 0.0
    doublings: NDArray[np.int64] | int = 0


@dataclass(frozen=True)
class Generation:
    """Model t of every replicate. Each array is computed when it is asked for: a logarithm costs as much as a draw."""

    t: int
    chunks: tuple[Chunk, ...]

    @cached_property
    def mean(self) -> Array:
        """mu_t, shape (replicates,); +-inf where it is beyond the largest float."""
        return np.concatenate([_place(chunk) for chunk in self.chunks])

    @cached_property
    def variance(self) -> Array:
        """sigma_t^2, shape (replicates,); 0 below the smallest float, inf beyond the largest."""
        with np.errstate(over="ignore"):
            return np.concatenate([np.ldexp(chunk.model.variance, 2 * chunk.doublings) for chunk in self.chunks])

    @cached_property
    def log_variance(self) -> Array:
        """The logarithm of sigma_t^2, shape (replicates,), also where that itself underflows; -inf for a point."""
        with np.errstate(divide="ignore"):
            logs = [np.log(chunk.model.variance) + np.log(4.0) * chunk.doublings for chunk in self.chunks]
        return np.concatenate(logs)


def simulate(
    loop: Loop,
    estimator: str | Estimator | object,
    generations: int,
    replicates: int,
    rng: np.random.Generator,
    family: Family | None = None,
) -> Iterator[Generation]:
    """Model 0, 1, ..., `generations` of `replicates` runs of the loop, in memory that does not grow with time.

    The truth is N(0, 1). `family` is the Gaussian on sufficient statistics unless another is given (`Raw()` draws
    every point). Raises BadInput, before anything is drawn, where a fixed divisor meets a pool that grows, or where
    there is not an integer number of generations (0 or more) and replicates (1 or more).
    """
    last, size = GENERATIONS.read(generations), REPLICATES.read(replicates)
    chosen = as_estimator(estimator)
    findings = probe(loop)
    check_fixed(chosen, findings.counts_are_constant, loop_name(loop))
    loop = with_floats(loop)
    chunks = [_start(loop, chosen, part, child, family or Gaussian()) for part, child in _sizes(size, rng)]
    return _generations(loop, chunks, last, findings.closed)


def with_floats(loop: Loop) -> Loop:
    """The loop with its fractions as floats: an array times a Fraction would become an array of objects."""
    floating = copy(loop)
    for name, number in loop.values().items():
        if number and not LEAST_FLOAT <= abs(number) <= 1 / LEAST_FLOAT:
            raise BadInput(f"{name} must be between 1e-100 and 1e100 in a simulation; got {shorten(number)}")
        if isinstance(number, Fraction):
            # Not dataclasses.replace: the loop would read the float, and make the fraction of it again.
            object.__setattr__(floating, name, float(number))
    return floating


def _sizes(replicates: int, rng: np.random.Generator) -> list[tuple[int, np.random.Generator]]:
    sizes = [CHUNK] * (replicates // CHUNK) + ([replicates % CHUNK] if replicates % CHUNK else [])
    return list(zip(sizes, rng.spawn(len(sizes)), strict=True))


def _start(loop: Loop, chosen: Estimator, size: int, rng: np.random.Generator, family: Family) -> Chunk:
    world = World(family, chosen.divisor, ArrayNoise(size, rng))
    truth = Model(*(np.full(size, float(part)) for part in world.truth))
    return Chunk(world, truth, loop.begin(world))


def _generations(loop: Loop, chunks: list[Chunk], last: int, closed: bool) -> Iterator[Generation]:
    for t in range(last + 1):
        if t:
            # Where a variance leaves the floats its mean may have no value: `Summary` refuses that, in words.
            with np.errstate(over="ignore", invalid="ignore"):
                chunks = [_advance(loop, chunk, t, closed) for chunk in chunks]
        yield Generation(t, tuple(chunks))


def _advance(loop: Loop, chunk: Chunk, t: int, closed: bool) -> Chunk:
    model, memory = loop.step(chunk.world, chunk.model, chunk.memory, t)
    moved = Chunk(chunk.world, model, memory, chunk.origin, chunk.doublings)
    return _rescaled(moved) if closed else moved


def _rescaled(chunk: Chunk) -> Chunk:
    """Bring variances that left (SMALL, LARGE) back to order 1, by powers of two so that nothing is rounded."""
    mean, variance = chunk.model
    if variance.min() > SMALL and variance.max() < LARGE:
        return chunk
    halvings = np.where(variance > 0, np.frexp(variance)[1] // 2, 0)
    scale = chunk.doublings + halvings
    # A scale that shrinks leaves the place behind in the origin; one that grows outgrows it, and would overflow there.
    with np.errstate(over="ignore"):
        relative = np.ldexp(chunk.origin, -np.maximum(scale, 0)) + np.ldexp(mean, -halvings)
    model = Model(np.where(scale > 0, relative, 0.0), np.ldexp(variance, -2 * halvings))
    return chunk._replace(model=model, origin=np.where(scale > 0, 0.0, _place(chunk)), doublings=scale)


def _place(chunk: Chunk) -> Array:
    """mu_t = origin + 2^k mean."""
    with np.errstate(over="ignore"):
        place: Array = chunk.origin + np.ldexp(chunk.model.mean, chunk.doublings)
    return place
