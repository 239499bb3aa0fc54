"""What a comparison of two routes to one quantity is: a grid of points, and how far the routes are apart at each.

    largest disagreement = max over the grid of |first - second| / |second|      (or without the division, or a count)

The second route can be given a law that is off by a known factor: a comparison that does not see it compares nothing.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from decimal import ROUND_CEILING, Context, Decimal
from fractions import Fraction
from typing import Any, NamedTuple

from modelcollapse.estimators import estimator
from modelcollapse.numeric.ratio import Ratio

ESTIMATORS = ("mle", "unbiased", "min-mse")
RELATIVE, ABSOLUTE, COUNT = "relative", "absolute", "differ"
RIGHT = Fraction(0)
MACHINES, LAST_BITS, MANY_DIGITS = 1.2, 2.0**-50, 1e-20
"""The routes may differ more on another machine, by a fifth and a few last bits; not where numbers have many digits."""


class Found(NamedTuple):
    """The largest disagreement (or how many), the point where it is, and how many points both routes reached."""

    largest: float
    at: tuple[Any, ...]
    reached: int


@dataclass(frozen=True)
class Comparison:
    """Two routes over a grid; `disagreement(*point, off)` gives the second route a law that is off by 1 + off.

    It is None where one of the routes does not reach. A quick run takes every `every`-th point.
    """

    quantity: str
    routes: str
    grid: str
    points: Sequence[tuple[Any, ...]]
    disagreement: Callable[..., float | None]
    kind: str = RELATIVE
    every: int = 11

    def over(self, points: Iterable[tuple[Any, ...]], off: Fraction = RIGHT) -> Found:
        """The largest disagreement over these points; nan is larger than any number."""
        found = [(self.disagreement(*point, off), point) for point in points]
        known = [(math.inf if math.isnan(apart) else apart, point) for apart, point in found if apart is not None]
        if not known:
            raise ValueError(f"{self.quantity}: no point is reached by both routes")
        largest, at = max(known, key=lambda pair: pair[0])
        return Found(sum(apart for apart, _ in known) if self.kind == COUNT else largest, at, len(known))

    def chosen(self, quick: bool) -> Sequence[tuple[Any, ...]]:
        """The points of a full or of a quick run."""
        return self.points[:: self.every] if quick else self.points

    def cells(self, found: Found, asked: int) -> tuple[str, str, str, str]:
        """The four cells of the row of the table."""
        reached = f"{asked} points" if found.reached == asked else f"both reach {found.reached} of {asked} points"
        return self.quantity, self.routes, f"{self.grid}: {reached}", self.shown(found)

    def shown(self, found: Found) -> str:
        """What is printed of the largest disagreement."""
        if self.kind == COUNT:
            return f"{found.largest:g} of {found.reached} differ"
        return rounded_up(found.largest) + (" absolute" if self.kind == ABSOLUTE else "")


def rounded_up(number: float) -> str:
    """One digit, not below the number and what another machine may add to it; 0 for 0."""
    if number == 0:
        return "0"
    elsewhere = Decimal(MACHINES * number + LAST_BITS if number > MANY_DIGITS else number)
    return f"{Context(prec=1, rounding=ROUND_CEILING).plus(elsewhere):.0e}"


def apart(first: float, second: float) -> float:
    """|first / second - 1|; 0 where both are 0."""
    return 0.0 if first == second else abs(first / second - 1) if second else math.inf


def ratio_of(n: int, name: str, off: Fraction = RIGHT) -> Ratio:
    """The ratio law of `replace` with this estimator, its divisor off by 1 + off."""
    return Ratio(n - 1, Fraction(estimator(name).divisor(n)) * (1 + off))


def log_inverse(eps: str) -> float:
    """b = log(1/eps) of a decimal, correctly rounded."""
    return float(-Decimal(eps).ln())


def span(numbers: Sequence[Any]) -> str:
    """The ends of a grid, for the table."""
    return f"{power_of_ten(numbers[0])} to {power_of_ten(numbers[-1])}"


def power_of_ten(number: Any) -> str:
    """10**9 as 10^9, other numbers as they are."""
    power = round(math.log10(number)) if isinstance(number, int) and number >= 1000 else 0
    return f"10^{power}" if power and number == 10**power else str(number)
