"""Proposals for an induction: by which products of shifts the means in a term are killed.

Where one fit maps the monomials of the state triangularly, the means are killed by the product of S - c over the
diagonal entries c (Cayley and Hamilton); blocks of coupled monomials by their characteristic polynomials. Where the law
depends on t, one mean after the other is killed by matching its coefficient. Nothing here is trusted.
"""

from __future__ import annotations

from collections.abc import Iterator
from graphlib import TopologicalSorter

from sympy import Matrix, Symbol, factor_list

from modelcollapse.checking.kernel.build import ONE, ZERO, over, term_of, times
from modelcollapse.checking.kernel.fit import State
from modelcollapse.checking.kernel.reduction import Reduction
from modelcollapse.checking.kernel.rules import Operator, shifted
from modelcollapse.checking.kernel.theorem import Unproved
from modelcollapse.checking.proof.fewest import Image, atoms_of, fewest, minus_one_times, moving_state, with_means
from modelcollapse.checking.terms import (
    Term,
    free_symbols,
)  # fmt: skip

MOST_STATES = 12


def closure(states: list[State], reduction: Reduction) -> dict[State, Image]:
    """The images of the states and of all that they need."""
    images: dict[State, Image] = {}
    waiting = list(states)
    while waiting:
        state = waiting.pop()
        if state in images:
            continue
        if len(images) == MOST_STATES:
            raise Unproved("too many moments")
        known = state in reduction.equations and state not in states
        images[state] = {} if known else reduction.fit.image(state, reduction.positive)
        waiting.extend(images[state])
    return images


def blocks_of(images: dict[State, Image]) -> list[list[State]]:
    """The strongly connected blocks, each after those that need it."""
    reach = {state: _reached(state, images) for state in images}
    blocks: list[list[State]] = []
    for state in images:
        if not any(state in block for block in blocks):
            blocks.append([other for other in images if other in reach[state] and state in reach[other]])
    order = {
        i: {j for j, other in enumerate(blocks) if j != i and other[0] in reach[block[0]]}
        for i, block in enumerate(blocks)
    }
    return [blocks[i] for i in reversed(list(TopologicalSorter(order).static_order()))]


def _reached(state: State, images: dict[State, Image]) -> set[State]:
    found, waiting = set(), [state]
    while waiting:
        one = waiting.pop()
        if one not in found:
            found.add(one)
            waiting.extend(images[one])
    return found


def operators(difference: Term, variable: str, reduction: Reduction) -> tuple[Operator, ...]:
    """The operators that kill the means in the reduced difference. Raises Unproved where there is no proposal."""
    states = [state for atom in atoms_of(difference) if (state := moving_state(atom, variable, reduction)) is not None]
    images = closure(list(dict.fromkeys(states)), reduction)
    if any("t" in free_symbols(c) for image in images.values() for c in image.values()):
        return tuple(_matched(difference, variable, reduction, blocks_of(images), images))[::-1]
    found: list[Operator] = []
    for block in blocks_of(images):
        if block == [()] or not images[block[0]]:
            continue
        if len(block) == 1:
            found.append((minus_one_times(images[block[0]][block[0]]),))
        else:
            found.extend(_characteristic(block, reduction))
    if () in images:
        found.append((minus_one_times(ONE),))
    return fewest(tuple(found), difference, variable, reduction, images)


def _characteristic(block: list[State], reduction: Reduction) -> Iterator[Operator]:
    """The factors of the characteristic polynomial of a block, monic, as operators."""
    law = reduction.fit.law
    powers = [law.powers({name: int(e.constant) for name, e in state}) for state in block]
    images = [law.image(row) for row in powers]
    matrix = Matrix([[image.get(column, 0) for column in powers] for image in images])
    variable = Symbol("~rho")
    _, factors = factor_list(matrix.charpoly(variable).as_expr(), variable)
    for factor, often in factors:
        coefficients = factor.as_poly(variable).all_coeffs()
        if len(coefficients) > 1:
            monic = [term_of((c / coefficients[0]).cancel().factor()) for c in coefficients[1:]]
            yield from [tuple(reversed(monic))] * often


def _matched(
    difference: Term, variable: str, reduction: Reduction, blocks: list[list[State]], images: dict[State, Image]
) -> Iterator[Operator]:
    """For a law that depends on t: S - c(t), c found by matching the coefficient of one mean after the other."""
    weights = {state: coefficient_of(difference, state, variable, reduction) for block in blocks for state in block}
    for block in blocks:
        if len(block) > 1:
            raise Unproved("coupled moments of a law that depends on t")
        (state,) = block
        weight = weights[state]
        if weight == ZERO:
            continue
        own = images[state].get(state, ZERO)
        ratio = times(own, over(shifted(weight, variable, 1), weight))
        yield (minus_one_times(ratio),)
        stepped: dict[State, list[Term]] = {one: [] for one in weights}
        for source, image in images.items():
            for target, c in image.items():
                stepped[target].append(times(shifted(weights[source], variable, 1), c))
        weights = {one: tidy((*stepped[one], times(minus_one_times(ratio), weights[one]))) for one in weights}
        weights[state] = ZERO


def tidy(parts: tuple[Term, ...]) -> Term:
    """The sum in a short form, by sympy: only a proposal."""
    from modelcollapse.checking.proof.sympy_terms import simplified

    return simplified(parts)


def coefficient_of(term: Term, state: State, variable: str, reduction: Reduction) -> Term:
    """What multiplies the mean of a state in a term that is linear in it."""
    one, zero = (with_means(term, state, value, variable, reduction) for value in (1, 0))
    return tidy((one, minus_one_times(zero)))
