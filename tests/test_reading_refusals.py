"""What the reader does not know, or would have to guess, it refuses, and names the token."""

# ruff: noqa: E501  (formulas and documents stand on one line)
from __future__ import annotations

from fractions import Fraction

import pytest

from modelcollapse.checking.domain import CONVENTIONS, Range
from modelcollapse.checking.reading import Unreadable, read_claims, read_display, read_term

DOMAIN = {**CONVENTIONS, "c": Range(False, Fraction(0)), "s": Range(True, Fraction(0)), "i": Range(True, Fraction(0))}

REFUSED = [
    # unknown letters and commands
    (r"q^t = 1", "q", "unknown symbol q; declare it"), (r"\alpha > 0", r"\alpha", "unknown symbol alpha"),
    (r"n_t > 1", "n", "unknown symbol n_t"), (r"v_t = 1", "v", "unknown symbol v_t"),
    (r"\mathbb{E}\log W < 0", "W", "unknown symbol W; write W_t"), (r"\sigma^2 = 1", r"\sigma", r"write \sigma_0"),
    (r"E X = 0", "X", "write X_t"), (r"t \approx n", r"\approx", "not exact enough"), (r"x \simeq 1", r"\simeq", ""),
    (r"x \propto n", r"\propto", ""), (r"n \gg 1", r"\gg", ""), (r"\int_0^1 x = 1", r"\int", "integral"),
    (r"\hat\sigma_t^2 = 1", r"\hat", ""), (r"\bar x = 1", r"\bar", ""), (r"x = O(1/n)", "O", "order of magnitude"),
    (r"x \pm 1 = n", r"\pm", ""), (r"\sup_t \mu_t = 1", r"\sup", ""), (r"\mathbb{1} = 1", r"\mathbb{1}", ""),
    (r"\Sigma_t = 1", r"\Sigma", ""), (r"a \in \mathbb{N}", r"\in", ""), (r"x \implies n", r"\implies", ""),
    (r"\foo = 1", r"\foo", "unknown command"), (r"σ_t^2 = 1", "σ", "character"), (r"x = 1 % note", "%", "character"),
    (r"x := n", ":", ""), (r"x \equiv n", r"\equiv", ""), (r"n * 2 = x", "*", ""),
    # what may mean two things
    (r"\mathbb{E}\,T < 1/2n", "n", r"\frac{1}{2n}"), (r"x/n/2 < 1", "/", "parentheses"),
    (r"\log n t < 1", "t", "argument"), (r"\log n/n < 1", "/", "stroke"), (r"\log(x)^2 > 0", "^", "power"),
    (r"\log 2 (n-1) > 0", "(", "argument"), (r"\sin 2\pi = 0", r"\pi", "argument"),
    (r"\mathbb{E}(\mu_t-1)^2 = 1", "^", "inside of E"), (r"\mathbb{E}\,\sigma_t^2/\mu_t^2 = 1", "=", "reach over"),
    (r"E(\sigma_t)\mu_t = 1", "=", "reach over"), (r"E \sigma_t^2 \cdot \mu_t^2 = 1", "=", "reach over"),
    (r"\operatorname{Var}\mu_t \sigma_t = 1", r"\sigma", "Var"), (r"\operatorname{Var}\mu_t/n = 1", "/", "stroke"),
    (r"\mathbb{E}^2[\mu_t] = 1", "^", "E"),
    (r"\mathbb{E}_t[\mu_t] = 1", "_", "index"), (r"n(t) = 1", "(", "function of an index"), (r"c(t) = 1", "(", ""),
    (r"x^{(t)} = 1", "(", "index or a power"), (r"{n-1}t = x", "{", "braces do not print"),
    (r"{x+1}^2 > 0", "{", "braces do not print"), (r"2\frac12 > n", r"\frac", "mixed number"),
    (r"x^10 > 0", "10", "first digit"), (r"\frac12^2 < 1", "^", "belong"), (r"n 2 > 1", "2", "number after"),
    (r"\frac1n2^t > 1", "2", "number after"),
    (r"\sum_{k=1}^t \frac1k + k > 0", "k", "parentheses"), (r"\lim_{t\to\infty} x^t + t = 1", "t", "parentheses"),
    (r"\prod_{k=1}^t (1-1/k) c = 1", "(", "belong to the product"), (r"\prod_{k=1}^t k \cdot n > 0", r"\cdot", "product"),
    (r"\prod_{k=1}^t 1 - 1/k = 1", "1", "parentheses"), (r"n^2! > 1", "!", "belong"), (r"n!! > 1", "!", ""),
    (r"x^2^3 > 0", "^", ""), (r"10^{-9} < 1e-9", "1e-9", "10^{-9}"), (r"\sqrt x^2 > 0", r"\sqrt", "under the root"),
    (r"\mathbb{E}[X_1] = 0", "1", "one sample"), (r"\frac1n\sum_{i=1}^n X_i = \mu_t", "i", "one sample"),
    (r"\sum_{k=1}^t Z_k = 0", "k", "every index"), (r"\chi^2_{n-1}\chi^2_{n-1} > 0", ">", "one variable twice"),
    (r"\mathbb{E}[\mu_{t+1}Z_t] = 0", "=", "depend on mu"), (r"(1-\frac1n)^t \sim e^{-t/n}", r"\sim", "infinity"),
    (r"(1-\frac1n)^t \to 1", r"\to", "infinity"), (r"\sigma_t^2 \to 0", r"\to", "almost surely"),
    (r"n = 5", "=", "definition"), (r"\mathbb{E}\,\mu_t = 0, \quad n = 2c", "n", "with a number"),
    (r"\mathbb{E}\,\mu_t = 0 \\ n \ge 3", r"\ge", "claim, or a condition"), (r"\infty - \infty = 0", "=", "infinity"),
    # scripts, functions, brackets
    (r"\mu_t' = 0", "'", "prime"), (r"f'(x) = 0", "'", "prime"), (r"\psi''(x) > 0", "'", "derivative"),
    (r"\psi_2(x) > 0", "_", "derivative"), (r"\psi^{-1}(x) > 0", "-", "inverse"), (r"\log_2 x > 0", "_", "base"),
    (r"\Gamma x > 0", "x", "brackets"), (r"\sigma_{x} = 1", "x", "integer"), (r"\sigma_{t/2} = 1", "t", "integer"),
    (r"\chi^2(n,-1) > 0", r"\chi", "one argument"), (r"\lim_{x\to n} x = n", "n", "number or to infinity"),
    (r"\chi_{n-1} > 0", r"\chi", "only"), (r"(x+1 > 0", ">", "expected )"), (r"(x]+1 > 0", "]", "expected )"),
    (r"\left. x \right| > 0", r"\left", "delimiter"), (r"\frac{1}{n > 0", "{", "not closed"), (r"x + > 0", ">", ""),
    (r"\frac{d}{dx} > 0", r"\frac", "derivative"), (r"\sum_k k > 0", "k", "index"), (r"\sum_{k<t} k > 0", "k", "index"),
    (r"\sum_{t=1}^T t > 0", r"\sum", "random"), (r"P(0 < \mu_t < 1) = 0", "<", "one relation"),
    (r"P(\mu_t > 0 \mid \sigma_t) = 0", r"\mid", "conditional"), (r"P(\mu_t>0, T>t) = 0", ",", "one relation"),
    (r"\mathbb{E}[\mu_t \mid \mathcal{G}_t] = 0", r"\mathcal{G}", ""), (r"\mathrm{KL}(N_t; N_0) = 0", ";", "apart"),
    (r"\mathbb{E}[\mu_t \mid \mu_s^2] = 0", r"\mu", "processes"), (r"1.2.3 < x", ".3", "number"),
    (r"\begin{cases} x = 1 \end{cases}", r"\begin{cases}", "environment"), (r"9" * 31 + " > x", "9" * 31, "30 digits"),
    (r"x^{99999} > 0", "99999", "4 digits"), (r"x > n \text{ if and only if } n = 3", "only", "word"), (r"E\mu_t = 0 \text{ for large } t", "large", ""),
    (r"E\mu_t = 0 \text{ w.h.p.}", "w.h.p", "word"), (r"\mu_t \to 0 \text{ in the end}", "in", "word"),
    (r"\mathbb{E}\,\mu_t = 0 \quad\text{for } n\ge 0", "n", "new points"), (r"\mathbb{E}\,\mu_t = 0 \quad (t \ge -1)", "t", ">= 0"),
    (r"\mathbb{E}\,\mu_t = 0 \quad\text{as } t\to\infty", "=", "nothing here"), (r"\mathbb{E}\,\mu_t", r"\mathbb{E}", "relations"),
    (r"= 1", "=", "left side"), (r"", "", "none"), (r"x \\ \tag{a}", "a", "without a relation"), (r"x > 1 \tag{a} \tag{b}", "b", "one reason"),
    (r"X_t \mid \mu_{t+1} \sim N(\mu_t, 1)", r"\mid", ""), (r"P > 0", ">", "event"), (r"E > 0", ">", ""),
]  # fmt: skip


@pytest.mark.parametrize(("tex", "token", "message"), REFUSED, ids=lambda part: str(part)[:40])
def test_it_is_refused_and_the_token_is_named(tex: str, token: str, message: str) -> None:
    with pytest.raises(Unreadable) as caught:
        read_claims(tex, DOMAIN)
    assert caught.value.token == token
    assert message in str(caught.value)
    assert "\n" not in str(caught.value)
    assert 0 <= caught.value.position <= len(tex)


def test_there_are_enough_refusals() -> None:
    assert len({tex for tex, _, _ in REFUSED}) == len(REFUSED) >= 60


def test_an_unreadable_row_leaves_the_others() -> None:
    first, second, third, fourth = read_display(r"x > 1 \\ &\approx 2 \\ &< 3 \\ n > x \tag{why}", DOMAIN)
    assert [len(line.claims) for line in (first, second, third, fourth)] == [1, 0, 0, 1]
    assert second.error is not None and second.error.token == r"\approx"
    assert third.error is not None and "left side" in str(third.error)
    assert fourth.by == "why"


def test_depth_and_length_are_bounded() -> None:
    for tex in (
        "(" * 900 + "x" + ")" * 900, "x^{" * 900 + "x" + "}" * 900, r"\log" * 900 + " x", "-" * 900 + "x", "x" * 4001,
        r"\sqrt{" * 500 + "x" + "}" * 500, "|" * 999, "E[" * 999, r"\frac" * 900,
        r"\text{$" * 500,
    ):  # fmt: skip
        with pytest.raises(Unreadable):
            read_claims(tex, DOMAIN)


def test_definitions_cannot_multiply_beyond_bounds() -> None:
    terms = {"c": read_term("x+1", DOMAIN)}
    domain = {**CONVENTIONS}
    with pytest.raises(Unreadable, match="too long"):
        for _ in range(40):
            terms["c"] = read_term("c+c", domain, terms)


def test_a_definition_is_not_caught_by_an_index() -> None:
    with pytest.raises(Unreadable, match="which is an index here"):
        read_claims(r"\sum_{t=1}^{n} c > 0", CONVENTIONS, {"c": read_term("x^t")})
