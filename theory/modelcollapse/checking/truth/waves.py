"""What places far out cannot tell: waves and steps of an argument that moves, which may be at rest at just these.

cos(2 pi t/17) is 1 at all multiples of 17, t/3 - floor(t/3) is 1/3 at 10^32, 10^64, .... So sin and cos count as any
number of [-1, 1], floor(u) as u less any of [0, 1], and b^u with b < 0 as |b|^u times any of [-1, 1]. But even and odd
are both looked at: cos(pi t), (-1)^t and floor(t/2) are what they are.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from flint import arb

from modelcollapse.checking import terms as tm
from modelcollapse.checking.domain import CONVENTIONS
from modelcollapse.checking.truth.context import Context
from modelcollapse.checking.truth.expand import Evaluate
from modelcollapse.checking.truth.reals import (
    NO_VALUE,
    Real,
    Unsupported,
    ball,
    exact,
    is_infinite,
    sign,
)
from modelcollapse.checking.truth.series import line

WAVES, STEPS, POLES = ("sin", "cos"), ("floor",), ("Gamma", "psi", "psi_1", "factorial", "binomial")
LOOK = (exact(10**32), exact(10**256 + 1))
AT_REST = arb("1e-6")
CANNOT = "the limit of a term with waves or steps"


def refuse(body: Any, variable: str, context: Context, value: Evaluate) -> None:
    """Raise Unsupported where the body has waves or steps in the variable."""
    if any(hides(node, variable, LOOK, context, value) for node in tm.walk(body)):
        raise Unsupported(CANNOT)


def stilled(body: Any, variable: str, places: Sequence[Real], context: Context, value: Evaluate) -> tuple[Any, Context]:
    """The body with balls for its waves and steps, and the context that has these. Raises Unsupported."""
    found: dict[Any, Any] = {}
    for node in tm.walk(body):
        if node not in found and hides(node, variable, places, context, value):
            name = f"wave {len(found)}"
            found[node] = instead(node, tm.Symbol(name))
            context = context.bound(name, arb(0.5, 0.5) if node_of(node, STEPS) else arb(0, 1))
    return replaced(body, found), context


def replaced(node: Any, found: dict[Any, Any]) -> Any:
    """The node with what stands for its parts, also for those inside of what stands for a part."""
    if node in found:
        rest = {key: one for key, one in found.items() if key != node}
        return replaced(found[node], rest)
    return tm.rebuilt(node, lambda part: replaced(part, found)) if found else node


def instead(node: Any, any_number: Any) -> Any:
    """What stands for a wave, a step or a power of a negative number. Raises Unsupported for others."""
    if node_of(node, WAVES):
        return any_number
    if node_of(node, STEPS):
        return tm.Plus((node.arguments[0], tm.Times((tm.number(-1), any_number))))
    if isinstance(node, tm.Power):
        return tm.Times((tm.Power(tm.Apply("abs", (node.base,)), node.exponent), any_number))
    raise Unsupported(CANNOT)


def node_of(node: Any, functions: tuple[str, ...]) -> bool:
    """Whether it is one of these functions."""
    return isinstance(node, tm.Apply) and node.function in functions


def hides(node: Any, variable: str, places: Sequence[Real], context: Context, value: Evaluate) -> bool:
    """Whether values at the places may hide how the node moves with the variable."""
    if variable not in tm.free_symbols(node):
        return False
    if node_of(node, WAVES) or node_of(node, STEPS):
        (argument,) = node.arguments
        return not (
            parity(node, argument, variable, context, value) or at_rest(argument, variable, places, context, value)
        )
    if node_of(node, POLES):
        return any(negative(one, variable, places, context, value) for one in node.arguments)
    if (
        not isinstance(node, tm.Power)
        or variable not in tm.free_symbols(node.exponent)
        or node.base == tm.Constant("e")
    ):
        return False
    return negative(node.base, variable, places, context, value) and not whole(
        node.exponent, variable, 1, context, value
    )


def at_rest(term: Any, variable: str, places: Sequence[Real], context: Context, value: Evaluate) -> bool:
    """Whether the term tends to a number: it is nearly the same at the nearest place and at the farthest."""
    try:
        near, far = (value(term, context.bound(variable, at)) for at in (places[0], places[-1]))
    except NO_VALUE:
        return False
    return not (is_infinite(near) or is_infinite(far)) and bool(abs(ball(near) - ball(far)) < AT_REST)


def negative(term: Any, variable: str, places: Sequence[Real], context: Context, value: Evaluate) -> bool:
    """Whether a number is negative at one of the places, or cannot be had there."""
    if tm.is_random(term) or not tm.free_symbols(term) <= {*context.numbers, variable}:
        return False
    try:
        return any(sign(value(term, context.bound(variable, at))) < 0 for at in places)
    except NO_VALUE:
        return True


def parity(node: Any, argument: Any, variable: str, context: Context, value: Evaluate) -> bool:
    """Whether even and odd whole numbers tell all of it: waves of pi (j t + c), floor((j t + c) / 2)."""
    allowed = context.setting.domain.get(variable, CONVENTIONS.get(variable))
    if allowed is not None and not allowed.integer:
        return False
    if node_of(node, STEPS):
        return whole(argument, variable, 2, context, value)
    factors = argument.factors if isinstance(argument, tm.Times) else (argument,)
    rest = [one for one in factors if one != tm.Constant("pi")]
    return len(rest) == len(factors) - 1 and whole(tm.Times((tm.number(1), *rest)), variable, 1, context, value)


def whole(term: Any, variable: str, times: int, context: Context, value: Evaluate) -> bool:
    """Whether `times` the term is j t + c with a whole j."""
    try:
        slope, _ = line(term, variable, value, context)
    except NO_VALUE:
        return False
    return bool((slope * times).q == 1)
