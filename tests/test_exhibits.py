"""Exhibits: their numbers, which are what a picture draws, and the command that shows them."""

import json
import math
from fractions import Fraction

import numpy as np
import pytest
from scipy.special import erfc

import modelcollapse as mc
from modelcollapse import discover
from modelcollapse.cli import main
from modelcollapse.exhibits import exhibit
from modelcollapse.numeric.inverse_gaussian import inverse_gaussian
from modelcollapse.numeric.ratio import Ratio

EXHIBITS = discover.names("exhibits")
SMALL = {
    "collapse-time-survival": {"n": 10, "eps": "0.1", "replicates": 400},
    "tail-mass": {"n": 10, "k": 3, "generations": 40},
    "variance-density": {"n": 10, "generations": 20},
}
"""Cheaper than the defaults."""


def drawn(name, table):
    """What the axes hold: each curve by its label."""
    from modelcollapse.plots import blank

    figure, axes = blank("title")
    exhibit(name).draw(axes, table)
    return axes, {line.get_label(): np.asarray(line.get_xydata()) for line in axes.get_lines()}


def shown(capsys, line):
    status = main(line.split())
    out, err = capsys.readouterr()
    return status, out, err


@pytest.mark.parametrize("name", EXHIBITS)
def test_every_exhibit_is_a_table_of_numbers(name):
    table = mc.table(name, **SMALL.get(name, {}))
    assert table.rows and all(len(row) == len(table.columns) for row in table.rows)
    assert not any(isinstance(cell, float) and math.isnan(cell) for row in table.rows for cell in row)


@pytest.mark.parametrize("name", [name for name in EXHIBITS if exhibit(name).draw])
def test_a_picture_draws_the_numbers_of_its_table(name):
    table = mc.table(name, **SMALL.get(name, {}))
    axes, curves = drawn(name, table)
    columns = [np.asarray(table.column(column), dtype=float) for column in table.columns[1:]]
    heights = [curve[:, 1] for curve in curves.values() if len(curve) == len(table.rows)]
    assert len(heights) >= 3
    assert all(any(np.array_equal(height, column) for column in columns) for height in heights)
    assert axes.get_ylabel() and axes.get_xlabel()


def test_the_densities_are_those_of_a_normalised_law_with_the_known_mean():
    table = mc.table("variance-density", n=10, generations=20)
    grid = np.asarray(table.column("log_variance"))
    for t in (1, 2, 6, 20):
        density = np.asarray(table.column(f"t={t}"))
        assert np.trapezoid(density, grid) == pytest.approx(1, abs=1e-3)
        mean = mc.value("mean-log-variance", "replace", n=10, t=t).value
        assert np.trapezoid(density * grid, grid) == pytest.approx(mean, abs=0.01)
        other = mc.value("mean-log-variance", "replace", n=9, t=t).value
        assert abs(np.trapezoid(density * grid, grid) - other) > 0.02


def test_the_survival_is_the_law_and_the_simulation_is_near_it():
    table = mc.table("collapse-time-survival", n=10, eps="0.1", replicates=4000, seed=1)
    law = mc.collapse_time_law(10, "0.1")
    exact, simulated = (np.asarray(table.column(name)) for name in ("exact", "simulated"))
    assert exact == pytest.approx(law.sf(table.column("t")), abs=1e-13)
    assert np.abs(exact - simulated).max() < 0.05
    wrong = np.asarray(mc.table("collapse-time-survival", "min-mse", n=10, eps="0.1", replicates=400).column("exact"))
    assert np.abs(wrong[10] - simulated[10]) > 0.05
    approximate = inverse_gaussian(Ratio(9, Fraction(10)), math.log(10))
    assert table.column("inverse_gaussian")[5] == 1 - approximate.cdf(table.column("t")[5])


def test_tails_rise_before_they_vanish_as_measured_by_others():
    """Literature values for n = 100, maximum likelihood, 4 sigma: 24.66-fold at t = 66; 7.4 at 10; 23.7 at 50."""
    table = mc.table("tails-rise-first")
    mle = table.rows[0]
    assert mle[0] == "mle" and mle[3] == 66 and mle[4] == pytest.approx(24.66, abs=0.005)
    assert table.rows[1][3] == 195 and table.rows[1][4] == pytest.approx(154.6, abs=0.05)
    assert table.rows[2][4] == pytest.approx(7.2, abs=0.05)
    truth = erfc(4 / math.sqrt(2))
    for t, fold in ((10, 7.4), (50, 23.7)):
        assert mc.value("tail-centred", "replace", n=100, t=t, k=4).value / truth == pytest.approx(fold, rel=0.02)


def test_the_thresholds_tend_to_the_square_roots():
    table = mc.table("tails-rise-first", n=10**8)
    assert table.column("rises_beyond_k") == pytest.approx([5**0.5, 3**0.5, 7**0.5], abs=1e-6)
    assert table.column("about_original_beyond_k") == pytest.approx([3**0.5, 1, 5**0.5], abs=1e-6)


def test_the_typical_run_only_loses_its_tail_while_the_expected_one_rises():
    table = mc.table("tail-mass", n=30, k=4, generations=300)
    typical, expected, about = (table.column(name) for name in ("typical", "expected", "about_original"))
    assert all(later < earlier for earlier, later in zip(typical, typical[1:], strict=False) if earlier > 0)
    assert max(expected) > 20 * expected[0] and expected[-1] < expected[0]
    assert about[-1] > 50 * about[0]
    assert table.column("over_truth")[0] == table.column("about_original_over_truth")[0] == 1


def test_no_divisor_fixes_replace():
    table = mc.table("no-divisor-fixes-replace", n=20)
    rules = dict(zip(table.column("divisor_rule"), table.rows, strict=True))
    fates = table.column("almost_every_run")
    assert set(fates) == {"explodes", "oscillates", "collapses"} and table.column("divisor") == sorted(
        table.column("divisor")
    )
    assert rules["unbiased"][3] == 1 and rules["unbiased"][2] < 0 and rules["unbiased"][4] == "collapses"
    assert rules["a*"][1] == pytest.approx(18.0092417548903, rel=1e-14) and rules["a*"][6] == math.inf
    assert 0 < rules["n-3"][5] < 1 and rules["n-3"][6] == math.inf
    assert rules["mle"][6] == mc.collapse_time(20, "0.1").mean.value
    assert len(mc.table("no-divisor-fixes-replace", 25, n=20).rows) == len(table.rows) + 1


def test_show_prints_the_table_and_its_json(capsys):
    status, out, err = shown(capsys, "show no-divisor-fixes-replace n=10")
    assert (status, err) == (0, "") and "oscillates" in out and "E_log_W" in out
    status, out, err = shown(capsys, "show no-divisor-fixes-replace n=10 --json")
    found = json.loads(out)
    assert found["columns"][0] == "divisor_rule" and len(found["rows"]) == 6 and found["parameters"]["n"] == 10
    assert "inf" in found["rows"][0]


def test_show_tells_what_a_thing_of_the_catalogue_is(capsys):
    for name, words in (
        ("replace", "fitted on points"),
        ("mle", "divide"),
        ("tail-rate", "Cramer"),
        ("w2", "Wasserstein"),
    ):
        status, out, _ = shown(capsys, f"show {name}")
        assert status == 0 and words in out
    assert json.loads(shown(capsys, "show mle --json")[1])["kind"] == "estimators"


def test_show_writes_a_picture(capsys, tmp_path):
    path = tmp_path / "density.svg"
    status, _, _ = shown(capsys, f"show variance-density n=10 generations=20 --plot {path}")
    assert status == 0 and b"</svg>" in path.read_bytes()


@pytest.mark.parametrize(
    ("line", "says"),
    [
        ("show tail-mas", "did you mean tail-mass"),
        ("show replace n=3", "only an exhibit takes parameters"),
        ("show replace --plot x.png", "only an exhibit takes parameters"),
        ("show no-divisor-fixes-replace --plot x.png", "has no picture"),
        ("show no-divisor-fixes-replace n=3", "n must be at least 4"),
        ("show tail-mass k=0", "k must be > 0"),
        ("show tail-mass m=0", "unknown parameter 'm'"),
        ("show variance-density n=1", "n must be at least 2"),
        ("show variance-density generations=0", "generations must be"),
        ("show variance-density --plot x.gif", "--plot must end in"),
        ("show variance-density --plot /nowhere/x.png", "nowhere"),
        ("show collapse-time-survival --divisor 90", "0 < E T < inf"),
        ("show collapse-time-survival n=1000000000 replicates=1000000", "replicates must be at most"),
    ],
)
def test_what_cannot_be_shown_is_refused_in_one_line(capsys, line, says):
    status, out, err = shown(capsys, line)
    assert (status, out) == (2, "") and says in err and err.count("\n") == 1
