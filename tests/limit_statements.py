"""True limits, each followed by false twins of it, in the loop that they are about."""

from __future__ import annotations

SINE = r"\frac{\sin(\pi/\sqrt n)}{\pi/\sqrt n}"
SHARE = r"\left(1-\frac1n\right)"
DRIFT = r"\left(\psi\left(\frac{n-1}2\right)+\log\frac2n\right)"
AS_N = r"\quad\text{as } n\to\infty"

# A true statement, then false twins of it: another constant or rate, another order of limits, t = 0, 0 or infinity.
REPLACE = [
    (
        rf"\lim_{{n\to\infty}}{SHARE}^n = e^{{-1}}",
        rf"\lim_{{n\to\infty}}{SHARE}^n = e",
        rf"\lim_{{n\to\infty}}{SHARE}^n = 1",
    ),
    (rf"\lim_{{n\to\infty}}{SHARE}^{{nt}} = e^{{-t}}", rf"\lim_{{n\to\infty}}{SHARE}^{{nt}} = e^{{-1}}"),
    (rf"\lim_{{n\to\infty}}{SHARE}^{{n^2}} = 0", rf"\lim_{{n\to\infty}}{SHARE}^{{n^2}} = e^{{-1}}"),
    (r"\lim_{n\to\infty}\mathbb{E}[\sigma_t^2] = 1", r"\lim_{n\to\infty}\mathbb{E}[\sigma_t^2] = e^{-t}"),
    (r"\lim_{n\to\infty}\mathbb{E}[\sigma_n^2] = e^{-1}", r"\lim_{n\to\infty}\mathbb{E}[\sigma_n^2] = 1"),
    (r"\lim_{n\to\infty}\mathbb{E}[\sigma_{2n}] = e^{-3/2}", r"\lim_{n\to\infty}\mathbb{E}[\sigma_{2n}] = e^{-1}"),
    (
        r"\lim_{n\to\infty}n\left(1-\mathbb{E}[\sigma_t^2]\right) = t",
        r"\lim_{n\to\infty}n\left(1-\mathbb{E}[\sigma_t^2]\right) = t^2",
    ),
    (
        r"\lim_{n\to\infty}n^2\left(\mathbb{E}[\sigma_t^2]-1+\frac tn\right) = \frac{t(t-1)}2",
        r"\lim_{n\to\infty}n^2\left(\mathbb{E}[\sigma_t^2]-1+\frac tn\right) = \frac{t^2}2",
        r"\lim_{n\to\infty}n^3\left(\mathbb{E}[\sigma_t^2]-1+\frac tn\right) = \frac{t(t-1)}2",
    ),
    (
        r"\lim_{n\to\infty}n\left(1-\mathbb{E}[\sigma_t]\right) = \frac{3t}4",
        r"\lim_{n\to\infty}n\left(1-\mathbb{E}[\sigma_t]\right) = \frac t2",
    ),
    (
        r"\lim_{n\to\infty}n\left(\mathbb{E}[\sigma_t^{-2}]-1\right) = 3t",
        r"\lim_{n\to\infty}n\left(\mathbb{E}[\sigma_t^{-2}]-1\right) = t",
    ),
    (
        r"\lim_{n\to\infty}n\operatorname{Var}(\log\sigma_t^2) = 2t",
        r"\lim_{n\to\infty}n\operatorname{Var}(\log\sigma_t^2) = t",
    ),
    (
        rf"\lim_{{n\to\infty}}n{DRIFT} = -2",
        rf"\lim_{{n\to\infty}}n{DRIFT} = -1",
        rf"\lim_{{n\to\infty}}n^2{DRIFT} = -2",
    ),
    (rf"{DRIFT} \sim -\frac2n {AS_N}", rf"{DRIFT} \sim -\frac1n {AS_N}", rf"{DRIFT} \sim \frac2n {AS_N}"),
    (
        rf"1-\mathbb{{E}}[\sigma_{{t+1}}^2] \sim \frac{{t+1}}n {AS_N}",
        rf"1-\mathbb{{E}}[\sigma_t^2] \sim \frac tn {AS_N}",
    ),
    (rf"n! \sim \sqrt{{2\pi n}}\,n^n e^{{-n}} {AS_N}", rf"n! \sim \sqrt{{2n}}\,n^n e^{{-n}} {AS_N}"),
    (rf"\operatorname{{Var}}(\mu_t) \to 0 {AS_N}", rf"\operatorname{{Var}}(\mu_t) \to \frac tn {AS_N}"),
    (r"\lim_{n\to\infty}\frac{\log n}{\sqrt n} = 0", r"\lim_{n\to\infty}\frac{\sqrt n}{\log n} = 0"),
    (r"\lim_{n\to\infty}(\log n - n) = -\infty", r"\lim_{n\to\infty}(\log n - n) = \infty"),
    (
        rf"\lim_{{n\to\infty}}n\left(1-{SINE}\right) = \frac{{\pi^2}}6",
        rf"\lim_{{n\to\infty}}n\left(1-{SINE}\right) = \frac{{\pi^2}}3",
    ),
    (
        r"\lim_{n\to\infty}n^t\epsilon^n = 0",
        r"\lim_{n\to\infty}x^n = 0",
        r"\lim_{n\to\infty}n^{-t} = 0",
        r"\lim_{n\to\infty}(-1)^n = 1",
    ),
    (
        r"\lim_{n\to\infty}n^{-t-1} = 0",
        r"\lim_{n\to\infty}n\left(\frac{n-1}n-1\right) = 0",
        r"\lim_{n\to\infty}n\cdot\frac1n = 0",
    ),
    (
        r"\lim_{x\to0^+}x\log x = 0",
        r"\lim_{x\to0^+}x\log x = -1",
        r"\lim_{x\to\infty}x\log x = 0",
        r"\lim_{x\to0^+}\frac1x = 0",
    ),
    (r"\lim_{x\to0^+}x\,\Gamma(x) = 1", r"\lim_{x\to0^+}\Gamma(x) = 1", r"\lim_{x\to\infty}x\,\Gamma(x) = 1"),
    (
        r"\lim_{x\to0^+}e^{-1/x} = 0",
        r"\lim_{x\to0^+}e^{-x} = 0",
        r"\lim_{x\to0^+}e^{1/x} = 0",
    ),
    (r"\lim_{\lambda\to0^+}\mathbb{E}[\sigma_{t+1}^2] = 0", r"\lim_{\lambda\to0^+}\mathbb{E}[\sigma_t^2] = 0"),
    (rf"\lim_{{\lambda\to1}}\mathbb{{E}}[\sigma_t^2] = {SHARE}^t", r"\lim_{\lambda\to1}\mathbb{E}[\sigma_t^2] = 1"),
    (
        r"\lim_{t\to\infty}\left(\sum_{k=1}^t\frac1k-\log t\right) = \gamma",
        r"\lim_{t\to\infty}\left(\sum_{k=1}^t\frac1k-\log t\right) = 0",
    ),
    (r"\sum_{k=1}^\infty\frac1{k(k+1)} = 1", r"\sum_{k=1}^\infty\frac1{k(k+1)} = 2", r"\sum_{k=1}^\infty\frac1k = 1"),
    (
        r"\lim_{n\to\infty}\frac{\Gamma(n+x)}{\Gamma(n)n^x} = 1",
        r"\lim_{n\to\infty}\frac{\Gamma(n+x)}{\Gamma(n)n^x} = \Gamma(x)",
    ),
]
ACCUMULATE = (
    r"\lim_{n\to\infty}n\operatorname{Var}(\mu_t) = \sum_{k=1}^t\frac1{k^2}",
    r"\lim_{n\to\infty}n\operatorname{Var}(\mu_t) = \sum_{k=1}^t\frac1k",
    r"\lim_{n\to\infty}n\operatorname{Var}(\mu_t) = \frac{\pi^2}6",
)
CASES = [*((case, "replace") for case in REPLACE), (ACCUMULATE, "accumulate")]
