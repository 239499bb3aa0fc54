"""What is shown of a term on the whole domain: that it is defined, and its sign, by algebra or by a certificate."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import replace
from fractions import Fraction
from functools import lru_cache
from typing import Any

from modelcollapse.checking import algebra
from modelcollapse.checking.algebra.polynomial import NotShown
from modelcollapse.checking.domain import REAL, Domain, Range
from modelcollapse.checking.kernel.build import (
    ZERO,
    linear,
    times,
)
from modelcollapse.checking.kernel.monomials import sign_of_monomial
from modelcollapse.checking.kernel.reduction import Reduction
from modelcollapse.checking.kernel.theorem import (
    CERTIFIED,
    PROVED,
    Unproved,
)
from modelcollapse.checking.ranges import certified
from modelcollapse.checking.terms import (
    INFINITY,
    Apply,
    Covariance,
    Expectation,
    Limit,
    Power,
    Relation,
    Series,
    Symbol,
    Term,
    Times,
    Variance,
    free_symbols,
    is_random,
    number,
    parts,
    rebuilt,
    walk,
)

DEFINED_EVERYWHERE = frozenset(
    {"log", "Gamma", "psi", "psi_1", "exp", "abs", "Phi", "max", "min", "cos", "sin", "cosh", "sinh"}
)


def check_defined(node: Any, reduction: Reduction) -> None:
    """Every denominator, root, logarithm and Gamma in the statement is shown to be defined. Raises Unproved.

    So is no mean multiplied by 0: the product would vanish from the algebra, and a mean that does not exist with it.
    """
    if isinstance(node, Series):
        check_defined(node.low, reduction)
        check_defined(node.high, reduction)
        return check_defined(node.body, reduction.within(node))
    if isinstance(node, Limit) or node == INFINITY:
        raise Unproved("a limit, or infinity, whose existence is not shown")
    if isinstance(node, Times) and any(map(_holds_mean, node.factors)):
        plain = [factor for factor in node.factors if not is_random(factor) and not _holds_mean(factor)]
        if any(algebra.is_zero(factor, reduction.domain) for factor in plain):
            raise Unproved("a mean times 0")
    if isinstance(node, Power):
        _check_power(node, reduction)
    elif isinstance(node, Apply) and node.function in ("log", "Gamma", "psi", "psi_1") and not is_random(node):
        needed(">", node.arguments[0], reduction)
    elif isinstance(node, Apply) and node.function not in DEFINED_EVERYWHERE:
        with_argument = reduction.term(node)
        try:
            algebra.canonical(with_argument, reduction.domain)
        except NotShown as reason:
            raise Unproved(str(reason)) from None
    for part in (getattr(node, "body", None),) if getattr(node, "given", ()) else parts(node):
        check_defined(part, reduction)
    return None


def _holds_mean(term: Term) -> bool:
    return any(isinstance(inner, Expectation | Variance | Covariance) for inner in walk(term))


def _check_power(node: Power, reduction: Reduction) -> None:
    exponent = node.exponent
    whole = _is_whole(exponent, reduction.domain)
    if whole and (exponent == ZERO or algebra.is_nonnegative(exponent, reduction.domain)):
        return
    if is_random(node):
        reduction.expanded(node)
        return
    root = not whole and algebra.is_positive(exponent, reduction.domain)
    needed("!=" if whole else ">=" if root else ">", node.base, reduction)


def _is_whole(exponent: Term, domain: Domain) -> bool:
    try:
        form = linear(exponent)
    except Unproved:
        return False
    whole = all(c.denominator == 1 and name in domain and domain[name].integer for name, c in form.coefficients)
    return whole and form.constant.denominator == 1


TESTS = {"=": algebra.is_zero, "!=": algebra.is_nonzero, ">": algebra.is_positive, ">=": algebra.is_nonnegative}


def needed(op: str, term: Term, reduction: Reduction) -> str:
    """The level at which term op 0 is shown on the domain: by algebra, a certificate, or factor by factor.

    Raises Unproved where it is not.
    """
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
        if isinstance(again, Times) and _sign_of_product(op, again, wider):
            return CERTIFIED
    raise Unproved(f"not shown: a term is {op} 0")


def _sign_of_product(op: str, product: Times, domain: Domain) -> bool:
    """Whether every factor has a sign, by algebra or a certificate, and their product is op 0."""
    sign = 1
    for factor in product.factors:
        for turned, own in ((factor, 1), (times(number(-1), factor), -1)):
            if TESTS[op](turned, domain) or is_certified(op, turned, domain):
                sign *= own
                break
        else:
            return False
    return sign > 0 or op == "!="


def is_certified(op: str, term: Term, domain: Domain) -> bool:
    """Whether ball arithmetic shows term op 0 on the whole domain, for a term in one or two symbols."""
    names = free_symbols(term)
    powers = any(isinstance(node, Power) and free_symbols(node.exponent) for node in walk(term))
    # Powers with t above would be cut in two directions: slow, and telescoping does them.
    if not names or len(names) > (1 if powers else 2) or any(name not in domain for name in names):
        return False
    return _certified(op, term, frozenset((name, domain[name]) for name in names))


@lru_cache(maxsize=512)
def _certified(op: str, term: Term, ranges: frozenset[tuple[str, Range]]) -> bool:
    return certified(Relation(op, term, ZERO), dict(ranges)) is not None


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
