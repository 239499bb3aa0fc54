"""Proposals for an induction without means: by which shifts sums, products and powers in a term are killed.

A sum to t is killed by S - 1 where its step is known; a summand u(t), or its powers, by S - u(t+1)/u(t). Nothing is
trusted here.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import suppress
from itertools import islice, product

from modelcollapse.checking import algebra
from modelcollapse.checking.algebra.polynomial import NotShown
from modelcollapse.checking.domain import Domain
from modelcollapse.checking.kernel.build import ONE, over, times
from modelcollapse.checking.kernel.rules import Operator, shifted
from modelcollapse.checking.proof.fewest import minus_one_times
from modelcollapse.checking.terms import Apply, Plus, Series, Term, Times, free_symbols, walk

MOST_RATIOS = 4


def expanded(term: Term) -> list[Term]:
    """The summands of a term, sums multiplied out."""
    if isinstance(term, Plus):
        return [part for one in term.terms for part in expanded(one)]
    if isinstance(term, Times):
        return [times(*chosen) for chosen in product(*map(expanded, term.factors))]
    return [term]


def series_operators(difference: Term, variable: str, domain: Domain) -> Iterator[tuple[Operator, ...]]:
    """Products of shifts that may kill the difference: S - 1, S - q, and both."""
    one = (minus_one_times(ONE),)
    ratios = list(islice(_ratios(difference, variable, domain), MOST_RATIOS))
    yield (one,)
    for ratio in ratios:
        yield ((minus_one_times(ratio),),)
    for ratio in ratios:
        yield (one, (minus_one_times(ratio),))


def _ratios(difference: Term, variable: str, domain: Domain) -> Iterator[Term]:
    """u(t+1)/u(t) for the powers u in the summands, in canonical form, each once, 1 left out."""
    seen: set[Term] = {ONE}
    for summand in expanded(difference):
        factors = summand.factors if isinstance(summand, Times) else (summand,)
        powers = times(*(factor for factor in factors if not isinstance(factor, Series | Apply)))
        for part in (powers, summand):
            if variable not in free_symbols(part):
                continue
            with suppress(NotShown, RecursionError):
                ratio = algebra.canonical(over(shifted(part, variable, 1), part), domain)
                if ratio not in seen and not any(isinstance(node, Series) for node in walk(ratio)):
                    seen.add(ratio)
                    yield ratio
