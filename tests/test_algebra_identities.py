"""True identities of the field's kind are shown, and each in little time."""

from __future__ import annotations

import time
from fractions import Fraction

import pytest

from algebra_terms import (
    Gamma,
    absolute,
    binomial,
    e,
    euler,
    exp,
    f,
    factorial,
    half,
    limit,
    log,
    mean,
    multiplied,
    pi,
    process,
    psi,
    psi_1,
    root,
    summed,
    symbols,
    variance,
)
from modelcollapse.checking.algebra import equal
from modelcollapse.checking.domain import CONVENTIONS, Range
from modelcollapse.checking.terms import INFINITY, Symbol

n, t, k, j, s, lam, a, eps, z, x, q, m, nr, ns = symbols("n t k j s temperature divisor eps z x q m n_real n_synthetic")
N3, T1 = Range(True, Fraction(3)), Range(True, Fraction(1))
DOMAIN = {
    **CONVENTIONS,
    "z": Range(False),
    "q": Range(False, Fraction(0), Fraction(1), True, True),
    "m": Range(True, Fraction(1)),
    "j": Range(True),
    "s": Range(True),
    "k": Range(True),
}
sigma, mu, W = process("sigma"), process("mu"), process("W")
c4 = root(2 / n) * Gamma(n / 2) / Gamma((n - 1) / 2)
N = nr + ns
alpha = nr / N

TRUE = [
    ((1 - 1 / n) ** (t + 1), (1 - 1 / n) * (1 - 1 / n) ** t),
    ((1 - 1 / n) ** t, (n - 1) ** t * n ** (-t)),
    ((1 - 1 / n) ** t, ((n - 1) / n) ** t),
    (1 - (1 - 1 / n) ** (t + 1), (1 - 1 / n) * (1 - (1 - 1 / n) ** t) + 1 / n),
    (((n**2 - 1) / n**2) ** t, ((n - 1) / n) ** t * ((n + 1) / n) ** t),
    ((lam * (n - 1) / a) ** (t + 1), lam * (n - 1) / a * (lam * (n - 1) / a) ** t),
    ((lam**2 * (n**2 - 1) / a**2) ** t, (lam * (n - 1) / a) ** t * (lam * (n + 1) / a) ** t),
    (Gamma((n - 1) / 2 + 1) / Gamma((n - 1) / 2), (n - 1) / 2),
    (4 / a**2 * Gamma((n - 1) / 2 + 2) / Gamma((n - 1) / 2), (n**2 - 1) / a**2),
    (Gamma((n + 3) / 2) / Gamma((n - 1) / 2), (n**2 - 1) / 4),
    ((2 / n * Gamma((n + 1) / 2) / Gamma((n - 1) / 2)) ** t, (1 - 1 / n) ** t),
    ((c4**2) ** t, c4 ** (2 * t)),
    (c4 ** (t + 1), c4 * c4**t),
    (root(n - 1) * root(n - 1), n - 1),
    (root(2 / n) * root(n / 2), f(1)),
    (root((n - 1) / n), root(n - 1) / root(n)),
    (root(2) / 2, 1 / root(2)),
    (root(8), 2 * root(2)),
    ((2 / n) ** half, root(2) / root(n)),
    (root(z**2), absolute(z)),
    (absolute(z) ** 2, z**2),
    (absolute(-z), absolute(z)),
    (absolute(n - 1), n - 1),
    (absolute(eps - 1), 1 - eps),
    (log(1 - 1 / n), log(n - 1) - log(n)),
    (log(2 * lam / a) + psi((n - 1) / 2), log(lam) - log(a / 2) + psi((n - 1) / 2)),
    (log((1 - 1 / n) ** t), t * log(1 - 1 / n)),
    (log(1 / eps), -log(eps)),
    (log(z**2 + 1) * 2, log((z**2 + 1) ** 2)),
    (exp(t * log(1 - 1 / n)), (1 - 1 / n) ** t),
    (exp(log(n)), n),
    (log(exp(z)), z),
    (exp(z + 1), e * exp(z)),
    (exp(-1 / n) * exp(1 / n), f(1)),
    (exp((n + 1) / n), e * exp(1 / n)),
    (e ** (2 * z), exp(z) ** 2),
    (psi((n + 1) / 2), psi((n - 1) / 2) + 2 / (n - 1)),
    (psi(n + 1) - psi(n), 1 / n),
    (psi_1((n + 1) / 2), psi_1((n - 1) / 2) - 4 / (n - 1) ** 2),
    (psi_1(half), pi**2 / 2),
    (psi_1(1), pi**2 / 6),
    (psi(1), -euler),
    (psi(half), -euler - 2 * log(2)),
    (psi(2), 1 - euler),
    (Gamma(half), root(pi)),
    (Gamma(f(Fraction(5, 2))), 3 * root(pi) / 4),
    (Gamma(5), f(24)),
    (factorial(t + 1), (t + 1) * factorial(t)),
    (Gamma(t + 2), (t + 1) * Gamma(t + 1)),
    (Gamma(t + 1), factorial(t)),
    (binomial(n, 2), n * (n - 1) / 2),
    (binomial(n + 1, 3), (n + 1) * n * (n - 1) / 6),
    (1 - (1 - 1 / n), 1 / n),
    ((n - 1) / (n + 1) * (n + 1) / (n - 1), f(1)),
    (t / n + 1 - t / n, f(1)),
    ((lam / n) * (1 - q**t) / (1 - q), lam / n * (q**t - 1) / (q - 1)),
    ((1 - q ** (t + 1)) / (1 - q), 1 + q * (1 - q**t) / (1 - q)),
    (summed(q**s, s, 0, t - 1), (1 - q**t) / (1 - q)),
    (summed((1 - 1 / n) ** s, s, 0, t - 1), n * (1 - (1 - 1 / n) ** t)),
    (summed(q ** (s - 1), s, 1, t), (1 - q**t) / (1 - q)),
    (summed(q ** (t - 1 - s), s, 0, t - 1), (1 - q**t) / (1 - q)),
    (summed(1, s, 1, t), t),
    (summed(s, s, 1, t), t * (t + 1) / 2),
    (summed(s**2, s, 1, t), t * (t + 1) * (2 * t + 1) / 6),
    (summed(1 / s**2, s, 1, t + 1), summed(1 / j**2, j, 1, t) + 1 / (t + 1) ** 2),
    (summed(1 / (n * s**2), s, 1, t), summed(1 / s**2, s, 1, t) / n),
    (summed(1 / s + s, s, 1, t), summed(1 / s, s, 1, t) + t * (t + 1) / 2),
    (summed(1 / s, s, 1, 3), f(Fraction(11, 6))),
    (
        multiplied(1 - 1 / (n * s**2), s, 1, t + 1),
        multiplied(1 - 1 / (n * s**2), s, 1, t) * (1 - 1 / (n * (t + 1) ** 2)),
    ),
    (
        multiplied(1 - 1 / (s * (s * n - 1)), s, 2, t + 2),
        multiplied(1 - 1 / (s * (s * n - 1)), s, 2, t + 1) * (1 - 1 / ((t + 2) * ((t + 2) * n - 1))),
    ),
    (multiplied(1 - 1 / (s + 1) ** 2, s, 1, t), (t + 2) / (2 * (t + 1))),
    (multiplied(1 - 1 / (n * s), s, 1, t), Gamma(t + 1 - 1 / n) / (Gamma(1 - 1 / n) * factorial(t))),
    (multiplied(s, s, 1, t), factorial(t)),
    (multiplied(q, s, 1, t), q**t),
    (multiplied(1 + 1 / s, s, 1, t), t + 1),
    (multiplied(2 * s, s, 1, t), 2**t * factorial(t)),
    (multiplied(mean(sigma(s)), s, 1, 2), mean(sigma(1)) * mean(sigma(2))),
    (alpha + ns / N, f(1)),
    ((1 - alpha) * (1 - alpha - 1 / N), ns * (ns - 1) / N**2),
    ((ns * (ns - 1) / N**2) ** (t + 1), ns * (ns - 1) / N**2 * (ns * (ns - 1) / N**2) ** t),
    (1 / (N - (N - 1) * (1 - alpha) ** 2) * (N - (N - 1) * (ns / N) ** 2), f(1)),
    (mean((mu(t) + 1) ** 2), mean(mu(t) ** 2 + 2 * mu(t) + 1)),
    (mean(sigma(t + 1) ** 2 / sigma(t)), mean(sigma(t + 1) ** 2 * sigma(t) ** (-1))),
    (mean(root(sigma(t) ** 2)), mean(sigma(t))),
    (mean(log(sigma(t) ** 2)), mean(2 * log(sigma(t)))),
    (2 * mean(sigma(t) ** 2) / mean(sigma(t) ** 2), f(2)),
    (variance(mu(t)) + 1 - variance(mu(t)), f(1)),
    (limit((1 - 1 / n) ** (t + 1), t), limit((1 - 1 / n) ** t * (n - 1) / n, t)),
    (summed(q**s, s, 0, Symbol("t")), summed(q**j, j, 0, t)),
    (summed(1 / s**2, s, 1, INFINITY), summed(1 / (s + 1) ** 2, s, 0, INFINITY)),
    (summed(summed(s * j, s, 1, j), j, 1, t), summed(j**2 * (j + 1) / 2, j, 1, t)),
    (z**0, f(1)),
    ((z - z) ** 0, f(1)),
    ((z - z) ** (t + 1), f(0)),
    (z ** (t + 2), z**2 * z**t),
    ((z * n) ** t, z**t * n**t),
    ((-z) ** (2 * t), ((-1) ** t) ** 2 * z ** (2 * t)),
    ((1 - 2 / n) ** (t + 1), (1 - 2 / n) * (1 - 2 / n) ** t),
    ((n - 2) ** t * (n - 2), (n - 2) ** (t + 1)),
    (2 ** (t / 2) * 2 ** (t / 2), 2**t),
    (6**t, 2**t * 3**t),
    ((t + 1) / (t + 1), f(1)),
    (half * (log(n / 2) - psi((n - 1) / 2)) * t * 2, t * log(n / 2) - t * psi((n + 1) / 2) + 2 * t / (n - 1)),
    (root(pi * n) / root(pi), root(n)),
    ((1 - n ** (-half)) * (1 + n ** (-half)), 1 - 1 / n),
    (Gamma(t + 2 - n ** (-half)), (t + 1 - n ** (-half)) * Gamma(t + 1 - n ** (-half))),
]


@pytest.mark.parametrize("at", range(len(TRUE)))
def test_a_true_identity_is_shown(at: int) -> None:
    left, right = TRUE[at]
    start = time.perf_counter()
    assert equal(left.term, right.term, DOMAIN), (left.term, right.term)
    assert time.perf_counter() - start < 1
