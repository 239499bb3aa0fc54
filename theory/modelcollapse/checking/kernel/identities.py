"""What is cited of Gamma, psi and psi_1: duplication and reflection, in the letter ~x.

Source: DLMF 5.5.3, 5.5.4, 5.5.5, 5.5.8; 5.15.6 and the derivatives of 5.5.8.
"""

from __future__ import annotations

from fractions import Fraction

from modelcollapse.checking.domain import REAL, Range
from modelcollapse.checking.kernel.build import HALF, ONE, function, minus, over, plus, power, times
from modelcollapse.checking.kernel.theorem import CITED, Theorem, concluded
from modelcollapse.checking.setting import Setting
from modelcollapse.checking.terms import Constant, Relation, Symbol, Term, number

X, PI, TWO = Symbol("~x"), Constant("pi"), number(2)
ANGLE = times(PI, X)
SINE, COSINE = function("sin", ANGLE), function("cos", ANGLE)
ABOVE, WITHIN = Range(REAL, Fraction(0), low_strict=True), Range(REAL, Fraction(0), Fraction(1), True, True)


def _duplication(name: str) -> tuple[Term, Term]:
    x, half, both = (function(name, argument) for argument in (X, plus(X, HALF), times(TWO, X)))
    if name == "Gamma":
        return half, over(times(power(TWO, minus(ONE, times(TWO, X))), power(PI, HALF), both), x)
    if name == "psi":
        return half, minus(minus(times(TWO, both), x), times(TWO, function("log", TWO)))
    return half, minus(times(number(4), both), x)


def _reflection(name: str) -> tuple[Term, Term]:
    x, other = function(name, X), function(name, minus(ONE, X))
    if name == "Gamma":
        return other, over(PI, times(SINE, x))
    if name == "psi":
        return other, plus(x, over(times(PI, COSINE), SINE))
    return other, minus(over(power(PI, 2), power(SINE, 2)), x)


IDENTITIES = {
    (kind, name): (make(name), where)
    for kind, make, where in (("duplication", _duplication, ABOVE), ("reflection", _reflection, WITHIN))
    for name in ("Gamma", "psi", "psi_1")
}


def identity(kind: str, name: str, setting: Setting) -> Theorem:
    """The duplication or reflection of Gamma, psi or psi_1: f(x + 1/2) or f(1 - x) in other terms."""
    (left, right), where = IDENTITIES[kind, name]
    return concluded(Relation("=", left, right), {X.name: where}, setting, f"{kind} of {name}", (), (CITED,))
