"""LaTeX as people write it, read as what it means: every spelling against a term that was written by hand."""

# ruff: noqa: E501  (formulas and documents stand on one line)
from __future__ import annotations

from fractions import Fraction
from typing import Any

import pytest

from modelcollapse.checking.domain import CONVENTIONS, Range
from modelcollapse.checking.reading import read_claims, read_term
from modelcollapse.checking.terms import Claim, Plus, Power, Times, number
from written_terms import (
    Cov,
    E,
    P,
    T,
    V,
    Var,
    a,
    absolute,
    binomial,
    c,
    chi2,
    draw,
    e,
    eps,
    exp,
    factorial,
    gamma,
    half,
    infinity,
    k,
    lam,
    like,
    limit,
    log,
    maximum,
    models,
    mu,
    n,
    n_r,
    n_s,
    normal,
    phi,
    pi,
    plain,
    psi,
    psi_1,
    ratio,
    rel,
    s,
    same_law,
    sd,
    series,
    sine,
    sinh,
    sqrt,
    symbol,
    tends,
    time,
    var,
    x,
)  # fmt: skip

DOMAIN = {
    **CONVENTIONS, "c": Range(False, Fraction(0)), "s": Range(True, Fraction(0)), "n_1": Range(True, Fraction(2)),
    "rho": Range(False, Fraction(0), Fraction(1)), "m": Range(True, Fraction(1)), "u": Range(False),
}  # fmt: skip
t = time
r = 1 - 1 / n
number_less_two = Plus((n.term, number(-2)))
rho, n_1, m, u, j, i = map(symbol, ("rho", "n_1", "m", "u", "j", "i"))
c_n = sqrt(2 / n) * (gamma(n / 2) / gamma((n - 1) / 2))

RELATIONS: list[tuple[Any, list[str]]] = [
    (rel(E(var()), "=", r**t), [
        r"\mathbb{E}\,\sigma_t^2 = \left(1-\frac1n\right)^t",
        r"\mathbb E\sigma_t^2=(1-1/n)^t",
        r"E[\sigma_t^2] = (1 - \tfrac1n)^t",
        r"\operatorname{E}\left[\sigma_{t}^{2}\right] = \Bigl(1-\frac{1}{n}\Bigr)^{t}",
        r"\mathbb{E}(\sigma^2_t) = \Big( 1 - \dfrac{1}{n} \Big)^t.",
        r"\mathrm{E}\bigl[{\sigma_t}^2\bigr] \;=\; \left[1-n^{-1}\right]^t",
        r"\mathbb{E}\{\sigma_t^2\} = \left(1-{1}/{n}\right)^{t}",
        r"\displaystyle \mathbb{E} \left( \sigma_t^2 \right) = \big( 1 - \frac 1 n \big)^t \, ,",
        r"\text{E}[\sigma_t^2] \quad = \quad (1-\frac{1}{n})^t \tag{induction on t}",
    ]),
    (rel(E(var()), "=", r**t * var(0)), [
        r"\mathbb{E}\,\sigma_t^2 = \Bigl(1-\frac1n\Bigr)^t\sigma_0^2",
        r"\mathbb{E}\sigma_t^2=\sigma_0^2(1-1/n)^t",
        r"E\,\sigma^2_t = \sigma^2_0 \cdot \left(1-\frac1n\right)^t",
    ]),
    (rel(E(var()), "=", (lam * (n - 1) / a) ** t), [
        r"\mathbb{E}\,\sigma_t^2 = \left(\frac{\lambda(n-1)}{a}\right)^t",
        r"E[\sigma_t^2] = \left(\lambda\,\tfrac{n-1}{a}\right)^t",
        r"E[\sigma_t^2] = \bigl(\lambda(n-1)/a\bigr)^t",
    ]),
    (rel(var(t + 1), "=", var() * (chi2() / n)), [
        r"\sigma_{t+1}^2 = \sigma_t^2\,\frac{\chi^2_{n-1}}{n}",
        r"\sigma^2_{t+1} = \sigma^2_t \cdot \frac{\chi_{n-1}^2}{n}",
        r"\sigma_{t+1}^2 = \frac{\sigma_t^2}{n} \chi^2(n-1)",
        r"\sigma_{t+1}^2 = \frac{1}{n}\sigma_t^2\chi^2_{n-1}",
    ]),
    (same_law(var(t + 1), var() * chi2() / n), [
        r"\sigma_{t+1}^2 \sim \frac{\sigma_t^2\,\chi^2_{n-1}}{n}",
        r"\sigma_{t+1}^2 \stackrel{d}{=} \frac{\sigma_t^2}{n}\,\chi^2_{n-1}",
        r"\sigma_{t+1}^2 \overset{d}{=} \frac{\sigma_t^2}{n}\chi^2_{n-1}",
        r"\sigma_{t+1}^2 \overset{\mathrm{d}}{=} \frac{\sigma_t^2}{n}\chi^2_{n-1}",
    ]),
    (same_law(draw(), normal(mu(), var())), [
        r"X_t \sim \mathcal{N}(\mu_t, \sigma_t^2)",
        r"X_t\sim N(\mu_t,\sigma_t^2)",
        r"x_t \sim \mathcal N\left(\mu_t,\,\sigma_t^2\right)",
    ]),
    (rel(mu(t + 1), "=", mu() + sd() / sqrt(n) * normal(label="t")), [
        r"\mu_{t+1} = \mu_t + \frac{\sigma_t}{\sqrt n} Z_t",
        r"\mu_{t+1} = \mu_t + \frac{\sigma_t}{\sqrt{n}}\,Z_t",
    ]),
    (rel(E(var(t + 1), sd()), "=", r * var()), [
        r"\mathbb{E}[\sigma_{t+1}^2 \mid \sigma_t] = \left(1-\frac1n\right)\sigma_t^2",
        r"\mathbb{E}[\sigma_{t+1}^2 | \sigma_t^2] = (1-1/n)\,\sigma_t^2",
        r"\mathbb{E}\left[\sigma_{t+1}^2 \,\middle|\, \sigma_t\right] = \left(1-\frac1n\right)\sigma_t^2",
        r"\mathbb{E}\bigl(\sigma_{t+1}^2 \bigm| \sigma_t\bigr) = \left(1-\frac1n\right)\sigma_t^2",
    ]),
    (rel(E(mu(t + 1) ** 2, mu(), sd()), "=", mu() ** 2 + var() / n), [
        r"\mathbb{E}[\mu_{t+1}^2\mid\mu_t,\sigma_t] = \mu_t^2 + \frac{\sigma_t^2}{n}",
        r"E[\mu_{t+1}^2|\mu_t,\sigma_t^2]=\mu_t^2+\sigma_t^2/n",
    ]),
    (rel(Var(mu()), "=", 1 - r**t), [
        r"\operatorname{Var}\mu_t = 1-\left(1-\frac1n\right)^t",
        r"\mathrm{Var}(\mu_t) = 1 - (1-1/n)^t",
        r"\text{Var}[\mu_t]=1-\Bigl(1-\tfrac1n\Bigr)^t",
        r"\mathbb{V}[\mu_t]=1-\bigl(1-\tfrac1n\bigr)^t",
        r"\operatorname{var}\left(\mu_t\right) = 1-(1-n^{-1})^t",
    ]),
    (rel(Var(mu(t + 1), mu(), sd()), "=", lam / n * var()), [
        r"\operatorname{Var}(\mu_{t+1}\mid\mu_t,\sigma_t) = \frac{\lambda}{n}\sigma_t^2",
    ]),
    (rel(Cov(mu(s), mu()), "=", Var(mu(s))), [
        r"\operatorname{Cov}(\mu_s, \mu_t) = \operatorname{Var}\mu_s",
        r"\mathrm{Cov}[\mu_s,\mu_t]=\mathrm{Var}[\mu_s]",
    ]),
    (rel(E(var()) + Var(mu()), "=", var(0)), [
        r"\mathbb{E}\,\sigma_t^2 + \operatorname{Var}\mu_t = \sigma_0^2",
        r"E\sigma_t^2+\mathrm{Var}\,\mu_t=\sigma_0^2",
        r"\mathbb{E}[\sigma_t^2]+\operatorname{Var}(\mu_t)=\sigma_0^2 \qquad\text{(conservation)}",
    ]),
    (rel(E(log(var())), "=", t * (psi((n - 1) / 2) - log(n / 2))), [
        r"\mathbb{E}\log\sigma_t^2 = t\left(\psi\left(\frac{n-1}{2}\right)-\log\frac n2\right)",
        r"\mathbb{E}[\log \sigma_t^2] = t\,\Bigl[\psi\bigl(\tfrac{n-1}2\bigr)-\ln\tfrac{n}{2}\Bigr]",
        r"E\log\sigma_t^2 = t\cdot\bigl(\psi((n-1)/2)-\log(n/2)\bigr)",
    ]),
    (rel(Var(log(var())), "=", t * psi_1((n - 1) / 2)), [
        r"\operatorname{Var}\log\sigma_t^2 = t\,\psi_1\left(\frac{n-1}{2}\right)",
        r"\operatorname{Var}(\log\sigma_t^2) = t\,\psi'\!\left(\tfrac{n-1}{2}\right)",
        r"\operatorname{Var}[\log\sigma_t^2] = t\,\psi^{(1)}\left(\frac{n-1}{2}\right)",
    ]),
    (rel(E(log(chi2())), "=", psi((n - 1) / 2) + log(2)), [
        r"\mathbb{E}\log\chi^2_{n-1} = \psi\left(\frac{n-1}2\right)+\log 2",
        r"\mathbb{E}\ln\chi_{n-1}^2 = \digamma((n-1)/2)+\ln 2",
    ]),
    (rel(E(sd()), "=", c_n**t), [
        r"\mathbb{E}\,\sigma_t = \left(\sqrt{\frac2n}\,\frac{\Gamma(n/2)}{\Gamma((n-1)/2)}\right)^t",
        r"\mathbb{E}\sigma_t=\left(\sqrt{2/n}\frac{\Gamma(\frac n2)}{\Gamma(\frac{n-1}2)}\right)^t",
        r"\mathbb{E}\sigma_t=\biggl(\sqrt{\tfrac{2}{n}}\cdot\frac{\Gamma\left(\tfrac n2\right)}{\Gamma\left(\tfrac{n-1}2\right)}\biggr)^t",
    ]),
    (rel(E(sd() ** (2 * u)), "=", ((2 * lam / a) ** u * (gamma((n - 1) / 2 + u) / gamma((n - 1) / 2))) ** t), [
        r"\mathbb{E}\,\sigma_t^{2u} = \left[\left(\frac{2\lambda}{a}\right)^u\frac{\Gamma(\frac{n-1}2+u)}{\Gamma(\frac{n-1}2)}\right]^t",
    ]),
    (rel(E(sd() ** 4), "=", ((n**2 - 1) / n**2) ** t), [
        r"\mathbb{E}\,\sigma_t^4 = \left(\frac{n^2-1}{n^2}\right)^t",
        r"\mathbb{E}[\sigma_t^4]=\Bigl(\frac{n^2-1}{n^2}\Bigr)^t",
    ]),
    (rel(E(models("KL")), "=", t / 2 * (log(n / 2) - psi((n - 1) / 2))), [
        r"\mathbb{E}\,\mathrm{KL}(N_t\,\|\,N_0) = \frac t2\left[\log\frac n2-\psi\left(\frac{n-1}2\right)\right]",
        r"\mathbb{E}\,D_{KL}(N_t\|N_0) = \frac{t}{2}\left(\log\frac n2-\psi\left(\frac{n-1}2\right)\right)",
        r"\mathbb{E}[D_{\mathrm{KL}}(\mathcal{N}_t\,\Vert\,\mathcal{N}_0)] = \tfrac t2\left(\log\tfrac n2-\psi\left(\tfrac{n-1}2\right)\right)",
        r"\mathbb{E}\,\operatorname{KL}\left(N_t \parallel N_0\right) = \frac{t}{2}\left(\log\frac n2-\psi\left(\frac{n-1}2\right)\right)",
        r"\mathbb{E}\,\mathrm{KL}(N(\mu_t,\sigma_t^2) || N(\mu_0,\sigma_0^2)) = \frac{t}{2}\left(\log\frac n2-\psi\left(\frac{n-1}2\right)\right)",
    ]),
    (rel(E(models("W2")), "=", 2 * (1 - c**t)), [
        r"\mathbb{E}\,W_2^2(N_t,N_0) = 2(1-c^t)",
        r"\mathbb{E}[W_2^2(N_t, N_0)] = 2\,(1 - c^t)",
        r"\mathbb{E}\,W_2(N_t,N_0)^{2} = 2(1-c^t)",
        r"\mathbb{E}\,\mathcal{W}_2^2\left(N_t,N_0\right) = 2(1-c^t)",
    ]),
    (rel(V(models("KL").term), "=", half * (var() + mu() ** 2 - 1 - log(var()))), [
        r"\mathrm{KL}(N_t\,\|\,N_0) = \tfrac12\left(\sigma_t^2+\mu_t^2-1-\log\sigma_t^2\right)",
    ]),
    (rel(limit(E(var())), "=", series("product", "k", 1, infinity, 1 - 1 / (n * k**2))), [
        r"\lim_{t\to\infty}\mathbb{E}\,\sigma_t^2 = \prod_{k=1}^{\infty}\left(1-\frac{1}{nk^2}\right)",
        r"\lim_{t \rightarrow \infty} \mathbb{E}[\sigma_t^2] = \prod_{k=1}^\infty \Bigl(1-\frac1{nk^2}\Bigr)",
        r"\lim\limits_{t\to\infty}\mathbb{E}\sigma_t^2=\prod\limits_{k\ge1}\left(1-\frac{1}{n k^2}\right)",
    ]),
    (rel(series("product", "k", 1, infinity, 1 - 1 / (n * k**2)), "=", sine(pi / sqrt(n)) / (pi / sqrt(n))), [
        r"\prod_{k=1}^{\infty}\left(1-\frac1{nk^2}\right) = \frac{\sin(\pi/\sqrt n)}{\pi/\sqrt n}",
        r"\prod_{k\geq 1}\left(1-\tfrac{1}{nk^2}\right) = \frac{\sin\frac{\pi}{\sqrt n}}{\frac{\pi}{\sqrt n}}",
    ]),
    (rel(E(var()), "=", series("product", "k", 1, t, 1 - 1 / (n * k**2))), [
        r"\mathbb{E}\,\sigma_t^2 = \prod_{k=1}^t\left(1-\frac1{nk^2}\right)",
        r"\mathbb{E}\,\sigma_t^2 = \prod^{t}_{k=1}\left(1-\frac1{nk^2}\right)",
    ]),
    (rel(Var(mu()), "=", 1 / n * series("sum", "s", 0, t - 1, E(var(s)))), [
        r"\operatorname{Var}\mu_t = \frac1n\sum_{s=0}^{t-1}\mathbb{E}\,\sigma_s^2",
        r"\operatorname{Var}(\mu_t) = \frac{1}{n} \sum_{s=0}^{t-1} \mathbb{E}[\sigma_s^2]",
    ]),
    (rel(series("sum", "k", 1, infinity, k**-2), "=", pi**2 / 6), [r"\sum_{k\ge 1} k^{-2} = \pi^2/6"]),
    (rel(series("sum", "k", 1, infinity, 1 / k**2), "=", pi**2 / 6), [
        r"\sum_{k=1}^{\infty}\frac{1}{k^2} = \frac{\pi^2}{6}",
        r"\sum_{k=1}^\infty 1/k^2=\frac{\pi^{2}}{6}",
    ]),
    (rel(var(0) * series("product", "s", 1, t, E(ratio(s))), "=", var(0)), [
        r"\sigma_0^2\prod_{s=1}^{t}\mathbb{E}\,W_s = \sigma_0^2",
    ]),
    (tends(1 / t * log(var() / var(0)), E(log(ratio(1))), "almost surely"), [
        r"\frac1t\log\frac{\sigma_t^2}{\sigma_0^2} \to \mathbb{E}\log W_1 \quad\text{almost surely}",
        r"\frac1t\log\frac{\sigma_t^2}{\sigma_0^2} \xrightarrow{\text{a.s.}} \mathbb{E}\log W_1",
        r"\frac{1}{t}\log\left(\frac{\sigma_t^2}{\sigma_0^2}\right) \xrightarrow[t\to\infty]{\text{a.s.}} \mathbb{E}[\log W_1]",
        r"\lim_{t\to\infty}\frac1t\log\frac{\sigma_t^2}{\sigma_0^2} = \mathbb{E}\log W_1 \quad\text{a.s.}",
    ]),
    (tends(var(), 0, "almost surely"), [
        r"\sigma_t^2 \to 0 \quad\text{almost surely}",
        r"\sigma_t^2\to0\text{ a.s.}",
        r"\sigma_t^2 \xrightarrow{a.s.} 0",
        r"\sigma_t^2 \overset{\text{a.s.}}{\longrightarrow} 0",
        r"\sigma_t^2 \longrightarrow 0 \quad \text{with probability one as } t\to\infty",
        r"\sigma_t^2 \to 0 \quad \text{almost surely as $t \to \infty$}",
    ]),
    (tends(E(var()), 0), [
        r"\mathbb{E}\,\sigma_t^2 \to 0",
        r"\mathbb{E}\,\sigma_t^2 \to 0 \quad\text{as } t\to\infty",
        r"\mathbb{E}\,\sigma_t^2 \xrightarrow{t\to\infty} 0",
        r"\mathbb{E}\,\sigma_t^2 \to 0 \qquad (t\to\infty)",
    ]),
    (tends(n * (1 - r), 1, "", "n"), [r"n\left(1-\left(1-\frac1n\right)\right) \to 1 \quad\text{as } n\to\infty"]),
    (like(r**t, e ** (-(t / n)), "n"), [
        r"(1-1/n)^t \sim e^{-t/n} \quad\text{as } n\to\infty",
        r"\left(1-\frac1n\right)^t \sim \mathrm{e}^{-t/n}, \qquad n\to\infty",
    ]),
    (like(log(n / 2) - psi((n - 1) / 2), 2 / n, "n"), [r"\log\frac n2-\psi\left(\frac{n-1}2\right) \sim \frac2n"]),
    (rel(psi((n - 1) / 2), "<", log((n - 1) / 2)), [
        r"\psi\left(\frac{n-1}{2}\right) < \log\frac{n-1}{2}",
        r"\psi\Bigl(\tfrac{n-1}2\Bigr)<\log\Bigl(\tfrac{n-1}2\Bigr)",
        r"\psi((n-1)/2) \lt \ln((n-1)/2)",
    ]),
    (rel(r**n, "<=", 1 / e), [
        r"\left(1-\frac1n\right)^n \le \frac1e",
        r"(1-1/n)^n \leq 1/e",
        r"(1-1/n)^n \leqslant \frac{1}{e}",
        r"(1-1/n)^n <= 1/e",
    ]),
    (rel(E(T), ">=", log(1 / eps) / (log(n / 2) - psi((n - 1) / 2))), [
        r"\mathbb{E}\,T \ge \frac{\log(1/\epsilon)}{\log\frac n2-\psi\left(\frac{n-1}2\right)}",
        r"\mathbb{E}[T] \geq \frac{\log(1/\varepsilon)}{\log(n/2)-\psi((n-1)/2)}",
        r"\mathbb{E}\,T_\epsilon \geqslant \frac{\log\frac1\epsilon}{\log(n/2)-\psi((n-1)/2)}",
    ]),
    (rel(P(var(), ">", eps), "<=", eps ** -half * c**t), [
        r"P(\sigma_t^2 > \epsilon) \le \epsilon^{-1/2} c^t",
        r"\Pr(\sigma_t^2>\epsilon)\le\epsilon^{-\frac12}c^t",
        r"\mathbb{P}\left[\sigma_t^2 > \epsilon\right] \le \epsilon^{-1/2}\,c^t",
        r"\Pr\{\sigma_t^2 > \varepsilon\} \leq \varepsilon^{-1/2} c^t",
    ]),
    (rel(P(absolute(draw() - mu(0)), ">", k * sd(0)), "<=", 1 / k**2), [
        r"\mathbb{P}(|X_t-\mu_0| > k\sigma_0) \le \frac{1}{k^2}",
        r"P\left(\left|X_t-\mu_0\right|>k\sigma_0\right)\le 1/k^2",
        r"P(\lvert X_t-\mu_0\rvert>k\,\sigma_0)\le\frac1{k^2}",
    ]),
    (rel(E(2 * absolute(mu()), mu()), "=", 2 * absolute(mu())), [
        r"\mathbb{E}[2|\mu_t| \mid \mu_t] = 2|\mu_t|", r"E\left[2\left|\mu_t\right|\,\middle|\,\mu_t\right] = 2|\mu_t|",
    ]),
    (rel(E(2 * absolute(mu())), ">", 0), [r"E[2|\mu_t|] > 0", r"\mathbb{E}\,2|\mu_t| > 0"]),
    (rel(P(T, "=", infinity), "=", 0), [r"P(T = \infty) = 0", r"\mathbb{P}(T=\infty)=0"]),
    (rel(P(T, "<=", t), "=", P(var(), "<=", eps)), [r"P(T\le t) = P(\sigma_t^2\le\epsilon)"]),
    (rel(E(absolute(mu(1))), "=", sqrt(2 / (pi * n))), [
        r"\mathbb{E}|\mu_1| = \sqrt{\frac{2}{\pi n}}",
        r"E[|\mu_1|]=\sqrt{2/(\pi n)}",
        r"\mathbb{E}\left|\mu_1\right| = \left(\frac{2}{\pi n}\right)^{1/2}",
    ]),
    (rel(E(absolute(mu(t + 1)), mu()), ">=", absolute(mu())), [
        r"\mathbb{E}[|\mu_{t+1}| \mid \mu_t] \ge |\mu_t|",
        r"\mathbb{E}[|\mu_{t+1}|\,|\,\mu_t] \ge |\mu_t|",
    ]),
    (rel(sd() * normal(), "=", normal() * sd()), [r"\sigma_t Z = Z\sigma_t"]),
    (rel(E(chi2(n - 1, "1") * chi2(n - 1, "2")), "=", (n - 1) ** 2), [
        r"\mathbb{E}[\chi^2_{n-1,1}\,\chi^2_{n-1,2}] = (n-1)^2",
    ]),
    (rel(E((chi2() / n) ** 2), "=", (n**2 - 1) / n**2), [
        r"\mathbb{E}\left[\left(\frac{\chi^2_{n-1}}{n}\right)^2\right] = \frac{n^2-1}{n^2}",
    ]),
    (rel(E(sd() ** -2), "=", (n / (n - 3)) ** t), [
        r"\mathbb{E}\,\sigma_t^{-2} = \left(\frac{n}{n-3}\right)^t \quad\text{for all } n\ge 4",
        r"\mathbb{E}\,\sigma_t^{-2} = \left(\frac{n}{n-3}\right)^t, \qquad n \ge 4",
        r"\mathbb{E}[\sigma_t^{-2}] = \left(\frac{n}{n-3}\right)^t \qquad (n > 3)",
    ]),
    (rel(E(1 / var()), "=", (n / (n - 3)) ** t), [r"\mathbb{E}\left[\frac{1}{\sigma_t^2}\right] = \left(\frac{n}{n-3}\right)^t"]),
    (rel(log(x) ** 2, ">=", 0), [r"\log^2 x \ge 0", r"(\log x)^2\ge0", r"\ln^2(x)\geq 0"]),
    (rel(x ** (t**2), "=", x ** (t * t)), [r"x^{t^2} = x^{t t}"]),
    (rel(binomial(n, 2), "=", n * (n - 1) / 2), [
        r"\binom n2 = \frac{n(n-1)}{2}", r"\binom{n}{2} = \frac{n(n-1)}2", r"\tbinom{n}{2} = n(n-1)/2",
    ]),
    (rel(factorial(n), "=", gamma(n + 1)), [r"n! = \Gamma(n+1)"]),
    (rel(factorial(n - 1), "=", gamma(n)), [r"(n-1)! = \Gamma(n)"]),
    (rel(phi(-k), "=", 1 - phi(k)), [r"\Phi(-k) = 1-\Phi(k)"]),
    (rel(maximum(n, 2), "=", n), [r"\max(n,2) = n", r"\max\{n, 2\} = n"]),
    (rel(exp(-(t / n)), ">", r**t), [
        r"\exp\left(-\frac tn\right) > \left(1-\frac1n\right)^t", r"\exp(-t/n)>(1-1/n)^t", r"\exp\{-t/n\}>(1-1/n)^t",
    ]),
    (rel(e ** (psi((n - 1) / 2)), "<", (n - 1) / 2), [r"e^{\psi((n-1)/2)} < \frac{n-1}{2}"]),
    (rel(sinh(pi) / pi, ">", 3), [r"\frac{\sinh\pi}{\pi} > 3", r"\sinh(\pi)/\pi>3"]),
    (rel((n_r + n_s) ** 2, ">", n_s), [
        r"(n_r+n_s)^2 > n_s", r"(n_{\mathrm{r}}+n_{\mathrm{s}})^2>n_{\mathrm s}", r"(n_{r}+n_{s})^{2} > n_{s}",
    ]),
    (rel(limit(E(var())), "=", n_r * (n_r + 2 * n_s) / (n_r**2 + 2 * n_r * n_s + n_s)), [
        r"\lim_{t\to\infty}\mathbb{E}\,\sigma_t^2 = \frac{n_r(n_r+2n_s)}{n_r^2+2n_rn_s+n_s}",
    ]),
    (rel(rho**t, "<=", 1), [r"\rho^t \le 1", r"\rho^{\,t} \leq 1"]),
    (rel(n_1, ">", 1 - n), [r"n_1 > 1-n", r"n_{1} > 1 - n"]),
    (rel(x ** Fraction(1, 3), "<", 1 + x), [r"\sqrt[3]{x} < 1+x", r"x^{1/3} < 1 + x", r"x^{\frac13}<1+x"]),
    (rel(Fraction(1, 2) * n, "<", n), [r"0.5n < n", r"\tfrac12 n<n", r"(1/2)n<n", r".5 n < n", r"n/2 < n", r"\frac{n}{2}<n"]),
    (rel(series("sum", "i", 1, n, i), "=", n * (n + 1) / 2), [r"\sum_{i=1}^n i = \frac{n(n+1)}2"]),
    (rel(series("sum", "j", 0, m, series("sum", "i", 0, j, 1)), "=", (m + 1) * (m + 2) / 2), [
        r"\sum_{j=0}^{m}\sum_{i=0}^{j} 1 = \frac{(m+1)(m+2)}{2}",
    ]),
    (rel(limit(eps * log(1 / eps), "eps", 0), "=", 0), [
        r"\lim_{\epsilon\to0}\epsilon\log\frac1\epsilon = 0", r"\lim_{\epsilon\downarrow 0}\epsilon\log(1/\epsilon) = 0",
        r"\lim_{\varepsilon\to 0^+}\varepsilon\log(1/\varepsilon) = 0",
    ]),
    (rel(-(x**2), "<=", 0), [r"-x^2 \le 0"]),
    (rel(E(E(var(t + 1), sd())), "=", E(var(t + 1))), [
        r"\mathbb{E}\,\mathbb{E}[\sigma_{t+1}^2\mid\sigma_t] = \mathbb{E}\,\sigma_{t+1}^2",
        r"\mathbb{E}\bigl[\mathbb{E}[\sigma_{t+1}^2\mid\sigma_t]\bigr] = \mathbb{E}\sigma_{t+1}^2",
    ]),
    (rel(E(var() * mu() ** 2), ">", 0), [r"E \sigma_t^2 \mu_t^2 > 0", r"\mathbb{E}[\sigma_t^2\mu_t^2] > 0"]),
    (rel(E(var()) * E(mu() ** 2), ">", 0), [r"\mathbb{E}\sigma_t^2\,\mathbb{E}\mu_t^2 > 0", r"E[\sigma_t^2]E[\mu_t^2]>0"]),
    (rel(E(mu() * mu(t + 1)) + 1, ">", 0), [r"E \mu_t \mu_{t+1} + 1 > 0"]),
    (rel(E(sd() ** 4), ">=", E(var()) ** 2), [
        r"\mathbb{E}\,\sigma_t^4 \ge (\mathbb{E}\,\sigma_t^2)^2", r"\mathbb{E}[\sigma_t^4] \ge \mathbb{E}[\sigma_t^2]^2",
        r"\mathbb{E}[\sigma_t^4]\geq\left(\mathbb{E}[\sigma_t^2]\right)^2",
    ]),
    (rel((E(mu() ** 4) / Var(mu()) ** 2), "=", 3 * (2 * n - 1)), [
        r"\frac{\mathbb{E}\,\mu_t^4}{(\operatorname{Var}\mu_t)^2} = 3(2n-1)",
        r"\frac{\mathbb{E}[\mu_t^4]}{\operatorname{Var}(\mu_t)^2} = 3(2n-1)",
    ]),
    (rel(E(var() / var(0)), "=", 1), [r"\mathbb{E}\frac{\sigma_t^2}{\sigma_0^2} = 1"]),
    (rel(n, "!=", 1), [r"n \neq 1", r"n\ne1"]),
    (rel(n, ">", -infinity), [r"n > -\infty"]),
    (rel(psi(x + 1) - psi(x), "=", 1 / x), [r"\psi(x+1)-\psi(x) = \frac1x"]),
    (rel(gamma(n) ** 2, ">", 0), [r"\Gamma(n)^2 > 0", r"\Gamma^2(n) > 0"]),
]  # fmt: skip


@pytest.mark.parametrize(
    ("tex", "expected"), [pytest.param(tex, one, id=tex[:60]) for one, spellings in RELATIONS for tex in spellings]
)
def test_a_spelling_is_read_as_what_it_means(tex: str, expected: Any) -> None:
    (claim,) = read_claims(tex, DOMAIN)
    assert plain(claim.statement) == plain(expected)


def test_the_table_has_as_many_spellings_as_it_should() -> None:
    spellings = [tex for _, some in RELATIONS for tex in some]
    assert len(spellings) == len(set(spellings)) >= 120


def claims(tex: str) -> list[Claim]:
    return list(read_claims(tex, DOMAIN))


def test_a_chain_over_rows_has_a_claim_for_every_link() -> None:
    found = claims(
        r"""\begin{aligned} \mathbb{E}\,\sigma_{t+1}^2 &= \mathbb{E}\Bigl[\sigma_t^2\,\frac{\chi^2_{n-1}}n\Bigr] \tag{definition} \\
        &= \frac1n\,\mathbb{E}[\sigma_t^2]\,\mathbb{E}[\chi^2_{n-1}] \tag{independence} \\[2pt]
        &= \left(1-\frac1n\right)\mathbb{E}\,\sigma_t^2 \\ &\le \mathbb{E}\,\sigma_t^2 \end{aligned}"""
    )
    middle = 1 / n * E(var()) * E(chi2())
    expected = [
        rel(E(var(t + 1)), "=", E(var() * (chi2() / n))), rel(E(var() * (chi2() / n)), "=", middle),
        rel(middle, "=", r * E(var())), rel(r * E(var()), "<=", E(var())),
    ]  # fmt: skip
    assert [plain(claim.statement) for claim in found] == [plain(one) for one in expected]
    assert [claim.line for claim in found] == [0, 1, 2, 2]


def test_a_row_that_begins_with_a_sign_goes_on_with_the_row_before() -> None:
    (claim,) = claims(r"\mathbb{E}\,\sigma_t^2 &= 1 \\ &\quad - \operatorname{Var}\mu_t")
    assert plain(claim.statement) == plain(rel(E(var()), "=", 1 - Var(mu())))


def test_statements_apart_by_commas_columns_or_rows_are_chains_of_their_own() -> None:
    expected = [plain(rel(E(mu()), "=", mu(0))), plain(rel(Var(mu()), "<", 1))]
    for tex in (
        r"\mathbb{E}\,\mu_t = \mu_0, \qquad \operatorname{Var}\mu_t < 1",
        r"\mathbb{E}\,\mu_t &= \mu_0 & \operatorname{Var}\mu_t &< 1",
        r"\begin{gathered} \mathbb{E}\,\mu_t = \mu_0 \\ \operatorname{Var}\mu_t < 1 \end{gathered}",
        r"\mathbb{E}\,\mu_t = \mu_0 \quad\text{and}\quad \operatorname{Var}\mu_t < 1",
    ):
        assert [plain(claim.statement) for claim in claims(tex)] == expected


@pytest.mark.parametrize(
    ("words", "name", "expected"),
    [
        (r"\quad\text{for all } t\ge 1", "t", Range(True, Fraction(1))),
        (r"\quad\text{for } n > 3", "n", Range(True, Fraction(4))),
        (r", \qquad n\ge 4", "n", Range(True, Fraction(4))),
        (r"\qquad (t \geq 1)", "t", Range(True, Fraction(1))),
        (r"\quad\text{for $n \ge 3$}", "n", Range(True, Fraction(3))),
        (r"\quad \forall t \ge 2", "t", Range(True, Fraction(2))),
        (r", \quad t = 1, 2, 3, \dots", "t", Range(True, Fraction(1))),
        (r"\quad\text{for } 0<\epsilon<\frac12", "eps", Range(False, Fraction(0), half, True, True)),
        (r"\quad\text{for } n = 5", "n", Range(True, Fraction(5), Fraction(5))),
        (r"\quad\text{when } 3 \le n", "n", Range(True, Fraction(3))),
        (r"\quad\text{for every } n\ge 1", "n", Range(True, Fraction(1))),
    ],
)
def test_a_condition_sets_the_range_of_its_symbol_for_the_whole_display(words: str, name: str, expected: Range) -> None:
    for tex in (r"\mathbb{E}\,\sigma_t^2 &\le 1" + words, r"\mathbb{E}\,\sigma_t^2 &\le 1 \\ &\le 2" + words):
        for claim in claims(tex):
            assert dict(claim.restriction) == {name: expected}


def test_a_condition_may_come_first() -> None:
    (claim,) = claims(r"\text{For all } n\ge 3, \quad \psi(n) < \log n")
    assert dict(claim.restriction) == {"n": Range(True, Fraction(3))}


def test_a_definition_is_written_out_and_its_letter_kept_in_the_text() -> None:
    (claim,) = read_claims(r"\mathbb{E}\,\sigma_t = c^t", CONVENTIONS, {"c": c_n.term})
    assert plain(claim.statement) == plain(rel(E(sd()), "=", c_n**t))
    assert claim.tex == r"\mathbb{E}\,\sigma_t = c^t"


def test_a_is_the_divisor_unless_the_document_has_an_a_of_its_own() -> None:
    assert read_term("a", CONVENTIONS) == a.term
    assert read_term("a", {**CONVENTIONS, "a": Range(False)}) == symbol("a").term


def test_a_quotient_of_equals_and_one_by_zero_stay_visible() -> None:
    assert read_term(r"\frac{n-2}{n-2}", DOMAIN) == Times((number_less_two, Power(number_less_two, number(-1))))
    assert read_term(r"\frac10", DOMAIN) == read_term("1/0", DOMAIN) == Times((number(1), Power(number(0), number(-1))))
    assert read_term("x-x", DOMAIN) == Plus((x.term, Times((number(-1), x.term))))
