"""What a term in t tends to: by continuity, geometric terms, powers of t, and two series of Euler."""

from __future__ import annotations

from fractions import Fraction

from modelcollapse.checking.kernel.build import (
    HALF,
    ONE,
    ZERO,
    linear,
    minus,
    over,
    plus,
    power,
    times,
)
from modelcollapse.checking.kernel.reduction import Reduction
from modelcollapse.checking.kernel.shown import needed
from modelcollapse.checking.kernel.theorem import (
    CITED,
    Unproved,
    weakest_of,
)
from modelcollapse.checking.terms import (
    Apply,
    Constant,
    Expectation,
    Number,
    Plus,
    Power,
    Series,
    Symbol,
    Term,
    Times,
    free_symbols,
    number,
    substituted,
    walk,
)


def limit_of(term: Term, variable: str, reduction: Reduction, known: dict[Term, Term], levels: list[str]) -> Term:
    """The limit of a term. Raises Unproved where there is no rule."""
    if variable in reduction.fit.symbols and any(isinstance(node, Expectation) for node in walk(term)):
        raise Unproved("a mean depends on the parameters of the loop")
    if variable not in free_symbols(term):
        return term
    if term in known:
        return known[term]
    if _vanishes(term, variable, reduction, levels):
        return ZERO
    if isinstance(term, Plus):
        return plus(*(limit_of(part, variable, reduction, known, levels) for part in term.terms))
    if isinstance(term, Times):
        return times(*(limit_of(part, variable, reduction, known, levels) for part in term.factors))
    if isinstance(term, Power) and variable not in free_symbols(term.exponent):
        base = limit_of(term.base, variable, reduction, known, levels)
        whole = isinstance(term.exponent, Number) and term.exponent.value.denominator == 1
        if not (whole and isinstance(term.exponent, Number) and term.exponent.value >= 0):
            levels.append(needed("!=" if whole else ">", base, reduction))
        return power(base, term.exponent)
    if isinstance(term, Apply) and term.function in ("log", "exp"):
        (argument,) = (limit_of(part, variable, reduction, known, levels) for part in term.arguments)
        if term.function == "log":
            levels.append(needed(">", argument, reduction))
        return Apply(term.function, (argument,))
    if isinstance(term, Series) and term.high == Symbol(variable) and term.low == ONE:
        return _euler(term, reduction, levels)
    raise Unproved("no rule for this limit")


def _euler(term: Series, reduction: Reduction, levels: list[str]) -> Term:
    """Euler (DLMF 4.22.1, 4.36.1, 25.6.1), for k from 1 on.

    prod (1 - c/k^2) = sin(pi sqrt c)/(pi sqrt c) for c > 0, sinh for c < 0; sum c/k^2 = c pi^2/6
    """
    index, first = Symbol(term.index), substituted(term.body, {term.index: ONE})
    inner = reduction.within(term)
    c = first if term.kind == "sum" else minus(ONE, first)
    if free_symbols(term.high) & free_symbols(c):
        raise Unproved("a factor that depends on the number of factors")
    share = over(c, power(index, 2))
    needed("=", minus(term.body, share if term.kind == "sum" else minus(ONE, share)), inner)
    levels.append(CITED)
    if term.kind == "sum":
        return over(times(c, power(Constant("pi"), 2)), number(6))
    for size, name in ((c, "sin"), (times(number(-1), c), "sinh")):
        try:
            levels.append(needed(">", size, reduction))
        except Unproved:
            continue
        angle = times(Constant("pi"), power(size, HALF))
        return over(Apply(name, (angle,)), angle)
    raise Unproved("no rule for this product")


def grows(term: Term, variable: str, reduction: Reduction, levels: list[str]) -> bool:
    """A sum of what is free of t, what vanishes, and at least one positive term that grows like t^k q^t."""
    if variable in reduction.fit.symbols and any(isinstance(node, Expectation) for node in walk(term)):
        raise Unproved("a mean depends on the parameters of the loop")
    grown = False
    for part in term.terms if isinstance(term, Plus) else (term,):
        if variable not in free_symbols(part) or _vanishes(part, variable, reduction, levels):
            continue
        factors = part.factors if isinstance(part, Times) else (part,)
        levels.append(needed(">", times(*(f for f in factors if variable not in free_symbols(f))), reduction))
        for factor in factors:
            base, exponent = (factor.base, factor.exponent) if isinstance(factor, Power) else (factor, ONE)
            if variable not in free_symbols(factor):
                continue
            if variable not in free_symbols(base) and _slope(exponent, variable) > 0:
                levels.append(needed(">", minus(base, ONE), reduction))
            elif not isinstance(exponent, Number) or exponent.value <= 0 or _slope(base, variable) <= 0:
                return False
            grown = grown or variable in free_symbols(factor)
    return grown


def _vanishes(term: Term, variable: str, reduction: Reduction, levels: list[str]) -> bool:
    """A product of constants, powers of linear forms in t and geometric terms that tends to 0."""
    geometric, degree = False, Fraction(0)
    for factor in term.factors if isinstance(term, Times) else (term,):
        base, exponent = (factor.base, factor.exponent) if isinstance(factor, Power) else (factor, ONE)
        if variable not in free_symbols(factor):
            continue
        if variable not in free_symbols(base) and _slope(exponent, variable) > 0:
            try:
                levels.append(weakest_of(*(needed(">", c, reduction) for c in (plus(ONE, base), minus(ONE, base)))))
            except Unproved:
                return False
            geometric = True
        elif isinstance(exponent, Number) and _slope(base, variable) > 0:
            degree += exponent.value
        else:
            return False
    return geometric or degree < 0


def _slope(term: Term, variable: str) -> Fraction:
    """The coefficient of the variable in a linear form; 0 where it is none."""
    try:
        return dict(linear(term).coefficients).get(variable, Fraction(0))
    except Unproved:
        return Fraction(0)
