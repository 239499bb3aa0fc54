"""Closed forms with constant coefficients: against stepping, against published rows, and readable."""

from __future__ import annotations

from fractions import Fraction

import pytest
import sympy
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from modelcollapse.symbolic.recurrences.blocks import blocks, needed
from modelcollapse.symbolic.recurrences.closed_form import definitions, written_out
from modelcollapse.symbolic.recurrences.constant import solve
from modelcollapse.symbolic.recurrences.limit import limit_at
from modelcollapse.symbolic.recurrences.modes import modes
from moment_matrices import (
    LOWER,
    POOL,
    agrees,
    anchored,
    divisor,
    fourth_order_fresh,
    fraction_rows,
    fractions,
    fresh,
    n,
    n_real,
    n_synthetic,
    reference,
    replace,
    run,
    t,
    temperature,
)

SYSTEMS = {
    "replace mle": replace(n),
    "replace unbiased": replace(n - 1),
    "replace min-mse": replace(n + 1),
    "replace mle heated": replace(n, temperature),
    "replace any": replace(divisor, temperature),
    "fresh mle": fresh(POOL),
    "fresh unbiased": fresh(POOL - 1),
    "fresh any": fresh(divisor, temperature),
    "anchored mle": anchored(POOL),
    "anchored min-mse": anchored(POOL + 1),
    "anchored any": anchored(divisor, temperature),
}
CASES = [(name, k) for name, (matrix, _) in SYSTEMS.items() for k in range(matrix.rows)]
FORMS = {}


def form(name, target):
    if (name, target) not in FORMS:
        matrix, start = SYSTEMS[name]
        FORMS[name, target] = solve(matrix, start, target, t, 0, LOWER)
    return FORMS[name, target]


def number(expr, values, digits=40):
    return sympy.N(expr.subs(values), digits)


def close(found, expected, digits=18):
    expected = sympy.Rational(expected.numerator, expected.denominator)
    return abs(found - expected) <= 10**-digits * max(abs(expected), sympy.Rational(1, 10**12))


points = st.fixed_dictionaries(
    {
        n: st.integers(2, 60),
        n_real: st.integers(1, 40),
        n_synthetic: st.integers(1, 40),
        temperature: st.fractions(Fraction(1, 3), 2, max_denominator=40).map(
            lambda x: sympy.Rational(*x.as_integer_ratio())
        ),
        divisor: st.fractions(1, 90, max_denominator=7).map(lambda x: sympy.Rational(*x.as_integer_ratio())),
        t: st.integers(0, 25),
    }
)


@pytest.mark.parametrize(("name", "target"), CASES)
@settings(max_examples=6)
@given(values=points)
def test_the_closed_form_is_what_stepping_gives(name, target, values):
    assume(values[n_real] + values[n_synthetic] > 2)
    found = form(name, target)
    assume(values[t] >= found.from_t)
    value = number(written_out(found, found.expression), values)
    assume(value.is_finite and not value.has(sympy.nan))
    matrix, start = SYSTEMS[name]
    expected = run(matrix, start, values, 0, values[t])[target]
    assert close(sympy.re(value), expected), f"{name} {target} at {values}: {value} against {float(expected)}"


@pytest.mark.parametrize(("name", "target"), CASES)
@settings(max_examples=6)
@given(values=points)
def test_the_limit_is_the_exact_limit_wherever_its_condition_holds(name, target, values):
    assume(values[n_real] + values[n_synthetic] > 2)
    found = form(name, target)
    assume(found.limit is not None)
    condition = sympy.sympify(found.where.get("condition", sympy.true)).subs(values)
    matrix, start = SYSTEMS[name]
    exact = limit_at(fraction_rows(matrix, values), fractions(start, values), target)
    if condition == sympy.true:
        assert sympy.sympify(found.limit).subs(values) == (
            sympy.oo if exact == float("inf") else sympy.Rational(exact.numerator, exact.denominator)
        ), f"{name} {target} at {values}"
    elif found.limit != 0:
        assert exact == float("inf") or exact is None, f"{name} {target} at {values}: finite beyond its condition"


@pytest.mark.parametrize(
    ("name", "target", "text"),
    [
        ("replace mle", 4, "((n - 1)/n)**t"),
        ("replace mle", 3, "1 - ((n - 1)/n)**t"),
        ("replace mle", 2, "((n - 1)*(n + 1)/n**2)**t"),
        ("replace unbiased", 4, "1"),
        ("replace unbiased", 3, "t/n"),
        ("replace min-mse", 4, "((n - 1)/(n + 1))**t"),
        ("replace any", 4, "(temperature*(n - 1)/divisor)**t"),
    ],
)
def test_replace_is_written_as_a_person_would(name, target, text):
    assert str(form(name, target).expression) == text


def test_limits_and_rates_of_replace():
    kurtosis = form("replace mle", 0)
    assert sympy.expand(kurtosis.limit - 3 * (2 * n - 1)) == 0
    assert str(kurtosis.rate) == "(n - 1)*(n + 1)/n**2"
    assert (form("replace unbiased", 3).limit, form("replace unbiased", 3).rate_kind) == (sympy.oo, "polynomial")
    assert (form("replace unbiased", 2).limit, str(form("replace unbiased", 2).rate)) == (sympy.oo, "(n + 1)/(n - 1)")
    assert (form("replace unbiased", 4).limit, form("replace unbiased", 4).rate) == (1, 1)
    heated = form("replace mle heated", 4)
    assert (heated.limit, str(heated.where["condition"])) == (0, "temperature*(n - 1)/n < 1")


def test_anchored_mle_has_three_modes_and_fresh_mle_has_two():
    matrix, start = SYSTEMS["anchored mle"]
    found = modes(matrix.tolist(), list(map(sympy.sympify, start)), blocks(matrix.tolist(), 0), 0)
    expected = {1, n_synthetic / POOL, n_synthetic * (n_synthetic - 1) / POOL**2}
    assert {sympy.factor(power.base) for power in found.powers} == {sympy.factor(base) for base in expected}
    assert sympy.cancel(form("anchored mle", 0).rate - n_synthetic / POOL) == 0
    assert sympy.cancel(form("fresh mle", 0).rate - n_synthetic * (n_synthetic - 1) / POOL**2) == 0


def test_the_named_roots_of_a_pair_are_what_where_says():
    found = form("fresh any", 0)
    assert set(definitions(found)) == {"rho_1", "rho_2", "y_0", "y_1", "trace", "det"}
    assert str(found.rate) == "rho_1"
    share, a = n_real / POOL, divisor
    trace = (1 - share) * (temperature * (POOL - 1) / a + 1 - share)
    det = temperature * (1 - share) ** 2 * (POOL * (1 - share) - 1) / a
    assert sympy.cancel(found.where["trace"] - trace) == 0
    assert sympy.cancel(found.where["det"] - det) == 0


def test_the_stationary_variance_of_fresh_and_its_condition():
    share, found = n_real / POOL, form("fresh any", 0)
    den = divisor * (2 - share) - temperature * (1 - share) * (POOL * (2 - share) - 1)
    assert sympy.cancel(found.limit - share * (POOL * (2 - share) - 1) / den) == 0
    lowest = form("fresh any", 1)
    assert sympy.cancel(lowest.limit - divisor / (POOL * den)) == 0
    (condition,) = [found.where["condition"]]
    for heat, holds in ((Fraction(1116, 1000), True), (Fraction(1118, 1000), False)):
        point = {n_real: 10, n_synthetic: 90, divisor: 100, temperature: sympy.Rational(*heat.as_integer_ratio())}
        assert bool(condition.subs(point)) is holds


def value_at(expr, given):
    values = {n_real: given["n_real"], n_synthetic: given["n_syn"], divisor: given["a"]}
    values[temperature] = sympy.Rational(str(given["lam"]))
    return number(expr, values)


@pytest.mark.parametrize(
    ("case", "quantity", "name", "target"),
    [
        ("mix_fresh", "E_var_inf", "fresh any", 0),
        ("mix_fresh", "Var_mu_inf", "fresh any", 1),
        ("mix_fixed", "E_var_inf_uncond", "anchored any", 0),
        ("mix_fixed", "Var_mu_inf_uncond", "anchored any", 1),
    ],
)
def test_stationary_moments_meet_the_reference_rows(case, quantity, name, target):
    rows = list(reference(case, quantity))
    assert len(rows) >= 2
    for params, value in rows:
        found = value_at(form(name, target).limit, params)
        assert agrees(found, value), f"{case} {params}: {found} against {value}"


def test_finite_generations_of_fresh_meet_the_reference_rows():
    rows = [(params, value) for params, value in reference("mix_fresh", "E_var") if params["t"] != "inf"]
    assert len(rows) >= 3
    found = form("fresh mle", 0)
    for params, value in rows:
        here = number(found.expression, {n_real: params["n_real"], n_synthetic: params["n_syn"], t: params["t"]})
        assert agrees(here, value), f"{params}: {here} against {value}"


def test_fourth_moments_of_fresh_have_a_limit_and_a_characteristic_polynomial_but_no_expression():
    matrix, start = fourth_order_fresh(POOL)
    found = solve(matrix, start, 0, t, 0, LOWER)
    assert found.expression is None and "condition" not in found.where
    assert sympy.Poly(found.where["characteristic_polynomial"], sympy.Symbol("rho")).degree() == 5
    values = {n_real: 3, n_synthetic: 9}
    exact = limit_at(fraction_rows(matrix, values), fractions(start, values), 0)
    assert found.limit.subs(values) == sympy.Rational(exact.numerator, exact.denominator)


def test_fourth_moments_of_fresh_meet_the_reference_rows():
    matrix, start = fourth_order_fresh(divisor, temperature)
    checked = 0
    for params, value in reference("mix_fresh", "Var_of_var_inf"):
        values = {n_real: params["n_real"], n_synthetic: params["n_syn"], divisor: params["a"]}
        values[temperature] = sympy.Rational(str(params["lam"]))
        rows, first = fraction_rows(matrix, values), fractions(start, values)
        square, mean = limit_at(rows, first, 0), limit_at(rows, first, 3)
        spread = square - mean**2
        assert agrees(sympy.Rational(spread.numerator, spread.denominator), value), (
            f"{params}: {float(spread)} against {value}"
        )
        checked += 1
    assert checked >= 5


def test_fourth_moments_whose_modes_exceed_one_are_not_given_the_stationary_value():
    values = {n_real: 10, n_synthetic: 90, temperature: sympy.Rational(112, 100), divisor: 100}
    matrix, start = fourth_order_fresh(divisor, temperature)
    found = solve(matrix.subs(values), start, 0, t, 0, {})
    assert found.limit is None and "modulus >= 1" in found.where["undecided"]


def test_a_silent_start_delays_the_closed_form():
    half = sympy.Rational(1, 2)
    found = solve(sympy.Matrix([[0, 1, 0], [0, 0, 1], [0, 0, half]]), [7, 5, 1], 0, t, 3, {})
    assert found.from_t == 5
    assert [found.expression.subs(t, k) for k in (5, 6, 7)] == [1, half, half**2]


def test_a_recurrence_that_starts_at_fit_one_gives_the_same_expressions():
    matrix, start = SYSTEMS["replace mle"]
    first = [sympy.factor(moment) for moment in matrix * sympy.Matrix(start)]
    for target in range(5):
        found = solve(matrix, first, target, t, 1, LOWER)
        earlier = form("replace mle", target).expression
        assert all(sympy.cancel((found.expression - earlier).subs(t, k)) == 0 for k in (1, 2, 5))
    assert str(solve(matrix, first, 4, t, 1, LOWER).expression) == "((n - 1)/n)**t"


def test_repeated_roots_give_powers_of_t():
    third = sympy.Rational(1, 3)
    matrix = sympy.Matrix([[third, 1, 0], [0, third, 1], [0, 0, third]])
    found = solve(matrix, [0, 0, 1], 0, t, 2, {})
    for k in range(2, 9):
        assert found.expression.subs(t, k) == (matrix ** (k - 2))[0, 2]
    assert (found.limit, found.rate, found.rate_kind) == (0, third, "geometric")


def test_an_oscillation_has_no_limit_and_says_why():
    found = solve(sympy.Matrix([[0, 1], [1, 0]]), [1, 0], 0, t, 0, {})
    assert found.limit is None and found.where["undecided"]


def test_blocks_stand_after_those_that_they_need():
    rows = [[0, 1, 0, 0], [1, 0, 1, 0], [0, 0, 1, 0], [1, 1, 1, 1]]
    assert blocks(rows, 3) == [[2], [0, 1], [3]]
    assert needed(rows, 0) == [0, 1, 2]


@pytest.mark.parametrize(("name", "target"), CASES)
def test_sympy_reads_back_what_is_printed(name, target):
    found = form(name, target)
    for part in (found.expression, found.limit, found.rate, *found.where.values()):
        if part is None or isinstance(part, str):
            continue
        plain = {symbol: sympy.Symbol(str(symbol)) for symbol in sympy.sympify(part).free_symbols}
        assert (
            str(sympy.sympify(str(part))) == str(part.subs(plain))
            or sympy.simplify(sympy.sympify(str(part)) - part.subs(plain)) == 0
        )
        assert set(map(str, plain)) <= {str(symbol) for symbol in LOWER} | set(definitions(found)) | {"t", "rho"}


@pytest.mark.parametrize(
    "wrong",
    [
        {(0, 0): n_synthetic / POOL},
        {(0, 1): 0},
        {(1, 1): n_synthetic / POOL},
        {(1, 0): 1 / POOL},
    ],
)
def test_a_wrong_entry_of_the_map_is_seen(wrong):
    matrix, start = fresh(POOL)
    for place, entry in wrong.items():
        matrix[place] = entry
    values = {n_real: 3, n_synthetic: 9, t: 4}
    found = form("fresh mle", 0)
    expected = run(matrix, start, values, 0, 4)[0]
    assert not close(number(found.expression, values), expected, digits=6)
