"""The truth channel on probabilities and on means without a formula, and on claims of every shape."""

from __future__ import annotations

import random
from fractions import Fraction

import numpy as np
import pytest

pytest.importorskip("flint")
from fuzz_claims import ESTIMATORS, LOOPS, SYMBOLS, grown  # noqa: E402
from modelcollapse.checking.reading import Unreadable  # noqa: E402
from modelcollapse.checking.stated import stated  # noqa: E402
from modelcollapse.checking.truth import judge  # noqa: E402
from modelcollapse.checking.truth.simulated import catoni  # noqa: E402
from modelcollapse.checking.truth.spread import spread  # noqa: E402
from modelcollapse.checking.verdict import Verdict  # noqa: E402
from truth_false_chances import FALSE, TRUE  # noqa: E402

BUDGET = 4.0
RARE = (r"P(|\mu_t| > k) \le 2e^{-nk^2/(2t)} \quad\text{for } t\ge 1",)
"""False only far out, where it takes luck and time; the share that is asked allows for it."""


def judged(tex: str, loop: str = "replace", estimator: object = "mle", symbols: object = (), budget: float = BUDGET):
    (claim,), setting = stated(tex, loop, estimator, symbols)  # type: ignore[arg-type]
    return judge(claim, setting, budget)


@pytest.mark.parametrize("row", [row for row in FALSE[::4] if row[2] not in RARE], ids=lambda row: row[2])
def test_a_false_statement_about_chances_is_refuted(row: tuple[str, str, str, tuple[str, ...], str]) -> None:
    loop, estimator, tex, symbols, why = row
    found = judged(tex, loop, estimator, symbols)
    assert found.level == "REFUTED", f"{why}; {found.reason}"


@pytest.mark.parametrize("row", TRUE[::3], ids=lambda row: row[2])
def test_a_true_statement_about_chances_is_not(row: tuple[str, str, str, tuple[str, ...], str]) -> None:
    loop, estimator, tex, symbols, _ = row
    assert judged(tex, loop, estimator, symbols, 1.0).level in ("SUPPORTED", "STATISTICAL")


def test_a_false_chebyshev_is_refuted_where_it_fails_at_samples_of_medium_size() -> None:
    found = judged(r"P(|\mu_t| > k) \le \frac{1}{nk^2}", symbols=("k: real > 0",))
    assert (found.level, found.kind) == ("REFUTED", "numerical") and found.counterexample is not None
    assert int(found.counterexample.point["n"]) > 3


@pytest.mark.parametrize(
    ("tex", "loop", "symbols"),
    [
        (r"\lim_{t\to\infty} \mathbb{E}[1/\sigma_t^2] = \infty", "replace", ()),
        (r"\lim_{n_s\to\infty} \mathbb{E}\sigma_t = 1", "fresh", ()),
        (r"\lim_{n_r\to\infty} P(\log\sigma_j \le \mu_t) = \epsilon", "anchored", ("j: integer >= 1",)),
        (r"\mathbb{E}[\log\sigma_{t+1}^2] = 0", "fresh", ()),
        (r"\mathbb{E}[Z \mid \mu_j] = 0", "accumulate", ("n: integer >= 1", "j: integer >= 1")),
        (r"\sum_{k=1}^{\infty} k^{-n} \to 0", "fresh", ()),
        (r"\mathbb{E}\,T = n \quad\text{for } \epsilon \ge 1", "replace", (r"\epsilon: real > 0",)),
        (r"\mathbb{E}[\exp(\mu_t^4)] \ge 0", "replace", ()),
        (r"P(\sigma_t^2 > 1) < 2", "accumulate", ("n: integer >= 1",)),
    ],
)
@pytest.mark.parametrize("estimator", ["mle", "unbiased", Fraction(7, 2), "any divisor"])
def test_what_has_no_evaluator_is_open_and_no_internal_error(
    tex: str, loop: str, symbols: tuple[str, ...], estimator: object
) -> None:
    assert not judged(tex, loop, estimator, symbols, 0.3).reason.startswith("internal")


def test_no_claim_of_any_shape_is_an_internal_error() -> None:
    rng, read = random.Random(11), 0
    for _ in range(260):
        tex, loop, estimator = grown(rng), rng.choice(LOOPS), rng.choice(ESTIMATORS)
        given = Fraction(7, 2) if estimator.startswith("divisor") else estimator
        symbols = {**SYMBOLS, **rng.choice([{}, {"n": "integer >= 4"}, {"n": "integer >= 1"}, {"t": "integer >= 1"}])}
        try:
            claims, setting = stated(tex, loop, given, symbols)
        except Unreadable:
            continue
        for claim in claims:
            found = judge(claim, setting, 0.03)
            assert not found.reason.startswith("internal"), f"{tex!r}, {loop}, {estimator}: {found.reason}"
            read += 1
    assert read > 100


@pytest.mark.parametrize("divisor", [Fraction(10) ** 999, Fraction(1, 10**999)])
@pytest.mark.parametrize("tex", [r"\mathbb{E}\,T \le n", r"P(T > t) \le 1/2", r"P(|\mu_t| > 1) \le 1/2"])
def test_a_divisor_that_no_float_holds_is_no_internal_error(tex: str, divisor: Fraction) -> None:
    assert not judged(tex, "replace", divisor, (), 0.3).reason.startswith("internal")


def at_one_point(tex: str, estimator: str) -> Verdict:
    return judged(tex, "replace", estimator, ("n: integer >= 1",))


def test_a_fit_that_divides_by_0_has_no_value_and_what_needs_no_fit_has_one() -> None:
    found = at_one_point(r"\mathbb{E}\,\sigma_t^2 = 1", "unbiased")
    assert found.level == "REFUTED" and "divides by 0" in found.reason and found.proposal == ("n", 2)
    assert found.counterexample is not None and found.counterexample.point == {"n": "1", "t": "1"}
    assert at_one_point(r"\mathbb{E}\,\sigma_0^2 = \sigma_0^2", "unbiased").level == "SUPPORTED"
    assert at_one_point(r"\mathbb{E}\,\sigma_t^2 = (1-1/n)^t", "mle").level == "SUPPORTED"


@pytest.mark.parametrize(
    ("tex", "level"),
    [
        (r"\lim_{\epsilon\to 1} \lfloor\epsilon\rfloor = 0", "SUPPORTED"),
        (r"\lim_{\epsilon\to 1} \lfloor\epsilon\rfloor = 1", "REFUTED"),
        (r"\lim_{u\to 0} 1/u = -\infty", "UNCHECKED"),
        (r"\lim_{u\to 0} 1/u^2 = \infty", "SUPPORTED"),
        (r"\lim_{x\to 0} 1/x = -\infty", "REFUTED"),
        (r"\lim_{t\to\infty} P(\sigma_t^2 > \epsilon) = 1", "REFUTED"),
        (r"\lim_{t\to\infty} P(\sigma_t^2 > \epsilon) = 0", "SUPPORTED"),
        (r"\lim_{t\to\infty} P(|\mu_t| > 1) = 0", "REFUTED"),
    ],
)
def test_a_limit_is_taken_from_where_the_domain_is(tex: str, level: str) -> None:
    assert judged(tex, symbols=("u: real",)).level == level


def test_variables_are_the_same_only_where_they_are_written_alike() -> None:
    assert judged(r"\operatorname{Cov}(\chi^2_{n-1}, \chi^2_2) = 0").level == "SUPPORTED"
    assert judged(r"\operatorname{Cov}(\chi^2_{n-1,1}, \chi^2_{n-1,1}) = 2(n-1)").level == "SUPPORTED"


@pytest.mark.parametrize("tex", [r"P(\mu_{t+1} > \mu_t) = \frac12", r"P(\mu_{t+1}^3 + X_t \le 0) = \frac12"])
def test_what_is_symmetric_is_positive_half_the_time(tex: str) -> None:
    assert judged(tex).level == "SUPPORTED"
    assert judged(tex.replace(r"\frac12", r"\frac{51}{100}")).level == "REFUTED"
    assert judged(tex, "accumulate", symbols=("n: integer >= 1",)).level != "SUPPORTED"


def test_the_estimate_of_a_heavy_tailed_mean_is_within_its_bound() -> None:
    rng = np.random.default_rng(20261123)
    for power in (0.4, 0.49):  # of a Pareto variable: E Y^2 = 1/(1-2p), and the third moment does not exist
        values = rng.random(20_000) ** -power
        middle, spread_ = catoni(values, 1 / (1 - 2 * power))
        assert abs(middle - 1 / (1 - power)) < spread_
        assert spread_ < 8 / (1 - 2 * power) ** 0.5 / 100


def test_points_are_spread_over_samples_times_and_thresholds() -> None:
    domain = stated("k > 0", "replace", "mle", ("k: real > 0",))[1].domain
    some = [point for point, _ in zip(spread(("n", "k", "t"), domain), range(200), strict=False)]
    assert len({tuple(point.values()) for point in some}) == 200
    assert {min(point[name] for point in some) for name in "nt"} == {2, 0}
    assert max(point["n"] for point in some) >= 30 and max(point["t"] for point in some) >= 60
    assert {Fraction(1), Fraction(3)} <= {point["k"] for point in some}
    assert all(domain[name].contains(point[name]) for point in some for name in "nkt")
