"""The parameters: each a symbol with its meaning, LaTeX, domain and typical values.

A quantity, a loop or a document that uses one of these names means this parameter.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from fractions import Fraction
from typing import Any

from modelcollapse.errors import BadInput, shorten
from modelcollapse.numbers import Number, exact_number


@dataclass(frozen=True)
class Parameter:
    """A symbol and the numbers it may stand for: those >= `lower` (> `lower` where `strict`), and <= `upper`."""

    name: str
    meaning: str
    latex: str
    integer: bool
    lower: int
    strict: bool = False
    infinite: bool = False
    upper: int | None = None
    typical: tuple[Number, ...] = ()

    @property
    def allowed(self) -> str:
        """The domain in words, for an error message."""
        kind = "an integer" if self.integer else "a number"
        upper = "" if self.upper is None else f" and <= {self.upper:g}".replace("e+", "e")
        return f"{kind} {'>' if self.strict else '>='} {self.lower}{upper}{', or inf' if self.infinite else ''}"

    def read(self, given: object, called: str | None = None) -> Number:
        """The exact number that `given` stands for; a sympy expression is let through. BadInput outside the domain.

        `called` is what the user typed for the parameter's name, for example an option.
        """
        name = called or self.name
        if hasattr(given, "free_symbols"):
            return given
        if self.infinite and (given in (math.inf, "inf", "oo")):
            return math.inf
        try:
            number = exact_number(given, name)
        except BadInput as error:
            raise BadInput(f"{error}; {name} is {self.meaning}: {self.allowed}") from None
        too_low = number <= self.lower if self.strict else number < self.lower
        too_high = self.upper is not None and number > self.upper
        if too_low or too_high or (self.integer and not isinstance(number, int)):
            raise BadInput(f"{name} must be {self.allowed} ({self.meaning}); got {shorten(given)}")
        return number

    def symbol(self) -> Any:
        """The sympy symbol of this name, with the assumptions that its domain gives."""
        from sympy import Symbol

        positive = self.lower > 0 or (self.lower == 0 and self.strict)
        sign = {"positive": True} if positive else {"nonnegative": True}
        return Symbol(self.name, integer=True, **sign) if self.integer else Symbol(self.name, real=True, **sign)


KNOWN = {
    parameter.name: parameter
    for parameter in (
        Parameter("n", "the new points a generation", "n", True, 1, typical=(2, 3, 5, 10, 30, 100, 1000)),
        Parameter("t", "the number of fits", "t", True, 0, infinite=True, upper=10**18, typical=(0, 1, 2, 5, 10, 20)),
        Parameter("n_real", "the real points in a fit", "n_r", True, 1, typical=(1, 2, 5, 10, 50)),
        Parameter("n_synthetic", "the synthetic points in a fit", "n_s", True, 1, typical=(1, 2, 5, 30, 90)),
        Parameter(
            "temperature", "the factor on the variance that synthetic points are drawn with", r"\lambda", False, 0,
            strict=True, typical=(Fraction(1, 2), Fraction(9, 10), 1, Fraction(21, 20)),
        ),
        Parameter(
            "divisor", "what the scatter is divided by to estimate the variance", "a", False, 0,
            strict=True, typical=(Fraction(5, 2), 10, Fraction(25, 2), 99),
        ),
        Parameter(
            "x", "a variance, in units of sigma_0^2", "x", False, 0, typical=(Fraction(1, 10), Fraction(1, 2), 1),
        ),
        Parameter("k", "a distance, in units of sigma_0", "k", False, 0, typical=(1, 2, 3, 4)),
        Parameter(
            "p", "a probability", "p", False, 0, strict=True, upper=1, typical=(Fraction(1, 2), Fraction(19, 20)),
        ),
        Parameter(
            "eps", "the threshold on the variance, as a share of sigma_0^2", r"\epsilon", False, 0,
            strict=True, typical=(Fraction(1, 100), Fraction(1, 10), Fraction(1, 2), Fraction(9, 10)),
        ),
    )
}  # fmt: skip


def parameter(name: str) -> Parameter:
    """The parameter of this name; a name of a user's own loop that is not known here is a positive real."""
    return KNOWN.get(name) or Parameter(name, "a parameter of the loop", name, False, 0, strict=True, typical=(1,))
