"""Terms of the checker written with Python's operators, so that a test reads like its formula."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from typing import Any

from modelcollapse.checking import terms as tm


@dataclass(frozen=True, eq=False)
class F:
    """A term with operators; nothing is simplified."""

    term: tm.Term

    def __add__(self, other: Any) -> F:
        return F(tm.Plus((self.term, term(other))))

    def __radd__(self, other: Any) -> F:
        return f(other) + self

    def __neg__(self) -> F:
        return F(tm.Times((tm.number(-1), self.term)))

    def __sub__(self, other: Any) -> F:
        return self + (-f(other))

    def __rsub__(self, other: Any) -> F:
        return f(other) - self

    def __mul__(self, other: Any) -> F:
        return F(tm.Times((self.term, term(other))))

    def __rmul__(self, other: Any) -> F:
        return f(other) * self

    def __truediv__(self, other: Any) -> F:
        return F(tm.Times((self.term, tm.Power(term(other), tm.number(-1)))))

    def __rtruediv__(self, other: Any) -> F:
        return f(other) / self

    def __pow__(self, other: Any) -> F:
        return F(tm.Power(self.term, term(other)))

    def __rpow__(self, other: Any) -> F:
        return f(other) ** self


def term(given: Any) -> tm.Term:
    """The term of a formula, a number or a term."""
    if isinstance(given, F):
        return given.term
    return given if isinstance(given, tm.Term) else tm.number(Fraction(given))


def f(given: Any) -> F:
    """A formula."""
    return F(term(given))


def symbols(names: str) -> list[F]:
    return [F(tm.Symbol(name)) for name in names.split()]


def apply(name: str) -> Any:
    return lambda *arguments: F(tm.Apply(name, tuple(term(a) for a in arguments)))


def summed(body: Any, index: F, low: Any, high: Any, kind: str = "sum") -> F:
    name = index.term.name  # type: ignore[attr-defined]
    return F(tm.Series(kind, name, term(low), term(high), term(body)))


def multiplied(body: Any, index: F, low: Any, high: Any) -> F:
    return summed(body, index, low, high, "product")


def root(inside: Any) -> F:
    return F(tm.Power(term(inside), tm.number(Fraction(1, 2))))


def process(name: str) -> Any:
    return lambda at: F(tm.Process(name, term(at)))


def mean(body: Any, *given: Any) -> F:
    return F(tm.Expectation(term(body), tuple(term(g) for g in given)))


def variance(body: Any) -> F:
    return F(tm.Variance(term(body)))


def limit(body: Any, variable: F, target: Any = tm.INFINITY) -> F:
    return F(tm.Limit(variable.term.name, term(target), term(body)))  # type: ignore[attr-defined]


log, exp, psi, psi_1, Gamma, absolute, factorial, binomial = map(
    apply, ("log", "exp", "psi", "psi_1", "Gamma", "abs", "factorial", "binomial")
)
pi, e, euler = (F(tm.Constant(name)) for name in ("pi", "e", "euler_gamma"))
half = f(Fraction(1, 2))
