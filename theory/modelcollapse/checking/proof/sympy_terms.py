"""Terms to sympy and back: for proposals only, nothing that is proved rests on it.

A term that sympy has no word for becomes an opaque symbol.
"""

from __future__ import annotations

from fractions import Fraction
from typing import Any

import sympy

from modelcollapse.checking.kernel.build import plus, power, times
from modelcollapse.checking.kernel.theorem import Unproved
from modelcollapse.checking.terms import Apply, Constant, Number, Plus, Power, Series, Symbol, Term, Times
from modelcollapse.parameters import KNOWN

TO_SYMPY = {"log": sympy.log, "exp": sympy.exp, "Gamma": sympy.gamma, "psi": sympy.digamma, "abs": sympy.Abs,
            "psi_1": sympy.trigamma}  # fmt: skip
CONSTANTS = {"pi": sympy.pi, "e": sympy.E, "euler_gamma": sympy.EulerGamma}
FROM_SYMPY = {sympy.log: "log", sympy.exp: "exp", sympy.gamma: "Gamma", sympy.Abs: "abs"}


class Words:
    """The opaque terms met on the way to sympy, to be found again on the way back."""

    def __init__(self) -> None:
        """No word yet."""
        self.opaque: dict[Any, Term] = {}

    def to_sympy(self, term: Term) -> Any:
        """The term as an expression."""
        match term:
            case Number(value):
                return sympy.Rational(value.numerator, value.denominator)
            case Symbol(name):
                return KNOWN[name].symbol() if name in KNOWN else sympy.Symbol(name)
            case Constant(name) if name in CONSTANTS:
                return CONSTANTS[name]
            case Plus(terms):
                return sympy.Add(*map(self.to_sympy, terms))
            case Times(factors):
                return sympy.Mul(*map(self.to_sympy, factors))
            case Power(base, exponent):
                return self.to_sympy(base) ** self.to_sympy(exponent)
            case Apply(function, arguments) if function in TO_SYMPY:
                return TO_SYMPY[function](*map(self.to_sympy, arguments))
        word = sympy.Symbol(f"~w{len(self.opaque)}", positive=True)
        found = next((symbol for symbol, other in self.opaque.items() if other == term), word)
        self.opaque[found] = term
        return found

    def to_term(self, expression: Any) -> Term:
        """The expression as a term. Raises Unproved where there is none."""
        if expression in self.opaque:
            return self.opaque[expression]
        if expression.is_Rational:
            return Number(Fraction(int(expression.p), int(expression.q)))
        if expression.is_Symbol:
            return Symbol(expression.name)
        for name, constant in CONSTANTS.items():
            if expression == constant:
                return Constant(name)
        if expression.is_Add:
            return plus(*map(self.to_term, expression.args))
        if expression.is_Mul:
            return times(*map(self.to_term, expression.args))
        if expression.is_Pow:
            return power(self.to_term(expression.base), self.to_term(expression.exp))
        if expression.func in FROM_SYMPY:
            return Apply(FROM_SYMPY[expression.func], tuple(map(self.to_term, expression.args)))
        if expression.func == sympy.polygamma and expression.args[0] in (0, 1):
            return Apply("psi" if expression.args[0] == 0 else "psi_1", (self.to_term(expression.args[1]),))
        if isinstance(expression, sympy.Sum | sympy.Product) and len(expression.limits) == 1:
            index, low, high = expression.limits[0]
            kind = "sum" if isinstance(expression, sympy.Sum) else "product"
            ends = self.to_term(low), self.to_term(high)
            return Series(kind, index.name, *ends, self.to_term(expression.function))
        raise Unproved(f"no term for {expression.func}")


def simplified(parts: tuple[Term, ...]) -> Term:
    """The sum of rational terms in a short form."""
    words = Words()
    return words.to_term(sympy.factor(sympy.Add(*map(words.to_sympy, parts))))


def from_sympy(expression: Any) -> Term:
    """An expression as a term."""
    return Words().to_term(expression)
