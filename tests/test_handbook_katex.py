r"""Every display and formula of the handbook and the examples is rendered by KaTeX itself, as GitHub's readers see it.

KaTeX 0.19.1 (MIT; tests/katex/ has dist/katex.min.js of its npm package) runs in the engine quickjs-ng, in strict mode.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from pathlib import Path

import pytest
import quickjs

from modelcollapse.checking.document import displays, without_code
from test_handbook import formulas

HERE = Path(__file__).parent
KATEX = HERE / "katex" / "katex.min.js"
DIGEST = "fa140498b8cfc8302cbe5e7cb1bdbc1f952bc38b3fa258ede09e73edbf9a74bc"
FILES = {
    f"{folder}/{file.stem}": file.read_text(encoding="utf-8")
    for folder in ("proofs", "examples")
    for file in sorted((HERE.parent / folder).glob("*.md"))
}
ERROR = """(tex, display) => {
  try { katex.renderToString(tex, {displayMode: display, throwOnError: true, strict: "error"}); return ""; }
  catch (error) { return String(error.message); }
}"""
Render = Callable[[str, bool], str]


@pytest.fixture(scope="module")
def error_of() -> Render:
    """What KaTeX says is wrong with a formula; empty where nothing is."""
    context = quickjs.Context()
    context.eval(KATEX.read_text(encoding="utf-8"))
    found: Render = context.eval(ERROR)
    return found


def shown(text: str) -> list[str]:
    """The displays as the program finds them, fences included."""
    return [tex for _, tex in displays(text.partition("\n---\n")[2] if text.startswith("---\n") else text, 1)]


def inline(text: str) -> list[str]:
    """The mathematics within the text and the definitions of the front matter, code left out."""
    whole = text if text.startswith("---\n") else f"---\n\n---\n{text}"
    plain = "\n".join(line for _, _, line in without_code(whole.split("\n"), 1))
    return [tex for tex in formulas(plain) if tex not in {one.strip() for one in shown(text)}]


def test_the_renderer_is_the_one_that_was_published() -> None:
    assert hashlib.sha256(KATEX.read_bytes()).hexdigest() == DIGEST


def test_there_are_documents_to_render() -> None:
    assert {name.split("/")[0] for name in FILES} == {"proofs", "examples"} and "proofs/_open" in FILES
    assert sum(len(shown(text)) for text in FILES.values()) >= len(FILES) - 1


@pytest.mark.parametrize("name", FILES)
def test_katex_renders_every_display_and_formula(error_of: Render, name: str) -> None:
    wrong = {tex: said for tex in shown(FILES[name]) if (said := error_of(tex, True))}
    wrong |= {tex: said for tex in inline(FILES[name]) if (said := error_of(tex, False))}
    assert not wrong


@pytest.mark.parametrize(
    "planted",
    [r"\label{a}", r"\by{x}", r"\frac{1", r"n}{", r"\left(n", r"a^b^c", r"\mathbb{E}é", r"\begin{aligned} a"],
)
def test_what_does_not_render_is_seen(error_of: Render, planted: str) -> None:
    good = FILES["examples/derivation"]
    first = shown(good)[0]
    assert not any(error_of(tex, True) for tex in shown(good))
    bad = shown(good.replace(first, first.replace(r"\tag", rf"{planted} \tag"), 1))
    assert error_of(bad[0], True).startswith("KaTeX parse error")


def test_inline_mathematics_is_rendered_too(error_of: Render) -> None:
    found = inline("Text $\\by{x}$, `$\\by{code}$` and $$n$$.")
    assert found == [r"\by{x}"] and error_of(found[0], False)
