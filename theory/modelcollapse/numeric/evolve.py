"""Mean, variance and law of the collapse time T = min{t : S_t >= b} by carrying the density of the walk forward.

    r_t(d) = density of the distance d = b - S_t left to go, on T > t,    r_{t+1}(d) = Int_0^inf r_t(d') f(d' - d) dd'
    P(T > t) = Int_0^inf r_t,    P(T = t + 1) = Int_0^inf r_t(d) P(Y > d) dd

on Gauss panels of equal length, so that one small block serves every pair of panels at the same lag, and only where
the mass is. The walk is started late, at a time k before which it crosses with probability below 1e-18, from the
density of S_k. Survival and exit are summed apart: their sum measures what the panels lose. For strong drift, where T
is short or narrow; lengths are in units of sd = sqrt(Var Y). Source: the forward equation of a walk killed at a
barrier, Feller 1971, chapter XII.
"""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from modelcollapse.numeric.free_walk import first_time_above, last_time_below, reach, sum_density, tilts_of
from modelcollapse.numeric.ratio import Moments
from modelcollapse.numeric.step import ORDER, Array, Step, beyond, gauss, step_of

if TYPE_CHECKING:
    from modelcollapse.numeric.ratio import Ratio

DUST = 1e-22  # mass of a panel that is dropped at the ends of the window
PANEL, EDGE = 3.0, 1.4  # longest panel, in sd and in Y itself
MOST_WORK = 2.5e9  # multiplications, about half a second
STEP_WORK = 1e5  # the fixed cost of a step, in multiplications
MOST_LEAK = 1e-12
WORST_MEAN = 1e-11  # relative
ULP = 2.0**-52


class Plan(NamedTuple):
    """Panel length (sd), the time carried first, how far S is from its mean then at most (down, up), and the work to
    come.
    """

    panel: float
    first: int
    down: float
    up: float
    work: float


class Law(NamedTuple):
    """P(T > t) and P(T <= t) at t = first, first + 1, ..., and the sum over t of r_t near d = 0, which is d(E T)/db."""

    first: int
    survival: Array
    passed: Array
    at_barrier: float


class Blocks(NamedTuple):
    """One step between panels: lags `low`, `low` + 1, ... in `matrix` (lag and source node, target node); P(Y > d) by
    lag.
    """

    low: int
    lags: int
    matrix: Array
    exit: Array


def moments(ratio: Ratio, b: float, refine: float = 1.0) -> Moments | None:
    """Mean and variance of T for a threshold b = log(1/eps) > 0; None where the route does not reach, never a worse
    number.

    None if the drift is not positive, if the work would take more than about half a second, if survival and exit do
    not add up to one within 1e-12, or if an ulp or two of b and mu may move the mean by 1e-11 (b next to a multiple of
    a drift of 1e5 sd). `refine` > 1 shortens the panels by that factor. Errors seen: mean 4e-14, variance 3e-13
    relative, best for strong drift. A nearly deterministic T that is carried from its first step keeps the relative
    digits of its variance down to 1e-20; otherwise the variance is good to about 1e-16, absolute.
    """
    law = law_of(ratio, b, refine)
    if law is None:
        return None
    centre = round(float(law.survival.sum()))
    late, early = law.survival[centre:], law.passed[:centre][::-1]
    shift = float(late.sum() - early.sum())
    square = float(late @ (2 * np.arange(len(late)) + 1) + early @ (2 * np.arange(len(early)) + 1))
    return Moments(law.first + centre + shift, max(square - shift**2, 0.0))


def survival(ratio: Ratio, b: float, terms: int) -> Array | None:
    """P(T > t) for t = 0, ..., terms - 1; absolute error about 1e-13; None where `moments` is None."""
    law = law_of(ratio, b)
    return None if law is None else np.concatenate([np.ones(law.first), law.survival, np.zeros(terms)])[:terms]


def law_of(ratio: Ratio, b: float, refine: float = 1.0) -> Law | None:
    """The law of T from the first carried time on, or None: see `moments`."""
    if not (b > 0 and math.isfinite(b) and ratio.drift > 0):
        return None
    step, barrier = step_of(ratio), b / math.sqrt(ratio.log_variance)
    plan = plan_of(step, barrier, refine)
    if not plan.work <= MOST_WORK:
        return None
    law = carry(step, plan, barrier)
    mean = law.first + law.survival.sum()
    rounding = 2 * ULP * barrier * law.at_barrier
    leak = float(np.abs(law.survival + law.passed - 1).max())
    return law if rounding <= WORST_MEAN * mean and leak <= MOST_LEAK else None


def plan_of(step: Step, barrier: float, refine: float) -> Plan:
    """When to start and how much there is to do, from the exponential bounds of S_t."""
    tilts = tilts_of(step)
    first = last_time_below(step, tilts, barrier)
    down, up = reach(tilts, first)
    panel = min(PANEL, EDGE / step.scale) / refine
    window = (max(barrier - first * step.drift, 0.0) + down + up) / panel
    lags = (step.high - step.low) / panel + 2
    steps = first_time_above(step, tilts, barrier) - first
    return Plan(panel, first, down, up, steps * (window * lags * ORDER**2 + STEP_WORK))


def carry(step: Step, plan: Plan, barrier: float) -> Law:
    """The law of T by steps until no panel holds more than `DUST`."""
    blocks = blocks_of(step, plan.panel)
    weights = plan.panel * gauss()[1]
    low, density = start(step, plan, barrier)
    left, passed = [], [beyond(step, np.array([barrier]), (0,))[0].item() if plan.first == 1 else 0.0]
    at_barrier = 0.0
    while True:
        mass = density * weights
        left.append(float(mass.sum()))
        at_barrier += float(density[0, 0]) if len(density) and low == 0 else 0.0
        inside = np.flatnonzero(mass.sum(axis=1) > DUST)
        if not len(inside):
            return Law(plan.first, np.array(left), np.array(passed), at_barrier)
        kept = slice(inside[0], inside[-1] + 1)
        low, density, mass = low + int(inside[0]), density[kept], mass[kept]
        passed.append(passed[-1] + exit_mass(blocks, low, mass))
        low, density = advance(blocks, low, density)


def start(step: Step, plan: Plan, barrier: float) -> tuple[int, Array]:
    """Number of the first panel of the window, and r_t at its nodes (panels, nodes) for t = plan.first."""
    centre = barrier - plan.first * step.drift
    low = max(0, math.floor((centre - plan.up) / plan.panel))
    high = max(low + 1, math.ceil((centre + plan.down) / plan.panel))
    distance = plan.panel * (np.arange(low, high)[:, None] + gauss()[0])
    if plan.first == 1:
        return low, step.density((barrier - step.mode) - distance)
    return low, sum_density(step, plan.first, centre - distance, plan.down + plan.up + 2 * plan.panel)


def blocks_of(step: Step, panel: float) -> Blocks:
    """One block of f(d' - d) for each lag of panels within reach of a step."""
    nodes, weights = gauss()
    low = math.floor((step.mode + step.low) / panel)
    lags = math.ceil((step.mode + step.high) / panel) - low + 1
    across = np.arange(lags)[:, None, None] + nodes[:, None] - nodes
    matrix = panel * weights[:, None] * step.density(panel * across - (step.mode - panel * low))
    distance = panel * (low + np.arange(lags)[:, None] + nodes)
    exit_chance = beyond(step, distance.ravel(), (0,))[0].reshape(lags, ORDER)
    return Blocks(low, lags, matrix.reshape(lags * ORDER, ORDER), exit_chance)


def exit_mass(blocks: Blocks, low: int, mass: Array) -> float:
    """P(T = t + 1): the mass of each node times P(Y > d), which is 1 below the first lag and 0 above the last."""
    sure = min(max(0, blocks.low - low), len(mass))
    first = low + sure - blocks.low
    chance = blocks.exit[first : first + len(mass) - sure]
    return float(mass[:sure].sum() + (mass[sure : sure + len(chance)] * chance).sum())


def advance(blocks: Blocks, low: int, density: Array) -> tuple[int, Array]:
    """r_{t+1} from r_t: the panels that a step can reach from the window, each from the `lags` panels above it."""
    bottom = max(0, low - blocks.low - blocks.lags + 1)
    top = low + len(density) - blocks.low
    if top <= bottom:
        return 0, np.zeros((0, ORDER))
    base = bottom + blocks.low
    padded = np.zeros((top - bottom + blocks.lags - 1, ORDER))
    kept = density[max(0, base - low) :]
    place = max(0, low - base)
    padded[place : place + len(kept)] = kept
    views = np.lib.stride_tricks.sliding_window_view(padded.ravel(), blocks.lags * ORDER)[::ORDER]
    return bottom, np.ascontiguousarray(views) @ blocks.matrix
