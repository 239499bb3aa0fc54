"""A recurrence of moments, run: the exact value at t, and the value that stays."""

from __future__ import annotations

from typing import Any

from sympy import Integer, Matrix, eye

from modelcollapse.symbolic.moment_map import Recurrence, T


def moment_at(recurrence: Recurrence, t: int) -> Any:
    """E of the target at generation t, by multiplying with the matrix step by step from the start."""
    if t < recurrence.t0:
        return recurrence.early[t]
    moments = Matrix(recurrence.start)
    for step in range(recurrence.t0, t):
        moments = recurrence.matrix.subs(T, Integer(step)) * moments
    return moments[recurrence.target]


def stationary(recurrence: Recurrence) -> Any:
    """The target at the fixed point of a constant map, whose constant monomial `one` stays at 1."""
    one = recurrence.names.index("one")
    moving = [row for row in range(len(recurrence.names)) if row != one]
    matrix = recurrence.matrix.extract(moving, moving)
    fixed = (eye(len(moving)) - matrix).LUsolve(recurrence.matrix.extract(moving, [one]))
    return fixed[moving.index(recurrence.target)]
