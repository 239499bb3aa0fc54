"""Simulation for what has no formula: probabilities and means with bounds that are proved at every sample size.

    probability   sqrt(2 V log(4/alpha) / N) + 7 log(4/alpha) / 3(N-1)    empirical Bernstein, Maurer and Pontil 2009
    mean          sqrt(2 v L / (N - 2 L)) for v >= Var Y and L = log(2/alpha): the M-estimator of Catoni 2012

A mean whose second moment has no bound has a normal approximation, by which nothing is ever refuted.
"""

from __future__ import annotations

import math
from collections.abc import Callable
from functools import lru_cache
from typing import Any

import numpy as np
from flint import arb
from numpy.typing import NDArray

from modelcollapse.checking import terms as tm
from modelcollapse.checking.truth.arrays import FUNCTIONS, Array, applied, summed
from modelcollapse.checking.truth.context import Context, index_of
from modelcollapse.checking.truth.expand import Evaluate
from modelcollapse.checking.truth.reals import Real, Undefined, Unsupported, ball, is_infinite
from modelcollapse.checking.truth.squares import second_moment
from modelcollapse.errors import BadInput
from modelcollapse.estimators import Estimator
from modelcollapse.numeric.simulate import simulate
from modelcollapse.world import Loop

ALPHA = 1e-11
STEPS = 60
COARSE, MANY = 20_000, 600_000
MOST_FITS, FEWEST = 100, 1000
MOST_DRAWS = 6_000_000
SEED = 20240807
HUGE = arb("1e100")
LEAST, MOST = 1e-290, 1e10
UNPROVED = "normal approximation"


def simulated_probability(event: Any, context: Context, value: Evaluate, reason: Unsupported) -> Real:
    """P(event) as a ball that holds it with probability 1 - ALPHA at least."""
    size = replicates(event, context, value, reason)
    hits, ties = Sample(context, value, size, reason).event(event)
    share, cost = float(hits.mean()), math.log(4 / ALPHA)
    spread = math.sqrt(2 * share * (1 - share) * size / (size - 1) * cost / size) + 7 * cost / (3 * (size - 1)) + ties
    context.notes.statistical.append(f"{size} paths, resolution {spread:.2g}")
    return arb(share, spread)


def simulated_mean(body: Any, context: Context, value: Evaluate, reason: Unsupported) -> Real:
    """E[body] as a ball."""
    size = replicates(body, context, value, reason)
    values = Sample(context, value, size, reason).number(body)
    if not np.isfinite(values).all():
        raise reason
    second = second_moment(body, context, value)
    if second is None:
        with np.errstate(all="ignore"):
            error = 7 * float(values.std(ddof=1)) / math.sqrt(size)
        context.notes.statistical.append(f"{size} paths, {UNPROVED}, resolution {error:.2g}")
        return arb(float(values.mean()), error)
    middle, spread = catoni(values, second)
    context.notes.statistical.append(f"{size} paths, resolution {spread:.2g}")
    return arb(middle, spread)


def replicates(node: Any, context: Context, value: Evaluate, reason: Unsupported) -> int:
    """How many paths: as many as the notes ask for, fewer of many fits. Raises the reason where none is wanted."""
    if not context.notes.simulate or any(isinstance(part, tm.CollapseTime) for part in tm.walk(node)):
        raise reason
    free = set(context.numbers)
    known = [part.at for part in tm.walk(node) if isinstance(part, tm.Process) and tm.free_symbols(part) <= free]
    latest = max((index_of(value(at, context)) for at in known), default=0)
    size = min(context.notes.replicates, MOST_DRAWS // max(latest, 1))
    if size < FEWEST:
        raise reason
    return size


def catoni(values: Array, variance: float) -> tuple[float, float]:
    """The mean within a spread, with probability 1 - ALPHA, of variables whose variance is at most `variance`.

    The root m of sum psi(s (Y_i - m)), psi(x) = sign(x) log(1 + |x| + x^2/2). Source: Catoni 2012, proposition 2.4.
    """
    size, cost = len(values), math.log(2 / ALPHA)
    spread = math.sqrt(2 * variance * cost / (size - 2 * cost))
    if not variance:
        return float(values.mean()), 0.0
    scale = math.sqrt(2 * cost / (size * (variance + 2 * variance * cost / (size - 2 * cost))))
    middle = float(values.mean())
    for _ in range(STEPS):
        x = scale * (values - middle)
        far = np.abs(x)
        step = float((np.sign(x) * np.log1p(far + far * far / 2)).mean()) / scale
        middle += step
        if abs(step) < spread * 1e-6:
            break
    return middle, spread * 1.0001


@lru_cache(maxsize=2)
def paths(loop: Loop, estimator: Estimator, fits: int, size: int) -> list[tuple[Array, Array]]:
    """Mean and variance of models 0 to `fits` on every path, from the truth N(0, 1)."""
    rng = np.random.default_rng(SEED)
    return [(generation.mean, generation.variance) for generation in simulate(loop, estimator, fits, size, rng)]


class Sample:
    """Random terms on simulated paths."""

    def __init__(self, context: Context, value: Evaluate, size: int, reason: Unsupported) -> None:
        self.context, self.value, self.size, self.reason = context, value, size, reason
        self.drawn: dict[Any, Array] = {}
        self.rng = np.random.default_rng(SEED + 1)

    def state(self, at: int) -> tuple[Array, Array]:
        """mu_at and sigma_at^2."""
        if at > MOST_FITS or self.size < 2 or at * self.size > MOST_DRAWS:
            raise self.reason
        chance = self.context.chance
        longest = max(at, min(5, MOST_DRAWS // self.size))
        try:
            mean, variance = paths(chance.loop, chance.estimator, longest, self.size)[at]
        except (BadInput, ArithmeticError) as error:
            raise Unsupported(str(error)) from None
        scale = float(ball(chance.variance))
        return float(ball(chance.mean)) + math.sqrt(scale) * mean, scale * variance

    def event(self, event: Any) -> tuple[NDArray[np.bool_], float]:
        """Where the event happens, and the share of paths where rounding may decide."""
        if not isinstance(event, tm.Relation) or event.op in ("=", "!="):
            raise self.reason
        left, right = self.number(event.left), self.number(event.right)
        compare: Callable[[Array, Array], NDArray[np.bool_]] = {
            "<": np.less, "<=": np.less_equal, ">": np.greater, ">=": np.greater_equal
        }[event.op]  # fmt: skip
        near = np.abs(left - right) <= 1e-9 * (np.abs(left) + np.abs(right))
        return compare(left, right) & np.ones(self.size, bool), float((near & np.ones(self.size, bool)).mean())

    def number(self, term: Any) -> Array:
        """The term on every path."""
        if not tm.is_random(term):
            return self.constant(self.value(term, self.context))
        with np.errstate(all="ignore"):
            found = self.random(term)
        if not np.isfinite(found).all():
            raise self.reason
        return found

    def constant(self, number: Real) -> Array:
        """A number, where a float can hold it and its products."""
        if not is_infinite(number):
            size = abs(ball(number))
            if not (size == 0 or (size * HUGE > 1 and size < HUGE)):
                raise self.reason
            number = float(ball(number).mid())
        return np.asarray(number)

    def random(self, term: Any) -> Array:
        """A random term on every path."""
        if isinstance(term, tm.Process):
            return self.process(term)
        if isinstance(term, tm.Plus):
            return self.told(summed([self.number(part) for part in term.terms]))
        if isinstance(term, tm.Times):
            return self.product([self.number(part) for part in term.factors])
        if isinstance(term, tm.Power):
            result: Array = np.power(self.number(term.base), self.number(term.exponent))
            return result
        if isinstance(term, tm.Fresh):
            return self.fresh(term)
        if isinstance(term, tm.Apply) and term.function in FUNCTIONS:
            return self.told(applied(term, [self.number(part) for part in term.arguments]))
        raise self.reason

    def told(self, found: Array | None) -> Array:
        """What was found, unless it is rounding."""
        if found is None:
            raise self.reason
        return found

    def product(self, factors: list[Array]) -> Array:
        """The product; refused where it loses its digits near 0 and a large factor would bring them back."""
        total, least, most = np.ones(self.size), np.ones(self.size), np.ones(self.size)
        for factor in factors:
            total = total * factor
            least = np.minimum(least, np.minimum(np.abs(total), np.abs(factor)))
            most = np.maximum(most, np.abs(factor))
        if np.any((least < LEAST) & (most > MOST)):
            raise self.reason
        return total

    def process(self, term: tm.Process) -> Array:
        """sigma, mu, X or W of a generation."""
        at = index_of(self.value(term.at, self.context))
        mean, variance = self.state(at)
        if term.name == "mu":
            return mean
        if term.name == "sigma":
            return np.asarray(np.sqrt(variance))
        if term.name == "W":
            return variance / self.state(at - 1)[1]
        if at not in self.drawn:
            self.drawn[at] = mean + np.sqrt(variance) * self.rng.standard_normal(self.size)
        return self.drawn[at]

    def fresh(self, term: tm.Fresh) -> Array:
        """A variable of its own."""
        key = self.named(term)
        if key not in self.drawn:
            first = self.number(term.parameters[0])
            if term.law == "chi2":
                if not np.all(first > 0):
                    raise Undefined("a chi-square variable needs a positive number of degrees of freedom")
                self.drawn[key] = self.rng.chisquare(first, self.size)
            else:
                deviation = np.sqrt(self.number(term.parameters[1]))
                self.drawn[key] = first + deviation * self.rng.standard_normal(self.size)
        return self.drawn[key]

    def named(self, term: tm.Fresh) -> tuple[Any, ...]:
        """The law, the label and the parameters by their values, however they are written."""
        values = (one if tm.is_random(one) else str(self.value(one, self.context)) for one in term.parameters)
        return term.law, term.label, *values
