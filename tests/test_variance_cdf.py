"""The quantity variance-cdf: its reference rows, its ends, and what it refuses."""

import csv
import json
import math
from fractions import Fraction
from pathlib import Path

import pytest
from scipy.special import gammainc

import modelcollapse as mc

FILE = Path(__file__).parent / "reference" / "loops.csv"
ROWS = [row for row in csv.DictReader(FILE.read_text().splitlines()) if row["quantity"] == "P_var_le_x"]


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row["params"])
def test_agrees_with_the_reference_to_its_digits(row):
    p = json.loads(row["params"])
    found = mc.value("variance-cdf", "replace", Fraction(p["a"]), n=p["n"], t=p["t"], x=str(p["x"]))
    assert abs(found.value - float(row["value"])) <= 0.5 * 10.0 ** -int(row["digits"]) + found.error
    wrong = mc.value("variance-cdf", "replace", Fraction(p["a"] + 1), n=p["n"], t=p["t"], x=str(p["x"]))
    assert abs(wrong.value - float(row["value"])) > 1e-3


@pytest.mark.parametrize(("estimator", "divisor"), [("mle", 7), ("unbiased", 6), ("min-mse", 8)])
def test_one_fit_is_a_chi_square(estimator, divisor):
    found = mc.value("variance-cdf", "replace", estimator, n=7, t=1, x="0.3")
    assert found.value == pytest.approx(gammainc(3, divisor * 0.3 / 2), rel=1e-13)


def test_the_collapse_time_is_seen_from_the_other_side():
    """P(T = 1) = P(sigma_1^2 <= eps), and T <= t wherever sigma_t^2 <= eps."""
    shares = [mc.value("variance-cdf", "replace", n=20, t=t, x="0.1").value for t in (1, 10, 40, 200)]
    assert shares == sorted(shares) and shares[-1] > 0.999


def test_the_ends():
    assert [mc.value("variance-cdf", "replace", n=5, t=0, x=x).value for x in ("0.99", 1)] == [0, 1]
    assert mc.value("variance-cdf", "replace", n=5, t=3, x=0).value == 0
    assert mc.value("variance-cdf", "replace", n=1, t=1, x=0).value == 1
    assert mc.value("variance-cdf", "replace", n=5, t=math.inf, x="1e-300").value == 1
    assert mc.value("variance-cdf", "replace", 2, n=5, t=math.inf, x=10).value == 0


def test_what_it_cannot_answer_is_refused():
    with pytest.raises(mc.Open, match="no ratio law"):
        mc.value("variance-cdf", "fresh", n_real=1, n_synthetic=9, t=1, x=1)
    with pytest.raises(mc.BadInput, match="at most 1e"):
        mc.value("variance-cdf", "replace", n=5, t=10**10, x=1)
    with pytest.raises(mc.BadInput, match="x must be"):
        mc.value("variance-cdf", "replace", n=5, t=1, x=-1)


@pytest.mark.parametrize("x", ["1e-4000", "1e-301", "1e301"])
def test_a_variance_that_is_no_safe_float_is_refused_and_not_taken_for_0(x):
    with pytest.raises(mc.BadInput, match="between 1e-300 and 1e300"):
        mc.value("variance-cdf", "replace", n=2, t=10**9, x=x)
