"""Claims of this field as people write them, true ones by class and false ones that stand next to them."""

from __future__ import annotations

from typing import NamedTuple

from modelcollapse.checking.setting import Setting
from modelcollapse.checking.stated import stated
from modelcollapse.checking.terms import Claim


class Case(NamedTuple):
    """A claim in LaTeX, its loop and estimator ("any" divides by the symbol a), and declarations of its symbols."""

    tex: str
    loop: str = "replace"
    estimator: str = "mle"
    symbols: tuple[str, ...] = ()


def read(case: Case) -> tuple[Claim, Setting]:
    """The claim and its setting; a chain gives its last link."""
    estimator = "any divisor" if case.estimator == "any" else case.estimator
    claims, setting = stated(case.tex, case.loop, estimator, case.symbols)
    return claims[-1], setting


DRIFT = r"\psi\left(\frac{n-1}{2}\right)+\log\frac2n"
SHRINK = r"\left(\sqrt{\frac2n}\frac{\Gamma(n/2)}{\Gamma((n-1)/2)}\right)^t"
PRODUCT = r"\prod_{k=1}^{t}\left(1-\frac{1}{nk^2}\right)"
POSITIVE_X, POSITIVE_K = ("x: real > 0",), ("k: real > 0",)

MOMENTS = [
    Case(r"\mathbb{E}\,\sigma_t^2 = \left(1-\frac1n\right)^t"),
    Case(r"\mathbb{E}[\sigma_t^2] = (1-1/n)^t \sigma_0^2"),
    Case(r"\mathbb{E}\,\sigma_t^2 = \left(\frac{\lambda(n-1)}{a}\right)^t", estimator="any"),
    Case(r"\mathbb{E}\,\sigma_t^2 = \left(\frac{n-1}{n+1}\right)^t", estimator="min-mse"),
    Case(r"\mathbb{E}[\sigma_t^2] = \sigma_0^2", estimator="unbiased"),
    Case(r"\mathbb{E}\,\sigma_t^4 = \left(1+\frac{2}{n-1}\right)^t", estimator="unbiased"),
    Case(r"\operatorname{Var}(\sigma_t^2) = (1-1/n^2)^t - (1-1/n)^{2t}"),
    Case(r"\operatorname{Var}(\mu_t) = \sigma_0^2\left(1-(1-1/n)^t\right)"),
    Case(r"\operatorname{Var}(\mu_t) = \frac{t}{n}\sigma_0^2", estimator="unbiased"),
    Case(
        r"\operatorname{Var}(\mu_t) = \frac{\lambda}{n}\sum_{s=0}^{t-1}\left(\frac{\lambda(n-1)}{a}\right)^s",
        estimator="any",
    ),
    Case(r"\operatorname{Var}(\mu_t) = \frac1n\sum_{s=0}^{t-1}\mathbb{E}\,\sigma_s^2"),
    Case(r"\mathbb{E}[\mu_t] = \mu_0"),
    Case(r"\mathbb{E}[\mu_t \sigma_t^2] = 0"),
    Case(r"\operatorname{Var}(X_t) = \operatorname{Var}(\mu_t)+\mathbb{E}\,\sigma_t^2"),
    Case(r"\mathbb{E}[\sigma_t^2\chi^2_{n-1}/n] = (1-1/n)\mathbb{E}\,\sigma_t^2"),
    Case(r"\mathbb{E}\,\sigma_5^2 = (1-1/n)^5"),
]
RATIO = [
    Case(rf"\mathbb{{E}}\,\sigma_t = {SHRINK}"),
    Case(r"\mathbb{E}\,\sigma_t^{-2} = \left(\frac{n}{n-3}\right)^t", symbols=("n: integer >= 4",)),
    Case(
        r"\mathbb{E}\,\sigma_t^{2s} = \left(\left(\frac2n\right)^s\frac{\Gamma(\frac{n-1}2+s)}{\Gamma(\frac{n-1}2)}"
        r"\right)^t",
        symbols=("s: real >= 0",),
    ),
    Case(rf"\mathbb{{E}}\log\sigma_t^2 = t\left({DRIFT}\right)"),
    Case(r"\operatorname{Var}(\log\sigma_t^2) = t\,\psi_1\left(\frac{n-1}{2}\right)"),
    Case(rf"\mathbb{{E}}[\log W_{{t+1}}] = {DRIFT}"),
    Case(r"\mathbb{E}\,W_2^2(N_t,N_0) = 2(1-\mathbb{E}\,\sigma_t)"),
    Case(r"\mathbb{E}\,\mathrm{KL}(N_t\,\|\,N_0) = \frac t2\left(\log\frac n2-\psi\left(\frac{n-1}2\right)\right)"),
    Case(
        r"\mathbb{E}\,\mathrm{KL}(N_0\,\|\,N_t) = \frac12\left((n/(n-3))^t+\frac1n\sum_{j=1}^{t}(n/(n-3))^j-1"
        rf"+t\left({DRIFT}\right)\right)",
        symbols=("n: integer >= 4",),
    ),
    Case(rf"\frac{{\mathbb{{E}}\log\sigma_t^2}}{{t}} = {DRIFT} \quad\text{{for }} t\ge 1"),
]
ONE_FIT = [
    Case(r"\mathbb{E}[\sigma_{t+1}^2] = \frac{n-1}{n}\mathbb{E}[\sigma_t^2]"),
    Case(r"\mathbb{E}[\sigma_{t+1}^2 \mid \sigma_t] = \frac{n-1}{n}\sigma_t^2"),
    Case(r"\mathbb{E}[\mu_{t+1} \mid \mu_t, \sigma_t] = \mu_t"),
    Case(r"\operatorname{Var}(\mu_{t+1}\mid\mu_t,\sigma_t) = \sigma_t^2/n"),
    Case(r"\operatorname{Var}(\mu_{t+1}) = \operatorname{Var}(\mu_t)+\frac1n\mathbb{E}\,\sigma_t^2"),
    Case(r"\operatorname{Cov}(\mu_t,\mu_{t+1}) = \operatorname{Var}(\mu_t)"),
    Case(r"\operatorname{Cov}(\mu_s,\mu_{s+t}) = 1-(1-1/n)^s", symbols=("s: integer >= 0",)),
    Case(r"\mathbb{E}[\sigma_{t+s}^2 \mid \sigma_t] = (1-1/n)^s\sigma_t^2", symbols=("s: integer >= 0",)),
    Case(r"\sigma_{t+1}^2 = \sigma_t^2\frac{\chi^2_{n-1}}{n}"),
]
LOOPS = [
    Case(r"\operatorname{Var}(\mu_t) + \mathbb{E}[\sigma_t^2] = \sigma_0^2", loop)
    for loop in ("replace", "fresh", "anchored", "accumulate")
] + [
    Case(rf"\mathbb{{E}}\,\sigma_t^2 = {PRODUCT}", "accumulate"),
    Case(rf"\operatorname{{Var}}(\mu_t) = 1-{PRODUCT}", "accumulate"),
    Case(r"\mathbb{E}\,\sigma_t^4 = \prod_{k=1}^{t}\left(1-\frac{4k-3}{n^2k^4}\right)", "accumulate"),
    Case(r"\mathbb{E}\,\sigma_{t+1}^2 = \left(1-\frac{1}{n(t+1)^2}\right)\mathbb{E}\,\sigma_t^2", "accumulate"),
    Case(r"\mathbb{E}\,\mu_t = 0", "fresh"),
]
LIMITS = [
    Case(r"\lim_{t\to\infty}\mathbb{E}\,\sigma_t^2 = \prod_{k=1}^{\infty}\left(1-\frac{1}{nk^2}\right)", "accumulate"),
    Case(r"\lim_{t\to\infty}\mathbb{E}\,\sigma_t^2 = 0"),
    Case(r"\lim_{t\to\infty}\operatorname{Var}(\mu_t) = \sigma_0^2"),
    Case(r"\lim_{t\to\infty}\operatorname{Var}(\mu_t) = \frac{n+1}{2n}", estimator="min-mse"),
    Case(r"\lim_{t\to\infty}\operatorname{Var}(\mu_t) = \infty", estimator="unbiased"),
    Case(r"\lim_{t\to\infty}\frac{\mathbb{E}\,\mu_t^4}{(\mathbb{E}\,\mu_t^2)^2} = 3(2n-1)"),
    Case(r"\lim_{t\to\infty}\mathbb{E}\,W_2^2(N_t,N_0) = 2"),
    Case(r"\lim_{t\to\infty}\mathbb{E}\,\sigma_t^2 < \frac12"),
    Case(r"\lim_{t\to\infty}\operatorname{Var}(\mu_t) = \frac{n_r+n_s}{n_s+n_r(n_r+2n_s)}", "fresh"),
    Case(r"\lim_{t\to\infty}\mathbb{E}\,\sigma_t^2 = \frac{\sin(\pi/\sqrt n)}{\pi/\sqrt n}", "accumulate"),
    Case(r"\prod_{k=2}^{\infty}\left(1-\frac1{k^2}\right) = \frac12"),
]
INEQUALITIES = [
    Case(r"\mathbb{E}\,\mu_t^4 \le 3(2n-1)"),
    Case(r"\mathbb{E}\,\sigma_t^2 \le e^{-t/n}"),
    Case(r"\mathbb{E}\,\sigma_{t+1}^2 < \mathbb{E}\,\sigma_t^2"),
    Case(r"\operatorname{Var}(\mu_t) \le t/n"),
    Case(r"\mathbb{E}\,\sigma_t^2 \ge 1-t/n"),
    Case(r"(\mathbb{E}\,\sigma_t)^2 \le \mathbb{E}\,\sigma_t^2"),
    Case(r"\mathbb{E}\log\sigma_t^2 \le \log\mathbb{E}\,\sigma_t^2"),
    Case(r"\mathbb{E}\log\sigma_t^2 \le -\frac{2t}{n}"),
    Case(r"\psi\left(\frac{n-1}{2}\right)+\log\frac2n < -\frac2n"),
    Case(r"\mathbb{E}\left[\frac{1}{\sigma_t}\right] < \infty \quad\text{for } n\ge 3"),
    Case(r"\mathbb{E}[\sigma_{t+1}\mid\sigma_t] \le \sigma_t", estimator="unbiased"),
    Case(r"\mathbb{E}\,\sigma_t^2 \le \sigma_0^2\,e^{-t/n}"),
    Case(r"\mathbb{E}\,|\mu_t| \le \sqrt{\mathbb{E}\,\mu_t^2}"),
    Case(r"\mathbb{E}\,|\mu_t| \le 1"),
    Case(r"\mathbb{E}\,\mu_t^4 \ge 3\left(\mathbb{E}\,\mu_t^2\right)^2"),
    Case(r"\sum_{k=0}^{t}\mathbb{E}\,\sigma_k^2 \le n"),
]
STEPS = [
    Case(r"\mathbb{E}\,\sigma_t^2 \le 1-\frac tn+\frac{t(t-1)}{2n^2}"),
    Case(r"\prod_{k=1}^{t}\left(1-\frac{1}{nk^2}\right) \ge 1-\frac1n\sum_{k=1}^{t}\frac{1}{k^2}"),
    Case(r"\operatorname{Var}(\mu_t) \le \frac1n\sum_{k=1}^{t}\frac{1}{k^2}", "accumulate"),
    Case(r"\mathbb{E}\,\sigma_{t+1}^2 \le \mathbb{E}\,\sigma_t^2", "accumulate"),
    Case(r"\mathbb{E}\,\sigma_t^2 \ge 1-\frac{\pi^2}{6n}", "accumulate"),
    Case(r"\operatorname{Var}(\mu_t) < \frac{2}{n}", "accumulate"),
]
COEFFICIENTS = [
    Case(r"\mathbb{E}\,\sigma_t \ge 1-\frac{t}{4(n-1)}", estimator="unbiased"),
    Case(r"\mathbb{E}[W_2^2(N_t,N_0)] \le \frac tn+\frac{t}{2(n-1)}", estimator="unbiased"),
    Case(r"\mathbb{E}[W_2^2(N_t,N_0)] \ge \frac tn", estimator="unbiased"),
    Case(r"\mathbb{E}\,\sigma_t \ge 1-\frac{t}{n-1}"),
    Case(r"\sqrt{(1-1/n)^t} \ge 1-\frac tn"),
    Case(r"\mathbb{E}\,\sigma_t^4 \ge 1+\frac{2t}{n-1}", estimator="unbiased"),
    Case(r"\mathbb{E}\,\sigma_t^2 \ge \sigma_0^2", "fresh", "unbiased"),
    Case(r"\mathbb{E}\,\sigma_n^2 \le \frac1e"),
    Case(r"\frac1e \le \mathbb{E}\,\sigma_{n-1}^2"),
    Case(r"\operatorname{Var}(\mu_n) = 1", estimator="unbiased"),
]
CHANCE = [
    Case(r"P(|\mu_t-\mu_0| \ge k\sigma_0) \le \frac{1-(1-1/n)^t}{k^2}", symbols=POSITIVE_K),
    Case(r"P(|\mu_t-\mu_0| \ge k) \le \frac{\sigma_0^2(1-(1-1/n)^t)}{k^2}", symbols=POSITIVE_K),
    Case(r"\mathbb{E}\,T \ge \frac{\log(1/\epsilon)}{\log(n/2)-\psi((n-1)/2)}", estimator="unbiased"),
    Case(r"\sigma_t^2 \to 0 \quad\text{almost surely}"),
    Case(r"\sigma_t^2 \to 0 \quad\text{almost surely}", estimator="unbiased"),
    Case(rf"\frac1t\log\sigma_t^2 \to {DRIFT} \quad\text{{almost surely}}"),
    Case(r"\mathbb{E}\,T \ge \frac{\log(1/\epsilon)}{\log(n/2)-\psi((n-1)/2)}"),
    Case(r"P(\sigma_t^2 \ge x) \le \frac{(1-1/n)^t}{x}", symbols=POSITIVE_X),
    Case(r"P(|\mu_t| \ge k) \le \frac{t}{nk^2}", symbols=POSITIVE_K),
    Case(r"P(\sigma_t^2 > 0) = 1"),
    Case(r"P(T > t+1) \le P(T > t)"),
    Case(r"P(T \le t) \ge 1-\frac1\epsilon\left(1-\frac1n\right)^t"),
    Case(r"P(T = 1) = 1-e^{-3\epsilon/2}", symbols=("n: integer >= 3, <= 3",)),
    Case(r"\mathbb{E}\,T \le n\log\frac1\epsilon+n+1"),
    Case(r"\mathbb{E}\,T \ge 1", estimator="unbiased"),
]
CLASSES = {
    "integer moments": MOMENTS, "real moments and logarithms": RATIO, "one fit and two times": ONE_FIT,
    "loops that keep data": LOOPS, "limits": LIMITS, "inequalities": INEQUALITIES,
    "bounds in steps": STEPS, "steps by coefficients": COEFFICIENTS, "chance": CHANCE,
}  # fmt: skip
TRUE = [case for cases in CLASSES.values() for case in cases]

FALSE = [
    Case(r"\mathbb{E}\,\sigma_t^2 = \left(1-\frac1n\right)^{t+1}"),
    Case(r"\mathbb{E}\,\sigma_t^2 = \left(1-\frac2n\right)^t"),
    Case(r"\mathbb{E}\,\sigma_t^2 = \left(1-\frac1n\right)^t", estimator="unbiased"),
    Case(r"\mathbb{E}\,\sigma_t^2 < \left(1-\frac1n\right)^t"),
    Case(r"\mathbb{E}\,\sigma_t^2 \ne 1"),
    Case(r"\mathbb{E}\,\sigma_t^4 = (1-1/n)^{2t}"),
    Case(r"\operatorname{Var}(\mu_t) = 1-(1-1/n)^{t-1}"),
    Case(r"\operatorname{Var}(\mu_t) = \frac{t}{n}"),
    Case(r"\mathbb{E}[\mu_t] = 0 \cdot \mu_0 + 1"),
    Case(r"\frac{\mathbb{E}\,\mu_t^2}{\operatorname{Var}(\mu_t)} = 1"),
    Case(r"\frac{t}{t} = 1"),
    Case(r"\frac{n-1}{n-2}\cdot\frac{n-2}{n} = 1-\frac1n"),
    Case(r"\mathbb{E}\,\sigma_t^{-2} = \left(\frac{n}{n-3}\right)^t"),
    Case(r"\mathbb{E}\,\sigma_t^{-2} \ge 1", symbols=("n: integer >= 3",)),
    Case(r"\mathbb{E}\left[\frac{1}{\sigma_t^2}\right] < \infty \quad\text{for } n\ge 3"),
    Case(r"\mathbb{E}\log\sigma_t^2 = t\log(1-1/n)"),
    Case(r"\operatorname{Var}(\log\sigma_t^2) = t^2\,\psi_1\left(\frac{n-1}{2}\right)"),
    Case(r"\mathbb{E}\,W_2^2(N_t,N_0) = 2(1-(1-1/n)^{t/2})"),
    Case(r"\mathbb{E}[\sigma_{t+1}^2 \mid \sigma_t] = \sigma_t^2"),
    Case(r"\mathbb{E}[\sigma_{t+1}^2 \mid \mu_t] = \frac{n-1}{n}\sigma_t^2"),
    Case(r"\mathbb{E}[\mu_{t+1}\mu_t] = \mathbb{E}\,\mu_{t+1}^2"),
    Case(r"\operatorname{Cov}(\mu_t,\mu_{t+1}) = \operatorname{Var}(\mu_{t+1})"),
    Case(r"\operatorname{Cov}(\sigma_t^2,\mu_t^2) = 0"),
    Case(r"\sigma_{t+1}^2 = \sigma_t^2\frac{\chi^2_{n}}{n}"),
    Case(r"\sigma_{t+1}^2 = \sigma_t^2\frac{\chi^2_{n-1}}{n-1}"),
    Case(r"\sigma_{t+1}^2 = \sigma_{t-1}^2\frac{\chi^2_{n-1}}{n}"),
    Case(r"\operatorname{Var}(\mu_t) + \mathbb{E}[\sigma_t^2] = \sigma_0^2", "fresh", "unbiased"),
    Case(r"\operatorname{Var}(\mu_t) + \mathbb{E}[\sigma_t^2] = \lambda\sigma_0^2"),
    Case(r"\mathbb{E}\,\sigma_t^2 = \prod_{k=2}^{t}\left(1-\frac{1}{nk^2}\right)", "accumulate"),
    Case(r"\mathbb{E}\,\sigma_t^2 = \prod_{k=1}^{t-1}\left(1-\frac{1}{nk^2}\right)", "accumulate"),
    Case(r"\mathbb{E}\,\sigma_{t+1}^2 = \left(1-\frac{1}{nt^2}\right)\mathbb{E}\,\sigma_t^2", "accumulate"),
    Case(r"\lim_{t\to\infty}\mathbb{E}\,\sigma_t^2 = 0", estimator="unbiased"),
    Case(r"\lim_{t\to\infty}\mathbb{E}\,\sigma_t^2 = 0", "accumulate"),
    Case(r"\lim_{t\to\infty}\operatorname{Var}(\mu_t) = 1", estimator="min-mse"),
    Case(r"\lim_{t\to\infty}\mathbb{E}\,\sigma_t^2 > 0"),
    Case(r"\lim_{t\to\infty}\operatorname{Var}(\mu_t) = \infty"),
    Case(r"\lim_{t\to\infty}(-1)^t = \lim_{t\to\infty}(-1)^t"),
    Case(r"\lim_{n\to\infty}\mathbb{E}\,\sigma_t^2 = 0"),
    Case(r"\sum_{k=1}^{\infty}\frac1k = \sum_{k=1}^{\infty}\frac1k"),
    Case(r"\prod_{k=1}^{\infty}\left(1-\frac{1}{nk^2}\right) = \frac{\sin(\pi/n)}{\pi/n}"),
    Case(r"\mathbb{E}\,\sigma_t^2 < 1"),
    Case(r"\mathbb{E}\,\sigma_t^2 < e^{-t/n}"),
    Case(r"\operatorname{Var}(\mu_t) \ge t/n"),
    Case(r"(\mathbb{E}\,\sigma_t)^2 < \mathbb{E}\,\sigma_t^2"),
    Case(r"(\mathbb{E}\,\sigma_t)^2 \ge \mathbb{E}\,\sigma_t^2"),
    Case(r"\mathbb{E}\log\sigma_t^2 \ge \log\mathbb{E}\,\sigma_t^2"),
    Case(r"\mathbb{E}\,\sigma_t^4 \le (\mathbb{E}\,\sigma_t^2)^2"),
    Case(r"\psi\left(\frac{n-1}{2}\right)+\log\frac2n < -\frac3n"),
    Case(r"\sigma_t^2 \to 0 \quad\text{almost surely}", symbols=(), estimator="any"),
    Case(r"\mu_t \to 0 \quad\text{almost surely}"),
    Case(r"\sigma_t^2 \to 1 \quad\text{almost surely}", estimator="unbiased"),
    Case(r"\sigma_t^2 \to 0 \quad\text{almost surely}", "accumulate"),
    Case(r"\mathbb{E}\,T \le \frac{\log(1/\epsilon)}{\log(n/2)-\psi((n-1)/2)}"),
    Case(r"\mathbb{E}\,T \ge \frac{2\log(1/\epsilon)}{\log(n/2)-\psi((n-1)/2)}"),
    Case(r"\mathbb{E}\,T - \mathbb{E}\,T = 0", estimator="any"),
    Case(r"P(\sigma_t^2 \ge x) \ge \frac{(1-1/n)^t}{x}", symbols=POSITIVE_X),
    Case(r"P(\sigma_t^2 \le x) \le \frac{(1-1/n)^t}{x}", symbols=POSITIVE_X),
    Case(r"P(|\mu_t| \ge k) \le \frac{1}{nk^2}", symbols=POSITIVE_K),
    Case(r"P(\mu_t \ge k) \le \frac{\mathbb{E}\,\mu_t}{k}", symbols=POSITIVE_K),
    Case(r"\mathbb{E}[\sigma_{t+1}^2\mid\sigma_t] < \sigma_t^2", estimator="unbiased"),
    Case(r"\mathbb{E}\,\sigma_t^2 \le \sigma_0\,e^{-t/n}"),
    Case(r"\mathbb{E}\,\sigma_t^2 < \sigma_0^2\,e^{-t/n}"),
    Case(r"\mathbb{E}\,|\mu_t| < 1-\frac1n"),
    Case(r"\mathbb{E}\,|\mu_t| \ge \sqrt{\mathbb{E}\,\mu_t^2}"),
    Case(r"\mathbb{E}\,\mu_t^4 > 3\left(\mathbb{E}\,\mu_t^2\right)^2"),
    Case(r"\frac{\mathbb{E}\,\mu_t^4}{(\mathbb{E}\,\mu_t^2)^2} \ge 3"),
    Case(r"\sum_{k=0}^{t}\mathbb{E}\,\sigma_k^2 \le n-1"),
    Case(r"\mathbb{E}\,\sigma_t^2 \ge 1-\frac tn+\frac{t(t-1)}{2n^2}"),
    Case(r"\mathbb{E}\,\sigma_t^2 \le 1-\frac tn"),
    Case(r"\prod_{k=1}^{t}\left(1-\frac{1}{nk^2}\right) \le 1-\frac1n\sum_{k=1}^{t}\frac{1}{k^2}"),
    Case(r"\prod_{k=1}^{t}\left(1-\frac{3}{k^2}\right) \ge 1-\sum_{k=1}^{t}\frac{3}{k^2} + 1"),
    Case(r"\mathbb{E}\,\sigma_t^2 > 1-\frac{1}{n}", "accumulate"),
    Case(r"\mathbb{E}\,\sigma_t^2 \ge 1-\frac{\pi^2}{7n}", "accumulate"),
    Case(r"\mathbb{E}\,\sigma_{t+1}^2 < \mathbb{E}\,\sigma_t^2 - \frac1n", "accumulate"),
    Case(r"P(\sigma_t^2 > 1) = 0"),
    Case(r"P(T > t) \le P(T > t+1)"),
    Case(r"P(T \le t) \ge 1-\epsilon\left(1-\frac1n\right)^t"),
    Case(r"P(T = 1) = 1-e^{-3\epsilon/2}"),
    Case(r"\mathbb{E}\,T \le \frac n2\log\frac1\epsilon+1"),
    Case(r"\mathbb{E}\,T \ge 1", estimator="any"),
    Case(r"\mathbb{E}\,T \ge n\log\frac1\epsilon"),
    Case(r"\mathbb{E}\,\sigma_t \ge 1-\frac{t}{5(n-1)}", estimator="unbiased"),
    Case(r"\mathbb{E}\,\sigma_t \le 1-\frac{t}{4(n-1)}", estimator="unbiased"),
    Case(r"\mathbb{E}[W_2^2(N_t,N_0)] \le \frac tn+\frac{t}{3(n-1)}", estimator="unbiased"),
    Case(r"\sqrt{(1-1/n)^t} \ge 1-\frac{t}{2n}"),
    Case(r"\mathbb{E}\,\sigma_t^4 \ge 1+\frac{3t}{n-1}", estimator="unbiased"),
    Case(r"\mathbb{E}\,\sigma_t^2 \ge \sigma_0^2", "fresh"),
    Case(r"\mathbb{E}\,\sigma_t^2 \le \sigma_0^2", "fresh", "unbiased"),
    Case(r"\mathbb{E}\,\sigma_n^2 \ge \frac1e"),
    Case(r"\frac1e \ge \mathbb{E}\,\sigma_{n-1}^2"),
    Case(r"\mathbb{E}\,\sigma_n^2 = (1-1/n)^{n+1}"),
    Case(r"P(|\mu_t-\mu_0| \ge k) \le \frac{1-(1-1/n)^t}{k^2}\cdot\frac{1}{\sigma_0^2}", symbols=POSITIVE_K),
    Case(r"P(|\mu_t-\mu_0| \ge k\sigma_0) \le \frac{\sigma_0^2(1-(1-1/n)^t)}{k^2}", symbols=POSITIVE_K),
    Case(r"\mathbb{E}\,T \ge \frac{\log(1/\epsilon)}{\log((n-1)/2)-\psi((n-1)/2)}"),
    Case(r"\lim_{t\to\infty}\mathbb{E}\,\sigma_t^2 = \prod_{k=2}^{\infty}\left(1-\frac{1}{nk^2}\right)", "accumulate"),
]
"""Each is false, or undefined at an admissible point, for a reason that stands next to a rule."""
