r"""Letters that a row defines after its claims: E\sigma_t^2 = q^t, \quad q = 1-\frac1n, or "where q = ..."."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from modelcollapse.checking.reading.cursor import Cursor
from modelcollapse.checking.reading.scope import GREEK, Scope
from modelcollapse.checking.reading.segments import Segment
from modelcollapse.checking.reading.tokens import Token
from modelcollapse.checking.terms import is_random

WORDS = ("where", "with")
TAKEN = frozenset("EPTXZW")


def defined(pieces: Sequence[Segment], scope: Scope, cursor: Callable[[Sequence[Token]], Cursor]) -> list[Segment]:
    """The segments without the definitions that follow claims, which the scope now has."""
    kept: list[Segment] = []
    for piece in pieces:
        name = new_letter(piece, scope) if any(not one.is_text for one in kept) else ""
        if not name:
            kept.append(piece)
            continue
        inner = cursor(piece.tokens[2:])
        term = inner.expression()
        inner.finished()
        if is_random(term):
            inner.refuse("a letter for something random is defined in the front matter, where:", piece.tokens[0])
        scope.definitions = {**scope.definitions, name: term}
        if kept[-1].is_text and kept[-1].tokens[0].text.strip(" ,.;:") in WORDS:
            kept.pop()
    return kept


def new_letter(piece: Segment, scope: Scope) -> str:
    """The letter of q = ..., if nothing has given it a meaning; empty for anything else."""
    if piece.is_text or len(piece.tokens) < 3 or piece.tokens[1].text != "=":
        return ""
    token = piece.tokens[0]
    name = token.text.lstrip("\\")
    is_letter = token.kind == "letter" or (token.kind == "command" and name in GREEK)
    try:
        known = scope.meaning(name) is not None
    except ValueError:
        known = True
    return name if is_letter and not known and name not in TAKEN else ""
