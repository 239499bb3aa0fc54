"""The kernel: who may make a theorem, and each rule beside statements next to a true one that it must not prove."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable
from fractions import Fraction
from typing import Any

import pytest

from modelcollapse.checking import kernel
from modelcollapse.checking.domain import INTEGER, REAL, Range
from modelcollapse.checking.kernel import Theorem, Unproved
from modelcollapse.checking.kernel.build import HALF, ONE, ZERO, minus, over, plus, power, times
from modelcollapse.checking.kernel.rules import Operator
from modelcollapse.checking.kernel.theorem import covers
from modelcollapse.checking.setting import Setting
from modelcollapse.checking.terms import Apply, Fresh, Power, Process, SameLaw, Symbol, Term, number
from proof_claims import Case, read

N, T = Symbol("n"), Symbol("t")
SHRINK = minus(ONE, over(ONE, N))
MEAN_IS_GEOMETRIC = Case(r"\mathbb{E}\,\sigma_t^2 = \left(1-\frac1n\right)^t")


def less(term: Term) -> Operator:
    """S - term."""
    return (times(number(-1), term),)


def applied(
    rule: Callable[..., Theorem], case: Case, *details: Any, facts: tuple[Theorem, ...] = (), **more: Any
) -> Theorem:
    claim, setting = read(case)
    domain = {**setting.domain, **claim.restriction}
    if rule in (kernel.strong_law, kernel.law_of_fit):
        return rule(claim.statement, setting, domain)
    return rule(claim.statement, *details, setting, domain, facts, **more)


def by_induction(case: Case, *operators: Operator, facts: tuple[Theorem, ...] = (), variable: str = "t") -> Theorem:
    return applied(kernel.induction, case, variable, operators, facts=facts)


def test_a_theorem_is_not_made_outside() -> None:
    theorem = by_induction(MEAN_IS_GEOMETRIC, less(SHRINK))
    fields = {field.name: getattr(theorem, field.name) for field in dataclasses.fields(theorem)}
    with pytest.raises(TypeError, match="only a rule"):
        Theorem(**fields, seal=None)
    with pytest.raises((TypeError, ValueError)):
        dataclasses.replace(theorem, level="PROVED")


def test_a_tree_names_the_rules_with_their_premises_below() -> None:
    case = Case(r"\operatorname{Var}(\mu_t) = 1-(1-1/n)^t")
    odd = by_induction(Case(r"\mathbb{E}\,\mu_t = 0"), less(ONE))
    theorem = by_induction(case, less(ONE), less(SHRINK), facts=(odd,))
    first, second = theorem.tree().splitlines()
    assert first.startswith("PROVED: induction on t") and second.startswith("  PROVED: induction on t")


# Each line is a statement that the rule proves, with what it is given, and one beside it that it must not prove.
def test_induction_proves_and_refuses() -> None:
    assert by_induction(MEAN_IS_GEOMETRIC, less(SHRINK)).level == "PROVED"
    for tex in (
        r"\mathbb{E}\,\sigma_t^2 = \left(1-\frac1n\right)^{t+1}",  # wrong at the first t
        r"\mathbb{E}\,\sigma_t^2 < \left(1-\frac1n\right)^t",  # an equation is no inequality
        r"\mathbb{E}\,\sigma_t^2 \le \left(1-\frac1n\right)^t",  # nor a weak one
        r"\mathbb{E}\,\sigma_t^2 = 1-\frac{t}{n}",  # right at t = 0 and 1
        r"\mathbb{E}\,\sigma_t^2 = \left(1-\frac1n\right)^t\frac tt",  # undefined at t = 0
        r"\mathbb{E}\,\sigma_t^2 = \left(1-\frac1n\right)^t\frac{n-2}{n-2}",  # undefined at n = 2
    ):
        for operators in ((), (less(SHRINK),), (less(ONE), less(SHRINK)), (less(ZERO),)):
            with pytest.raises(Unproved):
                by_induction(Case(tex), *operators)


def test_induction_asks_for_as_many_first_times_as_its_order() -> None:
    # t(t-1)(t-2) vanishes at 0, 1 and 2 and obeys (S-1)^4
    case = Case(r"\mathbb{E}\,\sigma_t^2 = 1 + t(t-1)(t-2)", estimator="unbiased")
    for order in range(5):
        with pytest.raises(Unproved):
            by_induction(case, *[less(ONE)] * order)


def test_the_first_times_are_defined_too() -> None:
    # The law of a fit of accumulate holds from t = 1 on; at t = 0 the statement is 0/0.
    with pytest.raises(Unproved):
        by_induction(Case(r"\frac{\mathbb{E}\,\mu_t}{t} = 0", "accumulate"), less(over(T, plus(T, ONE))))
    later = Case(r"\frac{\mathbb{E}\,\mu_t}{t} = 0 \quad\text{for } t\ge 1", "accumulate")
    assert by_induction(later, less(over(T, plus(T, ONE)))).level == "PROVED"


def test_induction_never_runs_over_a_parameter_of_the_loop() -> None:
    # Replacing n by n + 1 in the statement alone would leave the law of a fit behind.
    with pytest.raises(Unproved, match="parameter of the loop"):
        by_induction(Case(r"\mathbb{E}\,\sigma_1^2 = \mathbb{E}\,\sigma_1^2 + 0\cdot n"), variable="n")
    diagonal = Case(r"\mathbb{E}\,\sigma_n^2 = (1-1/n)^n")
    theorem = applied(kernel.algebra, diagonal, facts=(by_induction(MEAN_IS_GEOMETRIC, less(SHRINK)),))
    with pytest.raises(Unproved):
        applied(kernel.algebra, Case(r"\mathbb{E}\,\sigma_t^2 = (1-1/t)^t \quad\text{for } t\ge 2"), facts=(theorem,))


def test_a_theorem_of_one_law_or_domain_is_not_used_in_another() -> None:
    geometric = by_induction(MEAN_IS_GEOMETRIC, less(SHRINK))
    applied(kernel.algebra, Case(r"\mathbb{E}\,\sigma_{t+1}^2 = (1-1/n)^{t+1}"), facts=(geometric,))
    for case in (
        Case(r"\mathbb{E}\,\sigma_{t+1}^2 = (1-1/n)^{t+1}", estimator="unbiased"),
        Case(r"\mathbb{E}\,\sigma_{t+1}^2 = (1-1/n)^{t+1}", "accumulate"),
        Case(r"\lambda\,\mathbb{E}\,\sigma_{t+1}^2 = \lambda(1-1/n)^{t+1}"),
    ):
        with pytest.raises(Unproved):
            applied(kernel.algebra, case, facts=(geometric,))
    later = by_induction(Case(r"\mathbb{E}\,\sigma_t^2 = (1-1/n)^t \quad\text{for } t\ge 2"), less(SHRINK))
    with pytest.raises(Unproved):
        applied(kernel.algebra, Case(r"\mathbb{E}\,\sigma_t^2 = (1-1/n)^t"), facts=(later,))
    large = by_induction(Case(MEAN_IS_GEOMETRIC.tex, symbols=("n: integer >= 5",)), less(SHRINK))
    with pytest.raises(Unproved):
        applied(kernel.algebra, Case(r"\mathbb{E}\,\sigma_{t+1}^2 = (1-1/n)^{t+1}"), facts=(large,))
    narrow = Case(r"\mathbb{E}\,\sigma_t^{-2} = \left(\frac{n}{n-3}\right)^t", symbols=("n: integer >= 4",))
    inverse = by_induction(narrow, less(over(N, minus(N, number(3)))))
    with pytest.raises(Unproved):
        applied(kernel.algebra, Case(narrow.tex), facts=(inverse,))


@pytest.mark.parametrize(
    ("true", "false"),
    [
        (r"\mathbb{E}\,\sigma_{t+1}^2 = \frac{n-1}n\mathbb{E}\,\sigma_t^2",
         r"\mathbb{E}\,\sigma_{t+1}^2 = \mathbb{E}\,\sigma_t^2"),
        (r"\mathbb{E}[\mu_{t+1}\mu_t] = \mathbb{E}\,\mu_t^2", r"\mathbb{E}[\mu_{t+1}\mu_t] = \mathbb{E}\,\mu_{t+1}^2"),
        (r"\mathbb{E}[\mu_{t+1}\mid\mu_t] = \mu_t", r"\mathbb{E}[\mu_{t}\mid\mu_{t+1}] = \mu_{t+1}"),
        (r"\mathbb{E}[\mu_{t+1}\mid\mu_t,\sigma_t] = \mu_t",
         r"\mathbb{E}[\mu_{t+1}^2\mid\mu_t] = \mu_t^2+\sigma_t^2/n"),
        (r"\mathbb{E}[X_t^2] = \mathbb{E}[\mu_t^2]+\mathbb{E}[\sigma_t^2]",
         r"\mathbb{E}[X_t\mu_{t+1}] = \mathbb{E}\,\mu_t^2"),
        (r"\mathbb{E}\,\sigma_t^2 > 0", r"\mathbb{E}\,\mu_t^2 > 0"),
        (r"\mathbb{E}\,\mu_t^2 \ge 0", r"\mathbb{E}\,\mu_t^3 \ge 0"),
        (r"\operatorname{Var}(\sigma_t) \le \mathbb{E}\,\sigma_t^2",
         r"\operatorname{Var}(\sigma_t) < \mathbb{E}\,\sigma_t"),
        (r"\mathbb{E}\left[\frac1{\sigma_t}\right] < \infty \quad\text{for } n\ge 3",
         r"\mathbb{E}\left[\frac1{\sigma_t}\right] < \infty"),
        (r"\mathbb{E}[\chi^2_{n-1}\sigma_t^2] = (n-1)\mathbb{E}\,\sigma_t^2",
         r"\mathbb{E}[(\chi^2_{n-1})^2] = (n-1)^2"),
    ],
)  # fmt: skip
def test_algebra_proves_and_refuses(true: str, false: str) -> None:
    assert applied(kernel.algebra, Case(true)).level in ("PROVED", "CERTIFIED")
    with pytest.raises(Unproved):
        applied(kernel.algebra, Case(false))


def test_what_is_multiplied_by_a_mean_of_0_is_defined_all_the_same() -> None:
    odd = by_induction(Case(r"\mathbb{E}\,\mu_t = 0"), less(ONE))
    applied(kernel.algebra, Case(r"\log(t+1)\,\mathbb{E}[\mu_t] = 0"), facts=(odd,))
    undefined = (
        r"\log(t)\,\mathbb{E}[\mu_t] = 0",
        r"\frac{\mathbb{E}[\mu_t]}{n-2} = 0",
        r"\sqrt{-t}\,\mathbb{E}[\mu_t] = 0",
    )
    for tex in undefined:
        with pytest.raises(Unproved):
            applied(kernel.algebra, Case(tex), facts=(odd,))


def test_a_logarithm_has_no_mean_where_there_is_no_ratio_law() -> None:
    alone, with_variance = (
        r"\log\sigma_{t+1}^2\mid\sigma_t] = 1",
        r"\sigma_{t+1}^2\log\sigma_{t+1}^2\mid\sigma_t] = \sigma_t^2",
    )
    for tex in (rf"\mathbb{{E}}[{alone}", rf"\mathbb{{E}}[{with_variance}"):
        with pytest.raises(Unproved):
            applied(kernel.algebra, Case(rf"{tex} \quad\text{{for }} t\ge 1", "accumulate"))


def test_algebra_takes_no_limit_or_infinite_sum_for_a_number() -> None:
    for tex in (
        r"\lim_{t\to\infty}(-1)^t = \lim_{t\to\infty}(-1)^t",
        r"\sum_{k=1}^{\infty}\frac1k - \sum_{k=1}^{\infty}\frac1k = 0",
        r"\mathbb{E}\,T = \mathbb{E}\,T",
    ):
        with pytest.raises(Unproved):
            applied(kernel.algebra, Case(tex))


def test_an_index_named_like_a_parameter_is_refused() -> None:
    with pytest.raises(Unproved, match="named like a parameter"):
        applied(kernel.algebra, Case(r"\sum_{n=2}^{t}\mathbb{E}\,\sigma_1^2 = \sum_{n=2}^{t}(1-1/n)"))


def test_telescoping_proves_and_refuses() -> None:
    assert applied(kernel.telescoping, Case(r"\mathbb{E}\,\sigma_t^2 \le 1"), "t", ONE).level == "PROVED"
    assert applied(kernel.telescoping, Case(r"(1-1/n)^t \le 1"), "t", SHRINK).level == "PROVED"
    for tex, factor in (
        (r"(1-1/n)^t < 1", ONE),  # equality at t = 0
        (r"(1-1/n)^t = 1", ONE),  # an inequality is no equation
        (r"1-t \ge 0", ONE),  # falls below
        (r"2-t \ge 0", number(-1)),  # a negative factor
        (r"(1-n)^t \ge 0", minus(ONE, N)),  # a factor below 0 turns the sign at every step
        (r"1-t > 0", ZERO),  # a factor of 0 keeps no strict inequality
        (r"t \ge 1", ONE),  # wrong at the first t
    ):
        with pytest.raises(Unproved):
            applied(kernel.telescoping, Case(tex), "t", factor)


def test_telescoping_of_logarithms_asks_for_positive_sides() -> None:
    claim, setting = read(Case(r"(1-1/n)^t \le e^{-t/n}"))
    theorem = kernel.telescoping(claim.statement, "t", ONE, setting, setting.domain, (), True)
    assert theorem.level in ("PROVED", "CERTIFIED")
    for tex in (r"(1-2/n)^t \le e^{-2t/n}", r"-e^{-t/n} \le -(1-1/n)^t"):
        claim, setting = read(Case(tex))
        with pytest.raises(Unproved):
            kernel.telescoping(claim.statement, "t", ONE, setting, setting.domain, (), True)


def test_a_limit_of_a_recurrence_needs_stability_and_the_right_start() -> None:
    true = Case(r"\lim_{t\to\infty}\mathbb{E}\,\mu_t^2 = 1")
    applied(kernel.limit_of_recurrence, true, (less(ONE),), (less(SHRINK),))
    for tex, killed, stable in (
        (r"\lim_{t\to\infty}\mathbb{E}\,\mu_t^2 = 1", (), (less(ONE), less(SHRINK))),  # S - 1 is not stable
        (r"\lim_{t\to\infty}\mathbb{E}\,\mu_t^2 = 2", (less(ONE),), (less(SHRINK),)),  # another constant
        (r"\lim_{t\to\infty}(-1)^t = 0", (), (less(number(-1)),)),  # |c| = 1
        (r"\lim_{t\to\infty}2^t = 0", (), (less(number(2)),)),  # |c| > 1
        (r"\lim_{t\to\infty}\mathbb{E}\,\sigma_t^2 = 0", (less(SHRINK),), ()),  # not 0 at the start
    ):
        with pytest.raises(Unproved):
            applied(kernel.limit_of_recurrence, Case(tex), killed, stable)


def test_a_limit_of_a_form_knows_what_vanishes_and_what_grows() -> None:
    def limit(tex: str, form: Term, estimator: str = "mle") -> Theorem:
        return applied(kernel.limit_of_form, Case(tex, estimator=estimator), form)

    q, t_inverse = Power(SHRINK, T), power(T, -1)
    assert limit(r"\lim_{t\to\infty}\left(3+t(1-1/n)^t\right) = 3", plus(number(3), times(T, q))).level == "PROVED"
    assert limit(r"\lim_{t\to\infty}\left(1+\frac1t\right) = 1", plus(ONE, t_inverse)).level == "PROVED"
    assert limit(r"\lim_{t\to\infty} (1+1/n)^t = \infty", Power(plus(ONE, over(ONE, N)), T)).level == "PROVED"
    for tex, form in (
        (r"\lim_{t\to\infty} t(1-1/n)^t = 1", times(T, q)),
        (r"\lim_{t\to\infty} (1-1/n)^{-t} = 0", Power(SHRINK, times(number(-1), T))),
        (r"\lim_{t\to\infty} \frac tt = 0", times(T, t_inverse)),
        (r"\lim_{t\to\infty} 1^t = 0", Power(ONE, T)),
        (r"\lim_{t\to\infty} (2-n)^t = 0", Power(minus(number(2), N), T)),
        (r"\lim_{t\to\infty} \frac{1}{1-1^t} = 0", power(minus(ONE, Power(ONE, T)), -1)),
        (r"\lim_{t\to\infty}(1-t) = \infty", minus(ONE, T)),
        (r"\lim_{t\to\infty} (1-1/n)^t = \infty", q),
        (r"\lim_{t\to\infty} (t+1)(1-1/n)^t = 0", q),
    ):
        with pytest.raises(Unproved):
            limit(tex, form)


def test_a_mean_is_not_held_fixed_while_n_grows() -> None:
    claim, setting = read(Case(r"\lim_{n\to\infty}\mathbb{E}\,\sigma_t^2 = \mathbb{E}\,\sigma_t^2"))
    with pytest.raises(Unproved):
        kernel.limit_of_form(claim.statement, claim.statement.right, setting, setting.domain)  # type: ignore[attr-defined]


def test_euler_products_are_cited_and_need_their_form() -> None:
    def product(tex: str) -> Theorem:
        claim, setting = read(Case(tex))
        body = dataclasses.replace(claim.statement.left, high=Symbol("~m"))  # type: ignore[attr-defined]
        return kernel.limit_of_form(claim.statement, body, setting, setting.domain)

    sine = r"\frac{\sin(\pi/\sqrt n)}{\pi/\sqrt n}"
    assert product(rf"\prod_{{k=1}}^{{\infty}}\left(1-\frac1{{nk^2}}\right) = {sine}").level == "CITED"
    assert product(r"\sum_{k=1}^{\infty}\frac1{k^2} = \frac{\pi^2}6").level == "CITED"
    for tex in (
        rf"\prod_{{k=1}}^{{\infty}}\left(1+\frac1{{nk^2}}\right) = {sine}",
        rf"\prod_{{k=2}}^{{\infty}}\left(1-\frac1{{nk^2}}\right) = {sine}",
        rf"\prod_{{k=1}}^{{\infty}}\left(1-\frac1{{nk}}\right) = {sine}",
        r"\sum_{k=1}^{\infty}\frac1{k^3} = \frac{\pi^2}6",
    ):
        with pytest.raises(Unproved):
            product(tex)


def test_jensen_proves_and_refuses() -> None:
    sigma, mu = Process("sigma", T), Process("mu", T)
    square, half, later = power(sigma, 2), number(Fraction(1, 2)), power(Process("sigma", plus(T, ONE)), 2)
    for tex, kind, body, p in (
        (r"(\mathbb{E}\,\mu_t)^2 \le \mathbb{E}\,\mu_t^2", "variance", mu, ONE),
        (r"\mathbb{E}\log\sigma_t^2 \le \log\mathbb{E}\,\sigma_t^2", "log", square, ONE),
        (r"\mathbb{E}\,\sigma_t \le \sqrt{\mathbb{E}\,\sigma_t^2}", "power", square, half),
        (r"\mathbb{E}\,\sigma_{t+1} < \sqrt{\mathbb{E}\,\sigma_{t+1}^2}", "power", later, half),
    ):  # fmt: skip
        assert applied(kernel.jensen, Case(tex), kind, body, p).level == "PROVED"
    for tex, kind, body, p in (
        (r"(\mathbb{E}\,\sigma_t)^2 < \mathbb{E}\,\sigma_t^2", "variance", sigma, ONE),  # equal at t = 0
        (r"(\mathbb{E}\,\sigma_t)^2 \ge \mathbb{E}\,\sigma_t^2", "variance", sigma, ONE),  # the other way
        (r"\sqrt{\mathbb{E}\,\sigma_t^2} \le \mathbb{E}\,\sigma_t", "power", square, half),
        (r"(\mathbb{E}\,\mu_t)^3 \le \mathbb{E}\,\mu_t^3", "power", mu, number(3)),  # not convex on the line
        # infinite at n = 3
        (r"\mathbb{E}\,\sigma_t^{-2} \ge (\mathbb{E}\,\sigma_t^2)^{-1}", "power", square, number(-1)),
    ):
        with pytest.raises(Unproved):
            applied(kernel.jensen, Case(tex), kind, body, p)


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


def setting_with_n(setting: Setting) -> Setting:
    return dataclasses.replace(setting, free=frozenset({"n"}))


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
        Case(r"\sum_{\epsilon=1}^{2}P(T > t) = 2P(T > t)"),
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


def test_a_comparison_of_a_limit_needs_its_theorem() -> None:
    value, limit = read(Case(r"\lim_{t\to\infty}\mathbb{E}\,\mu_t^2 = 1"))[0], kernel.limit_of_recurrence
    setting = read(MEAN_IS_GEOMETRIC)[1]
    theorem = limit(value.statement, (less(ONE),), (less(SHRINK),), setting, setting.domain)
    for tex, true in (
        (r"\lim_{t\to\infty}\mathbb{E}\,\mu_t^2 < 2", True),
        (r"\lim_{t\to\infty}\mathbb{E}\,\mu_t^2 < 1", False),
        (r"\lim_{t\to\infty}\mathbb{E}\,\mu_t^4 < 2", False),
        (r"2 < \lim_{t\to\infty}\mathbb{E}\,\mu_t^2", False),
        (r"\lim_{t\to\infty}\mathbb{E}\,\mu_t^2 < 2\sigma_0^2", False),  # in other units
    ):
        relation = read(Case(tex))[0].statement
        if true:
            assert kernel.compared_limit(relation, theorem, setting, setting.domain).level == "PROVED"  # type: ignore[arg-type]
        else:
            with pytest.raises(Unproved):
                kernel.compared_limit(relation, theorem, setting, setting.domain)  # type: ignore[arg-type]


S_FROM_0, S_FROM_1 = ("s: integer >= 0",), ("s: integer >= 1",)


@pytest.mark.parametrize(
    ("true", "false"),
    [
        # logarithms and Gammas of what may not be positive
        (Case(r"0 = 0\cdot\log\sigma_t"), Case(r"0 = 0\cdot\log X_t")),
        (Case(r"0 = 0\cdot P(\log\sigma_t > 0)"), Case(r"0 = 0\cdot P(\log\mu_t > 0)")),
        (Case(r"0 = 0\cdot\Gamma(n)"), Case(r"0 = 0\cdot\Gamma(\mu_t)")),
        (Case(r"1 > 0\cdot\log(4\sigma_t)"), Case(r"1 > 0\cdot\log(\sigma_t-1)")),
        # T may be infinite
        (Case(r"0 = 0\cdot P(T > t)"), Case(r"0 = 0\cdot\lambda T")),
        (Case(r"P(T \ge 1) = 1"), Case(r"0 = 0\cdot P(0\cdot T > 1)")),
        # laws that there are not
        (Case(r"\mathbb{E}[(\mathcal{N}(0,0))^2] = 0"), Case(r"\mathbb{E}[(\mathcal{N}(0,-1))^2] = -1")),
        (Case(r"\chi^2_1 > 0"), Case(r"\chi^2_0 > 0")),
        (Case(r"\chi^2_{n-1} > 0"), Case(r"\chi^2_{n-2} > 0")),
        (Case(r"\chi^2_{x+1} \ge 0"), Case(r"\chi^2_{\mu_t} \ge 0")),
        (Case(r"\operatorname{Var}(\mathcal{N}(0,x)) = x"), Case(r"\operatorname{Var}(\mathcal{N}(0,x-1)) = x-1")),
        # two draws, or one
        (Case(r"\mathbb{E}[X_tX_{t+s}] = \mathbb{E}[X_t\mu_{t+s}]", symbols=S_FROM_1),
         Case(r"\mathbb{E}[X_tX_{t+s}] = \mathbb{E}[X_t\mu_{t+s}]", symbols=S_FROM_0)),
        (Case(r"\mathbb{E}[X_tX_{2t}] = \mathbb{E}[X_t\mu_{2t}] \quad\text{for } t\ge 1"),
         Case(r"\mathbb{E}[X_tX_{2t}] = \mathbb{E}[X_t\mu_{2t}]")),
        # one variable, whose law is told in two ways
        (Case(r"\mathbb{E}[\chi^2_{n-1,1}\chi^2_{n-1,1}] = n^2-1"),
         Case(r"\mathbb{E}[\chi^2_{n-1,1}\chi^2_{-1+n,1}] = (n-1)^2")),
        (Case(r"\mathbb{E}[\chi^2_{n-1,1}\chi^2_{n-1,2}] = (n-1)^2"),
         Case(r"\mathbb{E}[\chi^2_{n-1}\chi^2_{-1+n}] = (n-1)^2")),
        # generations before the first
        (Case(r"0 = 0\cdot\sigma_{t+1}"), Case(r"0 = 0\cdot\sigma_{t-1}")),
        (Case(r"0 = 0\cdot P(\sigma_t > 0)"), Case(r"0 = 0\cdot P(\sigma_{t-1} > 0)")),
    ],
)  # fmt: skip
def test_what_is_spoken_of_is_there(true: Case, false: Case) -> None:
    assert applied(kernel.algebra, true).level == "PROVED"
    with pytest.raises(Unproved):
        applied(kernel.algebra, false)


def test_t_is_a_number_where_its_mean_is() -> None:
    setting = setting_with_n(read(MEAN_IS_GEOMETRIC)[1])
    finite = kernel.wald("finite", setting, setting.domain)
    assert applied(kernel.algebra, Case(r"0 = 0\cdot T"), facts=(finite,))
    with pytest.raises(Unproved, match="infinite"):
        applied(kernel.algebra, Case(r"0 = 0\cdot\lambda T"), facts=(finite,))


def test_a_theorem_is_not_used_where_its_exponent_is_not_covered() -> None:
    case = Case(r"\mathbb{E}[\mu_t\sigma_t^k] = 0 \quad\text{for } k\ge 0", symbols=("k: real",))
    ratio = Case(r"\left(\frac2n\right)^{k/2}\frac{\Gamma((n-1+k)/2)}{\Gamma((n-1)/2)} = 1")
    fact = by_induction(case, less(read(ratio)[0].statement.left))  # type: ignore[attr-defined]
    later = r"\mathbb{E}[\mu_{t+1}\sigma_{t+1}^k] = 0"
    assert applied(kernel.algebra, Case(later, symbols=("k: real > 1",)), facts=(fact,))
    for tex in (later, r"\mathbb{E}[\mu_t\sigma_t^k] = 0"):  # of no value at n = 2, t = 1, k = -5
        with pytest.raises(Unproved):
            applied(kernel.algebra, Case(tex, symbols=("k: real",)), facts=(fact,))


def test_equals_keeps_to_one_unit() -> None:
    def equal(tex: str, after: str) -> Theorem:
        claim, setting = read(Case(tex))
        fact, last = by_induction(MEAN_IS_GEOMETRIC, less(SHRINK)), applied(kernel.algebra, Case(after))
        return kernel.equals(claim.statement, (fact,), last, setting, setting.domain)  # type: ignore[arg-type]

    mean, value = r"\mathbb{E}\,\sigma_t^2", r"\left(1-\frac1n\right)^t"
    assert equal(rf"{mean}+n={value}+n", rf"{value}+n={value}+n").level == "PROVED"
    for unit in (r"\sigma_0^2", r"\mu_0"):  # sigma_0 = 2
        with pytest.raises(Unproved, match="units"):
            equal(rf"{mean}+{unit}={value}+{unit}", rf"{value}+{unit}={value}+{unit}")


def test_markov_asks_for_a_threshold_that_is_a_number() -> None:
    setting = setting_with_n(read(MEAN_IS_GEOMETRIC)[1])
    first, second = (Process("sigma", number(t)) for t in (1, 2))
    start, unit = Process("mu", ZERO), Process("sigma", ZERO)
    big = power(first, 2)
    for threshold, p in ((number(2), ONE), (number(2), HALF), (times(number(2), unit), ONE)):
        assert kernel.markov(big, threshold, p, setting, setting.domain).level == "CITED"
    for threshold, p in (
        (second, ONE),  # P(sigma_1^2 >= sigma_2) > 0, and sigma_2 may be large
        (plus(ONE, big), ONE),
        (number(2), plus(ONE, power(Process("mu", ONE), 2))),
        (plus(ONE, start), ONE),  # mu_0 = -2
    ):
        with pytest.raises(Unproved):
            kernel.markov(big, threshold, p, setting, setting.domain)


def test_an_integer_begins_after_an_end_that_is_left_out() -> None:
    claim, setting = read(Case(r"\mathbb{E}\,\sigma_t^2 = (1-1/n)^t + 0^t"))
    fact = kernel.induction(
        claim.statement,
        "t",
        (less(SHRINK),),
        setting,
        {**setting.domain, "t": Range(INTEGER, Fraction(0), low_strict=True)},
    )
    assert applied(kernel.algebra, Case(r"\mathbb{E}\,\sigma_{t+1}^2 = (1-1/n)^{t+1}"), facts=(fact,))
    with pytest.raises(Unproved):
        applied(kernel.algebra, Case(r"\mathbb{E}\,\sigma_t^2 = (1-1/n)^t + 0^t"), facts=(fact,))
    for low, true in ((Fraction(-1, 2), True), (Fraction(-1), True), (Fraction(-3, 2), False)):
        claim, setting = read(Case(r"m \ge 0", symbols=("m: integer",)))
        domain = {**setting.domain, "m": Range(INTEGER, low, low_strict=True)}
        if true:
            assert kernel.telescoping(claim.statement, "m", ONE, setting, domain).level == "PROVED"  # type: ignore[arg-type]
        else:
            with pytest.raises(Unproved):
                kernel.telescoping(claim.statement, "m", ONE, setting, domain)  # type: ignore[arg-type]


def test_a_variance_is_a_multiple_of_no_normal_variable() -> None:
    now, later = (power(Process("sigma", t), 2) for t in (T, plus(T, ONE)))
    setting = read(MEAN_IS_GEOMETRIC)[1]
    for law, true in (
        (Fresh("chi2", (minus(N, ONE),)), True),
        (Fresh("normal", (ZERO, ONE)), False),
        (Fresh("normal", (ZERO, ONE), "~fit"), False),
    ):
        statement = SameLaw(later, times(now, over(ONE, N), law))
        if true:
            assert kernel.law_of_fit(statement, setting, setting.domain).level == "PROVED"
        else:
            with pytest.raises(Unproved):
                kernel.law_of_fit(statement, setting, setting.domain)


@pytest.mark.parametrize(
    ("inner", "outer", "inside"),
    [
        (Range(INTEGER, Fraction(3)), Range(INTEGER, Fraction(2)), True),
        (Range(INTEGER, Fraction(1)), Range(INTEGER, Fraction(2)), False),
        (Range(REAL, Fraction(3)), Range(INTEGER, Fraction(2)), False),
        (Range(INTEGER, Fraction(3)), Range(REAL, Fraction(3), low_strict=True), False),
        (Range(REAL, Fraction(0), Fraction(1)), Range(REAL, Fraction(0), Fraction(1), high_strict=True), False),
        (Range(REAL), Range(REAL, Fraction(0)), False),
    ],
)
def test_a_domain_covers_another(inner: Range, outer: Range, inside: bool) -> None:
    assert covers({"x": outer}, {"x": inner}, frozenset({"x"})) is inside
