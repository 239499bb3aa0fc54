"""The share of the variance that is kept after t generations: expected, E sigma_t^2, and typical, exp(E log sigma_t^2).

Both in units of sigma_0^2. The typical share is simulated where the loop has no closed form for E log sigma_t^2.
"""

from __future__ import annotations

import math
from collections.abc import Sequence

import numpy as np

from modelcollapse import quantities
from modelcollapse.errors import BadInput, Open
from modelcollapse.estimators import Estimator
from modelcollapse.loops import loop_name
from modelcollapse.numeric.simulate import simulate
from modelcollapse.values import Value
from modelcollapse.world import Loop

REPLICATES = 10_000
MOST_FITS = 20_000_000


def expected(loop: Loop, estimator: Estimator, times: Sequence[int]) -> list[Value]:
    """E sigma_t^2 / sigma_0^2 at each of the times."""
    return [quantities.value("mean-variance", loop, estimator, t=t) for t in times]


def typical(loop: Loop, estimator: Estimator, times: Sequence[int], seed: int) -> list[Value]:
    """exp(E log sigma_t^2) / sigma_0^2 at each of the times, which ascend; simulated with this seed where it is open.

    Raises BadInput where the simulation would need more than 2 10^7 fits, of up to five draws each.
    """
    try:
        return [exponential(quantities.value("mean-log-variance", loop, estimator, t=t)) for t in times]
    except Open:
        return _simulated(loop, estimator, times, seed)


def _simulated(loop: Loop, estimator: Estimator, times: Sequence[int], seed: int) -> list[Value]:
    if times[-1] * REPLICATES > MOST_FITS:
        raise BadInput(
            f"--generations must be at most {MOST_FITS // REPLICATES} for {loop_name(loop)}, whose typical run is "
            f"simulated; got {times[-1]}; ask for fewer, or for the limit: modelcollapse value mean-variance ... t=inf"
        )
    method = f"simulation, {REPLICATES} replicates, seed {seed}"
    wanted = set(times)
    paths = simulate(loop, estimator, times[-1], REPLICATES, np.random.default_rng(seed))
    logs = [generation.log_variance for generation in paths if generation.t in wanted]
    errors = [float(log.std(ddof=1)) / math.sqrt(REPLICATES) for log in logs]
    means = [Value(float(log.mean()), error, method, "statistical") for log, error in zip(logs, errors, strict=True)]
    return [exponential(mean) for mean in means]


def exponential(log: Value) -> Value:
    """The exponential of a Value x +- e; its error is the larger side, exp(x)(exp(e) - 1), and the rounding."""
    if log.value == 0 and log.error == 0:
        return Value(1.0, 0.0, log.method, log.rigour)
    try:
        number = math.exp(log.value)
        # A standard error is not an interval: it is propagated to first order.
        spread = log.error if log.rigour == "statistical" else math.expm1(log.error)
    except OverflowError:
        return Value(math.inf, math.inf, log.method, log.rigour)
    # exp(-800) is not 0: the last digit of the float is part of the error.
    return Value(number, number * spread + math.ulp(number), log.method, log.rigour)
