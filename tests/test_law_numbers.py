"""Numbers of the ratio law alone: critical divisor and factor, Cramer's rate, tail index of the limit of the mean."""

import csv
import json
import math
from fractions import Fraction
from pathlib import Path

import mpmath
import pytest
import sympy
from hypothesis import given
from hypothesis import strategies as st
from scipy.special import digamma, gammaln

import modelcollapse as mc
from modelcollapse import discover
from modelcollapse.quantities import quantity
from modelcollapse.quantities._of_law import OfLaw

NAMES = [name for name in discover.names("quantities") if isinstance(quantity(name), OfLaw)]
FILE = Path(__file__).parent / "reference" / "loops.csv"
ASKED = {
    "divisor_log_neutral": ("neutral-divisor", 1),
    "lambda_crit_as": ("neutral-factor", 1),
    "tail_index_V_inf": ("wander-tail-index", 2),
}
ROWS = [row for row in csv.DictReader(FILE.read_text().splitlines()) if row["quantity"] in ASKED]
RATES = (
    # n, estimator, s*, I: certified by balls to these digits
    (2, "mle", "2.36514966498", "0.693851233461"),
    (2, "min-mse", "3.72642380542", "1.18079385399"),
    (10, "mle", "2.05348562374", "0.105367383993"),
    (10, "unbiased", "1", "0.0277308366653"),
    (1000, "min-mse", "3.00133333363", "0.0022497508818"),
    (10**9, "mle", "2.0000000005", "1.0000000005e-09"),
)


@pytest.mark.parametrize("row", ROWS, ids=lambda row: f"{row['quantity']}-{row['params']}")
def test_agrees_with_the_reference_to_its_digits(row):
    p = json.loads(row["params"])
    name, factor = ASKED[row["quantity"]]
    estimator = Fraction(str(p["a"])) if "a" in p else "mle"
    found = mc.value(name, "replace", estimator, n=p["n"]).value
    assert found == pytest.approx(factor * float(row["value"]), rel=1e-14)
    assert mc.value(name, "replace", estimator, n=p["n"] + 1).value != pytest.approx(found, rel=1e-9)


def test_the_rows_are_there():
    assert {row["quantity"] for row in ROWS} == set(ASKED) and len(ROWS) >= 6


@pytest.mark.parametrize(("n", "estimator", "root", "rate"), RATES)
def test_agrees_with_certified_rates(n, estimator, root, rate):
    assert mc.value("wander-tail-index", "replace", estimator, n=n).value == pytest.approx(2 * float(root), rel=1e-11)
    assert mc.value("tail-rate", "replace", estimator, n=n).value == pytest.approx(float(rate), rel=1e-11)


@given(st.integers(2, 10**9), st.fractions("1/2", 3))
def test_the_stated_error_covers_the_defining_equations(n, share):
    """Against scipy, which shares no code with either route: E log W = 0 at the neutral divisor."""
    divisor = Fraction(mc.value("neutral-divisor", "replace", n=n).value)
    assert float(digamma((n - 1) / 2)) == pytest.approx(math.log(divisor / 2), rel=4e-16, abs=4e-16)
    factor = mc.value("neutral-factor", "replace", (n - 1) * share, n=n).value
    assert factor * float(divisor) == pytest.approx(float((n - 1) * share), rel=1e-15)


@given(st.integers(2, 60), st.fractions(1, 4))
def test_the_rate_is_the_minimum_of_the_cumulant_function(n, share):
    """Scanned in scipy's loggamma."""
    divisor, half = (n - 1) * share, (n - 1) / 2
    rate = mc.value("tail-rate", "replace", divisor, n=n).value
    scanned = [s / 50 * (n + 20) / 10 for s in range(1, 400)]
    least = min(float(s * math.log(2 / divisor) + gammaln(half + s) - gammaln(half)) for s in scanned)
    assert -rate <= least + 1e-12 and least + rate < 0.02 * (1 + rate) * n


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("estimator", ["mle", "unbiased", "min-mse"])
def test_the_derived_formula_is_the_number(name, estimator):
    """With what an equation defines found by mpmath, from a start of its own."""
    form = mc.derive(name, "replace", estimator).form
    at = {sympy.Symbol("n", integer=True, positive=True): 7}
    expression = form.expression.subs(at)
    for letter, equation in form.where.items():
        unknown = next(symbol for symbol in equation.free_symbols if symbol.name == letter)
        function = sympy.lambdify(unknown, (equation.lhs - equation.rhs).subs(at), "mpmath")
        start = mpmath.findroot(function, (0.2, 5) if letter == "s_hat" else (0.5, 6), solver="anderson")
        expression = expression.subs(unknown, sympy.Float(str(start), 15))
    found = mc.value(name, "replace", estimator, n=7).value
    assert float(expression) == pytest.approx(found, rel=1e-12)
    assert float(expression.subs(at)) != pytest.approx(mc.value(name, "replace", estimator, n=8).value, rel=1e-3) or (
        name == "wander-tail-index" and estimator == "unbiased"
    )


def test_a_number_that_solves_an_equation_is_not_written_out():
    form = mc.derive("tail-rate", "replace").form
    assert list(form.where) == ["s_hat"] and isinstance(form.where["s_hat"], sympy.Eq)
    assert mc.derive("tail-rate", "replace").as_json()["recurrence"] is None
    assert (
        r"\hat{s}" in mc.derive("tail-rate", "replace").latex
        and r"\log\Gamma" in mc.derive("tail-rate", "replace").latex
    )


@pytest.mark.parametrize("name", ["tail-rate", "wander-tail-index"])
def test_without_a_downward_drift_there_is_no_rate(name):
    with pytest.raises(mc.Open, match="downward drift"):
        mc.value(name, "replace", 17, n=20)


@pytest.mark.parametrize("name", NAMES)
def test_what_has_no_such_number_is_refused(name):
    with pytest.raises(mc.BadInput, match="n must be at least 2"):
        mc.value(name, "replace", n=1)
    with pytest.raises(mc.Open, match="no ratio law"):
        mc.value(name, "accumulate", n=5)
    with pytest.raises(mc.BadInput, match="not a mean over one generation"):
        quantity(name).observe(None)
