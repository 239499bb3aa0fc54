"""The one exception that a user's input can raise: what was given, what is allowed, the cure."""

from __future__ import annotations

from collections.abc import Iterable
from difflib import get_close_matches


class BadInput(ValueError):
    """Input that cannot be used, in one line that names the argument, what was given, what is allowed, and the cure."""


class Open(BadInput):
    """A question that is well put and has no exact answer here; the text names what can be had."""


def unknown(kind: str, given: str, allowed: Iterable[str]) -> BadInput:
    """The refusal of a name that is not in a catalogue; it names the near ones."""
    names = sorted(allowed)
    near = get_close_matches(given, names, n=3, cutoff=0.5)
    hint = f"did you mean {' or '.join(near)}?" if near else f"choose one of: {', '.join(names)}"
    return BadInput(f"unknown {kind} {shorten(given)}; {hint}")


def shorten(given: object, width: int = 60) -> str:
    """What was given, quoted, on one line and never longer than a line can hold."""
    if isinstance(given, int) and given.bit_length() > 4 * width:
        return f"an integer of {given.bit_length()} bits"
    text = " ".join((repr(given) if isinstance(given, str) else str(given)).split())
    return text if len(text) <= width else text[: width - 3] + "..."
