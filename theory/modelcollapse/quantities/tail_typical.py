"""Tail about the model's own mean in the typical run: the median over runs of P(|X - mu_t| > k sigma_0 | run).

The tail of a run rises with its variance, so the median is erfc(k / sqrt(2 x)), x the median of sigma_t^2. It falls
doubly exponentially: -log of it ~ k^2 exp(-t E log W) / 2. The expectation (`tail-centred`) is carried by rare runs.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from modelcollapse.errors import Open
from modelcollapse.estimators import Estimator
from modelcollapse.numbers import Number
from modelcollapse.quantities._tail import Tail
from modelcollapse.values import Value
from modelcollapse.world import Loop

if TYPE_CHECKING:
    from modelcollapse.numeric.read_ratio import OneFit
    from modelcollapse.symbolic.derivation import Derivation


def number(fit: OneFit, t: Number, k: Number) -> Value:
    """At the median of the variance."""
    from modelcollapse.numeric.tails.centred import typical_tail

    return typical_tail(fit.ratio, t, k)


def symbols(loop: Loop, estimator: Estimator) -> Derivation:
    """There is no closed form of a median."""
    raise Open("the median of the variance has no formula, so that this has none; tail-centred has its leading term")


quantity = Tail(
    "tail about the model's own mean in the typical run, the median of P(|X - mu_t| > k) over runs",
    r"\operatorname{med}\,P(|X_t - \mu_t| > k)",
    number,
    symbols,
)
