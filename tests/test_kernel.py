"""The kernel: who may make a theorem, and each rule for numbers and means beside what it must refuse."""

from __future__ import annotations

import dataclasses
from fractions import Fraction

import pytest

from kernel_rules import MEAN_IS_GEOMETRIC, SHRINK, N, T, applied, by_induction, less
from modelcollapse.checking import kernel
from modelcollapse.checking.kernel import Theorem, Unproved
from modelcollapse.checking.kernel.build import ONE, ZERO, minus, over, plus, power, times
from modelcollapse.checking.terms import Power, Process, Symbol, Term, number
from proof_claims import Case, read


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
