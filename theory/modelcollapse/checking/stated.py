"""One line of LaTeX with the loop, estimator and symbols that it is about: its claims, and the setting of them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from modelcollapse.checking.domain import conventions
from modelcollapse.checking.factors import bare_factor
from modelcollapse.checking.reading import read_claims
from modelcollapse.checking.setting import Setting
from modelcollapse.checking.symbols import read_symbols
from modelcollapse.checking.terms import Asymptotic, Claim, Limit, Symbol, Tends, walk
from modelcollapse.errors import BadInput, shorten
from modelcollapse.estimators import Estimator, as_estimator
from modelcollapse.loops import loop_class


def stated(
    tex: str, loop: str, estimator: str | Estimator | object, symbols: Mapping[str, object] | Sequence[str] = ()
) -> tuple[tuple[Claim, ...], Setting]:
    """The claims of one line of LaTeX, and the setting in which they are made. Raises Unreadable, BadInput."""
    symbolic = estimator == "any divisor"
    ranges = read_symbols(pairs_of(symbols), symbolic)
    domain = {**conventions(symbolic), **ranges}
    chosen = as_estimator("mle" if symbolic else estimator)
    setting = Setting(loop, chosen, domain, symbolic_divisor=symbolic)
    claims = read_claims(tex, domain, bare_factor(tex, setting, ranges))
    return claims, replace(setting, free=free_parameters(claims, loop, frozenset(ranges)))


def pairs_of(symbols: Mapping[str, object] | Sequence[str]) -> dict[str, str]:
    """The letters and their ranges, however they were given."""
    if isinstance(symbols, Mapping):
        return {str(name): str(text) for name, text in symbols.items()}
    return dict(split_declaration(one) for one in symbols)


def split_declaration(text: str) -> tuple[str, str]:
    """The letter and the range of "x: real > 0"."""
    name, colon, given = text.partition(":")
    if not colon:
        raise BadInput(f"a symbol is declared as 'x: real > 0'; got {shorten(text)}")
    return name.strip(), given.strip()


def free_parameters(claims: Sequence[Claim], loop: str, declared: frozenset[str]) -> frozenset[str]:
    """The loop's parameters that some claim names, in a condition too, or that are declared."""
    nodes = [node for claim in claims for one in (claim.statement, *claim.when) for node in walk(one)]
    named = {node.name for node in nodes if isinstance(node, Symbol)}
    named |= {node.variable for node in nodes if isinstance(node, Limit | Tends | Asymptotic)}
    # "for lambda > 1" speaks of a heated loop though the formula has no lambda.
    named |= {name for claim in claims for name in claim.restriction}
    return frozenset((named | declared) & {parameter.name for parameter in loop_class(loop).parameters()})
