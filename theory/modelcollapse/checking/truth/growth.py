"""How a term grows: f(k) ~ c q^k k^a (log k)^b (log log k)^d, by the rules for sums, products, powers and logarithms.

    sum f diverges     where f keeps a sign in the end and (q, a, b, d) is not below (1, -1, -1, -1)
    prod (1 + g)       tends to 0 or infinity where sum g diverges, and exists where it converges absolutely

Both by limit comparison, with Bertrand's series sum 1/(k log k log log k). Nothing here is numerical: a tie of leading
terms that cancel is refused.

Source: Hardy 1910, Orders of Infinity; Knopp 1951, Theory and Application of Infinite Series, sections 14 and 29.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from functools import cmp_to_key
from typing import Any

from flint import fmpq

from modelcollapse.checking import terms as tm
from modelcollapse.checking.truth.context import Context
from modelcollapse.checking.truth.expand import Evaluate
from modelcollapse.checking.truth.functions import applied
from modelcollapse.checking.truth.reals import (
    ONE,
    ZERO,
    Real,
    Undecided,
    Unsupported,
    add,
    is_exact,
    is_infinite,
    multiply,
    power,
    sign,
)
from modelcollapse.checking.truth.series import line


@dataclass(frozen=True)
class Growth:
    """c q^k k^a (log k)^b (log log k)^d with c != 0 and q > 0; orders are (a, b, d)."""

    factor: Real
    ratio: Real = ONE
    orders: tuple[Real, Real, Real] = (ZERO, ZERO, ZERO)

    def times(self, other: Growth) -> Growth:
        """The product."""
        a, b, d = (add(x, y) for x, y in zip(self.orders, other.orders, strict=True))
        return Growth(multiply(self.factor, other.factor), multiply(self.ratio, other.ratio), (a, b, d))

    def raised(self, exponent: Real) -> Growth:
        """A power."""
        a, b, d = (multiply(x, exponent) for x in self.orders)
        return Growth(power(self.factor, exponent), power(self.ratio, exponent), (a, b, d))

    def direction(self, against: tuple[int, int, int] = (0, 0, 0)) -> int:
        """Whether it outgrows k^a (log k)^b (log log k)^d: 1, -1, or 0 where it is of that order."""
        for mine, other in zip((self.ratio, *self.orders), (1, *against), strict=True):
            way = sign(mine - other)
            if way:
                return way
        return 0


class Grower:
    """The growth of terms in one index."""

    def __init__(self, index: str, context: Context, value: Evaluate) -> None:
        self.index, self.context, self.value = index, context, value

    def of(self, term: Any) -> Growth | None:
        """The growth of the term; None for 0. Raises Unsupported, Undecided."""
        if self.index not in tm.free_symbols(term):
            number = self.value(term, self.context)
            if is_infinite(number):
                raise Unsupported("the growth of an infinite term")
            return Growth(number) if sign(number) else None
        if isinstance(term, tm.Symbol):
            return Growth(ONE, ONE, (ONE, ZERO, ZERO))
        if isinstance(term, tm.Plus):
            return self.leading(list(term.terms))
        if isinstance(term, tm.Times):
            product: Growth | None = Growth(ONE)
            for part in term.factors:
                mine = self.of(part)
                product = None if product is None or mine is None else product.times(mine)
            return product
        if isinstance(term, tm.Power):
            return self.power(term)
        if isinstance(term, tm.Apply) and len(term.arguments) == 1:
            return self.function(term.function, term.arguments[0])
        raise Unsupported("the growth of this term")

    def leading(self, parts: list[Any]) -> Growth | None:
        """The sum of the parts that grow most."""
        found = [one for one in map(self.of, parts) if one is not None]
        if not found:
            return None
        top = max(found, key=cmp_to_key(compare))
        factor: Real = ZERO
        for one in found:
            if compare(one, top) == 0:
                factor = add(factor, one.factor)
        if not sign(factor):
            raise Unsupported("the growth of a difference whose leading terms cancel")
        return Growth(factor, top.ratio, top.orders)

    def power(self, term: tm.Power) -> Growth | None:
        """A fixed power, or a number > 0 to the power a k + b."""
        if self.index not in tm.free_symbols(term.exponent):
            base, exponent = self.of(term.base), self.value(term.exponent, self.context)
            if base is None:
                if sign(exponent) <= 0:
                    raise Unsupported("the growth of a power of 0")
                return None
            return base.raised(exponent)
        if self.index in tm.free_symbols(term.base):
            raise Unsupported("the growth of this term")
        number = self.value(term.base, self.context)
        if sign(number) <= 0:
            raise Unsupported("the growth of a term that changes sign")
        slope, offset = line(term.exponent, self.index, self.value, self.context)
        return Growth(power(number, offset), power(number, slope))

    def function(self, name: str, argument: Any) -> Growth | None:
        """log, psi and exp; of 1 + g with g -> 0, log is g."""
        if name not in ("log", "psi", "exp"):
            raise Unsupported("the growth of this term")
        inner = self.of(argument)
        if name == "exp":
            if inner is None or inner.direction() < 0:
                return Growth(ONE)
            raise Unsupported("the growth of an exponential")
        if inner is None or sign(inner.factor) < 0:
            raise Unsupported("the growth of a logarithm of a number that is not positive")
        if name == "psi" and not (inner.direction() > 0 and inner.ratio == 1):
            raise Unsupported("the growth of psi at a number that does not grow")
        if inner.direction() == 0 and is_exact(inner.factor) and inner.factor == 1:
            return self.less_one(argument)
        return self.logarithm(inner)

    def logarithm(self, inner: Growth) -> Growth:
        """log(c q^k k^a ...) by its greatest part."""
        if inner.ratio != 1:
            return Growth(applied("log", [inner.ratio]), ONE, (ONE, ZERO, ZERO))
        a, b, d = inner.orders
        if sign(a):
            return Growth(a, ONE, (ZERO, ONE, ZERO))
        if sign(b):
            return Growth(b, ONE, (ZERO, ZERO, ONE))
        if sign(d):
            raise Unsupported("the growth of three logarithms")
        return Growth(applied("log", [inner.factor]))

    def less_one(self, term: Any) -> Growth | None:
        """The growth of term - 1, where its constants add up to 1."""
        parts = term.terms if isinstance(term, tm.Plus) else (term,)
        fixed = [part for part in parts if self.index not in tm.free_symbols(part)]
        total: Real = -ONE
        for part in fixed:
            total = add(total, self.value(part, self.context))
        rest = [part for part in parts if part not in fixed]
        if not (is_exact(total) and total == 0):
            raise Unsupported("the growth of this term")
        return self.leading(rest) if rest else None


def compare(x: Growth, y: Growth) -> int:
    """1, 0 or -1 as x grows more than y, as much, or less."""
    return x.times(y.raised(-ONE)).direction()


def limit_by_growth(term: Any, variable: str, context: Context, value: Evaluate) -> Real:
    """The limit at infinity of a term whose growth is known. Raises Unsupported, Undecided, Undefined."""
    found = Grower(variable, context, value).of(term)
    way = -1 if found is None else found.direction()
    return ZERO if way < 0 or found is None else found.factor if way == 0 else sign(found.factor) * math.inf


def fate(series: tm.Series, context: Context, value: Evaluate) -> Real | None:
    """An infinity, or 0 of a product, where the series diverges to it; nan where it converges; None if not known.

    A product is one of factors that are positive from the first.
    """
    grower = Grower(series.index, context, value)
    try:
        term = grower.of(series.body) if series.kind == "sum" else factor_less_one(grower, series.body)
        if term is None:
            return math.nan
        if term.direction((-1, -1, -1)) < 0:
            return math.nan
        upward = sign(term.factor) > 0
    except (Unsupported, Undecided):
        return None
    if series.kind == "sum":
        return math.inf if upward else -math.inf
    return math.inf if upward else fmpq(0)


def factor_less_one(grower: Grower, body: Any) -> Growth | None:
    """What a factor exceeds 1 by; for factors that tend to another number c > 0, c - 1."""
    whole = grower.of(body)
    if whole is None or sign(whole.factor) < 0:
        raise Unsupported("a product of factors that are not positive")
    way = whole.direction()
    if way == 0 and is_exact(whole.factor) and whole.factor == 1:
        return grower.less_one(body)
    return Growth(-ONE) if way < 0 else whole if way > 0 else Growth(whole.factor - 1)
