"""Quantities that follow from the ratio law W of a loop: powers and logarithms of the variance."""

from __future__ import annotations

import math
from collections.abc import Callable
from dataclasses import dataclass
from fractions import Fraction
from typing import TYPE_CHECKING

from modelcollapse.errors import BadInput
from modelcollapse.estimators import Estimator
from modelcollapse.loops import no_ratio_law
from modelcollapse.numbers import Number
from modelcollapse.values import Value, exact, rounding, to_float
from modelcollapse.world import Loop

if TYPE_CHECKING:
    from modelcollapse.numeric.noise import Array
    from modelcollapse.numeric.read_ratio import OneFit
    from modelcollapse.numeric.simulate import Generation
    from modelcollapse.symbolic.derivation import Derivation

METHOD = "ratio law, Gamma functions to 40 digits against Stirling differences in double precision"


@dataclass(frozen=True)
class OfRatio:
    """`number(fit, t)` to many digits, `check(fit, t)` by another route, `symbols(loop, estimator)` the derivation.

    `at_the_truth` is the value at t = 0; `at_a_point` that at t >= 1 where the sample has one point (df = 0), and None
    where there is none.
    """

    title: str
    latex: str
    number: Callable[[OneFit, Number], Fraction | float]
    check: Callable[[OneFit, Number], float]
    symbols: Callable[[Loop, Estimator], Derivation]
    observe: Callable[[Generation], Array]
    at_the_truth: int = 0
    at_a_point: float | None = None
    parameters: tuple[str, ...] = ("t",)

    def value(self, loop: Loop, estimator: Estimator, *, t: Number) -> Value:
        """The number at t, which may be infinite. Raises Open where the loop has no ratio law."""
        fit = one_fit(loop, estimator)
        if t == 0:
            return exact(self.at_the_truth, "definition")
        if fit.ratio.df == 0:
            return self._point()
        number = self.number(fit, t)
        if t == math.inf or number in (math.inf, -math.inf):
            return of_number(number, 0.0, "ratio law", "exact")
        to_float(number)  # refuses what no float can hold, before the check overflows
        return of_number(number, self.check(fit, t), METHOD, "numerical")

    def derive(self, loop: Loop, estimator: Estimator) -> Derivation:
        """The recurrence and its solution. Raises Open where the loop has no ratio law."""
        return self.symbols(loop, estimator)

    def _point(self) -> Value:
        if self.at_a_point is None:
            raise BadInput(f"n must be at least 2 ({self.title} has no value where a sample is one point); got 1")
        return Value(self.at_a_point, 0.0, "a sample of one point has no scatter", "exact")


def one_fit(loop: Loop, estimator: Estimator) -> OneFit:
    """The law of one fit of a loop with numeric parameters. Raises Open where it has no ratio law."""
    from modelcollapse.numeric.read_ratio import read_one_fit

    fit = read_one_fit(loop, estimator)
    if fit is None:
        raise no_ratio_law(loop)
    return fit


def of_number(number: Fraction | float, other: float, method: str, rigour: str) -> Value:
    """The Value of a number known by two routes: the error is their difference, or the rounding of the float."""
    nearest = to_float(number)
    if math.isinf(nearest):
        return Value(nearest, 0.0, method, rigour)
    error = abs(nearest - other) if rigour == "numerical" else 0.0
    return Value(nearest, max(error, rounding(nearest, number)), method, rigour, Fraction(number))
