r"""What a letter means: an index of a sum, a definition, a symbol of the document, a parameter of the package, e or pi.

The first of these that knows the letter decides; a letter that none knows is refused. Names are written without
backslash and braces: \lambda is "lambda", n_{\mathrm{r}} is "n_r". A definition c_k in whose term k stands is one for
every index: c_{k+1} and c_3 are its term with k+1 and 3 for k.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field

from modelcollapse.checking.domain import Domain
from modelcollapse.checking.terms import (
    Constant,
    Limit,
    Model,
    Number,
    Plus,
    Process,
    Series,
    Symbol,
    Term,
    Times,
    free_symbols,
    substituted,
    walk,
)
from modelcollapse.parameters import KNOWN

GREEK = {
    "alpha", "beta", "gamma", "delta", "epsilon", "varepsilon", "zeta", "eta", "theta", "vartheta", "iota", "kappa",
    "lambda", "nu", "xi", "pi", "rho", "varrho", "tau", "upsilon", "phi", "varphi", "omega", "Delta", "Theta", "Lambda",
    "Xi", "Pi", "Sigma", "Upsilon", "Omega", "ell",
}  # fmt: skip
PARAMETERS = {parameter.latex.lstrip("\\"): name for name, parameter in KNOWN.items()} | {
    "varepsilon": "eps", "n_{real}": "n_real", "n_real": "n_real", "n_synthetic": "n_synthetic",
}  # fmt: skip
"""The letters of `parameters.py`: lambda is temperature, n_r is n_real."""
CONSTANTS = {"e": "e", "pi": "pi", "gamma": "euler_gamma"}
RESERVED = {"E", "P", "Pr", "Var", "Cov", "KL", "e", "pi", "sigma", "mu", "psi", "Gamma", "Phi", "chi", "infinity"}
LARGEST_TERM = 3000


@dataclass
class Scope:
    """`bound` are the indices in force; `spent` counts the nodes that definitions brought in."""

    symbols: Domain
    definitions: Mapping[str, Term] = field(default_factory=dict)
    bound: list[str] = field(default_factory=list)
    spent: int = 0

    def known(self, name: str) -> bool:
        """Whether the document gives the letter a meaning of its own."""
        return name in self.bound or name in self.definitions or name in self.symbols

    def meaning(self, name: str) -> Term | None:
        """The term that a letter stands for; None for an unknown one. ValueError says what is wrong with it here."""
        if name in self.bound:
            return Symbol(name)
        if name in self.definitions:
            return self.defined(name)
        if name in self.symbols:
            return Symbol(name)
        parameter = PARAMETERS.get(name)
        if parameter in self.symbols:
            return Symbol(str(parameter))
        return Constant(CONSTANTS[name]) if name in CONSTANTS else None

    def defined(self, name: str) -> Term:
        """What a letter was defined as."""
        term, index = self.definitions[name], self.index_of(name)
        known = index in self.bound or index in self.symbols
        if index and not known:
            raise ValueError(f"{name} has the index {index}, which has no meaning here; declare {index}: integer >= 1")
        if index and not self.is_integer(Symbol(index)) and any(index in free_symbols(at) for at in generations(term)):
            raise ValueError(f"{name} speaks of generation {index}, an integer; declare {index}: integer >= 0")
        return self.written(name, term, free_symbols(term) - {index})

    def index_of(self, name: str) -> str:
        """The symbol k of a definition c_k in whose term k stands; empty for one that is a label only."""
        suffix = name.partition("_")[2]
        index = suffix if suffix in self.bound else PARAMETERS.get(suffix, suffix)
        return index if index in free_symbols(self.definitions[name]) else ""

    def family(self, letter: str) -> str:
        """The definition c_k of the letter c, if one has an index; ValueError where more than one has."""
        found = [name for name in self.definitions if name.startswith(f"{letter}_") and self.index_of(name)]
        if len(found) > 1:
            raise ValueError(f"which one is meant, {' or '.join(found)}?")
        return found[0] if found else ""

    def at(self, name: str, place: Term) -> Term:
        """The term of c_k with another index in the place of k."""
        term, index = self.definitions[name], self.index_of(name)
        inner = {getattr(node, "index", getattr(node, "variable", "")) for node in walk(term) if is_binder(node)}
        if free_symbols(place) & inner:
            raise ValueError(f"{name} has an index {min(free_symbols(place) & inner)} of its own; write another letter")
        return self.written(name, substituted(term, {index: place}), free_symbols(term) - {index})

    def written(self, name: str, term: Term, own: frozenset[str]) -> Term:
        """The term that takes the place of a name, if none of its own symbols is an index here."""
        caught = own & set(self.bound)
        if caught:
            raise ValueError(f"{name} depends on {min(caught)}, which is an index here")
        self.spent += sum(1 for _ in walk(term))
        if self.spent > LARGEST_TERM:
            raise ValueError("with its definitions written out this is too long")
        return term

    @contextmanager
    def index(self, name: str) -> Iterator[None]:
        """The letter is an index inside the block."""
        self.bound.append(name)
        try:
            yield
        finally:
            self.bound.pop()

    def is_integer(self, term: Term) -> bool:
        """Whether the term is an integer for every value of its symbols."""
        if isinstance(term, Number):
            return term.value.denominator == 1
        if isinstance(term, Symbol):
            return term.name in self.bound or (term.name in self.symbols and self.symbols[term.name].integer)
        if isinstance(term, Plus | Times):
            return all(self.is_integer(part) for part in (term.terms if isinstance(term, Plus) else term.factors))
        return False


def is_binder(node: object) -> bool:
    """Whether a symbol is bound in it."""
    return isinstance(node, Series | Limit)


def generations(term: Term) -> Iterator[Term]:
    """The indices of the processes in a term."""
    for node in walk(term):
        if isinstance(node, Process | Model):
            yield node.at
