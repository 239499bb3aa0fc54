"""The accuracy table of the README in step with its benchmark: a quick grid, and routes that are made wrong."""

from __future__ import annotations

import math
import sys
from fractions import Fraction
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
sys.path.insert(0, str(ROOT / "benchmarks"))

import accuracy  # noqa: E402
import routes_of_time  # noqa: E402
from comparison import Comparison, rounded_up  # noqa: E402
from modelcollapse.numeric.ratio import Moments, Ratio  # noqa: E402

COMPARISONS = accuracy.comparisons()
PRINTED = accuracy.printed((ROOT / "README.md").read_text())
OFF = Fraction(1, 10**12)
"""Of the divisor (the sample size, the degrees of freedom) of the second route."""


def name_of(comparison: Comparison) -> str:
    return comparison.quantity


def test_the_readme_has_the_rows_of_the_benchmark() -> None:
    assert list(PRINTED) == [comparison.quantity for comparison in COMPARISONS]
    assert len(PRINTED) == len(COMPARISONS) >= 15


@pytest.mark.parametrize("comparison", COMPARISONS, ids=name_of)
def test_routes_are_no_farther_apart_than_the_readme_says(comparison: Comparison) -> None:
    points = comparison.chosen(quick=True)
    found = comparison.over(points)
    assert found.reached >= len(points) / 2
    assert found.largest <= PRINTED[comparison.quantity], f"{found}"


@pytest.mark.parametrize("comparison", COMPARISONS, ids=name_of)
def test_a_second_route_to_another_law_is_seen(comparison: Comparison) -> None:
    """A divisor off by 1e-12 of it: each comparison sees it somewhere on its quick grid."""
    seen = (comparison.disagreement(*point, OFF) for point in comparison.chosen(quick=True))
    assert any(apart is not None and apart > PRINTED[comparison.quantity] for apart in seen)


def test_a_first_route_to_another_law_is_seen(monkeypatch: pytest.MonkeyPatch) -> None:
    """One degree of freedom more, and a divisor one larger, in the contours alone."""
    honest = routes_of_time.contour_route

    def wrong(ratio: Ratio, b: float) -> tuple[str, Moments | None]:
        return honest(Ratio(ratio.df + 1, ratio.divisor + 1), b)

    routes_of_time.moments.cache_clear()
    monkeypatch.setattr(routes_of_time, "contour_route", wrong)
    mean = COMPARISONS[0]
    found = mean.over(mean.chosen(quick=True))
    routes_of_time.moments.cache_clear()
    assert found.largest > 1e6 * PRINTED[mean.quantity]


@pytest.mark.parametrize("number", [0.0, 2e-31, 4.4e-16, 9.6e-16, 1e-15, 1.01e-12, 0.3])
def test_what_is_printed_is_never_below_what_was_found(number: float) -> None:
    printed = rounded_up(number)
    assert number <= float(printed) <= 3 * number + 2e-15 * (number > 1e-20)
    assert len(printed.split("e")[0]) == 1


def test_a_disagreement_that_is_no_number_is_the_largest() -> None:
    apart = {1: 0.5, 2: math.nan, 3: None}
    wrong = Comparison("q", "a; b", "x", [(1,), (2,), (3,)], lambda x, off: apart[x])
    found = wrong.over(wrong.points)
    assert (found.largest, found.at, found.reached) == (math.inf, (2,), 2)
    with pytest.raises(ValueError, match="no point"):
        wrong.over([(3,)])


def test_the_table_that_is_written_is_the_one_that_is_read() -> None:
    found = {"E T": "3e-15", "P(T > t)": "2e-13 absolute", "median": "0 of 9 differ"}
    rows = [(quantity, "one; other", "n = 2: 9 points", shown) for quantity, shown in found.items()]
    lines = [accuracy.line(cells) for cells in (accuracy.HEADING, ("---",) * 4, *rows)]
    text = "\n".join(["<!-- accuracy -->", "", *lines, "", "<!-- end -->"])
    assert accuracy.printed(text) == {"E T": 3e-15, "P(T > t)": 2e-13, "median": 0}
    assert accuracy.printed("no table") == {}
