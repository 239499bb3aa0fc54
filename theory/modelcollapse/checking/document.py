r"""A document: Markdown with front matter, whose displays $$...$$ are rows of claims, each with its reason and line.

    ---
    title: The expected variance of replace is geometric
    loop: replace
    estimator: mle
    symbols:
      n: integer >= 2
    ---
    $$\mathbb{E}\,\sigma_t^2 = (1-\tfrac1n)^t\sigma_0^2 \tag{induction on t}$$

Code, inline mathematics and comments are left out. A display that cannot be read is a row with its error.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from modelcollapse import discover
from modelcollapse.checking.domain import Domain, conventions
from modelcollapse.checking.factors import bare_factor
from modelcollapse.checking.frontmatter import Value, read_front_matter
from modelcollapse.checking.reading import Line, Unreadable, read_display, read_term
from modelcollapse.checking.reading.introduced import entangled, introduced
from modelcollapse.checking.setting import Setting
from modelcollapse.checking.symbols import named, read_symbols
from modelcollapse.checking.terms import Claim, Term
from modelcollapse.errors import BadInput, unknown
from modelcollapse.estimators import Estimator, fixed
from modelcollapse.estimators import estimator as estimator_named
from modelcollapse.numbers import Number

__all__ = ["Document", "Row", "read_document", "read_symbols"]
LONGEST_DOCUMENT = 1_000_000
FENCE = re.compile(r"^ {0,3}(`{3,}|~{3,})\s*(\S*)")


@dataclass(frozen=True)
class Row:
    """A row of a display: its claims, the reason `by` that it gives and its label; or why it cannot be read."""

    claims: tuple[Claim, ...]
    by: str
    label: str
    tex: str
    line: int
    error: str = ""


@dataclass(frozen=True)
class Document:
    """What a document is about, and its rows in order; `symbolic_divisor` where the estimator is any divisor a."""

    title: str
    loops: tuple[str, ...]
    estimator: Estimator
    domain: Domain
    definitions: Mapping[str, Term]
    rows: tuple[Row, ...]
    front: Mapping[str, Value]
    symbolic_divisor: bool = False
    declared: frozenset[str] = frozenset()


def read_document(text: str) -> Document:
    """The document. Raises BadInput, which names the line, for front matter that cannot be used."""
    if len(text) > LONGEST_DOCUMENT:
        raise BadInput(f"a document has at most {LONGEST_DOCUMENT} characters; got {len(text)}")
    text = text.replace("\r\n", "\n").lstrip("\ufeff")
    front, first, body = split(text)
    symbolic = str(front.get("estimator", "mle")).startswith("any divisor")
    ranges = ranges_of(front, symbolic)
    domain = {**conventions(symbolic), **ranges}
    definitions = definitions_of(front, domain)
    title, loops, estimator = text_of(front, "title"), loops_of(front), estimator_of(front)
    if len(loops) == 1:
        setting = Setting(loops[0], estimator, domain, symbolic_divisor=symbolic)
        definitions |= bare_factor(body, setting, ranges, definitions)
    rows = tuple(row for line, tex in displays(body, first) for row in rows_of(tex, line, domain, definitions))
    born = introduced(claim for row in rows for claim in row.claims)
    rows = tuple(refused(row, next(filter(None, (entangled(claim, born) for claim in row.claims)), "")) for row in rows)
    return Document(title, loops, estimator, domain, definitions, rows, front, symbolic, frozenset(ranges))


def refused(row: Row, why: str) -> Row:
    """The row, unread where there is a reason for that."""
    return replace(row, claims=(), error=why) if why else row


def split(text: str) -> tuple[dict[str, Value], int, str]:
    """The front matter, the number of the first line after it, and the rest."""
    if not text.startswith("---\n"):
        raise BadInput("a document begins with its front matter between two lines ---; line 1 is not ---")
    end = re.compile(r"^---[ \t]*$", re.MULTILINE).search(text, 4)
    if end is None:
        raise BadInput("the front matter of line 1 is not closed by a line ---")
    return read_front_matter(text[4 : end.start()]), text.count("\n", 0, end.end()) + 1, text[end.end() :]


def text_of(front: Mapping[str, Value], key: str, default: str | None = None) -> str:
    """A value of the front matter that is text."""
    value = front.get(key, default)
    if not isinstance(value, str) or not value:
        raise BadInput(f"the front matter needs {key}: text; got {value!r}")
    return value


def loops_of(front: Mapping[str, Value]) -> tuple[str, ...]:
    """The loops that the document is about, each by its name in the catalogue."""
    given = front.get("loop", "")
    names = given if isinstance(given, list) else [one.strip() for one in str(given).split(",")]
    for name in names:
        if name not in discover.names("loops"):
            raise unknown("loop", name, discover.names("loops"))
    return tuple(names)


def estimator_of(front: Mapping[str, Value]) -> Estimator:
    """mle, unbiased, min-mse, `divisor 12.5`, or `any divisor`, which has no number."""
    given = text_of(front, "estimator", "mle")
    if re.fullmatch(r"any divisor( a)?", given):
        return Estimator("any divisor", "divide the scatter by a", _no_number, fixed=True)
    if given.startswith("divisor "):
        return fixed(given.removeprefix("divisor ").strip())
    if given not in discover.names("estimators"):
        raise unknown("estimator", given, [*discover.names("estimators"), "any divisor", "divisor 12.5"])
    return estimator_named(given)


def _no_number(count: Number) -> Number:
    raise BadInput("the divisor of this document is the symbol a; give it a number first")


def ranges_of(front: Mapping[str, Value], symbolic: bool) -> Domain:
    """What the document declares, in place of the conventions; a is the divisor only where it is any."""
    declared = front.get("symbols", {})
    if not isinstance(declared, dict):
        raise BadInput("the front matter has symbols: as a block of lines such as `n: integer >= 2`")
    return read_symbols(declared, symbolic)


def definitions_of(front: Mapping[str, Value], domain: Domain) -> dict[str, Term]:
    """The terms of `where:`, in order; a later one may use those before it. The k of c_k need not be declared."""
    given = front.get("where", {})
    if not isinstance(given, dict):
        raise BadInput(r"the front matter has where: as a block of lines such as `c: \sqrt{2/n}`")
    found: dict[str, Term] = {}
    for key, tex in given.items():
        name = named(key)
        if name in found or name in domain:
            raise BadInput(f"where: {key} has a meaning already")
        try:
            found[name] = definition(name, tex.strip("$"), domain, found)
        except Unreadable as error:
            raise BadInput(f"where: {key}: {error}") from None
    return found


def definition(name: str, tex: str, domain: Domain, found: Mapping[str, Term]) -> Term:
    """One term; where it cannot be read with what is declared, the k of c_k is an index."""
    try:
        return read_term(tex, domain, found)
    except Unreadable:
        index = name.partition("_")[2]
        if not index.isalpha() or (index in domain and domain[index].integer):
            raise
        return read_term(tex, domain, found, index)


def rows_of(tex: str, line: int, domain: Domain, definitions: Mapping[str, Term]) -> Iterator[Row]:
    """The rows of one display, with the lines that they stand in."""
    for read in read_display(tex, domain, definitions):
        at = line + tex.count("\n", 0, read.at)
        claims = tuple(replace(claim, line=line + claim.line) for claim in read.claims)
        yield Row(claims, read.by, read.label, _one_line(read), at, "" if read.error is None else str(read.error))


def _one_line(read: Line) -> str:
    return " ".join(read.tex.split())


def _blank(found: re.Match[str]) -> str:
    return re.sub(r"[^\n]", " ", found[0])


def displays(body: str, first: int) -> Iterator[tuple[int, str]]:
    """The displays, each with the number of its first line; code and comments are left out."""
    blanked = without_comments(body, first)
    lines = list(without_code(blanked.split("\n"), first))
    fenced = [(number, text) for kind, number, text in lines if kind == "math"]
    prose = "\n".join(text for kind, _, text in lines if kind == "text")
    yield from sorted([*fenced, *dollars(prose, first)])


def without_comments(body: str, first: int) -> str:
    """The text with its comments blank. Raises BadInput for one that is not closed."""
    pieces, at = [], 0
    while (start := body.find("<!--", at)) >= 0:
        end = body.find("-->", start)
        if end < 0:
            raise BadInput(f"line {first + body.count(chr(10), 0, start)}: this comment is not closed; end it with -->")
        pieces += [body[at:start], re.sub(r"[^\n]", " ", body[start : end + 3])]
        at = end + 3
    return "".join([*pieces, body[at:]])


def without_code(lines: list[str], first: int) -> Iterator[tuple[str, int, str]]:
    """The lines, fenced code blank; a fence ```math is one item of its own."""
    fence, language, start, inside = "", "", 0, list[str]()
    for number, line in enumerate(lines, first):
        found = FENCE.match(line)
        if not fence and found:
            fence, language, start, inside = found[1], found[2], number, []
            yield "text", number, ""
        elif fence and found and found[1].startswith(fence) and not found[2]:
            if language == "math":
                yield "math", start + 1, "\n".join(inside)
            fence = ""
            yield "text", number, ""
        elif fence:
            inside.append(line)
            yield "text", number, ""
        else:
            yield "text", number, re.sub(r"(`+)(?!`).*?(?<!`)\1(?!`)", lambda code: " " * len(code[0]), line)
    if fence:
        raise BadInput(f"line {start}: this fence is not closed")


def dollars(prose: str, first: int) -> Iterator[tuple[int, str]]:
    """What stands between $$ and $$; what looks like a display and is none is told."""
    marks = [found.start() for found in re.finditer(r"(?<!\\)\$\$", prose)]
    if len(marks) % 2:
        raise BadInput(f"line {first + prose.count(chr(10), 0, marks[-1])}: this $$ is not closed")
    other = re.search(r"^ {0,3}\\(\[|begin\{)", re.sub(r"\$\$.*?\$\$", _blank, prose, flags=re.DOTALL), re.MULTILINE)
    if other is not None:
        raise BadInput(f"line {first + prose.count(chr(10), 0, other.start())}: a display stands between $$ and $$")
    for start, end in zip(marks[::2], marks[1::2], strict=True):
        line = first + prose.count("\n", 0, start + 2)
        yield line, prose[start + 2 : end]
