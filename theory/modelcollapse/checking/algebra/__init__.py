"""Algebra over a domain: what is shown to be zero, equal or of one sign at every admissible point (a trusted base).

True is a theorem: every denominator, logarithm, root and index that occurs was shown to be defined on the whole domain,
and the statement holds there. False says only that it was not shown. That expectations, variances, limits and infinite
series exist and are finite is presupposed: the caller shows it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import lru_cache
from typing import Any

from modelcollapse.checking.algebra.canonical import read, renamed
from modelcollapse.checking.algebra.field import Field
from modelcollapse.checking.algebra.polynomial import NotShown, Polynomial
from modelcollapse.checking.domain import Domain, Range
from modelcollapse.checking.terms import (
    Plus,
    Relation,
    Statement,
    Term,
    Times,
    free_symbols,
    number,
    rebuilt,
)

MOST_ATOMS = 3000


@lru_cache(maxsize=64)
def _cached_field(domain: frozenset[tuple[str, Range]]) -> Field:
    return Field(dict(domain))


def _field(domain: Domain) -> Field:
    """The field of a domain, kept between calls until it has grown large."""
    field = _cached_field(frozenset(domain.items()))
    if len(field.atoms) > MOST_ATOMS or len(field.values) > MOST_ATOMS:
        field.__init__(domain)  # type: ignore[misc]
    return field


def _value(term: Term, field: Field) -> Polynomial:
    if any("@" in name for name in free_symbols(term)):
        raise NotShown("a free symbol that is named like an index")
    return read(field, renamed(term))


def _shown(term: Term, domain: Domain, question: Callable[[Field, Polynomial], bool]) -> bool:
    field = _field(domain)
    try:
        return question(field, _value(term, field))
    except (NotShown, RecursionError):
        return False


def canonical(term: Term, domain: Domain) -> Term:
    """One term for all that are equal by this algebra; NotShown where it is not shown to be defined everywhere."""
    field = _field(domain)
    try:
        return field.term(_value(term, field))
    except RecursionError:
        raise NotShown("so deep a term") from None


def is_zero(term: Term, domain: Domain) -> bool:
    """Whether the term is shown to be defined and 0 on the whole domain."""
    return _shown(term, domain, lambda field, value: not field.together(value)[0])


def is_positive(term: Term, domain: Domain) -> bool:
    """Whether term > 0 is shown on the whole domain."""
    return _shown(term, domain, Field.positive)


def is_nonnegative(term: Term, domain: Domain) -> bool:
    """Whether term >= 0 is shown on the whole domain."""
    return _shown(term, domain, Field.nonnegative)


def is_nonzero(term: Term, domain: Domain) -> bool:
    """Whether the term is shown to be defined and != 0 on the whole domain."""
    return _shown(term, domain, Field.nonzero)


def equal(left: Term, right: Term, domain: Domain) -> bool:
    """Whether left = right is shown on the whole domain."""
    return is_zero(Plus((left, Times((number(-1), right)))), domain)


def rewrite(term: Term, equations: Iterable[Relation], domain: Domain) -> Term:
    """The term with the left sides of equations replaced by the right ones wherever they stand, up to canonical form.

    Each equation must hold on the whole domain. What contains a bound index is not replaced by one about its letter.
    """

    def form(node: Term | Statement) -> Term | None:
        try:
            return canonical(node, domain) if isinstance(node, Term) else None
        except NotShown:
            return None

    known = {form(equation.left): equation.right for equation in equations if equation.op == "="}
    known.pop(None, None)

    def changed(node: Term | Statement) -> Any:
        return known.get(form(node)) or rebuilt(node, changed)

    found = changed(renamed(term))
    return found if isinstance(found, Term) else term
