"""Statements about the moments of replace, true and false."""

from __future__ import annotations

from panel_statement import Statement

# fmt: off
MOMENTS = [
    Statement(
        r"\mathbb{E}[\sigma_t^2] = \left(1-\frac{1}{n}\right)^t \sigma_0^2",
        "replace", "mle", (), True, "E s^2",
        "Cochran: one fit multiplies by chi2_{n-1}/n",
    ),
    Statement(
        r"E \sigma_t^2 = \Bigl(\frac{n-1}{n}\Bigr)^{t}",
        "replace", "mle", (), True, "E s^2",
        "the same with sigma_0 = 1",
    ),
    Statement(
        r"\mathbb{E}[\sigma_t^2] = \left(1-\frac{1}{n}\right)^{t+1}\sigma_0^2",
        "replace", "mle", (), False, "E s^2",
        "n = 2, t = 0: 1 against 1/2",
    ),
    Statement(
        r"\mathbb{E}[\sigma_t^2] = \sigma_0^2\, e^{-t/n}",
        "replace", "mle", (), False, "E s^2",
        "only to first order: n = 2, t = 1: 1/2 against 0.607",
    ),
    Statement(
        r"\mathbb{E}[\sigma_t^2] \le \sigma_0^2\, e^{-t/n}",
        "replace", "mle", (), True, "E s^2",
        "1 - x <= exp(-x)",
    ),
    Statement(
        r"\operatorname{E}[\sigma_t^2] = \sigma_0^2",
        "replace", "unbiased", (), True, "E s^2",
        "the factor is chi2_{n-1}/(n-1), of mean one",
    ),
    Statement(
        r"\mathbb E[\sigma_{t+1}^2] < \mathbb E[\sigma_t^2]",
        "replace", "unbiased", (), False, "E s^2",
        "both are 1 under the unbiased divisor",
    ),
    Statement(
        r"\mathbb E[\sigma_{t+1}^2] < \mathbb E[\sigma_t^2]",
        "replace", "mle", (), True, "E s^2",
        "strict: (1-1/n)^t > 0 for n >= 2",
    ),
    Statement(
        r"\mathbb{E}\,\sigma_t^2 = \left(\frac{\lambda (n-1)}{a}\right)^t",
        "replace", "any divisor", (), True, "E s^2",
        "the general factor lambda chi2_{n-1}/a",
    ),
    Statement(
        r"\mathbb{E}\,\sigma_t^2 = \left(\lambda\,\frac{n-1}{n}\right)^t",
        "replace", "any divisor", (), False, "E s^2",
        "holds for a = n only",
    ),
    Statement(
        r"\mathbb{E}[\sigma_t^2] = \Big(\tfrac{n-1}{n+1}\Big)^t\sigma_0^2",
        "replace", "min-mse", (), True, "E s^2",
        "divisor n+1",
    ),
    Statement(
        r"\mathbb{E}[\sigma_t^2] \ge 1-\frac{t}{n}",
        "replace", "mle", (), True, "E s^2",
        "Bernoulli",
    ),
    Statement(
        r"\mathbb{E}[\sigma_t^2] \leq 1-\frac{t}{n}+\frac{t(t-1)}{2n^2}",
        "replace", "mle", (), True, "E s^2",
        "Bonferroni: the alternating bound of (1-1/n)^t",
    ),
    Statement(
        r"\mathbb{E}[\sigma_t^2] = \frac{1}{1+t/n}",
        "replace", "mle", (), False, "E s^2",
        "n = 2, t = 1: 1/2 against 2/3",
    ),
    Statement(
        r"\mathbb{E}[\sigma_t^2] \leqslant \frac{1}{1+\frac{t}{n}}",
        "replace", "mle", (), True, "E s^2",
        "(1-1/n)^t <= e^{-t/n} <= 1/(1+t/n)",
    ),
    Statement(
        r"\mathbb{E}[\sigma_t^2] = \lambda\left(1-\tfrac1n\right)^t",
        "replace", "mle", (), False, "E s^2",
        "lambda is raised to t as well; t = 0, lambda = 2: 1 against 2",
    ),
    Statement(
        r"\mathbb{E}\bigl[\sigma_t^2\bigr] = \left(1-\dfrac{1}{n-1}\right)^{t}",
        "replace", "mle", (), False, "E s^2",
        "n = 2, t = 1: 0 against 1/2",
    ),
    Statement(
        r"\mathbb{E}[\sigma_t^2] = 1 - \frac{t}{n}",
        "replace", "unbiased", (), False, "E s^2",
        "Bernoulli is not an equality",
    ),
    Statement(
        r"E(\sigma_{t}^{2}) = \left(\frac{n+1}{n-1}\right)^{-t}\sigma_{0}^{2}",
        "replace", "mle", (), False, "E s^2",
        "that is divisor n+1",
    ),
    Statement(
        r"\mathbb{E}[\sigma_t^4] = \left(1-\frac{1}{n^2}\right)^t \sigma_0^4",
        "replace", "mle", (), True, "E s^4",
        "E (chi2_{n-1})^2 = n^2-1",
    ),
    Statement(
        r"\mathbb{E}[\sigma_t^4] = \Big(\frac{n+1}{n-1}\Big)^t",
        "replace", "unbiased", (), True, "E s^4",
        "(n^2-1)/(n-1)^2",
    ),
    Statement(
        r"\mathbb{E}[\sigma_t^4] = \Big(1+\frac{2}{n}\Big)^t",
        "replace", "unbiased", (), False, "E s^4",
        "the factor is 1+2/(n-1): n = 2, t = 1: 3 against 2",
    ),
    Statement(
        r"\mathbb{E}[\sigma_t^4] = \mathbb{E}[\sigma_t^2]",
        "replace", "min-mse", (), True, "E s^4",
        "(n^2-1)/(n+1)^2 = (n-1)/(n+1), with sigma_0 = 1",
    ),
    Statement(
        r"\mathbb{E}[\sigma_t^4] = \mathbb{E}[\sigma_t^2]",
        "replace", "mle", (), False, "E s^4",
        "n = 2, t = 1: 3/4 against 1/2",
    ),
    Statement(
        r"\operatorname{Var}(\sigma_t^2) = \left(1-\frac{1}{n^2}\right)^t - \left(1-\frac{1}{n}\right)^{2t}",
        "replace", "mle", (), True, "E s^4",
        "E v^2 - (E v)^2",
    ),
    Statement(
        r"\operatorname{Var}(\sigma_t^2) = \left(1-\frac1{n^2}\right)^t - \left(1-\frac1n\right)^t",
        "replace", "mle", (), False, "E s^4",
        "the mean is not squared: n = 2, t = 1: 1/2 against 1/4",
    ),
    Statement(
        r"\mathrm{Var}[\sigma_t^2] = \left(\frac{n+1}{n-1}\right)^{t} - 1",
        "replace", "unbiased", (), True, "E s^4",
        "E v = 1",
    ),
    Statement(
        r"\operatorname{Var}[\sigma_t^2] = \frac{2t}{n-1}",
        "replace", "unbiased", (), False, "E s^4",
        "grows geometrically: n = 2, t = 2: 8 against 4",
    ),
    Statement(
        r"\operatorname{Var}[\sigma_t^2] \ge \frac{2t}{n-1}",
        "replace", "unbiased", (), True, "E s^4",
        "Bernoulli",
    ),
    Statement(
        r"\mathbb E\sigma_t^4 = \left(\mathbb E \sigma_t^2\right)^2",
        "replace", "mle", (), False, "E s^4",
        "n = 2, t = 1: 3/4 against 1/4",
    ),
    Statement(
        r"\mathbb{E}[\sigma_t^4] = \left(\frac{\lambda^2(n^2-1)}{a^2}\right)^t",
        "replace", "any divisor", (), True, "E s^4",
        "second moment of lambda chi2/a",
    ),
    Statement(
        r"\mathbb{E}[\sigma_t^6] = \left(1-\frac{1}{n^2}\right)^t\left(1+\frac{3}{n}\right)^t",
        "replace", "mle", (), True, "E s^4",
        "E chi2^3 = (n-1)(n+1)(n+3)",
    ),
    Statement(
        r"\mathbb{E}[\sigma_t^6] = \left(1-\frac{1}{n^2}\right)^t\left(1+\frac{2}{n}\right)^t",
        "replace", "mle", (), False, "E s^4",
        "3 and not 2: n = 2, t = 1: 15/8 against 3/2",
    ),
    Statement(
        r"\mathbb{E}[\sigma_t^4] \le \left(1-\frac{1}{n}\right)^{2t}",
        "replace", "mle", (), False, "E s^4",
        "Cauchy the wrong way: n = 2, t = 1",
    ),
    Statement(
        r"\frac{\mathbb{E}[\sigma_t^4]}{\mathbb{E}[\sigma_t^2]^2} = \left(\frac{n+1}{n}\right)^t",
        "replace", "mle", (), False, "E s^4",
        "(n+1)/(n-1)",
    ),
    Statement(
        r"\frac{\mathbb{E}[\sigma_t^4]}{\mathbb{E}[\sigma_t^2]^2} = \left(\frac{n+1}{n-1}\right)^t",
        "replace", "mle", (), True, "E s^4",
        "(n^2-1)/(n-1)^2",
    ),
    Statement(
        r"\mathbb{E}[\sigma_t] = \left(\sqrt{\frac{2}{n}}\,\frac{\Gamma(n/2)}{\Gamma((n-1)/2)}\right)^t",
        "replace", "mle", (), True, "E s",
        "mean of chi_{n-1}",
    ),
    Statement(
        r"\mathbb{E}[\sigma_t] = \left(\sqrt{\frac{2}{n}}\,\frac{\Gamma(\frac{n+1}{2})}{\Gamma(\frac n2)}\right)^t",
        "replace", "mle", (), False, "E s",
        "that is chi_n: n = 2, t = 1: 0.564 against 0.886",
    ),
    Statement(
        r"\operatorname{E}[\sigma_t] = \sigma_0 \left(\sqrt{\tfrac{2}{n-1}}\,\frac{\Gamma(\tfrac n2)}{\Gamma("
        r"\tfrac{n-1}{2})}\right)^t",
        "replace", "unbiased", (), True, "E s",
        "c_4(n)^t",
    ),
    Statement(
        r"\mathbb{E}[\sigma_t] = \sigma_0",
        "replace", "unbiased", (), False, "E s",
        "the variance is unbiased, its root is not: n = 2, t = 1: 0.798",
    ),
    Statement(
        r"\mathbb{E}[\sigma_t] \le \left(1-\frac1n\right)^{t/2}",
        "replace", "mle", (), True, "E s",
        "Jensen",
    ),
    Statement(
        r"\mathbb{E}[\sigma_t] < \left(1-\frac1n\right)^{t/2}",
        "replace", "mle", (), False, "E s",
        "equal at t = 0",
    ),
    Statement(
        r"\mathbb{E}[\sigma_t] < \left(1-\frac1n\right)^{t/2}",
        "replace", "mle", ("t: integer >= 1",), True, "E s",
        "Jensen is strict from t = 1",
    ),
    Statement(
        r"\mathbb{E}[\sigma_t] = \sqrt{\mathbb{E}[\sigma_t^2]}",
        "replace", "mle", (), False, "E s",
        "n = 2, t = 1: 0.564 against 0.707",
    ),
    Statement(
        r"\mathbb{E}[\sigma_t]^2 \le \mathbb{E}[\sigma_t^2]",
        "replace", "unbiased", (), True, "E s",
        "Jensen",
    ),
    Statement(
        r"\mathbb{E}[\sigma_t] = \left(1-\frac{3}{4n}\right)^t",
        "replace", "mle", (), False, "E s",
        "only to first order: n = 2, t = 1: 0.564 against 0.625",
    ),
    Statement(
        r"\mathbb{E}[\sigma_t] = \pi^{-t/2}",
        "replace", "mle", ("n: integer >= 2, <= 2",), True, "E s",
        "n = 2: sqrt(2/2) Gamma(1)/Gamma(1/2) = 1/sqrt(pi)",
    ),
    Statement(
        r"\operatorname{Var}(\sigma_t) = \left(1-\frac1n\right)^t - \left(\frac{2}{n}\right)^t \left(\frac{"
        r"\Gamma(n/2)}{\Gamma((n-1)/2)}\right)^{2t}",
        "replace", "mle", (), True, "E s",
        "E s^2 - (E s)^2",
    ),
    Statement(
        r"\mathbb{E}[\sigma_t^3] = \mathbb{E}[\sigma_t]^3",
        "replace", "mle", (), False, "E s",
        "n = 2, t = 1: 0.564 against 0.180",
    ),
    Statement(
        r"\mathbb{E}\left[\frac{1}{\sigma_t}\right] = \left(\sqrt{\frac n2}\,\frac{\Gamma(\frac{n}{2}-1)}{\Gamma("
        r"\frac{n-1}{2})}\right)^t",
        "replace", "mle", ("n: integer >= 3",), True, "E s",
        "negative moment of chi_{n-1}, finite from n = 3",
    ),
    Statement(
        r"\mathbb{E}[\sigma_t] \ge \left(1-\frac1n\right)^{t/2}",
        "replace", "mle", (), False, "E s",
        "Jensen the wrong way",
    ),
    Statement(
        r"\mathbb{E}[\sigma_t] \ge \left(1-\frac{1}{n}\right)^{t}",
        "replace", "mle", (), True, "E s",
        "E W^{1/2} >= E W where E W = 1-1/n: n = 2: 0.564 >= 0.5",
    ),
    Statement(
        r"\operatorname{Var}(\sigma_t) = \frac{t}{2n}",
        "replace", "mle", (), False, "E s",
        "n = 2, t = 1: 0.182 against 0.25",
    ),
    Statement(
        r"\mathbb{E}[\log \sigma_t^2] = t\left(\psi\!\left(\frac{n-1}{2}\right) + \log\frac{2}{n}\right)",
        "replace", "mle", (), True, "E log s^2",
        "E log chi2_nu = psi(nu/2) + log 2",
    ),
    Statement(
        r"\mathbb{E}[\ln\sigma_t^2] = \ln \sigma_0^2 + t\Bigl[\psi\Bigl(\frac{n-1}{2}\Bigr) - \ln\frac{n}{2}\Bigr]",
        "replace", "mle", (), True, "E log s^2",
        "the same with sigma_0",
    ),
    Statement(
        r"\mathbb{E}[\log \sigma_t^2] = t\left(\psi\left(\frac{n}{2}\right) - \log\frac{n}{2}\right)",
        "replace", "mle", (), False, "E log s^2",
        "n-1 degrees of freedom: n = 2, t = 1: -1.96 against -0.577",
    ),
    Statement(
        r"\mathbb{E}\log\sigma_t^2 = t\,\psi\left(\tfrac{n-1}{2}\right) - t\log\tfrac{n-1}{2}",
        "replace", "unbiased", (), True, "E log s^2",
        "divisor n-1",
    ),
    Statement(
        r"\mathbb{E}[\log\sigma_t^2] = 0",
        "replace", "unbiased", (), False, "E log s^2",
        "unbiased in the mean, not in the logarithm",
    ),
    Statement(
        r"\mathbb{E}[\log\sigma_t^2] \le -\frac{2t}{n}",
        "replace", "mle", (), True, "E log s^2",
        "psi(x) < log x - 1/(2x) and log(1-1/n) < -1/n",
    ),
    Statement(
        r"\mathbb{E}[\log\sigma_t^2] \ge -\frac{2t}{n}",
        "replace", "mle", (), False, "E log s^2",
        "the other way: n = 2, t = 1: -1.96 against -1",
    ),
    Statement(
        r"\mathbb{E}[\log \sigma_t^2] = t\log\left(1-\frac1n\right)",
        "replace", "mle", (), False, "E log s^2",
        "E log is not log E",
    ),
    Statement(
        r"\mathbb{E}[\log \sigma_t^2] \le \log\mathbb{E}[\sigma_t^2]",
        "replace", "mle", (), True, "E log s^2",
        "Jensen",
    ),
    Statement(
        r"\mathbb{E}[\log \sigma_t^2] < \log\mathbb{E}[\sigma_t^2]",
        "replace", "mle", (), False, "E log s^2",
        "equal at t = 0",
    ),
    Statement(
        r"\mathbb{E}[\log\sigma_t] = \tfrac12\, \mathbb{E}[\log\sigma_t^2]",
        "replace", "mle", (), True, "E log s^2",
        "linearity",
    ),
    Statement(
        r"\mathbb{E}[\log\sigma_t^2] \ge -\frac{3t}{n}",
        "replace", "mle", (), False, "E log s^2",
        "n = 2, t = 1: -1.9635 against -1.5 (holds from n = 3)",
    ),
    Statement(
        r"\mathbb{E}[\log\sigma_t^2] \ge -\frac{3t}{n}",
        "replace", "mle", ("n: integer >= 3",), True, "E log s^2",
        "n log-drift rises from -2.948 at n = 3 towards -2",
    ),
    Statement(
        r"\mathbb{E}[\log\sigma_t^2] = t\left(\log\frac{2\lambda}{a} + \psi\left(\frac{n-1}{2}\right)\right)",
        "replace", "any divisor", (), True, "E log s^2",
        "the general drift",
    ),
    Statement(
        r"\mathbb{E}[\log\sigma_t^2] = t\left[\psi(n-1)-\log n\right]",
        "replace", "mle", (), False, "E log s^2",
        "halves forgotten: n = 2, t = 1: -1.96 against -1.27",
    ),
    Statement(
        r"\mathbb{E}[\log \sigma_t^2] = -\frac{t}{n}",
        "replace", "unbiased", (), False, "E log s^2",
        "n = 2, t = 1: -1.27 against -0.5",
    ),
    Statement(
        r"\mathbb{E}[\log \sigma_t^2] \ge -\frac{t}{n}",
        "replace", "unbiased", (), False, "E log s^2",
        "the drift is below -1/(n-1)",
    ),
    Statement(
        r"\mathbb{E}[\log \sigma_t] = t\left(\psi\left(\tfrac{n-1}{2}\right)+\log\tfrac{2}{n}\right)",
        "replace", "mle", (), False, "E log s^2",
        "half of that",
    ),
    Statement(
        r"\operatorname{Var}(\log \sigma_t^2) = t\,\psi_1\!\left(\frac{n-1}{2}\right)",
        "replace", "mle", (), True, "Var log",
        "independent summands of variance trigamma",
    ),
    Statement(
        r"\operatorname{Var}(\log \sigma_t^2) = t\,\psi_1\!\left(\frac{n}{2}\right)",
        "replace", "mle", (), False, "Var log",
        "n-1 degrees of freedom",
    ),
    Statement(
        r"\operatorname{Var}[\log\sigma_t] = \frac{t}{4}\,\psi_1\left(\frac{n-1}{2}\right)",
        "replace", "unbiased", (), True, "Var log",
        "log sigma is half of log sigma^2; the divisor does not matter",
    ),
    Statement(
        r"\operatorname{Var}[\log\sigma_t] = \frac{t}{2}\,\psi'\left(\frac{n-1}{2}\right)",
        "replace", "unbiased", (), False, "Var log",
        "a quarter and not a half",
    ),
    Statement(
        r"\operatorname{Var}(\log\sigma_t^2) = \frac{2t}{n-1}",
        "replace", "mle", (), False, "Var log",
        "only to first order: n = 2, t = 1: 4.93 against 2",
    ),
    Statement(
        r"\operatorname{Var}(\log\sigma_t^2) \ge \frac{2t}{n-1}",
        "replace", "mle", (), True, "Var log",
        "psi_1(x) > 1/x",
    ),
    Statement(
        r"\mathrm{Var}(\log\sigma_t^2) = t^2\,\psi_1\left(\frac{n-1}{2}\right)",
        "replace", "mle", (), False, "Var log",
        "independent, so linear in t",
    ),
    Statement(
        r"\operatorname{Var}(\log\sigma_t^2) = t\,\psi_1\left(\frac{n-1}{2}\right)",
        "replace", "any divisor", (), True, "Var log",
        "a constant factor has no variance of the logarithm",
    ),
    Statement(
        r"\mathbb{E}\left[(\log\sigma_t^2)^2\right] = t\,\psi_1\left(\frac{n-1}{2}\right) + t^2\left(\psi\left("
        r"\frac{n-1}{2}\right)+\log\frac2n\right)^2",
        "replace", "mle", (), True, "Var log",
        "variance plus squared mean",
    ),
    Statement(
        r"\operatorname{Var}(\log\sigma_{t+1}^2) = \operatorname{Var}(\log\sigma_t^2)",
        "replace", "mle", (), False, "Var log",
        "grows by trigamma each fit",
    ),
    Statement(
        r"\operatorname{Var}(\mu_t) = 1-\left(1-\frac1n\right)^t",
        "replace", "mle", (), True, "Var mu",
        "sum of E sigma_s^2/n",
    ),
    Statement(
        r"\operatorname{Var}(\mu_t) = \frac{t}{n}",
        "replace", "mle", (), False, "Var mu",
        "n = 2, t = 2: 3/4 against 1",
    ),
    Statement(
        r"\operatorname{Var}(\mu_t) \le \frac tn",
        "replace", "mle", (), True, "Var mu",
        "Bernoulli",
    ),
    Statement(
        r"\mathrm{Var}(\mu_t) = \frac{t\,\sigma_0^2}{n}",
        "replace", "unbiased", (), True, "Var mu",
        "E sigma_s^2 stays sigma_0^2",
    ),
    Statement(
        r"\mathrm{Var}(\mu_t) = \frac{t}{n-1}",
        "replace", "unbiased", (), False, "Var mu",
        "the mean of n points has variance over n: n = 2, t = 1: 1/2 against 1",
    ),
    Statement(
        r"\operatorname{Var}(\mu_t) = \frac{n+1}{2n}\left[1-\left(\frac{n-1}{n+1}\right)^t\right]",
        "replace", "min-mse", (), True, "Var mu",
        "geometric sum",
    ),
    Statement(
        r"\operatorname{Var}(\mu_t) = \frac{n+1}{n}\left[1-\left(\frac{n-1}{n+1}\right)^t\right]",
        "replace", "min-mse", (), False, "Var mu",
        "factor 2: n = 2, t = 1: 1/2 against 1",
    ),
    Statement(
        r"\mathbb{E}[\mu_t] = \mu_0",
        "replace", "mle", (), True, "Var mu",
        "each sample mean is unbiased",
    ),
    Statement(
        r"\mathbb{E}[(\mu_t-\mu_0)^2] = \sigma_0^2\left(1-\Bigl(1-\frac1n\Bigr)^t\right)",
        "replace", "mle", (), True, "Var mu",
        "Var mu_t",
    ),
    Statement(
        r"\mathbb{E}[\mu_t^2] = \mu_0 + \sigma_0^2\left(1-\left(1-\frac1n\right)^t\right)",
        "replace", "mle", (), False, "Var mu",
        "mu_0 must be squared: mu_0 = 2, t = 0: 4 against 2",
    ),
    Statement(
        r"\mathbb{E}[\mu_t^2] = \mu_0^2 + \sigma_0^2\left(1-\left(1-\frac1n\right)^t\right)",
        "replace", "mle", (), True, "Var mu",
        "E mu_t = mu_0",
    ),
    Statement(
        r"\operatorname{Var}(\mu_t) = \frac{\lambda}{n}\sum_{j=0}^{t-1}\left(\lambda\,\frac{n-1}{n}\right)^j",
        "replace", "mle", (), True, "Var mu",
        "sum of E sigma_s^2 lambda/n; the empty sum is 0",
    ),
    Statement(
        r"\operatorname{Var}(\mu_t) = \frac{\lambda}{n}\cdot\frac{1-(\lambda(n-1)/n)^t}{1-\lambda(n-1)/n}",
        "replace", "mle", (), False, "Var mu",
        "0/0 at lambda = n/(n-1), n = 2: lambda = 2",
    ),
    Statement(
        r"\operatorname{Var}(\mu_{t+1}) - \operatorname{Var}(\mu_t) = \frac{1}{n}\left(1-\frac1n\right)^t",
        "replace", "mle", (), True, "Var mu",
        "E sigma_t^2/n",
    ),
    Statement(
        r"\operatorname{Var}(\mu_{t+1}) - \operatorname{Var}(\mu_t) = \frac{1}{n}\left(1-\frac1n\right)^{t+1}",
        "replace", "mle", (), False, "Var mu",
        "the sample is drawn from model t, not t+1",
    ),
    Statement(
        r"\operatorname{Var}[\mu_t] = \left(1-\frac1n\right)^t",
        "replace", "mle", (), False, "Var mu",
        "that is E sigma_t^2",
    ),
    Statement(
        r"\operatorname{Var}(\mu_t) \ge \frac{t}{n}",
        "replace", "mle", (), False, "Var mu",
        "n = 2, t = 2: 3/4",
    ),
    Statement(
        r"\operatorname{Var}(\mu_t) = \frac{\sigma_0^2}{n}",
        "replace", "mle", (), False, "Var mu",
        "t = 1 only",
    ),
    Statement(
        r"\mathbb{E}[\mu_t^4] = 3\left[(2n-1) - (2n+1)\left(1-\tfrac1{n^2}\right)^t + 2\left(1-\tfrac1n\right)^t"
        r"\right]",
        "replace", "mle", (), True, "E mu^4",
        "3 E V_t^2, V_t = sum sigma_s^2/n, by its recursion",
    ),
    Statement(
        r"\mathbb{E}[\mu_t^4] = 3\,\mathbb{E}[\mu_t^2]^2",
        "replace", "mle", (), False, "E mu^4",
        "mu_t is not Gaussian from t = 2: n = 2: 33/16 against 27/16",
    ),
    Statement(
        r"\mathbb{E}[\mu_t^4] \ge 3\,\bigl(\mathbb{E}[\mu_t^2]\bigr)^2",
        "replace", "mle", (), True, "E mu^4",
        "a Gaussian mixture has E V^2 >= (E V)^2",
    ),
    Statement(
        r"\mathbb{E}[\mu_1^4] = \frac{3}{n^2}",
        "replace", "mle", (), True, "E mu^4",
        "mu_1 ~ N(0, 1/n)",
    ),
    Statement(
        r"\mathbb{E}[\mu_2^4] = \frac{3(4n^2-2n-1)}{n^4}",
        "replace", "mle", (), True, "E mu^4",
        "the recursion at t = 2",
    ),
    Statement(
        r"\mathbb{E}[\mu_2^4] = \frac{3(4n^2-2n+1)}{n^4}",
        "replace", "mle", (), False, "E mu^4",
        "n = 2: 33/16 against 39/16",
    ),
    Statement(
        r"\lim_{t\to\infty}\mathbb{E}[\mu_t^4] = 3(2n-1)",
        "replace", "mle", (), True, "E mu^4",
        "the powers go to 0",
    ),
    Statement(
        r"\lim_{t\to\infty}\mathbb{E}[\mu_t^4] = 3",
        "replace", "mle", (), False, "E mu^4",
        "the limit is 3(2n-1): 9 at n = 2",
    ),
    Statement(
        r"\mathbb{E}[\mu_2^4] = \frac{6(2n-1)}{n^2(n-1)}",
        "replace", "unbiased", (), True, "E mu^4",
        "3 E V_2^2 with E V_2^2 = (3 + (n+1)/(n-1))/n^2",
    ),
    Statement(
        r"\mathbb{E}[\mu_t^2\sigma_t^2] = \left(1-\frac{1}{n^2}\right)^t-\left(1-\frac1n\right)^t",
        "replace", "mle", (), True, "E mu^4",
        "B' = (1-1/n)(B + E s^4/n)",
    ),
    Statement(
        r"\mathbb{E}[\mu_t^2\sigma_t^2] = \mathbb{E}[\mu_t^2]\,\mathbb{E}[\sigma_t^2]",
        "replace", "mle", (), False, "E mu^4",
        "equal at t = 0 and 1, not at t = 2",
    ),
    Statement(
        r"\operatorname{Cov}(\mu_t^2,\sigma_t^2) \ge 0",
        "replace", "mle", (), True, "E mu^4",
        "(1-1/n^2)^t - 2(1-1/n)^t + (1-1/n)^{2t} >= 0: (1-x^2)^t + (1-x)^{2t} >= 2(1-x)^t",
    ),
    Statement(
        r"\mathbb{E}[\mu_t^4] = \frac{3t^2}{n^2}",
        "replace", "unbiased", (), False, "E mu^4",
        "as if Gaussian: t = 2",
    ),
    Statement(
        r"\mathbb{E}[\mu_t^4] \ge \frac{3t^2}{n^2}",
        "replace", "unbiased", (), True, "E mu^4",
        "E V^2 >= (E V)^2",
    ),
    Statement(
        r"\lim_{t\to\infty}\frac{\mathbb{E}[\mu_t^4]}{\operatorname{Var}(\mu_t)^2} = \frac{3(n+1)}{n}",
        "replace", "min-mse", (), False, "E mu^4",
        "6n/(n+1) for divisor n+1",
    ),
    Statement(
        r"\lim_{t\to\infty}\frac{\mathbb{E}[\mu_t^4]}{\operatorname{Var}(\mu_t)^2} = \frac{6n}{n+1}",
        "replace", "min-mse", (), True, "E mu^4",
        "perpetuity moments",
    ),
]
# fmt: on
