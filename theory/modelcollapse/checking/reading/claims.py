r"""Claims from a display: every link of its chains with what it presupposes and the ranges that it is stated for.

`a &= b \tag{independence} \\ &\le c` gives a = b, with its reason, and b <= c.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from modelcollapse.checking.domain import CONVENTIONS, Domain
from modelcollapse.checking.obligations import obligations
from modelcollapse.checking.reading.cursor import Cursor
from modelcollapse.checking.reading.display import Reading
from modelcollapse.checking.reading.expression import GRAMMAR
from modelcollapse.checking.reading.introduced import entangled, introduced
from modelcollapse.checking.reading.link import Link
from modelcollapse.checking.reading.misplaced import misplaced
from modelcollapse.checking.reading.relations import root_of
from modelcollapse.checking.reading.scope import LARGEST_TERM, Scope
from modelcollapse.checking.reading.segments import Row, rows
from modelcollapse.checking.reading.tokens import Token, Unreadable, tokens
from modelcollapse.checking.reading.words import bound
from modelcollapse.checking.terms import (
    Apply,
    Claim,
    Node,
    Number,
    Plus,
    Power,
    Process,
    Symbol,
    Term,
    Times,
    number,
    parts,
    walk,
)

DEEPEST_TERM = 100
NOUGHT = number(0)


@dataclass(frozen=True)
class Line:
    """A row of a display: its claims, the reason and the label that it gives, or why it cannot be read."""

    claims: tuple[Claim, ...]
    by: str
    label: str
    tex: str
    at: int
    error: Unreadable | None = None


def read_claims(
    tex: str, symbols: Domain = CONVENTIONS, definitions: Mapping[str, Term] | None = None
) -> tuple[Claim, ...]:
    """The claims of one display, a claim for every link of its chains.

    `definitions` are terms by the letter that stands for them ("c", "rho", "c_1"). Raises Unreadable, which names the
    token and its place, for what the language does not know or would have to guess.
    """
    lines = read_display(tex, symbols, definitions)
    for line in lines:
        if line.error is not None:
            raise line.error
    claims = tuple(claim for line in lines for claim in line.claims)
    born = introduced(claims)
    for claim in claims:
        if why := entangled(claim, born):
            raise Unreadable(why, claim.tex, 0)
    return claims


def read_term(
    tex: str, symbols: Domain = CONVENTIONS, definitions: Mapping[str, Term] | None = None, index: str = ""
) -> Term:
    """One expression, for example what a definition says; `index` is a letter that stands for integers in it."""
    cursor = Cursor(tex, tokens(tex), Scope(symbols, definitions or {}, [index] if index else []), GRAMMAR)
    term = cursor.expression()
    cursor.finished()
    sized(term, cursor.tokens[0])
    return term


def read_display(
    tex: str, symbols: Domain = CONVENTIONS, definitions: Mapping[str, Term] | None = None
) -> tuple[Line, ...]:
    """The rows of a display; a row that cannot be read carries its error, and the others go on."""
    reading = Reading(tex, Scope(symbols, definitions or {}))
    try:
        pieces = tokens(tex)
        reading.assume(pieces)
        found = rows(pieces)
    except Unreadable as error:
        return (Line((), "", "", tex.strip(), 0, error),)
    read: list[tuple[Row, list[Link], str, Unreadable | None]] = []
    before = None
    for row in found:
        reading.by = ""
        try:
            links = reading.row(row, before)
            before = links[-1].right if links else before
            read.append((row, links, reading.by, None))
        except Unreadable as error:
            before = None
            read.append((row, [], "", error))
    every = [link for _, links, _, _ in read for link in links]
    lines = tuple(made(reading, row, links, by, error, every) for row, links, by, error in read if links or error)
    nothing = Unreadable("a display states relations; here is none", tex.strip()[:20], 0)
    return lines or (Line((), "", "", tex.strip(), 0, nothing),)


def made(
    reading: Reading, row: Row, links: list[Link], by: str, error: Unreadable | None, every: Sequence[Link]
) -> Line:
    """A row with its claims."""
    first, last = row.tokens[0], row.tokens[-1]
    tex = reading.tex[first.at : last.end]
    try:
        if error is not None:
            raise error
        if by and row.by:
            raise Unreadable("a row has one reason", by, first.at)
        usable(reading, links, every)
        claims = tuple(claim_of(reading, link) for link in links)
    except Unreadable as problem:
        return Line((), row.by or by, row.label, tex, first.at, problem)
    return Line(claims, row.by or by, row.label, tex, first.at)


def usable(reading: Reading, links: Sequence[Link], every: Sequence[Link]) -> None:
    """Refuse a limit or a mode that nothing in the display uses, and a bare n >= 3 beside claims."""
    ops = {link.sign.op for link in every}
    token = links[0].sign.token
    if reading.limits and not ops & {"->", "~"}:
        raise Unreadable(r"a limit is said, but nothing here is \to or \sim", token.text, token.at)
    if reading.mode not in ("", "almost surely") and not ops & {"->", "law"} and reading.mode != "in law":
        raise Unreadable(r"a way to converge is said, but nothing here is \to", token.text, token.at)
    if begins_late(links[0], every) and all(bound(link.left.term, link.sign.op, link.right.term) for link in links):
        raise Unreadable(r"a claim, or a condition? say \text{for }", token.text, token.at)
    for link in links:
        if link.sign.op == "->" and isinstance(link.left.term, Symbol):
            raise Unreadable("a claim, or what a limit is in?", token.text, token.at)
    for link in links[1:]:
        if begins_late(link, every) and is_like_a_condition(link):
            token = link.sign.token
            raise Unreadable("a claim, or a condition? state it in a display of its own", token.text, token.at)


def is_like_a_condition(link: Link) -> bool:
    r"""Whether a link may say where others hold: |x| < 1, 2t <= n, \sigma_0^2 = 1."""
    sides, op = (link.left.term, link.right.term), link.sign.op
    bases = [root_of(side) for side in sides]
    if op == "=" and any(isinstance(base, Process) and base.at == NOUGHT for base in bases):
        return any(isinstance(base, Number) for base in bases)
    nodes = [node for side in sides for node in walk(side)]
    plain = all(
        isinstance(node, Number | Symbol | Plus | Times | Power) or (isinstance(node, Apply) and node.function == "abs")
        for node in nodes
    )
    curved = any(isinstance(node, Power) for node in nodes)
    return op[0] in "<>" and plain and (not curved or any(isinstance(side, Number) for side in sides))


def begins_late(link: Link, every: Sequence[Link]) -> bool:
    """Whether a link begins a chain that is not the first of its display."""
    place = next(at for at, one in enumerate(every) if one is link)
    return place > 0 and every[place - 1].right is not link.left


def claim_of(reading: Reading, link: Link) -> Claim:
    """The claim that a link makes."""
    (statement, restriction), token = reading.claimed(link), link.sign.token
    for side in (link.left.term, link.right.term):
        sized(side, token)
        for part in misplaced(side):
            raise Unreadable(part, token.text, token.at)
    domain = {**reading.scope.symbols, **restriction}
    tex = f"{link.left.tex} {reading.tex[token.at : token.end]} {link.right.tex}"
    line = reading.tex.count("\n", 0, token.at)
    return Claim(statement, obligations(statement, domain), tex, line, restriction, tuple(link.under.when))


def sized(term: Node, token: Token) -> None:
    """Refuse a term that is too deep or too large for those who walk through it."""
    layer: list[Node] = [term]
    count = depth = 0
    while layer:
        count, depth = count + len(layer), depth + 1
        if depth > DEEPEST_TERM or count > LARGEST_TERM:
            raise Unreadable("this is too deep or too long", token.text, token.at)
        layer = [part for node in layer for part in parts(node)]
