"""Points spread wide, for claims about chances: small and large samples, few and many fits, thresholds near and far."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction
from itertools import islice

from modelcollapse.checking.domain import Domain, Range
from modelcollapse.checking.truth.points import LOOP_SIZES, Point, by_size, small

SIZES = (8, 0, 28, 1, 3, 98)
"""How far above its least value a sample size is taken."""
TIMES = (1, 2, 20, 0, 5, 60, 10)
THRESHOLDS = tuple(
    Fraction(*pair) for pair in ((1, 1), (3, 1), (10, 1), (1, 2), (9, 10), (2, 1), (1, 10), (3, 2), (5, 1), (1, 100))
)
SHARES = tuple(Fraction(*pair) for pair in ((1, 2), (1, 10), (9, 10), (1, 100), (99, 100)))
MOST_CASES, MOST_THRESHOLDS, BLOCK = 60, 400, 12
MOST = 10**4
NEAR = tuple(Fraction(*pair) for pair in ((2, 1), (1, 2), (4, 3), (3, 4), (10, 9), (9, 10)))


def spread(names: tuple[str, ...], domain: Domain) -> Iterator[Point]:
    """Blocks of cases of the integers, each with a few thresholds more whenever another block begins."""
    whole = [name for name in names if domain.get(name, Range(False)).integer]
    others = [name for name in names if name not in whole]
    cases = chosen([values(name, domain[name]) for name in whole], MOST_CASES)
    thresholds = chosen([values(name, domain.get(name, Range(False))) for name in others], MOST_THRESHOLDS)
    turns = [(i // BLOCK + (j + 2) // 3, i, j) for i in range(len(cases)) for j in range(len(thresholds))]
    for _, i, j in sorted(turns):
        point = dict(zip((*whole, *others), (*cases[i], *thresholds[j]), strict=True))
        yield {name: point[name] for name in names}


def chosen(lists: list[list[Fraction]], most: int) -> list[tuple[Fraction, ...]]:
    """Choices of one of each, those first that stand early in their lists."""
    order = islice(by_size([len(one) for one in lists]), most)
    return [tuple(one[i] for one, i in zip(lists, at, strict=True)) for at in order]


def values(name: str, allowed: Range) -> list[Fraction]:
    """Admissible numbers for one symbol, the most telling first."""
    if allowed.integer:
        start = next(iter(small(allowed)), Fraction(0))
        steps = [start + step for step in (SIZES if name in LOOP_SIZES else TIMES)]
        return [one for one in dict.fromkeys([*steps, *small(allowed)]) if allowed.contains(one)][: len(TIMES)]
    if allowed.low is not None and allowed.high is not None:
        candidates = [allowed.low + (allowed.high - allowed.low) * share for share in SHARES]
    elif allowed.high is not None:
        candidates = [allowed.high - step for step in THRESHOLDS]
    else:
        candidates = [(allowed.low or 0) + step for step in THRESHOLDS]
    return [one for one in dict.fromkeys([*candidates, *small(allowed)]) if allowed.contains(one)]


def beside(point: Point, names: tuple[str, ...], domain: Domain) -> Iterator[Point]:
    """The point with one number a little off: a threshold by a factor, an integer by one or twofold."""
    for name in names:
        allowed = domain.get(name, Range(False))
        here = point[name]
        near = [here + 1, here - 1, 2 * here] if allowed.integer else [here * by for by in NEAR]
        fit = [one for one in near if allowed.contains(one) and (abs(one) <= MOST or abs(one) < abs(here))]
        yield from ({**point, name: one} for one in fit if one != here)
