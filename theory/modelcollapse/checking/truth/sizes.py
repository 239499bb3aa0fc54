"""Whether the constants in a term are of a size that makes the places far out, where it is looked at, the end.

The places are 10^32 and beyond: constants from 10^-8 to 10^8 are near to 1 beside these, and beside their roots of
order 4. Where logarithms or higher roots of the variable stand in the term, constants from 1/64 to 64 alone; and then
their product as well, since 50 log n / (50 + log n / 50) rests from log n = 2500 on. Powers of logarithms must be low
beside those of the variable: log^60 n / n^(1/10) falls from log n = 600 on, and log 10^256 is 589.
"""

from __future__ import annotations

import math
from typing import Any

from flint import arb, fmpq

from modelcollapse.checking import terms as tm
from modelcollapse.checking.truth.context import Context
from modelcollapse.checking.truth.expand import Evaluate
from modelcollapse.checking.truth.reals import (
    NO_VALUE,
    Real,
    Undecided,
    Undefined,
    Unsupported,
    ball,
    is_exact,
    is_infinite,
)
from modelcollapse.checking.truth.waves import LOOK, at_rest
from modelcollapse.parameters import KNOWN

LARGE, SMALL, WALK, DIGITS = 10**8, 64, 10**4, 10**9
TWICE, FARTHEST, LATEST, NESTED = 3, 1e24, 50, 10
ROOT, LEAST_ROOT = fmpq(1, 4), fmpq(1, 40)
LOGS = ("log", "psi")
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
    return not moves(node, variable) and tm.free_symbols(node) <= set(context.numbers) and not tm.varies(node)


def moves(node: Any, variable: str) -> bool:
    """Whether the variable occurs in it, or is hidden there."""
    return variable in tm.free_symbols(node) or hidden(node, variable)


def hidden(node: Any, variable: str) -> bool:
    """Whether it speaks of models of which the variable is a parameter: E mu_1^2 = 1/n moves with n."""
    return variable in LOOP_PARAMETERS and any(isinstance(part, MODELS) for part in tm.walk(node))


def sized(node: Any, context: Context, value: Evaluate, largest: int) -> bool:
    """Whether a constant is surely of the size of 1, or 0, or infinite; and no number of many digits."""
    if isinstance(node, tm.Number) and not node.value.denominator <= LARGE:
        return False
    try:
        size = value(node, context)
    except NO_VALUE:
        return False
    if is_infinite(size) or (is_exact(size) and size == 0):
        return True
    return bool(abs(ball(size)) * largest >= 1 and abs(ball(size)) <= largest)


def together(term: Any, variable: str, context: Context, value: Evaluate) -> Any:
    """The product of the sizes c or 1/c >= 1 of all constants in the term: where it may change its ways, at most."""
    if fixed(term, variable, context):
        size = abs(ball(value(term, context))) if not is_infinite(value(term, context)) else arb(1)
        return (1 / size if size < 1 else size) if size > 0 else arb(1)
    plain = isinstance(term, tm.Power) and not moves(term.exponent, variable)
    product = arb(1)
    for part in (term.base,) if plain else tm.parts(term):
        product *= together(part, variable, context, value)
    return product


def outsized(body: Any, variable: str, context: Context, value: Evaluate, slow: int = SMALL) -> bool:
    """Whether a constant is of a size at which the far values are not far; `slow` is the largest beside logarithms."""
    root, logs = slowest(body, variable, context, value)
    largest = slow if logs or root < ROOT else LARGE
    if root < LEAST_ROOT or not all(
        sized(node, context, value, largest) for node in constants(body, variable, context)
    ):
        return True
    if slow == WALK:
        return False
    most = (TWICE if nested(body, variable) else SMALL) if logs else FARTHEST ** float(root)
    if not together(body, variable, context, value) < most:
        return True
    return logs and too_slow(body, variable, root, context, value)


def nested(body: Any, variable: str) -> bool:
    """Whether it has a logarithm of a logarithm of the variable."""
    return any(
        sum(logarithm(one, variable) for one in tm.walk(node)) > 1
        for node in tm.walk(body)
        if logarithm(node, variable)
    )


def logarithm(node: Any, variable: str) -> bool:
    """Whether it is log or psi of a term with the variable."""
    return isinstance(node, tm.Apply) and node.function in LOGS and moves(node, variable)


def too_slow(body: Any, variable: str, root: Real, context: Context, value: Evaluate, latest: int = LATEST) -> bool:
    """Whether powers of logarithms may still outgrow at e^latest what outgrows them in the end.

    (log n)^p n^(-r) falls from log n = p/r on, and (log n)^p exp(-log^r n) from (p/r)^(1/r).
    """
    order = ball(degree(body, variable, context, value)) / ball(root)
    exponents = [node.exponent for node in tm.walk(body) if isinstance(node, tm.Power)]
    inside = any(logarithm(part, variable) for exponent in exponents for part in tm.walk(exponent))
    return not (order ** ball(1 / root) if inside and order > 1 else order) <= latest


def degree(term: Any, variable: str, context: Context, value: Evaluate) -> Any:
    """How many logarithms stand in a product at most; one of a logarithm counts as many, of what rests as none."""
    if not moves(term, variable) or (logarithm(term, variable) and rests(term, variable, context, value)):
        return arb(0)
    inner = [degree(part, variable, context, value) for part in tm.parts(term)]
    most = max(inner, key=lambda x: float(x.mid()), default=arb(0))
    if isinstance(term, tm.Times):
        return sum(inner, arb(0))
    if logarithm(term, variable):
        return 1 + NESTED * most
    if isinstance(term, tm.Power) and not moves(term.exponent, variable):
        exponent = value(term.exponent, context)
        return inner[0] if is_infinite(exponent) else inner[0] * abs(ball(exponent))
    return most


def rests(term: Any, variable: str, context: Context, value: Evaluate) -> bool:
    """Whether a logarithm tends to a number, as log(1 + 1/k) does."""
    return at_rest(term, variable, LOOK, context, value)


def slowest(body: Any, variable: str, context: Context, value: Evaluate) -> tuple[Real, bool]:
    """The least power of the variable that may be left of powers, and whether there are logarithms of it.

    The product of what exponents are from whole numbers; of several ones 1 over their common denominator, if less.
    """
    moving = [node for node in tm.walk(body) if moves(node, variable)]
    logs = any(isinstance(node, tm.Apply) and node.function in LOGS for node in moving)
    root: Real = fmpq(1)
    denominators: set[int] = set()
    for node in {node for node in moving if isinstance(node, tm.Power)}:
        if not moves(node.exponent, variable):
            part, denominator = gap(node, context, value)
            root *= part
            denominators |= {denominator} - {1}
        elif any(isinstance(part, tm.Apply) for part in tm.walk(node.exponent)):
            logs = True
    return min(root, fmpq(1, math.lcm(*denominators))) if len(denominators) > 1 else root, logs


def gap(node: Any, context: Context, value: Evaluate) -> tuple[Any, int]:
    """How far the exponent is from a whole number, 1 where it is one; and its denominator, 1 where it is not known."""
    try:
        exponent = value(node.exponent, context)
    except (Unsupported, Undefined, Undecided):
        return fmpq(0) if tm.free_symbols(node.exponent) <= set(context.numbers) else fmpq(1), 1
    if is_infinite(exponent):
        return fmpq(0), 1
    denominator = int(exponent.q) if is_exact(exponent) else 1
    if not is_exact(exponent):
        exponent = fmpq(round(float(exponent.mid()) * DIGITS), DIGITS) + fmpq(1, 10 * DIGITS)
    part = exponent - exponent.floor()
    return min(part, 1 - part) if part else fmpq(1), denominator
