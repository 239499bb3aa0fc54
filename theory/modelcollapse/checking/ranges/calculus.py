"""Derivatives of terms, and what follows from their sign.

    f >= f(end) where f rises away from that end;   f >= min of its ends where f'' <= 0

A part that is free of the symbol has no derivative here (None), and nothing else is dropped: where f' has a value and f
has one at an end, f is defined all along.
"""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction
from math import prod

from modelcollapse.checking.ranges.evaluate import Undefined
from modelcollapse.checking.terms import Apply, Number, Plus, Power, Symbol, Term, Times, free_symbols, number

MINUS = number(-1)


def derivative(term: Term, name: str) -> Term | None:
    """The derivative along a symbol; None of what is free of it."""
    if name not in free_symbols(term):
        return None
    match term:
        case Symbol():
            return number(1)
        case Plus(terms):
            return joined([d for part in terms if (d := derivative(part, name))])
        case Times(factors):
            slopes = [(k, d) for k, factor in enumerate(factors) if (d := derivative(factor, name))]
            return joined([product(*factors[:k], d, *factors[k + 1 :]) for k, d in slopes])
        case Power(base, Number(q)):
            return product(number(q), Power(base, number(q - 1)) if q != 1 else number(1), derivative(base, name))
        case Power(base, exponent):
            return product(term, derivative(product(exponent, Apply("log", (base,))), name))
        case Apply("log", (Apply("Gamma", (argument,)),)):
            return product(Apply("psi", (argument,)), derivative(argument, name))
        case Apply("log", (argument,)):
            return product(Power(argument, MINUS), derivative(argument, name))
        case Apply("exp", (argument,)):
            return product(term, derivative(argument, name))
        case Apply("psi", (argument,)):
            return product(Apply("psi_1", (argument,)), derivative(argument, name))
        case Apply("Gamma", (argument,)):
            return product(term, Apply("psi", (argument,)), derivative(argument, name))
    raise Undefined(str(term))


def joined(terms: list[Term]) -> Term:
    """Their sum."""
    return terms[0] if len(terms) == 1 else Plus(tuple(terms))


def product(*factors: Term | None) -> Term:
    """Their product, its numbers as one in front; every factor is there."""
    kept = [factor for factor in factors if factor is not None]
    scale = prod((factor.value for factor in kept if isinstance(factor, Number)), start=Fraction(1))
    others = [factor for factor in kept if not isinstance(factor, Number)]
    every = ([number(scale)] if scale != 1 or not others else []) + others
    return every[0] if len(every) == 1 else Times(tuple(every))


def negated(term: Term) -> Term:
    """-f."""
    if isinstance(term, Number):
        return number(-term.value)
    if isinstance(term, Plus):
        return Plus(tuple(negated(part) for part in term.terms))
    return product(MINUS, *(term.factors if isinstance(term, Times) else (term,)))


def summands(term: Term) -> Iterator[Term]:
    """The terms of a sum of sums."""
    if isinstance(term, Plus):
        for part in term.terms:
            yield from summands(part)
    else:
        yield term


def is_negative(term: Term) -> bool:
    """Whether it is a number below 0."""
    return isinstance(term, Number) and term.value < 0
