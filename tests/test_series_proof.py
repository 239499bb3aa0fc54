"""Sums and products, finite and without end: what is proved of them, false twins beside it, and the rules."""

from __future__ import annotations

from typing import NamedTuple

import pytest

from modelcollapse.checking.kernel import (
    Theorem,
)
from modelcollapse.checking.proof import prove
from modelcollapse.checking.stated import stated

BUDGET, SHORT = 8.0, 1.5


class Pair(NamedTuple):
    """A true statement and a false one next to it."""

    true: str
    false: str
    symbols: tuple[str, ...] = ()
    loop: str = "replace"
    estimator: str = "mle"


FINITE = (
    Pair(r"\prod_{k=1}^t\left(1-\frac1{2k}\right) = 4^{-t}\binom{2t}t",
         r"\prod_{k=1}^t\left(1-\frac1{2k}\right) = 2^{-t}\binom{2t}t"),
    Pair(r"\sum_{s=1}^t s(1-\frac1n)^{s-1} = n^2-n(n+t)(1-\frac1n)^t",
         r"\sum_{s=1}^t s(1-\frac1n)^{s-1} = n^2-n(n+t)(1-\frac1n)^{t+1}"),
    Pair(r"\sum_{k=1}^t 2^{-k}\prod_{j=1}^{k-1}(1-2^{-j}) = 1-\prod_{j=1}^t(1-2^{-j})",
         r"\sum_{k=1}^t 2^{-k}\prod_{j=1}^{k}(1-2^{-j}) = 1-\prod_{j=1}^t(1-2^{-j})"),
    Pair(r"\sum_{k=1}^t k\cdot k! = (t+1)!-1", r"\sum_{k=1}^t k\cdot k! = (t+1)!"),
    Pair(r"\sum_{k=1}^t \log(1+\frac1k) = \log(t+1)", r"\sum_{k=1}^t \log(1+\frac1k) = \log(t+2)"),
    Pair(r"\sum_{k=1}^t\sum_{j=1}^k\frac1j = (t+1)\sum_{j=1}^t\frac1j - t",
         r"\sum_{k=1}^t\sum_{j=1}^k\frac1j = t\sum_{j=1}^t\frac1j - t"),
)  # fmt: skip
BOUNDS = (
    Pair(r"\prod_{j=1}^t (1-\frac1{nj}) \le (t+1)^{-1/n}", r"\prod_{j=1}^t (1-\frac1{nj}) \le (t+2)^{-1/n}"),
    Pair(r"\prod_{j=1}^t \left(1+\frac{1}{nj}\right) \ge (t+1)^{1/n}",
         r"\prod_{j=1}^t \left(1+\frac{1}{nj}\right) \le (t+1)^{1/n}"),
    Pair(r"\prod_{j=1}^t (1-\frac1{nj}) \le \exp\left(-\frac1n\sum_{j=1}^t\frac1j\right)",
         r"\prod_{j=1}^t (1-\frac1{nj}) \ge \exp\left(-\frac1n\sum_{j=1}^t\frac1j\right)"),
    Pair(r"\prod_{k=1}^t\left(1-\frac{1}{n2^k}\right) \le e^{-(1-2^{-t})/n}",
         r"\prod_{k=1}^t\left(1-\frac{1}{n2^k}\right) \le e^{-(1-4^{-t})/n}"),
    Pair(r"1-\sum_{j=1}^t\frac{1}{nj^2} \le \prod_{j=1}^t \left(1-\frac{1}{nj^2}\right)",
         r"1-\sum_{j=1}^t\frac{1}{nj^2} < \prod_{j=1}^t \left(1-\frac{1}{nj^2}\right)"),
    Pair(r"\sum_{k=1}^t\frac1{k+n} \le \log\frac{n+t}{n}", r"\sum_{k=1}^t\frac1{k+n} < \log\frac{n+t}{n}"),
    Pair(r"\sum_{k=1}^t\frac1k \le 1+\log(t+1)", r"\sum_{k=1}^t\frac1k \le \log(t+1)"),
)  # fmt: skip
TAILS = (
    Pair(r"\sum_{k=1}^t \frac1{k^2} \le \frac{\pi^2}{6}-\frac1{t+1}",
         r"\sum_{k=1}^t \frac1{k^2} \ge \frac{\pi^2}{6}-\frac1{t+1}"),
    Pair(r"\prod_{k=1}^t \left(1-\frac1{nk^2}\right) > \frac{\sin(\pi/\sqrt n)}{\pi/\sqrt n}",
         r"\prod_{k=1}^t \left(1-\frac1{nk^2}\right) < \frac{\sin(\pi/\sqrt n)}{\pi/\sqrt n}"),
    Pair(r"\mathbb{E}\sigma_t^2 > \frac{\sin(\pi/\sqrt n)}{\pi/\sqrt n}",
         r"\mathbb{E}\sigma_t^2 > \frac{\sinh(\pi/\sqrt n)}{\pi/\sqrt n}", (), "accumulate"),
    Pair(r"\sum_{k=1}^t \frac{1}{k^2} \le 2-\frac1{t+1}", r"\sum_{k=1}^t \frac{1}{k^2} \le \frac32-\frac1{t+1}"),
)  # fmt: skip
ENDLESS = (
    Pair(r"\sum_{k=1}^\infty \frac{1}{k(nk-1)} = \psi(1)-\psi(1-\frac1n)",
         r"\sum_{k=1}^\infty \frac{1}{k(nk-1)} = \psi(1)-\psi(\frac1n)"),
    Pair(r"\sum_{k=1}^\infty\frac{1}{k(k+n)} = \frac1n\sum_{j=1}^n\frac1j",
         r"\sum_{k=1}^\infty\frac{1}{k(k+n)} = \frac1n\sum_{j=1}^{n-1}\frac1j"),
    Pair(r"\frac1n\sum_{s=0}^\infty \mathbb{E}\sigma_s^2 = 1", r"\frac1n\sum_{s=1}^\infty \mathbb{E}\sigma_s^2 = 1"),
    Pair(r"\sum_{k=1}^\infty \frac{1}{(2k-1)^2} = \frac{\pi^2}{8}", r"\sum_{k=1}^\infty \frac{1}{(2k-1)^2} = 1"),
    Pair(r"\sum_{k=1}^\infty \log\left(1-\frac{1}{(k+1)^2}\right) = -\log 2",
         r"\sum_{k=1}^\infty \log\left(1-\frac{1}{(k+1)^2}\right) = \log 2"),
    Pair(r"\prod_{k=1}^\infty \left(1-\frac1{nk}\right) = 0", r"\prod_{k=1}^\infty \left(1-\frac1{nk^2}\right) = 0"),
    Pair(r"\sum_{k=1}^\infty \frac1{\sqrt k} = \infty", r"\sum_{k=1}^\infty \frac1{k\sqrt k} = \infty"),
    Pair(r"\frac14 < \prod_{k=1}^\infty(1-2^{-k})", r"\prod_{k=1}^\infty(1-2^{-k}) < \frac14"),
    Pair(r"\prod_{k=1}^\infty(1-2^{-k}) < \frac3{10}", r"\prod_{k=1}^\infty(1-2^{-k}) > \frac3{10}"),
    Pair(r"\sum_{k=1}^\infty \frac{1}{k^3} < \frac{121}{100}", r"\sum_{k=1}^\infty \frac{1}{k^3} < \frac65"),
    Pair(r"\sum_{k=1}^\infty \frac{1}{k\cdot2^k} < 1", r"\sum_{k=1}^\infty \frac{1}{k\cdot2^k} < \frac23"),
    Pair(r"\sum_{k=1}^\infty \frac{1}{k^3} < \infty", r"\sum_{k=1}^\infty \frac{1}{k} < \infty"),
)  # fmt: skip
GAMMA = (
    Pair(r"\Gamma(\tfrac{n-1}2)\Gamma(\tfrac n2) = 2^{2-n}\sqrt\pi\,\Gamma(n-1)",
         r"\Gamma(\tfrac{n-1}2)\Gamma(\tfrac n2) = 2^{1-n}\sqrt\pi\,\Gamma(n-1)"),
    Pair(r"\psi(n) = -\gamma+\sum_{k=1}^{n-1}\frac1k", r"\psi(n) = -\gamma+\sum_{k=1}^{n}\frac1k"),
    Pair(r"\psi(2x) = \tfrac12\psi(x)+\tfrac12\psi(x+\tfrac12)+\log 2",
         r"\psi(2x) = \tfrac12\psi(x)+\tfrac12\psi(x+\tfrac12)", ("x: real > 0",)),
    Pair(r"\Gamma(x)\Gamma(1-x) = \frac{\pi}{\sin(\pi x)}", r"\Gamma(x)\Gamma(1-x) = \frac{\pi}{\cos(\pi x)}",
         ("x: real in (0,1)",)),
    Pair(r"\psi_1(x)+\psi_1(1-x) = \frac{\pi^2}{\sin^2(\pi x)}", r"\psi_1(x)-\psi_1(1-x) = \frac{\pi^2}{\sin^2(\pi x)}",
         ("x: real in (0,1)",)),
    Pair(r"\psi(1-x)-\psi(x) = \pi\frac{\cos(\pi x)}{\sin(\pi x)}",
         r"\psi(x)-\psi(1-x) = \pi\frac{\cos(\pi x)}{\sin(\pi x)}", ("x: real in (0,1)",)),
    Pair(r"\psi(\tfrac34)-\psi(\tfrac14) = \pi", r"\psi(\tfrac23)-\psi(\tfrac13) = \pi"),
)  # fmt: skip
PAIRS = (*FINITE, *BOUNDS, *TAILS, *ENDLESS, *GAMMA)


def proof_of(tex: str, pair: Pair, budget: float) -> Theorem | None:
    (claim,), setting = stated(tex, pair.loop, pair.estimator, pair.symbols)
    found = prove(claim, setting, (), "", budget)
    assert found is None or found.statement == claim.statement
    return found


# Every second, for time: CI has two cores and a quarter of an hour.
@pytest.mark.parametrize("pair", PAIRS[::2], ids=range(0, len(PAIRS), 2))
def test_a_true_statement_is_proved_and_its_false_twin_is_not(pair: Pair):
    assert proof_of(pair.true, pair, BUDGET) is not None
    assert proof_of(pair.false, pair, SHORT) is None
