"""Limits between bounds: sums and products that grow, by comparison with logarithms and powers; and by earlier rows.

A sum exceeds C log(m+1) or C (m+1)^(1-p), a product is below (m+1)^(-C). Nothing here is trusted.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import suppress
from fractions import Fraction
from itertools import combinations

from modelcollapse.checking.algebra.polynomial import NotShown
from modelcollapse.checking.domain import INTEGER, Domain, Range
from modelcollapse.checking.kernel import Theorem, Unproved, algebra, squeezed
from modelcollapse.checking.kernel.build import ONE, ZERO, minus, plus, power, times
from modelcollapse.checking.kernel.limits import EVENTUALLY, limit_parts
from modelcollapse.checking.kernel.scene import scene_of
from modelcollapse.checking.proof.clock import look
from modelcollapse.checking.proof.equations import Facts, by_algebra, setting_like
from modelcollapse.checking.proof.limits import closed_series
from modelcollapse.checking.proof.series_bounds import Endless, order_of, proved
from modelcollapse.checking.setting import Setting
from modelcollapse.checking.terms import (
    FLIPPED,
    INFINITY,
    Apply,
    Number,
    Relation,
    Series,
    Statement,
    Symbol,
    Term,
    number,
)  # fmt: skip

SLOW = number(1), number(Fraction(1, 2)), number(Fraction(1, 3)), number(Fraction(2, 3))
HALVES = number(1), number(Fraction(1, 2))


def by_squeeze(statement: Statement, setting: Setting, domain: Domain, facts: Facts) -> Theorem:
    """A sum or product tends to infinity, or a product to 0, by C log(m+1), C (m+1)^(1-p) or (m+1)^(-C)."""
    scene = scene_of(statement, setting, domain)
    variable, target, side, value = limit_parts(scene.statement)
    if target == INFINITY and facts:
        return _by_known_bounds(statement, side, variable, setting, domain, facts)
    if not isinstance(side, Series) or (side.high, target) != (Symbol(variable), INFINITY):
        raise Unproved("no sum or product that grows")
    if value not in (INFINITY, ZERO):
        raise Unproved("a limit that is not infinity or 0")
    endless = Endless(side, setting_like(setting, scene), domain, variable)
    there = endless.from_on(max(1, int(side.low.value)) if isinstance(side.low, Number) else 1)
    for bound in _comparisons(endless, value == INFINITY, there):
        look()
        with suppress(Unproved, NotShown):
            op = ">=" if value == INFINITY else "<="
            bounds = [proved(Relation(op, endless.partial, bound), endless.setting, there)]
            if value == ZERO:
                bounds.append(by_algebra(Relation(">=", endless.partial, ZERO), endless.setting, there))
            return squeezed(statement, tuple(bounds), setting, domain)
    raise Unproved("no comparison")


def _by_known_bounds(
    statement: Statement, body: Term, variable: str, setting: Setting, domain: Domain, facts: Facts
) -> Theorem:
    """body -> value between bounds that are facts, and 0 from below."""
    wide = {**domain, variable: Range(INTEGER, Fraction(EVENTUALLY))}
    bounds = []
    with suppress(Unproved, NotShown):
        bounds.append(by_algebra(Relation(">=", body, ZERO), setting, wide))
    for fact in facts:
        known = fact.statement
        if isinstance(known, Relation) and known.op[0] in "<>" and body in (known.left, known.right):
            op, end = (known.op, known.right) if known.left == body else (FLIPPED[known.op], known.left)
            for form in (end, closed_series(end, variable)):
                with suppress(Unproved, NotShown):
                    bounds.append(algebra(Relation(op, body, form), setting, wide, (), ((ONE, fact),)))
    for some in (bounds, *combinations(bounds, 2)):
        look()
        with suppress(Unproved, NotShown):
            return squeezed(statement, tuple(some), setting, domain)
    raise Unproved("not between facts")


def _comparisons(endless: Endless, up: bool, there: Domain) -> Iterator[Term]:
    size = endless.part(plus(endless.m, ONE))
    size = size if up else times(number(-1), size)
    for p in SLOW:
        with suppress(Unproved, NotShown):
            weight = order_of(size, endless.m, p, endless.setting, there)
            for share in HALVES:
                c = times(share, weight)
                if endless.series.kind == "product":
                    yield power(plus(endless.m, ONE), c if up else times(number(-1), c))
                elif p == ONE:
                    yield times(c, Apply("log", (endless.m,)))
                else:
                    yield times(c, minus(power(endless.m, minus(ONE, p)), ONE))
