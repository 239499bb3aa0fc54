"""Whether the first terms of a sequence tell of the later ones: what is ordered one way at first stays so.

E[mu_t mu_50] is one formula up to t = 50 and another from there on, and a sum from t to 50 is empty in the end. So the
ends of every series (low <= high + 1), and the times of the models under every mean, must be in the same order at the
first term as at the 10^6th.
"""

from __future__ import annotations

from itertools import combinations
from typing import Any

from modelcollapse.checking import terms as tm
from modelcollapse.checking.truth.context import Context
from modelcollapse.checking.truth.expand import Evaluate
from modelcollapse.checking.truth.reals import Real, Undecided, Undefined, Unsupported, exact, is_infinite, sign

LATER, BEYOND = 10**6, 10**12
JUMPS = frozenset({"floor", "abs", "max", "min", "binomial"})
"""Functions whose first values may tell nothing of the later ones."""
MEANS = (tm.Expectation, tm.Variance, tm.Covariance, tm.Probability)


def steady(term: Any, variable: str, first: int, context: Context, value: Evaluate) -> bool:
    """Whether the orders at `first` are those at 10^6; not where they cannot be had."""
    orders: list[list[Any]] = []
    for k in (first, LATER):
        found: list[Any] = []
        try:
            times = Orders(value, found).times(term, context.bound(variable, exact(k)))
            found += ordered(times)
        except (Unsupported, Undefined, Undecided, OverflowError):
            return False
        orders.append(found)
    return orders[0] == orders[1]


def ordered(times: list[Real]) -> list[int]:
    """How every two of them compare."""
    return [sign(a - b) for a, b in combinations(times, 2)]


class Orders:
    """Gathers, in `found`, the orders in a term with a number for the variable."""

    def __init__(self, value: Evaluate, found: list[Any]) -> None:
        self.value, self.found = value, found

    def times(self, node: Any, context: Context) -> list[Real]:
        """The times of the models in it that stand outside every mean; an index of a series is at its two ends."""
        if isinstance(node, tm.Process | tm.Model):
            return [self.value(node.at, context)]
        if isinstance(node, tm.Series):
            ends = [self.end(node.low, context), self.end(node.high, context)]
            self.found.append(ends[0] <= ends[1] + 1)
            return [time for end in ends for time in self.times(node.body, context.bound(node.index, end))]
        bound = getattr(node, "variable", None)
        inner = context.bound(bound, exact(BEYOND)) if bound else context
        times = [time for part in tm.parts(node) for time in self.times(part, inner)]
        if isinstance(node, MEANS):
            self.found += ordered(times)
            return times if tm.is_random(node) else []
        return times

    def end(self, term: Any, context: Context) -> Real:
        """An end of a series, infinity as a number beyond all."""
        found = self.value(term, context)
        if is_infinite(found):
            return exact(BEYOND if found > 0 else -BEYOND)
        return found
