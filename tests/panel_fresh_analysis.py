"""Statements that were written after the checker, without sight of it: products, series, limits, runs, the collapse time, probabilities."""

# ruff: noqa: E501  (formulas stand on one line)
from __future__ import annotations

from panel_statement import Statement

# fmt: off
FRESH_ANALYSIS = [
    Statement(
        r"\prod_{k=1}^{\infty}\Bigl(1+\frac{1}{n k^2}\Bigr)=\frac{\sinh(\pi/\sqrt{n})}{\pi/\sqrt{n}}",
        "replace", "mle", (), True, "products",
        "Euler's product for sinh at z = pi/sqrt n; partial products with tail agree to 1e-6 for n = 2, "
        "3, 10, 100",
    ),
    Statement(
        r"\prod_{k=1}^{\infty}\left(1-\frac{1}{n^2k^2}\right)=\frac{\sin(\pi/\sqrt n)}{\pi/\sqrt n}",
        "replace", "mle", (), False, "products",
        "the product is sin(pi/n)/(pi/n); n = 2: 0.63662 against 0.35814",
    ),
    Statement(
        r"1-\frac1n\sum_{k=1}^{t}\frac1{k^2}\;\le\;\mathbb{E}[\sigma_t^2]\;\le\;\exp\Bigl(-\frac1n\sum_{k=1}^{t}\frac{1}{k^2}\Bigr)",
        "accumulate", "mle", (), True, "products",
        "E s_t^2 = prod_{k<=t}(1-1/(n k^2)); Weierstrass from below, 1-x <= e^-x from above; equality at"
        " t = 0",
    ),
    Statement(
        r"\prod_{j=1}^{t}\Big(1-\frac{1}{nj}\Big)\le (t+1)^{-1/n}",
        "replace", "mle", (), True, "products",
        "Bernoulli: (1+1/j)^(-1/n) >= 1-1/(n j), product telescopes",
    ),
    Statement(
        r"\prod_{k=1}^{t}\left(1-\frac{1}{n+k}\right)=\frac{n}{n+t+1}",
        "replace", "mle", (), False, "products",
        "telescopes to n/(n+t); t = 0: 1 against n/(n+1)",
    ),
    Statement(
        r"\mathbf{E}\,\sigma_t^2=\sigma_0^2\prod_{k=1}^{t}\left(1-\frac{1}{nk}\right)",
        "accumulate", "mle", (), False, "products",
        "the pool size nk put in the replace factor; the factor is 1-1/(n k^2): n = 2, t = 2: 7/16 "
        "against 3/8",
    ),
    Statement(
        r"\prod_{k=1}^{t}\left(1-\frac{1}{(k+1)^2}\right)=\frac12\left(1+\frac{1}{t+1}\right)",
        "replace", "mle", (), True, "schedules",
        "telescopes: (t+2)/(2(t+1)); exact fractions t = 0..60",
    ),
    Statement(
        r"\lim_{t\to\infty}\prod_{k=1}^{t}\Bigl(1-\frac{1}{k+1}\Bigr)>0",
        "replace", "mle", (), False, "schedules",
        "the product is 1/(t+1), limit 0: linear growth does not save the variance",
    ),
    Statement(
        r"\frac14<\prod_{k=1}^{\infty}\left(1-2^{-k}\right)<\frac{3}{10}",
        "replace", "mle", (), True, "schedules",
        "q-Pochhammer (1/2;1/2)_inf = 0.2887880951",
    ),
    Statement(
        r"\lim_{t\to\infty}\prod_{k=1}^{t}\left(1-\frac{1}{nk}\right)=\frac{1}{\Gamma(1-\frac1n)}",
        "replace", "mle", (), False, "schedules",
        "forgets t^(-1/n): sum 1/(nk) diverges, the limit is 0",
    ),
    Statement(
        r"\sum_{k=1}^{t}\frac{1}{2^k}\prod_{j=1}^{k-1}\bigl(1-\tfrac{1}{2^j}\bigr)=1-\prod_{j=1}^{t}\bigl(1-\tfrac1{2^j}\bigr)",
        "replace", "mle", (), True, "schedules",
        "telescoping (conservation for n_k = 2^k); exact fractions t = 0..40",
    ),
    Statement(
        r"\sum_{k=1}^{t}\frac{1}{(k+1)^2}\le\frac12",
        "replace", "unbiased", (), False, "schedules",
        "t = 6: 0.51180; the limit is pi^2/6-1 = 0.645",
    ),
    Statement(
        r"\sum_{s=1}^{t}s\left(1-\frac1n\right)^{s-1}=n^2-n(n+t)\left(1-\frac1n\right)^t",
        "replace", "mle", (), True, "sums and series",
        "derivative of the geometric sum; exact fractions n = 2..9, t = 0..20",
    ),
    Statement(
        r"\frac1n\sum_{s=0}^{\infty}\mathbb{E}[\sigma_s^2]=\sigma_0^2",
        "replace", "min-mse", (), False, "sums and series",
        "ratio (n-1)/(n+1) gives (n+1)/(2n); n = 2: 3/4 (true for mle)",
    ),
    Statement(
        r"\sum_{k=1}^{\infty}\frac{1}{k(nk-1)}=\psi(1)-\psi\left(1-\frac1n\right)",
        "replace", "mle", (), True, "sums and series",
        "1/(k(nk-1)) = 1/(k-1/n)-1/k; n = 2: 2 log 2, numerically n = 2..20",
    ),
    Statement(
        r"\sum_{k=1}^{t}\frac1{k^2}\le\frac{\pi^2}{6}-\frac{1}{t+1}",
        "replace", "unbiased", (), True, "sums and series",
        "tail sum_{k>t} 1/k^2 > sum_{k>t} 1/(k(k+1)) = 1/(t+1)",
    ),
    Statement(
        r"\sum_{k=1}^{t}\left(1-\tfrac1n\right)^k=n\left[1-\left(1-\tfrac1n\right)^t\right]",
        "replace", "mle", (), False, "sums and series",
        "t = 1: 1-1/n against 1 (right for k = 0..t-1)",
    ),
    Statement(
        r"\sum_{k=1}^{\infty}\frac{1}{(k+1)\log(k+1)}<\infty",
        "replace", "unbiased", (), False, "sums and series",
        "diverges like log log by the integral test",
    ),
    Statement(
        r"\frac12<x\,\bigl(\log x-\psi(x)\bigr)<1",
        "replace", "mle", (r"x: real > 0",), True, "psi and Gamma inequalities",
        "log x - 1/x < psi(x) < log x - 1/(2x), strict for x > 0; mpmath on x = 1e-8..1e8",
    ),
    Statement(
        r"\sqrt{\frac{2n-3}{4}}<\frac{\Gamma(\frac n2)}{\Gamma(\frac{n-1}2)}<\sqrt{\frac{n-1}{2}}",
        "replace", "unbiased", (), True, "psi and Gamma inequalities",
        "Watson: sqrt(x-1/4) < G(x+1/2)/G(x) < sqrt x at x = (n-1)/2; mpmath n = 2..2000 and 1e6",
    ),
    Statement(
        r"\psi\Bigl(\frac n2\Bigr)-\psi\Bigl(\frac{n-1}{2}\Bigr)<\frac{1}{n-1}",
        "replace", "mle", (), False, "psi and Gamma inequalities",
        "n = 2: 2 log 2 = 1.386 > 1 (the inequality is the other way for every n)",
    ),
    Statement(
        r"\psi'(x)<\frac1x+\frac1{2x^2}",
        "replace", "mle", (r"x: real > 0",), False, "psi and Gamma inequalities",
        "x = 1: pi^2/6 = 1.645 > 1.5",
    ),
    Statement(
        r"\Gamma\left(\frac{n-1}{2}\right)\Gamma\left(\frac{n}{2}\right)=2^{2-n}\sqrt{\pi}\,\Gamma(n-1)",
        "replace", "mle", (), True, "psi and Gamma inequalities",
        "Legendre duplication at z = (n-1)/2",
    ),
    Statement(
        r"\log\Gamma(x+1)\ge x\log x-x+\tfrac12\log(2\pi x)+\frac{1}{12x}",
        "replace", "mle", (r"x: real > 0",), False, "psi and Gamma inequalities",
        "Stirling's series envelops: with 1/(12x) it is an upper bound; x = 1: 0 against 0.00227",
    ),
    Statement(
        r"e^{-t/(n-1)}\le\left(1-\frac1n\right)^t\le e^{-t/n}",
        "replace", "mle", (), True, "elementary inequalities in n and t",
        "-1/(n-1) <= log(1-1/n) <= -1/n",
    ),
    Statement(
        r"\Bigl(1-\frac1n\Bigr)^{t}\le\frac{n-1}{n-1+t}",
        "replace", "mle", (), True, "elementary inequalities in n and t",
        "Bernoulli: (1+1/(n-1))^t >= 1+t/(n-1); equality at t = 0, 1",
    ),
    Statement(
        r"\left(1+\frac1n\right)^t\le e^{t/(n+1)}",
        "replace", "mle", (), False, "elementary inequalities in n and t",
        "log(1+1/n) > 1/(n+1): n = 2, t = 1: 1.5 > 1.3956",
    ),
    Statement(
        r"\left(1-\frac1{n^2}\right)^t\le\left(1-\frac1n\right)^{2t}",
        "replace", "mle", (), False, "elementary inequalities in n and t",
        "E s^4 <= (E s^2)^2, Jensen the wrong way; n = 2, t = 1: 3/4 > 1/4",
    ),
    Statement(
        r"t\log\frac{n}{n-1}\le\frac{t}{\sqrt{n(n-1)}}",
        "replace", "mle", (), True, "elementary inequalities in n and t",
        "log(1+1/m) < 1/sqrt(m(m+1)) (geometric mean below logarithmic mean), times t >= 0",
    ),
    Statement(
        r"\frac tn\left(1-\frac1n\right)^{t-1}\le\frac1e",
        "replace", "mle", (r"t: integer >= 1",), False, "elementary inequalities in n and t",
        "n = 2, t = 1: 1/2 > 0.3679 (true with exponent t)",
    ),
    Statement(
        r"\lim_{t\to\infty}\mathbb{E}[(\mu_t-\mu_0)^2]=\frac{n_r+n_s}{n_s+n_r(n_r+2n_s)}\,\sigma_0^2",
        "fresh", "mle", (), True, "limits in t",
        "fixed point of the two-state recursion for (E s^2, E d^2), exact fractions, contraction; n_r, "
        "n_s = 1..8",
    ),
    Statement(
        r"\lim_{t\to\infty}\mathbb{E}[\sigma_t^2]=\sigma_0^2",
        "fresh", "unbiased", (), False, "limits in t",
        "the pool is not iid (between-mean term): n_r = n_s = 1 gives 2 sigma_0^2",
    ),
    Statement(
        r"\lim_{t\to\infty}\mathbb{E}[\sigma_t^2]=\frac{(n_r-1)(n_r+2n_s)}{n_s+n_r(n_r+2n_s)}\,\sigma_0^2",
        "anchored", "mle", (), True, "limits in t",
        "fixed point given the stored sample, then E of its variance (1-1/n_r) sigma_0^2; exact "
        "fractions n_r, n_s = 1..8",
    ),
    Statement(
        r"\lim_{t\to\infty}\mathbb{E}\bigl[W_2^2(\mathcal N_t,\mathcal N_0)\bigr]=\sigma_0^2",
        "replace", "mle", (), False, "limits in t",
        "E W_2^2 = 2(1-c^t) sigma_0^2 -> 2 sigma_0^2: forgets the wandering mean",
    ),
    Statement(
        r"\lim_{t\to\infty}\frac{\mathbb{E}[\sigma_t^4]}{(\mathbb{E}[\sigma_t^2])^2}=1",
        "replace", "mle", (), False, "limits in t",
        "the ratio is ((n+1)/(n-1))^t -> infinity",
    ),
    Statement(
        r"\lim_{t\to\infty}\operatorname{Var}(\mu_t)=\frac{n+1}{2n}\,\sigma_0^2",
        "replace", "min-mse", (), True, "limits in t",
        "(1/n) sum_s ((n-1)/(n+1))^s",
    ),
    Statement(
        r"\lim_{n\to\infty}n\left(\psi\Big(\frac{n-1}{2}\Big)-\log\frac n2\right)=-2",
        "replace", "mle", (), True, "limits in n",
        "psi(h) = log h - 1/(2h) + O(h^-2), h = (n-1)/2: -1 from psi, -1 from log(1-1/n)",
    ),
    Statement(
        r"\lim_{n\to\infty}n\operatorname{Var}(\log\sigma_1^2)=1",
        "replace", "mle", (), False, "limits in n",
        "n psi'((n-1)/2) -> 2",
    ),
    Statement(
        r"\lim_{n\to\infty}n\left(1-\mathbb{E}[\sigma_1]\right)=\frac34",
        "replace", "mle", (), True, "limits in n",
        "E s_1 = sqrt(2/n) G(n/2)/G((n-1)/2) = 1 - 3/(4n) + O(n^-2); n = 1e6: 0.7500002",
    ),
    Statement(
        r"\lim_{n\to\infty}\exp\left(n\left[\psi\Bigl(\frac{n-1}2\Bigr)+\log\frac{2}{n}\right]\right)=e^{-1}",
        "replace", "mle", (), False, "limits in n",
        "the typical run after n fits is at e^-2; e^-1 is the mean",
    ),
    Statement(
        r"\lim_{n\to\infty}\lim_{t\to\infty}\mathbb{E}[\sigma_t^2]=\sigma_0^2",
        "replace", "mle", (), False, "limits in n",
        "inner limit is 0 for every n; limits may not be interchanged",
    ),
    Statement(
        r"\lim_{n\to\infty}n\left(1-\frac{\mathbb{E}[\sigma_t^2]}{\sigma_0^2}\right)=t",
        "replace", "mle", (), True, "limits in n",
        "n(1-(1-1/n)^t) -> t for fixed t (0 = 0 at t = 0)",
    ),
    Statement(
        r"\lim_{t\to\infty}\frac1t\log\mathbb{E}[\sigma_t^4]=\log\left(1-\frac{1}{n^2}\right)",
        "replace", "mle", (), True, "asymptotic rates",
        "E s_t^4 = (1-1/n^2)^t exactly (sigma_0 = 1)",
    ),
    Statement(
        r"\lim_{t\to\infty}\frac{1}{t}\,\mathbb{E}[\log\sigma_t^2]=\log\left(1-\frac1n\right)",
        "replace", "mle", (), False, "asymptotic rates",
        "it is psi((n-1)/2)+log(2/n), strictly smaller (Jensen); n = 2: -1.9635 against -0.6931",
    ),
    Statement(
        r"\lim_{t\to\infty}t^{1/n}\prod_{k=1}^{t}\left(1-\frac{1}{nk}\right)=\frac{1}{\Gamma(1-1/n)}",
        "replace", "mle", (), True, "asymptotic rates",
        "product = G(t+1-1/n)/(G(1-1/n) t!), Gamma ratio asymptotics",
    ),
    Statement(
        r"\lim_{t\to\infty}t\left(\mathbb{E}[\sigma_t^2]-\frac{\sin(\pi/\sqrt n)}{\pi/\sqrt n}\right)=\frac{\sin(\pi/\sqrt n)}{\pi\sqrt n}",
        "accumulate", "mle", (), True, "asymptotic rates",
        "tail product prod_{k>t}(1-1/(nk^2)) = 1-1/(nt)+O(t^-2); t = 2e5 agrees to 1e-4, n = 2, 3, 10",
    ),
    Statement(
        r"\lim_{t\to\infty}\frac{\operatorname{Var}(\log\sigma_t)}{t}=\psi'\left(\frac{n-1}{2}\right)",
        "replace", "unbiased", (), False, "asymptotic rates",
        "sigma, not sigma^2: a factor 1/4 is missing",
    ),
    Statement(
        r"\lim_{t\to\infty}\frac{\mathbb{E}[\sigma_t]}{(1-\frac1n)^{t/2}}=1",
        "replace", "mle", (), False, "asymptotic rates",
        "E sigma_t = c^t with c < sqrt(1-1/n): the ratio tends to 0",
    ),
    Statement(
        r"\frac1t\log\sigma_t\xrightarrow{a.s.}\frac12\left(\psi\Bigl(\frac{n-1}{2}\Bigr)+\log\frac2a\right)",
        "replace", "any divisor", (), True, "almost sure",
        "strong law for log sigma_t^2 = sum log(chi2/a), halved",
    ),
    Statement(
        r"\frac1t\log\sigma_t^2\to\log\left(1-\frac1n\right)\text{ almost surely}",
        "replace", "mle", (), False, "almost sure",
        "the strong law gives E log(chi2/n), strictly less than log E(chi2/n)",
    ),
    Statement(
        r"\left(\frac{n}{n-1}\right)^t\sigma_t^2\to0\text{ almost surely}",
        "replace", "mle", (), True, "almost sure",
        "drift log(n/(n-1))+psi((n-1)/2)+log(2/n) = psi(h)-log h < 0 although the mean stays 1",
    ),
    Statement(
        r"\sigma_t^2\to 0\text{ a.s.}",
        "accumulate", "mle", (), False, "almost sure",
        "s_t^2 bounded in L^2, mean -> sin(x)/x > 0; a.s. limit 0 would force mean -> 0",
    ),
    Statement(
        r"e^{2t/n}\,\sigma_t^2\xrightarrow{a.s.}0",
        "replace", "unbiased", (), False, "almost sure",
        "n = 3: drift 2/3 - 0.5772 > 0, tends to infinity (rate of mle used for unbiased)",
    ),
    Statement(
        r"\mu_{t+1}-\mu_t\to0\text{ almost surely}",
        "replace", "unbiased", (), True, "almost sure",
        "sigma_t -> 0 exponentially a.s. and the Z_t grow like sqrt(log t)",
    ),
    Statement(
        r"\sigma_t\xrightarrow{L^1}0",
        "replace", "unbiased", (), True, "convergence in probability / L^p",
        "E sigma_t = c4^t, c4 < 1",
    ),
    Statement(
        r"\sigma_t^2\to0\text{ in }L^1",
        "replace", "unbiased", (), False, "convergence in probability / L^p",
        "E sigma_t^2 = sigma_0^2 for all t: a.s. but not in L^1",
    ),
    Statement(
        r"\sigma_t^2\to 0\text{ in }L^3",
        "replace", "mle", (), False, "convergence in probability / L^p",
        "E sigma_t^6 = ((n^2-1)(n+3)/n^3)^t and (n^2-1)(n+3)-n^3 = 3n^2-n-3 > 0: grows",
    ),
    Statement(
        r"\sigma_t^2\to 0\text{ in }L^3",
        "replace", "min-mse", (), True, "convergence in probability / L^p",
        "factor (n-1)(n+3)/(n+1)^2 = 1-4/(n+1)^2 < 1",
    ),
    Statement(
        r"\frac1t\log\sigma_t^2\xrightarrow{L^2}\psi\left(\frac{n-1}{2}\right)-\log\frac n2",
        "replace", "mle", (), True, "convergence in probability / L^p",
        "unbiased for the drift with variance psi'((n-1)/2)/t -> 0",
    ),
    Statement(
        r"\mu_t\to\mu_0\text{ in probability}",
        "replace", "mle", (), False, "convergence in probability / L^p",
        "mu_t -> mu_inf a.s., a Gaussian mixture with variance >= 1/n given the chi-squares",
    ),
    Statement(
        r"\mathbb{E}[T_\varepsilon]\ge\frac{\log(1/\varepsilon)+\frac{2}{n-1}}{\log\frac{n-1}{2}-\psi(\frac{n-1}{2})}",
        "replace", "unbiased", (r"\varepsilon: real in (0,1)",), True, "collapse time",
        "Wald and mean residual life of log(a/chi2) decreasing to 2/(n-1); holds on the reference rows",
    ),
    Statement(
        r"\mathbb{E}[T_{\varepsilon^2}]\le2\,\mathbb{E}[T_\varepsilon]",
        "replace", "mle", (r"\varepsilon: real in (0,1)",), True, "collapse time",
        "restart at T_eps: at most log(1/eps) is left, so T_{eps^2} <= T_eps + an independent copy",
    ),
    Statement(
        r"\mathbb{P}(T_\varepsilon\le t)=\mathbb{P}(\sigma_t^2\le\varepsilon\sigma_0^2)",
        "replace", "mle", (r"\varepsilon: real in (0,1)",), False, "collapse time",
        "sigma can rise again: P(T<=2) = P(s_2<=eps)+P(s_1<=eps<s_2) > P(s_2<=eps)",
    ),
    Statement(
        r"\mathbb{P}(T_\varepsilon<\infty)=1",
        "replace", "min-mse", (r"\varepsilon: real in (0,1)",), True, "collapse time",
        "drift psi((n-1)/2)-log((n+1)/2) < 0, strong law",
    ),
    Statement(
        r"\mathbb{P}(T_{\varepsilon}<\infty)=1",
        "replace", "divisor 12.5", (r"\varepsilon: real in (0,1)",), False, "collapse time",
        "n >= 15: psi((n-1)/2) > log 6.25, sigma_t^2 -> infinity, with positive probability never below "
        "eps",
    ),
    Statement(
        r"\mathbb{E}[T_\varepsilon]\le\frac{\log(1/\varepsilon)}{\log\frac n2-\psi(\frac{n-1}2)}+1",
        "replace", "mle", (r"\varepsilon: real in (0,1)",), False, "collapse time",
        "overshoot is larger than one mean step: n = 10, eps = 1/2: 4.882 against 4.143",
    ),
    Statement(
        r"\mathbb{E}[T_\varepsilon]\le\frac{\log(1/\varepsilon)}{\log\frac n2-\psi(\frac{n-1}{2})}+1+\frac{\psi'(\frac{n-1}{2})}{\left(\log\frac n2-\psi(\frac{n-1}{2})\right)^2}",
        "replace", "mle", (r"\varepsilon: real in (0,1)",), True, "collapse time",
        "Wald with Lorden's bound E R <= E Y^2/E Y, E Y^2 = psi'(h)+mu^2",
    ),
    Statement(
        r"\mathbb{E}[T_\varepsilon]\ge\frac{\log\varepsilon}{\log(1-\frac1n)}",
        "replace", "mle", (r"\varepsilon: real in (0,1)",), False, "collapse time",
        "uses the decay of the mean for the typical rate: n = 10, eps = 1e-12: E T = 127.0 against 262.3",
    ),
    Statement(
        r"\mathbb{P}(T_\varepsilon=1)=\mathbb{P}(\chi^2_{n-1}\le n\varepsilon)",
        "replace", "mle", (r"\varepsilon: real in (0,1)",), True, "probabilities",
        "eps < 1 so T >= 1, and T = 1 iff chi2/n <= eps",
    ),
    Statement(
        r"\mathbb{P}\left(\sigma_t^2>\tfrac12\left(1-\tfrac1n\right)^t\sigma_0^2\right)\ge\frac14\left(\frac{n-1}{n+1}\right)^t",
        "replace", "mle", (), True, "probabilities",
        "Paley-Zygmund at 1/2 with E s^4/(E s^2)^2 = ((n+1)/(n-1))^t",
    ),
    Statement(
        r"\mathbb{P}(\sigma_t^2\ge x)\le\frac{(1-\frac1n)^{2t}}{x^2}",
        "replace", "mle", (r"x: real > 0",), False, "probabilities",
        "(E s^2)^2 put for E s^4: n = 2, t = 2, x = 9/4: 0.0196 > 1/81",
    ),
    Statement(
        r"\mathbb{P}(\sigma_1^2<\sigma_0^2)=\frac12",
        "replace", "unbiased", (), False, "probabilities",
        "median of chi2 is below its mean; n = 2: P(chi2_1 < 1) = 0.6827",
    ),
    Statement(
        r"\mathbb{P}(|\mu_t-\mu_0|\ge k\sigma_0)\le\frac{1-(1-\frac1n)^t}{k^2}",
        "replace", "mle", (r"k: real > 0",), True, "probabilities",
        "Chebyshev with Var mu_t = (1-(1-1/n)^t) sigma_0^2",
    ),
    Statement(
        r"\Pr(|\mu_t|\ge k)\le\frac{t}{n^2k^2}",
        "replace", "unbiased", (r"k: real > 0",), False, "probabilities",
        "Var mu_t = t/n, not t/n^2: n = 4, t = 1, k = 1/2: 0.3173 > 1/4",
    ),
    Statement(
        r"\mathbb{E}\left[(\chi^2_{n-1}-(n-1))^4\right]=12(n-1)(n+3)",
        "replace", "mle", (), True, "moments of chi2",
        "12 nu^2 + 48 nu, nu = n-1; raw moments in exact integers",
    ),
    Statement(
        r"\mathbb{E}\left[\frac{1}{\chi^2_{n-1}}\right]=\frac{1}{n-2}",
        "replace", "mle", (r"n: integer >= 4",), False, "moments of chi2",
        "1/(nu-2) = 1/(n-3); n = 4: 1 against 1/2",
    ),
    Statement(
        r"\mathbb{E}[\chi^2_{n-1}\log\chi^2_{n-1}]=(n-1)\left(\psi\Bigl(\frac{n+1}{2}\Bigr)+\log2\right)",
        "replace", "mle", (), True, "moments of chi2",
        "derivative of E C^s = 2^s G(h+s)/G(h) at s = 1; quadrature n = 2..7",
    ),
    Statement(
        r"\mathbb{E}\left[(\chi^2_{n-1})^c\right]\ge(n-1)^c",
        "replace", "mle", (r"c: real in (0,1)",), False, "moments of chi2",
        "concave, Jensen the wrong way: n = 2, c = 1/2: sqrt(2/pi) = 0.798 < 1",
    ),
    Statement(
        r"\mathbb{E}\left[e^{-x\chi^2_{n-1}}\right]=(1+2x)^{-\frac{n-1}{2}}",
        "replace", "mle", (r"x: real > 0",), True, "moments of chi2",
        "Laplace transform of chi2; quadrature",
    ),
    Statement(
        r"\mathbb{E}[\sigma_t^{-2}]=\left(\frac{n}{n-3}\right)^t",
        "replace", "mle", (), False, "domain traps",
        "n = 3: right side undefined; n = 2: E 1/chi2_1 infinite, right side (-2)^t",
    ),
    Statement(
        r"\mathbb{E}\left[\frac1{\sigma_t}\right]=\left(\sqrt{\frac n2}\,\frac{\Gamma(\frac{n-2}{2})}{\Gamma(\frac{n-1}{2})}\right)^t",
        "replace", "mle", (r"n: integer >= 3",), True, "domain traps",
        "E C^(-1/2) finite for nu >= 2; quadrature n = 3..7 (would be infinite at n = 2)",
    ),
    Statement(
        r"\frac{\operatorname{Cov}(\mu_t,\mu_{t+1})}{\operatorname{Var}(\mu_t)}=1",
        "replace", "unbiased", (r"t: integer >= 1",), True, "domain traps",
        "mu is a martingale; Var mu_t = t/n > 0 for t >= 1 (0/0 at t = 0 is excluded)",
    ),
    Statement(
        r"\operatorname{Var}(\mu_t)=\frac{\sigma_0^2}{n}\cdot\frac{1-\left(\frac{n-1}{a}\right)^t}{1-\frac{n-1}{a}}",
        "replace", "any divisor", (), False, "domain traps",
        "0/0 at a = n-1, the unbiased divisor",
    ),
    Statement(
        r"\lim_{t\to\infty}\mathbb{E}[\sigma_t^2]>0",
        "anchored", "mle", (), False, "domain traps",
        "n_r = 1: the limit is (n_r-1)(...) = 0, one stored point holds no variance",
    ),
    Statement(
        r"\mathbb{E}[\log\sigma_t^2]<\log\mathbb{E}[\sigma_t^2]",
        "replace", "mle", (), False, "domain traps",
        "t = 0: 0 < 0 (strict for t >= 1 only)",
    ),
    Statement(
        r"\prod_{k=2}^{t}\frac{k}{k-1}=t",
        "replace", "mle", (), False, "empty products",
        "t = 0: empty product 1 against 0 (true for t >= 1)",
    ),
    Statement(
        r"\prod_{k=2}^{t}\left(1-\frac1{k^2}\right)=\prod_{k=1}^{t-1}\left(1-\frac{1}{(k+1)^2}\right)",
        "replace", "mle", (), True, "empty products",
        "shift of index; both sides empty at t = 0 and t = 1",
    ),
    Statement(
        r"\mathbb{E}[\sigma_t^2]=\left(1-\frac1n\right)\prod_{k=2}^{t}\left(1-\frac{1}{nk^2}\right)",
        "accumulate", "mle", (), False, "empty products",
        "t = 0: 1 against 1-1/n",
    ),
    Statement(
        r"\sum_{k=1}^{t}2^k-\sum_{k=1}^{t-1}2^k=2^t",
        "replace", "mle", (), False, "empty products",
        "t = 0: both sums empty, 0 against 1",
    ),
    Statement(
        r"\operatorname{Var}(\mu_t)=\frac1n\sum_{s=0}^{t-1}\mathbb{E}[\sigma_s^2]",
        "replace", "mle", (), True, "empty products",
        "orthogonal martingale increments; t = 0: empty sum 0 = Var mu_0",
    ),
]
