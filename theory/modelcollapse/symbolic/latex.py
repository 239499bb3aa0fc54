r"""Formulas as the field writes them: the parameters' own letters, \psi for digamma and \psi_1 for trigamma."""

from __future__ import annotations

from typing import Any

from sympy.printing.latex import LatexPrinter

from modelcollapse.parameters import KNOWN

LETTERS = {"s_hat": r"\hat{s}", "s_star": "s^*"}


class FieldPrinter(LatexPrinter):  # type: ignore[misc]
    """sympy's printer with the field's letters."""

    def _print_polygamma(self, expr: Any, exp: str | None = None) -> str:
        order, argument = expr.args
        power = f"^{{{exp}}}" if exp else ""
        return rf"\psi{'' if order == 0 else f'_{{{order}}}'}{power}\left({self._print(argument)}\right)"

    def _print_loggamma(self, expr: Any, exp: str | None = None) -> str:
        power = f"^{{{exp}}}" if exp else ""
        return rf"\log{power}\Gamma\left({self._print(expr.args[0])}\right)"

    def _print_Symbol(self, expr: Any, style: str = "plain") -> str:  # noqa: N802
        known = KNOWN.get(expr.name)
        if expr.name in LETTERS:
            return LETTERS[expr.name]
        return known.latex if known else str(super()._print_Symbol(expr, style))


def latex(expression: Any) -> str:
    """The formula in LaTeX."""
    return str(FieldPrinter().doprint(expression))
