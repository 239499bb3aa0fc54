r"""What stands in brackets: (x), [x], |x|, {x}, \lfloor x \rfloor, and lists of arguments.

Braces do not print, so a braced sum is refused; a bare | closes where |x was opened, and else begins |x|.
"""

from __future__ import annotations

from fractions import Fraction

from modelcollapse.checking.reading.cursor import Cursor, Factor
from modelcollapse.checking.terms import Apply, Number, Term

OPENING = ("(", "[", r"\{")


def group(cursor: Cursor, single: bool = False) -> Factor:
    """(x), [x] or {x}: the expression in it."""
    opening = cursor.take().text
    with cursor.inside(opening):
        term = cursor.expression()
    return Factor(term, kind="group")


def braced(cursor: Cursor, single: bool = False) -> Factor:
    r"""{x}, which prints as x: only what reads alike with and without its braces."""
    opening = cursor.take()
    if cursor.next.text == "}":
        cursor.refuse("an empty group has no value here")
    with cursor.inside("{"):
        inner = cursor.grammar.expression(cursor)
    if inner.kind in ("sum", "product", "quotient") or inner.loose or inner.binds:
        cursor.refuse("braces do not print; use parentheses", opening)
    return inner


def absolute(cursor: Cursor, single: bool = False) -> Factor:
    """|x|."""
    opening = cursor.take().text
    with cursor.inside(opening, "abs" if opening == "|" else "plain"):
        term = cursor.expression()
    return Factor(Apply("abs", (term,)), kind="group")


def floor(cursor: Cursor, single: bool = False) -> Factor:
    r"""\lfloor x \rfloor."""
    cursor.take()
    with cursor.inside(r"\lfloor"):
        term = cursor.expression()
    return Factor(Apply("floor", (term,)), kind="group")


def number(cursor: Cursor, single: bool = False) -> Factor:
    """A decimal number, exactly."""
    return Factor(Number(Fraction(cursor.take().text)), kind="number")


def arguments(cursor: Cursor, what: str, context: str = "plain", opening: tuple[str, ...] = OPENING) -> list[Term]:
    """The bracketed arguments of a function, at least one."""
    if cursor.next.text not in opening or cursor.next.kind != "sign":
        cursor.refuse(f"{what} needs its argument in brackets")
    bracket = cursor.take().text
    with cursor.inside(bracket, context):
        found = [cursor.expression()]
        while cursor.accept(","):
            found.append(cursor.expression())
    return found


def divides(cursor: Cursor) -> bool:
    r"""Whether the bare | to come, after an operand, parts E[x | y]; else it begins or ends an absolute value.

    In E[2|x|] an odd number of bars is left behind the first, so that it begins |x|.
    """
    if not cursor.around or cursor.around[-1] != "given":
        return False
    level, left = 0, 0
    for token in cursor.tokens[cursor.at + 1 :]:
        if token.text in ("(", "[", r"\{", "{"):
            level += 1
        elif token.text in (")", "]", r"\}", "}"):
            level -= 1
            if level < 0:
                break
        elif token.text == "|" and level == 0:
            left += 1
    return left % 2 == 0
