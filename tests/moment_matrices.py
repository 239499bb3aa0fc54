"""Moment matrices of the loops, written by hand from their one-step laws: what the solvers' tests are given.

A fit of n points of N(mu, v) with divisor a: mean mu + e, E e^2 = v/n; variance v C/a, C ~ chi2_{n-1}, independent.
Nothing here comes from the package.
"""

from __future__ import annotations

import csv
import json
from decimal import Decimal
from fractions import Fraction
from pathlib import Path

import sympy

n, n_real, n_synthetic = sympy.symbols("n n_real n_synthetic", integer=True, positive=True)
temperature, divisor = sympy.symbols("temperature divisor", positive=True)
t = sympy.Symbol("t", integer=True, nonnegative=True)
LOWER = {n: 2, n_real: 1, n_synthetic: 1, temperature: 0, divisor: 0}
POOL = n_real + n_synthetic


def replace(a, heat=1):
    """Moments [E mu^4, E mu^2 v, E v^2, E mu^2, E v] and their start."""
    r, q = heat * (n - 1) / a, heat**2 * (n**2 - 1) / a**2
    rows = [
        [1, 6 * heat / n, 3 * heat**2 / n**2, 0, 0],
        [0, r, r * heat / n, 0, 0],
        [0, 0, q, 0, 0],
        [0, 0, 0, 1, heat / n],
        [0, 0, 0, 0, r],
    ]
    return sympy.Matrix(rows), [0, 0, 1, 0, 1]


def fresh(a, heat=1):
    """Moments [E v, E mu^2, 1] and their start; new real points at every fit."""
    share, rest = n_real / POOL, n_synthetic / POOL
    between = n_real * n_synthetic / (POOL * a)
    rows = [
        [heat * (n_synthetic - 1 + share) / a, between, (n_real - 1 + rest) / a],
        [rest**2 * heat / n_synthetic, rest**2, share**2 / n_real],
        [0, 0, 1],
    ]
    return sympy.Matrix(rows), [1, 0, 1]


def anchored(a, heat=1):
    """Moments [E v, E mu^2, E mu m, E m^2, E S] with the mean m and scatter S of the kept real points."""
    share, rest = n_real / POOL, n_synthetic / POOL
    q = n_real * n_synthetic / (POOL * a)
    rows = [
        [heat * (n_synthetic - 1 + share) / a, q, -2 * q, q, 1 / sympy.sympify(a)],
        [rest**2 * heat / n_synthetic, rest**2, 2 * share * rest, share**2, 0],
        [0, 0, rest, share, 0],
        [0, 0, 0, 1, 0],
        [0, 0, 0, 0, 1],
    ]
    return sympy.Matrix(rows), [1, 0, 0, 1 / n_real, n_real - 1]


def accumulate(pool_divisor, heat=1, first=None):
    """Moments [E v, E mu^2] from t0 = 1; `pool_divisor` is an expression in t; the first batch is real."""
    after = pool_divisor.subs(t, t + 1)
    factor = (pool_divisor + heat * (n - 1 + t / (t + 1))) / after
    start = sympy.cancel((n - 1) / pool_divisor.subs(t, 1)) if first is None else first
    return sympy.Matrix([[factor, 0], [heat / (n * (t + 1) ** 2), 1]]), [start, 1 / n]


def fourth_order_fresh(a, heat=1):
    """Moments [E v^2, E v d^2, E d^4, E v, E d^2, 1] of fresh, by expanding one step and averaging over its noise."""
    v, d, m, s, e, c = sympy.symbols("v d m s e c")
    share, rest = n_real / POOL, n_synthetic / POOL
    mean = share * m + rest * (d + e)
    variance = (s + heat * v * c + n_real * n_synthetic / POOL * (d + e - m) ** 2) / a
    basis = [(2, 0), (1, 2), (0, 4), (1, 0), (0, 2), (0, 0)]
    noise = {
        m: [1, 0, 1 / n_real, 0, 3 / n_real**2],
        e: [1, 0, heat * v / n_synthetic, 0, 3 * (heat * v / n_synthetic) ** 2],
        s: [1, n_real - 1, (n_real - 1) * (n_real + 1)],
        c: [1, n_synthetic - 1, (n_synthetic - 1) * (n_synthetic + 1)],
    }
    rows = [image(variance**i * mean**j, noise, (v, d), basis) for i, j in basis]
    return sympy.Matrix(rows), [1, 0, 0, 1, 0, 1]


def image(expr, noise, state, basis):
    """The coefficients of the mean of `expr` over the noise, on the monomials of the basis."""
    for symbol, moments in noise.items():
        poly = sympy.Poly(sympy.expand(expr), symbol)
        expr = sum(poly.nth(k) * moments[k] for k in range(poly.degree() + 1))
    poly = sympy.Poly(sympy.expand(expr), *state)
    assert {powers for powers, _ in poly.terms()} <= set(basis)
    return [poly.nth(*powers) for powers in basis]


def reference(case, quantity):
    """The published rows (parameters, value as text) of tests/reference/loops.csv."""
    lines = (Path(__file__).parent / "reference" / "loops.csv").read_text().splitlines()
    rows = [row for row in csv.DictReader(lines) if (row["case"], row["quantity"]) == (case, quantity)]
    return [(json.loads(row["params"]), row["value"]) for row in rows]


def agrees(found, printed):
    """Tell whether `found` is the printed number to its last digit."""
    unit = sympy.Rational(10) ** Decimal(printed).as_tuple().exponent
    return abs(sympy.sympify(found) - sympy.Rational(printed)) <= sympy.Rational(501, 1000) * unit


def fractions(numbers, values):
    """A list of expressions at a point, as Fractions."""
    exact = [sympy.sympify(number).subs(values) for number in numbers]
    return [Fraction(int(number.p), int(number.q)) for number in exact]


def fraction_rows(matrix, values):
    """A matrix at a point, as rows of Fractions."""
    return [fractions(row, values) for row in matrix.tolist()]


def run(matrix, start, values, t0, end):
    """The moments at `end`, step by step in Fractions: the plainest route."""
    moments = fractions(start, values)
    for k in range(t0, end):
        rows = fraction_rows(matrix, {**values, t: k})
        moments = [sum((e * x for e, x in zip(row, moments, strict=True)), Fraction(0)) for row in rows]
    return moments
