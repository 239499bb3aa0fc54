"""What a theorem speaks of is there: laws that exist, units, indices, ranges; the holes that adversaries found."""

from __future__ import annotations

from fractions import Fraction

import pytest

from kernel_rules import MEAN_IS_GEOMETRIC, SHRINK, N, T, applied, by_induction, less, setting_with_n
from modelcollapse.checking import kernel
from modelcollapse.checking.domain import INTEGER, REAL, Range
from modelcollapse.checking.kernel import Theorem, Unproved
from modelcollapse.checking.kernel.build import HALF, ONE, ZERO, minus, over, plus, power, times
from modelcollapse.checking.kernel.theorem import covers
from modelcollapse.checking.terms import Fresh, Process, SameLaw, number
from proof_claims import Case, read

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
