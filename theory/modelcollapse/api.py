"""What a Python session calls, beside `value` and `derive`: a loop by name, its collapse time, its paths."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from modelcollapse.estimators import as_estimator
from modelcollapse.loops import loop_class
from modelcollapse.parameters import parameter
from modelcollapse.quantities import check_counts
from modelcollapse.quantities.collapse_time import quantity
from modelcollapse.world import Loop

if TYPE_CHECKING:
    import numpy as np

    from modelcollapse.numeric.collapse_time import CollapseTime
    from modelcollapse.numeric.simulate import Generation


def loop(name: str, **parameters: Any) -> Loop:
    """The loop of this name: `loop("fresh", n_real=10, n_synthetic=90)`. Raises BadInput."""
    return loop_class(name).of(parameters, name)


def collapse_time(n: int | Loop, eps: object, estimator: object = "mle", temperature: object = 1) -> CollapseTime:
    """Mean and variance of T = min{t : sigma_t^2 <= eps sigma_0^2}, with the proved bracket of the mean.

    `n` is the sample size of `replace`, or a Loop that uses nothing but its last model. eps is best given as text
    ("1e-300"); an estimator is a name or a divisor. Raises BadInput, and Open for a loop with real data or a memory.
    """
    built = n if isinstance(n, Loop) else loop("replace", n=n, temperature=temperature)
    chosen = as_estimator(estimator)
    check_counts(built, chosen)
    return quantity.moments(built, chosen, parameter("eps").read(eps))


def simulate(
    loop: Loop, estimator: object, generations: int, replicates: int, rng: np.random.Generator
) -> Iterator[Generation]:
    """Models 0, 1, ..., generations of `replicates` runs: arrays `mean`, `variance`, `log_variance` of each."""
    from modelcollapse.numeric.simulate import simulate as run

    check_counts(loop, as_estimator(estimator))
    return run(loop, estimator, generations, replicates, rng)
