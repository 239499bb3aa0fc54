r"""Noise that an equation names: after \mu_{t+1} = \mu_t + \sigma_t Z/\sqrt n the mean of Z \mu_{t+1} is not 0.

Elsewhere a fresh variable is independent of everything. One that an equation has introduced as the noise of a fit is
independent of what was before that fit only: beside a later process under one E it is refused.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from fractions import Fraction

from modelcollapse.checking.terms import (
    Claim,
    Covariance,
    Expectation,
    Fresh,
    Node,
    Number,
    Plus,
    Probability,
    Process,
    Relation,
    Term,
    Variance,
    parts,
    walk,
)  # fmt: skip

Scope = Expectation | Variance | Covariance | Probability
Born = dict[Fresh, set[Term]]
REASON = "an equation has made this {law} variable the noise of a fit; beside what that fit made it is not known here"


def steps_of(at: Term) -> tuple[frozenset[Term], Fraction]:
    """An index such as s + 2 as its symbols and its number."""
    terms = at.terms if isinstance(at, Plus) else (at,)
    numbers = [term.value for term in terms if isinstance(term, Number)]
    return frozenset(term for term in terms if not isinstance(term, Number)), sum(numbers, Fraction(0))


def is_before(one: Term, other: Term) -> bool:
    """Whether an index is seen to be less than another: t - 1 < t, 0 < 1."""
    (own, steps), (last, start) = steps_of(one), steps_of(other)
    return own == last and steps < start


def introduced(claims: Iterable[Claim]) -> Born:
    """The fresh variables of equations between random quantities, with the generations that they make."""
    born: Born = {}
    for claim in claims:
        if isinstance(claim.statement, Relation) and claim.statement.op == "=":
            bare = list(outside(claim.statement))
            times = [node.at for node in bare if isinstance(node, Process)]
            made = {at for at in times if not any(is_before(at, other) for other in times)}
            for noise in (node for node in bare if isinstance(node, Fresh)):
                born.setdefault(noise, set()).update(made)
    return born


def outside(node: Node) -> Iterator[Node]:
    """What stands outside every mean and probability."""
    if not isinstance(node, Scope):
        yield node
        for part in parts(node):
            yield from outside(part)


def entangled(claim: Claim, born: Born) -> str:
    """Why a claim cannot be read beside the equations that introduced its noise; empty where it can."""
    for scope in (node for node in walk(claim.statement) if isinstance(node, Scope)):
        inner = list(walk(scope))
        processes = [node for node in inner if isinstance(node, Process)]
        for noise in (node for node in inner if isinstance(node, Fresh) and node in born):
            if any(not is_before(process.at, at) for process in processes for at in born[noise]):
                return REASON.format(law={"chi2": "chi-square"}.get(noise.law, noise.law))
    return ""
