"""Markov's inequality: P(X >= c) <= E X^p / c^p for X >= 0, c > 0, p > 0, and what follows for events within."""

from __future__ import annotations

from modelcollapse.checking.domain import Domain
from modelcollapse.checking.kernel.build import (
    ONE,
    minus,
    over,
    power,
)
from modelcollapse.checking.kernel.chance import EPS
from modelcollapse.checking.kernel.monomials import is_positive_factor
from modelcollapse.checking.kernel.reduction import Reduction
from modelcollapse.checking.kernel.scene import Scene, scene_of
from modelcollapse.checking.kernel.shown import check_defined, needed
from modelcollapse.checking.kernel.theorem import (
    CITED,
    Theorem,
    Unproved,
    concluded,
    weakest_of,
)
from modelcollapse.checking.setting import Setting
from modelcollapse.checking.terms import (
    Apply,
    CollapseTime,
    Expectation,
    Number,
    Probability,
    Process,
    Relation,
    Statement,
    Term,
    is_random,
)


def markov(statement: Statement, p: Term, setting: Setting, domain: Domain, facts: tuple[Theorem, ...] = ()) -> Theorem:
    """P(X >= c) <= E X^p / c^p, or a bound above it; or below the complement's: by algebra, or by a theorem of it."""
    scene, levels, least = _markov(statement, p, setting, domain, facts)
    shown = [fact for fact in facts if fact.statement == least and scene.covered_by(fact)]
    if not shown:
        gap = minus(least.right, least.left)
        levels.append(needed(">=" if least.op.endswith("=") else ">", gap, scene.reduction))
    return concluded(
        statement, scene.reduction.domain, setting, "Markov's inequality", facts, weakest_of(CITED, *levels)
    )


def markov_bound(statement: Statement, p: Term, setting: Setting, domain: Domain) -> Relation:
    """The inequality between numbers that Markov's inequality leaves to be shown."""
    return _markov(statement, p, setting, domain, ())[2]


def _markov(
    statement: Statement, p: Term, setting: Setting, domain: Domain, facts: tuple[Theorem, ...]
) -> tuple[Scene, list[str], Relation]:
    scene = scene_of(statement, setting, domain, facts)
    relation = scene.statement
    if not isinstance(relation, Relation) or relation.op[0] not in "<>":
        raise Unproved("not a bound of a probability")
    low, high = (relation.left, relation.right) if relation.op[0] == "<" else (relation.right, relation.left)
    upper = isinstance(low, Probability)
    probability, other = (low, high) if upper else (high, low)
    if not isinstance(probability, Probability) or not isinstance(probability.event, Relation) or is_random(other):
        raise Unproved("not a bound of a probability")
    positive, threshold = _large(probability.event, upper, scene)
    reduction = scene.reduction
    check_defined(other, reduction)
    check_defined(threshold, reduction)
    levels = [needed(">", threshold, reduction), needed(">", p, reduction)]
    bound = over(Expectation(_raised(positive, p, reduction)), power(threshold, p))
    op = "<=" if relation.op.endswith("=") else "<"
    return scene, levels, Relation(op, *((bound, other) if upper else (other, minus(ONE, bound))))


def _large(event: Relation, upper: bool, scene: Scene) -> tuple[Term, Term]:
    """X and c of an event that lies in {X >= c}; for a lower bound, whose complement does."""
    big, small = (event.left, event.right) if event.op[0] == ">" else (event.right, event.left)
    if event.op[0] not in "<>":
        raise Unproved("not an event of a size")
    if not upper:
        big, small = small, big
    if is_random(small) or not is_random(big):
        raise Unproved("not an event that a quantity is large")
    if isinstance(big, CollapseTime):
        # {T > t} lies in {sigma_t^2 > eps}
        needed(">=", small, scene.reduction)
        if not upper or event.op not in (">", "<") or isinstance(small, Number):
            raise Unproved("not the event T > t")
        return power(Process("sigma", small), 2), EPS
    return big, small


def _raised(body: Term, p: Term, reduction: Reduction) -> Term:
    """X^p for X >= 0: |Y|^p as Y^p for even p, and powers of what is positive."""
    if isinstance(body, Apply) and body.function == "abs":
        if not isinstance(p, Number) or p.value % 2:
            raise Unproved("an odd power of a modulus")
        return power(body.arguments[0], p)
    if isinstance(p, Number) and p.value == 1 and _is_square(body, reduction):
        return body
    polynomial = reduction.expanded(body)
    if len(polynomial) != 1 or not all(is_positive_factor(f) for m in polynomial for f in m):
        raise Unproved("not shown to be nonnegative")
    for coefficient in polynomial.values():
        needed(">", coefficient, reduction)
    return power(body, p)


def _is_square(body: Term, reduction: Reduction) -> bool:
    """A sum of even powers of the mean times powers of sigma, with positive coefficients."""
    for monomial, coefficient in reduction.expanded(body).items():
        odd = [e for name, _, e in monomial if name != "variance" and (e.whole is None or e.whole % 2)]
        if odd or not reduction.positive(coefficient):
            return False
    return True
