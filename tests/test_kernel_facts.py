"""What a fact may be used for: its times, its letters and its level; and that no index of a sum escapes it."""

from __future__ import annotations

from typing import Any

import pytest

from modelcollapse.checking import algebra as canon
from modelcollapse.checking.domain import CONVENTIONS
from modelcollapse.checking.kernel import (
    Unproved,
    algebra,
    compared_limit,
    induction,
    limit_of_form,
    limit_of_recurrence,
)
from modelcollapse.checking.kernel.rules import Operator
from modelcollapse.checking.reading import read_term
from modelcollapse.checking.stated import stated
from modelcollapse.checking.terms import Limit, free_symbols, number
from modelcollapse.checking.verify import attempted, check_claim

ONCE: tuple[Operator, ...] = ((number(-1),),)


def said(tex: str, estimator: str, *symbols: str) -> tuple[Any, Any, Any]:
    (claim,), setting = stated(tex, "replace", estimator, symbols)
    return claim.statement, setting, {**setting.domain, **claim.restriction}


@pytest.mark.parametrize(
    "body", ["(k+2)^k", "(k+2)^{-k}", "(k+2)^{2k}", "2^k(k+1)^k", "(n+k)^k", "k!^k", r"\left(1-\frac{1}{k+2}\right)^k"]
)
def test_no_index_escapes_its_sum(body: str) -> None:
    for kind in ("sum", "prod"):
        term = read_term(rf"\{kind}_{{k=0}}^{{t-1}} {body}", {**CONVENTIONS})
        assert free_symbols(canon.canonical(term, CONVENTIONS)) <= {"t", "n"}


def test_a_sum_may_begin_anywhere() -> None:
    for low in ("t", "t+1", "t^2"):
        (claim,), setting = stated(rf"\sum_{{k={low}}}^{{{low}+2}}(k+1)^2 \ge 0", "replace", "mle")
        assert attempted(claim, setting, (), "", 4.0) is not None


def test_a_geometric_sum_still_has_its_closed_form() -> None:
    term = read_term(r"\sum_{k=0}^{t-1} 2^k", CONVENTIONS)
    assert canon.canonical(term, CONVENTIONS) == canon.canonical(read_term("2^t-1", CONVENTIONS), CONVENTIONS)


def test_an_equation_that_holds_later_says_nothing_of_the_first_fits() -> None:
    late = "t: integer >= 5"
    equal, setting, domain = said(r"\mathbb{E}[\sigma_t^2]=1+|t-5|-t+5", "unbiased", late)
    fact = induction(equal, "t", ONCE, setting, domain)
    wrong, *_ = said(r"\lim_{t\to\infty}\mathbb{E}[\sigma_t^2]=11", "unbiased", late)
    right, *_ = said(r"\lim_{t\to\infty}\mathbb{E}[\sigma_t^2]=1", "unbiased", late)
    assert limit_of_recurrence(right, ONCE, (), setting, domain, (fact,))
    with pytest.raises(Unproved):
        limit_of_recurrence(wrong, ONCE, (), setting, domain, (fact,))


def test_a_letter_that_a_limit_binds_is_not_caught() -> None:
    symbols = ("s: integer >= 1", "m: integer >= 1")
    body = r"\left(\mathbb{E}[\sigma_t^2]+1+\frac{t-s}{s}\right)"
    limit, setting, domain = said(rf"\lim_{{s\to\infty}}{body}=\mathbb{{E}}[\sigma_t^2]", "mle", *symbols)
    assert isinstance(limit.left, Limit)
    known = limit_of_form(limit, limit.left.body, setting, domain)
    turned, *_ = said(rf"\mathbb{{E}}[\sigma_t^2]=\lim_{{s\to\infty}}{body}", "mle", *symbols)
    fact = compared_limit(turned, known, setting, domain)
    wrong, *_ = said(r"\sum_{s=1}^{m}\mathbb{E}[\sigma_s^2]=m\mathbb{E}[\sigma_s^2]", "mle", *symbols)
    with pytest.raises(Unproved):
        algebra(wrong, setting, domain, (fact,))


@pytest.mark.parametrize(
    "tex", [r"\log\left(\psi(n)-\log n+\frac1n\right)<\infty", r"\frac{1}{\psi(n)-\log n+\frac1n}<\infty"]
)
def test_what_is_defined_by_a_certificate_is_certified(tex: str) -> None:
    (claim,), setting = stated(tex, "replace", "mle")
    theorem = attempted(claim, setting, (), "", 4.0)
    assert theorem is not None and theorem.level == "CERTIFIED"


@pytest.mark.parametrize("letter", ["a", r"\epsilon", r"\varepsilon", r"\lambda"])
def test_a_letter_of_the_loop_under_another_name_is_no_index(letter: str) -> None:
    tex = rf"\sum_{{{letter}=1}}^{{2}}\mathbb{{E}}\sigma_1^2=2\mathbb{{E}}\sigma_1^2"
    verdict = check_claim(tex, estimator="any divisor")
    assert verdict.level == "UNCHECKED" and "choose another index" in verdict.reason
