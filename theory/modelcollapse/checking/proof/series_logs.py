"""Telescoping of bounds in several letters: a step is bounded by log x <= x - 1, partial products, or smaller letters.

A letter v >= L is put as 1/c, 0 < c <= 1/L, so that what is left has bounded letters: Bernoulli's inequality is
log(1 + c y) >= c log(1 + y). Nothing here is trusted.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import suppress
from fractions import Fraction
from itertools import chain, product

from modelcollapse.checking import algebra as shown
from modelcollapse.checking.algebra.polynomial import NotShown
from modelcollapse.checking.domain import REAL, Domain, Range
from modelcollapse.checking.kernel import Theorem, Unproved, algebra, instance, put, telescoping
from modelcollapse.checking.kernel.build import HALF, ONE, ZERO, difference_of, minus, over, plus, power, times
from modelcollapse.checking.kernel.rules import Weighed, applied, from_low, shifted, start_of
from modelcollapse.checking.kernel.scene import scene_of
from modelcollapse.checking.proof.clock import look
from modelcollapse.checking.proof.equations import Facts, inductive, relation_of, setting_like
from modelcollapse.checking.proof.series_steps import expanded
from modelcollapse.checking.setting import Setting
from modelcollapse.checking.terms import (
    Apply,
    Constant,
    Number,
    Power,
    Relation,
    Series,
    Statement,
    Symbol,
    Term,
    Times,
    free_symbols,
    number,
    substituted,
    walk,
)  # fmt: skip

X = Symbol("~x")
LOG, MINUS = Apply("log", (X,)), number(-1)
POSITIVE = Range(REAL, Fraction(0), low_strict=True)
BELOW_ONE, ABOVE_ONE = Range(REAL, Fraction(0), Fraction(1), low_strict=True), Range(REAL, Fraction(1))
FIRST = minus(X, ONE), minus(ONE, power(X, -1))
SECOND = over(times(number(2), minus(X, ONE)), plus(X, ONE)), times(HALF, minus(X, power(X, -1)))
LAWS = {
    "<=": ((FIRST[0], POSITIVE), (SECOND[0], BELOW_ONE), (SECOND[1], ABOVE_ONE)),
    ">=": ((FIRST[1], POSITIVE), (SECOND[0], ABOVE_ONE), (SECOND[1], BELOW_ONE)),
}
"""Bounds of log x and where they hold, the simplest first."""
MOST_LOGS = 3
Pieces = list[tuple[Term, Term]]


def by_series_steps(statement: Statement, setting: Setting, domain: Domain, facts: Facts) -> Theorem:
    """Telescoping, of the sides or their logarithms, whose step follows from bounds of its parts."""
    relation = relation_of(statement, "<>")
    for variable in inductive(relation, domain):
        for logs in (True, False):
            with suppress(Unproved, NotShown):
                return _telescoped(relation, variable, logs, setting, domain, facts)
    raise Unproved("no telescoping by bounds of the steps")


def _telescoped(
    relation: Relation, variable: str, logs: bool, setting: Setting, domain: Domain, facts: Facts
) -> Theorem:
    scene = scene_of(relation, setting, domain, facts)
    later = from_low(scene.reduction.domain, variable, start_of(scene, variable)[1])
    kept = setting_like(setting, scene)
    if logs:
        sides = scene.statement.right, scene.statement.left
        higher, lower = sides if relation.op.startswith("<") else sides[::-1]
        ratio = shown.canonical(over(shifted(over(higher, lower), variable, 1), over(higher, lower)), later)
        reasons = chain(*(_by_logs(*log_pieces(ratio, apart, later), kept, later) for apart in (True, False)))
    else:
        difference = difference_of(scene.statement)[1]
        raw = applied((MINUS,), difference, variable, scene.at(later))
        products = _by_partial_products(raw, variable, kept, later)
        reasons = chain(products, _by_logs(*log_summands(difference, variable, later), kept, later))
    for using in reasons:
        look()
        with suppress(Unproved):
            return telescoping(relation, variable, ONE, setting, domain, facts, logs, using)
    raise Unproved("no bound of the step")


def log_pieces(ratio: Term, apart: bool, domain: Domain) -> tuple[Pieces, Term]:
    """Pairs (w, R) and a rest r with r + sum w log R = log ratio; factors with one exponent together, or all."""
    groups: dict[Term, list[Term]] = {}
    rest: list[Term] = []
    for factor in ratio.factors if isinstance(ratio, Times) else (ratio,):
        base, exponent = _unpowered(factor)
        if base == Constant("e"):
            rest.append(exponent)
            continue
        number_of, symbolic = split_number(exponent) if apart else (exponent, ONE)
        groups.setdefault(symbolic, []).append(power(base, number_of))
    return [(w, shown.canonical(times(*factors), domain)) for w, factors in groups.items()], plus(*rest)


def _unpowered(factor: Term) -> tuple[Term, Term]:
    """b and u of b^u, powers of powers too."""
    if not isinstance(factor, Power):
        return factor, ONE
    base, exponent = _unpowered(factor.base)
    return base, times(exponent, factor.exponent)


def log_summands(difference: Term, variable: str, domain: Domain) -> tuple[Pieces, Term]:
    """The same of D(t+1) - D(t), for summands w log A of D with w free of t."""
    pieces, rest = [], []
    for part in expanded(difference):
        found = _log_part(part)
        if found is None or variable in free_symbols(found[0]) or variable not in free_symbols(found[1]):
            rest.append(minus(shifted(part, variable, 1), part))
        else:
            ratio = over(shifted(found[1], variable, 1), found[1])
            pieces.append((found[0], shown.canonical(ratio, domain)))
    return pieces, shown.canonical(plus(*rest), domain)


def _log_part(part: Term) -> tuple[Term, Term] | None:
    """c and x of a summand c log x."""
    factors = part.factors if isinstance(part, Times) else (part,)
    logs = [f for f in factors if isinstance(f, Apply) and f.function == "log"]
    return (times(*(f for f in factors if f is not logs[0])), logs[0].arguments[0]) if len(logs) == 1 else None


def split_number(term: Term) -> tuple[Number, Term]:
    """The rational factor of a product, and the rest."""
    if isinstance(term, Number):
        return term, ONE
    if isinstance(term, Times) and isinstance(term.factors[0], Number):
        return term.factors[0], times(*term.factors[1:])
    return number(1), term


def in_small_letters(pieces: Pieces, rest: Term, setting: Setting, domain: Domain) -> Theorem:
    """rest + sum w log R >= 0, from what it says of c = 1/v for letters v >= L > 0; for v >= L = 0 of c = 1/(v + 1)."""
    values: dict[str, Term] = {}
    letters: dict[str, Term] = {}
    small = dict(domain)
    terms = (rest, *(part for pair in pieces for part in pair))
    for i, name in enumerate(sorted(frozenset().union(*map(free_symbols, terms)))):
        low = domain[name].low
        if low is None or domain[name].high is not None:
            continue
        shift = max(Fraction(0), 1 - low)
        letter = Symbol(f"~c{i}")
        small[letter.name] = Range(REAL, Fraction(0), 1 / (low + shift), low_strict=True)
        values[name] = minus(power(letter, -1), number(shift))
        letters[letter.name] = power(plus(Symbol(name), number(shift)), -1)

    def put_small(term: Term) -> Term:
        return shown.canonical(substituted(term, values), small)

    logs = (times(put_small(weight), Apply("log", (put_small(argument),))) for weight, argument in pieces)
    goal = Relation(">=", plus(put_small(rest), *logs), ZERO)
    return instance(algebra(goal, setting, small), letters, setting, domain)


def _by_partial_products(step: Term, variable: str, setting: Setting, domain: Domain) -> Iterator[Weighed]:
    """Products compared with 1, each weighed by its coefficient in a step that is linear in it."""
    nodes = [n for n in walk(step) if isinstance(n, Series) and n.kind == "product" and n.high == Symbol(variable)]
    for node in dict.fromkeys(nodes):
        following = times(node, substituted(node.body, {node.index: plus(node.high, ONE)}))
        opened = put(step, shifted(node, variable, 1), following)
        for op in ("<=", ">="):
            with suppress(Unproved, NotShown):
                lemma = _compared_with_one(node, op, setting, domain)
                slope = minus(put(opened, node, ONE), put(opened, node, ZERO))
                yield ((shown.canonical(times(MINUS, slope) if op == "<=" else slope, domain), lemma),)


def _compared_with_one(node: Series, op: str, setting: Setting, domain: Domain) -> Theorem:
    relation = Relation(op, node, ONE)
    with suppress(Unproved):
        return algebra(relation, setting, domain)
    for variable in inductive(relation, domain):
        with suppress(Unproved):
            return telescoping(relation, variable, ONE, setting, domain)
    raise Unproved("not compared with 1")


def log_bound(op: str, argument: Term, setting: Setting, domain: Domain, which: int = 0) -> Theorem:
    """log x <= or >= a rational function of x, at a term."""
    bound, there = LAWS[op][which]
    law = algebra(Relation(op, LOG, bound), setting, {X.name: there})
    return instance(law, {X.name: argument}, setting, domain)


def _by_logs(pieces: Pieces, rest: Term, setting: Setting, domain: Domain) -> Iterator[Weighed]:
    """The logarithms bounded each by itself, as the signs of their weights ask for, or together, in small letters."""
    options: list[list[tuple[Term, Theorem]]] = []
    for weight, argument in pieces[:MOST_LOGS]:
        up = shown.is_nonnegative(weight, domain)
        found = []
        for which in range(len(LAWS["<="])):
            with suppress(Unproved, NotShown):
                law = log_bound(">=" if up else "<=", argument, setting, domain, which)
                found.append((weight if up else times(MINUS, weight), law))
        options.append(found)
    if pieces:
        yield from product(*options)
    with suppress(Unproved, NotShown):
        yield ((ONE, in_small_letters(pieces, rest, setting, domain)),)
