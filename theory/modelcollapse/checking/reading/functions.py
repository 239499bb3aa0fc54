r"""Functions of numbers: \frac, \sqrt, \binom, \log x, \psi(x), \max(x, y), KL(N_t \| N_0), W_2^2(N_t, N_0).

\log and its like may take one factor without brackets; what could be meant to follow into the argument is refused.
"""

from __future__ import annotations

from fractions import Fraction

from modelcollapse.checking.reading.brackets import arguments
from modelcollapse.checking.reading.cursor import Cursor, Factor
from modelcollapse.checking.reading.names import model, powered, spelled
from modelcollapse.checking.reading.product import quotient
from modelcollapse.checking.reading.tokens import Token
from modelcollapse.checking.reading.vocabulary import BARE, BRACKETED, LISTED, OPENING
from modelcollapse.checking.terms import Apply, Number, Power


def fraction(cursor: Cursor, single: bool = False) -> Factor:
    r"""\frac{x}{y}, \frac12."""
    token = cursor.take()
    over, under = cursor.captured(), cursor.captured()
    if [piece.text for piece in over] == ["d"] and under and under[0].text == "d":
        cursor.refuse("a derivative is not known", token)
    term = quotient(cursor.whole(over), cursor.whole(under))
    return Factor(term, kind="fraction")


def root(cursor: Cursor, single: bool = False) -> Factor:
    r"""\sqrt{x}, \sqrt[3]{x}."""
    token = cursor.take()
    order = 2
    if cursor.accept("["):
        literal = cursor.take()
        if literal.kind != "number" or not literal.text.isdigit() or not 2 <= int(literal.text) <= 99:
            cursor.refuse("the order of a root is a number from 2 to 99", literal)
        order = int(literal.text)
        cursor.expect("]")
    inner = cursor.whole(cursor.captured())
    if cursor.next.text == "^" and cursor.next.kind == "sign" and cursor.tokens[cursor.at - 1].text != "}":
        cursor.refuse("does the power belong under the root? use braces", token)
    return Factor(Power(inner, Number(Fraction(1, order))), kind="group")


def binomial(cursor: Cursor, single: bool = False) -> Factor:
    r"""\binom{n}{k}."""
    cursor.take()
    over, under = cursor.captured(), cursor.captured()
    return Factor(Apply("binomial", (cursor.whole(over), cursor.whole(under))), kind="group")


def exponent(cursor: Cursor, token: Token) -> list[Token] | None:
    r"""The power in \log^2 x, a positive number; an inverse or an index is refused."""
    if not cursor.accept("^"):
        return None
    sup = cursor.captured()
    if len(sup) != 1 or sup[0].kind != "number" or not sup[0].text.isdigit() or int(sup[0].text) < 1:
        cursor.refuse(f"only a power such as {token.text}^2 is known here, no inverse", sup[0] if sup else token)
    return sup


def bare(cursor: Cursor, single: bool = False) -> Factor:
    r"""\log(x), \log x, \log^2 x."""
    token = cursor.take()
    if cursor.next.text == "_":
        cursor.refuse("a logarithm to another base, or an index, is not known")
    sup = exponent(cursor, token)
    name = BARE[token.text]
    if cursor.next.kind == "sign" and cursor.next.text in OPENING:
        found = arguments(cursor, token.text)
        if len(found) != 1:
            cursor.refuse(f"{token.text} has one argument", token)
        if cursor.next.text in ("^", "!") and cursor.next.kind == "sign":
            cursor.refuse(f"does the power belong to the argument of {token.text}? use more parentheses")
        return Factor(powered(cursor, Apply(name, tuple(found)), sup), kind="power")
    inner = cursor.grammar.factor(cursor, True)
    loose = inner.loose if inner.kind == "group" else inner.loose | {"function"}
    return Factor(powered(cursor, Apply(name, (inner.term,)), sup), loose, kind="power")


def bracketed(cursor: Cursor, single: bool = False) -> Factor:
    r"""\psi(x), \psi_1(x), \psi'(x), \Gamma(x), \Phi(x), and \Gamma^2(x)."""
    token = cursor.take()
    name, sup = BRACKETED[token.text], None
    if name == "psi":
        name = polygamma(cursor)
    elif cursor.next.text == "_":
        cursor.refuse("an index is not known here")
    if cursor.next.text == "^":
        sup = exponent(cursor, token)
    found = arguments(cursor, token.text)
    if len(found) != 1:
        cursor.refuse(f"{token.text} has one argument", token)
    return Factor(powered(cursor, Apply(name, tuple(found)), sup), kind="group" if sup is None else "power")


def polygamma(cursor: Cursor) -> str:
    r"""psi or psi_1, by the scripts of \psi: \psi_0, \psi_1, \psi', \psi^{(1)}."""
    names = {"0": "psi", "(0)": "psi", "1": "psi_1", "(1)": "psi_1"}
    if cursor.accept("'"):
        if cursor.next.text == "'":
            cursor.refuse("only psi and its first derivative are known")
        return "psi_1"
    upper = cursor.next.text == "^" and cursor.after(1).text == "{" and cursor.after(2).text == "("
    if not upper and cursor.next.text != "_":
        return "psi"
    mark = cursor.take()
    order = spelled(cursor.captured())
    if order not in names or (mark.text == "^") != order.startswith("("):
        cursor.refuse("only psi and its first derivative are known", mark)
    return names[order]


def listed(cursor: Cursor, single: bool = False) -> Factor:
    r"""\max(x, y), \min\{x, y\}."""
    token = cursor.take()
    found = arguments(cursor, token.text)
    if len(found) < 2:
        cursor.refuse(f"{token.text} needs two arguments or more", token)
    return Factor(Apply(LISTED[token.text], tuple(found)), kind="group")


def divergence(cursor: Cursor, single: bool = False) -> Factor:
    r"""\mathrm{KL}(N_t \,\|\, N_0)."""
    cursor.take()
    if cursor.next.text not in ("(", "["):
        cursor.refuse("KL needs two models in brackets")
    opening = cursor.take().text
    with cursor.inside(opening):
        first = model(cursor)
        if cursor.accept(r"\|", r"\mid", ",") is None and cursor.accept("|") is None:
            cursor.refuse(r"KL has its two models apart by \|")
        cursor.accept("|")
        second = model(cursor)
    return Factor(Apply("KL", (first, second)), kind="group")


def is_distance(cursor: Cursor) -> bool:
    """Whether W_2(..) or W_2^2(..) is to come, and not the ratio W_2."""
    places = [cursor.after(step).text for step in range(6)]
    head = "".join(places).replace("{", "").replace("}", "")
    return head.startswith(("W_2(", "W_2^2(", r"\mathcalW_2(", r"\mathcalW_2^2("))


def distance(cursor: Cursor, single: bool = False) -> Factor:
    """W_2^2(N_t, N_0), or W_2(N_t, N_0), its root."""
    cursor.take()
    cursor.expect("_")
    cursor.captured()
    squared = bool(cursor.accept("^") and cursor.captured())
    cursor.expect("(")
    with cursor.inside("("):
        first = model(cursor)
        cursor.expect(",")
        second = model(cursor)
    term = Apply("W2", (first, second))
    if not squared and cursor.next.text == "^" and "2" in (cursor.after(1).text, cursor.after(2).text):
        cursor.take()
        if spelled(cursor.captured()) != "2":
            cursor.refuse("only W_2^2 and W_2 are known")
        squared = True
    return Factor(term, kind="group") if squared else Factor(Power(term, Number(Fraction(1, 2))), kind="group")
