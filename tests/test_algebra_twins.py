"""What stands beside a true identity and is false, or undefined at an admissible point, is never shown."""

from __future__ import annotations

from fractions import Fraction

import pytest

from algebra_terms import (
    Gamma,
    absolute,
    binomial,
    exp,
    f,
    factorial,
    half,
    limit,
    log,
    mean,
    multiplied,
    process,
    psi,
    psi_1,
    root,
    summed,
    symbols,
)
from modelcollapse.checking import terms as tm
from modelcollapse.checking.algebra import (
    equal,
    is_nonnegative,
    is_nonzero,
    is_positive,
    is_zero,
    rewrite,
)
from modelcollapse.checking.domain import CONVENTIONS, Range

n, t, k, j, s, lam, a, eps, z, y, x, q, m, r = symbols("n t k j s temperature divisor eps z y x q m r")
DOMAIN = {
    **CONVENTIONS,
    "z": Range(False),
    "y": Range(False),
    "q": Range(False, Fraction(0), Fraction(1)),
    "m": Range(True),
    "r": Range(False, Fraction(0)),
    "j": Range(True),
    "s": Range(True),
    "k": Range(True),
}
sigma, mu = process("sigma"), process("mu")
zero = z - z

NOT_SHOWN = [
    ((n - 1) / (n - 2) * (n - 2) / n, (n - 1) / n),
    (root(z**2), z),
    ((z**2) ** half, z),
    (root(z) ** 2, z),
    (root(z) ** 2, absolute(z)),
    (z ** (t - 1), z ** (t - 1)),
    (f(0) ** ((t - 1) ** 2), f(0)),
    (factorial(x), factorial(x)),
    (log(z**2), 2 * log(z)),
    (log(z * y), log(z) + log(y)),
    (log(z * z), 2 * log(absolute(z))),
    (zero**t, f(0)),
    (f(0) ** t, f(0)),
    (f(0) ** t, f(1)),
    (t / t, f(1)),
    ((n - 2) ** t * (n - 2) ** (-t), f(1)),
    ((n - 2) ** t / (n - 2) ** t, f(1)),
    (Gamma(n - 1), (n - 2) * Gamma(n - 2)),
    (Gamma(t + 1), t * Gamma(t)),
    (psi(t + 1), psi(t) + 1 / t),
    (psi(n - 1), psi(n - 2) + 1 / (n - 2)),
    (psi(n - 2), psi(n - 2)),
    (Gamma(z), Gamma(z)),
    (psi_1(m), psi_1(m)),
    (r**x * r**k, r ** (x + k)),
    (r**x * r ** (-x), f(1)),
    (multiplied(1 - 1 / s**2, s, 2, t), multiplied(1 - 1 / s**2, s, 2, t - 1) * (1 - 1 / t**2)),
    (multiplied(1 - 1 / s**2, s, 2, t + 1), multiplied(1 - 1 / s**2, s, 2, t) * (1 - 1 / (t + 1) ** 2)),
    (multiplied(1 + 1 / s, s, 3, t), (t + 1) / 3),
    (multiplied(f(2), s, 2, t), 2 ** (t - 1)),
    (2 * multiplied(s, s, 2, t), multiplied(2 * s, s, 2, t)),
    (summed(f(1), s, 2, t), t - 1),
    (summed(s, s, 2, t), t * (t + 1) / 2 - 1),
    (summed(q**s, s, 0, t - 1), (1 - q**t) / (1 - q)),
    (summed(z**s, s, 0, t - 1), (z**t - 1) / (z - 1)),
    (summed(half**s, s, 2, t), (half**2 - half ** (t + 1)) / half),
    (absolute(z), z),
    (absolute(m), m),
    ((-1) ** t, f(1)),
    ((-1) ** (2 * t) * (-1) ** t, f(1)),
    ((-1) ** half * (-1) ** half, f(-1)),
    ((-z) ** t, z**t),
    ((-1) ** (t * half) * (-1) ** (t * half), (-1) ** t),
    (exp(log(z)), z),
    (exp(log(m)), m),
    (1 / (1 - q) * (1 - q), f(1)),
    (z ** (-1) * z, f(1)),
    (mean(mu(t)) / mean(mu(t)), f(1)),
    (mean(mu(t) / mu(t)), f(1)),
    (mean(root(mu(t) ** 2)), mean(mu(t))),
    (mean(sigma(t)) * mean(sigma(t)), mean(sigma(t) ** 2)),
    (mean(sigma(t - 1)), mean(sigma(t - 1))),
    (mean(sigma(t)), mean(sigma(t + 1))),
    (mean(sigma(t), sigma(0)), mean(sigma(t))),
    (summed(s * t, t, 1, 2), t * summed(s, t, 1, 2)),
    (summed(t, t, 1, t), t * summed(1, t, 1, t)),
    (summed(summed(s, s, 1, s), s, 1, t), summed(s, s, 1, t) ** 2),
    (summed(summed(s, j, 1, s), s, 1, t), summed(summed(j, j, 1, s), s, 1, t)),
    (summed(summed(s * j, j, 0, t), s, j, t), summed(summed(s * s, s, 0, t), j, j, t)),
    (factorial(t), t * factorial(t - 1)),
    (factorial(z), factorial(z)),
    (binomial(t, m), binomial(t, t - m)),
    (binomial(n, 2), n**2 / 2),
    ((1 - 1 / n) ** (t + 1), (1 - 1 / n) ** t),
    (log(1 - 1 / n), -log(n)),
    (log(n - 2), log(n - 2)),
    (z**y * z, z ** (y + 1)),
    (z ** (t - 1) * z, z**t),
    (f(9) ** (f(9) ** (f(9) ** f(9))), f(9) ** (f(9) ** (f(9) ** f(9)))),
    (tm.INFINITY, tm.INFINITY),
    (limit(absolute(x) / x, x, 0), f(1)),
    (limit(root(x**2), x, 0), limit(x, x, 0)),
    (limit(t, t), t),
    (root(2) * root(3), root(5)),
    (n**lam * n, n ** (2 * lam)),
    ((n**2) ** (t / 2), n),
]


@pytest.mark.parametrize("at", range(len(NOT_SHOWN)))
def test_a_false_or_undefined_identity_is_not_shown(at: int) -> None:
    left, right = (side if isinstance(side, tm.Term) else side.term for side in NOT_SHOWN[at])
    assert not equal(left, right, DOMAIN), (left, right)


POSITIVE = [
    n,
    n - 1,
    1 - 1 / n,
    (n - 1) * (n + 1),
    lam / n,
    eps,
    1 - eps,
    1 / eps - 1,
    sigma(t),
    mean(sigma(t) ** 2),
    Gamma(n / 2) / Gamma((n - 1) / 2),
    exp(z),
    psi_1(n / 2),
    1 - (1 - 1 / n) ** (t + 1),
    n ** (t + 1) - (n - 1) ** (t + 1),
    (1 + 1 / n) ** t,
    1 - exp(-1 / n),
    log(n),
    log(1 / eps),
    -log(1 - 1 / n),
    log(n) - log(n - 1),
    z**2 + 1,
    1 - n ** (-half),
    (n**2 - 1) / n**2,
    n**2 - n + 1,
    2 - (1 - 1 / n) ** t,
    2 - q,
    3 - q - q**2,
    multiplied(1 - 1 / (n * s**2), s, 1, t),
    1 + summed(q**s, s, 1, t),
    n * (t + 1) - 1,
    eps * (1 - eps),
    1 - eps**2 * (1 - eps),
    exp(1 / n) - 1,
    root(2) - 1,
    2 ** (t + 1) - 1,
]
NONNEGATIVE = [
    t,
    n - 2,
    1 - (1 - 1 / n) ** t,
    z**2,
    z**2 - 2 * z * y + y**2,
    absolute(z),
    root(x),
    q,
    1 - q,
    1 - q**t,
    q - q**2,
    (1 - 2 / n) ** t,
    summed(q**s, s, 0, t),
    (1 + lam) ** t - 1,
    x**2 * (n - 2),
    t * (t + 1) / 2,
    n**t - (n - 1) ** t,
    log(1 + x),
    psi_1(1 + x) * t,
    (1 - (1 - 1 / n) ** t) ** 2,
    1 - exp(-x),
    mean(mu(t) ** 2),
]
NOT_POSITIVE = [
    t,
    n - 2,
    z,
    z**2,
    1 - (1 - 1 / n) ** t,
    q,
    1 - q,
    eps - 1,
    mu(t),
    mean(mu(t)),
    mean(mu(t) ** 2),
    absolute(z),
    x,
    n - 3,
    1 / (n - 2),
    t / t,
    log(z),
    log(q),
    psi((n - 1) / 2) + log(2 / n),
    1 - lam,
    (1 - lam) ** 2,
    1 - lam**t,
    q**t,
    f(0) ** t,
    r**t,
    (-1) ** t,
    2 + (-2) ** t,
    z * y,
    n - n,
    t - 1,
    Gamma(z),
    log(1 - 1 / n),
    1 - n**half,
    f(Fraction(7, 5)) - root(2),
    multiplied(s - 1, s, 1, t),
    summed(q**s, s, 1, t),
    (1 - 2 / n) ** t,
    lam - 1,
    (n - 1) ** t - (n - 2) ** t - 1,
    2**t - 1,
    1 - q ** (t + 1),
    1 - eps**t,
    exp(1) - f(Fraction(2719, 1000)),
]
NOT_NONNEGATIVE = [
    -(f(0) ** t),
    -((-1) ** t),
    z,
    t - 1,
    n - 3,
    -t,
    z * y,
    z**3,
    mu(t),
    eps - half,
    1 - lam,
    root(2) - f(Fraction(3, 2)),
    (-1) ** t,
]
NOT_NONZERO = [
    t,
    n - 2,
    n - 5,
    z,
    1 - lam,
    mean(mu(t)),
    q,
    f(0) ** t,
    1 - q**t,
    n - n,
    t / t,
    psi(n),
    n**2 - 7 * n + 10,
    (1 - lam) ** t,
    multiplied(s - 1, s, 1, t),
    absolute(m),
    root(x),
    2 - n + t,
]


@pytest.mark.parametrize("at", range(len(POSITIVE)))
def test_a_positive_term_is_shown_positive(at: int) -> None:
    assert is_positive(POSITIVE[at].term, DOMAIN) and is_nonnegative(POSITIVE[at].term, DOMAIN)
    assert is_nonzero(POSITIVE[at].term, DOMAIN) and not is_zero(POSITIVE[at].term, DOMAIN)


@pytest.mark.parametrize("at", range(len(NONNEGATIVE)))
def test_a_term_that_may_vanish_is_shown_nonnegative(at: int) -> None:
    assert is_nonnegative(NONNEGATIVE[at].term, DOMAIN)


@pytest.mark.parametrize("at", range(len(NOT_POSITIVE)))
def test_a_term_that_may_fail_to_be_positive_is_not_shown_positive(at: int) -> None:
    assert not is_positive(NOT_POSITIVE[at].term, DOMAIN)


@pytest.mark.parametrize("at", range(len(NOT_NONNEGATIVE)))
def test_a_term_that_may_be_negative_is_not_shown_nonnegative(at: int) -> None:
    assert not is_nonnegative(NOT_NONNEGATIVE[at].term, DOMAIN)


@pytest.mark.parametrize("at", range(len(NOT_NONZERO)))
def test_a_term_that_may_vanish_is_not_shown_nonzero(at: int) -> None:
    assert not is_nonzero(NOT_NONZERO[at].term, DOMAIN)


def test_signs_are_shown_from_the_domain_only() -> None:
    assert is_nonzero((n - 1).term, DOMAIN)
    assert not is_nonzero((n - 2).term, DOMAIN)
    assert is_nonzero((n - 2).term, {**DOMAIN, "n": Range(True, Fraction(3))})
    assert is_positive((1 - 1 / n).term, DOMAIN)
    assert not is_positive((1 - 2 / n).term, DOMAIN)
    assert is_nonnegative((1 - 2 / n).term, DOMAIN)


def test_the_domain_of_one_call_does_not_serve_another() -> None:
    narrow = {**DOMAIN, "t": Range(True, Fraction(1))}
    assert equal((t / t).term, tm.number(1), narrow) and not equal((t / t).term, tm.number(1), DOMAIN)
    assert equal((f(0) ** t).term, tm.number(0), narrow) and not equal((f(0) ** t).term, tm.number(0), DOMAIN)
    assert not is_positive(sigma(t).term, {**DOMAIN, "n": Range(True, Fraction(1))})


def test_an_expectation_is_rewritten_where_it_matches_and_not_under_an_index_of_the_same_letter() -> None:
    square = tm.Relation("=", mean(sigma(t) ** 2).term, ((1 - 1 / n) ** t).term)
    claim = 1 - mean(sigma(t) * sigma(t)) / n
    assert equal(rewrite(claim.term, [square], DOMAIN), (1 - (1 - 1 / n) ** t / n).term, DOMAIN)
    assert rewrite(mean(sigma(t + 1) ** 2).term, [square], DOMAIN) == mean(sigma(t + 1) ** 2).term
    bound = summed(mean(sigma(t) ** 2), t, 0, m)
    assert not equal(rewrite(bound.term, [square], DOMAIN), summed((1 - 1 / n) ** t, t, 0, m).term, DOMAIN)
    assert rewrite((mean(absolute(s) - s + sigma(t) ** 2)).term, [square], DOMAIN) != ((1 - 1 / n) ** t).term
    shadow = summed(mean(absolute(s) - s + sigma(t) ** 2), s, -2, t)
    assert "sigma" in repr(rewrite(shadow.term, [square], DOMAIN))
    less = tm.Relation("<=", mean(sigma(t) ** 2).term, tm.number(1))
    assert rewrite(claim.term, [less], DOMAIN) == claim.term
