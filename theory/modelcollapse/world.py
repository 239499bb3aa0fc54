"""The world that a loop lives in: the verbs of a family, bound to an estimator and a noise.

A loop is written once, in these verbs, and run by different noises: arrays make it a simulator, symbols a source of
exact moments. A noise takes the parameters of a law (`normal(variance)`, `chi2(df)`), never standardised draws, so
that no square root ever appears in symbols.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, fields
from typing import Any, ClassVar, Protocol

from modelcollapse.errors import BadInput, unknown
from modelcollapse.numbers import Number
from modelcollapse.parameters import Parameter, parameter

Model = Any
Sample = Any
Memory = Any


class Noise(Protocol):
    """The laws that a family may draw from, by their parameters; the only source of chance."""

    def normal(self, variance: Number, /) -> Number:
        """A centred normal variable of this variance."""

    def normals(self, variance: Number, count: int, /) -> Number:
        """`count` independent centred normal variables along a last axis, for families that keep their items."""

    def chi2(self, df: Number, /) -> Number:
        """A chi-square variable with `df` degrees of freedom; 0 at df = 0."""

    def binomial(self, n: Number, p: Number, /) -> Number:
        """The number of successes in n trials, for samples of a random size."""

    def reciprocal(self, number: Number, /) -> Number:
        """1 / number in the arithmetic of this noise; 0 for an empty sample."""


class Family(Protocol):
    """What is refit, and what a sample of it is. Models and samples are NamedTuples; `count` is never random."""

    truth: Model
    empty: Sample

    def draw(self, model: Model, n: Number, noise: Noise, /) -> Sample:
        """A sample of n points from the model."""

    def pool(self, a: Sample, b: Sample, noise: Noise, /) -> Sample:
        """Both samples together."""

    def fit(self, sample: Sample, divisor: Number, noise: Noise, /) -> Model:
        """The model that the sample gives, its scatter divided by `divisor`."""

    def heat(self, model: Model, temperature: Number, /) -> Model:
        """The model that is drawn from at this temperature."""

    def blend(self, weight: Number, a: Model, b: Model, /) -> Model:
        """The weighted average of two fits: `weight` of a, the rest of b."""


@dataclass(frozen=True)
class World:
    """What a loop may touch."""

    family: Family
    divisor: Callable[[Number], Number]
    noise: Noise

    @property
    def truth(self) -> Model:
        """Model 0."""
        return self.family.truth

    @property
    def empty(self) -> Sample:
        """The sample of no points."""
        return self.family.empty

    def real(self, n: Number) -> Sample:
        """A sample of n points from the truth."""
        return self.family.draw(self.family.truth, n, self.noise)

    def draw(self, model: Model, n: Number) -> Sample:
        """A sample of n synthetic points from `model`."""
        return self.family.draw(model, n, self.noise)

    def pool(self, a: Sample, b: Sample) -> Sample:
        """Both samples together."""
        return self.family.pool(a, b, self.noise)

    def fit(self, sample: Sample) -> Model:
        """The model refit on `sample`."""
        return self.family.fit(sample, self.divisor(sample.count), self.noise)

    def heat(self, model: Model, temperature: Number) -> Model:
        """The model that synthetic points are drawn from at this temperature; 1 is faithful sampling."""
        # Faithful sampling is nearly every run: spare it a pass over the arrays.
        return model if temperature == 1 else self.family.heat(model, temperature)

    def blend(self, weight: Number, a: Model, b: Model) -> Model:
        """The weighted average of two fits."""
        return self.family.blend(weight, a, b)

    def binomial(self, n: Number, p: Number) -> Number:
        """A random sample size."""
        return self.noise.binomial(n, p)


@dataclass(frozen=True)
class Loop:
    """The rule for which data the next fit sees. Its fields are its parameters, numbers or symbols.

    A loop that does something every so many generations says so in `cycle` (the period); a loop that looks at single
    items, not at counts, means and scatters, sets `needs_items`.
    """

    cycle: ClassVar[int] = 1
    needs_items: ClassVar[bool] = False

    def __post_init__(self) -> None:
        """Read every field by the domain of its parameter; BadInput where it does not fit."""
        for field in fields(self):
            object.__setattr__(self, field.name, parameter(field.name).read(getattr(self, field.name)))

    def begin(self, w: World) -> Memory:
        """What is drawn once and kept for ever; nothing unless a loop says so."""
        return ()

    def step(self, w: World, model: Model, memory: Memory, t: Number) -> tuple[Model, Memory]:
        """Fit number t = 1, 2, ...: from the last model and the memory to the next."""
        raise NotImplementedError

    @classmethod
    def parameters(cls) -> tuple[Parameter, ...]:
        """The parameters of this loop, in the order of its fields."""
        return tuple(parameter(field.name) for field in fields(cls))

    @classmethod
    def defaults(cls) -> dict[str, Number]:
        """The parameters that may be left out, with what they are then."""
        return {field.name: field.default for field in fields(cls) if isinstance(field.default, int | float)}

    @classmethod
    def of(cls, given: dict[str, Any], name: str) -> Loop:
        """The loop `name` with these parameters; BadInput for an unknown or a missing one."""
        known = [field.name for field in fields(cls)]
        for key in given:
            if key not in known:
                raise unknown(f"parameter of {name}", key, known)
        missing = [key for key in known if key not in given and key not in cls.defaults()]
        if missing:
            example = " ".join(f"{key}={parameter(key).typical[-1]}" for key in missing)
            raise BadInput(f"{name} needs {' and '.join(missing)}; add for example {example}")
        return cls(**given)

    def values(self) -> dict[str, Number]:
        """The parameters as they were read."""
        return {field.name: getattr(self, field.name) for field in fields(self)}
