r"""A display read: its rows, each with the links of its chains, under the conditions that its words state.

"almost surely" holds for the whole display; for which of its claims "for n >= 3" holds, see `conditions`.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from fractions import Fraction

from modelcollapse.checking.domain import Domain, Range
from modelcollapse.checking.reading.assumed import Order, counted, in_order, ordered
from modelcollapse.checking.reading.conditions import Said, another
from modelcollapse.checking.reading.cursor import Cursor
from modelcollapse.checking.reading.defined import defined
from modelcollapse.checking.reading.expression import GRAMMAR
from modelcollapse.checking.reading.given import check_law, law_given
from modelcollapse.checking.reading.link import Link, Side
from modelcollapse.checking.reading.names import wrapped
from modelcollapse.checking.reading.relations import IN_MEAN, Approach, approach, in_mean, sign, stated
from modelcollapse.checking.reading.scope import Scope
from modelcollapse.checking.reading.segments import Row, Segment, relates, segments, with_spaces
from modelcollapse.checking.reading.tokens import Token, Unreadable
from modelcollapse.checking.reading.vocabulary import ANNOTATED, ARROWS
from modelcollapse.checking.reading.words import bound, words
from modelcollapse.checking.terms import (
    Relation,
    Statement,
    Symbol,
    Tends,
    Term,
    free_symbols,
    is_random,
    varies,
)

LAWS = {r"\sim", *ANNOTATED}
DOTS = {r"\dots", r"\ldots", r"\cdots"}


@dataclass
class Reading:
    """What the rows of one display say so far."""

    tex: str
    scope: Scope
    said: Said = field(default_factory=Said)
    assumed: Domain = field(default_factory=dict)
    mode: str = ""
    limits: bool = False
    by: str = ""
    expecting: bool = False
    just_said: bool = False
    alone: Token | None = None

    def assume(self, found: Sequence[Token]) -> None:
        """Take the letters that count generations for integers."""
        self.assumed = counted(found, self.scope.symbols, self.scope.definitions)
        self.scope.symbols = {**self.scope.symbols, **self.assumed}

    def cursor(self, piece: Sequence[Token]) -> Cursor:
        """A cursor on the tokens of a segment."""
        end = Token("end", "the end", piece[-1].end, piece[-1].end)
        return Cursor(self.tex, [*piece, end], self.scope, GRAMMAR)

    def row(self, row: Row, before: Side | None) -> list[Link]:
        """The links of a row; a row that begins with a relation goes on from the side before."""
        self.expecting, links = False, list[Link]()
        pieces = defined(with_spaces(segments(row.tokens)), self.scope, self.cursor)
        self.said.begin(goes_on=relates(row.tokens[0]))
        for place, piece in enumerate(pieces):
            more = any(not one.is_text and not self.bare(one.tokens) for one in pieces[place + 1 :])
            if piece.is_text:
                self.say(piece.tokens[0])
            elif self.enumerated(pieces, place) or self.side_remark(piece.tokens, bool(links), more):
                self.said.taken(piece.tokens[0], piece.colon)
            else:
                self.expecting, self.alone = False, None
                chain = self.chain(piece.tokens, links[-1].right if links else before)
                under = self.said.claim(piece.tokens[0])
                links += [link._replace(under=under) for link in chain]
        self.said.end(row.tokens[0])
        return links

    def say(self, token: Token) -> None:
        """Take in a piece of text."""
        try:
            found = words(token.text)
        except ValueError as error:
            raise Unreadable("an unknown word may change the meaning", str(error), token.at) from None
        self.alone = None
        for word in found:
            if word.kind == "mode" and self.mode not in ("", word.value):
                raise Unreadable("one display has two ways to converge", token.text, token.at)
            self.mode = word.value or self.mode if word.kind == "mode" else self.mode
            self.by = word.value if word.kind == "by" else self.by
            self.expecting = word.kind == "clause" or (self.expecting and word.kind == "and")
            self.just_said = word.kind == "clause"

    def side_remark(self, piece: Sequence[Token], follows: bool, more: bool = False) -> bool:
        """Take in a condition or a limit, and no claim: what `follows` claims, or a bare one with `more` in the row."""
        if follows and piece[0].text == "(" and wrapped(piece) and any(relates(t) or t.kind == "text" for t in piece):
            for inner in segments(piece[1:-1]):
                if inner.is_text:
                    self.say(inner.tokens[0])
                elif not self.side_remark(inner.tokens, True):
                    raise Unreadable("in parentheses only a condition such as (n >= 3) is known", "(", piece[0].at)
            return True
        if not (follows or self.expecting or (more and self.bare(piece))):
            return False
        if len(piece) > 2 and piece[1].text in ARROWS and self.symbol(piece[0]):
            inner_cursor = self.cursor(piece)
            toward = approach(inner_cursor)
            inner_cursor.finished()
            self.go(toward, piece[0])
        elif not self.condition(piece):
            return False
        self.just_said = False
        return True

    def symbol(self, token: Token) -> bool:
        """Whether the token is a symbol of the document."""
        with suppress(ValueError):
            return isinstance(self.scope.meaning(token.text.lstrip("\\")), Symbol)
        return False

    def go(self, toward: Approach, token: Token) -> None:
        """Take in a limit."""
        self.limits = True
        self.said.condition().go(toward, token)

    def bare(self, piece: Sequence[Token]) -> bool:
        """Whether the segment is n >= 3, 0 < x < 1 or the like, from its tokens."""
        known = all(relates(t) or t.kind == "number" or t.text in ("-", r"\infty") or self.symbol(t) for t in piece)
        return known and any(map(relates, piece)) and not relates(piece[0])

    def condition(self, piece: Sequence[Token]) -> bool:
        """Take in n >= 3 or 0 < x < 1; False where it is none, unless one must stand here."""
        links = self.chain(piece, None) if any(relates(token) for token in piece) else []
        sides = [(link.left.term, link.sign.op, link.right.term) for link in links]
        found = [bound(*one) or ordered(*one) or another(*one, self.just_said) for one in sides]
        if found and all(found):
            if self.alone is not None:
                self.cursor(piece).refuse("is this said of both letters? say it of each", self.alone)
            for one in found:
                if isinstance(one, Order):
                    self.said.condition().orders.append(one)
                elif isinstance(one, Relation):
                    self.said.condition().when.append(one)
                elif one is not None:
                    self.restrict(*one, piece[0])
            return True
        if self.expecting and len(piece) == 1 and self.symbol(piece[0]):
            self.alone = piece[0]
            return True
        if any(isinstance(link.left.term, Symbol) and not is_random(link.right.term) for link in links):
            raise Unreadable("a condition compares a symbol of the document with a number", piece[0].text, piece[0].at)
        if self.expecting and not links:
            self.cursor(piece).refuse("a condition or a limit must stand here")
        if self.just_said and links:
            self.cursor(piece).refuse("a condition says where a symbol is, such as n >= 3")
        return False

    def restrict(self, name: str, op: str, value: Fraction, token: Token) -> None:
        """Take in one end of a range."""
        self.said.condition().restrict(name, op, value, self.scope.symbols, token)

    def enumerated(self, pieces: Sequence[Segment], place: int) -> bool:
        r"""Take in t = 0, 1, 2, \dots, whose later pieces say nothing new."""
        piece = pieces[place].tokens
        texts = [one.tokens[0].text if len(one.tokens) == 1 else "" for one in pieces]
        if not any(text in DOTS for text in texts[place:]) or not (place or self.expecting):
            return False
        if len(piece) == 1:
            return texts[place].isdigit() or texts[place] in DOTS
        if len(piece) != 3 or piece[1].text != "=" or not piece[2].text.isdigit():
            return False
        count = [int(text) for text in texts[place + 1 : next(i for i, t in enumerate(texts) if t in DOTS)]]
        if not self.symbol(piece[0]) or count != [int(piece[2].text) + 1 + step for step in range(len(count))]:
            return False
        term = self.scope.meaning(piece[0].text.lstrip("\\"))
        self.restrict(getattr(term, "name", ""), ">=", Fraction(piece[2].text), piece[0])
        return True

    def chain(self, piece: Sequence[Token], before: Side | None) -> list[Link]:
        """The links of a < b = c."""
        cursor = self.cursor(piece)
        left, given = before, tuple[Term, ...]()
        if not relates(piece[0]):
            cursor.around += ["given"] if any(token.text in LAWS for token in piece) else []
            left = self.side(cursor)
            given = law_given(cursor, left.term)
            cursor.around.clear()
        elif before is None:
            cursor.refuse("a relation needs a left side")
        links: list[Link] = []
        while left is not None and cursor.next.kind != "end":
            found = sign(cursor)
            if found is None:
                cursor.refuse("this is not understood here")
            right = self.side(cursor)
            if given:
                check_law(cursor, found, right.term, given)
            links.append(Link(left, found, right))
            left = right
        if not links:
            raise Unreadable("a display states relations; here is none", piece[0].text, piece[0].at)
        return links

    def side(self, cursor: Cursor) -> Side:
        """One side of a relation."""
        start = cursor.next
        term = cursor.expression()
        end = cursor.tokens[cursor.at - 1].end
        return Side(term, re.sub(r"\\\\|&|\s+", " ", self.tex[start.at : end]).strip())

    def claimed(self, link: Link) -> tuple[Statement, dict[str, Range]]:
        """What a link states, and the ranges of its symbols where those of the document do not hold."""
        statement, token, own = self.statement(link), link.sign.token, link.under
        free = free_symbols(statement)
        own.check(statement, token)
        ranges = {**{name: one for name, one in self.assumed.items() if name in free}, **own.restriction}
        try:
            statement, more = in_order(statement, own.orders, {**self.scope.symbols, **ranges})
            if more and own.when:
                raise ValueError("an order and another condition are not known together here")
        except ValueError as error:
            raise Unreadable(str(error), token.text, token.at) from None
        return statement, {**ranges, **more}

    def statement(self, link: Link) -> Statement:
        """What a link states, with the mode of the display and the limit said of it where it has none of its own."""
        found, cursor = link.sign, self.cursor([link.sign.token])
        if found.op == "=" and self.mode == "in law":
            found = found._replace(op="law")
        if found.op in ("->", "~"):
            found = found._replace(mode=found.mode or self.mode, toward=found.toward or link.under.toward)
        statement = stated(cursor, link.left.term, found, link.right.term)
        if isinstance(statement, Tends):
            random = varies(statement.left) or varies(statement.right)
            if random and not statement.mode:
                way = r"\text{almost surely}, in probability, in L^2, in law"
                cursor.refuse(f"random variables converge in a way: say {way}", found.token)
            if not random and statement.mode:
                return Tends(statement.left, statement.right, statement.variable, statement.target)
            return in_mean(statement) if statement.mode.startswith(IN_MEAN) else statement
        return statement
