"""What a display presupposes is read off it: denominators, logarithms, roots and powers, and the ranges it is for."""

from __future__ import annotations

from modelcollapse.checking.domain import CONVENTIONS, Range
from modelcollapse.checking.obligations import obligations
from modelcollapse.checking.reading import read_claims, read_term, show

DOMAIN = {**CONVENTIONS, "u": Range(False), "j": Range(True)}


def asked(tex: str) -> list[str]:
    """The obligations of a display as "kind term", with the indices that they range over."""
    found = [one for claim in read_claims(tex, DOMAIN) for one in claim.obligations]
    ends = [" ".join(f"{name}={show(low)}..{show(high)}" for name, low, high in one.over) for one in found]
    return [f"{one.kind} {show(one.term)} {end}".strip() for one, end in zip(found, ends, strict=True)]


def test_a_denominator_that_cancels_is_still_asked_for() -> None:
    assert asked(r"\frac{n-1}{n-2}\cdot\frac{n-2}{n} = \frac{n-1}{n}") == ["nonzero n - 2", "nonzero n"]


def test_logarithms_ask_for_a_positive_argument_and_even_roots_for_a_nonnegative_base() -> None:
    assert asked(r"\log x < \sqrt{x-1}") == ["positive x", "nonnegative x - 1"]
    assert asked(r"(x-1)^{-1/2} > \log 2 + \log\pi") == ["positive x - 1"]


def test_a_power_asks_for_what_its_exponent_needs() -> None:
    assert asked(r"(u-1)^t > 0") == []  # 0^0 = 1
    assert asked(r"(u-1)^{t-1} > 0") == ["nonzero u - 1"]
    assert asked(r"(u-1)^{2t+n-2} > 0") == []
    assert asked(r"(u-1)^{-2} > (u-2)^3") == ["nonzero u - 1"]
    assert asked(r"(u-1)^j > 0") == ["nonzero u - 1"]
    assert asked(r"(u-1)^u > 2^u + e^u") == ["nonnegative u - 1"]


def test_a_condition_of_the_display_counts() -> None:
    assert asked(r"(u-1)^{t-1} > 0 \quad\text{for } t\ge 1") == []
    assert asked(r"(u-1)^{t-1} > 0 \quad\text{for } t\ge 0") == ["nonzero u - 1"]


def test_inside_a_sum_an_obligation_ranges_over_the_index() -> None:
    assert asked(r"\sum_{k=0}^{t} \frac1k < n") == ["nonzero k' k'=0..t"]
    assert asked(r"\sum_{k=1}^{t}\sum_{k=k}^{n} \frac1{k-u} < n") == ["nonzero k'' - u k'=1..t k''=k'..n"]
    assert asked(r"\sum_{k=0}^{t} u^k > 1") == []


def test_a_sum_that_may_be_empty_asks_for_nothing_that_does_not_name_its_index() -> None:
    assert asked(r"\prod_{k=2}^{t} \frac{n}{n-1} > 1") == []
    assert asked(r"\prod_{k=0}^{t} \frac{n}{n-1} > 1") == ["nonzero n - 1"]
    assert asked(r"\sum_{k=1}^{t} \sum_{j=k}^{n} \frac{1}{k(n-1)} < n") == []
    assert asked(r"\sum_{k=1}^{\infty} \frac{1}{(n-1)k^2} < n") == ["nonzero (n - 1) k'^2 k'=1..infinity"]
    assert asked(r"\sum_{k=1}^{t+1} \frac{1}{n-2} > 0") == ["nonzero n - 2"]


def test_what_only_must_hold_in_the_limit_is_not_asked_for() -> None:
    assert asked(r"\lim_{t\to\infty}\frac1t\log x = 0") == ["positive x"]
    assert asked(r"\frac{t}{n} \to \infty \quad\text{as } t\to\infty") == ["nonzero n"]
    assert asked(r"(1-1/n)^t \sim e^{-t/n} \quad\text{as } n\to\infty") == []


def test_random_denominators_are_asked_for_inside_an_expectation() -> None:
    assert asked(r"\mathbb{E}\left[\frac{1}{\mu_t}\right] = 0") == ["nonzero mu_t"]


def test_the_kernel_may_ask_without_a_reader() -> None:
    (one,) = obligations(read_term(r"\frac{1}{n-2}"), CONVENTIONS)
    assert (one.kind, show(one.term)) == ("nonzero", "n - 2")
