"""Random terms: a true rewriting is shown equal, and nothing is shown that a point contradicts.

The evaluator here shares nothing with the algebra: mpmath at 40 digits, a point at a time, undefined where it must be.
"""

from __future__ import annotations

from fractions import Fraction
from itertools import product

import mpmath
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from algebra_terms import F, Gamma, absolute, exp, f, half, log, multiplied, psi, root, summed, symbols
from modelcollapse.checking import terms as tm
from modelcollapse.checking.algebra import equal, is_nonnegative, is_nonzero, is_positive
from modelcollapse.checking.domain import Range

n, t, z, q, x, k = symbols("n t z q x k")
DOMAIN = {
    "n": Range(True, Fraction(2)),
    "t": Range(True, Fraction(0)),
    "z": Range(False),
    "q": Range(False, Fraction(0), Fraction(1)),
    "x": Range(False, Fraction(0), low_strict=True),
}
POINTS = [
    dict(zip(("n", "t", "z", "q", "x"), map(mpmath.mpf, point), strict=True))
    for point in product((2, 5), (0, 2), (0, -1.5), (0, 0.25, 1), (0.5,))
]


class Undefined(Exception):
    """No value at this point."""


class Unclear(Exception):
    """Too large or too near to 0 for this evaluator."""


def power(base: mpmath.mpf, exponent: mpmath.mpf) -> mpmath.mpf:
    if 0 < abs(base) < 1e-12 or abs(base) > 1e30 or abs(exponent) > 60:
        raise Unclear
    whole = exponent == mpmath.nint(exponent)
    if base == 0 and exponent < 0 or base < 0 and not whole:
        raise Undefined
    return base ** int(exponent) if whole else mpmath.mpf(0) if base == 0 else mpmath.power(base, exponent)


def function(name: str, x: mpmath.mpf) -> mpmath.mpf:
    if abs(x) > 60:
        raise Unclear
    if name in ("log", "Gamma", "psi") and x <= 0:
        raise Undefined
    known = {"log": mpmath.log, "exp": mpmath.exp, "Gamma": mpmath.gamma, "psi": mpmath.digamma, "abs": abs}
    return known[name](x)


def value(term: tm.Term, point: dict[str, mpmath.mpf]) -> mpmath.mpf:
    match term:
        case tm.Number(number):
            return mpmath.mpf(number.numerator) / number.denominator
        case tm.Symbol(name):
            return point[name]
        case tm.Plus(parts):
            return mpmath.fsum(value(part, point) for part in parts)
        case tm.Times(parts):
            return mpmath.fprod([value(part, point) for part in parts])
        case tm.Power(base, exponent):
            return power(value(base, point), value(exponent, point))
        case tm.Apply(name, (argument,)):
            return function(name, value(argument, point))
        case tm.Series(kind, index, low, high, body):
            places = range(int(value(low, point)), int(value(high, point)) + 1)
            terms = [value(body, {**point, index: mpmath.mpf(k)}) for k in places]
            return mpmath.fsum(terms) if kind == "sum" else mpmath.fprod(terms)
    raise AssertionError(term)


def contradicts(term: tm.Term, holds: object) -> bool:
    """Whether the term is undefined, or does not satisfy what was shown, at some point."""
    for point in POINTS:
        try:
            with mpmath.workdps(30):
                if not holds(value(term, point)):  # type: ignore[operator]
                    return True
        except Undefined:
            return True
        except Unclear:
            continue
    return False


leaves = st.sampled_from([n, t, z, q, x, f(0), f(1), f(2), f(-1), half, 1 / n, n - 1, 1 - 1 / n, 1 - q, n - 2])
exponents = st.sampled_from([f(2), f(-1), half, f(3), t, t + 1, t - 1, 2 * t, z, x, n, f(0)])


def branches(inner: st.SearchStrategy[F]) -> st.SearchStrategy[F]:
    return st.one_of(
        st.builds(lambda a, b: a + b, inner, inner),
        st.builds(lambda a, b: a - b, inner, inner),
        st.builds(lambda a, b: a * b, inner, inner),
        st.builds(lambda a, b: a / b, inner, inner),
        st.builds(lambda a, b: a**b, inner, exponents),
        st.builds(lambda a, g: g(a), inner, st.sampled_from([log, exp, Gamma, psi, absolute, root])),
        st.builds(lambda a, low: summed(a * k, k, low, t), inner, st.integers(0, 2)),
        st.builds(lambda a, low: multiplied(a + k, k, low, t + 1), inner, st.integers(0, 2)),
    )


formulas = st.recursive(leaves, branches, max_leaves=6)

LAWS = {
    "a + b = b + a": lambda a, b: (a + b, b + a),
    "a (b + 1) = a b + a": lambda a, b: (a * (b + 1), a * b + a),
    "a/b = a b^-1": lambda a, b: (a / b, a * b**-1),
    "a^(t+1) = a a^t": lambda a, b: (a ** (t + 1), a * a**t),
    "|a b| = |a| |b|": lambda a, b: (absolute(a * b), absolute(a) * absolute(b)),
    "sqrt(a^2) = |a|": lambda a, b: (root(a**2), absolute(a)),
    "last term": lambda a, b: (summed(a * k, k, 1, t + 1), summed(a * k, k, 1, t) + a * (t + 1)),
    "last factor": lambda a, b: (multiplied(a + k, k, 1, t + 1), multiplied(a + k, k, 1, t) * (a + t + 1)),
}
PERHAPS = {
    "e^(a+b) = e^a e^b": lambda a, b: (exp(a + b), exp(a) * exp(b)),
    "(a b)^t = a^t b^t": lambda a, b: ((a * b) ** t, a**t * b**t),
    "sqrt(a^2) = a": lambda a, b: (root(a**2), a),
    "log a b = log a + log b": lambda a, b: (log(a * b), log(a) + log(b)),
    "a^(t-1) a = a^t": lambda a, b: (a ** (t - 1) * a, a**t),
    "a^z a^x = a^(z+x)": lambda a, b: (a**z * a**x, a ** (z + x)),
    "e^log a = a": lambda a, b: (exp(log(a)), a),
    "a/a = 1": lambda a, b: (a / a, f(1)),
    "0^t = 0": lambda a, b: ((a - a) ** t * b, (a - a) * b),
    "last factor of none": lambda a, b: (multiplied(a + k, k, 2, t + 1), multiplied(a + k, k, 2, t) * (a + t + 1)),
    "geometric sum": lambda a, b: (summed(a**k, k, 0, t - 1), (1 - a**t) / (1 - a)),
    "Gamma(a+1) = a Gamma(a)": lambda a, b: (Gamma(a + 1), a * Gamma(a)),
    "a factor out of a product": lambda a, b: (multiplied(a * k, k, 2, t), a ** (t - 1) * multiplied(k, k, 2, t)),
    "(a b)^(1/2) = a^(1/2) b^(1/2)": lambda a, b: (root(a * b), root(a) * root(b)),
    "|a| = a": lambda a, b: (absolute(a), a),
    "unrelated": lambda a, b: (a, b),
}


@pytest.mark.parametrize("name", LAWS)
@settings(max_examples=30, deadline=None, derandomize=True, database=None)
@given(a=formulas, b=formulas)
def test_a_law_is_shown_wherever_its_sides_are(name: str, a: F, b: F) -> None:
    left, right = LAWS[name](a, b)
    if equal(left.term, left.term, DOMAIN) and equal(right.term, right.term, DOMAIN):
        assert equal(left.term, right.term, DOMAIN), (left.term, right.term)
        assert not contradicts((left - right).term, lambda v: abs(v) < 1e-15)


@pytest.mark.parametrize("name", [*PERHAPS, *LAWS])
@settings(max_examples=30, deadline=None, derandomize=True, database=None)
@given(a=formulas, b=formulas, shift=st.sampled_from([f(0), f(1), q, t, z]))
def test_no_identity_is_shown_that_a_point_contradicts(name: str, a: F, b: F, shift: F) -> None:
    left, right = {**PERHAPS, **LAWS}[name](a, b)
    claim = (left - (right + shift)).term
    if equal(left.term, (right + shift).term, DOMAIN):
        assert not contradicts(claim, lambda v: abs(v) < 1e-12), claim


@settings(max_examples=300, deadline=None, derandomize=True, database=None)
@given(a=formulas)
def test_no_sign_is_shown_that_a_point_contradicts(a: F) -> None:
    if is_positive(a.term, DOMAIN):
        assert not contradicts(a.term, lambda v: v > 0)
    if is_nonnegative(a.term, DOMAIN):
        assert not contradicts(a.term, lambda v: v > -1e-25)
    if is_nonzero(a.term, DOMAIN):
        assert not contradicts(a.term, lambda v: v != 0)
