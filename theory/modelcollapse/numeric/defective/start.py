"""Law of T given T < inf at its first times, by carrying the density of the walk given collapse forward (E Y < 0).

    P(T = t + 1) e^{theta b} = Int_0^inf r_t(d) g(d) dd,    g(d) = E*[e^{-theta (Y - d)} ; Y > d]

r_t is the density of d = b - S_t on T > t under the law f* = e^{theta y} f of a step, so that no digits are lost where
P(T < inf) is small. Carried on two sets of panels, and divided by e^{theta b} P(T < inf).

Source: the forward equation of a walk killed at a barrier, Feller 1971, chapter XII; Siegmund 1985, II (the weight).
"""

from __future__ import annotations

import math
from functools import lru_cache

import numpy as np

from modelcollapse.numeric import evolve
from modelcollapse.numeric.defective.walk import Tilted, beyond_discounted, step_given
from modelcollapse.numeric.free_walk import reach, tilts_of
from modelcollapse.numeric.passage_law import Table
from modelcollapse.numeric.step import Array, Step, beyond, gauss

REFINED = 1.25
FLOOR = 1e-14
ULP = 2.0**-52


@lru_cache(maxsize=32)
def table_given(walk: Tilted, b: float, last: int, scaled: float) -> Table | None:
    """P(T <= t | T < inf) and P(T > t | T < inf) for t = 0, ..., last; None where f* has not mass one."""
    step = step_given(walk)
    if step is None:
        return None
    barrier, theta = b / step.scale, walk.theta * step.scale
    now, lost = carried(step, theta, barrier, last, 1.0)
    finer, _ = carried(step, theta, barrier, last, REFINED)
    passed = np.cumsum(now) / scaled
    moved = 2 * ULP * barrier * (1 + theta)
    return Table(0, passed, 1 - passed, max(float(np.abs(np.cumsum(now - finer)).max()) / scaled, lost, moved, FLOOR))


def carried(step: Step, theta: float, barrier: float, last: int, refine: float) -> tuple[Array, float]:
    """P(T = t) e^{theta b} for t = 0, ..., last, lengths in sd, and what has been lost of the mass of the walk."""
    down, up = reach(tilts_of(step), 1)
    panel = min(evolve.PANEL, evolve.EDGE / step.scale) / refine
    blocks, weights = evolve.blocks_of(step, panel), panel * gauss()[1]
    chance = chances(step, theta, panel)
    low, density = evolve.start(step, evolve.Plan(panel, 1, down, up, 0.0), barrier)
    now, gone = np.zeros(last + 1), beyond(step, np.array([barrier]), (0,))[0].item()
    now[1] = beyond_discounted(step, theta, np.array([barrier])).item()
    mass = density * weights
    for t in range(2, last + 1):
        inside = np.flatnonzero(mass.sum(axis=1) > evolve.DUST)
        if not len(inside):
            break
        kept = slice(inside[0], inside[-1] + 1)
        low, density, mass = low + int(inside[0]), density[kept], mass[kept]
        near = chance[low : low + len(mass)]
        now[t] = float((mass[: len(near)] * near).sum())
        gone += evolve.exit_mass(blocks, low, mass)
        low, density = evolve.advance(blocks, low, density)
        mass = density * weights
    return now, abs(1 - gone - float(mass.sum()))


def chances(step: Step, theta: float, panel: float) -> Array:
    """g at the nodes of all panels from which a step can cross, (panels, nodes)."""
    panels = max(1, math.ceil((step.mode + step.high) / panel))
    return beyond_discounted(step, theta, panel * (np.arange(panels)[:, None] + gauss()[0]))
