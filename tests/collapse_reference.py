"""The certified collapse times of tests/reference/collapse_time.csv, and the divisors that its estimators stand for."""

from __future__ import annotations

import csv
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from pathlib import Path

import mpmath

from modelcollapse.numeric.ratio import Ratio

FILE = Path(__file__).parent / "reference" / "collapse_time.csv"


@dataclass(frozen=True)
class Row:
    """One certified row: name, law, distance, mean and variance."""

    name: str
    ratio: Ratio
    b: float
    mean: float
    variance: float


def divisor_of(n: int, estimator: str) -> Fraction:
    """The divisor of mle, unbiased, mmse, or of 'a=NUMBER'."""
    named = {"mle": n, "unbiased": n - 1, "mmse": n + 1}
    return Fraction(named[estimator]) if estimator in named else Fraction(estimator.removeprefix("a="))


def rows() -> list[Row]:
    """All rows of the file."""
    with FILE.open() as file:
        return [row_of(record) for record in csv.DictReader(file)]


def row_of(record: dict[str, str]) -> Row:
    """One row; b = -log of the decimal that is written, correctly rounded."""
    n, estimator, eps = int(record["n"]), record["estimator"], record["eps"]
    ratio = Ratio(n - 1, divisor_of(n, estimator))
    b = float(-Decimal(eps).ln())
    return Row(f"n={n} {estimator} eps={eps}", ratio, b, float(record["mean_T"]), float(record["var_T"]))


def drift_times(df: int, factor: str) -> Ratio:
    """The ratio whose divisor is `factor` times the critical one, 2 exp(psi(df/2)), at which the drift is 0."""
    with mpmath.workdps(40):
        divisor = mpmath.mpf(factor) * 2 * mpmath.exp(mpmath.digamma(mpmath.mpf(df) / 2))
        return Ratio(df, Fraction(mpmath.nstr(divisor, 30)))
