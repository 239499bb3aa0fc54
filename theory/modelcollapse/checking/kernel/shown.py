"""What is shown of a term on the whole domain: that it is defined, and its sign, by algebra or by a certificate."""

from __future__ import annotations

from collections.abc import Iterable
from contextlib import suppress
from dataclasses import replace
from fractions import Fraction
from typing import Any

from modelcollapse.checking import algebra
from modelcollapse.checking.algebra.polynomial import NotShown
from modelcollapse.checking.domain import REAL, Domain, Range
from modelcollapse.checking.kernel.build import (
    ZERO,
    linear,
    minus,
    over,
    times,
)
from modelcollapse.checking.kernel.events import Chances
from modelcollapse.checking.kernel.monomials import is_positive_factor, sign_of_monomial
from modelcollapse.checking.kernel.reduction import MEAN_TIME, Reduction
from modelcollapse.checking.kernel.theorem import (
    CERTIFIED,
    PROVED,
    Unproved,
)
from modelcollapse.checking.ranges import certified
from modelcollapse.checking.terms import (
    INFINITY,
    Apply,
    CollapseTime,
    Covariance,
    Expectation,
    Fresh,
    Limit,
    Power,
    Probability,
    Process,
    Relation,
    Series,
    Symbol,
    Term,
    Variance,
    free_symbols,
    is_random,
    number,
    parts,
    rebuilt,
    walk,
)

TIME, FALL = "~T", "~fall"
DEFINED_EVERYWHERE = frozenset(
    {"log", "Gamma", "psi", "psi_1", "exp", "abs", "Phi", "max", "min", "cos", "sin", "cosh", "sinh"}
)


def check_defined(node: Any, reduction: Reduction) -> None:
    """Every denominator, root, logarithm and Gamma in the statement is shown to be defined. Raises Unproved.

    Every mean, variance and covariance in it is shown to be finite: it is reduced to means that are.
    """
    if isinstance(node, Series):
        check_defined(node.low, reduction)
        check_defined(node.high, reduction)
        return check_defined(node.body, reduction.within(node))
    if isinstance(node, Limit) or node == INFINITY:
        raise Unproved("a limit, or infinity, whose existence is not shown")
    if node == MEAN_TIME and reduction.ends:
        return None
    if isinstance(node, CollapseTime) and not reduction.ends:
        raise Unproved("T, which may be infinite")
    if isinstance(node, Expectation | Variance | Covariance):
        reduction.term(node)
    if isinstance(node, Process):
        reduction.time(node.at)
    if isinstance(node, Fresh):
        _check_law(node, reduction)
    if isinstance(node, Power):
        _check_power(node, reduction)
    elif isinstance(node, Apply) and node.function in ("log", "Gamma", "psi", "psi_1"):
        if is_random(node):
            reduction.expanded(node)
        else:
            needed(">", node.arguments[0], reduction)
    elif isinstance(node, Apply) and node.function not in DEFINED_EVERYWHERE:
        with_argument = reduction.term(node)
        try:
            algebra.canonical(with_argument, reduction.domain)
        except NotShown as reason:
            raise Unproved(str(reason)) from None
    for part in _spoken(node):
        check_defined(part, reduction)
    return None


def _spoken(node: Any) -> Iterable[Any]:
    """The parts that must be defined: not what is given, nor T where an event compares it, as infinity."""
    if getattr(node, "given", ()):
        return (node.body,)
    if isinstance(node, Probability) and isinstance(node.event, Relation):
        return (side for side in (node.event.left, node.event.right) if not isinstance(side, CollapseTime))
    return parts(node)


def _check_law(variable: Fresh, reduction: Reduction) -> None:
    """chi2 of degrees of freedom > 0, or normal of a variance >= 0, which a model may set."""
    if variable.law == "normal":
        spread = variable.parameters[1]
        (surely if is_random(spread) else needed)(">=", spread, reduction)
    elif variable.law != "chi2" or any(map(is_random, variable.parameters)):
        raise Unproved("no rule for this law")
    else:
        needed(">", variable.parameters[0], reduction)


def _check_power(node: Power, reduction: Reduction) -> None:
    exponent = node.exponent
    whole = is_whole(exponent, reduction.domain)
    if whole and (exponent == ZERO or algebra.is_nonnegative(exponent, reduction.domain)):
        return
    if is_random(node):
        reduction.expanded(node)
        return
    root = not whole and algebra.is_positive(exponent, reduction.domain)
    needed("!=" if whole else ">=" if root else ">", node.base, reduction)


def is_whole(exponent: Term, domain: Domain) -> bool:
    """Whether the exponent is linear in integers, with integer coefficients."""
    try:
        form = linear(exponent)
    except Unproved:
        return False
    whole = all(c.denominator == 1 and name in domain and domain[name].integer for name, c in form.coefficients)
    return whole and form.constant.denominator == 1


TESTS = {"=": algebra.is_zero, "!=": algebra.is_nonzero, ">": algebra.is_positive, ">=": algebra.is_nonnegative}


def needed(op: str, term: Term, reduction: Reduction) -> None:
    """Show term op 0 on the domain, by algebra or by a certificate; at which level, is kept. Raises Unproved."""
    reduction.levels.append(_level(op, term, reduction))


def is_shown(op: str, term: Term, reduction: Reduction) -> bool:
    """Whether term op 0 is shown; at which level, is kept."""
    try:
        needed(op, term, reduction)
    except Unproved:
        return False
    return True


def _level(op: str, term: Term, reduction: Reduction) -> str:
    term, wider = _without_chance(term, reduction)
    reduction = replace(reduction, domain=wider)
    reduced, domain = signed(reduction.term(term), reduction)
    if TESTS[op](reduced, domain):
        return PROVED
    again, wider = reduced, domain
    with suppress(NotShown, Unproved):
        # The algebra may have split off the ends of a series, whose means can now be reduced.
        again, wider = signed(reduction.term(algebra.canonical(reduced, domain)), replace(reduction, domain=domain))
        if again != reduced and TESTS[op](again, wider):
            return PROVED
    if op != "=":
        for form, there in ((reduced, domain), (again, wider)):
            if is_certified(op, form, there):
                return CERTIFIED
    raise Unproved(f"not shown: a term is {op} 0")


def _without_chance(term: Term, reduction: Reduction) -> tuple[Term, Domain]:
    """The term with symbols for probabilities and, where E T is finite, for E T > 1 and -E log W > 0, in psi(df/2).

    The domain has their ranges.
    """
    wider, ratio = dict(reduction.domain), reduction.fit.ratio
    chances = Chances(reduction, surely, wider, [])

    def replaced(node: Any) -> Any:
        if isinstance(node, Probability):
            return chances.of(node.event)
        if node == MEAN_TIME and reduction.ends:
            wider[TIME] = Range(REAL, Fraction(1), low_strict=True)
            return Symbol(TIME)
        if isinstance(node, Apply) and node.function == "psi" and reduction.ends and ratio is not None:
            apart = minus(node.arguments[0], over(ratio.df, number(2)))
            wider[FALL] = Range(REAL, Fraction(0), low_strict=True)
            drift = minus(times(number(-1), Symbol(FALL)), Apply("log", (times(number(2), ratio.scale),)))
            return drift if algebra.is_zero(apart, reduction.domain) else node
        return node if isinstance(node, Series | Limit) else rebuilt(node, replaced)

    return replaced(term), wider


def is_certified(op: str, term: Term, domain: Domain) -> bool:
    """Whether ball arithmetic shows term op 0 on the whole domain, for a term in at most two symbols."""
    names = free_symbols(term)
    powers = any(isinstance(node, Power) and free_symbols(node.exponent) for node in walk(term))
    # Powers with t above would be cut in two directions: slow, and telescoping does them.
    if len(names) > (1 if powers else 2) or any(name not in domain for name in names):
        return False
    return certified(Relation(op, term, ZERO), {name: domain[name] for name in names}) is not None


def surely(op: str, term: Term, reduction: Reduction) -> None:
    """Show term op 0, op > or >=, for every outcome: squares and positive monomials alone. Raises Unproved."""
    reached = op == ">="
    for monomial, coefficient in reduction.expanded(term).items():
        positive = all(is_positive_factor(factor) for factor in monomial)
        if any(e.whole is None or e.whole % 2 for *factor, e in monomial if not is_positive_factor((*factor, e))):
            # Its sign is open, but it may be 0 times this.
            needed("=", coefficient, reduction)
            continue
        needed(">" if positive and not reached else ">=", coefficient, reduction)
        reached = reached or (positive and reduction.spreads)
    if not reached:
        raise Unproved("a random term that may be 0")


def signed(term: Term, reduction: Reduction) -> tuple[Term, Domain]:
    """The term with a symbol of known sign for every mean of a monomial that is positive or a square."""
    found: dict[Term, Symbol] = {}
    wider = dict(reduction.domain)

    def replaced(node: Any) -> Any:
        if isinstance(node, Series | Limit):
            return node
        if isinstance(node, Expectation) and not node.given:
            if node not in found:
                found[node] = Symbol(f"~E{len(wider)}")
                sign = sign_of_monomial(node.body)
                low = None if sign is None else Fraction(0)
                wider[found[node].name] = Range(REAL, low, low_strict=sign is True and reduction.spreads)
            return found[node]
        return rebuilt(node, replaced)

    return replaced(term), wider
