r"""Letters and what their scripts make of them: \sigma_t^2, \mu_{t+1}, X_t, W_t, \chi^2_{n-1}, Z_1, T, n_r, \lambda."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from modelcollapse.checking.reading.brackets import arguments
from modelcollapse.checking.reading.cursor import Cursor, Factor
from modelcollapse.checking.reading.tokens import Token, Unreadable
from modelcollapse.checking.terms import CollapseTime, Fresh, Model, Power, Process, Term, free_symbols, number

PROCESSES = {r"\sigma": "sigma", r"\mu": "mu", "X": "X", "x": "X", "W": "W"}
LONGEST_EXPONENT = 4
HINTS = {
    "sigma": r"write \sigma_0, \sigma_t, ...", "mu": r"write \mu_0, \mu_t, ...", "X": r"write X_t",
    "W": r"write W_t, or say in the front matter what W is, where: {W: \chi^2_{n-1}/n}",
    "O": "an order of magnitude is not a number", "o": "an order of magnitude is not a number",
}  # fmt: skip


UNITS = re.compile(r"\\(mu|sigma)\s*_\s*\{?\s*0")
"""The truth's own letters, with which N(0, 1) need not be the truth."""


class Scripts(NamedTuple):
    """The tokens of a subscript and of a superscript, where there is one."""

    sub: list[Token] | None
    sup: list[Token] | None


def scripts(cursor: Cursor) -> Scripts:
    """_x^y, ^y_x, or one of them, or none."""
    sup = cursor.captured() if cursor.accept("^") else None
    sub = cursor.captured() if cursor.accept("_") else None
    if sup is None and cursor.accept("^"):
        sup = cursor.captured()
    if cursor.next.text in ("_", "'") and cursor.next.kind == "sign":
        cursor.refuse("a second index, or a prime, is not known")
    return Scripts(sub, sup)


def powered(cursor: Cursor, base: Term, sup: Sequence[Token] | None) -> Term:
    """base^sup."""
    if sup is None:
        return base
    if sup and sup[0].text == "(" and sup[-1].text == ")" and wrapped(sup):
        cursor.refuse("is this an index or a power? write the power without parentheses", sup[0])
    if sup and sup[0].kind == "number" and len(sup[0].text) > LONGEST_EXPONENT:
        cursor.refuse(f"an exponent has at most {LONGEST_EXPONENT} digits", sup[0])
    return Power(base, cursor.whole(sup))


def wrapped(tokens: Sequence[Token]) -> bool:
    """Whether the first bracket closes at the last token."""
    level = 0
    for place, token in enumerate(tokens):
        level += {"(": 1, ")": -1}.get(token.text, 0)
        if level == 0:
            return place == len(tokens) - 1
    return False


def index(cursor: Cursor, tokens: Sequence[Token]) -> Term:
    """An index, an integer."""
    term = cursor.whole(tokens)
    if not cursor.scope.is_integer(term):
        cursor.refuse("an index is an integer, such as t+1", tokens[0])
    return term


def spelled(tokens: Sequence[Token]) -> str:
    r"""A subscript that is part of a name: r of n_{\mathrm{r}}."""
    parts = [token.text[4:-1] if token.text.startswith(r"\op{") else token.text.strip() for token in tokens]
    return "".join(part.lstrip("\\") for part in parts)


def letter(cursor: Cursor, single: bool = False) -> Factor:
    """A letter, latin or greek, with its scripts."""
    token = cursor.take()
    sub, sup = scripts(cursor)
    term = meaning(cursor, token, sub)
    return Factor(powered(cursor, term, sup), kind="name" if sup is None else "power")


def meaning(cursor: Cursor, token: Token, sub: list[Token] | None) -> Term:
    """What a letter with this subscript stands for."""
    name = token.text.lstrip("\\")
    full = name if sub is None else f"{name}_{spelled(sub)}"
    try:
        term = cursor.scope.meaning(full)
        family = cursor.scope.family(name) if term is None and sub is not None else ""
        if family and sub is not None:
            term = cursor.scope.at(family, index(cursor, sub))
    except Unreadable:
        raise
    except ValueError as error:
        cursor.refuse(str(error), token)
    if term is not None:
        return term
    if sub is not None and token.text in PROCESSES:
        return process(cursor, PROCESSES[token.text], sub)
    if name == "Z":
        return standard_normal(cursor, sub)
    if name == "T" and (sub is None or spelled(sub) in ("epsilon", "varepsilon")):
        return CollapseTime()
    raise unknown(name, full, sub, token)


def unknown(name: str, full: str, sub: list[Token] | None, token: Token) -> Unreadable:
    """The refusal of a letter, with the cure."""
    declared = f"declare it: symbols: {{{full}: real > 0}}"
    if sub is not None and not full.replace("_", "").isalnum():
        declared = f"define it for every index: where: {{{name}_k: ...}}, with k in what it says"
    hint = HINTS.get(name if sub is None else "", declared)
    return Unreadable(f"unknown symbol {full}; {hint}", token.text, token.at)


def process(cursor: Cursor, name: str, sub: list[Token]) -> Term:
    """A process at an index; X_i and X_1 would be points of a sample, which are not known."""
    at = index(cursor, sub)
    used = free_symbols(at)
    if name == "X" and at != number(0) and (not used or used & {"n", *cursor.scope.bound}):
        cursor.refuse("X_t is a draw from model t; points of one sample, X_1 or X_i, are not known", sub[0])
    return Process(name, at)


def standard_normal(cursor: Cursor, sub: list[Token] | None) -> Term:
    """Z, a standard normal variable; Z_1 and Z_2 are two."""
    label = "" if sub is None else spelled(sub)
    if any(token.text.lstrip("\\") in cursor.scope.bound for token in sub or ()):
        cursor.refuse("a variable for every index of a sum is not known", (sub or [cursor.next])[0])
    return Fresh("normal", (number(0), number(1)), label)


def chi_square(cursor: Cursor, single: bool = False) -> Factor:
    r"""\chi^2_{n-1} or \chi^2(n-1); \chi^2_{n-1,2} is another variable of that law."""
    token = cursor.take()
    sub, sup = scripts(cursor)
    if sup is None or spelled(sup) != "2":
        cursor.refuse(r"only \chi^2_{n-1} is known", token)
    if sub is None:
        found = arguments(cursor, r"\chi^2")
        if len(found) != 1:
            cursor.refuse(r"\chi^2(n-1) has one argument", token)
        return Factor(Fresh("chi2", tuple(found)))
    cut = next((place for place, one in enumerate(sub) if one.text == ","), len(sub))
    df, label = cursor.whole(sub[:cut]), spelled(sub[cut + 1 :])
    if any(one.text.lstrip("\\") in cursor.scope.bound for one in sub[cut + 1 :]):
        cursor.refuse("a variable for every index of a sum is not known", sub[cut + 1])
    return Factor(Fresh("chi2", (df,), label))


def normal(cursor: Cursor, single: bool = False) -> Factor:
    r"""\mathcal{N}(m, v) or N(m, v): a normal variable of mean m and variance v."""
    token = cursor.take()
    found = arguments(cursor, "N", opening=("(",))
    if len(found) != 2:
        cursor.refuse("a normal law has a mean and a variance: N(m, v)", token)
    return Factor(Fresh("normal", tuple(found)))


def model(cursor: Cursor) -> Term:
    r"""N_t, \mathcal{N}_t or N(\mu_t, \sigma_t^2): the Gaussian of generation t; N(0, 1) is the truth."""
    token = cursor.next
    if cursor.accept(r"\mathcal{N}") is None and (token.kind, token.text) != ("letter", "N"):
        cursor.refuse("expected a model, N_t")
    if token.kind == "letter":
        cursor.take()
    if cursor.accept("_"):
        return Model(index(cursor, cursor.captured()))
    found = arguments(cursor, "N", opening=("(",))
    if len(found) == 2 and isinstance(found[0], Process) and found[0].name == "mu":
        at = found[0].at
        if found[1] == Power(Process("sigma", at), number(2)):
            return Model(at)
    if found == [number(0), number(1)]:
        if UNITS.search(cursor.tex):
            cursor.refuse(r"N(0, 1) beside \mu_0 or \sigma_0: write N_0 for the truth", token)
        return Model(number(0))
    raise Unreadable(r"expected a model: N_t or N(\mu_t, \sigma_t^2)", token.text, token.at)
