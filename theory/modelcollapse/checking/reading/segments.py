r"""A display cut into its rows, and a row into segments: relations, conditions and words, apart by commas and \quad."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from modelcollapse.checking.reading.names import spelled
from modelcollapse.checking.reading.tokens import Token, Unreadable
from modelcollapse.checking.reading.vocabulary import ANNOTATED, RELATIONS, TIMES

SIGNS = {"+", "-", "/", *TIMES}
LEVEL = {"(": 1, "[": 1, r"\{": 1, "{": 1, "|(": 1, r"\lfloor": 1} | {
    ")": -1, "]": -1, r"\}": -1, "}": -1, ")|": -1, r"\rfloor": -1,
}  # fmt: skip
SEPARATORS = {",", ";", ":"}


@dataclass
class Row:
    """A row of a display; `by` and `label` are its notes."""

    tokens: list[Token] = field(default_factory=list)
    by: str = ""
    label: str = ""
    indented: bool = False


class Segment(NamedTuple):
    """Mathematics (its tokens), or words (one text token); whether a colon follows."""

    tokens: tuple[Token, ...]
    is_text: bool = False
    colon: bool = False


def relates(token: Token) -> bool:
    """Whether the token is a relation."""
    return token.kind in ("sign", "command") and (token.text in RELATIONS or token.text in ANNOTATED)


def signs(token: Token) -> bool:
    """Whether the token is + or the like."""
    return token.kind in ("sign", "command") and token.text in SIGNS


def rows(tokens: Sequence[Token]) -> list[Row]:
    """The rows, each with its notes; one that begins with a sign belongs to the one before."""
    found: list[Row] = []
    row = Row()
    for token in tokens:
        if token.kind == "note":
            note(row, token)
        elif token.kind in ("row", "end"):
            found = joined(found, row)
            row = Row()
        elif not row.tokens and token.kind in ("align", "quad"):
            row.indented = True
        else:
            row.tokens.append(token)
    return found


def note(row: Row, token: Token) -> None:
    r"""\tag{reason} or \label{name}, once a row."""
    kind, _, value = token.text.partition(":")
    name = "label" if kind == "label" else "by"
    if getattr(row, name):
        raise Unreadable("a row has one reason and one label", value, token.at)
    setattr(row, name, value)


def joined(found: list[Row], row: Row) -> list[Row]:
    """The rows with one more, or with the last one longer by it."""
    while row.tokens and row.tokens[-1].kind in ("quad", "align"):
        row.tokens.pop()
    if not row.tokens:
        if row.by or row.label:
            raise Unreadable("a reason or label stands in a row without a relation", row.by or row.label, 0)
        return found
    open_ended = bool(found) and (relates(found[-1].tokens[-1]) or signs(found[-1].tokens[-1]))
    if not open_ended and not (found and row.indented and signs(row.tokens[0])):
        return [*found, row]
    before = found[-1]
    for name in ("by", "label"):
        if getattr(before, name) and getattr(row, name):
            raise Unreadable("one line has two reasons or labels", getattr(row, name), row.tokens[0].at)
    whole = Row(before.tokens + row.tokens, before.by or row.by, before.label or row.label, before.indented)
    return [*found[:-1], whole]


def segments(tokens: Sequence[Token]) -> list[Segment]:
    """The segments of a row: cut at commas, semicolons, quads, words, and at every second & of a row."""
    found: list[Segment] = []
    piece: list[Token] = []
    level = aligned = 0
    for place, token in enumerate(tokens):
        aligned += token.kind == "align"
        level = max(0, level + (LEVEL.get(token.text, 0) if token.kind in ("sign", "command") else 0))
        separates = token.kind in ("quad", "text", "row") or (token.kind == "align" and aligned % 2 == 0)
        # x := 1 is a definition, no separation.
        defines = token.text == ":" and place + 1 < len(tokens) and tokens[place + 1].text == "="
        if level == 0 and (separates or (token.kind == "sign" and token.text in SEPARATORS and not defines)):
            piece = ended(found, piece, token)
            if token.kind == "text":
                found.append(Segment((token,), True))
        elif token.kind != "align":
            piece.append(token)
    ended(found, piece, None)
    return found


def ended(found: list[Segment], piece: list[Token], cut: Token | None) -> list[Token]:
    """Put the piece among the segments; what goes on after a quad is kept together with what was before it."""
    while piece and piece[-1].text == "." and piece[-1].kind == "sign":
        piece = piece[:-1]
    soft = cut is not None and cut.kind in ("quad", "align")
    if not piece:
        return []
    if soft and (relates(piece[-1]) or signs(piece[-1])):
        return piece
    starts = relates(piece[0]) or (signs(piece[0]) and piece[0].text != "-")
    if starts and found and not found[-1].is_text:
        found[-1] = Segment((*found[-1].tokens, *piece))
    else:
        found.append(Segment(tuple(piece), colon=cut is not None and cut.text == ":"))
    return []


def with_spaces(pieces: Sequence[Segment]) -> list[Segment]:
    r"""The segments, where \text{in } L^2 is one piece of text."""
    found: list[Segment] = []
    for piece in pieces:
        before = found[-1].tokens[0] if found and found[-1].is_text else None
        if before and not piece.is_text and before.text.split()[-1:] == ["in"]:
            space = f"{before.text.strip()} {spelled(piece.tokens).replace('mathcal{L}', 'L')}"
            found[-1] = Segment((before._replace(text=space, end=piece.tokens[-1].end),), True)
        else:
            found.append(piece)
    return found
