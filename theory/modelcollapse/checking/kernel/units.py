"""Standard units: mu_0 = 0 and sigma_0 = 1, in which the loops, equivariant under shift and scale, are written.

In them mu_t stands for (mu_t - mu_0)/sigma_0 and sigma_t for sigma_t/sigma_0; W, KL and W_2^2 are written out.
"""

from __future__ import annotations

from fractions import Fraction
from typing import Any

from modelcollapse.checking.kernel.build import (
    HALF,
    ONE,
    ZERO,
    minus,
    over,
    plus,
    power,
    times,
)
from modelcollapse.checking.kernel.theorem import (
    Unproved,
)
from modelcollapse.checking.terms import (
    Apply,
    Expectation,
    Model,
    Power,
    Process,
    Statement,
    Symbol,
    Term,
    Variance,
    number,
    rebuilt,
    walk,
)

MU, SIGMA = Symbol("~mu_0"), Symbol("~sigma_0")


def in_standard_units(statement: Statement) -> Any:
    """mu_t and sigma_t as mu_0 + sigma_0 mu_t and sigma_0 sigma_t, W, KL and W_2^2 by definition."""
    zeros = {node.name for node in walk(statement) if isinstance(node, Process) and node.at == ZERO}
    centre = MU if "mu" in zeros else ZERO
    unit = SIGMA if "sigma" in zeros else ONE
    return _standard(statement, centre, unit)


def _standard(node: Any, centre: Term, unit: Term) -> Any:
    if isinstance(node, Process) and node.name in ("mu", "sigma", "X"):
        shift = ZERO if node.name == "sigma" else centre
        if node.at == ZERO and node.name != "X":
            return unit if node.name == "sigma" else centre
        return plus(shift, times(unit, node))
    if isinstance(node, Process) and node.name == "W":
        now, last = Process("sigma", node.at), Process("sigma", minus(node.at, ONE))
        return over(power(now, 2), power(last, 2))
    if isinstance(node, Apply) and node.function in ("KL", "W2"):
        return _distance(node, centre, unit)
    if isinstance(node, Expectation | Variance):
        # A condition knows the same in any units.
        changed = _standard(node.body, centre, unit)
        return type(node)(changed, tuple(one for one in node.given if not _is_start(one)))
    return rebuilt(node, lambda part: _standard(part, centre, unit))


def _is_start(given: Term) -> bool:
    process = given.base if isinstance(given, Power) else given
    return isinstance(process, Process) and process.at == ZERO and process.name != "X"


def _distance(node: Apply, centre: Term, unit: Term) -> Term:
    models = [model.at for model in node.arguments if isinstance(model, Model)]
    if len(models) != 2 or len(node.arguments) != 2:
        raise Unproved("a distance of what are not two models")
    means = [_standard(Process("mu", at), centre, unit) for at in models]
    scales = [_standard(Process("sigma", at), centre, unit) for at in models]
    gap = power(minus(*means), 2)
    if node.function == "W2":
        return plus(gap, power(minus(*scales), 2))
    spread = over(plus(power(scales[0], 2), gap), times(number(2), power(scales[1], 2)))
    logs = [times(HALF, Apply("log", (power(scale, 2),))) for scale in scales]
    return plus(minus(logs[1], logs[0]), spread, number(Fraction(-1, 2)))
