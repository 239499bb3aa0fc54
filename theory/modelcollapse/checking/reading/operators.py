r"""What works on all that follows: E, Var, Cov, P, \sum, \prod, \lim.

E without brackets takes the factors next to each other that follow it; what may or may not belong to it is refused.
"""

from __future__ import annotations

from fractions import Fraction

from modelcollapse.checking.reading.cursor import Cursor, Factor
from modelcollapse.checking.reading.given import conditioned
from modelcollapse.checking.reading.product import juxtaposed, product
from modelcollapse.checking.reading.relations import approach, event
from modelcollapse.checking.reading.scope import GREEK, PARAMETERS, RESERVED
from modelcollapse.checking.reading.tokens import Token
from modelcollapse.checking.reading.vocabulary import OPENING, SERIES
from modelcollapse.checking.terms import (
    INFINITY,
    Covariance,
    Expectation,
    Limit,
    Power,
    Probability,
    Series,
    Term,
    Times,
    Variance,
    free_symbols,
    is_random,
    number,
)
from modelcollapse.parameters import KNOWN


def is_open(cursor: Cursor) -> bool:
    """Whether a bracket is to come."""
    return cursor.next.kind == "sign" and cursor.next.text in OPENING


def no_scripts(cursor: Cursor, what: str) -> None:
    """E_t and E^2 are not known."""
    if cursor.next.kind == "sign" and cursor.next.text in ("_", "^"):
        cursor.refuse(f"an index or a power of {what} itself is not known; write {what}[x]^2 or ({what} x)^2")


def expectation(cursor: Cursor, single: bool = False) -> Factor:
    r"""E[x], E[x | y], E(x), or E x y: the expectation of x y."""
    cursor.take()
    no_scripts(cursor, "E")
    if not is_open(cursor):
        factors = run(cursor, single)
        loose = {"expectation"} | (factors[-1].loose & {"function", "variance"})
        return Factor(Expectation(joined(factors)), frozenset(loose), _binds(factors), kind="power")
    round_bracket = cursor.next.text == "("
    term = Expectation(*conditioned(cursor))
    if round_bracket and cursor.next.text in ("^", "!") and cursor.next.kind == "sign":
        cursor.refuse("is the power inside of E or outside? write E[x^2] or (E x)^2")
    return Factor(term, frozenset({"expectation"}) if round_bracket else frozenset(), kind="group")


def _binds(factors: list[Factor]) -> frozenset[str]:
    return frozenset[str]().union(*(factor.binds for factor in factors))


def joined(factors: list[Factor]) -> Term:
    """The product of factors."""
    return factors[0].term if len(factors) == 1 else Times(tuple(factor.term for factor in factors))


def run(cursor: Cursor, single: bool) -> list[Factor]:
    """The factors that stand next to each other, up to the next operator; one only where two would be ambiguous."""
    factors = juxtaposed(cursor, [cursor.grammar.factor(cursor, single)], stop_at_operators=True)
    if single and len(factors) > 1:
        cursor.refuse("how far does this reach? use brackets")
    return factors


def variance(cursor: Cursor, single: bool = False) -> Factor:
    r"""Var(x), Var(x | y), or Var x of one factor."""
    cursor.take()
    no_scripts(cursor, "Var")
    if not is_open(cursor):
        inner = cursor.grammar.factor(cursor, True)
        return Factor(Variance(inner.term), inner.loose | {"variance"}, kind="power")
    return Factor(Variance(*conditioned(cursor)), kind="group")


def covariance(cursor: Cursor, single: bool = False) -> Factor:
    """Cov(x, y)."""
    cursor.take()
    no_scripts(cursor, "Cov")
    if not is_open(cursor):
        cursor.refuse("Cov needs brackets")
    opening = cursor.take().text
    with cursor.inside(opening):
        left = cursor.expression()
        cursor.expect(",")
        right = cursor.expression()
    return Factor(Covariance(left, right), kind="group")


def correlation(cursor: Cursor, single: bool = False) -> Factor:
    """Corr(x, y) = Cov(x, y)/sqrt(Var(x) Var(y))."""
    found = covariance(cursor).term
    if not isinstance(found, Covariance):
        cursor.refuse("Corr is of two quantities")
    spread = Times((Variance(found.left), Variance(found.right)))
    return Factor(Times((found, Power(spread, number(Fraction(-1, 2))))), kind="group")


def probability(cursor: Cursor, single: bool = False) -> Factor:
    r"""P(x \le y)."""
    cursor.take()
    no_scripts(cursor, "P")
    if not is_open(cursor):
        cursor.refuse("P needs an event in brackets")
    opening = cursor.take().text
    with cursor.inside(opening):
        found = event(cursor)
        if cursor.next.text in ("|", r"\mid"):
            cursor.refuse("a conditional probability is not known")
        if cursor.next.text == ",":
            cursor.refuse("an event is one relation")
    return Factor(Probability(found), kind="group")


def series(cursor: Cursor, single: bool = False) -> Factor:
    r"""\sum_{k=1}^{t} x or \prod_{k=1}^{t} x; \sum_{k \ge 1} x goes to infinity."""
    token = cursor.take()
    sup = cursor.captured() if cursor.accept("^") else None
    cursor.expect("_")
    name, low, open_ended = lower_end(cursor, cursor.captured())
    if sup is None and cursor.accept("^"):
        sup = cursor.captured()
    if (sup is None) != open_ended:
        cursor.refuse("a sum has a lower and an upper end: \\sum_{k=1}^{t}", token)
    high = INFINITY if sup is None else upper_end(cursor, sup)
    if is_random(low) or is_random(high):
        cursor.refuse("the ends of a sum must not be random", token)
    with cursor.scope.index(name):
        body, inner = sum_body(cursor, single) if token.text == r"\sum" else product_body(cursor, single, name)
    term = Series(SERIES[token.text], name, low, high, body)
    loose = frozenset({token.text.lstrip("\\")}) | (inner.loose & {"function", "variance"})
    return Factor(term, loose, inner.binds | {name}, kind="power")


def lower_end(cursor: Cursor, tokens: list[Token]) -> tuple[str, Term, bool]:
    r"""k=1 or k \ge 1: the index, its first value, and whether there is no upper end."""
    place = next((at for at, token in enumerate(tokens) if token.text in ("=", r"\ge", r"\geq", r"\geqslant", ">=")), 0)
    name = tokens[0].text.lstrip("\\") if tokens else ""
    is_letter = bool(tokens) and (tokens[0].kind == "letter" or name in GREEK) and name not in RESERVED
    if place != 1 or not is_letter:
        cursor.refuse("a sum begins with its index: \\sum_{k=1}^{t}", tokens[0] if tokens else None)
    known = PARAMETERS.get(name, name)
    if known != name and known in cursor.scope.symbols:
        cursor.refuse(f"this letter is {KNOWN[known].meaning}; choose another index", tokens[0])
    return name, cursor.whole(tokens[place + 1 :]), tokens[place].text != "="


def upper_end(cursor: Cursor, tokens: list[Token]) -> Term:
    r"""t-1 or \infty."""
    return INFINITY if [token.text for token in tokens] == [r"\infty"] else cursor.whole(tokens)


def sum_body(cursor: Cursor, single: bool) -> tuple[Term, Factor]:
    """All that is multiplied: constants may stand in a sum or before it."""
    inner = run(cursor, True)[0] if single else product(cursor)
    return inner.term, inner


def product_body(cursor: Cursor, single: bool, name: str) -> tuple[Term, Factor]:
    """The factors next to each other; a last one without the index might stand outside, and is refused."""
    start = cursor.next
    factors = run(cursor, single)
    if len(factors) > 1 and name not in free_symbols(factors[-1].term):
        cursor.refuse("does the last factor belong to the product? write it before the product sign", start)
    return joined(factors), factors[-1]._replace(binds=_binds(factors))


def limit(cursor: Cursor, single: bool = False) -> Factor:
    r"""\lim_{t\to\infty} x."""
    cursor.take()
    cursor.expect("_")
    inner = cursor.within(cursor.captured())
    variable, target = approach(inner)
    inner.finished()
    body = sum_body(cursor, single)[1]
    loose = frozenset({"lim"}) | (body.loose & {"function", "variance"})
    return Factor(Limit(variable, target, body.term), loose, body.binds | {variable}, kind="power")
