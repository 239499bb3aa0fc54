"""Where a term is evaluated: a number for every symbol, the loop with these numbers, and what was not exact.

Source: the conventions of checking/domain.py; the truth is N(0, 1) unless sigma_0 or mu_0 has a number of its own.
"""

from __future__ import annotations

import math
import time
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import Any

from modelcollapse.checking import terms as tm
from modelcollapse.checking.setting import Setting
from modelcollapse.checking.truth.chance import Chance
from modelcollapse.checking.truth.reals import ONE, ZERO, Real, Undefined, Unsupported, fraction, is_exact
from modelcollapse.errors import BadInput
from modelcollapse.loops import loop_class

SIGMA_0, MU_0 = "sigma_0", "mu_0"


class NoModel(Unsupported):
    """A process is asked for before model 0."""


@dataclass
class Notes:
    """What was met on the way: values that are numerical or statistical, and of which size their errors are."""

    numerical: list[str] = field(default_factory=list)
    statistical: list[str] = field(default_factory=list)
    simulate: bool = True
    replicates: int = 120_000
    deadline: float = math.inf

    def blank(self) -> Notes:
        """The same wishes, with nothing noted."""
        return Notes(simulate=self.simulate, replicates=self.replicates, deadline=self.deadline)

    def hurry(self) -> None:
        """Raise Unsupported when the time is over."""
        if time.monotonic() > self.deadline:
            raise Unsupported("this within the time: too expensive")


@dataclass(frozen=True)
class Context:
    """`numbers` for symbols (bound ones too); `path` holds (mu_s, sigma_s^2) of a realisation, where there is one."""

    setting: Setting
    numbers: Mapping[str, Real]
    path: tuple[tuple[Any, Any], ...] = ()
    notes: Notes = field(default_factory=Notes)
    shared: dict[Any, Chance] = field(default_factory=dict)

    @cached_property
    def chance(self) -> Chance:
        """The loop at these numbers, built once."""
        parameters = loop_class(self.setting.loop).parameters()
        names = (*(parameter.name for parameter in parameters), "divisor", SIGMA_0, MU_0)
        key = tuple(self.numbers.get(name) for name in names)
        if key not in self.shared:
            exact = {name: plain(value) for name, value in self.numbers.items() if is_exact(value)}
            try:
                loop, estimator = self.setting.built(exact)
            except BadInput as error:
                raise Unsupported(str(error)) from None
            except KeyError as error:
                raise Unsupported(f"a model without a number for {error.args[0]}") from None
            sigma = self.numbers.get(SIGMA_0, ONE)
            self.shared[key] = Chance(loop, estimator, self.numbers.get(MU_0, ZERO), sigma * sigma)
        return self.shared[key]

    def bound(self, name: str, value: Real) -> Context:
        """The same with a number for a bound variable."""
        return replace(self, numbers={**self.numbers, name: value})

    def unshadowed(self, series: tm.Series) -> None:
        """Refuse a series of models whose index is the letter of a loop parameter: it would mean two things."""
        parameters = {parameter.name for parameter in loop_class(self.setting.loop).parameters()}
        if series.index in parameters and any(isinstance(node, tm.Process | tm.Model) for node in tm.walk(series.body)):
            raise Unsupported("a series whose index is a parameter of the loop")

    def along(self, path: tuple[tuple[Any, Any], ...]) -> Context:
        """The same on a realisation of the models."""
        return replace(self, path=path)


def plain(value: Any) -> Any:
    """An exact number as an int or a Fraction."""
    number = fraction(value)
    return number.numerator if number.denominator == 1 else number


def index_of(value: Real) -> int:
    """A number as the index of a model. Raises NoModel below 0, and Unsupported where it is no whole number."""
    if not is_exact(value):
        raise Unsupported("an index that is not a whole number")
    if value.q != 1:
        raise Undefined("an index that is not a whole number")
    if value < 0:
        raise NoModel("a model before model 0")
    return int(value.p)
