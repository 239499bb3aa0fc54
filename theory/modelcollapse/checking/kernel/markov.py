"""Markov's inequality: P(X >= c) <= E X^p / c^p for X >= 0, c > 0, p > 0."""

from __future__ import annotations

from modelcollapse.checking.domain import Domain
from modelcollapse.checking.kernel.build import ONE, over, power
from modelcollapse.checking.kernel.monomials import is_positive_factor
from modelcollapse.checking.kernel.reduction import Reduction
from modelcollapse.checking.kernel.scene import scene_of
from modelcollapse.checking.kernel.shown import check_defined, needed, surely
from modelcollapse.checking.kernel.theorem import CITED, Theorem, Unproved, concluded
from modelcollapse.checking.setting import Setting
from modelcollapse.checking.terms import Apply, Expectation, Number, Probability, Relation, Term, is_random


def markov(big: Term, threshold: Term, p: Term, setting: Setting, domain: Domain) -> Theorem:
    """P(big >= threshold) <= E big^p / threshold^p."""
    event = Relation(">=", big, threshold)
    probe = scene_of(event, setting, domain)
    bound = over(Expectation(_raised(probe.statement.left, big, p, probe.reduction)), power(threshold, p))
    statement = Relation("<=", Probability(event), bound)
    scene = scene_of(statement, setting, domain)
    check_defined(scene.statement, scene.reduction)
    # In standard units, in which mu_0 and sigma_0 are numbers.
    least = scene.statement.left.event.right
    if is_random(least) or is_random(p):
        raise Unproved("a threshold or a power that is random")
    for positive in (least, p):
        needed(">", positive, scene.reduction)
    levels = (CITED, *probe.reduction.levels, *scene.reduction.levels)
    return concluded(statement, scene.reduction.domain, setting, "Markov's inequality", (), levels)


def _raised(standard: Term, big: Term, p: Term, reduction: Reduction) -> Term:
    """X^p for X >= 0: |Y|^p as Y^p for even p, and powers of what is positive."""
    even = isinstance(p, Number) and p.value % 2 == 0
    if isinstance(big, Apply) and big.function == "abs" and even:
        return power(big.arguments[0], p)
    surely(">=", standard, reduction)
    polynomial = reduction.expanded(standard)
    single = len(polynomial) == 1 and all(is_positive_factor(f) for m in polynomial for f in m)
    if p != ONE and not single:
        raise Unproved("a power of what is not shown to be positive")
    return power(big, p)
