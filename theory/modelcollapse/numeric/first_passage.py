"""The collapse time by simulation, with Wald's identity as control variate.

A loop that uses nothing but its last model is equivariant under shift and scale, so every fit may start from N(0, 1)
anew: log sigma_t^2 is the sum of the logarithms of the new variances, and nothing underflows.

With b = log(1/eps), S_T = -log sigma_T^2 = b + overshoot and drift mu, E (S_T - mu T) = 0 (Wald 1944). The mean of T is
estimated by the mean of T + (S_T - mu T)/mu = S_T/mu, whose spread is that of the overshoot alone.
"""

from __future__ import annotations

import math
from collections.abc import Iterator
from typing import NamedTuple

import numpy as np
from scipy.special import digamma

from modelcollapse.errors import Open
from modelcollapse.estimators import Estimator
from modelcollapse.families.gaussian import Gaussian, Model
from modelcollapse.loops import loop_name
from modelcollapse.numeric.noise import Array, ArrayNoise
from modelcollapse.numeric.read_ratio import read_one_fit
from modelcollapse.numeric.simulate import CHUNK, with_floats
from modelcollapse.probe import probe
from modelcollapse.progress import progress
from modelcollapse.world import Loop, World


class Passages(NamedTuple):
    """Of every run: the collapse time T and S_T = -log sigma_T^2; arrays of shape (replicates,)."""

    times: Array
    depths: Array


def passages(loop: Loop, estimator: Estimator, depth: float, replicates: int, rng: np.random.Generator) -> Passages:
    """Run until -log sigma_t^2 >= depth, for every replicate. Raises Open for a loop with real data or a memory.

    It does not return where the variance never falls that far: ask first whether E T is finite.
    """
    if not probe(loop).closed:
        raise Open(f"{loop_name(loop)} keeps or adds real data, so its collapse time is open; simulate shows its paths")
    sizes = [min(CHUNK, replicates - done) for done in range(0, replicates, CHUNK)]
    parts = _chunks(with_floats(loop), estimator, depth, sizes, rng)
    return Passages(*(np.concatenate(part) for part in zip(*progress(parts, len(sizes), "chunks"), strict=True)))


def _chunks(
    loop: Loop, estimator: Estimator, depth: float, sizes: list[int], rng: np.random.Generator
) -> Iterator[Passages]:
    for size, child in zip(sizes, rng.spawn(len(sizes)), strict=True):
        yield _until_all_passed(loop, estimator, depth, size, child)


def _until_all_passed(loop: Loop, estimator: Estimator, depth: float, size: int, rng: np.random.Generator) -> Passages:
    times, depths = np.zeros(size), np.zeros(size)
    running = np.arange(size if depth > 0 else 0)
    t = 0
    while running.size:
        t += 1
        world = World(Gaussian(), estimator.divisor, ArrayNoise(running.size, rng))
        model, _ = loop.step(world, Model(np.zeros(running.size), np.ones(running.size)), (), t)
        with np.errstate(divide="ignore"):
            depths[running] -= np.log(model.variance)
        passed = depths[running] >= depth
        times[running[passed]] = t
        running = running[~passed]
    return Passages(times, depths)


def simulate_collapse_time(
    loop: Loop, estimator: Estimator, depth: float, replicates: int, rng: np.random.Generator
) -> dict[str, float]:
    """Estimate E T for depth = log(1/eps): `mean` +- standard `error`; `plain_mean`, `plain_error` are without Wald."""
    runs = passages(loop, estimator, depth, replicates, rng)
    plain_mean, plain_error = _mean_and_error(runs.times)
    fit = read_one_fit(loop, estimator)
    if depth <= 0 or fit is None or fit.ratio.df == 0:
        return {"mean": plain_mean, "error": plain_error, "plain_mean": plain_mean, "plain_error": plain_error}
    # The drift by scipy's digamma, so that the simulation shares no code with the solvers that it checks.
    drift = math.log(fit.ratio.divisor / 2) - float(digamma(fit.ratio.df / 2))
    mean, error = _mean_and_error(runs.depths / drift)
    return {"mean": mean, "error": error, "plain_mean": plain_mean, "plain_error": plain_error}


def _mean_and_error(sample: Array) -> tuple[float, float]:
    return float(sample.mean()), float(sample.std(ddof=1) / math.sqrt(sample.size))
