"""What a term tends to: by its germ there, with two series of Euler; and what grows, by the germs of logarithms."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import suppress
from dataclasses import replace

from modelcollapse.checking.algebra import polynomial as poly
from modelcollapse.checking.algebra.field import Field
from modelcollapse.checking.algebra.polynomial import NotShown
from modelcollapse.checking.algebra.powers import scaled
from modelcollapse.checking.domain import Range
from modelcollapse.checking.kernel.build import HALF, ONE, ZERO, minus, over, plus, power, times
from modelcollapse.checking.kernel.reduction import Reduction
from modelcollapse.checking.kernel.shown import is_shown, needed
from modelcollapse.checking.kernel.theorem import CITED, Unproved
from modelcollapse.checking.ranges.asymptotics import Reader
from modelcollapse.checking.ranges.evaluate import Undefined, log_of
from modelcollapse.checking.ranges.expansions import constant
from modelcollapse.checking.ranges.germ import BOUNDED, Germ, Room, collected
from modelcollapse.checking.terms import (
    INFINITY,
    Apply,
    CollapseTime,
    Constant,
    Expectation,
    Model,
    Number,
    Plus,
    Probability,
    Process,
    Series,
    Symbol,
    Term,
    Times,
    free_symbols,
    number,
    substituted,
    walk,
)  # fmt: skip

TOPS = (2, 6, 12)
CHANCE = Expectation | Probability | Process | Model | CollapseTime
BELOW = times(number(-1), INFINITY)


def limit_of(term: Term, variable: str, target: Term, reduction: Reduction) -> Term:
    """The limit of a term, infinite ones too. Raises Unproved where it is not found.

    A number is approached from within the domain of the variable, from every side on which that goes on.
    """
    if variable in {*reduction.fit.symbols, "eps"} and any(isinstance(node, CHANCE) for node in walk(term)):
        raise Unproved("what is random depends on the parameters of the loop, T on eps")
    domain = {name: one for name, one in reduction.domain.items() if name != variable}
    for top in TOPS:
        with suppress(NotShown, Undefined, ArithmeticError):
            trial = replace(reduction, levels=[])
            room = Room(None, top, Field(domain), sure=lambda c, trial=trial: is_shown(">", c, trial))  # type: ignore[misc]
            series = dict(_series_of_euler(term, variable, room, trial))
            found = {_tends(term, Reader(room, variable, at, series)) for at in _sides(variable, target, room, trial)}
            if len(found) == 1:
                reduction.levels += [*trial.levels, *([CITED] if "Stirling" in room.used else [])]
                return found.pop()
    raise Unproved("no rule for this limit")


def _sides(variable: str, target: Term, room: Room, reduction: Reduction) -> Iterator[Germ]:
    one = poly.constant(1)
    if target == INFINITY:
        yield room.single(one, (-1, 0))
        return
    within = reduction.domain.get(variable, Range(False))
    closed = replace(within, low_strict=False, high_strict=False)
    if not isinstance(target, Number) or within.integer or not closed.contains(target.value):
        raise Unproved("not a number that the variable tends to")
    for sign, end in ((1, within.high), (-1, within.low)):
        if end is None or sign * (end - target.value) > 0:
            yield room.number(target.value) + room.single(poly.constant(sign), (1, 0))


def _tends(term: Term, reader: Reader) -> Term:
    """The limit by the germ of the term; or where every summand has one, by its germ or by that of its logarithm."""
    try:
        return limit_of_germ(reader.germ(term))
    except Undefined:
        parts = [_tends_by_log(part, reader) for part in (term.terms if isinstance(term, Plus) else (term,))]
        if INFINITY in parts and BELOW in parts:
            raise
        return INFINITY if INFINITY in parts else BELOW if BELOW in parts else plus(*parts)


def _tends_by_log(part: Term, reader: Reader) -> Term:
    """Of a summand; infinity or 0 where the logarithm of what its number multiplies tends to one infinity."""
    try:
        return limit_of_germ(reader.germ(part))
    except Undefined:
        sizes = part.factors if isinstance(part, Times) else (part,)
        size = times(*(factor for factor in sizes if not isinstance(factor, Number)))
        end = limit_of_germ(reader.germ(log_of(size)))
        if end == BELOW or (end == INFINITY and size == part):
            return ZERO if end == BELOW else INFINITY
        raise


def limit_of_germ(germ: Germ) -> Term:
    """What it tends to, infinity where its leading term shows that. Undefined where what is left out may lead."""
    if germ.least >= (0, 0) and (germ.error.is_zero() or germ.order > (0, 0)):
        return germ.room.field.term(germ.terms.get((0, 0), {}))
    for sign, end in ((1, INFINITY), (-1, BELOW)):
        leads = germ.error.is_zero() or germ.least < germ.order
        if leads and germ.room.positive(scaled(germ.terms[germ.least], sign)):
            return end
    raise Undefined("of no known sign")


def _euler(term: Series, reduction: Reduction) -> Term:
    """Euler (DLMF 4.22.1, 4.36.1, 25.6.1), for k from 1 on.

    prod (1 - c/k^2) = sin(pi sqrt c)/(pi sqrt c) for c > 0, sinh for c < 0; sum c/k^2 = c pi^2/6
    """
    index, first = Symbol(term.index), substituted(term.body, {term.index: ONE})
    inner = reduction.within(term)
    c = first if term.kind == "sum" else minus(ONE, first)
    if free_symbols(term.high) & free_symbols(c):
        raise Unproved("a factor that depends on the number of factors")
    share = over(c, power(index, 2))
    needed("=", minus(term.body, share if term.kind == "sum" else minus(ONE, share)), inner)
    reduction.levels.append(CITED)
    if term.kind == "sum":
        return over(times(c, power(Constant("pi"), 2)), number(6))
    for size, name in ((c, "sin"), (times(number(-1), c), "sinh")):
        if is_shown(">", size, reduction):
            angle = times(Constant("pi"), power(size, HALF))
            return over(Apply(name, (angle,)), angle)
    raise Unproved("no rule for this product")


def _series_of_euler(term: Term, variable: str, room: Room, reduction: Reduction) -> Iterator[tuple[Term, Germ]]:
    for node in walk(term):
        if isinstance(node, Series) and node.high == Symbol(variable) and node.low == ONE:
            with suppress(Unproved):
                limit = constant(room, _euler(node, reduction))
                yield node, limit + collected(room, {}, [(BOUNDED, (1, 0))])
