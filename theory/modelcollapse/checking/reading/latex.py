r"""Terms and statements as LaTeX that the strict reader reads back to the same term."""

from __future__ import annotations

from modelcollapse.checking.reading.scope import GREEK
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
    Term,
    Times,
    Variance,
    number,
)

LETTERS = {"temperature": r"\lambda", "n_real": "n_{r}", "n_synthetic": "n_{s}", "eps": r"\epsilon", "divisor": "a"}
CONSTANTS = {"pi": r"\pi", "e": "e", "euler_gamma": r"\gamma", "infinity": r"\infty"}
PROCESSES = {"sigma": r"\sigma", "mu": r"\mu", "X": "X", "W": "W"}
NAMED = ("log", "exp", "psi", "Gamma", "Phi", "sin", "cos", "sinh", "cosh", "max", "min", "zeta")
FUNCTIONS = {name: f"\\{name}" for name in NAMED}
FUNCTIONS["psi_1"] = r"\psi_{1}"
RELATIONS = {"=": "=", "!=": r"\neq", "<": "<", "<=": r"\le", ">": ">", ">=": r"\ge"}


def latex(node: Node) -> str:
    r"""The node as LaTeX, for example \left(1 - \frac{1}{n}\right)^{t}."""
    if isinstance(node, Relation):
        return f"{latex(node.left)} {RELATIONS[node.op]} {latex(node.right)}"
    if isinstance(node, SameLaw):
        return rf"{latex(node.left)} \stackrel{{d}}{{=}} {latex(node.right)}"
    if isinstance(node, Asymptotic | Tends):
        arrow = r"\sim" if isinstance(node, Asymptotic) else r"\to"
        mode = rf" \quad\text{{{node.mode}}}" if isinstance(node, Tends) and node.mode else ""
        goes = rf" \quad\text{{as }} {latex(Symbol(node.variable))} \to {latex(node.target)}"
        return f"{latex(node.left)} {arrow} {latex(node.right)}{mode}{goes}"
    if isinstance(node, Plus):
        return _sum(node.terms)
    return _signed(node)


def _sum(terms: tuple[Term, ...]) -> str:
    written = _item(terms[0])
    for term in terms[1:]:
        item = _item(term)
        written += f" - {item[1:]}" if item.startswith("-") else f" + {item}"
    return written


def _item(term: Term) -> str:
    """A term of a sum: what reaches to its end needs parentheses."""
    return _brackets(latex(term)) if isinstance(term, Plus | Series | Limit) else _signed(term)


def _signed(node: Node) -> str:
    """A product, or minus a product."""
    if isinstance(node, Times):
        if len(node.factors) == 2 and node.factors[0] == number(-1) and not isinstance(node.factors[1], Number):
            after = node.factors[1]
            return f"-{_brackets(latex(after)) if isinstance(after, Plus | Series | Limit) else _product(after)}"
        return _product(node)
    return _atom(node)


def _product(node: Node) -> str:
    """A product, without a sign before it."""
    if not isinstance(node, Times):
        return _factor(node)
    over, under = node.factors[0], node.factors[-1]
    if len(node.factors) == 2 and isinstance(under, Power) and under.exponent == number(-1):
        literal = isinstance(over, Number) and isinstance(under.base, Number)
        if not literal and over != Symbol("d"):
            return rf"\frac{{{latex(over)}}}{{{latex(under.base)}}}"
    return r" \cdot ".join(_factor(factor) for factor in node.factors)


def _factor(node: Node) -> str:
    """A factor: in parentheses unless it is one by itself."""
    negative = isinstance(node, Number) and node.value < 0
    open_ended = isinstance(node, Plus | Times | Series | Limit) or negative
    return _brackets(latex(node)) if open_ended else _atom(node)


def _brackets(text: str) -> str:
    return rf"\left({text}\right)"


def _atom(node: Node) -> str:
    """A term with its own end."""
    if isinstance(node, Number):
        size = abs(node.value)
        text = str(size) if size.denominator == 1 else rf"\frac{{{size.numerator}}}{{{size.denominator}}}"
        return f"-{text}" if node.value < 0 else text
    if isinstance(node, Symbol):
        return _letter(node.name)
    if isinstance(node, Constant):
        return CONSTANTS[node.name]
    if isinstance(node, Power):
        return _power(node)
    if isinstance(node, Apply):
        return _function(node)
    if isinstance(node, Series):
        sign = r"\sum" if node.kind == "sum" else r"\prod"
        return rf"{sign}_{{{node.index}={latex(node.low)}}}^{{{latex(node.high)}}} {_brackets(latex(node.body))}"
    if isinstance(node, Limit):
        return rf"\lim_{{{_letter(node.variable)} \to {latex(node.target)}}} {_brackets(latex(node.body))}"
    return _random(node)


def _letter(name: str) -> str:
    if name in LETTERS:
        return LETTERS[name]
    base, _, sub = name.partition("_")
    letter = f"\\{base}" if base in GREEK else base
    return f"{letter}_{{{sub}}}" if sub else letter


def _power(node: Power) -> str:
    if node.exponent == Number(number(1).value / 2):
        return rf"\sqrt{{{latex(node.base)}}}"
    base = node.base
    plain = isinstance(base, Symbol | Process | Constant) or (isinstance(base, Number) and base.value.denominator == 1)
    plain = plain and not (isinstance(base, Number) and base.value < 0)
    return rf"{_atom(base) if plain else _brackets(latex(base))}^{{{latex(node.exponent)}}}"


def _function(node: Apply) -> str:
    given = [latex(argument) for argument in node.arguments]
    if node.function == "abs":
        return rf"\left|{given[0]}\right|"
    if node.function == "floor":
        return rf"\lfloor {given[0]} \rfloor"
    if node.function == "factorial":
        return f"{_brackets(given[0])}!"
    if node.function == "binomial":
        return rf"\binom{{{given[0]}}}{{{given[1]}}}"
    if node.function == "KL":
        return rf"\mathrm{{KL}}\left({given[0]} \,\|\, {given[1]}\right)"
    name = "W_2^2" if node.function == "W2" else FUNCTIONS[node.function]
    return f"{name}{_brackets(', '.join(given))}"


def _random(node: Node) -> str:
    """A process, a fresh variable, or E, Var, Cov and P."""
    if isinstance(node, Process):
        return f"{PROCESSES[node.name]}_{{{latex(node.at)}}}"
    if isinstance(node, Fresh):
        return _fresh(node)
    if isinstance(node, CollapseTime):
        return "T"
    if isinstance(node, Model):
        return f"N_{{{latex(node.at)}}}"
    if isinstance(node, Covariance):
        return rf"\operatorname{{Cov}}\left({latex(node.left)}, {latex(node.right)}\right)"
    if isinstance(node, Probability):
        return rf"\mathbb{{P}}\left({latex(node.event)}\right)"
    if not isinstance(node, Expectation | Variance):
        raise TypeError(f"no LaTeX for {type(node).__name__}")
    name = r"\mathbb{E}" if isinstance(node, Expectation) else r"\operatorname{Var}"
    given = rf" \mid {', '.join(latex(one) for one in node.given)}" if node.given else ""
    return rf"{name}\left[{latex(node.body)}{given}\right]"


def _fresh(node: Fresh) -> str:
    if node.law == "chi2":
        label = f",{node.label}" if node.label else ""
        return rf"\chi^2_{{{latex(node.parameters[0])}{label}}}"
    if node.parameters == (number(0), number(1)):
        return f"Z_{{{node.label}}}" if node.label else "Z"
    return rf"\mathcal{{N}}\left({', '.join(latex(one) for one in node.parameters)}\right)"
