"""Points of a domain at which to look: simple ones first, then far ones and ones close to an end."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from fractions import Fraction
from heapq import nsmallest
from itertools import product

from modelcollapse.checking.domain import Domain, Range

STEPS = tuple(Fraction(k) for k in range(13)) + tuple(Fraction(10) ** k for k in range(2, 13, 2))
PARTS = tuple(Fraction(1, 2**k) for k in (1, 2, 3, 5, 8, 12, 20, 40)) + tuple(Fraction(k, 10) for k in range(1, 10))
MOST_TOGETHER = 4000


def points_of(domain: Domain, names: Sequence[str], most: int) -> Iterator[dict[str, Fraction]]:
    """Values of the symbols, at most so many."""
    each = max(4, round(MOST_TOGETHER ** (1 / max(1, len(names)))))
    choices = [list(enumerate(candidates(domain[name])[:each])) for name in names]
    for point in nsmallest(most, product(*choices), key=lambda point: sum(k for k, _ in point)):
        yield {name: x for name, (_, x) in zip(names, point, strict=True)}


def candidates(within: Range) -> list[Fraction]:
    """Numbers of the range to try, the simple ones first."""
    low, high = within.low, within.high
    anchor = low if low is not None else high if high is not None else Fraction(0)
    side = -1 if low is None and high is not None else 1
    found = [anchor + side * step for step in STEPS]
    if low is not None and high is not None:
        found = [low, high, *(low + part * (high - low) for part in PARTS), *found]
        found += [high - part * (high - low) for part in PARTS]
    else:
        found += [anchor + side * part for part in PARTS]
    found += [-x for x in found] if low is None and high is None else []
    return [x for x in dict.fromkeys(found) if within.contains(x)]
