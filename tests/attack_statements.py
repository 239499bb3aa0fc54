r"""Statements aimed at single rules of the checker: false ones that a careless rule would prove, and true neighbours.

`F` marks a false one, with where it fails; `T` a true one. They were found by reading the rules for what each assumes,
and settled by hand or by numbers that share no code with the package.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from attack_proof import FACTS


class Attack(NamedTuple):
    """A statement, its setting, whether it is true, and why; `facts` are rows that stand before it and are proved."""

    tex: str
    loop: str
    estimator: str
    symbols: tuple[str, ...]
    true: bool
    why: str
    facts: tuple[str, ...] = ()


F, T = False, True
S, P1, C = ("s: integer >= 0",), ("n: integer >= 1",), ("c: real > 0",)
Row = tuple[bool, str, str]

# fmt: off
MLE: tuple[Row, ...] = (
    # The law of one fit: what is fresh must be independent of all that is left standing.
    (F, r"\sigma_{t+1}^2\sigma_{t+2}^2 \sim \sigma_t^2\sigma_{t+2}^2\chi^2_{n-1}/n", "n=2,t=0: means 3/8 and 1/8"),
    (F, r"\sigma_{t+1}^2\sigma_{t+2} \sim \sigma_t^2\sigma_{t+2}\chi^2_{n-1}/n", "sigma_{t+2} knows sigma_{t+1}"),
    (F, r"\sigma_{t+1}^2 X_{t+1} \sim \sigma_t^2 X_{t+1}\chi^2_{n-1}/n", "X_{t+1} is scaled by sigma_{t+1}"),
    (F, r"\mu_{t+1}+\mu_{t+2}\sim\mu_{t}+\mu_{t+2}+\sigma_t Z/\sqrt{n}", "n=2,t=0: variances 9/4 and 5/4"),
    (F, r"\mu_{t+1}+X_{t+1}\sim \mu_t+X_{t+1}+\sigma_t Z/\sqrt n", "n=2,t=0: variances 5/2 and 3/2"),
    (F, r"\mu_1 \sim (\mathcal{N}(5, 1/n))^1", "means 0 and 5: a centre below a power"),
    (F, r"\mu_{t+2}\sim\mathcal{N}(\mu_{t+1},\sigma_t^2/n)", "variances 5/8 and 3/4 of mu_2 at n=2"),
    (F, r"\mu_t\sim\mathcal{N}(0,\operatorname{Var}\mu_t)", "mu_2 is a mixture of normals"),
    (F, r"\mu_{t+1} \sim \mathcal{N}(0,\sigma_t^2/n)", "mu_t is left out"),
    (F, r"X_{t+1}\sim\mathcal{N}(\mu_t,\sigma_t^2)", "fourth moments 9/2 and 3 at n=2, t=0"),
    (F, r"n\sigma_{t+1}^2/\sigma_t^2\sim\chi^2_n", "n-1 degrees of freedom"),
    (F, r"\sigma_{t+1}^2\sim\sigma_t^2\chi^2_{n-1}/(n-1)", "the unbiased divisor"),
    (T, r"\mu_{t+1}-\mu_t \sim \mathcal{N}(0,\sigma_t^2/n)", "definition"),
    (T, r"\mu_{t+1} \sim \mathcal{N}(\mu_t,\lambda\sigma_t^2/n)", "definition, heated"),
    (T, r"X_t \sim \mu_t+\sigma_t Z", "definition of a draw"),
    (T, r"X_{t}+\mu_{t}\sim 2\mu_t+\sigma_t Z", "a draw, shifted by what is given"),
    # Almost sure limits and limits in a parameter of the loop.
    (F, r"\lim_{n\to\infty} \sigma_n^2 = 0", "log sigma_n^2 is near N(-2, 2) for large n"),
    (F, r"\sigma_n^2 \xrightarrow{a.s.} 0", "the same"),
    (F, r"\lim_{\lambda\to\infty} \mathbb{E}[\sigma_t^2] = (1-1/n)^t", "lambda^t times as much"),
    (F, r"\mathbb{E}[\sigma_1^2]\to 1-1/n \text{ as } \lambda\to\infty", "grows like lambda"),
    (F, r"\mathbb{E}[\sigma_1^2]\sim 1-1/n \text{ as } \lambda\to\infty", "grows like lambda"),
    (F, r"\lim_{n\to\infty} n\operatorname{Var}(\mu_t)=\infty", "t"),
    (F, r"\lim_{\lambda\to\infty} \lambda/\mathbb{E}[\sigma_{t}^2]=\infty", "2 at t=1, n=2"),
    (F, r"\lim_{n\to\infty}\mathbb{E}\sigma_n^2 = 1", "1/e"),
    (F, r"\lim_{n\to\infty}\mathbb{E}\sigma_n^2 = 0", "1/e"),
    (F, r"\lim_{t\to\infty} \mathbb{E}[\sigma_n^2] = 0", "free of t"),
    (F, r"\lambda\sigma_t\to 0 \text{ a.s.}", "n=4, lambda=2: E log W > 0"),
    (F, r"\lim_{t\to\infty}\frac{\log\sigma_{t}}{t}=\psi((n-1)/2)+\log(2/n)", "half of it"),
    (F, r"\lim_{t\to\infty}\frac{\log\sigma_{2t}^2}{t}=\psi((n-1)/2)+\log(2/n)", "twice it"),
    (T, r"\lim_{t\to\infty}\frac{\log\sigma_t^2}{t}=\psi((n-1)/2)+\log(2/n)", "strong law"),
    (T, r"\lim_{n\to\infty}\mathbb{E}\sigma_t^2 = 1", "t is fixed"),
    (T, r"\lim_{t\to\infty} t^{10}(1-1/n)^t=0", "geometric wins"),
    (T, r"\lim_{t\to\infty}\mathbb{E}\sigma_t^{1/100}=0", "c^t with c < 1"),
    (F, r"\lim_{n\to\infty}(1-1/n)^n = 1", "1/e"),
    (F, r"\lim_{t\to\infty}(-1)^t=0", "no limit"),
    (F, r"\lim_{t\to\infty}(n-2)^t=\infty", "n=2, n=3"),
    (F, r"\lim_{t\to\infty} x t=\infty", "x=0"),
    (T, r"\lim_{t\to\infty}(2^t-3^t)=-\infty", "3 > 2"),
    (T, r"\lim_{t\to\infty}(1-2/n)^t=0", "0 at n=2"),
    (T, r"\lim_{t\to\infty}t^{-1/100}=0", "slow, and yet"),
    (T, r"\lim_{t\to\infty}\log\log t=\infty", "slow, and yet"),
    # Jensen's inequality where the power may be 0.
    (F, r"\operatorname{Var}(\sigma_{t+1}^{k}) > 0", "k=0"),
    (F, r"\mathbb{E}\log\sigma_{t+1}^k<\log\mathbb{E}\sigma_{t+1}^k", "k=0"),
    (F, r"\mathbb{E}[\sigma_t^4]>(\mathbb{E}\sigma_t^2)^2", "t=0"),
    (F, r"\mathbb{E}\log\sigma_t^2<\log\mathbb{E}\sigma_t^2", "t=0"),
    (F, r"\mathbb{E}[\sigma_t^{x}] \ge (\mathbb{E}\sigma_t)^x", "x=1/2"),
    (T, r"\operatorname{Var}(\sigma_{t+1}^{k}) \ge 0", "a variance"),
    (T, r"\mathbb{E}[\sigma_{t+1}^4]>(\mathbb{E}\sigma_{t+1}^2)^2", "W is not constant"),
    (T, r"\mathbb{E}\log\sigma_{t+1}^k\le\log\mathbb{E}\sigma_{t+1}^k", "Jensen"),
    # Means that are infinite or of no value at some admissible point.
    (F, r"0 = 0 \cdot \mathbb{E}[1/\sigma_t^2]", "0 times infinity at n=2, t=1"),
    (F, r"0 \cdot \mathbb{E}[1/\sigma_t^2] \le 1", "0 times infinity at n=2, t=1"),
    (F, r"(n-n)\mathbb{E}[1/\sigma_t^2] = 0", "0 times infinity at n=2, t=1"),
    (F, r"\frac{0}{n}\operatorname{Var}(1/\sigma_t) = 0", "0 times infinity at n=2, t=1"),
    (F, r"n\mathbb{E}[1/\sigma_t^2] - n\mathbb{E}[1/\sigma_t^2] = 0", "infinity less infinity at n=2, t=1"),
    (F, r"0\cdot\mathbb{E}[1/\sigma_t^2]<\infty", "0 times infinity at n=2, t=1"),
    (F, r"\mathbb{E}[1/\sigma_t^2] = (n/(n-3))^t", "infinite at n=2, 3"),
    (F, r"(\mathbb{E}[1/\sigma_t^2])^0=1", "infinity to the power 0"),
    (F, r"\mathbb{E}[\frac{1}{\sigma_t^2}]-\mathbb{E}[\frac{1}{\sigma_t^2}]=0", "infinity less infinity"),
    (F, r"\mathbb{E}[\sigma_t^2\cdot\sigma_t^{-2}]=\mathbb{E}[\sigma_t^2]\mathbb{E}[\sigma_t^{-2}]", "1 and infinity"),
    (F, r"\mathbb{E}[1/\chi^2_{n-1}]=1/(n-3)", "infinite at n=2, 3"),
    (F, r"\mathbb{E}[1/\sigma_t]<\infty", "n=2, t=1"),
    (F, r"\sum_{k=1}^{\infty}\frac1k<\infty", "the harmonic series"),
    (T, r"\mathbb{E}[1/\sigma_t^2] = (n/(n-3))^t \quad\text{for } n\ge 4", "E 1/chi2"),
    (T, r"\mathbb{E}[1/\sigma_t]<\infty\quad\text{for } n\ge 3", "(n-1)/2 > 1/2"),
    (T, r"\mathbb{E}[\sigma_{t+1}^{-2}\sigma_t^2]=\frac{n}{n-3}\quad\text{for } n\ge4", "E 1/W"),
    # Conditions, draws and two times.
    (F, r"\operatorname{Var}(X_{t+1}|\mu_t,\sigma_t)=\sigma_{t+1}^2", "it is sigma_t^2"),
    (F, r"\mathbb{E}[\sigma_t^2|\mu_t]=(1-1/n)^t", "mu_t tells of the scales before"),
    (F, r"\mathbb{E}[\sigma_{t+1}^2|\sigma_{t+2}^2] = (1-1/n)\sigma_t^2", "a later model is given"),
    (F, r"\mathbb{E}[X_t^2|X_t]=\mathbb{E}X_t^2", "X_t is given"),
    (F, r"\operatorname{Cov}(X_t,X_{t+1})=0", "Var mu_t"),
    (F, r"\mathbb{E}[X_t X_t]=(\mathbb{E}\mu_t)^2", "one draw, not two"),
    (F, r"\operatorname{Var}(X_t - X_t)=2\mathbb{E}\sigma_t^2", "0"),
    (F, r"\operatorname{Var}(\mu_{t+1}+\mu_t) = \operatorname{Var}\mu_t+\operatorname{Var}\mu_{t+1}", "dependent"),
    (F, r"\operatorname{Cov}(W_{t+1},\sigma_{t+1}^2)=0", "dependent"),
    (F, r"\mathbb{E}[X_t^4]=3(\mathbb{E}\sigma_t^2+\mathbb{E}\mu_t^2)^2", "X_t is no normal: 9/2, 3"),
    (T, r"\operatorname{Var}(X_{t+1}|\mu_t,\sigma_t)=\sigma_t^2", "1/n + 1 - 1/n"),
    (T, r"\operatorname{Cov}(X_t,X_{t+1})=\operatorname{Var}\mu_t", "a martingale"),
    (T, r"\mathbb{E}[W_{t+1}W_{t+2}]=(1-1/n)^2", "independent"),
    (T, r"\operatorname{Var}(\mu_t+\sigma_t) = \operatorname{Var}\mu_t+\operatorname{Var}\sigma_t", "mu_t is odd"),
    (T, r"\mathbb{E}[\mu_t\log\sigma_t]=0", "mu_t is odd"),
    # The collapse time.
    (F, r"P(T\ge t)\le (1-1/n)^t/\epsilon", "t=1 and eps near 1"),
    (F, r"P(T< t)\ge 1-(1-1/n)^t/\epsilon", "t=1 and eps near 1"),
    (F, r"\mathbb{E}T\le 1/\epsilon", "n=2, eps=9/10: 1.258"),
    (F, r"\mathbb{E}T \ge \frac{n}{2}\log(1/\epsilon)-1", "n=2, eps=1/100: 3.43"),
    (T, r"P(T>t)\le(1-1/n)^t/\epsilon", "Markov"),
    (T, r"\mathbb{E}T>1", "T >= 1 and T > 1 is possible"),
    (T, r"\mathbb{E}T \ge \frac{\log(1/\epsilon)+2/(n-1)}{\log(n/2)-\psi((n-1)/2)}", "Wald, increasing failure rate"),
    # Sums, products, powers.
    (F, r"\sum_{k=2}^{t} 1 = t-1", "t=0"),
    (F, r"\prod_{k=3}^{t} k = t!/2", "t=0, t=1"),
    (F, r"(n-2)^t/(n-2)^t = 1", "n=2, t=1"),
    (F, r"0^t = 0", "t=0"),
    (F, r"x/x=1", "x=0"),
    (F, r"\sum_{s=1}^{t-1}\mathbb{E}[\sigma_s^2]=n(1-(1-1/n)^{t})-1", "t=0: an empty sum"),
    (F, r"\operatorname{Var}(\mu_t)=\frac1n\sum_{s=0}^{t}\mathbb{E}\sigma_s^2", "t=0"),
    (F, r"\sum_{k=1}^{\infty}(1-1/n)^k=n", "n-1"),
    (F, r"0.333 = 1/3", "a decimal is exact"),
    (F, r"\log n^2 = (\log n)^2", "n=2"),
    (F, r"e^{\pi\sqrt{163}}=262537412640768744", "less by 7.5e-13"),
    (T, r"0^{t+1}=0", "t+1 >= 1"),
    (T, r"\prod_{k=2}^{\infty}(1-\frac{1}{k^2})=1/2", "(m+1)/(2m)"),
    (T, r"\prod_{k=1}^{\infty}(1-\frac{1}{k^2})=0", "its first factor"),
    (T, r"\sum_{k=1}^{\infty}\frac{t}{k^2}=t\pi^2/6", "Euler"),
    (T, r"\operatorname{Var}(\mu_t)=\frac1n\sum_{s=0}^{t-1}\mathbb{E}\sigma_s^2", "empty at t=0"),
    (T, r"e^{\pi\sqrt{163}}<262537412640768744", "less by 7.5e-13"),
    (T, r"\lfloor\lfloor n/2\rfloor/3\rfloor=\lfloor n/6\rfloor", "known"),
)
UNBIASED: tuple[Row, ...] = (
    (F, r"\sigma_n \to 0 \text{ almost surely}", "n sets the law too"),
    (F, r"\operatorname{Var}(\mu_t)=\sigma_0^2(1-(1-1/n)^t)", "that of the mle"),
    (T, r"\sigma_t\to0\text{ a.s.}", "unbiased and yet"),
    (T, r"\lim_{t\to\infty}P(\sigma_t^2>1)=0", "almost sure, so in probability"),
)
ONE_POINT: tuple[Row, ...] = (
    (F, r"\sigma_t/\sigma_t = 1", "sigma_1 = 0 at n=1"),
    (F, r"\mathbb{E}[\sigma_t^2/\sigma_t^2] = 1", "sigma_1 = 0 at n=1"),
    (F, r"\log(\sigma_t^4) = 2\log\sigma_t^2", "sigma_1 = 0 at n=1"),
    (F, r"\mathbb{E}[\sigma_t^2] > 0", "sigma_1 = 0 at n=1"),
)
ANY_DIVISOR: tuple[Row, ...] = (
    (F, r"\lim_{a\to\infty} a\,\mathbb{E}[\sigma_{t+1}^2\sigma_{t+s+1}^2]=\infty", "E sigma_1^4 falls like a^-2"),
    (F, r"\sigma_t\to 0 \text{ a.s.}", "n=3, a=1"),
    (T, r"\lim_{a\to\infty}\mathbb{E}\sigma_1^2=0", "(n-1)/a"),
)
TWO_TIMES: tuple[Row, ...] = (
    (F, r"\mathbb{E}[\sigma_s^2\sigma_t^2]=\mathbb{E}[\sigma_s^2]\mathbb{E}[\sigma_t^2]", "s=t=1"),
    (F, r"\mathbb{E}[\sigma_{s+t}^2|\sigma_s^2]=(1-1/n)^s\sigma_s^2", "s=0, t=1"),
    (F, r"\lim_{\lambda\to\infty} \frac{\lambda}{1+\mathbb{E}[\sigma_{t+1}^2\sigma_{t+s+1}^2]}=\infty", "1/lambda"),
    (T, r"\mathbb{E}[\sigma_{s+t}^2|\sigma_t^2]=(1-1/n)^s\sigma_t^2", "s fits later"),
    (T, r"\operatorname{Var}(\mu_{s+t}|\mu_t,\sigma_t)=\operatorname{Var}(\mu_s)\sigma_t^2", "equivariance"),
)
POSITIVE: tuple[Row, ...] = (
    (F, r"P(\sigma_t^2\le c)\le (1-1/n)^t/c", "n=2, c=1, t=1"),
    (F, r"P(\sigma_t^2\le c)\ge (1-1/n)^t/c", "t=0, c=1/2"),
    (F, r"P(\mu_t\ge c)\le 0", "an odd power is no bound"),
    (T, r"P(\sigma_t^2\ge c)\le (1-1/n)^t/c", "Markov"),
)
# A row after a proved one, which must not be stretched to other times or other values of a parameter.
AFTER: tuple[tuple[str, bool, str, str], ...] = (
    (r"\mathbb{E}[\sigma_t^{2t}] = \mathbb{E}[\sigma_t^{2t}]", F,
     r"\mathbb{E}[\sigma_{t+1}^{2t}] = \mathbb{E}[\sigma_{t+1}^{2t+2}]", "t=0: 1 and 1-1/n; t is also in the power"),
    (r"\mathbb{E}[\sigma_t^2] = (1-1/n)^t + 0^t \quad \text{for } t > 0", F,
     r"\mathbb{E}[\sigma_t^2] = (1-1/n)^t + 0^t", "t=0: 1 and 2"),
    (r"\mathbb{E}[1/\sigma_t^2]=(n/(n-3))^t\quad\text{for } n\ge 4", F,
     r"\mathbb{E}[1/\sigma_t^2]=(n/(n-3))^t", "infinite at n=2"),
    (r"\lim_{t\to\infty} \mathbb{E}[\sigma_t^2] = 0\cdot\lambda \quad\text{for } \lambda \le 1", F,
     r"\lim_{t\to\infty} (\mathbb{E}[\sigma_t^2] + 1) = 1 + 0\cdot \lambda", "lambda=2, n=2: 2"),
)
# Aimed at single rules of the kernel: what must be defined, when a draw is new, how far a theorem reaches.
AIMED: tuple[tuple[str, str, tuple[str, ...], tuple[Row, ...]], ...] = (
    ("replace", "mle", (), (
        (F, r"0 = 0\cdot\log\mu_t", "log of a negative number"),
        (F, r"0 = 0\cdot P(\log\mu_t>0)", "log of negative"),
        (F, r"0 = 0\cdot\lambda T", "0 times infinity: T may be infinite at lambda=9"),
        (F, r"0 = 0\cdot\Gamma(\mu_t)", "poles/negative"),
        (F, r"\mathbb{E}[\sigma_t^2] = (1-1/n)^t\quad\text{for } \lambda>5", "lambda=6"),
        (F, r"\sigma_t\to 0\text{ a.s.}\quad\text{for } \lambda\ge 2", "lambda=9"),
        (F, r"\mathbb{E}[X_t X_{2t}] = \mathbb{E}[X_t\mu_{2t}]", "t=0: one draw, E X_0^2=1 and 0"),
        (F, r"P(0\ge 0\cdot\log\mu_t)=1", "log of negative"),
        (F, r"P(\log\mu_t-\log\mu_t\ge 0)=1", "log of negative"),
        (F, r"0 = 0\cdot\chi^2_{n-5}", "n=2: -3 degrees of freedom"),
        (F, r"P(\chi^2_{n-5}\ge 0)=1", "n=2"),
        (F, r"\chi^2_{n-5}\ge 0", "n=2"),
        (F, r"P(\chi^2_{n-2}>0)=1", "n=2: chi2_0=0"),
        (F, r"\chi^2_{n-2}>0", "n=2: chi2_0=0"),
        (F, r"0=0\cdot P(\sigma_{t-1}>0)", "t=0"),
        (F, r"0=0\cdot\sigma_{t-1}", "t=0"),
        (T, r"0 = 0\cdot\mathbb{E}[T]", "finite"),
        (F, r"0 = 0\cdot\lambda\mathbb{E}[T]", "infinite"),
        (F, r"P(T<\infty)=1\quad\text{for }\lambda=9", "n large: explodes"),
        (F, r"\mathbb{E}[T]<\infty\quad\text{for }\lambda\ge 9", "n large"),
        (F, r"\lim_{t\to\infty}\frac{\log\sigma_t^2}{t}=\psi((n-1)/2)+\log(2/n)+\frac{0}{n-2}", "0/0 at n=2"),
        (F, r"\lim_{t\to\infty}\frac{\log\sigma_t^2}{t}=\psi((n-1)/2)+\log(2/n)+0\cdot\log(n-2)", "log 0 at n=2"),
        (F, r"P(\mu_t>0)=1/2", "t=0"),
        (T, r"P(\mu_{t+1}\ge0)=1/2", "by hand"),
        (T, r"P(\mu_{t}\ge0)\ge 1/2", "1 at t=0"),
        (F, r"P(\mu_{t}>0)\ge 1/2", "0 at t=0"),
        (F, r"P(\mu_{2t}>\mu_t)=1/2", "0 at t=0"),
        (T, r"P(T=t)\ge 0", "by hand"),
        (F, "P(T>t)<1", "t=0"),
        (F, r"P(T\ge t)=1-P(T\le t)", "t=1"),
        (F, r"P(T>t)=P(\sigma_t^2>\epsilon)", "t=2"),
        (F, r"P(T>t)\ge P(\sigma_t^2>\epsilon)", "t=2"),
        (F, r"P(T\le t)\le P(\sigma_t^2\le\epsilon)", "t=2"),
        (T, "P(T>t+1)<P(T>t)", "by hand"),
        (F, r"P(\sigma_t^2>x)\le P(\sigma_t^2>x^2)", "x=2"),
        (F, r"P(|\mu_t|>x)\le P(\mu_t^2>x)", "x=1/2"),
        (F, r"\operatorname{Var}(\mu_t)=1-(1-1/n)^t\quad\text{for }\lambda=1/2", "lambda"),
        (F, r"\mathbb{E}[\sigma_t^2]\le 1\quad\text{for }\lambda\ge 2", "lambda=9"),
        (F, r"\mu_{t+1}\sim\mathcal{N}(\mu_t,\sigma_t^2/n)\quad\text{for }\lambda=2", "lambda/n"),
        (F, r"P(T>t)\le(1-1/n)^t/\epsilon\quad\text{for }\lambda>1", "lambda=9"),
        (T, r"\mathbb{E}[\sigma_t^2] = (1-1/n)^t\quad\text{for } \lambda=1", "by hand"),
        (F, r"\mathbb{E}[T]\le\frac{\log(1/\epsilon)}{\log(n/2)-\psi((n-1)/2)}", "T>b/mu"),
        (F, r"\mathbb{E}[T]\le\frac{\log(1/\epsilon)}{\log(n/2)-\psi((n-1)/2)}+1",
         "n=2: the overshoot is 2.57, a step 1.27"),
        (F, r"\mathbb{E}[T]\ge\frac{\log(1/\epsilon)+3/(n-1)}{\log(n/2)-\psi((n-1)/2)}",
         "n=2, small eps: an overshoot of 2.57"),
        (T, r"\mathbb{E}[T]<\frac{\log(1/\epsilon)}{\log(n/2)-\psi((n-1)/2)}"
         r"+\frac{\psi_1((n-1)/2)}{(\log(n/2)-\psi((n-1)/2))^2}+1",
         "Lorden"),
        (T, r"\mathbb{E}[T]=1+\mathbb{E}[T-1]", "by hand"),
        (T, r"\mathbb{E}[T^2]\ge(\mathbb{E}T)^2", "by hand"),
        (T, r"\operatorname{Var}(T)>0", "by hand"),
        (T, r"\mathbb{E}[\sigma_{t+1}^{2x}]>(\mathbb{E}\sigma_{t+1}^2)^x\quad\text{for }x>1", "by hand"),
        (F, r"\mathbb{E}[\sigma_{t+1}^{2x}]>(\mathbb{E}\sigma_{t+1}^2)^x\quad\text{for }x\ge1", "x=1"),
        (F, r"\mathbb{E}|\mu_t|<\sqrt{\mathbb{E}\mu_t^2}", "t=0"),
        (T, r"\mathbb{E}|\mu_{t+1}|\le\sqrt{\mathbb{E}\mu_{t+1}^2}", "by hand"),
        (F, r"\mathbb{E}|\mu_t\sigma_t|\ge\sqrt{\mathbb{E}\mu_t^2\sigma_t^2}", "reverse"),
        (T, r"\mathbb{E}[\mu_t\sigma_t^2]^2\le\mathbb{E}[\mu_t^2\sigma_t^4]", "by hand"),
        (F, r"\mathbb{E}[\sigma_t^{-1}\mu_t^2]<\infty", "n=2: E W^-1/2 infinite"),
        (F, r"\mathbb{E}[\sigma_t^{-2}\mu_t]=0", "n=2"),
        (F, r"\operatorname{Cov}(\mu_t,\sigma_t^{-1})=0", "n=2: infinite"),
        (T, r"\mathbb{E}[\mu_t|\sigma_t]=0", "by hand"),
        (F, r"\mathbb{E}[\mu_{t+1}\sigma_{t+1}^{-3}|\mu_t,\sigma_t]=0", "mu_t=.."),
        (F, r"\mathbb{E}[\sigma_{t+1}^{-2}|\sigma_t^2]=\frac{n}{(n-3)\sigma_t^2}", "n=2"),
        (F, r"\mathbb{E}[(\mathcal{N}(0,1-n))^2]=1-n", "negative variance"),
        (F, r"\mathbb{E}[(\mathcal{N}(0,-1))^2]=-1", "negative variance"),
        (F, r"\chi^2_{\mu_t}\ge0", "random df"),
        (F, r"\chi^2_{-1}\ge0", "df"),
        (F, r"\chi^2_{0}>0", "df 0"),
        (F, r"(\mathcal{N}(0,x-1))^2\ge0", "x=0"),
        (F, r"P((\mathcal{N}(0,x-1))^2\ge0)=1", "x=0"),
        (F, r"\mu_{t+1}\sim\mathcal{N}(\mu_t,\sigma_t^2/(n-2)\cdot (n-2)/n)", "n=2 undefined"),
        (F, r"\sigma_0^2+\sum_{s=0}^{\infty}\mathbb{E}\sigma_s^2=\sigma_0^2+n", "sigma_0=2"),
        (F, r"\frac{\sigma_0^2}{\sigma_0^2}\sum_{s=0}^{\infty}\mathbb{E}\sigma_s^2=n", "sigma_0=2"),
        (F, r"\sigma_0^2\,\mathbb{E}[\sigma_t^2]=\sigma_0^2(1-1/n)^t", "sigma_0=2"),
        (F, r"\lim_{t\to\infty}(\mathbb{E}[\mu_t^2]+0\cdot\sigma_0)=1", "sigma_0=2: 4"),
        (F, r"\sigma_0\lim_{t\to\infty}\mathbb{E}[\mu_t^2]=\sigma_0", "sigma_0=2"),
        (T, "P(T>t)>0", "by hand"),
        (T, r"P(\sigma_t^2>x)>0\quad\text{for }t\ge1", "by hand"),
        (T, r"P(\sigma_t^2\le x)<1\quad\text{for }t\ge1", "by hand"),
        (T, r"P(\sigma_{t+1}^2\le 10^{-30})>0", "by hand"),
        (T, r"P(\sigma_{t+1}^2> 10^{6})>0", "by hand"),
        (T, r"P(\mu_{t+1}>1000)>0", "by hand"),
        (T, r"P(|\mu_{t+1}|\ge 10^{-12})<1", "by hand"),
        (T, r"\mathbb{E}[\sigma_t^{1000}]>0", "by hand"),
        (T, "P(T=t+1)>0", "by hand"),
        (T, r"P(T>1)=2-2\Phi(\sqrt{2\epsilon})\quad\text{for }n=2", "by hand"),
        (F, r"P(T=1)=2\Phi(\sqrt{2\epsilon})\quad\text{for }n=2", "-1"),
        (T, r"P(\mu_1>1)=1-\Phi(\sqrt{n})", "by hand"),
        (T, r"P(\mu_1>\mu_0+\sigma_0)=1-\Phi(\sqrt{n})", "by hand"),
        (T, r"P(\mu_1>\mu_0+1)=1-\Phi(\sqrt{n})", "sigma_0=1 by convention"),
        (F, r"\operatorname{Corr}(\sigma_t^2,\sigma_t^2)=1", "t=0: 0/0"),
        (T, r"\operatorname{Corr}(X_t,X_t)=1", "by hand"),
        (T, r"\operatorname{Corr}(\sigma_{t+1}^2,\sigma_{t+1}^2)=1", "by hand"),
        (T, r"\mathbb{E}[\mathrm{KL}(N_t\|N_0)]\ge0", "by hand"),
        (F, r"\mathbb{E}[\mathrm{KL}(N_t\|N_0)]>0", "t=0"),
        (F, r"\mathbb{E}[\chi^2_{n-1,1}\chi^2_{-1+n,1}]=(n-1)^2", "one label, one variable: n^2-1"),
        (F, r"x\sigma_t>0", "x=0"),
        (T, r"\mu_t^2+\sigma_t>0", "by hand"),
        (F, r"\mu_t^2>0", "t=0"),
        (T, r"\mu_{t+1}^2>0", "a.s."),
        (F, r"\sigma_t^2+\mu_t>0", "by hand"),
        (F, r"\sigma_{t+1}^2\le\sigma_t^2", "by hand"),
        (T, r"\operatorname{Var}(\mu_{t+1}|\mu_t,\sigma_t)>0", "by hand"),
        (F, r"\operatorname{Var}(\mu_{t}|\mu_t,\sigma_t)>0", "0"),
        (T, r"\sigma_{t}^2+\log^2\sigma_t>0", "by hand"),
        (F, r"\log^2\sigma_t>0", "t=0"),
        (F, r"(\mu_t-\mu_{t})^2>0", "by hand"),
        (F, r"\sigma_t^{k}>\sigma_t^{k+1}", "by hand"),
        (T, r"P(T>t)<(1-1/n)^t/\epsilon", "1 < 1/eps at t=0"),
        (F, r"P(T>t)\le((1-1/n)^{t}/\epsilon)^2", "by hand"),
        (F, r"P(T>t)\le\frac{1}{\epsilon}(1-1/n)^{2t}", "by hand"),
        (F, r"P(\sigma_t^2>\epsilon)\le P(T>t)", "by hand"),
        (T, r"P(\sigma_1^2>\epsilon)\le P(T>1)", "equal"),
        (F, r"P(T>t)\le P(T>t+1)", "by hand"),
        (F, r"2^t\sigma_t\to0\text{ a.s.}", "n large"),
        (T, r"\lambda^{-t}\sigma_t^2\to0\text{ a.s.}", "by hand"),
        (T, r"\lambda\sigma_t\to\infty\text{ a.s.}\quad\text{for }\lambda\ge 9", "by hand"),
        (F, r"\lambda\sigma_t\to\infty\text{ a.s.}\quad\text{for }\lambda\ge 2", "n=2"),
        (T, r"(\lambda-1)\sigma_t\to0\text{ a.s.}\quad\text{for }\lambda\le 1", "by hand"),
        (F, r"0=0\cdot\log(\sigma_{t+1}-1)", "by hand"),
        (F, r"0=0\cdot\log(\mu_{t+1}+5)", "by hand"),
        (F, r"1>0\cdot\log(X_t)", "by hand"),
        (F, r"\sigma_t>0\cdot\log(\mu_{t+1})", "by hand"),
        (F, r"0=0\cdot P(\log(\sigma_t-1)>0)", "by hand"),
        (F, r"0=0\cdot(n-5)!", "n=2"),
        (F, r"0=0\cdot\zeta(x)", "x=1"),
        (F, r"0=0\cdot\lfloor 1/(n-2)\rfloor", "n=2"),
        (F, r"0=0\cdot\psi(n-2)", "n=2"),
        (F, r"0=0\cdot\Phi(\log(n-2))", "n=2"),
        (F, r"0=0\cdot\mathbb{E}|\log(\mu_t)|", "by hand"),
        (T, r"0=0\cdot\mathbb{E}[\mu_t|\sigma_{t+1}]", "by hand"),
        (F, r"P(\mu_1>1)=1-\Phi(\sqrt{n})\quad\text{for }\lambda=2", "lambda"),
        (F, r"\mathbb{E}[\chi^2_{x}]=x", "x=0: no law"),
        (F, r"\mathbb{E}[\mathcal{N}(0,x-1)]=0", "x=0"),
        (F, r"\operatorname{Var}(\mathcal{N}(0,x-1))=x-1", "x=0"),
        (F, r"\mathbb{E}[(\mathcal{N}(0,x-1))^4]\ge0", "x=0"),
        (F, r"P(\chi^2_x>0)=1", "x=0"),
        (T, r"P(\chi^2_{x+1}>0)=1", "by hand"),
        (T, r"P(|\mu_{t+1}|\ge x)\ge P(|\mu_{t+1}|\ge x+1)", "by hand"),
        (F, r"P(T\le t)+P(T\ge t)=1", "t=1"),
        (T, r"P(T\le t)+P(T> t)=1", "by hand"),
        (F, r"P(T\ne t)=1", "by hand"),
        (F, r"\mathbb{E}[\mu_t^2]\ge\mathbb{E}[\sigma_t^2]\quad\text{for }t\ge1", "n=10,t=1"),
        (F, r"\mathbb{E}[\sigma_t^4]\le(1-1/n)^t", "t=1: 1-1/n^2"),
        (T, r"\mathbb{E}[\sigma_t^4]\le1", "(n^2-1)/n^2"),
        (F, r"\mathbb{E}[\sigma_t^6]\le1", "n=10: >1"),
    )),
    ("replace", "mle", ("m: integer",), (
        (T, r"(2m-1)^2>0\quad\text{for } m\ge 1/2", "m integer"),
        (T, r"|2m-1|\,\Gamma(m+1)^{m}\log(m+1)>0\quad\text{for } m\ge 1/2", "m>=1"),
        (T, r"\sum_{j=0}^{n}\sin^2(j+m)|2m-1|>0\quad\text{for } m\ge 1/2", "m>=1"),
        (T, r"\cos(\pi m) \ne 0\quad\text{for } m\ge 1/2", "m>=1"),
        (T, r"\sin(\pi m/3)+|2m-1|>0 \quad\text{for } m\ge 1/2", "by hand"),
    )),
    ("replace", "mle", ("s: integer >= 0",), (
        (F, r"\mathbb{E}[X_t X_{t+s}] = \mathbb{E}[X_t\mu_{t+s}]", "s=0"),
        (F, r"\operatorname{Cov}(X_t, X_{t+s}) = \operatorname{Cov}(X_t,\mu_{t+s})", "s=0"),
        (F, r"\mathbb{E}[X_t^2 X_{t+s}^2] = \mathbb{E}[X_t^2\mu_{t+s}^2]+\mathbb{E}[X_t^2\sigma_{t+s}^2]",
         "s=0: 3 and 1 at t=0"),
        (T, r"\mathbb{E}[X_tX_{t+s+1}] = \mathbb{E}[X_t\mu_{t+s+1}]", "distinct"),
        (F, r"\operatorname{Var}(\sigma_{s+1}^2/\sigma_{2s+1}^2)>0", "s=0"),
        (F, r"\mathbb{E}[X_{t+s}X_t|\mu_t,\sigma_t]=\mu_t^2", "s=0: mu^2+sigma^2"),
        (F, r"\mathbb{E}[X_{t+s}X_t]=\mathbb{E}\mu_t^2", "s=0"),
        (F, r"\operatorname{Var}(X_{t+s}+X_t)=\operatorname{Var}(X_{t+s})"
         r"+\operatorname{Var}(X_t)+2\operatorname{Cov}(X_t,\mu_{t+s})",
         "s=0"),
        (T, r"\mathbb{E}[\sigma_{t+s}^2|\sigma_t^2]\le\sigma_t^2", "by hand"),
        (F, r"\mathbb{E}[\sigma_{t+s}^2|\sigma_t^2]<\sigma_t^2", "s=0"),
        (F, r"P(\sigma_s^2>\epsilon)\ge P(T>t)\quad\text{for }t\ge1", "s>t"),
        (T, r"P(T>t+s)\le P(\sigma_s^2>\epsilon)", "by hand"),
    )),
    ("fresh", "mle", ("s: integer >= 0",), (
        (F, r"\mathbb{E}[X_t X_{t+s}] = \mathbb{E}[X_t\mu_{t+s}]", "s=0"),
    )),
    ("replace", "mle", ("k: real",), (
        (F, r"\mathbb{E}[\mu_t\sigma_t^{-5}] = 0", "n=2,t=1"),
    )),
    ("replace", "mle", ("c: real > 0",), (
        (F, r"P(\sigma_1^2\le c)=1-e^{-c/2}\quad\text{for } n=3", "scale 1/3: 1-e^{-3c/2}"),
        (T, r"P(\sigma_1^2\le c)=1-e^{-3c/2}\quad\text{for } n=3", "by hand"),
        (T, r"P(\sigma_{t+1}^2\le c)>0", "by hand"),
        (T, r"P(|\mu_{t+1}|\ge c)<1", "by hand"),
        (F, r"P(\mu_1^2>c)=1-\Phi(\sqrt{cn})", "twice"),
        (T, r"P(\sigma_t^2\ge c)\le\mathbb{E}[\sigma_t]/c", "E s^2 <= E s"),
        (F, r"P(|\mu_t|\ge c)\le\mathbb{E}[\mu_t^2]/c", "c<1"),
        (T, r"P(|\mu_t|\ge c)\le\frac{1-(1-1/n)^t}{c^2}", "by hand"),
        (F, r"P(|\mu_t|> c)<\frac{1-(1-1/n)^t}{c^2}", "t=0: 0<0"),
        (F, r"P(\sigma_t\ge c)\ge P(\sigma_t\ge c^2)", "c=1/2"),
    )),
    ("replace", "mle", ("c: real",), (
        (F, r"P(\sigma_1^2\le c)=1-e^{-3c/2}\quad\text{for } n=3", "c=-1"),
        (F, r"P(|\mu_t|>c)=P(\mu_t^2>c^2)", "c=-1"),
        (F, r"P(\sigma_t>c)=P(\sigma_t^2>c^2)", "c=-1"),
        (F, r"P(1/\sigma_t>c)=P(\sigma_t<1/c)", "c=0 undefined, c=-1"),
        (F, r"P(\mu_1^2>c)=2-2\Phi(\sqrt{cn})", "c<0 undefined"),
        (F, r"P(\sigma_t^2\ge c)\le\mathbb{E}[\sigma_t^4]/c^2", "c=0, c=-1: P=1, E small"),
        (F, r"\mathbb{E}[\mu_t\sigma_t^{c}]=0", "n=2,c=-5"),
    )),
    ("accumulate", "mle", (), (
        (T, r"P(\mu_{t+1}\ge0)=1/2", "by hand"),
        (F, r"\operatorname{Var}(\mu_t)=1-(1-1/n)^t\quad\text{for }\lambda<1", "lambda"),
        (T, r"\mathbb{E}[\sigma_t^4]>(\mathbb{E}\sigma_t^2)^2\quad\text{for }t\ge1", "by hand"),
        (F, r"\mathbb{E}[\sigma_t^4]>(\mathbb{E}\sigma_t^2)^2", "t=0"),
        (F, r"\mathbb{E}[\sigma_t^{-2}]<\infty", "n=2, t=1"),
        (F, r"\sigma_t\to0\text{ a.s.}", "by hand"),
        (F, r"\mathbb{E}[\sigma_t^2]\le1\quad\text{for }\lambda\ge9", "lambda=9"),
    )),
    ("replace", "mle", ("c: real <= -1",), (
        (T, r"P(\sigma_t>c)=1", "by hand"),
        (F, r"P(\sigma_t>c)=P(\sigma_t^2>c^2)", "c=-1: 1 and less"),
        (T, r"P(|\mu_t|>c)=1", "by hand"),
        (F, r"P(|\mu_t|>c)=P(\mu_t^2>c^2)", "by hand"),
    )),
    ("replace", "mle", (r"\epsilon: real > 0",), (
        (F, r"\mathbb{E}[T]>1", "eps=2"),
    )),
    ("replace", "mle", (r"\lambda: real > 0",), (
        (F, r"\mathbb{E}[T]<\infty", "lambda=9"),
    )),
    ("replace", "mle", ("x: real",), (
        (F, r"\mathbb{E}[\sigma_{t+1}^{2x}]\ge(\mathbb{E}\sigma_{t+1}^2)^x", "x=1/2"),
    )),
    ("fresh", "mle", (), (
        (F, r"\operatorname{Var}(X_t)\ge\operatorname{Var}(\mu_t)+1", "t=1"),
        (T, r"\mathbb{E}[\log\sigma_t^2]<\infty", "by hand"),
        (F, r"\mathbb{E}[\sigma_{t+1}^2|\sigma_t^2]\le\sigma_t^2", "by hand"),
        (T, r"n^{-t}\sigma_t\to0\text{ a.s.}", "by hand"),
        (F, r"\mathbb{E}[\sigma_t^2]\le1\quad\text{for }\lambda\ge2", "lambda=9"),
    )),
    ("replace", "unbiased", (), (
        (T, r"\mathbb{E}[T]<\infty", "by hand"),
        (T, r"P(T<\infty)=1", "by hand"),
        (T, r"P(T>1)=e^{-\epsilon}\quad\text{for }n=3", "scale 1/2"),
        (F, r"\sigma_t\to0\text{ a.s.}\quad\text{for }\lambda\ge9", "lambda=9"),
        (F, r"\operatorname{Var}(X_t)=1\quad\text{for }\lambda=2", "by hand"),
    )),
    ("replace", "any divisor", (), (
        (F, r"P(T<\infty)=1", "a small"),
        (F, r"\mathbb{E}[T]<\infty", "a small"),
    )),
    ("replace", "mle", (r"\lambda: real > 1/2",), (
        (F, r"P(\mu_1>1)=1-\Phi(\sqrt{n})", "lambda"),
        (F, r"\mathbb{E}[\sigma_{t+1}^2|\sigma_t^2]\le\sigma_t^2", "lambda=9"),
    )),
    ("replace", "mle", ("m: integer >= -2",), (
        (F, r"\sum_{k=1}^{m}k=m(m+1)/2", "m=-2"),
    )),
    ("replace", "mle", ("m: integer >= -3",), (
        (F, r"2^m\ge 1", "m=-1"),
        (T, r"m^2\ge m", "by hand"),
    )),
    ("anchored", "mle", (), (
        (F, r"\mathbb{E}[\sigma_t^2]\le1\quad\text{for }\lambda\ge2", "lambda=9"),
    )),
    ("replace", "mle", (r"\lambda: real in (0, 1]",), (
        (T, r"\mathbb{E}[T]<\infty", "by hand"),
    )),
    ("replace", "mle", (r"\lambda: real > 1/10",), (
        (F, r"\mathbb{E}[T]<\infty", "lambda=9"),
    )),
    ("replace", "mle", (r"\lambda: real > 1/9",), (
        (T, r"\frac{\mathbb{E}[\sigma_t^2]}{\mathbb{E}[\sigma_t^2]}=1", "by hand"),
    )),
)
# A row after a proved one, whose exponent has fewer values.
AFTER_REAL: tuple[tuple[tuple[str, ...], str, str, str], ...] = (
    (("k: real",), r"\mathbb{E}[\mu_t\sigma_t^{k}] = 0\quad\text{for } k\ge 0",
     r"\mathbb{E}[\mu_t\sigma_t^{k}] = 0", "n=2,t=1,k=-5: no mean"),
    ((), r"\mathbb{E}[\sigma_t^{2k}] = 1\quad\text{for } k\le 0",
     r"\mathbb{E}[\sigma_t^{2k}] = 1", "k=1"),
    (("k: real",), r"\mathbb{E}[\mu_t\sigma_t^{k}] = 0\quad\text{for } k\ge 0",
     r"\sum_{k=-5}^{-5}\mathbb{E}[\mu_t\sigma_t^k]=0", "n=2 infinite"),
    (("k: real",), r"\mathbb{E}[\mu_t\sigma_t^{k}] = 0\quad\text{for } k\ge 0",
     r"\mathbb{E}[\mu_{t+1}\sigma_{t+1}^k]+1 = 1", "n=2 infinite"),
    (("c: real",), r"\mathbb{E}[\mu_t\sigma_t^{c}]=0\quad\text{for }c>-1",
     r"\mathbb{E}[\mu_t\sigma_t^{c}]=0", "n=2, c=-5"),
    (("c: real",), r"\mathbb{E}[\mu_t\sigma_t^{c}]=0\quad\text{for }c>0",
     r"\operatorname{Cov}(\mu_t,\sigma_t^c)=0", "n=2,c=-5"),
    (("c: real",), r"\mathbb{E}[\mu_t\sigma_t^{c}]=0\quad\text{for }c>0",
     r"\mathbb{E}[\mu_t^2\sigma_t^{c}]<\infty", "n=2,c=-5"),
)
# fmt: on


def _all() -> Iterator[Attack]:
    groups = (
        (MLE, "replace", "mle", ()), (UNBIASED, "replace", "unbiased", ()), (ONE_POINT, "replace", "mle", P1),
        (ONE_POINT, "accumulate", "mle", P1), (ANY_DIVISOR, "replace", "any divisor", S),
        (TWO_TIMES, "replace", "mle", S), (POSITIVE, "replace", "mle", C),
    )  # fmt: skip
    for rows, loop, estimator, symbols in groups:
        yield from (Attack(tex, loop, estimator, symbols, true, why) for true, tex, why in rows)
    yield from (Attack(tex, "replace", "mle", (), true, why, (fact,)) for fact, true, tex, why in AFTER)
    yield from (Attack(tex, "replace", "mle", symbols, F, why, (fact,)) for symbols, fact, tex, why in AFTER_REAL)
    for loop, estimator, symbols, rows in AIMED:
        yield from (Attack(tex, loop, estimator, symbols, true, why) for true, tex, why in rows)


ATTACKS = (*_all(), *(Attack(*one) for one in FACTS))  # type: ignore[arg-type]

E = r"\mathbb{E}"
COSTLY = (
    r"9^{9^{9}}=1", r"9^{-9^{9^{9}}}>0", E + r"\sigma_{1000000000000}^2=0", E + r"[\mu_t^{1000}]\ge 0", "((n!)!)!>0",
    r"\sum_{k=1}^{10^{12}} \frac{1}{k^2}<2", "(" * 1500 + "x" + ")" * 1500 + "=x", r"\binom{10^{9}}{10^{8}}>1",
    r"\frac{1}{1+" * 300 + "x" + "}" * 300 + ">0", "e^{" * 40 + "x" + "}" * 40 + ">0", "x=\x00x", "x=\ud800",
    "{" * 3000, r"\input{/etc/passwd}=1", r"\def\a{\a\a}\a=1", "(1+x+n+t)^{200}>0", "=".join([E + r"\sigma_t^2"] * 20),
)  # fmt: skip
"""What must end in the budget with a verdict: towers, long sums, deep nests, and characters that are none."""
