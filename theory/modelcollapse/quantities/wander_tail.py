"""Tail of the wandering mean itself, P(|mu_t - mu_0| > k sigma_0); at t = inf that of mu_inf.

mu_inf - mu_0 ~ N(0, V) with V = wander + W V in law, a perpetuity: a Gaussian of random variance, with a power tail of
index 2 s* (`wander-tail-index`), moments `mean-wander`, `mean-fourth-wander`, kurtosis `wander-kurtosis`.

Source: Kesten 1973; Goldie 1991; Dufresne 1990 (large n).
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
    from modelcollapse.numeric.wander.tail import mean_tail

    return mean_tail(fit, t, k)


def symbols(loop: Loop, estimator: Estimator) -> Derivation:
    """The recurrence of the Laplace transform, and the limit for large n."""
    from modelcollapse.symbolic.ratio_forms import law_of
    from modelcollapse.symbolic.tail_forms import wander_tail

    return wander_tail(law_of(loop, estimator))


quantity = Tail("tail of the wandering mean, P(|mu_t - mu_0| > k)", r"P(|\mu_t - \mu_0| > k)", number, symbols)
