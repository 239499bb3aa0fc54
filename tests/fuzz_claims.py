r"""Claims of every shape, grown at random: relations, limits, laws and events over all that the language has.

Nothing is said of their truth: they look for what falls over. `grown(rng)` is one line of LaTeX in the letters of the
conventions, with s, j: integer, c: real > 0 and u: real.
"""

from __future__ import annotations

import random

SYMBOLS = {"s": "integer >= 0", "j": "integer >= 1", "c": "real > 0", "u": "real"}
LOOPS = ("replace", "fresh", "anchored", "accumulate")
ESTIMATORS = ("mle", "unbiased", "min-mse", "divisor 7/2", "any divisor")
OPERATORS = ("=", "=", "=", "<", r"\le", ">", r"\ge", r"\ne", "<", r"\le")
NUMBERS = ("0", "1", "2", "3", "-1", r"\frac12", "0.75", "10", "100", "10^{12}", r"\pi", "e", r"\gamma", r"\infty")
LETTERS = ("n", "t", "n", "t", "n_r", "n_s", r"\lambda", "a", r"\epsilon", "x", "k", "s", "j", "c", "u")
TIMES = ("t", "t", "t", "t+1", "s", "t+s", "1", "0", "2", "t-1", "2t", "n", "j", "t+j", "10^{6}", "k", "u")
FUNCTIONS = (r"\log", r"\exp", r"\psi", r"\Gamma", r"\psi_1", r"\Phi", r"\sin", r"\cosh", r"\zeta", r"\sqrt")
MODES = ("", "", r" \quad\text{almost surely}", r" \quad\text{in mean}")
TARGETS = (r"\infty", r"\infty", r"\infty", "0", "1", "0^+")


def chosen(rng: random.Random, *ways: str) -> str:
    """One of them."""
    return rng.choice(ways)


def chance(rng: random.Random, depth: int) -> str:
    """A random term."""
    at = rng.choice(TIMES)
    if depth <= 0 or rng.random() < 0.5:
        leaf = rf"\sigma_{{{at}}}", rf"\sigma_{{{at}}}^2", rf"\mu_{{{at}}}", rf"X_{{{at}}}", rf"W_{{{at}}}"
        return chosen(rng, *leaf, *leaf, rf"|\mu_{{{at}}}|", "T", rf"\chi^2_{{{chosen(rng, 'n-1', '2', 'n')}}}", "Z")
    inner = chance(rng, depth - 1)
    ways = (
        rf"\log({inner})", rf"({inner})^{{{chosen(rng, '2', '3', '4', '-1', '-2', '1/2', 'u', 's', '-1/2', 'n')}}}",
        rf"{inner} {chance(rng, depth - 1)}", rf"({inner} {chosen(rng, '+', '-')} {chance(rng, depth - 1)})",
        rf"({inner} {chosen(rng, '+', '-')} {number(rng, 0)})", rf"\frac{{{inner}}}{{{chance(rng, depth - 1)}}}",
        rf"\frac{{{inner}}}{{{number(rng, 0)}}}", rf"\exp({inner})", rf"|{inner}|", rf"\max({inner}, {number(rng, 0)})",
        rf"\sum_{{j=1}}^{{{chosen(rng, 't', '3')}}} {inner}",
    )  # fmt: skip
    return rng.choice(ways)


def event(rng: random.Random, depth: int) -> str:
    """What a probability is of."""
    return f"{chance(rng, depth)} {rng.choice(OPERATORS)} {chosen(rng, number(rng, 0), chance(rng, 0))}"


def number(rng: random.Random, depth: int) -> str:
    """A term that is a number at a point."""
    if depth <= 0:
        return chosen(rng, rng.choice(NUMBERS), rng.choice(LETTERS), rng.choice(LETTERS))
    inner, at = number(rng, depth - 1), rng.choice(TIMES)
    ways = (
        rf"\mathbb{{E}}[{chance(rng, 1)}]", rf"\mathbb{{E}}\,{chance(rng, 0)}", rf"\mathbb{{E}}[{chance(rng, 2)}]",
        rf"\operatorname{{Var}}({chance(rng, 1)})", rf"\operatorname{{Cov}}({chance(rng, 0)}, {chance(rng, 0)})",
        rf"P({event(rng, 1)})", rf"P({event(rng, 0)})", rf"\mathbb{{E}}[{chance(rng, 0)} \mid {chance(rng, 0)}]",
        rf"{rng.choice(FUNCTIONS)}{{({inner})}}", rf"({inner})^{{{number(rng, 0)}}}",
        rf"\frac{{{inner}}}{{{number(rng, depth - 1)}}}", rf"({inner} {chosen(rng, *'+-')} {number(rng, depth - 1)})",
        rf"{inner} \cdot {number(rng, depth - 1)}", rf"\left(1-\frac{{1}}{{{inner}}}\right)^{{{number(rng, 0)}}}",
        rf"\{chosen(rng, 'sum', 'prod')}_{{k=1}}^{{{chosen(rng, 't', 'n', '5', inner)}}} {number(rng, depth - 1)}",
        rf"\sum_{{k=1}}^{{\infty}} \frac{{1}}{{k^{{{number(rng, 0)}}}}}", rf"\binom{{{inner}}}{{{number(rng, 0)}}}",
        limit(rng, number(rng, depth - 1)), rf"\mathbb{{E}}\,\mathrm{{KL}}(N_{{{at}}} \| N_0)",
        rf"\mathbb{{E}}\,W_2^2(N_{{{at}}}, N_0)", rf"({inner})!", rf"|{inner}|",
        rf"\max({inner}, {number(rng, depth - 1)})",
    )  # fmt: skip
    return rng.choice(ways)


def limit(rng: random.Random, body: str) -> str:
    """A limit in any letter, to any target."""
    return rf"\lim_{{{rng.choice(LETTERS)}\to{rng.choice(TARGETS)}}} {body}"


def grown(rng: random.Random) -> str:
    """A claim."""
    depth = rng.choice([0, 1, 1, 2, 2, 3])
    left, right = number(rng, max(depth, 1)), number(rng, rng.choice([0, 0, 1, depth]))
    one, other = chance(rng, depth), rng.choice([chance(rng, depth), number(rng, 0)])
    ways = (
        *[f"{left} {rng.choice(OPERATORS)} {right}"] * 4,
        f"{limit(rng, left)} {rng.choice(OPERATORS[:6])} {right}",
        f"{limit(rng, one)} = {other}{rng.choice(MODES)}",
        rf"{chosen(rng, left, one)} \to {chosen(rng, right, other)}{rng.choice(MODES)}",
        rf"{left} \sim {right} \quad\text{{as }} {rng.choice(LETTERS)}\to{rng.choice(TARGETS)}",
        rf"{one} \sim {other}",
        f"{one} {rng.choice(OPERATORS)} {other}",
        f"{left} {rng.choice(OPERATORS)} {right} {rng.choice(OPERATORS)} {number(rng, 0)}",
        rf"{left} {rng.choice(OPERATORS)} {right} \quad\text{{for }} {rng.choice(LETTERS)} \ge {rng.choice('0123')}",
    )
    return rng.choice(ways)
