"""Statements for the certificates of ranges: inequalities as Python writes them, and their value by mpmath."""

from __future__ import annotations

import ast
import operator
from fractions import Fraction
from typing import Any

import mpmath

from modelcollapse.checking.domain import Domain, Range
from modelcollapse.checking.terms import Apply, Constant, Number, Plus, Power, Process, Relation, Symbol, Term, Times

SIGNS = {ast.Lt: "<", ast.LtE: "<=", ast.Gt: ">", ast.GtE: ">=", ast.NotEq: "!="}
COMPARE = {"<": operator.lt, "<=": operator.le, ">": operator.gt, ">=": operator.ge, "!=": operator.ne}
CONSTANTS = {"pi": "pi", "e": "e", "euler": "euler_gamma"}
VALUES: dict[str, Any] = {
    "psi": mpmath.digamma,
    "psi_1": lambda x: mpmath.polygamma(1, x),
    "Gamma": mpmath.gamma,
    "factorial": mpmath.factorial,
    "log": mpmath.log,
    "exp": mpmath.exp,
    "sqrt": mpmath.sqrt,
    "pi": mpmath.pi,
    "e": mpmath.e,
    "euler": mpmath.euler,
}


def relation_of(text: str) -> Relation:
    """The inequality as a term; a quotient, difference and root as the reader makes them."""
    node = ast.parse(text, mode="eval").body
    assert isinstance(node, ast.Compare), text
    return Relation(SIGNS[type(node.ops[0])], term_of(node.left), term_of(node.comparators[0]))


def term_of(node: ast.AST) -> Term:
    match node:
        case ast.Constant(value):
            return Number(Fraction(value))
        case ast.Name(name) if name in CONSTANTS:
            return Constant(CONSTANTS[name])
        case ast.Name("sigma_0" | "mu_0" as name):
            return Process(name[:-2], Number(Fraction(0)))
        case ast.Name(name):
            return Symbol(name)
        case ast.UnaryOp(ast.USub(), inner):
            return negative(term_of(inner))
        case ast.Call(ast.Name("sqrt"), [inner]):
            return Power(term_of(inner), Number(Fraction(1, 2)))
        case ast.Call(ast.Name(name), inner):
            return Apply(name, tuple(map(term_of, inner)))
        case ast.BinOp(left, sign, right):
            return joined(type(sign), term_of(left), term_of(right))
    raise ValueError(ast.dump(node))


def joined(sign: type, left: Term, right: Term) -> Term:
    if sign is ast.Div and isinstance(left, Number) and isinstance(right, Number):
        return Number(left.value / right.value)
    if sign is ast.Div:
        return Times((left, Power(right, Number(Fraction(-1)))))
    if sign is ast.Sub:
        return Plus((left, negative(right)))
    return {ast.Add: Plus, ast.Mult: Times}[sign]((left, right)) if sign is not ast.Pow else Power(left, right)


def negative(term: Term) -> Term:
    return Number(-term.value) if isinstance(term, Number) else Times((Number(Fraction(-1)), term))


def domain_of(text: str) -> Domain:
    """Ranges as in `n >= 2, 0 < x <= 1, y real`: n, k, t and m are integers."""
    return dict(filter(None, (range_of(part.strip()) for part in text.split(","))))


def range_of(text: str) -> tuple[str, Range] | None:
    if text.endswith(" real"):
        return text.split()[0], Range(False)
    words = text.split()
    if len(words) == 3:
        name, sign, end = words
        strict = sign in ("<", ">")
        ends = (
            {"low": Fraction(end), "low_strict": strict}
            if sign[0] == ">"
            else {"high": Fraction(end), "high_strict": strict}
        )
    else:
        low, first, name, second, high = words
        ends = {"low": Fraction(low), "low_strict": first == "<", "high": Fraction(high), "high_strict": second == "<"}
    return name, Range(name in ("n", "k", "t", "m"), **ends)  # type: ignore[arg-type]


def holds(text: str, point: dict[str, Fraction]) -> bool:
    """Whether the inequality holds at a point, by mpmath to 120 digits; sides that agree to 100 digits are equal."""
    left, sign, right = sides(text)
    with mpmath.workdps(120):
        names = {name: f"{name[1:]}_0" if name[0] == "~" else name for name in point}
        at = {names[name]: mpmath.mpf(x.numerator) / x.denominator for name, x in point.items()}
        values = [eval(side, {"__builtins__": {}}, {**VALUES, **at}) for side in (exactly(left), exactly(right))]
        difference = mpmath.re(values[0]) - mpmath.re(values[1])
        close = abs(difference) <= (abs(values[0]) + abs(values[1])) * mpmath.mpf(10) ** -100
        return bool(COMPARE[sign](0 if close else difference, 0))


def exactly(side: str) -> str:
    """The side with its integers as mpmath numbers."""
    tree = ast.parse(side.strip(), mode="eval")
    return ast.unparse(Wide().visit(tree))


class Wide(ast.NodeTransformer):
    """Integers become mpmath's, so that 1/3 keeps its digits."""

    def visit_Constant(self, node: ast.Constant) -> ast.AST:  # noqa: N802, D102
        return ast.Call(ast.Name("mpf"), [node], []) if isinstance(node.value, int) else node


def sides(text: str) -> tuple[str, str, str]:
    node = ast.parse(text, mode="eval").body
    assert isinstance(node, ast.Compare)
    return ast.unparse(node.left), SIGNS[type(node.ops[0])], ast.unparse(node.comparators[0])


VALUES |= {"mpf": mpmath.mpf, "sigma_0": mpmath.mpf(7) / 5, "mu_0": mpmath.mpf(-2) / 3}

DRIFT = "(psi((n-1)/2) + log(2/n))"
C4 = "sqrt(2/(n-1))*Gamma(n/2)/Gamma((n-1)/2)"
MEAN_STD = "sqrt(2/n)*Gamma(n/2)/Gamma((n-1)/2)"
CRAMER = "(log(n/2) - psi((n-1)/2))"

TRUE = [
    ("psi(x) < log(x)", "x > 0"),
    ("psi(x) < log(x) - 1/(2*x)", "x > 0"),
    ("psi(x) > log(x) - 1/x", "x > 0"),
    ("psi(x) < log(x) - 1/x + log(1 + 1/x)", "x > 0"),
    ("psi(x) > log(x) - 1/(2*x) - 1/(12*x**2)", "x > 0"),
    ("psi(x) < log(x) - 1/(2*x) - 1/(12*x**2) + 1/(120*x**4)", "x > 0"),
    ("psi(x + 1) > log(x)", "x > 0"),
    ("psi(x + 1/2) > log(x)", "x > 0"),
    ("psi(x + 1) < log(x + 1)", "x > 0"),
    ("psi(x + 1) >= -euler", "x >= 0"),
    ("psi_1(x) > 1/x", "x > 0"),
    ("psi_1(x) > 1/x + 1/(2*x**2)", "x > 0"),
    ("psi_1(x) < 1/x + 1/x**2", "x > 0"),
    ("psi_1(x) < 1/x + 1/(2*x**2) + 1/(6*x**3)", "x > 0"),
    ("psi_1(x) > 0", "x > 0"),
    ("psi_1((n-1)/2) < 2/(n-1) + 3/(n-1)**2", "n >= 2"),
    ("psi_1(x) <= pi**2/6", "x >= 1"),
    ("Gamma(x) > 0", "x > 0"),
    ("Gamma(x + 1) < 1", "0 < x < 1"),
    ("log(Gamma(x**3)) > -1/5", "x >= 1"),
    ("log(Gamma(x)) > (x - 1/2)*log(x) - x + log(2*pi)/2", "x > 0"),
    ("Gamma(x + 1) > sqrt(2*pi*x)*(x/e)**x", "x > 0"),
    ("factorial(n) >= sqrt(2*pi*n)*(n/e)**n*exp(1/(12*n+1))", "n >= 1"),
    ("factorial(n) <= e*sqrt(n)*(n/e)**n", "n >= 1"),
    (f"{DRIFT} < 0", "n >= 2"),
    (f"{DRIFT} < log(1 - 1/n)", "n >= 2"),
    (f"{DRIFT} < -2/n", "n >= 2"),
    (f"{DRIFT} > -2/(n-2)", "n >= 3"),
    (f"{DRIFT} < -2/n - 11/(6*n**2)", "n >= 2"),
    (f"{DRIFT} > -2/(n-3/2)", "n >= 2"),
    ("psi((n-1)/2) < log((n-1)/2)", "n >= 2"),
    ("psi((n-1)/2) - log((n-1)/2) < -1/(n-1)", "n >= 2"),
    ("psi((n-1)/2) - log((n-1)/2) > -2/(n-1)", "n >= 2"),
    ("psi((n-1)/2) + log(2/(n+1)) < -3/n", "n >= 2"),
    ("log(1 - 1/n) < -1/n", "n >= 2"),
    ("log(1 - 1/n) > -1/(n-1)", "n >= 2"),
    ("log(1 - 1/n) < -1/n - 1/(2*n**2)", "n >= 2"),
    ("n*log(1 - 1/n) < -1", "n >= 2"),
    ("n*log(1 - 1/n) > -1 - 1/n", "n >= 2"),
    ("n*log(1 - 1/n) >= -2*log(2)", "n >= 2"),
    (f"{MEAN_STD} < 1", "n >= 2"),
    (f"{MEAN_STD} < sqrt(1 - 1/n)", "n >= 2"),
    (f"{MEAN_STD} < 1 - 3/(4*n)", "n >= 2"),
    (f"{MEAN_STD} > exp(-1/n)", "n >= 3"),
    (f"{C4} < 1", "n >= 2"),
    (f"{C4} < exp(-1/(4*(n-1)) + 1/(8*(n-1)**3))", "n >= 2"),
    (f"{C4} >= sqrt((n-2)/(n-1))", "n >= 2"),
    ("Gamma(n/2)/Gamma((n-1)/2) < sqrt((n-1)/2)", "n >= 2"),
    ("Gamma(x + 1/2)/Gamma(x) < sqrt(x)", "x > 0"),
    ("Gamma(x + 1/2)/Gamma(x) > x/sqrt(x + 1/2)", "x > 0"),
    ("Gamma(x + 1)/Gamma(x + 1/2) > sqrt(x + 1/4)", "x > 0"),
    ("Gamma(x + 1)/Gamma(x + 1/3) > x**(2/3)", "x > 0"),
    ("Gamma(x + 1)/Gamma(x + 1/3) < (x + 1)**(2/3)", "x > 0"),
    ("(1 - 1/n)**n < 1/e", "n >= 1"),
    ("(1 - 1/n)**n >= 1/4", "n >= 2"),
    ("(1 - 1/n)**(n - 1) > 1/e", "n >= 2"),
    ("(1 + 1/n)**n < e", "n >= 1"),
    ("(1 + 1/n)**(n + 1) > e", "n >= 1"),
    ("(1 + 1/x)**(x + 1/2) > e", "x > 0"),
    (f"-2/n + 2*{CRAMER} > 0", "n >= 2"),
    (f"psi_1((n-1)/2) + {CRAMER}**2 > 2/n", "n >= 2"),
    ("psi_1((n-1)/2) < 2/(n-1) + 4/(n-1)**2", "n >= 2"),
    ("log(x) <= x - 1", "x > 0"),
    ("log(x) >= 1 - 1/x", "x > 0"),
    ("log(1 + x) <= x", "x > -1"),
    ("log(1 + x) > x/(1 + x)", "x > 0"),
    ("log(1 + x) > 2*x/(2 + x)", "x > 0"),
    ("exp(x) >= 1 + x", "x real"),
    ("exp(-x) >= 1 - x", "x real"),
    ("x - 1 - log(x) >= 0", "x > 0"),
    ("x*log(x) >= -1/e - 1/100", "x > 0"),
    ("x*log(x) > -1/2", "0 < x < 1"),
    ("x**x > 1/2", "x > 0"),
    ("sqrt(1 + x) <= 1 + x/2", "x >= 0"),
    ("sqrt(x) <= (1 + x)/2", "x >= 0"),
    ("log(1/eps) > 0", "0 < eps < 1"),
    ("log(1/eps) > 1 - eps", "0 < eps < 1"),
    ("x**2 - 2*x + 1 >= 0", "x real"),
    ("n != 1", "n >= 2"),
    ("psi(x) != log(x)", "x > 0"),
    ("log(1 - 1/n) != 0", "n >= 2"),
    ("(n-2)/(n-1) >= 0", "n >= 2"),
    # two symbols
    ("log(1/eps)*(log(n/2) - psi((n-1)/2)) > 0", "n >= 2, 0 < eps < 1"),
    ("log(1/eps)/(log(n/2) - psi((n-1)/2)) > 0", "n >= 2, 0 < eps < 1"),
    ("(1 + x)**t >= 1 + t*x", "x >= 0, t >= 1"),
    ("(1 - 1/n)**t <= 1", "n >= 2, t >= 0"),
    ("(1 - 1/n)**t > 0", "n >= 2, t >= 0"),
    ("Gamma(x + 1)/Gamma(x + s) > x**(1 - s)", "x > 0, 0 < s < 1"),
    ("Gamma(x + 1)/Gamma(x + s) < (x + 1)**(1 - s)", "x > 0, 0 < s < 1"),
    ("sigma_0**2*(1 - 1/n) < sigma_0**2", "n >= 2"),
    ("exp(-t/n) >= (1 - 1/n)**t", "n >= 2, t >= 0"),
    ("eps**s <= 1", "0 < eps < 1, s >= 0"),
]
"""Inequalities that hold on their domain (DLMF 5.6, 5.11, 5.15; Gautschi 1959; Wendel 1948; Robbins 1955)."""

FALSE = [
    (f"{DRIFT} > -2/n - 11/(6*n**2)", "n >= 2"),
    (f"{DRIFT} < -3/n", "n >= 2"),
    (f"{DRIFT} < -2/n - 2/n**2", "n >= 2"),
    (f"{DRIFT} > -2/n", "n >= 2"),
    (f"{DRIFT} > -1/n", "n >= 2"),
    (f"{DRIFT} < -1/(n-2)", "n >= 3"),
    (f"{DRIFT} > 0", "n >= 2"),
    (f"{DRIFT} < -2/(n-2)", "n >= 3"),
    ("psi(x) < log(x) - 1/x", "x > 0"),
    ("psi(x) > log(x) - 1/(2*x)", "x > 0"),
    ("psi(x) > log(x)", "x > 0"),
    ("psi(x) < log(x) - 1/(2*x) - 1/(12*x**2)", "x > 0"),
    ("psi(x) < log(x) - 51/(100*x)", "x > 0"),
    ("psi(x) > log(x) - 99/(100*x)", "x > 0"),
    ("psi(x) > log(x) - 1/(2*x) - 1/(12*x**2) + 1/(120*x**4)", "x > 0"),
    ("psi(x + 1) > -euler", "x >= 0"),
    ("psi(x + 1/2) > log(x) + 1/(24*x**2)", "x > 0"),
    ("psi_1(x) < 1/x", "x > 0"),
    ("psi_1(x) > 1/x + 1/x**2", "x > 0"),
    ("psi_1(x) < pi**2/6", "x >= 1"),
    ("psi_1(x) < 1/x + 1/(2*x**2)", "x > 0"),
    ("psi_1(x) > 1/x + 1/(2*x**2) + 1/(6*x**3)", "x > 0"),
    ("psi_1((n-1)/2) <= 2/(n-1) + 201/(100*(n-1)**2)", "n >= 2"),
    ("log(1 - 1/n) > -1/n", "n >= 2"),
    ("log(1 - 1/n) < -1/(n-1)", "n >= 2"),
    ("log(1 - 1/n) > -1/n - 1/(2*n**2)", "n >= 2"),
    ("log(1 - 1/n) < -1/n - 51/(100*n**2)", "n >= 2"),
    ("n*log(1 - 1/n) > -2*log(2)", "n >= 2"),
    ("n*log(1 - 1/n) < -1 - 1/n", "n >= 2"),
    (f"{MEAN_STD} > 1", "n >= 2"),
    (f"{MEAN_STD} < 1 - 1/n", "n >= 2"),
    (f"{MEAN_STD} > 1 - 3/(4*n)", "n >= 2"),
    (f"{MEAN_STD} > exp(-1/n)", "n >= 2"),
    (f"{MEAN_STD} < 1 - 76/(100*n)", "n >= 2"),
    (f"{C4} > 1", "n >= 2"),
    (f"{C4} < 1 - 1/(4*(n-1)) - 1/(32*(n-1)**2) - 1/(n-1)**3", "n >= 2"),
    (f"{C4} < sqrt((n-2)/(n-1))", "n >= 2"),
    ("Gamma(n/2)/Gamma((n-1)/2) < sqrt((n-2)/2)", "n >= 2"),
    ("Gamma(x + 1/2)/Gamma(x) > sqrt(x)", "x > 0"),
    ("Gamma(x + 1/2)/Gamma(x) < x/sqrt(x + 1/2)", "x > 0"),
    ("Gamma(x + 1)/Gamma(x + 1/2) > sqrt(x + 1/pi)", "x >= 0"),
    ("Gamma(x + 1)/Gamma(x + 1/2) < sqrt(x + 1/4)", "x > 0"),
    ("Gamma(x + 1)/Gamma(x + 1/3) > (x + 1)**(2/3)", "x > 0"),
    ("Gamma(x + 1) < 1", "0 < x < 2"),
    ("Gamma(x + 1) < 1", "0 <= x < 1"),
    ("Gamma(x + 1) > sqrt(2*pi*x)*(x/e)**x*exp(1/(12*x))", "x > 0"),
    ("log(Gamma(x)) > (x - 1/2)*log(x) - x + log(2*pi)/2 + 1/(12*x)", "x > 0"),
    ("(1 - 1/n)**n > 1/e", "n >= 2"),
    ("(1 - 1/n)**n > 1/4", "n >= 2"),
    ("(1 - 1/n)**(n - 1) < 1/e", "n >= 2"),
    ("(1 + 1/n)**n > e", "n >= 1"),
    ("(1 + 1/n)**(n + 1) < e", "n >= 1"),
    ("(1 + 1/n)**(n + 49/100) > e", "n >= 1"),
    (f"psi_1((n-1)/2) > {CRAMER}**2 + 5/n", "n >= 2"),
    ("log(x) < x - 1", "x > 0"),
    ("log(1 + x) < x", "x > -1"),
    ("log(1 + x) < x", "x >= 0"),
    ("log(1 + x) >= x - x**2/2", "x > -1"),
    ("log(1 + x) > x - x**2/3", "x > 0"),
    ("exp(x) > 1 + x", "x real"),
    ("exp(x) >= 1 + 2*x", "x real"),
    ("x*log(x) > -1/e", "x > 0"),
    ("x*log(x) > -1/3", "x > 0"),
    ("x**x > 7/10", "x > 0"),
    ("sqrt(1 + x) < 1 + x/2", "x >= 0"),
    ("sqrt(x) >= (1 + x)/2", "x >= 0"),
    ("log(1/eps) > 1", "0 < eps < 1"),
    ("x**2 - 2*x + 1 > 0", "x real"),
    ("1/x > 0", "x real"),
    ("x < 1", "0 <= x <= 1"),
    ("x > 1/10000000000", "x > 0"),
    ("1/x < 100000000", "x > 0"),
    ("n < 1000000", "n >= 2"),
    ("n != 7", "n >= 2"),
    ("psi((n-1)/2) + log(2/(n-1)) > -1/n", "n >= 2"),
    ("(n-2)/(n-1) > 0", "n >= 2"),
    # two symbols
    ("log(1/eps)*(log((n-2)/2) - psi((n-1)/2)) > 0", "n >= 3, 0 < eps < 1"),
    ("(1 + x)**t > 1 + t*x", "x >= 0, t >= 0"),
    ("(1 - 1/n)**t < 1", "n >= 2, t >= 0"),
    ("(1 - 1/n)**t >= 1 - t/n**2", "n >= 2, t >= 0"),
    ("Gamma(x + 1)/Gamma(x + s) > x**(1 - s)", "x > 0, 0 < s <= 1"),
    ("Gamma(x + 1)/Gamma(x + s) > x**(1 - s)", "x > 0, 0 < s < 2"),
    ("sigma_0*(1 - 1/n) < sigma_0**2", "n >= 2"),
    ("mu_0**2 > 0", "n >= 2"),
    ("exp(-t/n) > (1 - 1/n)**t", "n >= 2, t >= 0"),
    ("eps**s < 1", "0 < eps < 1, s >= 0"),
]
"""Inequalities that fail at a point of their domain; many only just, or only at an end or far out."""

UNDEFINED = [
    ("1/(n-2)**2 > 0", "n >= 2"),
    ("1/(x-1)**2 > 0", "x > 0"),
    ("1/(1-x) > 0", "0 <= x <= 1"),
    ("1/(1-x) + log(y) - log(y) > 0", "0 <= x <= 1, y > 0"),
    ("(n-1)/(n-2)*(n-2)/n > 0", "n >= 2"),
    ("log(x)**2 >= 0", "x >= 0"),
    ("log(x)**2 >= 0", "x real"),
    ("log(x - 5) - log(x - 5) >= 0", "x > 0"),
    ("log(n - 2) < n", "n >= 2"),
    ("psi(n - 2) < n", "n >= 2"),
    ("psi((n-2)/2) < log(n)", "n >= 2"),
    ("Gamma(x) > 0", "x >= 0"),
    ("Gamma(x - 1/2)**2 > 0", "x > 0"),
    ("sqrt(x - 1) >= 0", "x > 0"),
    ("sqrt(x) >= 0", "x >= -1"),
    ("x**s > 0", "x >= 0, s real"),
    ("x**2/x**2 > 0", "x real"),
    ("0*log(x) >= 0", "x >= 0"),
    ("0/(x-3) <= 1", "x > 0"),
    ("exp(1/x) > 0", "x >= 0"),
    ("exp(-1/x**2) > 0", "x real"),
    ("(1 - 1/n)**n >= 0", "n >= 0"),
    ("psi_1(x) > 0", "x real"),
    ("1/(x*y) > 0", "x >= 0, y > 0"),
    ("log(1/eps)/(log((n-1)/2) - log((n-1)/2)) > 0", "n >= 2, 0 < eps < 1"),
    ("log(x**2) <= x**2", "x real"),
    ("factorial(n - 3) > 0", "n >= 2"),
    ("1/(1 - eps**t) > 0", "0 < eps < 1, t >= 0"),
]
"""Inequalities that would hold, were both sides defined on the whole domain."""
