"""Derivations from the ratio law: a quantity that gains a factor, a step, or a factor and a constant at every fit.

x(t+1) = c x(t)          E s_t^(2s), c = E W^s
x(t+1) = x(t) + g        E log s_t^2 and Var log s_t^2
x(t+1) = q (x(t) + k)    E mu_t^2 / s_t^2, q = E 1/W, k the variance that one fit adds to the mean over s_t^2
"""

from __future__ import annotations

from typing import Any

from sympy import Eq, Function, Integer, factor, oo

from modelcollapse.errors import BadInput
from modelcollapse.estimators import Estimator
from modelcollapse.loops import no_ratio_law
from modelcollapse.symbolic.derivation import Derivation, lower_ends
from modelcollapse.symbolic.law import T
from modelcollapse.symbolic.ratio import RatioLaw, ratio_law
from modelcollapse.symbolic.recurrences.closed_form import GEOMETRIC, POLYNOMIAL, ClosedForm
from modelcollapse.symbolic.recurrences.sign import is_nonnegative, is_positive
from modelcollapse.world import Loop


def law_of(loop: Loop, estimator: Estimator) -> RatioLaw:
    """The ratio law of the loop. Raises Open where it has none."""
    law = ratio_law(loop, estimator)
    if law is None:
        raise no_ratio_law(loop)
    if law.df.is_number and law.df < 1:
        raise BadInput(f"n must be at least 2 in a formula (one point has no variance); got {law.df + 1}")
    return law


def shrinks_in_mean(loop: Loop, law: RatioLaw) -> bool:
    """E W <= 1 on the whole domain. Then E W^s < 1 for 0 < s < 1 and E log W < 0, by Jensen, as W is not constant."""
    return is_nonnegative(1 - law.df * law.scale, lower_ends(loop))


def by_factor(name: str, gain: Any, dies: bool) -> Derivation:
    """x(t) = gain^t, from x(0) = 1; `dies` says that gain < 1 is proved."""
    x = Function(name)
    where = {} if dies else {"condition": gain < 1}
    form = ClosedForm(gain**T, where, 0, Integer(0), gain, GEOMETRIC)
    return Derivation((Eq(x(T + 1), gain * x(T), evaluate=False),), form)


def by_step(name: str, step: Any, sign: int | None) -> Derivation:
    """x(t) = step t, from x(0) = 0; `sign` is the sign of the step where it is proved."""
    x = Function(name)
    limit = None if sign is None else sign * oo
    where = {} if sign else {"undecided": "it grows with the sign of its step, which depends on the parameters"}
    form = ClosedForm(step * T, where, 0, limit, Integer(1), POLYNOMIAL)
    return Derivation((Eq(x(T + 1), x(T) + step, evaluate=False),), form)


def by_gain(name: str, loop: Loop, law: RatioLaw) -> Derivation:
    """x(t) = q^t with q = E 1/W, from x(0) = 1."""
    if _infinite(law):
        return _infinite_from_the_first_fit(name)
    x, gain = Function(name), law.mean_inverse
    limit, where = _end_of_inverse(loop, law)
    form = ClosedForm(gain**T, where, 0, limit, gain, GEOMETRIC)
    return Derivation((Eq(x(T + 1), gain * x(T), evaluate=False),), form)


def by_gain_and_constant(name: str, loop: Loop, law: RatioLaw) -> Derivation:
    """x(t) = k q (q^t - 1)/(q - 1) with q = E 1/W and k = wander, from x(0) = 0."""
    if _infinite(law):
        return _infinite_from_the_first_fit(name)
    x, gain = Function(name), law.mean_inverse
    limit, where = _end_of_inverse(loop, law)
    if gain == 1:
        return by_step(name, law.wander, 1)
    closed = factor(law.wander * gain / (gain - 1)) * (gain**T - 1)
    form = ClosedForm(closed, where, 0, limit, gain, GEOMETRIC)
    return Derivation((Eq(x(T + 1), gain * (x(T) + law.wander), evaluate=False),), form)


def _infinite(law: RatioLaw) -> bool:
    """E 1/W is infinite: df <= 2, where that is a number."""
    return bool(law.df.is_number and law.df <= 2)


def _infinite_from_the_first_fit(name: str) -> Derivation:
    """x(t) = oo for t >= 1."""
    form = ClosedForm(oo, {}, 1, oo, oo, GEOMETRIC)
    return Derivation((Eq(Function(name)(T + 1), oo, evaluate=False),), form)


def _end_of_inverse(loop: Loop, law: RatioLaw) -> tuple[Any, dict[str, Any]]:
    """The limit of what grows like (E 1/W)^t, and the samples for which E 1/W is finite at all: df > 2."""
    finite = {symbol: max(end, 4) if symbol.name == "n" else end for symbol, end in lower_ends(loop).items()}
    where = {} if is_positive(law.df - 2, lower_ends(loop)) else {"domain": law.df > 2}
    if is_positive(law.mean_inverse - 1, finite):
        return oo, where
    return None, {**where, "undecided": "it grows where E 1/W > 1, which depends on the parameters"}
