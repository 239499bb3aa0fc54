"""Whether the constants in a term are of a size that makes the places far out, where it is looked at, the end.

The places are 10^32 and beyond: constants from 10^-8 to 10^8 are near to 1 beside these, and beside their roots of
order 4. Where logarithms or higher roots of the variable stand in the term, constants from 1/64 to 64 alone.
"""

from __future__ import annotations

from typing import Any

from flint import fmpq

from modelcollapse.checking import terms as tm
from modelcollapse.checking.truth.context import Context
from modelcollapse.checking.truth.expand import Evaluate
from modelcollapse.checking.truth.reals import (
    Real,
    Undecided,
    Undefined,
    Unsupported,
    ball,
    is_exact,
    is_infinite,
)
from modelcollapse.parameters import KNOWN

LARGE, SMALL, WALK, DIGITS = 10**8, 64, 10**4, 10**9
ROOT, LEAST_ROOT = fmpq(1, 4), fmpq(1, 40)
MODELS = (tm.Process, tm.Model, tm.CollapseTime)
LOOP_PARAMETERS = set(KNOWN) - {"t", "x", "k", "p", "eps"}


def constants(body: Any, variable: str, context: Context) -> list[Any]:
    """The nodes that are numbers and do not hang on the variable; those with the index of a series inside are left out.

    So are the products of the constant factors of a product.
    """
    found = []
    for node in tm.walk(body):
        if isinstance(node, tm.Term) and fixed(node, variable, context):
            found.append(node)
        elif isinstance(node, tm.Times):
            own = tuple(part for part in node.factors if fixed(part, variable, context))
            found += [tm.Times(own)] if len(own) > 1 else []
    return found


def fixed(node: Any, variable: str, context: Context) -> bool:
    """Whether it is a number that the variable does not move."""
    free = tm.free_symbols(node)
    if variable in free or not free <= set(context.numbers) or tm.varies(node):
        return False
    return variable not in LOOP_PARAMETERS or not any(isinstance(part, MODELS) for part in tm.walk(node))


def sized(node: Any, context: Context, value: Evaluate, largest: int) -> bool:
    """Whether a constant is surely of the size of 1, or 0, or infinite; and no number of many digits."""
    if isinstance(node, tm.Number) and not node.value.denominator <= LARGE:
        return False
    try:
        size = value(node, context)
    except (Unsupported, Undefined, Undecided, OverflowError, MemoryError):
        return False
    if is_infinite(size) or (is_exact(size) and size == 0):
        return True
    return bool(abs(ball(size)) * largest >= 1 and abs(ball(size)) <= largest)


def outsized(body: Any, variable: str, context: Context, value: Evaluate, slow: int = SMALL) -> bool:
    """Whether a constant is of a size at which the far values are not far; `slow` is the largest beside logarithms."""
    root, logs = slowest(body, variable, context, value)
    largest = slow if logs or root < ROOT else LARGE
    return bool(root < LEAST_ROOT) or not all(
        sized(node, context, value, largest) for node in constants(body, variable, context)
    )


def slowest(body: Any, variable: str, context: Context, value: Evaluate) -> tuple[Real, bool]:
    """The product of what exponents are from whole numbers, and whether there are logarithms of the variable."""
    moving = [node for node in tm.walk(body) if variable in tm.free_symbols(node)]
    logs = any(isinstance(node, tm.Apply) and node.function in ("log", "psi") for node in moving)
    root: Real = fmpq(1)
    for node in {node for node in moving if isinstance(node, tm.Power)}:
        if variable not in tm.free_symbols(node.exponent):
            root *= gap(node, context, value)
        elif any(isinstance(part, tm.Apply) for part in tm.walk(node.exponent)):
            logs = True
    return root, logs


def gap(node: Any, context: Context, value: Evaluate) -> Any:
    """How far the exponent is from a whole number; 1 where it is one."""
    try:
        exponent = value(node.exponent, context)
    except (Unsupported, Undefined, Undecided):
        return fmpq(0) if tm.free_symbols(node.exponent) <= set(context.numbers) else fmpq(1)
    if is_infinite(exponent):
        return fmpq(0)
    if not is_exact(exponent):
        exponent = fmpq(round(float(exponent.mid()) * DIGITS), DIGITS) + fmpq(1, 10 * DIGITS)
    part = exponent - exponent.floor()
    return min(part, 1 - part) if part else fmpq(1)
