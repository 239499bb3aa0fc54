r"""The words of a display: "almost surely", "for all t \ge 1", "as t\to\infty", "(independence)".

What restricts a domain is told apart from what only connects; a word that is not known is refused, since it may
change the meaning.
"""

from __future__ import annotations

import re
from fractions import Fraction
from math import ceil, floor
from typing import NamedTuple

from modelcollapse.checking.domain import Range
from modelcollapse.checking.reading.vocabulary import MODES
from modelcollapse.checking.terms import FLIPPED, Number, Symbol, Term
from modelcollapse.parameters import KNOWN


class Word(NamedTuple):
    """`kind` is mode (almost surely), clause (for, as: a condition or a limit follows), by (a reason), or and."""

    kind: str
    value: str = ""


EACH = tuple(f"for {word}{noun}" for word in ("all", "every", "each", "any") for noun in (
    "", " sample size", " sample sizes", " generation", " generations", " divisor", " divisors", " temperature", " fit",
    " time", " times", " threshold",
))  # fmt: skip
CLAUSES = (
    *EACH, "for", "as", "if", "when", "whenever", "with", "provided that", "provided", "as soon as", "as long as",
)  # fmt: skip
CONNECT = (
    "and", "hence", "so", "thus", "therefore", "that is", "i.e.", "then", "but", "while", "whereas", "although", "yet",
    "moreover", "in particular", "equivalently", "consequently", "so that", "because", "since", "even though", "though",
    "and all", "and every", "and any", "and each", "we have", "and hence", "and so", "and thus",
)  # fmt: skip
"""What joins statements each of which is claimed."""
PHRASES = sorted(((p, "mode") for p in MODES if len(p) > 2), reverse=True)
PHRASES += sorted([*((p, "clause") for p in CLAUSES), *((p, "and") for p in CONNECT)], key=lambda one: -len(one[0]))
REASON = re.compile(r"by (?:the )?[A-Za-z' -]+", re.IGNORECASE)
KNOWN_PHRASE = re.compile(r"(?:" + "|".join(re.escape(phrase) for phrase, _ in PHRASES) + r")(?![a-z])", re.IGNORECASE)
KINDS = {phrase.lower(): kind for phrase, kind in PHRASES}
MEANT = {phrase.lower(): mode for phrase, mode in MODES.items()}


def words(text: str) -> list[Word]:
    """What a piece of text says. ValueError names the first word that is not known."""
    text = " ".join(text.replace("$", "").split())
    if text.startswith("(") and text.endswith(")") and text[1:-1].strip() not in MODES:
        return [Word("by", text[1:-1].strip())]
    found: list[Word] = []
    rest = text.strip(" ,.;:()")
    while rest:
        if REASON.fullmatch(rest) and not any(word in LEADS for word in rest.lower().split()):
            return [*found, Word("by", rest.partition(" ")[2])]
        phrase = KNOWN_PHRASE.match(rest) or KNOWN_PHRASE.match(rest + ".")
        if phrase is None:
            raise ValueError(rest.split(" ")[0])
        kind = KINDS[phrase[0].lower()]
        found.append(Word(kind, MEANT.get(phrase[0].lower(), "") if kind == "mode" else ""))
        rest = rest[phrase.end() :].strip(" ,.;:()")
    return found


LEADS = frozenset(("for", "as", "if", "when", "whenever", "with", "provided", "and", "or", "not", "but", "all"))
"""Words that begin a condition, which a reason does not contain."""
ENDS = frozenset(FLIPPED) - {"!="}
"""Relations that set an end of a range."""


def bound(left: Term, op: str, right: Term) -> tuple[str, str, Fraction] | None:
    """A link n >= 3 or 3 <= n as the symbol, the relation and the number; None for another link."""
    if isinstance(left, Symbol) and isinstance(right, Number) and op in ENDS:
        return left.name, op, right.value
    if isinstance(left, Number) and isinstance(right, Symbol) and op in ENDS:
        return right.name, FLIPPED[op], left.value
    return None


def narrowed(name: str, old: Range, op: str, value: Fraction) -> Range:
    """The range with one end set by "for n >= 3". ValueError where the parameter has no meaning there.

    The end is set, not cut: "for n >= 1" says more than the convention n >= 2, and is held to it.
    """
    low, high = (old.low, old.low_strict), (old.high, old.high_strict)
    if op in (">", ">=", "="):
        low = (value, op == ">")
    if op in ("<", "<=", "="):
        high = (value, op == "<")
    if old.integer:
        low, high = _integer_end(low, 1), _integer_end(high, -1)
    new = Range(old.integer, low[0], high[0], low[1], high[1])
    meaningful(name, new)
    touching = new.low == new.high and (new.low_strict or new.high_strict)
    if new.low is not None and new.high is not None and (new.low > new.high or touching):
        raise ValueError("no number meets this condition")
    return new


def meaningful(name: str, new: Range) -> None:
    """Raise ValueError where a parameter of the package has no meaning: n < 1, lambda <= 0, t < 0."""
    known = KNOWN.get(name)
    if known is None:
        return
    touches = new.low == known.lower and (new.low_strict or not known.strict)
    if new.low is None or not (new.low > known.lower or touches):
        raise ValueError(f"{known.latex} is {known.meaning}: {known.allowed}")


def _integer_end(end: tuple[Fraction | None, bool], inward: int) -> tuple[Fraction | None, bool]:
    """An end of a range of integers, itself one of them."""
    value, strict = end
    if value is None:
        return end
    whole = Fraction(ceil(value) if inward > 0 else floor(value))
    return (whole + inward if strict and whole == value else whole), False
