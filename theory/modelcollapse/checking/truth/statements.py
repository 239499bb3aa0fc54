"""A statement at one point: whether it holds there, as far as the model says."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from flint import arb

from modelcollapse.checking import terms as tm
from modelcollapse.checking.truth.context import Context, NoModel, Notes, index_of
from modelcollapse.checking.truth.outcome import FAILS, HOLDS, OPEN, Outcome
from modelcollapse.checking.truth.paths import moved, realisations
from modelcollapse.checking.truth.reals import (
    Real,
    Undecided,
    Undefined,
    Unsupported,
    ball,
    is_exact,
    is_infinite,
    precision,
    shown,
)
from modelcollapse.checking.truth.same_law import same_law
from modelcollapse.checking.truth.simulated import UNPROVED
from modelcollapse.checking.truth.sure import surely
from modelcollapse.checking.truth.tower import averaged
from modelcollapse.checking.truth.uniform import nonnegative
from modelcollapse.checking.truth.values import value
from modelcollapse.checking.truth.vanish import vanishing

BITS = (192, 448, 1400, 5000)
AGREED = 300
MOST_PATH = 12


def decide(statement: Any, context: Context) -> Outcome:
    """The statement at this point. Raises nothing but what a budget raises."""
    try:
        if isinstance(statement, tm.Tends) and statement.mode not in ("", "in mean"):
            return surely(statement, context, value)
        if isinstance(statement, tm.SameLaw):
            return same_law(statement.left, statement.right, context, value)
        relation = as_relation(statement)
        if tm.is_random(relation.left) or tm.is_random(relation.right):
            return almost_surely(relation, context)
        try:
            return compared(relation, context)
        except Unsupported:
            found = vanishing(relation, context, value)
            if found is None:
                raise
            return found
    except Undefined as error:
        return Outcome(FAILS, "undefined", "", "exact", f"undefined: {error}")
    except NoModel as error:
        return Outcome(OPEN, why=f"{error}; say from which t on it holds")
    except Unsupported as error:
        return Outcome(OPEN, why=f"no evaluator for {error}")
    except Undecided as error:
        return Outcome(OPEN, why=str(error))


def as_relation(statement: Any) -> tm.Relation:
    """A limit statement as an equation with a limit; a relation as it is."""
    if isinstance(statement, tm.Tends) and statement.mode == "in mean":
        if statement.right != tm.number(0) or not nonnegative(statement.left):
            raise Unsupported("this limit in mean")
        mean = tm.Expectation(statement.left)
        return tm.Relation("=", tm.Limit(statement.variable, statement.target, mean), statement.right)
    if isinstance(statement, tm.Tends):
        return tm.Relation("=", tm.Limit(statement.variable, statement.target, statement.left), statement.right)
    if isinstance(statement, tm.Asymptotic):
        ratio = tm.Times((statement.left, tm.Power(statement.right, tm.number(-1))))
        return tm.Relation("=", tm.Limit(statement.variable, statement.target, ratio), tm.number(1))
    if isinstance(statement, tm.Relation):
        return statement
    raise Unsupported(f"a statement of the kind {type(statement).__name__}")


def compared(relation: tm.Relation, context: Context) -> Outcome:
    """Both sides, to more and more digits until the relation is decided."""
    reason = "the sides cannot be told apart"
    for bits in BITS:
        with precision(bits):
            try:
                context = replace(context, notes=context.notes.blank())
                left, right = side(relation.left, context, "left"), side(relation.right, context, "right")
                found = verdict_of(relation.op, left, right, bits, context.notes)
            except Undecided as error:
                reason = str(error)
                continue
        if found is not None:
            return found
        if context.notes.statistical:
            return statistical(relation, left, right, context)
        if context.notes.numerical and not certified(context.notes):
            break
    if context.notes.numerical:
        return Outcome(OPEN, kind="numerical", why="the sides agree to the digits that are known")
    return Outcome(OPEN, why=reason)


def side(term: Any, context: Context, name: str) -> Real:
    """One side; an undefined one says which it is."""
    try:
        return value(term, context)
    except Undefined as error:
        raise Undefined(f"{name} has no value ({error})") from None


def verdict_of(op: str, left: Real, right: Real, bits: int, notes: Notes) -> Outcome | None:
    """The relation of two numbers, None where that takes more digits."""
    texts = shown(left), shown(right)
    kind = kind_of(notes) if notes.statistical or any(isinstance(x, arb) for x in (left, right)) else "exact"
    order = order_of(left, right)
    if order is None:
        if op in ("=", "<=", ">=") and agree(left, right, bits, notes):
            return Outcome(HOLDS, *texts, kind)
        return None
    holds = {"=": order == 0, "!=": order != 0, "<": order < 0, "<=": order <= 0, ">": order > 0, ">=": order >= 0}[op]
    if not holds and any(UNPROVED in note for note in notes.statistical):
        return Outcome(OPEN, *texts, why="simulation speaks against it, by a normal approximation only")
    lean = None if kind == "exact" else leaning(op, left, right)
    return Outcome(HOLDS if holds else FAILS, *texts, kind, "; ".join(notes.statistical), lean)


def kind_of(notes: Notes) -> str:
    """How well the numbers are known."""
    if notes.statistical:
        return "statistical"
    return "certified" if certified(notes) else "numerical"


def certified(notes: Notes) -> bool:
    """Whether all that is not exact is a certificate."""
    return all("certificate" in note for note in notes.numerical)


def order_of(left: Real, right: Real) -> int | None:
    """-1, 0, 1 as left <, =, > right; None where balls overlap."""
    if is_infinite(left) or is_infinite(right):
        a = left if is_infinite(left) else 0.0
        b = right if is_infinite(right) else 0.0
        return (a > b) - (a < b)
    if is_exact(left) and is_exact(right):
        return int(left > right) - int(left < right)
    return -1 if left < right else 1 if left > right else None


def agree(left: Real, right: Real, bits: int, notes: Notes) -> bool:
    """Whether overlapping balls are narrow enough to speak for equality."""
    difference = ball(left) - ball(right)
    size = abs(ball(left)) + abs(ball(right))
    if notes.numerical:
        return bool(difference.rad() < arb("1e-6") * (size.upper() + arb("1e-6")))
    if notes.statistical:
        return False
    return bits >= AGREED and bool(difference.rad() < arb(2) ** (-AGREED // 2) * (size.upper() + arb(2) ** -60))


def leaning(op: str, left: Real, right: Real) -> float | None:
    """How far the middles lie on the wrong side: over what is not known of them, or where that is little their size."""
    if is_infinite(left) or is_infinite(right):
        return None
    gap = ball(left).mid() - ball(right).mid()
    gap = abs(gap) if op == "=" else -abs(gap) if op == "!=" else -gap if op in (">", ">=") else gap
    size = abs(ball(left).mid()) + abs(ball(right).mid())
    unknown = ball(left).rad() + ball(right).rad()
    measure = unknown if unknown > size * arb("1e-6") else size
    return float(gap / measure) if measure > 0 else 0.0


def statistical(relation: tm.Relation, left: Real, right: Real, context: Context) -> Outcome:
    """Overlapping estimates: they cannot be told apart."""
    state = HOLDS if relation.op in ("=", "<=", ">=") else OPEN
    why, lean = "; ".join(context.notes.statistical), leaning(relation.op, left, right)
    return Outcome(state, shown(left), shown(right), "statistical", why, lean)


def almost_surely(relation: tm.Relation, context: Context) -> Outcome:
    """A relation of random terms: of laws where fresh variables stand in it, else on realisations of the models."""
    if any(outside(side) for side in (relation.left, relation.right)):
        if relation.op != "=":
            raise Unsupported("an inequality with random variables that are no models")
        return same_law(relation.left, relation.right, context, value, given=True)
    try:
        return compared(relation, context)
    except Unsupported:
        fits = latest(relation, context)
    seen: list[Outcome] = []
    for path, beside in zip(realisations(context.chance, fits), moved(context.chance, fits), strict=True):
        try:
            found = compared(relation, context.along(path))
        except Undefined:
            continue
        except Unsupported:
            return averaged(relation, context, compared)
        if found.state == FAILS and fails_around(relation, context.along(path), context.along(beside)):
            return replace(found, why=f"on a path of models {described(path)}")
        seen.append(found)
    good = [one for one in seen if one.state == HOLDS]
    if good and len(good) >= len(seen) - 1 and relation.op != "!=":
        return replace(good[0], why=f"on {len(good)} realisations")
    return Outcome(OPEN, why="realisations do not decide it")


def fails_around(relation: tm.Relation, here: Context, beside: Context) -> bool:
    """Whether a relation fails on a whole neighbourhood: strictly, on a path and on another beside it."""
    strict = tm.Relation({"<": "<=", ">": ">="}.get(relation.op, relation.op), relation.left, relation.right)
    try:
        return relation.op != "!=" and all(compared(strict, one).state == FAILS for one in (here, beside))
    except (Undefined, Unsupported):
        return False


def described(path: tuple[tuple[Any, Any], ...]) -> str:
    """The realisation in words."""
    states = list(enumerate(path))[-3:]
    return ", ".join(f"mu_{s} = {shown(mean)}, sigma_{s}^2 = {shown(variance)}" for s, (mean, variance) in states)


def outside(term: Any) -> bool:
    """Whether a fresh variable or a draw stands outside every expectation."""
    if isinstance(term, tm.Expectation | tm.Variance | tm.Covariance | tm.Probability):
        return False
    if isinstance(term, tm.Fresh) or (isinstance(term, tm.Process) and term.name == "X"):
        return True
    return any(outside(part) for part in tm.parts(term))


def latest(relation: tm.Relation, context: Context) -> int:
    """The last model that the relation speaks of."""
    times = [0]
    for node in tm.walk(relation):
        if isinstance(node, tm.CollapseTime):
            raise Unsupported("the collapse time as a random term")
        if isinstance(node, tm.Process | tm.Model):
            if tm.free_symbols(node) <= set(context.numbers):
                times.append(index_of(value(node.at, context)))
            else:
                times.append(MOST_PATH)
    if max(times) > MOST_PATH:
        raise Unsupported("realisations of so many fits")
    return max(times)
