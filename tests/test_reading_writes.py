"""The writers: LaTeX that reads back to the same term, and plain text that people read."""

from __future__ import annotations

from fractions import Fraction
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from modelcollapse.checking import terms as t
from modelcollapse.checking.domain import CONVENTIONS, Range
from modelcollapse.checking.reading import latex, read_claims, read_term, show
from test_reading import DOMAIN as TABLE_DOMAIN
from test_reading import RELATIONS

NAMES = ("n", "t", "n_real", "n_synthetic", "temperature", "divisor", "eps", "x", "k", "rho", "c_1", "s")
DOMAIN = {**CONVENTIONS, "rho": Range(False), "c_1": Range(False), "s": Range(True)}
INDICES = st.sampled_from([t.number(0), t.number(3), t.Symbol("t"), t.Plus((t.Symbol("t"), t.number(1)))])
TIMED = INDICES.filter(lambda at: at != t.number(3))
LEAVES = st.one_of(
    st.fractions(min_value=-50, max_value=50, max_denominator=9).map(t.Number),
    st.integers(-30, 30).map(t.number),
    st.sampled_from([t.Symbol(name) for name in NAMES]),
    st.sampled_from([t.Constant(name) for name in ("pi", "e", "euler_gamma")]),
    st.builds(t.Process, st.sampled_from(["sigma", "mu", "W"]), INDICES),
    st.builds(t.Process, st.just("X"), TIMED),
    st.sampled_from([t.CollapseTime(), t.Fresh("normal", (t.number(0), t.number(1)), "1")]),
    st.sampled_from(["", "1", "2"]).map(lambda label: t.Fresh("chi2", (t.Plus((t.Symbol("n"), t.number(-1))),), label)),
    st.tuples(st.sampled_from(["KL", "W2"]), INDICES, INDICES).map(
        lambda parts: t.Apply(parts[0], (t.Model(parts[1]), t.Model(parts[2])))
    ),
)
ONE = ("log", "exp", "psi", "psi_1", "Gamma", "Phi", "sin", "cos", "sinh", "cosh", "abs", "floor", "factorial", "zeta")
GIVEN = st.lists(st.builds(t.Process, st.sampled_from(["sigma", "mu"]), INDICES), max_size=2).map(tuple)


def grown(inner: Any) -> Any:
    many = st.lists(inner, min_size=2, max_size=3).map(tuple)
    return st.one_of(
        st.builds(t.Plus, many), st.builds(t.Times, many), st.builds(t.Power, inner, inner),
        inner.map(lambda term: t.Power(term, t.Number(Fraction(1, 2)))),
        inner.map(lambda term: t.Power(term, t.number(-1))),
        st.tuples(inner, inner).map(lambda two: t.Times((two[0], t.Power(two[1], t.number(-1))))),
        inner.map(lambda term: t.Times((t.number(-1), term))),
        st.builds(lambda name, term: t.Apply(name, (term,)), st.sampled_from(ONE), inner),
        st.builds(lambda name, terms: t.Apply(name, terms), st.sampled_from(["max", "min"]), many),
        st.tuples(inner, inner).map(lambda two: t.Apply("binomial", two)),
        st.builds(t.Expectation, inner, GIVEN), st.builds(t.Variance, inner, GIVEN),
        st.builds(t.Covariance, inner, inner),
        st.builds(t.Probability, st.builds(t.Relation, st.sampled_from(["<=", ">", "="]), inner, inner)),
        inner.map(lambda term: t.Limit("t", t.INFINITY, term)),
        st.builds(t.Series, st.sampled_from(["sum", "product"]), st.just("j"), st.integers(-3, 3).map(t.number),
                  st.sampled_from([t.INFINITY, t.Symbol("t"), t.Plus((t.Symbol("n"), t.number(-1)))]), inner),
    )  # fmt: skip


@settings(max_examples=1500, deadline=None, derandomize=True)
@given(st.recursive(LEAVES, grown, max_leaves=12))
def test_what_is_written_as_latex_reads_back_to_the_same_term(term: t.Term) -> None:
    if looks_like_a_definition(term):
        return
    assert read_term(latex(term), DOMAIN) == term


def looks_like_a_definition(term: t.Term) -> bool:
    """Whether an event n = ... stands in it, which the reader refuses as a definition."""
    bare = [n for n in t.walk(term) if isinstance(n, t.Relation) and n.op == "=" and isinstance(n.left, t.Symbol)]
    return bool(bare)


@pytest.mark.parametrize("statement", [one for one, _ in RELATIONS], ids=lambda one: show(one)[:50])
def test_every_statement_of_the_table_reads_back(statement: t.Statement) -> None:
    (claim,) = read_claims(latex(statement), TABLE_DOMAIN)
    (again,) = read_claims(latex(claim.statement), TABLE_DOMAIN)
    assert again.statement == claim.statement


@pytest.mark.parametrize(
    ("tex", "text"),
    [
        (r"\left(1-\frac1n\right)^t\sigma_0^2", "(1 - 1/n)^t sigma_0^2"),
        (r"\mathbb{E}[\sigma_{t+1}^2\mid\sigma_t]", "E[sigma_{t + 1}^2 | sigma_t]"),
        (r"\frac{\lambda(n-1)}{2a}", "(lambda (n - 1))/(2 a)"),
        (r"\prod_{k=1}^t\left(1-\frac1{nk^2}\right)", "prod_{k=1}^{t} (1 - 1/(n k^2))"),
        (r"\sqrt{2/n}\,\Gamma(n/2)", "sqrt(2/n) Gamma(n/2)"),
        (r"-x-(y-1)", "-x - (y - 1)"), (r"x^{-2}", "x^(-2)"), (r"(-2)^n", "(-2)^n"), (r"x/(n/2)", "x/(n/2)"),
        (r"\mathrm{KL}(N_t\,\|\,N_0)", "KL(N_t || N_0)"), (r"e^{-t/n}", "e^(-t/n)"), (r"-2x", "-2 x"),
        (r"n^{-1}x^{-1}", "1/(n x)"),
        (r"\lim_{t\to\infty}\mathbb{E}\,\sigma_t", "lim_{t -> infinity} E[sigma_t]"), (r"\tfrac32x", "(3/2) x"),
    ],
)  # fmt: skip
def test_plain_text_is_what_people_write(tex: str, text: str) -> None:
    assert show(read_term(tex, {**CONVENTIONS, "y": Range(False)})) == text
