"""The rules for what is random: runs, the collapse time, probabilities, laws and means, and what they must refuse."""

from __future__ import annotations

from typing import Any

import pytest

from kernel_rules import MEAN_IS_GEOMETRIC, N, T, applied, by_induction, less, setting_with_n
from modelcollapse.checking import kernel
from modelcollapse.checking.kernel import Theorem, Unproved
from modelcollapse.checking.kernel.build import ONE, ZERO, power
from modelcollapse.checking.terms import Apply, Process, Symbol, Term, number
from proof_claims import Case, read


def test_the_strong_law_needs_a_ratio_law_and_the_sign_of_its_drift() -> None:
    assert applied(kernel.strong_law, Case(r"\sigma_t \to 0 \quad\text{almost surely}")).level == "CITED"
    for case in (
        Case(r"\sigma_t^2 \to 0 \quad\text{almost surely}", "accumulate"),
        Case(r"\sigma_t^2 \to 0 \quad\text{almost surely}", "fresh"),
        Case(r"\sigma_t^2 \to 0 \quad\text{almost surely}", estimator="any"),
        Case(r"\sigma_t^2 \to \infty \quad\text{almost surely}"),
        Case(r"\sigma_t^{-2} \to 0 \quad\text{almost surely}"),
        Case(r"\sigma_t^2 \to \frac12 \quad\text{almost surely}"),
        Case(r"2^t\sigma_t^2 \to 0 \quad\text{almost surely}"),
        Case(r"\frac1t\log\sigma_t^2 \to -\frac2n \quad\text{almost surely}"),
        Case(r"\mu_t^2 \to 0 \quad\text{almost surely}"),
    ):
        with pytest.raises(Unproved):
            applied(kernel.strong_law, case)


def test_wald_and_lorden_bound_the_mean_of_t_where_the_drift_is_negative() -> None:
    setting = read(MEAN_IS_GEOMETRIC)[1]
    known = {what: kernel.wald(what, setting_with_n(setting), setting.domain) for what in ("finite", "below", "above")}
    assert {theorem.level for theorem in known.values()} == {"CITED"}
    wald_ratio = r"\frac{\log(1/\epsilon)}{\log(n/2)-\psi((n-1)/2)}"
    more = r"\frac{\psi_1((n-1)/2)}{(\log(n/2)-\psi((n-1)/2))^2}"

    def follows(tex: str, what: str) -> Theorem:
        return applied(kernel.algebra, Case(tex), facts=(known["finite"],), using=((ONE, known[what]),))

    for tex, what in (
        (rf"\mathbb{{E}}\,T \ge {wald_ratio}", "below"),
        (rf"\mathbb{{E}}\,T > {wald_ratio}", "below"),
        (rf"\mathbb{{E}}\,T \le {wald_ratio}+{more}+1", "above"),
    ):
        assert follows(tex, what).level == "CITED"
    for tex in (
        rf"\mathbb{{E}}\,T \le {wald_ratio}",
        rf"\mathbb{{E}}\,T = {wald_ratio}",
        rf"\mathbb{{E}}\,T \ge 2\cdot{wald_ratio}",
        rf"\mathbb{{E}}\,T < {wald_ratio}+{more}+1",  # Lorden's bound is not strict
        rf"\mathbb{{E}}\,T \le {wald_ratio}+{more}",
        r"\mathbb{E}\,T \ge 2",
    ):
        for what in ("below", "above"):
            with pytest.raises(Unproved):
                follows(tex, what)
    for case in (Case(MEAN_IS_GEOMETRIC.tex, estimator="any"), Case(MEAN_IS_GEOMETRIC.tex, "accumulate")):
        other = read(case)[1]
        for what in ("finite", "surely", "below", "above"):
            with pytest.raises(Unproved):
                kernel.wald(what, setting_with_n(other), other.domain)


def test_the_mean_of_t_is_a_number_only_where_it_is_finite() -> None:
    setting = setting_with_n(read(MEAN_IS_GEOMETRIC)[1])
    finite = kernel.wald("finite", setting, setting.domain)
    for tex in (r"\mathbb{E}\,T = \mathbb{E}\,T", r"\mathbb{E}\,T > 1"):
        assert applied(kernel.algebra, Case(tex), facts=(finite,)).level == "CITED"
        # Not without the theorem, not for another law, not for a threshold that the theorem does not cover.
        for case, facts in (
            (Case(tex), ()),
            (Case(tex, estimator="any"), (finite,)),
            (Case(tex, symbols=("epsilon: real > 0, <= 1",)), (finite,)),
        ):
            with pytest.raises(Unproved):
                applied(kernel.algebra, case, facts=facts)


X_POSITIVE, K_POSITIVE = ("x: real > 0",), ("k: real > 0",)


def test_markov_proves_and_refuses() -> None:
    def bounded(case: Case, big: Term, least: Term, p: Term) -> Theorem:
        claim, setting = read(case)
        tail = kernel.markov(big, least, p, setting_with_n(setting), setting.domain)
        return applied(kernel.algebra, case, using=((ONE, tail),))

    variance, modulus = power(Process("sigma", T), 2), Apply("abs", (Process("mu", T),))
    x, k, eps, two = Symbol("x"), Symbol("k"), Symbol("eps"), number(2)
    for case, big, least, p in (
        (Case(r"P(\sigma_t^2 \ge x) \le \frac{\mathbb{E}\,\sigma_t^4}{x^2}", symbols=X_POSITIVE), variance, x, two),
        (Case(r"P(|\mu_t| > k) \le \frac{\mathbb{E}\,\mu_t^2}{k^2}", symbols=K_POSITIVE), modulus, k, two),
        (Case(r"P(T > t) \le \frac{\mathbb{E}\,\sigma_t^2}{\epsilon}"), variance, eps, ONE),
        (Case(r"P(T \le t) \ge 1-\frac{\mathbb{E}\,\sigma_t^2}{\epsilon}"), variance, eps, ONE),
        (Case(r"P(\sigma_t < x) \ge 1-\frac{\mathbb{E}\,\sigma_t^2}{x^2}", symbols=X_POSITIVE), variance, power(x, 2),
         ONE),
    ):  # fmt: skip
        assert bounded(case, big, least, p).level == "CITED"
    for case, big, least, p in (
        # the other event, the other way, not strict
        (Case(r"P(\sigma_t^2 \le x) \le \frac{\mathbb{E}\,\sigma_t^2}{x}", symbols=X_POSITIVE), variance, x, ONE),
        (Case(r"P(\sigma_t^2 \ge x) \ge \frac{\mathbb{E}\,\sigma_t^2}{x}", symbols=X_POSITIVE), variance, x, ONE),
        (Case(r"P(\sigma_t^2 \ge x) < \frac{\mathbb{E}\,\sigma_t^2}{x}", symbols=X_POSITIVE), variance, x, ONE),
        (Case(r"P(\sigma_t^2 \ge x) \le \frac{\mathbb{E}\,\sigma_t^2}{x}"), variance, x, ONE),  # x may be 0
        (Case(r"P(\mu_t \ge k) \le \frac{\mathbb{E}\,\mu_t}{k}", symbols=K_POSITIVE), Process("mu", T), k, ONE),
        # a threshold below 0: the event is sure
        (Case(r"P(\sigma_t^2 > x) \le \frac{\mathbb{E}\,\sigma_t^4}{x^2}", symbols=("x: real < 0",)), variance, x, two),
        (Case(r"P(|\mu_t| \ge k) \le \frac{\mathbb{E}\,\mu_t^3}{k^3}", symbols=K_POSITIVE), modulus, k, number(3)),
        (Case(r"P(T \le t) \le \frac{\mathbb{E}\,\sigma_t^2}{\epsilon}"), variance, eps, ONE),
        (Case(r"P(T \ge t) \le \frac{\mathbb{E}\,\sigma_t^2}{\epsilon}"), variance, eps, ONE),
        # an infinite mean at n = 3
        (Case(r"P(\sigma_t^2 \le x) \le x\,\mathbb{E}\,\sigma_t^{-2}", symbols=X_POSITIVE), power(variance, -1),
         power(x, -1), ONE),
    ):  # fmt: skip
        with pytest.raises(Unproved):
            bounded(case, big, least, p)


def test_probabilities_are_numbers_of_the_unit_interval_ordered_by_their_events() -> None:
    three = ("n: integer >= 3, <= 3",)
    for case in (
        Case(r"P(\sigma_t^2 > 0) = 1"),
        Case(r"P(\sigma_t^2 > 2x) \le P(\sigma_t^2 > x)"),
        Case(r"P(\sigma_t > x) = P(\sigma_t^2 > x^2)"),
        Case(r"P(\sigma_t^2 > x) = 1-P(\sigma_t^2 \le x)"),
        Case(r"P(|\mu_t| > k) = P(\mu_t^2 > k^2)"),
        Case(r"P(T > t+1) \le P(T > t)"),
        Case(r"P(T \ge 1) = 1"),
        Case(r"P(T = t+1) = P(T>t)-P(T>t+1)"),
        Case(r"P(T \le t) \ge P(\sigma_t^2 \le \epsilon)"),
        Case(r"P(T \le 1) = P(\sigma_1^2 \le \epsilon)"),
        Case(r"P(\mu_t > 0) = \frac12 \quad\text{for } t\ge 1"),
        Case(r"P(\mu_1 \le x) = \Phi(\sqrt n\,x)"),
        Case(r"P(|\mu_1| > k) = 2-2\Phi(k\sqrt n)"),
        Case(r"P(|\mu_1| > k) = 2-2\Phi(k\sqrt n)", estimator="unbiased"),
        Case(r"P(\sigma_1^2 \le x) = 1-e^{-3x/2}", symbols=three),
        Case(r"P(\sigma_1^2 \le x) = 2\Phi(\sqrt{2x})-1", symbols=("n: integer >= 2, <= 2",)),
    ):
        assert applied(kernel.algebra, case).level == "PROVED", case.tex
    for case in (
        Case(r"P(\sigma_t^2 > 0) < 1"),
        Case(r"P(\sigma_t^2 > x) \le P(\sigma_t^2 > 2x)"),
        Case(r"P(\sigma_t > x) = P(\sigma_t^2 > x)"),
        Case(r"P(\sigma_t^2 > x) = P(\sigma_t^2 \ge x)"),  # an atom of sigma_0^2 at x = 1
        Case(r"P(\mu_t^2 > 0) = 1"),  # 0 at t = 0
        Case(r"P(|\mu_t| > k) = P(\mu_t^2 > k^2)", symbols=("k: real",)),
        Case(r"P(T > t) \le P(T > t+1)"),
        Case(r"P(T > t+1) < P(T > t)"),  # both 1 before the first fit, and of an open order later
        Case(r"P(T = t) = P(T \ge t)"),
        Case(r"P(T \le t) \le P(\sigma_t^2 \le \epsilon)"),
        Case(r"P(T \le 2) = P(\sigma_2^2 \le \epsilon)"),
        Case(r"P(T > t) \le P(\sigma_{t+1}^2 > \epsilon)"),
        Case(r"P(T \ge 1) = 1", symbols=("epsilon: real > 0",)),  # 0 where epsilon > 1: T = 0
        Case(r"P(\mu_t > 0) = \frac12"),  # 0 at t = 0
        Case(r"P(\mu_2 \le x) = \Phi(\sqrt n\,x)"),
        Case(r"P(\mu_1 \le x) = \Phi(n x)"),
        Case(r"P(\sigma_1^2 \le x) = 1-e^{-3x/2}"),
        Case(r"P(\sigma_1^2 \le x) = 1-e^{-3x/2}", symbols=(*three, "x: real")),  # 0 for x < 0
        Case(r"P(\sigma_1^2 \le x) = 1-e^{-3x/2}", estimator="unbiased", symbols=three),
        Case(r"\lim_{n\to\infty}P(\sigma_t^2 > x) = P(\sigma_t^2 > x)"),
    ):
        with pytest.raises(Unproved):
            applied(kernel.algebra, case)
        with pytest.raises(Unproved):
            applied(kernel.limit_of_form, case, ZERO)


def test_an_inequality_between_random_terms_asks_for_the_sign_of_every_summand() -> None:
    for tex, level in (
        (r"\mathbb{E}[\sigma_{t+1}^2\mid\sigma_t] \le \sigma_t^2", "PROVED"),
        (r"\mathbb{E}[\sigma_{t+1}\mid\sigma_t] < \sigma_t", "CERTIFIED"),
        (r"\mathbb{E}[\mu_{t+1}^2\mid\mu_t,\sigma_t] \ge \mu_t^2", "PROVED"),
        (r"\mathbb{E}[\mu_{t+1}^2\mid\mu_t,\sigma_t] > \mu_t^2", "PROVED"),
    ):
        assert applied(kernel.algebra, Case(tex)).level == level
    for tex in (
        r"\mathbb{E}[\sigma_{t+1}^2\mid\sigma_t] \ge \sigma_t^2",
        r"\mathbb{E}[\sigma_{t+1}^2\mid\sigma_t] \le \sigma_t",
        r"\mathbb{E}[\mu_{t+1}\mid\mu_t] \ge 0",
        r"\mu_t^2 > 0",
        r"\mu_t\sigma_t \ge 0",
        r"\sigma_t^2 > \sigma_t^2",
    ):
        with pytest.raises(Unproved):
            applied(kernel.algebra, Case(tex))


def test_inequalities_are_added_with_weights_that_are_not_negative() -> None:
    below = applied(kernel.telescoping, Case(r"\mathbb{E}\,\sigma_t^2 \le 1"), "t", ONE)
    strict = applied(kernel.algebra, Case(r"0 < \mathbb{E}\,\sigma_t^2"))

    def follows(tex: str, *using: tuple[Term, Theorem], **other: Any) -> Theorem:
        return applied(kernel.algebra, Case(tex, **other), using=using)

    assert follows(r"n\,\mathbb{E}\,\sigma_t^2 \le n", (N, below)).rule == below.rule
    assert follows(r"\mathbb{E}\,\sigma_t^2 < 2", (ONE, below)).level == "PROVED"
    assert follows(r"0 < n\,\mathbb{E}\,\sigma_t^2 + 1-\mathbb{E}\,\sigma_t^2", (N, strict), (ONE, below))
    for tex, using in (
        (r"\mathbb{E}\,\sigma_t^2 < 1", ((ONE, below),)),  # equality at t = 0
        (r"1 = \mathbb{E}\,\sigma_t^2", ((ONE, below),)),
        (r"\mathbb{E}\,\sigma_t^2 \ne 2", ((ONE, below),)),
        (r"\mathbb{E}\,\sigma_t^2 \ge 1", ((number(-1), below),)),  # a weight below 0
        (r"x\,\mathbb{E}\,\sigma_t^2 > 0", ((Symbol("x"), strict),)),  # a weight that may be 0
        (r"\mathbb{E}\,\sigma_{t+1}^2 \ge 1", ((ONE, below),)),
    ):
        with pytest.raises(Unproved):
            follows(tex, *using)
    with pytest.raises(Unproved):
        follows(r"\mathbb{E}\,\sigma_t^2 \le 1", (ONE, below), estimator="min-mse")
    later = applied(kernel.telescoping, Case(r"\mathbb{E}\,\sigma_t^2 < 1 \quad\text{for } t\ge 1"), "t", ONE)
    with pytest.raises(Unproved):
        follows(r"\mathbb{E}\,\sigma_t^2 < 1", (ONE, later))


def test_every_mean_in_a_theorem_is_shown_to_be_finite() -> None:
    infinite = r"\mathbb{E}\,\sigma_1^{-2}"  # at n = 2 and 3
    odd = by_induction(Case(r"\mathbb{E}\,\mu_t = 0"), less(ONE))
    for tex in (
        rf"{infinite} - {infinite} = 0",
        rf"2{infinite} - {infinite} = {infinite}",
        rf"{infinite} \le {infinite} + 1",
        rf"{infinite} \ge 0",
        rf"\left({infinite}\right)^0 = 1",
        rf"0\cdot{infinite} = 0",
        rf"{infinite}\cdot\mathbb{{E}}[\mu_t] = 0",
        r"\operatorname{Var}(1/\sigma_t) = \mathbb{E}\,\sigma_t^{-2} - (\mathbb{E}\,\sigma_t^{-1})^2",
        r"\operatorname{Cov}(\mu_1,\sigma_1^{-2}) = 0",
        r"\mathbb{E}[\mathbb{E}[\sigma_{t+1}^{-2}\mid\sigma_t]-\mathbb{E}[\sigma_{t+1}^{-2}\mid\sigma_t]] = 0",
        r"\sum_{k=1}^{t}\mathbb{E}\,\sigma_k^{-2} = \sum_{k=1}^{t}\mathbb{E}\,\sigma_k^{-2}",
        rf"P(\sigma_t^2 > 0\cdot{infinite}) \le 1",
        r"\mathbb{E}[\chi^2_{1}/(\chi^2_{1})^{2}] \ge 0",
    ):
        with pytest.raises(Unproved):
            applied(kernel.algebra, Case(tex), facts=(odd,))
        if "P(" not in tex and "chi" not in tex:
            assert applied(kernel.algebra, Case(tex, symbols=("n: integer >= 6",)), facts=(odd,)).level == "PROVED"
    for rule, tex in (
        (kernel.law_of_fit, rf"\sigma_{{t+1}}^2\left({infinite}\right)^0 = \sigma_t^2\frac{{\chi^2_{{n-1}}}}{{n}}"),
        (kernel.strong_law, rf"\left({infinite}\right)^0\sigma_t^2 \to 0 \quad\text{{almost surely}}"),
    ):
        with pytest.raises(Unproved):
            applied(rule, Case(tex))
        assert applied(rule, Case(tex, symbols=("n: integer >= 4",)))


def test_a_modulus_has_a_mean_and_a_variance() -> None:
    square, modulus = Case(r"(\mathbb{E}|\mu_t|)^2 \le \mathbb{E}\,\mu_t^2"), Apply("abs", (Process("mu", T),))
    assert applied(kernel.jensen, square, "variance", modulus, ONE).level == "PROVED"
    assert applied(kernel.algebra, Case(r"\mathbb{E}|\mu_t| \ge 0")).level == "PROVED"
    for tex in (r"(\mathbb{E}|\mu_t|)^2 \ge \mathbb{E}\,\mu_t^2", r"(\mathbb{E}|\mu_t|)^2 < \mathbb{E}\,\mu_t^2"):
        with pytest.raises(Unproved):
            applied(kernel.jensen, Case(tex), "variance", modulus, ONE)
    for tex in (r"\mathbb{E}|\mu_t| > 0", r"\mathbb{E}\left|\frac{1}{\sigma_1}\right| \ge 0"):
        with pytest.raises(Unproved):
            applied(kernel.algebra, Case(tex))


def test_the_law_of_a_fit_is_told_exactly() -> None:
    for tex in (
        r"\sigma_{t+1}^2 = \sigma_t^2\frac{\chi^2_{n-1}}{n}",
        r"\mu_{t+1} = \mu_t + \frac{\sigma_t}{\sqrt n} Z",
        r"W_{t+1} \sim \frac{\chi^2_{n-1}}{n}",
    ):
        assert applied(kernel.law_of_fit, Case(tex)).level == "PROVED"
    for tex in (
        r"\sigma_{t+1}^2 = \sigma_t^2\frac{\chi^2_{n}}{n}",
        r"\sigma_{t+1}^2 = \sigma_t^2\frac{\chi^2_{n-1}}{n-1}",
        r"\sigma_{t+2}^2 = \sigma_t^2\frac{\chi^2_{n-1}}{n}",
        r"\sigma_{t}^2 = \sigma_{t+1}^2\frac{\chi^2_{n-1}}{n}",
        r"\sigma_{t+1}^2 = \frac{\chi^2_{n-1}}{n}",
        r"\sigma_{t+1} = \sigma_t\frac{\chi^2_{n-1}}{n}",
        r"\mu_{t+1} = \mu_t + \frac{\sigma_t}{n} Z",
        r"\mu_{t+1} = \mu_t + \frac{1}{\sqrt n} Z",
        r"\mu_{t+1} = \frac{\sigma_t}{\sqrt n} Z",
        r"\mu_{t+1} = 2\mu_t + \frac{\sigma_t}{\sqrt n} Z",
        r"\mu_{t+1} + X_t = X_t + \mu_t + \frac{\sigma_t}{\sqrt n} Z",  # jointly with a draw
        r"\mu_{t+1}\sigma_{t+1}^2 = \mu_t\sigma_t^2\frac{\chi^2_{n-1}}{n}",
    ):
        with pytest.raises(Unproved):
            applied(kernel.law_of_fit, Case(tex))
