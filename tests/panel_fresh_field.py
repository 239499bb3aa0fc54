"""Statements that were written after the checker, without sight of it: all classes, as a referee of the field writes them."""

# ruff: noqa: E501  (formulas stand on one line)
from __future__ import annotations

from panel_statement import Statement

# fmt: off
FRESH_FIELD = [
    Statement(
        r"\mathbb{E}[\sigma_t^2] = \sigma_0^2\left(1-\tfrac1n\right)^{t} \le \sigma_0^2\, e^{-t/n}",
        "replace", "mle", (), True, "E sigma^2",
        "r^t with r = 1-1/n and 1-x <= e^{-x}; equality at t = 0 allowed",
    ),
    Statement(
        r"\mathbb{E}[\sigma_{n}^2] \le \frac{1}{e} \le \mathbb{E}[\sigma_{n-1}^2]",
        "replace", "mle", (), True, "E sigma^2",
        "(1-1/n)^n increases to 1/e, (1-1/n)^{n-1} decreases to 1/e",
    ),
    Statement(
        r"\mathbb{E}\left[\sigma_n^2\right] \ge \frac1e\left(1-\frac{1}{2n}\right)",
        "replace", "mle", (), False, "E sigma^2",
        "(1-1/n)^n = e^{-1}(1 - 1/(2n) - 5/(24 n^2) - ...); n = 2: 0.25 < 0.2759",
    ),
    Statement(
        r"1-\frac{t}{n} \;\le\; \mathbf{E}\,\sigma_t^2 \;\le\; \frac{n}{n+t}",
        "replace", "mle", (), True, "E sigma^2",
        "Bernoulli on both sides: (1-1/n)^{-t} = (1+1/(n-1))^t >= 1+t/(n-1) >= 1+t/n",
    ),
    Statement(
        r"\mathbb{E}[\sigma_t^2] \ge 1-\frac tn+\frac{t(t-1)}{2n^2}",
        "replace", "mle", (), False, "E sigma^2",
        "Bonferroni goes the other way from the third term: t = 3, n = 2: 1/8 < 1/4",
    ),
    Statement(
        r"\mathbb{E}[\sigma_{t+1}^2]-\mathbb{E}[\sigma_t^2] = -\left(1-\frac{\lambda(n-1)}{a}\right)\mathbb{E}[\sigma_t^2]",
        "replace", "any divisor", (r"\lambda: real > 0",), True, "E sigma^2",
        "one step factor lambda (n-1)/a for every divisor a and temperature",
    ),
    Statement(
        r"\mathbb{E}[\sigma_t^2] \le \sigma_0^2",
        "replace", "divisor 12.5", (), False, "E sigma^2",
        "factor (n-1)/12.5 > 1 as soon as n >= 14: n = 14, t = 1: 1.04",
    ),
    Statement(
        r"\sum_{k=0}^{\infty}\mathbb{E}[\sigma_k^2] = n",
        "replace", "mle", (), True, "E sigma^2",
        "geometric series 1/(1-(1-1/n)); so n^{-1} sum = Var mu_infinity = 1",
    ),
    Statement(
        r"\mathbb{E}[\sigma_{t+1}^2] < \mathbb{E}[\sigma_t^2] \quad\text{for all } t\ge 0",
        "replace", "unbiased", (), False, "E sigma^2",
        "Bessel-corrected variance is a martingale: both sides are 1",
    ),
    Statement(
        r"\operatorname{Var}(\sigma_t^2) = \Bigl(\frac{n+1}{n-1}\Bigr)^{t}-1 \ge \frac{2t}{n-1}",
        "replace", "unbiased", (), True, "E sigma^4 and other moments",
        "E sigma^4 = ((n^2-1)/(n-1)^2)^t, E sigma^2 = 1; Bernoulli",
    ),
    Statement(
        r"\operatorname{Var}(\sigma_{t+1}^2) \ge \operatorname{Var}(\sigma_t^2)",
        "replace", "mle", (), False, "E sigma^4 and other moments",
        "(1-1/n^2)^t-(1-1/n)^{2t} rises, then goes to 0; n = 2: t = 2: 1/2, t = 3: 0.40625",
    ),
    Statement(
        r"\mathbb{E}[\sigma_t^4] = \mathbb{E}[\sigma_t^2]",
        "replace", "min-mse", (), True, "E sigma^4 and other moments",
        "(n-1)(n+1)/(n+1)^2 = (n-1)/(n+1), with sigma_0 = 1",
    ),
    Statement(
        r"E\bigl[1/\sigma_t^{2}\bigr]=\Bigl(\frac{n}{n-3}\Bigr)^{t}",
        "replace", "mle", (r"n: integer >= 4",), True, "E sigma^4 and other moments",
        "E 1/chi2_nu = 1/(nu-2), nu = n-1 >= 3",
    ),
    Statement(
        r"\mathbb{E}[\sigma_t^{-2}] \le \Bigl(\frac{n}{n-3}\Bigr)^t \qquad (n\ge 3)",
        "replace", "mle", (r"n: integer >= 3",), False, "domain traps",
        "n = 3: chi2_2 has E 1/chi2 infinite and the right side divides by zero",
    ),
    Statement(
        r"\mathbb{E}[\sigma_t] \le \Bigl(1-\frac{1}{4(n-1)}\Bigr)^t",
        "replace", "unbiased", (), False, "E sigma^4 and other moments",
        "c_4 = 1 - 1/(4m) + 1/(32 m^2) + ..., m = n-1; n = 2, t = 1: 0.7979 > 0.75",
    ),
    Statement(
        r"e^{-t/(4(n-1))} \;\le\; \mathbb{E}[\sigma_t] \;\le\; e^{-t/(4n-1)}",
        "replace", "unbiased", (), True, "E sigma^4 and other moments",
        "log c_4 = -1/(4m) + 1/(24 m^3) - ... lies between -1/(4m) and -1/(4m+3); checked n = 2..10^5 "
        "and by the expansion beyond",
    ),
    Statement(
        r"\mathbb{E}[\sigma_t^2] \le \mathbb{E}[\sigma_t^4] \le 1 \le \mathbb{E}[\sigma_t^6]",
        "replace", "mle", (), True, "E sigma^4 and other moments",
        "factors 1-1/n, 1-1/n^2, (n^2-1)(n+3)/n^3 = 1+3/n-1/n^2-3/n^3 >= 1",
    ),
    Statement(
        r"\frac{\mathbb{E}[\sigma_t^4]}{\bigl(\mathbb{E}[\sigma_t^2]\bigr)^2} = \left(\frac{n+1}{n-1}\right)^t",
        "replace", "any divisor", (), True, "E sigma^4 and other moments",
        "(n^2-1)/(n-1)^2, the divisor cancels",
    ),
    Statement(
        r"\mathbb{E}[\sigma_t^3] = \left(1-\frac1n\right)^{3t/2}",
        "replace", "mle", (), False, "E sigma^4 and other moments",
        "Jensen is strict: n = 2, t = 1: E|chi_1|^3/2^{3/2} = 0.564 against 0.354",
    ),
    Statement(
        r"\mathbb{E}[\log \sigma_t^2] = 0",
        "replace", "unbiased", (), False, "E log and Var log",
        "Jensen: drift psi((n-1)/2)-log((n-1)/2) < 0; n = 3, t = 1: -0.577",
    ),
    Statement(
        r"-\frac{2t}{n-1} \le \mathbb{E}[\log\sigma_t^2] \le -\frac{2t}{n}",
        "replace", "mle", (), True, "E log and Var log",
        "drift = -2/n - 11/(6n^2) - ...; with x = (n-1)/2: psi(x) >= log x - 1/(2x) - 1/(12x^2) and "
        "psi(x) < log x - 1/(2x); checked n = 2..400, 10^3, 10^5",
    ),
    Statement(
        r"\mathbb{E}[\log\sigma_t] \le -\frac{2t}{n}",
        "replace", "mle", (), False, "E log and Var log",
        "that is the bound for log sigma^2; log sigma has half the drift: n = 3, t = 1: -0.491 > -0.667",
    ),
    Statement(
        r"\operatorname{Var}\bigl(\log\sigma_t^2\bigr) = t\,\psi'\!\Bigl(\frac{n-1}{2}\Bigr) \ge \frac{2t}{n-1}",
        "replace", "mle", (), True, "E log and Var log",
        "Var log chi2_nu = psi'(nu/2), psi'(x) > 1/x",
    ),
    Statement(
        r"\operatorname{Var}(\log\sigma_t^2) \le \frac{2t}{n-2} \quad\text{for all } n\ge 3",
        "replace", "unbiased", (r"n: integer >= 3",), True, "E log and Var log",
        "psi'(x) < 1/(x-1/2) for x > 1/2, x = (n-1)/2 (the same for every divisor)",
    ),
    Statement(
        r"\operatorname{Var}(\log\sigma_t) = \tfrac{t}{4}\,\psi_1\bigl(\tfrac{n-1}{2}\bigr)",
        "replace", "min-mse", (), True, "E log and Var log",
        "log sigma = (1/2) log sigma^2, the divisor does not enter",
    ),
    Statement(
        r"\mathbb{E}\bigl[(\log\sigma_t^2)^2\bigr] = t^2\Bigl(\psi\bigl(\tfrac{n-1}{2}\bigr)+\log\tfrac{2}{n}\Bigr)^2",
        "replace", "mle", (), False, "E log and Var log",
        "the variance t psi'((n-1)/2) is missing; n = 3, t = 1: 0.9657+1.645 against 0.9657",
    ),
    Statement(
        r"-\frac{t}{n-2} < \mathbb{E}[\log\sigma_t^2] < -\frac{t}{n-1} \quad (n\ge3)",
        "replace", "unbiased", (r"n: integer >= 3",), False, "domain traps",
        "true for t >= 1; at t = 0 it says 0 < 0 < 0",
    ),
    Statement(
        r"\mathbb{E}[\log\sigma_t^2] \le -\frac{3t}{n-1}",
        "replace", "min-mse", (), False, "E log and Var log",
        "drift = -3/m + (5/3)/m^2 + ..., m = n-1; n = 2, t = 1: -2.369 > -3",
    ),
    Statement(
        r"\operatorname{Var}(\mu_t) = 1-\left(\frac{n-1}{n+1}\right)^t",
        "replace", "min-mse", (), False, "Var mu and E mu^4",
        "conservation is for the MLE; here it is (n+1)/(2n) times that; n = 2, t = 1: 1/2 against 2/3",
    ),
    Statement(
        r"\mathbb{E}[\mu_t^4] = (6n+3)\left[1-\Bigl(1-\frac{1}{n^2}\Bigr)^{t}\right]-6\left[1-\Bigl(1-\frac1n\Bigr)^{t}\right]",
        "replace", "mle", (), True, "Var mu and E mu^4",
        "three-state moment recursion (mu^4, mu^2 sigma^2, sigma^4) solved; recomputed exactly for n, t "
        "grid",
    ),
    Statement(
        r"\mathbb{E}[\mu_t^4] = 3\,\operatorname{Var}(\mu_t)^2",
        "replace", "mle", (), False, "Var mu and E mu^4",
        "mu_t is a variance mixture, not Gaussian, from t = 2 on: n = 2, t = 2: 2.0625 against 1.6875",
    ),
    Statement(
        r"\mathbf{E}\mu_t^4 \ge \frac{3t^2}{n^2}",
        "replace", "unbiased", (), True, "Var mu and E mu^4",
        "E mu^4 = 3 E V^2 >= 3 (E V)^2 with E V = t/n",
    ),
    Statement(
        r"\mathbb{E}[\mu_t^2\sigma_t^2] = \Bigl(1-\frac1{n^2}\Bigr)^{t}-\Bigl(1-\frac1n\Bigr)^{t}",
        "replace", "mle", (), True, "Var mu and E mu^4",
        "solves x' = (1-1/n)(x + E sigma^4/n), x_0 = 0",
    ),
    Statement(
        r"\mathbb{E}[(\mu_{t+1}-\mu_t)^2] = \frac1n\left(1-\frac1n\right)^{t+1}",
        "replace", "mle", (), False, "Var mu and E mu^4",
        "off by one: the step has variance E sigma_t^2/n; t = 0, n = 2: 1/2 against 1/4",
    ),
    Statement(
        r"\mathbb{E}|\mu_t| \le \sqrt{\frac2\pi}\,\sqrt{1-\Bigl(1-\frac1n\Bigr)^{t}}",
        "replace", "mle", (), True, "Var mu and E mu^4",
        "given the scales mu_t ~ N(0,V): E|mu| = sqrt(2/pi) E sqrt V <= sqrt(2/pi) sqrt(E V)",
    ),
    Statement(
        r"\operatorname{Var}(\mu_t) \le \frac{n+1}{2n} < 1",
        "replace", "min-mse", (), True, "Var mu and E mu^4",
        "(n+1)/(2n) (1-r^t), and n+1 < 2n for n >= 2",
    ),
    Statement(
        r"\mathbb{E}[\mu_t^2] = \mu_0^2+\sigma_0^2\left(1-\left(1-\tfrac1n\right)^t\right)",
        "replace", "mle", (), True, "Var mu and E mu^4",
        "E mu_t = mu_0, variance scales with sigma_0^2",
    ),
    Statement(
        r"\operatorname{Var}(\mu_t) = \frac{\lambda}{n}\cdot\frac{1-\lambda^t(1-\frac1n)^t}{1-\lambda(1-\frac1n)}",
        "replace", "mle", (r"\lambda: real > 0",), False, "domain traps",
        "0/0 at lambda = n/(n-1), which is admissible (n = 2, lambda = 2); elsewhere true",
    ),
    Statement(
        r"\mathbb{E}[W_2^2(N_t,N_0)] = 2-2\left(\sqrt{\frac2n}\,\frac{\Gamma(\frac n2)}{\Gamma(\frac{n-1}2)}\right)^{t}",
        "replace", "mle", (), True, "W_2 and KL",
        "E mu^2 + E sigma^2 = 1, E sigma_t = c^t",
    ),
    Statement(
        r"\lim_{t\to\infty}\mathbb{E}\bigl[W_2^2(N_t,N_0)\bigr] = \infty",
        "replace", "mle", (), False, "W_2 and KL",
        "the divergence theorem is for the unbiased fit; for the MLE the limit is 2",
    ),
    Statement(
        r"\mathbb{E}[W_2^2(N_t,N_0)] \le \frac{3t}{2n}",
        "replace", "unbiased", (), False, "W_2 and KL",
        "3/2 is only the leading order in 1/n: t = 1, n = 2: 1/2+2-2(0.7979) = 0.904 > 0.75",
    ),
    Statement(
        r"\frac{t}{n} \le \mathbb{E}[W_2^2(N_t,N_0)] \le \frac{t}{n}+\frac{t}{2(n-1)}",
        "replace", "unbiased", (), True, "W_2 and KL",
        "0 <= 2(1-c_4^t) <= 2(1-e^{-t/(4(n-1))}) <= t/(2(n-1)) since c_4 >= e^{-1/(4(n-1))}",
    ),
    Statement(
        r"\mathbb{E}[KL(N_t\|N_0)] = \frac t2\Bigl(\log\frac n2-\psi\bigl(\tfrac{n-1}2\bigr)\Bigr) \ge \frac tn",
        "replace", "mle", (), True, "W_2 and KL",
        "E sigma^2+E mu^2-1 = 0; drift <= -2/n",
    ),
    Statement(
        r"\mathbb{E}[KL(N_0\|N_t)] = \frac23\left[\Bigl(\frac{n}{n-3}\Bigr)^t-1\right]+\frac t2\left[\psi\Bigl(\frac{n-1}2\Bigr)-\log\frac n2\right]",
        "replace", "mle", (r"n: integer >= 4",), True, "W_2 and KL",
        "E mu_t^2/sigma_t^2 = (1/n) sum_{j<=t} q^j = (q^t-1)/3 with q = n/(n-3)",
    ),
    Statement(
        r"\mathbb{E}[KL(N_0\|N_t)] = \mathbb{E}[KL(N_t\|N_0)]",
        "replace", "mle", (r"n: integer >= 4",), False, "W_2 and KL",
        "KL is not symmetric: one grows like (n/(n-3))^t, the other linearly; n = 4, t = 1",
    ),
    Statement(
        r"\mathbb{E}[W_2^2(N_t,N_0)] \le 2\sigma_0^2\,\mathbb{E}[KL(N_t\|N_0)]",
        "replace", "mle", (), True, "W_2 and KL",
        "Talagrand's T_2 inequality for the Gaussian N_0, pathwise, then expectation",
    ),
    Statement(
        r"\mathbb{E}[W_2^2(N_t,N_0)] \le \mathbb{E}[KL(N_t\|N_0)]",
        "replace", "mle", (), False, "W_2 and KL",
        "the factor 2 of Talagrand is needed: t = 1, n large: 3/(2n) against 1/n; n = 10, t = 1: 0.1545 "
        "> 0.1103",
    ),
    Statement(
        r"\mathbb{E}[KL(N_t\|N_0)] = \frac{t}{2}\Bigl(\log\frac{n-1}{2}-\psi\bigl(\frac{n-1}{2}\bigr)\Bigr)",
        "replace", "unbiased", (), False, "W_2 and KL",
        "E sigma^2 = 1 but Var mu_t = t/n stays: t/(2n) is missing; n = 2, t = 1: 0.635 against 0.885",
    ),
    Statement(
        r"\prod_{k=1}^{t}\left(1-\frac{1}{(k+1)^2}\right) = \frac{t+2}{2(t+1)}",
        "replace", "mle", (), True, "products and schedules",
        "telescopes: k(k+2)/(k+1)^2",
    ),
    Statement(
        r"\prod_{k=1}^{t}\Bigl(1-\frac{1}{k+1}\Bigr) \le \frac{1}{t+2}",
        "replace", "mle", (), False, "products and schedules",
        "the product is 1/(t+1), off by one; t = 1: 1/2 > 1/3",
    ),
    Statement(
        r"\frac12 \le \prod_{k=1}^{\infty}\left(1-\frac{1}{2^{k+1}}\right) \le \frac35",
        "replace", "mle", (), True, "products and schedules",
        "lower: Weierstrass 1 - sum 2^{-k-1} = 1/2; value 0.577576",
    ),
    Statement(
        r"\prod_{k=1}^{t}\left(1-\frac{1}{nk}\right) \ge (t+1)^{-1/n}",
        "replace", "mle", (), False, "products and schedules",
        "wrong direction: 1-x <= e^{-x} and H_t >= log(t+1) give <=; n = 2, t = 1: 0.5 < 0.707",
    ),
    Statement(
        r"\prod_{k=1}^{\infty}\bigl(1-2^{-k}\bigr) \ge \frac{3}{10}",
        "replace", "mle", (), False, "products and schedules",
        "the product is 0.2887880951",
    ),
    Statement(
        r"\prod_{k=1}^{\infty}\left(1-\frac{1}{16k^4}\right) = \frac{4\sinh(\pi/2)}{\pi^2}",
        "replace", "mle", (), True, "products and schedules",
        "sin(pi/2) sinh(pi/2)/(pi/2)^2 (n_k = 16 k^4)",
    ),
    Statement(
        r"\prod_{k=1}^{\infty}\frac{(k+1)^2+1}{(k+1)^2-1} = \frac{\sinh\pi}{\pi}",
        "replace", "unbiased", (), True, "products and schedules",
        "E sigma^4 under the unbiased fit with n_k = (k+1)^2: prod_{j>=2}(1+1/j^2) / "
        "prod_{j>=2}(1-1/j^2) = (sinh pi/(2 pi))/(1/2)",
    ),
    Statement(
        r"\prod_{k=2}^{t}\left(1-\frac1{k^2}\right) = \frac{t+1}{2t}",
        "replace", "mle", (), False, "domain traps",
        "true for t >= 1; at t = 0 the right side is 1/0 (empty product 1)",
    ),
    Statement(
        r"\sqrt{\frac n2-\frac34} < \frac{\Gamma(n/2)}{\Gamma((n-1)/2)} \le \sqrt{\frac n2-1+\frac1\pi}",
        "replace", "mle", (), True, "psi and Gamma",
        "Watson 1959: x+1/4 < (Gamma(x+1)/Gamma(x+1/2))^2 <= x+1/pi, x = n/2-1 >= 0, equality at x = 0 "
        "i.e. n = 2",
    ),
    Statement(
        r"\frac{\Gamma(n/2)}{\Gamma((n-1)/2)} < \sqrt{\frac{n}{2}-1+\frac{1}{\pi}}",
        "replace", "mle", (), False, "domain traps",
        "Watson's bound is attained at n = 2: Gamma(1)/Gamma(1/2) = 1/sqrt(pi) on both sides",
    ),
    Statement(
        r"\psi'(x) \le \frac1x+\frac{2}{3x^2}",
        "replace", "mle", (r"x: real > 0",), False, "psi and Gamma",
        "fine for large x, but psi'(x) ~ 1/x^2 at 0: x = 0.01: 10001.6 > 6766.7",
    ),
    Statement(
        r"\frac1x+\frac1{2x^2} < \psi'(x) < \frac1x+\frac1{x^2}",
        "replace", "mle", (r"x: real > 0",), True, "psi and Gamma",
        "classical; integral of t e^{-xt}/(1-e^{-t}) with 1+t/2 < t/(1-e^{-t}) < 1+t",
    ),
    Statement(
        r"\psi(2x) = \tfrac12\psi(x)+\tfrac12\psi\bigl(x+\tfrac12\bigr)+\log 2",
        "replace", "mle", (r"x: real > 0",), True, "psi and Gamma",
        "duplication formula, DLMF 5.5.8",
    ),
    Statement(
        r"\psi(n) < \log n-\frac{1}{2n}-\frac{1}{12n^2}",
        "replace", "mle", (), False, "psi and Gamma",
        "the next term is +1/(120 n^4): n = 2: 0.42278 > 0.42231",
    ),
    Statement(
        r"\log\Bigl(n-\frac12\Bigr) < \psi(n) < \log n-\frac1{2n}",
        "replace", "mle", (), True, "psi and Gamma",
        "psi(x) > log(x-1/2) for x > 1/2; psi(x) < log x - 1/(2x)",
    ),
    Statement(
        r"\psi(n)-\psi(1) = \sum_{k=1}^{n}\frac1k",
        "replace", "mle", (), False, "psi and Gamma",
        "off by one: the sum stops at n-1; n = 2: 1 against 3/2",
    ),
    Statement(
        r"\Gamma\Bigl(\frac{n-1}{2}\Bigr)\Gamma\Bigl(\frac n2\Bigr) = 2^{2-n}\sqrt{\pi}\;\Gamma(n-1)",
        "replace", "mle", (), True, "psi and Gamma",
        "Legendre duplication at z = (n-1)/2",
    ),
    Statement(
        r"\frac{1}{n-1} < \log\frac{n-1}{2}-\psi\Bigl(\frac{n-1}{2}\Bigr) < \frac{1}{n-2} \quad\text{for all } n\ge2",
        "replace", "unbiased", (), False, "domain traps",
        "true for n >= 3; at n = 2 the right end is 1/0",
    ),
    Statement(
        r"\lim_{n\to\infty} n^2\left(\psi\Bigl(\frac{n-1}{2}\Bigr)+\log\frac{2}{n}+\frac{2}{n}\right) = -\frac{11}{6}",
        "replace", "mle", (), True, "limits",
        "psi(m/2)-log(m/2) = -1/m-1/(3m^2)+..., log(1-1/n) = -1/n-1/(2n^2): total -1/n^2 (from 1/m) "
        "-1/3-1/2",
    ),
    Statement(
        r"\lim_{n\to\infty} n\left(1-\sqrt{\tfrac2n}\,\frac{\Gamma(n/2)}{\Gamma((n-1)/2)}\right) = \frac14",
        "replace", "mle", (), False, "limits",
        "1/4 is for the unbiased sd; for the MLE sd the limit is 3/4",
    ),
    Statement(
        r"\lim_{t\to\infty}\mathbb{E}[\sigma_t^2] = \mathbb{E}\left[\lim_{t\to\infty}\sigma_t^2\right] = 0",
        "replace", "unbiased", (), False, "limits",
        "the interchange fails: sigma_t^2 -> 0 a.s. but E sigma_t^2 = 1 for all t (not uniformly "
        "integrable)",
    ),
    Statement(
        r"\lim_{t\to\infty}\operatorname{Var}(\sigma_t^2) = \infty",
        "replace", "mle", (), False, "limits",
        "(1-1/n^2)^t - (1-1/n)^{2t} -> 0; it is the unbiased fit that diverges",
    ),
    Statement(
        r"\lim_{n\to\infty}\mathbb{E}[\sigma_n^4] = e^{-2}",
        "replace", "mle", (), False, "limits",
        "(1-1/n^2)^n -> 1, not the square of the limit of (1-1/n)^n",
    ),
    Statement(
        r"\lim_{t\to\infty}\frac1t\log\mathbb{E}[\sigma_t^2] = \psi\Bigl(\frac{n-1}{2}\Bigr)+\log\frac2n",
        "replace", "mle", (), False, "limits",
        "the left is log(1-1/n); the right is the almost sure rate, about twice as fast",
    ),
    Statement(
        r"\lim_{t\to\infty}\frac{\mathbb{E}[W_2^2(N_t,N_0)]}{t} = \frac{3}{2n}",
        "replace", "unbiased", (), False, "limits",
        "3/2 is the slope for t << n; t/n+2-2c_4^t has slope 1/n",
    ),
    Statement(
        r"\lim_{t\to\infty} t^{1/n}\prod_{k=1}^{t}\Bigl(1-\frac{1}{nk}\Bigr) = \frac{1}{\Gamma\bigl(1-\frac1n\bigr)}",
        "replace", "mle", (), True, "limits",
        "Gauss: Gamma(t+1-x)/Gamma(t+1) ~ t^{-x}",
    ),
    Statement(
        r"\lim_{n\to\infty} n\,\operatorname{Var}(\log\sigma_t^2) = 2t",
        "replace", "unbiased", (), True, "limits",
        "n psi'((n-1)/2) -> 2",
    ),
    Statement(
        r"\lim_{t\to\infty}\frac{\mathbb{E}[\mu_t^4]}{\bigl(\mathbb{E}[\mu_t^2]\bigr)^2} = 3(2n-1)",
        "replace", "mle", (), True, "limits",
        "E mu^4 -> 6n-3, E mu^2 -> 1: mu_infinity is far from Gaussian",
    ),
    Statement(
        r"\sigma_t^2 \to 0 \text{ in } L^1",
        "replace", "unbiased", (), False, "a.s., in probability, L^p",
        "E sigma_t^2 = 1 for all t",
    ),
    Statement(
        r"\sigma_t \to 0 \text{ in } L^1",
        "replace", "unbiased", (), True, "a.s., in probability, L^p",
        "E sigma_t = c_4^t -> 0 (a student who checks only sigma^2 says no)",
    ),
    Statement(
        r"\sigma_t^2 \xrightarrow{L^2} 0",
        "replace", "mle", (), True, "a.s., in probability, L^p",
        "E sigma_t^4 = (1-1/n^2)^t -> 0",
    ),
    Statement(
        r"\sigma_t^2 \to 0 \text{ in } L^3",
        "replace", "mle", (), False, "a.s., in probability, L^p",
        "E sigma_t^6 = ((n^2-1)(n+3)/n^3)^t >= 1, it grows",
    ),
    Statement(
        r"\frac1t\log\sigma_t^2 \to \psi\Bigl(\frac{n-1}{2}\Bigr)-\log\frac{n-1}{2} \quad\text{almost surely}",
        "replace", "unbiased", (), True, "a.s., in probability, L^p",
        "SLLN for log(chi2/(n-1))",
    ),
    Statement(
        r"\frac{1}{t}\log\sigma_t^2 \to \log\left(1-\frac1n\right) \text{ almost surely}",
        "replace", "mle", (), False, "a.s., in probability, L^p",
        "rate of the mean, not of the path: n = 3: -0.405 against -0.983",
    ),
    Statement(
        r"\Bigl(1-\frac1n\Bigr)^{-2t}\sigma_t^2 \to 0 \quad\text{almost surely}",
        "replace", "mle", (), True, "a.s., in probability, L^p",
        "drift < 2 log(1-1/n): psi(x)-log x < log(1-1/n), i.e. < -1/(n-1) <= log(1-1/n); a path decays "
        "faster than the square of its mean",
    ),
    Statement(
        r"e^{2t/(n-1)}\,\sigma_t^2 \to 0 \text{ almost surely}",
        "replace", "mle", (), False, "a.s., in probability, L^p",
        "drift > -2/(n-1), so the product tends to infinity a.s.",
    ),
    Statement(
        r"\mu_t \to \mu_0 \text{ in probability}",
        "replace", "mle", (), False, "a.s., in probability, L^p",
        "mu_t converges a.s. to a random limit of variance 1",
    ),
    Statement(
        r"\mu_{t+1}-\mu_t \to 0 \text{ in } L^2",
        "replace", "unbiased", (), False, "a.s., in probability, L^p",
        "E(mu_{t+1}-mu_t)^2 = 1/n for all t (it does tend to 0 a.s.)",
    ),
    Statement(
        r"\mathbb{P}(\sigma_t > \varepsilon) \le \frac{1}{\varepsilon}\,e^{-t/(4n-1)}",
        "replace", "unbiased", (r"\varepsilon: real in (0,1)",), True, "collapse time and probabilities",
        "Markov with E sigma_t = c_4^t and c_4 <= e^{-1/(4n-1)} (Suresh et al., Thm 3)",
    ),
    Statement(
        r"\mathbb{P}(\sigma_t^2 \le \varepsilon) \le \frac1\varepsilon\Bigl(1-\frac1n\Bigr)^{t}",
        "replace", "mle", (r"\varepsilon: real in (0,1)",), False, "collapse time and probabilities",
        "Markov bounds the other tail; the left tends to 1, the right to 0",
    ),
    Statement(
        r"\mathbb{E}[T_\varepsilon] = \frac{\log(1/\varepsilon)}{\log\frac{n-1}{2}-\psi\bigl(\frac{n-1}{2}\bigr)}",
        "replace", "unbiased", (r"\varepsilon: real in (0,1)",), False, "collapse time and probabilities",
        "forgets the overshoot: n = 2, eps = 1/2: 2.202 against 0.546",
    ),
    Statement(
        r"\mathbb{E}[T_\varepsilon] \ge \frac{n}{2}\log\frac1\varepsilon",
        "replace", "mle", (r"\varepsilon: real in (0,1)",), False, "collapse time and probabilities",
        "drift exceeds 2/n in size, so for small eps E T = (b+R)/mu < n b/2: n = 2, eps = 1e-12: 15.16 <"
        " 27.6",
    ),
    Statement(
        r"\mathbf{E}[T_\varepsilon] \ge (n-2)\log\frac{1}{\varepsilon}",
        "replace", "unbiased", (r"\varepsilon: real in (0,1)",), True, "collapse time and probabilities",
        "Wald and mean step < 1/(n-2) for n >= 3; trivial at n = 2",
    ),
    Statement(
        r"\mathbb{P}(T_\varepsilon > t) = \mathbb{P}(\sigma_t^2 > \varepsilon)",
        "replace", "mle", (r"\varepsilon: real in (0,1)",), False, "collapse time and probabilities",
        "sigma_t^2 is not monotone: {T > t} is strictly inside {sigma_t^2 > eps} from t = 2 on",
    ),
    Statement(
        r"\mathbb{P}(|\mu_t| \ge k) \le \frac{t}{nk^2}",
        "replace", "unbiased", (r"k: real > 0",), True, "collapse time and probabilities",
        "Chebyshev with Var mu_t = t/n",
    ),
    Statement(
        r"\mathbb{P}(|\mu_t|\ge k) \le 2e^{-k^2/2}",
        "replace", "mle", (r"k: real > 0",), False, "collapse time and probabilities",
        "Var mu_t < 1 but mu_t is not sub-Gaussian (tail index 4 to 5): n = 2, t = 6, k = 6: about 4e-4 "
        "by 4e5 paths against 3e-8",
    ),
    Statement(
        r"\mathbb{P}(\sigma_1^2 \le \sigma_0^2) > \tfrac12",
        "replace", "unbiased", (), True, "collapse time and probabilities",
        "median of chi2_{n-1} is below its mean n-1",
    ),
    Statement(
        r"\mathbb{E}[T_\varepsilon] \ge \frac{\log(1/\varepsilon)+\frac{2}{n-1}}{\log\frac{n}{2}-\psi\bigl(\frac{n-1}{2}\bigr)}",
        "replace", "mle", (r"\varepsilon: real in (0,1)",), True, "collapse time and probabilities",
        "overshoot: log(n/chi2) has increasing hazard with limit (n-1)/2, mean residual life >= 2/(n-1);"
        " checked on the table",
    ),
    Statement(
        r"\mathbb{E}[\sigma_t^2]+\operatorname{Var}(\mu_t) = \sigma_0^2",
        "fresh", "mle", (), True, "other loops",
        "conservation: every item has mean mu_0 and variance sigma_0^2",
    ),
    Statement(
        r"\mathbb{E}[\sigma_t^2]+\operatorname{Var}(\mu_t) = 1",
        "fresh", "unbiased", (), False, "other loops",
        "divisor N-1 breaks it: n_r = n_s = 1, t = 1: 1+1/2",
    ),
    Statement(
        r"\lim_{t\to\infty}\operatorname{Var}(\mu_t) = \frac{n_r+n_s}{n_r^2+2n_rn_s+n_s}",
        "fresh", "mle", (), True, "other loops",
        "fixed point of D' = alpha/N + (1-alpha)^2 D + (1-alpha)(1-D)/N",
    ),
    Statement(
        r"\lim_{t\to\infty}\mathbb{E}[\sigma_t^2] = \frac{n_r(n_r+n_s)}{n_r(n_r+n_s)+n_s}",
        "fresh", "mle", (), False, "other loops",
        "the folklore (1-alpha)/(1-alpha+alpha/n) forgets the between-mean term: n_r = n_s = 1: 1/2 "
        "against 2/3",
    ),
    Statement(
        r"\lim_{t\to\infty}\mathbb{E}[\sigma_t^2] \ge \frac12",
        "anchored", "mle", (), False, "other loops",
        "true for fresh points, false for one stored point: n_r = 1 gives limit 0; "
        "(n_r-1)(n_r+2n_s)/(n_r^2+2n_rn_s+n_s)",
    ),
    Statement(
        r"\mathbb{E}[\sigma_t^2] \ge \frac12 \sigma_0^2 \quad\text{for all } t",
        "fresh", "mle", (), True, "other loops",
        "D_t <= N/(n_r^2+2n_rn_s+n_s) <= 1/2 with equality at n_r = n_s = 1: one real point a generation"
        " is enough",
    ),
    Statement(
        r"\mathbb{E}[\sigma_t^2] = \prod_{k=1}^{t}\Bigl(1-\frac{1}{nk^2}\Bigr) \ge 1-\frac{\pi^2}{6n}",
        "accumulate", "mle", (), True, "other loops",
        "factor 1-1/(n k^2) per fit; Weierstrass",
    ),
    Statement(
        r"\operatorname{Var}(\mu_t) = \frac1n\sum_{k=1}^{t}\frac1{k^2}",
        "accumulate", "mle", (), False, "other loops",
        "true with an unbiased within-batch variance; for the MLE it is 1-prod(1-1/(nk^2)): n = 2, t = "
        "2: 9/16 against 5/8",
    ),
    Statement(
        r"\mathbb{E}[\sigma_t^4] = \prod_{k=1}^{t}\left(1-\frac{4k-3}{n^2k^4}\right)",
        "accumulate", "mle", (), True, "other loops",
        "one-step second moment of (n(k-1)+chi2_{n-1}+(k-1)Z^2/k)/(nk); exact fractions n = 2,3,10, t < "
        "7",
    ),
    Statement(
        r"\mathbb{E}[\mu_{t+1}^2+\sigma_{t+1}^2 \mid \mu_t,\sigma_t] = \mu_t^2+\sigma_t^2",
        "replace", "mle", (), True, "other loops",
        "sigma^2/n + (1-1/n) sigma^2: the raw second moment is a martingale",
    ),
    Statement(
        r"\operatorname{Var}(\mu_{t+1}\mid\sigma_t) = \frac{\sigma_t^2}{n}",
        "replace", "mle", (), False, "other loops",
        "mu_t is not given: t = 1: Var(mu_2|sigma_1) = 1/n + sigma_1^2/n",
    ),
    Statement(
        r"\operatorname{Cov}(\sigma_t^2,\sigma_{t+1}^2) = \Bigl(1-\frac1n\Bigr)\operatorname{Var}(\sigma_t^2)",
        "replace", "mle", (), True, "other loops",
        "tower property",
    ),
    Statement(
        r"\operatorname{Cov}(\mu_t,\mu_{t+1}) = \frac{n_s}{n_r+n_s}\operatorname{Var}(\mu_t)",
        "anchored", "mle", (), False, "other loops",
        "the stored real points are in both fits: n_r = n_s = 1, t = 1: 1/2 against 1/4",
    ),
    Statement(
        r"n(a-n+1)\operatorname{Var}(\mu_t)+a\,\mathbb{E}[\sigma_t^2] = a",
        "replace", "any divisor", (), True, "other loops",
        "Var mu_t = (1/n)(1-r^t)/(1-r), 1-r = (a-n+1)/a; also at a = n-1",
    ),
]
