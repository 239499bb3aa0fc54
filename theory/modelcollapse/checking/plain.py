"""A document for the terminal: its prose, and its displays as plain text where they can be read."""

from __future__ import annotations

import re

from modelcollapse.checking.document import Document, Row, split
from modelcollapse.checking.reading.show import show

DISPLAY = re.compile(r"\$\$.*?\$\$", re.DOTALL)
INDENT = "    "


def in_plain_text(text: str, document: Document) -> str:
    """The body of the document, each display on lines of its own with the reason that it gives."""
    _, first, body = split(text.replace("\r\n", "\n"))
    pieces, end = [], 0
    for found in DISPLAY.finditer(body):
        line = first + body.count("\n", 0, found.start())
        last = first + body.count("\n", 0, found.end())
        rows = [row for row in document.rows if line <= row.line <= last]
        pieces += [body[end : found.start()], "\n".join(INDENT + in_words(row) for row in rows)]
        end = found.end()
    return "".join([*pieces, body[end:]]).strip()


def in_words(row: Row) -> str:
    """The claims of a row, or its LaTeX where it cannot be read."""
    shown = "; ".join(show(claim.statement) for claim in row.claims) if row.claims and not row.error else row.tex
    return f"{shown}{f'   ({row.by})' if row.by else ''}"
