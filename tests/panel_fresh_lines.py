"""Statements that were written after the checker, without sight of it: all classes, as lines of a derivation."""

# ruff: noqa: E501  (formulas stand on one line)
from __future__ import annotations

from panel_statement import Statement

# fmt: off
FRESH_LINES = [
    Statement(
        r"\sum_{s=0}^{t-1}\mathbb{E}[\sigma_s^2] = n\left(1-\left(1-\frac{1}{n}\right)^t\right)",
        "replace", "mle", (), True, "E s2",
        "geometric sum, ratio 1-1/n",
    ),
    Statement(
        r"\sum_{s=0}^{t} \mathbb{E}[\sigma_s^2] = n\left(1-\left(1-\frac1n\right)^{t}\right)",
        "replace", "mle", (), False, "E s2",
        "t=0: 1 against 0 (exponent must be t+1)",
    ),
    Statement(
        r"1-\frac{t}{n} \le \mathbb{E}[\sigma_t^2] \le 1-\frac{t}{n}+\frac{t(t-1)}{2n^2}",
        "replace", "mle", (), True, "E s2",
        "Bonferroni for (1-x)^t, 0<=x<=1",
    ),
    Statement(
        r"\mathbb{E}\sigma_t^2 \le e^{-t/(n-1)}",
        "replace", "mle", (), False, "E s2",
        "log(1-1/n) > -1/(n-1): n=2,t=1: .5 > .368",
    ),
    Statement(
        r"\mathbb{E}[\sigma_t^2] = \left(\frac{2(n-1)}{25}\right)^t",
        "replace", "divisor 12.5", (), True, "E s2",
        "(n-1)/12.5",
    ),
    Statement(
        r"\mathbb{E}[\sigma_t^2] < \frac{1}{1+t/n}",
        "replace", "mle", (), False, "domain traps",
        "t=0: 1 < 1 is false (<= holds)",
    ),
    Statement(
        r"\mathbb{E}[\sigma_t^2] \ge \Bigl(1-\frac{2}{n}\Bigr)^t",
        "replace", "min-mse", (r"n: integer >= 3",), True, "E s2",
        "1-2/(n+1) >= 1-2/n",
    ),
    Statement(
        r"\mathbb{E}[\sigma_{t}^2] = \left(1-\frac{1}{n+1}\right)^t",
        "replace", "min-mse", (), False, "E s2",
        "factor is (n-1)/(n+1) = 1-2/(n+1); t=1",
    ),
    Statement(
        r"\operatorname{Var}(\sigma_t^2) = \left(1+\frac{2}{n-1}\right)^t - 1",
        "replace", "unbiased", (), True, "E s4",
        "E s^4 = ((n+1)/(n-1))^t, E s^2 = 1",
    ),
    Statement(
        r"\operatorname{Var}(\sigma_t^2) \le \frac{2t}{n-1}",
        "replace", "unbiased", (), False, "E s4",
        "Bernoulli goes the other way: n=2,t=2: 8 > 4",
    ),
    Statement(
        r"\operatorname{Var}(\sigma_t^2) \le \frac{2t}{n}",
        "replace", "mle", (), True, "E s4",
        "a^t-b^{2t} <= t(a-b^2) = 2t(n-1)/n^2",
    ),
    Statement(
        r"\mathbb{E}[\sigma_t^4] = \mathbb{E}[\sigma_t^2]",
        "replace", "min-mse", (), True, "E s4",
        "(n^2-1)/(n+1)^2 = (n-1)/(n+1)",
    ),
    Statement(
        r"\mathbb{E}[\sigma_t^4] = \sigma_0^4 \left(1-\tfrac{1}{n}\right)^{2t}",
        "replace", "mle", (), False, "E s4",
        "n=2,t=1: 3/4 against 1/4",
    ),
    Statement(
        r"\mathbb{E}[\sigma_t^6] = \left(\frac{(n^2-1)(n+3)}{n^3}\right)^t",
        "replace", "mle", (), True, "moments",
        "E chi2^3 = (n-1)(n+1)(n+3)",
    ),
    Statement(
        r"E\sigma_t^6 \le 1",
        "replace", "mle", (), False, "moments",
        "n=2,t=1: 15/8",
    ),
    Statement(
        r"\mathbb{E}[\sigma_t^{-2}] = \left(\frac{n-1}{n-3}\right)^t",
        "replace", "unbiased", (r"n: integer >= 3",), False, "domain traps",
        "n=3: infinite/undefined",
    ),
    Statement(
        r"\mathbb{E}\bigl[\sigma_t^{-2}\bigr] = \Bigl(1+\frac{3}{n-3}\Bigr)^t",
        "replace", "mle", (r"n: integer >= 4",), True, "moments",
        "E 1/chi2_{n-1} = 1/(n-3)",
    ),
    Statement(
        r"\mathbb{E}[\sigma_t] \ge \left(1-\tfrac{1}{n}\right)^{t/2}",
        "replace", "mle", (), False, "moments",
        "Jensen the wrong way: n=2,t=1: .564 < .707",
    ),
    Statement(
        r"\mathbb{E}[\sigma_t] \ge \mathbb{E}[\sigma_t^2]",
        "replace", "mle", (), True, "moments",
        "factor sqrt(2/n)G(n/2)/G((n-1)/2) >= 1-1/n for every n>=2 (checked, asymptotically 1-3/(4n))",
    ),
    Statement(
        r"\operatorname{Var}(\log\sigma_t) = \frac{t}{4}\,\psi'\!\left(\frac{n-1}{2}\right)",
        "replace", "mle", (), True, "log",
        "log sigma = (1/2) log sigma^2",
    ),
    Statement(
        r"\operatorname{Var}(\log\sigma_t^2) = \frac{2t}{n-1}",
        "replace", "unbiased", (), False, "log",
        "delta method only; psi'(h) > 1/h; n=2,t=1: pi^2/2",
    ),
    Statement(
        r"\operatorname{Var}(\log \sigma_t^2) \ge \frac{2t}{n-1}+\frac{2t}{(n-1)^2}",
        "replace", "min-mse", (), True, "log",
        "psi'(x) > 1/x+1/(2x^2), divisor irrelevant",
    ),
    Statement(
        r"\mathbb{E}[\log\sigma_t^2] \ge t\log\left(1-\frac1n\right)",
        "replace", "mle", (), False, "log",
        "Jensen the wrong way; t=1",
    ),
    Statement(
        r"\mathbb{E}[\log\sigma_t^2] \le -\frac{t}{n-1}",
        "replace", "unbiased", (), True, "log",
        "psi(x) < log x - 1/(2x), x=(n-1)/2",
    ),
    Statement(
        r"\mathbb{E}[\log\sigma_t^2] \ge -\frac{2t}{n}",
        "replace", "mle", (), False, "log",
        "drift < -2/n for all n; t=1, n=2: -1.96... < -1",
    ),
    Statement(
        r"\operatorname{Cov}(\log\sigma_t^2,\log\sigma_{t+1}^2) = (t+1)\,\psi'\!\left(\frac{n-1}{2}\right)",
        "replace", "unbiased", (), False, "log",
        "is t psi'; t=0: 0",
    ),
    Statement(
        r"\mathbb{E}[\mu_t^2] = \mu_0^2 + \sigma_0^2\left(1-\left(1-\frac1n\right)^t\right)",
        "replace", "mle", (), True, "mu",
        "sum of E sigma_s^2/n",
    ),
    Statement(
        r"\operatorname{Var}(\mu_t) = \frac{n+1}{2n}\left(1-\left(\frac{n-1}{n+1}\right)^t\right)",
        "replace", "min-mse", (), True, "mu",
        "(1/n)(1-r^t)/(1-r), 1-r=2/(n+1)",
    ),
    Statement(
        r"\operatorname{Var}(\mu_t) = \frac{\sigma_0^2 (t+1)}{n}",
        "replace", "unbiased", (), False, "mu",
        "is t/n; t=0: 0 (t+1 is n times the variance of one step later)",
    ),
    Statement(
        r"\mathbb{E}[\mu_t^4] = (6n+3)\left(1-\left(1-\frac{1}{n^2}\right)^t\right)-6\left(1-\left(1-\frac1n\right)^t\right)",
        "replace", "mle", (), True, "mu",
        "recursion E mu^4' = E mu^4 + 6E[mu^2 s^2]/n + 3E s^4/n^2; exact check by fractions",
    ),
    Statement(
        r"\mathbb{E}[\mu_t^4] = 3\left(1-\left(1-\tfrac1n\right)^t\right)^2",
        "replace", "mle", (), False, "mu",
        "mu_t is not Gaussian for t>=2; n=2,t=2: 33/16 against 27/16",
    ),
    Statement(
        r"\mathbb{E}[\mu_t^2\sigma_t^2] = \left(1-\frac{1}{n^2}\right)^t-\left(1-\frac1n\right)^t",
        "replace", "mle", (), True, "mu",
        "x' = (1-1/n)(x + a^t/n); exact check",
    ),
    Statement(
        r"\operatorname{Cov}(\mu_t^2,\sigma_t^2) = 0",
        "replace", "unbiased", (), False, "mu",
        "t=2,n=2: E mu^2 s^2 = (1/4)(9-1)=2, minus 1 = 1",
    ),
    Statement(
        r"\mathrm{Cov}(\mu_t,\mu_{t+1}) = 1-\left(1-\frac1n\right)^{t+1}",
        "replace", "mle", (), False, "mu",
        "equals Var mu_t (martingale): exponent t; t=0",
    ),
    Statement(
        r"\mathbb{E}[W_2^2(N_t,N_0)] = \frac{t}{n}+2-2\left(\sqrt{\frac{2}{n-1}}\,\frac{\Gamma(n/2)}{\Gamma((n-1)/2)}\right)^t",
        "replace", "unbiased", (), True, "W2 KL",
        "Var mu + E s^2 - 2 E s + 1",
    ),
    Statement(
        r"\mathbb{E}[W_2^2(N_t,N_0)] \le 2\left(1-\left(1-\tfrac1n\right)^{t/2}\right)",
        "replace", "mle", (), False, "W2 KL",
        "E s <= (1-1/n)^{t/2}, so >=; n=2,t=1",
    ),
    Statement(
        r"\mathbb{E}[\mathrm{KL}(N_t\|N_0)] = -\frac12\,\mathbb{E}[\log\sigma_t^2]",
        "replace", "mle", (), True, "W2 KL",
        "conservation E s^2 + Var mu = 1",
    ),
    Statement(
        r"\mathbb{E}[\mathrm{KL}(N_t\|N_0)] = -\frac12\,\mathbb{E}[\log\sigma_t^2]",
        "replace", "unbiased", (), False, "W2 KL",
        "t/(2n) is missing",
    ),
    Statement(
        r"\mathbb{E}[\mathrm{KL}(N_t \| N_0)] \ge \frac{t}{n}",
        "replace", "unbiased", (), True, "W2 KL",
        "t/(2n)+(t/2)|g|, |g| >= 1/(n-1)",
    ),
    Statement(
        r"\mathbb{E}[\mathrm{KL}(N_t\|N_0)] \le \frac{t}{n}",
        "replace", "mle", (), False, "W2 KL",
        "|g| > 2/n so KL > t/n for t>=1",
    ),
    Statement(
        r"\mathbb{E}[\mathrm{KL}(N_0\|N_t)] = \frac12\left[\Bigl(\frac{n}{n-3}\Bigr)^t+\frac1n\sum_{j=0}^{t-1}\Bigl(\frac{n}{n-3}\Bigr)^j-1+t\Bigl(\psi\bigl(\tfrac{n-1}{2}\bigr)-\log\tfrac n2\Bigr)\right]",
        "replace", "mle", (r"n: integer >= 4",), False, "W2 KL",
        "sum must run over j=1..t; n=4,t=1: 1/4 against 1",
    ),
    Statement(
        r"\prod_{k=1}^t\left(1-\frac{1}{k+1}\right) = \frac{1}{t+1}",
        "replace", "mle", (), True, "products",
        "telescopes",
    ),
    Statement(
        r"\prod_{k=1}^{t}\left(1-\frac{1}{(k+1)^2}\right) = \frac{t+1}{2t}",
        "replace", "mle", (), False, "products",
        "(t+2)/(2(t+1)); t=1: 3/4 against 1",
    ),
    Statement(
        r"\prod_{k=1}^t\left(1-\frac{1}{nk}\right) \le (t+1)^{-1/n}",
        "replace", "mle", (), True, "products",
        "1-x<=e^{-x}, H_t >= log(t+1)",
    ),
    Statement(
        r"\lim_{t\to\infty}\prod_{k=1}^t\left(1-\frac{1}{nk}\right) = e^{-1/n}",
        "replace", "mle", (), False, "products",
        "harmonic series diverges: limit 0",
    ),
    Statement(
        r"\prod_{k=1}^t\left(1-\frac{1}{2^k}\right) \ge \frac{3}{10}",
        "replace", "mle", (), False, "products",
        "limit .28879; t=5: .29800",
    ),
    Statement(
        r"\prod_{k=1}^t\left(1-\frac{1}{2k}\right) = 4^{-t}\binom{2t}{t}",
        "replace", "mle", (), True, "products",
        "Wallis",
    ),
    Statement(
        r"\prod_{k=1}^t\Bigl(1-\frac{1}{(k+1)^2}\Bigr) \ge \frac23",
        "replace", "mle", (), False, "products",
        "(t+2)/(2(t+1)); t=2: equality, t=3: 5/8",
    ),
    Statement(
        r"\psi\left(\frac{n-1}{2}\right) < \log\frac{n}{2}-\frac2n",
        "replace", "mle", (), True, "psi Gamma",
        "certified in the notes for n>=2; checked again",
    ),
    Statement(
        r"\psi\left(\frac{n-1}{2}\right) > \log\frac{n-1}{2}-\frac{1}{n-1}",
        "replace", "mle", (), False, "psi Gamma",
        "psi(x) < log x - 1/(2x)",
    ),
    Statement(
        r"\psi\left(\frac{n+1}{2}\right)-\psi\left(\frac{n-1}{2}\right) = \frac{2}{n+1}",
        "replace", "mle", (), False, "psi Gamma",
        "psi(x+1)-psi(x)=1/x with x=(n-1)/2: 2/(n-1)",
    ),
    Statement(
        r"\sqrt{\frac{2}{n-1}}\frac{\Gamma(n/2)}{\Gamma((n-1)/2)} \ge 1-\frac{1}{4n}",
        "replace", "unbiased", (), False, "psi Gamma",
        "c4(2)=.7979 < .875",
    ),
    Statement(
        r"\sqrt{\frac{2}{n-1}}\,\frac{\Gamma(n/2)}{\Gamma((n-1)/2)} \ge 1-\frac{1}{4(n-1)}",
        "replace", "unbiased", (), True, "psi Gamma",
        "mpmath for n=2..299, 1e4, 1e6; expansion 1-1/(4m)+1/(32m^2)+..., m=n-1",
    ),
    Statement(
        r"\frac{\Gamma(n/2)}{\Gamma((n-1)/2)} \ge \sqrt{\frac{4n-5}{8}}",
        "replace", "mle", (), False, "psi Gamma",
        "n=2: .564 < .612 (1/4, not 1/8)",
    ),
    Statement(
        r"\psi'\left(\frac{n-1}{2}\right) < \frac{2}{n-1}+\frac{2}{(n-1)^2}",
        "replace", "mle", (), False, "psi Gamma",
        "this is a lower bound; n=2: 4.93 > 4",
    ),
    Statement(
        r"\frac{\Gamma(x+\frac12)}{\Gamma(x)} \le \sqrt{x}",
        "replace", "mle", (r"x: real > 0",), True, "psi Gamma",
        "log-convexity of Gamma (Wendel)",
    ),
    Statement(
        r"\lim_{n\to\infty} n\,\mathbb{E}[\log\sigma_t^2] = -2t",
        "replace", "mle", (), True, "limits",
        "g ~ -2/n",
    ),
    Statement(
        r"\lim_{n\to\infty} n\,\mathbb{E}[\log\sigma_t^2] = -2t",
        "replace", "unbiased", (), False, "limits",
        "-t for the unbiased",
    ),
    Statement(
        r"\lim_{t\to\infty}\frac1t\log\mathbb{E}[\sigma_t] = \frac12\log\left(1-\frac1n\right)",
        "replace", "mle", (), False, "limits",
        "log c < (1/2)log(1-1/n), Jensen strict",
    ),
    Statement(
        r"\lim_{t\to\infty}\mathbb{E}[\mu_t^4] = 3(2n-1)",
        "replace", "mle", (), True, "limits",
        "6n+3-6",
    ),
    Statement(
        r"\lim_{n\to\infty} n\,\mathbb{E}[\mathrm{KL}(N_t\|N_0)] = t",
        "replace", "unbiased", (), True, "limits",
        "t/(2n)+t/(2n)",
    ),
    Statement(
        r"\lim_{t\to\infty}\frac{1}{t}\,\mathbb{E}[W_2^2(N_t,N_0)] = \frac1n",
        "replace", "unbiased", (), True, "limits",
        "t/n+2-2c^t",
    ),
    Statement(
        r"\sigma_t^2 \xrightarrow{a.s.} 0",
        "replace", "unbiased", (), True, "modes",
        "negative drift psi(h)-log h, SLLN",
    ),
    Statement(
        r"\sigma_t^2 \to 0 \text{ in } L^1",
        "replace", "unbiased", (), False, "modes",
        "E sigma_t^2 = 1",
    ),
    Statement(
        r"\sigma_t^2 \to 0 \text{ in } L^2",
        "replace", "mle", (), True, "modes",
        "(1-1/n^2)^t -> 0",
    ),
    Statement(
        r"e^{2t/n}\,\sigma_t^2 \to 0 \text{ almost surely}",
        "replace", "mle", (), True, "modes",
        "drift < -2/n strictly, SLLN",
    ),
    Statement(
        r"\frac1t\log\sigma_t^2 \to \log\left(1-\frac1n\right) \text{ almost surely}",
        "replace", "mle", (), False, "modes",
        "limit psi((n-1)/2)-log(n/2), smaller by Jensen",
    ),
    Statement(
        r"\mathbb{P}(T_\varepsilon \le t) \ge 1-\frac{1}{\varepsilon}\left(1-\frac1n\right)^t",
        "replace", "mle", (r"\varepsilon: real in (0,1)",), True, "collapse",
        "Markov at t",
    ),
    Statement(
        r"\mathbb{E}[T_\varepsilon] = \frac{\log(1/\varepsilon)}{\log(n/2)-\psi((n-1)/2)}",
        "replace", "mle", (r"\varepsilon: real in (0,1)",), False, "collapse",
        "Wald without the (positive) overshoot",
    ),
    Statement(
        r"\mathbb{E}[T_\varepsilon] \ge \frac{\log(1/\varepsilon)}{\log\frac{n-1}{2}-\psi(\frac{n-1}{2})}",
        "replace", "unbiased", (r"\varepsilon: real in (0,1)",), True, "collapse",
        "Wald, overshoot >= 0",
    ),
    Statement(
        r"\mathbb{P}(\sigma_t^2 > \mathbb{E}[\sigma_t^2]) \ge \frac12",
        "replace", "unbiased", (), False, "collapse",
        "t=1,n=2: P(chi2_1>1)=.317",
    ),
    Statement(
        r"\mathbb{P}(|\mu_t| \ge x) \le \frac{1}{x^2}\Bigl(1-\bigl(1-\tfrac1n\bigr)^t\Bigr)",
        "replace", "mle", (r"x: real > 0",), True, "collapse",
        "Chebyshev",
    ),
    Statement(
        r"\lim_{t\to\infty}\operatorname{Var}(\mu_t) = \frac{n_r+n_s}{n_r^2+2n_rn_s+n_s}",
        "fresh", "mle", (), True, "other loops",
        "D' = n_s(n_s-1)/N^2 D + 1/N",
    ),
    Statement(
        r"\lim_{t\to\infty}\operatorname{Var}(\mu_t) = \frac{n_r+n_s}{n_r^2+2n_rn_s+n_s}",
        "anchored", "mle", (), False, "other loops",
        "n_r=1: limit is 1 (collapse on the stored point), formula (1+n_s)/(1+3n_s)",
    ),
    Statement(
        r"\mathbb{E}[\sigma_t^2]+\operatorname{Var}(\mu_t) = \sigma_0^2",
        "anchored", "mle", (), True, "other loops",
        "conservation: each item has variance sigma_0^2",
    ),
    Statement(
        r"\operatorname{Var}(\mu_t) \to \frac{\pi^2}{6n}",
        "accumulate", "mle", (), False, "other loops",
        "1-sin(x)/x, x=pi/sqrt n, is smaller",
    ),
    Statement(
        r"\mathbb{E}[\sigma_t^2] \ge 1-\frac{\pi^2}{6n}",
        "accumulate", "mle", (), True, "other loops",
        "Weierstrass product inequality",
    ),
    Statement(
        r"\mathbb{E}[\sigma_{t+1}^2 \mid \sigma_t] = \left(1-\frac{1}{n(t+1)^2}\right)\sigma_t^2",
        "accumulate", "mle", (), True, "other loops",
        "SS+v(chi2_{n-1}+t/(t+1) Z^2), divisor n(t+1)",
    ),
    Statement(
        r"\operatorname{Var}(\sigma_{t+1}^2\mid\sigma_t) = \frac{2}{n}\,\sigma_t^4",
        "replace", "unbiased", (), False, "other loops",
        "2/(n-1)",
    ),
    Statement(
        r"\mathbb{E}[(\mu_{t+m}-\mu_t)^2] = \left(1-\frac1n\right)^t-\left(1-\frac1n\right)^{t+m}",
        "replace", "mle", (r"m: integer >= 0",), True, "other loops",
        "martingale increments, telescopes",
    ),
]
