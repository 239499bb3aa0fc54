"""The law of the collapse time T = min{t >= 0 : S_t >= b} with the method names of scipy.stats.

S_t is a sum of t copies of Y = -log W, b = log(1/eps). t and q may be arrays; T may be infinite, where the log variance
drifts upward, and then cdf tends to P(T < inf) < 1.

Source: the routes of passage_law, passage_quantile and collapse_time.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from fractions import Fraction

import numpy as np
from numpy.typing import ArrayLike, NDArray

from modelcollapse.errors import BadInput
from modelcollapse.numbers import exact_number
from modelcollapse.numeric import passage_law
from modelcollapse.numeric.collapse_time import collapse_time
from modelcollapse.numeric.passage_contour import Line, line_at, reaches
from modelcollapse.numeric.passage_quantile import quantile, width
from modelcollapse.numeric.ratio import Ratio

Array = NDArray[np.float64]
MOST_FITS = 10**9
NEAR = 0.2  # of the reach of a line, within which it serves other times
BLURRED = 1e-13  # beyond which a time gets a line of its own


def tails_at_times(ratio: Ratio, b: float, times: list[int]) -> list[passage_law.Tails]:
    """The tails at ascending times; late neighbours share a pair of lines, each with the error that it has there."""
    found: list[passage_law.Tails] = []
    lines: tuple[Line, Line] | None = None
    end = 0.0
    late = 0 < b < math.inf
    for t in times:
        if not (late and t > passage_law.last_of_start(ratio, b) and reaches(ratio, b, t)):
            found.append(passage_law.tails_at(ratio, b, t))
            continue
        if lines is None or t > end:
            reach = int(NEAR * width(ratio, t))
            lines = line_at(ratio, b, t + reach), line_at(ratio, b, t + reach, passage_law.REFINED_STEP)
            end = t + 2 * reach
        tails = passage_law.tails_of_lines(*lines, t)
        found.append(tails if tails.error <= BLURRED else passage_law.tails_at(ratio, b, t))
    return found


@dataclass(frozen=True)
class CollapseTimeLaw:
    """The law of T for b = log(1/eps), which is taken as exact; probabilities to about 1e-14, quantiles exact."""

    ratio: Ratio
    b: float

    def cdf(self, t: ArrayLike) -> Array:
        """P(T <= t), of the shape of t. Raises BadInput where no route reaches."""
        return self._each("passed", t)

    def sf(self, t: ArrayLike) -> Array:
        """P(T > t), of the shape of t. Raises BadInput where no route reaches."""
        return self._each("left", t)

    def pmf(self, t: ArrayLike) -> Array:
        """P(T = t), of the shape of t. Raises BadInput where no route reaches."""
        return self._each("now", t)

    def error(self, t: int) -> float:
        """How far cdf, sf and pmf at t may be off."""
        return passage_law.tails_at(self.ratio, self.b, t).error

    def ppf(self, q: ArrayLike) -> Array:
        """The least t with P(T <= t) >= q, of the shape of q, 0 < q < 1; inf where P(T < inf) < q.

        A float q is read as the decimal that it prints. Raises BadInput where two routes leave more than one integer.
        """
        return np.asarray(np.vectorize(lambda p: self._quantile(Fraction(exact_number(p, "q"))), otypes=[float])(q))[()]

    def isf(self, q: ArrayLike) -> Array:
        """The least t with P(T > t) <= q, of the shape of q, 0 < q < 1. Raises BadInput as `ppf`."""
        return np.asarray(
            np.vectorize(lambda p: self._quantile(1 - Fraction(exact_number(p, "q"))), otypes=[float])(q)
        )[()]

    def median(self) -> float:
        """The least t that half of the runs do not exceed."""
        return self._quantile(Fraction(1, 2))

    def mean(self) -> float:
        """E T; inf where the log variance has no downward drift."""
        return collapse_time(self.ratio, self.b).mean.value

    def var(self) -> float:
        """Var T; inf where the log variance has no downward drift."""
        return collapse_time(self.ratio, self.b).variance.value

    def std(self) -> float:
        """The standard deviation of T."""
        return math.sqrt(self.var())

    def rvs(self, size: int, rng: np.random.Generator) -> Array:
        """`size` independent values of T, by running the walk. Raises BadInput where that would take 10^9 steps."""
        mean = self.mean()
        if mean * size > MOST_FITS:
            raise BadInput(f"size times E T must be at most {MOST_FITS:.0e}; got {size} times {mean:.3g}")
        times, left = np.zeros(size), np.full(size, self.b)
        running = np.arange(size if self.b > 0 else 0)
        t = 0
        while running.size:
            t += 1
            left[running] += np.log(rng.standard_gamma(self.ratio.half, running.size) / float(self.ratio.divisor / 2))
            passed = left[running] <= 0
            times[running[passed]] = t
            running = running[~passed]
        return times

    def _each(self, name: str, t: ArrayLike) -> Array:
        times, back = np.unique(np.floor(np.asarray(t, dtype=float)), return_inverse=True)
        found = tails_at_times(self.ratio, self.b, [int(time) for time in times])
        values = np.array([min(max(getattr(tails, name), 0.0), 1.0) for tails in found])
        return np.asarray(values[back].reshape(np.shape(t)))[()]

    def _quantile(self, level: Fraction) -> float:
        found = quantile(self.ratio, self.b, level)
        if found.error:
            raise BadInput(
                f"q={float(level)}: two routes leave {found.value:.0f} +- {found.error:.0f}; ask for another q"
            )
        return found.value
