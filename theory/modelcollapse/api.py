"""What a Python session calls, beside `value` and `derive`: a loop by name, its collapse time, its laws, its paths."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from modelcollapse.errors import BadInput
from modelcollapse.estimators import as_estimator
from modelcollapse.loops import loop_class
from modelcollapse.numbers import log
from modelcollapse.parameters import parameter
from modelcollapse.quantities import check_counts
from modelcollapse.quantities._of_ratio import one_fit
from modelcollapse.quantities.collapse_time import quantity
from modelcollapse.world import Loop

if TYPE_CHECKING:
    import numpy as np

    from modelcollapse.numeric.collapse_time import CollapseTime
    from modelcollapse.numeric.collapse_time_law import CollapseTimeLaw
    from modelcollapse.numeric.ratio import Ratio
    from modelcollapse.numeric.simulate import Generation
    from modelcollapse.numeric.variance_law import VarianceLaw


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


def collapse_time_law(
    n: int | Loop, eps: object, estimator: object = "mle", temperature: object = 1
) -> CollapseTimeLaw:
    """The law of T with the method names of scipy.stats: cdf, sf, pmf, ppf, isf, median, mean, var, std, rvs.

    Arguments and errors are those of `collapse_time`; BadInput too at n = 1, where T is not random.
    """
    from modelcollapse.numeric.collapse_time_law import CollapseTimeLaw

    return CollapseTimeLaw(_ratio(n, estimator, temperature), -log(parameter("eps").read(eps)))


def variance_law(n: int | Loop, t: int, estimator: object = "mle", temperature: object = 1) -> VarianceLaw:
    """The law of sigma_t^2 (sigma_0 = 1) with the method names of scipy.stats: cdf, sf, logcdf, logsf, pdf, ppf, rvs.

    `.log` is the law of log sigma_t^2, which serves where sigma_t^2 is no float. Arguments and errors are those of
    `collapse_time`; t is an integer >= 0.
    """
    from modelcollapse.numeric.variance_law import VarianceLaw

    return VarianceLaw(_ratio(n, estimator, temperature), int(parameter("t").read(t)))


def _ratio(n: int | Loop, estimator: object, temperature: object) -> Ratio:
    built = n if isinstance(n, Loop) else loop("replace", n=n, temperature=temperature)
    chosen = as_estimator(estimator)
    check_counts(built, chosen)
    ratio = one_fit(built, chosen).ratio
    if ratio.df == 0:
        raise BadInput("n must be at least 2 for a law (one point has no variance); got 1")
    return ratio


def simulate(
    loop: Loop, estimator: object, generations: int, replicates: int, rng: np.random.Generator
) -> Iterator[Generation]:
    """Models 0, 1, ..., generations of `replicates` runs: arrays `mean`, `variance`, `log_variance` of each."""
    from modelcollapse.numeric.simulate import simulate as run

    check_counts(loop, as_estimator(estimator))
    return run(loop, estimator, generations, replicates, rng)
