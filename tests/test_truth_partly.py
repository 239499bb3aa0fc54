"""Conditional means given less than a model, limits inside a mean, and points that a claim itself names."""

from __future__ import annotations

import time
from fractions import Fraction

import pytest

pytest.importorskip("flint")

from flint import fmpq  # noqa: E402

from modelcollapse.checking.domain import Range  # noqa: E402
from modelcollapse.checking.truth.chance import Chance  # noqa: E402
from modelcollapse.checking.truth.late import wandered  # noqa: E402
from modelcollapse.checking.truth.points import GRID, by_size, points  # noqa: E402
from modelcollapse.checking.truth.spread import spread  # noqa: E402
from modelcollapse.estimators import as_estimator  # noqa: E402
from modelcollapse.loops import loop_class  # noqa: E402
from test_truth import verdict  # noqa: E402
from test_truth_chances import judged  # noqa: E402
from truth_language import E, infinity, lam, lim, mu, s, t  # noqa: E402

X, WHOLE = ("x: real",), ("m: integer >= 0",)
HALF = r"\frac{n-1}{2}"
STATES = [
    (r"\operatorname{Var}(\mu_{t+1}\mid\sigma_t) = \frac{\sigma_t^2}{n}", "mle", "t = 1"),
    (r"\operatorname{Var}(\mu_{t+1}\mid\sigma_t) \le \frac{\sigma_t^2}{n}", "mle", "t = 1"),
    (r"\operatorname{Var}(\mu_{t+1}\mid\mu_t) = \frac{\sigma_t^2}{n}", "mle", "t = 1"),
    (
        r"\operatorname{Var}(\mu_{t+1}\mid\mu_t) = \frac{\sigma_t^2}{n} \quad\text{for } t \ge 2",
        "mle",
        "depends on sigma",
    ),
    (r"\mathbb{E}[\mu_{t+1}^2\mid\sigma_t] = \frac{\sigma_t^2}{n}", "mle", "t = 1"),
    (r"\mathbb{E}[\mu_{t+1}^2\mid\mu_t] = \mu_t^2 + \frac{1}{n}", "mle", "t = 1"),
    (r"\mathbb{E}[\mu_t^2\mid\sigma_t] = \frac{t}{n} \quad\text{for } t \ge 2", "mle", "means of both sides"),
    (
        r"\operatorname{Var}(\mu_{t+1}\mid\sigma_t) = \frac{\sigma_t^2}{n} \quad\text{for } t \ge 2",
        "mle",
        "means of both",
    ),
    (r"\mathbb{E}[\sigma_t^2\mid\mu_t] \le \frac{1}{2} \quad\text{for } t \ge 2", "unbiased", "means of both sides"),
]
KNOWN = [
    r"\mathbb{E}[\mu_1^2\mid\sigma_1] = \frac{1}{n}",
    r"\mathbb{E}[\mu_2^2\mid\sigma_1] = \frac{\sigma_0^2+\sigma_1^2}{n} + \mu_0^2",
    r"\mathbb{E}[\mu_2^4\mid\sigma_1] = \frac{3(1+\sigma_1^2)^2}{n^2}",
    r"\mathbb{E}[\mu_3^3\mid\sigma_2] = 0",
    r"\mathbb{E}[\mu_3^2\mid\sigma_1,\sigma_2] = \frac{1+\sigma_1^2+\sigma_2^2}{n}",
    r"\mathbb{E}[\sigma_2^2\mid\mu_1] = \left(1-\frac{1}{n}\right)^2",
    r"\operatorname{Var}(\mu_2\mid\mu_1) = \frac{n-1}{n^2}",
    rf"\mathbb{{E}}[\log\sigma_2^2\mid\mu_1] = 2\psi\left({HALF}\right) + 2\log\frac{{2}}{{n}}",
]
LIMITS = [
    (r"\lim_{n\to\infty}\lim_{t\to\infty}\mathbb{E}[\sigma_t^2]", "mle", "0", r"\sigma_0^2"),
    (r"\lim_{n\to\infty}\lim_{t\to\infty}\operatorname{Var}(\mu_t)", "mle", r"\sigma_0^2", "0"),
    (r"\lim_{t\to\infty}\lim_{n\to\infty}\mathbb{E}[\sigma_t^2]", "mle", r"\sigma_0^2", "0"),
    (r"\mathbb{E}\left[\lim_{t\to\infty}\sigma_t^2\right]", "unbiased", "0",
     r"\lim_{t\to\infty}\mathbb{E}[\sigma_t^2]"),
    (r"\mathbb{E}\left[\lim_{t\to\infty}\frac{1}{t}\log\sigma_t^2\right]", "unbiased",
     rf"\psi\left({HALF}\right)-\log\left({HALF}\right)", "0"),
]  # fmt: skip
ALONE = [
    (r"t < 1000", (), "t = 1000"),
    (r"\frac{1}{t-9} < 2", (), "t = 9"),
    (r"n^2-n+41 \ne 1681", (), "n = 41"),
    (r"t^2 < 1000t + 7", (), "t = 1001"),
    (r"|t-77| \ge 1", (), "t = 77"),
    (r"(x-7)^2 > 0", X, "x = 7"),
    (r"\frac{1}{2x-15} \ne 4", X, "x = 15/2"),
    (r"\sum_{k=1}^{t} 1 < 321", (), "t = 321"),
    (r"m^3 - 41m^2 \ne 0 \quad\text{for } m \ge 1", WHOLE, "m = 41"),
    (r"P(\sigma_t^2 \le 1) \ge \frac{1}{t-93}", (), "t = 9"),
]
HOLDS = [
    (r"(t-9)^2 \ge 0", ()),
    (r"(x-7)^2 \ge 0", X),
    (r"n^2-n+41 \ne 1682", ()),
    (r"\frac{1}{t-9} < 2 \quad\text{for } t \ge 10", ()),
    (r"m^2 \ne 2", WHOLE),
]


@pytest.mark.parametrize(("tex", "estimator", "words"), STATES)
def test_a_false_mean_given_less_than_a_model_is_refuted(tex: str, estimator: str, words: str) -> None:
    found = judged(tex, "replace", estimator)
    said = f"{found.reason} {found.counterexample}"
    assert found.level == "REFUTED" and words in said, found.reason


@pytest.mark.parametrize("tex", KNOWN)
def test_a_true_one_is_supported(tex: str) -> None:
    assert judged(tex).level == "SUPPORTED"


def test_an_even_power_of_a_mean_does_not_tell_its_sign() -> None:
    assert verdict(E(mu(t + 1), mu(t) ** 2) == mu(0)).level != "REFUTED"
    assert verdict(E(mu(t + 1), mu(t) ** 3) == mu(t)).level == "SUPPORTED"


def test_a_mean_of_what_its_condition_tells_is_not_refuted() -> None:
    for claim in (E(s(t), s(t), mu(t + 1)) == s(t), E(mu(t), mu(t), s(t + 2)) == mu(t)):
        assert verdict(claim).level != "REFUTED"


@pytest.mark.parametrize(("left", "estimator", "right", "wrong"), LIMITS)
def test_limits_within_limits_and_means(left: str, estimator: str, right: str, wrong: str) -> None:
    assert judged(f"{left} = {right}", "replace", estimator).level == "SUPPORTED"
    assert judged(f"{left} = {wrong}", "replace", estimator).level == "REFUTED"


def test_a_random_limit_is_left_open() -> None:
    assert judged(r"\mathbb{E}\left[\lim_{t\to\infty}\mu_t\right] = 0").level == "UNCHECKED"


def test_a_limit_on_paths_in_a_parameter_of_the_loop_is_left_open() -> None:
    assert verdict(lim(lam, s(lam) ** 2) == infinity).level != "REFUTED"


def test_the_mean_square_of_the_mean_settles_at_its_own_value() -> None:
    chance = Chance(loop_class("replace")(n=4, temperature=Fraction(1, 3)), as_estimator("mle"), fmpq(2), fmpq(9))
    assert wandered(chance) == 5
    assert wandered(Chance(loop_class("replace")(n=4), as_estimator("unbiased"))) == float("inf")


@pytest.mark.parametrize(("tex", "symbols", "words"), ALONE)
def test_what_fails_at_one_point_that_the_claim_names_is_refuted_there(
    tex: str, symbols: tuple[str, ...], words: str
) -> None:
    found = judged(tex, symbols=symbols)
    assert found.level == "REFUTED" and words in found.reason, found.reason


@pytest.mark.parametrize(("tex", "symbols"), HOLDS)
def test_what_holds_at_its_roots_is_supported(tex: str, symbols: tuple[str, ...]) -> None:
    assert judged(tex, symbols=symbols).level == "SUPPORTED"


def test_points_of_many_symbols_cost_little_and_keep_their_order() -> None:
    names = tuple(f"x_{k}" for k in range(14))
    start = time.monotonic()
    assert len(list(points(names, {}))) > GRID
    assert len(list(spread(names, {name: Range(k % 2 == 0) for k, name in enumerate(names)}))) > GRID
    assert time.monotonic() - start < 1.5
    assert list(by_size([2, 3])) == [(0, 0), (0, 1), (1, 0), (1, 1), (0, 2), (1, 2)]
    assert list(by_size([])) == [()] and list(by_size([2, 0])) == []
