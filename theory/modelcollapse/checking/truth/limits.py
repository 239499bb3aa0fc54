"""Limits: exact ones of sequences with a linear recurrence, limits term by term, and values far out.

1. A sequence that is exact at 32 indices and obeys a recurrence of at most 9 terms has the limit of that recurrence.
2. Limits of sums, products and powers from the limits of their parts, where they are not of an undetermined form.
3. Orders of growth in powers, logarithms and exponentials; elsewhere the term at 10^32, 10^64, 10^128 and 10^256 in
   balls: values whose steps shrink 10^4-fold each time.
4. Where it cannot be had so far out, its first terms extrapolated.

Source: Berlekamp 1968 and Massey 1969 (the recurrence); Hardy 1910, Orders of Infinity, for 3: such a term is monotone
in the end. Constants in it must be far nearer to 1 than where it is looked at.
"""

from __future__ import annotations

import math
from dataclasses import replace
from functools import reduce
from typing import Any

from flint import fmpq

from modelcollapse.checking import terms as tm
from modelcollapse.checking.truth.context import Context
from modelcollapse.checking.truth.expand import Evaluate, Expander
from modelcollapse.checking.truth.extrapolate import LATE, extrapolated
from modelcollapse.checking.truth.far import far, unending
from modelcollapse.checking.truth.functions import applied
from modelcollapse.checking.truth.growth import limit_by_growth
from modelcollapse.checking.truth.late import AT, limit_of_probability, of_moment, wandered
from modelcollapse.checking.truth.modest import modest
from modelcollapse.checking.truth.reals import (
    ONE,
    Real,
    Undecided,
    Undefined,
    Unsupported,
    add,
    exact,
    fraction,
    is_exact,
    is_infinite,
    multiply,
    power,
    sign,
)
from modelcollapse.checking.truth.recurrent import FIRST, TERMS, determined_power, limit_of_terms
from modelcollapse.checking.truth.sizes import LOOP_PARAMETERS, hidden, moves
from modelcollapse.checking.truth.steady import JUMPS, steady
from modelcollapse.checking.truth.stolz import quotient
from modelcollapse.checking.truth.sure import sure_limit
from modelcollapse.checking.truth.waves import refuse

CHANCES = (tm.Expectation, tm.Variance, tm.Covariance, tm.Probability)
BROKEN = JUMPS | {"factorial"}


def limit_of(body: Any, variable: str, target: Any, context: Context, value: Evaluate) -> Real:
    """The limit of the body as the variable tends to the target."""
    end = value(target, context)
    unending(variable, end, context)
    if not (is_infinite(end) and end > 0):
        if tm.varies(body):
            raise Unsupported("the limit of a random term")
        return far(body, variable, context, value, end)
    asked = Asked(variable, context, value)
    if tm.varies(body):
        return sure_limit(body, variable, context, value)
    if not asked.depends(body):
        return value(body, context)
    for method in (asked.by_recurrence, asked.by_parts, asked.by_growth, asked.far, asked.by_steps, asked.extrapolated):
        try:
            return method(body)
        except (Unsupported, Undefined, Undecided):
            continue
    raise Unsupported("this limit")


class Asked:
    """A limit to infinity of one variable at one point."""

    def __init__(self, variable: str, context: Context, value: Evaluate) -> None:
        self.variable, self.value = variable, value
        self.context = replace(context, notes=replace(context.notes, simulate=False))

    def at(self, term: Any, k: int) -> Real:
        """The term with a number for the variable."""
        self.context.notes.hurry()
        return self.value(term, self.context.bound(self.variable, exact(k)))

    def depends(self, term: Any) -> bool:
        """Whether the variable occurs in it, or is a parameter of the loop whose models occur in it."""
        return moves(term, self.variable)

    def by_recurrence(self, term: Any) -> Real:
        """The limit of an exact sequence with a short linear recurrence."""
        if self.broken(term) or (self.variable in LOOP_PARAMETERS and self.variable != "t"):
            raise Unsupported("a recurrence")
        values = []
        for k in range(FIRST, FIRST + TERMS):
            found = self.at(term, k)
            if not is_exact(found):
                raise Unsupported("a recurrence of numbers that are not rational")
            values.append(fraction(found))
        return limit_of_terms(values, lambda k: self.at(term, k))

    def broken(self, term: Any) -> bool:
        """Whether its first values may differ from the later ones: jumps, and series that are empty at first."""
        for node in tm.walk(term):
            if isinstance(node, tm.Apply) and node.function in BROKEN:
                return True
            if isinstance(node, tm.Series) and self.variable in tm.free_symbols(node):
                ends = tm.free_symbols(node.low) | tm.free_symbols(node.high)
                if not ends <= {*self.context.numbers, self.variable}:
                    return True
                low, high = self.at(node.low, FIRST), self.at(node.high, FIRST)
                if high != math.inf and (is_infinite(low) or is_infinite(high) or not low <= high):
                    return True
        return not steady(term, self.variable, FIRST, self.context, self.value)

    def by_parts(self, term: Any) -> Real:
        """The limit from the limits of the parts."""
        if not self.depends(term):
            return self.value(term, self.context)
        if isinstance(term, tm.Symbol):
            return math.inf
        if isinstance(term, tm.Plus | tm.Times):
            join = add if isinstance(term, tm.Plus) else multiply
            parts = [self.of_part(part) for part in (*getattr(term, "terms", ()), *getattr(term, "factors", ()))]
            return reduce(join, parts)
        if isinstance(term, tm.Power):
            if term.base == tm.Constant("e"):
                return applied("exp", [self.of_part(term.exponent)])
            return determined_power(self.of_part(term.base), self.of_part(term.exponent))
        if isinstance(term, tm.Apply) and term.function not in BROKEN - {"abs", "max", "min"}:
            return applied(term.function, [self.of_part(part) for part in term.arguments])
        if isinstance(term, tm.Series) and not self.depends(term.body) and not self.depends(term.low):
            if self.of_part(term.high) != math.inf:
                raise Unsupported("this limit")
            return self.value(tm.Series(term.kind, term.index, term.low, tm.INFINITY, term.body), self.context)
        if isinstance(term, tm.Probability) and self.variable not in LOOP_PARAMETERS:
            return limit_of_probability(term.event, self.variable, self.context, self.value)
        if isinstance(term, CHANCES):
            return self.of_chance(term)
        raise Unsupported("this limit")

    def of_part(self, term: Any) -> Real:
        """The limit of a part, by its recurrence if it has one."""
        try:
            return self.by_parts(term)
        except (Unsupported, Undefined):
            return self.by_recurrence(term)

    def of_chance(self, term: Any) -> Real:
        """The limit of an expectation or variance in the number of fits."""
        if isinstance(term, tm.Variance) and not term.given:
            square = tm.Expectation(tm.Power(term.body, tm.number(2)))
            mean = tm.Power(tm.Expectation(term.body), tm.number(2))
            return self.of_part(tm.Plus((square, tm.Times((tm.number(-1), mean)))))
        try:
            return self.by_recurrence(term)
        except Unsupported:
            if not isinstance(term, tm.Expectation) or term.given:
                raise
        total: Real = fmpq(0)
        for monomial, coefficient in self.shape(term.body):
            total = add(total, multiply(coefficient, self.of_monomial(monomial)))
        return total

    def shape(self, body: Any) -> list[tuple[dict[str, Any], Real]]:
        """The body as a polynomial in the state of one generation, the same at every one."""
        if self.variable in LOOP_PARAMETERS:
            raise Unsupported("the limit of a moment in a parameter of the loop")
        refuse(body, self.variable, self.context, self.value)
        shapes = []
        for k in AT:
            context = self.context.bound(self.variable, exact(k))
            poly = context.chance.without_draws(Expander(context, self.value).expand(body))
            times = {time - k for monomial in poly for (_, time, _), _ in monomial}
            if len(times) > 1:
                raise Unsupported("the limit of moments at two times")
            shapes.append((times, [({kind: e for (kind, _, _), e in monomial}, c) for monomial, c in poly.items()]))
        if any(str(shape) != str(shapes[0]) for shape in shapes):
            raise Unsupported("the limit of a moment whose form depends on t")
        return shapes[0][1]

    def of_monomial(self, powers: dict[str, Any]) -> Real:
        """The limit of E of a monomial of the state: by its factor or step, or by the package's limit of the moment."""
        chance = self.context.chance
        if not powers:
            return ONE
        whole = set(powers) <= {"v", "m"} and all(isinstance(e, int) and e >= 0 for e in powers.values())
        if whole and chance.fit is None:
            return of_moment({"mean": powers.get("m", 0), "variance": powers.get("v", 0)}, self.context)
        if powers == {"m": 2} and chance.fit is not None:
            return wandered(chance)
        if set(powers) == {"v"}:
            back = power(chance.variance, -fmpq(powers["v"]))
            base = multiply(chance.expectation({((("v", 1, ""), powers["v"]),): ONE}), back)
            if is_infinite(base):
                return math.inf
            return multiply(power(base, math.inf), power(chance.variance, fmpq(powers["v"]))) if base != 1 else ONE
        if set(powers) == {"l"} and powers["l"] == 1:
            step = chance.expectation({((("l", 1, ""), 1),): ONE}) - chance.at_truth(((("l", 0, ""), 1),))
            return multiply(exact(sign(step)), math.inf)
        if whole:
            terms = []
            for k in range(FIRST, FIRST + TERMS):
                monomial = tuple(sorted(((kind, k, ""), e) for kind, e in powers.items()))
                found = chance.expectation({monomial: ONE})
                if not is_exact(found):
                    raise Unsupported("a recurrence of numbers that are not rational")
                terms.append(fraction(found))
            return limit_of_terms(terms)
        raise Unsupported("the limit of this moment")

    def by_growth(self, term: Any) -> Real:
        """The limit by the order of growth."""
        if hidden(term, self.variable):
            raise Unsupported("this limit")
        return limit_by_growth(term, self.variable, self.context, self.value)

    def far(self, term: Any) -> Real:
        """The limit from values far out."""
        return far(term, self.variable, self.context, self.value, math.inf)

    def by_steps(self, term: Any) -> Real:
        """The limit of a sum over a growing number, whose terms do not move with it."""
        if hidden(term, self.variable):
            raise Unsupported("this limit")
        found = quotient(term, self.variable)
        if found is None or self.of_part(found[1]) != 0:
            raise Unsupported("this limit")
        scale = [self.at(found[1], k) for k in range(FIRST, FIRST + TERMS)]
        if not all(0 < b < a for a, b in zip(scale, scale[1:], strict=False)):
            raise Unsupported("this limit")
        return limit_of(found[0], self.variable, tm.INFINITY, self.context, self.value)

    def extrapolated(self, term: Any) -> Real:
        """The limit from the first terms, extrapolated."""
        if self.broken(term) or not modest(term, self.variable, self.context, self.value):
            raise Unsupported("this limit")
        refuse(term, self.variable, self.context, self.value)
        found = extrapolated(lambda k: self.at(term, k), beyond=lambda k: self.at(term, k))
        if not is_exact(found):
            self.context.notes.numerical.append(f"terms to {LATE[-1]}, extrapolated")
        return found
