"""The house checks itself: who may import whom, how long a file may be, what an import may cost."""

from __future__ import annotations

import ast
import os
import subprocess
import sys
from collections.abc import Iterator
from graphlib import TopologicalSorter
from pathlib import Path

import pytest

import modelcollapse

PACKAGE = Path(modelcollapse.__file__).parent
FILES = sorted(PACKAGE.rglob("*.py"))
LONGEST_FILE = 250

LOWEST_FIRST = (
    {"errors"},
    {"parameters", "values", "numbers", "discover", "files", "progress"},
    {"world"},
    {"families", "estimators"},
    {"loops", "probe"},
    {"symbolic", "numeric"},
    {"quantities"},
    {"OTHER"},
    {"cli", "commands"},
    {"__main__"},
)
"""What stands on a line may import the lines above it; a part that is not named stands where OTHER does.

On one line they may import each other unless they are STRANGERS, and never in a circle.
"""
STRANGERS = {("symbolic", "numeric"), ("numeric", "symbolic"), ("families", "estimators"), ("estimators", "families")}


def part_of(name: str) -> str:
    """modelcollapse.symbolic.noise is in `symbolic`."""
    parts = name.split(".")
    return parts[1] if len(parts) > 1 else "__init__"


def level(part: str) -> int:
    return next((at for at, line in enumerate(LOWEST_FIRST) if part in line), LOWEST_FIRST.index({"OTHER"}))


def name_of(file: Path) -> str:
    parts = ("modelcollapse", *file.relative_to(PACKAGE).with_suffix("").parts)
    return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)


NAMES = {name_of(file) for file in FILES}


def imports(source: str) -> Iterator[str]:
    """Every module of the package that the source imports, at its top or inside a function."""
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names if alias.name.split(".")[0] == "modelcollapse")
        elif isinstance(node, ast.ImportFrom):
            if node.level:
                raise SyntaxError("relative imports hide the direction: write them in full")
            if (node.module or "").split(".")[0] == "modelcollapse":
                for alias in node.names:
                    inner = f"{node.module}.{alias.name}"
                    yield inner if inner in NAMES else str(node.module)


def wrong_direction(importer: str, imported: str) -> str | None:
    """Why this import is not allowed; None where it is."""
    above, below = part_of(importer), part_of(imported)
    if above == below or above == "__init__":
        return None
    if (above, below) in STRANGERS:
        return f"{importer} imports {imported}: {above} and {below} do not know each other"
    if level(above) < level(below):
        return f"{importer} imports {imported}: {above} stands below {below}"
    return None


def test_imports_point_down() -> None:
    wrong = [
        reason
        for file in FILES
        for imported in imports(file.read_text())
        if (reason := wrong_direction(name_of(file), imported))
    ]
    assert not wrong, "\n".join(wrong)


def test_no_import_runs_in_a_circle() -> None:
    graph = {name_of(file): set(imports(file.read_text())) - {name_of(file), "modelcollapse"} for file in FILES}
    TopologicalSorter(graph).prepare()


@pytest.mark.parametrize(
    ("importer", "source", "reason"),
    [
        ("modelcollapse.numeric.ratio", "from modelcollapse.symbolic import ratio", "do not know each other"),
        ("modelcollapse.symbolic.ratio", "import modelcollapse.numeric.ratio", "do not know each other"),
        ("modelcollapse.loops.replace", "def f():\n    import modelcollapse.numeric.noise", "stands below numeric"),
        ("modelcollapse.world", "from modelcollapse.loops import loop_class", "stands below loops"),
        ("modelcollapse.numeric.noise", "from modelcollapse.quantities import quantity", "stands below quantities"),
        ("modelcollapse.quantities", "import modelcollapse.planning.plan", "stands below plan"),
        ("modelcollapse.planning.plan", "from modelcollapse.cli import main", "stands below cli"),
    ],
)
def test_an_import_in_the_wrong_direction_is_seen(importer: str, source: str, reason: str) -> None:
    found = [wrong_direction(importer, imported) for imported in imports(source)]
    assert len(found) == 1
    assert reason in str(found[0])


def test_files_stay_short_enough_to_read() -> None:
    lengths = {str(file.relative_to(PACKAGE)): len(file.read_text().splitlines()) for file in FILES}
    too_long = {file: lines for file, lines in lengths.items() if lines > LONGEST_FILE}
    assert not too_long, f"longer than {LONGEST_FILE} lines: {too_long}"


def test_every_file_says_what_it_is() -> None:
    texts = {name_of(file): file.read_text() for file in FILES}
    silent = [name for name, text in texts.items() if text and not ast.get_docstring(ast.parse(text))]
    assert not silent


@pytest.mark.parametrize(
    "does",
    ["import modelcollapse", "from modelcollapse.cli import main; main(['--help'])"],
    ids=["import", "help"],
)
def test_no_one_pays_for_sympy_scipy_stats_or_matplotlib_who_does_not_use_them(does: str) -> None:
    heavy = "sympy", "scipy.stats", "matplotlib"
    program = f"import sys, atexit; atexit.register(lambda: print(*(m for m in {heavy} if m in sys.modules))); {does}"
    ran = python(program)
    assert ran.returncode == 0, ran.stderr
    assert ran.stdout.splitlines()[-1] == "", f"{does} loads {ran.stdout.splitlines()[-1]}"


def test_the_look_at_loaded_modules_sees_one_that_is_loaded() -> None:
    ran = python("import sys, atexit; atexit.register(lambda: print('sympy' in sys.modules)); import sympy")
    assert ran.stdout.splitlines()[-1] == "True"


def python(program: str) -> subprocess.CompletedProcess[str]:
    where = os.pathsep.join([str(PACKAGE.parent), *filter(None, [os.environ.get("PYTHONPATH")])])
    return subprocess.run(
        [sys.executable, "-c", program],
        env={**os.environ, "PYTHONPATH": where},
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )


def test_nothing_names_a_path_of_a_machine() -> None:
    homes = ("/home/", "/root/", "/work/", "/Users/")
    named = [f"{name_of(file)}: {home}" for file in FILES for home in homes if home in file.read_text()]
    assert not named
