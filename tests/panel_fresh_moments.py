"""Statements that were written after the checker, without sight of it: moments, distances and the four loops."""

# ruff: noqa: E501  (formulas stand on one line)
from __future__ import annotations

from panel_statement import Statement

# fmt: off
FRESH_MOMENTS = [
    Statement(
        r"\mathbb{E}[\sigma_t^2] = \frac{(n-1)^t}{n^t}\,\sigma_0^2",
        "replace", "mle", (), True, "E s^2",
        "E chi2_{n-1}/n = (n-1)/n each fit, independent factors; exact recursion",
    ),
    Statement(
        r"1-\frac{t}{n} \;\le\; \mathbb{E}\left[\sigma_t^2\right] \;\le\; e^{-t/n}",
        "replace", "mle", (), True, "E s^2",
        "Bernoulli's inequality (t=0 equality) and 1-x <= e^{-x}",
    ),
    Statement(
        r"\mathbb E\,\sigma_t^2 = \lambda^{t/2}\,\sigma_0^2",
        "replace", "unbiased", (), False, "E s^2",
        "temperature multiplies the variance, so it is lambda^t; lambda=4, t=1, n=2: 4 against 2",
    ),
    Statement(
        r"\mathbb{E}[\sigma_{t+1}^2] \le \tfrac12\bigl(\mathbb{E}[\sigma_t^2] + \mathbb{E}[\sigma_{t+2}^2]\bigr)",
        "replace", "any divisor", (), True, "E s^2",
        "geometric sequence r^t with r>0: r <= (1+r^2)/2",
    ),
    Statement(
        r"\lim_{t\to\infty} \mathbb{E}[\sigma_t^2] = 0",
        "replace", "divisor 12.5", (), False, "E s^2",
        "for n=20 the factor is 19/12.5 > 1, the mean goes to infinity",
    ),
    Statement(
        r"\mathbf{E}\sigma_t^2 = \Bigl(1-\frac{1}{n}\Bigr)^{t-1}\sigma_0^2",
        "replace", "mle", (), False, "E s^2",
        "off by one: t counts fits; n=2, t=1: 1/2 against 1",
    ),
    Statement(
        r"\mathbb{E}[\sigma_t^4] = \sigma_0^2\,\mathbb{E}[\sigma_t^2]",
        "replace", "min-mse", (), True, "E s^4",
        "(n^2-1)/(n+1)^2 = (n-1)/(n+1): divisor n+1 makes both factors equal",
    ),
    Statement(
        r"\operatorname{Var}(\sigma_t^2) = \frac{2t}{n-1}\,\sigma_0^4",
        "replace", "unbiased", (), False, "E s^4",
        "linearised: it is ((n+1)/(n-1))^t - 1; n=2,t=2: 8 against 4",
    ),
    Statement(
        r"\operatorname{Var}(\sigma_t^2) = \sigma_0^4\left[\Bigl(1-\frac1{n^2}\Bigr)^{t}-\Bigl(1-\frac1n\Bigr)^{2t}\right]",
        "replace", "mle", (), True, "E s^4",
        "E chi^4/n^2 = (n^2-1)/n^2 minus the squared mean; exact recursion",
    ),
    Statement(
        r"\operatorname{Var}(\sigma_{t+1}^2) \ge \operatorname{Var}(\sigma_t^2)",
        "replace", "mle", (), False, "E s^4",
        "it rises, then falls to 0: n=2, t=2: Var = 1/2, at t=3 .406",
    ),
    Statement(
        r"\mathbb{E}[\sigma_t] = \left(1-\frac{1}{n}\right)^{t/2}\sigma_0",
        "replace", "mle", (), False, "E s",
        "root of the mean is not the mean of the root; n=2,t=1: .5642 against .7071",
    ),
    Statement(
        r"\left(1-\tfrac{1}{n}\right)^{t} \le \mathbb{E}[\sigma_t] \le \left(1-\tfrac{1}{n}\right)^{t/2}",
        "replace", "mle", (), True, "E s",
        "right: Jensen. left: with E s^3 = E s (MLE) Cauchy-Schwarz (E s^2)^2 <= E s E s^3 = (E s)^2",
    ),
    Statement(
        r"E\sigma_t \ge 1 - \frac{t}{4(n-1)}",
        "replace", "unbiased", (), True, "E s",
        "c4(n) >= 1-1/(4(n-1)) (n = 2..20000 computed, c4 = 1-1/(4n)-7/(32n^2)-.. against "
        "1-1/(4n)-1/(4n^2)-..), then Bernoulli",
    ),
    Statement(
        r"\mathbb{E}[\sigma_t] \ge e^{-3t/(4n)}",
        "replace", "mle", (), False, "E s",
        "the large-n rate is not a lower bound: n=2,t=1: .5642 against .6873",
    ),
    Statement(
        r"\mathbb{E}[\sigma_t^3] = \sigma_0^2\,\mathbb{E}[\sigma_t]",
        "replace", "mle", (), True, "higher and real moments",
        "Gamma(n/2+1)/Gamma(n/2) = n/2, so (2/n)^{3/2} G(n/2+1) = (2/n)^{1/2} G(n/2)",
    ),
    Statement(
        r"\mathbb{E}[\sigma_t^{2x}] = \left(\Bigl(\frac{2}{a}\Bigr)^{x}\,\frac{\Gamma\left(\frac{n-1}{2}+x\right)}{\Gamma\left(\frac{n-1}{2}\right)}\right)^{t}",
        "replace", "any divisor", (r"x: real > 0",), True, "higher and real moments",
        "Mellin transform of chi2_{n-1}/a, independent factors",
    ),
    Statement(
        r"\lim_{t\to\infty}\mathbb{E}[\sigma_t^6] = 0",
        "replace", "mle", (), False, "higher and real moments",
        "factor (n-1)(n+1)(n+3)/n^3 = 1+(3n^2-n-3)/n^3 > 1: it diverges though E s^4 -> 0; n=2: 15/8",
    ),
    Statement(
        r"\mathbb{E}\bigl[\sigma_t^{-4}\bigr] = \left(\frac{(n+1)^2}{(n-3)(n-5)}\right)^{t}",
        "replace", "min-mse", (r"n: integer >= 6",), True, "higher and real moments",
        "E chi^{-4} = 1/((nu-2)(nu-4)), nu=n-1 > 4",
    ),
    Statement(
        r"\left(\mathbb{E}[\sigma_t^3]\right)^2 \le \mathbb{E}[\sigma_t^2]\,\mathbb{E}[\sigma_t^4]",
        "replace", "any divisor", (), True, "higher and real moments",
        "Cauchy-Schwarz for s * s^2",
    ),
    Statement(
        r"\mathbb{E}[\sigma_t^6] = \left(\frac{n+5}{n-1}\right)^{t}\sigma_0^6",
        "replace", "unbiased", (), False, "higher and real moments",
        "it is ((n+1)(n+3)/(n-1)^2)^t and (n+5)(n-1) = n^2+4n-5, not n^2+4n+3; n=2,t=1: 15 against 7",
    ),
    Statement(
        r"\mathbb{E}[\log\sigma_t^2] = \log\sigma_0^2 + t\left(\psi\Bigl(\frac{n-1}{2}\Bigr)+\log\frac{2}{n}\right)",
        "replace", "mle", (), True, "E log s^2",
        "E log chi2_nu = psi(nu/2)+log 2 (checked by derivative of the Mellin transform)",
    ),
    Statement(
        r"-\frac{2t}{n-1} \le \mathbb{E}[\log\sigma_t^2] \le -\frac{t}{n-1}",
        "replace", "unbiased", (), True, "E log s^2",
        "log x - 1/x < psi(x) < log x - 1/(2x) at x=(n-1)/2",
    ),
    Statement(
        r"E\log\sigma_t^2 = t\,\log\Bigl(1-\frac1n\Bigr)",
        "replace", "mle", (), False, "E log s^2",
        "log of the mean for the mean of the log: n=2,t=1: -1.9635 against -.6931",
    ),
    Statement(
        r"\mathbb{E}[\log\sigma_t] = t\left(\psi\Bigl(\frac{n-1}{2}\Bigr)-\log\frac{n-1}{2}\right)",
        "replace", "unbiased", (), False, "E log s^2",
        "factor 1/2 missing (sigma, not sigma^2); n=2,t=1: -.635 against -1.270",
    ),
    Statement(
        r"\mathbb{E}[\log\sigma_t^2] < 2\log\mathbb{E}[\sigma_t] < \log\mathbb{E}[\sigma_t^2]",
        "replace", "mle", (r"t: integer >= 1",), True, "E log s^2",
        "strict Jensen twice, sigma_t not constant for t >= 1",
    ),
    Statement(
        r"\mathbb{E}[\log\sigma_t^2] \ge -\frac{2t}{n}",
        "replace", "mle", (), False, "E log s^2",
        "-2/n is only the leading term, the drift lies below it: n=2,t=1: -1.9635 against -1",
    ),
    Statement(
        r"\operatorname{Var}(\log\sigma_t^2) = t\,\psi'\!\left(\frac{n-1}{2}\right)",
        "replace", "any divisor", (), True, "Var log",
        "Var log chi2_nu = psi'(nu/2) (second derivative of log Gamma), iid sum; the divisor shifts only",
    ),
    Statement(
        r"\operatorname{Var}(\log\sigma_t) = \frac{t}{2}\,\psi'\Bigl(\frac{n-1}{2}\Bigr)",
        "replace", "unbiased", (), False, "Var log",
        "log sigma is half of log sigma^2: a quarter, not a half; n=2,t=1: pi^2/8 against pi^2/4",
    ),
    Statement(
        r"\frac{2t}{n-1} \le \operatorname{Var}[\log\sigma_t^2] \le \frac{2t}{n-1}+\frac{4t}{(n-1)^2}",
        "replace", "any divisor", (), True, "Var log",
        "1/x < psi_1(x) < 1/x + 1/x^2 at x=(n-1)/2 (sum 1/(x+k)^2 against the integral)",
    ),
    Statement(
        r"\mathbb{E}\bigl[(\log\sigma_t^2)^2\bigr] = t\,\psi'\Bigl(\tfrac{n-1}{2}\Bigr)",
        "replace", "unbiased", (), False, "Var log",
        "the squared mean is missing: n=2,t=1: pi^2/2 + 1.27^2 against pi^2/2",
    ),
    Statement(
        r"\lim_{t\to\infty}\operatorname{Var}(\mu_t) = \frac12",
        "replace", "min-mse", (), False, "Var mu",
        "(n+1)/(2n); n=2: 3/4",
    ),
    Statement(
        r"\operatorname{Var}(\mu_{t+1})-\operatorname{Var}(\mu_t) = \frac{\lambda}{n}\left(\frac{\lambda(n-1)}{a}\right)^{t}",
        "replace", "any divisor", (), True, "Var mu",
        "increment of the mean has variance lambda E s_t^2/n and is uncorrelated with the past",
    ),
    Statement(
        r"\operatorname{Var}(\mu_t) = \frac{1}{n}\sum_{k=1}^{t}\left(1-\frac1n\right)^{k}",
        "replace", "mle", (), False, "Var mu",
        "sum runs from 0 to t-1; n=2,t=1: 1/2 against 1/4",
    ),
    Statement(
        r"\mathbb{E}[\mu_t^2] = \mu_0^2 + \frac{t}{n}\,\sigma_0^2",
        "replace", "unbiased", (), True, "Var mu",
        "martingale increments of variance E s^2/n = sigma_0^2/n",
    ),
    Statement(
        r"\mathbb{E}|\mu_t| = \sqrt{\frac{2}{\pi}\operatorname{Var}(\mu_t)}",
        "replace", "mle", (), False, "Var mu",
        "scale mixture of normals from t=2 on, strict Jensen: n=2, t=2: .67722 against .69099 "
        "(quadrature)",
    ),
    Statement(
        r"\mathbb{E}[\mu_t^4] = (6n+3)\left[1-\Bigl(1-\frac{1}{n^2}\Bigr)^t\right]-6\left[1-\Bigl(1-\frac1n\Bigr)^t\right]",
        "replace", "mle", (), True, "E mu^4",
        "closed linear system of E mu^4, E mu^2 s^2, E s^4; exact recursion",
    ),
    Statement(
        r"\mathbb{E}[\mu_t^4] = 3\left(\operatorname{Var}(\mu_t)\right)^2",
        "replace", "mle", (), False, "E mu^4",
        "mu_t is not normal from t=2 on: n=2, t=2: 33/16 against 27/16",
    ),
    Statement(
        r"\lim_{t\to\infty}\mathbb{E}[\mu_t^4] = \frac{3(n+1)}{2n}",
        "replace", "min-mse", (), True, "E mu^4",
        "closed system E mu^4, E mu^2 s^2, E s^4 iterated to 1e-12; also kurtosis 6n/(n+1) times "
        "((n+1)/(2n))^2",
    ),
    Statement(
        r"\mathbb{E}[\mu_t^3] = \mu_0^3 + 3\mu_0\operatorname{Var}(\mu_t)",
        "replace", "any divisor", (), True, "E mu^4",
        "mu_t - mu_0 is symmetric, third central moment 0",
    ),
    Statement(
        r"\mathbb{E}[W_2^2(N_t,N_0)] = 2\sigma_0^2\left(1-\left(\sqrt{\tfrac{2}{n}}\,\tfrac{\Gamma(n/2)}{\Gamma((n-1)/2)}\right)^{t}\right)",
        "replace", "mle", (), True, "W_2",
        "Var mu + E s^2 = 1 by conservation, minus 2 E s plus 1",
    ),
    Statement(
        r"\lim_{t\to\infty}\mathbb{E}[W_2^2(N_t,N_0)] = \infty",
        "replace", "mle", (), False, "W_2",
        "that is the unbiased estimator; under MLE it stays below 2 sigma_0^2",
    ),
    Statement(
        r"\frac{t}{n} \le \mathbb{E}[W_2^2(N_t,N_0)] \le \frac{t}{n}+\frac{t}{2(n-1)}",
        "replace", "unbiased", (), True, "W_2",
        "t/n + 2(1-c4^t), 0 <= 1-c4^t <= t/(4(n-1)) since c4 >= 1-1/(4(n-1)) and Bernoulli",
    ),
    Statement(
        r"\mathbb{E}[W_2^2(N_t,N_0)] = \operatorname{Var}(\mu_t)+\operatorname{Var}(\sigma_t)",
        "replace", "unbiased", (), False, "W_2",
        "sigma_t is compared with sigma_0, not with its mean, (1-E s)^2 is missing: n=2, t=1: .9042 "
        "against .8634",
    ),
    Statement(
        r"\mathbb{E}[W_2^2(N_t,N_0)] = \frac{3t}{2n}",
        "replace", "unbiased", (), False, "W_2",
        "only the leading order for t << n; n=2,t=1: .904 against .75",
    ),
    Statement(
        r"\mathbb{E}[\operatorname{KL}(N_t\|N_0)] = \frac{t}{2}\left(\log\frac{n}{2}-\psi\Bigl(\frac{n-1}{2}\Bigr)\right)",
        "replace", "mle", (), True, "KL",
        "(E s^2 + Var mu - 1 - E log s^2)/2, the first three cancel",
    ),
    Statement(
        r"\mathbb{E}[\mathrm{KL}(N_t \,\|\, N_0)] = \frac{t}{2}\left(\log\frac{n-1}{2}-\psi\left(\frac{n-1}{2}\right)\right)",
        "replace", "unbiased", (), False, "KL",
        "Var mu = t/n is forgotten; n=2,t=1: .885 against .635",
    ),
    Statement(
        r"\mathbb{E}[KL(N_0\|N_t)] = \frac12\left[\Bigl(\frac{n-1}{n-3}\Bigr)^t + \frac1n\sum_{j=1}^{t} \Bigl(\frac{n-1}{n-3}\Bigr)^j - 1 + t\Bigl(\psi\bigl(\tfrac{n-1}{2}\bigr)-\log\tfrac{n-1}{2}\Bigr)\right]",
        "replace", "unbiased", (r"n: integer >= 4",), True, "KL",
        "E 1/s_t^2 = q^t and E mu_t^2/s_t^2 = sum_{j=1}^t q^j / n with q=(n-1)/(n-3); recursion with "
        "exponent -1",
    ),
    Statement(
        r"\mathbb{E}[KL(N_t\|N_0)] = \mathbb{E}[KL(N_0\|N_t)]",
        "replace", "mle", (r"n: integer >= 4",), False, "KL",
        "KL is not symmetric: n=4, t=1: .3283 against 1.6717",
    ),
    Statement(
        r"\mathbb{E}[KL(N_t\|N_0)] \ge \frac{t}{n}",
        "replace", "mle", (), True, "KL",
        "log(n/2)-psi((n-1)/2) >= -log(1-1/n)+1/(n-1) >= 1/n+1/(n-1) > 2/n by psi(x) < log x - 1/(2x)",
    ),
    Statement(
        r"\mathbb{E}[\sigma_t^2] + \operatorname{Var}(\mu_t) = \sigma_0^2",
        "replace", "unbiased", (), False, "conservation",
        "sum is (1+t/n) sigma_0^2 for the unbiased estimator",
    ),
    Statement(
        r"n\,(a-n+1)\operatorname{Var}(\mu_t) = a\left(\sigma_0^2-\mathbb{E}[\sigma_t^2]\right)",
        "replace", "any divisor", (), True, "conservation",
        "Var mu = (1/n) sum r^k, 1-r = (a-n+1)/a; at a=n-1 both sides 0",
    ),
    Statement(
        r"\mathbb{E}[\sigma_t^2] + \operatorname{Var}(\mu_t) = \lambda^{t}",
        "replace", "mle", (), False, "conservation",
        "right at t=1; at t=2 it is lambda^2(1-1/n)+lambda/n; n=2, lambda=2: 3 against 4",
    ),
    Statement(
        r"\mathbb{E}[\mu_t^4]+6\,\mathbb{E}[\mu_t^2\sigma_t^2]+3\,\mathbb{E}[\sigma_t^4] = 3+6(n-1)\left[1-\left(1-n^{-2}\right)^t\right]",
        "replace", "mle", (), True, "conservation",
        "fourth moment of a draw from model t; exact recursion",
    ),
    Statement(
        r"\mathbb{E}[\mu_{t+1}^2+\sigma_{t+1}^2 \mid \mu_t,\sigma_t] = \mu_t^2+\sigma_t^2",
        "replace", "mle", (), True, "conditional",
        "one step: mu^2 + v/n + (1-1/n) v",
    ),
    Statement(
        r"\mathbb{E}[\sigma_{t+1} \mid \sigma_t] = \sigma_t",
        "replace", "unbiased", (), False, "conditional",
        "sigma^2 is a martingale, sigma a strict supermartingale: n=2 factor .798",
    ),
    Statement(
        r"\operatorname{Var}(\mu_{t+1}\mid\sigma_t) = \frac{\sigma_t^2}{n}",
        "replace", "mle", (), False, "conditional",
        "given sigma_t alone mu_t is still random; taking means at n=2,t=1: Var mu_2 = 3/4, E s_1^2/2 = "
        "1/4 (conditional mean is 0 by symmetry)",
    ),
    Statement(
        r"\mathbb{E}[\sigma_{t+m}^4\mid\sigma_t] = \left(\frac{n+1}{n-1}\right)^{m}\sigma_t^4",
        "replace", "unbiased", (r"m: integer >= 0",), True, "conditional",
        "m independent factors of E chi^4/(n-1)^2 = (n+1)/(n-1)",
    ),
    Statement(
        r"\operatorname{Cov}(\mu_t,\mu_{t+m}) = \operatorname{Var}(\mu_t)",
        "replace", "any divisor", (r"m: integer >= 0",), True, "two-time",
        "mu is a martingale",
    ),
    Statement(
        r"\mathbb{E}[\sigma_t^2\,\sigma_{t+1}^2] = \sigma_0^4",
        "replace", "unbiased", (), False, "two-time",
        "treated as independent: it is E s_t^4 = ((n+1)/(n-1))^t; n=2,t=1: 3",
    ),
    Statement(
        r"\mathbb{E}[(\mu_{t+m}-\mu_t)^2] = \left(1-\tfrac1n\right)^{t}-\left(1-\tfrac1n\right)^{t+m}",
        "replace", "mle", (r"m: integer >= 0",), True, "two-time",
        "orthogonal increments: Var mu_{t+m} - Var mu_t",
    ),
    Statement(
        r"\operatorname{Cov}\bigl((\mu_{t+1}-\mu_t)^2,(\mu_{t+2}-\mu_{t+1})^2\bigr) = 0",
        "replace", "mle", (), False, "two-time",
        "uncorrelated increments are not independent: it is (1-1/n)Var(s_t^2)/n^2; n=2,t=1: 1/16",
    ),
    Statement(
        r"\operatorname{Cov}(\mu_t,\sigma_t^2) = 0",
        "replace", "any divisor", (), True, "correlation",
        "mu_t - mu_0 symmetric given the variances",
    ),
    Statement(
        r"\mathbb{E}[\mu_t^2\sigma_t^2] = \frac{n-1}{2n}\left[\left(\frac{n+1}{n-1}\right)^{t}-1\right]",
        "replace", "unbiased", (), True, "correlation",
        "x' = x + m2^t/n with m2-1 = 2/(n-1); exact recursion",
    ),
    Statement(
        r"\operatorname{Cov}(\sigma_t^2,\mu_t^2) \le 0",
        "replace", "mle", (), False, "correlation",
        "'what the variance loses the mean gains' holds for means only; n=2,t=2: Cov = 1/8 > 0",
    ),
    Statement(
        r"\frac{\operatorname{Cov}(\log\sigma_t^2,\log\sigma_{t+m}^2)}{\sqrt{\operatorname{Var}(\log\sigma_t^2)\operatorname{Var}(\log\sigma_{t+m}^2)}} = \sqrt{\frac{t}{t+m}}",
        "replace", "any divisor", (r"t: integer >= 1", r"m: integer >= 0"), True, "correlation",
        "log s^2 is a random walk with iid steps of finite variance: Cov = t psi', Var = t psi', (t+m) "
        "psi'",
    ),
    Statement(
        r"\mathbb{E}[(\sigma_t^2-\sigma_0^2)^2] \ge \sigma_0^4\left[1-\left(\frac{n-1}{n+1}\right)^{t}\right]",
        "replace", "any divisor", (), True, "comparison of estimators",
        "quadratic in x=a^{-t}: minimum 1-(E v)^2/E v^2 at a=n+1, for every t",
    ),
    Statement(
        r"\operatorname{Var}(\mu_t) \ge \sigma_0^2\left[1-\Bigl(1-\frac1n\Bigr)^t\right]",
        "replace", "min-mse", (), False, "comparison of estimators",
        "less than under MLE: n=2,t=2: 2/3 against 3/4",
    ),
    Statement(
        r"\mathbb{E}[(\sigma_t^2-1)^2] \le \left(\frac{n+1}{n-1}\right)^{t}-1",
        "replace", "mle", (), True, "comparison of estimators",
        "right side is the unbiased MSE; the quadratic in a^{-t} increases beyond (n+1)^{-t} and n^{-t} "
        "<= (n-1)^{-t}",
    ),
    Statement(
        r"\mathbb{E}[W_2^2(N_t,N_0)] \ge \frac{t}{n}",
        "replace", "mle", (), False, "comparison of estimators",
        "bound of the unbiased estimator; the MLE's stays below 2: n=2, t=5: 1.886 against 2.5",
    ),
    Statement(
        r"\lim_{t\to\infty}\operatorname{Var}(\mu_t) = \frac{n_r+n_s}{n_r^2+2n_rn_s+n_s}\,\sigma_0^2",
        "fresh", "mle", (), True, "fresh",
        "fixed point of D' = 1/N + n_s(n_s-1)/N^2 D (conservation used); iterated",
    ),
    Statement(
        r"\lim_{t\to\infty}\mathbb{E}[\sigma_t^2] = \frac{n_r}{n_r+n_s}\,\sigma_0^2",
        "fresh", "mle", (), False, "fresh",
        "not the share of real points; n_r=2, n_s=3: the limit is 14/19, not 2/5",
    ),
    Statement(
        r"\operatorname{Cov}(\mu_t,\mu_{t+m}) = \left(\frac{n_s}{n_r+n_s}\right)^{m}\operatorname{Var}(\mu_t)",
        "fresh", "mle", (r"m: integer >= 0",), True, "fresh",
        "E[mu_{t+1}|past] - mu_0 = (n_s/N)(mu_t - mu_0)",
    ),
    Statement(
        r"\operatorname{Var}(\mu_t) \le \frac{1}{n_r+n_s}",
        "fresh", "mle", (), False, "fresh",
        "true for one fit; the synthetic part carries the old error; n_r=1,n_s=2,t=2: 1/3 + 2/27",
    ),
    Statement(
        r"\mathbb{E}[\sigma_t^2] \ge \sigma_0^2",
        "fresh", "unbiased", (), True, "fresh",
        "E v' = 1 + ((n_s-1+al)(Ev-1) + N al(1-al) D)/(N-1), induction; exact recursion",
    ),
    Statement(
        r"\mathbb{E}[\sigma_{t+1}^2] = \left(1-\frac{1}{n_r+n_s}\right)\frac{n_r\sigma_0^2+n_s\,\mathbb{E}[\sigma_t^2]}{n_r+n_s}",
        "fresh", "mle", (), False, "fresh",
        "the distance between the two sample means is forgotten: n_r=n_s=1, t=1: 1/2 against 3/8",
    ),
    Statement(
        r"\mathbb{E}[\sigma_t^2]+\operatorname{Var}(\mu_t) = \sigma_0^2",
        "anchored", "mle", (), True, "anchored",
        "each training item has mean mu_0 and variance sigma_0^2 (induction); exact recursion over the "
        "kept sample",
    ),
    Statement(
        r"\lim_{t\to\infty}\mathbb{E}[\sigma_t^2] = \frac{(n_r-1)(n_r+2n_s)}{n_r^2+2n_rn_s+n_s}\,\sigma_0^2",
        "anchored", "mle", (), True, "anchored",
        "conditional fixed point times E s_r^2 = 1-1/n_r; exact recursion over the kept sample iterated",
    ),
    Statement(
        r"\lim_{t\to\infty}\operatorname{Var}(\mu_t) = \frac{\sigma_0^2}{n_r}",
        "anchored", "mle", (), False, "anchored",
        "mu_t does not settle on the mean of the kept sample, it keeps jittering about it: n_r=2,n_s=1: "
        "recursion limit .5556",
    ),
    Statement(
        r"\mathbb{E}[\sigma_t^2] \ge \left(1-\frac{1}{n_r}\right)\sigma_0^2",
        "anchored", "mle", (), False, "anchored",
        "the limit is strictly below (n_r >= 2): n_r=2,n_s=1: 4/9 < 1/2",
    ),
    Statement(
        r"\mathbb{E}[\sigma_t^2] = \sigma_0^2\prod_{k=1}^{t}\left(1-\frac{1}{nk^2}\right)",
        "accumulate", "mle", (), True, "accumulate",
        "SS_k = SS_{k-1} + v (chi2_{n-1} + (k-1)/k Z^2); exact recursion and raw simulation",
    ),
    Statement(
        r"\mathbb{E}[\sigma_t^2] = \prod_{k=1}^{t}\left(1-\frac{1}{nk}\right)",
        "accumulate", "mle", (), False, "accumulate",
        "as if fit k were fitted anew on nk points of the last model; n=2,t=2: 7/16 against 3/8",
    ),
    Statement(
        r"\lim_{t\to\infty}\mathbb{E}[\sigma_t^2] = \frac{\sqrt n}{\pi}\,\sin\frac{\pi}{\sqrt n}",
        "accumulate", "mle", (), True, "accumulate",
        "Euler's product of the sine at x = 1/sqrt n",
    ),
    Statement(
        r"\operatorname{Var}(\mu_t) = \frac{\sigma_0^2}{n}\sum_{k=1}^{t}\frac{1}{k^2}",
        "accumulate", "mle", (), False, "accumulate",
        "forgets that the variance shrinks: n=2,t=2: 9/16 against 5/8",
    ),
    Statement(
        r"\mathbb{E}[\sigma_t^4] = \prod_{k=1}^{t}\left(1-\frac{4k-3}{n^2k^4}\right)",
        "accumulate", "mle", (), True, "accumulate",
        "second moment of the one-step factor; exact recursion",
    ),
    Statement(
        r"\operatorname{Var}(\mu_t) = 1-\mathbb{E}[\sigma_t^2] \le \frac{\pi^2}{6n}",
        "accumulate", "mle", (), True, "accumulate",
        "increments E s_{k-1}^2/(n k^2) <= 1/(n k^2), Basel",
    ),
    Statement(
        r"\mathbb{E}[\sigma_t^{-2}] = \left(\frac{n-1}{n-3}\right)^{t}\sigma_0^{-2}",
        "replace", "unbiased", (), False, "domain traps",
        "infinite mean at n=2 and 3 (right side -1 at n=2,t=1, undefined at n=3)",
    ),
    Statement(
        r"\mathbb{E}\left[\frac{1}{\sigma_t}\right] = \left(\sqrt{\frac n2}\,\frac{\Gamma(\frac n2-1)}{\Gamma(\frac{n-1}2)}\right)^{t}",
        "replace", "mle", (), False, "domain traps",
        "n=2: Gamma(0) undefined, E 1/|Z| infinite",
    ),
    Statement(
        r"\mathbb{E}[\sigma_t^2] < e^{-t/n}",
        "replace", "mle", (), False, "domain traps",
        "t=0: 1 < 1",
    ),
    Statement(
        r"\frac{\operatorname{Var}(\sigma_t^2)}{\operatorname{Var}(\mu_t)} > 0",
        "replace", "mle", (), False, "domain traps",
        "0/0 at t=0",
    ),
    Statement(
        r"\mathbb{E}[\log\sigma_t^2] = t\left[\psi\Bigl(\frac{n-3}{2}\Bigr)+\frac{2}{n-3}+\log\frac2n\right]",
        "replace", "mle", (), False, "domain traps",
        "recurrence of psi used below its domain: undefined at n=3",
    ),
]
