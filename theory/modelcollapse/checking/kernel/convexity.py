"""Jensen's inequality: for the square of any quantity, for powers p > 0 of what is >= 0, else for positive monomials.

    variance  E X^2 - (E X)^2 >= 0          log  log E X - E log X >= 0
    power     E X^p - (E X)^p >= 0 for p >= 1 or p <= 0; (E X)^p - E X^p >= 0 for 0 <= p <= 1

Each is strict where X is shown not to be constant: a power of sigma_t, t >= 1, under a ratio law.
Source: Jensen 1906.
"""

from __future__ import annotations

from modelcollapse.checking import algebra
from modelcollapse.checking.domain import Domain
from modelcollapse.checking.kernel.build import HALF, ONE, constant, minus, power, times
from modelcollapse.checking.kernel.monomials import is_positive_factor
from modelcollapse.checking.kernel.reduction import Reduction
from modelcollapse.checking.kernel.rules import difference_of
from modelcollapse.checking.kernel.scene import scene_of
from modelcollapse.checking.kernel.shown import check_defined, needed, surely
from modelcollapse.checking.kernel.theorem import Theorem, Unproved, concluded
from modelcollapse.checking.setting import Setting
from modelcollapse.checking.terms import Apply, Expectation, Power, Relation, Term, is_random, number


def jensen(
    relation: Relation, kind: str, body: Term, p: Term, setting: Setting, domain: Domain,
    facts: tuple[Theorem, ...] = (),
) -> Theorem:  # fmt: skip
    """The relation, whose difference is the gap of Jensen's inequality for X = body."""
    scene = scene_of(relation, setting, domain, facts)
    check_defined(scene.statement, scene.reduction)
    op, difference = difference_of(scene.statement)
    if op not in (">", ">=") or is_random(scene.statement):
        raise Unproved("Jensen's inequality concludes inequalities between numbers")
    reduction = scene.reduction
    if kind == "power" and op == ">=" and reduction.positive(p):
        surely(">=", body, reduction)
    elif (kind != "variance" or op == ">") and not _is_positive(body, reduction):
        raise Unproved("not a positive monomial")
    if op == ">":
        ((monomial, _),) = reduction.expanded(body).items()
        moving = [f for f in monomial if f[0] == "variance" and reduction.nonnegative(f[1].added(constant(-1)))]
        moving = [f for f in moving if algebra.is_nonzero(f[2].term(), reduction.domain)]
        if reduction.fit.ratio is None or len(monomial) != 1 or not moving or not reduction.spreads:
            raise Unproved("not shown to be random")
    gap = _gap(kind, body, p, op == ">", reduction)
    needed("=", minus(difference, gap), reduction)
    return concluded(relation, reduction.domain, setting, "Jensen's inequality", facts, reduction.levels, kind)


def _is_positive(body: Term, reduction: Reduction) -> bool:
    polynomial = reduction.expanded(body)
    if len(polynomial) != 1:
        return False
    ((monomial, coefficient),) = polynomial.items()
    return reduction.positive(coefficient) and all(map(is_positive_factor, monomial))


def _gap(kind: str, body: Term, p: Term, strict: bool, reduction: Reduction) -> Term:
    mean = Expectation(body)
    if kind == "variance":
        return minus(Expectation(power(body, 2)), power(mean, 2))
    if kind == "log":
        return minus(Apply("log", (mean,)), Expectation(Apply("log", (body,))))
    root = p == HALF and isinstance(body, Power) and body.exponent == number(2) and not _is_positive(body, reduction)
    # |Y| is the root of Y^2.
    raised = Apply("abs", (body.base,)) if root and isinstance(body, Power) else power(body, p)
    gap = minus(Expectation(raised), power(mean, p))
    shown = algebra.is_positive if strict else algebra.is_nonnegative
    curvature = times(p, minus(p, ONE))
    if shown(curvature, reduction.domain):
        return gap
    if shown(times(number(-1), curvature), reduction.domain):
        return times(number(-1), gap)
    raise Unproved("the function is not shown to be convex or concave")
