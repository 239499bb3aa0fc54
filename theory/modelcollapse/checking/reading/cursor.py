"""A place among the tokens, and the few moves that the grammar is made of: look, take, expect, refuse, go inside."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import NamedTuple, NoReturn

from modelcollapse.checking.reading.scope import Scope
from modelcollapse.checking.reading.tokens import Token, Unreadable
from modelcollapse.checking.terms import Term

DEEPEST = 50
CLOSING = {"(": ")", "[": "]", r"\{": r"\}", "{": "}", "|": "|", "|(": ")|", r"\lfloor": r"\rfloor"}


class Factor(NamedTuple):
    """A factor as it was written.

    `loose` tells how far it might have reached: "function" (log x), "expectation" (E x), "product" (prod x); `binds`
    are the indices of sums and limits whose end no bracket shows; `kind` is number, name, group, quotient or "".
    """

    term: Term
    loose: frozenset[str] = frozenset()
    binds: frozenset[str] = frozenset()
    kind: str = ""


class Grammar(NamedTuple):
    """The two readers that call themselves through others: a sum of products, and one factor."""

    expression: Callable[[Cursor], Factor]
    factor: Callable[[Cursor, bool], Factor]


@dataclass
class Cursor:
    """`around` are the brackets that are open: a bare | means another thing in |x| than in E[x | y]."""

    tex: str
    tokens: Sequence[Token]
    scope: Scope
    grammar: Grammar
    at: int = 0
    depth: int = 0
    around: list[str] = field(default_factory=list)

    @property
    def next(self) -> Token:
        """The token to come."""
        return self.tokens[self.at]

    def after(self, steps: int) -> Token:
        """A token further on."""
        return self.tokens[min(self.at + steps, len(self.tokens) - 1)]

    def take(self) -> Token:
        """The token to come, passed."""
        token = self.tokens[self.at]
        if token.kind != "end":
            self.at += 1
        return token

    def accept(self, *texts: str) -> Token | None:
        """The token to come if it is one of these."""
        return self.take() if self.next.text in texts and self.next.kind in ("sign", "command") else None

    def expect(self, text: str) -> Token:
        """The token to come, which must be this one."""
        if self.next.text != text or self.next.kind == "end":
            self.refuse(f"expected {text}")
        return self.take()

    def refuse(self, message: str, token: Token | None = None) -> NoReturn:
        """Stop here, and name the token."""
        token = token or self.next
        raise Unreadable(message, token.text, token.at)

    def expression(self) -> Term:
        """A sum of products."""
        return self.grammar.expression(self).term

    @contextmanager
    def inside(self, opening: str, context: str = "plain") -> Iterator[None]:
        """Between a bracket, which was passed, and the one that closes it."""
        self.depth += 1
        if self.depth > DEEPEST:
            self.refuse(f"brackets go at most {DEEPEST} deep")
        self.around.append(context)
        yield
        self.expect(CLOSING[opening])
        self.around.pop()
        self.depth -= 1

    def within(self, tokens: Sequence[Token]) -> Cursor:
        """A cursor of its own on tokens that were captured, for example a subscript."""
        last = tokens[-1] if tokens else self.next
        end = Token("end", "the end", last.end, last.end)
        if self.depth > DEEPEST:
            self.refuse(f"brackets go at most {DEEPEST} deep")
        return Cursor(self.tex, [*tokens, end], self.scope, self.grammar, depth=self.depth + 1)

    def finished(self, message: str = "this is not understood here") -> None:
        """Nothing may be left."""
        if self.next.kind != "end":
            self.refuse(message)

    def whole(self, tokens: Sequence[Token]) -> Term:
        """The expression that captured tokens are, all of them."""
        inner = self.within(tokens)
        if not tokens:
            self.refuse("something is missing here")
        term = inner.expression()
        inner.finished()
        return term

    def captured(self) -> list[Token]:
        """The tokens of a braced group, or one token as LaTeX takes it."""
        if self.next.text != "{":
            token = self.take()
            if token.kind == "number" and len(token.text) > 1:
                self.refuse("LaTeX takes only the first digit here; use braces", token)
            if token.kind not in ("number", "letter", "command"):
                self.refuse("this needs braces or one symbol", token)
            return [token]
        self.take()
        start, level = self.at, 1
        while level:
            token = self.take()
            if token.kind == "end":
                self.refuse("this brace is not closed", self.tokens[start - 1])
            level += {"{": 1, "}": -1}.get(token.text, 0)
        return list(self.tokens[start : self.at - 1])
