"""What is found of a statement at one point."""

from __future__ import annotations

from dataclasses import dataclass

HOLDS, FAILS, OPEN = "holds", "fails", "open"


@dataclass(frozen=True)
class Outcome:
    """What was found at a point: holds, fails or open; both sides as text; the kind of the finding, and why.

    `lean` says how much the numbers speak against a claim, over their size or resolution; None where they
    are not known.
    """

    state: str
    left: str = ""
    right: str = ""
    kind: str = ""
    why: str = ""
    lean: float | None = None
