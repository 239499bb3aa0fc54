r"""Which claims a condition is about, letters that number generations, orders of two, and the ratio W."""

from __future__ import annotations

from fractions import Fraction

import pytest

from modelcollapse.checking.domain import CONVENTIONS, Range
from modelcollapse.checking.reading import Unreadable, read_claims
from modelcollapse.checking.stated import stated
from modelcollapse.checking.terms import Fresh, walk
from modelcollapse.checking.verify import check_claim, verify

SHRINKS, WANDERS = r"E\sigma_t^2 < 1", r"\operatorname{Var}\mu_t > 0"
WITHIN, LATER = Range(True, Fraction(0)), Range(True, Fraction(1))


def ranges(tex: str, name: str = "t") -> list[Range | None]:
    """The range of a symbol in every claim; None where it is the document's."""
    return [claim.restriction.get(name) for claim in read_claims(tex)]


@pytest.mark.parametrize(
    ("tex", "expected"),
    [
        (rf"{SHRINKS} \text{{ for }} t\ge0, \quad {WANDERS} \text{{ for }} t\ge1", [WITHIN, LATER]),
        (rf"{SHRINKS},\ {WANDERS} \quad (t\ge1)", [LATER, LATER]),
        (rf"\text{{For }} t\ge1: \quad {SHRINKS}, \quad {WANDERS}", [LATER, LATER]),
        (rf"\text{{For }} t\ge1: \\ {SHRINKS} \\ {WANDERS}", [LATER, LATER]),
        (rf"\text{{If }} t\ge1, \text{{ then }} {SHRINKS} \\ {WANDERS}", [LATER, LATER]),
        (rf"{SHRINKS} \\ {WANDERS} \\ \text{{for all }} t\ge1", [LATER, LATER]),
        (rf"{SHRINKS} \\ {WANDERS} \quad (t\ge1)", [None, LATER]),
        (rf"{SHRINKS} &\quad (t\ge1) \\ {WANDERS} &\quad (t\ge2)", [LATER, Range(True, Fraction(2))]),
        (r"E\sigma_t^2 &= (1-1/n)^t \\ &< 1 \quad (t\ge1)", [LATER, LATER]),
        (r"E\sigma_t^2 &< 1 \quad (t\ge1) \\ &\le 2", [LATER, LATER]),
        (rf"t\ge1: \ {SHRINKS}", [LATER]),
        (rf"\text{{Since }} t\ge1, {SHRINKS}", [LATER]),
        (rf"{WANDERS} \quad (t\ge1), \quad {SHRINKS}", [LATER, None]),
        (rf"{SHRINKS} \text{{ and }} {WANDERS} \text{{ for }} t\ge1", [LATER, LATER]),
        (r"t \ge 1", [None]),
    ],
)  # fmt: skip
def test_a_condition_is_about_the_claims_that_it_is_said_of(tex: str, expected: list[Range | None]) -> None:
    assert ranges(tex) == expected


@pytest.mark.parametrize(
    ("tex", "says"),
    [
        (rf"{WANDERS} \text{{ for }} t\ge1, \quad {SHRINKS}", "hold for it too"),
        (r"\operatorname{Var}\mu_t<1 \text{ for } n\ge3, \quad E\sigma_t^2\ge(2/3)^t", "hold for it too"),
        (rf"{SHRINKS} \text{{ and, for }} t\ge1, {WANDERS}", "hold for it too"),
        (rf"{SHRINKS}, \quad \text{{for }} t\ge1: \quad {WANDERS} \text{{ for }} t\ge2", "before it, or those after"),
        (r"n\to\infty", "a claim, or what a limit is in"),
        (rf"t\ge1:\ {SHRINKS} \text{{ for }} t\ge0", "two conditions on t"),
        (rf"{SHRINKS} \text{{ for }} t\ge1, t\ge2", "two conditions on t"),
        (r"\sum_{k=0}^\infty x^k=\frac1{1-x}, \quad |x|<1", "a claim, or a condition"),
        (r"E\sigma_t^2=(1-\frac1n)^t, \quad \sigma_0^2=1", "a claim, or a condition"),
        (r"E\sigma_t^2=(1-\frac1n)^t, \quad 2t \le n", "a claim, or a condition"),
        (r"E\sigma_t^2=(1-\frac1n)^t \text{ with } \mu_0=0", "a condition says where a symbol is"),
        (r"\sigma_t \to 0 \text{ a.s. whenever } E\log W_{t+1} < 0", "a condition says where a symbol is"),
        (r"E\sigma_t^2 \to 0 \text{ as } t\to\infty, \text{ as } n\to\infty", "two limits"),
        (r"E W_2^2 \to 2 \text{ as } t\to\infty", "the distance of which models"),
        (r"E W^2_2 = 2-2E\sigma_t", "the distance of which models"),
        (rf"{SHRINKS} \\ \text{{For }} t\ge1: \\ {WANDERS}", "before or after"),
    ],
)  # fmt: skip
def test_what_would_be_held_to_another_domain_is_refused(tex: str, says: str) -> None:
    with pytest.raises(Unreadable) as caught:
        read_claims(tex)
    assert says in str(caught.value)


def test_a_limit_is_that_of_its_own_row() -> None:
    first, second = read_claims(r"E\sigma_t^2\to0 \text{ as } t\to\infty \\ (1-\frac1n)^n\to e^{-1}")
    assert (first.statement.variable, second.statement.variable) == ("t", "n")  # type: ignore[attr-defined]
    for tex in (
        r"n\to\infty: \quad \operatorname{Var}\mu_t\to0",
        r"\text{As } n\to\infty, \operatorname{Var}\mu_t\to0",
    ):
        (claim,) = read_claims(tex)
        assert claim.statement.variable == "n"  # type: ignore[attr-defined]


@pytest.mark.parametrize("letter", ["s", "k", "j", "m"])
def test_a_letter_that_numbers_a_generation_is_an_integer(letter: str) -> None:
    (claim,) = read_claims(rf"E\sigma_{letter}^2 = (1-\frac1n)^{letter}")
    assert claim.restriction == {letter: WITHIN}
    (claim,) = read_claims(rf"E\sigma^2_{{{letter}+1}} = (1-\frac1n)^{{{letter}+1}}")
    assert claim.restriction == {letter: WITHIN}


def test_a_letter_that_was_declared_or_numbers_points_is_none() -> None:
    real = {**CONVENTIONS, "s": Range(False, Fraction(0))}
    for tex, domain in ((r"E\sigma_s^2 \le 1", real), (r"E X_s = 0", CONVENTIONS), (r"E\sigma_r^2 \le 1", CONVENTIONS)):
        with pytest.raises(Unreadable):
            read_claims(tex, domain)


@pytest.mark.parametrize(
    ("tex", "level"),
    [
        (r"\operatorname{Cov}(\mu_s,\mu_t) = \operatorname{Var}\mu_s \quad (s\le t)", "PROVED"),
        (r"\operatorname{Cov}(\mu_s,\mu_t) = \operatorname{Var}\mu_s \quad (t \ge s \ge 0)", "PROVED"),
        (r"\operatorname{Cov}(\mu_s,\mu_t) = \operatorname{Var}\mu_s", "REFUTED"),
        (r"\operatorname{Cov}(\mu_s,\mu_t) = \operatorname{Var}\mu_s \quad (t\le s)", "REFUTED"),
        (r"E\sigma_j^2 < E\sigma_i^2 \text{ for } i < j", "PROVED"),
        (r"E\sigma_j^2 < E\sigma_i^2 \text{ for } i \le j", "REFUTED"),
        (r"E\sigma_i^2\ge E\sigma_j^2 \ge E\sigma_k^2 \text{ for } i \le j \le k", "PROVED"),
        (r"E\sigma_t^2 < 1 \text{ for } s < t", "UNCHECKED"),
        (r"E\sigma_s^2 > E\sigma_u^2 \text{ for } s < t < u", "PROVED"),
        (r"E\sigma_s^2 \ge E\sigma_u^2 \text{ for } s \le t, t \le u", "PROVED"),
        (r"E\sigma_s^2+\sum_{s=0}^5t=E\sigma_s^2+6t-6s+15\quad(s\le t)", "UNCHECKED"),
        (r"E\sigma_t^2+\sum_{u=0}^5s=E\sigma_t^2+6s\quad(s\le t)", "UNCHECKED"),
        (r"E\sigma_s^2E\sigma_t^2 < E\sigma_t^2 \text{ for } s,t\ge1", "UNCHECKED"),
        (r"E\sigma_t^2 \le 1 \text{ for all } n, t", "PROVED"),
        (r"\sum_{k=1}^tE\sigma_k^2\le t, \quad 2^k\ge1+k", "REFUTED"),
        (r"\operatorname{Var}\mu_s \le 1 \text{ for } s \le t, s \le k", "UNCHECKED"),
        (r"E[\sigma_i\sigma_j] \le E\sigma_k^2 \text{ for } i \le k, j \le k", "UNCHECKED"),
    ],
)  # fmt: skip
def test_an_order_of_two_generations_holds_for_the_claim(tex: str, level: str) -> None:
    assert check_claim(tex, budget=4.0).level == level


@pytest.mark.parametrize(
    ("tex", "known"),
    [
        (r"E\log W < 0", True), (r"E[W] = 1-\frac1n", True), (r"E[W^2] = 1-\frac1{n^2}", True), (r"E[W] = 1", False),
        (r"E[W] = \lambda\left(1-\frac1n\right)", True), (r"E[W\log W] < 0", False),
        (r"\sigma_{t+1}^2 = \sigma_t^2 W", True), (r"E[W_t] = 1-\frac1n", True), (r"E[W_t] = 1", False),
        (r"E[W_tW_{t-1}] = \left(1-\frac1n\right)^2", True), (r"E[W_t^2] = \left(1-\frac1n\right)^2", False),
    ],
)  # fmt: skip
def test_w_is_the_ratio_of_one_fit(tex: str, known: bool) -> None:
    level = check_claim(tex, budget=4.0).level
    assert level in ("PROVED", "CERTIFIED", "CITED") if known else level == "REFUTED"


def test_w_beside_a_model_keeps_its_place_and_other_loops_have_none() -> None:
    assert check_claim(r"E[W_t]E\sigma_{t-1}^2 = E\sigma_t^2").level == "REFUTED"
    assert check_claim(r"E[W] = 1", "fresh").level == "UNCHECKED"
    assert check_claim(r"E[W_t] \le 1", "fresh").level == "REFUTED"
    (claim,), _ = stated(r"E[W] = \frac{n-1}{12.5}", "replace", "divisor 12.5")
    assert [node.label for node in walk(claim.statement) if isinstance(node, Fresh)] == ["W"]


def test_a_document_may_say_what_w_is() -> None:
    head = "---\ntitle: x\nloop: replace\n{}---\n\n$$E[W] = {}$$\n"
    assert verify(head.format("", r"1-\frac1n")).level == "PROVED"
    assert verify(head.format("where:\n  W: \\chi^2_{n-1}\n", "n-1")).level == "PROVED"


def test_a_reason_that_is_a_row_which_is_not_proved_is_told() -> None:
    rows = (
        r"E\sigma_{t+1}^2 = (1-\tfrac1n)E\sigma_t^2 \label{rec}", r"E\sigma_t^2 = (1-\tfrac1n)^t \tag{by (rec)}",
        r"E\sigma_t^2 > 1 \label{wrong}", r"E\sigma_t^2 \le 1 \tag{by (wrong)}",
        r"E\sigma_t^2 \le 2 \tag{by \eqref{it}}",
    )  # fmt: skip
    report = verify("---\ntitle: x\nloop: replace\n---\n\n" + "\n\n".join(f"$$\n{row}\n$$" for row in rows))
    assert [row.verdict.non_sequitur for row in report.rows] == [False, False, False, True, True]
    assert "(wrong), which is REFUTED" in report.rows[3].verdict.reason
    assert "(it), which is no row before this" in report.rows[4].verdict.reason


@pytest.mark.parametrize(
    "tex",
    [
        r"\sigma_{t+1}^2 \mid \sigma_t^2 \sim \frac{\sigma_t^2}{n}\chi^2_{n-1}",
        r"\sigma_{t+1}^2 | \sigma_t^2 \stackrel{d}{=} \frac{\sigma_t^2}{n}\chi^2_{n-1}",
        r"\mu_{t+1} \mid (\mu_t,\sigma_t^2) \sim \mathcal{N}(\mu_t,\sigma_t^2/n)",
        r"\mu_{t+1} \mid \mathcal{F}_t \sim \mathcal{N}(\mu_t,\sigma_t^2/n)",
        r"\mu_{t+1}-\mu_t \mid \sigma_t \sim \mathcal{N}(0,\sigma_t^2/n)",
        r"X_t \mid (\mu_t,\sigma_t) \sim \mathcal{N}(\mu_t,\sigma_t^2)",
        r"\frac{n\sigma_{t+1}^2}{\sigma_t^2} \mid \mathcal{F}_t \sim \chi^2_{n-1}",
    ],
)
def test_the_law_given_a_model_is_that_of_one_fit(tex: str) -> None:
    assert check_claim(tex).level == "PROVED"


@pytest.mark.parametrize(
    ("tex", "level"),
    [
        (r"\mu_{t+1} \mid (\mu_t,\sigma_t^2) \sim \mathcal{N}(\mu_t,\sigma_t^2)", "REFUTED"),
        (r"\sigma_{t+1}^2 \mid \sigma_t^2 \sim \frac{\sigma_t^2}{n}\chi^2_{n}", "REFUTED"),
        (r"\mu_{t+1} \mid \mu_t \sim \mathcal{N}(\mu_t,\sigma_t^2/n)", "UNCHECKED"),
        (r"\mu_{t+1} \mid \mathcal{F}_{t+1} \sim \mathcal{N}(0,1)", "UNCHECKED"),
        (r"\mu_{t+1} \mid (\mu_t,\sigma_t,X_{t+1}) \sim \mathcal{N}(\mu_t,\sigma_t^2/n)", "UNCHECKED"),
        (r"\sigma_{t+1}^2 \mid (\sigma_t,W_{t+1}) \sim \frac{\sigma_t^2}{n}\chi^2_{n-1}", "UNCHECKED"),
        (r"\sigma_1^2 \mid \sigma_1 \sim \frac1n\chi^2_{n-1}", "UNCHECKED"),
        (r"\sigma_2^2 \mid \mu_2 \sim \frac{1}{n^2}\chi^2_{n-1,1}\chi^2_{n-1,2}", "UNCHECKED"),
        (r"X_t \mid (\mu_t,\sigma_t,X_t) \sim \mathcal{N}(\mu_t,\sigma_t^2)", "UNCHECKED"),
        (r"X_t \mid \mathcal{F}_t \sim \mathcal{N}(\mu_t,\sigma_t^2)", "UNCHECKED"),
        (r"\sigma_{t+1}^2 \mid \sigma_t^2 = \frac{\sigma_t^2}{n}\chi^2_{n-1}", "UNCHECKED"),
    ],
)
def test_another_law_is_refuted_and_what_is_not_given_refused(tex: str, level: str) -> None:
    assert check_claim(tex, budget=4.0).level == level


def test_what_is_given_settles_a_law_that_alone_would_be_another() -> None:
    tex = r"\sigma_2^2 {} \sim \frac{{1}}{{n^2}}\chi^2_{{n-1,1}}\chi^2_{{n-1,2}}"
    assert check_claim(tex.format(r"\mid \sigma_1", "")).level not in ("PROVED", "CERTIFIED", "CITED")


@pytest.mark.parametrize(
    ("tex", "estimator", "level"),
    [
        (r"E\sigma_t^2 \le \tfrac12 \quad \text{if } t \ge (n-1)\log 2", "mle", "REFUTED"),
        (r"E\sigma_t^2 \le \tfrac12 \quad \text{if } t \ge n\log 2", "mle", "SUPPORTED"),
        (r"E\sigma_{t+1}^2 < E\sigma_t^2 \quad\text{whenever } a > n-2", "any divisor", "REFUTED"),
        (r"E\sigma_{t+1}^2 < E\sigma_t^2 \quad\text{whenever } a > n-1", "any divisor", "SUPPORTED"),
        (r"1-\frac tn \ge 0 \quad (t \le n)", "mle", "SUPPORTED"),
        (r"1-\frac tn > 0 \quad (t \le n)", "mle", "REFUTED"),
        (r"E\sigma_t^2\to0 \text{ whenever } \lambda(1-\frac1n)<1", "mle", "SUPPORTED"),
        (r"E\sigma_t^2\to0 \text{ whenever } \lambda(1-\frac1n)<2", "mle", "REFUTED"),
        (r"\sum_{k=0}^\infty x^k=\frac1{1-x} \text{ for } |x|<1", "mle", "SUPPORTED"),
        (r"E\sigma_t^2\le1 \text{ if } t \le n", "mle", "PROVED"),
    ],
)
def test_under_another_condition_a_claim_is_refuted_where_it_holds_and_proved_without_it(
    tex: str, estimator: str, level: str
) -> None:
    assert check_claim(tex, estimator=estimator, budget=4.0).level == level


@pytest.mark.parametrize(
    "tex", [r"E[Z_sZ_t]=0", r"E[Z_{t+1}Z_{1+t}]=0", r"\operatorname{Cov}(\chi^2_{n-1,s},\chi^2_{n-1,t})=0"]
)
def test_variables_whose_labels_may_be_equal_are_refused(tex: str) -> None:
    assert "labels may be equal" in check_claim(tex, symbols=("s: integer >= 0",)).reason
    assert check_claim(r"E[Z_tZ_{t+1}]=0").level == check_claim(r"E[Z_1Z_2]=0").level == "PROVED"


@pytest.mark.parametrize(
    "reason", ["by (wrong)", "By (wrong)", "from (wrong).", r"using \eqref{wrong}", "by equation (wrong)"]
)
def test_a_row_may_be_cited_in_several_ways(reason: str) -> None:
    rows = rf"$$E\sigma_t^2 > 1 \label{{wrong}}$$" "\n\n" rf"$$E\sigma_t^2 \le 1 \tag{{{reason}}}$$"
    report = verify(f"---\ntitle: x\nloop: replace\n---\n\n{rows}\n")
    assert report.rows[1].verdict.non_sequitur


@pytest.mark.parametrize(
    ("tex", "loop", "level"),
    [
        (r"E\sigma_t^2 = q^t, \quad q = 1-\frac1n", "replace", "PROVED"),
        (r"E\sigma_t^2 = q^t, \text{ where } q = 1-\frac1n", "replace", "PROVED"),
        (r"E\sigma_t^2 = \rho^t \text{ with } \rho = 1-\frac1n", "replace", "PROVED"),
        (r"E\sigma_t^2 = q^t, \quad q = 1-\frac2n", "replace", "REFUTED"),
        (r"\operatorname{Var}\mu_1 = \frac1N, \quad N = n_r+n_s", "fresh", "PROVED"),
        (r"q = 1-\frac1n", "replace", "UNCHECKED"),
        (r"E\sigma_t^2 = q^t, \quad q = \mu_1", "replace", "UNCHECKED"),
        (r"E\sigma_t^2 \le \frac23, \quad n = 3", "replace", "REFUTED"),
        (r"E\sigma_t^2 = q^t, \quad q = r", "replace", "UNCHECKED"),
    ],
)
def test_a_row_may_say_what_its_letters_are(tex: str, loop: str, level: str) -> None:
    assert check_claim(tex, loop, budget=4.0).level == level
