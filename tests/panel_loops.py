"""Statements about distances, conservation, the other loops, conditioning and two times."""

from __future__ import annotations

from panel_statement import Statement

# fmt: off
LOOPS = [
    Statement(
        r"\mathbb{E}[W_2^2(N_t,N_0)] = 2 - 2\left(\sqrt{\frac2n}\,\frac{\Gamma(n/2)}{\Gamma((n-1)/2)}\right)^t",
        "replace", "mle", (), True, "W_2",
        "E mu^2 + E (sigma-1)^2 with conservation",
    ),
    Statement(
        r"\mathbb{E}[W_2^2(N_t,N_0)] = 2 - 2\,\mathbb{E}[\sigma_t^2]",
        "replace", "mle", (), False, "W_2",
        "sigma and not sigma^2",
    ),
    Statement(
        r"\mathbb{E}[W_2^2(\mathcal{N}_t,\mathcal{N}_0)] = \mathbb{E}[\mu_t^2] + \mathbb{E}[(\sigma_t-1)^2]",
        "replace", "mle", (), True, "W_2",
        "W_2^2 of two Gaussians",
    ),
    Statement(
        r"\mathbb{E}[W_2^2(N_t,N_0)] = 2\left(1-\mathbb{E}[\sigma_t]\right)",
        "replace", "mle", (), True, "W_2",
        "conservation",
    ),
    Statement(
        r"\mathbb{E}[W_2^2(N_t,N_0)] = 2\left(1-\mathbb{E}[\sigma_t]\right)",
        "replace", "unbiased", (), False, "W_2",
        "no conservation under the unbiased divisor: t/n too little",
    ),
    Statement(
        r"\mathbb{E}[W_2^2(N_t,N_0)] = \frac tn + 2 - 2\,\mathbb{E}[\sigma_t]",
        "replace", "unbiased", (), True, "W_2",
        "E mu^2 = t/n, E sigma^2 = 1",
    ),
    Statement(
        r"\mathbb{E}[W_2^2(N_t,N_0)] = \frac{t}{n}",
        "replace", "unbiased", (), False, "W_2",
        "the spread counts too",
    ),
    Statement(
        r"\lim_{t\to\infty} \mathbb{E}[W_2^2(N_t,N_0)] = 2",
        "replace", "mle", (), True, "W_2",
        "E sigma_t -> 0",
    ),
    Statement(
        r"\lim_{t\to\infty} \mathbb{E}[W_2^2(N_t,N_0)] = 1",
        "replace", "mle", (), False, "W_2",
        "the mean has wandered as well: 2",
    ),
    Statement(
        r"\mathbb{E}\,W_2^2(N_t,N_0) \ge 2 - 2\left(1-\frac1n\right)^{t/2}",
        "replace", "mle", (), True, "W_2",
        "Jensen for E sigma_t",
    ),
    Statement(
        r"\mathbb{E}[W_2^2(N_t,N_0)] \le 1",
        "replace", "mle", (), False, "W_2",
        "n = 2, t = 2: 1.36",
    ),
    Statement(
        r"\mathbb{E}[W_2^2(N_t,N_0)] = \frac{n+1}{2n}\left(1-\Big(\frac{n-1}{n+1}\Big)^t\right) + \Big("
        r"\frac{n-1}{n+1}\Big)^t - 2\,\mathbb{E}[\sigma_t] + 1",
        "replace", "min-mse", (), True, "W_2",
        "term by term",
    ),
    Statement(
        r"\mathbb{E}[W_2^2(N_t,N_0)] = 2-2\left(1-\frac1n\right)^{t/2}",
        "replace", "mle", (), False, "W_2",
        "sqrt of the mean for the mean of the sqrt",
    ),
    Statement(
        r"\mathbb{E}[W_2^2(N_{t},N_{0})] = \operatorname{Var}(\mu_t) + \operatorname{Var}(\sigma_t)",
        "replace", "mle", (), False, "W_2",
        "the bias of sigma_t is missing",
    ),
    Statement(
        r"\mathbb{E}[\mathrm{KL}(N_t\,\|\,N_0)] = \frac t2\left(\log\frac n2 - \psi\left(\frac{n-1}2\right)\right)",
        "replace", "mle", (), True, "KL",
        "(E s^2 + E mu^2 - 1 - E log s^2)/2 with conservation",
    ),
    Statement(
        r"\mathbb{E}[\mathrm{KL}(N_t\,\|\,N_0)] = \frac t2\left(\log\frac n2 - \psi\left(\frac{n}2\right)\right)",
        "replace", "mle", (), False, "KL",
        "n-1 degrees of freedom",
    ),
    Statement(
        r"\mathbb{E}[\mathrm{KL}(N_t\,\|\,N_0)] = \frac t2\left(\log\frac{n-1}2 - \psi\left(\frac{n-1}2\right)\right)",
        "replace", "unbiased", (), False, "KL",
        "t/(2n) is missing under the unbiased divisor",
    ),
    Statement(
        r"\mathbb{E}[D_{\mathrm{KL}}(N_t\|N_0)] = \frac{t}{2n} + \frac t2\left(\log\frac{n-1}2 - \psi\left("
        r"\frac{n-1}2\right)\right)",
        "replace", "unbiased", (), True, "KL",
        "E mu^2 = t/n",
    ),
    Statement(
        r"\mathbb{E}[\mathrm{KL}(N_t\,\|\,N_0)] \ge \frac tn",
        "replace", "mle", (), True, "KL",
        "the drift is below -2/n",
    ),
    Statement(
        r"\mathbb{E}[\mathrm{KL}(N_t\,\|\,N_0)] \le \frac tn",
        "replace", "mle", (), False, "KL",
        "n = 2, t = 1: 0.98 against 0.5",
    ),
    Statement(
        r"\mathbb{E}[\mathrm{KL}(N_{t+1}\|N_0)] - \mathbb{E}[\mathrm{KL}(N_t\|N_0)] = \mathbb{E}[\mathrm{KL}(N_1"
        r"\|N_0)]",
        "replace", "mle", (), True, "KL",
        "linear in t",
    ),
    Statement(
        r"\mathbb{E}[\mathrm{KL}(N_{t+1}\|N_0)] - \mathbb{E}[\mathrm{KL}(N_t\|N_0)] = \mathbb{E}[\mathrm{KL}(N_1"
        r"\|N_0)]",
        "replace", "min-mse", (), False, "KL",
        "not linear under n+1: E s^2 + E mu^2 moves",
    ),
    Statement(
        r"\mathbb{E}[\mathrm{KL}(N_0\,\|\,N_t)] = \frac t2\left(\log\frac n2 - \psi\left(\frac{n-1}2\right)\right)",
        "replace", "mle", (), False, "KL",
        "the other direction grows geometrically, and is infinite at n = 2, t = 1",
    ),
    Statement(
        r"\mathbb{E}[\mathrm{KL}(N_0\|N_1)] = \frac12\left(\frac{n+1}{n-3} - 1 + \log\frac2n + \psi\left("
        r"\frac{n-1}2\right)\right)",
        "replace", "mle", ("n: integer >= 4",), True, "KL",
        "E 1/chi2_{n-1} = 1/(n-3)",
    ),
    Statement(
        r"\mathbb{E}[\mathrm{KL}(N_0\|N_1)] = \frac12\left(\frac{n+1}{n-3} - 1 + \log\frac2n + \psi\left("
        r"\frac{n-1}2\right)\right)",
        "replace", "mle", (), False, "KL",
        "n = 3 divides by 0, n = 2 is infinite against a negative number",
    ),
    Statement(
        r"\mathbb{E}[\mathrm{KL}(N_0\|N_t)] = \frac23\left[\left(\frac{n}{n-3}\right)^t-1\right] + \frac t2\left["
        r"\psi\left(\frac{n-1}{2}\right)-\log\frac n2\right]",
        "replace", "mle", ("n: integer >= 4",), True, "KL",
        "E 1/s^2 = q^t and E mu^2/s^2 = (q^t-1)/3, q = n/(n-3)",
    ),
    Statement(
        r"\mathrm{KL}(N_t\,\|\,N_0) = \tfrac12\left(\sigma_t^2+\mu_t^2-1-\log\sigma_t^2\right)",
        "replace", "mle", (), True, "KL",
        "the definition for two Gaussians",
    ),
    Statement(
        r"\mathrm{KL}(N_t\,\|\,N_0) = \tfrac12\left(\sigma_t^2+\mu_t^2-1+\log\sigma_t^2\right)",
        "replace", "mle", (), False, "KL",
        "sign of the logarithm",
    ),
    Statement(
        r"\mathbb{E}[\mathrm{KL}(N_t\,\|\,N_0)] = \frac tn",
        "replace", "unbiased", (), False, "KL",
        "only to first order",
    ),
    Statement(
        r"\mathbb{E}[\mathrm{KL}(N_t\|N_0)] = -\mathbb{E}[\log\sigma_t^2]",
        "replace", "mle", (), False, "KL",
        "half of it",
    ),
    Statement(
        r"\mathbb{E}[\mathrm{KL}(N_t\|N_0)] = -\mathbb{E}[\log\sigma_t]",
        "replace", "mle", (), True, "KL",
        "conservation leaves the logarithm",
    ),
    Statement(
        r"\mathbb{E}[\sigma_t^2] + \operatorname{Var}(\mu_t) = \sigma_0^2",
        "replace", "mle", (), True, "conservation",
        "the pooled second moment is kept by faithful sampling and 1/n",
    ),
    Statement(
        r"\mathbb{E}[\sigma_t^2] + \operatorname{Var}(\mu_t) = \sigma_0^2",
        "replace", "unbiased", (), False, "conservation",
        "1 + t/n under the unbiased divisor",
    ),
    Statement(
        r"\mathbb{E}[\sigma_t^2] + \operatorname{Var}(\mu_t) = \sigma_0^2",
        "fresh", "mle", (), True, "conservation",
        "conservation holds for every mle loop",
    ),
    Statement(
        r"\mathbb{E}[\sigma_t^2] + \operatorname{Var}(\mu_t) = \sigma_0^2",
        "anchored", "mle", (), True, "conservation",
        "over the draw of the anchor as well",
    ),
    Statement(
        r"\mathbb{E}[\sigma_t^2] + \operatorname{Var}(\mu_t) = \sigma_0^2",
        "accumulate", "mle", (), True, "conservation",
        "the growing pool conserves too",
    ),
    Statement(
        r"\mathbb{E}[\sigma_t^2] + \operatorname{Var}(\mu_t) = \sigma_0^2",
        "accumulate", "unbiased", (), False, "conservation",
        "divisor kn-1: n = 2, t = 1: 1 + 1/2",
    ),
    Statement(
        r"\mathbb{E}[\sigma_t^2] + \operatorname{Var}(\mu_t) = 1",
        "fresh", "min-mse", (), False, "conservation",
        "divisor N+1 loses: n_r = n_s = 1, t = 1: 1/3 + 1/2",
    ),
    Statement(
        r"\operatorname{Var}(X_t) = \sigma_0^2",
        "replace", "mle", (), True, "conservation",
        "total variance: E sigma_t^2 + Var mu_t",
    ),
    Statement(
        r"\operatorname{Var}(X_t) = \sigma_0^2",
        "replace", "unbiased", (), False, "conservation",
        "it is 1 + t/n",
    ),
    Statement(
        r"\operatorname{Var}(X_t) = 1+\frac tn",
        "replace", "unbiased", (), True, "conservation",
        "1 + t/n",
    ),
    Statement(
        r"\mathbb{E}[\sigma_{t+1}^2]+\mathbb{E}[\mu_{t+1}^2] = \mathbb{E}[\sigma_t^2]+\mathbb{E}[\mu_t^2]",
        "replace", "mle", (), True, "conservation",
        "one fit conserves",
    ),
    Statement(
        r"\mathbb E[\sigma_t^2]+ \frac{2n}{n+1} \operatorname{Var}(\mu_t) = 1",
        "replace", "min-mse", (), True, "conservation",
        "Var mu = (n+1)/(2n) (1 - E s^2)",
    ),
    Statement(
        r"\mathbb{E}[\sigma_{t+1}^2] + \operatorname{Var}(\mu_{t+1}) = \lambda\,\mathbb{E}[\sigma_t^2] + "
        r"\operatorname{Var}(\mu_t)",
        "replace", "mle", (), True, "conservation",
        "heated points have variance lambda sigma_t^2",
    ),
    Statement(
        r"\mathbb{E}[\sigma_{t+1}^2] + \operatorname{Var}(\mu_{t+1}) = \lambda\left(\mathbb{E}[\sigma_t^2] + "
        r"\operatorname{Var}(\mu_t)\right)",
        "replace", "mle", (), False, "conservation",
        "the spread of mu_t is not heated",
    ),
    Statement(
        r"\lim_{t\to\infty}\operatorname{Var}(\mu_t) = \frac{n_r+n_s}{(n_r+n_s)^2-n_s(n_s-1)}",
        "fresh", "mle", (), True, "fresh",
        "fixed point of D' = (n_r + n_s E v)/N^2 + (n_s/N)^2 D with E v = 1 - D",
    ),
    Statement(
        r"\operatorname{Var}(\mu_t) = \frac{n_r+n_s}{(n_r+n_s)^2-n_s(n_s-1)}\left[1-\left("
        r"\frac{n_s(n_s-1)}{(n_r+n_s)^2}\right)^t\right]",
        "fresh", "mle", (), True, "fresh",
        "geometric approach; 0^0 = 1 at n_s = 1, t = 0",
    ),
    Statement(
        r"\mathbb{E}[\sigma_t^2] = 1-\frac{n_r+n_s}{(n_r+n_s)^2-n_s(n_s-1)}\left[1-\left(\frac{n_s}{n_r+n_s}"
        r"\right)^{2t}\right]",
        "fresh", "mle", (), False, "fresh",
        "the rate is n_s(n_s-1)/N^2",
    ),
    Statement(
        r"\lim_{t\to\infty}\mathbb{E}[\sigma_t^2] = 1-\frac{1}{n_r+n_s}",
        "fresh", "mle", (), False, "fresh",
        "that is the first fit: n_r = 1, n_s = 2: 4/7 against 2/3",
    ),
    Statement(
        r"\mathbb{E}[\sigma_1^2] = 1-\frac{1}{n_r+n_s}",
        "fresh", "mle", (), True, "fresh",
        "the first fit sees N draws from the truth",
    ),
    Statement(
        r"\mathbb{E}[\sigma_1^2] = 1-\frac{1}{n_s}",
        "fresh", "mle", (), False, "fresh",
        "all N points count",
    ),
    Statement(
        r"\lim_{t\to\infty}\mathbb{E}[\sigma_t^2] = \frac{n_r}{n_r+n_s}",
        "fresh", "mle", (), False, "fresh",
        "it stays near one: n_r = 1, n_s = 2: 4/7 against 1/3",
    ),
    Statement(
        r"\lim_{t\to\infty}\mathbb{E}[\sigma_t^2] = 0",
        "fresh", "mle", (), False, "fresh",
        "fresh real points keep it up",
    ),
    Statement(
        r"\operatorname{Var}(\mu_t) \le \frac{1}{n_r}",
        "fresh", "mle", (), True, "fresh",
        "the limit is N/(n_s + n_r(n_r+2n_s)) <= 1/n_r, from below",
    ),
    Statement(
        r"\mathbb{E}[\mu_{t+1}\mid\mu_t] = \frac{n_s}{n_r+n_s}\,\mu_t",
        "fresh", "mle", (), True, "fresh",
        "n_r points of mean 0, n_s of mean mu_t",
    ),
    Statement(
        r"\mathbb{E}[\mu_{t+1}\mid\mu_t] = \mu_t",
        "fresh", "mle", (), False, "fresh",
        "real points pull it back",
    ),
    Statement(
        r"\lim_{t\to\infty}\mathbb{E}[\sigma_t^2] = \frac{n_r(n_r+2n_s-1)}{n_r(n_r+2n_s)-(n_r+n_s)}",
        "fresh", "unbiased", (), True, "fresh",
        "fixed point under N-1",
    ),
    Statement(
        r"\lim_{t\to\infty}\mathbb{E}[\sigma_t^2] = 1",
        "fresh", "unbiased", (), False, "fresh",
        "above one under N-1: n_r = n_s = 1: 2",
    ),
    Statement(
        r"\operatorname{Var}(\mu_{t+1}) = \frac{n_r + n_s\,\mathbb{E}[\sigma_t^2]}{(n_r+n_s)^2} + \left("
        r"\frac{n_s}{n_r+n_s}\right)^2\operatorname{Var}(\mu_t)",
        "fresh", "mle", (), True, "fresh",
        "variance of the pooled mean",
    ),
    Statement(
        r"\mathbb{E}[\sigma_t^2] \ge 1-\frac{1}{n_r+n_s}",
        "fresh", "mle", (), False, "fresh",
        "falls below the first fit: n_r = n_s = 1 stays 1/2, n_r = 1, n_s = 2, t = 2",
    ),
    Statement(
        r"\lim_{t\to\infty}\operatorname{Var}(\mu_t) = \frac{1}{n_r}",
        "fresh", "mle", (), False, "fresh",
        "n_r = 1, n_s = 2: 3/7",
    ),
    Statement(
        r"\mathbb{E}[\sigma_{t+1}^2] = \left(1-\frac{1}{n_r+n_s}\right)\mathbb{E}[\sigma_t^2]",
        "fresh", "mle", (), False, "fresh",
        "not replace",
    ),
    Statement(
        r"\mathbb{E}[\mu_t] = \mu_0",
        "anchored", "mle", (), True, "anchored",
        "every point has mean mu_0",
    ),
    Statement(
        r"\operatorname{Var}(\mu_1) = \frac{1}{n_r+n_s}",
        "anchored", "mle", (), True, "anchored",
        "N draws from the truth",
    ),
    Statement(
        r"\operatorname{Var}(\mu_t) \le \frac{1}{n_r+n_s}",
        "anchored", "mle", (), False, "anchored",
        "the anchor's own error is never averaged out",
    ),
    Statement(
        r"\lim_{t\to\infty}\operatorname{Var}(\mu_t) = \frac{1}{n_r}",
        "anchored", "mle", (), False, "anchored",
        "a little more: n_r = 2, n_s = 1: 5/9",
    ),
    Statement(
        r"\lim_{t\to\infty}\operatorname{Var}(\mu_t) \ge \frac{1}{n_r}",
        "anchored", "mle", (), True, "anchored",
        "1/n_r + (1-1/n_r) D, D >= 0",
    ),
    Statement(
        r"\lim_{t\to\infty}\mathbb{E}[\sigma_t^2] = \left(1-\frac1{n_r}\right)\left(1-"
        r"\frac{n_s}{n_s+n_r^2+2n_rn_s}\right)",
        "anchored", "mle", (), True, "anchored",
        "the variance of the anchor times 1 - D",
    ),
    Statement(
        r"\lim_{t\to\infty}\mathbb{E}[\sigma_t^2] = 1-\frac{n_s}{n_s+n_r^2+2n_rn_s}",
        "anchored", "mle", (), False, "anchored",
        "conditional on the anchor only; unconditionally (1-1/n_r) of it",
    ),
    Statement(
        r"\mathbb{E}[\sigma_1^2] = 1-\frac{1}{n_r+n_s}",
        "anchored", "mle", (), True, "anchored",
        "N draws from the truth",
    ),
    Statement(
        r"\operatorname{Cov}(\mu_1,\mu_2) = \frac{1}{n_r+n_s}",
        "anchored", "mle", (), True, "anchored",
        "(n_r/N)(1/N) + (n_s/N)(1/N)",
    ),
    Statement(
        r"\operatorname{Cov}(\mu_1,\mu_2) = \frac{n_s}{(n_r+n_s)^2}",
        "anchored", "mle", (), False, "anchored",
        "the anchor is in both",
    ),
    Statement(
        r"\lim_{t\to\infty}\mathbb{E}[\sigma_t^2] = 0",
        "anchored", "mle", (), False, "anchored",
        "n_r = 2, n_s = 1: 4/9",
    ),
    Statement(
        r"\mathbb{E}[\sigma_2^2] = 1-\frac{(n_r+n_s)^2+n_s^2-n_s+2n_rn_s}{(n_r+n_s)^3}",
        "anchored", "mle", (), True, "anchored",
        "1 - Var mu_2 by hand",
    ),
    Statement(
        r"\operatorname{Var}(\mu_2) = \frac{1}{n_r+n_s}",
        "anchored", "mle", (), False, "anchored",
        "n_r = n_s = 1: 3/4 against 1/2",
    ),
    Statement(
        r"\operatorname{Var}(\mu_t) \ge \frac{1}{n_r}",
        "anchored", "mle", (), False, "anchored",
        "1/N at t = 1",
    ),
    Statement(
        r"\mathbb{E}[\sigma_t^2] \le 1",
        "anchored", "mle", (), True, "anchored",
        "conservation",
    ),
    Statement(
        r"\mathbb{E}[\sigma_t^2] = \prod_{k=1}^{t}\left(1-\frac{1}{nk^2}\right)",
        "accumulate", "mle", (), True, "accumulate",
        "factor of fit k; the empty product at t = 0 is 1",
    ),
    Statement(
        r"\mathbb{E}[\sigma_t^2] = \prod_{k=2}^{t}\left(1-\frac{1}{nk^2}\right)",
        "accumulate", "mle", (), False, "accumulate",
        "the first fit loses 1/n as well",
    ),
    Statement(
        r"\operatorname{Var}(\mu_t) = 1-\prod_{k=1}^{t}\Bigl(1-\frac{1}{n k^2}\Bigr)",
        "accumulate", "mle", (), True, "accumulate",
        "conservation",
    ),
    Statement(
        r"\operatorname{Var}(\mu_t) = \frac1n\sum_{k=1}^{t}\frac{1}{k^2}",
        "accumulate", "mle", (), False, "accumulate",
        "only where E s^2 stays 1: n = 2, t = 2: 9/16 against 5/8",
    ),
    Statement(
        r"\operatorname{Var}(\mu_t) \le \frac1n\sum_{k=1}^{t}\frac{1}{k^2}",
        "accumulate", "mle", (), True, "accumulate",
        "E s_k^2 <= 1",
    ),
    Statement(
        r"\lim_{t\to\infty}\mathbb{E}[\sigma_t^2] = \frac{\sin(\pi/\sqrt{n})}{\pi/\sqrt{n}}",
        "accumulate", "mle", (), True, "accumulate",
        "Euler's product",
    ),
    Statement(
        r"\lim_{t\to\infty}\mathbb{E}[\sigma_t^2] = \frac{\sinh(\pi/\sqrt{n})}{\pi/\sqrt{n}}",
        "accumulate", "mle", (), False, "accumulate",
        "that is the product of 1 + 1/(n k^2)",
    ),
    Statement(
        r"\lim_{t\to\infty}\mathbb{E}[\sigma_t^2] = 0",
        "accumulate", "mle", (), False, "accumulate",
        "accumulate does not collapse in mean",
    ),
    Statement(
        r"\mathbb{E}[\sigma_{t+1}^2] = \left(1-\frac{1}{n(t+1)^2}\right)\mathbb{E}[\sigma_t^2]",
        "accumulate", "mle", (), True, "accumulate",
        "fit t+1",
    ),
    Statement(
        r"\mathbb{E}[\sigma_{t+1}^2] = \left(1-\frac{1}{n(t+2)^2}\right)\mathbb{E}[\sigma_t^2]",
        "accumulate", "mle", (), False, "accumulate",
        "index off by one: t = 0",
    ),
    Statement(
        r"\mathbb{E}[\sigma_t^2] \ge 1-\frac{\pi^2}{6n}",
        "accumulate", "mle", (), True, "accumulate",
        "Weierstrass: prod (1-a_k) >= 1 - sum a_k",
    ),
    Statement(
        r"\mathbb{E}[\sigma_t^2] \ge 1-\frac{1}{n}",
        "accumulate", "mle", (), False, "accumulate",
        "n = 2, t = 2: 7/16",
    ),
    Statement(
        r"\mathbb{E}[\sigma_t^2] = \prod_{k=2}^{t}\left(1-\frac{1}{k(kn-1)}\right)",
        "accumulate", "unbiased", (), True, "accumulate",
        "divisor kn-1; unbiased at the first fit only",
    ),
    Statement(
        r"\mathbb{E}[\sigma_t^2] = 1",
        "accumulate", "unbiased", (), False, "accumulate",
        "pooled points are correlated: n = 2, t = 2: 5/6",
    ),
    Statement(
        r"\mathbb{E}[\sigma_t^2] = \frac{\Gamma(t+1-1/\sqrt n)\,\Gamma(t+1+1/\sqrt n)}{\Gamma(1-1/\sqrt n)\,"
        r"\Gamma(1+1/\sqrt n)\,(t!)^2}",
        "accumulate", "mle", (), True, "accumulate",
        "1 - x^2/k^2 = (k-x)(k+x)/k^2",
    ),
    Statement(
        r"\mathbb{E}[\sigma_t^4] = \prod_{k=1}^{t}\left(1-\frac{4k-3}{n^2k^4}\right)",
        "accumulate", "mle", (), True, "accumulate",
        "second moment of the factor of fit k",
    ),
    Statement(
        r"\mathbb{E}[\sigma_t^4] = \prod_{k=1}^{t}\left(1-\frac{1}{n^2k^4}\right)",
        "accumulate", "mle", (), False, "accumulate",
        "n = 2, t = 2: 177/256 .. 4k-3 and not 1",
    ),
    Statement(
        r"\mathbb{E}[\sigma_t^2] = 1-\frac{1}{nt}",
        "accumulate", "mle", (), False, "accumulate",
        "undefined at t = 0; n = 2, t = 2: 7/16 against 3/4",
    ),
    Statement(
        r"\mathbb{E}[\sigma_t^2] = \left(1-\frac{1}{nt}\right)^t",
        "accumulate", "mle", (), False, "accumulate",
        "undefined at t = 0, wrong at t = 2",
    ),
    Statement(
        r"\mathbb{E}[\sigma_{t+1}^2\mid\sigma_t] = \left(1-\frac1n\right)\sigma_t^2",
        "replace", "mle", (), True, "conditional",
        "one fit",
    ),
    Statement(
        r"\mathbb{E}[\sigma_{t+1}^2\mid\sigma_t] = \sigma_t^2",
        "replace", "mle", (), False, "conditional",
        "mle is biased",
    ),
    Statement(
        r"\mathbb{E}\left[\sigma_{t+1}^2\,\middle|\,\sigma_t\right] = \sigma_t^2",
        "replace", "unbiased", (), True, "conditional",
        "a martingale",
    ),
    Statement(
        r"\mathbb{E}[\mu_{t+1}|\mu_t] = \mu_t",
        "replace", "mle", (), True, "conditional",
        "the sample mean is unbiased",
    ),
    Statement(
        r"\operatorname{Var}(\mu_{t+1}\mid\mu_t,\sigma_t) = \frac{\sigma_t^2}{n}",
        "replace", "mle", (), True, "conditional",
        "mean of n points",
    ),
    Statement(
        r"\operatorname{Var}(\mu_{t+1}\mid\mu_t,\sigma_t) = \frac{\sigma_t^2}{n-1}",
        "replace", "unbiased", (), False, "conditional",
        "over n, whatever the divisor",
    ),
    Statement(
        r"\mathbb{E}[\log\sigma_{t+1}^2\mid\sigma_t] = \log\sigma_t^2 + \log\frac2n + \psi\left(\frac{n-1}{2}\right)",
        "replace", "mle", (), True, "conditional",
        "log-drift",
    ),
    Statement(
        r"\mathbb{E}[\log\sigma_{t+1}^2\mid\sigma_t] = \log\sigma_t^2 + \log\left(1-\frac1n\right)",
        "replace", "mle", (), False, "conditional",
        "E log is not log E",
    ),
    Statement(
        r"\mathbb{E}[\mu_{t+1}^2\mid\mu_t,\sigma_t] = \mu_t^2+\frac{\sigma_t^2}{n}",
        "replace", "mle", (), True, "conditional",
        "variance plus squared mean",
    ),
    Statement(
        r"\mathbb{E}[\sigma_{t+1}^2\mid\sigma_t] \le \sigma_t^2",
        "replace", "mle", (), True, "conditional",
        "a supermartingale",
    ),
    Statement(
        r"\mathbb{E}[\sigma_{t+2}^2\mid\sigma_t] = \left(1-\frac1n\right)\sigma_t^2",
        "replace", "mle", (), False, "conditional",
        "two fits: squared",
    ),
    Statement(
        r"\mathbb{E}[\sigma_{t+2}^2\mid\sigma_t] = \left(1-\frac1n\right)^2\sigma_t^2",
        "replace", "mle", (), True, "conditional",
        "tower",
    ),
    Statement(
        r"\operatorname{Var}(\sigma_{t+1}^2\mid\sigma_t) = \frac{2(n-1)}{n^2}\,\sigma_t^4",
        "replace", "mle", (), True, "conditional",
        "Var chi2 = 2(n-1)",
    ),
    Statement(
        r"\operatorname{Var}(\sigma_{t+1}^2\mid\sigma_t) = \frac{2}{n}\,\sigma_t^4",
        "replace", "unbiased", (), False, "conditional",
        "2/(n-1) under the unbiased divisor",
    ),
    Statement(
        r"\mathbb{E}[\sigma_{t+1}^2\mid\sigma_t] = \left(1-\frac{1}{n(t+1)^2}\right)\sigma_t^2",
        "accumulate", "mle", (), True, "conditional",
        "the pool's factor is independent of the pool",
    ),
    Statement(
        r"\mathbb{E}[\sigma_{t+1}\mid\sigma_t] = \sigma_t",
        "replace", "unbiased", (), False, "conditional",
        "n = 2: 0.798",
    ),
    Statement(
        r"\mathbb{E}[\sigma_{t+1}\mid\sigma_t] \le \sigma_t",
        "replace", "unbiased", (), True, "conditional",
        "Jensen",
    ),
    Statement(
        r"\mathbb{E}[\mu_{t+1}^2\mid\mu_t,\sigma_t] = \mu_t^2",
        "replace", "mle", (), False, "conditional",
        "the step's variance",
    ),
    Statement(
        r"\operatorname{Cov}(\mu_t,\mu_{t+1}) = \operatorname{Var}(\mu_t)",
        "replace", "mle", (), True, "two-time",
        "independent increments of mean 0",
    ),
    Statement(
        r"\mathbb{E}[\mu_{t+1}\mu_t] = 1-\left(1-\frac1n\right)^t",
        "replace", "mle", (), True, "two-time",
        "tower at t",
    ),
    Statement(
        r"\mathbb{E}[\mu_{t+1}\mu_t] = 1-\left(1-\frac1n\right)^{t+1}",
        "replace", "mle", (), False, "two-time",
        "the earlier variance: t = 0: 0 against 1/n",
    ),
    Statement(
        r"\mathbb{E}[\sigma_{t+1}^2\sigma_t^2] = \left(1-\frac1n\right)\left(1-\frac{1}{n^2}\right)^t",
        "replace", "mle", (), True, "two-time",
        "tower at t",
    ),
    Statement(
        r"\mathbb{E}[\sigma_{t+1}^2\,\sigma_t^2] = \mathbb{E}[\sigma_{t+1}^2]\;\mathbb{E}[\sigma_t^2]",
        "replace", "mle", (), False, "two-time",
        "dependent: n = 2, t = 1: 3/8 against 1/8",
    ),
    Statement(
        r"\mathbb{E}[(\mu_{t+1}-\mu_t)^2] = \frac1n\left(1-\frac1n\right)^t",
        "replace", "mle", (), True, "two-time",
        "E sigma_t^2/n",
    ),
    Statement(
        r"\mathbb{E}[(\mu_{t+1}-\mu_t)^2] = \frac1n",
        "replace", "mle", (), False, "two-time",
        "the steps shrink: n = 2, t = 1: 1/4",
    ),
    Statement(
        r"\mathbb{E}[(\mu_{t+1}-\mu_t)\,\mu_t] = 0",
        "replace", "unbiased", (), True, "two-time",
        "martingale increments",
    ),
    Statement(
        r"\operatorname{Cov}(\sigma_{t+1}^2,\sigma_t^2) = 0",
        "replace", "mle", (), False, "two-time",
        "n = 2, t = 1: 3/8 - 1/8",
    ),
    Statement(
        r"\mathbb{E}\left[\frac{\sigma_{t+1}^2}{\sigma_t^2}\right] = 1-\frac1n",
        "replace", "mle", (), True, "two-time",
        "the ratio W",
    ),
    Statement(
        r"\mathbb{E}\left[\frac{\sigma_t^2}{\sigma_{t+1}^2}\right] = \frac{n}{n-1}",
        "replace", "mle", (), False, "two-time",
        "infinite at n = 2, else n/(n-3)",
    ),
    Statement(
        r"\mathbb{E}[(\mu_{t+m}-\mu_t)^2] = \left(1-\frac1n\right)^t-\left(1-\frac1n\right)^{t+m}",
        "replace", "mle", ("m: integer >= 0",), True, "two-time",
        "sum of m steps",
    ),
    Statement(
        r"\mathbb{E}[\sigma_t^2\,\mu_{t+1}^2] = \mathbb{E}[\sigma_t^2\mu_t^2]+\frac1n\mathbb{E}[\sigma_t^4]",
        "replace", "mle", (), True, "two-time",
        "tower at t",
    ),
    Statement(
        r"\mathbb{E}[\sigma_t^2\,\mu_{t+1}^2] = \mathbb{E}[\sigma_t^2\mu_t^2]+\frac1n\mathbb{E}[\sigma_t^2]",
        "replace", "mle", (), False, "two-time",
        "n = 2, t = 1: E s^4 is 3/4, E s^2 is 1/2",
    ),
    Statement(
        r"\operatorname{Cov}(\mu_t,\mu_{t+1}) = \operatorname{Var}(\mu_{t+1})",
        "replace", "mle", (), False, "two-time",
        "t = 0: 0 against 1/n",
    ),
    Statement(
        r"\operatorname{Var}(\mu_{t+1}-\mu_t) = \frac{1}{n}\,\mathbb{E}[\sigma_{t+1}^2]",
        "replace", "mle", (), False, "two-time",
        "drawn from model t",
    ),
]
# fmt: on
