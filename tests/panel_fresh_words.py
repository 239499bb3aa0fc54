"""Statements that were written after the checker, without sight of it: all classes, in many styles and with conditions in words."""

# ruff: noqa: E501  (formulas stand on one line)
from __future__ import annotations

from panel_statement import Statement

# fmt: off
FRESH_WORDS = [
    Statement(
        r"E\sigma_t^2 \ge e^{-2t/n}",
        "replace", "min-mse", (), False, "E s^2",
        "n=2,t=1: 1/3 < e^-1=0.3679 (log((n-1)/(n+1)) < -2/n)",
    ),
    Statement(
        r"\mathbb{E}[\sigma_{t+1}^2] < \mathbb{E}[\sigma_t^2] \quad\text{whenever } a > n-1",
        "replace", "any divisor", (), True, "E s^2",
        "ratio (n-1)/a < 1 and E s_t^2 > 0",
    ),
    Statement(
        r"\mathbb{E}\bigl[\sigma_t^2\bigr]=\Bigl(1-\frac{\lambda}{n}\Bigr)^{t}\sigma_0^2",
        "replace", "mle", (), False, "E s^2",
        "with temperature lambda it is lambda^t (1-1/n)^t; lambda=2,n=2,t=1: 1 against 0",
    ),
    Statement(
        r"E\sigma_t^2 \leqslant \lambda^t e^{-t/n}\sigma_0^2",
        "replace", "mle", (), True, "E s^2",
        "E s_t^2 = lambda^t(1-1/n)^t and 1-x <= e^-x",
    ),
    Statement(
        r"\sum_{k=1}^{t}\mathbb{E}[\sigma_k^2] = n\left(1-\left(1-\tfrac1n\right)^t\right)",
        "replace", "mle", (), False, "E s^2",
        "that is the sum over k=0..t-1; n=2,t=1: 1/2 against 1",
    ),
    Statement(
        r"\mathbb{E}\left[\sigma_t^2\right]=\left(\frac{2n-2}{25}\right)^{t}\sigma_0^{2}",
        "replace", "divisor 12.5", (), True, "E s^2",
        "(n-1)/12.5",
    ),
    Statement(
        r"\mathbb{E}[\sigma_t^2] \le \tfrac12 \quad \text{if } t \ge (n-1)\log 2",
        "replace", "mle", (), False, "E s^2",
        "n=5,t=3 (4 log 2 = 2.77): 0.8^3 = 0.512 > 1/2 (n log 2 is what is needed)",
    ),
    Statement(
        r"\left(1-\frac1n\right)^{t}\ge 1-\frac tn,\qquad\text{hence } \mathbb{E}[\sigma_t^2]\ge 1-\frac{t}{n}",
        "replace", "mle", (), True, "E s^2",
        "Bernoulli's inequality, 1/n <= 1",
    ),
    Statement(
        r"\mathbb{E}[\sigma_t^2] < 1 \text{ for all } n \ge 2 \text{ and all } t \ge 0",
        "replace", "mle", (), False, "domain traps",
        "t=0: E s_0^2 = 1",
    ),
    Statement(
        r"\mathbb{E}[\sigma_t^4] = \sigma_0^2\,\mathbb{E}[\sigma_t^2]",
        "replace", "min-mse", (), True, "E s^4 and other moments",
        "(n^2-1)/(n+1)^2 = (n-1)/(n+1)",
    ),
    Statement(
        r"\mathbb{E}[\sigma_t^6] > 1 \text{ for every } t\ge 1,\text{ even though } \mathbb{E}[\sigma_t^2] < 1",
        "replace", "mle", (r"t: integer >= 1",), True, "E s^4 and other moments",
        "(n-1)(n+1)(n+3)-n^3 = 3n^2-n-3 > 0 for n>=2; (1-1/n)^t<1",
    ),
    Statement(
        r"\mathbb{E}[\sigma_t]\;\ge\;\Bigl(1-\frac1n\Bigr)^{t/2}",
        "replace", "mle", (), False, "E s^4 and other moments",
        "Jensen the wrong way; n=2,t=1: 0.5642 < 0.7071",
    ),
    Statement(
        r"\mathbb E[\sigma_t]=\left(\sqrt{\tfrac2n}\,\frac{\Gamma(n/2)}{\Gamma((n-1)/2)}\right)^{\!t}\sigma_0\le\left(1-\frac{3}{4n}\right)^{\!t}\sigma_0",
        "replace", "mle", (), True, "E s^4 and other moments",
        "c = 1-3/(4n)-7/(32n^2)-...; checked n=2..400, 1e4, 1e6",
    ),
    Statement(
        r"\mathbb{E}\left[\frac{1}{\sigma_t^2}\right] = \left(\frac{n}{n-3}\right)^t \text{ for all } n > 3",
        "replace", "mle", (), True, "E s^4 and other moments",
        "E 1/chi2_{n-1} = 1/(n-3)",
    ),
    Statement(
        r"\mathbb{E}[\sigma_t^{-2}] = \Bigl(\frac{n+1}{n-3}\Bigr)^{t}\sigma_0^{-2}",
        "replace", "min-mse", (r"n: integer >= 3",), False, "domain traps",
        "n=3: E 1/chi2_2 is infinite and the right side divides by 0 (true for n>=4)",
    ),
    Statement(
        r"\operatorname{Var}(\sigma_t^2)=\Bigl(1-\frac{1}{n^2}\Bigr)^t-\Bigl(1-\frac1n\Bigr)^t",
        "replace", "mle", (), False, "E s^4 and other moments",
        "(E s^2)^2 has exponent 2t; n=2,t=1: 1/2 against 1/4",
    ),
    Statement(
        r"\frac{\operatorname{Var}(\sigma_t^2)}{(\mathbb{E}\sigma_t^2)^2}=\left(\frac{n+1}{n-1}\right)^{t}-1",
        "replace", "any divisor", (), True, "E s^4 and other moments",
        "the divisor cancels: E chi^4/(E chi^2)^2 = (n+1)/(n-1)",
    ),
    Statement(
        r"\mathbb{E}\bigl[\sigma_t^{2s}\bigr]=\left(\left(\frac{2}{a}\right)^{s}\frac{\Gamma\left(\frac{n-1}{2}+s\right)}{\Gamma\left(\frac{n-1}{2}\right)}\right)^{t}",
        "replace", "any divisor", (r"s: real > 0",), True, "E s^4 and other moments",
        "Mellin transform of chi2",
    ),
    Statement(
        r"\bigl(\mathbb{E}[\sigma_t^2]\bigr)^2 \le \mathbb{E}[\sigma_t]\,\mathbb{E}[\sigma_t^3]",
        "replace", "any divisor", (), True, "E s^4 and other moments",
        "Cauchy-Schwarz, s^2 = s^(1/2) s^(3/2)",
    ),
    Statement(
        r"\mathbb{E}\bigl[\sigma_t^{9/2}\bigr]\ge 1 \text{ for all } n\ge 2",
        "replace", "mle", (), False, "domain traps",
        "holds for n>=3 (factor 1.0238 at n=3), fails at n=2: factor 0.9074",
    ),
    Statement(
        r"\mathbb{E}[\log \sigma_t] = \log\sigma_0 + \frac{t}{2}\left(\psi\left(\frac{n-1}{2}\right) - \log\frac{n-1}{2}\right) \le \log\sigma_0",
        "replace", "unbiased", (), True, "log",
        "E log(chi2/(n-1)), psi(x)<log x",
    ),
    Statement(
        r"\operatorname{Var}(\log \sigma_t) = \frac t2\,\psi'\left(\frac{n-1}{2}\right)",
        "replace", "mle", (), False, "log",
        "log sigma is half of log sigma^2: t/4 psi'",
    ),
    Statement(
        r"-\frac{3t}{n-1}\;\le\;\mathbb{E}\log\sigma_t^2\;\le\;-\frac{3t}{n}",
        "replace", "min-mse", (), True, "log",
        "m=n-1: log(1+2/m) in [2/n, 2/m-2/m^2+8/(3m^3)], log x-psi(x) in [1/m, 1/m+1/(3m^2)]; n=2: 2.369"
        " in [1.5,3]",
    ),
    Statement(
        r"E\log\sigma_t^2 \ge -\frac{t}{n-1}",
        "replace", "unbiased", (), False, "log",
        "psi(x) < log x - 1/(2x); n=2,t=1: -1.2704 < -1",
    ),
    Statement(
        r"\mathbb{E}[\log\sigma_t^2]<\log\mathbb{E}[\sigma_t^2]\quad\text{(strict concavity of the logarithm)}",
        "replace", "mle", (), False, "domain traps",
        "t=0: both sides are 0 (true for t>=1)",
    ),
    Statement(
        r"\frac{2t}{n-1}\le\operatorname{Var}(\log\sigma_t^2)\le\frac{2t}{n-2}\qquad\text{for all } n\ge 3",
        "replace", "any divisor", (r"n: integer >= 3",), True, "log",
        "1/x < psi'(x) < 1/(x-1/2), x=(n-1)/2",
    ),
    Statement(
        r"\operatorname{Var}\bigl(\log\sigma_t^2\bigr)\le\frac{2t}{n-1}+\frac{2t}{(n-1)^2}",
        "replace", "unbiased", (), False, "log",
        "psi'(x) > 1/x+1/(2x^2); n=2,t=1: 4.9348 > 4",
    ),
    Statement(
        r"\mathbb{E}[\log\sigma_t^2]=t\,\psi(1)\quad\text{if } n=3",
        "replace", "unbiased", (), True, "log",
        "chi2_2/2 is exponential(1): E log = psi(1)",
    ),
    Statement(
        r"\mathbb{E}\bigl[\sigma_t^2\log\sigma_t^2\bigr]=t\left(\psi\left(\tfrac{n+1}{2}\right)-\log\tfrac{n-1}{2}\right)",
        "replace", "unbiased", (), True, "log",
        "d/ds of E s^{2s} at s=1; one factor size-biased: chi2_{n+1}",
    ),
    Statement(
        r"E[\sigma_t^2\log\sigma_t^2]=t\Bigl(1-\frac1n\Bigr)^t\Bigl(\psi\bigl(\tfrac{n-1}{2}\bigr)-\log\tfrac n2\Bigr)",
        "replace", "mle", (), False, "log",
        "as if s^2 and log s^2 were uncorrelated; need psi((n+1)/2); n=3,t=1: "
        "(2/3)(0.4228-0.4055)=0.0115 against -0.655",
    ),
    Statement(
        r"\mathbb{E}[\mu_t^4]=\frac{3(n-1)}{2n}\left[\left(\frac{n+1}{n-1}\right)^t-1\right]-\frac{3(n-1)t}{n^2}",
        "replace", "unbiased", (), True, "mu",
        "M4(t+1)=M4+6E[mu^2 s^2]/n+3E s^4/n^2, exact recursion on a grid",
    ),
    Statement(
        r"\mathbb{E}[\mu_t^4]=3\,\bigl(\mathbb{E}[\mu_t^2]\bigr)^2",
        "replace", "mle", (), False, "mu",
        "mu_t is Gaussian at t<=1 only; n=2,t=2: 33/16 against 27/16",
    ),
    Statement(
        r"\mathbb{E}[\mu_t^4] \ge 3\,(\operatorname{Var}\mu_t)^2 \quad\text{for every divisor } a>0",
        "replace", "any divisor", (), True, "mu",
        "mu_t is a Gaussian variance mixture: E mu^4 = 3E V^2 >= 3 (E V)^2",
    ),
    Statement(
        r"\mathbb{E}[\mu_t^2\sigma_t^2]=\left(1-\frac1{n^2}\right)^t-\left(1-\frac1n\right)^t",
        "replace", "mle", (), True, "mu",
        "X'=r(X+E s^4/n), solved exactly",
    ),
    Statement(
        r"\operatorname{Cov}(\mu_t^2,\sigma_t^2)=0\ \text{ since } \mu_{t}\text{ and }\sigma_t\text{ are uncorrelated}",
        "replace", "mle", (), False, "mu",
        "q^t-2r^t+r^{2t}, q=1-1/n^2, r=1-1/n; n=2,t=2: 9/16-1/2+1/16=1/8",
    ),
    Statement(
        r"\operatorname{Cov}(\mu_t,\sigma_t^2)=0",
        "replace", "any divisor", (), True, "mu",
        "mu_t symmetric about mu_0 given all sigmas",
    ),
    Statement(
        r"\operatorname{Var}(\mu_t)\ge\frac{t}{n}-\frac{t(t-1)}{2n^2}",
        "replace", "mle", (), True, "mu",
        "Bonferroni: (1-x)^t <= 1-tx+t(t-1)x^2/2",
    ),
    Statement(
        r"\operatorname{Var}(\mu_{t+1}-\mu_t)=\frac{\sigma_0^2}{n}\left(1-\frac1n\right)^{t+1}",
        "replace", "mle", (), False, "mu",
        "off by one: sigma_t^2/n, exponent t; n=2,t=0: 1/2 against 1/4",
    ),
    Statement(
        r"\mathbb{E}|\mu_t|=\sqrt{\frac{2}{\pi}\operatorname{Var}(\mu_t)}",
        "replace", "unbiased", (), False, "mu",
        "equality only at t<=1; at t=2 strict < (Gaussian mixture, Jensen for the root of V)",
    ),
    Statement(
        r"\mathbb{E}[\mu_t^4]+6\,\mathbb{E}[\mu_t^2\sigma_t^2]+3\,\mathbb{E}[\sigma_t^4]=6n-3-6(n-1)\left(1-\frac1{n^2}\right)^t",
        "replace", "mle", (), True, "mu",
        "fourth moment of a draw of model t = 3 E W_t^2; recursion on a grid",
    ),
    Statement(
        r"\mathbb{E}\bigl[W_2^2(N_t,N_0)\bigr]=2\sigma_0^2\left(1-\Bigl(\sqrt{\tfrac{2}{n}}\,\tfrac{\Gamma(n/2)}{\Gamma((n-1)/2)}\Bigr)^t\right)",
        "replace", "mle", (), True, "W2 and KL",
        "Var mu + E s^2 = 1, minus 2E s, plus 1",
    ),
    Statement(
        r"\mathbb{E}[W_2^2(N_t,N_0)]=2-2\left(\sqrt{\frac{2}{n-1}}\frac{\Gamma(n/2)}{\Gamma((n-1)/2)}\right)^t",
        "replace", "unbiased", (), False, "W2 and KL",
        "missing t/n for the wandering mean; n=2,t=1",
    ),
    Statement(
        r"KL(N_t\|N_0)=\frac12\left(\frac{\sigma_t^2+(\mu_t-\mu_0)^2}{\sigma_0^2}-1-\log\frac{\sigma_t^2}{\sigma_0^2}\right)",
        "replace", "any divisor", (), True, "W2 and KL",
        "definition of KL of two normals",
    ),
    Statement(
        r"\mathbb{E}[KL(N_t\|N_0)]\ge\frac{t}{n}",
        "replace", "mle", (), True, "W2 and KL",
        "(t/2)(log(n/2)-psi((n-1)/2)), the bracket is > 2/n",
    ),
    Statement(
        r"\mathbb{E}[KL(N_t\|N_0)]\ge\frac{t}{n-1}",
        "replace", "unbiased", (), False, "W2 and KL",
        "n=2,t=1: (1/2+1.27036)/2=0.885 < 1",
    ),
    Statement(
        r"\mathbb{E}[KL(N_0\|N_t)]=\frac12\left(q^t+\frac1n\sum_{j=0}^{t-1}q^j-1+t\Bigl(\psi\bigl(\tfrac{n-1}2\bigr)-\log\tfrac n2\Bigr)\right),\quad q=\frac{n}{n-3}",
        "replace", "mle", (r"n: integer >= 4",), False, "W2 and KL",
        "the sum runs over j=1..t (E mu_t^2/s_t^2 = (1/n) sum_{j=1}^t q^j); n=4,t=1",
    ),
    Statement(
        r"\mathbb{E}[KL(N_0\|N_t)] \ge \mathbb{E}[KL(N_t\|N_0)] \quad\text{for all } n\ge 4",
        "replace", "mle", (r"n: integer >= 4",), True, "W2 and KL",
        "difference is convex in t, 0 at t=0 and 2/(n-3)-m>0 at t=1, m=log(n/2)-psi((n-1)/2) < 2/(n-2)",
    ),
    Statement(
        r"\mathbb{E}[KL(N_0\|N_t)]<\infty \text{ for all } n\ge 3",
        "replace", "unbiased", (), False, "domain traps",
        "E 1/chi2_2 = infinity at n=3, t=1 (finite for n>=4)",
    ),
    Statement(
        r"\prod_{k=1}^{t}\left(1-\frac{1}{(k+1)^2}\right)=\frac{t+1}{2t+1}",
        "replace", "mle", (), False, "products and schedules",
        "(t+2)/(2(t+1)); t=1: 3/4 against 2/3 (agree at t=0 and in the limit)",
    ),
    Statement(
        r"\prod_{k=1}^{\infty}\Bigl(1-\frac{1}{nk^2}\Bigr)=\frac{\sin(\pi/n)}{\pi/n}",
        "replace", "mle", (), False, "products and schedules",
        "pi/sqrt n; n=2: 0.3582 against 0.6366",
    ),
    Statement(
        r"\prod_{k=1}^{t}\left(1-\frac1{nk}\right)\le (t+1)^{-1/n}",
        "replace", "mle", (), True, "products and schedules",
        "1-x<=e^-x, H_t >= log(t+1); equality at t=0",
    ),
    Statement(
        r"\prod_{k=1}^t\Bigl(1-\frac xk\Bigr)=\frac{\Gamma(t+1-x)}{\Gamma(1-x)\,t!}",
        "replace", "mle", (r"x: real in (0,1)",), True, "products and schedules",
        "Gamma recurrence",
    ),
    Statement(
        r"\prod_{k=1}^{t}\Bigl(1-\frac1k\Bigr)=0",
        "replace", "mle", (), False, "domain traps",
        "t=0: the empty product is 1 (0 for t>=1)",
    ),
    Statement(
        r"\sum_{k=1}^{t}\frac{1}{k^2}\le 2-\frac1t",
        "replace", "mle", (), False, "domain traps",
        "undefined at t=0 (true for t>=1)",
    ),
    Statement(
        r"\prod_{k=1}^{\infty}\left(1-\frac1{k^2+1}\right)=\frac{2\pi}{e^{\pi}-e^{-\pi}}",
        "replace", "mle", (), True, "products and schedules",
        "k^2/(k^2+1), sinh(pi)/pi = prod(1+1/k^2)",
    ),
    Statement(
        r"\prod_{k=1}^{t}\left(1-\frac{1}{n^2 2^{k}}\right) \ge 1-\frac{1}{n^2}+\frac{1}{n^2 2^t}",
        "replace", "mle", (), True, "products and schedules",
        "Weierstrass product inequality, sum 2^-k = 1-2^-t",
    ),
    Statement(
        r"\psi(x)<\log x-\frac{1}{2x}-\frac{1}{12x^2}",
        "replace", "mle", (r"x: real > 0",), False, "psi and Gamma",
        "next Stirling term is +1/(120x^4): >; x=1: -0.57722 > -0.58333",
    ),
    Statement(
        r"\psi(2x)=\tfrac12\psi(x)+\tfrac12\psi\bigl(x+\tfrac12\bigr)+\log 2",
        "replace", "mle", (r"x: real > 0",), True, "psi and Gamma",
        "duplication formula",
    ),
    Statement(
        r"\Gamma(x)\Gamma\left(x+\frac12\right)=2^{2x-1}\sqrt{\pi}\,\Gamma(2x)",
        "replace", "mle", (r"x: real > 0",), False, "psi and Gamma",
        "2^{1-2x}; equal at x=1/2 only; x=1: 0.886 against 3.545",
    ),
    Statement(
        r"\frac{n-2}{2}<\left(\frac{\Gamma(n/2)}{\Gamma((n-1)/2)}\right)^2<\frac{n-1}{2}",
        "replace", "mle", (), True, "psi and Gamma",
        "Gautschi/Wendel: x-1/2 < (Gamma(x+1/2)/Gamma(x))^2 < x; n=2: 0 < 1/pi < 1/2",
    ),
    Statement(
        r"\Gamma\left(\frac{x+y}{2}\right)^2\le\Gamma(x)\,\Gamma(y)",
        "replace", "mle", (r"x: real > 0", r"y: real > 0"), True, "psi and Gamma",
        "log-convexity of Gamma",
    ),
    Statement(
        r"\psi(x)\ge 0 \text{ whenever } x\ge\tfrac75",
        "replace", "mle", (r"x: real >= 7/5",), False, "psi and Gamma",
        "psi(1.4) = -0.0614; the zero is at 1.4616",
    ),
    Statement(
        r"\lim_{x\to\infty}x\,\bigl(\log x-\psi(x)\bigr)=1",
        "replace", "mle", (r"x: real > 0",), False, "psi and Gamma",
        "1/2",
    ),
    Statement(
        r"\Gamma(x+1)\ge\sqrt{2\pi x}\,x^{x}e^{-x}",
        "replace", "mle", (r"x: real > 0",), True, "psi and Gamma",
        "Stirling, Binet remainder > 0",
    ),
    Statement(
        r"\lim_{t\to\infty}\frac1t\,\mathbb{E}[\log\sigma_t^2]=\log\left(1-\frac1n\right)",
        "replace", "mle", (), False, "limits",
        "psi((n-1)/2)-log(n/2), about -2/n; n=2: -1.9635 against -0.6931",
    ),
    Statement(
        r"\lim_{t\to\infty}\mathbb{E}[\mu_t^4]=6n-3",
        "replace", "mle", (), True, "limits",
        "(6/n)(n^2-n)+3",
    ),
    Statement(
        r"\lim_{t\to\infty}\frac{\mathbb{E}[\mu_t^4]}{(\mathbb{E}[\mu_t^2])^2}=\frac{6n}{n+1}",
        "replace", "min-mse", (), True, "limits",
        "recursion to t=400, n=2,3,5; E V^2/(E V)^2 = 2n/(n+1)",
    ),
    Statement(
        r"\lim_{n\to\infty} n\,\operatorname{Var}(\log\sigma_t)=t",
        "replace", "unbiased", (), False, "limits",
        "(t/4) psi'((n-1)/2) ~ t/(2n): t/2",
    ),
    Statement(
        r"\lim_{n\to\infty} n\,\mathbb{E}[W_2^2(N_t,N_0)]=\frac{3t}{2}",
        "replace", "unbiased", (), True, "limits",
        "t/n + 2(1-c4^t), c4 ~ 1-1/(4n)",
    ),
    Statement(
        r"\lim_{n\to\infty}\mathbb{E}[\sigma_{2n}]=e^{-1}",
        "replace", "mle", (), False, "limits",
        "c^{2n}, c ~ 1-3/(4n): e^{-3/2} (root of the mean taken instead)",
    ),
    Statement(
        r"\lim_{t\to\infty}e^{t/n}\,\mathbb{E}[\sigma_t^2]=1",
        "replace", "mle", (), False, "limits",
        "(e^{1/n}(1-1/n))^t -> 0",
    ),
    Statement(
        r"\sigma_t^2\to 0 \text{ almost surely, although } \mathbb{E}[\sigma_t^2]=\sigma_0^2 \text{ for all } t",
        "replace", "unbiased", (), True, "almost sure / in probability / L^p",
        "SLLN, psi(x)<log x; E chi2/(n-1)=1",
    ),
    Statement(
        r"\sigma_t \to 0 \text{ in } L^1",
        "replace", "unbiased", (), True, "almost sure / in probability / L^p",
        "E s_t = c4^t, c4<1",
    ),
    Statement(
        r"\sigma_t^2\to0 \text{ in } L^3",
        "replace", "mle", (), False, "almost sure / in probability / L^p",
        "E s^6 factor 1+(3n^2-n-3)/n^3 > 1",
    ),
    Statement(
        r"\sigma_t^2 \xrightarrow{L^3} 0",
        "replace", "min-mse", (), True, "almost sure / in probability / L^p",
        "(n-1)(n+3)/(n+1)^2 = 1-4/(n+1)^2 < 1",
    ),
    Statement(
        r"\sigma_t^2\to 0 \text{ almost surely whenever } a>n-2",
        "replace", "any divisor", (r"n: integer >= 3",), False, "almost sure / in probability / L^p",
        "threshold is a*=2exp(psi((n-1)/2)) > n-2; n=3: a*=1.1229, a=1.05: log drift > 0, s^2 -> "
        "infinity",
    ),
    Statement(
        r"e^{2t/n}\,\sigma_t^2\to 0 \quad\text{almost surely}",
        "replace", "mle", (), True, "almost sure / in probability / L^p",
        "drift psi((n-1)/2)-log(n/2) < -2/n",
    ),
    Statement(
        r"e^{2t/(n-1)}\,\sigma_t^2\to 0 \text{ a.s.}",
        "replace", "mle", (), False, "almost sure / in probability / L^p",
        "drift > -2/(n-1) for every n (n=2: -1.9635 > -2), so it tends to infinity a.s.",
    ),
    Statement(
        r"\text{If } \lambda>\frac{n}{n-1}, \text{ then } \sigma_t^2\to\infty \text{ almost surely}",
        "replace", "mle", (), False, "almost sure / in probability / L^p",
        "for n/(n-1) < lambda < exp(-drift) only the mean explodes: n=2, lambda in (2, 7.12): s^2 -> 0 "
        "a.s.",
    ),
    Statement(
        r"\mu_t\to\mu_0 \text{ in probability as } t\to\infty",
        "replace", "mle", (), False, "almost sure / in probability / L^p",
        "mu_t converges a.s. to a nondegenerate limit with variance sigma_0^2",
    ),
    Statement(
        r"\frac{1}{t}\log\sigma_t^2 \to \psi\left(\tfrac{n-1}{2}\right)-\log\tfrac{n-1}{2} \quad\text{in } L^2",
        "replace", "unbiased", (), True, "almost sure / in probability / L^p",
        "variance psi'/t -> 0",
    ),
    Statement(
        r"\mathbb{P}\bigl(\sigma_t^2\ge x\bigr)\le\frac{1}{x^2}\left(1-\frac1n\right)^{2t}",
        "replace", "mle", (r"x: real > 0",), False, "collapse time and probabilities",
        "Markov needs E s^4, not (E s^2)^2; n=10,t=60,x=1: about 1.8e-4 (simulated) against 3.2e-6",
    ),
    Statement(
        r"\mathbb{E}[T_\varepsilon]\ge\frac{\log(1/\varepsilon)+\frac{2}{n-1}}{\log\frac n2-\psi\left(\frac{n-1}2\right)}",
        "replace", "mle", (r"\varepsilon: real in (0,1)",), True, "collapse time and probabilities",
        "overshoot of an IFR step has mean residual life >= 2/(n-1); with Wald",
    ),
    Statement(
        r"\mathbb{E}[T_\varepsilon]\ge\frac{\log\varepsilon}{\log(1-1/n)}",
        "replace", "mle", (r"\varepsilon: real in (0,1)",), False, "collapse time and probabilities",
        "clock of the mean, the typical run is twice as fast; n=10, eps=1e-12: E "
        "T=(27.63+0.383)/0.22057=127.0 against 262.2",
    ),
    Statement(
        r"\mathbb{P}(T_\varepsilon>t)\le\mathbb{P}(\sigma_t^2>\varepsilon\sigma_0^2)\le\frac1\varepsilon\left(1-\frac1n\right)^t",
        "replace", "mle", (r"\varepsilon: real in (0,1)",), True, "collapse time and probabilities",
        "T>t implies s_t^2 > eps; then Markov",
    ),
    Statement(
        r"\mathbb{P}(T_\varepsilon\le t)\le\mathbb{P}(\sigma_t^2\le\varepsilon\sigma_0^2)",
        "replace", "unbiased", (r"\varepsilon: real in (0,1)",), False, "collapse time and probabilities",
        "reversed: the path may climb back, strict > at t=2",
    ),
    Statement(
        r"\mathbb{P}(T_\varepsilon=1)=1-e^{-3\varepsilon/2}\quad\text{if } n=3",
        "replace", "mle", (r"\varepsilon: real in (0,1)",), True, "collapse time and probabilities",
        "s_1^2 = chi2_2/3, P(chi2_2 <= 3eps) = 1-e^{-3eps/2}",
    ),
    Statement(
        r"\mathbb{P}(\mu_t>\mu_0)=\frac12\quad\text{by symmetry}",
        "replace", "mle", (), False, "domain traps",
        "t=0: mu_0 > mu_0 has probability 0 (true for t>=1)",
    ),
    Statement(
        r"\mathbb{E}[T_{\varepsilon^2}]\le 2\,\mathbb{E}[T_\varepsilon]",
        "replace", "mle", (r"\varepsilon: real in (0,1)",), True, "collapse time and probabilities",
        "restart at T_eps: the overshoot only helps, so T_{eps^2} <= T_eps + an independent copy in law",
    ),
    Statement(
        r"\mathbb{E}[\sigma_t^2]+\operatorname{Var}(\mu_t)=\sigma_0^2\ \text{ for all }t",
        "fresh", "mle", (), True, "other loops",
        "conservation: each point has variance sigma_0^2; exact recursion",
    ),
    Statement(
        r"\mathbb{E}[\sigma_t^2]=\sigma_0^2",
        "fresh", "unbiased", (), False, "other loops",
        "the gap of the two means adds n_r n_s mu^2/(N(N-1)); n_r=n_s=1,t=2: 1+(1/2)(1/2)=1.25",
    ),
    Statement(
        r"\frac{n_r}{n_r+1}\,\le\,\lim_{t\to\infty}\mathbb{E}[\sigma_t^2]\,\le\,\frac{2n_r}{2n_r+1}",
        "fresh", "mle", (), True, "other loops",
        "limit 1-N/(N^2-n_s^2+n_s); left side iff n_s>=1, equality at n_s=1",
    ),
    Statement(
        r"\lim_{t\to\infty}\operatorname{Var}(\mu_t)=\frac{n_r+n_s}{(n_r+n_s)^2-n_s^2}",
        "fresh", "mle", (), False, "other loops",
        "ignores that E s^2 falls below 1: denominator N^2-n_s^2+n_s; n_r=n_s=1: 1/2 against 2/3",
    ),
    Statement(
        r"\mathbb{E}[\sigma_{t+1}^2\mid\mu_t,\sigma_t]=\frac{N-1}{N^2}\bigl(n_r\sigma_0^2+n_s\sigma_t^2\bigr)+\frac{n_rn_s}{N^2}(\mu_t-\mu_0)^2,\quad N=n_r+n_s",
        "fresh", "mle", (), True, "other loops",
        "within plus between sums of squares",
    ),
    Statement(
        r"\lim_{t\to\infty}\mathbb{E}[\sigma_t^2]=\left(1-\frac1{n_r}\right)\sigma_0^2",
        "anchored", "mle", (), False, "other loops",
        "(n_r-1)(n_r+2n_s)/(n_r(n_r+2n_s)+n_s); n_r=n_s=5: 0.75 against 0.8",
    ),
    Statement(
        r"\mathbb{E}[\sigma_t^2]=\prod_{k=1}^{t}\Bigl(1-\frac1{nk^2}\Bigr)\ge 1-\frac{\pi^2}{6n}",
        "accumulate", "mle", (), True, "other loops",
        "one-step factor, then prod(1-x_k) >= 1-sum x_k",
    ),
    Statement(
        r"\mathbb{E}[\sigma_t^2]=\prod_{k=1}^{t}\left(1-\frac{1}{k(kn-1)}\right)",
        "accumulate", "unbiased", (), False, "other loops",
        "the first fit is unbiased, the product starts at k=2; n=2,t=1: 1 against 0",
    ),
    Statement(
        r"\mathbb{E}[\sigma_t^4]=\prod_{k=1}^{t}\left(1-\frac{4k-3}{n^2k^4}\right)",
        "accumulate", "mle", (), True, "other loops",
        "((k-1)/k+(chi2+((k-1)/k)Z^2)/(nk))^2; raw simulation n=3,t=3",
    ),
    Statement(
        r"\sigma_t^2\to0 \text{ almost surely}",
        "accumulate", "mle", (), False, "other loops",
        "bounded-in-L^2 supermartingale with E s_t^2 >= 1-pi^2/(6n) > 0",
    ),
    Statement(
        r"\operatorname{Var}(\sigma_{t+1}^2\mid\sigma_t)=\frac{2\sigma_t^4}{n}",
        "replace", "mle", (), False, "conditional and two-time",
        "2(n-1)/n^2; n=2: 1/2 against 1",
    ),
    Statement(
        r"\mathbb{E}[\mu_{t+1}^4\mid\mu_t,\sigma_t]=\mu_t^4+\frac{6\mu_t^2\sigma_t^2}{n}+\frac{3\sigma_t^4}{n^2}",
        "replace", "any divisor", (), True, "conditional and two-time",
        "Gaussian step of variance s_t^2/n",
    ),
    Statement(
        r"\operatorname{Cov}(\log\sigma_{t+1}^2,\log\sigma_t^2)=(t+1)\,\psi'\left(\frac{n-1}{2}\right)",
        "replace", "unbiased", (), False, "conditional and two-time",
        "random walk: the smaller time, t psi'; t=0: 0",
    ),
    Statement(
        r"\mathbb{E}[(\mu_{t+2}-\mu_{t+1})^2(\mu_{t+1}-\mu_t)^2]=\frac{n-1}{n^3}\,\mathbb{E}[\sigma_t^4]",
        "replace", "mle", (), True, "conditional and two-time",
        "s_{t+1}^2/n times s_t^2 Z^2/n, Z independent of s_{t+1}: r/n^2",
    ),
    Statement(
        r"\mathbb{E}[\sigma_t^2\sigma_{t+2}^2]=\mathbb{E}[\sigma_{t+1}^4]",
        "replace", "mle", (), False, "conditional and two-time",
        "(1-1/n)^2 E s_t^4 against (1-1/n^2) E s_t^4; n=2,t=0: 1/4 against 3/4",
    ),
    Statement(
        r"\mathbb{E}[\sigma_t^2]+\operatorname{Var}(\mu_t)=\sigma_0^2\left(1+\frac tn\right)",
        "replace", "unbiased", (), True, "other loops",
        "1 + t/n",
    ),
    Statement(
        r"\mathbb{E}[\sigma_t^2]\ge e^{-1} \quad\text{whenever } n\ge 100 \text{ and } t\le n",
        "replace", "mle", (r"n: integer >= 100",), False, "E s^2",
        "t=n=100: 0.99^100 = 0.36603 < 0.36788",
    ),
    Statement(
        r"\operatorname{Var}(\sigma_t^2)\le\frac{2t}{n-1}\quad\text{for all } n\ge 5, \text{ by Bernoulli's inequality}",
        "replace", "unbiased", (r"n: integer >= 5",), False, "E s^4 and other moments",
        "(1+2/(n-1))^t-1 >= 2t/(n-1), strict at t=2: n=5: 5/4 against 1",
    ),
    Statement(
        r"\begin{aligned} \mathbb{E}[\mu_{t+1}^2] &= \mathbb{E}[\mu_t^2]+\tfrac1n\,\mathbb{E}[\sigma_t^2] \\ &= 1-\left(1-\tfrac1n\right)^{t+1} \\ &\le \frac{t+1}{n} \end{aligned}",
        "replace", "mle", (), True, "mu",
        "increment, geometric sum, Bernoulli",
    ),
    Statement(
        r"\text{If } n\ge 15 \text{ and } t\le \frac{n}{15}, \text{ then } \mathbb{E}[W_2^2(N_t,N_0)]\le\frac{1}{10}",
        "replace", "unbiased", (r"n: integer >= 15",), False, "W2 and KL",
        "3t/(2n) is only first order: n=15,t=1: 1/15+2(1-c4(15)) = 0.102 > 0.1",
    ),
    Statement(
        r"\mathbb{E}[\sigma_t\,\sigma_{t+1}]=\mathbb{E}[\sigma_t]\;\mathbb{E}[\sigma_{t+1}]",
        "replace", "mle", (), False, "conditional and two-time",
        "= E s_1 E s_t^2, larger for t>=1; n=2,t=1: 0.5642/2=0.2821 against 0.5642^3=0.1796",
    ),
]
