"""Means that are infinite: the true statements are theorems, their neighbours are not."""

from __future__ import annotations

import pytest

from modelcollapse.checking.stated import stated
from modelcollapse.checking.verify import attempted, check_claim

TRUE = [
    r"\mathbb{E}[\sigma_t^{-2}] = \infty \text{ for } n = 3, t \ge 1",
    r"\mathbb{E}[\sigma_1^{-2}] = \infty \text{ for } n \le 3",
    r"\mathbb{E}[1/\sigma_t] = \infty \text{ for } n = 2, t \ge 1",
    r"\mathbb{E}[1/\chi^2_2] = \infty",
    r"\mathbb{E}[\sigma_t^{-n}] = \infty \text{ for } t \ge 1",
    r"\mathbb{E}[\mathrm{KL}(N_0\|N_t)] = \infty \text{ for } n = 3, t \ge 1",
    r"\mathbb{E}[\sigma_t^2+\sigma_t^{-2}] = \infty \text{ for } n = 2, t \ge 1",
    r"\mathbb{E}[\sigma_t^2\sigma_{t+1}^{-4}] = \infty \text{ for } n \le 5",
]
FALSE = [
    r"\mathbb{E}[\sigma_t^{-2}] = \infty \text{ for } n = 3",
    r"\mathbb{E}[\sigma_t^{-2}] = \infty \text{ for } n = 4, t \ge 1",
    r"\mathbb{E}[1/\sigma_t] = \infty \text{ for } n = 3, t \ge 1",
    r"\mathbb{E}[1/\chi^2_3] = \infty",
    r"\mathbb{E}[\log\sigma_t^2] = \infty",
    r"\mathbb{E}[\sigma_t^2-\sigma_t^{-2}] = \infty \text{ for } n = 2, t \ge 1",
    r"\mathbb{E}[\mu_t\sigma_t^{-2}] = \infty \text{ for } n = 2, t \ge 1",
    r"\mathbb{E}[\sigma_t^{-2}-\sigma_t^{-2}] = \infty \text{ for } n = 2, t \ge 1",
    r"\mathbb{E}[\sigma_t^2/\sigma_{t+1}^2] = \infty \text{ for } n \le 4",
    r"\mathbb{E}[\sigma_{t+1}^2\sigma_t^{-2}] = \infty \text{ for } n = 2",
    r"\mathbb{E}[\sigma_t^{10}\sigma_{t+s}^{-2}] = \infty \text{ for } t \ge 1, n = 2",
]


def level_of(tex: str) -> str:
    (claim,), setting = stated(tex, "replace", "mle")
    theorem = attempted(claim, setting, (), "", 3.0)
    return "" if theorem is None else theorem.level


@pytest.mark.parametrize("tex", TRUE)
def test_an_infinite_mean_is_a_theorem(tex: str) -> None:
    assert level_of(tex) == "PROVED"


@pytest.mark.parametrize("tex", FALSE)
def test_a_finite_or_missing_mean_is_not_infinite(tex: str) -> None:
    assert level_of(tex) == ""
    assert check_claim(tex, budget=3.0).level not in ("PROVED", "CERTIFIED", "CITED")


def test_an_infinite_mean_is_no_equation_for_later_rows() -> None:
    (claim,), setting = stated(
        r"\mathbb{E}[\sigma_t^{-2}] = \infty", "replace", "mle", ("n: integer in [2,3]", "t: integer >= 1")
    )
    fact = attempted(claim, setting, (), "", 3.0)
    assert fact is not None
    (other,), _ = stated(r"\mathbb{E}[\sigma_t^{-2}] < 3", "replace", "mle", ("n: integer in [2,3]", "t: integer >= 1"))
    assert attempted(other, setting, (fact,), "", 3.0) is None
