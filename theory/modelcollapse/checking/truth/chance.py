"""Expectations under the model: a polynomial in the states is pulled back fit by fit to the truth, or to a given model.

Where the loop has a ratio law, real powers and logarithms of the variance go along:

    E[v'^a log^l v' mu'^m | mu, v] = v^a sum_j C(l,j) log^(l-j) v E[W^a log^j W]
                                     * sum_i C(m,2i) mu^(m-2i) (w v)^i (2i-1)!!

Elsewhere only polynomials do, by the program itself. Moments at two times are never read as moments at one.
"""

from __future__ import annotations

import math
from collections.abc import Callable
from functools import cached_property
from typing import Any

from flint import ctx, fmpq

from modelcollapse.checking.truth import polynomial as p
from modelcollapse.checking.truth.divisor import dividing
from modelcollapse.checking.truth.means import DEEPEST, Means
from modelcollapse.checking.truth.polynomial import Atom, Monomial, Poly
from modelcollapse.checking.truth.program import NOW, Program, moment
from modelcollapse.checking.truth.ratio_moments import log_moment
from modelcollapse.checking.truth.reals import (
    ONE,
    ZERO,
    Real,
    Unsupported,
    add,
    ball,
    exact,
    is_exact,
    multiply,
    power,
)
from modelcollapse.estimators import Estimator
from modelcollapse.numeric.read_ratio import OneFit, read_one_fit
from modelcollapse.world import Loop

STATE = ("v", "l", "m", "memory")
MOST_FITS = 400
LATE = 60


class Chance:
    """The chances of one loop with numbers for its parameters, and N(mean, variance) for the truth."""

    def __init__(self, loop: Loop, estimator: Estimator, mean: Any = ZERO, variance: Any = ONE) -> None:
        self.loop, self.estimator, self.mean, self.variance = loop, dividing(estimator), mean, variance
        self.program = Program(loop, self.estimator, mean, variance)
        self.images: dict[Any, Poly] = {}
        self.means = Means(self._pull, lambda poly: self._settled(poly, 0))

    @cached_property
    def fit(self) -> OneFit | None:
        """The law of one fit, where the loop is a walk of the log variance."""
        found = read_one_fit(self.loop, self.estimator)
        return found if found is not None and found.ratio.df > 0 else None

    @cached_property
    def law(self) -> tuple[Any, Any, Any]:
        """df, divisor and wander of the ratio law. Raises Unsupported."""
        if self.fit is None:
            raise Unsupported("powers and logarithms of the variance, for a loop that has no ratio law")
        return fmpq(self.fit.ratio.df), exact(self.fit.ratio.divisor), exact(self.fit.wander)

    def expectation(self, poly: Poly) -> Real:
        """E of the polynomial."""
        number = p.number_of(self.conditional(poly, 0))
        if number is None:
            raise Unsupported("the expectation of this random variable")
        return number

    def conditional(self, poly: Poly, known: int) -> Poly:
        """E of the polynomial given model `known` (and all models before): a polynomial in them."""
        poly = self.without_draws(poly)
        latest = last_of(poly)
        if latest > known == 0 and self.fit is not None:
            poly = p.replaced(poly, self._at_once)
            latest = last_of(poly)
        elif DEEPEST >= latest > known == 0:
            return p.constant(self.means.of(poly))
        if latest - known > MOST_FITS:
            raise Unsupported(f"more than {MOST_FITS} fits")
        for time in range(latest, known, -1):
            poly = p.replaced(poly, self._pull(time))
        return self._settled(poly, known)

    def _at_once(self, monomial: Monomial) -> tuple[Monomial, Poly]:
        """sigma_t^2a, log sigma_t^2 and mu_t^2 of one late t in closed form, by the independence of the ratios."""
        if len(monomial) != 1 or monomial[0][0][1] < LATE:
            return monomial, p.constant(ONE)
        (kind, time, _), exponent = monomial[0]
        df, divisor, wander = self.law
        if kind == "v":
            factor = log_moment(df, divisor, fmpq(exponent), 0)
            return (), p.constant(multiply(power(factor, fmpq(time)), self.at_truth(retimed(monomial, 0))))
        if kind == "l" and exponent == 1:
            gain = multiply(log_moment(df, divisor, ZERO, 1), fmpq(time))
            return (), p.constant(add(gain, self.at_truth(retimed(monomial, 0))))
        if kind == "m" and exponent == 2:
            r = df / divisor
            times = fmpq(time) if r == 1 else (power(r, fmpq(time)) - 1) / (r - 1)
            return (), p.constant(add(multiply(wander * self.variance, times), self.mean**2))
        return monomial, p.constant(ONE)

    def without_draws(self, poly: Poly) -> Poly:
        """The expectation over draws from models and over fresh variables, given the states."""
        poly = p.replaced(poly, lambda monomial: draw_image(monomial))
        while any(kind in ("fresh", "freshlog") for kind, _, _ in p.atoms(poly)):
            poly = p.replaced(poly, fresh_image)
        return poly

    def _pull(self, time: int) -> Callable[[Monomial], tuple[Monomial, Poly]]:
        def image(monomial: Monomial) -> tuple[Monomial, Poly]:
            mine, rest = p.split(monomial, lambda factor: factor[0] in STATE and factor[1] == time)
            if not mine:
                return monomial, p.constant(ONE)
            found = self._image(time, retimed(mine, NOW))
            if rest and any(isinstance(value, float) for value in found.values()):
                raise Unsupported("an infinite expectation inside a product")
            return rest, {retimed(inner, time - 1): value for inner, value in found.items()}

        return image

    def _image(self, fit: int, monomial: Monomial) -> Poly:
        if self.fit is None:
            return self.program.image(fit, monomial)
        key = monomial, ctx.prec
        if key not in self.images:
            powers = {kind: exponent for (kind, _, _), exponent in monomial}
            logs, means = (whole(powers.get(kind, 0)) for kind in "lm")
            self.images[key] = self.ratio_image(fmpq(powers.get("v", 0)), logs, means)
        return self.images[key]

    def ratio_image(self, a: Any, logs: int, m: int) -> Poly:
        """The image of v^a log^l v mu^m by the ratio law."""
        df, divisor, wander = self.law
        if a <= -df / 2:
            if logs or m % 2:
                raise Unsupported("an expectation that may not exist")
            return p.constant(math.inf)
        variance: Poly = {}
        for j in range(logs + 1):
            factor = multiply(log_moment(df, divisor, a, j), fmpq(math.comb(logs, j)))
            state = p.ordered({("v", NOW, ""): a, ("l", NOW, ""): logs - j})
            p.gather(variance, state, factor)
        return p.times(variance, normal_power(p.atom("m", NOW), p.scaled(p.atom("v", NOW), wander), m))

    def _settled(self, poly: Poly, known: int) -> Poly:
        """The truth's own values put in, and the memory's."""
        kept = {} if known == 0 else self.program.tied(known)

        def image(monomial: Monomial) -> tuple[Monomial, Poly]:
            mine, rest = p.split(monomial, lambda factor: factor[1] == 0 and factor[0] in STATE)
            memory, mine = p.split(mine, lambda factor: factor[0] == "memory")
            value = p.constant(self.at_truth(mine))
            if memory:
                value = p.times(value, self.program.begin(memory))
            remembered, rest = p.split(rest, lambda factor: factor[0] == "memory")
            for (_, _, name), exponent in remembered:
                if kept is None:
                    raise Unsupported("what the loop keeps is not known from the model")
                part = {retimed(inner, known): number for inner, number in kept[name].items()}
                value = p.times(value, p.raised(part, whole(exponent)))
            return rest, value

        return p.replaced(poly, image)

    def at_truth(self, monomial: Monomial) -> Real:
        """The number that a monomial of model 0 is."""
        product: Real = ONE
        for (kind, _, _), exponent in monomial:
            base = {"v": self.variance, "m": self.mean}.get(kind)
            if base is None:
                base = ZERO if self.variance == 1 else ball(self.variance).log()
            product = multiply(product, power(base, fmpq(exponent)))
        return product


def last_of(poly: Poly) -> int:
    """The last generation in it."""
    return max((time for kind, time, _ in p.atoms(poly) if kind in STATE), default=0)


def retimed(monomial: Monomial, time: int) -> Monomial:
    """The monomial with all its atoms at another time."""
    return tuple(((kind, time, name), exponent) for (kind, _, name), exponent in monomial)


def whole(exponent: int | fmpq) -> int:
    """An exponent that must be a whole number >= 0. Raises Unsupported."""
    if not isinstance(exponent, int) or exponent < 0:
        raise Unsupported("a power that is no whole number, of a mean or a logarithm")
    return exponent


def normal_power(mean: Poly, variance: Poly, k: int) -> Poly:
    """E (mean + N(0, variance))^k."""
    total: Poly = {}
    for i in range(0, k + 1, 2):
        part = p.times(p.raised(mean, k - i), moment("normal", variance, i))
        total = p.plus(total, p.scaled(part, fmpq(math.comb(k, i))))
    return total


def draw_image(monomial: Monomial) -> tuple[Monomial, Poly]:
    """Draws from models, integrated out."""
    mine, rest = p.split(monomial, lambda factor: factor[0] == "X")
    product = p.constant(ONE)
    for (_, time, _), exponent in mine:
        product = p.times(product, normal_power(p.atom("m", time), p.atom("v", time), whole(exponent)))
    return rest, product


def fresh_image(monomial: Monomial) -> tuple[Monomial, Poly]:
    """One fresh variable, integrated out."""
    names = [factor[2] for factor, _ in monomial if factor[0] in ("fresh", "freshlog")]
    if not names:
        return monomial, p.constant(ONE)
    mine, rest = p.split(monomial, lambda factor: factor[0] in ("fresh", "freshlog") and factor[2] == names[0])
    powers: dict[str, Any] = {factor[0]: exponent for factor, exponent in mine}
    return rest, fresh_moment(names[0], fmpq(powers.get("fresh", 0)), whole(powers.get("freshlog", 0)))


def fresh_moment(name: Any, s: Any, logs: int) -> Poly:
    """E of a power, and a power of the logarithm, of a fresh normal or chi-square variable."""
    law, _, *parameters = name
    if law == "normal":
        return normal_power(dict(parameters[0]), dict(parameters[1]), whole(p.tidy(s)))
    df = p.number_of(dict(parameters[0]))
    if df is None or not is_exact(df) or df <= 0:
        raise Unsupported("a chi-square variable with this number of degrees of freedom")
    value = log_moment(df, ONE, s, logs)
    if isinstance(value, float) and logs:
        raise Unsupported("an expectation that may not exist")
    return p.constant(value)


def known_atoms(poly: Poly) -> set[Atom]:
    """The atoms of states that are left."""
    return {factor for factor in p.atoms(poly) if factor[0] in STATE and factor[1] > 0}
