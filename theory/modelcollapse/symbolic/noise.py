"""Symbolic noise: the laws as symbols whose moments are exact.

    normal    E z^2k = (2k-1)!! variance^k, odd moments 0
    chi2      E c^k = df (df+2) ... (df+2k-2)
    binomial  E k^m = sum_j S(m, j) n(n-1)...(n-j+1) p^j, with Stirling numbers of the second kind

Expectations are taken youngest symbol first (the tower rule), so that the parameters of a law may contain older noise.

Source: Johnson, Kotz, Balakrishnan 1994, Continuous Univariate Distributions I; Johnson, Kemp, Kotz 2005, Univariate
Discrete Distributions, chapter 3.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field
from typing import Any

from sympy import Integer, Poly, Symbol, cancel, factorial2, ff, rf, sympify
from sympy.functions.combinatorial.numbers import stirling

NORMAL, CHI2, BINOMIAL = "normal", "chi2", "binomial"


@dataclass(frozen=True)
class Draw:
    """One random symbol and its law: a name and parameters, which may contain older noise."""

    symbol: Any
    law: str
    parameters: tuple[Any, ...]

    @property
    def is_count(self) -> bool:
        """A random sample size may stand in denominators until its turn comes."""
        return self.law == BINOMIAL

    def moment(self, k: int) -> Any:
        """E symbol^k."""
        if self.law == NORMAL:
            (variance,) = self.parameters
            return Integer(0) if k % 2 else factorial2(k - 1) * variance ** (k // 2)
        if self.law == CHI2:
            (df,) = self.parameters
            return 2**k * rf(df / 2, k)
        n, p = self.parameters
        return sum(stirling(k, j) * ff(n, j) * p**j for j in range(k + 1))


@dataclass(frozen=True)
class SymbolicNoise:
    """Hands out random symbols, named in the order of drawing so that two runs of a loop can be compared."""

    draws: list[Draw] = field(default_factory=list)

    def normal(self, variance: Any) -> Any:
        """A centred normal symbol."""
        return self._drawn(NORMAL, variance)

    def normals(self, variance: Any, count: Any) -> Any:
        """Single items have no symbols."""
        raise NotImplementedError("it looks at single items")

    def chi2(self, df: Any) -> Any:
        """A chi-square symbol; its moments are 0 at df = 0."""
        return self._drawn(CHI2, df)

    def binomial(self, n: Any, p: Any) -> Any:
        """A binomial symbol, a random sample size."""
        return self._drawn(BINOMIAL, n, p)

    def reciprocal(self, number: Any) -> Any:
        """1 / number; 0 for the empty sample."""
        return Integer(0) if number == 0 else 1 / sympify(number)

    def mean(self, expression: Any, state: tuple[Any, ...] = ()) -> dict[tuple[int, ...], Any]:
        """The expectation, as a polynomial in the symbols of `state`: exponents -> coefficient.

        Raises sympy's PolynomialError where the expression is not a polynomial in the noise and the state.
        """
        older = list(self.draws)
        total = expression
        while older:
            youngest = older.pop()
            rest = (*(draw.symbol for draw in reversed(older) if not draw.is_count), *state, _SPARE)
            total = _integrated(total, youngest, rest)
        poly = total if isinstance(total, Poly) else Poly(total, *state, _SPARE, field=True)
        return {powers[:-1]: coefficient for powers, coefficient in poly.terms() if coefficient != 0}

    def _drawn(self, law: str, *parameters: Any) -> Any:
        draw = Draw(Symbol(f"~z{len(self.draws)}"), law, tuple(sympify(parameter) for parameter in parameters))
        self.draws.append(draw)
        return draw.symbol


_SPARE = Symbol("~")
"""A generator that never occurs: a polynomial needs one even where nothing is left to be random."""


def _integrated(total: Any, draw: Draw, rest: tuple[Any, ...]) -> Any:
    """The expectation over one symbol of a polynomial in it and `rest`."""
    if not isinstance(total, Poly) or draw.is_count:
        # A count leaves the coefficients only here, after the noise that has it in its denominators is gone.
        total = Poly(cancel(total.as_expr()) if isinstance(total, Poly) else total, draw.symbol, *rest, field=True)
    by_power: dict[int, dict[tuple[int, ...], Any]] = defaultdict(dict)
    for (power, *others), coefficient in total.terms():
        by_power[power][tuple(others)] = coefficient
    parts = (Poly(terms, *rest, field=True) * Poly(draw.moment(k), *rest, field=True) for k, terms in by_power.items())
    return sum(parts, Poly(0, *rest, field=True))
