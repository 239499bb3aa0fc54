"""Relations between numbers, read from LaTeX, for the rules of the kernel that know nothing of a model."""

from __future__ import annotations

from fractions import Fraction

from modelcollapse.checking.domain import CONVENTIONS, INTEGER, REAL, Range
from modelcollapse.checking.kernel.limits import MANY
from modelcollapse.checking.reading import read_claims
from modelcollapse.checking.setting import Setting
from modelcollapse.checking.terms import Relation, Statement, Symbol, Term, substituted
from modelcollapse.estimators import as_estimator

SETTING = Setting("replace", as_estimator("mle"))
FREE_N = Setting("replace", as_estimator("mle"), free=frozenset({"n"}))
T, M, X = Symbol("t"), Symbol(MANY), Symbol("x")
POSITIVE = {**CONVENTIONS, "x": Range(REAL, Fraction(0), low_strict=True)}
FROM_ONE = {**CONVENTIONS, MANY: Range(INTEGER, Fraction(1))}


def stated(tex: str) -> Statement:
    (claim,) = read_claims(tex, {**CONVENTIONS, **POSITIVE})
    return claim.statement


def relation(tex: str, **values: Term) -> Relation:
    found = substituted(stated(tex), values)
    assert isinstance(found, Relation)
    return found
