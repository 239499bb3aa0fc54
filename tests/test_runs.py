"""Limits along a run: what the strong law gives, and its false twins, which the rule itself must not prove."""

from __future__ import annotations

import pytest

from modelcollapse.checking import kernel
from modelcollapse.checking.kernel import Theorem, Unproved
from proof_claims import Case, read

TRUE = [
    Case(r"\mathrm{KL}(N_t\|N_0) \to \infty \text{ a.s.}"),
    Case(r"\mathrm{KL}(N_t\|N_0) \to \infty \text{ a.s.}", estimator="unbiased"),
    Case(r"\log\sigma_t^2 \to -\infty \text{ a.s.}"),
    Case(r"\log\sigma_t^{-1} \to \infty \text{ in probability}"),
    Case(r"\sigma_t \to 0 \text{ in probability}", estimator="unbiased"),
    Case(r"t^3\sigma_t \to 0 \text{ a.s.}"),
    Case(r"(1-\tfrac1n)^{-t}\sigma_t^2 \to 0 \text{ a.s.}"),
    Case(r"\sigma_t^2\log\sigma_t^2 \to 0 \text{ a.s.}"),
    Case(r"\mu_t^2\sigma_t^2 \to 0 \text{ a.s.}"),
    Case(r"\mu_{t+1}-\mu_t \to 0 \text{ a.s.}"),
    Case(r"\mu_{2t}-\mu_t+\sigma_t+3 \to 3 \text{ a.s.}", estimator="unbiased"),
    Case(r"\frac{\mu_t}{t} \to 0 \text{ a.s.}"),
    Case(r"\frac1t\log\sigma_{2t}^2 \to 2\psi(\tfrac{n-1}2)-2\log\tfrac n2 \text{ a.s.}"),
    Case(r"\sigma_{t+1}\sigma_t \to 0 \text{ a.s.}"),
    Case(r"\sigma_{t+1}^4\sigma_t^{-2} \to 0 \text{ a.s.}"),
    Case(r"P(\sigma_t^2 \to 0) = 1"),
    Case(r"P(\sigma_t^2 > \tfrac12) \to 0"),
    Case(r"\lim_{t\to\infty} P(\sigma_t < \tfrac12) = 1", estimator="unbiased"),
    Case(r"\lim_{t\to\infty} P(t\sigma_t < 1 + \sigma_t^2) = 1"),
]
FALSE = [
    Case(r"\mathrm{KL}(N_t\|N_0) \to 0 \text{ a.s.}"),
    Case(r"\mathrm{KL}(N_0\|N_t) \to -\infty \text{ a.s.}"),
    Case(r"\mathrm{KL}(N_t\|N_0) \to \infty \text{ a.s.}", "accumulate"),
    Case(r"\log\sigma_t^2 \to \infty \text{ a.s.}"),
    Case(r"\log\sigma_t^2 \to 0 \text{ a.s.}"),
    Case(r"\sigma_t \to 0 \text{ in probability}", "fresh"),
    Case(r"\sigma_t \to 0 \text{ in probability}", estimator="any"),
    Case(r"4^t\sigma_t^2 \to 0 \text{ a.s.}"),
    Case(r"(-1)^t\mu_t \to 0 \text{ a.s.}"),
    Case(r"\mu_t \to 0 \text{ a.s.}"),
    Case(r"\mu_t \to 0 \text{ in probability}"),
    Case(r"\mu_{t+1}+\mu_t \to 0 \text{ a.s.}"),
    Case(r"\mu_{t+1}^2-\mu_t \to 0 \text{ a.s.}"),
    Case(r"t\mu_{t+1}-t\mu_t+\mu_t \to 0 \text{ a.s.}"),
    Case(r"\frac{\sigma_{t+1}^2}{\sigma_t^2} \to 1 \text{ a.s.}"),
    Case(r"\log\sigma_{t+1}^2-\log\sigma_t^2 \to 0 \text{ a.s.}"),
    Case(r"\log\sigma_{t+1}^2-\log\sigma_t^2 \to \psi(\tfrac{n-1}2)-\log\tfrac n2 \text{ a.s.}"),
    Case(r"\frac1t\log\sigma_{2t}^2 \to \psi(\tfrac{n-1}2)-\log\tfrac n2 \text{ a.s.}"),
    Case(r"\sigma_1^2 \to 0 \text{ a.s. as } t\to\infty"),
    Case(r"P(\sigma_t^2 \to 1) = 1"),
    Case(r"P(\sigma_t^2 > \tfrac12) \to 1"),
    Case(r"P(\sigma_t^2 > 0) \to 0"),
    Case(r"P(\mu_t > 0) \to 0"),
    Case(r"P(\mu_{t+1} > \mu_t) \to 0"),
    Case(r"\sigma_t^2-2\sigma_t^{-2} \to \infty \text{ a.s.}"),
    Case(r"\sigma_t^{-2}-2\sigma_t^{-4} \to \infty \text{ a.s.}"),
]


def theorem(case: Case) -> Theorem:
    claim, setting = read(case)
    return kernel.strong_law(claim.statement, setting, {**setting.domain, **claim.restriction})


@pytest.mark.parametrize("case", TRUE, ids=lambda case: f"{case[0]} {case[2]}")
def test_it_holds_along_almost_every_run(case: Case) -> None:
    assert theorem(case).level == "CITED"


@pytest.mark.parametrize("case", FALSE, ids=lambda case: f"{case[0]} {case[1]}")
def test_a_false_twin_is_not_proved(case: Case) -> None:
    with pytest.raises(Unproved):
        theorem(case)
