"""The value of a term in any arithmetic that knows +, *, powers, log, exp, log Gamma and its derivatives.

What grows faster than a power is taken through its logarithm: Gamma(a) = exp(log Gamma(a)), b^u = exp(u log b), and a
product of such factors through the sum of their logarithms. Logarithms and Gamma functions need positive arguments, so
a value that is found shows that every part of the term is defined.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from contextlib import suppress
from fractions import Fraction
from functools import reduce
from operator import add, mul
from typing import Any, NamedTuple

from modelcollapse.checking.terms import Apply, Constant, Number, Plus, Power, Symbol, Term, Times, free_symbols, number

GAMMAS = {"psi": 1, "psi_1": 2}


class Undefined(ArithmeticError):
    """The term has no value here, or none that these rules find."""


class Arithmetic(NamedTuple):
    """What can be done with the elements beside + and *; each raises Undefined where it cannot answer."""

    constant: Callable[[Term], Any]
    power: Callable[[Any, Fraction], Any]
    integer: Callable[[Any], int | None]
    log: Callable[[Any], Any]
    exp: Callable[[Any], Any]
    gamma: Callable[[Any, int], Any]  # the k-th derivative of log Gamma


def value(term: Term, known: Mapping[str, Any], on: Arithmetic) -> Any:
    """The element that the term is; `known` has one for every free symbol."""
    match term:
        case Number() | Constant():
            return on.constant(term)
        case Symbol(name) if name in known:
            return known[name]
        case Plus(terms):
            return reduce(add, (value(part, known, on) for part in terms))
        case Times(factors):
            return product_of(factors, known, on)
        case Power(base, exponent):
            return power_of(base, exponent, known, on)
        case Apply("log", (argument,)):
            return log_value(argument, known, on)
        case Apply("Gamma" | "exp" | "factorial", (_,)):
            return on.exp(value(log_of(term), known, on))
        case Apply("psi" | "psi_1" as function, (argument,)):
            return on.gamma(value(argument, known, on), GAMMAS[function])
    raise Undefined(str(term))


def product_of(factors: tuple[Term, ...], known: Mapping[str, Any], on: Arithmetic) -> Any:
    """The product, with its steep factors together: Gamma(n/2)/Gamma((n-1)/2) is tame though neither part is."""
    steep = tuple(factor for factor in factors if is_steep(factor))
    with suppress(Undefined):
        if steep:
            plain = (value(factor, known, on) for factor in factors if not is_steep(factor))
            return reduce(mul, plain, on.exp(value(log_of(Times(steep)), known, on)))
    return reduce(mul, (value(factor, known, on) for factor in factors))


def power_of(base: Term, exponent: Term, known: Mapping[str, Any], on: Arithmetic) -> Any:
    """b^u by its rational exponent; else exp(u log b), which needs b > 0."""
    if isinstance(exponent, Number):
        return on.power(value(base, known, on), exponent.value)
    whole = on.integer(value(exponent, known, on))
    if whole is not None:
        return on.power(value(base, known, on), Fraction(whole))
    return on.exp(value(log_of(Power(base, exponent)), known, on))


def log_value(argument: Term, known: Mapping[str, Any], on: Arithmetic) -> Any:
    """log of a positive term; that of a product or power by its parts where these are positive."""
    by_parts = log_of(argument)
    with suppress(Undefined):
        if by_parts != Apply("log", (argument,)):
            return value(by_parts, known, on)
    match argument:
        case Apply("Gamma", (inner,)):
            return on.gamma(value(inner, known, on), 0)
        case Apply("factorial", (inner,)):
            return on.gamma(value(inner, known, on) + on.constant(number(1)), 0)
    return on.log(value(argument, known, on))


def log_of(term: Term) -> Term:
    """log of the term, by its parts; where these logarithms are defined, so is that of the term, and equal."""
    match term:
        case Times(factors):
            return Plus(tuple(map(log_of, factors)))
        case Power(base, exponent):
            return Times((exponent, log_of(base)))
        case Apply("exp", (argument,)):
            return argument
    return Apply("log", (term,))


def is_steep(term: Term) -> bool:
    """Whether the term is taken through its logarithm."""
    if isinstance(term, Power):
        return is_steep(term.base) or bool(free_symbols(term.exponent))
    if isinstance(term, Times):
        return any(map(is_steep, term.factors))
    return isinstance(term, Apply) and term.function in ("Gamma", "exp", "factorial")
