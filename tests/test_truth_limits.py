"""Infinite series, limits and limits of random variables: false statements are refuted, true ones are not."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

pytest.importorskip("flint")

from flint import arb, fmpq

from modelcollapse.checking.stated import stated
from modelcollapse.checking.truth import judge
from modelcollapse.checking.truth.extrapolate import extrapolated
from modelcollapse.checking.truth.reals import Unsupported
from modelcollapse.checking.verdict import Verdict
from truth_limit_statements import FALSE, TRUE, Statement

KINDS = sorted({one.kind for one in (*TRUE, *FALSE)})


def verdicts(one: Statement) -> list[Verdict]:
    """What the truth channel says of every link."""
    claims, setting = stated(one.tex, one.loop, one.estimator, one.symbols)
    return [judge(claim, setting, 5) for claim in claims]


@pytest.mark.parametrize("kind", KINDS)
def test_there_are_ten_of_each_kind(kind: str) -> None:
    assert all(sum(one.kind == kind for one in cases) >= 10 for cases in (TRUE, FALSE))


# Every second, for time: CI has two cores and a quarter of an hour.
@pytest.mark.parametrize("one", [one for one in TRUE if one.loop != "accumulate"][::2], ids=lambda one: one.tex)
def test_a_true_statement_is_supported(one: Statement) -> None:
    assert [found.level for found in verdicts(one)] == ["SUPPORTED"], one.why


@pytest.mark.parametrize("one", [one for one in FALSE if one.loop != "accumulate"][::2], ids=lambda one: one.tex)
def test_a_false_statement_is_refuted(one: Statement) -> None:
    assert "REFUTED" in [found.level for found in verdicts(one)], one.why


@pytest.mark.parametrize(
    "tex",
    [
        r"\sum_{k=1}^\infty \frac{k!}{48^k} = \infty",
        r"\sum_{k=1}^\infty \binom{n}{k} = 2^n - 1",
        r"\lim_{t\to\infty} (-1)^t t = 1",
        r"\sum_{k=0}^\infty (-1)^k = 1",
        r"\lim_{t\to\infty} \frac{t}{1+t/10000} = 10000",
    ],
)
def test_what_the_first_terms_do_not_tell_is_left_open_or_right(tex: str) -> None:
    (found,) = verdicts(Statement("", tex))
    false = "(-1)" in tex
    assert found.level in (("UNCHECKED", "REFUTED") if false else ("UNCHECKED", "SUPPORTED")), found.reason


def partial(term: Callable[[Any], Any]) -> Callable[[int], Any]:
    """The partial sums of a series."""
    return lambda k: sum((term(arb(j)) for j in range(1, k + 1)), arb(0))


@pytest.mark.parametrize(
    ("sequence", "limit"),
    [
        (lambda k: (1 + fmpq(1, k)) ** k, arb.const_e),
        (partial(lambda j: 1 / j**2), lambda: arb.pi() ** 2 / 6),
        (partial(lambda j: 1 / j.sqrt() ** 3), lambda: arb(3 / 2).zeta()),
        (lambda k: partial(lambda j: 1 / j.sqrt())(k) / arb(k).sqrt(), lambda: arb(2)),
        (lambda k: partial(lambda j: 1 / j)(k) - arb(k).log(), arb.const_euler),
        (lambda k: fmpq((-1) ** k, k), lambda: arb(0)),
    ],
)
def test_extrapolation_holds_the_limit_in_a_narrow_ball(sequence: Any, limit: Any) -> None:
    found = extrapolated(sequence)
    assert found.overlaps(limit()) and found.rad() < 1e-9


@pytest.mark.parametrize(
    "sequence",
    [
        lambda k: arb(k).log(),
        lambda k: 1 / arb(k).log(),
        lambda k: arb(k).log() / k,
        lambda k: (-arb(k) / 600).exp(),
        lambda k: fmpq(k) / (1 + fmpq(k, 1000)),
        lambda k: arb(k).sin() / k,
        lambda k: fmpq(-2) ** k,
        partial(lambda j: 1 / j),
        partial(lambda j: 1 / (j * (j + 1).log() ** 2)),
    ],
)
def test_extrapolation_refuses_what_it_cannot_see(sequence: Any) -> None:
    with pytest.raises(Unsupported):
        extrapolated(sequence)
