"""The kernel: the only place where a theorem is made. Small, so that it can be read for soundness.

Every mean, variance and covariance in a concluded statement is shown to be finite on the whole domain: it is reduced to
means of monomials that are, or a theorem says so (E T < infinity).
"""

from __future__ import annotations

from modelcollapse.checking.kernel.chance import wald
from modelcollapse.checking.kernel.convexity import jensen
from modelcollapse.checking.kernel.identities import identity
from modelcollapse.checking.kernel.infinite import infinite_mean
from modelcollapse.checking.kernel.instances import equals, instance, put
from modelcollapse.checking.kernel.laws import law_of_fit
from modelcollapse.checking.kernel.limits import compared_limit, limit_of_form, limit_of_recurrence
from modelcollapse.checking.kernel.markov import markov
from modelcollapse.checking.kernel.rules import algebra, induction, telescoping
from modelcollapse.checking.kernel.runs import strong_law
from modelcollapse.checking.kernel.sequences import before_limit, bounded, squeezed
from modelcollapse.checking.kernel.theorem import Theorem, Unproved, noted

__all__ = [
    "Theorem", "Unproved", "algebra", "before_limit", "bounded", "compared_limit", "equals", "identity", "induction",
    "infinite_mean", "instance", "jensen", "law_of_fit", "limit_of_form", "limit_of_recurrence", "markov", "noted",
    "put", "squeezed", "strong_law", "telescoping", "wald",
]  # fmt: skip
