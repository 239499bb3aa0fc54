"""The rules for sums, products and sequences by themselves: what each concludes, and what it must refuse."""

from __future__ import annotations

from fractions import Fraction

import pytest

from modelcollapse.checking.domain import CONVENTIONS, INTEGER, REAL, Range
from modelcollapse.checking.kernel import (
    Theorem,
    Unproved,
    algebra,
    before_limit,
    bounded,
    equals,
    identity,
    induction,
    instance,
    limit_of_form,
    squeezed,
    telescoping,
)
from modelcollapse.checking.kernel.limits import MANY
from modelcollapse.checking.kernel.rules import shifted
from modelcollapse.checking.terms import INFINITY, Limit, Relation, Symbol, Term, number, substituted
from number_relations import FREE_N, FROM_ONE, POSITIVE, SETTING, M, X, relation, stated


def sums(found: Relation, low: int = 1) -> Theorem:
    """A relation in the letter t, as a theorem about ~m from `low` on."""
    domain = {**CONVENTIONS, MANY: Range(INTEGER, Fraction(low))}
    return algebra(substituted(found, {"t": M}), FREE_N, domain)


def test_an_instance_lies_in_the_range_of_its_letter():
    law = algebra(relation(r"\log x \le x - 1"), SETTING, POSITIVE)
    found = instance(law, {"x": relation("n+1>0").left}, FREE_N, CONVENTIONS).statement
    assert isinstance(found, Relation)
    assert found.left == relation(r"\log(n+1) > 0").left
    for outside in ("n-2>0", "-n>0", "t>0"):
        with pytest.raises(Unproved):
            instance(law, {"x": relation(outside).left}, SETTING, CONVENTIONS)


def test_an_instance_of_an_integer_is_one():
    law = algebra(relation(r"\sum_{k=1}^t k = t(t+1)/2"), SETTING, CONVENTIONS)
    assert instance(law, {"t": relation("2t+n>0").left}, FREE_N, CONVENTIONS)
    for broken in ("t/2>0", "x>0", r"\sqrt{t}>0"):
        with pytest.raises(Unproved):
            instance(law, {"t": relation(broken).left}, SETTING, CONVENTIONS)


def test_an_instance_does_not_catch_a_letter_that_is_bound():
    law = algebra(relation(r"\sum_{k=1}^t x = t x"), SETTING, POSITIVE)
    with pytest.raises(Unproved, match="binds"):
        instance(law, {"x": Symbol("k")}, SETTING, {**CONVENTIONS, "k": Range(REAL, Fraction(1))})


def test_an_instance_is_of_a_theorem_about_numbers():
    law = algebra(relation(r"\mathbb{E}\sigma_1^2 = 1-1/n"), FREE_N, CONVENTIONS)
    with pytest.raises(Unproved, match="numbers"):
        instance(law, {"n": relation("n+1>0").left}, FREE_N, CONVENTIONS)


def test_equals_are_put_for_equals_only():
    goal = relation(r"x + \sum_{k=1}^t 1 > t")
    sum_is = algebra(relation(r"\sum_{k=1}^t 1 = t"), SETTING, POSITIVE)
    rest = algebra(relation("x + t > t"), SETTING, POSITIVE)
    assert equals(goal, (sum_is,), rest, SETTING, POSITIVE).statement == goal
    with pytest.raises(Unproved, match="not the theorem"):
        equals(relation(r"x + \sum_{k=1}^t 1 > t+1"), (sum_is,), rest, SETTING, POSITIVE)
    below = algebra(relation(r"\sum_{k=1}^t 1 \le t"), SETTING, POSITIVE)
    with pytest.raises(Unproved, match="equation"):
        equals(goal, (below,), rest, SETTING, POSITIVE)
    narrow = algebra(relation("x + t > t"), SETTING, {**POSITIVE, "x": Range(REAL, Fraction(1))})
    with pytest.raises(Unproved, match="not the theorem"):
        equals(goal, (sum_is,), narrow, SETTING, POSITIVE)


def test_no_letter_that_is_bound_is_replaced_by_an_equation_about_it():
    there = {**CONVENTIONS, "k": Range(INTEGER, Fraction(1), Fraction(1))}
    equation = algebra(relation("0+k = 1"), SETTING, there)
    rest = algebra(relation(r"\sum_{k=1}^t 1 = t"), SETTING, there)
    with pytest.raises(Unproved, match="bound"):
        equals(relation(r"\sum_{k=1}^t (0+k) = t"), (equation,), rest, SETTING, there)


def test_infinity_is_no_equal():
    value = stated(r"\sum_{k=1}^\infty 1 = \infty")
    infinite = limit_of_form(value, relation(r"t+1-1>0", t=M).left, SETTING, CONVENTIONS)
    rest = algebra(relation("2x > x"), SETTING, POSITIVE)
    assert isinstance(value, Relation)
    with pytest.raises(Unproved, match="numbers"):
        equals(Relation(">", value.left, X), (infinite,), rest, SETTING, POSITIVE)


def step(op: str, tex: str, by: int = 1) -> Relation:
    """The term before op the term at t + by."""
    of = relation(f"{tex} > 0").left
    return Relation(op, of, shifted(of, "t", by))


def limit(tex: str, value: Term, op: str = "=") -> Theorem:
    body = relation(tex).left
    return limit_of_form(Relation(op, Limit("t", INFINITY, body), value), body, SETTING, CONVENTIONS)


def test_what_falls_stays_above_its_limit():
    falls = algebra(step(">", r"\frac1{t+1}"), SETTING, CONVENTIONS)
    to_zero = limit(r"\frac1{t+1}>0", number(0))
    assert before_limit(falls, to_zero).statement == relation(r"\frac1{t+1} > 0")
    with pytest.raises(Unproved, match="not the limit"):
        before_limit(falls, limit(r"\frac1{t+2}>0", number(0)))
    with pytest.raises(Unproved, match="step"):
        before_limit(algebra(step(">", r"\frac1{t+1}", 2), SETTING, CONVENTIONS), to_zero)
    for there in (Range(INTEGER, Fraction(0), Fraction(5)), Range(REAL, Fraction(0))):
        with pytest.raises(Unproved, match="integer on"):
            before_limit(algebra(step(">", r"\frac1{t+1}"), SETTING, {**CONVENTIONS, "t": there}), to_zero)


def test_a_limit_is_of_the_whole_domain_of_the_step():
    wide = {**POSITIVE, "x": Range(REAL, Fraction(-9))}
    falls = algebra(step(">", r"x+\frac1{t+1}"), SETTING, wide)
    body = relation(r"x+\frac1{t+1}>0").left
    goal = Relation("=", Limit("t", INFINITY, body), X)
    assert before_limit(falls, limit_of_form(goal, body, SETTING, wide))
    with pytest.raises(Unproved, match="not the limit"):
        before_limit(falls, limit_of_form(goal, body, SETTING, POSITIVE))


PARTIAL = r"\sum_{k=1}^t 2^{-k}"
WHOLE = r"\sum_{k=1}^\infty 2^{-k}"


def test_a_sum_without_end_is_between_its_partial_ones_and_their_bound():
    rises = sums(step("<", PARTIAL))
    bound = sums(relation(rf"{PARTIAL} < 1"))
    assert bounded(relation(rf"{WHOLE} \le 1"), rises, bound, 1, SETTING, CONVENTIONS)
    assert bounded(relation(rf"1 \ge {WHOLE}"), rises, bound, 1, SETTING, CONVENTIONS)
    assert bounded(relation(rf"{WHOLE} > \frac12"), rises, bound, 1, SETTING, CONVENTIONS)
    assert bounded(Relation("<", relation(rf"{WHOLE}<1").left, INFINITY), rises, bound, 1, SETTING, CONVENTIONS)
    for false in (rf"{WHOLE} < 1", rf"{WHOLE} > 1", rf"{WHOLE} \ge \frac34", rf"1 < {WHOLE}"):
        with pytest.raises(Unproved):
            bounded(relation(false), rises, bound, 1, SETTING, CONVENTIONS)


def test_a_bound_of_some_partial_sums_bounds_no_sum_without_end():
    rises = sums(step("<", r"\sum_{k=1}^t \frac1k"))
    three = {**CONVENTIONS, MANY: Range(INTEGER, Fraction(1), Fraction(3))}
    bound = telescoping(relation(r"\sum_{k=1}^t \frac1k \le t", t=M), MANY, number(1), FREE_N, FROM_ONE)
    few = algebra(relation(r"\sum_{k=1}^t \frac1k \le 3", t=M), FREE_N, three, (), ((number(1), bound),))
    below = sums(relation(r"\sum_{k=1}^t \frac1k > 0"))
    for wrong in (bound, few, below):
        with pytest.raises(Unproved):
            bounded(relation(r"\sum_{k=1}^\infty \frac1k \le 3"), rises, wrong, 1, SETTING, CONVENTIONS)


def test_a_bound_that_moves_is_none():
    rises = sums(step("<", r"\sum_{k=1}^t \frac1k"))
    bound = telescoping(relation(r"\sum_{k=1}^t \frac1k \le t", t=M), MANY, number(1), FREE_N, FROM_ONE)
    harmonic = relation(r"\sum_{k=1}^\infty \frac1k > 0").left
    with pytest.raises(Unproved, match="not a bound"):
        bounded(Relation("<", harmonic, INFINITY), rises, bound, 1, SETTING, CONVENTIONS)


def test_what_does_not_fall_may_stay():
    stays = sums(step("<=", r"\sum_{k=1}^t 0"))
    bound = sums(relation(r"\sum_{k=1}^t 0 \le 1"))
    assert bounded(relation(r"\sum_{k=1}^\infty 0 \ge 0"), stays, bound, 1, SETTING, CONVENTIONS)
    with pytest.raises(Unproved):
        bounded(relation(r"\sum_{k=1}^\infty 0 > 0"), stays, bound, 1, SETTING, CONVENTIONS)


def test_what_lies_between_two_that_meet_goes_there_too():
    body = r"\frac{1}{t+1}"
    goal = Relation("=", Limit("t", INFINITY, relation(f"{body}>0").left), number(0))
    low = algebra(relation(rf"{body} \ge 0"), SETTING, CONVENTIONS)
    high = algebra(relation(rf"{body} \le \frac{{2}}{{t+1}}"), SETTING, CONVENTIONS)
    assert squeezed(goal, (low, high), SETTING, CONVENTIONS)
    apart = algebra(relation(rf"{body} \le 1"), SETTING, CONVENTIONS)
    for bounds in ((low,), (high,), (low, apart), ()):
        with pytest.raises(Unproved):
            squeezed(goal, bounds, SETTING, CONVENTIONS)
    early = algebra(high.statement, SETTING, {**CONVENTIONS, "t": Range(INTEGER, Fraction(0), Fraction(9))})  # type: ignore[arg-type]
    with pytest.raises(Unproved):
        squeezed(goal, (low, early), SETTING, CONVENTIONS)


def test_what_exceeds_something_infinite_is_infinite_and_not_what_is_below_it():
    goal = Relation("=", Limit("t", INFINITY, relation("t+1>0").left), INFINITY)
    low = algebra(relation(r"t+1 \ge t"), SETTING, CONVENTIONS)
    assert squeezed(goal, (low,), SETTING, CONVENTIONS)
    high = algebra(relation(r"t+1 \le 2t+1"), SETTING, CONVENTIONS)
    small = algebra(relation(r"t+1 \ge 1"), SETTING, CONVENTIONS)
    for bound in (high, small):
        with pytest.raises(Unproved):
            squeezed(goal, (bound,), SETTING, CONVENTIONS)


def duplication() -> Theorem:
    """psi(x + 1/2) = 2 psi(2x) - psi(x) - 2 log 2."""
    return instance(identity("duplication", "psi", SETTING), {"~x": X}, SETTING, POSITIVE)


def test_an_equation_helps_with_any_weight_and_an_inequality_does_not():
    equation = duplication()
    assert algebra(relation(r"2\psi(2x) > \psi(x)+\psi(x+\frac12)"), SETTING, POSITIVE, (), ((number(-1), equation),))
    below = algebra(relation(r"x \le x + t"), SETTING, POSITIVE)
    assert algebra(relation(r"x \le x + 2t"), SETTING, POSITIVE, (), ((number(2), below),))
    with pytest.raises(Unproved):
        algebra(relation(r"x \ge x + t"), SETTING, POSITIVE, (), ((number(-1), below),))
    with pytest.raises(Unproved, match="equation does not follow"):
        algebra(relation(r"2x = x + t"), SETTING, POSITIVE, (), ((number(1), below),))


def test_a_sample_size_is_a_letter_where_there_is_no_chance_and_a_parameter_where_there_is():
    minus_one = ((number(-1),),)
    assert induction(relation(r"\sum_{k=1}^n 1 = n"), "n", minus_one, FREE_N, CONVENTIONS)
    with pytest.raises(Unproved, match="parameter"):
        induction(relation(r"\mathbb{E}\sigma_1^2 = 1-1/n"), "n", minus_one, FREE_N, CONVENTIONS)
    with pytest.raises(Unproved, match="parameter"):
        telescoping(relation(r"\mathbb{E}\sigma_1^2 < 1"), "n", number(1), FREE_N, CONVENTIONS)
