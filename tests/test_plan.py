"""The plan for a user's own data: its numbers against formulas and tables."""

from __future__ import annotations

import csv
import math
from collections.abc import Iterator
from fractions import Fraction
from pathlib import Path

import mpmath
import numpy as np
import pytest

from modelcollapse import discover, loops
from modelcollapse.errors import BadInput
from modelcollapse.estimators import estimator
from modelcollapse.numeric.simulate import simulate
from modelcollapse.planning.description import Description
from modelcollapse.planning.kept import REPLICATES, _simulated, exponential
from modelcollapse.planning.plan import Plan, course, plan
from modelcollapse.planning.sizing import real_points_needed, sized_loop, split
from modelcollapse.values import Value
from statistics_checks import chernoff
from statistics_ledger import Check

ROOT = Path(__file__).parents[1]


def planned(n: int, *args: object, **options: object) -> Plan:
    return plan(Description(n, 0.0, 1.0, 0.0, 0.0), *args, **options)  # type: ignore[arg-type]


def fresh_limit(n_real: int, n: int, divisor: int) -> Fraction:
    """The fixed point of E v' = ((n_r-s)v0 + (n_s-(1-s))v + n s(1-s)D)/a, D' = s/n + (1-s)^2 D + (1-s)v/n."""
    s, n_synthetic = Fraction(n_real, n), n - n_real
    a, b = (n_synthetic - (1 - s)) / divisor, n * s * (1 - s) / divisor
    c, d = (1 - s) / n, (1 - s) ** 2
    constant, constant_wander = (n_real - s) / divisor, s / n
    return (constant * (1 - d) + b * constant_wander) / ((1 - a) * (1 - d) - b * c)


@pytest.mark.parametrize(("name", "divisor"), [("mle", 0), ("unbiased", -1), ("min-mse", 1)])
@pytest.mark.parametrize("n", [2, 3, 10, 31])
@pytest.mark.parametrize("keep", ["0.3", "0.5", "0.9", "0.95", "0.99"])
def test_the_real_points_needed_are_the_fewest_whose_limit_keeps_enough(
    name: str, divisor: int, n: int, keep: str
) -> None:
    enough = [k for k in range(1, n) if fresh_limit(k, n, n + divisor) >= Fraction(keep)]
    assert real_points_needed(n, Fraction(keep), estimator(name)) == (enough[0] if enough else None)


def test_a_limit_that_equals_keep_exactly_is_enough() -> None:
    for n_real in (1, 9, 30):
        limit = fresh_limit(n_real, 40, 40)
        assert real_points_needed(40, limit, estimator("mle")) == n_real
        assert real_points_needed(40, limit + Fraction(1, 10**12), estimator("mle")) == n_real + 1


def test_all_real_but_one_keep_one_less_one_part_in_n_and_never_more() -> None:
    assert planned(50, keep="0.98").real_points_needed == 49
    beyond = planned(50, keep="0.980001")
    assert (beyond.real_points_needed, beyond.most_kept) == (None, Fraction(49, 50))


@pytest.mark.parametrize(
    ("n", "share", "n_real"),
    [(100, "0.1", 10), (10, "0.05", 1), (10, "0.25", 3), (2, "0.1", 1), (2, "0.9", 1), (10, "0.999", 9), (5, "1/2", 3)],
)
def test_the_real_points_are_the_nearest_whole_number_and_never_none_or_all(n: int, share: str, n_real: int) -> None:
    assert split(n, Fraction(share)) == {"n_real": n_real, "n_synthetic": n - n_real}


@pytest.mark.parametrize(("name", "divisor"), [("mle", 100), ("unbiased", 99), ("min-mse", 101)])
def test_replace_keeps_the_power_and_the_digamma_of_its_sample_size(name: str, divisor: int) -> None:
    found = planned(100, generations=25, estimator=name)
    with mpmath.workdps(40):
        typical = mpmath.exp(25 * (mpmath.digamma(mpmath.mpf(99) / 2) + mpmath.log(mpmath.mpf(2) / divisor)))
    assert found.kept_mean.fraction == Fraction(99, divisor) ** 25
    assert found.kept_mean.rigour == "exact"
    assert abs(mpmath.mpf(found.kept_typical.value) - typical) <= found.kept_typical.error
    assert found.kept_typical.error < 1e-14
    assert found.kept_typical.rigour == "numerical"


def table(name: str, **row: str) -> list[dict[str, str]]:
    with (ROOT / "tests" / "reference" / name).open() as file:
        return [found for found in csv.DictReader(file) if row.items() <= found.items()]


@pytest.mark.parametrize(
    ("n", "name", "keep"), [(100, "unbiased", "0.9"), (10, "mle", "0.5"), (2, "mle", "0.9"), (10, "min-mse", "0.5")]
)
def test_the_collapse_times_are_those_of_the_table(n: int, name: str, keep: str) -> None:
    times = planned(n, keep=keep, estimator=name).collapse_time
    assert times is not None
    assert list(times) == [keep, "0.1"]
    spelled = {"min-mse": "mmse"}.get(name, name)
    rows = {eps: table("collapse_time.csv", n=str(n), estimator=spelled, eps=eps) for eps in (keep, "0.1")}
    assert rows[keep]
    for eps, found in rows.items():
        for row in found:
            assert times[eps].value == pytest.approx(float(row["mean_T"]), rel=1e-12)


def test_the_table_of_loops_gives_what_ten_per_cent_of_fresh_points_keep() -> None:
    parameters = '{"a": 100, "lam": 1, "n_real": 10, "n_syn": 90}'
    (row,) = table("loops.csv", case="mix_fresh", params=parameters, quantity="E_var_inf")
    found = planned(100, "fresh", generations=500)
    assert found.kept_mean.value == pytest.approx(float(row["value"]), abs=1e-14)
    assert found.collapse_time is None
    assert found.real_points_needed == 11


@pytest.mark.parametrize("name", ["fresh", "anchored", "accumulate"])
def test_an_open_typical_run_is_simulated_and_says_so(name: str) -> None:
    found = planned(20, name, generations=7, seed=5).kept_typical
    *_, last = simulate(sized_loop(name, 20, Fraction(1, 10)), "mle", 7, 10_000, np.random.default_rng(5))
    logs = last.log_variance
    assert found.rigour == "statistical"
    assert found.method == "simulation, 10000 replicates, seed 5"
    assert found.value == pytest.approx(math.exp(logs.mean()), rel=1e-12)
    assert found.error == pytest.approx(math.exp(logs.mean()) * math.sqrt(logs.var(ddof=1) / 10_000), rel=1e-9)
    assert planned(20, name, generations=7, seed=6).kept_typical.value != found.value


def test_the_simulated_route_of_a_known_typical_run_has_its_law(check: Check, rng: np.random.Generator) -> None:
    """Chernoff for the mean of 10^4 logs of replace, n = 5, t = 4; one degree of freedom more is found out."""
    found = _simulated(sized_loop("replace", 5, Fraction(1, 2)), estimator("mle"), [4], int(rng.integers(2**32)))[0]

    def interval(df: int) -> tuple[float, float]:
        def cumulants(s: float) -> float:
            return 4 * (s * math.log(2 / 5) + math.lgamma(df / 2 + s) - math.lgamma(df / 2))

        return chernoff(cumulants, -df / 2, REPLICATES, check.alpha / 2)

    low, high = interval(4)
    assert low <= math.log(found.value) <= high
    assert high < interval(5)[0]


def test_a_course_begins_with_all_the_variance_and_ends_with_the_plan() -> None:
    for name in ("replace", "fresh"):
        found = planned(30, name, generations=200)
        drawn = course(found)
        assert (drawn.times[0], drawn.times[-1], len(drawn.times)) == (0, 200, 61)
        assert (drawn.mean[0].value, drawn.typical[0].value) == (1, 1)
        assert (drawn.mean[-1], drawn.typical[-1]) == (found.kept_mean, found.kept_typical)
    assert course(planned(30, generations=0)).times == (0,)
    assert course(planned(30, generations=3)).times == (0, 1, 2, 3)


def test_no_generation_keeps_all_of_it() -> None:
    for name in ("replace", "fresh", "anchored", "accumulate"):
        found = planned(10, name, generations=0)
        assert (found.kept_mean.value, found.kept_typical.value, found.kept_typical.error) == (1, 1, 0)


def test_the_exponential_carries_the_error_and_the_rigour() -> None:
    found = exponential(Value(-1.0, 1e-3, "m", "certified"))
    assert found.value - found.error <= math.exp(-1.001)
    assert found.value + found.error >= math.exp(-0.999)
    assert found.error < 1.001e-3 * math.exp(-1)
    assert (found.method, found.rigour) == ("m", "certified")
    assert exponential(Value(-1.0, 0.5, "m", "statistical")).error == pytest.approx(0.5 * math.exp(-1))
    assert exponential(Value(-2000.0, 0.0, "m", "numerical")) == Value(0.0, 5e-324, "m", "numerical")
    assert exponential(Value(2000.0, 0.0, "m", "numerical")) == Value(math.inf, math.inf, "m", "numerical")


@pytest.fixture
def more_loops(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Two loops that lie in the folder: `mirror` has the sizes of fresh, `clocked` needs something else."""
    for name, fields in (
        ("mirror", "n_real: Number\n    n_synthetic: Number"),
        ("clocked", "n: Number\n    beat: Number"),
    ):
        source = (Path(loops.__file__).parent / "fresh.py").read_text().split("@dataclass")[0]
        body = f"@dataclass(frozen=True)\nclass {name.title()}(Loop):\n    {fields}\n\n"
        real = "self.n_real" if name == "mirror" else "self.n"
        step = f"    def step(self, w, model, memory, t):\n        return w.fit(w.real({real})), memory\n"
        (tmp_path / f"{name}.py").write_text(source + body + step)
    monkeypatch.setattr(loops, "__path__", [*loops.__path__, str(tmp_path)])
    discover.names.cache_clear()
    yield
    discover.names.cache_clear()


@pytest.mark.usefixtures("more_loops")
def test_a_new_loop_is_planned_by_its_fields_and_one_that_needs_more_is_refused() -> None:
    found = planned(50, "mirror", real_share="0.2", generations=3)
    assert found.loop.values() == {"n_real": 10, "n_synthetic": 40}
    assert found.kept_mean.fraction == Fraction(9, 10)
    with pytest.raises(BadInput, match=r"--loop must be one .*\(.*mirror.*\); got clocked, which needs beat and n"):
        planned(50, "clocked")


def test_two_rows_are_enough_for_every_loop_and_estimator() -> None:
    for name in ("replace", "fresh", "anchored", "accumulate"):
        for estimated in discover.names("estimators"):
            assert planned(2, name, estimator=estimated, generations=3).kept_mean.value > 0
