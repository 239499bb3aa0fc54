"""Statements about almost sure behaviour, the collapse time, probabilities, and domains with holes."""

from __future__ import annotations

from panel_statement import Statement

# fmt: off
CHANCE = [
    Statement(
        r"\sigma_t^2 \to 0 \quad\text{almost surely}",
        "replace", "mle", (), True, "almost sure",
        "strong law, drift psi((n-1)/2) - log(n/2) < 0",
    ),
    Statement(
        r"\lim_{t\to\infty}\sigma_t^2 = 0 \quad\text{a.s.}",
        "replace", "unbiased", (), True, "almost sure",
        "drift psi(h) - log h < 0 although E sigma_t^2 = 1",
    ),
    Statement(
        r"\sigma_t \xrightarrow{a.s.} 0",
        "replace", "min-mse", (), True, "almost sure",
        "strong law, divisor n+1",
    ),
    Statement(
        r"\sigma_t^2 \to 1 \quad\text{almost surely}",
        "replace", "unbiased", (), False, "almost sure",
        "it tends to 0, though its mean is 1",
    ),
    Statement(
        r"\sigma_t^2 \to 0 \quad\text{almost surely}",
        "replace", "any divisor", (), False, "almost sure",
        "a small divisor drives it to infinity: a = 1/100",
    ),
    Statement(
        r"\frac1t\log\sigma_t^2 \to \psi\left(\frac{n-1}{2}\right)+\log\frac2n \quad\text{almost surely}",
        "replace", "mle", (), True, "almost sure",
        "strong law",
    ),
    Statement(
        r"\frac1t\log\sigma_t^2 \to \log\left(1-\frac1n\right) \quad\text{almost surely}",
        "replace", "mle", (), False, "almost sure",
        "the typical rate is not the rate of the mean",
    ),
    Statement(
        r"\sigma_t^2 \to 0 \quad\text{almost surely}",
        "accumulate", "mle", (), False, "almost sure",
        "a positive limit: bounded martingale part, E of the limit is positive",
    ),
    Statement(
        r"\sigma_t^2 \to 0 \quad\text{almost surely}",
        "fresh", "mle", (), False, "almost sure",
        "fresh points: E sigma_t^2 stays bounded below while E sigma_t^4 is bounded",
    ),
    Statement(
        r"\mu_t \to \mu_0 \quad\text{almost surely}",
        "replace", "mle", (), False, "almost sure",
        "the limit is random, of variance one",
    ),
    Statement(
        r"\left(1-\frac1n\right)^{-t}\sigma_t^2 \to 0 \quad\text{almost surely}",
        "replace", "mle", (), True, "almost sure",
        "drift - log(1-1/n) < 0 by Jensen",
    ),
    Statement(
        r"\left(1+\frac3n\right)^{t}\sigma_t^2 \to 0 \quad\text{almost surely}",
        "replace", "mle", (), False, "almost sure",
        "n = 10: log 1.3 = 0.262 exceeds 0.221",
    ),
    Statement(
        r"\sigma_t^2 \to \infty \quad\text{almost surely}",
        "replace", "unbiased", (), False, "almost sure",
        "it tends to 0",
    ),
    Statement(
        r"\mu_t \to 0 \quad\text{almost surely}",
        "replace", "mle", (), False, "almost sure",
        "the limit has variance one",
    ),
    Statement(
        r"\frac{1}{t}\log\sigma_t \to \psi\left(\frac{n-1}{2}\right)+\log\frac2n \quad\text{a.s.}",
        "replace", "mle", (), False, "almost sure",
        "half of it",
    ),
    Statement(
        r"\mathbb{E}[T] \ge \frac{\log(1/\epsilon)}{\log\frac n2-\psi\left(\frac{n-1}{2}\right)}",
        "replace", "mle", (), True, "collapse time",
        "Wald, overshoot >= 0",
    ),
    Statement(
        r"\mathbb{E}[T] \le \frac{\log(1/\epsilon)}{\log\frac n2-\psi\left(\frac{n-1}{2}\right)}",
        "replace", "mle", (), False, "collapse time",
        "Wald the other way: n = 2, eps = 1/100: 3.43 against 2.35",
    ),
    Statement(
        r"\mathbb{E}[T] = \frac{\log(1/\epsilon)}{\log\frac n2-\psi\left(\frac{n-1}{2}\right)}",
        "replace", "mle", (), False, "collapse time",
        "the overshoot is not zero",
    ),
    Statement(
        r"\mathbb{E}[T] \ge \frac{\log(1/\varepsilon)+\frac{2}{n-1}}{\log\frac n2-\psi\left(\frac{n-1}{2}\right)}",
        "replace", "mle", (), True, "collapse time",
        "mean overshoot at least 2/(n-1): increasing failure rate",
    ),
    Statement(
        r"\mathbb{E}[T] \ge 1",
        "replace", "mle", (), True, "collapse time",
        "sigma_0^2 > eps sigma_0^2",
    ),
    Statement(
        r"\mathbb{E}[T] \le n\log\frac{1}{\epsilon}",
        "replace", "mle", (), False, "collapse time",
        "eps near 1: T >= 1",
    ),
    Statement(
        r"\mathbb{E}[T] \le \frac{\log\epsilon}{\log(1-1/n)}",
        "replace", "mle", (), False, "collapse time",
        "eps near 1: the mean path's time tends to 0",
    ),
    Statement(
        r"P(T < \infty) = 1",
        "replace", "mle", (), True, "collapse time",
        "negative drift",
    ),
    Statement(
        r"\mathbb{E}[T] = \infty",
        "replace", "unbiased", (), False, "collapse time",
        "negative drift and finite variance: E T is finite",
    ),
    Statement(
        r"P(T\le t) = P(\sigma_t^2 \le \epsilon)",
        "replace", "mle", (), False, "collapse time",
        "sigma_t^2 can rise again: n = 2, t = 2",
    ),
    Statement(
        r"P(T\le t) \ge P(\sigma_t^2 \le \epsilon)",
        "replace", "mle", (), True, "collapse time",
        "the event implies T <= t",
    ),
    Statement(
        r"P(T\le 1) = P(\sigma_1^2 \le \epsilon)",
        "replace", "mle", (), True, "collapse time",
        "T = 1 or not",
    ),
    Statement(
        r"P(T = 1) = 1-e^{-3\epsilon/2}",
        "replace", "mle", ("n: integer >= 3, <= 3",), True, "collapse time",
        "n = 3: chi2_2/3 is exponential",
    ),
    Statement(
        r"\mathbb{E}[T] \ge \frac{\log(1/\epsilon)}{\log\frac{n-1}2-\psi\left(\frac{n-1}{2}\right)}",
        "replace", "unbiased", (), True, "collapse time",
        "Wald, divisor n-1",
    ),
    Statement(
        r"\mathbb{E}[T] = \frac n2\log\frac1\epsilon",
        "replace", "mle", (), False, "collapse time",
        "only to first order; tends to 0 at eps = 1",
    ),
    Statement(
        r"P(T \le 1) = \epsilon",
        "replace", "mle", (), False, "collapse time",
        "n = 3, eps = 1/2: 1 - e^{-3/4}",
    ),
    Statement(
        r"\mathbb{E}[T] \ge n\log\frac1\epsilon",
        "replace", "mle", (), False, "collapse time",
        "twice too slow: n = 2, eps small",
    ),
    Statement(
        r"P(\sigma_t^2 \ge x) \le \frac{1}{x}\left(1-\frac1n\right)^t",
        "replace", "mle", ("x: real > 0",), True, "probabilities",
        "Markov, x > 0",
    ),
    Statement(
        r"P(\sigma_t^2 \ge x) \le \frac{1}{x}\left(1-\frac1n\right)^t",
        "replace", "mle", (), False, "probabilities",
        "x = 0 is allowed by the convention x >= 0 and divides by 0",
    ),
    Statement(
        r"P(\sigma_t^2 \le x) \le \frac{1}{x}\left(1-\frac1n\right)^t",
        "replace", "mle", ("x: real > 0",), False, "probabilities",
        "wrong event: n = 2, t = 20, x = 1: about 1 against 1e-6",
    ),
    Statement(
        r"\Pr(|\mu_t| \ge k) \le \frac{t}{nk^2}",
        "replace", "mle", ("k: real > 0",), True, "probabilities",
        "Chebyshev with Var mu_t <= t/n",
    ),
    Statement(
        r"\mathbb{P}(|\mu_t| > k) \le \frac{1}{nk^2}",
        "replace", "mle", ("k: real > 0",), False, "probabilities",
        "n = 100, t large, k = 2: 0.047 against 0.0025",
    ),
    Statement(
        r"P(\mu_t > 0) = \frac12",
        "replace", "mle", ("t: integer >= 1",), True, "probabilities",
        "symmetric and continuous from t = 1",
    ),
    Statement(
        r"P(\mu_t > 0) = \frac12",
        "replace", "mle", (), False, "probabilities",
        "mu_0 = 0: P = 0 at t = 0",
    ),
    Statement(
        r"P\left(|\mu_1| > \frac{k}{\sqrt n}\right) = 2\left(1-\Phi(k)\right)",
        "replace", "mle", (), True, "probabilities",
        "mu_1 ~ N(0, 1/n)",
    ),
    Statement(
        r"P\left(|\mu_1| > \frac{k}{n}\right) = 2\left(1-\Phi(k)\right)",
        "replace", "mle", (), False, "probabilities",
        "the root is missing",
    ),
    Statement(
        r"P(\sigma_1^2 \le x) = 1-e^{-3x/2}",
        "replace", "mle", ("n: integer >= 3, <= 3",), True, "probabilities",
        "n = 3: chi2_2/3",
    ),
    Statement(
        r"P(\sigma_1^2 \le x) = 1-e^{-x}",
        "replace", "mle", ("n: integer >= 3, <= 3",), False, "probabilities",
        "that is divisor 2",
    ),
    Statement(
        r"P(\sigma_t^2 > 0) = 1",
        "replace", "mle", (), True, "probabilities",
        "a product of positive variables",
    ),
    Statement(
        r"P(\sigma_1^2 > 1) < \frac12",
        "replace", "unbiased", (), True, "probabilities",
        "the median of chi2 is below its mean",
    ),
    Statement(
        r"P(\sigma_1^2 > 1) > \frac12",
        "replace", "mle", (), False, "probabilities",
        "n = 2: 0.157",
    ),
    Statement(
        r"P(\sigma_t^2 \le \epsilon) \ge 1-\epsilon",
        "replace", "mle", (), False, "probabilities",
        "0 at t = 0",
    ),
    Statement(
        r"P(\mu_1 \le x) = \Phi\left(\sqrt{n}\,x\right)",
        "replace", "mle", (), True, "probabilities",
        "mu_1 ~ N(0, 1/n)",
    ),
    Statement(
        r"P(\mu_1 \le x) = \Phi(n x)",
        "replace", "mle", (), False, "probabilities",
        "the root is missing",
    ),
    Statement(
        r"\mathbb{E}[\chi^2_{n-1}] = n-1",
        "replace", "mle", (), True, "moments of chi2",
        "df",
    ),
    Statement(
        r"\mathbb{E}[\chi^2_{n-1}] = n",
        "replace", "mle", (), False, "moments of chi2",
        "df is n-1",
    ),
    Statement(
        r"\operatorname{Var}(\chi^2_{n-1}) = 2(n-1)",
        "replace", "mle", (), True, "moments of chi2",
        "2 df",
    ),
    Statement(
        r"\operatorname{Var}(\chi^2_{n-1}) = 2n-1",
        "replace", "mle", (), False, "moments of chi2",
        "n = 2: 2 against 3",
    ),
    Statement(
        r"\mathbb{E}[(\chi^2_{n-1})^2] = n^2-1",
        "replace", "mle", (), True, "moments of chi2",
        "df(df+2)",
    ),
    Statement(
        r"\mathbb{E}[\log\chi^2_{n-1}] = \psi\left(\frac{n-1}{2}\right)+\log 2",
        "replace", "mle", (), True, "moments of chi2",
        "derivative of the Mellin transform",
    ),
    Statement(
        r"\mathbb{E}[\log\chi^2_{n-1}] = \psi(n-1)+\log 2",
        "replace", "mle", (), False, "moments of chi2",
        "half the degrees of freedom",
    ),
    Statement(
        r"\mathbb{E}\left[\frac{1}{\chi^2_{n-1}}\right] = \frac{1}{n-3}",
        "replace", "mle", ("n: integer >= 4",), True, "moments of chi2",
        "df - 2, finite from n = 4",
    ),
    Statement(
        r"\mathbb{E}\left[\frac{1}{\chi^2_{n-1}}\right] = \frac{1}{n-3}",
        "replace", "mle", (), False, "moments of chi2",
        "infinite at n = 2 and 3",
    ),
    Statement(
        r"\mathbb{E}\left[\sqrt{\chi^2_{n-1}}\right] = \sqrt2\,\frac{\Gamma(n/2)}{\Gamma((n-1)/2)}",
        "replace", "mle", (), True, "moments of chi2",
        "chi mean",
    ),
    Statement(
        r"\mathbb{E}[(\chi^2_n)^3] = n(n+2)(n+4)",
        "replace", "mle", (), True, "moments of chi2",
        "rising by 2",
    ),
    Statement(
        r"\mathbb{E}[(\chi^2_n)^3] = n(n+1)(n+2)",
        "replace", "mle", (), False, "moments of chi2",
        "that is a gamma of scale 1: n = 2: 48 against 24",
    ),
    Statement(
        r"\mathbb{E}\left[\frac{1}{\chi^2_{n-1}}\right] = \frac{1}{n-1}",
        "replace", "mle", (), False, "moments of chi2",
        "infinite at n = 2",
    ),
    Statement(
        r"\operatorname{Var}(\log\chi^2_{n-1}) = \psi_1(n-1)",
        "replace", "mle", (), False, "moments of chi2",
        "half the degrees of freedom",
    ),
    Statement(
        r"\mathbb{E}[\sigma_t^{-2}] = \left(\frac{n}{n-3}\right)^t",
        "replace", "mle", ("n: integer >= 4",), True, "domain traps",
        "E 1/chi2_{n-1} = 1/(n-3)",
    ),
    Statement(
        r"\mathbb{E}[\sigma_t^{-2}] = \left(\frac{n}{n-3}\right)^t",
        "replace", "mle", (), False, "domain traps",
        "n = 3 divides by 0, n = 2 is infinite",
    ),
    Statement(
        r"\frac{\mathbb{E}[\mu_t^2]}{\operatorname{Var}(\mu_t)} = 1",
        "replace", "mle", (), False, "domain traps",
        "0/0 at t = 0",
    ),
    Statement(
        r"\frac{\mathbb{E}[\mu_t^2]}{\operatorname{Var}(\mu_t)} = 1",
        "replace", "mle", ("t: integer >= 1",), True, "domain traps",
        "positive from t = 1",
    ),
    Statement(
        r"\frac{\mathbb{E}[\mu_t^4]}{\mathbb{E}[\mu_t^2]^2} \ge 3",
        "replace", "mle", (), False, "domain traps",
        "0/0 at t = 0",
    ),
    Statement(
        r"\frac{\mathbb{E}[\mu_t^4]}{\mathbb{E}[\mu_t^2]^2} \ge 3 \quad\text{for } t\ge 1",
        "replace", "mle", (), True, "domain traps",
        "a Gaussian mixture",
    ),
    Statement(
        r"\mathbb{E}[\sigma_t^2] < 1",
        "replace", "mle", (), False, "domain traps",
        "equal at t = 0",
    ),
    Statement(
        r"\mathbb{E}[\sigma_t^2] < 1 \quad\text{for all } t\ge 1",
        "replace", "mle", (), True, "domain traps",
        "(1-1/n)^t",
    ),
    Statement(
        r"\frac{n-1}{n-2}\cdot\frac{n-2}{n} = 1-\frac1n",
        "replace", "mle", (), False, "domain traps",
        "0/0 at n = 2",
    ),
    Statement(
        r"\frac{n-1}{n-2}\cdot\frac{n-2}{n} = 1-\frac1n \quad\text{for } n\ge 3",
        "replace", "mle", (), True, "domain traps",
        "cancels",
    ),
    Statement(
        r"\log(n-2) < \log(n-1)",
        "replace", "mle", (), False, "domain traps",
        "log 0 at n = 2",
    ),
    Statement(
        r"\mathbb{E}\left[\frac{1}{\sigma_t}\right] < \infty",
        "replace", "mle", (), False, "domain traps",
        "infinite at n = 2, t = 1: E chi_1^{-1}",
    ),
    Statement(
        r"\mathbb{E}\left[\frac{1}{\sigma_t}\right] < \infty \quad\text{for } n\ge 3",
        "replace", "mle", (), True, "domain traps",
        "nu/2 - 1/2 > 0",
    ),
    Statement(
        r"\operatorname{Var}(\mu_t) > 0",
        "replace", "mle", (), False, "domain traps",
        "0 at t = 0",
    ),
    Statement(
        r"\frac1t\operatorname{Var}(\mu_t) \le \frac1n",
        "replace", "mle", (), False, "domain traps",
        "0/0 at t = 0",
    ),
]
# fmt: on
