"""The grammar put together: one factor by its first token, and sums of products."""

from __future__ import annotations

from collections.abc import Callable

from modelcollapse.checking.reading.brackets import absolute, braced, floor, group, number
from modelcollapse.checking.reading.cursor import DEEPEST, Cursor, Factor, Grammar
from modelcollapse.checking.reading.functions import (
    bare,
    binomial,
    bracketed,
    distance,
    divergence,
    fraction,
    is_distance,
    listed,
    root,
)
from modelcollapse.checking.reading.names import chi_square, letter, normal, powered, spelled
from modelcollapse.checking.reading.operators import (
    correlation,
    covariance,
    expectation,
    limit,
    probability,
    series,
    variance,
)
from modelcollapse.checking.reading.product import product
from modelcollapse.checking.reading.scope import GREEK
from modelcollapse.checking.reading.vocabulary import (
    BARE,
    BRACKETED,
    CORRELATIONS,
    COVARIANCES,
    EXPECTATIONS,
    LISTED,
    PROBABILITIES,
    SERIES,
    VARIANCES,
)
from modelcollapse.checking.terms import INFINITY, Apply, Number, Plus, Term, Times, free_symbols
from modelcollapse.checking.terms import number as rational

Handler = Callable[[Cursor, bool], Factor]


def infinite(cursor: Cursor, single: bool = False) -> Factor:
    r"""\infty."""
    cursor.take()
    return Factor(INFINITY, kind="name")


def capital_n(cursor: Cursor, single: bool = False) -> Factor:
    """N(m, v), unless the document has an N of its own."""
    if cursor.after(1).text == "(" and not cursor.scope.known("N"):
        return normal(cursor)
    return letter(cursor)


def capital_w(cursor: Cursor, single: bool = False) -> Factor:
    """The distance W_2(N_t, N_0), or the ratio W_t."""
    scripts = [cursor.after(step).text for step in range(1, 5)]
    if scripts in (["_", "2", "^", "2"], ["^", "2", "_", "2"]) and not is_distance(cursor):
        cursor.refuse(r"the distance of which models? write W_2^2(N_t, N_0)")
    return distance(cursor) if is_distance(cursor) else letter(cursor)


def capital_d(cursor: Cursor, single: bool = False) -> Factor:
    r"""D_{KL}(N_t \| N_0), or a letter."""
    start = cursor.at
    cursor.take()
    if cursor.accept("_") and spelled(cursor.captured()) == "KL":
        cursor.at -= 1
        return divergence(cursor)
    cursor.at = start
    return letter(cursor)


def capital_k(cursor: Cursor, single: bool = False) -> Factor:
    r"""KL(N_t \| N_0), or a letter."""
    if cursor.after(1).text == "L" and cursor.after(2).text in ("(", "[") and not cursor.scope.known("K"):
        cursor.take()
        return divergence(cursor)
    return letter(cursor)


HANDLERS: dict[str, Handler] = {
    "(": group, "[": group, r"\{": group, "{": braced, "|": absolute, "|(": absolute, r"\lfloor": floor,
    r"\frac": fraction, r"\tfrac": fraction, r"\dfrac": fraction, r"\sqrt": root, r"\binom": binomial,
    r"\tbinom": binomial, r"\dbinom": binomial, r"\lim": limit, r"\chi": chi_square, r"\infty": infinite,
    r"\mathcal{N}": normal, r"\op{N}": normal, r"\mathcal{W}": distance, r"\mathbb{W}": distance,
    r"\op{KL}": divergence, r"\KL": divergence,
    "N": capital_n, "W": capital_w, "D": capital_d, "K": capital_k, r"\sigma": letter, r"\mu": letter,
    **dict.fromkeys(EXPECTATIONS, expectation), **dict.fromkeys(VARIANCES, variance),
    **dict.fromkeys(COVARIANCES, covariance), **dict.fromkeys(CORRELATIONS, correlation),
    **dict.fromkeys(PROBABILITIES, probability), **dict.fromkeys(SERIES, series),
    **dict.fromkeys(BARE, bare), **dict.fromkeys(BRACKETED, bracketed),
    **dict.fromkeys(LISTED, listed), **{f"\\{name}": letter for name in GREEK - {"zeta"}},
}  # fmt: skip


VAGUE = "this is not exact enough to be true or false; use =, <, \\sim or \\to"
UNKNOWN = {
    **dict.fromkeys((r"\approx", r"\simeq", r"\propto", r"\ll", r"\gg", r"\lesssim", r"\gtrsim"), VAGUE),
    r"\int": "an integral is not known", r"\in": r"say \text{for } n \ge 2",
    **dict.fromkeys((r"\hat", r"\bar", r"\tilde", r"\widehat", r"\overline"), "an accent is not known"),
}  # fmt: skip


def factor(cursor: Cursor, single: bool = False) -> Factor:
    """One factor, with its factorial and its power; `single` where what follows without brackets is ambiguous."""
    token = cursor.next
    handler = HANDLERS.get(token.text) if token.kind in ("letter", "command", "sign") else None
    if handler is None:
        handler = {"number": number, "letter": letter}.get(token.kind)
    if handler is None:
        what = "expected a number, a letter or a bracket"
        cursor.refuse(UNKNOWN.get(token.text, "unknown command") if token.kind == "command" else what)
    cursor.depth += 1
    if cursor.depth > DEEPEST:
        cursor.refuse(f"this goes more than {DEEPEST} deep")
    found = postfix(cursor, handler(cursor, single))
    cursor.depth -= 1
    return found


def postfix(cursor: Cursor, found: Factor) -> Factor:
    """x!, x^y."""
    if cursor.next.kind == "sign" and cursor.next.text in ("!", "^") and found.kind in ("power", "fraction"):
        cursor.refuse("what does this belong to? use parentheses")
    if cursor.next.kind == "sign" and cursor.next.text == "!":
        cursor.take()
        found = Factor(Apply("factorial", (found.term,)), kind="group")
    if cursor.next.kind == "sign" and cursor.next.text == "^":
        cursor.take()
        found = Factor(powered(cursor, found.term, cursor.captured()), found.loose, found.binds, "power")
    if cursor.next.kind == "sign" and cursor.next.text in ("^", "_", "'", "!"):
        cursor.refuse("an index, a prime or a second power is not known here")
    return found


def negative(term: Term, kind: str) -> Term:
    """-x, of a literal number the negative number."""
    if isinstance(term, Number) and kind != "group":
        return Number(-term.value)
    return Times((rational(-1), term))


def expression(cursor: Cursor) -> Factor:
    """x - y + z; what follows a sum over k without brackets may not contain k."""
    terms: list[Term] = []
    bound: frozenset[str] = frozenset()
    minus = cursor.accept("-")
    while True:
        token = cursor.next
        found = product(cursor)
        if bound & free_symbols(found.term):
            cursor.refuse("does this belong to the sum or limit before? use parentheses", token)
        terms.append(negative(found.term, found.kind) if minus else found.term)
        bound |= found.binds
        if cursor.next.kind != "sign" or cursor.next.text not in ("+", "-"):
            break
        minus = cursor.take() if cursor.next.text == "-" else cursor.take() and None
    if len(terms) > 1:
        return Factor(Plus(tuple(terms)), binds=bound, kind="sum")
    return found if terms[0] is found.term else Factor(terms[0], binds=bound, kind="sum")


GRAMMAR = Grammar(expression, factor)
