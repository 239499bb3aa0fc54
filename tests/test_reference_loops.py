"""Every reference row of the loops and quantities that the package has: other methods, the same digits."""

import csv
import json
import math
from fractions import Fraction
from pathlib import Path

import pytest

from modelcollapse.quantities import value

ROWS = list(csv.DictReader((Path(__file__).parent / "reference" / "loops.csv").read_text().splitlines()))
QUANTITIES = {
    "E_var": "mean-variance",
    "E_var_inf": "mean-variance",
    "E_var_inf_uncond": "mean-variance",
    "E_var_sq": "mean-square-variance",
    "Var_mu": "mean-wander",
    "Var_mu_inf": "mean-wander",
    "Var_mu_inf_uncond": "mean-wander",
    "E_d2": "mean-wander",
    "E_mu4_inf": "mean-fourth-wander",
    "E_sd": "mean-std",
    "E_log_var": "mean-log-variance",
    "Var_log_var": "variance-log-variance",
    "E_W2sq": "w2",
    "E_KL_t_to_0": "kl-model-truth",
    "E_KL_0_to_t": "kl-truth-model",
}
DERIVED = ("Var_of_var_inf", "kurtosis_mu_inf")
LOOPS = {
    "replace": "replace",
    "mix_fresh": "fresh",
    "mix_fixed": "anchored",
    "accumulate_mle": "accumulate",
    "accumulate_mle_lam_syn": "accumulate",
    "accumulate_unbiased_total": "accumulate",
}


def question(row):
    """Loop, estimator and parameters that a row asks about; None where it asks about something else."""
    p = json.loads(row["params"])
    if row["case"] not in LOOPS or row["quantity"] not in (*QUANTITIES, *DERIVED) or "inf" in (p.get("n"), p.get("N")):
        return None
    if row["case"] == "mix_fixed" and not row["quantity"].endswith("uncond"):
        return None  # conditional on the stored sample and started at its fit: another loop than `anchored`
    t = p.get("t", p.get("T", "inf"))
    at = {"t": math.inf if t == "inf" else t, "temperature": Fraction(str(p.get("lam", 1)))}
    spelled = (("n", "n"), ("n_real", "n_real"), ("n_synthetic", "n_syn"))
    sizes = {ours: p[theirs] for ours, theirs in spelled if theirs in p}
    estimator = Fraction(str(p["a"])) if "a" in p else "unbiased" if "unbiased" in row["case"] else "mle"
    return LOOPS[row["case"]], estimator, {**sizes, **at}


def answer(row):
    loop, estimator, at = question(row)
    if row["quantity"] == "Var_of_var_inf":
        square = value("mean-square-variance", loop, estimator, **at).fraction
        return float(square - value("mean-variance", loop, estimator, **at).fraction ** 2)
    if row["quantity"] == "kurtosis_mu_inf":
        fourth = value("mean-fourth-wander", loop, estimator, **at).fraction
        return float(fourth / value("mean-wander", loop, estimator, **at).fraction ** 2)
    found = value(QUANTITIES[row["quantity"]], loop, estimator, **at).value
    # These rows heat the first batch too, which is real here: every later moment is linear in its variance.
    heated_first_batch = row["case"] == "accumulate_mle" and row["quantity"] == "E_var"
    return found * float(at["temperature"]) if heated_first_batch else found


ASKED = [row for row in ROWS if question(row)]


def test_the_rows_are_there():
    assert len(ASKED) >= 119


@pytest.mark.parametrize("row", ASKED, ids=lambda row: f"{row['case']}-{row['quantity']}-{row['params']}")
def test_agrees_with_the_reference_to_its_digits(row):
    reference, found = float(row["value"]), answer(row)
    if math.isinf(reference):
        assert found == reference
    else:
        # a row of d digits is known to half a unit of its last digit; a last bit of the float comes on top
        assert abs(found - reference) <= abs(reference) * (0.5 * 10.0 ** (1 - int(row["digits"])) + 2.0**-52)


@pytest.mark.parametrize("wrong", ["unbiased", "min-mse"])
def test_the_comparison_sees_a_wrong_estimator(wrong):
    row = next(row for row in ASKED if row["params"] == '{"a": 100, "lam": 1, "n": 100, "t": 10}')
    found = value(QUANTITIES[row["quantity"]], "replace", wrong, n=100, t=10).value
    assert abs(found - float(row["value"])) > 1e-3
