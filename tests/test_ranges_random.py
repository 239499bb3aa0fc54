"""Inequalities made at random next to true ones: none that mpmath refutes is certified, none that holds is refuted."""

from __future__ import annotations

import random

import pytest

from modelcollapse.checking.ranges import certified, refuted
from range_statements import domain_of, holds, relation_of
from test_ranges import some_points

CLOSE = [
    ("psi(x)", "log(x)"),
    ("log(x + 1)", "x"),
    ("psi(x)", "log(x) - 1/(2*x)"),
    ("psi_1(x)", "1/x + 1/(2*x**2)"),
    ("log(1 + 1/x)", "1/x"),
    ("log(Gamma(x + 1))", "x*log(x) - x + log(2*pi*x)/2"),
    ("Gamma(x + 1/2)/Gamma(x)", "sqrt(x)"),
    ("(1 + 1/x)**x", "e"),
    ("exp(x)", "1 + x"),
    ("x*log(x)", "x - 1"),
    ("psi((x-1)/2) + log(2/x)", "-2/x"),
    ("sqrt(x)", "(x + 1)/2"),
]
FACTORS = ("1", "1/2", "1/3", "1/10", "1/100", "1/12")
SMALL = ("1/x", "1/x**2", "1/x**3", "1/x**4", "x", "0", "log(x)/x", "1/sqrt(x)")
DOMAINS = (
    "x > 0",
    "x >= 0",
    "x >= 1",
    "x > 1",
    "0 < x < 1",
    "0 <= x <= 1",
    "x real",
    "x > 1/2",
    "-1 < x < 1",
    "n >= 2",
    "n >= 3",
    "n >= 0",
)


def made(rng: random.Random) -> tuple[str, str]:
    left, right = rng.choice(CLOSE)
    for _ in range(rng.choice((0, 1, 1, 2))):
        right += f" {rng.choice('+-')} {rng.choice(FACTORS)}*{rng.choice(SMALL)}"
    sides = [left, right]
    rng.shuffle(sides)
    domain = rng.choice(DOMAINS)
    text = f" {rng.choice(('<', '<=', '>', '>=', '!='))} ".join(sides)
    return (
        text.replace("exp(x)", "exp(n)").replace("x", "n").replace("enp", "exp") if domain[0] == "n" else text
    ), domain


@pytest.mark.parametrize("seed", range(10))
def test_no_false_inequality_is_certified_and_no_true_one_refuted(seed: int) -> None:
    rng, found = random.Random(seed), 0
    for _ in range(14):
        text, domain = made(rng)
        certificate, point = (
            certified(relation_of(text), domain_of(domain)),
            refuted(relation_of(text), domain_of(domain)),
        )
        assert not (certificate and point), f"{text} on {domain}: certified, and refuted at {point}"
        if point:
            assert not holds(text, point), f"{text} holds at {point}"
        if certificate:
            wrong = [at for at in some_points(domain_of(domain), 12) if not holds(text, at)]
            assert not wrong, f"{text} on {domain} was certified and fails at {wrong[0]}"
        found += bool(certificate or point)
    assert found >= 5, "too few were decided for the test to mean anything"
