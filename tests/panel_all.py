"""The panel: statements kept aside from the checker, half of them true, in LaTeX as people write it.

FIRST goes through the classes of what is claimed in this field, RULES aims at the rules of a checker.
"""

from __future__ import annotations

from panel_analysis import ANALYSIS
from panel_chance import CHANCE
from panel_loops import LOOPS
from panel_moments import MOMENTS
from panel_rules import RULES
from panel_statement import Statement

FIRST = [*MOMENTS, *LOOPS, *ANALYSIS, *CHANCE]

__all__ = ["FIRST", "RULES", "Statement"]
