"""The command plan: its JSON, its text, and all that it refuses."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from modelcollapse.cli import main
from modelcollapse.commands.plan import percent

NILE = str(Path(__file__).parents[1] / "examples" / "nile.csv")
KEYS = ["data", "loop", "parameters", "generations", "kept_mean", "kept_typical", "collapse_time", "real_points_needed"]


def run(capsys: pytest.CaptureFixture[str], *arguments: str) -> tuple[int, str, str]:
    status = main(["plan", *arguments])
    captured = capsys.readouterr()
    return status, captured.out, captured.err


@pytest.mark.parametrize("name", ["replace", "fresh", "anchored", "accumulate"])
def test_the_json_is_that_of_the_contract(name: str, capsys: pytest.CaptureFixture[str]) -> None:
    status, out, err = run(capsys, NILE, "--column", "volume", "--loop", name, "--json")
    found = json.loads(out)
    assert (status, err) == (0, "")
    assert list(found) == KEYS
    assert list(found["data"]) == ["n", "mean", "std", "skewness", "excess_kurtosis"]
    assert (found["data"]["n"], found["data"]["mean"]) == (100, 919.35)
    assert (found["loop"], found["generations"], found["real_points_needed"]) == (name, 10, 11)
    split_in_two = {"n_real": 10, "n_synthetic": 90}
    sizes = split_in_two if name in ("fresh", "anchored") else {"n": 100}
    assert found["parameters"] == {**sizes, "temperature": 1, "estimator": "mle"}
    values = [found["kept_mean"], found["kept_typical"], *(found["collapse_time"] or {}).values()]
    assert all(list(value) == ["value", "error", "method", "rigour"] for value in values)
    assert found["collapse_time"] is None or list(found["collapse_time"]) == ["0.95", "0.1"]
    assert (found["collapse_time"] is None) == (name != "replace")


def test_keep_is_the_key_as_a_plain_decimal_and_null_says_that_no_number_is_enough(
    capsys: pytest.CaptureFixture[str],
) -> None:
    _, out, _ = run(capsys, NILE, "--column", "volume", "--keep", "0.9950", "--json")
    found = json.loads(out)
    assert list(found["collapse_time"]) == ["0.995", "0.1"]
    assert found["real_points_needed"] is None
    _, out, _ = run(capsys, NILE, "--column", "volume", "--keep", "0.1", "--json")
    assert list(json.loads(out)["collapse_time"]) == ["0.1"]


def test_the_text_says_what_is_exact_and_what_is_simulated(capsys: pytest.CaptureFixture[str]) -> None:
    _, out, _ = run(capsys, NILE, "--column", "volume")
    assert "numbers               100\n" in out
    assert "variance kept, expected          90.44 % (exact)" in out
    assert "variance kept, typical run       81.72 % (numerical)" in out
    assert "152.982 in a typical run; now 169.228" in out
    assert "expected time to below 10 %      118.6 generations (numerical)" in out
    assert "11 of 100, new each time (fresh), keep 95 % of the variance for ever (exact)" in out
    assert "--real-share" not in out
    _, out, _ = run(capsys, NILE, "--column", "volume", "--loop", "fresh", "--seed", "3", "--keep", "0.995")
    assert "(simulation, 10000 replicates, seed 3; standard error 0.2" in out
    assert "expected time to a threshold     not known for fresh" in out
    assert "even 99 of 100, new each time (fresh), keep 99 % of the variance for ever, not 99.5 %" in out


def test_a_real_share_that_plays_no_part_is_said_to(capsys: pytest.CaptureFixture[str]) -> None:
    _, out, _ = run(capsys, NILE, "--column", "volume", "--real-share", "0.3")
    assert "--real-share                     plays no part in replace" in out
    _, out, _ = run(capsys, NILE, "--column", "volume", "--real-share", "0.3", "--loop", "anchored")
    assert "anchored (n_real=30, n_synthetic=70" in out
    assert "no part" not in out


def test_a_share_next_to_one_is_not_rounded_to_one() -> None:
    assert [percent(share) for share in (0.0, 1e-9, 0.12345678, 0.99999, 1.0)] == [
        "under 1e-300 %", "1e-07 %", "12.35 %", "99.999 %", "100 %",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["--keep", "1"], "--keep must be a number between 0 and 1, such as 0.95; got '1'"),
        (["--keep", "0"], "--keep must be a number between 0 and 1"),
        (["--keep", "nan"], "--keep must be a finite number"),
        (["--real-share", "1.5"], "--real-share must be a number between 0 and 1"),
        (["--real-share", "some"], "--real-share must be a finite number"),
        (["--generations", "2.5"], "--generations must be an integer >= 0 and <= 1000000"),
        (["--generations", "-1"], "--generations must be an integer >= 0"),
        (["--generations", "1000001"], "which bounds the time that an answer takes; got '1000001'"),
        (
            ["--generations", "2001", "--loop", "fresh"],
            "must be at most 2000 for fresh, whose typical run is simulated",
        ),
        (["--seed", "-3"], "--seed must be an integer >= 0; got '-3'"),
        (["--loop", "fresch"], "unknown loop 'fresch'; did you mean fresh?"),
        (["--estimator", "ml"], "unknown estimator 'ml'; did you mean mle?"),
        (["--column", "volum"], "has no column 'volum'; did you mean 'volume'?"),
        (["--plot", "course.gif"], "--plot must end in one of .png, .svg, .pdf; got course.gif"),
        (["--plot", "nowhere/course.png"], "--plot must be in a folder that exists"),
        (["--keeps", "0.9"], "unrecognized arguments"),
    ],
)
def test_bad_input_is_one_line_and_exit_2_and_nothing_is_written(
    arguments: list[str], said: str, capsys: pytest.CaptureFixture[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    plot = [] if "--plot" in arguments else ["--plot", "p.png"]
    status, out, err = run(capsys, NILE, "--column", "volume", *plot, *arguments)
    assert (status, out) == (2, "")
    assert err.count("\n") == 1
    assert said in err
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (None, "there is no file data.csv; give the path of a CSV file"),
        ("x\n1\nthree\n", "column 'x', line 3 of data.csv, must be a number; got 'three'"),
        ("x\n1\n", "the data must have at least 2 rows"),
        ("x\n2\n2\n2\n", "the data must not be constant; all 3 numbers are 2; choose another column"),
        ("x\n2\ninf\n", "line 3 of data.csv, must be a finite number; got 'inf'"),
    ],
)
def test_data_that_cannot_be_planned_for_are_refused_in_one_line(
    content: str | None, said: str, capsys: pytest.CaptureFixture[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    if content is not None:
        Path("data.csv").write_text(content)
    status, out, err = run(capsys, "data.csv", "--column", "x", "--plot", "p.png")
    assert (status, out) == (2, "")
    assert err.count("\n") == 1
    assert said in err
    assert not Path("p.png").exists()


def test_a_plot_that_cannot_be_drawn_is_refused_before_the_data_are_read(capsys: pytest.CaptureFixture[str]) -> None:
    status, _, err = run(capsys, "gone.csv", "--column", "x", "--plot", "p.gif")
    assert (status, "--plot must end in" in err) == (2, True)
