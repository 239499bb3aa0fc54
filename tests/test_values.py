"""A Value says how it is known: what it refuses, and how far its printed float may be off."""

from __future__ import annotations

import math
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from modelcollapse.errors import BadInput
from modelcollapse.values import RIGOURS, Value, exact, infinite, json_number, rounding, to_float


@given(st.fractions())
def test_the_error_of_an_exact_value_covers_the_rounding_and_no_more_than_half_a_digit(number: Fraction) -> None:
    value = exact(number, "asked")
    assert value.fraction == number
    assert value.rigour == "exact"
    assert abs(Fraction(value.value) - number) <= Fraction(value.error)
    assert value.error <= math.ulp(value.value) or Fraction(value.value) == number
    assert (value.error == 0) == (Fraction(value.value) == number)


def test_a_number_that_vanishes_as_a_float_has_the_smallest_float_as_its_error() -> None:
    value = exact(Fraction(1, 10**400), "asked")
    assert value.value == 0
    assert value.error == 5e-324
    assert rounding(0.0, 0) == 0


def test_what_no_float_can_hold_is_refused_and_not_called_infinite() -> None:
    assert to_float(Fraction(2) ** 1023) == 2.0**1023
    with pytest.raises(BadInput, match="smaller t"):
        to_float(Fraction(2) ** 1024)


def test_infinity_has_a_sign_and_no_error() -> None:
    assert infinite("drift").value == math.inf
    assert infinite("drift", -1).value == -math.inf
    assert infinite("drift", -1).error == 0
    assert infinite("drift").rigour == "exact"


def test_json_spells_infinities_and_never_prints_a_nan() -> None:
    assert [json_number(x) for x in (math.inf, -math.inf, 0.0, -2.5)] == ["inf", "-inf", 0.0, -2.5]
    assert exact(1, "asked").as_json() == {"value": 1.0, "error": 0.0, "method": "asked", "rigour": "exact"}
    with pytest.raises(ValueError, match="NaN"):
        json_number(math.nan)


@pytest.mark.parametrize(("value", "error"), [(math.nan, 0.0), (1.0, math.nan), (1.0, -1e-300)])
def test_no_value_is_without_a_number_or_with_a_negative_error(value: float, error: float) -> None:
    with pytest.raises(ValueError, match="error >= 0"):
        Value(value, error, "asked", "exact")


def test_a_rigour_is_one_of_four() -> None:
    assert [Value(1.0, 0.0, "asked", rigour).rigour for rigour in RIGOURS] == list(RIGOURS)
    assert RIGOURS == ("exact", "certified", "numerical", "statistical"), "from the strongest to the weakest"
    with pytest.raises(ValueError, match="rigour"):
        Value(1.0, 0.0, "asked", "sure")
