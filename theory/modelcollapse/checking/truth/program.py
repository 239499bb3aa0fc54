"""One fit of any loop on polynomials: what its program makes of the state before, in exact fractions.

The program of the loop is run once a fit with random polynomials for its model and memory; a draw is a fresh atom
whose law is noted, and expectations are taken youngest draw first:

    E z^2k = (2k-1)!! variance^k,    E c^k = df (df+2) ... (df+2k-2)

Nothing here knows a derived formula, and no computer algebra is used.
"""

from __future__ import annotations

from collections.abc import Callable
from fractions import Fraction
from functools import cached_property
from typing import Any

from flint import fmpq

from modelcollapse.checking.truth import polynomial as p
from modelcollapse.checking.truth.polynomial import Monomial, Poly
from modelcollapse.checking.truth.reals import ONE, ZERO, Unsupported, exact
from modelcollapse.estimators import Estimator
from modelcollapse.families.gaussian import Gaussian, Model
from modelcollapse.probe import MeanNoise
from modelcollapse.world import Loop, World

TRIED = 5
NOW = -1
"""The time that stands for the generation before, until it is known."""


class Random:
    """A polynomial with the arithmetic that programs use."""

    def __init__(self, poly: Poly) -> None:
        self.poly = poly

    def __add__(self, other: Any) -> Random:
        return Random(p.plus(self.poly, as_poly(other)))

    def __sub__(self, other: Any) -> Random:
        return Random(p.plus(self.poly, p.scaled(as_poly(other), -ONE)))

    def __rsub__(self, other: Any) -> Random:
        return Random(as_poly(other)) - self

    def __mul__(self, other: Any) -> Random:
        return Random(p.times(self.poly, as_poly(other)))

    def __truediv__(self, other: Any) -> Random:
        return self * (Fraction(1) / Fraction(other))

    def __pow__(self, exponent: int) -> Random:
        return Random(p.raised(self.poly, exponent))

    __radd__, __rmul__ = __add__, __mul__


def as_poly(value: Any) -> Poly:
    """A number or a random polynomial as a polynomial."""
    return value.poly if isinstance(value, Random) else p.constant(exact(value))


class Draws:
    """Noise whose draws are atoms; `laws` holds (law, parameter) of each, in the order of drawing."""

    def __init__(self) -> None:
        self.laws: list[tuple[str, Any]] = []

    def normal(self, variance: Any) -> Random:
        """A centred normal atom."""
        return self._drawn("normal", as_poly(variance))

    def normals(self, variance: Any, count: Any) -> Any:
        """Single items are not tracked."""
        raise Unsupported("a loop that looks at single items")

    def chi2(self, df: Any) -> Random:
        """A chi-square atom; 0 at df = 0."""
        return self._drawn("chi2", exact(df)) if df else Random({})

    def binomial(self, n: Any, chance: Any) -> Any:
        """Random counts are not tracked."""
        raise Unsupported("a loop with random sample sizes")

    def reciprocal(self, number: Any) -> Any:
        """1 / number; 0 for the empty sample."""
        return Fraction(1) / Fraction(number) if number else 0

    def _drawn(self, law: str, parameter: Any) -> Random:
        self.laws.append((law, parameter))
        return Random(p.atom("draw", len(self.laws) - 1))

    def mean(self, poly: Poly) -> Poly:
        """The expectation over all draws."""
        for index in range(len(self.laws) - 1, -1, -1):
            law, parameter = self.laws[index]
            drawn = ("draw", index, "")

            def image(monomial: Monomial, drawn: Any = drawn, law: str = law, parameter: Any = parameter) -> Any:
                mine, rest = p.split(monomial, lambda factor: factor == drawn)
                return rest, moment(law, parameter, mine[0][1] if mine else 0)

            poly = p.replaced(poly, image)
        return poly


def moment(law: str, parameter: Any, k: int) -> Poly:
    """E of the k-th power of a normal (parameter: its variance, a polynomial) or a chi-square (its df)."""
    if law == "chi2":
        product = ONE
        for j in range(k):
            product *= parameter + 2 * j
        return p.constant(product)
    if k % 2:
        return {}
    odd = fmpq(1)
    for j in range(1, k, 2):
        odd *= j
    return p.scaled(p.raised(parameter, k // 2), odd)


class Program:
    """The moments of a loop with numbers for its parameters, and any Gaussian truth."""

    def __init__(self, loop: Loop, estimator: Estimator, mean: Any = ZERO, variance: Any = ONE) -> None:
        self.loop, self.estimator = loop, estimator
        self.truth = (mean, variance)
        self.images: dict[int, tuple[dict[str, Poly], Draws]] = {}
        self.known: dict[tuple[int, Monomial], Poly] = {}
        self._shapes: list[tuple[Any, Any]] = []

    def image(self, fit: int, monomial: Monomial) -> Poly:
        """E of a monomial in the state after this fit, given the state before (atoms of time NOW)."""
        fit = self._same_as(fit)
        if (fit, monomial) not in self.known:
            leaves, draws = self._leaves(fit)
            product = p.constant(ONE)
            for (kind, _, name), exponent in monomial:
                if kind == "l" or not isinstance(exponent, int) or exponent < 0:
                    raise Unsupported("powers and logarithms of the variance, for a loop with real data")
                product = p.times(product, p.raised(leaves[kind if kind != "memory" else name], exponent))
            self.known[fit, monomial] = draws.mean(product)
        return self.known[fit, monomial]

    def begin(self, monomial: Monomial) -> Poly:
        """E of a monomial of the memory before the first fit: a number."""
        draws = Draws()
        leaves = dict(leaves_of((), self.loop.begin(self._world(draws))))
        product = p.constant(ONE)
        for (_, _, name), exponent in monomial:
            product = p.times(product, p.raised(as_poly(leaves[name]), exponent))
        return draws.mean(product)

    def tied(self, t: int) -> dict[str, Poly] | None:
        """What the memory after fit t >= 1 is, in the model's atoms (of time NOW), where the model is its fit."""
        _, memory = self._shape(t)
        if not memory:
            return {}
        world = self._world(Draws())
        if not isinstance(memory, type(world.empty)):
            return None
        fitted = world.fit(with_atoms(memory))
        leaves, _ = self._leaves(t)
        new = with_atoms(memory, leaf=lambda name: Random(leaves[name]))
        if [as_poly(part) for part in world.fit(new)] != [leaves["m"], leaves["v"]]:
            return None
        if len(as_poly(fitted.mean)) != 1 or len(as_poly(fitted.variance)) != 1:
            return None
        (mean,), ((scatter, factor),) = as_poly(fitted.mean), as_poly(fitted.variance).items()
        return {mean[0][0][2]: p.atom("m", NOW), scatter[0][0][2]: p.scaled(p.atom("v", NOW), 1 / factor)}

    def _same_as(self, fit: int) -> int:
        """The fit whose image this one shares: the first, where the first few are alike and the cycle is 1."""
        return 1 if fit > 1 and self.uniform else fit

    @cached_property
    def uniform(self) -> bool:
        """Whether all fits are alike, as far as the first few show."""
        return self.loop.cycle == 1 and self._constant()

    def _constant(self) -> bool:
        first = self._leaves(1)
        return all(self._leaves(k)[0] == first[0] and self._leaves(k)[1].laws == first[1].laws for k in (2, 3, TRIED))

    def _leaves(self, fit: int) -> tuple[dict[str, Poly], Draws]:
        if fit not in self.images:
            model, memory = self._shape(fit - 1)
            draws = Draws()
            state = Model(Random(p.atom("m", NOW)), Random(p.atom("v", NOW)))
            new = self.loop.step(self._world(draws), state, with_atoms(memory), fit)
            self.images[fit] = ({name: as_poly(value) for name, value in leaves_of(*new)}, draws)
        return self.images[fit]

    def _shape(self, t: int) -> tuple[Any, Any]:
        """The state at generation t with every draw at its mean, for its counts."""
        world = World(Gaussian(), self.estimator.divisor, MeanNoise())
        if not self._shapes:
            self._shapes.append((world.truth, self.loop.begin(world)))
        while len(self._shapes) <= t:
            self._shapes.append(self.loop.step(world, *self._shapes[-1], len(self._shapes)))
        return self._shapes[t]

    def _world(self, draws: Any) -> World:
        family: Any = Gaussian()
        family.truth = Model(*(Random(p.constant(part)) for part in self.truth))
        return World(family, self.estimator.divisor, draws)


def leaves_of(model: Any, memory: Any) -> list[tuple[str, Any]]:
    """The leaves of a state by the kind of their atoms: m, v, and the names of the memory's."""
    named = list(zip(("m", "v"), model, strict=False))
    return named + list(memory_leaves(memory, "memory"))


def memory_leaves(thing: Any, path: str) -> list[tuple[str, Any]]:
    """The random leaves of the memory with their paths; counts are not random."""
    fields = getattr(thing, "_fields", None) or range(len(thing))
    found: list[tuple[str, Any]] = []
    for name, part in zip(fields, thing, strict=True):
        if isinstance(part, tuple):
            found += memory_leaves(part, f"{path}.{name}")
        elif name != "count":
            found.append((f"{path}.{name}", part))
    return found


def with_atoms(memory: Any, path: str = "memory", leaf: Callable[[str], Any] | None = None) -> Any:
    """The memory with an atom for every random leaf."""
    make = leaf or (lambda name: Random(p.atom("memory", NOW, name)))
    fields = getattr(memory, "_fields", None) or range(len(memory))
    parts = []
    for name, part in zip(fields, memory, strict=True):
        inner = f"{path}.{name}"
        if isinstance(part, tuple):
            parts.append(with_atoms(part, inner, leaf))
        else:
            parts.append(part if name == "count" else make(inner))
    return type(memory)(*parts) if hasattr(memory, "_fields") else tuple(parts)
