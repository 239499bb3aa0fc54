"""Quantities of the ratio law alone, the same at every t: rates, tail indices, critical parameters."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from fractions import Fraction
from typing import TYPE_CHECKING, Any

from modelcollapse.errors import BadInput
from modelcollapse.estimators import Estimator
from modelcollapse.quantities._of_ratio import METHOD, of_number, one_fit
from modelcollapse.values import Value
from modelcollapse.world import Loop

if TYPE_CHECKING:
    from modelcollapse.numeric.noise import Array
    from modelcollapse.numeric.ratio import Ratio
    from modelcollapse.numeric.simulate import Generation
    from modelcollapse.symbolic.derivation import Derivation
    from modelcollapse.symbolic.ratio import RatioLaw


@dataclass(frozen=True)
class OfLaw:
    """`number(ratio)` to many digits, `check(ratio)` in double precision by other formulas, `symbols(law)` in symbols.

    `symbols` gives the expression and the names that it uses; a name may be defined by an equation that it solves.
    `number` raises Open where there is no such number.
    """

    title: str
    latex: str
    number: Callable[[Ratio], Fraction]
    check: Callable[[Ratio], float]
    symbols: Callable[[RatioLaw], tuple[Any, dict[str, Any]]]
    parameters: tuple[str, ...] = ()

    def value(self, loop: Loop, estimator: Estimator) -> Value:
        """The number. Raises Open where the loop has no ratio law, or the law no such number; BadInput at n = 1."""
        ratio = one_fit(loop, estimator).ratio
        if ratio.df == 0:
            raise BadInput(f"n must be at least 2 ({self.title} has no value where a sample is one point); got 1")
        return of_number(self.number(ratio), self.check(ratio), METHOD, "numerical")

    def derive(self, loop: Loop, estimator: Estimator) -> Derivation:
        """The formula, which does not depend on t. Raises Open where the loop has no ratio law."""
        from modelcollapse.symbolic.derivation import Derivation
        from modelcollapse.symbolic.ratio_forms import law_of
        from modelcollapse.symbolic.recurrences.closed_form import ClosedForm

        expression, where = self.symbols(law_of(loop, estimator))
        return Derivation((), ClosedForm(expression, where, 0, expression))

    def observe(self, generation: Generation) -> Array:
        """It is not a number of one generation."""
        raise BadInput(f"{self.title}: a number of the law of a fit, not a mean over one generation; use value")
