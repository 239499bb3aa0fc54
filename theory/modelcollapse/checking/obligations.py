"""What a statement presupposes: nonzero denominators, positive logarithms, nonnegative bases of even roots, and that
no process is asked for before its first generation.

It is read off the statement, in which nothing was simplified. What only must hold in a limit (t > 0 in (1/t) log x as
t goes to infinity) is no obligation, nor what stands in a sum that may be empty and does not name its index: that is
asked for where the sum is evaluated.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from fractions import Fraction

from modelcollapse.checking.domain import Domain, Range
from modelcollapse.checking.terms import (
    INFINITY,
    Apply,
    Asymptotic,
    Constant,
    Limit,
    Model,
    Node,
    Number,
    Obligation,
    Plus,
    Power,
    Process,
    Series,
    Symbol,
    Tends,
    Term,
    Times,
    free_symbols,
    number,
    parts,
    substituted,
)

INDEX = "index"


@dataclass(frozen=True)
class Around:
    """What an obligation stands in: the indices of sums, and the symbols that go to a limit."""

    domain: Domain
    over: tuple[tuple[str, Term, Term], ...] = ()
    far: frozenset[str] = frozenset()

    def primed(self, term: Term) -> Term:
        """The term with a prime at every index."""
        primed: Term = substituted(term, {name.rstrip("'"): Symbol(name) for name, _, _ in self.over})
        return primed

    def inside(self, series: Series) -> Around:
        """One sum further in."""
        name = series.index + "'" * (1 + sum(one.rstrip("'") == series.index for one, _, _ in self.over))
        return replace(self, over=(*self.over, (name, self.primed(series.low), self.primed(series.high))))

    def range_of(self, name: str) -> Range | None:
        """The range of a symbol, or the integers from the first value of an index."""
        for index, low, _ in reversed(self.over):
            if index.rstrip("'") == name:
                return Range(True, least(low, self))
        return self.domain.get(name)


def obligations(statement: Node, domain: Domain) -> tuple[Obligation, ...]:
    """What must hold at every point of the domain for the statement to mean anything, each once; see `indices`."""
    return tuple(one for one in dict.fromkeys(_gathered(statement, Around(domain))) if one.kind != INDEX)


def indices(statement: Node, domain: Domain) -> tuple[Obligation, ...]:
    """The terms that must be >= 0 for every process to exist, where the domain does not plainly say so.

    They are t - 1 for sigma_{t-1}, and for W_t too, whose first is W_1. All sums around stay with them, since nothing
    is asked for in an empty one.
    """
    return tuple(one for one in dict.fromkeys(_gathered(statement, Around(domain))) if one.kind == INDEX)


def _gathered(node: Node, around: Around) -> Iterator[Obligation]:
    if isinstance(node, Power) and not free_symbols(node.exponent) & around.far:
        yield from _made(_of_power(node, around), node.base, around)
    elif isinstance(node, Apply) and node.function == "log":
        yield from _made("positive", node.arguments[0], around)
    elif isinstance(node, Process | Model):
        yield from _of_index(node, around)
    if isinstance(node, Series):
        yield from _gathered(node.low, around)
        yield from _gathered(node.high, around)
        yield from _gathered(node.body, around.inside(node))
        return
    if isinstance(node, Limit | Tends | Asymptotic):
        around = replace(around, far=around.far | {node.variable})
    for part in parts(node):
        yield from _gathered(part, around)


def _made(kind: str, term: Term, around: Around) -> Iterator[Obligation]:
    """The obligation, unless it is none, plainly met, or about a limit only."""
    if not kind or _met(kind, term) or free_symbols(term) & around.far:
        return
    primed = around.primed(term)
    used = free_symbols(primed)
    over = tuple(one for one in around.over if _needed(one[0], used, around))
    if all(one in over or _never_empty(one, around) for one in around.over):
        yield Obligation(kind, primed, over)


def _of_index(node: Process | Model, around: Around) -> Iterator[Obligation]:
    """That the index is not below the first one; what is far away in a limit is not asked for."""
    first = number(-1) if isinstance(node, Process) and node.name == "W" else number(0)
    at = node.at if first == number(0) else Plus((node.at, first))
    low = least(at, around)
    if not (low is not None and low >= 0) and not free_symbols(at) & around.far:
        yield Obligation(INDEX, around.primed(at), around.over)


def _never_empty(over: tuple[str, Term, Term], around: Around) -> bool:
    """Whether the sum plainly has a term at every point of the domain."""
    _, low, high = over
    bound = least(high, around)
    return high == INFINITY or (isinstance(low, Number) and bound is not None and bound >= low.value)


def _met(kind: str, term: Term) -> bool:
    """Whether a literal number meets it; e, pi and the like are positive."""
    if isinstance(term, Number):
        return term.value > 0 or (kind == "nonnegative" and not term.value) or (kind == "nonzero" and term.value != 0)
    return isinstance(term, Constant)


def _needed(name: str, used: frozenset[str], around: Around) -> bool:
    """Whether an index stands in the term, or in the ends of another that does."""
    ends = (free_symbols(low) | free_symbols(high) for index, low, high in around.over if index in used)
    return name in used or any(name in of_ends for of_ends in ends)


def _of_power(node: Power, around: Around) -> str:
    """What base^exponent asks of its base; "" for nothing."""
    exponent = node.exponent
    if isinstance(exponent, Number):
        if exponent.value.denominator % 2:
            # Of an odd root of a negative number it is left to the evaluators whether they know one.
            return "nonzero" if exponent.value < 0 else ""
        return "positive" if exponent.value < 0 else "nonnegative"
    if not _is_integer(exponent, around):
        if all(_is_integer(Symbol(name), around) for name in free_symbols(exponent)) and not _never_positive(
            exponent, around
        ):
            # t(t+1)/2 may be whole all the same: what it asks of its base is seen at a point.
            return ""
        return "positive" if _never_positive(exponent, around) else "nonnegative"
    low = least(exponent, around)
    return "" if low is not None and low >= 0 else "nonzero"


def _never_negative(term: Term, around: Around) -> bool:
    """Whether a term is plainly >= 0 where it has a value."""
    if isinstance(term, Power):
        return _never_negative(term.base, around)
    if isinstance(term, Plus | Times):
        return all(_never_negative(part, around) for part in (term.terms if isinstance(term, Plus) else term.factors))
    if isinstance(term, Apply) and term.function == "log" and isinstance(term.arguments[0], Number):
        return term.arguments[0].value >= 1
    low = least(term, around)
    return isinstance(term, Constant) or (low is not None and low >= 0)


def _never_positive(term: Term, around: Around) -> bool:
    """Whether a term is plainly a negative number times what is >= 0."""
    numbers = [part.value for part in term.factors if isinstance(part, Number)] if isinstance(term, Times) else []
    rest = [part for part in term.factors if not isinstance(part, Number)] if isinstance(term, Times) else []
    return sum(value < 0 for value in numbers) % 2 == 1 and all(_never_negative(part, around) for part in rest)


def _is_integer(term: Term, around: Around) -> bool:
    if isinstance(term, Power) and isinstance(term.exponent, Number) and term.exponent.value >= 0:
        return term.exponent.value.denominator == 1 and _is_integer(term.base, around)
    if isinstance(term, Number):
        return term.value.denominator == 1
    if isinstance(term, Symbol):
        known = around.range_of(term.name)
        return known is not None and known.integer
    inner = term.terms if isinstance(term, Plus) else term.factors if isinstance(term, Times) else ()
    return bool(inner) and all(_is_integer(part, around) for part in inner)


def least(term: Term, around: Around) -> Fraction | None:
    """A lower bound of an integer expression on the domain; None where none is seen."""
    if isinstance(term, Number):
        return term.value
    if isinstance(term, Symbol):
        known = around.range_of(term.name)
        return known.low if known is not None else None
    if isinstance(term, Plus):
        bounds = [least(part, around) for part in term.terms]
        return sum((bound for bound in bounds if bound is not None), Fraction(0)) if None not in bounds else None
    if isinstance(term, Times):
        return _least_product(term, around)
    if isinstance(term, Power) and isinstance(term.exponent, Number) and term.exponent.value.denominator == 1:
        low = least(term.base, around)
        return low ** int(term.exponent.value) if low is not None and low >= 0 and term.exponent.value >= 0 else None
    return None


def _least_product(term: Times, around: Around) -> Fraction | None:
    product = Fraction(1)
    for factor in term.factors:
        bound = least(factor, around)
        if bound is None or bound < 0:
            return None
        product *= bound
    return product
