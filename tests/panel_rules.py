"""Statements next to a true one that a sloppy rule would prove, and true ones that a sloppy search would refute."""

from __future__ import annotations

from panel_statement import Statement

# fmt: off
RULES = [
    Statement(
        r"\mathbb{E}[\sigma_t^2] < \left(1-\frac1n\right)^t",
        "replace", "mle", (), False, "equation or inequality",
        "the sides are equal: an equation rule must not conclude <",
    ),
    Statement(
        r"\mathbb{E}[\sigma_t^2] \ge \left(1-\frac1n\right)^t",
        "replace", "mle", (), True, "equation or inequality",
        "the sides are equal: >= holds",
    ),
    Statement(
        r"\mathbb{E}[\sigma_t^2] \neq \left(1-\frac1n\right)^t",
        "replace", "mle", (), False, "equation or inequality",
        "the sides are equal",
    ),
    Statement(
        r"\mathbb{E}[\sigma_{t+1}^2] = \left(1-\frac1n\right)\mathbb{E}[\sigma_t^2] < \left(1-\frac1n\right)^{t+1}",
        "replace", "mle", (), False, "equation or inequality",
        "the last link is an equality",
    ),
    Statement(
        r"\mathbb{E}[\sigma_{t+1}^2] = \mathbb{E}[\sigma_t^2] = 1",
        "replace", "mle", (), False, "equation or inequality",
        "the first link is false, the ends are close",
    ),
    Statement(
        r"\operatorname{Var}(\mu_t) > 1-\left(1-\frac1n\right)^t",
        "replace", "mle", (), False, "equation or inequality",
        "equal",
    ),
    Statement(
        r"\mathbb{E}[\sigma_t^2] = 1-\frac tn",
        "replace", "mle", (), False, "induction",
        "right at t = 0 and t = 1, not at t = 2",
    ),
    Statement(
        r"\operatorname{Var}(\mu_t) = \frac tn - \frac{t(t-1)}{2n^2}",
        "replace", "mle", (), False, "induction",
        "right up to t = 2: the binomial goes on at t = 3",
    ),
    Statement(
        r"\mathbb{E}[\sigma_t^2] = \left(1-\frac1n\right)^t + t(t-1)(t-2)(t-3)(n-2)",
        "replace", "mle", (), False, "induction",
        "right for t <= 3 and for n = 2: n = 3, t = 4",
    ),
    Statement(
        r"\mathbb{E}[\sigma_t^2] > 10^{-9}",
        "replace", "mle", (), False, "induction",
        "n = 2, t = 30: 9.3e-10",
    ),
    Statement(
        r"\mathbb{E}[\sigma_t^2] > 0",
        "replace", "mle", (), True, "induction",
        "(1-1/n)^t > 0",
    ),
    Statement(
        r"2^t \ge t^2",
        "replace", "mle", (), False, "induction",
        "only t = 3 fails: 8 against 9",
    ),
    Statement(
        r"2^t \ge t",
        "replace", "mle", (), True, "induction",
        "induction",
    ),
    Statement(
        r"n! \ge 2^{n-1}",
        "replace", "mle", (), True, "induction",
        "induction from 1",
    ),
    Statement(
        r"2^n \ge n^2",
        "replace", "mle", (), False, "induction",
        "only n = 3 fails",
    ),
    Statement(
        r"\frac{n}{n+1} < \frac{9999}{10000}",
        "replace", "mle", (), False, "far corners",
        "n = 9999 gives equality, then more",
    ),
    Statement(
        r"\psi(n) < 9",
        "replace", "mle", (), False, "far corners",
        "n about 8104: log n reaches 9",
    ),
    Statement(
        r"\log n < \sqrt n",
        "replace", "mle", (), True, "far corners",
        "log x / sqrt x <= 2/e",
    ),
    Statement(
        r"\left(1+\frac1n\right)^n < e",
        "replace", "mle", (), True, "far corners",
        "classical",
    ),
    Statement(
        r"\left(1+\frac1n\right)^n > \frac{27}{10}",
        "replace", "mle", (), False, "far corners",
        "n = 2: 9/4, although the limit 2.718 exceeds it",
    ),
    Statement(
        r"\left(1+\frac1n\right)^{n+1} > e",
        "replace", "mle", (), True, "far corners",
        "classical",
    ),
    Statement(
        r"\left(\frac{n-2}{n}\right)^{t} \ge 0",
        "replace", "mle", (), True, "zero bases, signs",
        "base 0 at n = 2, 0^0 = 1",
    ),
    Statement(
        r"\left(\frac{n-2}{n}\right)^{t} > 0",
        "replace", "mle", (), False, "zero bases, signs",
        "n = 2, t = 1: 0",
    ),
    Statement(
        r"\left(\frac{n-2}{n}\right)^{t+1} = \frac{n-2}{n}\left(\frac{n-2}{n}\right)^{t}",
        "replace", "mle", (), True, "zero bases, signs",
        "b^(t+1) = b b^t needs no sign",
    ),
    Statement(
        r"\frac{(n-2)^{t+1}}{(n-2)^t} = n-2",
        "replace", "mle", (), False, "zero bases, signs",
        "0/0 at n = 2, t = 1",
    ),
    Statement(
        r"(-1)^{2t} = 1",
        "replace", "mle", (), True, "zero bases, signs",
        "an even power",
    ),
    Statement(
        r"0^t = 0",
        "replace", "mle", (), False, "zero bases, signs",
        "0^0 = 1 at t = 0",
    ),
    Statement(
        r"0^{t+1} = 0",
        "replace", "mle", (), True, "zero bases, signs",
        "positive exponent",
    ),
    Statement(
        r"\sqrt{\mu_0^2} = \mu_0",
        "replace", "mle", (), False, "zero bases, signs",
        "mu_0 = -1",
    ),
    Statement(
        r"\sqrt{\mu_0^2} = |\mu_0|",
        "replace", "mle", (), True, "zero bases, signs",
        "definition of the absolute value",
    ),
    Statement(
        r"\sqrt{\sigma_0^2} = \sigma_0",
        "replace", "mle", (), True, "zero bases, signs",
        "sigma_0 > 0",
    ),
    Statement(
        r"\mu_0^2 > 0",
        "replace", "mle", (), False, "zero bases, signs",
        "mu_0 = 0",
    ),
    Statement(
        r"\frac{\mu_0}{\mu_0} = 1",
        "replace", "mle", (), False, "zero bases, signs",
        "mu_0 = 0",
    ),
    Statement(
        r"\log\mu_0^2 = 2\log|\mu_0|",
        "replace", "mle", (), False, "zero bases, signs",
        "undefined at mu_0 = 0",
    ),
    Statement(
        r"\log\sigma_0^2 = 2\log\sigma_0",
        "replace", "mle", (), True, "zero bases, signs",
        "sigma_0 > 0",
    ),
    Statement(
        r"\lim_{t\to\infty}\left(\frac{n-3}{n-1}\right)^t = 0",
        "replace", "mle", (), False, "limits and convergence",
        "n = 2: (-1)^t does not converge",
    ),
    Statement(
        r"\lim_{t\to\infty}\left(\frac{n-3}{n}\right)^t = 0",
        "replace", "mle", (), True, "limits and convergence",
        "n = 2: (-1/2)^t; |base| < 1",
    ),
    Statement(
        r"\lim_{t\to\infty}\left(\frac2n\right)^t = 0",
        "replace", "mle", (), False, "limits and convergence",
        "n = 2: constant 1",
    ),
    Statement(
        r"\lim_{t\to\infty}\left(\lambda\left(1-\tfrac1n\right)\right)^t = 0",
        "replace", "mle", (), False, "limits and convergence",
        "lambda = 2, n = 2: constant 1",
    ),
    Statement(
        r"\lim_{t\to\infty} t\,\mathbb{E}[\sigma_t^2] = 0",
        "replace", "mle", (), True, "limits and convergence",
        "geometric beats t",
    ),
    Statement(
        r"\lim_{t\to\infty} \mathbb{E}[\sigma_t^2] \le \mathbb{E}[\sigma_t^2]",
        "replace", "mle", (), True, "limits and convergence",
        "t is bound on the left and free on the right: 0 <= (1-1/n)^t",
    ),
    Statement(
        r"\sigma_t^2 \to 0 \quad\text{almost surely}",
        "anchored", "mle", (), False, "limits and convergence",
        "the anchor's scatter is positive for n_r >= 2",
    ),
    Statement(
        r"\mathbb{E}[\sigma_t^2] \to 0 \quad\text{as } t\to\infty",
        "replace", "unbiased", (), False, "limits and convergence",
        "almost sure convergence is not convergence in mean: it stays 1",
    ),
    Statement(
        r"\frac1t\log\sigma_t^2 \to -\frac2n \quad\text{almost surely}",
        "replace", "mle", (), False, "limits and convergence",
        "only to first order in 1/n",
    ),
    Statement(
        r"\mathbb{E}[\mu_{t+1}\mu_t] = \operatorname{Var}(\mu_{t+1})",
        "replace", "mle", (), False, "time and dependence",
        "two times, not one: t = 0: 0 against 1/n",
    ),
    Statement(
        r"\mathbb{E}[\mu_{t+1}\mu_t] = \operatorname{Var}(\mu_t)",
        "replace", "mle", (), True, "time and dependence",
        "tower",
    ),
    Statement(
        r"\mathbb{E}[\sigma_{t+1}^2\mu_{t+1}^2] = \left(1-\frac1n\right)\left(\mathbb{E}[\sigma_t^2\mu_t^2] + "
        r"\frac{1}{n}\mathbb{E}[\sigma_t^4]\right)",
        "replace", "mle", (), True, "time and dependence",
        "mean and scatter are independent given the model",
    ),
    Statement(
        r"\mathbb{E}[\sigma_{t+1}^2\mu_{t+1}^2] = \mathbb{E}[\sigma_{t+1}^2]\,\mathbb{E}[\mu_{t+1}^2]",
        "replace", "mle", (), False, "time and dependence",
        "holds at t = 0 only",
    ),
    Statement(
        r"\mathbb{E}[(X_t-\mu_t)^2] = \mathbb{E}[\sigma_t^2]",
        "replace", "mle", (), True, "time and dependence",
        "given the model",
    ),
    Statement(
        r"\mathbb{E}[(X_t-\mu_0)^2] = \mathbb{E}[\sigma_t^2]",
        "replace", "mle", (), False, "time and dependence",
        "the spread of mu_t is missing",
    ),
    Statement(
        r"\mathbb{E}[\sigma_t\,\sigma_{t+1}] = \mathbb{E}[\sigma_t^2]",
        "replace", "mle", (), False, "time and dependence",
        "n = 2, t = 0: 0.564 against 1",
    ),
    Statement(
        r"\mathbb{E}[\log\sigma_t^2] \ge \log\mathbb{E}[\sigma_t^2]",
        "replace", "mle", (), False, "Jensen, Cauchy",
        "Jensen the wrong way",
    ),
    Statement(
        r"\mathbb{E}[\sigma_t^4] \ge \mathbb{E}[\sigma_t^2]^2",
        "replace", "mle", (), True, "Jensen, Cauchy",
        "Cauchy",
    ),
    Statement(
        r"\mathbb{E}[\sigma_t^4] > \mathbb{E}[\sigma_t^2]^2",
        "replace", "mle", (), False, "Jensen, Cauchy",
        "equal at t = 0",
    ),
    Statement(
        r"\mathbb{E}[\sigma_t^{-2}] \ge \frac{1}{\mathbb{E}[\sigma_t^2]} \quad\text{for } n\ge 4",
        "replace", "mle", (), True, "Jensen, Cauchy",
        "Jensen, finite from n = 4",
    ),
    Statement(
        r"\mathbb{E}[|\mu_t|]^2 \le \mathbb{E}[\mu_t^2]",
        "replace", "mle", (), True, "Jensen, Cauchy",
        "Cauchy",
    ),
    Statement(
        r"\mathbb{E}[|\mu_t|] = \sqrt{\frac2\pi\operatorname{Var}(\mu_t)}",
        "replace", "mle", (), False, "Jensen, Cauchy",
        "mu_t is a mixture from t = 2: n = 2: 0.677 by quadrature against 0.691",
    ),
    Statement(
        r"\mathbb{E}[|\mu_1|] = \sqrt{\frac{2}{\pi n}}",
        "replace", "mle", (), True, "Jensen, Cauchy",
        "mu_1 ~ N(0, 1/n)",
    ),
    Statement(
        r"P(\sigma_t^2 < x) \ge 1-\frac{1}{x}\left(1-\frac1n\right)^t",
        "replace", "mle", ("x: real > 0",), True, "events",
        "Markov's complement, x > 0",
    ),
    Statement(
        r"P(\sigma_t^2 < x) \le 1-\frac{1}{x}\left(1-\frac1n\right)^t",
        "replace", "mle", ("x: real > 0",), False, "events",
        "wrong direction: x small makes the right side negative",
    ),
    Statement(
        r"P(|\mu_t| < k) \ge 1-\frac{1}{k^2}",
        "replace", "mle", ("k: real > 0",), True, "events",
        "Chebyshev with Var mu_t <= 1, k > 0",
    ),
    Statement(
        r"P(|\mu_t| > k) \ge 1-\frac{1}{k^2}",
        "replace", "mle", ("k: real > 0",), False, "events",
        "wrong event: k = 5/2, t = 0",
    ),
    Statement(
        r"P(\sigma_t^2 \le 1) = 1",
        "replace", "mle", (), False, "events",
        "n = 2, t = 1: P(chi2_1 <= 2) = 0.843",
    ),
    Statement(
        r"P(\sigma_t^2 > 2) > 0",
        "replace", "mle", (), False, "events",
        "0 at t = 0",
    ),
    Statement(
        r"\mathbb{E}[T] \ge \frac{\log(1/\epsilon)}{\log\frac{n-1}{2}-\psi\left(\frac{n-1}{2}\right)}",
        "replace", "mle", (), False, "events",
        "the drift of another estimator: too slow for mle when eps is small",
    ),
    Statement(
        r"\mathbb{E}[T] \ge \frac{\log(1/\epsilon)}{\log\frac{n}{2}-\psi\left(\frac{n-1}{2}\right)}",
        "replace", "unbiased", (), True, "events",
        "the drift of mle is stronger: a weaker bound, still true for the slower unbiased loop",
    ),
    Statement(
        r"\sum_{n=1}^{t} n = \frac{t(t+1)}{2}",
        "replace", "mle", (), True, "bound letters, series",
        "a bound n starts where the sum says, not at 2",
    ),
    Statement(
        r"\sum_{t=1}^{n} t = \frac{n(n+1)}{2}",
        "replace", "mle", (), True, "bound letters, series",
        "a bound t",
    ),
    Statement(
        r"\sum_{k=1}^{t-2} 1 = t-2",
        "replace", "mle", (), False, "bound letters, series",
        "t = 0: the sum is empty",
    ),
    Statement(
        r"\sum_{k=t}^{2t} 1 = t+1",
        "replace", "mle", (), True, "bound letters, series",
        "t+1 terms, one at t = 0",
    ),
    Statement(
        r"\prod_{k=0}^{t}\frac{k}{k} = 1",
        "replace", "mle", (), False, "bound letters, series",
        "0/0 at k = 0",
    ),
    Statement(
        r"\sum_{k=1}^{\infty}\frac1k < \infty",
        "replace", "mle", (), False, "bound letters, series",
        "harmonic",
    ),
    Statement(
        r"\sum_{k=1}^{\infty}\frac{1}{k(k+1)} = 1",
        "replace", "mle", (), True, "bound letters, series",
        "telescopes",
    ),
    Statement(
        r"\prod_{k=1}^{\infty}\left(1-\frac{1}{k+1}\right) = \frac12",
        "replace", "mle", (), False, "bound letters, series",
        "diverges to 0 like 1/(N+1)",
    ),
    Statement(
        r"\mathbb{E}[\sigma_t^2] = \left(1-\frac{1}{n_r+n_s}\right)^t",
        "fresh", "mle", (), False, "loops and estimators",
        "replace's law: right at t = 1 only",
    ),
    Statement(
        r"\mathbb{E}[\sigma_t^2] \ge \left(1-\frac{1}{n_r+n_s}\right)^t",
        "fresh", "mle", (), True, "loops and estimators",
        "real points only help: D_t <= 1-(1-1/N)^t",
    ),
    Statement(
        r"\mathbb{E}[\sigma_t^2] = \left(1-\frac{1}{n}\right)^t",
        "accumulate", "mle", (), False, "loops and estimators",
        "replace's law in accumulate: right up to t = 1",
    ),
    Statement(
        r"\operatorname{Var}(\mu_t) = 1 - \mathbb{E}[\sigma_t^2]",
        "replace", "min-mse", (), False, "loops and estimators",
        "min-MSE does not conserve: n = 2, t = 1: 1/2 against 2/3",
    ),
    Statement(
        r"\mathbb{E}[\sigma_t^2] = 1-\frac{n_r+n_s}{(n_r+n_s)^2-n_s(n_s-1)}\left[1-\left("
        r"\frac{n_s(n_s-1)}{(n_r+n_s)^2}\right)^t\right]",
        "anchored", "mle", (), False, "loops and estimators",
        "the fresh law in the anchored loop",
    ),
    Statement(
        r"\mathbb{E}[\sigma_{t+1}^2] \le \mathbb{E}[\sigma_t^2]",
        "fresh", "mle", (), True, "loops and estimators",
        "E sigma_t^2 falls monotonically from 1 to its limit",
    ),
]
# fmt: on
