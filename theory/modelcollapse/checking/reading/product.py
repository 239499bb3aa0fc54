r"""Factors that stand next to each other, \cdot and /: a product, with what people leave ambiguous refused."""

from __future__ import annotations

from modelcollapse.checking.reading.brackets import divides
from modelcollapse.checking.reading.cursor import Cursor, Factor
from modelcollapse.checking.reading.tokens import Token
from modelcollapse.checking.reading.vocabulary import BARE, OPENING, OPERATORS, STOPS, TIMES
from modelcollapse.checking.terms import Number, Power, Symbol, Term, Times, free_symbols, is_random, number


def quotient(over: Term, under: Term) -> Term:
    """over/under; of two numbers the fraction, unless the lower is 0."""
    if isinstance(over, Number) and isinstance(under, Number) and under.value:
        return Number(over.value / under.value)
    return Times((over, Power(under, number(-1))))


def starts_operator(cursor: Cursor) -> bool:
    """Whether E, Var, a sum or the like is to come."""
    return cursor.next.text in OPERATORS and cursor.next.kind in ("letter", "command")


def starts_factor(cursor: Cursor) -> bool:
    """Whether a factor is to come, rather than the end of the product."""
    token = cursor.next
    if token.text == "|" and token.kind == "sign":
        return (not cursor.around or cursor.around[-1] != "abs") and not divides(cursor)
    if token.kind == "command":
        return token.text not in STOPS
    return token.kind in ("number", "letter") or (token.kind == "sign" and token.text in (*OPENING, "{", "|("))


def juxtaposed(cursor: Cursor, factors: list[Factor], stop_at_operators: bool = False) -> list[Factor]:
    """The factors with those that follow without a sign."""
    while starts_factor(cursor) and not (stop_at_operators and starts_operator(cursor)):
        before, token = factors[-1], cursor.next
        may_follow(cursor, before, token)
        factor = cursor.grammar.factor(cursor, False)
        if isinstance(before.term, Number) and isinstance(factor.term, Number) and factor.kind != "group":
            cursor.refuse("a number after a number: a product, or a mixed number?", token)
        if before.kind == "name" and token.text == "(" and isinstance(factor.term, Symbol | Number):
            cursor.refuse(r"a function of an index, or a product? write \cdot for a product", token)
        within_product(cursor, before, factor, token)
        factors = [*factors, factor]
    return factors


def may_follow(cursor: Cursor, before: Factor, token: Token) -> None:
    """Refuse where a reader could take the next factor to belong to the one before."""
    if before.kind == "divisor":
        cursor.refuse(r"1/2n may mean two things: write \frac{1}{2n} or (1/2) n", token)
    if token.kind == "number" and not (before.kind in ("name", "power") and cursor.after(1).text == "^"):
        cursor.refuse(r"a number after a factor; write \cdot between them", token)
    if "function" in before.loose and token.text not in BARE:
        cursor.refuse("does this belong to the argument of the function before? use parentheses", token)
    if "variance" in before.loose and token.text not in OPERATORS:
        cursor.refuse("does this belong to Var before? use brackets", token)


def within_product(cursor: Cursor, before: Factor, factor: Factor, token: Token) -> None:
    """Refuse a factor after a product over k that itself contains k."""
    if "prod" in before.loose and free_symbols(factor.term) & before.binds:
        cursor.refuse("does this belong to the product before? use parentheses", token)


def product(cursor: Cursor) -> Factor:
    r"""x y \cdot z / w."""
    factors = [cursor.grammar.factor(cursor, False)]
    divided = False
    while True:
        factors = juxtaposed(cursor, factors)
        token = cursor.next
        if token.kind == "command" and token.text in TIMES:
            if "prod" in factors[-1].loose:
                cursor.refuse("does this belong to the product? write it before the product sign", token)
            cursor.take()
            factors = [*factors, cursor.grammar.factor(cursor, False)]
        elif token.kind == "sign" and token.text == "/":
            divided = True
            factors = divided_by(cursor, factors)
        else:
            break
    expectations_end(cursor, factors, token)
    if len(factors) == 1:
        return factors[0]
    binds = frozenset[str]().union(*(factor.binds for factor in factors))
    term = Times(tuple(factor.term for factor in factors))
    return Factor(term, binds=binds, kind="quotient" if divided else "product")


def divided_by(cursor: Cursor, factors: list[Factor]) -> list[Factor]:
    """The factors over the one that follows the stroke."""
    last, stroke = factors[-1], cursor.take()
    if last.kind == "divisor":
        cursor.refuse("x/y/z may mean two things; use parentheses", stroke)
    if last.loose & {"function", "variance", "prod"}:
        cursor.refuse(r"what does the stroke divide? use parentheses or \frac", stroke)
    under = cursor.grammar.factor(cursor, True)
    if isinstance(last.term, Number) and isinstance(under.term, Number) and under.term.value:
        return [*factors[:-1], Factor(quotient(last.term, under.term), kind="divisor")]
    return [*factors, Factor(Power(under.term, number(-1)), kind="divisor")]


def expectations_end(cursor: Cursor, factors: list[Factor], token: Token) -> None:
    """Refuse E x / y and E(x) y with a random y, which may or may not belong to the expectation."""
    for place, factor in enumerate(factors):
        if "expectation" in factor.loose and any(is_random(later.term) for later in factors[place + 1 :]):
            cursor.refuse("what does E reach over? use brackets: E[x y]", token)
