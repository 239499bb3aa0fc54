r"""LaTeX cut into tokens, each with its place; what only decorates is dropped, what is not known is refused.

`\left`, `\bigl` and spaces go; `\left|` and `\lvert` open, `\right|` and `\rvert` close, `\mid` and `\middle|` stand
between, a bare `|` is any of the three. `\operatorname{Var}` and `\mathrm{Var}` become one token `\op{Var}`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from modelcollapse.errors import BadInput, shorten

LONGEST_DISPLAY, LONGEST_NUMBER = 4000, 30


class Unreadable(BadInput):
    """A display that the strict reader does not know how to read: the token that stopped it, and its place."""

    def __init__(self, message: str, token: str, position: int) -> None:
        super().__init__(f"{message} (at {shorten(token, 30)}, character {position + 1})")
        self.message, self.token, self.position = message, token, position


class Token(NamedTuple):
    """`kind` is number, letter, command, sign, text, quad, row, align, note (tag, label, by) or end."""

    kind: str
    text: str
    at: int
    end: int


PIECES = re.compile(
    r"""(?P<space>[\s~]+)
    |(?P<number>\d+\.\d+|\d+|\.\d+)
    |(?P<row>\\\\(?:\[-?[\d.]+(?:pt|em|ex|mm|cm)\])?)
    |(?P<command>\\(?:tag\*|operatorname\*|[A-Za-z]+))
    |(?P<escaped>\\[^A-Za-z])
    |(?P<letter>[A-Za-z])
    |(?P<align>&)
    |(?P<sign><=|>=|[-+/()\[\]{}|^_=<>,;!'.:*])""",
    re.VERBOSE,
)
DROPPED = {
    r"\displaystyle", r"\textstyle", r"\scriptstyle", r"\limits", r"\nolimits", r"\nonumber", r"\notag",
    r"\thinspace", r"\medspace", r"\thickspace", r"\negthinspace", r"\left", r"\right",
    r"\,", r"\;", r"\:", r"\!", r"\/", "\\ ", "\\\n",
}  # fmt: skip
SIZES = re.compile(r"\\(?:left|right|middle|(?:big|Big|bigg|Bigg)([lrm]?))$")
DELIMITERS = set("()[]|/.") | {
    r"\{", r"\}", r"\|", r"\vert", r"\lvert", r"\rvert", r"\Vert", r"\lfloor", r"\rfloor", r"\mid", r"\parallel",
}  # fmt: skip
BARS = {"|", r"\vert"}
ENVIRONMENTS = {name + star for name in ("align", "equation", "gather") for star in ("", "*")} | {
    "aligned", "gathered", "split",
}  # fmt: skip
STYLES = {
    r"\operatorname": "op", r"\operatorname*": "op", r"\mathrm": "op", r"\textrm": "op", r"\mathsf": "op",
    r"\mathbf": "op", r"\mathbb": "mathbb", r"\mathcal": "mathcal",
}  # fmt: skip
NOTES = {r"\tag": "tag", r"\tag*": "tag", r"\label": "label", r"\by": "by"}
TAKES_ONE = {r"\frac", r"\tfrac", r"\dfrac", r"\sqrt", r"\binom", r"\tbinom", r"\dbinom"}
FLOAT = re.compile(r"\d[eE][-+]?\d")
OPERATOR_WORDS = {"E", "Var", "var", "Cov", "cov", "KL", "Pr", "P"}


class Lexer:
    """The raw tokens with braces, sizes and words of more than one token put together."""

    def __init__(self, tex: str) -> None:
        if len(tex) > LONGEST_DISPLAY:
            raise Unreadable(f"a display has at most {LONGEST_DISPLAY} characters", tex[:20], LONGEST_DISPLAY)
        self.tex = tex
        self.done = 0  # how far it is read

    def piece(self) -> Token | None:
        """The next raw token; None at the end."""
        at = self.done
        while at < len(self.tex):
            found = PIECES.match(self.tex, at)
            if found is None:
                raise Unreadable("this character is not part of the language", self.tex[at], at)
            at = self.done = found.end()
            if found.lastgroup != "space":
                sign = found[0] in (r"\{", r"\}", r"\|")
                kind = "sign" if sign else "command" if found.lastgroup == "escaped" else str(found.lastgroup)
                return Token(kind, found[0], found.start(), at)
        return None

    def raw_group(self, token: Token) -> tuple[str, int]:
        """The text between the braces that follow the token, unread, and where it begins."""
        start = re.compile(r"\s*\{").match(self.tex, token.end)
        if start is None:
            raise Unreadable(f"{token.text} needs braces", token.text, token.at)
        depth = 1
        for brace in re.compile(r"\\.|[{}]", re.DOTALL).finditer(self.tex, start.end()):
            depth += {"{": 1, "}": -1}.get(brace[0], 0)
            if depth == 0:
                self.done = brace.end()
                return self.tex[start.end() : brace.start()], start.end()
        raise Unreadable("this brace is not closed", "{", start.end() - 1)

    def styled(self, token: Token) -> Token:
        r"""\mathbb{E}, \mathbb E or \operatorname{Var} as one token; \mathrm{e} is the letter e."""
        single = re.compile(r"\s*([A-Za-z])").match(self.tex, token.end)
        if single and token.text != r"\operatorname":
            name, self.done = single[1], single.end()
        else:
            name = self.raw_group(token)[0].strip()
        style = STYLES[token.text]
        if (style, name) == ("op", "e"):
            return Token("letter", "e", token.at, self.done)
        return Token("command", f"\\{style}{{{name}}}", token.at, self.done)

    def words(self, token: Token) -> Iterator[Token]:
        r"""\text{for $n \ge 3$} as a text token, the mathematics in it, and the rest of the text."""
        content, start = self.raw_group(token)
        end = self.done
        if content.strip() in OPERATOR_WORDS:
            yield Token("command", f"\\op{{{content.strip()}}}", token.at, end)
            return
        for number, part in enumerate(content.split("$")):
            if number % 2:
                yield from (piece._replace(at=piece.at + start, end=piece.end + start) for piece in tokens(part)[:-1])
            else:
                yield Token("text", part, token.at, end)
            start += len(part) + 1
        self.done = end

    def bar(self, size: Token, bar: Token) -> Token:
        """A bar that its size opens, closes or sets in the middle."""
        side = size.text[-1] if size.text not in (r"\left", r"\right", r"\middle") else size.text[1]
        text = {"l": "|(", "r": ")|", "m": r"\mid"}.get(side, "|")
        return Token("sign", text, size.at, bar.end)

    def all(self) -> Iterator[Token]:
        """Every token that means something."""
        size: Token | None = None
        while (token := self.piece()) is not None:
            if size is not None and token.text not in DELIMITERS:
                raise Unreadable("a delimiter must follow here", size.text, size.at)
            if size is not None and token.text in BARS:
                token = self.bar(size, token)
            elif size is not None and token.text == ".":
                raise Unreadable("a delimiter that is not printed is not known", size.text, size.at)
            elif size is not None and token.kind == "sign":
                token = token._replace(at=size.at)
            size = token if SIZES.match(token.text) else None
            if size is None and token.text not in DROPPED:
                yield from self.one(token)

    def one(self, token: Token) -> Iterator[Token]:
        """What a raw token stands for."""
        plain = {r"\quad": "quad", r"\qquad": "quad"}
        signs = {r"\vert": "|", r"\lvert": "|(", r"\rvert": ")|", r"\Vert": r"\|", r"\parallel": r"\|"}
        if token.text in plain:
            yield token._replace(kind="quad")
        elif token.text in signs:
            yield token._replace(kind="sign", text=signs[token.text])
        elif token.text == r"\forall":
            yield token._replace(kind="text", text="for all")
        elif token.text in (r"\text", r"\textnormal", r"\mbox"):
            yield from self.words(token)
        elif token.text in STYLES:
            yield self.styled(token)
        elif token.text in NOTES:
            yield Token("note", f"{NOTES[token.text]}:{self.raw_group(token)[0].strip()}", token.at, self.done)
        elif token.text in (r"\begin", r"\end"):
            if self.raw_group(token)[0] not in ENVIRONMENTS:
                raise Unreadable("this environment is not known", self.tex[token.at : self.done], token.at)
        else:
            yield token


def digits(found: list[Token]) -> Iterator[Token]:
    r"""The tokens with the digits of \frac12 apart, as LaTeX takes them, and no number too long."""
    for before, token in zip([None, *found], found, strict=False):
        if token.kind == "number" and len(token.text) > LONGEST_NUMBER:
            raise Unreadable(f"a number has at most {LONGEST_NUMBER} digits", token.text, token.at)
        if token.kind == "number" and before is not None and before.text in TAKES_ONE and token.text.isdigit():
            at = token.at
            yield from (Token("number", digit, at + i, at + i + 1) for i, digit in enumerate(token.text))
        else:
            yield token


def tokens(tex: str) -> list[Token]:
    """The tokens of a display, and one that says where it ends."""
    float_like = FLOAT.search(tex)
    if float_like:
        raise Unreadable("write 10^{-9} for 1e-9", float_like[0], float_like.start())
    return [*digits(list(Lexer(tex).all())), Token("end", "the end", len(tex), len(tex))]
