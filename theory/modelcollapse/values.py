"""A number, with how far it may be off, how it was found and how well it is known.

`rigour` is one of
    exact        rational or symbolic; `error` is the rounding of the printed float
    certified    a ball contains the truth
    numerical    two routes that share no code agree to `error`; `method` says where only two settings of one reach
    statistical  simulation; `error` is one standard error
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from fractions import Fraction

from modelcollapse.errors import BadInput

RIGOURS = ("exact", "certified", "numerical", "statistical")
HALF_ULP = 2.0**-53


@dataclass(frozen=True)
class Value:
    """`value` +- `error`, by `method`; `fraction` holds the rational itself where it is known."""

    value: float
    error: float
    method: str
    rigour: str
    fraction: Fraction | None = None

    def __post_init__(self) -> None:
        if self.rigour not in RIGOURS:
            raise ValueError(f"rigour must be one of {', '.join(RIGOURS)}; got {self.rigour!r}")
        if math.isnan(self.value) or not self.error >= 0:
            raise ValueError(f"a Value needs a number and an error >= 0; got {self.value} +- {self.error}")

    def __float__(self) -> float:
        return self.value

    def as_json(self) -> dict[str, object]:
        """The four fields of the JSON contract; infinity is the string "inf" or "-inf"."""
        return {
            "value": json_number(self.value),
            "error": json_number(self.error),
            "method": self.method,
            "rigour": self.rigour,
        }


def exact(number: int | Fraction, method: str) -> Value:
    """A rational number, printed as the nearest float."""
    nearest = to_float(number)
    return Value(nearest, rounding(nearest, number), method, "exact", Fraction(number))


def rounding(nearest: float, number: int | Fraction | float) -> float:
    """How far the nearest float may be from the number: half a unit of its last digit, the smallest float at 0."""
    if nearest == number:
        return 0.0
    return abs(nearest) * HALF_ULP or math.ulp(0.0)


def to_float(number: int | Fraction | float) -> float:
    """The nearest float; BadInput where there is none, since "inf" would be a lie."""
    try:
        return float(number)
    except OverflowError:
        raise BadInput("the value at this t must be below 1.8e308 to be printed; it is not; take a smaller t") from None


def infinite(method: str, sign: int = 1) -> Value:
    """+-infinity, known for a reason and not by overflow."""
    return Value(sign * math.inf, 0.0, method, "exact")


def json_number(number: float) -> float | str:
    """The number itself, or "inf" and "-inf"; a NaN is an error of ours and never printed."""
    if math.isnan(number):
        raise ValueError("NaN is never printed; this is a defect, please report it")
    return number if math.isfinite(number) else ("inf" if number > 0 else "-inf")
