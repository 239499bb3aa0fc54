"""The language of claims: what the reader makes of LaTeX, and both channels take apart.

Terms are frozen and hashable; nothing is simplified when one is built, so that 0/0 stays visible. A quotient a/b is
Times((a, Power(b, Number(-1)))), a difference Plus((a, Times((Number(-1), b)))), a root Power(a, Number(1/2)).
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from fractions import Fraction

from modelcollapse.checking.domain import Range


@dataclass(frozen=True)
class Term:
    """A number, random or not."""


@dataclass(frozen=True)
class Number(Term):
    """A rational number."""

    value: Fraction


@dataclass(frozen=True)
class Symbol(Term):
    """A parameter by its name in `parameters.py` ("n", "temperature", "n_real"), or one that the document declares."""

    name: str


@dataclass(frozen=True)
class Constant(Term):
    """pi, e, euler_gamma or infinity."""

    name: str


@dataclass(frozen=True)
class Process(Term):
    """A random quantity of generation `at`.

    `name` is sigma or mu (of model `at`; a variance is Power(sigma, 2)), X (a draw from model `at`, independent of
    other draws given the model), or W (the ratio sigma_at^2 / sigma_{at-1}^2, at >= 1).
    """

    name: str
    at: Term


@dataclass(frozen=True)
class Fresh(Term):
    r"""A random variable that is independent of everything else: chi2 (df), or normal (mean, variance).

    `label` tells two of one law apart ("1", "2" for Z_1, Z_2); the same label is the same variable.
    """

    law: str
    parameters: tuple[Term, ...]
    label: str = ""


@dataclass(frozen=True)
class CollapseTime(Term):
    """T, the first t with sigma_t^2 <= eps sigma_0^2; inf where there is none."""


@dataclass(frozen=True)
class Plus(Term):
    """A sum of at least two terms."""

    terms: tuple[Term, ...]


@dataclass(frozen=True)
class Times(Term):
    """A product of at least two factors."""

    factors: tuple[Term, ...]


@dataclass(frozen=True)
class Power(Term):
    """A power; 0^0 is 1 where the exponent is an integer."""

    base: Term
    exponent: Term


@dataclass(frozen=True)
class Apply(Term):
    """A function: log, exp, psi (digamma), psi_1 (trigamma), Gamma, abs, Phi (normal distribution), sin, cos, sinh,
    cosh, binomial, max, min, zeta, floor, factorial, and of two models KL(N_t || N_0) and W2, which is W_2^2(N_t, N_0).
    """

    function: str
    arguments: tuple[Term, ...]


@dataclass(frozen=True)
class Series(Term):
    """A sum or a product of `body` over the integers `index` from `low` to `high`; empty where high < low."""

    kind: str
    index: str
    low: Term
    high: Term
    body: Term


@dataclass(frozen=True)
class Limit(Term):
    """The limit of `body` as the symbol `variable` tends to `target`."""

    variable: str
    target: Term
    body: Term


@dataclass(frozen=True)
class Expectation(Term):
    """E[body | given]; `given` is empty, or the processes that are known."""

    body: Term
    given: tuple[Term, ...] = ()


@dataclass(frozen=True)
class Variance(Term):
    """Var[body | given]."""

    body: Term
    given: tuple[Term, ...] = ()


@dataclass(frozen=True)
class Covariance(Term):
    """Cov[left, right]."""

    left: Term
    right: Term


@dataclass(frozen=True)
class Probability(Term):
    """P(event); an event is a statement about random terms."""

    event: Statement


@dataclass(frozen=True)
class Model(Term):
    """N_at, the Gaussian of generation `at`, as an argument of KL and W2."""

    at: Term


@dataclass(frozen=True)
class Statement:
    """What is true or false."""


@dataclass(frozen=True)
class Relation(Statement):
    """left `op` right; op is =, !=, <, <=, > or >=. Of random terms: almost surely."""

    op: str
    left: Term
    right: Term


@dataclass(frozen=True)
class Asymptotic(Statement):
    """left ~ right as `variable` tends to `target`: the ratio tends to 1."""

    left: Term
    right: Term
    variable: str
    target: Term


@dataclass(frozen=True)
class Tends(Statement):
    """left -> right as `variable` tends to `target`; mode is "" (numbers), "almost surely", "in law", "in mean"."""

    left: Term
    right: Term
    variable: str
    target: Term
    mode: str = ""


@dataclass(frozen=True)
class SameLaw(Statement):
    """left and right have the same law."""

    left: Term
    right: Term


@dataclass(frozen=True)
class Obligation:
    """What must hold for a claim to mean anything: `kind` is "nonzero", "positive" (a logarithm) or "nonnegative".

    `over` are the indices of the sums that it stands in, each with its first and last value: it must hold for all of
    them. In `term` they are written with a prime, k' for k, a name that no domain has.
    """

    kind: str
    term: Term
    over: tuple[tuple[str, Term, Term], ...] = ()


@dataclass(frozen=True)
class Claim:
    """One link of a display as it was read: its statement, what it presupposes, and where it stands.

    `restriction` are the ranges of "for n >= 3": for this claim they stand in place of those of the document. `when`
    are conditions of another form, t <= n: it is refuted only where they hold, and proved only without them.
    """

    statement: Statement
    obligations: tuple[Obligation, ...] = ()
    tex: str = ""
    line: int = 0
    restriction: Mapping[str, Range] = field(default_factory=dict, hash=False)
    when: tuple[Relation, ...] = ()
