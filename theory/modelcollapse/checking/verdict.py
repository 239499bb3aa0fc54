"""Verdicts: what may be said of a claim, from proved to refuted, with the reason and what would convince a reader.

PROVED       by the kernel's rules from the definition of the model only
CERTIFIED    also by ball arithmetic over the whole stated domain
CITED        rests on a named external theorem whose hypotheses were checked
SUPPORTED    agrees at k admissible points; not a proof
STATISTICAL  simulation cannot tell the sides apart, at a stated resolution
UNCHECKED    could not be read or evaluated, and why
REFUTED      false at an admissible point, which is shown with both values
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

LEVELS = ("PROVED", "CERTIFIED", "CITED", "SUPPORTED", "STATISTICAL", "UNCHECKED", "REFUTED")
POSITIVE = LEVELS[:3]
"""From the strongest to the weakest; a document has the level of its weakest needed step."""


@dataclass(frozen=True)
class Counterexample:
    """The smallest admissible point that was found, and both sides there, as text that a person reads."""

    point: Mapping[str, str]
    left: str
    right: str


@dataclass(frozen=True)
class Verdict:
    """The level and the reason in words; `kind` of a refutation is exact, certified, numerical, statistical or by a
    theorem.

    `explanation` has a line a step: rules applied, points tried, balls computed. `non_sequitur` says that the claim is
    true, but not by the reason that was given. `points` are those at which it was found to hold; `proposal` is a symbol
    and a least value from which on a refuted claim might hold.
    """

    level: str
    reason: str
    kind: str = ""
    counterexample: Counterexample | None = None
    non_sequitur: bool = False
    explanation: tuple[str, ...] = field(default=())
    points: int = 0
    proposal: tuple[str, int] | None = None

    def __post_init__(self) -> None:
        if self.level not in LEVELS:
            raise ValueError(f"a verdict is one of {', '.join(LEVELS)}; got {self.level!r}")
