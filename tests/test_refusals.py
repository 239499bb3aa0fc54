"""Bad input to loops and to the simulator: refused at once, in one line that says what was given, what is allowed, why.

Also the corner that looks bad and is not: every text that means an integer is one.
"""

from __future__ import annotations

import math
from fractions import Fraction
from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from catalogue import LOOPS, plain
from modelcollapse.errors import BadInput
from modelcollapse.estimators import as_estimator
from modelcollapse.loops import loop_class
from modelcollapse.numeric.simulate import simulate
from modelcollapse.world import Loop

REPLACE = loop_class("replace")
NOT_NUMBERS = [math.nan, math.inf, -math.inf, True, "nan", "inf", "", "many", "0x10", "1_000", None, 1j, [5], "1/0"]
TOO_COSTLY = ["9" * 1000, "1e999999999", "1e-999999999", "1e" + "9" * 150, "1/" + "3" * 300]
NOT_COUNTS = [0, -1, 1.5, "0", "3/2", Fraction(9, 2), "1e-3"]
NOT_POSITIVE = [0, -1, 0.0, "-1/2", "-1e-300"]


def refusal(loop: type[Loop], **parameters: object) -> str:
    with pytest.raises(BadInput) as caught:
        loop(**parameters)
    line = str(caught.value)
    assert "\n" not in line
    assert len(line) < 400
    return line


@pytest.mark.parametrize("bad", NOT_NUMBERS + TOO_COSTLY, ids=lambda bad: repr(bad)[:20])
def test_what_is_no_number_or_costs_too_much_is_refused(bad: object) -> None:
    count, temperature = refusal(REPLACE, n=bad), refusal(REPLACE, n=5, temperature=bad)
    shown = str(bad)[:50]
    assert count.startswith("n must ")
    assert count.endswith("n is the new points a generation: an integer >= 1")
    assert temperature.startswith("temperature must ")
    assert temperature.endswith("drawn with: a number > 0")
    assert shown in count
    assert shown in temperature


@pytest.mark.parametrize("bad", NOT_COUNTS, ids=repr)
def test_a_count_is_an_integer_of_at_least_one(bad: object) -> None:
    assert refusal(REPLACE, n=bad).startswith("n must be an integer >= 1 (the new points a generation); got ")


@pytest.mark.parametrize("bad", NOT_POSITIVE, ids=repr)
def test_a_temperature_is_positive(bad: object) -> None:
    line = refusal(REPLACE, n=5, temperature=bad)
    assert line.startswith("temperature must be a number > 0 (the factor on the variance")
    assert "; got " in line


@pytest.mark.parametrize("name", LOOPS)
def test_every_parameter_of_every_loop_refuses_what_is_no_number(name: str) -> None:
    loop = plain(name)
    for parameter in loop.parameters():
        line = refusal(type(loop), **(loop.values() | {parameter.name: "some"}))
        assert line.startswith(f"{parameter.name} must ")
        assert line.endswith(parameter.allowed)


@pytest.mark.parametrize("name", LOOPS)
def test_an_unknown_parameter_is_refused_with_the_near_ones(name: str) -> None:
    kind, values = loop_class(name), plain(name).values()
    first = next(iter(values))
    with pytest.raises(BadInput, match=rf"unknown parameter of {name} '{first}x'; did you mean .*{first}"):
        kind.of(values | {f"{first}x": 5}, name)


@pytest.mark.parametrize("name", LOOPS)
def test_a_missing_parameter_is_refused_with_an_example_that_works(name: str) -> None:
    kind = loop_class(name)
    with pytest.raises(BadInput, match=rf"{name} needs .*; add for example ") as caught:
        kind.of({}, name)
    example = str(caught.value).split("for example ")[1]
    assert kind.of(dict(pair.split("=") for pair in example.split()), name).values()


@pytest.mark.parametrize(("generations", "replicates"), [(-1, 10), (1.5, 10), ("many", 10), (True, 10), (math.nan, 10)])
def test_generations_are_counted_from_zero(generations: Any, replicates: Any) -> None:
    with pytest.raises(BadInput, match=r"generations must be .*got"):
        simulate(REPLACE(5), "mle", generations, replicates, np.random.default_rng(1))


@pytest.mark.parametrize("replicates", [0, -1, 2.5, "few", True])
def test_there_is_at_least_one_replicate(replicates: Any) -> None:
    with pytest.raises(BadInput, match=r"replicates must be .*got"):
        simulate(REPLACE(5), "mle", 3, replicates, np.random.default_rng(1))


def test_a_fixed_divisor_is_refused_for_accumulate_and_names_the_estimators() -> None:
    with pytest.raises(BadInput, match="accumulate, whose pool changes size; got divisor 10; use --estimator .* mle"):
        simulate(loop_class("accumulate")(5), 10, 3, 10, np.random.default_rng(1))


@pytest.mark.parametrize("bad", [0, -3, "no", math.nan])
def test_a_divisor_is_positive(bad: object) -> None:
    with pytest.raises(BadInput, match=r"divisor must be|unknown estimator"):
        simulate(REPLACE(5), bad, 3, 10, np.random.default_rng(1))


def test_an_unknown_estimator_is_refused_with_the_near_ones() -> None:
    with pytest.raises(BadInput, match="unknown estimator 'unbiassed'; did you mean unbiased"):
        simulate(REPLACE(5), "unbiassed", 3, 10, np.random.default_rng(1))


def test_the_name_of_an_estimator_is_one_too() -> None:
    for chosen in (as_estimator("mle"), as_estimator(Fraction(25, 2))):
        assert as_estimator(chosen.name).name == chosen.name
    assert as_estimator("divisor 12.5").divisor(7) == Fraction(25, 2)


FIVES = [5, 5.0, "5", " 5 ", "5.0", "5e0", "10/2", Fraction(5), np.int64(5), np.float64(5)]


@pytest.mark.parametrize("given_as", FIVES, ids=repr)
def test_five_is_five_however_it_is_written(given_as: object) -> None:
    assert REPLACE(given_as) == REPLACE(5)
    assert type(REPLACE(given_as).values()["n"]) is int


@given(st.text(max_size=40) | st.floats() | st.integers(-(10**30), 10**30) | st.none() | st.booleans())
def test_anything_is_a_count_or_is_refused(anything: object) -> None:
    try:
        n = REPLACE(anything).values()["n"]
    except BadInput as error:
        assert "\n" not in str(error)
    else:
        assert isinstance(n, int)
        assert n >= 1
