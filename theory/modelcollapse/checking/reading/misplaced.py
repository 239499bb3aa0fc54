"""What is wrong with a side as a whole: infinity in arithmetic, fresh variables that may or may not be one."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from itertools import combinations

from modelcollapse.checking.terms import (
    INFINITY,
    Covariance,
    Expectation,
    Fresh,
    Limit,
    Node,
    Number,
    Probability,
    Process,
    Series,
    Statement,
    Term,
    Times,
    Variance,
    parts,
    walk,
)  # fmt: skip

SHIFTED = re.compile(r"([a-z])(?:[+-]\d+)?")


def misplaced(side: Term) -> Iterator[str]:
    """What is wrong with a side as a whole: infinity in arithmetic, or a fresh variable that occurs twice."""
    minus_infinity = isinstance(side, Times) and side.factors[1:] == (INFINITY,) and isinstance(side.factors[0], Number)
    if side != INFINITY and not minus_infinity and infinity_inside(side):
        yield "infinity may only be a whole side, an end of a sum or a limit"
    for scope in [*(node for node in walk(side) if isinstance(node, Expectation | Variance | Covariance)), side]:
        mean = isinstance(scope, Expectation | Variance | Covariance)
        twice = [fresh for fresh, times in Counter(chances(scope)).items() if times > 1 and not fresh.label]
        # Under one E the same symbol is the same variable, as in E[C log C]; side by side it may mean two draws.
        if twice and twice[0].law == "chi2" and not mean:
            yield r"one variable twice, or two? label them: \chi^2_{n-1,1} and \chi^2_{n-1,2}"
        labels = {node.label for node in walk(scope) if isinstance(node, Fresh)} - {""}
        moved = any(isinstance(node, Process) and node.name == "mu" for node in walk(scope))
        if alike(node for node in walk(scope) if isinstance(node, Fresh)):
            yield "two variables whose labels may be equal: number them"
        if mean and moved and any(not label.isdigit() for label in labels):
            yield "the noise may depend on mu in the derivation, which is not known here"


def alike(variables: Iterable[Fresh]) -> bool:
    """Whether two labels are spelled apart and may be the same number: s and t, t+1 and 1+t."""
    labels = {(one.law, one.label) for one in variables if one.label}
    for (law, first), (other, second) in combinations(labels, 2):
        steps = [SHIFTED.fullmatch(label) for label in (first, second)]
        known = first.isdigit() and second.isdigit()
        apart = all(steps) and len({step[1] for step in steps if step}) == 1 and first != second
        if law == other and not known and not apart:
            return True
    return False


def chances(scope: Node) -> Iterator[Fresh]:
    """The fresh variables of a scope, those inside of another expectation left out."""
    for part in parts(scope):
        if isinstance(part, Fresh):
            yield part
        elif not isinstance(part, Expectation | Variance | Covariance | Probability):
            yield from chances(part)


def infinity_inside(node: Node) -> bool:
    """Whether infinity is a part of a term, but for the ends of sums, targets of limits, and sides of events."""
    if isinstance(node, Series):
        inner: tuple[Node, ...] = (node.low, node.body)
    elif isinstance(node, Limit):
        inner = (node.body,)
    elif isinstance(node, Statement):
        inner = tuple(part for part in parts(node) if part != INFINITY)
    else:
        inner = tuple(parts(node))
    return any(part == INFINITY or infinity_inside(part) for part in inner)
