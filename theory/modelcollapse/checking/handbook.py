"""The handbook: the documents of `proofs/`, found in a checkout and in an installed wheel alike.

A file there is a theorem; one whose name begins with _ is none. `rests_on` gives their order, which has no circle.
"""

from __future__ import annotations

from functools import cache
from graphlib import TopologicalSorter
from importlib.metadata import PackageNotFoundError, distribution
from pathlib import Path

from modelcollapse.checking.document import Document, read_document
from modelcollapse.errors import unknown

CHECKOUT = Path(__file__).parents[3] / "proofs"
INSTALLED = "share/modelcollapse/proofs/"


@cache
def files() -> dict[str, Path]:
    """The documents by name, sorted."""
    found = list(CHECKOUT.glob("*.md")) or _installed()
    return {path.stem: path for path in sorted(found) if not path.name.startswith("_")}


def _installed() -> list[Path]:
    try:
        listed = distribution("modelcollapse").files or []
    except PackageNotFoundError:
        return []
    return [Path(str(file.locate())) for file in listed if INSTALLED in file.as_posix() and file.suffix == ".md"]


def text(name: str) -> str:
    """The document of this name. Raises BadInput for an unknown one."""
    if name not in files():
        raise unknown("theorem", name, files())
    return files()[name].read_text(encoding="utf-8")


@cache
def document(name: str) -> Document:
    """The document of this name, read."""
    return read_document(text(name))


def rests_on(name: str) -> tuple[str, ...]:
    """The theorems that it names as its ground."""
    named = document(name).front.get("rests_on") or ()
    return (str(named),) if isinstance(named, str) else tuple(str(one) for one in named)


def reading_order() -> list[str]:
    """Every theorem after those that it rests on. Raises graphlib.CycleError for a circle."""
    return list(TopologicalSorter({name: rests_on(name) for name in files()}).static_order())


def entry(name: str) -> dict[str, str]:
    """What the catalogue says of it: name, title, loop, level, source and what it expects.

    The level is that which a test holds it to; a statement that is false stands there with `expects: refuted`.
    """
    front = document(name).front
    expects = str(front.get("expects", "unchecked"))
    return {
        "name": name,
        "title": document(name).title,
        "loop": ", ".join(document(name).loops),
        "level": expects.upper(),
        "source": str(front.get("source", "")),
        "expects": expects,
    }


def table() -> str:
    """The theorems in reading order, as a Markdown table."""
    rows = [entry(name) for name in reading_order()]
    lines = ["| theorem | loop | level | source |", "| --- | --- | --- | --- |"]
    lines += [f"| [{r['title']}](proofs/{r['name']}.md) | {r['loop']} | {r['level']} | {r['source']} |" for r in rows]
    return "\n".join(lines)
