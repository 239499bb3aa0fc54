"""Ways to converge, correlations, what is given, and distances: spellings against terms that were written by hand."""

# ruff: noqa: E501  (formulas stand on one line)
from __future__ import annotations

from fractions import Fraction
from typing import Any

import pytest

from modelcollapse.checking.domain import CONVENTIONS, Range
from modelcollapse.checking.reading import read_claims
from modelcollapse.checking.reading.tokens import Unreadable
from modelcollapse.checking.terms import Limit, number
from written_terms import Cov, E, Var, absolute, chi2, limit, log, models, mu, n, plain, psi, rel, sd, tends, time, var

t = time

READ: list[tuple[Any, list[str]]] = [
    (tends(sd(), 0, "in probability"), [
        r"\sigma_t \to 0 \text{ in probability}",
        r"\sigma_t \xrightarrow{P} 0",
        r"\sigma_t \xrightarrow[t\to\infty]{\mathbb{P}} 0",
        r"\sigma_t \overset{p}{\longrightarrow} 0",
    ]),
    (rel(limit(E(var())), "=", 0), [
        r"\sigma_t^2 \to 0 \text{ in } L^1",
        r"\sigma_t^2 \to 0 \quad\text{in $L^1$ as $t\to\infty$}",
        r"\sigma_t^2 \xrightarrow{L^1} 0",
        r"\sigma_t^2 \xrightarrow{L_1} 0",
        r"\sigma_t^2 \to 0 \text{ in mean}",
        r"\sigma_t^2 \to 0 \text{ in } \mathcal{L}^1",
    ]),
    (tends((1 - 1 / n) ** (-t) * var(), 1, "almost surely"), [r"(1-\tfrac1n)^{-t}\sigma_t^2 \to 1 \text{ a.s.}"]),
    (rel(limit(E(absolute(mu()))), "=", 0), [r"\mu_t \xrightarrow{L^1} 0"]),
    (rel(limit(E((log(var()) / t - psi((n - 1) / 2)) ** 2)), "=", 0), [
        r"\frac{\log\sigma_t^2}{t} \to \psi\left(\tfrac{n-1}{2}\right) \text{ in mean square}",
        r"\frac{\log\sigma_t^2}{t} \xrightarrow{L^2} \psi((n-1)/2)",
    ]),
    (rel(Cov(mu(), mu(t + 1)) * (Var(mu()) * Var(mu(t + 1))) ** Fraction(-1, 2), "<=", 1), [
        r"\operatorname{Corr}(\mu_t, \mu_{t+1}) \le 1",
        r"\mathrm{corr}[\mu_t,\mu_{t+1}] \leq 1",
    ]),
    (rel(E(var(t + 1), mu(), sd()), "=", (1 - 1 / n) * var()), [
        r"\mathbb{E}[\sigma_{t+1}^2 \mid \mathcal{F}_t] = (1-\tfrac1n)\sigma_t^2",
        r"\mathbb{E}\left[\sigma_{t+1}^2 \,\middle|\, \mathcal{F}_{t}\right] = (1-\tfrac1n)\sigma_t^2",
    ]),
    (rel(E(models("KL")), ">=", 0), [
        r"\mathbb{E}[KL(N_t\|N_0)] \ge 0",
        r"\mathbb{E}[\mathrm{KL}(N_t, N_0)] \ge 0",
        r"\mathbb{E}[\mathrm{KL}(N_t \mid N_0)] \ge 0",
        r"\mathbb{E}[KL(N_t \,\vert\vert\, \mathcal{N}(0,1))] \ge 0",
    ]),
    (rel(E(models("W2")), ">=", 0), [
        r"\mathbb{E}[W_2^2(\mathcal{N}(\mu_t,\sigma_t^2), \mathcal{N}(0,1))] \ge 0",
        r"\mathbb{E}[\mathbb{W}_2^2(N_t, N_0)] \ge 0",
    ]),
    (rel(n * 2**t, ">", 0), [r"n2^t > 0", r"n 2^{t} > 0", r"n\cdot2^t > 0"]),
    (rel(E(chi2() * log(chi2())), ">", 0), [r"\mathbb{E}[\chi^2_{n-1}\log\chi^2_{n-1}] > 0"]),
    (rel(E(var()), "<=", 1), [
        r"\mathbb{E}\sigma_t^2 \le 1 \quad\text{for all } t",
        r"\mathbb{E}\sigma_t^2 \le 1 \quad\text{for every } n \text{ and } t",
        r"\text{For all } n, t: \quad \mathbb{E}\sigma_t^2 \le 1",
    ]),
    (rel(E(var()), "<=", 1), [r"\text{for all } t \ge 0:\quad \mathbb{E}\sigma_t^2 \le 1"]),
]  # fmt: skip

REFUSED = [
    (
        r"\mathbb{E}[\mu_t \mid \mathcal{F}_{t+1}] = \mu_t",
        "generations",
        "a past quantity is not what a later model says of it",
    ),
    (r"\mathbb{E}[\mu_{r} \mid \mathcal{F}_{t}] = \mu_t", "unknown symbol r", "an index that is not known"),
    (r"\mathbb{E}[X_t \mid \mathcal{F}_t] = \mu_t", "generations", "is the data of fit t part of the past?"),
    (r"\mathbb{E}[W_t \mid \mathcal{F}_t] = 1", "generations", "W_t is known at t"),
    (
        r"W_2^2(\mathcal{N}(\mu_t,\sigma_t^2), \mathcal{N}(0,1)) = \mu_t^2 + (\sigma_t-\sigma_0)^2",
        "write N_0",
        "whose units?",
    ),
    (r"\sigma_t \to 0 \text{ in the end}", "unknown word", "no way to converge"),
    (r"\sigma_t \xrightarrow{L^0} 0", "annotation", "no mean of order 0"),
    (r"\sigma_t^2 \to 0 \text{ in } M^2", "unknown word", "no space of that name"),
    (r"\mathbb{E}\sigma_t^2 := 1", "", "a definition is no claim"),
]


@pytest.mark.parametrize(("meant", "tex"), [(meant, tex) for meant, spellings in READ for tex in spellings])
def test_a_spelling_is_read_as_what_it_means(meant: Any, tex: str) -> None:
    (claim,) = read_claims(tex)
    assert plain(claim.statement) == plain(meant)


FIT = r"\mu_{t+1} = \mu_t + \frac{\sigma_t}{\sqrt n} Z, \quad "
SCATTER = r"\sigma_{t+1}^2 = \sigma_t^2\,\chi^2_{n-1}/n, \quad "


@pytest.mark.parametrize(
    "tex",
    [
        FIT + r"\mathbb{E}[Z\mu_{t+1}] = 0",
        FIT + r"\operatorname{Cov}(Z, \mu_{t+2}) = 0",
        FIT + r"\mathbb{E}[Z\mu_{n}] = 0",
        SCATTER + r"\mathbb{E}[\chi^2_{n-1}\sigma_{t+1}^2] = (n-1)\mathbb{E}\sigma_{t+1}^2",
        r"\mathbb{E}[Z\mu_{t+1}] = 0 \quad\text{since}\quad \mu_{t+1} = \mu_t + \frac{\sigma_t}{\sqrt n} Z",
    ],
)
def test_noise_that_an_equation_introduced_is_refused_beside_what_it_made(tex: str) -> None:
    with pytest.raises(Unreadable, match="the noise of a fit"):
        read_claims(tex)


@pytest.mark.parametrize(
    "tex",
    [
        FIT + r"\mathbb{E}[Z\mu_t] = 0, \quad \mathbb{E}[Z] = 0",
        SCATTER + r"\mathbb{E}[\sigma_t^2\chi^2_{n-1}/n] = (1-\tfrac1n)\mathbb{E}\sigma_t^2",
        r"\mathbb{E}[Z\mu_{t+1}] = 0",
    ],
)
def test_and_is_independent_of_what_was_before(tex: str) -> None:
    assert read_claims(tex)


SIDED = {"x": Range(False), "y": Range(False, Fraction(0), low_strict=True), "u": Range(False, None, Fraction(0))}


@pytest.mark.parametrize("tex", [r"\lim_{y\to0^+}y = 0", r"\lim_{y\downarrow0}y = 0", r"\lim_{u\to0^-}u = 0"])
def test_a_side_of_a_limit_is_read_where_the_domain_has_no_other(tex: str) -> None:
    (claim,) = read_claims(tex, {**CONVENTIONS, **SIDED})
    assert isinstance(claim.statement.left, Limit) and claim.statement.left.target == number(0)


@pytest.mark.parametrize(
    "tex",
    [
        r"\lim_{x\to0^-}\frac1x = \infty", r"\lim_{x\downarrow0}\frac1x = \infty", r"\lim_{y\to0^-}\log y = -\infty",
        r"\lim_{\epsilon\to1^+}\frac{1}{1-\epsilon} = \infty", r"\lim_{y\uparrow1}y = 1",
    ],
)  # fmt: skip
def test_and_is_refused_where_it_is_not_the_domain_s_own(tex: str) -> None:
    with pytest.raises(Unreadable, match="from one side"):
        read_claims(tex, {**CONVENTIONS, **SIDED})


def test_statements_that_are_joined_are_claimed_each() -> None:
    first, second = read_claims(r"\sigma_t \to 0 \text{ in } L^1 \quad\text{but}\quad \mathbb{E}\sigma_t^2 = 1")
    assert plain(first.statement) == plain(rel(limit(E(sd())), "=", 0))
    assert plain(second.statement) == plain(rel(E(var()), "=", 1))


@pytest.mark.parametrize(("tex", "says", "why"), REFUSED)
def test_what_would_have_to_be_guessed_is_refused(tex: str, says: str, why: str) -> None:
    with pytest.raises(Unreadable) as caught:
        read_claims(tex)
    assert says in str(caught.value), why
