"""Expected tail about the original mean, E P(|X - mu_0| > k sigma_0), X drawn from model t.

It does not vanish: as t -> inf it tends to P(|mu_inf - mu_0| > k sigma_0) > 0, since the mean wanders and freezes. The
law of mu_inf for large n is t_4/sqrt(2) under maximum likelihood, t_2 unbiased, t_6/sqrt(3) min-MSE. At large n the
first fit raises the tail where k > sqrt(3) under maximum likelihood, k > 1 with the unbiased divisor. About the model's
own mean it is another question (`tail-centred`).

Source: Kesten 1973 (the perpetuity); Dufresne 1990 (large n).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from modelcollapse.estimators import Estimator
from modelcollapse.numbers import Number
from modelcollapse.quantities._tail import Tail
from modelcollapse.values import Value
from modelcollapse.world import Loop

if TYPE_CHECKING:
    from modelcollapse.numeric.read_ratio import OneFit
    from modelcollapse.symbolic.derivation import Derivation


def number(fit: OneFit, t: Number, k: Number) -> Value:
    """By Laplace transforms and in real space."""
    from modelcollapse.numeric.wander.tail import draw_tail

    return draw_tail(fit, t, k)


def symbols(loop: Loop, estimator: Estimator) -> Derivation:
    """The recurrence of the Laplace transform, and the limit for large n."""
    from modelcollapse.symbolic.ratio_forms import law_of
    from modelcollapse.symbolic.tail_forms import tail

    return tail(law_of(loop, estimator))


quantity = Tail(
    "expected tail about the original mean, E P(|X - mu_0| > k)",
    r"\mathbb{E}\,P(|X_t - \mu_0| > k)",
    number,
    symbols,
)
