"""Terms as trees: all nodes of the language of claims, and how they are walked, rebuilt and substituted."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import fields, replace
from fractions import Fraction
from typing import Any

from modelcollapse.checking.nodes import (
    Apply,
    Asymptotic,
    Claim,
    CollapseTime,
    Constant,
    Covariance,
    Expectation,
    Fresh,
    Limit,
    Model,
    Number,
    Obligation,
    Plus,
    Power,
    Probability,
    Process,
    Relation,
    SameLaw,
    Series,
    Statement,
    Symbol,
    Tends,
    Term,
    Times,
    Variance,
)

__all__ = [
    "Apply",
    "Asymptotic",
    "Claim",
    "CollapseTime",
    "Constant",
    "Covariance",
    "Expectation",
    "Fresh",
    "INFINITY",
    "Limit",
    "Model",
    "Node",
    "Number",
    "Obligation",
    "Plus",
    "Power",
    "Probability",
    "Process",
    "Relation",
    "SameLaw",
    "Series",
    "Statement",
    "Symbol",
    "Tends",
    "Term",
    "Times",
    "Variance",
    "FLIPPED",
    "free_symbols",
    "bound_symbols",
    "is_random",
    "varies",
    "number",
    "parts",
    "rebuilt",
    "substituted",
    "walk",
]

Node = Term | Statement
INFINITY = Constant("infinity")


def number(value: int | Fraction) -> Number:
    """A rational as a term."""
    return Number(Fraction(value))


def parts(node: Node) -> Iterator[Node]:
    """The terms and statements that a node is made of, one level down."""
    for each in fields(node):
        value: Any = getattr(node, each.name)
        for item in value if isinstance(value, tuple) else (value,):
            if isinstance(item, Term | Statement):
                yield item


def walk(node: Node) -> Iterator[Node]:
    """The node and all that it is made of, from the top."""
    yield node
    for part in parts(node):
        yield from walk(part)


def rebuilt(node: Any, change: Any) -> Any:
    """The node with `change` applied to each of its parts, one level down."""
    changed = {}
    for each in fields(node):
        value = getattr(node, each.name)
        if isinstance(value, tuple):
            changed[each.name] = tuple(change(v) if isinstance(v, Term | Statement) else v for v in value)
        elif isinstance(value, Term | Statement):
            changed[each.name] = change(value)
    return replace(node, **changed) if changed else node


def substituted(node: Any, values: Mapping[str, Term]) -> Any:
    """The node with terms for its free symbols; a bound variable of a series or limit is left alone."""
    if isinstance(node, Symbol):
        return values.get(node.name, node)
    bound = node.index if isinstance(node, Series) else getattr(node, "variable", None)
    inner = {name: term for name, term in values.items() if name != bound}
    if isinstance(node, Series):
        low, high = substituted(node.low, values), substituted(node.high, values)
        return replace(node, low=low, high=high, body=substituted(node.body, inner))
    return rebuilt(node, lambda part: substituted(part, inner))


FLIPPED = {"<": ">", ">": "<", "<=": ">=", ">=": "<=", "=": "=", "!=": "!="}
"""What a relation is read from right to left."""


def free_symbols(node: Node) -> frozenset[str]:
    """The names of the symbols that are not bound by a series or a limit."""
    if isinstance(node, Symbol):
        return frozenset({node.name})
    inner = frozenset().union(*(free_symbols(part) for part in parts(node)))
    if isinstance(node, Series):
        ends = free_symbols(node.low) | free_symbols(node.high)
        return ends | (free_symbols(node.body) - {node.index})
    bound = getattr(node, "variable", None)
    return inner - {bound} if bound else inner


def bound_symbols(node: Node) -> set[str]:
    """The names that a sum, a product or a limit in the node binds."""
    bound = {inner.index for inner in walk(node) if isinstance(inner, Series)}
    return bound | {inner.variable for inner in walk(node) if isinstance(inner, Limit | Tends | Asymptotic)}


def is_random(node: Node) -> bool:
    """Whether the term still depends on chance: a process, model or fresh variable outside every expectation."""
    if isinstance(node, Expectation | Variance):
        return bool(node.given)
    if isinstance(node, Covariance | Probability):
        return False
    return isinstance(node, Process | Fresh | CollapseTime | Model) or any(is_random(part) for part in parts(node))


def varies(node: Node) -> bool:
    """Whether the term is random, where the truth's own mu_0 and sigma_0 are the constants that they are."""
    if isinstance(node, Process):
        return node.name not in ("mu", "sigma") or node.at != number(0)
    if isinstance(node, Term) and not isinstance(node, Expectation | Variance | Covariance | Probability):
        return isinstance(node, Fresh | CollapseTime | Model) or any(varies(part) for part in parts(node))
    return is_random(node)
