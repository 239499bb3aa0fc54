"""Limits along almost every run, where log sigma_t^2 is a sum of iid log W under a ratio law. The level is CITED.

strong law   log(sigma_t^2)/t -> m = E log W almost surely (Kolmogorov; Asmussen 2003), so c q^t t^k sigma_t^2p, times
             any power of log sigma_t^2, has the exponential rate p m + log q
two series   m < 0: the variances of almost every run are summable, so mu_t converges, to no constant (Kolmogorov)

What holds almost surely holds in probability: X -> c there gives P(X > x) -> 0 for x > c and 1 for x < c.
"""

from __future__ import annotations

from typing import Any, NamedTuple

from modelcollapse.checking.algebra import canonical
from modelcollapse.checking.algebra.polynomial import NotShown
from modelcollapse.checking.domain import Domain
from modelcollapse.checking.kernel.build import ONE, ZERO, Linear, constant, linear, minus, over, plus, times
from modelcollapse.checking.kernel.growth import BELOW, limit_of
from modelcollapse.checking.kernel.limits import late
from modelcollapse.checking.kernel.monomials import Monomial, Polynomial
from modelcollapse.checking.kernel.reduction import Reduction
from modelcollapse.checking.kernel.rules import difference_of, shifted
from modelcollapse.checking.kernel.scene import scene_of
from modelcollapse.checking.kernel.shown import check_defined, is_shown, needed
from modelcollapse.checking.kernel.theorem import CITED, Theorem, Unproved, concluded
from modelcollapse.checking.setting import Setting
from modelcollapse.checking.terms import (
    INFINITY,
    Apply,
    Limit,
    Number,
    Power,
    Probability,
    Relation,
    Statement,
    Symbol,
    Tends,
    Term,
    Times,
    free_symbols,
    is_random,
    number,
)  # fmt: skip

MODES = ("almost surely", "in probability", "")
"""What the strong law gives; of an event or of a probability none is said."""


class Run(NamedTuple):
    """The symbol that goes to infinity, the drift m, and the reduction for late t."""

    variable: str
    drift: Term
    late: Reduction

    def shown(self, op: str, term: Term) -> bool:
        """Whether term op 0 is shown for late t."""
        return is_shown(op, term, self.late)

    def signed(self, term: Term) -> Term:
        """Infinity with the sign of the term, which is shown."""
        for end, one in ((INFINITY, term), (BELOW, times(number(-1), term))):
            if self.shown(">", one):
                return end
        raise Unproved("a sign is not shown")


def strong_law(statement: Statement, setting: Setting, domain: Domain) -> Theorem:
    """X_t -> c almost surely or in probability, c a number or infinite; or P(X_t > x) -> 0 or 1."""
    scene = scene_of(statement, setting, domain)
    variable, body, value = _along_a_run(scene.statement)
    if variable in scene.reduction.fit.symbols:
        raise Unproved("a limit in a parameter of the loop is none along a run")
    run = Run(variable, _drift_of(scene.reduction), late(scene, variable))
    event = body.event if isinstance(body, Probability) else None
    if isinstance(event, Relation) and event.op[0] in "<>":
        _decide(event, value, run)
    else:
        _compare(run_limit(body, run), value, run)
    where, levels = scene.reduction.domain, (CITED, *scene.reduction.levels)
    return concluded(statement, where, setting, "strong law of large numbers", (), levels, "of log W")


def _along_a_run(statement: Any) -> tuple[str, Term, Term]:
    """Variable, body and value of a limit at infinity of something random, or of a probability."""
    if isinstance(statement, Relation) and statement.op == "=":
        if isinstance(statement.left, Probability) and statement.right == ONE:
            return _along_a_run(statement.left.event)
        if isinstance(statement.left, Limit) and statement.left.target == INFINITY:
            return statement.left.variable, statement.left.body, statement.right
    if isinstance(statement, Tends) and statement.mode in MODES and statement.target == INFINITY:
        return statement.variable, statement.left, statement.right
    raise Unproved("not a limit along a run")


def _drift_of(reduction: Reduction) -> Term:
    """E log W = psi(df/2) + log(2 scale), where there is a ratio law with df > 0."""
    ratio = reduction.fit.ratio
    if ratio is None or not reduction.positive(ratio.df) or not reduction.positive(ratio.scale):
        raise Unproved("no ratio law")
    return plus(Apply("psi", (over(ratio.df, number(2)),)), Apply("log", (times(number(2), ratio.scale),)))


def _compare(reached: Term, value: Term, run: Run) -> None:
    """The limit is the value, infinite both or shown to be equal."""
    if reached == value:
        return
    if value in (INFINITY, BELOW) or reached in (INFINITY, BELOW) or run.variable in free_symbols(value):
        raise Unproved("another limit")
    check_defined(value, run.late)
    needed("=", minus(reached, value), run.late)


def _decide(event: Relation, value: Term, run: Run) -> None:
    """P(event) -> value: the difference of its sides has a limit whose sign is that of the event or not."""
    _, difference = difference_of(event)
    reached = run_limit(difference, run)
    certain = reached if reached in (INFINITY, BELOW) else run.signed(reached)
    if value != (ONE if certain == INFINITY else ZERO):
        raise Unproved("the probability has another limit")


def run_limit(body: Term, run: Run) -> Term:
    """What a random term tends to along almost every run. Raises Unproved where it is not shown to be a constant."""
    if not is_random(body):
        raise Unproved("nothing random")
    check_defined(body, run.late)
    polynomial: Polynomial = run.late.expanded(body)
    finite: list[Term] = []
    infinite: set[Term] = set()
    settled: list[tuple[Monomial, Term]] = []
    for monomial, coefficient in polynomial.items():
        end = _fate(monomial, coefficient, run)
        if end is None:
            settled.append((monomial, coefficient))
        else:
            (infinite.add if end in (INFINITY, BELOW) else finite.append)(end)
    if len(infinite) == 1:
        return infinite.pop()
    linear_ones = all(len(monomial) == 1 and monomial[0][2] == constant(1) for monomial, _ in settled)
    # Means of late models differ by what tends to 0: only the sum of their coefficients matters.
    if infinite or not linear_ones or not run.shown("=", plus(*(c for _, c in settled))):
        raise Unproved("no limit along a run")
    return plus(*finite)


def _fate(monomial: Monomial, coefficient: Term, run: Run) -> Term | None:
    """The limit of one monomial of the state, infinity with its sign; None for a finite one that is random."""
    if not monomial:
        return limit_of(coefficient, run.variable, INFINITY, run.late)
    leaves = {leaf for leaf, _, _ in monomial}
    if not leaves <= {"variance", "log", "mean"} or any(run.variable in dict(e.coefficients) for _, _, e in monomial):
        raise Unproved("no rule for this along a run")
    if "mean" in leaves:
        _settled(run)
    slopes = [_slope(time, run) for _, time, _ in monomial]
    if "variance" in leaves:
        powers = (times(e.term(), s) for (leaf, _, e), s in zip(monomial, slopes, strict=True) if leaf == "variance")
        rate = plus(times(plus(*powers), run.drift), _rate(coefficient, run))
        if run.shown(">", times(number(-1), rate)):
            return ZERO
        if leaves == {"variance"} and run.shown(">", rate):
            return run.signed(coefficient)
    elif len(monomial) == 1 and monomial[0][2] == constant(1) and leaves == {"log"}:
        # c log sigma_s^2 = (c s) (log sigma_s^2)/s
        scaled = times(coefficient, slopes[0], Symbol(run.variable))
        factor = limit_of(scaled, run.variable, INFINITY, run.late)
        if factor in (INFINITY, BELOW):
            return run.signed(run.drift if factor == INFINITY else times(number(-1), run.drift))
        return times(factor, run.drift)
    elif leaves == {"mean"}:
        if run.variable not in free_symbols(coefficient):
            return None
        if limit_of(coefficient, run.variable, INFINITY, run.late) == ZERO:
            return ZERO
    raise Unproved("no limit along a run")


def _settled(run: Run) -> None:
    """The means of almost every run converge."""
    if not run.shown(">", times(number(-1), run.drift)):
        raise Unproved("the mean is not shown to settle")


def _slope(time: Linear, run: Run) -> Term:
    """The steps of s for one of t, of a generation s = 2t + 1."""
    ((name, slope),) = time.coefficients if len(time.coefficients) == 1 else (("", constant(0).constant),)
    if name != run.variable or slope <= 0:
        raise Unproved("not a generation that goes to infinity")
    return Number(slope)


def _step(exponent: Term, run: Run) -> Any:
    """What an exponent gains in one step."""
    try:
        return canonical(minus(shifted(exponent, run.variable, 1), exponent), run.late.domain)
    except NotShown as reason:
        raise Unproved(str(reason)) from None


def _rate(coefficient: Term, run: Run) -> Term:
    """(log |c|)/t in the limit: log q for c q^t t^k."""
    rate: Term = ZERO
    for factor in coefficient.factors if isinstance(coefficient, Times) else (coefficient,):
        base, exponent = (factor.base, factor.exponent) if isinstance(factor, Power) else (factor, ONE)
        if run.variable not in free_symbols(factor):
            needed("!=", factor, run.late)
        elif run.variable not in free_symbols(base):
            needed(">", base, run.late)
            slope = _step(exponent, run)
            if run.variable in free_symbols(slope):
                raise Unproved("no rate for this factor")
            rate = plus(rate, times(slope, Apply("log", (base,))))
        elif not isinstance(exponent, Number) or dict(linear(base).coefficients).get(run.variable, 0) <= 0:
            raise Unproved("no rate for this factor")
    return rate
