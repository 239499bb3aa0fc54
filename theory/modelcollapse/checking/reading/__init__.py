r"""Reading LaTeX strictly: a display becomes claims, and what is not known, or could mean two things, is refused.

`read_claims(r"\mathbb{E}\,\sigma_t^2 = (1-\tfrac1n)^t")` is one claim; `Unreadable` names the token that stops it.
"""

from __future__ import annotations

from modelcollapse.checking.reading.claims import Line, read_claims, read_display, read_term
from modelcollapse.checking.reading.latex import latex
from modelcollapse.checking.reading.show import show
from modelcollapse.checking.reading.tokens import Unreadable

__all__ = ["Line", "Unreadable", "latex", "read_claims", "read_display", "read_term", "show"]
