"""Certificates of inequalities over whole ranges: the true ones are found, no false one is, and points refute those."""

from __future__ import annotations

import random
from fractions import Fraction
from time import thread_time

import pytest

from modelcollapse.checking.domain import Domain, Range
from modelcollapse.checking.ranges import certified, refuted, sign_of
from modelcollapse.checking.ranges.certify import Search
from modelcollapse.checking.ranges.points import points_of
from modelcollapse.checking.terms import INFINITY, Number, Process, Relation, Symbol
from range_statements import FALSE, TRUE, UNDEFINED, domain_of, holds, relation_of

TANGENT = "x*log(x) > -1/e"
"""Equality at 1/e, no rational number: neither certified nor refuted."""


def some_points(domain: Domain, count: int) -> list[dict[str, Fraction]]:
    """Simple points and random ones of the domain, from 1e-4 to 1e4 from its ends."""
    rng = random.Random(5)
    points = list(points_of(domain, sorted(domain), count))
    for _ in range(count):
        points.append({name: inner(within, rng) for name, within in domain.items()})
    return points


def inner(within: Range, rng: random.Random) -> Fraction:
    if within.low is not None and within.high is not None:
        return within.low + (within.high - within.low) * Fraction(rng.randrange(1, 10**6), 10**6)
    away = Fraction(10 ** rng.uniform(0 if within.integer else -4, 4))
    sign = -1 if within.low is None and (within.high is not None or rng.random() < 0.5) else 1
    away = Fraction(int(away)) if within.integer else away
    return (within.low if within.low is not None else within.high or Fraction(0)) + sign * away


@pytest.mark.parametrize(("text", "domain"), TRUE)
def test_a_true_inequality_is_certified_on_its_whole_domain(text: str, domain: str) -> None:
    certificate = certified(relation_of(text), domain_of(domain))
    assert certificate is not None, f"{text} on {domain} was not certified"
    assert certificate.words
    assert refuted(relation_of(text), domain_of(domain)) is None


@pytest.mark.parametrize(("text", "domain"), TRUE)
def test_what_is_called_true_holds_by_mpmath(text: str, domain: str) -> None:
    wrong = [point for point in some_points(domain_of(domain), 12) if not holds(text, point)]
    assert not wrong, f"{text} fails at {wrong[0]}"


@pytest.mark.parametrize(("text", "domain"), FALSE)
def test_a_false_inequality_is_never_certified_and_a_point_refutes_it(text: str, domain: str) -> None:
    assert certified(relation_of(text), domain_of(domain)) is None, f"{text} on {domain} was certified"
    point = refuted(relation_of(text), domain_of(domain))
    if text == TANGENT:
        assert point is None
        return
    assert point is not None, f"{text} on {domain} was not refuted"
    assert all(domain_of(domain)[name].contains(x) for name, x in point.items() if name[0] != "~")
    assert not holds(text, point), f"{text} holds at {point} by mpmath"


@pytest.mark.parametrize(("text", "domain"), UNDEFINED)
def test_what_is_undefined_somewhere_is_not_certified(text: str, domain: str) -> None:
    assert certified(relation_of(text), domain_of(domain)) is None, f"{text} on {domain} was certified"


@pytest.mark.parametrize("domain", ["x > 0", "0 <= x <= 1/4", "0 < x < 1", "x real", "x >= 1/8"])
def test_a_narrow_dip_between_simple_points_is_seen(domain: str) -> None:
    dip = "1 - 2*(16*x/3)**4 + 99/100*(16*x/3)**8"
    assert not holds(f"{dip} > 0", {"x": Fraction(3, 16)})
    for text in (f"{dip} > 0", f"{dip} >= 0", f"({dip})*log(1 + y) > 0"):
        assert certified(relation_of(text), domain_of(f"{domain}, y > 0")) is None
    shallow = relation_of(f"{dip} + 1/50 > 0")
    assert certified(shallow, domain_of(domain)) is not None


@pytest.mark.parametrize(("rule", "text"), [("by_slope", "log(1 + x)"), ("by_ends", "x*(1 - x)")])
def test_a_rule_does_not_call_strict_what_is_zero_at_an_end_of_the_range(rule: str, text: str) -> None:
    term = relation_of(f"{text} > 0").left
    for domain, strict, shown in (
        ("0 <= x <= 1", True, False),
        ("0 <= x <= 1", False, True),
        ("0 < x < 1", True, True),
    ):
        found = getattr(Search(thread_time() + 9), rule)((term, domain_of(domain), strict), 1)
        assert (found is not None) == shown, f"{rule}: {text} on {domain}"


def test_a_certificate_says_how_it_was_found() -> None:
    certificate = certified(relation_of("psi(x) < log(x)"), domain_of("x > 0"))
    assert certificate is not None
    words = "; ".join(certificate.words)
    for part in ("within 1/8 of 0", "cells", "beyond 16", "expansion in 1/x"):
        assert part in words, words
    certificate = certified(relation_of("psi((n-1)/2) + log(2/n) < -2/n"), domain_of("n >= 2"))
    assert certificate is not None
    assert certificate.words == ("n = 2, ..., 16: each in balls", "n >= 16: expansion in 1/n")


def test_a_relation_that_is_random_infinite_an_equation_or_about_an_unknown_symbol_is_refused() -> None:
    one, domain = Number(Fraction(1)), {"x": Range(False, Fraction(0))}
    for relation in (
        Relation(">", Process("sigma", Number(Fraction(1))), Number(Fraction(0))),
        Relation(">", INFINITY, one),
        Relation("=", one, one),
        Relation(">", Symbol("z"), Number(Fraction(-1))),
    ):
        assert certified(relation, domain) is None
        assert refuted(relation, domain) is None


@pytest.mark.parametrize(
    ("term", "domain", "sign"),
    [
        ("log(1 - 1/n)", "n >= 2", -1),
        ("psi_1(x)", "x > 0", 1),
        ("psi(x)", "x > 0", None),
        ("log(1)", "x > 0", 0),
        ("log(3) - 1", "x > 0", 1),
        ("log(n) - log(n)", "n >= 2", 0),
        ("log((1 - 1/n)**2)", "n >= 2", -1),
        ("(log(n/2) - psi((n-1)/2))*log(eps)", "n >= 2, 0 < eps < 1", -1),
    ],
)
def test_the_sign_of_a_term(term: str, domain: str, sign: int | None) -> None:
    assert sign_of(relation_of(f"{term} > 0").left, domain_of(domain)) == sign
