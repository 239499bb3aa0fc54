"""What is kept of a simulation: means with their standard errors, and pictures only when one is asked for."""

from __future__ import annotations

import math
from types import SimpleNamespace

import numpy as np
import pytest

from modelcollapse.numeric.summary import LEVELS, PATHS, Summary


def of(*variances: float, for_picture: bool = False) -> Summary:
    """The summary of one generation with these variances, their logarithms, and means 0, 1, 2, ..."""
    variance = np.array(variances)
    summary = Summary(for_picture)
    mean = np.arange(variance.size, dtype=float)
    summary.add(SimpleNamespace(t=0, mean=mean, variance=variance, log_variance=np.log(variance)))
    return summary


def test_means_are_over_runs() -> None:
    summary = of(1.0, 2.0, 6.0)
    assert summary.mean_variance == [3.0]
    assert summary.mean_log_variance == [pytest.approx(math.log(12) / 3)]
    assert summary.mean_wander == [pytest.approx(5 / 3)], "the mean of 0, 1 and 4"


def test_the_error_is_the_standard_error_of_the_mean() -> None:
    """For two runs half their distance; for 1, 2, 6 the root of (4 + 1 + 9) / 2 / 3."""
    assert of(1.0, 4.0).mean_variance_error == [pytest.approx(1.5)]
    assert of(1.0, 2.0, 6.0).mean_variance_error == [pytest.approx(math.sqrt(7 / 3))]


def test_a_single_run_has_no_error_to_state() -> None:
    assert of(2.0).mean_variance_error == [math.inf]
    assert of(2.0).as_json()["mean_variance_error"] == ["inf"]


def test_pictures_cost_nothing_where_none_is_asked_for() -> None:
    plain, pictured = (of(*range(1, 102), for_picture=wanted) for wanted in (False, True))
    assert (plain.quantiles, plain.paths) == ([], [])
    assert pictured.quantiles == [[6.0, 26.0, 51.0, 76.0, 96.0]], "of 1, ..., 101 at 5, 25, 50, 75 and 95 %"
    assert pictured.paths == [[float(run) for run in range(1, PATHS + 1)]]
    assert tuple(1 - level for level in reversed(LEVELS)) == pytest.approx(LEVELS), "symmetric about the median"
    assert plain.as_json() == pictured.as_json()
