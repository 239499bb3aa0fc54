"""Growing loops: Gamma functions, conservation laws, sums and limits, against stepping and published rows."""

from __future__ import annotations

import math
from fractions import Fraction

import pytest
import sympy
from hypothesis import given, settings
from hypothesis import strategies as st

from modelcollapse.symbolic.recurrences.growing import solve
from modelcollapse.symbolic.recurrences.growing_value import growing_at
from modelcollapse.symbolic.recurrences.hypergeometric import Hypergeometric, growth
from modelcollapse.symbolic.recurrences.telescoping import certificate
from moment_matrices import LOWER, accumulate, agrees, n, reference, run, t, temperature

SYSTEMS = {
    "mle": accumulate(n * t),
    "unbiased": accumulate(n * t - 1),
    "min-mse": accumulate(n * t + 1),
    "mle heated": accumulate(n * t, temperature),
    "mle all heated": accumulate(n * t, temperature, first=temperature * (n - 1) / n),
    "unbiased heated": accumulate(n * t - 1, temperature),
    "per batch": accumulate(t * (n - 1)),
    "within": (sympy.Matrix([[1, 0], [1 / (n * (t + 1) ** 2), 1]]), [1, 1 / n]),
    "square mle": (sympy.Matrix([[1 - (4 * t + 1) / (n**2 * (t + 1) ** 4)]]), [1 - 1 / n**2]),
    "square within": (sympy.Matrix([[1 + 2 / ((n - 1) * (t + 1) ** 2)]]), [(n + 1) / (n - 1)]),
    "linear schedule": (sympy.Matrix([[1 - 1 / (n * t), 0], [1 / (n * t), 1]]), [1, 0]),
    "constant forcing": (sympy.Matrix([[1, 0], [temperature / (t + 2), 1 - 2 / (n * t + 1)]]), [1, 0]),
}
CASES = [(name, k) for name, (matrix, _) in SYSTEMS.items() for k in range(matrix.rows)]
FORMS = {}


def form(name, target):
    if (name, target) not in FORMS:
        FORMS[name, target] = solve(*SYSTEMS[name], target, t, 1, LOWER)
    return FORMS[name, target]


def numeric(name, values):
    matrix, start = SYSTEMS[name]
    return matrix.subs(values), [sympy.sympify(moment).subs(values) for moment in start]


def evaluated(expr, values):
    """The expression at a point, sums and products term by term."""
    expr = expr.subs(values)
    expr = expr.replace(sympy.Sum, lambda f, k: sum((f.subs(k[0], i) for i in range(k[1], k[2] + 1)), sympy.Integer(0)))
    expr = expr.replace(sympy.Product, lambda f, k: sympy.prod(f.subs(k[0], i) for i in range(k[1], k[2] + 1)))
    return sympy.re(sympy.N(expr, 30))


@pytest.mark.parametrize(("name", "target"), CASES)
@settings(max_examples=6)
@given(size=st.integers(2, 200), heat=st.fractions(Fraction(1, 2), 2, max_denominator=12), end=st.integers(1, 14))
def test_the_closed_form_is_what_stepping_gives(name, target, size, heat, end):
    values = {n: size, temperature: sympy.Rational(*heat.as_integer_ratio())}
    found = form(name, target)
    value = evaluated(found.expression, {**values, t: end})
    expected = run(*SYSTEMS[name], values, 1, end)[target]
    expected = sympy.Rational(*expected.as_integer_ratio())
    assert found.from_t == 1
    assert abs(value - expected) <= sympy.Float("1e-22") * max(abs(expected), 1), f"{name} {target} n={size} t={end}"


def test_accumulate_is_written_as_a_person_would():
    gammas = (
        "gamma(t + 1 - 1/sqrt(n))*gamma(t + 1 + 1/sqrt(n))/(gamma(1 - 1/sqrt(n))*gamma(1 + 1/sqrt(n))*gamma(t + 1)**2)"
    )
    assert str(form("mle", 0).expression) == gammas
    assert str(form("mle", 1).expression) == "1 - " + gammas
    assert str(form("mle", 0).limit) == "sqrt(n)*sin(pi/sqrt(n))/pi"
    assert sympy.expand(form("mle", 0).limit + form("mle", 1).limit) == 1
    assert str(form("square mle", 0).expression) == "Product(1 - (4*k - 3)/(k**4*n**2), (k, 1, t))"
    assert str(form("within", 1).expression) == "harmonic(t, 2)/n"
    assert form("within", 1).limit == sympy.pi**2 / (6 * n)
    assert form("square within", 0).limit.has(sympy.sinh)


@pytest.mark.parametrize(
    ("name", "target", "rate", "limit"),
    [
        ("mle", 0, -1, None),
        ("unbiased", 0, -1, None),
        ("unbiased", 1, -1, None),
        ("square mle", 0, -2, None),
        ("per batch", 0, 1 / (n - 1), sympy.oo),
        ("mle heated", 0, temperature - 1, 0),
        ("unbiased heated", 0, temperature - 1, 0),
        ("linear schedule", 0, -1 / n, 0),
        ("linear schedule", 1, -1 / n, 1),
    ],
)
def test_rates_are_exponents(name, target, rate, limit):
    found = form(name, target)
    assert (sympy.cancel(found.rate - rate), found.rate_kind) == (0, "power")
    assert limit is None or found.limit == limit


def test_the_exponent_is_what_the_values_do():
    """At t = 10^6 and 10^9, log-log: heated variance, and the distances of mle and its square from their limits."""
    for name, exponent, heat in (("mle heated", -0.1, 0.9), ("mle", -1, 1), ("square mle", -2, 1)):
        matrix, start = numeric(name, {n: 5, temperature: sympy.Rational(str(heat))})
        ends = [growing_at(matrix, start, 0, t, 1, end).value for end in (10**6, 10**9, math.inf)]
        slope = float(sympy.log((ends[1] - ends[2]) / (ends[0] - ends[2]))) / math.log(1000)
        assert abs(slope - exponent) < 1e-4


def test_conditions_of_heated_limits():
    assert str(form("mle heated", 0).where["condition"]) == "temperature < 1"
    assert str(form("mle heated", 1).where["condition"]) == "temperature < 2"
    assert str(form("per batch", 1).where["condition"]) == "n > 2"
    assert "condition" not in form("unbiased", 1).where


@pytest.mark.parametrize(
    ("case", "quantity", "name", "target"),
    [
        ("accumulate_mle", "E_var", "mle all heated", 0),
        ("accumulate_mle_lam_syn", "E_var", "mle heated", 0),
        ("accumulate_mle", "Var_mu", "mle", 1),
        ("accumulate_mle", "E_var_sq", "square mle", 0),
        ("accumulate_unbiased_total", "E_var", "unbiased", 0),
        ("accumulate_within", "E_var_sq", "square within", 0),
        ("accumulate_within", "Var_mu", "within", 1),
    ],
)
def test_the_reference_rows_are_met(case, quantity, name, target):
    rows = reference(case, quantity)
    assert len(rows) >= 2
    for given_, printed in rows:
        end = math.inf if given_["T"] == "inf" else given_["T"]
        values = {n: given_["n"], temperature: sympy.Rational(str(given_.get("lam", 1)))}
        found = growing_at(*numeric(name, values), target, t, 1, end)
        assert agrees(sympy.Float(found.value, 30), printed), f"{case} {given_}: {found.value} against {printed}"


@pytest.mark.parametrize(("name", "target"), CASES)
def test_the_printed_limit_and_the_numerical_limit_agree(name, target):
    values = {n: 7, temperature: sympy.Rational(3, 4)}
    found, number = form(name, target), growing_at(*numeric(name, values), target, t, 1, math.inf)
    if found.limit in (sympy.oo, -sympy.oo):
        assert number.value == float(found.limit)
    elif not found.limit.has(sympy.Sum, sympy.Product):
        assert abs(sympy.re(sympy.N(found.limit.subs(values), 30)) - number.value) < 1e-24
    else:
        partial = found.limit.subs(values).subs(sympy.oo, 120)
        assert abs(evaluated(partial, values) - number.value) < 0.05 * abs(number.value)


@pytest.mark.parametrize(("name", "target"), CASES)
def test_the_asymptotic_value_meets_exact_stepping_far_out(name, target):
    values = {n: 3, temperature: sympy.Rational(11, 10)}
    matrix, start = numeric(name, values)
    found = growing_at(matrix, start, target, t, 1, 400)
    plain = run(matrix, start, {}, 1, 400)[target]
    assert abs(found.value - sympy.Rational(*plain.as_integer_ratio())) <= found.error
    assert 0 < found.error < 1e-23 * abs(found.value)


def test_a_conservation_law_is_found_only_where_there_is_one():
    x = (n * (t + 1) ** 2 - 1) / (n * (t + 1) ** 2)
    g = 1 / (n * (t + 1) ** 2)
    assert sympy.cancel(certificate(x * g.subs(t, t + 1) / g, t) * g + 1) == 0
    for pool_divisor in (n * t - 1, n * t + 1):
        matrix, _ = accumulate(pool_divisor)
        ratio = sympy.cancel(matrix[0, 0] * matrix[1, 0].subs(t, t + 1) / matrix[1, 0])
        assert certificate(ratio, t) is None
    assert certificate((t + 1) ** 2 / t, t) is not None  # k k! = (k+1)! - k!
    assert certificate(t / (t + 1), t) is None  # 1/k


def test_a_moment_read_off_the_pool_has_the_closed_form_of_its_own_row():
    """E S of the pool, and E v = E S / (n t) one step behind it."""
    factor = 1 + (n - 1 + t / (t + 1)) / (n * t)
    matrix = sympy.Matrix([[factor, 0], [factor / (n * (t + 1)), 0]])
    found = solve(matrix, [n - 1, (n - 1) / n], 1, t, 1, LOWER)
    assert (found.expression, found.limit, found.from_t) == (form("mle", 0).expression, form("mle", 0).limit, 1)
    moved = solve(matrix, [n - 1, 17], 1, t, 1, LOWER)
    assert moved.from_t == 2


def test_coupled_growing_moments_are_left_open():
    found = solve(sympy.Matrix([[1, 1 / t], [1 / t, 1]]), [1, 1], 0, t, 1, {})
    assert found.expression is None and found.limit is None and found.where["undecided"]


def test_growth_reads_the_two_highest_coefficients():
    found = growth(Hypergeometric((3 * t**2 + t) / (2 * t**2 - t + 5), sympy.Integer(1), t, 1))
    assert (found.degree, found.base, found.exponent) == (
        0,
        sympy.Rational(3, 2),
        sympy.Rational(1, 3) + sympy.Rational(1, 2),
    )


@pytest.mark.parametrize(("name", "target"), CASES)
def test_sympy_reads_back_what_is_printed(name, target):
    found = form(name, target)
    for part in (found.expression, found.limit, found.rate):
        if part is None:
            continue
        plain = {symbol: sympy.Symbol(str(symbol)) for symbol in part.free_symbols}
        assert set(map(str, plain)) <= {"n", "temperature", "t"}
        again = sympy.sympify(str(part))
        assert {str(symbol) for symbol in again.free_symbols} == set(map(str, plain))
        if not part.has(sympy.oo) and not part.has(sympy.Sum, sympy.Product):
            point = {"n": 3, "temperature": sympy.Rational(4, 5), "t": 4}
            here = {symbol: point[str(symbol)] for symbol in part.free_symbols}
            there = {symbol: point[str(symbol)] for symbol in again.free_symbols}
            assert abs(sympy.N(part.subs(here)) - sympy.N(again.subs(there))) < 1e-12


@pytest.mark.parametrize("wrong", [1 - 1 / (n * t**2), 1 - 1 / (n**2 * (t + 1) ** 2), 1 - 1 / (n * (t + 1))])
def test_a_wrong_step_is_seen(wrong):
    values = {n: 5, t: 6}
    expected = run(sympy.Matrix([[wrong]]), [1 - 1 / n], {n: 5}, 1, 6)[0]
    assert abs(evaluated(form("mle", 0).expression, values) - sympy.Rational(*expected.as_integer_ratio())) > 1e-3
