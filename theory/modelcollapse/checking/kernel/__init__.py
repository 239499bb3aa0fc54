"""The kernel: the only place where a theorem is made. Small, so that it can be read for soundness."""

from __future__ import annotations

from modelcollapse.checking.kernel.chance import strong_law, wald
from modelcollapse.checking.kernel.convexity import jensen
from modelcollapse.checking.kernel.laws import law_of_fit
from modelcollapse.checking.kernel.limits import compared_limit, limit_of_form, limit_of_recurrence
from modelcollapse.checking.kernel.markov import markov, markov_bound
from modelcollapse.checking.kernel.rules import algebra, induction, telescoping
from modelcollapse.checking.kernel.theorem import Theorem, Unproved, noted

__all__ = [
    "Theorem", "Unproved", "algebra", "compared_limit", "induction", "jensen", "law_of_fit", "limit_of_form",
    "limit_of_recurrence", "markov", "markov_bound", "noted", "strong_law", "telescoping", "wald",
]  # fmt: skip
