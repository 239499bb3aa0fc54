"""The false-alarm ledger: the whole suite raises a false alarm with probability at most 1e-6.

M = 100 slots share ALPHA_SUITE by the union bound, so each statistical check may err with probability ALPHA = 1e-8. A
test takes a slot by asking for the fixture `check`; one slot too many, or a slot taken twice, is an error.

The seed of a test comes from its name, and BASE was chosen before any outcome was seen (the day on which Shumailov et
al. 2024 appeared in Nature), so a run is reproducible. MODELCOLLAPSE_FRESH_SEED=1 draws a new base and prints it, any
other number is the base itself. A red fresh run is a defect: it is never run again until it is green.
"""

from __future__ import annotations

import os
import secrets
from dataclasses import dataclass, field, replace
from functools import cache
from zlib import crc32

import numpy as np

ALPHA_SUITE = 1e-6
M = 100
ALPHA = ALPHA_SUITE / M
BASE = 20240724
FRESH = "MODELCOLLAPSE_FRESH_SEED"


@dataclass(frozen=True)
class Check:
    """A slot: the name of the check, and the probability with which it may reject what is right."""

    name: str
    alpha: float = ALPHA

    def split(self, parts: int) -> Check:
        """One of `parts` checks that share this slot; by the union bound each gets alpha / parts."""
        return replace(self, alpha=self.alpha / parts)


@dataclass
class Ledger:
    """The slots taken in one run."""

    slots: int = M
    taken: set[str] = field(default_factory=set)

    def take(self, name: str) -> Check:
        """A slot for the check of this name. Raises RuntimeError where there is none left or the name has one."""
        if name in self.taken:
            raise RuntimeError(f"the check {name} takes a second slot: its false alarms would count once, not twice")
        if len(self.taken) == self.slots:
            raise RuntimeError(f"the ledger has {self.slots} slots and {name} asks for one more: use Check.split")
        self.taken.add(name)
        return Check(name)


def rng_for(test_id: str) -> np.random.Generator:
    """The generator of a test, SeedSequence([base, crc32(test_id)])."""
    return np.random.default_rng(np.random.SeedSequence([base(), crc32(test_id.encode())]))


@cache
def base() -> int:
    """BASE, or what FRESH says: 1 for new entropy, any other number for itself."""
    asked = os.environ.get(FRESH, "")
    if not asked:
        return BASE
    return secrets.randbits(64) if asked == "1" else int(asked)
