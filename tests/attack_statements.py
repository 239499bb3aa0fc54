r"""Statements aimed at single rules of the checker: false ones that a careless rule would prove, and true neighbours.

`F` marks a false one, with where it fails; `T` a true one. They were found by reading the rules for what each assumes,
and settled by hand or by numbers that share no code with the package.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple


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


ATTACKS = tuple(_all())

E = r"\mathbb{E}"
COSTLY = (
    r"9^{9^{9}}=1", r"9^{-9^{9^{9}}}>0", E + r"\sigma_{1000000000000}^2=0", E + r"[\mu_t^{1000}]\ge 0", "((n!)!)!>0",
    r"\sum_{k=1}^{10^{12}} \frac{1}{k^2}<2", "(" * 1500 + "x" + ")" * 1500 + "=x", r"\binom{10^{9}}{10^{8}}>1",
    r"\frac{1}{1+" * 300 + "x" + "}" * 300 + ">0", "e^{" * 40 + "x" + "}" * 40 + ">0", "x=\x00x", "x=\ud800",
    "{" * 3000, r"\input{/etc/passwd}=1", r"\def\a{\a\a}\a=1", "(1+x+n+t)^{200}>0", "=".join([E + r"\sigma_t^2"] * 20),
)  # fmt: skip
"""What must end in the budget with a verdict: towers, long sums, deep nests, and characters that are none."""
