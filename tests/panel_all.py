"""The panels: statements kept aside from the checker, half of them true, in LaTeX as people write it.

The first goes through the classes of what is claimed in this field, the second aims at the rules of a checker; the
others were written later, each before a round of mending that began with what the checker did not know of it.
"""

from __future__ import annotations

from typing import NamedTuple

from panel_analysis import ANALYSIS
from panel_chance import CHANCE
from panel_fresh_analysis import FRESH_ANALYSIS
from panel_fresh_field import FRESH_FIELD
from panel_fresh_lines import FRESH_LINES
from panel_fresh_moments import FRESH_MOMENTS
from panel_fresh_papers import FRESH_PAPERS
from panel_fresh_words import FRESH_WORDS
from panel_loops import LOOPS
from panel_moments import MOMENTS
from panel_rules import RULES
from panel_statement import Statement


class Panel(NamedTuple):
    """Statements of one hand. `true` and `false` are the shares that were settled when it was first run."""

    name: str
    statements: list[Statement]
    true: str = ""
    false: str = ""
    by_class: bool = False


FIRST = [*MOMENTS, *LOOPS, *ANALYSIS, *CHANCE]
PANELS = (
    Panel("Statements by class", FIRST, "78 %", "96 %", by_class=True),
    Panel("Statements aimed at the rules", RULES, by_class=True),
    Panel("Fresh: moments, distances, loops", FRESH_MOMENTS, "83 % (38 of 46)", "93 % (41 of 44)"),
    Panel("Fresh: series, limits, runs, T", FRESH_ANALYSIS, "41 % (18 of 44)", "72 % (33 of 46)"),
    Panel("Fresh: the field", FRESH_FIELD, "86 % (48 of 56)", "91 % (49 of 54)"),
    Panel("Fresh: papers and students", FRESH_PAPERS, "96 % (55 of 57)", "100 % (53 of 53)"),
    Panel("Fresh: in many words", FRESH_WORDS, "84 % (46 of 55)", "82 % (45 of 55)"),
    Panel("Fresh: lines of a derivation", FRESH_LINES, "98 % (40 of 41)", "100 % (39 of 39)"),
)

__all__ = ["FIRST", "PANELS", "RULES", "Panel", "Statement"]
