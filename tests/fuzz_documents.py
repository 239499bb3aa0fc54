"""Documents for the fuzzer: statements of known truth rewritten, the handbook mutated, and text that is none.

`document(seed, index)` is always the same text, with what is known of its displays: True or False for each that is
known, None where a mutation may have changed the truth. Rewriting keeps it: sides swapped, terms and factors in another
order, other spaces, numbers as sums, declared letters renamed, prose, comments and code between, CRLF.
"""

from __future__ import annotations

import random
import re
from contextlib import suppress
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

from attack_statements import ATTACKS, COSTLY
from fuzz_claims import ESTIMATORS, LOOPS, SYMBOLS, grown
from modelcollapse.checking import terms as tm
from modelcollapse.checking.reading import Unreadable, latex
from modelcollapse.checking.stated import stated
from panel_all import FIRST, RULES

ROOT = Path(__file__).parent.parent
FLIPPED = {"=": "=", "!=": "!=", "<": ">", ">": "<", "<=": ">=", ">=": "<="}
REASONS = ("", "", r" \tag{definition}", r" \tag{induction on t}", r" \tag{independence}", r" \tag{by magic}")
BETWEEN = ("", "", "Prose with $x$.\n", "<!-- $$ 1 = 2 $$ -->\n", "```\n$$ 1 = 2 $$\n```\n", "# A title\n", "`$$`\n")
TOKEN = re.compile(r"\\[A-Za-z]+|\\.|\d+|[A-Za-z]|\S")
LIKE = (
    ["<", ">", "=", r"\le", r"\ge", r"\ne", r"\to", r"\sim"], ["+", "-", r"\cdot", "/"], ["0", "1", "2", "9" * 40],
    ["n", "t", "k", "s", "x", r"\lambda", "a"], [r"\sigma", r"\mu", "X", "W"], [r"\log", r"\exp", r"\psi", r"\Gamma"],
    [r"\sum", r"\prod"], [r"\mathbb", r"\operatorname"], ["(", ")", "[", "]", "{", "}", "|"], [r"\infty", "1", "e"],
)  # fmt: skip
JUNK = (
    "\0", "\ufeff", "\u202e", "é", "∑", "σ", "😀", "\ud800", "\t", "\r", "\r\n", "\x0b", "\u2028", "{" * 300, "}" * 9,
    "9" * 4000, "$$", "$", "```", "~~~", "<!--", "-->", "---\n", "\n---\n", "&", r"\\", "%", "#", "\\", "^", "_",
    "x" * 20000, "(" * 400, r"\frac{1}{" * 60, r"\sqrt{" * 80, "1+" * 3000, "=1" * 200, r"\left", r"\tag{",
    "9^{9^{9^9}}", "10^{10^{10}}", "_{10^{12}}", "!" * 30, r"\begin{aligned}", r"\end{aligned}", r"\def\a{\a\a}\a",
    r"\sum_{k=1}^{10^{12}}", r"\input{/etc/passwd}", "!!python/object:os.system", "*a", "&a", "  ", "\n\n", ": ",
)  # fmt: skip
FRONT = (
    "loop: [replace, fresh, anchored, accumulate]", "loop: chaos", "loop:", "estimator: any divisor", "estimator: 0",
    "estimator: divisor -1", "estimator: divisor 1e999", "symbols:\n  n: integer >= 1", "symbols:\n  t: integer >= 1",
    "symbols:\n  n: integer >= 99999999999999999999", "symbols:\n  t: integer >= 2, <= 1", "symbols:\n  n: real > 0",
    "symbols:\n  x: integer", "where:\n  c: c + 1", "where:\n  c: 9^{9^{9}}", "where:\n  d: \\mathbb{E}\\,\\sigma_t^2",
    "title: *x", "title:", "a: &b [*b]", "symbols: {n: integer >= 3}", "symbols:\n  k: integer >= 1\n  x: real",
)  # fmt: skip


class Known(NamedTuple):
    """A statement of known truth, with the rows that stand before it."""

    tex: str
    setting: tuple[str, str, tuple[str, ...]]
    true: bool
    facts: tuple[str, ...]


class Made(NamedTuple):
    """A document; `truths` of its displays in order, empty where nothing is known; `kind` of what was done."""

    text: str
    kind: str
    truths: tuple[bool | None, ...] = ()


@cache
def known() -> dict[Any, list[Known]]:
    """The statements of the panels and attacks that may stand in one document: of one setting and one set of letters.

    A letter of the loop that occurs anywhere in a document is a symbol in all of it.
    """
    found: dict[Any, list[Known]] = {}
    for one in (*FIRST, *RULES, *ATTACKS):
        setting, facts = (one.loop, one.estimator, one.symbols), getattr(one, "facts", ())
        free: frozenset[str] = frozenset()
        with suppress(Unreadable):
            settings = [stated(tex, *setting)[1] for tex in (*facts, one.tex)]
            free = free.union(*(each.free for each in settings))
        key = (*setting, free)
        found.setdefault(key, []).append(Known(one.tex, setting, one.true, facts))
    return found


@cache
def handbook() -> list[str]:
    """The documents of the project."""
    paths = sorted([*ROOT.glob("proofs/[!_]*.md"), *ROOT.glob("examples/*.md")])
    return [path.read_text(encoding="utf-8") for path in paths]


def excerpt(rng: random.Random) -> str:
    """A document of the project; most often the front matter with at most two of its displays."""
    text = rng.choice(handbook())
    if rng.random() < 0.1 or not text.startswith("---\n"):
        return text
    _, front, body = text.split("---\n", 2)
    pieces = re.split(r"(?=\n\$\$.*?\$\$)", body, flags=re.DOTALL)
    return f"---\n{front}---\n{''.join(rng.sample(pieces, min(2, len(pieces))))}"


def written(loop: str, estimator: str, symbols: tuple[str, ...], rows: list[str], rng: random.Random) -> str:
    """A document of these rows, with something between them."""
    front = f"title: fuzz\nloop: {loop}\nestimator: {estimator}\n"
    front += "symbols:\n" + "".join(f"  {one}\n" for one in symbols) if symbols else ""
    body = "\n".join(f"{rng.choice(BETWEEN)}\n$$\n{tex}{rng.choice(REASONS)}\n$$\n" for tex in rows)
    text = f"---\n{front}---\n\n{body}"
    return text.replace("\n", "\r\n") if rng.random() < 0.15 else text


def shuffled(node: Any, rng: random.Random) -> Any:
    """The node with its terms and factors in another order, and sometimes sides swapped or a number as a sum."""
    node = tm.rebuilt(node, lambda part: shuffled(part, rng))
    if isinstance(node, tm.Plus) and rng.random() < 0.6:
        return tm.Plus(tuple(rng.sample(node.terms, len(node.terms))))
    if isinstance(node, tm.Times) and rng.random() < 0.6:
        return tm.Times(tuple(rng.sample(node.factors, len(node.factors))))
    if isinstance(node, tm.Relation) and rng.random() < 0.5:
        return tm.Relation(FLIPPED[node.op], node.right, node.left)
    if isinstance(node, tm.Number) and node.value.denominator == 1 and node.value > 1 and rng.random() < 0.1:
        return tm.Plus((tm.number(1), tm.number(node.value - 1)))
    return node


def rewritten(one: Known, rng: random.Random) -> str:
    """The statement in other words, as true as it was; as it is where it has parts that do not move."""
    loop, estimator, symbols = one.setting
    try:
        claims, _ = stated(one.tex, loop, estimator, symbols)
    except Unreadable:
        return one.tex
    if len(claims) != 1 or claims[0].restriction or rng.random() < 0.1:
        return one.tex
    tex = latex(shuffled(claims[0].statement, rng))
    return re.sub(" ", lambda _: rng.choice([" ", " ", "  ", "\n", r" \, "]), tex) if rng.random() < 0.3 else tex


def kept(rng: random.Random) -> Made:
    """One to four statements of one setting, rewritten, and whether each is true."""
    group = rng.choices(list(known().values()), [len(some) for some in known().values()])[0]
    rows: list[str] = []
    truths: list[bool | None] = []
    for one in rng.sample(group, min(rng.choice([1, 1, 2, 4]), len(group))):
        rows += [*one.facts, rewritten(one, rng)]
        truths += [*[None] * len(one.facts), one.true]
    return Made(written(*group[0].setting, rows, rng), "kept", tuple(truths))


def mutated(rng: random.Random) -> Made:
    """A document of the handbook, or a statement, with tokens of its displays changed for others of their kind."""
    if rng.random() < 0.6:
        text = excerpt(rng)
    else:
        one = rng.choice(rng.choice(list(known().values())))
        text = written(*one.setting, [one.tex], rng)
    displays = [found.span() for found in re.finditer(r"(?<=\$\$).+?(?=\$\$)", text, re.DOTALL)]
    start, end = rng.choice(displays or [(0, len(text))])
    for _ in range(rng.choice([1, 1, 2, 3])):
        tokens = list(TOKEN.finditer(text, start, min(end, len(text))))
        if not tokens:
            break
        token = rng.choice(tokens)
        others = next((some for some in LIKE if token[0] in some), ["", token[0] * 2, rng.choice(rng.choice(LIKE))])
        text = f"{text[: token.start()]}{rng.choice(others)} {text[token.end() :]}"
    return Made(text, "mutated")


def broken(rng: random.Random) -> Made:
    """Text cut, doubled, spliced, and with junk put in; front matter of another kind."""
    text = rng.choice([excerpt(rng), kept(rng).text])
    for _ in range(rng.choice([1, 1, 2, 4])):
        at = rng.randint(0, len(text))
        end = min(len(text), at + rng.choice([0, 0, 1, 2, 5, 40, 400]))
        other = rng.choice(["", text[at:end] * 2, rng.choice(JUNK), rng.choice(JUNK), rng.choice(handbook())[at:end]])
        text = text[:at] + other + text[end:]
    if rng.random() < 0.2:
        line = rng.choice(FRONT)
        text = re.sub(rf"^{line.split(':')[0]}:.*?\n(?=\S)", lambda _: line + "\n", text, count=1, flags=re.M | re.S)
    return Made(text[:200_000], "broken")


def fresh(rng: random.Random) -> Made:
    """Claims grown at random, costly ones among them."""
    estimator = rng.choice(ESTIMATORS)
    rows = [rng.choice(COSTLY) if rng.random() < 0.02 else grown(rng) for _ in range(rng.choice([1, 1, 2]))]
    symbols = tuple(f"{name}: {text}" for name, text in SYMBOLS.items())
    low = rng.choice([(), (), ("n: integer >= 4",), ("n: integer >= 1",), ("t: integer >= 1",)])
    return Made(written(rng.choice(LOOPS), estimator, symbols + low, rows, rng), "grown")


def document(seed: int, index: int) -> Made:
    """The document of this number."""
    rng = random.Random(f"{seed}/{index}")
    return rng.choices([kept, mutated, broken, fresh], [3, 2, 4, 2])[0](rng)
