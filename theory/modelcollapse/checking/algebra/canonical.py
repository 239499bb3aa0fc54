"""Terms read into a field, and what may be said of them on the whole domain: the checker's algebra.

Expectations, processes, probabilities and limits are atoms up to the canonical form of what is inside. That they exist
and are finite, and that infinite series converge, is for the caller to show. Bound indices are renamed by their depth.
"""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction
from math import comb
from typing import Any

from modelcollapse.checking import terms as tm
from modelcollapse.checking.algebra import polynomial as poly
from modelcollapse.checking.algebra.field import NONNEGATIVE, POSITIVE, Field
from modelcollapse.checking.algebra.polynomial import Monomial, Polynomial
from modelcollapse.checking.algebra.powers import ONE, atomic, inverse, less, need, power, scaled
from modelcollapse.checking.algebra.signs import ANY
from modelcollapse.checking.algebra.special import FUNCTIONS, OPAQUE, gamma, lowest, named
from modelcollapse.checking.domain import CONVENTIONS, Domain
from modelcollapse.checking.terms import (
    INFINITY,
    Limit,
    Relation,
    Series,
    Symbol,
    Term,
    free_symbols,
    rebuilt,
    substituted,
)

MOST_TERMS, MOST_VALUES = 50, 20_000
LOOP_PARAMETERS = ("n", "n_real", "n_synthetic", "temperature", "divisor")
RANDOM = tm.Fresh | tm.Variance | tm.Covariance | tm.Probability | tm.CollapseTime


def renamed(node: Any) -> Any:
    """Every bound index named by how deeply it binds, so that no name is bound twice on one path or free as well."""
    node = rebuilt(node, renamed)
    if not isinstance(node, Series | Limit):
        return node
    depth = 1 + max(
        (
            int((getattr(n, "index", "") or getattr(n, "variable", "")).partition("@")[2] or 0)
            for n in tm.walk(node.body)
        ),
        default=0,
    )
    if isinstance(node, Series):
        return replace(node, index=f"@{depth}", body=substituted(node.body, {node.index: Symbol(f"@{depth}")}))
    family = node.variable.partition("@")[0] if node.target == INFINITY else "?"
    name = f"{family}@{depth}"
    return replace(node, variable=name, body=substituted(node.body, {node.variable: Symbol(name)}))


def shape(field: Field, node: Any) -> Any:
    """A part of an opaque term in canonical form."""
    if isinstance(node, Relation):
        return rebuilt(node, lambda part: shape(field, part))
    if isinstance(node, tm.Model):
        return tm.Model(generation(field, node.at))
    need(not isinstance(node, tm.Statement), "what kind of event this is")
    return field.term(read(field, node))


def generation(field: Field, at: Term, first: int = 0) -> Term:
    """The index of a process, shown to be an integer from the first on."""
    value = field.flat(read(field, at))
    need(field.integer(value) and field.nonnegative(less(value, first)), "a generation that is an integer >= 0")
    return field.term(value)


def read(field: Field, term: Term) -> Polynomial:
    """The value of a term; NotShown where it is not shown to be defined on the whole domain."""
    if term not in field.values:
        need(len(field.values) < MOST_VALUES, "so large a term")
        field.values[term] = _read(field, term)
    return field.values[term]


def _read(field: Field, term: Term) -> Polynomial:
    match term:
        case tm.Number(rational):
            return poly.constant(rational)
        case Symbol(name) if (only := field.only(name)) is not None:
            return poly.constant(only)
        case Symbol(name):
            return atomic(field.symbol(name))
        case tm.Constant(name):
            return named(field, name)
        case tm.Plus(terms):
            return poly.plus(*(read(field, part) for part in terms))
        case tm.Times(factors):
            return poly.product(read(field, part) for part in factors)
        case tm.Power(base, exponent):
            return power(field, read(field, base), read(field, exponent))
        case tm.Apply(name, arguments) if name in FUNCTIONS:
            count, function = FUNCTIONS[name]
            need(len(arguments) == count, f"what {name} of {len(arguments)} arguments is")
            return function(field, *(read(field, part) for part in arguments))
        case Series():
            return series(field, term)
        case Limit(name, _, inner):
            need(field.atoms[field.symbol(name)].range.high is None, "a limit within the domain")
            value = read(field, inner)
            body = field.term(value)
            return atomic(field.atom(replace(term, body=body), ANY)) if name in free_symbols(body) else value
    return atomic(_opaque(field, term))


def _as_usual(domain: Domain, name: str) -> bool:
    """Whether the parameter is as large as by convention: then a fitted variance is almost surely positive."""
    least, own = CONVENTIONS[name], domain.get(name, CONVENTIONS[name])
    if own.low is None or least.low is None:
        return False
    return own.low > least.low or own.low == least.low and own.low_strict >= least.low_strict


def _opaque(field: Field, term: Term) -> int:
    """An atom that is random, or a functional of what is random, or a function of which no law is used."""
    if isinstance(term, tm.Process):
        spread = POSITIVE if all(_as_usual(field.domain, name) for name in LOOP_PARAMETERS) else NONNEGATIVE
        at = generation(field, term.at, int(term.name == "W"))
        return field.atom(tm.Process(term.name, at), spread if term.name in ("sigma", "W") else ANY)
    if isinstance(term, tm.Fresh):
        need((term.law, len(term.parameters)) in (("chi2", 1), ("normal", 2)), f"what the law {term.law} is")
        spread_at, question = (0, field.positive) if term.law == "chi2" else (1, field.nonnegative)
        need(question(read(field, term.parameters[spread_at])), "degrees of freedom or a variance that a law can have")
    if isinstance(term, tm.Expectation):
        signs = field.signs(read(field, term.body))
    elif isinstance(term, tm.Apply):
        need(term.function in OPAQUE, f"what {term.function} is")
        signs = OPAQUE[term.function]
    else:
        need(isinstance(term, RANDOM), f"what {type(term).__name__} is")
        signs = NONNEGATIVE if isinstance(term, tm.Variance | tm.Probability | tm.CollapseTime) else ANY
        signs = POSITIVE if isinstance(term, tm.Fresh) and term.law == "chi2" else signs
    return field.atom(rebuilt(term, lambda part: shape(field, part)), ANY if len(signs) > 1 and -1 in signs else signs)


def series(field: Field, node: Series) -> Polynomial:
    """A sum or product over k = 0, 1, ..., N - 1 after a shift of its index: listed, closed, or opaque.

    Last terms are split off only where N >= 0 without them is shown, so that an empty one stays empty.
    """
    low = field.flat(read(field, node.low))
    need(field.integer(low) and node.kind in ("sum", "product"), "a first index that is an integer")
    index = field.symbol(node.index)
    body = substituted(node.body, {node.index: field.sum_term(poly.plus(atomic(index), low))})
    if node.high == INFINITY:
        return atomic(_series_atom(field, node.kind, index, INFINITY, read(field, body)))
    count = field.flat(poly.plus(read(field, node.high), scaled(low, -1), ONE))
    need(field.integer(count), "a last index that is an integer")
    join = poly.plus if node.kind == "sum" else lambda *factors: poly.product(factors)
    listed = poly.as_number(count)
    start, last = (poly.constant(0), max(0, int(listed))) if listed is not None else lowest(count, field.nonnegative)
    need(last <= MOST_TERMS, "so many terms")
    places = [field.sum_term(less(start, -k)) for k in range(last)]
    ends = [read(field, substituted(body, {node.index: place})) for place in places]
    if listed is not None:
        return join(*ends)
    close = _sum if node.kind == "sum" else _product
    return join(close(field, index, start, read(field, body)), *ends)


def _depends(field: Field, atom: int, index: int) -> bool:
    return free_symbols(field.atoms[index].term) <= free_symbols(field.atoms[atom].term)


def _series_atom(field: Field, kind: str, index: int, high: Term, value: Polynomial) -> int:
    """A series over k = 0, ..., high that is not taken apart; its index is named by the depth of what is left."""
    name, signs = getattr(field.atoms[index].term, "name", ""), field.signs(value)
    canonical = renamed(Series(kind, name, tm.number(0), high, field.term(value)))
    if kind == "product" and high != INFINITY:
        return field.atom(canonical, signs | {1} | {s * s for s in signs})
    return field.atom(canonical, NONNEGATIVE if signs <= {0, 1} else ANY)


def _sum(field: Field, index: int, count: Polynomial, value: Polynomial) -> Polynomial:
    """sum_{k < N}: linear; of 1, k^p and b^k closed where N >= 0, and b != 1, are shown."""
    if not field.together(value)[0]:
        return {}
    whole = field.flat(value)
    broken = any(e < 0 and field.atoms[a].period and _depends(field, a, index) for m in whole for a, e in m)
    total: Polynomial = {}
    for monomial, coefficient in (value if broken else whole).items():
        inner = tuple(factor for factor in monomial if _depends(field, factor[0], index))
        outer = {poly.merged(monomial, inner, -1): coefficient}
        total = poly.plus(total, poly.times(outer, _sum_of_monomial(field, index, count, inner)))
    return total


def _sum_of_monomial(field: Field, index: int, count: Polynomial, inner: Monomial) -> Polynomial:
    if field.nonnegative(count):
        degree = dict(inner).get(index, 0) if len(inner) < 2 else -1
        if degree in range(1, 9) or not inner:
            return _sum_of_powers(count, int(degree))
        geometric = (field.atoms[a].exponent == atomic(index) for a, _ in inner)
        if all(geometric) and not any(_depends(field, field.atoms[a].base, index) for a, _ in inner):
            ratio = {tuple(sorted((field.atoms[a].base, e) for a, e in inner)): Fraction(1)}
            if field.nonzero(less(ratio, 1)):
                return poly.times(less(power(field, ratio, count), 1), inverse(field, less(ratio, 1)))
    high = field.term(less(count, 1))
    return atomic(_series_atom(field, "sum", index, high, {inner: Fraction(1)}))


def _sum_of_powers(count: Polynomial, degree: int) -> Polynomial:
    """sum_{k < N} k^p, from N^(p+1) = sum_{i <= p} C(p+1, i) sum_k k^i."""
    lower = (scaled(_sum_of_powers(count, i), -comb(degree + 1, i)) for i in range(degree))
    return scaled(poly.plus(poly.raised(count, degree + 1), *lower), Fraction(1, degree + 1))


def _product(field: Field, index: int, count: Polynomial, value: Polynomial) -> Polynomial:
    """prod_{k < N}: over the factors; of those free of k, and of a k + b as a Gamma quotient, closed where N >= 0."""
    coefficient, monomial = field.factored(value)
    shown = field.nonnegative(count)
    inner = tuple(factor for factor in monomial if _depends(field, factor[0], index))
    outer = {poly.merged(monomial, inner, -1): coefficient} if coefficient else {}
    high = field.term(less(count, 1))
    shown_outer = shown or outer == ONE
    result = power(field, outer, count) if shown_outer else atomic(_series_atom(field, "product", index, high, outer))
    for atom, exponent in inner:
        closed = _linear_product(field, index, count, atom) if shown else None
        if closed is None:
            closed = atomic(_series_atom(field, "product", index, high, atomic(atom)))
        result = poly.times(result, power(field, closed, poly.constant(exponent)))
    return result


def _linear_product(field: Field, index: int, count: Polynomial, atom: int) -> Polynomial | None:
    """prod_{k < N} (a k + b) = a^N Gamma(N + b/a)/Gamma(b/a) where a > 0 and b/a > 0 are shown."""
    body = field.atoms[atom].body if field.atoms[atom].period == 1 else None
    slope: Polynomial = {poly.merged(m, ((index, -1),)): c for m, c in (body or {}).items() if dict(m).get(index) == 1}
    rest = {m: c for m, c in (body or {}).items() if dict(m).get(index) != 1}
    if not slope or any(_depends(field, a, index) for part in (slope, rest) for m in part for a, _ in m):
        return None
    if not field.positive(slope) or not field.positive(rest):
        return None
    start = poly.times(rest, inverse(field, slope))
    quotient = poly.times(gamma(field, poly.plus(count, start)), inverse(field, gamma(field, start)))
    return poly.times(power(field, slope, count), quotient)
