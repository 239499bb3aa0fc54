"""Equality in law by the first four moments: of the laws themselves, or given the models before.

A definition such as sigma_{t+1}^2 = sigma_t^2 chi^2_{n-1} / n, and a law with random parameters, X_t ~ N(mu_t,
sigma_t^2), are meant given model t. But -mu_t + sigma_t Z and X_t have the same law, and have not given model t. Laws
whose moments differ are not the same; laws whose moments agree are not shown to be the same.
"""

from __future__ import annotations

from typing import Any

from modelcollapse.checking import terms as tm
from modelcollapse.checking.truth import polynomial as p
from modelcollapse.checking.truth.context import Context, index_of
from modelcollapse.checking.truth.expand import Evaluate, Expander
from modelcollapse.checking.truth.outcome import FAILS, HOLDS, OPEN, Outcome
from modelcollapse.checking.truth.paths import realisations
from modelcollapse.checking.truth.reals import Real, Unsupported, ball, is_exact, is_infinite, precision, shown
from modelcollapse.checking.truth.values import along

ORDERS = (1, 2, 3, 4)
BITS = 448


def same_law(left: Any, right: Any, context: Context, value: Evaluate, given: bool = False) -> Outcome:
    """Moments of both sides, given the models that fresh variables stand beside where that is meant.

    It is of a definition (`given`), and of a law with random parameters.
    """
    known = common(left, right, context, value)
    known = known if given or random_law(left) or random_law(right) else 0
    path = next(iter(realisations(context.chance, known)))
    with precision(BITS):
        polys = [Expander(context, value).expand(term) for term in (left, right)]
        for k in ORDERS:
            a, b = (moment(poly, k, known, context.along(path)) for poly in polys)
            if differ(a, b):
                return Outcome(FAILS, shown(a), shown(b), "exact", f"moment {k} of the two sides differs")
            if is_infinite(a):
                return Outcome(OPEN, why=f"moment {k} is infinite, so moments do not tell the laws")
    return Outcome(HOLDS, shown(a), shown(b), "moments", "the first four moments agree")


def moment(poly: p.Poly, k: int, known: int, context: Context) -> Real:
    """E of the k-th power given model `known`, on a realisation."""
    return along(context.chance.conditional(p.raised(poly, k), known), context)


def differ(a: Real, b: Real) -> bool:
    """Whether two numbers are surely not the same."""
    if is_infinite(a) or is_infinite(b):
        return not (is_infinite(a) and is_infinite(b) and a == b)
    return bool(a != b) if is_exact(a) and is_exact(b) else not ball(a).overlaps(ball(b))


def common(left: Any, right: Any, context: Context, value: Evaluate) -> int:
    """The model to be given: where fresh variables stand beside models, the latest of these on that side."""
    times = [models(term, context, value) for term in (left, right)]
    fresh = [any(isinstance(node, tm.Fresh) for node in tm.walk(term)) for term in (left, right)]
    given = [max(found, default=0) for found, is_fresh in zip(times, fresh, strict=True) if is_fresh]
    return max(given, default=0)


def random_law(term: Any) -> bool:
    """Whether a law with random parameters stands in it."""
    fresh = [node for node in tm.walk(term) if isinstance(node, tm.Fresh)]
    return any(tm.is_random(one) for node in fresh for one in node.parameters)


def models(term: Any, context: Context, value: Evaluate) -> list[int]:
    """The times of the models in a term."""
    found = []
    for node in tm.walk(term):
        if isinstance(node, tm.CollapseTime):
            raise Unsupported("the law of the collapse time")
        if isinstance(node, tm.Process):
            if not tm.free_symbols(node) <= set(context.numbers):
                raise Unsupported("the law of a series of models")
            at = index_of(value(node.at, context))
            found.append(at - 1 if node.name == "W" and at else at)
    return found
