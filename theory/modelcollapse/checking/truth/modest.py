"""Whether a term may be extrapolated from its first values: no constant in it is far from 1 beside the indices.

k! n^(-k) with n = 48 shrinks for as long as one looks, and k / (1 + k/1000) grows: what is seen up to k = 81 tells of
the end only where all numbers are of the size of 1. Of what is steep (exponentials, Gamma, high powers) it is the
constants inside together: 1/(1 + e^(48 - k/10)) and 1/(1 + (576/k)^24) are nearly 0 up to k = 81, and 1 in the end.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from flint import arb

from modelcollapse.checking import terms as tm
from modelcollapse.checking.truth.context import Context
from modelcollapse.checking.truth.expand import Evaluate
from modelcollapse.checking.truth.reals import NO_VALUE, Real, ball, is_infinite
from modelcollapse.checking.truth.sizes import constants, fixed, sized, slowest, together, too_slow

LARGEST, HIGH, LATEST = 24, 8, 2
FARTHER = (10**6, 10**9)
STEEP = ("exp", "sinh", "cosh", "Phi", "Gamma", "factorial", "binomial")


def modest(term: Any, variable: str, context: Context, value: Evaluate) -> bool:
    """Whether all constants in the term, and the parameters of the loop, are between 1/24 and 24, or 0.

    So must be the products and sums of constants of one product or sum, and what is inside of steep factors; and powers
    of logarithms must be low beside those of the variable, as log 81 is 4.4.
    """
    numbers = [number for name, number in context.numbers.items() if name != variable]
    if any(not is_infinite(x) and outside(x) for x in numbers):
        return False
    size = Steepness(variable, context, value)
    try:
        root, logs = slowest(term, variable, context, value)
        if logs and (root == 0 or too_slow(term, variable, root, context, value, LATEST)):
            return False
        found = [*constants(term, variable, context), *size.joined(term)]
        return all(sized(node, context, value, LARGEST) for node in found) and all(
            bool(size.of(node) <= LARGEST) for node in tm.walk(term) if isinstance(node, tm.Term)
        )
    except NO_VALUE:
        return False


class Steepness:
    """How far the constants in the steep factors of a term are from 1."""

    def __init__(self, variable: str, context: Context, value: Evaluate) -> None:
        self.variable, self.context, self.value = variable, context, value

    def fixed(self, term: Any) -> bool:
        """Whether the term is a number."""
        return fixed(term, self.variable, self.context)

    def scale(self, term: Any) -> Any:
        """The sizes of all constants together."""
        return together(term, self.variable, self.context, self.value)

    def joined(self, term: Any) -> Iterator[Any]:
        """The product of the constants of each product, and the sum of those of each sum; nested ones are one."""
        for node in tm.walk(term):
            for kind in (tm.Times, tm.Plus):
                own = tuple(one for one in flat(node, kind) if self.fixed(one)) if isinstance(node, kind) else ()
                if len(own) > 1:
                    yield kind(own)

    def of(self, term: Any) -> Any:
        """Their sizes multiplied, over the factors of a product."""
        if self.fixed(term):
            return arb(1)
        if isinstance(term, tm.Power):
            return self.of_power(term)
        if isinstance(term, tm.Apply):
            return self.scale(term) if term.function in STEEP else arb(1)
        inner = [self.of(part) for part in tm.parts(term)]
        if not isinstance(term, tm.Times):
            return max(inner, key=lambda x: float(x.mid()), default=arb(1))
        product = arb(1)
        for one in inner:
            product *= one
        return product

    def of_power(self, term: tm.Power) -> Any:
        """The same of a power: of an exponential the constants of its exponent, times its base."""
        if not self.fixed(term.exponent):
            base = arb(1) if term.base == tm.Constant("e") else self.scale(term.base)
            return base * self.of(term.base) * self.scale(term.exponent)
        order = abs(ball(self.value(term.exponent, self.context)))
        inner = self.of(term.base)
        if any(steep(node, self) for node in tm.walk(term.base)):
            return inner ** (order if order > 1 else arb(1)) * self.scale(term.exponent)
        return inner * self.scale(term.base) ** (order / HIGH) if order > HIGH else inner


def steep(node: Any, size: Steepness) -> bool:
    """Whether it is steep itself."""
    if isinstance(node, tm.Apply):
        return node.function in STEEP and not size.fixed(node)
    return isinstance(node, tm.Power) and not size.fixed(node.exponent)


def flat(term: Any, kind: Any) -> Iterator[Any]:
    """The parts of nested products (also of reciprocals of products), or of nested sums."""
    for part in term.factors if kind is tm.Times else term.terms:
        inner = part.base if kind is tm.Times and reciprocal(part) else part
        if not isinstance(inner, kind):
            yield part
        elif inner is part:
            yield from flat(inner, kind)
        else:
            yield from (tm.Power(one, part.exponent) for one in flat(inner, kind))


def reciprocal(term: Any) -> bool:
    """Whether it is one over something."""
    return isinstance(term, tm.Power) and term.exponent == tm.number(-1)


def outside(x: Real) -> bool:
    """Whether it is surely too large or too small."""
    size = abs(ball(x))
    return bool(size > LARGEST or (size > 0 and size * LARGEST < 1))


def farther(at: Any) -> list[Real]:
    """The values at 10^6 and 10^9 that can be had."""
    found = []
    for k in FARTHER:
        try:
            found.append(at(k))
        except NO_VALUE:
            continue
    return found
