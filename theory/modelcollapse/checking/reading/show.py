"""Terms and statements as plain text, for counterexamples and explanations: E[sigma_t^2] = (1 - 1/n)^t."""

from __future__ import annotations

from modelcollapse.checking.terms import (
    Apply,
    Asymptotic,
    CollapseTime,
    Constant,
    Covariance,
    Expectation,
    Fresh,
    Limit,
    Model,
    Node,
    Number,
    Plus,
    Power,
    Probability,
    Process,
    Relation,
    SameLaw,
    Series,
    Symbol,
    Tends,
    Times,
    Variance,
    number,
)

LETTERS = {"temperature": "lambda", "n_real": "n_r", "n_synthetic": "n_s", "divisor": "a", "euler_gamma": "gamma"}
SUM, PRODUCT, POWER, ATOM = range(4)
"""How tightly a text holds together."""


def show(node: Node) -> str:
    """The node as plain text."""
    return _written(node)[0]


def _written(node: Node) -> tuple[str, int]:
    """The text, and how tightly it holds together."""
    if isinstance(node, Relation):
        return f"{show(node.left)} {node.op} {show(node.right)}", SUM
    if isinstance(node, SameLaw):
        return f"{show(node.left)} has the law of {show(node.right)}", SUM
    if isinstance(node, Asymptotic | Tends):
        sign = "~" if isinstance(node, Asymptotic) else "->"
        mode = f" {node.mode}" if isinstance(node, Tends) and node.mode else ""
        goes = f" as {show(Symbol(node.variable))} -> {show(node.target)}"
        return f"{show(node.left)} {sign} {show(node.right)}{mode}{goes}", SUM
    if isinstance(node, Plus):
        parts = [_at(part, PRODUCT) for part in node.terms]
        return parts[0] + "".join(f" - {p[1:]}" if p[0] == "-" else f" + {p}" for p in parts[1:]), SUM
    if isinstance(node, Times):
        return _product(node)
    if isinstance(node, Power):
        return _power(node)
    if isinstance(node, Number):
        whole = node.value.denominator == 1
        return str(node.value), SUM if node.value < 0 else ATOM if whole else PRODUCT
    return _atom(node), ATOM


def _at(node: Node, least: int) -> str:
    """The text, in parentheses where it holds together less tightly; a negative term of a sum needs none."""
    text, tight = _written(node)
    bare = tight >= least or (least == PRODUCT and text[0] == "-" and not isinstance(node, Plus))
    return text if bare else f"({text})"


def _product(node: Times) -> tuple[str, int]:
    if node.factors[0] == number(-1) and len(node.factors) > 1:
        rest = node.factors[1] if len(node.factors) == 2 else Times(node.factors[1:])
        return f"-{_factor(rest) if isinstance(rest, Number | Plus) else _inner(rest)}", SUM
    over = [factor for factor in node.factors if not _is_under(factor)]
    under = [factor.base for factor in node.factors if isinstance(factor, Power) and _is_under(factor)]
    top = " ".join(_factor(factor) for factor in over) or "1"
    if not under:
        return top, PRODUCT
    bottom = " ".join(_at(factor, POWER) for factor in under)
    return f"{top}/({bottom})" if len(under) > 1 else f"{top}/{bottom}", PRODUCT


def _is_under(node: Node) -> bool:
    return isinstance(node, Power) and node.exponent == number(-1)


def _inner(node: Node) -> str:
    text, tight = _written(node)
    return text if tight >= PRODUCT else f"({text})"


def _factor(node: Node) -> str:
    text, tight = _written(node)
    return text if tight >= POWER else f"({text})"


def _power(node: Power) -> tuple[str, int]:
    if node.exponent == Number(number(1).value / 2):
        return f"sqrt({show(node.base)})", ATOM
    if node.exponent == number(-1):
        return f"1/{_at(node.base, POWER)}", PRODUCT
    return f"{_at(node.base, ATOM)}^{_at(node.exponent, ATOM)}", POWER


def _atom(node: Node) -> str:
    if isinstance(node, Symbol | Constant):
        return LETTERS.get(node.name, node.name)
    if isinstance(node, Process):
        return f"{node.name}_{_index(node.at)}"
    if isinstance(node, Model):
        return f"N_{_index(node.at)}"
    if isinstance(node, CollapseTime):
        return "T"
    if isinstance(node, Apply):
        return _function(node)
    if isinstance(node, Fresh):
        name = "chi2" if node.law == "chi2" else "N"
        mark = f"[{node.label}]" if node.label else ""
        return f"{name}{mark}({', '.join(show(one) for one in node.parameters)})"
    if isinstance(node, Series):
        name = "sum" if node.kind == "sum" else "prod"
        return f"{name}_{{{node.index}={show(node.low)}}}^{{{show(node.high)}}} {_factor(node.body)}"
    if isinstance(node, Limit):
        return f"lim_{{{show(Symbol(node.variable))} -> {show(node.target)}}} {_factor(node.body)}"
    return _operator(node)


def _function(node: Apply) -> str:
    given = [show(argument) for argument in node.arguments]
    if node.function == "abs":
        return f"|{given[0]}|"
    if node.function == "factorial":
        return f"{_at(node.arguments[0], ATOM)}!"
    if node.function == "KL":
        return f"KL({given[0]} || {given[1]})"
    name = "W_2^2" if node.function == "W2" else node.function
    return f"{name}({', '.join(given)})"


def _operator(node: Node) -> str:
    if isinstance(node, Covariance):
        return f"Cov({show(node.left)}, {show(node.right)})"
    if isinstance(node, Probability):
        return f"P({show(node.event)})"
    if not isinstance(node, Expectation | Variance):
        raise TypeError(f"no text for {type(node).__name__}")
    name = "E" if isinstance(node, Expectation) else "Var"
    given = f" | {', '.join(show(one) for one in node.given)}" if node.given else ""
    return f"{name}[{show(node.body)}{given}]"


def _index(node: Node) -> str:
    text, tight = _written(node)
    return text if tight == ATOM else f"{{{text}}}"
