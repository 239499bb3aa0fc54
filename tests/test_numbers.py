"""Numbers as they come in: what is exact stays exact, and the bounds on cost are where they are said to be."""

from __future__ import annotations

import json
import math
from fractions import Fraction

import mpmath
import pytest

from modelcollapse.errors import BadInput
from modelcollapse.numbers import LARGEST_EXPONENT, LONGEST, LONGEST_BITS, exact_number, log, plain_json


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("0.9", Fraction(9, 10)), (0.1, Fraction(1, 10)), ("3/4", Fraction(3, 4)), ("-3/4", Fraction(-3, 4)),
        (".5", Fraction(1, 2)), ("5.", 5), ("+2e3", 2000), (" 7 ", 7), ("6/3", 2), (Fraction(8, 4), 2),
        (1e-300, Fraction(1, 10**300)),
    ],
)  # fmt: skip
def test_a_number_is_the_decimal_that_is_written(text: object, meant: object) -> None:
    number = exact_number(text, "x")
    assert number == meant
    assert isinstance(number, int) == (Fraction(number).denominator == 1)


@pytest.mark.parametrize("sign", ["", "-"])
def test_the_largest_exponent_is_taken_and_the_next_refused(sign: str) -> None:
    power = Fraction(10) ** int(f"{sign}{LARGEST_EXPONENT}")
    assert exact_number(f"1e{sign}{LARGEST_EXPONENT}", "x") == power
    assert exact_number(f"1e{sign}00{LARGEST_EXPONENT}", "x") == power, "leading zeros cost nothing"
    with pytest.raises(BadInput, match="exponent"):
        exact_number(f"1e{sign}{LARGEST_EXPONENT + 1}", "x")


def test_the_longest_text_is_taken_and_the_next_refused() -> None:
    assert exact_number("1" * LONGEST, "x") == int("1" * LONGEST)
    with pytest.raises(BadInput, match="characters"):
        exact_number("1" * (LONGEST + 1), "x")


@pytest.mark.parametrize("place", [lambda large: large, lambda large: Fraction(1, large)])
def test_the_longest_integer_is_taken_above_and_below_and_the_next_refused(place) -> None:
    assert exact_number(place(2**LONGEST_BITS - 1), "x") == place(2**LONGEST_BITS - 1)
    with pytest.raises(BadInput, match="digits"):
        exact_number(place(2**LONGEST_BITS), "x")


@pytest.mark.parametrize("text", [f"1e{LARGEST_EXPONENT}", "9" * (LONGEST - 5) + f"e{LARGEST_EXPONENT}"])
def test_a_number_that_was_read_can_be_read_again(text: str) -> None:
    number = exact_number(text, "x")
    assert exact_number(number, "x") == number


@pytest.mark.parametrize(
    "number",
    [
        Fraction(1), Fraction(1, 10**400), Fraction(10**400), 1 + Fraction(1, 10**30), 1 - Fraction(1, 10**30),
        Fraction(3, 2), Fraction(1, 2), Fraction(149, 100), Fraction(51, 100), Fraction(5),
    ],
)  # fmt: skip
def test_the_logarithm_keeps_its_digits_at_any_size(number: Fraction) -> None:
    with mpmath.workdps(450):
        true = mpmath.log(mpmath.mpf(number.numerator) / number.denominator)
        assert abs(log(number) - true) <= 4e-16 * abs(true)


def test_json_shows_a_fraction_as_a_float_and_never_as_a_false_zero() -> None:
    assert plain_json(Fraction(1, 3)) == 1 / 3
    assert plain_json(7) == 7
    tiny = plain_json(Fraction(1, 10**400))
    assert json.dumps(tiny) == '"1e-400"'
    assert plain_json(Fraction(-3, 8)) == -0.375
    assert exact_number(plain_json(Fraction(3, 10**400)), "x") == Fraction(3, 10**400)


def test_infinity_and_its_kin_are_refused() -> None:
    for given in (math.inf, math.nan, "inf", "1/0", True, None):
        with pytest.raises(BadInput):
            exact_number(given, "x")
