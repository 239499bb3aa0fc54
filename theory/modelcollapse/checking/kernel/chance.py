"""Citations: theorems of probability whose hypotheses are shown here; what they give has the level CITED.

strong law   log sigma_t^2 is a sum of iid log W under a ratio law: log(sigma_t^2)/t -> m = E log W almost surely,
so sigma_t -> 0 for m < 0 and -> infinity for m > 0 (Kolmogorov; Asmussen 2003)
Wald         m < 0: E T is finite and m E T = E log sigma_T^2 < log eps; the log of a chi-square has a log-concave
density, so its failure rate increases: E T >= (log(1/eps) + 2/df)/(-m) (Barlow, Proschan 1975)
"""

from __future__ import annotations

from contextlib import suppress
from dataclasses import replace
from fractions import Fraction
from typing import Any

from modelcollapse.checking.algebra import is_zero
from modelcollapse.checking.domain import REAL, Domain, Range
from modelcollapse.checking.kernel.build import ONE, ZERO, Linear, constant, linear, minus, over, plus, times
from modelcollapse.checking.kernel.limits import late
from modelcollapse.checking.kernel.reduction import Reduction
from modelcollapse.checking.kernel.scene import scene_of
from modelcollapse.checking.kernel.shown import check_defined, needed
from modelcollapse.checking.kernel.theorem import CITED, Theorem, Unproved, concluded, weakest_of
from modelcollapse.checking.setting import Setting
from modelcollapse.checking.terms import (
    INFINITY,
    Apply,
    CollapseTime,
    Expectation,
    Limit,
    Number,
    Power,
    Probability,
    Relation,
    Statement,
    Symbol,
    Tends,
    Term,
    Times,
    free_symbols,
    is_random,
    number,
    rebuilt,
)  # fmt: skip

EPS, FALL = Symbol("eps"), Symbol("~fall")


def drift_of(reduction: Reduction) -> Term:
    """E log W = psi(df/2) + log(2 scale), where there is a ratio law with df > 0."""
    ratio = reduction.fit.ratio
    if ratio is None or not reduction.positive(ratio.df) or not reduction.positive(ratio.scale):
        raise Unproved("no ratio law")
    return plus(Apply("psi", (over(ratio.df, number(2)),)), Apply("log", (times(number(2), ratio.scale),)))


def strong_law(statement: Statement, setting: Setting, domain: Domain) -> Theorem:
    """sigma_t^p -> 0 or infinity, or log(sigma_t)/t -> its drift, almost surely."""
    scene = scene_of(statement, setting, domain)
    variable, body, value = _almost_sure(scene.statement)
    reduction = scene.reduction
    if variable in reduction.fit.symbols:
        raise Unproved("a limit in a parameter of the loop is none along a run")
    drift = drift_of(reduction)
    ((monomial, coefficient),) = _single(body, late(scene, variable))
    if len(monomial) != 1 or monomial[0][1] != Linear(((variable, constant(1).constant),), monomial[0][1].constant):
        raise Unproved("not a quantity of one model")
    name, _, exponent = monomial[0]
    if name == "log" and exponent == constant(1):
        slope = times(coefficient, Symbol(variable))
        level = needed("=", minus(value, times(slope, drift)), late(scene, variable))
        if variable in free_symbols(value):
            raise Unproved("the limit depends on t")
    elif name == "variance" and not exponent.coefficients and value in (ZERO, INFINITY):
        # c q^(at) sigma^(2p) has the logarithm t (p m + a log q) + o(t).
        rate = plus(times(exponent.term(), drift), _rate(coefficient, variable, reduction))
        level = needed(">", times(number(-1 if value == ZERO else 1), rate), reduction)
    else:
        raise Unproved("no almost sure limit for this")
    where, strength = scene.reduction.domain, weakest_of(level, CITED)
    return concluded(statement, where, setting, "strong law of large numbers", (), strength, "of log W")


def _rate(coefficient: Term, variable: str, reduction: Reduction) -> Term:
    """log of a positive c q^(at) per t."""
    rate: Term = ZERO
    for factor in coefficient.factors if isinstance(coefficient, Times) else (coefficient,):
        if variable not in free_symbols(factor):
            needed(">", factor, reduction)
        elif isinstance(factor, Power) and variable not in free_symbols(factor.base):
            needed(">", factor.base, reduction)
            slope = dict(linear(factor.exponent).coefficients).get(variable, constant(0).constant)
            rate = plus(rate, times(Number(slope), Apply("log", (factor.base,))))
        else:
            raise Unproved("no rate for this factor")
    return rate


def _almost_sure(statement: Any) -> tuple[str, Term, Term]:
    """Variable, body and value of an almost sure limit at infinity, however it is written."""
    if isinstance(statement, Relation) and statement.op == "=":
        if isinstance(statement.left, Probability) and statement.right == ONE:
            return _almost_sure(statement.left.event)
        if isinstance(statement.left, Limit) and statement.left.target == INFINITY and is_random(statement.left.body):
            return statement.left.variable, statement.left.body, statement.right
    if isinstance(statement, Tends) and statement.mode == "almost surely" and statement.target == INFINITY:
        return statement.variable, statement.left, statement.right
    raise Unproved("not an almost sure limit")


def _single(body: Term, reduction: Reduction) -> Any:
    found = reduction.expanded(body).items()
    if len(found) != 1:
        raise Unproved("not a monomial")
    return found


def wald(statement: Statement, setting: Setting, domain: Domain) -> Theorem:
    """A lower bound of E T, that E T is finite, or P(T < infinity) = 1."""
    scene = scene_of(statement, setting, domain)
    relation, reduction = scene.statement, scene.reduction
    fall = times(number(-1), drift_of(reduction))
    levels = [CITED, needed(">", EPS, reduction), needed(">", minus(ONE, EPS), reduction)]
    if not isinstance(relation, Relation):
        raise Unproved("not about the mean of T")
    finite = Relation("<", CollapseTime(), INFINITY)
    surely = relation == Relation("=", Probability(finite), ONE)
    if surely or relation == Relation("<", Expectation(CollapseTime()), INFINITY):
        levels.append(needed(">", fall, reduction))
    else:
        levels.append(_wald_bound(_bound_below(relation), fall, reduction))
    return concluded(statement, scene.reduction.domain, setting, "Wald's identity", (), weakest_of(*levels))


def _bound_below(relation: Relation) -> Term:
    """R of E T > R or E T >= R."""
    sides = {">": (relation.left, relation.right), "<": (relation.right, relation.left)}.get(relation.op[0])
    if sides is None or sides[0] != Expectation(CollapseTime()) or is_random(sides[1]):
        raise Unproved("not a lower bound of the mean of T")
    return sides[1]


def _wald_bound(bound: Term, fall: Term, reduction: Reduction) -> str:
    """R <= 1 < E T, or R <= (log(1/eps) + 2/df)/m < E T for m = -E log W > 0; psi(df/2) = -m - log(2 scale) in R."""
    check_defined(bound, reduction)
    with suppress(Unproved):
        return needed(">=", minus(ONE, bound), reduction)
    level = needed(">", fall, reduction)
    ratio, start = reduction.fit.ratio, times(number(-1), Apply("log", (EPS,)))
    if ratio is None:
        raise Unproved("no ratio law")
    factors = bound.factors if isinstance(bound, Times) else (bound,)
    inverses = [f for f in factors if isinstance(f, Power) and f.exponent == number(-1)]
    above, below_all = times(*(f for f in factors if f not in inverses)), times(*(f.base for f in inverses))
    level = weakest_of(level, needed(">", below_all, reduction))
    wider = replace(reduction, domain={**reduction.domain, FALL.name: Range(REAL, Fraction(0), low_strict=True)})
    value = minus(times(number(-1), FALL), Apply("log", (times(number(2), ratio.scale),)))
    a, b = (_with_fall(part, over(ratio.df, number(2)), value, wider) for part in (above, below_all))
    for gained in (ZERO, over(number(2), ratio.df)):
        with suppress(Unproved):
            return weakest_of(level, needed(">=", minus(times(plus(start, gained), b), times(a, FALL)), wider))
    raise Unproved("above the bound of Wald's identity")


def _with_fall(term: Any, half: Term, value: Term, reduction: Reduction) -> Any:
    """The term with `value` for psi(df/2)."""
    if isinstance(term, Apply) and term.function == "psi" and is_zero(minus(term.arguments[0], half), reduction.domain):
        return value
    return rebuilt(term, lambda part: _with_fall(part, half, value, reduction))
