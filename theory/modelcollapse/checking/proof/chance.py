"""Almost sure limits, the collapse time and probabilities: the citations, with closed forms as their premises."""

from __future__ import annotations

from contextlib import suppress
from fractions import Fraction

from modelcollapse.checking.domain import Domain
from modelcollapse.checking.kernel import Theorem, Unproved, algebra, law_of_fit, markov, strong_law, wald
from modelcollapse.checking.kernel.build import ONE, ZERO, minus, power, times
from modelcollapse.checking.kernel.events import EPS
from modelcollapse.checking.kernel.rules import Weighed
from modelcollapse.checking.kernel.scene import scene_of
from modelcollapse.checking.proof.clock import look
from modelcollapse.checking.proof.equations import Facts, relation_of, setting_like
from modelcollapse.checking.proof.inequalities import by_telescoping, lemmas_of
from modelcollapse.checking.setting import Setting
from modelcollapse.checking.terms import (
    FLIPPED,
    Apply,
    CollapseTime,
    Constant,
    Expectation,
    Power,
    Probability,
    Process,
    Relation,
    Statement,
    Term,
    Times,
    number,
    substituted,
    varies,
    walk,
)  # fmt: skip

SIGMA_0 = Process("sigma", ZERO)


def by_chance(statement: Statement, setting: Setting, domain: Domain, facts: Facts) -> Theorem:
    """The strong law, the law of one fit, what is known of T, Markov's inequality: whichever applies."""
    for rule in (law_of_fit, strong_law):
        with suppress(Unproved):
            return rule(statement, setting, domain)
    kept = setting_like(setting, scene_of(statement, setting, domain))
    with suppress(Unproved):
        return by_wald(statement, setting, kept, domain, facts)
    return by_markov(statement, setting, kept, domain, facts)


def by_wald(statement: Statement, setting: Setting, kept: Setting, domain: Domain, facts: Facts) -> Theorem:
    """E T < infinity, P(T < infinity) = 1, or what follows from one of the bounds of E T."""
    if not any(isinstance(node, CollapseTime) for node in walk(statement)):
        raise Unproved("not about T")
    known = []
    for what in ("finite", "surely", "below", "above"):
        with suppress(Unproved):
            known.append(wald(what, kept, domain))
    for theorem in known:
        if theorem.statement == statement:
            return theorem
    relation, with_mean = relation_of(statement, "=<>"), (*facts, *known[:1])
    for using in ((), *(((weight, bound),) for bound in known[2:] for weight in (ONE, *weights_of(statement)))):
        look()
        with suppress(Unproved):
            return algebra(relation, setting, domain, with_mean, using)
    for bound in known[2:]:
        for use in ((), with_mean):
            with suppress(Unproved):
                using = ((ONE, bound), *_by_coefficients(relation, relation_of(bound.statement), kept, domain, use))
                return algebra(relation, setting, domain, with_mean, using)
    raise Unproved("not by Wald's identity")


def _by_coefficients(relation: Relation, bound: Relation, setting: Setting, domain: Domain, facts: Facts) -> Weighed:
    """That one bound A log(1/eps) + C of E T is beyond another, by A and C."""
    mean = Expectation(CollapseTime())
    if relation.op[0] == "=":
        raise Unproved("not a bound")
    weaker = relation.right if relation.left == mean else relation.left
    op = relation.op if relation.left == mean else FLIPPED[relation.op]
    one = power(Constant("e"), number(-1))
    free, whole = ([substituted(side, {"eps": eps}) for side in (bound.right, weaker)] for eps in (ONE, one))
    slopes = [minus(b, a) for a, b in zip(free, whole, strict=True)]
    weights = (times(number(-1), Apply("log", (EPS,))), ONE)
    lemmas = (algebra(Relation(op[0] + "=", *sides), setting, domain, facts) for sides in (slopes, free))
    return tuple(zip(weights, lemmas, strict=True))


def weights_of(statement: Statement) -> list[Term]:
    """What a mean or a probability is multiplied by."""
    products = [node for node in walk(statement) if isinstance(node, Times)]
    lone = (Expectation, Probability)
    return [times(*(f for f in one.factors if not isinstance(f, lone))) for one in products
            if any(isinstance(f, lone) for f in one.factors)]  # fmt: skip


def by_markov(statement: Statement, setting: Setting, kept: Setting, domain: Domain, facts: Facts) -> Theorem:
    """Markov's inequality with each exponent that the statement suggests."""
    events = [node.event for node in walk(statement) if isinstance(node, Probability)]
    relation = relation_of(statement)
    if not events:
        raise Unproved("no probability")
    exponents = [node.exponent for node in walk(statement) if isinstance(node, Power)]
    tries = dict.fromkeys([number(1), number(2), number(4), number(Fraction(1, 2)), *exponents])
    tails = [
        tail
        for big, least in _sizes(events[0], _unit(relation))
        for p in tries
        for tail in _tail(big, least, p, kept, domain)
    ]
    for follows in (_at_once, _by_lemmas):
        for tail in tails:
            with suppress(Unproved):
                return follows(relation, tail, setting, domain, facts)
    raise Unproved("not Markov's inequality")


def _tail(big: Term, least: Term, p: Term, setting: Setting, domain: Domain) -> tuple[Theorem, ...]:
    """Markov's inequality, where it holds."""
    look()
    with suppress(Unproved):
        return (markov(big, least, p, setting, domain),)
    return ()


def _at_once(relation: Relation, tail: Theorem, setting: Setting, domain: Domain, facts: Facts) -> Theorem:
    """What follows from a bound of a tail by algebra."""
    for weight in (ONE, *weights_of(relation)):
        look()
        with suppress(Unproved):
            return algebra(relation, setting, domain, facts, ((weight, tail),))
    raise Unproved("not by this bound")


def _by_lemmas(relation: Relation, tail: Theorem, setting: Setting, domain: Domain, facts: Facts) -> Theorem:
    """What follows from a bound of a tail with closed forms, or with a bound of that bound."""
    bound = relation_of(tail.statement).right
    lemmas = lemmas_of(Relation("=", bound, ZERO), tail.setting, domain, facts)[0]
    if lemmas:
        with suppress(Unproved):
            return _at_once(relation, tail, setting, domain, (*facts, *lemmas))
    side = relation.right if isinstance(relation.left, Probability) else relation.left
    for op in ("<=", "<"):
        with suppress(Unproved):
            more = by_telescoping(Relation(op, bound, side), tail.setting, domain, facts)
            return algebra(relation, setting, domain, facts, ((ONE, tail), (ONE, more)))
    raise Unproved("not by this bound")


def _unit(relation: Relation) -> Term:
    """1, as sigma_0/sigma_0 where sigma_0 occurs: a theorem that does not name it has it for its unit."""
    return times(SIGMA_0, power(SIGMA_0, -1)) if SIGMA_0 in walk(relation) else ONE


def _sizes(event: Statement, unit: Term) -> list[tuple[Term, Term]]:
    """X and c of an event that X is large, or small, as T > t says of sigma_t^2."""
    if not isinstance(event, Relation):
        return []
    found: list[tuple[Term, Term]] = []
    for side, other in ((event.left, event.right), (event.right, event.left)):
        if isinstance(side, CollapseTime):
            found.append((power(Process("sigma", other), 2), EPS))
        elif varies(side) and not varies(other):
            named = unit == ONE or SIGMA_0 in walk(event)
            found.append((side, other if named else times(unit, other)))
    return found
