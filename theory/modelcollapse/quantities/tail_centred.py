"""Expected tail about the model's own mean, E P(|X - mu_t| > k sigma_0), X drawn from model t.

    E P = E erfc(k / sqrt(2 sigma_t^2)) = (1/2 pi i) Int_{Re s>0} G(s) (k^2/2)^-s (E W^s)^t ds
    G(s) = Gamma(s + 1/2) / (sqrt(pi) s)

It decays at Cramer's rate, e^{-I t} (`tail-rate`), carried by rare runs; the typical run has far less (`tail-typical`).
"Tails vanish first" is false on average: at large n it first rises if k > sqrt(5) under maximum likelihood, if
k > sqrt(3) with the unbiased divisor; for n = 100 and k = 4 it is 24.66 times the truth's at t = 66.

Source: the Mellin transform of erfc, DLMF 7.7; Bahadur and Rao 1960.
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
    """By a contour integral and by quadrature against a convolved density."""
    from modelcollapse.numeric.tails.centred import centred_tail

    return centred_tail(fit.ratio, t, k)


def symbols(loop: Loop, estimator: Estimator) -> Derivation:
    """The recurrence, the rate and the leading term."""
    from modelcollapse.symbolic.ratio_forms import law_of
    from modelcollapse.symbolic.tail_forms import centred_tail

    return centred_tail(loop, law_of(loop, estimator))


quantity = Tail(
    "expected tail about the model's own mean, E P(|X - mu_t| > k)",
    r"\mathbb{E}\,P(|X_t - \mu_t| > k)",
    number,
    symbols,
)
