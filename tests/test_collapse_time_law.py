"""The law of the collapse time as a scipy-like object, and the laws as a Python session asks for them."""

import csv
import math

import numpy as np
import pytest

import modelcollapse as mc
from collapse_reference import FILE
from statistics_checks import assert_law

ROWS = list(csv.DictReader(FILE.read_text().splitlines()))


@pytest.mark.parametrize(("n", "eps", "estimator"), [(2, "0.5", "unbiased"), (3, "0.01", "mle"), (5, "0.1", "min-mse")])
def test_the_moments_are_the_sums_of_the_law(n, eps, estimator):
    law = mc.collapse_time_law(n, eps, estimator)
    last = int(1.5 * law.isf("1e-9"))
    times = np.arange(last + 1)
    pmf = law.pmf(times)
    mean = float(times @ pmf)
    assert mean == pytest.approx(law.mean(), rel=1e-9)
    assert float((times - mean) ** 2 @ pmf) == pytest.approx(law.var(), rel=1e-7)
    assert law.std() ** 2 == pytest.approx(law.var(), rel=1e-15)
    assert float(times @ np.roll(pmf, 1)) != pytest.approx(law.mean(), rel=1e-3)


@pytest.mark.parametrize("row", ROWS[::20], ids=lambda row: f"{row['n']}-{row['estimator']}-{row['eps']}")
def test_medians_and_95_percent_quantiles_are_those_of_the_reference(row):
    name = {"mmse": "min-mse"}.get(row["estimator"], row["estimator"])
    law = mc.collapse_time_law(
        int(row["n"]), row["eps"], name.removeprefix("a=") if "=" not in name else float(name[2:])
    )
    assert law.ppf([0.5, 0.95]).tolist() == [float(row["median_T"]), float(row["q95_T"])]
    assert law.median() == float(row["median_T"]) and law.isf(0.05) == float(row["q95_T"])


def test_simulated_values_have_the_law(check, rng):
    law = mc.collapse_time_law(10, "0.1")
    sample = law.rvs(20_000, rng)
    table = np.concatenate([[0.0], law.cdf(np.arange(int(sample.max()) + 2))])
    # T - U, U uniform, has the law that joins the steps of P(T <= t) by straight lines.
    spread = sample - rng.random(sample.size)
    assert_law(check, spread, lambda x: np.interp(x, np.arange(-1, table.size - 1), table))


def test_a_simulation_with_another_divisor_is_seen(rng):
    sample = mc.collapse_time_law(10, "0.1", "unbiased").rvs(20_000, rng)
    law = mc.collapse_time_law(10, "0.1")
    assert max(abs((sample <= t).mean() - float(law.cdf(t))) for t in (10, 20, 30)) > 0.1


def test_the_shapes_are_those_of_the_arguments():
    law = mc.collapse_time_law(10, "0.1")
    assert law.sf([[1, 2, 3], [4, 5, 6]]).shape == (2, 3) and np.shape(law.pmf(3)) == ()
    assert law.cdf([-1, 0]).tolist() == [0, 0] and law.cdf(2.7) == law.cdf(2)
    assert 0 < law.error(20) < 1e-12


def test_beyond_certainty_the_law_is_defective():
    law = mc.collapse_time_law(5, "0.1", 2)
    assert law.mean() == math.inf and law.ppf(0.9) == math.inf and law.cdf(10**4) < 0.1
    with pytest.raises(mc.BadInput, match="size times E T"):
        law.rvs(10, np.random.default_rng(1))


def test_what_is_no_level_is_refused():
    law = mc.collapse_time_law(10, "0.1")
    for level in (0, 1, 1.5):
        with pytest.raises(mc.BadInput, match="probability"):
            law.ppf(level)
    with pytest.raises(mc.BadInput, match="n must be at least 2"):
        mc.collapse_time_law(1, "0.1")
    with pytest.raises(mc.Open, match="no ratio law"):
        mc.variance_law(mc.loop("fresh", n_real=1, n_synthetic=2), 3)


def test_the_law_of_the_variance_is_that_of_value():
    law = mc.variance_law(100, 50, "mle", temperature="0.99")
    found = mc.value("variance-cdf", "replace", n=100, t=50, x="0.3", temperature="0.99")
    assert float(law.cdf(0.3)) == pytest.approx(found.value, rel=1e-14)
    assert law.median() < law.mean() == pytest.approx(0.99**100, rel=1e-13)
