"""Citations: theorems of probability whose hypotheses are shown here; what they give has the level CITED.

strong law   log sigma_t^2 is a sum of iid log W under a ratio law: log(sigma_t^2)/t -> m = E log W almost surely,
so sigma_t -> 0 for m < 0 and -> infinity for m > 0 (Kolmogorov; Asmussen 2003)
Wald         m < 0: E T is finite and m E T = E log sigma_T^2 < log eps; the log of a chi-square has a log-concave
density, so its failure rate increases: E T > (log(1/eps) + 2/df)/(-m) (Barlow, Proschan 1975)
Lorden       the mean overshoot is at most E (log W)^2/(-m): E T <= log(1/eps)/(-m) + Var log W/m^2 + 1 (Lorden 1970)
"""

from __future__ import annotations

from typing import Any

from modelcollapse.checking.domain import Domain
from modelcollapse.checking.kernel.build import ONE, ZERO, Linear, constant, linear, minus, over, plus, power, times
from modelcollapse.checking.kernel.events import EPS
from modelcollapse.checking.kernel.fit import fit_of
from modelcollapse.checking.kernel.limits import late
from modelcollapse.checking.kernel.reduction import MEAN_TIME, Reduction
from modelcollapse.checking.kernel.scene import ENDS, scene_of
from modelcollapse.checking.kernel.shown import check_defined, needed
from modelcollapse.checking.kernel.theorem import CITED, Theorem, Unproved, concluded, weakest_of
from modelcollapse.checking.setting import Setting
from modelcollapse.checking.terms import (
    INFINITY,
    Apply,
    CollapseTime,
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
)  # fmt: skip


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
    check_defined(body, late(scene, variable))
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


def wald(what: str, setting: Setting, domain: Domain) -> Theorem:
    """E T < infinity, P(T < infinity) = 1, or a bound of E T; `what` is finite, surely, below or above."""
    ratio = fit_of(setting, frozenset()).ratio
    if ratio is None:
        raise Unproved("no ratio law")
    half, log_eps = over(ratio.df, number(2)), Apply("log", (EPS,))
    fall = minus(times(number(-1), Apply("psi", (half,))), Apply("log", (times(number(2), ratio.scale),)))
    gained = over(Apply("psi_1", (half,)), power(fall, 2))
    statements = {
        "finite": ENDS,
        "surely": Relation("=", Probability(Relation("<", CollapseTime(), INFINITY)), ONE),
        "below": Relation(">", MEAN_TIME, over(minus(over(number(2), ratio.df), log_eps), fall)),
        "above": Relation("<=", MEAN_TIME, plus(over(times(number(-1), log_eps), fall), gained, ONE)),
    }
    reduction = scene_of(statements[what], setting, domain).reduction
    conditions = (ratio.df, ratio.scale, fall, EPS, minus(ONE, EPS))
    levels = [CITED, *(needed(">", condition, reduction) for condition in conditions)]
    name = "Lorden's inequality" if what == "above" else "Wald's identity"
    return concluded(statements[what], reduction.domain, setting, name, (), weakest_of(*levels))
