"""What `time` adds: certificates, the law given collapse, the inverse Gaussian approximation."""

import json
from decimal import Decimal
from fractions import Fraction

import pytest

from modelcollapse.cli import main
from modelcollapse.commands._collapse_report import of_ball
from modelcollapse.numeric.certified.balls import Ball
from modelcollapse.values import Value


def run(capsys, line):
    status = main(line.split())
    out, err = capsys.readouterr()
    return status, out, err


def data(capsys, line):
    status, out, err = run(capsys, f"{line} --json")
    assert (status, err) == (0, "")
    return json.loads(out)


def test_a_certificate_has_twenty_digits_and_prints_its_theorem(capsys):
    found = data(capsys, "time --n 50 --variance-below 0.1 --certify")
    assert found["mean"]["rigour"] == found["variance"]["rigour"] == "certified"
    assert found["certificate"]["mean"]["certified_digits"] >= 20 and "delta" in found["certificate"]["theorem"]
    numerical = data(capsys, "time --n 50 --variance-below 0.1")
    assert numerical["mean"]["rigour"] == "numerical" and numerical["certificate"] is None
    off = abs(Decimal(found["certificate"]["mean"]["digits"]) - Decimal(numerical["mean"]["value"]))
    assert off <= Decimal(numerical["mean"]["error"])
    assert found["bracket"][0] < found["mean"]["value"] < found["bracket"][1]
    _, out, _ = run(capsys, "time --n 50 --variance-below 0.1 --certify")
    assert found["certificate"]["mean"]["digits"] in out and "theorem: " in out


@pytest.mark.parametrize(
    ("line", "mean"),
    [
        # certified by another program, to 18 digits
        ("time --n 100 --variance-below 0.01", "232.682844389640497"),
        ("time --n 2 --variance-below 1e-300", "352.889769741569264"),
        ("time --n 1000 --variance-below 0.5", "359.70039"),
    ],
)
def test_a_certificate_is_right(capsys, line, mean):
    found = data(capsys, f"{line} --certify")["certificate"]["mean"]
    digits = len(mean.replace(".", ""))
    assert found["certified_digits"] >= min(digits, 17)
    unit = Decimal(mean).scaleb(0).as_tuple().exponent
    assert abs(Decimal(found["digits"]) - Decimal(mean)) <= Decimal(1).scaleb(unit)


@pytest.mark.parametrize(
    ("line", "says"),
    [
        ("time --n 1 --variance-below 0.1 --certify", "leave --certify away"),
        ("time --n 10 --variance-below 1 --certify", "leave --certify away"),
        ("time --n 10 --variance-below 0.1 --divisor 5 --certify", "downward drift"),
        ("time --n 10 --variance-below 0.1 --divisor 1000000 --certify", "no certificate reaches"),
    ],
)
def test_what_no_theorem_covers_is_refused(capsys, line, says):
    status, out, err = run(capsys, line)
    assert (status, out) == (2, "") and says in err and err.count("\n") == 1


def test_a_ball_that_excludes_the_numerical_value_is_a_defect():
    numerical = Value(1.0, 1e-9, "m", "numerical")
    assert of_ball(numerical, Ball(Fraction(1), Fraction(1, 10**20)), "m").rigour == "certified"
    with pytest.raises(ArithmeticError, match="defect"):
        of_ball(numerical, Ball(Fraction(11, 10), Fraction(1, 10**20)), "m")


def test_a_collapse_that_may_not_happen_is_described_given_that_it_does(capsys):
    found = data(capsys, "time --n 10 --variance-below 0.1 --divisor 7 --quantile 0.05 --quantile 0.5")
    given = found["given_collapse"]
    assert found["mean"]["value"] == "inf" and found["quantiles"] == {"0.05": 21, "0.5": "inf"}
    assert given["probability"]["value"] == pytest.approx(0.06948356903, rel=1e-9)
    assert given["mean"]["value"] < 20 and given["quantiles"]["0.5"] == 13
    assert data(capsys, "time --n 10 --variance-below 0.1")["given_collapse"] is None
    # so strong an upward drift that no route reaches: said without it, not refused
    assert data(capsys, "time --n 10 --variance-below 0.1 --divisor 0.1")["mean"]["value"] == "inf"


def test_the_approximation_is_named_and_its_error_measured(capsys):
    found = data(capsys, "time --n 100 --variance-below 0.01 --quantile 0.5 --quantile 0.95")["approximation"]
    assert "inverse Gaussian" in found["name"] and found["quantiles"] == {"0.5": 210, "0.95": 439}
    assert 1e-5 < found["largest_cdf_error"] < 1e-3
    assert data(capsys, "time --n 100 --variance-below 0.01")["approximation"] is None
    assert data(capsys, "time --n 10 --variance-below 0.1 --divisor 5 --quantile 0.5")["approximation"] is None


def test_small_samples_are_approximated_worse(capsys):
    small = data(capsys, "time --n 2 --variance-below 0.5 --quantile 0.5")["approximation"]["largest_cdf_error"]
    large = data(capsys, "time --n 1000 --variance-below 0.5 --quantile 0.5")["approximation"]["largest_cdf_error"]
    assert small > 30 * large
