r"""Statements aimed at single evaluators of the truth channel: true ones that it refuted, their neighbours, false ones.

`F` marks a false one, with where it fails; `T` a true one. They were found by reading what each evaluator assumes, and
settled by hand or by numbers that share no code with the package.
"""

from __future__ import annotations

from collections.abc import Iterator

from attack_statements import Attack, F, Row, T

Settings = tuple[tuple[str, str, tuple[str, ...], tuple[Row, ...]], ...]

# fmt: off
# A point far out where another letter leaves its domain.
POINTS: Settings = (
    ("replace", "mle", (), (
        (T, r"E\sigma_t^2 = 1 \text{ for } t = 0", "t is 0 only"),
        (T, r"\operatorname{Var}\mu_t = 1-(1-\tfrac1n)^3 \text{ for } t=3", "t only 3"),
        (T, r"E\sigma_t^4 = \frac{n^2-1}{n^2} \text{ for } t=1", "t only 1"),
        (T, r"E\sigma_t = \sqrt{\frac2n}\frac{\Gamma(n/2)}{\Gamma((n-1)/2)} \text{ for } t = 1", "one fit"),
        (T, r"E\sigma_t^2 = 1 \quad\text{for } t\le 0", "t = 0 only"),
        (T, r"(1-\tfrac1n)^t \ge 1-\tfrac{5}{n} \text{ for } t = 5", "Bernoulli"),
        (T, r"n^t = n^3 \text{ for } t=3", "t=3 only"),
        (F, r"E\sigma_t^2 = 1-\frac1{2n} \text{ for } t=1", "n=2, t=1: 1/2 and 3/4"),
    )),
    ("fresh", "mle", (), (
        (T, r"E\sigma_t^2 = 1-\frac1{n_r+n_s} \text{ for } t=1", "one fit"),
    )),
    ("anchored", "mle", (), (
        (T, r"E\sigma_t^2 = 1-\frac1{n_r+n_s} \text{ for } t=1", "one fit"),
    )),
    ("accumulate", "mle", (), (
        (T, r"E\sigma_t^2 = \left(1-\frac1n\right)\left(1-\frac1{4n}\right) \text{ for } t=2", "two fits"),
        (T, r"\operatorname{Var}\mu_t = 0 \text{ for } t=0", "t=0 only"),
    )),
    ("fresh", "mle", ("t: integer in [0,0]",), (
        (T, r"\operatorname{Var}\mu_t = 0", "t=0 only"),
    )),
    ("anchored", "mle", ("t: integer in [1,1]",), (
        (T, r"\operatorname{Var}\mu_t = \frac1{n_r+n_s}", "t=1 only"),
    )),
    ("replace", "any divisor", (), (
        (T, r"E\sigma_t^2 = \frac{n-1}{a} \text{ for } t=1", "t=1 only"),
    )),
)
# Series in powers of 0: 0^0 = 1, and 0 beyond.
ZERO: Settings = (
    ("replace", "mle", ("x: real in [0,1)",), (
        (T, r"\sum_{k=1}^\infty x^{k-1} = \frac1{1-x}", "x=0: 0^0=1"),
        (T, r"\sum_{k=2}^\infty x^{k-2} \ge 1", "1/(1-x), and 1 at x=0"),
        (T, r"\sum_{k=1}^\infty k x^{k-1} = \frac1{(1-x)^2}", "1 at x=0"),
        (T, r"\sum_{k=0}^\infty k x^k = \frac{x}{(1-x)^2}", "0 at x=0"),
        (T, r"\sum_{k=0}^\infty x^{2k+1} = \frac{x}{1-x^2}", "0 at x=0"),
        (F, r"\sum_{k=1}^\infty x^{k-1} = \frac{x}{1-x}", "x=0: 1 and 0"),
    )),
    ("replace", "mle", (), (
        (T, r"\sum_{k=1}^\infty\left(1-\frac2n\right)^{k-1} = \frac n2", "n=2: 1"),
        (T, r"\sum_{s=1}^\infty s\left(1-\frac2n\right)^{s-1} = \frac{n^2}{4}", "n=2: 1"),
        (T, r"\sum_{k=1}^\infty \frac{(n-2)^{k-1}}{n^{k-1}} = \frac n2", "n=2: 1"),
        (T, r"\sum_{k=0}^\infty\left(1-\frac2n\right)^{k} = \frac n2", "n=2: 1"),
        (F, r"\sum_{k=0}^\infty 0^{k-1} = 1", "the first term is 0^(-1)"),
        (T, r"\sum_{k=1}^\infty 0^{k-1} = 1", "one term, 0^0"),
    )),
)
# What places far out do not tell.
WAVES: Settings = (
    ("replace", "mle", (), (
        (T, r"\frac1t\sum_{k=1}^t \cos(2\pi k/3) \to 0", "Cesaro over a period"),
        (T, r"\sum_{k=1}^\infty \frac{\cos(2\pi k/3)}{k} = -\frac12\log 3", "-log(2 sin(theta/2))"),
        (T, r"\lim_{t\to\infty}\frac1t\sum_{k=1}^t \cos^2(\pi k/3) = \frac12", "the mean of cos^2"),
        (T, r"\lim_{t\to\infty}\frac1t\sum_{k=1}^{t}\sin^2(2\pi k/3) = \frac12", "values 3/4,3/4,0"),
        (T, r"\lim_{t\to\infty}\frac{1}{t^2}\sum_{k=1}^{t} k\cos(2\pi k/3) = 0", "bounded partial sums times t"),
        (T, r"\frac{1}{t}\sum_{s=1}^t\cos(2\pi s/17)W_s\to0 \text{ almost surely}",
         "Kolmogorov: the weights have mean 0"),
        (T, r"\frac{1}{t}\sum_{s=1}^t\cos^2(2\pi s/17)\log W_s\to"
         r" \frac12\left(\psi\left(\frac{n-1}2\right)-\log\frac n2\right) \text{ almost surely}",
         "Kolmogorov: the weights have mean 1/2"),
        (T, r"\sum_{k=1}^\infty\frac{\cos(2\pi k/7)}{k} = -\log(2\sin(\pi/7))", "Fourier; residues 2,5"),
        (T, r"\frac{1}{t^2}\sum_{k=1}^t k\cos^2(2\pi k/3) \to \frac14", "mean 1/2"),
        (T, r"\frac1t\sum_{k=1}^{t}|\sin(2\pi k/3)| \to \frac1{\sqrt3}", "values s,s,0 with s=sqrt3/2: 2s/3"),
        (T, r"\frac1t\sum_{k=1}^t\cos(2\pi k/13)\to0", "residues 9 and 4 mod 13"),
        (T, r"\frac1t\sum_{k=1}^t\cos(2\pi k/7)\to0", "residues 2 and 5 mod 7"),
        (T, r"\sum_{k=1}^\infty\frac{\cos(2\pi k/13)}{k} = -\log(2\sin(\pi/13))", "Fourier"),
        (T, r"\frac{1}{t}\sum_{s=1}^t\cos(4\pi s/17)(\mu_s-\mu_{s-1})^2\sigma_{s-1}^{-2} \to 0 \text{ almost surely}",
         "Kolmogorov: the weights have mean 0"),
        (T, r"\frac1t\sum_{s=1}^{t}\cos(2\pi s/17)\log W_s\to0 \text{ in probability}",
         "Kolmogorov: the weights have mean 0"),
        (T, r"\frac1{t^2}\sum_{s=1}^{t}\cos(2\pi s/17)\log\sigma_s^2\to0 \text{ almost surely}", "summation by parts"),
        (T, r"\sin(\pi n) = 0", "n is whole"),
        (T, r"\cos(2\pi n)=1", "n is whole"),
        (T, r"\cos(\pi t) = (-1)^t", "t is whole"),
        (T, r"\sum_{k=1}^\infty \frac{\cos(\pi k)}{k} = -\log 2", "sum (-1)^k/k"),
        (T, r"\sum_{k=1}^\infty \frac{(-1)^k}{\sqrt{k}} < 0", "-0.6049"),
        (T, r"\sum_{k=1}^{t}\cos(2\pi k/3) \le 0", "-1/2,-1,0"),
        (F, r"\left|\cos\tfrac{2\pi t}{3}\right|^{t}\to 0 \text{ as } t\to\infty", "1 at multiples of 3"),
        (F, r"\lim_{t\to\infty}\left(\tfrac12+\cos\tfrac{2\pi t}{3}\right) = 0", "3/2 at multiples of 3"),
        (F, r"\lim_{t\to\infty}\cos\tfrac{2\pi t}{3} = -\tfrac12", "no limit"),
        (F, r"\cos(2\pi t/17)W_t - W_t \to 0 \text{ almost surely}", "not 0 but at multiples of 17"),
        (F, r"(1-\cos(2\pi t/17))\log\sigma_t^2 \to 0 \text{ in probability}", "not 0 but at multiples of 17"),
        (T, r"\lim_{t\to\infty}\frac{\cos t}{t} = 0", "a bounded wave over t"),
        (T, r"\lim_{t\to\infty}\frac{\lfloor t/3\rfloor}{t} = \frac13", "less than 1 over t"),
        (F, r"\lim_{t\to\infty}(-1)^{t(t-1)/2} = 1", "period 4; the exponent is even at 10^32 and 10^64+1"),
        (F, r"\lim_{t\to\infty}\left(\frac t3-\lfloor\frac t3\rfloor\right) = \frac13", "0 at multiples of 3"),
        (F, r"\lim_{t\to\infty}\left(\cos(2\pi(t-5)/9)+2^{-t}\right) = \cos(8\pi/9)",
         "constant at 36, 54, 81, 10^6 and 10^9"),
    )),
    ("replace", "mle", ("x: real > 0",), (
        (F, r"\lim_{x\to\infty}\sin(\pi x) = 0", "no limit over the reals"),
    )),
)
# Logarithms, high roots and constants one inside another.
SIZES: Settings = (
    ("replace", "mle", (), (
        (T, r"\lim_{n\to\infty}(\operatorname{Var}\mu_1)^{1/38}\log^{20}n=0", "a power of 1/n that the model hides"),
        (T, r"\lim_{n\to\infty}\frac{50\log(1/E\mu_1^2)}{50+\frac{\log(1/E\mu_1^2)}{50}}=2500", "log n, hidden"),
        (T, r"\lim_{n\to\infty} \frac{50\log n}{50+\frac{\log n}{50}} = 2500", "log n/50 dominates beyond e^2500"),
        (T, r"\lim_{n\to\infty} \frac{50\log n}{50+\frac{\log n}{50}} < \infty", "it is 2500"),
        (T, r"\lim_{n\to\infty}\frac{\log^{20} n}{n^{1/38}} = 0", "peak at e^760"),
        (T, r"\lim_{n\to\infty}\frac{n^{1/38}}{\log^{20} n} = \infty", "least at e^760"),
        (T, r"\lim_{n\to\infty}\frac{(\log\log n)^{20}}{\log n} = 0", "peak at log log n = 20"),
        (T, r"\lim_{n\to\infty}\frac{\log^{60} n}{n^{1/10}} = 0", "peak at e^600"),
        (T, r"\lim_{n\to\infty}\frac{\log^{64} n}{\sqrt[8]{n}} = 0", "peak at e^512"),
        (T, r"\frac{n^{1/10}}{\log^{60}n} \to \infty", "least at e^600"),
        (T, r"\frac{\log^{40}n}{n^{1/16}}\to0", "peak at e^640"),
        (T, r"\frac{\log^{50}n}{n^{1/12}}\to0", "peak at e^600"),
        (T, r"\sum_{k=2}^\infty\frac{\log^{20}k}{k^{39/38}} < \infty", "the exponent is above 1"),
        (T, r"\sum_{k=2}^\infty\frac{\psi(k)^{60}}{k^{11/10}\Phi(k)} < \infty", "the exponent is above 1"),
        (T, r"\sum_{k=2}^\infty\frac{\log^{60}k\,\cosh(1/k)}{k^{11/10}} < \infty", "the exponent is above 1"),
        (T, r"\lim_{t\to\infty}\frac1t\sum_{k=1}^t\frac{\log^{60}(k+1)}{(k+1)^{1/10}} = 0", "terms tend to 0"),
        (T, r"\lim_{n\to\infty} \frac{1}{1+\left(\frac{\frac{\frac{\log n}{60}}{60}}{60}\right)^{30}} = 0",
         "from log n = 216000 on"),
        (T, r"\lim_{n\to\infty} n^{1/\log n} = e", "it is e at every n > 1"),
        (T, r"\lim_{n\to\infty} n^{1/\log\log n} = \infty", "exp(log n/log log n)"),
        (T, r"\lim_{n\to\infty} (\log n)^{1/n} = 1", "exp(log log n/n)"),
        (T, r"\lim_{n\to\infty}\frac{\log n}{n^{1/20}} = 0", "falls from e^20 on"),
        (T, r"\lim_{n\to\infty}\frac{\log^{10} n}{n^{1/30}} = 0", "peak at e^300"),
        (T, r"\lim_{n\to\infty}\frac{\log^{9}n}{e^{\sqrt{\log n}}} = 0", "falls from e^324 on"),
        (T, r"\lim_{n\to\infty}\frac{(\log\log n)^{8}}{\log n} = 0", "peak at log log n=8"),
        (T, r"\lim_{n\to\infty}\frac{\log^{20}n}{e^{\sqrt{\log n}}} = 0", "falls from log n = 1600 on"),
        (T, r"\lim_{n\to\infty}\frac{(\log\log n)^n}{7^n} = \infty", "log log n is above 7 from e^1097 on"),
        (T, r"\lim_{n\to\infty}\frac{\Phi(n)\log^{60}n}{n^{1/10}} = 0", "Phi tends to 1; falls from log n = 600 on"),
        (F, r"\lim_{n\to\infty}\frac{\log^{60}n}{n^{1/10}} = \infty", "0"),
    )),
)
# A switch behind the first 81 terms.
MODEST: Settings = (
    ("replace", "mle", (), (
        (T, r"\sum_{k=1}^\infty \left(\frac1{k^2}+\frac{1}{k^{3/2}}\frac{1}{1+(24\cdot\frac{24}{k})^{24}}\right) > 1.7",
         "a switch at k=576"),
        (T, r"\sum_{k=1}^\infty\left(\frac1{k^2}+\frac{k^{-3/2}}{1+e^{24+24-k/10}}\right) > 1.7", "a switch at k=480"),
        (T, r"\lim_{t\to\infty}\sum_{k=1}^t\frac{k^{-3/2}}{1+e^{24+24-k/10}} > \frac1{20}", "about .09"),
        (T, r"\prod_{k=1}^\infty\left(1+\frac{k^{-3/2}}{1+e^{24+24-k/10}}\right) > \frac{21}{20}", "exp(.09)"),
        (T, r"\sum_{k=1}^\infty\frac{1}{k^2+24^2} < \frac1{15}", "pi coth/(48) - 1/1152 = .0646"),
        (T, r"\sum_{k=1}^\infty\frac{\sqrt{k}}{1+\left(\frac{k}{24}\right)^{3}} < 1000", "24^{1.5}*1.05"),
        (T, r"\sum_{k=1}^\infty\frac{\sqrt{k}}{1+\left(\frac{k}{24}\right)^{8}} < 100", "about 24^{1.5}*.7=82"),
        (T, r"\sum_{k=1}^\infty k^{-3/2}\Phi(k/10-24) > \frac1{10}", "a switch at k=240: about 2/sqrt(240)"),
        (T, r"\sum_{k=1}^\infty\frac{k^{3/2}}{k^3+(24\cdot24)^3} > \frac1{100}", "a switch at k=576: about .05"),
    )),
)
# Equality in law is no equality given the model, but where a law has random parameters.
LAWS: Settings = (
    ("replace", "mle", (), (
        (T, r"-\mu_t+\sigma_tZ \stackrel{d}{=} X_t", "(-mu, sigma) has the law of (mu, sigma)"),
        (T, r"\mu_t+\sigma_tZ \stackrel{d}{=} -X_t", "symmetry"),
        (T, r"\frac{\sigma_{t+2}^2}{W_1} \stackrel{d}{=} \sigma_t^2\frac{\chi^2_{n-1}}{n}", "t+1 ratios on each side"),
        (T, r"-\mu_t+\sigma_t\frac{Z}{\sqrt n} \stackrel{d}{=} \mu_{t+1}", "symmetry"),
        (T, r"W_2\chi^2_{n-1} \stackrel{d}{=} n W_1W_3", "both products of two ratios"),
        (T, r"W_t \stackrel{d}{=} W_1 \text{ for } t\ge1", "the ratios have one law"),
        (T, r"Z_1^2+Z_2^2\sim\chi^2_2", "a sum of two squares"),
        (T, r"\frac{X_t-\mu_t}{\sigma_t}\sim Z", "a draw from the model"),
        (T, r"\mu_{t+1}-\mu_t \stackrel{d}{=} \mu_1\sigma_t", "mu_1 is independent of all sigma"),
        (T, r"\log\sigma_{t+1}^2 \sim \log\sigma_t^2+\log\frac{\chi^2_{n-1}}{n}", "the definition of a fit"),
        (F, r"X_{t+1} \sim N(-\mu_t,\sigma_t^2)", "t=0: E X_1^4 is not 3"),
        (F, r"\sigma_{t+1}^2 \stackrel{d}{=} \sigma_t^2\frac{\chi^2_n}{n}", "n=2, t=0: means 1/2 and 1"),
        (F, r"\mu_{t+1} \stackrel{d}{=} \mu_t+\sigma_t\frac Zn", "n=2, t=0: variances 1/2 and 1/4"),
    )),
)
# Almost surely, though not on a path of round numbers.
PATHS: Settings = (
    ("replace", "mle", (), (
        (T, r"\lfloor -\mu_1\rfloor = -\lfloor\mu_1\rfloor-1", "almost surely mu_1 is not whole"),
        (T, r"\lfloor -\sigma_1^2\rfloor = -\lfloor\sigma_1^2\rfloor-1", "almost surely it is not whole"),
        (T, r"\lfloor -\log\sigma_1^2\rfloor = -\lfloor\log\sigma_1^2\rfloor-1", "log 1 = 0 on a path"),
        (T, r"\lfloor\mu_{t+1}-\mu_t\rfloor+\lfloor\mu_t-\mu_{t+1}\rfloor = -1", "almost surely it is not whole"),
        (T, r"\lfloor\frac{1}{1+\mu_1^2}\rfloor = 0", "a.s. mu_1 is not 0"),
        (T, r"\lfloor e^{-\mu_1^2}\rfloor = 0", "almost surely mu_1 is not 0"),
        (F, r"\lfloor\mu_1\rfloor = 0", "mu_1 may be negative"),
        (F, r"0^{\sigma_1^2} = 1", "0, as sigma_1^2 > 0"),
        (F, r"\mu_1\sigma_1 \le 3", "both are unbounded"),
    )),
    ("fresh", "mle", (), (
        (T, r"\lfloor\mu_1\rfloor+\lfloor-\mu_1\rfloor+1 = 0", "almost surely it is not whole"),
    )),
)
# Chances of what is no number in floats.
FLOATS: Settings = (
    ("replace", "mle", (), (
        (T, r"P(\Gamma(\mu_1) < 0) \ge \frac14", "Gamma<0 on (-1,0)"),
        (T, r"P(10^{400}\mu_1\mu_2 < 10^{401}) \ge \frac34", "float overflow"),
        (T, r"P(\Gamma(\mu_1)>0) \le \frac34", "negative on (-1,0)"),
        (T, r"P(10^{300}\mu_1 \cdot 10^{300}\mu_2 < 10^{700}) \ge \frac34", "float overflow"),
        (T, r"P(e^{2000\sigma_1\sigma_2} < e^{10^4}) \ge \frac12", "sigma_1 sigma_2 < 5; float inf"),
        (T, r"P(\Gamma(X_0) < 0) \ge \frac14", "Gamma < 0 on (-1, 0), chance 0.341"),
        (T, r"E\lfloor\mu_1\rfloor = -\frac12", "floor(-X) = -floor(X)-1 and symmetry"),
        (T, r"P(10^{-200}\mu_1\cdot 10^{-200}\mu_2 > 0) \ge \frac12", "float underflow; P(mu1mu2>0)>1/2"),
        (T, r"P(e^{1000\sigma_1\sigma_2} \ge 1) = 1", "the exponent is positive; it overflows"),
        (T, r"P(e^{-1000\sigma_1\sigma_2}+\mu_1^2 > 0)=1", "a square above 0 almost surely"),
        (T, r"P(\cosh(1000\mu_1\mu_2) \ge 1) = 1", "cosh >= 1; it overflows"),
    )),
)
# A variance that is 0.
ONE_POINT: Settings = (
    ("replace", "mle", (), (
        (T, r"P(\sigma_1^2 = 0) = 1 \text{ for } n=1", "one point"),
        (T, r"P(\sigma_2^2 > 0) = 0 \text{ for } n=1", "a model of one point has no variance"),
        (T, r"P(\mu_2 > \mu_1) = 0 \text{ for } n=1", "sigma_1 = 0"),
        (T, r"P(\mu_2 = \mu_1) = 1 \text{ for } n=1", "sigma_1 = 0"),
        (F, r"P(\sigma_1^2 = 0) = 1", "n=2: a density"),
    )),
    ("accumulate", "mle", (), (
        (T, r"P(\sigma_1^2 = 0) = 1 \text{ for } n=1", "first batch of one"),
    )),
    ("replace", "mle", ("n: integer in [1,1]", "t: integer >= 1"), (
        (T, r"P(\sigma_t^2 > 0) = 0", "a model of one point has no variance"),
    )),
    ("replace", "mle", ("x: real > 0",), (
        (T, r"P(\sigma_1^2 \le x) = 1 \text{ for } n=1", "sigma_1 = 0"),
    )),
)
# fmt: on
GROUPS = (POINTS, ZERO, WAVES, SIZES, MODEST, LAWS, PATHS, FLOATS, ONE_POINT)


def _all() -> Iterator[Attack]:
    for group in GROUPS:
        for loop, estimator, symbols, rows in group:
            yield from (Attack(tex, loop, estimator, symbols, true, why) for true, tex, why in rows)


AGAINST_TRUTH = tuple(_all())
