"""Pictures: the numbers that are drawn, their scales and their words; never pixels."""

from __future__ import annotations

import json
import math
import subprocess
import sys
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import numpy as np
import pytest

from modelcollapse import plots
from modelcollapse.cli import main
from modelcollapse.errors import BadInput
from modelcollapse.loops import loop_class
from modelcollapse.numeric.simulate import simulate
from modelcollapse.numeric.summary import LEVELS, Summary
from modelcollapse.planning.description import Description
from modelcollapse.planning.plan import course, plan

NILE = str(Path(__file__).parents[1] / "examples" / "nile.csv")
DATA = Description(100, 919.35, 170.0, 0.3, -0.3)


def lines(figure: Any) -> dict[str, Any]:
    """The lines of the first axes by their labels; the single runs under "runs"."""
    found: dict[str, Any] = {"runs": []}
    for line in figure.axes[0].get_lines():
        if line.get_label().startswith("_"):
            found["runs"].append(line)
        else:
            found[line.get_label().split(",")[0]] = line
    return found


def words(figure: Any) -> tuple[str, str, str]:
    axes = figure.axes[0]
    return axes.get_title(loc="left"), axes.get_xlabel(), axes.get_ylabel()


def simulated(n: int, generations: int, runs: int = 200) -> tuple[Summary, np.ndarray]:
    summary = Summary(for_picture=True)
    variances = []
    for generation in simulate(loop_class("replace")(n), "mle", generations, runs, np.random.default_rng(3)):
        summary.add(generation)
        variances.append(generation.variance)
    return summary, np.array(variances)


def fan_of(n: int, generations: int, mean: list[float] | None = None, times: range | None = None) -> Any:
    summary, _ = simulated(n, generations)
    typical = [math.exp(log) for log in summary.mean_log_variance]
    times = range(generations + 1) if times is None else times
    return plots.fan("replace", loop_class("replace")(n), summary, times, mean, typical)


def test_the_fan_draws_the_quantiles_the_runs_the_mean_and_the_typical_run() -> None:
    times = range(0, 31, 5)
    mean = [0.95**t for t in times]
    figure = fan_of(20, 30, mean, times)
    _, variances = simulated(20, 30)
    drawn = lines(figure)
    np.testing.assert_allclose(drawn["median of runs"].get_ydata(), np.median(variances, axis=1), rtol=1e-12)
    np.testing.assert_allclose(drawn["typical run"].get_ydata(), np.exp(np.log(variances).mean(axis=1)), rtol=1e-9)
    np.testing.assert_array_equal(drawn["typical run"].get_xdata(), range(31))
    np.testing.assert_array_equal(drawn["mean"].get_ydata(), mean)
    np.testing.assert_array_equal(drawn["mean"].get_xdata(), times)
    assert len(drawn["runs"]) == 20
    np.testing.assert_array_equal(drawn["runs"][7].get_ydata(), variances[:, 7])


def test_the_bands_lie_between_their_quantiles() -> None:
    figure = fan_of(20, 30)
    _, variances = simulated(20, 30)
    wide, narrow = figure.axes[0].collections
    assert (wide.get_label(), narrow.get_label()) == ("5 % to 95 % of runs", "25 % to 75 % of runs")
    for band, low, high in ((wide, 0, 4), (narrow, 1, 3)):
        last = band.get_paths()[0].vertices
        edge = last[last[:, 0] == 30, 1]
        expected = np.quantile(variances[30], [LEVELS[low], LEVELS[high]])
        np.testing.assert_allclose([edge.min(), edge.max()], expected, rtol=1e-12)


def test_the_fan_is_logarithmic_and_says_what_and_in_which_unit() -> None:
    figure = fan_of(20, 30)
    assert figure.axes[0].get_yscale() == "log"
    assert words(figure) == (
        "replace (n = 20, temperature = 1): variance of the refitted model",
        "generation $t$ (fits)",
        r"variance $\sigma_t^2$, in units of $\sigma_0^2$",
    )
    legend = [text.get_text().split(",")[0] for text in figure.axes[0].get_legend().get_texts()]
    assert legend == ["5 % to 95 % of runs", "25 % to 75 % of runs", "median of runs", "typical run"]


def test_a_mean_that_is_not_known_is_not_drawn() -> None:
    assert "mean" not in lines(fan_of(20, 5))
    assert "mean" in lines(fan_of(20, 5, [1.0] * 6))


def test_variances_below_the_smallest_float_leave_the_picture_by_the_lower_edge() -> None:
    figure = fan_of(2, 600)
    median = lines(figure)["median of runs"].get_ydata()
    assert np.isnan(median[-1])
    assert np.nanmin(median) >= 1e-300
    assert figure.axes[0].get_ylim()[0] == 1e-300
    assert figure.axes[0].get_xlim() == (0, 600)


def test_a_long_run_is_drawn_at_two_thousand_generations_with_its_ends() -> None:
    summary = Summary(for_picture=True)
    for _ in range(10_001):
        summary.quantiles.append([0.1, 0.2, 0.3, 0.4, 0.5])
        summary.paths.append([0.3])
    figure = plots.fan("replace", loop_class("replace")(20), summary, [0], None, np.linspace(1, 0.5, 10_001).tolist())
    typical = lines(figure)["typical run"]
    assert (len(typical.get_xdata()), typical.get_xdata()[-1], typical.get_ydata()[-1]) == (2000, 10_000, 0.5)


def test_a_plan_draws_what_is_kept_and_both_thresholds() -> None:
    planned = plan(DATA, generations=12, keep="0.9")
    figure = plots.plan_figure(planned, course(planned), "volume")
    drawn = lines(figure)
    np.testing.assert_allclose(drawn["expected"].get_ydata(), [0.99**t for t in range(13)], rtol=1e-12)
    assert drawn["typical run"].get_ydata()[-1] == planned.kept_typical.value
    assert set(drawn["keep 90 %"].get_ydata()) == {0.9}
    assert set(drawn["10 %"].get_ydata()) == {0.1}
    assert figure.axes[0].get_yscale() == "linear"
    assert figure.axes[0].get_ylim() == (0, 1.05)
    assert words(figure) == (
        "volume: Gaussian refitted by replace, 100 points a generation",
        "generation $t$ (fits)",
        "variance kept, as a share of the data's",
    )


def test_the_right_axis_of_a_plan_is_the_standard_deviation_in_the_units_of_the_data() -> None:
    planned = plan(DATA)
    figure = plots.plan_figure(planned, course(planned))
    (right,) = figure.axes[0].child_axes
    figure.draw_without_rendering()
    assert right.get_ylabel() == "standard deviation, in the data's units"
    assert right.get_ylim() == pytest.approx((0, 170 * math.sqrt(1.05)))


def test_a_plan_that_keeps_little_is_logarithmic_and_a_simulated_run_is_called_so() -> None:
    planned = plan(DATA, generations=400)
    assert plots.plan_figure(planned, course(planned)).axes[0].get_yscale() == "log"
    planned = plan(DATA, "fresh")
    labels = [line.get_label() for line in plots.plan_figure(planned, course(planned)).axes[0].get_lines()]
    assert [label.endswith("(simulated)") for label in labels] == [False, True, False, False]


def test_lines_are_told_apart_without_colour() -> None:
    planned = plan(DATA)
    drawn = plots.plan_figure(planned, course(planned)).axes[0].get_lines()
    assert len({(line.get_linestyle(), str(line._unscaled_dash_pattern)) for line in drawn}) == 4


def test_a_dollar_in_the_name_of_a_column_is_no_formula(tmp_path: Path) -> None:
    planned = plan(DATA)
    figure = plots.plan_figure(planned, course(planned), r"price $\frac$" + "x" * 100)
    plots.save(figure, str(tmp_path / "p.png"))
    assert words(figure)[0].startswith(r"price \$\frac\$xxx")
    assert len(words(figure)[0]) < 110


@pytest.mark.parametrize(
    ("ending", "begins"), [("png", b"\x89PNG"), ("svg", b"<?xml"), ("pdf", b"%PDF"), ("PNG", b"\x89PNG")]
)
def test_a_picture_is_written_in_the_format_that_its_name_ends_in(ending: str, begins: bytes, tmp_path: Path) -> None:
    planned = plan(DATA, generations=1)
    path = tmp_path / f"p.{ending}"
    plots.save(plots.plan_figure(planned, course(planned)), str(path))
    assert path.read_bytes().startswith(begins)
    assert [file.name for file in tmp_path.iterdir()] == [path.name]


def test_another_ending_is_refused_and_names_the_allowed(tmp_path: Path) -> None:
    with pytest.raises(BadInput, match=r"--plot must end in one of \.png, \.svg, \.pdf; got .*p\.jpg"):
        plots.save(SimpleNamespace(), str(tmp_path / "p.jpg"))  # type: ignore[arg-type]
    assert list(tmp_path.iterdir()) == []


def test_a_picture_that_fails_halfway_leaves_the_old_file(tmp_path: Path) -> None:
    def savefig(buffer: Any, **_: object) -> None:
        buffer.write(b"half")
        raise RuntimeError("no more")

    (tmp_path / "p.png").write_bytes(b"old")
    with pytest.raises(RuntimeError):
        plots.save(SimpleNamespace(savefig=savefig), str(tmp_path / "p.png"))  # type: ignore[arg-type]
    assert (tmp_path / "p.png").read_bytes() == b"old"
    assert len(list(tmp_path.iterdir())) == 1


def test_without_matplotlib_the_cure_is_named_and_nothing_is_printed(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    monkeypatch.setitem(sys.modules, "matplotlib", None)
    path = tmp_path / "p.png"
    assert main(["plan", NILE, "--column", "volume", "--plot", str(path)]) == 2
    captured = capsys.readouterr()
    assert captured.out == ""
    assert captured.err == "modelcollapse: --plot needs matplotlib; install it: pip install 'modelcollapse[plot]'\n"
    assert not path.exists()


def test_the_command_draws_and_prints_the_same_plan(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "p.svg"
    assert main(["plan", NILE, "--column", "volume", "--json"]) == 0
    plain = json.loads(capsys.readouterr().out)
    assert main(["plan", NILE, "--column", "volume", "--json", "--plot", str(path)]) == 0
    assert json.loads(capsys.readouterr().out) == plain
    assert path.read_bytes().startswith(b"<?xml")


def test_pyplot_and_its_global_state_are_not_loaded(tmp_path: Path) -> None:
    program = (
        "import sys; from modelcollapse.cli import main;"
        f"main(['plan', {NILE!r}, '--column', 'volume', '--plot', {str(tmp_path / 'p.png')!r}]);"
        "sys.exit('matplotlib.pyplot' in sys.modules)"
    )
    assert subprocess.run([sys.executable, "-c", program], capture_output=True).returncode == 0
    assert (tmp_path / "p.png").exists()
