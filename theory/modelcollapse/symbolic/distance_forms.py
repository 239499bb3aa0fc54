"""What is known in symbols of the expected total variation distance: its law for few fits, and its limit.

For n -> oo and t/n -> 0 mean and log variance are independent Gaussians of variance t/n and 2t/n, and
TV ~ (1/2) Int |dp|, so that E TV ~ c sqrt(t/n), c = E sqrt(1 + Z^4) / (2 sqrt(pi)).
"""

from __future__ import annotations

from typing import Any

from sympy import Eq, Function, Integer, Integral, Symbol, exp, oo, pi, sqrt

from modelcollapse.parameters import parameter
from modelcollapse.symbolic.derivation import Derivation
from modelcollapse.symbolic.law import T
from modelcollapse.symbolic.ratio import RatioLaw
from modelcollapse.symbolic.ratio_forms import shrinks_in_mean
from modelcollapse.symbolic.recurrences.closed_form import ClosedForm
from modelcollapse.symbolic.tail_forms import W, density, excess_divisor
from modelcollapse.world import Loop

N, Z, M, S = parameter("n").symbol(), Symbol("z", real=True), Symbol("m", real=True), Symbol("s", positive=True)


def total_variation(loop: Loop, law: RatioLaw) -> Derivation:
    """No closed form: the law for few fits where the divisor is near n, and the limit 1 where the drift is not 0."""
    where = {} if shrinks_in_mean(loop, law) else {"condition": law.log_drift < 0}
    if excess_divisor(law).is_number:
        constant = Integral(sqrt(1 + Z**4) * exp(-(Z**2) / 2) / sqrt(2 * pi), (Z, -oo, oo)) / (2 * sqrt(pi))
        where["few_fits"] = constant * sqrt(T / N)
    return Derivation(equations(law), ClosedForm(None, where, 0, Integer(1)))


def equations(law: RatioLaw) -> tuple[Any, ...]:
    """u(t, m, s) is the mean distance t fits after N(m, s^2)."""
    u, normal = Function("u"), exp(-(Z**2) / 2) / sqrt(2 * pi)
    moved = u(T, M + S * sqrt(law.wander) * Z, S * sqrt(W)) * normal * density(law, W)
    step = Eq(u(T + 1, M, S), Integral(moved, (Z, -oo, oo), (W, 0, oo)), evaluate=False)
    return Eq(Function("E_total_variation")(T), u(T, 0, 1), evaluate=False), step
