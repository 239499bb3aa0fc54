"""The front matter of a document: the flat part of YAML that it needs, read strictly, with line numbers.

`key: text`, a block of `key: text` lines under a key, and lists `[a, b]` or `- a`. Text may be quoted, and may go on in
lines that are indented. There are no anchors, tags or types: every value is text, a list of texts, or a map of texts.
An own reader of 100 lines, because what YAML can do beyond that (aliases that multiply, `no` that means false, a `>`
or `{` that changes the meaning of a domain or of LaTeX) is what must not happen here.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from modelcollapse.errors import BadInput, shorten

Value = str | list[str] | dict[str, str]
LONGEST = 20_000
KEY = re.compile(r"(\\?[A-Za-z][A-Za-z0-9_\\{}]*|\"[^\"]*\"|'[^']*')\s*:(?:\s+(.*)|)$")


class Line(NamedTuple):
    """A line that is not empty: its number in the document, how far it is indented, and its text."""

    number: int
    indent: int
    text: str


def read_front_matter(text: str, first: int = 2) -> dict[str, Value]:
    """The map that the lines between the two --- are. Raises BadInput, which names the line (`first` is the first)."""
    if len(text) > LONGEST:
        raise BadInput(f"the front matter has at most {LONGEST} characters; got {len(text)}")
    found: dict[str, Value] = {}
    lines = [
        Line(number, len(line) - len(line.lstrip(" ")), line.strip(" \r"))
        for number, line in enumerate(text.split("\n"), first)
        if line.strip() and not line.lstrip().startswith("#")
    ]
    at = 0
    while at < len(lines):
        end = at + 1
        while end < len(lines) and (lines[end].indent > 0 or lines[end].text.startswith("- ")):
            end += 1
        key, value = pair(lines[at])
        if key in found:
            raise wrong(lines[at], f"{key} is given twice")
        found[key] = nested(value, lines[at], lines[at + 1 : end])
        at = end
    return found


def wrong(line: Line, what: str) -> BadInput:
    """The refusal of a line."""
    return BadInput(f"front matter, line {line.number}: {what}; got {shorten(line.text)}")


def pair(line: Line) -> tuple[str, str]:
    """key: text."""
    if "\t" in line.text:
        raise wrong(line, "a tab is not known; use spaces")
    found = KEY.match(line.text)
    if found is None:
        raise wrong(line, "a line is `key: text`")
    return found[1].strip("\"'"), (found[2] or "").strip()


def nested(value: str, line: Line, below: list[Line]) -> Value:
    """The value of a key from what stands after it and the lines below it."""
    if below and not value:
        if all(one.text.startswith("- ") for one in below):
            return [plain(one.text[2:].strip(), one) for one in below]
        return block(below)
    if value.startswith("["):
        return listed(value, line, below)
    if value.startswith("{"):
        return flow_map(value, line, below)
    return plain(" ".join([value, *(one.text for one in below)]), line)


def block(below: list[Line]) -> dict[str, str]:
    """A block of `key: text` lines; a deeper line goes on with the one before."""
    found: dict[str, str] = {}
    key, indent = "", below[0].indent
    for line in below:
        if line.indent > indent and key:
            found[key] = f"{found[key]} {line.text}"
            continue
        if line.indent != indent:
            raise wrong(line, "the lines of a block begin in one column")
        key, value = pair(line)
        if key in found:
            raise wrong(line, f"{key} is given twice")
        found[key] = plain(value, line)
    return found


def plain(value: str, line: Line) -> str:
    """Text without its quotes and without a comment."""
    if value[:1] in ("'", '"'):
        end = value.find(value[0], 1)
        rest = value[end + 1 :].strip()
        if end < 0 or (rest and not rest.startswith("#")):
            raise wrong(line, "this quote is not closed")
        return value[1:end]
    if value[:1] in tuple("&*!|>%@`"):
        raise wrong(line, f"text that begins with {value[0]} needs quotes")
    return re.split(r"\s#", value, maxsplit=1)[0].strip()


def listed(value: str, line: Line, below: list[Line]) -> list[str]:
    """[a, b]."""
    whole = " ".join([value, *(one.text for one in below)])
    if not whole.endswith("]"):
        raise wrong(line, "a list ends with ]")
    return [plain(one.strip(), line) for one in whole[1:-1].split(",") if one.strip()]


def flow_map(value: str, line: Line, below: list[Line]) -> dict[str, str]:
    """{n: integer >= 2, t: integer >= 0}; a domain with a comma belongs on a line of its own."""
    whole = " ".join([value, *(one.text for one in below)])
    if not whole.endswith("}"):
        raise wrong(line, "a map ends with }")
    found: dict[str, str] = {}
    for one in whole[1:-1].split(","):
        if one.strip():
            key, text = pair(line._replace(text=one.strip()))
            found[key] = plain(text, line)
    return found
