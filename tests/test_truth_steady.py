"""True statements whose first terms, or first far values, tell another story than the end: none is refuted."""

from __future__ import annotations

import sys
from fractions import Fraction
from typing import Any

import pytest

pytest.importorskip("flint")

from modelcollapse.checking.reading import read_claims
from modelcollapse.checking.setting import Setting
from modelcollapse.checking.stated import stated
from modelcollapse.checking.truth import judge
from modelcollapse.checking.truth.reals import Unsupported
from modelcollapse.checking.truth.search import context_at
from modelcollapse.checking.truth.simulated import simulated_probability
from modelcollapse.checking.truth.values import value
from modelcollapse.checking.verdict import Verdict
from modelcollapse.estimators import as_estimator

DRIFT, AS = r"\psi((n-1)/2)+\log(2/n)", r"\text{ a.s.}"
TEN_MILLION = r"\cdot".join(["10^7"] * 40)

# fmt: off
LATE = (
    r"\lim_{t\to\infty}\sum_{k=t}^{100} 1 = 0",
    r"\lim_{t\to\infty}\sum_{k=t}^{n} k=0",
    r"\lim_{t\to\infty}\prod_{k=t}^{50} 2 = 1",
    r"\lim_{t\to\infty}\mathbb{E}[\mu_t\mu_{36}]=1-(1-1/n)^{36}",
    r"\lim_{t\to\infty}\mathbb{E}[\sigma_t^2\sigma_{36}^2]=0",
    r"\lim_{t\to\infty}\mathbb{E}[\sigma_{2t}^2\sigma_{t+60}^2] = 0",
    r"\lim_{t\to\infty}\operatorname{Cov}(\sigma_t^2,\sigma_{50}^2) = 0",
    r"\lim_{t\to\infty}\operatorname{Var}(\mu_t-\mu_{60}) = (1-1/n)^{60}",
    r"\lim_{t\to\infty}\mathbb{E}|\sigma_t^2\sigma_{60}^2|=0",
    r"\sum_{k=0}^{\infty}\mathbb{E}[\sigma_k^2\sigma_{50}^2]<\infty",
    r"\sum_{t=0}^{\infty}\sum_{k=t}^{60} 1=1891",
    r"\sigma_t^2\sigma_{60}^2\to 0\text{ in }L^1",
    r"\lim_{t\to\infty}\mathbb{E}[\sigma_{60}] > 0",
)
LARGE = (
    r"\lim_{t\to\infty}\frac{t}{t+200!} = 1",
    r"\lim_{x\to\infty}\frac{x}{x+\Gamma(200)} = 1",
    r"\lim_{x\to\infty}\frac{x}{x+\binom{2000}{1000}} = 1",
    r"\lim_{x\to\infty}\frac{x}{x+\cosh(1000)} = 1",
    rf"\lim_{{x\to\infty}}\frac{{x}}{{x+{TEN_MILLION}}} = 1",
    r"\frac{1}{t}\sum_{k=1}^{t}\frac{k}{k+200!}\to 1 \text{ as } t\to\infty",
    r"\lim_{t\to\infty}\frac{t}{t+200!}\mathbb{E}[\mu_t^2]=1",
    r"\lim_{t\to\infty}\frac{10^8t^{1/40}}{t^{1/40}+10^7}=10^8",
    r"\lim_{t\to\infty}\frac{\log t}{1+\frac{\log t}{10^6}}=10^6",
)
WALKS = (
    rf"\frac{{\log\sigma_t^2}}{{t+10^{{50}}}}\to{DRIFT}{AS}",
    rf"\frac{{\log\sigma_t^2}}{{t+200!}}\to{DRIFT}{AS}",
    rf"(1-10^{{-60}})^t\frac{{\log\sigma_t^2}}{{t}}\to 0{AS}",
    rf"t^{{-10^{{-20}}}}\log\frac{{\sigma_{{t+1}}^2}}{{\sigma_t^2}}\to 0{AS}",
    rf"(\sigma_t^2)^{{\frac{{1}}{{t+10^{{80}}}}}}\to\exp({DRIFT}){AS}",
    rf"\frac{{t\mu_t}}{{t+200!}}-\mu_t\to 0{AS}",
    rf"\frac{{1}}{{t+200!}}\sum_{{k=1}}^{{t}}\frac{{\sigma_{{k+1}}^2}}{{\sigma_k^2}}\to 1-\frac1n{AS}",
    r"\frac{\sigma_{t+1}^2}{\sigma_t^2}t^{-1/10^{20}}\to 0\text{ in probability}",
)
STILL = (
    (r"\lim_{t\to\infty}\mathbb{E}[\mu_{t+60}\mu_{t}] = 1", True),
    (r"\lim_{t\to\infty}\mathbb{E}[\mu_{t+60}\mu_{t}] = 2", False),
    (r"\lim_{t\to\infty}\sum_{k=t}^{t+5} 1 = 6", True),
    (r"\lim_{t\to\infty}\sum_{k=t}^{t+5} 1 = 5", False),
    (r"\sum_{t=0}^{\infty}\mathbb{E}[\sigma_t^2\sigma_{t+2}^2] = 0", False),
    (r"\lim_{x\to\infty}\frac{x}{x+10^6} = 0", False),
    (rf"\frac{{\log\sigma_t^2}}{{t+10^3}}\to 0{AS}", False),
)
UNSUPPORTED = (
    (rf"\frac{{(-1)^t}}{{t}}\log\sigma_t^2\to{DRIFT}{AS}", ()),
    (r"\lim_{\epsilon\to\infty}\frac{1}{\epsilon}=0", ()),
    (r"\lim_{y\to\infty}\frac{1}{1+y}=0", ("y: real in [0, 1)",)),
)
# fmt: on


def verdict(tex: str, symbols: tuple[str, ...] = ()) -> Verdict:
    """What the truth channel says of the one link."""
    (claim,), setting = stated(tex, "replace", "mle", symbols)
    return judge(claim, setting, 5)


@pytest.mark.parametrize("tex", (*LATE, *LARGE, *WALKS))
def test_a_true_statement_is_never_refuted(tex: str) -> None:
    found = verdict(tex)
    assert found.level in ("SUPPORTED", "UNCHECKED"), found.reason


@pytest.mark.parametrize(("tex", "true"), STILL)
def test_what_keeps_its_order_is_still_told(tex: str, true: bool) -> None:
    assert verdict(tex).level == ("SUPPORTED" if true else "REFUTED")


@pytest.mark.parametrize(("tex", "symbols"), UNSUPPORTED)
def test_what_has_no_such_limit_is_not_supported(tex: str, symbols: tuple[str, ...]) -> None:
    assert verdict(tex, symbols).level in ("UNCHECKED", "REFUTED")


def test_a_hint_that_fails_leaves_the_refutation(monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(*_: Any) -> str:
        raise ZeroDivisionError

    monkeypatch.setattr(sys.modules[judge.__module__], "proposal", broken)
    assert verdict(r"\mathbb{E}\sigma_t^2 = 1").level == "REFUTED"


def test_a_sample_of_no_paths_is_given_up() -> None:
    (claim,) = read_claims(r"P(\mu_1 > \mu_{7000000}) = \frac12")
    context = context_at({"n": Fraction(3)}, Setting("replace", as_estimator("mle")))
    with pytest.raises(Unsupported, match="the reason"):
        simulated_probability(claim.statement.left.event, context, value, Unsupported("the reason"))
