"""The signs that a polynomial may have while its variables run over their ranges: by coefficients, never by points.

A variable v >= L is L + u; one between L and H is (L w + H u)/(w + u) with u, w >= 0 (Bernstein's form). Where then all
coefficients are >= 0 the polynomial is, and it is positive if on each face where some u or w vanish a monomial is left.
Source: Polya and Szego, Problems and Theorems in Analysis II, part VI, 49.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from fractions import Fraction
from itertools import product
from math import ceil, floor, lcm, prod
from typing import Any

from modelcollapse.checking.algebra import polynomial as poly
from modelcollapse.checking.algebra.polynomial import Exponent, Monomial, Polynomial
from modelcollapse.checking.domain import Range

Signs = frozenset[int]
ANY: Signs = frozenset({-1, 0, 1})


def signs_in(within: Range) -> Signs:
    """The signs of the numbers of a range."""
    low, high = within.low, within.high
    may = {-1: low is None or low < 0, 0: within.contains(Fraction(0)), 1: high is None or high > 0}
    return frozenset(sign for sign, possible in may.items() if possible)


def range_of(signs: Signs) -> Range:
    """The numbers of these signs, and perhaps 0 besides."""
    zero, never = Fraction(0), 0 not in signs
    if signs <= {0, 1}:
        return Range(False, zero, low_strict=never)
    return Range(False, None, zero, high_strict=never) if signs <= {-1, 0} else Range(False)


def added(one: Signs, other: Signs) -> Signs:
    """The signs of a sum of two terms of these signs."""
    both = one | other
    if {-1, 1} <= both:
        return ANY
    return both if 0 in one and 0 in other else both - {0}


def _ends(within: Range, root: int) -> tuple[Fraction | None, bool, Fraction | None, bool]:
    """The ends of v^(1/root) and whether each is out of reach; a root is compared with 0 and 1 only."""
    low, high, open_low, open_high = within.low, within.high, within.low_strict, within.high_strict
    if within.integer and low is not None:
        low, open_low = Fraction(floor(low) + 1 if open_low else ceil(low)), False
    if within.integer and high is not None:
        high, open_high = Fraction(ceil(high) - 1 if open_high else floor(high)), False
    if root > 1:
        least = max(low or Fraction(0), Fraction(0))
        low, open_low = Fraction(least >= 1), (open_low and low == least) or least not in (0, 1)
        high, open_high = (None if high is None or high > 1 else Fraction(1)), open_high or high != 1
    return low, open_low, high, open_high


def _moved(value: Polynomial, atom: int, within: Range) -> tuple[Polynomial, list[frozenset[int]]]:
    """The polynomial in u (numbered as the atom) and w (numbered ~atom), and the least faces: what may vanish there."""
    powers = {m: Fraction(dict(m).get(atom, 0)) for m in value}
    roots = lcm(*(e.denominator for e in powers.values()))
    low, open_low, high, open_high = _ends(within, roots)
    u: Polynomial = {((atom, 1),): Fraction(1)}
    w: Polynomial = {((~atom, 1),): Fraction(1)}
    if low is None and high is None:
        return value, [frozenset({atom})]
    if low is not None and high is not None:
        if low > high:
            return {}, []
        line, whole = poly.plus(poly.times(poly.constant(low), w), poly.times(poly.constant(high), u)), poly.plus(u, w)
        faces = [f for f, out in ((frozenset({atom}), open_low), (frozenset({~atom}), open_high)) if not out]
    elif low is not None:
        line, whole, faces = poly.plus(poly.constant(low), u), poly.constant(1), [] if open_low else [frozenset({atom})]
    else:
        line = poly.plus(poly.constant(high or 0), poly.times(poly.constant(-1), u))
        whole, faces = poly.constant(1), [] if open_high else [frozenset({atom})]
    degree = int(max(powers.values()) * roots)
    moved: list[Polynomial] = []
    for monomial, exponent in powers.items():
        k = int(exponent * roots)
        rest = {poly.merged(monomial, ((atom, -exponent),)): value[monomial]}
        moved.append(poly.product((rest, poly.raised(line, k), poly.raised(whole, degree - k))))
    return poly.plus(*moved), faces or [frozenset()]


def corner_signs(body: Polynomial, ranges: Mapping[int, Range]) -> Signs:
    """The signs of a polynomial (exponents >= 0; broken ones only of variables >= 0) for variables in their ranges."""
    if len(body) * max((e for m in body for _, e in m), default=1) > poly.MOST_TERMS:
        return ANY
    all_faces = []
    free = {a for a, within in ranges.items() if within.low is None and within.high is None}
    for atom, within in ranges.items():
        body, faces = _moved(body, atom, within)
        all_faces.append(faces)
    if any(a in free and Fraction(e) % 2 != 0 for m in body for a, e in m) or len({c > 0 for c in body.values()}) != 1:
        return ANY
    sign = 1 if next(iter(body.values())) > 0 else -1
    vanishing = (frozenset().union(*faces) for faces in product(*all_faces))
    sure = prod(map(len, all_faces)) <= 256 and all(
        any(not zeros.intersection(a for a, _ in m) for m in body) for zeros in vanishing
    )
    return frozenset({sign}) if sure else frozenset({0, sign})


def grouped_powers(
    body: Polynomial, atoms: Sequence[Any], signs: Callable[[Polynomial], Signs]
) -> Iterator[tuple[Polynomial, dict[int, Range]]]:
    """The sum over a positive power, in y = B^m for each exponent m, which lies below or above 1 as B >= 0 does.

    n^t - (n-1)^t becomes 1 - y, y = ((n-1)/n)^t <= 1.
    """
    powers = {a for m in body for a, _ in m if atoms[a].exponent is not None and atoms[atoms[a].base].signs <= {0, 1}}
    for pivot in {tuple(p for p in m if p[0] in powers) for m in body} if powers else ():
        if any(0 in atoms[atoms[a].base].signs for a, _ in pivot):
            continue
        found: dict[tuple[Any, Monomial], int] = {}
        ranges = {a: atoms[a].range for m in body for a, _ in m if a not in powers}
        total: Polynomial = {}
        for monomial, coefficient in body.items():
            rest = tuple(p for p in monomial if p[0] not in powers)
            relative = poly.merged(tuple(p for p in monomial if p[0] in powers), pivot, -1)
            for key, exponent, direction in _bases(relative, atoms, signs):
                y = found.setdefault(key, len(atoms) + len(found))
                ranges[y] = direction
                rest = poly.merged(rest, ((y, exponent),))
            total[rest] = total.get(rest, Fraction(0)) + coefficient
        lowest = tuple((y, -min(0, *(dict(m).get(y, 0) for m in total))) for y in found.values())
        yield {poly.merged(m, lowest): c for m, c in total.items() if c}, ranges


def _bases(
    monomial: Monomial, atoms: Sequence[Any], signs: Callable[[Polynomial], Signs]
) -> Iterator[tuple[tuple[Any, Monomial], Exponent, Range]]:
    """For each exponent m of the powers b^m in a monomial: the base B, its exponent, the range of B^m."""
    groups: dict[Any, dict[int, Exponent]] = {}
    for atom, exponent in monomial:
        group = groups.setdefault(atoms[atom].term.exponent, {})
        group[atoms[atom].base] = group.get(atoms[atom].base, 0) + exponent
    for key, group in groups.items():
        m = next(atoms[a].exponent for a, _ in monomial if atoms[a].term.exponent == key)
        may_vanish = any(0 in atoms[b].signs for b in group)
        scale = Fraction(sorted(group.items(), key=lambda item: (0 not in atoms[item[0]].signs, item[0]))[0][1])
        base: Monomial = tuple(sorted((b, e / scale) for b, e in group.items()))
        compared = signs(poly.plus({base: Fraction(1)}, poly.constant(-1)))
        exponent_signs = signs(m)
        product_signs = frozenset(a * b for a in compared for b in exponent_signs)
        direction = Range(False, Fraction(0), low_strict=not may_vanish)
        if product_signs <= {0, -1}:
            direction = Range(False, Fraction(0), Fraction(1), not may_vanish, product_signs == {-1})
        elif product_signs <= {0, 1}:
            direction = Range(False, Fraction(1), low_strict=product_signs == {1})
        yield (key, base), scale, direction
