"""One fit in law: what an equation between random quantities, one of them fresh, says by definition of the loop.

    sigma_{t+1}^2 = sigma_t^2 scale chi2_df    mu_{t+1} = mu_t + N(0, wander sigma_t^2)    X_t = mu_t + sigma_t N(0, 1)

Such an equation introduces its fresh variable: it says that there is one of this law, independent of model t. It holds
if the left side, written by these three, is the right side.
"""

from __future__ import annotations

from typing import Any

from modelcollapse.checking.domain import Domain
from modelcollapse.checking.kernel.build import HALF, ONE, ZERO, Linear, constant, minus, plus, power, times
from modelcollapse.checking.kernel.monomials import Factor, Polynomial, collected, product
from modelcollapse.checking.kernel.reduction import Reduction
from modelcollapse.checking.kernel.scene import scene_of
from modelcollapse.checking.kernel.shown import check_defined, needed
from modelcollapse.checking.kernel.theorem import Theorem, Unproved, concluded
from modelcollapse.checking.setting import Setting
from modelcollapse.checking.terms import Fresh, Relation, SameLaw, Statement, Term, number, rebuilt, walk

UNIT = constant(1)
NORMAL = Fresh("normal", (ZERO, ONE), "~fit")


def law_of_fit(statement: Statement, setting: Setting, domain: Domain) -> Theorem:
    """left = right, or left and right have one law, where it is the law of one fit or of a draw."""
    scene = scene_of(statement, setting, domain)
    standard, reduction = scene.statement, scene.reduction
    if not isinstance(standard, SameLaw) and not (isinstance(standard, Relation) and standard.op == "="):
        raise Unproved("not an equation of laws")
    check_defined(standard, reduction)
    fresh = {node for node in walk(standard.right) if isinstance(node, Fresh)}
    if len(fresh) != 1 or any(isinstance(node, Fresh) for node in walk(standard.left)):
        raise Unproved("not one fresh variable on the right")
    (variable,) = fresh
    left = reduction.expanded(standard.left)
    latest = reduction.latest([factor[1] for monomial in left for factor in monomial] or [constant(0)])
    drawn = any(factor[:2] == ("X", latest) for monomial in left for factor in monomial)
    end = latest if drawn else latest.added(constant(-1))
    if not reduction.nonnegative(end):
        raise Unproved("a generation before the first")
    before = _written(left, latest, "X" if drawn else "", end, variable, reduction)
    # A standard normal variable and its negative have one law.
    for sign in (1, -1):
        right = reduction.expanded(_put(standard.right, variable, _standard(variable, sign)))
        factors = [factor for monomial in (*right, *before) for factor in monomial]
        settled = all(_settled(factor, end, variable, reduction) for factor in factors)
        if settled and before.keys() == right.keys():
            for monomial, coefficient in before.items():
                needed("=", minus(coefficient, right[monomial]), reduction)
            rule = "definition of one fit"
            return concluded(statement, reduction.domain, setting, rule, (), reduction.levels, "in law")
    raise Unproved("not the law of one fit")


def _standard(variable: Fresh, sign: int) -> Term:
    """N(m, v) as m + v^(1/2) Z."""
    if variable.law != "normal":
        return variable
    centre, spread = variable.parameters
    return plus(centre, times(number(sign), power(spread, HALF), NORMAL))


def _put(term: Any, variable: Fresh, value: Term) -> Any:
    return value if term == variable else rebuilt(term, lambda part: _put(part, variable, value))


def _written(
    left: Polynomial, latest: Linear, only: str, end: Linear, variable: Fresh, reduction: Reduction
) -> Polynomial:
    """The left side with the latest model, or the draw from it, written by what came before and what is fresh."""
    ratio = reduction.fit.ratio
    if ratio is None:
        raise Unproved("no law of one fit")
    spread = ONE if only else ratio.wander
    mean = {(("mean", end, UNIT),): ONE, (("variance", end, constant(HALF.value)), (NORMAL, constant(0), UNIT)):
            power(spread, HALF)}  # fmt: skip
    if only and dict(reduction.fit.moments.loop.values()).get("temperature", 1) != 1:
        raise Unproved("a draw from a heated model")
    if variable.law == "chi2":
        needed("=", minus(variable.parameters[0], ratio.df), reduction)

    def written(factor: Factor) -> Polynomial:
        leaf, time, exponent = factor
        if time != latest or (only and leaf != only):
            return {(factor,): ONE}
        if leaf == "variance" and variable.law == "chi2":
            gained = (("variance", end, exponent), (variable, constant(0), exponent))
            return {gained: power(ratio.scale, exponent.term())}
        if leaf == (only or "mean") and exponent == UNIT:
            return mean
        raise Unproved("a function of what is fresh")

    return collected(pair for monomial, c in left.items() for pair in product({(): c}, *map(written, monomial)).items())


def _settled(factor: Factor, end: Linear, variable: Fresh, reduction: Reduction) -> bool:
    """A factor that is fresh, or a power of a model that was there before."""
    leaf, time, _ = factor
    if leaf in (NORMAL, variable):
        return True
    return leaf in ("variance", "mean") and reduction.nonnegative(end.added(time.scaled(constant(-1).constant)))
