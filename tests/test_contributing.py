"""The recipes of CONTRIBUTING.md, followed to the letter in a copy of the package: one file each, no other edit."""

import json
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
RECIPES = re.findall(r"```python\n(.*?)```", (ROOT / "CONTRIBUTING.md").read_text(), re.DOTALL)
FOLDERS = ("estimators", "loops", "quantities")


@pytest.fixture(scope="module")
def source(tmp_path_factory):
    """A source root with the three files of the recipes added."""
    copy = tmp_path_factory.mktemp("theory")
    shutil.copytree(ROOT / "theory" / "modelcollapse", copy / "modelcollapse")
    for folder, recipe in zip(FOLDERS, RECIPES, strict=True):
        (copy / "modelcollapse" / folder / "my_name.py").write_text(recipe)
    return copy


def run(source, *command):
    done = subprocess.run(
        [sys.executable, *command],
        capture_output=True,
        text=True,
        cwd=ROOT,
        env={**os.environ, "PYTHONPATH": str(source)},
    )
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


def answer(source, *command):
    return json.loads(run(source, "-m", "modelcollapse", *command, "--json"))


@pytest.mark.parametrize("folder", FOLDERS)
def test_a_file_is_listed(source, folder):
    row = next(row for row in answer(source, "list", folder) if row["name"] == "my-name")
    assert row["title"]


def test_the_commands_know_all_three(source):
    found = answer(source, "value", "my-name", "--loop", "my-name", "--estimator", "my-name", "n=6", "t=2")
    assert found["rigour"] == "exact" and found["value"] > 0
    assert answer(source, "derive", "mean-variance", "--loop", "my-name")["limit"] == "(3*n - 1)/(3*n + 1)"
    simulated = answer(source, "simulate", "--loop", "my-name", "n=6", "--generations", "3", "--replicates", "9")
    assert len(simulated["mean_variance"]) == 4


def test_the_table_and_the_tests_know_the_loop(source):
    cells = run(source, "-c", "from modelcollapse.coverage import status; print(status('my-name', 'my-name'))")
    assert cells.strip() == "numeric"
    tests = ["tests/test_moment_map.py", "tests/test_simulate_paths.py", "tests/test_refusals.py"]
    passed = run(source, "-m", "pytest", "-p", "no:cacheprovider", "-v", "-k", "my-name", *tests)
    assert re.search(r"\b(\d\d+) passed", passed), passed
