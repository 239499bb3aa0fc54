"""Terms written in Python, to say what LaTeX must be read as, and a form in which two ways to write one term agree."""

from __future__ import annotations

from collections.abc import Callable
from fractions import Fraction
from typing import Any

from modelcollapse.checking import terms as t


class V:
    """A term with the signs of arithmetic: V(n) - 1 is Plus((n, -1))."""

    def __init__(self, term: t.Term) -> None:
        self.term = term

    def __add__(self, other: Any) -> V:
        return V(t.Plus((self.term, term_of(other))))

    def __radd__(self, other: Any) -> V:
        return V(t.Plus((term_of(other), self.term)))

    def __mul__(self, other: Any) -> V:
        return V(t.Times((self.term, term_of(other))))

    def __rmul__(self, other: Any) -> V:
        return V(t.Times((term_of(other), self.term)))

    def __neg__(self) -> V:
        return V(t.Times((t.number(-1), self.term)))

    def __sub__(self, other: Any) -> V:
        return self + -V(term_of(other))

    def __rsub__(self, other: Any) -> V:
        return V(term_of(other)) + -self

    def __pow__(self, other: Any) -> V:
        return V(t.Power(self.term, term_of(other)))

    def __rpow__(self, other: Any) -> V:
        return V(t.Power(term_of(other), self.term))

    def __truediv__(self, other: Any) -> V:
        return V(t.Times((self.term, t.Power(term_of(other), t.number(-1)))))

    def __rtruediv__(self, other: Any) -> V:
        return V(term_of(other)) / self


def term_of(value: Any) -> t.Term:
    if isinstance(value, V):
        return value.term
    return value if isinstance(value, t.Term) else t.number(value)


def symbol(name: str) -> V:
    return V(t.Symbol(name))


n, time, n_r, n_s, lam, a, eps, x, k, s, c = map(
    symbol, ("n", "t", "n_real", "n_synthetic", "temperature", "divisor", "eps", "x", "k", "s", "c")
)
pi, e, infinity, T = V(t.Constant("pi")), V(t.Constant("e")), V(t.INFINITY), V(t.CollapseTime())
half = Fraction(1, 2)


def sd(at: Any = time) -> V:
    return V(t.Process("sigma", term_of(at)))


def mu(at: Any = time) -> V:
    return V(t.Process("mu", term_of(at)))


def draw(at: Any = time) -> V:
    return V(t.Process("X", term_of(at)))


def ratio(at: Any = time) -> V:
    return V(t.Process("W", term_of(at)))


def var(at: Any = time) -> V:
    return sd(at) ** 2


def chi2(df: Any = n - 1, label: str = "") -> V:
    return V(t.Fresh("chi2", (term_of(df),), label))


def normal(mean: Any = 0, variance: Any = 1, label: str = "") -> V:
    return V(t.Fresh("normal", (term_of(mean), term_of(variance)), label))


def E(body: Any, *given: V) -> V:  # noqa: N802
    return V(t.Expectation(term_of(body), tuple(one.term for one in given)))


def Var(body: Any, *given: V) -> V:  # noqa: N802
    return V(t.Variance(term_of(body), tuple(one.term for one in given)))


def Cov(left: Any, right: Any) -> V:  # noqa: N802
    return V(t.Covariance(term_of(left), term_of(right)))


def P(left: Any, op: str, right: Any) -> V:  # noqa: N802
    return V(t.Probability(rel(left, op, right)))


def function(name: str) -> Callable[..., V]:
    return lambda *arguments: V(t.Apply(name, tuple(map(term_of, arguments))))


log, exp, psi, psi_1, gamma, phi, absolute = map(function, ("log", "exp", "psi", "psi_1", "Gamma", "Phi", "abs"))
sine, sinh, binomial, factorial, maximum = map(function, ("sin", "sinh", "binomial", "factorial", "max"))


def sqrt(base: Any) -> V:
    return V(t.Power(term_of(base), t.Number(half)))


def series(kind: str, index: str, low: Any, high: Any, body: Any) -> V:
    return V(t.Series(kind, index, term_of(low), term_of(high), term_of(body)))


def limit(body: Any, variable: str = "t", target: Any = infinity) -> V:
    return V(t.Limit(variable, term_of(target), term_of(body)))


def models(name: str, first: Any = time, second: Any = 0) -> V:
    return V(t.Apply(name, (t.Model(term_of(first)), t.Model(term_of(second)))))


def rel(left: Any, op: str, right: Any) -> t.Relation:
    return t.Relation(op, term_of(left), term_of(right))


def tends(left: Any, right: Any, mode: str = "", variable: str = "t", target: Any = infinity) -> t.Tends:
    return t.Tends(term_of(left), term_of(right), variable, term_of(target), mode)


def like(left: Any, right: Any, variable: str = "t", target: Any = infinity) -> t.Asymptotic:
    return t.Asymptotic(term_of(left), term_of(right), variable, term_of(target))


def same_law(left: Any, right: Any) -> t.SameLaw:
    return t.SameLaw(term_of(left), term_of(right))


def plain(node: Any) -> Any:
    """The node with sums and products flat, sorted and their numbers together: x/2 and (1/2) x agree, x - x stays."""
    node = t.rebuilt(node, plain)
    if (
        isinstance(node, t.Power)
        and isinstance(node.base, t.Number)
        and node.exponent == t.number(-1)
        and node.base.value
    ):
        return t.Number(1 / node.base.value)
    if isinstance(node, t.Plus):
        return gathered(t.Plus, node.terms, lambda left, right: left + right, 0)
    if isinstance(node, t.Times):
        return gathered(t.Times, node.factors, lambda left, right: left * right, 1)
    return node


def gathered(kind: Any, parts: tuple[t.Term, ...], join: Any, neutral: int) -> t.Term:
    flat: list[t.Term] = []
    value = Fraction(neutral)
    for part in parts:
        inner = (part.terms if isinstance(part, t.Plus) else part.factors) if type(part) is kind else (part,)  # type: ignore
        for one in inner:
            if isinstance(one, t.Number):
                value = join(value, one.value)
            else:
                flat.append(one)
    flat.sort(key=repr)
    if value != neutral or not flat:
        flat.append(t.Number(value))
    return flat[0] if len(flat) == 1 else kind(tuple(flat))
