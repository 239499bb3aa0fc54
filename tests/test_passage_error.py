"""The standard error of a simulated collapse time, from the runs themselves."""

from __future__ import annotations

import math

import numpy as np
import pytest
from scipy.special import digamma

from modelcollapse.estimators import as_estimator
from modelcollapse.loops.replace import Replace
from modelcollapse.numeric.first_passage import passages, simulate_collapse_time

MLE = as_estimator("mle")


@pytest.mark.parametrize("runs", [2, 3, 50])
def test_both_estimates_are_means_with_the_unbiased_standard_error(runs: int) -> None:
    loop, depth = Replace(n=6), math.log(100)
    found = simulate_collapse_time(loop, MLE, depth, runs, np.random.default_rng(5))
    seen = passages(loop, MLE, depth, runs, np.random.default_rng(5))
    drift = math.log(3) - float(digamma(2.5))
    for name, sample in (("plain_", seen.times), ("", seen.depths / drift)):
        assert found[f"{name}mean"] == pytest.approx(sum(sample) / runs, rel=1e-12)
        square = sum((one - sum(sample) / runs) ** 2 for one in sample) / (runs - 1) / runs
        assert found[f"{name}error"] == pytest.approx(math.sqrt(square), rel=1e-12)


def test_runs_end_at_the_first_fit_at_or_below_the_threshold() -> None:
    seen = passages(Replace(n=6), MLE, math.log(100), 500, np.random.default_rng(6))
    assert (seen.depths >= math.log(100)).all()
    assert (seen.times >= 1).all()
    assert seen.times.shape == seen.depths.shape == (500,)
