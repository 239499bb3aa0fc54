"""The number that a moment is, at numeric parameters: the exact map iterated or squared, never a printed closed form.

A printed closed form is 0/0 at some parameters and cancels near them; the map is neither.
"""

from __future__ import annotations

import math
from fractions import Fraction
from functools import lru_cache
from typing import Any

from sympy import Rational

from modelcollapse.errors import BadInput, Open
from modelcollapse.estimators import Estimator
from modelcollapse.loops import loop_name
from modelcollapse.numbers import Number
from modelcollapse.symbolic.law import T, Unclosed
from modelcollapse.symbolic.moment_map import MomentMap, Recurrence
from modelcollapse.symbolic.recurrences.growing_value import growing_at
from modelcollapse.symbolic.recurrences.iterate import EXACT_STEPS, Approximation, at
from modelcollapse.symbolic.recurrences.limit import limit_at
from modelcollapse.symbolic.recurrences.rational import numeric_rows
from modelcollapse.values import Value, exact, infinite, rounding, to_float
from modelcollapse.world import Loop

MOST_STEPPED = 300
LEAST_EXPONENT = -20_000
"""Of 2, far below any float: a rational of 10^12 binary digits would never be written down."""


def moment_value(loop: Loop, estimator: Estimator, powers: dict[str, int], t: Number) -> Value:
    """E of the monomial at generation t (an integer or infinity) of a loop whose parameters are numbers.

    Raises Open where a limit has no method here, BadInput where t is out of a method's reach.
    """
    moments = MomentMap(loop, estimator)
    try:
        found = _recurrence(moments, tuple(sorted(powers.items())))
    except Unclosed as error:
        return _stepped(moments, powers, t, error)
    if t < found.t0:
        return exact(fraction(found.early[t]), "moment map, first fits")
    return _of_constant(found, loop, t) if found.is_constant else _of_growing(found, loop, t)


@lru_cache(maxsize=64)
def _recurrence(moments: MomentMap, powers: tuple[tuple[str, int], ...]) -> Recurrence:
    """The recurrence, found once for many t."""
    return moments.recurrence(dict(powers))


def fraction(number: Any) -> Fraction:
    """A sympy rational as a Fraction."""
    rational = Rational(number)
    return Fraction(int(rational.p), int(rational.q))


def _stepped(moments: MomentMap, powers: dict[str, int], t: Number, reason: Unclosed) -> Value:
    name = loop_name(moments.loop)
    if t == math.inf:
        raise Open(f"the limit of {name} is open here ({reason}); ask for a finite t")
    if t > MOST_STEPPED:
        raise BadInput(
            f"t must be at most {MOST_STEPPED} for {name}, whose fits are run one by one ({reason}); got {t}"
        )
    return exact(fraction(moments.stepped(powers, t)), "moment map, fit by fit")


def _of_constant(found: Recurrence, loop: Loop, t: Number) -> Value:
    rows = [[fraction(entry) for entry in row] for row in found.matrix.tolist()]
    start = [fraction(moment) for moment in found.start]
    if t != math.inf:
        return _value(at(rows, start, found.target, found.t0, t), "moment map")
    limit = limit_at(rows, start, found.target)
    if limit is None:
        raise Open(f"this moment of {loop_name(loop)} has no limit: it oscillates; ask for a finite t")
    method = "moment map, fixed point"
    return exact(limit, method) if isinstance(limit, Fraction) else infinite(method, 1 if limit > 0 else -1)


def _of_growing(found: Recurrence, loop: Loop, t: Number) -> Value:
    start = [fraction(moment) for moment in found.start]
    rows_at = numeric_rows(found.matrix, T)
    if t <= found.t0 + EXACT_STEPS:
        return _value(at(rows_at, start, found.target, found.t0, t), "moment map")
    far = growing_at(found.matrix, found.start, found.target, T, found.t0, t)
    if far is not None:
        return _value(far, "moment map, Gamma functions and asymptotic series at two precisions")
    if t == math.inf:
        raise Open(f"the limit of this moment of {loop_name(loop)} is open here; ask for a finite t")
    return _value(at(rows_at, start, found.target, found.t0, t), "moment map")


def _value(found: Fraction | Approximation, method: str) -> Value:
    if isinstance(found, Fraction):
        return exact(found, method)
    if abs(found.value) == math.inf:
        return infinite(method, 1 if found.value > 0 else -1)
    method = f"{method}, bounded rounding"
    sign, mantissa, exponent, _ = found.value._mpf_
    if exponent < LEAST_EXPONENT:
        return Value(0.0, math.ulp(0.0), method, "numerical")
    rational = Fraction(-mantissa if sign else mantissa) * Fraction(2) ** min(exponent, -LEAST_EXPONENT)
    nearest = to_float(rational)
    return Value(nearest, float(found.error) + rounding(nearest, rational), method, "numerical", rational)
