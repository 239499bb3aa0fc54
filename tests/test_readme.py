"""The README in step with the code. `python tests/test_readme.py` rewrites what is generated in it."""

import contextlib
import io
import re
import shlex
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
README = ROOT / "README.md"
CONSOLE = re.compile(r"(```console\n\$ (?P<command>[^\n]*)\n)(?P<output>.*?)(```)", re.DOTALL)
PYTHON = re.compile(r"```python\n(?P<code>.*?)```\n(\n```text\n(?P<output>.*?)```\n)?", re.DOTALL)
THEOREMS = re.compile(r"(<!-- theorems -->\n).*?(<!-- end -->)", re.DOTALL)
VERIFIED = re.compile(r"(<!-- verified -->\n).*?(<!-- end -->)", re.DOTALL)
COVERAGE = re.compile(r"(<!-- coverage -->\n).*?(<!-- end -->)", re.DOTALL)


def printed_by(command):
    """What a `modelcollapse ...` line prints."""
    from modelcollapse.cli import main

    out = io.StringIO()
    with contextlib.redirect_stdout(out), contextlib.chdir(ROOT):
        assert main(shlex.split(command)[1:]) == 0
    return out.getvalue()


def verified():
    """What verifying the example prints; it ends with status 1, as one step of it is wrong."""
    from modelcollapse.cli import main

    out = io.StringIO()
    with contextlib.redirect_stdout(out), contextlib.chdir(ROOT):
        assert main(["verify", "examples/derivation.md"]) == 1
    return f"```text\n{out.getvalue()}```"


def sessions(text):
    """The Python blocks with what they print; one session, from the first block to the last."""
    names = {"__name__": "session"}
    for block in PYTHON.finditer(text):
        out = io.StringIO()
        with contextlib.redirect_stdout(out):
            exec(compile(block["code"], str(README), "exec"), names)
        yield block, out.getvalue()


def up_to_date(text):
    """The README with every generated part made anew."""
    from modelcollapse.checking import handbook
    from modelcollapse.coverage import table

    text = CONSOLE.sub(lambda block: f"{block[1]}{printed_by(block['command'])}{block[4]}", text)
    text = THEOREMS.sub(lambda block: f"{block[1]}\n{handbook.table()}\n\n{block[2]}", text)
    text = VERIFIED.sub(lambda block: f"{block[1]}\n{verified()}\n\n{block[2]}", text)
    text = COVERAGE.sub(lambda block: f"{block[1]}\n{table()}\n\n{block[2]}", text)
    for block, printed in reversed(list(sessions(text))):
        text = f"{text[: block.start()]}```python\n{block['code']}```\n\n```text\n{printed}```\n{text[block.end() :]}"
    return text


@pytest.mark.parametrize("block", list(CONSOLE.finditer(README.read_text())), ids=lambda block: block["command"])
def test_a_command_prints_what_the_readme_says(block):
    assert block["output"] == printed_by(block["command"])


def test_the_python_sessions_print_what_the_readme_says():
    shown = list(sessions(README.read_text()))
    assert len(shown) == 3
    for block, printed in shown:
        assert block["output"] == printed


def test_the_table_is_what_the_program_can_do():
    from modelcollapse.coverage import table

    assert table() in README.read_text()


def test_the_verified_example_and_the_theorems_are_those_of_the_program():
    from modelcollapse.checking import handbook

    text = README.read_text()
    assert verified() in text and handbook.table() in text


def test_the_two_commands_are_there_for_ci_to_run():
    text = README.read_text()
    for mark in ("main command", "test command"):
        assert re.search(rf"<!-- {mark} -->\n```sh\n[^\n]+\n```\n<!-- end -->", text)


if __name__ == "__main__":
    README.write_text(up_to_date(README.read_text()))
