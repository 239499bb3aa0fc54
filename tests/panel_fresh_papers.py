"""Statements that were written after the checker, without sight of it: all classes, as authors write them and as students hand them in."""

# ruff: noqa: E501  (formulas stand on one line)
from __future__ import annotations

from panel_statement import Statement

# fmt: off
FRESH_PAPERS = [
    Statement(
        r"\mathbb{E}[\sigma_t^2]-\mathbb{E}[\sigma_{t+1}^2] = \frac1n\left(1-\frac1n\right)^{t}",
        "replace", "mle", (), True, "moments",
        "geometric decay; exact recursion",
    ),
    Statement(
        r"\mathbf{E}\,\sigma_t^2 \ge e^{-t/(n-1)}",
        "replace", "mle", (), True, "moments",
        "log(1-1/n) > -1/(n-1)",
    ),
    Statement(
        r"\mathbf{E}\,\sigma_t^2 \ge e^{-t/n}",
        "replace", "mle", (), False, "moments",
        "1-x < e^{-x}: n=2, t=1: 1/2 < 0.607",
    ),
    Statement(
        r"\mathbb{E}[\sigma_t^4] = \mathbb{E}[\sigma_t^2]",
        "replace", "min-mse", (), True, "moments",
        "(n-1)(n+1)/(n+1)^2 = (n-1)/(n+1), sigma_0=1",
    ),
    Statement(
        r"\operatorname{Var}(\sigma_t^2) = \frac{2}{n+1}\left(\frac{n-1}{n+1}\right)^{t}",
        "replace", "min-mse", (), False, "moments",
        "true at t=1 only; t=0: 0 against 2/(n+1); t=2 also fails",
    ),
    Statement(
        r"\mathbb{E}[\sigma_t^4] = \left(1+\tfrac{2}{n-1}\right)^t \ge 1+\frac{2t}{n-1}",
        "replace", "unbiased", (), True, "moments",
        "(n^2-1)/(n-1)^2 = (n+1)/(n-1), Bernoulli",
    ),
    Statement(
        r"\frac{\mathbb{E}[\sigma_t^4]}{(\mathbb{E}[\sigma_t^2])^2} = \left(\frac{n+1}{n-1}\right)^t",
        "replace", "any divisor", (), True, "moments",
        "(n^2-1)/(n-1)^2 per step, divisor cancels",
    ),
    Statement(
        r"\mathbb{E}[\sigma_t^6] = \left(1-\frac1{n^2}\right)^t\left(1+\frac2n\right)^t",
        "replace", "mle", (), False, "moments",
        "E chi^6 = (n-1)(n+1)(n+3): 1+3/n; n=2,t=1: 15/8 against 3/2",
    ),
    Statement(
        r"\mathbb{E}[\sigma_t^{-2}] = \left(\frac{n}{n-3}\right)^t",
        "replace", "mle", (r"n: integer >= 4",), True, "moments",
        "E 1/chi2_{n-1} = 1/(n-3)",
    ),
    Statement(
        r"\mathbb{E}\!\left[\frac{1}{\sigma_t^2}\right] = \left(1-\frac1n\right)^{-t}",
        "replace", "mle", (r"n: integer >= 4",), False, "moments",
        "E[1/X] is not 1/E[X]: n=4,t=1: 4 against 4/3",
    ),
    Statement(
        r"\mathbb{E}[\sigma_{t+1}] = \mathbb{E}[\sigma_t]",
        "replace", "unbiased", (), False, "moments",
        "s is biased for sigma: factor c4(n) < 1",
    ),
    Statement(
        r"\mathbb{E}\left[\frac1{\sigma_t}\right] = \left(\sqrt{\frac n2}\,\frac{\Gamma\left(\frac{n-2}{2}\right)}{\Gamma\left(\frac{n-1}{2}\right)}\right)^t",
        "replace", "mle", (r"n: integer >= 3",), True, "moments",
        "Mellin moment s=-1/2",
    ),
    Statement(
        r"\mathbb{E}[\sigma_t^2] = \left(\frac{2(n-1)}{25}\right)^{t}",
        "replace", "divisor 12.5", (), True, "moments",
        "(n-1)/12.5",
    ),
    Statement(
        r"\mathbb{E}[\sigma_t^4] = \lambda^{t}\left(1-\frac{1}{n^2}\right)^{t}",
        "replace", "mle", (), False, "moments",
        "lambda^2 per step; lambda=1/2, n=2, t=1",
    ),
    Statement(
        r"\mathbb E[\sigma_t]\,\mathbb E[\sigma_t^3] \ge \bigl(\mathbb E[\sigma_t^2]\bigr)^2",
        "replace", "any divisor", (), True, "moments",
        "Cauchy-Schwarz (sigma^{1/2} sigma^{3/2})",
    ),
    Statement(
        r"\mathbb{E}[\sigma_t] \ge \left(1-\frac{3}{4n}\right)^{t}",
        "replace", "mle", (), False, "moments",
        "E sigma_1 = 0.5642 < 0.625 at n=2",
    ),
    Statement(
        r"\left(1-\frac{3}{2n}\right)^{t/2} \le \mathbb{E}[\sigma_t] \le \left(1-\frac1n\right)^{t/2}",
        "replace", "mle", (), True, "moments",
        "Watson: Gamma(x+1/2)/Gamma(x) > sqrt(x-1/4), x=(n-1)/2; Jensen",
    ),
    Statement(
        r"\mathbb{E}[\log\sigma_t] = t\left(\psi\left(\tfrac{n-1}{2}\right)-\log\tfrac n2\right)",
        "replace", "mle", (), False, "logs",
        "factor 1/2 missing; t=1, n=2",
    ),
    Statement(
        r"\operatorname{Var}(\log\sigma_t) = \frac t2\,\psi_1\left(\frac{n-1}{2}\right)",
        "replace", "unbiased", (), False, "logs",
        "t/4: Var(X/2)=Var(X)/4",
    ),
    Statement(
        r"\frac{2t}{n-1} \le \operatorname{Var}(\log\sigma_t^2) \le \frac{2t}{n-2}",
        "replace", "unbiased", (r"n: integer >= 3",), True, "logs",
        "1/x < psi_1(x) < 1/(x-1/2): telescoping 1/((x+k)^2-1/4)",
    ),
    Statement(
        r"\mathbb{E}[\log\sigma_t^2] \ge -\frac{2t}{n-1}",
        "replace", "mle", (), True, "logs",
        "psi((n-1)/2)=psi((n+1)/2)-2/(n-1) and psi(x+1/2)>log x",
    ),
    Statement(
        r"\mathbb{E}[\log\sigma_t^2] \le -\frac{t}{n-1}",
        "replace", "unbiased", (), True, "logs",
        "psi(x) < log x - 1/(2x)",
    ),
    Statement(
        r"\mathbb{E}[\log\sigma_t^2] < 0",
        "replace", "unbiased", (), False, "domain traps",
        "t=0: 0 < 0 fails",
    ),
    Statement(
        r"\mathbb{E}[\log\sigma_t^2] < 0 = \log\mathbb{E}[\sigma_t^2]",
        "replace", "unbiased", (r"t: integer >= 1",), True, "logs",
        "strict Jensen",
    ),
    Statement(
        r"\mathbb{E}\bigl[(\log\sigma_t^2)^2\bigr] = t\,\psi_1\left(\frac{n-1}2\right)+t\left(\psi\left(\frac{n-1}2\right)-\log\frac{n}2\right)^2",
        "replace", "mle", (), False, "logs",
        "the squared mean carries t^2; t=2",
    ),
    Statement(
        r"\operatorname{Cov}(\log\sigma_t^2,\log\sigma_{t+1}^2) = t\,\psi_1\!\left(\tfrac{n-1}{2}\right)",
        "replace", "any divisor", (), True, "logs",
        "increments independent of the past: covariance is Var log sigma_t^2",
    ),
    Statement(
        r"\mathbb{E}[\log\sigma_{t+1}^2 \mid \sigma_t] = \log\sigma_t^2+\psi\left(\frac{n-1}{2}\right)-\log\frac{n-1}{2}",
        "replace", "unbiased", (), True, "logs",
        "one step",
    ),
    Statement(
        r"\mathbb{E}[\log\sigma_t^2] = t\log\lambda + t\,\psi\left(\frac{n-1}{2}\right) - t\log\frac{n+1}{2}",
        "replace", "min-mse", (), True, "logs",
        "temperature adds log lambda",
    ),
    Statement(
        r"\operatorname{Var}(\mu_t) = \sigma_0^2-\mathbb{E}[\sigma_t^2]",
        "replace", "mle", (), True, "mean",
        "conservation",
    ),
    Statement(
        r"\operatorname{Var}(\mu_t) = \frac{t\,\sigma_0^2}{n-1}",
        "replace", "unbiased", (), False, "mean",
        "t/n; n=2,t=1: 1/2",
    ),
    Statement(
        r"\mathbb{E}[\mu_t^2] = \mu_0^2+\frac{t}{n}\sigma_0^2",
        "replace", "unbiased", (), True, "mean",
        "E sigma_s^2 = sigma_0^2",
    ),
    Statement(
        r"\mathbb{E}[\mu_t^4] = 3\,\operatorname{Var}(\mu_t)^2",
        "replace", "mle", (), False, "mean",
        "mu_t is a Gaussian mixture from t=2 on: n=2,t=2: 33/16 against 27/16",
    ),
    Statement(
        r"\mathbb{E}[\mu_t^4] \ge 3\bigl(\operatorname{Var}\mu_t\bigr)^2",
        "replace", "unbiased", (), True, "mean",
        "Gaussian mixture: 3 E V^2 >= 3 (E V)^2",
    ),
    Statement(
        r"\mathbb{E}[\mu_t^4]=\frac{3(n-1)}{2n}\left[\left(\frac{n+1}{n-1}\right)^t-1\right]-\frac{3(n-1)t}{n^2}",
        "replace", "unbiased", (), True, "mean",
        "sum of the increments 6 E[mu^2 s^2]/n + 3 E s^4/n^2; exact recursion",
    ),
    Statement(
        r"\mathbb{E}[\mu_t^2\sigma_t^2] = \mathbb{E}[\mu_t^2]\;\mathbb{E}[\sigma_t^2]",
        "replace", "mle", (), False, "mean",
        "independent only for t<=1; n=2,t=2: 5/16 against 3/16",
    ),
    Statement(
        r"\operatorname{Cov}(\mu_t^2,\sigma_t^2) \ge 0 = \operatorname{Cov}(\mu_t,\sigma_t^2)",
        "replace", "mle", (), True, "mean",
        "b^t[(2-b)^t-2+b^t] >= 0 by convexity; symmetry",
    ),
    Statement(
        r"\mathbb{E}[(\mu_{t+1}-\mu_t)^2] = \frac1n\left(1-\frac1n\right)^{t+1}",
        "replace", "mle", (), False, "mean",
        "exponent t; t=0: 1/n",
    ),
    Statement(
        r"\mathbb{E}[W_2^2(N_t,N_0)] \le \frac{3t}{2n}",
        "replace", "unbiased", (), False, "W2 and KL",
        "n=2,t=1: 0.904 > 0.75",
    ),
    Statement(
        r"\mathbb{E}[W_2^2(N_t,N_0)] \le \frac{3t}{2(n-1)}",
        "replace", "unbiased", (), True, "W2 and KL",
        "1-c4^t <= t(1-c4); c4^2 > 1-1/(2m) (Watson), m=n-1, so 1-c4 <= 1/(4m)+1/(8m^2) <= "
        "1/(4m)+1/(2mn)",
    ),
    Statement(
        r"\mathbb{E}[W_2^2(N_t,N_0)] = \operatorname{Var}(\mu_t)+\mathbb{E}[(\sigma_t^2-\sigma_0^2)^2]",
        "replace", "mle", (), False, "W2 and KL",
        "sigma, not sigma^2: n=2,t=1: 0.5+0.75 against 0.8716",
    ),
    Statement(
        r"\mathbb{E}[W_2^2(N_t,N_0)] \le 2-2\left(1-\frac1n\right)^{t/2}",
        "replace", "mle", (), False, "W2 and KL",
        "Jensen the wrong way: n=2,t=1: 0.8716 > 0.5858",
    ),
    Statement(
        r"\mathbb{E}[\mathrm{KL}(N_t \| N_0)] = -\tfrac12\,\mathbb{E}[\log\sigma_t^2] \ge \frac tn",
        "replace", "mle", (), True, "W2 and KL",
        "conservation; drift <= -2/n",
    ),
    Statement(
        r"\mathbb{E}[\mathrm{KL}(N_t \,\|\, N_0)] = \frac t2\left(\log\frac{n-1}{2}-\psi\left(\frac{n-1}{2}\right)\right)",
        "replace", "unbiased", (), False, "W2 and KL",
        "t/(2n) from the mean is missing",
    ),
    Statement(
        r"\mathbb{E}[\mathrm{KL}(N_t\|N_0)] = \frac t2\left(\log\frac{n+1}2-\psi\left(\frac{n-1}2\right)\right)-\frac{n-1}{4n}\left[1-\left(\frac{n-1}{n+1}\right)^t\right]",
        "replace", "min-mse", (), True, "W2 and KL",
        "(E s2+E mu2-1-t g)/2",
    ),
    Statement(
        r"\mathbb{E}[\mathrm{KL}(N_0\|N_t)] = \frac23\left[\left(\frac{n}{n-3}\right)^t-1\right]+\frac t2\left[\psi\left(\frac{n-1}2\right)-\log\frac n2\right]",
        "replace", "mle", (r"n: integer >= 4",), True, "W2 and KL",
        "q=n/(n-3), E mu^2/sigma^2 = (q^t-1)/3",
    ),
    Statement(
        r"\mathbb{E}[\mathrm{KL}(N_0\|N_1)] = \frac{2}{n-3}+\frac12\left(\psi\left(\frac{n-1}{2}\right)-\log\frac{n}{2}\right)",
        "replace", "mle", (), False, "domain traps",
        "n=3: undefined / infinite; n=2: left is infinite",
    ),
    Statement(
        r"\prod_{k=1}^{t}\left(1-\frac{1}{(k+1)^2}\right) = \frac{t+2}{2(t+1)}",
        "replace", "mle", (), True, "products and schedules",
        "telescoping",
    ),
    Statement(
        r"\prod_{k=1}^{t}\Bigl(1-\frac{1}{k+1}\Bigr) = \frac{1}{t}",
        "replace", "mle", (r"t: integer >= 1",), False, "products and schedules",
        "1/(t+1)",
    ),
    Statement(
        r"\prod_{k=1}^{\infty}\left(1-\frac{1}{4k^2}\right) = \frac2\pi",
        "replace", "mle", (), True, "products and schedules",
        "Wallis",
    ),
    Statement(
        r"\prod_{k=1}^{t}\left(1-\frac{1}{nk}\right) = \frac{\Gamma(t+1-\frac1n)}{\Gamma(1-\frac1n)\,\Gamma(t+1)}",
        "replace", "mle", (), True, "products and schedules",
        "Gamma recurrence",
    ),
    Statement(
        r"\prod_{k=1}^{\infty}\left(1-\frac{1}{nk^2}\right) = \frac{\sin(\pi/n)}{\pi/n}",
        "replace", "mle", (), False, "products and schedules",
        "sqrt(n), not n: n=2: sin(pi/sqrt 2)/(pi/sqrt 2) = 0.358 against 0.637",
    ),
    Statement(
        r"1-\frac1n \le \prod_{k=1}^{\infty}\left(1-\frac{1}{n2^k}\right) \le e^{-1/n}",
        "replace", "mle", (), True, "products and schedules",
        "Weierstrass product inequality, sum 1/(n 2^k)=1/n",
    ),
    Statement(
        r"\psi\left(\frac{n-1}{2}\right) > \log\frac{n-2}{2}",
        "replace", "mle", (), False, "domain traps",
        "n=2: log 0",
    ),
    Statement(
        r"\psi(x) \ge \log x-\frac{1}{2x}",
        "replace", "mle", (r"x: real > 0",), False, "psi and Gamma",
        "x=1: -0.577 < -0.5",
    ),
    Statement(
        r"\psi_1(x) > \frac1x+\frac{1}{2x^2}",
        "replace", "mle", (r"x: real > 0",), True, "psi and Gamma",
        "enveloping series, first omitted term +1/(6x^3)",
    ),
    Statement(
        r"\sqrt{x-\tfrac14} < \frac{\Gamma(x+\frac12)}{\Gamma(x)} < \sqrt{x}",
        "replace", "mle", (r"x: real > 1",), True, "psi and Gamma",
        "Watson / Gautschi",
    ),
    Statement(
        r"\Gamma\left(\tfrac n2\right)^2 \ge \Gamma\left(\tfrac{n-1}2\right)\Gamma\left(\tfrac{n+1}2\right)",
        "replace", "mle", (), False, "psi and Gamma",
        "Gamma is log-convex: n=2: 1 against pi/2",
    ),
    Statement(
        r"\psi(2x) = \frac12\psi(x)+\frac12\psi\left(x+\frac12\right)-\log 2",
        "replace", "mle", (r"x: real > 0",), False, "psi and Gamma",
        "duplication has + log 2",
    ),
    Statement(
        r"\sqrt{\frac{2}{n-1}}\,\frac{\Gamma(\frac n2)}{\Gamma(\frac{n-1}2)} < 1-\frac{1}{4(n-1)}",
        "replace", "unbiased", (), False, "psi and Gamma",
        "c4 = 1-1/(4m)+1/(32m^2)+...: n=2: 0.798 > 0.75",
    ),
    Statement(
        r"\lim_{n\to\infty} n\,\mathbb{E}[\log\sigma_t^2] = -2t",
        "replace", "mle", (), True, "limits",
        "drift = -2/n - 11/(6n^2)-...",
    ),
    Statement(
        r"\lim_{n\to\infty} n\bigl(1-\mathbb{E}[\sigma_t^2]\bigr) = t",
        "replace", "min-mse", (), False, "limits",
        "2t: bias 2/(n+1) per step",
    ),
    Statement(
        r"\lim_{n\to\infty} n\,\mathbb{E}[W_2^2(N_t,N_0)] = \frac{3t}{2}",
        "replace", "unbiased", (), True, "limits",
        "t/n + 2t/(4n)",
    ),
    Statement(
        r"\lim_{t\to\infty}\mathbb{E}[W_2^2(N_t,N_0)] = 1",
        "replace", "mle", (), False, "limits",
        "2: the mean contributes 1",
    ),
    Statement(
        r"\lim_{t\to\infty}\frac{\mathbb{E}[\mu_t^4]}{(\mathbb{E}[\mu_t^2])^2} = 6n-3",
        "replace", "mle", (), True, "limits",
        "E mu^4 -> 6n+3-6, E mu^2 -> 1",
    ),
    Statement(
        r"\lim_{t\to\infty}\frac1t\log\operatorname{Var}(\sigma_t^2) = 2\log\left(1-\frac1n\right)",
        "replace", "mle", (), False, "limits",
        "log(1-1/n^2): E sigma^4 dominates",
    ),
    Statement(
        r"\lim_{t\to\infty}\lim_{n\to\infty}\mathbb{E}[\sigma_t^2] = \lim_{n\to\infty}\lim_{t\to\infty}\mathbb{E}[\sigma_t^2]",
        "replace", "mle", (), False, "limits",
        "1 against 0",
    ),
    Statement(
        r"\lim_{n\to\infty}\mathbb{E}[\sigma_n^2] = e^{-1}",
        "replace", "mle", (), True, "limits",
        "(1-1/n)^n",
    ),
    Statement(
        r"\lim_{n\to\infty} n\operatorname{Var}(\log\sigma_t) = \frac{t}{2}",
        "replace", "mle", (), True, "limits",
        "(t/4) psi_1((n-1)/2) ~ t/(2n)",
    ),
    Statement(
        r"\frac1t\log\sigma_t^2 \xrightarrow{a.s.} \psi\left(\frac{n-1}{2}\right)-\log\frac n2",
        "replace", "mle", (), True, "convergence",
        "strong law",
    ),
    Statement(
        r"\frac1t\log\sigma_t \to \psi\left(\frac{n-1}{2}\right)-\log\frac{n-1}{2} \quad\text{almost surely}",
        "replace", "unbiased", (), False, "convergence",
        "half of it (sigma, not sigma^2)",
    ),
    Statement(
        r"\sigma_t^2 \to \sigma_0^2 \quad\text{almost surely}",
        "replace", "unbiased", (), False, "convergence",
        "unbiased, yet sigma_t^2 -> 0 a.s.",
    ),
    Statement(
        r"\sigma_t^2 \to 0 \text{ in } L^1",
        "replace", "unbiased", (), False, "convergence",
        "E sigma_t^2 = 1",
    ),
    Statement(
        r"\sigma_t \to 0 \text{ in } L^1",
        "replace", "unbiased", (), True, "convergence",
        "c4^t -> 0",
    ),
    Statement(
        r"\sigma_t^2 \to 0 \text{ in } L^2",
        "replace", "mle", (), True, "convergence",
        "E sigma_t^4 = (1-1/n^2)^t",
    ),
    Statement(
        r"\sigma_t^2 \to 0 \text{ in } L^3",
        "replace", "mle", (), False, "convergence",
        "(1-1/n^2)(1+3/n) > 1: n=2: 15/8",
    ),
    Statement(
        r"\left(1-\frac1n\right)^{-t}\sigma_t^2 \xrightarrow{a.s.} 0",
        "replace", "mle", (), True, "convergence",
        "the normalised martingale has log drift psi((n-1)/2)-log((n-1)/2) < 0",
    ),
    Statement(
        r"\mu_t \to \mu_0 \quad\text{almost surely}",
        "replace", "mle", (), False, "convergence",
        "mu_t converges to a random limit of variance sigma_0^2",
    ),
    Statement(
        r"\sigma_t^2 \to 0 \quad\text{almost surely}",
        "replace", "divisor 12.5", (), False, "convergence",
        "n=20: psi(9.5)+log(2/12.5) > 0, sigma_t^2 -> infinity",
    ),
    Statement(
        r"\mathbb{P}(\sigma_t^2 \ge \varepsilon) \le \varepsilon^{-1}\left(1-\frac1n\right)^t",
        "replace", "unbiased", (r"\varepsilon: real in (0,1)",), False, "collapse time and probabilities",
        "wrong estimator: n=2, t=10, eps=1/2: P = 0.0266 (simulated, 1e6 paths), bound 0.00195",
    ),
    Statement(
        r"\mathbb{P}(|\mu_t| \ge x) \le \frac{t}{nx^2}",
        "replace", "unbiased", (r"x: real > 0",), True, "collapse time and probabilities",
        "Chebyshev, Var mu_t = t/n",
    ),
    Statement(
        r"\mathbb{P}(\sigma_1^2 < \sigma_0^2) = \frac12",
        "replace", "unbiased", (), False, "collapse time and probabilities",
        "P(chi2_{n-1} < n-1) > 1/2; n=2: 0.683",
    ),
    Statement(
        r"\mathbb{E}[T_\varepsilon] = \frac{\log(1/\varepsilon)}{\log\frac{n-1}2-\psi\left(\frac{n-1}2\right)}",
        "replace", "unbiased", (), False, "collapse time and probabilities",
        "overshoot is positive; strictly greater",
    ),
    Statement(
        r"\mathbb{E}[T_\varepsilon] \ge 1+\frac{n-1}{2}\log\frac1\varepsilon",
        "replace", "mle", (), True, "collapse time and probabilities",
        "drift <= 2/(n-1) and E[overshoot] >= 2/(n-1) (mean residual life of log(n/chi2))",
    ),
    Statement(
        r"\mathbb{E}[T_\varepsilon] \le \frac n2\log\frac1\varepsilon",
        "replace", "mle", (), False, "collapse time and probabilities",
        "E T >= 1, right side -> 0 as eps -> 1; n=2, eps=0.9: 1.258 > 0.105; n=100, eps=0.01: 232.7 > "
        "230.3",
    ),
    Statement(
        r"\mathbb{P}(T_\varepsilon > t) \le \frac{1}{\varepsilon}\left(1-\frac1n\right)^{t}",
        "replace", "mle", (r"\varepsilon: real in (0,1)",), True, "collapse time and probabilities",
        "T>t implies sigma_t^2 > eps (t=0: 1 <= 1/eps)",
    ),
    Statement(
        r"\mathbb{P}(T_\varepsilon \le t) = \mathbb{P}(\sigma_t^2 \le \varepsilon)",
        "replace", "mle", (r"\varepsilon: real in (0,1)",), False, "collapse time and probabilities",
        "sigma_t^2 can come back above eps: >= , strict for t >= 2",
    ),
    Statement(
        r"\mathbb{E}[\sigma_t^2]+\operatorname{Var}(\mu_t) = \sigma_0^2",
        "fresh", "mle", (), True, "fresh",
        "conservation",
    ),
    Statement(
        r"\mathbb{E}[\sigma_t^2]+\operatorname{Var}(\mu_t) = \sigma_0^2",
        "fresh", "unbiased", (), False, "fresh",
        "t=1: 1 + 1/N",
    ),
    Statement(
        r"\lim_{t\to\infty}\operatorname{Var}(\mu_t) = \frac{N}{N^2-n_s(n_s-1)}",
        "fresh", "mle", (), True, "fresh",
        "D' = 1/N + n_s(n_s-1)/N^2 D",
    ),
    Statement(
        r"\lim_{t\to\infty}\mathbb{E}[\sigma_t^2] = \frac{n_r}{n_r+n_s}",
        "fresh", "mle", (), False, "fresh",
        "true only for n_s=1; n_r=1,n_s=2: 4/7 against 1/3",
    ),
    Statement(
        r"\mathbb{E}[\sigma_t^2] \ge \frac12",
        "fresh", "mle", (), True, "fresh",
        "D_inf <= N/(3N-2) <= 1/2",
    ),
    Statement(
        r"\mathbb{E}[\sigma_{t+1}^2] < \mathbb{E}[\sigma_t^2]",
        "fresh", "mle", (), False, "domain traps",
        "n_s=1: rho = n_s(n_s-1)/N^2 = 0, constant from t=1 on",
    ),
    Statement(
        r"\mathbb{E}[\mu_{t+1}\mid\mu_t] = \frac{n_r\mu_0+n_s\mu_t}{n_r+n_s}",
        "fresh", "mle", (), True, "fresh",
        "mean of N points",
    ),
    Statement(
        r"\lim_{t\to\infty}\mathbb{E}[\sigma_t^2] = \frac{n_r(n_r+2n_s-1)}{n_r(n_r+2n_s)-n_r-n_s}",
        "fresh", "unbiased", (), True, "fresh",
        "fixed point of the linear 2x2 recursion (spectral radius < 1), iterated numerically",
    ),
    Statement(
        r"\mathbb{E}[\sigma_t^2]+\operatorname{Var}(\mu_t) = \sigma_0^2",
        "anchored", "mle", (), True, "anchored",
        "conservation",
    ),
    Statement(
        r"\lim_{t\to\infty}\mathbb{E}[\sigma_t^2] = \left(1-\frac1{n_r}\right)\left(1-\frac{n_s}{n_s+n_r(n_r+2n_s)}\right)",
        "anchored", "mle", (), True, "anchored",
        "loops.md sec 2; iterated",
    ),
    Statement(
        r"\lim_{t\to\infty}\mathbb{E}[\sigma_t^2] > 0",
        "anchored", "mle", (), False, "domain traps",
        "n_r=1: everything contracts to the one stored point, limit 0",
    ),
    Statement(
        r"\mathbb{E}[\sigma_2^2] = \left(1-\frac{1}{n_r+n_s}\right)^2",
        "anchored", "mle", (), False, "anchored",
        "the real points are shared by both fits: n_r=2,n_s=1: 14/27 against 4/9 (equal only for n_r=1)",
    ),
    Statement(
        r"\mathbb{E}[\sigma_{t+1}^2] = \left(1-\frac{1}{n(t+1)^2}\right)\mathbb{E}[\sigma_t^2]",
        "accumulate", "mle", (), True, "accumulate",
        "factor of fit t+1",
    ),
    Statement(
        r"\lim_{t\to\infty}\mathbb{E}[\sigma_t^2] = \frac{\sin(\pi/\sqrt n)}{\pi/\sqrt n}",
        "accumulate", "mle", (), True, "accumulate",
        "Euler's sine product",
    ),
    Statement(
        r"\operatorname{Var}(\mu_t) = \frac1n\sum_{k=1}^t\frac{1}{k^2}",
        "accumulate", "mle", (), False, "accumulate",
        "E sigma_{k-1}^2 < 1 in the MLE: t=2",
    ),
    Statement(
        r"\mathbb{E}[\sigma_t^2] \ge 1-\frac1n",
        "accumulate", "mle", (), False, "accumulate",
        "t=2: (1-1/n)(1-1/(4n))",
    ),
    Statement(
        r"\mathbb{E}[\sigma_t^4] = \prod_{k=1}^{t}\left(1-\frac{4k-3}{n^2k^4}\right)",
        "accumulate", "mle", (), True, "accumulate",
        "exact recursion",
    ),
    Statement(
        r"\operatorname{Var}(\mu_{t+1}\mid\mu_t,\sigma_t) = \frac{\sigma_t^2}{n(t+1)}",
        "accumulate", "mle", (), False, "accumulate",
        "mu_{t+1} = mu_t + (batch mean - mu_t)/(t+1): (t+1)^2",
    ),
    Statement(
        r"\mathbb{E}[\sigma_t^2]+\frac{2n}{n+1}\,\mathbb{E}[\mu_t^2] = 1",
        "replace", "min-mse", (), True, "conservation, conditional, two-time",
        "1-r = 2/(n+1)",
    ),
    Statement(
        r"\mathbb{E}[\mu_t^2] = \frac1n\sum_{j=0}^{t-1}\left(\frac{n-1}{a}\right)^j",
        "replace", "any divisor", (), True, "conservation, conditional, two-time",
        "sum of increments",
    ),
    Statement(
        r"\operatorname{Var}(\sigma_{t+1}^2\mid\sigma_t) = \frac{2\sigma_t^4}{n-1}",
        "replace", "mle", (), False, "conservation, conditional, two-time",
        "2(n-1)/n^2 for divisor n; n=2: 1/2 against 2",
    ),
    Statement(
        r"\mathbb{E}[\sigma_t^2\sigma_{t+1}^2] = \mathbb{E}[\sigma_t^2]\,\mathbb{E}[\sigma_{t+1}^2]",
        "replace", "mle", (), False, "conservation, conditional, two-time",
        "(1-1/n) E sigma_t^4; n=2,t=1: 3/8 against 1/8",
    ),
    Statement(
        r"\mathbb{E}\left[\frac{\sigma_{t+1}^2}{\sigma_t^2}\right] = \frac{\mathbb{E}[\sigma_{t+1}^2]}{\mathbb{E}[\sigma_t^2]}",
        "replace", "mle", (), True, "conservation, conditional, two-time",
        "both 1-1/n: the factor is independent of sigma_t",
    ),
    Statement(
        r"\operatorname{Cov}(\mu_t,\mu_{t+1}) = \operatorname{Var}(\mu_{t+1})",
        "replace", "mle", (), False, "conservation, conditional, two-time",
        "it is Var(mu_t); t=0: 0 against 1/n",
    ),
]
