"""Documents: front matter, displays with their lines and reasons, and what is refused with the line named."""

# ruff: noqa: E501  (formulas and documents stand on one line)
from __future__ import annotations

from fractions import Fraction

import pytest

from fuzz_reader import run
from modelcollapse.checking.document import Document, read_document
from modelcollapse.checking.domain import CONVENTIONS, Range
from modelcollapse.checking.frontmatter import read_front_matter
from modelcollapse.checking.reading import read_term, show
from modelcollapse.checking.symbols import read_symbols
from modelcollapse.errors import BadInput

FRONT = "---\ntitle: A title\nloop: replace\nestimator: mle\n---\n"


def read(body: str, front: str = FRONT) -> Document:
    return read_document(front + body)


def front(*lines: str) -> str:
    return "---\ntitle: A title\nloop: replace\n" + "".join(line + "\n" for line in lines) + "---\n"


def test_a_display_is_a_row_with_its_line_its_reason_and_its_label() -> None:
    document = read("prose\n\n$$\\mathbb{E}\\,\\sigma_t^2 = (1-\\tfrac1n)^t \\tag{induction on t}\\label{mean}$$\n")
    (row,) = document.rows
    assert (row.line, row.by, row.label, row.error, len(row.claims)) == (8, "induction on t", "mean", "", 1)
    assert show(row.claims[0].statement) == "E[sigma_t^2] = (1 - 1/n)^t"
    assert document.title == "A title"
    assert (document.loops, document.estimator.name) == (("replace",), "mle")


def test_every_row_of_an_aligned_display_has_its_own_line_and_reason() -> None:
    document = read(
        "$$\n\\begin{aligned}\nx &< n \\tag{one} \\\\\n &\\le n^2 \\\\\n n &\\approx 3 \\by{two}\n\\end{aligned}\n$$\n"
    )
    assert [(row.line, row.by, len(row.claims), bool(row.error)) for row in document.rows] == [
        (8, "one", 1, False), (9, "", 1, False), (10, "two", 0, True),
    ]  # fmt: skip
    assert [claim.line for row in document.rows for claim in row.claims] == [8, 9]
    assert "\\approx" in document.rows[2].error


def test_math_fences_are_displays_and_code_comments_and_inline_mathematics_are_not() -> None:
    document = read(
        "```math\nx < n\n```\n\n```python\n$$x > n$$\n```\n\n~~~\n$$ x\n~~~\nText `$$ y` and $x = 1$, <!-- $$ z $$ -->\n"
        "and ``$$ a ` b $$``.\n\n$$n > x$$ and then $$x \\ne n$$\n"
    )
    assert sorted((row.line, show(row.claims[0].statement)) for row in document.rows) == [
        (7, "x < n"), (20, "n > x"), (20, "x != n"),
    ]  # fmt: skip


def test_a_display_without_a_relation_is_a_row_with_an_error() -> None:
    document = read("$$\\mathbb{E}\\,T$$ $$\\text{for } n\\ge 3$$ $$ $$\n")
    assert [len(row.claims) for row in document.rows] == [0, 0, 0]
    assert all("relations" in row.error for row in document.rows)


def test_rows_come_in_the_order_of_the_document() -> None:
    document = read("$$x < 1$$\n\n```math\nx < 2\n```\n\n$$x < 3$$\n")
    assert [row.tex for row in document.rows] == ["x < 1", "x < 2", "x < 3"]


def test_symbols_replace_conventions_and_a_is_the_divisor_only_where_any_is_meant() -> None:
    declared = (
        "symbols:",
        "  n: integer >= 3",
        "  epsilon: real > 0, < 1/2",
        "  \\lambda: real > 1",
        "  s: integer >= 0",
    )
    document = read("", front(*declared))
    assert document.domain["n"] == Range(True, Fraction(3))
    assert document.domain["eps"] == Range(False, Fraction(0), Fraction(1, 2), True, True)
    assert document.domain["temperature"] == Range(False, Fraction(1), low_strict=True)
    assert document.domain["s"] == Range(True, Fraction(0))
    assert document.domain["t"] == CONVENTIONS["t"]
    assert "divisor" not in document.domain
    any_divisor = read("$$a < n$$", front("estimator: any divisor", "symbols:", "  a: real > 1"))
    assert any_divisor.domain["divisor"] == Range(False, Fraction(1), low_strict=True)
    assert any_divisor.symbolic_divisor
    with pytest.raises(BadInput, match="give it a number"):
        any_divisor.estimator.divisor(5)
    assert read("", front("estimator: divisor 12.5")).estimator.divisor(7) == Fraction(25, 2)
    own = read("$$a < n$$", front("estimator: mle", "symbols:", "  a: real > 1"))
    assert own.domain["a"] == Range(False, Fraction(1), low_strict=True)


def test_a_letter_that_is_no_symbol_here_makes_the_display_unreadable_and_nothing_else() -> None:
    document = read("$$a < n$$\n\n$$x < n$$\n")
    assert [bool(row.error) for row in document.rows] == [True, False]
    assert "unknown symbol a" in document.rows[0].error


def test_definitions_are_read_in_order_and_written_out() -> None:
    text = front("estimator: mle", "where:", r"  c: \sqrt{2/n}\,\frac{\Gamma(n/2)}{\Gamma((n-1)/2)}", r"  b: 2c + 1")
    document = read("$$b > c^t$$", text)
    assert document.definitions["b"] == read_term("2c+1", CONVENTIONS, {"c": document.definitions["c"]})
    assert document.rows[0].tex == "b > c^t"


def where(*definitions: str, symbols: tuple[str, ...] = ()) -> str:
    declared = ("symbols:", *(f"  {one}" for one in symbols)) if symbols else ()
    return front(*declared, "where:", *(f"  {one}" for one in definitions))


def rows(front_matter: str, *displays: str) -> list[str]:
    """What each display was read as, or why it was not."""
    document = read("\n\n".join(f"$${tex}$$" for tex in displays), front_matter)
    return [row.error or show(row.claims[0].statement) for row in document.rows]


def test_a_definition_with_an_index_holds_for_every_index() -> None:
    schedule = where("n_k: (k+1)^2", "d_k: n_{k+1}-n_k", r"v_s: \mathbb{E}\,\sigma_s^2")
    assert rows(schedule, "n_3 > t", r"\prod_{k=1}^{t} n_k > 1", r"\sum_{j=1}^{t} n_{j+1} > 1", r"v_{t+1} < d_t") == [
        "(3 + 1)^2 > t",
        "prod_{k=1}^{t} (k + 1)^2 > 1",
        "sum_{j=1}^{t} ((j + 1) + 1)^2 > 1",
        "E[sigma_{t + 1}^2] < ((t + 1) + 1)^2 - (t + 1)^2",
    ]


def test_a_definition_whose_index_is_a_parameter_is_one_too() -> None:
    assert rows(where(r"c_n: 1-\frac1n", r"g_t: c_n^t"), "c_{n+1} > c_n", "g_{2t} < 1", r"\sum_{t=0}^{n} g_t > 0") == [
        "1 - 1/(n + 1) > 1 - 1/n",
        "(1 - 1/n)^(2 t) < 1",
        "sum_{t=0}^{n} (1 - 1/n)^t > 0",
    ]


def test_an_exact_name_comes_before_an_index_and_a_label_is_none() -> None:
    given = where("c_1: 7", "c_k: k^2", "b_r: 5")
    assert rows(given, "c_1 < t", "c_2 < t", "b_r < t") == ["7 < t", "2^2 < t", "5 < t"]
    assert "unknown symbol b_2" in rows(given, "b_2 < t")[0]
    assert rows(where(r"c_\lambda: \lambda^2"), r"c_\lambda < t", "c_3 < t") == ["lambda^2 < t", "3^2 < t"]


@pytest.mark.parametrize(
    ("definitions", "tex", "says"),
    [
        (("c_j: 1/j",), "c_j < 1", "declare j: integer"),
        ((r"v_k: \mathbb{E}\sigma_k^2",), "v_k < 1", "declare k: integer"),
        (("c_k: 1/k",), "c_{t/2} < 1", "an index is an integer"),
        (("c_k: 1/k",), "c_x < 1", "an index is an integer"),
        (("c_k: 1/k",), "c_r < 1", "unknown symbol r"),
        (("c_k: k", "c_t: 2t"), "c_1 < 1", "which one is meant, c_k or c_t?"),
        ((r"H_k: \sum_{j=1}^{k} \frac kj",), r"\sum_{j=1}^{t} H_j > 0", "an index j of its own"),
        ((r"c_k: \frac kt",), r"\sum_{t=1}^{n} c_{t+1} > 0", "c_k depends on t, which is an index here"),
    ],
)
def test_an_index_that_cannot_be_used_is_refused_with_the_cure(
    definitions: tuple[str, ...], tex: str, says: str
) -> None:
    assert says in rows(where(*definitions), tex)[0]


def test_a_definition_cannot_be_made_of_itself() -> None:
    with pytest.raises(BadInput, match="define it for every index"):
        read("", where("c_k: c_{k-1}/2"))


def test_front_matter_has_texts_lists_and_maps() -> None:
    found = read_front_matter(
        'title: "Kinship: what it is" # a comment\nsource: Cochran 1934,\n  and the rest\nrests_on:\n  - one\n  - two\n'
        "also: [a, b]\nflat: {n: integer >= 2, t: integer}\nwhere:\n  c: \\frac{1}{n}\n    + 1\n# comment\nempty:\nlist:\n- x\n"
    )
    assert found == {
        "title": "Kinship: what it is", "source": "Cochran 1934, and the rest", "rests_on": ["one", "two"],
        "also": ["a", "b"], "flat": {"n": "integer >= 2", "t": "integer"}, "where": {"c": r"\frac{1}{n} + 1"},
        "empty": "", "list": ["x"],
    }  # fmt: skip


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("no front matter", "line 1"), ("---\ntitle: x\n", "not closed"), (front("estimator: best"), "unknown estimator"),
        ("---\ntitle: x\nloop: repalce\n---\n", "did you mean replace"), ("---\nloop: replace\n---\n", "needs title"),
        (front("title: again"), "line 4: title is given twice"), (front("just text"), "line 4: a line is"),
        (front("symbols:", "  t: integer >= -2"), "number of fits"), (front("symbols:", "  n: real > 0"), "an integer >= 1"),
        (front("symbols:", "  n: integer >= 0"), "an integer >= 1"), (front("symbols:", "  t: integer"), ">= 0"),
        (front("symbols:", "  q: complex"), "`integer` or `real`"), (front("symbols:", "  q: real > 0, > 1"), "two bounds"),
        (front("symbols:", "  q: real > 2, < 1"), "no number"), (front("symbols:", "  q: integer > 1, < 2"), "no number"),
        (front("symbols:", "  q: real > 1, <= 1"), "no number"),
        (front("symbols:", "  q: real >"), "bounds such as"), (front("symbols:", "  E: real"), "meaning of its own"),
        (front("symbols:", "  word: real"), "a symbol is a letter"), (front("symbols: n"), "block of lines"),
        (front("symbols:", "  eps: real > 0, < 1", "  \\epsilon: real > 0"), "declared twice"),
        (front("symbols:", "  a: real > 0, < 1/0"), "bounds such as"),
        (front("where:", "  c: q + 1"), "unknown symbol q"), (front("where:", "  n: 5"), "has a meaning already"),
        (front("where:", "  c: n +"), "where: c"), (front("estimator: divisor 0"), "divisor must be"),
        (front("x: *alias"), "needs quotes"), (front("x: &anchor 1"), "needs quotes"), (front('x: "open'), "not closed"),
        (front("\tx: 1"), "line 4"), (front("x: [a, b"), "ends with ]"), (FRONT + "$$ x < 1", "line 6: this $$"),
        (FRONT + "text\n$$ x < 1 $$ $$\n", "line 7: this $$"), (FRONT + "```\ncode", "line 6: this fence"),
        (FRONT + "\n\\[ x < 1 \\]\n", "line 7: a display stands between"),
        (FRONT + "\\begin{align} x &< 1 \\end{align}\n", "line 6: a display stands between"),
    ],
)  # fmt: skip
def test_what_cannot_be_used_is_refused_with_its_line(text: str, message: str) -> None:
    with pytest.raises(BadInput) as caught:
        read_document(text)
    assert message in str(caught.value)
    assert "\n" not in str(caught.value)


def test_bounds_of_integers_are_integers() -> None:
    found = read_symbols({"s": "integer > 1, < 7/2", "m": "integer >= 3/2", "u": "real"})
    assert found == {"s": Range(True, Fraction(2), Fraction(3)), "m": Range(True, Fraction(2)), "u": Range(False)}


@pytest.mark.parametrize(
    ("text", "listed"),
    [
        ("real in (0,1)", "real > 0, < 1"),
        ("real in [0, 1/2)", "real >= 0, < 1/2"),
        ("integer in [2, 10]", "integer >= 2, <= 10"),
        (r"real in (0, \infty)", "real > 0"),
        ("real in (-inf, 3]", "real <= 3"),
    ],
)
def test_an_interval_says_what_its_two_bounds_say(text: str, listed: str) -> None:
    assert read_symbols({"u": text}) == read_symbols({"u": listed})


@pytest.mark.parametrize(
    "text", ["real in (0, 1", "real in (1, 0)", "real in (oo, 1)", "real in (0, 1, 2)", "real in 0"]
)
def test_what_is_no_interval_is_refused(text: str) -> None:
    with pytest.raises(BadInput, match="symbols: "):
        read_symbols({"u": text})


def test_mutated_documents_and_formulas_are_refused_or_read_back() -> None:
    found = run(3000, seed=11)
    assert found["read"] > 100 < found["refused"]
    assert found["document read"] > 50 < found["document refused"]
