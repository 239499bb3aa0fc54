"""Statements about almost every path in the limit, where the log variance is a walk; in probability and in law alike.

    sigma_t^2 = exp(t E log W + o(t))            strong law of large numbers
    mu_t converges to a random M where E log W < 0, exponentially fast; M has a density given the variances
    a sum of c q^t t^p V^a L^k M^j S (walk.py)   by its greatest (a E log W + log q, p + k)

It tends to 0 where that is below (0, 0) (S has a mean: Borel and Cantelli). At (0, 0) it has a constant limit only
where M and S do not stand in it: a polynomial in independent variables with densities is constant only where it is a
number. Averages are those of the strong law. Other loops, and what is left, by bounded moments (uniform.py).

Source: Kallenberg 2002, Foundations of Modern Probability, chapters 3 to 5.
"""

from __future__ import annotations

import math
from typing import Any

from flint import arb, fmpq

from modelcollapse.checking import terms as tm
from modelcollapse.checking.truth.averages import RANDOM_SUM, positive, summands, summed
from modelcollapse.checking.truth.collapse import drift
from modelcollapse.checking.truth.context import Context
from modelcollapse.checking.truth.expand import Evaluate, Expander
from modelcollapse.checking.truth.far import unending
from modelcollapse.checking.truth.outcome import FAILS, HOLDS, Outcome
from modelcollapse.checking.truth.reals import (
    ZERO,
    Real,
    Undecided,
    Unsupported,
    add,
    ball,
    exact,
    is_exact,
    is_infinite,
    multiply,
    power,
    precision,
    shown,
    sign,
)
from modelcollapse.checking.truth.sizes import WALK, outsized
from modelcollapse.checking.truth.uniform import by_moments
from modelcollapse.checking.truth.walk import FAR, Piece, finite_mean, pieces
from modelcollapse.checking.truth.waves import refuse
from modelcollapse.loops import loop_class

BITS = 448
THEOREM = "by a theorem"
NONE = math.nan
LEAST = fmpq(1, 10**30)
MEAN_ALONE = (1, 0, 0, (), True, True)
"""The mean of the model itself, which has no constant limit whatever the variances do: it is normal given them."""


def surely(statement: tm.Tends, context: Context, value: Evaluate) -> Outcome:
    """left -> right almost surely, in probability or in law, for a constant right."""
    with precision(BITS):
        claimed = value(statement.right, context)
        if value(statement.target, context) != math.inf:
            raise Unsupported("a limit elsewhere than at infinity")
        unending(statement.variable, math.inf, context)
        try:
            actual, why = on_paths(statement.left, statement.variable, context, value, statement.mode)
        except (Unsupported, Undecided):
            return by_moments(statement, claimed, context, value)
        equal = actual == claimed if is_infinite(actual) or is_infinite(claimed) else same(actual, claimed)
        text = "no constant" if isinstance(actual, float) and math.isnan(actual) else shown(actual)
        return Outcome(HOLDS if equal else FAILS, text, shown(claimed), THEOREM, why)


def sure_limit(term: Any, variable: str, context: Context, value: Evaluate) -> Real:
    """The number that a random term tends to on almost every path. Raises Unsupported where there is none."""
    with precision(BITS):
        found, _ = on_paths(term, variable, context, value, "almost surely")
    if isinstance(found, float) and math.isnan(found):
        raise Unsupported("a random limit")
    return found


def same(a: Real, b: Real) -> bool:
    """Whether two finite numbers agree."""
    return bool(a == b) if is_exact(a) and is_exact(b) else bool((a - b).overlaps(0 * (a - b)))


def on_paths(term: Any, variable: str, context: Context, value: Evaluate, mode: str) -> tuple[Real, str]:
    """The constant limit of the term on almost every path, nan where there is none; and why. Raises Unsupported."""
    if context.chance.fit is None:
        raise Unsupported("the limit on paths of a loop with real data")
    if variable == "divisor" or variable in {one.name for one in loop_class(context.setting.loop).parameters()}:
        raise Unsupported("the limit on paths in a parameter of the loop")
    if outsized(term, variable, context, value, WALK):
        raise Unsupported("the limit on paths with constants of this size")
    refuse(term, variable, context, value)
    walk = Walk(variable, context, value, mode)
    why = f"strong law with E log W = {shown(walk.drift)}"
    try:
        found = pieces(term, variable, context, value)
    except Unsupported:
        try:
            return walk.root(term), why
        except Unsupported:
            found = [one for part in summands(term) for one in summed(part, walk)]
    return walk.limit(found), why


class Walk:
    """The walk at one point."""

    def __init__(self, variable: str, context: Context, value: Evaluate, mode: str) -> None:
        self.variable, self.context, self.value, self.mode = variable, context, value, mode
        self.drift = drift(context)

    def limit(self, found: list[Piece]) -> Real:
        """The constant limit of a sum of pieces, or nan."""
        if [(x.mean, x.variance, x.logs, x.noise, x.rate == 0, x.power == 0) for x in found] == [MEAN_ALONE]:
            return NONE
        if any(one.mean for one in found) and sign(self.drift) > 0:
            raise Unsupported("the paths of the mean under a growing variance")
        orders = [self.order(one) for one in found]
        top = max(orders, default=(-1, ZERO))
        leading = [one for one, order in zip(found, orders, strict=True) if order == top]
        if top < (0, ZERO):
            return self.vanishing(found, orders)
        if top == (0, ZERO):
            return self.resting(leading)
        return self.rising(leading)

    def order(self, one: Piece) -> tuple[Any, Any]:
        """The sign of its exponential rate and, where that is 0, the power of t.

        Pieces that grow exponentially are told apart no further.
        """
        moves = multiply(fmpq(one.variance), self.drift) if one.variance else ZERO
        rate = add(moves, one.rate)
        if one.variance and not (rate > 0 or rate < 0):
            raise Unsupported("the paths of a walk without drift")
        way = sign(rate)
        return way, one.power + one.logs if way == 0 else ZERO

    def vanishing(self, found: list[Piece], orders: list[tuple[Any, Any]]) -> Real:
        """0, where powers of t beat the noise: |S|^(1/|p|) has a mean. Else S exceeds t^|p| again and again."""
        half = self.context.chance.law[0] / 2
        heavy = [
            one
            for one, (way, order) in zip(found, orders, strict=True)
            if way == 0 and not finite_mean(one.noise, 1 / -fmpq(order), half)
        ]
        if not heavy or self.mode != "almost surely":
            return ZERO
        single = len(found) == 1 and not found[0].mean and len({j for (_, j, _), _ in found[0].noise}) == 1
        if not single:
            raise Unsupported("the paths of noise with heavy tails")
        return NONE

    def resting(self, leading: list[Piece]) -> Real:
        """A number, or nan where noise or the random limit of the mean is left."""
        total: dict[Any, Real] = {}
        sums = [sign(one.factor) for one in leading if one.noise == RANDOM_SUM]
        if sums and (len(set(sums)) > 1 or any(one.mean or one.noise not in ((), RANDOM_SUM) for one in leading)):
            raise Unsupported("the limit on paths of a difference of sums")
        for one in leading:
            key = one.mean, one.noise
            total[key] = add(total.get(key, ZERO), self.size(one))
        plain = total.pop((0, ()), ZERO)
        for rest in total.values():
            if not is_exact(rest) and ball(rest).contains(0):
                raise Unsupported("the paths of noise that may cancel")
        return NONE if any(not (is_exact(rest) and rest == 0) for rest in total.values()) else plain

    def rising(self, leading: list[Piece]) -> Real:
        """An infinity, where the greatest pieces keep one sign."""
        if not all(one.mean % 2 == 0 and positive(one.noise) for one in leading):
            raise Unsupported("the limit on paths of this term")
        signs = {sign(self.size(one)) for one in leading}
        if all(not one.noise and not one.mean for one in leading) and not any(
            one.variance or sign(one.rate) for one in leading
        ):
            total: Real = ZERO
            for one in leading:
                total = add(total, self.size(one))
            signs = {sign(total)}
        if len(signs) > 1 or 0 in signs:
            raise Unsupported("the limit on paths of a difference of infinities")
        return signs.pop() * math.inf

    def size(self, one: Piece) -> Real:
        """c (E log W)^k."""
        if one.logs and same(self.drift, ZERO):
            raise Unsupported("the paths of a walk without drift")
        return multiply(one.factor, power(self.drift, fmpq(one.logs)))

    def root(self, term: Any) -> Real:
        """The limit of (c sigma_t^2a)^(1/t), whose exponents shrink like 1/t."""
        forms = []
        for t in FAR[:2]:
            poly = Expander(self.context.bound(self.variable, exact(t)), self.value).expand(term)
            ((monomial, coefficient),) = poly.items() if len(poly) == 1 else ((None, ZERO),)
            if not monomial or any(kind != "v" for (kind, _, _), _ in monomial):
                raise Unsupported("the limit on paths of this term")
            forms.append((fmpq(sum(fmpq(e) * time for (_, time, _), e in monomial)), coefficient, len(monomial)))
        (first, c, count), (second, d, _) = forms
        gap = abs(first - second)
        if count != 1 or gap > LEAST or not abs(ball(c) - ball(d)) < arb(LEAST):
            raise Unsupported("the limit on paths of this term")
        return arb(ball(d).mid(), LEAST) * (arb(first, LEAST) * self.drift).exp()
