"""The commands as another program sees them: JSON, streams, exit status; and what they say to bad input."""

import json
import math
import os
import subprocess
import sys

import pytest

from modelcollapse.cli import main

VALUE = {"value", "error", "method", "rigour"}


def run(capsys, line):
    status = main(line.split())
    out, err = capsys.readouterr()
    return status, out, err


def data(capsys, line):
    status, out, err = run(capsys, line + " --json")
    assert (status, err) == (0, "")
    return json.loads(out)


def test_time_prints_the_contract(capsys):
    found = data(capsys, "time --n 100 --variance-below 0.01")
    assert set(found) >= {"parameters", "mean", "variance", "quantiles", "bracket", "rule_of_thumb", "simulation"}
    assert set(found["mean"]) == set(found["variance"]) == VALUE
    assert found["mean"]["value"] == pytest.approx(232.682844389640497, rel=1e-12)
    assert found["variance"]["value"] == pytest.approx(11640.1558477205667, rel=1e-10)
    assert found["bracket"][0] < found["mean"]["value"] < found["bracket"][1]
    assert found["parameters"] == {"n": 100, "eps": 0.01, "estimator": "mle", "temperature": 1}
    assert found["quantiles"] == {} and found["simulation"] is None


def test_time_adds_the_quantiles_that_are_asked_for(capsys):
    found = data(capsys, "time --n 100 --variance-below 1e-2 --quantile 0.5 --quantile 0.95")
    assert found["quantiles"] == {"0.5": 210, "0.95": 439}
    assert data(capsys, "time --n 1 --variance-below 0.1 --quantile 0.5")["quantiles"] == {"0.5": 1}
    assert data(capsys, "time --n 10 --variance-below 0.1 --divisor 5 --quantile 0.5")["quantiles"] == {"0.5": "inf"}
    assert data(capsys, "time --n 10 --variance-below 1 --quantile 0.5")["quantiles"] == {"0.5": 0}


def test_time_reads_a_threshold_on_the_standard_deviation_as_its_square(capsys):
    by_std = data(capsys, "time --n 50 --std-below 0.1 --estimator unbiased")
    assert by_std["mean"] == data(capsys, "time --n 50 --variance-below 0.01 --estimator unbiased")["mean"]


def test_time_reads_a_divisor_and_a_temperature_as_one(capsys):
    hot = data(capsys, "time --n 10 --variance-below 0.1 --divisor 15 --temperature 1.25")
    assert hot["mean"]["value"] == data(capsys, "time --n 10 --variance-below 0.1 --divisor 12")["mean"]["value"]


def test_time_means_1e_300_exactly(capsys):
    found = data(capsys, "time --n 2 --variance-below 1e-300")
    assert found["mean"]["value"] == pytest.approx(352.889769741569264, rel=1e-12)


def test_time_is_infinite_without_a_downward_drift_and_says_why(capsys):
    found = data(capsys, "time --n 10 --variance-below 0.1 --divisor 5")
    assert found["mean"]["value"] == found["variance"]["value"] == found["rule_of_thumb"] == "inf"
    assert "drift" in found["reason"]


def test_time_is_zero_at_a_threshold_of_one(capsys):
    found = data(capsys, "time --n 10 --variance-below 1")
    assert (found["mean"]["value"], found["variance"]["value"], found["mean"]["rigour"]) == (0, 0, "exact")


def test_a_sample_of_one_point_collapses_at_the_first_fit(capsys):
    assert data(capsys, "time --n 1 --variance-below 0.1")["mean"]["value"] == 1


def test_time_simulates_with_the_error_that_it_states(capsys):
    found = data(capsys, "time --n 100 --variance-below 0.1 --simulate 5000 --seed 3")
    simulated = found["simulation"]
    assert (simulated["replicates"], simulated["seed"]) == (5000, 3)
    assert simulated["error"] < simulated["plain_error"] / 10  # what the control variate is for; 19 here
    # the seed is fixed: this is about what is printed; the law is tested in test_first_passage.py
    assert abs(simulated["mean"] - found["mean"]["value"]) < 5 * simulated["error"]


def test_value_prints_the_contract(capsys):
    found = data(capsys, "value mean-variance --loop replace n=100 t=10")
    assert set(found) == VALUE | {"quantity", "loop", "estimator", "parameters"}
    assert found["value"] == 0.9043820750088045 and found["rigour"] == "exact"
    assert found["parameters"] == {"n": 100, "t": 10, "temperature": 1}


def test_value_takes_parameters_anywhere_and_the_limit(capsys):
    found = data(capsys, "value mean-wander t=inf --loop fresh n_real=10 --estimator mle n_synthetic=90")
    assert found["value"] == pytest.approx(0.0502512562814070) and found["parameters"]["t"] == "inf"


def test_infinity_is_a_string_and_nan_never_appears(capsys):
    assert data(capsys, "value kl-truth-model --loop replace n=3 t=1")["value"] == "inf"
    assert data(capsys, "value mean-log-variance --loop replace n=5 t=inf")["value"] == "-inf"
    collapsed = data(capsys, "simulate --loop replace n=1 --generations 2 --replicates 3 --seed 1")
    assert collapsed["mean_log_variance"] == [0.0, "-inf", "-inf"]


def test_derive_prints_strings_that_sympy_reads_back(capsys):
    from sympy import Symbol, gamma, pi, simplify, sin, sqrt, sympify

    found = data(capsys, "derive mean-variance --loop accumulate")
    keys = {"recurrence", "closed_form", "where", "from_t", "limit", "rate", "rate_kind", "latex"}
    assert set(found) == keys
    n, t = Symbol("n"), Symbol("t")
    x = 1 / sqrt(n)
    expected = gamma(t + 1 - x) * gamma(t + 1 + x) / (gamma(1 - x) * gamma(1 + x) * gamma(t + 1) ** 2)
    assert simplify(sympify(found["closed_form"]) - expected) == 0
    assert simplify(sympify(found["limit"]) - sin(pi * x) / (pi * x)) == 0
    assert (found["from_t"], found["rate"], found["rate_kind"]) == (1, "-1", "power")
    assert sympify(found["recurrence"]).lhs.func.__name__ == "E_variance"


def test_derive_keeps_a_named_default_as_a_symbol(capsys):
    assert (
        data(capsys, "derive mean-variance --loop replace temperature")["closed_form"] == "(temperature*(n - 1)/n)**t"
    )
    assert (
        data(capsys, "derive mean-variance --loop replace --divisor divisor")["closed_form"] == "((n - 1)/divisor)**t"
    )


def test_derive_prints_latex_in_the_letters_of_the_field(capsys):
    status, out, _ = run(capsys, "derive mean-variance --loop replace temperature --latex")
    assert status == 0 and out.strip() == r"\left(\frac{\lambda \left(n - 1\right)}{n}\right)^{t}"


def test_simulate_prints_one_number_a_generation_and_echoes_the_seed(capsys):
    found = data(capsys, "simulate --loop anchored n_real=2 n_synthetic=8 --generations 4 --replicates 50 --seed 9")
    lists = ("mean_variance", "mean_variance_error", "mean_log_variance", "mean_wander")
    assert all(len(found[name]) == 5 for name in lists)
    assert {name: found[name] for name in ("loop", "generations", "replicates", "seed")} == {
        "loop": "anchored", "generations": 4, "replicates": 50, "seed": 9,
    }  # fmt: skip
    assert found["mean_variance"][0] == 1 and found["mean_wander"][0] == 0


def test_simulate_writes_every_path(capsys, tmp_path):
    target = tmp_path / "paths.csv"
    line = f"simulate --loop replace n=5 --generations 3 --replicates 4 --seed 2 --out {target}"
    found = data(capsys, line)
    header, *rows = target.read_text().splitlines()
    assert header == "replicate,generation,mean,variance,log_variance" and len(rows) == 16
    last = [float(row.split(",")[3]) for row in rows if row.split(",")[1] == "3"]
    assert math.fsum(last) / 4 == pytest.approx(found["mean_variance"][3])


@pytest.mark.parametrize("folder", ["loops", "estimators", "quantities"])
def test_list_names_and_titles(capsys, folder):
    found = data(capsys, f"list {folder}")
    assert all(row["name"] and row["title"] for row in found)


BAD = [
    ("time --n 0 --variance-below 0.1", "n must be an integer >= 1"),
    ("time --n 1.5 --variance-below 0.1", "n must be an integer >= 1"),
    ("time --n 1 --variance-below 0.1 --estimator unbiased", "unbiased"),
    ("time --n 1 --variance-below 0.1 --estimator min-mse", "min-mse"),
    ("time --n 1 --variance-below 0.1 --divisor 2", "n must be at least 2"),
    ("time --n 10 --variance-below 0", "--variance-below must be a number > 0"),
    ("time --n 10 --variance-below nan", "nan"),
    ("time --n 10 --variance-below inf", "inf"),
    ("time --n 10 --variance-below 1e-99999", "exponent"),
    ("time --n 10 --std-below -1", "--std-below must be a number > 0"),
    ("time --n 10 --variance-below 0.1 --std-below 0.1", "not allowed with"),
    ("time --n 10", "--variance-below"),
    ("time --n 10 --variance-below 0.1 --temperature 0", "temperature must be a number > 0"),
    ("time --n 10 --variance-below 0.1 --divisor -3", "divisor must be a number > 0"),
    ("time --n 10 --variance-below 0.1 --estimator mlee", "did you mean mle"),
    ("time --n 10 --variance-below 0.1 --seed 1", "--simulate"),
    ("time --n 10 --variance-below 0.1 --divisor 5 --simulate 10", "--simulate"),
    ("time --n 1000000000 --variance-below 0.1 --simulate 100000", "--simulate"),
    ("time --n 9999999999999 --variance-below 0.1", "n must be"),
    ("value mean-varianc --loop replace n=10 t=1", "did you mean mean-variance"),
    ("value mean-variance --loop replce n=10 t=1", "did you mean replace"),
    ("value mean-variance --loop replace n=10", "needs t"),
    ("value mean-variance --loop replace t=1", "needs n"),
    ("value mean-variance --loop replace n=10 t=1 temprature=2", "did you mean temperature"),
    ("value mean-variance --loop replace n=10 t=1.5", "t must be an integer >= 0"),
    ("value mean-variance --loop replace n=10 n=11 t=1", "given once"),
    ("value mean-variance --loop replace n=10 t", "NAME=VALUE"),
    ("value mean-variance --loop accumulate n=10 t=1 --divisor 9", "divisor must follow the count"),
    ("value mean-std --loop fresh n_real=1 n_synthetic=9 t=1", "no ratio law"),
    ("value mean-variance --loop replace n=2 t=10000 temperature=100", "1.8e308"),
    ("derive mean-variance --loop replace tempo", "unknown parameter"),
    ("derive mean-std --loop accumulate", "no ratio law"),
    ("simulate --loop replace n=5 --generations -1 --replicates 4", "--generations must be an integer"),
    ("simulate --loop replace n=5 --generations 1 --replicates 0", "--replicates must be an integer"),
    ("simulate --loop replace n=5 --generations 1000000 --replicates 10000000", "must be at most"),
    ("simulate --loop replace n=5 --generations 1 --replicates 2 --out /no/such/folder/x.csv", "folder"),
    ("simulate --loop replace n=5 --generations 1 --replicates 2 --seed x", "--seed"),
    ("simulate --loop replace n=5 --generations 1 --replicates 2 --out /dev/null", "must be a file"),
    ("simulate --loop replace n=5 --generations 1 --replicates 2 --out x.png --plot x.png", "two files"),
    ("simulate --loop replace n=2 --generations 1 --replicates 2 temperature=1e300", "between 1e-100 and 1e100"),
    ("simulate --loop fresh n_real=3 n_synthetic=5 --generations 9 --replicates 9 temperature=1e90", "floating point"),
    ("derive mean-variance --loop accumulate --divisor divisor", "divisor must follow the count"),
    ("derive mean-std --loop replace n=1000000000000", "short number"),
    ("derive mean-variance --loop replace temperature=1e400", "short number"),
    ("derive mean-variance --loop replace t=inf", "t must be a short number"),
    ("derive mean-variance --loop replace t=3", "unknown parameter of replace 't'"),
    ("derive mean-variance --loop replace n=5 n=6", "given once"),
    ("derive mean-variance --loop replace n n=6", "given once"),
    ("derive mean-log-variance --loop replace n=1", "at least 2"),
    ("time --n 5 --variance-below 0.1 --simulate 1", "--simulate must be an integer"),
    ("time --n 5 --variance-below 0.1 --quantile 0", "--quantile must be a number > 0"),
    ("time --n 5 --variance-below 0.1 --quantile 1", "--quantile must be a number > 0"),
    ("time --n 5 --variance-below 0.1 --quantile half", "--quantile must be a finite number"),
    ("time --n \u0665 --variance-below 0.1", "--n must be"),
    ("list loop", "invalid choice"),
    ("frobnicate", "invalid choice"),
    ("time --n 10 --variance-below 0.1 extra", "unrecognized"),
    ("value mean-variance --loop replace n=10 t=1 --bogus", "unrecognized"),
]


@pytest.mark.parametrize(("line", "said"), BAD)
def test_bad_input_is_one_line_on_stderr_and_status_2(capsys, line, said):
    status, out, err = run(capsys, line)
    assert (status, out) == (2, "")
    assert said in err and err.startswith("modelcollapse: ") and err.count("\n") == 1


def test_an_interrupted_simulation_leaves_no_file(tmp_path, monkeypatch):
    import modelcollapse.commands.simulate as command

    def interrupted(file, generation):
        raise KeyboardInterrupt

    monkeypatch.setattr(command, "write_rows", interrupted)
    target = tmp_path / "paths.csv"
    line = f"simulate --loop replace n=5 --generations 3 --replicates 4 --seed 2 --out {target}"
    assert main(line.split()) == 130
    assert list(tmp_path.iterdir()) == []


def test_a_closed_pipe_is_no_error():
    command = f"{sys.executable} -m modelcollapse list | head -n 1"
    done = subprocess.run(["bash", "-o", "pipefail", "-c", command], capture_output=True, text=True, env=os.environ)
    assert done.returncode == 0 and done.stderr == ""


def test_a_terminated_simulation_leaves_no_file(tmp_path):
    target = tmp_path / "paths.csv"
    line = f"simulate --loop replace n=5 --generations 2000 --replicates 20000 --seed 2 --out {target}"
    running = subprocess.Popen([sys.executable, "-m", "modelcollapse", *line.split()], stderr=subprocess.PIPE)
    while not list(tmp_path.iterdir()):
        assert running.poll() is None
    running.terminate()
    _, said = running.communicate(timeout=60)
    assert running.returncode == 130 and b"interrupted" in said
    assert list(tmp_path.iterdir()) == []


def test_a_link_keeps_pointing_where_it_did(tmp_path, capsys):
    target, link = tmp_path / "target.csv", tmp_path / "link.csv"
    link.symlink_to(target)
    data(capsys, f"simulate --loop replace n=5 --generations 1 --replicates 2 --out {link}")
    assert link.is_symlink() and target.read_text().startswith("replicate,")


def test_a_full_disk_is_one_line():
    if not os.path.exists("/dev/full"):
        pytest.skip("this system has no /dev/full")
    with open("/dev/full", "w") as full:
        done = subprocess.run([sys.executable, "-m", "modelcollapse", "list"], stdout=full, stderr=subprocess.PIPE)
    assert done.returncode == 2 and done.stderr.count(b"\n") == 1 and b"No space left" in done.stderr


def test_an_infinite_moment_has_no_finite_formula(capsys):
    for name, n in (("mean-precision", 2), ("mean-precision", 3), ("kl-truth-model", 2)):
        found = data(capsys, f"derive {name} --loop replace n={n}")
        assert (found["closed_form"], found["limit"], found["from_t"]) == ("oo", "oo", 1)


@pytest.mark.parametrize("command", ["time", "value", "derive", "simulate", "plan", "list"])
def test_help_shows_an_example(capsys, command):
    with pytest.raises(SystemExit) as stop:
        main([command, "--help"])
    assert stop.value.code == 0
    assert f"modelcollapse {command}" in capsys.readouterr().out.split("Examples")[1]
