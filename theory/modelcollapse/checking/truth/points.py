"""Points: admissible numbers for the free symbols, corners and small numbers first, then pseudo-random ones."""

from __future__ import annotations

import random
from collections.abc import Iterator, Mapping
from fractions import Fraction
from itertools import islice

from modelcollapse.checking import terms as tm
from modelcollapse.checking.domain import CONVENTIONS, Domain, Range
from modelcollapse.checking.setting import Setting
from modelcollapse.checking.truth.context import MU_0, SIGMA_0
from modelcollapse.loops import loop_class

Point = Mapping[str, Fraction]
RANDOM = 10
SEED = 4
GRID = 40
BEYOND, LATE = (100, 10**4, 10**6, 10**9), (30, 100, 200)
LOOP_SIZES = ("n", "n_real", "n_synthetic")
REALS = tuple(Fraction(*pair) for pair in ((1, 2), (1, 1), (2, 1), (1, 3), (3, 2), (3, 1), (1, 10), (9, 10), (5, 1)))
INSIDE = tuple(Fraction(*pair) for pair in ((1, 2), (1, 10), (9, 10), (1, 100), (2, 3)))
EXTRA: dict[str, Range] = {
    SIGMA_0: Range(False, Fraction(0), low_strict=True),
    MU_0: Range(False),
}


def free_names(claim: tm.Claim, setting: Setting) -> tuple[str, ...]:
    """The symbols that need a number: of the statement and its conditions, and the loop's where it speaks of models."""
    names = set(tm.free_symbols(claim.statement)).union(*map(tm.free_symbols, claim.when))
    nodes = list(tm.walk(claim.statement))
    if any(isinstance(node, tm.Process | tm.CollapseTime | tm.Model | tm.Fresh) for node in nodes):
        kind = loop_class(setting.loop)
        bound = {node.variable for node in nodes if isinstance(node, tm.Limit | tm.Tends | tm.Asymptotic)}
        names |= {
            parameter.name
            for parameter in kind.parameters()
            if parameter.name not in setting.fixed
            and (parameter.name not in kind.defaults() or parameter.name in setting.free)
        } - bound
        if setting.symbolic_divisor:
            names.add("divisor")
    if any(isinstance(node, tm.CollapseTime) for node in nodes):
        names.add("eps")
    for name, process in ((SIGMA_0, "sigma"), (MU_0, "mu")):
        if tm.Process(process, tm.Number(Fraction(0))) in nodes:
            names.add(name)
    return tuple(sorted(names, key=lambda name: (name != "n", name)))


def domain_of(claim: tm.Claim, setting: Setting) -> Domain:
    """What the symbols may be, a restriction of the claim included."""
    restriction: Domain = getattr(claim, "restriction", {}) or {}
    return {**EXTRA, **CONVENTIONS, **setting.domain, **restriction}


def points(names: tuple[str, ...], domain: Domain) -> Iterator[Point]:
    """Small points in the order of their size, then larger and random ones."""
    lists = [small(domain.get(name, Range(False))) for name in names]
    seen: set[tuple[Fraction, ...]] = set()
    for at in islice(by_size([len(values) for values in lists]), GRID):
        values = tuple(choices[i] for choices, i in zip(lists, at, strict=True))
        seen.add(values)
        yield dict(zip(names, values, strict=True))
    if not names or not all(lists):
        return
    source = random.Random(SEED)
    for k in range(RANDOM):
        values = tuple(larger(domain.get(name, Range(False)), source, k) for name in names)
        point = dict(zip(names, values, strict=True))
        if values not in seen and within(point, domain):
            seen.add(values)
            yield point


def by_size(lengths: list[int]) -> Iterator[tuple[int, ...]]:
    """All choices of an index below each length, by their sum, then by the largest of them."""
    for total in range(sum(lengths) - len(lengths) + 1) if all(lengths) else ():
        yield from sorted(of_sum(lengths, total), key=lambda at: (max(at, default=0), at))


def of_sum(lengths: list[int], total: int) -> Iterator[tuple[int, ...]]:
    """The choices whose sum is `total`."""
    if not lengths:
        if total == 0:
            yield ()
        return
    rest = sum(lengths[1:]) - len(lengths) + 1
    for first in range(max(0, total - rest), min(lengths[0] - 1, total) + 1):
        yield from ((first, *others) for others in of_sum(lengths[1:], total - first))


def distant(names: tuple[str, ...], domain: Domain) -> Iterator[Point]:
    """Each integer alone far out, the others at their corners; for what costs little there."""
    lists = {name: small(domain.get(name, Range(False))) for name in names}
    if not all(lists.values()):
        return
    corner = {name: values[0] for name, values in lists.items()}
    for name in names:
        allowed = domain.get(name, Range(False))
        if allowed.integer:
            for value in BEYOND if name in LOOP_SIZES else LATE if name == "t" else LATE + BEYOND:
                for others in (0, 1):
                    point = {**corner, name: Fraction(value)}
                    if others and "t" in point and name != "t":
                        point["t"] += 1
                    if within(point, domain) and (not others or "t" in point):
                        yield point


def within(point: Point, domain: Domain) -> bool:
    """Whether every number of the point is admissible."""
    return all(domain.get(name, Range(False)).contains(number) for name, number in point.items())


def small(allowed: Range) -> list[Fraction]:
    """A few small admissible numbers, the corner first."""
    if allowed.integer:
        low = -2 if allowed.low is None else allowed.low.__ceil__()
        start = low if allowed.low is not None or allowed.high is None else allowed.high.__floor__() - 4
        candidates = [Fraction(start + step) for step in (0, 1, 2, 3, 4, 6)]
        if allowed.low is not None and allowed.high is not None:
            candidates += [allowed.high - step for step in (0, 1) if allowed.high - step > candidates[-1]]
        return [value for value in candidates if allowed.contains(value)]
    if allowed.low is not None and allowed.high is not None:
        width = allowed.high - allowed.low
        candidates = [allowed.low + width * share for share in INSIDE] + [allowed.low, allowed.high]
    elif allowed.low is not None:
        candidates = [allowed.low + value for value in REALS] + [Fraction(1), allowed.low]
        candidates.sort(key=lambda value: (value.denominator + abs(value.numerator), value))
    elif allowed.high is not None:
        candidates = [allowed.high - value for value in REALS] + [allowed.high]
    else:
        candidates = [Fraction(0), Fraction(1), *(sign * value for value in REALS for sign in (1, -1))]
    found = [value for value in dict.fromkeys(candidates) if allowed.contains(value)]
    return found[:7]


def larger(allowed: Range, source: random.Random, k: int) -> Fraction:
    """A pseudo-random admissible number, larger as k grows."""
    if allowed.integer:
        low = -10 if allowed.low is None else allowed.low.__ceil__()
        high = low + (8, 12, 25, 60)[k % 4] if allowed.high is None else min(allowed.high.__floor__(), low + 60)
        return Fraction(source.randint(low, max(low, high)))
    for _ in range(20):
        value = Fraction(source.randint(1, 60), source.choice((1, 2, 3, 5, 7, 10, 20)))
        if allowed.low is not None and allowed.high is not None:
            value = allowed.low + (allowed.high - allowed.low) * Fraction(source.randint(1, 29), 30)
        elif allowed.low is not None:
            value += allowed.low
        elif allowed.high is not None:
            value = allowed.high - value
        elif source.random() < 0.5:
            value = -value
        if allowed.contains(value):
            return value
    return small(allowed)[0]
