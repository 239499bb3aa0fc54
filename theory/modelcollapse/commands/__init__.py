"""The commands: a file here is a command.

It has a docstring (title, an empty line, examples), `arguments(parser)` and `run(args) -> Report`. What is heavy it
imports inside `run`, so that no command pays for another.
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Report:
    """What a command found: `data` for --json, `text` for people, and the exit status (0, or 1 when a check failed)."""

    data: object
    text: str
    status: int = 0
