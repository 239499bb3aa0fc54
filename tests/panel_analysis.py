"""Statements about products, digamma and Gamma, and limits."""

from __future__ import annotations

from panel_statement import Statement

# fmt: off
ANALYSIS = [
    Statement(
        r"\prod_{k=1}^{\infty}\left(1-\frac{1}{nk^2}\right) = \frac{\sin(\pi/\sqrt n)}{\pi/\sqrt n}",
        "replace", "mle", (), True, "products",
        "Euler's product",
    ),
    Statement(
        r"\prod_{k=2}^{N}\left(1-\frac1{k^2}\right) = \frac{N+1}{2N}",
        "replace", "mle", ("N: integer >= 1",), True, "products",
        "telescopes; N = 1: the empty product is 1",
    ),
    Statement(
        r"\prod_{k=2}^{N}\left(1-\frac1{k^2}\right) = \frac{N+1}{2N}",
        "replace", "mle", ("N: integer >= 0",), False, "products",
        "N = 0: 1 against 1/0",
    ),
    Statement(
        r"\prod_{k=2}^{\infty}\left(1-\frac1{k^2}\right) = \frac12",
        "replace", "mle", (), True, "products",
        "limit of (N+1)/(2N)",
    ),
    Statement(
        r"\prod_{k=2}^{\infty}\left(1-\frac1{k^2}\right) = \frac23",
        "replace", "mle", (), False, "products",
        "it is 1/2",
    ),
    Statement(
        r"\prod_{k=1}^{t}\left(1-\frac{1}{(k+1)^2}\right) = \frac{t+2}{2(t+1)}",
        "replace", "mle", (), True, "products",
        "schedule n_k = (k+1)^2",
    ),
    Statement(
        r"\prod_{k=1}^{t}\left(1-\frac{1}{(k+1)^2}\right) = \frac{t+2}{2t+1}",
        "replace", "mle", (), False, "products",
        "t = 0: 1 against 2",
    ),
    Statement(
        r"\prod_{k=1}^{t}\left(1-\frac{1}{ck}\right) = \frac{\Gamma(t+1-1/c)}{\Gamma(1-1/c)\,t!}",
        "replace", "mle", ("c: integer >= 2",), True, "products",
        "linear schedule n_k = ck",
    ),
    Statement(
        r"\prod_{k=1}^{t}\left(1-\frac{1}{ck}\right) = \frac{\Gamma(t-1/c)}{\Gamma(1-1/c)\,t!}",
        "replace", "mle", ("c: integer >= 2",), False, "products",
        "argument off by one: t = 0: 1 against -c",
    ),
    Statement(
        r"\sum_{k=1}^{\infty}\frac{1}{k^2} = \frac{\pi^2}{6}",
        "replace", "mle", (), True, "products",
        "Basel",
    ),
    Statement(
        r"\sum_{k=1}^{\infty}\frac{1}{k^2} = \frac{\pi^2}{8}",
        "replace", "mle", (), False, "products",
        "that is over odd k",
    ),
    Statement(
        r"\sum_{k=1}^{t}\frac1k \ge \log(t+1)",
        "replace", "mle", (), True, "products",
        "1/k >= log((k+1)/k); t = 0: 0 >= 0",
    ),
    Statement(
        r"\sum_{k=1}^{t}\frac1k \le 1+\log t",
        "replace", "mle", (), False, "products",
        "log 0 at t = 0",
    ),
    Statement(
        r"\prod_{k=1}^{\infty}\left(1-\frac{1}{4k^2}\right) = \frac{2}{\pi}",
        "replace", "mle", (), True, "products",
        "Wallis",
    ),
    Statement(
        r"\sum_{j=0}^{t-1}\left(1-\frac1n\right)^j = n\left[1-\left(1-\frac1n\right)^t\right]",
        "replace", "mle", (), True, "products",
        "geometric sum; empty at t = 0",
    ),
    Statement(
        r"\sum_{j=0}^{t}\left(1-\frac1n\right)^j = n\left[1-\left(1-\frac1n\right)^t\right]",
        "replace", "mle", (), False, "products",
        "one term too many: t = 0: 1 against 0",
    ),
    Statement(
        r"\prod_{k=1}^{\infty}\left(1+\frac{1}{k^2}\right) = \frac{\sinh \pi}{\pi}",
        "replace", "mle", (), True, "products",
        "Euler's product at i",
    ),
    Statement(
        r"\prod_{k=1}^{\infty}\left(1+\frac{1}{k^2}\right) = \frac{\sinh \pi}{2\pi}",
        "replace", "mle", (), False, "products",
        "twice that",
    ),
    Statement(
        r"\prod_{k=1}^{t}\left(1-\frac{1}{n}\right) = 1-\frac{t}{n}",
        "replace", "mle", (), False, "products",
        "t = 2",
    ),
    Statement(
        r"\sum_{k=1}^{t}\frac{1}{k^2} \ge 2-\frac{1}{t+1}",
        "replace", "mle", (), False, "products",
        "t = 0: 0 against 1",
    ),
    Statement(
        r"\prod_{k=1}^{0}\left(1-\frac1k\right) = 1",
        "replace", "mle", (), True, "empty products",
        "empty",
    ),
    Statement(
        r"\prod_{k=1}^{t} k = t!",
        "replace", "mle", (), True, "empty products",
        "definition, 0! = 1",
    ),
    Statement(
        r"\prod_{k=0}^{t} k = t!",
        "replace", "mle", (), False, "empty products",
        "the factor 0",
    ),
    Statement(
        r"\prod_{k=1}^{t}\frac{k}{k+1} = \frac{1}{t+1}",
        "replace", "mle", (), True, "empty products",
        "telescopes",
    ),
    Statement(
        r"\prod_{k=1}^{t-1}\frac{k}{k+1} = \frac{1}{t}",
        "replace", "mle", (), False, "empty products",
        "t = 0: 1 against 1/0",
    ),
    Statement(
        r"\prod_{k=3}^{t+1}\left(1-\frac{1}{nk^2}\right) = \left(1-\frac{1}{n(t+1)^2}\right)\prod_{k=3}^{t}"
        r"\left(1-\frac{1}{nk^2}\right)",
        "replace", "mle", (), False, "empty products",
        "t = 0: both products are empty",
    ),
    Statement(
        r"\prod_{k=1}^{t+1}\left(1-\frac{1}{nk^2}\right) = \left(1-\frac{1}{n(t+1)^2}\right)\prod_{k=1}^{t}"
        r"\left(1-\frac{1}{nk^2}\right)",
        "replace", "mle", (), True, "empty products",
        "the last factor, t+1 >= 1",
    ),
    Statement(
        r"\sum_{k=1}^{t} 1 = t",
        "replace", "mle", (), True, "empty products",
        "empty at t = 0",
    ),
    Statement(
        r"\psi(n) < \log n",
        "replace", "mle", (), True, "psi, Gamma in n",
        "classical",
    ),
    Statement(
        r"\psi(x) < \log x",
        "replace", "mle", ("x: real > 0",), True, "psi, Gamma in n",
        "classical, x > 0",
    ),
    Statement(
        r"\log n - \frac1n < \psi(n)",
        "replace", "mle", (), True, "psi, Gamma in n",
        "classical: psi(n) = psi(n+1) - 1/n and psi(n+1) > log n",
    ),
    Statement(
        r"\psi(n) > \log n - \frac{1}{2n}",
        "replace", "mle", (), False, "psi, Gamma in n",
        "psi(x) < log x - 1/(2x): n = 2: 0.4228 against 0.4431",
    ),
    Statement(
        r"\psi(n) < \log n - \frac{1}{2n}",
        "replace", "mle", (), True, "psi, Gamma in n",
        "next term of the alternating expansion",
    ),
    Statement(
        r"\psi\left(\frac{n-1}{2}\right) < \log\frac{n-1}{2} - \frac{1}{n-1}",
        "replace", "mle", (), True, "psi, Gamma in n",
        "the same at (n-1)/2",
    ),
    Statement(
        r"\psi\Bigl(\frac{n-1}{2}\Bigr)+\log\frac2n < -\frac2n",
        "replace", "mle", (), True, "psi, Gamma in n",
        "log-drift of mle",
    ),
    Statement(
        r"\psi\left(\frac{n-1}{2}\right)+\log\frac2n < -\frac3n",
        "replace", "mle", (), False, "psi, Gamma in n",
        "n = 3: -0.983 against -1",
    ),
    Statement(
        r"\psi\left(\frac{n-1}{2}\right)+\log\frac2n > -\frac4n",
        "replace", "mle", (), True, "psi, Gamma in n",
        "n = 2: -1.9635 > -2; n times it rises to -2",
    ),
    Statement(
        r"\frac{\Gamma(n/2)}{\Gamma((n-1)/2)} < \sqrt{\frac{n-1}{2}}",
        "replace", "mle", (), True, "psi, Gamma in n",
        "Gautschi",
    ),
    Statement(
        r"\frac{\Gamma(\frac n2)}{\Gamma(\frac{n-1}{2})} > \sqrt{\frac n2 - \frac34}",
        "replace", "mle", (), True, "psi, Gamma in n",
        "Watson: the square exceeds x - 1/4, x = (n-1)/2",
    ),
    Statement(
        r"\frac{\Gamma(\frac n2)}{\Gamma(\frac{n-1}{2})} \ge \sqrt{\frac n2 - \frac23}",
        "replace", "mle", (), False, "psi, Gamma in n",
        "n = 2: 0.564 against 0.577",
    ),
    Statement(
        r"\psi_1(n) > \frac1n",
        "replace", "mle", (), True, "psi, Gamma in n",
        "classical",
    ),
    Statement(
        r"\psi_1(n) < \frac1n+\frac1{n^2}",
        "replace", "mle", (), True, "psi, Gamma in n",
        "classical",
    ),
    Statement(
        r"\psi_1(n) < \frac1n+\frac1{2n^2}",
        "replace", "mle", (), False, "psi, Gamma in n",
        "psi_1(x) > 1/x + 1/(2x^2)",
    ),
    Statement(
        r"\psi_1\left(\frac{n-1}{2}\right) < \frac{2}{n-1}",
        "replace", "mle", (), False, "psi, Gamma in n",
        "n = 2: 4.93 against 2",
    ),
    Statement(
        r"\Gamma(n+1) = n\,\Gamma(n)",
        "replace", "mle", (), True, "psi, Gamma in n",
        "recurrence",
    ),
    Statement(
        r"\psi(2n) = \tfrac12\psi(n)+\tfrac12\psi(n+\tfrac12)",
        "replace", "mle", (), False, "psi, Gamma in n",
        "log 2 is missing",
    ),
    Statement(
        r"\psi(2n) = \tfrac12\psi(n)+\tfrac12\psi\left(n+\tfrac12\right)+\log 2",
        "replace", "mle", (), True, "psi, Gamma in n",
        "duplication",
    ),
    Statement(
        r"\log\left(1-\frac1n\right) < -\frac1n",
        "replace", "mle", (), True, "psi, Gamma in n",
        "log(1-x) < -x",
    ),
    Statement(
        r"\psi(n+1) = \psi(n)+\frac{1}{n+1}",
        "replace", "mle", (), False, "psi, Gamma in n",
        "1/n",
    ),
    Statement(
        r"\psi\left(\frac{n-1}{2}\right) > \log\frac{n-2}{2}",
        "replace", "mle", (), False, "psi, Gamma in n",
        "n = 2: log 0; n = 3: -0.577 against -0.693 holds",
    ),
    Statement(
        r"\psi_1(n) = \frac1n",
        "replace", "mle", (), False, "psi, Gamma in n",
        "larger",
    ),
    Statement(
        r"\lim_{t\to\infty}\mathbb{E}[\sigma_t^2] = 0",
        "replace", "mle", (), True, "limits in t",
        "geometric, 1-1/n < 1",
    ),
    Statement(
        r"\lim_{t\to\infty}\mathbb{E}[\sigma_t^2] = 0",
        "replace", "unbiased", (), False, "limits in t",
        "constant 1: a.s. collapse does not show in the mean",
    ),
    Statement(
        r"\lim_{t\to\infty}\operatorname{Var}(\mu_t) = 1",
        "replace", "mle", (), True, "limits in t",
        "1 - (1-1/n)^t",
    ),
    Statement(
        r"\lim_{t\to\infty}\operatorname{Var}(\mu_t) = 1",
        "replace", "unbiased", (), False, "limits in t",
        "t/n grows without bound",
    ),
    Statement(
        r"\lim_{t\to\infty}\operatorname{Var}(\mu_t) = \infty",
        "replace", "unbiased", (), True, "limits in t",
        "t/n",
    ),
    Statement(
        r"\lim_{t\to\infty}\operatorname{Var}(\mu_t) = \infty",
        "replace", "mle", (), False, "limits in t",
        "bounded by 1",
    ),
    Statement(
        r"\lim_{t\to\infty}\operatorname{Var}(\mu_t) = \frac{n+1}{2n}",
        "replace", "min-mse", (), True, "limits in t",
        "geometric sum",
    ),
    Statement(
        r"\lim_{t\to\infty}\operatorname{Var}(\mu_t) = \frac12",
        "replace", "min-mse", (), False, "limits in t",
        "only as n grows as well: n = 2: 3/4",
    ),
    Statement(
        r"\lim_{t\to\infty}\mathbb{E}[\sigma_t] = 0",
        "replace", "unbiased", (), True, "limits in t",
        "c_4 < 1",
    ),
    Statement(
        r"\mathbb{E}[\sigma_t^4] \to \infty \quad\text{as } t\to\infty",
        "replace", "unbiased", (), True, "limits in t",
        "((n+1)/(n-1))^t",
    ),
    Statement(
        r"\mathbb{E}[\sigma_t^4] \to 1 \quad\text{as } t\to\infty",
        "replace", "mle", (), False, "limits in t",
        "(1-1/n^2)^t -> 0",
    ),
    Statement(
        r"\lim_{t\to\infty}\mathbb{E}[\log\sigma_t^2] = -\infty",
        "replace", "unbiased", (), True, "limits in t",
        "negative drift",
    ),
    Statement(
        r"\lim_{t\to\infty}\frac1t\,\mathbb{E}[\log\sigma_t^2] = \log\left(1-\frac1n\right)",
        "replace", "mle", (), False, "limits in t",
        "the drift is psi((n-1)/2) + log(2/n)",
    ),
    Statement(
        r"\operatorname{Var}(\sigma_t^2) \sim \left(1-\frac{1}{n^2}\right)^t \quad\text{as } t\to\infty",
        "replace", "mle", (), True, "limits in t",
        "(1-1/n)^2 < 1-1/n^2",
    ),
    Statement(
        r"\lim_{t\to\infty}\operatorname{Var}(\mu_t) = 1-\frac{\sin(\pi/\sqrt{n})}{\pi/\sqrt{n}}",
        "accumulate", "mle", (), True, "limits in t",
        "Euler's product and conservation",
    ),
    Statement(
        r"\lim_{t\to\infty}\operatorname{Var}(\mu_t) = \frac{\pi^2}{6n}",
        "accumulate", "mle", (), False, "limits in t",
        "only to first order in 1/n",
    ),
    Statement(
        r"\lim_{t\to\infty}\mathbb{E}[\sigma_t^4] = 0",
        "replace", "unbiased", (), False, "limits in t",
        "diverges",
    ),
    Statement(
        r"\lim_{t\to\infty}\operatorname{Var}(\sigma_t^2) = \infty",
        "replace", "mle", (), False, "limits in t",
        "tends to 0",
    ),
    Statement(
        r"\lim_{t\to\infty}\frac{\mathbb{E}[\sigma_{t+1}^2]}{\mathbb{E}[\sigma_t^2]} = 1",
        "replace", "mle", (), False, "limits in t",
        "1-1/n",
    ),
    Statement(
        r"\lim_{n\to\infty}\left(1-\frac1n\right)^n = e^{-1}",
        "replace", "mle", (), True, "limits in n",
        "classical",
    ),
    Statement(
        r"\lim_{n\to\infty}\mathbb{E}[\sigma_t^2] = 1",
        "replace", "mle", (), True, "limits in n",
        "(1-1/n)^t",
    ),
    Statement(
        r"\lim_{n\to\infty} n\left(1-\mathbb{E}[\sigma_t^2]\right) = t",
        "replace", "mle", (), True, "limits in n",
        "first order",
    ),
    Statement(
        r"\lim_{n\to\infty} n\left(\psi\left(\frac{n-1}{2}\right)+\log\frac2n\right) = -2",
        "replace", "mle", (), True, "limits in n",
        "expansion of psi",
    ),
    Statement(
        r"\lim_{n\to\infty} n\left(\psi\left(\frac{n-1}{2}\right)+\log\frac2n\right) = -1",
        "replace", "mle", (), False, "limits in n",
        "that is the unbiased drift",
    ),
    Statement(
        r"\lim_{n\to\infty} n\left(\psi\left(\frac{n-1}{2}\right)-\log\frac{n-1}{2}\right) = -1",
        "replace", "mle", (), True, "limits in n",
        "psi(x) - log x ~ -1/(2x)",
    ),
    Statement(
        r"\lim_{n\to\infty}\sqrt{\frac2n}\,\frac{\Gamma(n/2)}{\Gamma((n-1)/2)} = 1",
        "replace", "mle", (), True, "limits in n",
        "Stirling",
    ),
    Statement(
        r"\lim_{n\to\infty} n\left(1-\sqrt{\frac2n}\,\frac{\Gamma(n/2)}{\Gamma((n-1)/2)}\right) = \frac34",
        "replace", "mle", (), True, "limits in n",
        "E sigma falls by 3/(4n) a fit",
    ),
    Statement(
        r"\lim_{n\to\infty} n\left(1-\sqrt{\frac2n}\,\frac{\Gamma(n/2)}{\Gamma((n-1)/2)}\right) = \frac14",
        "replace", "mle", (), False, "limits in n",
        "that is the unbiased divisor",
    ),
    Statement(
        r"\lim_{n\to\infty} n\,\psi_1\left(\frac{n-1}{2}\right) = 2",
        "replace", "mle", (), True, "limits in n",
        "psi_1(x) ~ 1/x",
    ),
    Statement(
        r"\lim_{n\to\infty} n\,\psi_1\left(\frac{n-1}{2}\right) = 1",
        "replace", "mle", (), False, "limits in n",
        "2",
    ),
    Statement(
        r"\lim_{n\to\infty} n\operatorname{Var}(\mu_t) = t",
        "replace", "mle", (), True, "limits in n",
        "first order",
    ),
    Statement(
        r"\lim_{n\to\infty} n\left(1-\frac{\sin(\pi/\sqrt n)}{\pi/\sqrt n}\right) = \frac{\pi^2}{3}",
        "replace", "mle", (), False, "limits in n",
        "pi^2/6",
    ),
    Statement(
        r"\lim_{n\to\infty} n\,\mathbb{E}[\mathrm{KL}(N_t\,\|\,N_0)] = t",
        "replace", "unbiased", (), True, "limits in n",
        "(t/n + t/n)/2",
    ),
    Statement(
        r"\lim_{n\to\infty}\mathbb{E}[\sigma_t^2] = e^{-t}",
        "replace", "mle", (), False, "limits in n",
        "t is fixed: the limit is 1",
    ),
    Statement(
        r"\lim_{n\to\infty} n\,\mathbb{E}[W_2^2(N_t,N_0)] = t",
        "replace", "mle", (), False, "limits in n",
        "3t/2",
    ),
    Statement(
        r"\lim_{n\to\infty} n\,\mathbb{E}[W_2^2(N_t,N_0)] = \frac{3t}{2}",
        "replace", "mle", (), True, "limits in n",
        "2 t * 3/(4n)",
    ),
]
# fmt: on
