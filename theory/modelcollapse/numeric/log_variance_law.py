"""The law of y = log(sigma_t^2 / sigma_0^2) under `replace`: a sum of t logarithms of ratios W = chi2_df / divisor.

    y = -t mu + Z,    mu = log(divisor/2) - psi(df/2),    Z a sum of t centred log chi-squares

The methods have the names of scipy.stats, and y and q may be arrays. It serves where sigma_t^2 itself is too small to
be a float. The mean -t mu is held in two floats, so that y + t mu keeps its digits where both are large.

Sources: Cochran 1934 (chi-square law); Springer and Thompson 1970, The distribution of products of beta, gamma and
Gaussian random variables (the Mellin inversion).
"""

from __future__ import annotations

import math
from collections.abc import Callable
from dataclasses import dataclass
from decimal import Decimal, localcontext
from fractions import Fraction
from functools import cached_property

import numpy as np
from numpy.typing import ArrayLike, NDArray

from modelcollapse.errors import BadInput
from modelcollapse.numeric.log_variance_quantile import quantile
from modelcollapse.numeric.log_variance_tails import tails
from modelcollapse.numeric.ratio import Ratio
from modelcollapse.numeric.special import log_minus_digamma

Array = NDArray[np.float64]
FEWER_NODES = 48
ROUNDING = 4e-15  # times 1 + |log P|: twice what random n, t and y showed
MOST_FACTORS = 10_000
"""Of one value that `rvs` draws one by one; with more, a value is the quantile of a uniform number, at 0.1 to 1 ms."""


def finitely(function: Callable[[Array], Array], z: Array, left: float, right: float) -> Array:
    """function(z) of the finite z, `left` at -inf, `right` at inf and nan at nan; of the shape of z."""
    result = np.asarray(np.where(np.isneginf(z), left, np.where(np.isposinf(z), right, np.nan)))
    finite = np.isfinite(z)
    if finite.any():
        result[finite] = function(z[finite])
    return result[()]


@dataclass(frozen=True)
class LogVarianceLaw:
    """The law of y = log(sigma_t^2 / sigma_0^2): for values that are too small or too large to be floats themselves.

    y may come in two parts, y + rest. At t = 0 it is the point 0, at df = 0 < t the point -inf.
    """

    ratio: Ratio
    t: int

    def __post_init__(self) -> None:
        if self.t < 0:
            raise BadInput(f"t must be an integer >= 0 (it counts fits); got {self.t}")

    @property
    def point(self) -> float | None:
        """The only value of y, at t = 0 or df = 0; None where y is random."""
        if self.t == 0:
            return 0.0
        return None if self.ratio.df else -math.inf

    @cached_property
    def centre(self) -> tuple[float, float]:
        """-t mu, as two floats."""
        mu = self.ratio.drift
        with localcontext() as context:
            context.prec = 60
            level = self.ratio.divisor / 2 * Fraction(Decimal(-mu).exp())
        exact = -self.t * (Fraction(mu) + Fraction(log_minus_digamma(level, Fraction(self.ratio.df, 2))))
        return float(exact), float(exact - Fraction(float(exact)))

    def mean(self) -> float:
        """E y = -t mu."""
        return self.centre[0] if self.point is None else self.point

    def var(self) -> float:
        """Var y = t psi_1(df/2)."""
        return self.t * self.ratio.log_variance if self.point is None else 0.0

    def logcdf(self, y: ArrayLike, rest: ArrayLike = 0.0) -> Array:
        """Log P(log x <= y + rest), of the shape of y; finite also where the probability is no float."""
        return self._log_tail(y, rest, below=True)

    def logsf(self, y: ArrayLike, rest: ArrayLike = 0.0) -> Array:
        """Log P(log x > y + rest), of the shape of y; finite also where the probability is no float."""
        return self._log_tail(y, rest, below=False)

    def cdf(self, y: ArrayLike, rest: ArrayLike = 0.0) -> Array:
        """P(log x <= y + rest), of the shape of y."""
        return np.exp(self.logcdf(y, rest))

    def sf(self, y: ArrayLike, rest: ArrayLike = 0.0) -> Array:
        """P(log x > y + rest), of the shape of y."""
        return np.exp(self.logsf(y, rest))

    def logpdf(self, y: ArrayLike, rest: ArrayLike = 0.0) -> Array:
        """Logarithm of the density of log x at y + rest, of the shape of y. Raises BadInput where x is a point."""
        if self.point is not None:
            raise BadInput("at t = 0 and at df = 0 the variance is one point and has no density; ask its cdf")
        return finitely(lambda z: tails(self.ratio.half, self.t, z).density, self._centred(y, rest), -np.inf, -np.inf)

    def pdf(self, y: ArrayLike, rest: ArrayLike = 0.0) -> Array:
        """Density of log x at y + rest, of the shape of y. Raises BadInput where x is a point."""
        return np.exp(self.logpdf(y, rest))

    def cdf_error(self, y: ArrayLike, rest: ArrayLike = 0.0) -> Array:
        """How far cdf and sf may be off, by fewer nodes and by rounding; of the shape of y."""
        if self.point is not None:
            return np.zeros(np.shape(y))
        return finitely(self._node_error, self._centred(y, rest), 0.0, 0.0)

    def ppf(self, q: ArrayLike) -> Array:
        """The y with P(log x <= y) = q, of the shape of q; nan for q outside [0, 1]."""
        p = np.asarray(q, dtype=np.float64)
        with np.errstate(divide="ignore", invalid="ignore"):
            return self._quantile(np.log(p), np.log1p(-p))

    def isf(self, q: ArrayLike) -> Array:
        """The y with P(log x > y) = q, of the shape of q; nan for q outside [0, 1]."""
        p = np.asarray(q, dtype=np.float64)
        with np.errstate(divide="ignore", invalid="ignore"):
            return self._quantile(np.log1p(-p), np.log(p))

    def median(self) -> float:
        """The y that half of the runs are below."""
        return float(self.ppf(0.5))

    def rvs(self, size: int, rng: np.random.Generator) -> Array:
        """Return `size` independent values of y."""
        if self.point is not None:
            return np.full(size, self.point)
        if self.t > MOST_FACTORS:
            return self.ppf(rng.random(size))
        total = np.zeros(size)
        for _ in range(self.t):
            total += np.log(rng.standard_gamma(self.ratio.half, size) / float(self.ratio.divisor / 2))
        return total

    def _centred(self, y: ArrayLike, rest: ArrayLike) -> Array:
        high, low = self.centre
        return np.asarray((np.asarray(y, dtype=np.float64) - high) + (np.asarray(rest) - low))

    def _log_tail(self, y: ArrayLike, rest: ArrayLike, *, below: bool) -> Array:
        if self.point is not None:
            whole = np.add(y, rest)
            return np.where(np.isnan(whole), np.nan, np.where((whole >= self.point) == below, 0.0, -np.inf))
        left, right = (-np.inf, 0.0) if below else (0.0, -np.inf)
        return finitely(lambda z: self._log_side(z, below), self._centred(y, rest), left, right)

    def _log_side(self, z: Array, below: bool) -> Array:
        log = tails(self.ratio.half, self.t, z).tail
        return np.where((z < 0) == below, log, np.log1p(-np.exp(log)))

    def _node_error(self, z: Array) -> Array:
        log, other = (tails(self.ratio.half, self.t, z, *nodes).tail for nodes in ((), (FEWER_NODES,)))
        size = np.exp(log)
        rounding = ROUNDING * (size * (1 + np.abs(np.maximum(log, -1e3))) + (z >= 0))
        return np.asarray(np.abs(size - np.exp(other)) + rounding)

    def _quantile(self, log_q: Array, log_rest: Array) -> Array:
        bad = np.isnan(log_q) | np.isnan(log_rest)
        if self.point is not None:
            return np.where(bad, np.nan, self.point)
        ends = np.where(np.isneginf(log_q), -np.inf, np.where(np.isneginf(log_rest), np.inf, np.nan))
        inside = np.isfinite(log_q) & np.isfinite(log_rest)
        ends[inside] = self.centre[0] + quantile(self.ratio.half, self.t, log_q[inside], log_rest[inside])
        return ends[()]
