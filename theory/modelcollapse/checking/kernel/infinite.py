"""Means that are infinite: E W^s = infinity for W = c chi2_df and s <= -df/2, in a sum whose other means are finite."""

from __future__ import annotations

from fractions import Fraction

from modelcollapse.checking.domain import Domain
from modelcollapse.checking.kernel.build import constant, over, plus, times
from modelcollapse.checking.kernel.monomials import Factor, Monomial, is_positive_factor
from modelcollapse.checking.kernel.reduction import Reduction
from modelcollapse.checking.kernel.scene import scene_of
from modelcollapse.checking.kernel.shown import check_defined, is_shown, needed
from modelcollapse.checking.kernel.theorem import Theorem, Unproved, concluded
from modelcollapse.checking.setting import Setting
from modelcollapse.checking.terms import INFINITY, Expectation, Relation, Term, number


def infinite_mean(relation: Relation, setting: Setting, domain: Domain) -> Theorem:
    """E X = infinity: a positive monomial of X has an infinite mean, the others a finite one, or are not below 0."""
    scene = scene_of(relation, setting, domain)
    mean, reduction = scene.statement.left, scene.reduction
    if (relation.op, relation.right) != ("=", INFINITY) or not isinstance(mean, Expectation) or mean.given:
        raise Unproved("not a mean that is infinite")
    check_defined(mean.body, reduction)
    endless = 0
    for monomial, c in reduction.expanded(mean.body).items():
        if _is_finite(monomial, reduction):
            continue
        needed(">", c, reduction)
        endless += _is_infinite(monomial, reduction)
    if not endless:
        raise Unproved("every mean is finite")
    return concluded(relation, reduction.domain, setting, "infinite mean", (), reduction.levels)


def _is_finite(monomial: Monomial, reduction: Reduction) -> bool:
    try:
        reduction.settled({monomial: number(1)}, None)
    except Unproved:
        return False
    return True


def _is_infinite(monomial: Monomial, reduction: Reduction) -> bool:
    """Whether one factor has an infinite mean given all others, which are positive: what is fresh, or the last fit.

    A square times what is positive may have any mean: it is not below 0. Raises Unproved for anything else.
    """
    others = [factor for factor in monomial if not is_positive_factor(factor)]
    if not monomial or any(e.whole is None or e.whole % 2 for _, _, e in others) or not reduction.spreads:
        raise Unproved("not a positive monomial, nor a square")
    return not others and any(_too_negative(factor, monomial, reduction) for factor in monomial)


def _too_negative(factor: Factor, monomial: Monomial, reduction: Reduction) -> bool:
    leaf, time, exponent = factor
    if isinstance(leaf, str):
        ratio = reduction.fit.ratio
        before = [when for name, when, _ in monomial if isinstance(name, str) and when != time]
        apart = (time.added(constant(-1)).added(when.scaled(Fraction(-1))) for when in (*before, constant(0)))
        if ratio is None or not all(map(reduction.nonnegative, apart)) or not reduction.positive(ratio.scale):
            return False
        df: Term = ratio.df
    else:
        df = leaf.parameters[0]
    room = plus(over(df, number(2)), exponent.term())
    return is_shown(">", df, reduction) and is_shown(">=", times(number(Fraction(-1)), room), reduction)
