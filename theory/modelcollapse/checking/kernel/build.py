"""Building terms with the arithmetic of numbers done, and linear forms in symbols for times and exponents."""

from __future__ import annotations

from fractions import Fraction
from typing import Any, NamedTuple

from modelcollapse.checking.kernel.theorem import Unproved
from modelcollapse.checking.terms import Apply, Number, Plus, Power, Relation, Symbol, Term, Times, number

ZERO, ONE, HALF = number(0), number(1), number(Fraction(1, 2))


def plus(*terms: Term) -> Term:
    """The sum; 0 drops out. What drops out must have been seen to be defined."""
    total, rest = Fraction(0), []
    for term in (inner for outer in terms for inner in (outer.terms if isinstance(outer, Plus) else (outer,))):
        if isinstance(term, Number):
            total += term.value
        else:
            rest.append(term)
    if total or not rest:
        rest.append(Number(total))
    return rest[0] if len(rest) == 1 else Plus(tuple(rest))


def times(*factors: Term) -> Term:
    """The product; 1 drops out, and all with 0. What drops out must have been seen to be defined."""
    total, rest = Fraction(1), []
    for factor in (inner for outer in factors for inner in (outer.factors if isinstance(outer, Times) else (outer,))):
        if isinstance(factor, Number):
            total *= factor.value
        else:
            rest.append(factor)
    if not total or not rest:
        return Number(total)
    if total != 1:
        rest.insert(0, Number(total))
    return rest[0] if len(rest) == 1 else Times(tuple(rest))


def power(base: Term, exponent: Term | int) -> Term:
    """The power; b^1 = b, b^0 = 1, and small integer powers of numbers."""
    exponent = number(exponent) if isinstance(exponent, int) else exponent
    if exponent == ONE:
        return base
    if exponent == ZERO or base == ONE:
        return ONE
    if not isinstance(base, Number) or not isinstance(exponent, Number):
        return Power(base, exponent)
    if base.value and exponent.value.denominator == 1 and abs(exponent.value) <= 16:
        return Number(base.value ** int(exponent.value))
    return Power(base, exponent)


def minus(a: Term, b: Term) -> Term:
    """The difference."""
    return plus(a, times(number(-1), b))


def over(a: Term, b: Term) -> Term:
    """The quotient."""
    return times(a, power(b, -1))


class Linear(NamedTuple):
    """A linear form: coefficients by symbol, sorted, none 0, and a constant."""

    coefficients: tuple[tuple[str, Fraction], ...]
    constant: Fraction

    def term(self) -> Term:
        """The form as a term."""
        return plus(*(times(Number(c), Symbol(name)) for name, c in self.coefficients), Number(self.constant))

    def added(self, other: Linear) -> Linear:
        """The sum."""
        total = dict(self.coefficients)
        for name, c in other.coefficients:
            total[name] = total.get(name, Fraction(0)) + c
        kept = tuple(sorted((name, c) for name, c in total.items() if c))
        return Linear(kept, self.constant + other.constant)

    def scaled(self, factor: Fraction) -> Linear:
        """The form times a number."""
        return Linear(tuple((n, factor * c) for n, c in self.coefficients if factor), factor * self.constant)

    @property
    def whole(self) -> int | None:
        """The nonnegative integer that it is; None where it is none."""
        fine = not self.coefficients and self.constant.denominator == 1 and self.constant >= 0
        return int(self.constant) if fine else None


def constant(value: int | Fraction) -> Linear:
    """A number as a linear form."""
    return Linear((), Fraction(value))


def linear(term: Term) -> Linear:
    """The term as a linear form. Raises Unproved where it is none."""
    if isinstance(term, Number):
        return constant(term.value)
    if isinstance(term, Symbol):
        return Linear(((term.name, Fraction(1)),), Fraction(0))
    if isinstance(term, Plus):
        total = constant(0)
        for part in term.terms:
            total = total.added(linear(part))
        return total
    if isinstance(term, Times):
        forms = [linear(part) for part in term.factors]
        symbolic = [form for form in forms if form.coefficients]
        factor = Fraction(1)
        for form in forms:
            factor *= Fraction(1) if form.coefficients else form.constant
        if len(symbolic) <= 1:
            return (symbolic or [constant(1)])[0].scaled(factor)
    if isinstance(term, Power) and isinstance(term.base, Number) and term.exponent == number(-1) and term.base.value:
        return constant(1 / term.base.value)
    raise Unproved("an index or exponent is not linear in the symbols")


def term_of(expression: Any) -> Term:
    """A rational expression of sympy as a term, part by part. Raises Unproved for anything else."""
    if expression.is_Rational:
        return Number(Fraction(int(expression.p), int(expression.q)))
    if expression.is_Symbol:
        return Symbol(expression.name)
    if expression.is_Add:
        return plus(*(term_of(part) for part in expression.args))
    if expression.is_Mul:
        return times(*(term_of(part) for part in expression.args))
    if expression.is_Pow and expression.exp.is_Integer:
        return power(term_of(expression.base), int(expression.exp))
    raise Unproved(f"no term for {type(expression).__name__}")


def function(name: str, *arguments: Term) -> Term:
    """A function's value."""
    return Apply(name, arguments)


def difference_of(relation: Relation) -> tuple[str, Term]:
    """op and D with the relation the same as D op 0, op one of = != > >=."""
    if relation.op in ("<", "<="):
        return relation.op.replace("<", ">"), minus(relation.right, relation.left)
    return relation.op, minus(relation.left, relation.right)
