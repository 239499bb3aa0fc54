"""One fit in law: what an equation between random quantities, one of them fresh, says by definition of the loop.

    sigma_{t+1}^2 = sigma_t^2 scale chi2_df    mu_{t+1} = mu_t + N(0, wander sigma_t^2)    X_t = mu_t + sigma_t N(0, 1)

Such an equation introduces its fresh variable: it says that there is one of this law, independent of model t.
"""

from __future__ import annotations

from typing import Any

from modelcollapse.checking.domain import Domain
from modelcollapse.checking.kernel.build import ONE, Linear, constant, minus, over, power, times
from modelcollapse.checking.kernel.monomials import Factor, Polynomial
from modelcollapse.checking.kernel.reduction import Reduction
from modelcollapse.checking.kernel.scene import scene_of
from modelcollapse.checking.kernel.shown import needed
from modelcollapse.checking.kernel.theorem import Theorem, Unproved, concluded
from modelcollapse.checking.setting import Setting
from modelcollapse.checking.terms import Fresh, Plus, Relation, SameLaw, Statement, Symbol, Term, Times, number, walk

UNIT = constant(1)
MINUS = constant(-1).constant


def law_of_fit(statement: Statement, setting: Setting, domain: Domain) -> Theorem:
    """left = right, or left and right have one law, where it is the law of one fit or of a draw."""
    scene = scene_of(statement, setting, domain)
    standard = scene.statement
    if not isinstance(standard, SameLaw) and not (isinstance(standard, Relation) and standard.op == "="):
        raise Unproved("not an equation of laws")
    fresh = {node for node in walk(standard.right) if isinstance(node, Fresh)}
    if len(fresh) != 1 or any(isinstance(node, Fresh) for node in walk(standard.left)):
        raise Unproved("not one fresh variable on the right")
    (variable,) = fresh
    reduction = scene.reduction
    right, spread = standard.right, variable.parameters[-1]
    if variable.law == "normal":
        # N(m, v) = m + N(0, v)
        right = _shifted(right, variable, variable.parameters[0])
    difference = reduction.expanded(minus(right, standard.left))
    sides = len(reduction.expanded(right)), len(reduction.expanded(standard.left))
    if sides[1] != 1 or len(difference) != sum(sides):
        raise Unproved("not one new quantity against the last ones")
    noise = [m for m in difference if any(name == variable for name, _, _ in m)]
    if len(noise) != 1:
        raise Unproved("the fresh variable does not stand once")
    rest = tuple(f for f in noise[0] if f[0] != variable)
    if [e for name, _, e in noise[0] if name == variable] != [UNIT]:
        raise Unproved("a power of the fresh variable")
    others = {m: c for m, c in difference.items() if m != noise[0]}
    if variable.law == "chi2":
        _scatter(others, rest, difference[noise[0]], variable, reduction)
    else:
        _wander(others, rest, difference[noise[0]], spread, reduction)
    return concluded(statement, scene.reduction.domain, setting, "definition of one fit", (), note="in law")


def _shifted(term: Any, variable: Fresh, centre: Term) -> Term:
    if term == variable:
        return Plus((centre, variable))
    if isinstance(term, Plus):
        return Plus(tuple(_shifted(part, variable, centre) for part in term.terms))
    if isinstance(term, Times):
        return Times(tuple(_shifted(part, variable, centre) for part in term.factors))
    if any(node == variable for node in walk(term)):
        raise Unproved("a function of the fresh variable")
    return term  # type: ignore[no-any-return]


def _scatter(others: Polynomial, rest: tuple[Factor, ...], gained: Term, variable: Fresh, reduction: Reduction) -> None:
    """rest gained chi2 - c rest' v(t+1), where rest = rest' v(t): gained = c scale, and the degrees of freedom."""
    ratio = reduction.fit.ratio
    if ratio is None or len(others) != 1:
        raise Unproved("not the law of a scatter")
    ((monomial, lost),) = others.items()
    now = [f for f in monomial if f[0] == "variance" and f[2] == UNIT]
    kept = {(name, time): e for name, time, e in rest}
    for name, time, _ in now[:1] if now else []:
        before = time.added(constant(-1))
        other = {(n, s): e for n, s, e in monomial if (n, s) != (name, time)}
        if not reduction.nonnegative(before):
            raise Unproved("a generation before the first")
        for leaf, s in other:
            # What is settled after the fit is not independent of it.
            if leaf not in ("variance", "mean") or not reduction.nonnegative(before.added(s.scaled(MINUS))):
                raise Unproved("a factor that is not settled before the fit")
        if before != constant(0):
            kept[name, before] = kept.get((name, before), constant(0)).added(constant(-1))
        if {k: e for k, e in kept.items() if e != constant(0)} != other:
            raise Unproved("not the law of a scatter")
        needed("=", minus(times(number(-1), gained), times(lost, ratio.scale)), reduction)
        needed("=", minus(variable.parameters[0], ratio.df), reduction)
        return
    raise Unproved("not the law of a scatter")


def _wander(others: Polynomial, rest: tuple[Factor, ...], gained: Term, spread: Term, reduction: Reduction) -> None:
    """c (m(t) + noise - m(t+1)) or c (m(t) + noise - X_t): the variance of the noise is wander v(t) or v(t)."""
    new = [(m, c) for m, c in others.items() if len(m) == 1 and m[0][0] in ("mean", "X") and m[0][2] == UNIT]
    if len(new) != len(others) or len(new) not in (1, 2):
        raise Unproved("not the law of a mean")
    latest = max(new, key=lambda pair: (pair[0][0][0] == "X", pair[0][0][1].constant))
    ((name, time, _),), lost = latest
    before = time if name == "X" else time.added(constant(-1))
    ratio = reduction.fit.ratio
    if name == "X" and dict(reduction.fit.moments.loop.values()).get("temperature", 1) != 1:
        raise Unproved("a draw from a heated model")
    if ratio is None or not reduction.nonnegative(before):
        raise Unproved("no law of one fit")
    share = ONE if name == "X" else ratio.wander
    old = [(m, c) for m, c in new if (m, c) != latest]
    if [m[0][:2] for m, _ in old] != ([("mean", before)] if before != constant(0) else []):
        raise Unproved("not the law of a mean")
    for _, c in old:
        needed("=", minus(c, times(number(-1), lost)), reduction)
    variance = reduction.expanded(times(power(gained, 2), spread, *(_squared(f) for f in rest)))
    wanted = () if before == constant(0) else (("variance", before, UNIT),)
    if set(variance) != {wanted}:
        raise Unproved("not the variance of the noise")
    needed("=", minus(over(variance[wanted], power(lost, 2)), share), reduction)


def _squared(factor: Factor) -> Term:
    from modelcollapse.checking.terms import Process

    name, time, exponent = factor
    if name != "variance":
        raise Unproved("the noise is scaled by something else")
    return power(Process("sigma", time.term()), exponent.scaled(constant(4).constant).term())


__all__ = ["Linear", "Symbol", "law_of_fit"]
