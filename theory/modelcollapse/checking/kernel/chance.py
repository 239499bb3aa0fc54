"""Citations: theorems of probability whose hypotheses are shown here; what they give has the level CITED.

Wald         m < 0: E T is finite and m E T = E log sigma_T^2 < log eps; the log of a chi-square has a log-concave
density, so its failure rate increases: E T > (log(1/eps) + 2/df)/(-m) (Barlow, Proschan 1975)
Lorden       the mean overshoot is at most E (log W)^2/(-m): E T <= log(1/eps)/(-m) + Var log W/m^2 + 1 (Lorden 1970)
"""

from __future__ import annotations

from modelcollapse.checking.domain import Domain
from modelcollapse.checking.kernel.build import ONE, minus, over, plus, power, times
from modelcollapse.checking.kernel.events import EPS
from modelcollapse.checking.kernel.fit import fit_of
from modelcollapse.checking.kernel.reduction import MEAN_TIME
from modelcollapse.checking.kernel.scene import ENDS, scene_of
from modelcollapse.checking.kernel.shown import needed
from modelcollapse.checking.kernel.theorem import CITED, Theorem, Unproved, concluded
from modelcollapse.checking.setting import Setting
from modelcollapse.checking.terms import (
    INFINITY,
    Apply,
    CollapseTime,
    Probability,
    Relation,
    number,
)  # fmt: skip


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
    for condition in conditions:
        needed(">", condition, reduction)
    name = "Lorden's inequality" if what == "above" else "Wald's identity"
    return concluded(statements[what], reduction.domain, setting, name, (), (CITED, *reduction.levels))
