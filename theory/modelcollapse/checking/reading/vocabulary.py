"""The words of the language: which token is an operator, a relation, or the end of a product."""

from __future__ import annotations

EXPECTATIONS = {"E", r"\mathbb{E}", r"\op{E}", r"\E"}
VARIANCES = {r"\op{Var}", r"\op{var}", r"\op{V}", r"\mathbb{V}", r"\Var"}
COVARIANCES = {r"\op{Cov}", r"\op{cov}", r"\Cov"}
CORRELATIONS = {r"\op{Corr}", r"\op{corr}", r"\op{Cor}", r"\Corr"}
PROBABILITIES = {"P", r"\Pr", r"\mathbb{P}", r"\op{P}", r"\op{Pr}"}
SERIES = {r"\sum": "sum", r"\prod": "product"}
OPERATORS = EXPECTATIONS | VARIANCES | COVARIANCES | CORRELATIONS | PROBABILITIES | set(SERIES) | {r"\lim"}

BARE = {
    r"\log": "log", r"\ln": "log", r"\exp": "exp", r"\sin": "sin", r"\cos": "cos", r"\sinh": "sinh", r"\cosh": "cosh",
    r"\op{log}": "log", r"\op{ln}": "log", r"\op{exp}": "exp",
}  # fmt: skip
"""Functions that may stand before one factor without brackets."""
BRACKETED = {r"\psi": "psi", r"\digamma": "psi", r"\Gamma": "Gamma", r"\Phi": "Phi", r"\zeta": "zeta"}
LISTED = {r"\max": "max", r"\min": "min", r"\op{max}": "max", r"\op{min}": "min"}

RELATIONS = {
    "=": "=", r"\ne": "!=", r"\neq": "!=", "<": "<", r"\lt": "<", ">": ">", r"\gt": ">", "<=": "<=", r"\le": "<=",
    r"\leq": "<=", r"\leqslant": "<=", ">=": ">=", r"\ge": ">=", r"\geq": ">=", r"\geqslant": ">=", r"\sim": "~",
    r"\to": "->", r"\rightarrow": "->", r"\longrightarrow": "->",
}  # fmt: skip
ANNOTATED = {r"\xrightarrow", r"\stackrel", r"\overset"}
ARROWS = {r"\to", r"\rightarrow", r"\longrightarrow", r"\downarrow", r"\uparrow"}
TIMES = {r"\cdot", r"\times"}
STOPS = set(RELATIONS) | ANNOTATED | ARROWS | TIMES | {r"\mid", r"\rfloor", r"\|"}
"""Commands that no factor begins with."""
OPENING = ("(", "[", r"\{")

MODES = {
    "almost surely": "almost surely", "a.s.": "almost surely", "a. s.": "almost surely", "a.s": "almost surely",
    "with probability 1": "almost surely", "with probability one": "almost surely", "w.p. 1": "almost surely",
    "w.p.1": "almost surely", "in law": "in law", "in distribution": "in law", "d": "in law", "D": "in law",
    "law": "in law", r"mathcal{D}": "in law", r"mathcal{L}": "in law", "(law)": "in law", "(d)": "in law",
    "in probability": "in probability", "in prob.": "in probability", "P": "in probability", "p": "in probability",
    "mathbb{P}": "in probability", "Pr": "in probability", "prob.": "in probability", "prob": "in probability",
    "in mean": "in L^1", "in mean square": "in L^2", "in the mean square": "in L^2", "in quadratic mean": "in L^2",
    "m.s.": "in L^2", "q.m.": "in L^2",
    **{f"{word}L^{{{p}}}": f"in L^{p}" for word in ("in ", "") for p in range(1, 7)},
    **{f"{word}L^{p}": f"in L^{p}" for word in ("in ", "") for p in range(1, 7)},
    **{f"{word}L_{p}": f"in L^{p}" for word in ("in ", "") for p in range(1, 7)},
    **{f"mathcal{{L}}^{p}": f"in L^{p}" for p in range(1, 7)},
}  # fmt: skip
"""How random variables converge, or what an annotation over a relation says; `in L^p` says that E|X-c|^p -> 0."""
