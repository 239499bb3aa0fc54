"""Statements about infinite series, limits and limits of random variables, true and false, and why."""

from __future__ import annotations

from typing import NamedTuple


class Statement(NamedTuple):
    """`tex` is about `loop` and `estimator`."""

    kind: str
    tex: str
    loop: str = "replace"
    estimator: str = "mle"
    symbols: tuple[str, ...] = ()
    why: str = ""


S, L, A, P, M = "series", "limit", "almost surely", "in probability", "in the mean of order p"
AS, IP = r" \quad\text{almost surely}", r" \quad\text{in probability}"
DRIFT = r"\psi\left(\frac{n-1}2\right)-\log\frac n2"
SINE = r"\frac{\sin(\pi/\sqrt n)}{\pi/\sqrt n}"
FOUR = ("n: integer >= 4",)

# fmt: off
TRUE = (
    Statement(S, r"\frac1n\sum_{s=0}^\infty E[\sigma_s^2] = 1", why="geometric, 1/(1 - (1 - 1/n)) = n"),
    Statement(S, r"\sum_{s=0}^\infty E[\sigma_s^2] = \frac{n+1}{2}", "replace", "min-mse", why="ratio (n-1)/(n+1)"),
    Statement(S, r"\sum_{s=1}^\infty s\,E\sigma_s^2 = n(n-1)", why="q/(1-q)^2"),
    Statement(S, r"\sum_{s=0}^\infty (E\sigma_s)^2 < n", why="Jensen"),
    Statement(S, r"\sum_{k=1}^\infty \frac{1}{(k+1)\log(k+1)} = \infty", why="integral test"),
    Statement(S, r"\sum_{k=1}^\infty \frac{1}{(k+1)\log^2(k+1)} < \infty", why="integral test"),
    Statement(S, r"\prod_{k=1}^\infty (1-2^{-k}) < \frac3{10}", why="0.28879"),
    Statement(S, r"\sum_{k=1}^\infty \frac{\log k}{k^2} < 1", why="-zeta'(2) = 0.9375"),
    Statement(S, r"\sum_{k=1}^\infty k^{-1-1/n} = \zeta\left(1+\frac1n\right)", why="definition"),
    Statement(S, r"\sum_{k=1}^\infty \log\left(1+\frac1{k^2}\right) = \log\frac{\sinh\pi}{\pi}", why="Euler's product"),
    Statement(S, r"\sum_{k=0}^\infty \frac{(-1)^k}{2k+1} = \frac\pi4", why="Leibniz"),
    Statement(S, r"\prod_{k=1}^\infty\left(1-\frac{\log(k+1)}{n k}\right) = 0", why="the sum of log k / k diverges"),
    Statement(S, r"\sum_{s=0}^\infty E[\sigma_s^2] = \infty", "accumulate", why="the terms tend to a positive number"),
    Statement(L, r"\lim_{n\to\infty}\lim_{t\to\infty} E\sigma_t^2 = 0", why="the inner limit is 0"),
    Statement(L, r"\lim_{t\to\infty}\lim_{n\to\infty} E\sigma_t^2 = 1", why="the inner limit is 1"),
    Statement(L, r"\lim_{n\to\infty} n(1-E\sigma_t^2) = t", why="(1 - 1/n)^t"),
    Statement(L, r"\lim_{t\to\infty}\frac{\operatorname{Var}(\log\sigma_t)}{t} = \frac14\psi'\left(\frac{n-1}2\right)",
              why="a sum of independent logarithms"),
    Statement(L, r"\lim_{t\to\infty}t^{1/n}\prod_{k=1}^t\left(1-\frac1{nk}\right) = \frac1{\Gamma(1-1/n)}",
              why="Gauss"),
    Statement(L, rf"\lim_{{t\to\infty}} t\left(E\sigma_t^2-{SINE}\right) = \frac1n\cdot{SINE}", "accumulate",
              why="the product from t on is 1 + 1/(n t)"),
    Statement(L, r"\lim_{t\to\infty}\sum_{k=1}^{t+1}\frac1{k+t} = \log 2", why="Riemann sum"),
    Statement(L, r"\lim_{t\to\infty}\frac{1}{\log t}\sum_{k=1}^{t} \frac1k = 1", why="Euler"),
    Statement(L, r"\lim_{t\to\infty} \frac1{\sqrt t}\sum_{k=1}^t\frac1{\sqrt k} = 2", why="integral"),
    Statement(L, r"\lim_{t\to\infty} t\,\prod_{k=1}^t\left(1-\frac1{nk}\right) = \infty", why="t^(1 - 1/n)"),
    Statement(A, r"\mu_{t+1}-\mu_t \to 0" + AS, why="sigma_t -> 0 exponentially"),
    Statement(A, r"\sigma_t^2+(\mu_{t+1}-\mu_t)^2 \to 0" + AS, why="both do"),
    Statement(A, rf"\frac1t\sum_{{s=1}}^{{t}}\log W_s \to {DRIFT}" + AS, why="strong law"),
    Statement(A, r"\frac1t\sum_{s=1}^{t} W_sW_{s+1} \to \left(1-\frac1n\right)^2" + AS, why="strong law"),
    Statement(A, r"\frac1t\sum_{s=0}^{t-1}\frac{(\mu_{s+1}-\mu_s)^2}{\sigma_s^2} \to \frac1n" + AS, why="strong law"),
    Statement(A, r"(\sigma_t^2)^{1/t} \to \frac2n\exp\left(\psi\left(\frac{n-1}2\right)\right)" + AS, why="strong law"),
    Statement(A, r"\frac{W_t}{t} \to 0" + AS, why="E W is finite"),
    Statement(A, r"\frac{1}{tW_t} \to 0" + AS, symbols=FOUR, why="E 1/W is finite for n >= 4"),
    Statement(A, r"t^3\sigma_t\mu_t \to 0" + AS, why="exponentially small times a bounded mean"),
    Statement(A, r"\mathrm{KL}(N_t\|N_0) \to \infty" + AS, why="-log sigma_t"),
    Statement(A, r"\mu_t\mu_{t+1}-\mu_t^2 \to 0" + AS, why="both tend to the same random number"),
    Statement(A, r"\mu_{t+1}-\mu_t \to 0" + AS, "accumulate", why="its variances, of order 1/t^2, are summable"),
    Statement(P, r"\sigma_t^2 \to 0" + IP, "replace", "unbiased", why="almost surely, though the mean is 1"),
    Statement(P, r"\mu_{t+1}-\mu_t \to 0" + IP, "accumulate", why="in mean square"),
    Statement(P, r"X_t-\mu_t \to 0" + IP, why="sigma_t -> 0"),
    Statement(P, rf"\frac1t\log\sigma_t \to \frac12\left({DRIFT}\right)" + IP, why="law of large numbers"),
    Statement(P, r"\frac{\sigma_t}{\sqrt{\mathbb{E}\sigma_t^2}} \to 0" + IP, why="Jensen: the typical rate is smaller"),
    Statement(P, r"t\,\sigma_t^2 \to 0" + IP, why="exponentially small"),
    Statement(P, r"\frac{1}{tW_t} \to 0" + IP, why="W_t has one law, though at n = 2 not almost surely"),
    Statement(P, r"\frac{\mu_t^2}{t} \to 0" + IP, why="mu_t converges"),
    Statement(P, r"\sigma_{t+1}^2-\sigma_t^2 \to 0" + IP, "accumulate", why="in mean square"),
    Statement(P, r"\frac1t\sum_{s=0}^{t} \sigma_s^2 \to 0" + IP, why="Cesaro"),
    Statement(M, r"\sigma_t^2 \to 0 \quad\text{in } L^1", why="(1 - 1/n)^t"),
    Statement(M, r"\sigma_t^2 \to 0 \quad\text{in } L^2", why="(n^2 - 1)^t / n^2t"),
    Statement(M, r"\sigma_t \to 0 \quad\text{in } L^1", "replace", "unbiased", why="E W^(1/2) < 1"),
    Statement(M, r"\mu_{t+1}-\mu_t \to 0 \quad\text{in } L^1", why="E sigma_t -> 0"),
    Statement(M, r"\mu_{t+1}-\mu_t \to 0 \quad\text{in } L^1", "replace", "unbiased", why="E sigma_t -> 0"),
    Statement(M, r"\mu_{t+1}-\mu_t \to 0 \quad\text{in mean square}", why="E sigma_t^2 / n"),
    Statement(M, r"\mu_{t+1}-\mu_t \to 0 \quad\text{in } L^1", "accumulate", why="in mean square"),
    Statement(M, r"\frac{\mu_t}{\sqrt t} \to 0 \quad\text{in mean square}", why="bounded variance"),
    Statement(M, r"\frac{\mu_t}{t} \to 0 \quad\text{in mean square}", "replace", "unbiased", why="variance t/n"),
    Statement(M, r"\lim_{t\to\infty}E|\sigma_t^2-\sigma_{t+1}^2|=0", why="both tend to 0 in mean"),
)

FALSE = (
    Statement(S, r"\frac1n\sum_{s=0}^\infty E[\sigma_s^2] = 1", "replace", "min-mse", why="(n + 1)/(2n)"),
    Statement(S, r"\sum_{s=0}^\infty E[\sigma_s] = 2n", why="at n = 2 it is 2.29"),
    Statement(S, r"\sum_{s=0}^\infty E[\sigma_s^2] < \infty", "accumulate", why="the terms tend to a positive number"),
    Statement(S, r"\sum_{s=0}^\infty E[\sigma_s^2] < \infty", "replace", "unbiased", why="all terms are 1"),
    Statement(S, r"\sum_{s=0}^\infty \frac{E[\sigma_s^2]}{n(s+1)^2} = 1", "accumulate", why="1 less the sine"),
    Statement(S, r"\sum_{k=1}^\infty \frac{1}{(k+1)\log(k+1)} < \infty", why="integral test"),
    Statement(S, r"\sum_{k=1}^\infty \frac{1}{(k+1)\log^2(k+1)} = \infty", why="integral test"),
    Statement(S, r"\frac14 < \prod_{k=1}^\infty (1-2^{-k}) < \frac15", why="0.28879"),
    Statement(S, r"\sum_{k=1}^\infty \frac{\log k}{k^2} = 1", why="0.9375"),
    Statement(S, r"\prod_{k=2}^\infty\left(1-\frac{1}{k \log k}\right) > 0", why="it tends to 0"),
    Statement(S, r"\sum_{k=1}^\infty \frac{(-1)^{k-1}}{k} = \frac23", why="log 2"),
    Statement(S, r"\sum_{k=1}^\infty \left(\frac{\Gamma(k+1/2)}{\Gamma(k+1)}\right)^2 < \infty", why="terms like 1/k"),
    Statement(L, r"\lim_{n\to\infty}\lim_{t\to\infty} E\sigma_t^2 = 1", why="the inner limit is 0"),
    Statement(L, r"\lim_{t\to\infty}\lim_{n\to\infty} E\sigma_t^2 = 0", why="the inner limit is 1"),
    Statement(L, r"\lim_{n\to\infty} n(1-E\sigma_t^2) = \frac{t}{2}", why="t"),
    Statement(L, r"\lim_{t\to\infty}\frac{\operatorname{Var}(\log\sigma_t)}{t} = \psi'\left(\frac{n-1}2\right)",
              why="a quarter of it"),
    Statement(L, r"\lim_{t\to\infty}t^{1/n}\prod_{k=1}^t\left(1-\frac1{nk}\right) = \Gamma(1-1/n)",
              why="its reciprocal"),
    Statement(L, rf"\lim_{{t\to\infty}} t\left(E\sigma_t^2-{SINE}\right) = \frac1n", "accumulate",
              why="times the sine"),
    Statement(L, rf"\lim_{{t\to\infty}} t^2\left(E\sigma_t^2-{SINE}\right) = 1", "accumulate", why="infinity"),
    Statement(L, r"\lim_{t\to\infty}\operatorname{Var}(\log\sigma_t^2) < \infty", why="linear in t"),
    Statement(L, r"\lim_{t\to\infty}\frac{1}{\log t}\sum_{k=1}^{t} \frac1k = 2", why="1"),
    Statement(L, r"\lim_{t\to\infty} \sum_{k=1}^t\frac1{\sqrt k} < \infty", why="2 sqrt t"),
    Statement(L, r"\lim_{t\to\infty}\frac1t\sum_{s=0}^{t} E\sigma_s^2 = 1", "accumulate", why="Cesaro: the sine"),
    Statement(L, r"\lim_{t\to\infty}\left(\sum_{k=1}^t\frac1k-\log t\right) = \frac12", why="Euler's constant"),
    Statement(A, r"\mu_{t+1}-\mu_t \to 0" + AS, "fresh", why="new noise at every fit"),
    Statement(A, r"\sigma_t^2+\mu_t^2 \to 1" + AS, why="to the square of a random number"),
    Statement(A, r"\mu_t \to \mu_0" + AS, why="the resting point is random"),
    Statement(A, r"\frac{\sigma_{t+1}}{\sigma_t} \to 1" + AS, why="independent and of one law"),
    Statement(A, r"\frac1t\sum_{s=1}^{t}\log W_s \to \log\left(1-\frac1n\right)" + AS, why="Jensen"),
    Statement(A, r"\sum_{s=0}^{t} \sigma_s^2 \to n" + AS, why="a random number with the mean n"),
    Statement(A, r"(\sigma_t^2)^{1/t} \to 1-\frac1n" + AS, why="Jensen"),
    Statement(A, r"\left(1+\frac1n\right)^t\sigma_t^2 \to \infty" + AS, why="it tends to 0"),
    Statement(A, r"\frac{(\mu_{t+1}-\mu_t)^2}{\sigma_t^2} \to \frac1n" + AS, why="chi-square over n"),
    Statement(A, r"\frac{1}{tW_t} \to 0" + AS, why="at n = 2, Borel and Cantelli's second lemma"),
    Statement(A, r"\frac1{t^2}\sum_{s=0}^{t}\log\sigma_s \to 0" + AS, why="a quarter of the drift"),
    Statement(A, r"\sigma_t^2 \to 1" + AS, "accumulate", why="the mean tends to the sine"),
    Statement(P, r"\mu_t \to 0" + IP, why="given the variances it is normal"),
    Statement(P, r"\sigma_t^2 \to 1" + IP, "replace", "unbiased", why="it tends to 0"),
    Statement(P, r"W_t \to 1" + IP, "replace", "unbiased", why="one law, not constant"),
    Statement(P, r"\mu_{t+1}-\mu_t \to 0" + IP, "anchored", why="new noise at every fit"),
    Statement(P, r"\sigma_t^2 \to 0" + IP, "fresh", why="a positive mean in the limit, bounded squares"),
    Statement(P, r"\sigma_t^2 \to 1" + IP, "accumulate", why="the mean tends to the sine"),
    Statement(P, r"X_t \to \mu_0" + IP, why="to the resting point"),
    Statement(P, r"\frac{X_t-\mu_t}{\sigma_t} \to 0" + IP, why="standard normal"),
    Statement(P, r"\frac1t\log\sigma_t \to -\frac1{2n}" + IP, why="half the drift"),
    Statement(P, r"\sum_{s=1}^t \sigma_s^2 \to n-1" + IP, why="a random number"),
    Statement(M, r"\mu_t \to 0 \quad\text{in } L^1", why="variance 1"),
    Statement(M, r"\sigma_t^2 \to 1 \quad\text{in } L^1", "replace", "unbiased", why="it tends to 0 in probability"),
    Statement(M, r"\sigma_t^2 \to 0 \quad\text{in } L^1", "replace", "unbiased", why="its mean is 1"),
    Statement(M, r"\sigma_t \to 0 \quad\text{in mean square}", "replace", "unbiased", why="E sigma_t^2 = 1"),
    Statement(M, r"\mu_{t+1}-\mu_t \to 0 \quad\text{in mean square}", "replace", "unbiased", why="1/n for every t"),
    Statement(M, r"\mu_{t} \to \mu_0 \quad\text{in } L^1", "anchored", why="a positive variance in the limit"),
    Statement(M, r"\mu_{t} \to \mu_0 \quad\text{in } L^1", "fresh", why="new noise at every fit"),
    Statement(M, r"\sigma_t^2 \to 0 \quad\text{in } L^4", why="at n = 2, E W^4 = 105/16"),
    Statement(M, r"\frac{\mu_t}{\sqrt t} \to 0 \quad\text{in mean square}", "replace", "unbiased", why="1/n"),
    Statement(M, r"\lim_{t\to\infty}E|\sigma_t^2-\sigma_{t+1}^2|=0", "replace", "unbiased", why="E sigma_t^2 E|1 - W|"),
)
# fmt: on
