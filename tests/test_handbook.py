"""The handbook: every document of proofs/ has the form that a reader, a renderer and the checker rely on."""

from __future__ import annotations

import re
from graphlib import CycleError, TopologicalSorter
from pathlib import Path

import pytest

from modelcollapse.checking.document import read_document

PROOFS = Path(__file__).parents[1] / "proofs"
FILES = {file.stem: file.read_text(encoding="utf-8") for file in sorted(PROOFS.glob("[!_]*.md"))}
FIELDS = ("title", "loop", "estimator", "symbols", "source", "rests_on", "expects")
LEVELS = ("proved", "certified", "cited", "supported", "refuted")
LOOPS = {"replace", "fresh", "anchored", "accumulate"}
ESTIMATORS = {"mle", "unbiased", "min-mse", "any divisor"}
FEWEST, FEWEST_MIRRORS = 45, 10

ALLOWED_MACROS = frozenset(
    re.findall(
        "[A-Za-z]+",
        """mathbb mathrm operatorname text frac tfrac sqrt left right Bigl Bigr bigl bigr lfloor rfloor hat
        log exp min max sup sin arctan sum prod lim int to infty le ge ne in pm times cdot cdots dots mid Re
        sigma mu psi Gamma chi epsilon lambda kappa alpha varphi Phi delta rho tau pi square
        quad qquad displaystyle tag""",
    )
)
r"""What both KaTeX and MathJax render without a package; \label and \by are not among it."""


def front(text: str) -> dict[str, object]:
    """The front matter, read line by line: scalars, one level of mapping, one level of list."""
    found: dict[str, object] = {}
    key = ""
    for line in text.split("\n---\n", 1)[0].splitlines()[1:]:
        if line.startswith("  - "):
            found[key] = [*(found[key] or []), line[4:]]  # type: ignore[misc]
        elif line.startswith("  "):
            name, _, value = line.strip().partition(": ")
            found[key] = {**(found[key] or {}), name: value}  # type: ignore[dict-item]
        else:
            key, _, value = line.partition(":")
            found[key] = [] if value.strip() == "[]" else value.strip()
    return found


def body(text: str) -> str:
    return text.split("\n---\n", 1)[1]


def displays(text: str) -> list[str]:
    return [found.strip() for found in re.findall(r"\$\$(.*?)\$\$", body(text), flags=re.S)]


def formulas(text: str) -> list[str]:
    """All mathematics of a document: displays, inline, and the definitions of the front matter."""
    inline = re.findall(r"(?<!\$)\$([^$]+)\$(?!\$)", re.sub(r"\$\$.*?\$\$", "", body(text), flags=re.S))
    where = front(text).get("where") or {}
    return [*displays(text), *inline, *(where.values() if isinstance(where, dict) else ())]


def form_faults(text: str) -> list[str]:
    """What is wrong with the form of a document; empty where nothing is."""
    if not text.startswith("---\n") or "\n---\n" not in text:
        return ["no front matter"]
    head = front(text)
    faults = [f"no {field}" for field in FIELDS if head.get(field) in (None, "")]
    loops = {loop.strip() for loop in str(head.get("loop", "")).split(",")}
    faults += [f"unknown loop {loop}" for loop in sorted(loops - LOOPS)]
    faults += [] if head.get("estimator") in ESTIMATORS else [f"unknown estimator {head.get('estimator')}"]
    faults += [] if head.get("expects") in LEVELS else [f"expects {head.get('expects')}"]
    faults += [] if displays(text) else ["no display"]
    claimed = sum(r"\tag{claimed}" in display for display in displays(text))
    if claimed != (head.get("expects") == "refuted"):
        faults.append(f"{claimed} displays are tagged claimed, and expects is {head.get('expects')}")
    return faults


def formula_faults(formula: str) -> list[str]:
    """What a renderer or a strict reader would stumble over; empty where nothing is."""
    macros = set(re.findall(r"\\([A-Za-z]+)", formula))
    faults = [f"macro \\{name}" for name in sorted(macros - ALLOWED_MACROS)]
    depth = 0
    for sign in re.sub(r"\\[{}]", "", formula):
        depth += {"{": 1, "}": -1}.get(sign, 0)
        if depth < 0:
            break
    faults += ["braces"] if depth else []
    unpaired = len(re.findall(r"\\left\b", formula)) != len(re.findall(r"\\right\b", formula))
    faults += ["left without right"] if unpaired else []
    faults += ["more than one tag"] if formula.count(r"\tag") > 1 else []
    return faults


def order(rests_on: dict[str, list[str]]) -> list[str]:
    """Every name after those that it rests on. Raises CycleError, and KeyError for a name that does not exist."""
    for name in (ground for grounds in rests_on.values() for ground in grounds):
        if name not in rests_on:
            raise KeyError(name)
    return list(TopologicalSorter(rests_on).static_order())


def grounds(text: str) -> list[str]:
    named = front(text)["rests_on"]
    assert isinstance(named, list)
    return named


def test_there_are_enough_theorems_and_enough_questions() -> None:
    assert len(FILES) >= FEWEST
    assert sum(front(text)["expects"] == "refuted" for text in FILES.values()) >= FEWEST_MIRRORS


@pytest.mark.parametrize("name", FILES)
def test_a_document_is_complete(name: str) -> None:
    assert not form_faults(FILES[name])


@pytest.mark.parametrize("name", FILES)
def test_its_formulas_render_anywhere(name: str) -> None:
    faults = {formula: found for formula in formulas(FILES[name]) if (found := formula_faults(formula))}
    assert not faults


def test_titles_are_unique() -> None:
    titles = [str(front(text)["title"]) for text in FILES.values()]
    assert len(set(titles)) == len(titles)


def test_names_say_a_conclusion() -> None:
    short = [name for name in FILES if not re.fullmatch(r"[a-z0-9]+(_[a-z0-9]+){3,}", name)]
    assert not short


def test_what_is_rested_on_exists_and_runs_in_no_circle() -> None:
    assert len(order({name: grounds(text) for name, text in FILES.items()})) == len(FILES)


def test_a_circle_and_a_missing_name_are_seen() -> None:
    with pytest.raises(CycleError):
        order({"a": ["b"], "b": ["a"]})
    with pytest.raises(KeyError):
        order({"a": ["b"]})


def test_nothing_rests_on_a_question() -> None:
    questions = {name for name, text in FILES.items() if front(text)["expects"] == "refuted"}
    assert not [name for name, text in FILES.items() if questions & set(grounds(text))]


def test_a_paper_that_was_not_read_is_said_to_be() -> None:
    silent = [n for n, text in FILES.items() if "arXiv" in (s := str(front(text)["source"])) and "not read" not in s]
    assert not silent


GOOD = """---
title: A title
loop: replace
estimator: mle
symbols:
  n: integer >= 2
source: Euler 1748
rests_on: []
expects: proved
---

Text with $n$.

$$n = n \\tag{algebra}$$
"""


def test_a_good_document_has_no_fault() -> None:
    assert not form_faults(GOOD)
    assert formulas(GOOD) == [r"n = n \tag{algebra}", "n"]


@pytest.mark.parametrize(
    ("right", "wrong"),
    [
        ("title: A title", "title:"),
        ("title: A title\n", ""),
        ("loop: replace", "loop: replaced"),
        ("estimator: mle", "estimator: biased"),
        ("expects: proved", "expects: true"),
        ("expects: proved", "expects: refuted"),
        (r"\tag{algebra}", r"\tag{claimed}"),
        ("rests_on: []\n", ""),
        ("source: Euler 1748\n", ""),
        ("$$n = n \\tag{algebra}$$", "$n=n$"),
        ("---\n\nText", "\nText"),
    ],
)
def test_a_fault_of_form_is_seen(right: str, wrong: str) -> None:
    assert right in GOOD
    assert form_faults(GOOD.replace(right, wrong))


@pytest.mark.parametrize(
    "formula",
    [r"\label{a}", r"\by{x}", r"\frac{1}{n", r"n}{", r"\left(n)", r"a \tag{x} \tag{y}", r"\eqref{a}", r"\approx"],
)
def test_a_fault_of_a_formula_is_seen(formula: str) -> None:
    assert formula_faults(formula)


@pytest.mark.parametrize("name", FILES)
def test_every_display_reads(name: str) -> None:
    document = read_document(FILES[name])
    unread = {row.line: row.error for row in document.rows if row.error}
    assert not unread
    assert len(document.rows) == len(displays(FILES[name]))
