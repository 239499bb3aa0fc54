"""Terms of claims by Python operators, for tests: E(s(t)**2) == (1 - 1/n)**t is a claim."""

# ruff: noqa: N802 -- E, Var, Cov and P are the field's names
from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from typing import Any

from modelcollapse.checking import terms as tm


@dataclass(frozen=True, eq=False)
class X:
    """A term with the arithmetic of numbers; a comparison is a claim."""

    term: Any

    def __add__(self, other: Any) -> X:
        return X(tm.Plus((self.term, raw(other))))

    def __radd__(self, other: Any) -> X:
        return X(tm.Plus((raw(other), self.term)))

    def __sub__(self, other: Any) -> X:
        return X(tm.Plus((self.term, tm.Times((tm.number(-1), raw(other))))))

    def __rsub__(self, other: Any) -> X:
        return X(raw(other)) - self

    def __neg__(self) -> X:
        return X(tm.Times((tm.number(-1), self.term)))

    def __mul__(self, other: Any) -> X:
        return X(tm.Times((self.term, raw(other))))

    def __rmul__(self, other: Any) -> X:
        return X(tm.Times((raw(other), self.term)))

    def __truediv__(self, other: Any) -> X:
        return X(tm.Times((self.term, tm.Power(raw(other), tm.number(-1)))))

    def __rtruediv__(self, other: Any) -> X:
        return X(raw(other)) / self

    def __pow__(self, other: Any) -> X:
        return X(tm.Power(self.term, raw(other)))

    def __rpow__(self, other: Any) -> X:
        return X(tm.Power(raw(other), self.term))

    def __eq__(self, other: object) -> Any:
        return relation("=", self, other)

    def __ne__(self, other: object) -> Any:
        return relation("!=", self, other)

    def __lt__(self, other: Any) -> tm.Relation:
        return relation("<", self, other)

    def __le__(self, other: Any) -> tm.Relation:
        return relation("<=", self, other)

    def __gt__(self, other: Any) -> tm.Relation:
        return relation(">", self, other)

    def __ge__(self, other: Any) -> tm.Relation:
        return relation(">=", self, other)


def raw(value: Any) -> Any:
    """The term of a number or a wrapped term."""
    if isinstance(value, X | tm.Term):
        return value.term if isinstance(value, X) else value
    return tm.number(Fraction(value))


def relation(op: str, left: Any, right: Any) -> tm.Relation:
    return tm.Relation(op, raw(left), raw(right))


def symbol(name: str) -> X:
    return X(tm.Symbol(name))


def function(name: str) -> Any:
    return lambda *arguments: X(tm.Apply(name, tuple(raw(part) for part in arguments)))


def process(name: str) -> Any:
    return lambda at: X(tm.Process(name, raw(at)))


n, t, lam, eps, a = (symbol(name) for name in ("n", "t", "temperature", "eps", "divisor"))
n_r, n_s, k, j, x, r = (symbol(name) for name in ("n_real", "n_synthetic", "k", "j", "x", "r"))
pi, e, infinity = (X(tm.Constant(name)) for name in ("pi", "e", "infinity"))
s, mu, draw, w = (process(name) for name in ("sigma", "mu", "X", "W"))
log, exp, psi, psi_1, gamma, phi = (function(name) for name in ("log", "exp", "psi", "psi_1", "Gamma", "Phi"))
absolute, binomial, sin, sinh, factorial = (function(name) for name in ("abs", "binomial", "sin", "sinh", "factorial"))
T = X(tm.CollapseTime())


def half(value: Any) -> X:
    return X(raw(value)) / 2


def sqrt(value: Any) -> X:
    return X(raw(value)) ** Fraction(1, 2)


def E(body: Any, *given: Any) -> X:
    return X(tm.Expectation(raw(body), tuple(raw(part) for part in given)))


def Var(body: Any, *given: Any) -> X:
    return X(tm.Variance(raw(body), tuple(raw(part) for part in given)))


def Cov(left: Any, right: Any) -> X:
    return X(tm.Covariance(raw(left), raw(right)))


def P(event: Any) -> X:
    return X(tm.Probability(event))


def KL(one: Any, other: Any) -> X:
    return X(tm.Apply("KL", (tm.Model(raw(one)), tm.Model(raw(other)))))


def W2(one: Any, other: Any) -> X:
    return X(tm.Apply("W2", (tm.Model(raw(one)), tm.Model(raw(other)))))


def total(index: X, low: Any, high: Any, body: Any) -> X:
    return X(tm.Series("sum", index.term.name, raw(low), raw(high), raw(body)))


def prod(index: X, low: Any, high: Any, body: Any) -> X:
    return X(tm.Series("product", index.term.name, raw(low), raw(high), raw(body)))


def lim(variable: X, body: Any, target: Any = infinity) -> X:
    return X(tm.Limit(variable.term.name, raw(target), raw(body)))


def chi2(df: Any, label: str = "") -> X:
    return X(tm.Fresh("chi2", (raw(df),), label))


def normal(mean: Any, variance: Any, label: str = "") -> X:
    return X(tm.Fresh("normal", (raw(mean), raw(variance)), label))


def tends(left: Any, right: Any, mode: str = "", variable: X = t) -> tm.Tends:
    return tm.Tends(raw(left), raw(right), variable.term.name, tm.INFINITY, mode)


def like(left: Any, right: Any, variable: X = t) -> tm.Asymptotic:
    return tm.Asymptotic(raw(left), raw(right), variable.term.name, tm.INFINITY)


def same_law(left: Any, right: Any) -> tm.SameLaw:
    return tm.SameLaw(raw(left), raw(right))
