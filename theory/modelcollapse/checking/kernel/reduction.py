"""Means under the model: every expectation in a term reduced to means of monomials of the state.

The rules are linearity, independence of what is fresh, one fit, and the tower of conditioning, latest generation
first. What is left are opaque atoms E[mu_s^i sigma_s^2j ...], each shown to be finite. Units are those in which
mu_0 = 0 and sigma_0 = 1.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from fractions import Fraction
from typing import Any

from modelcollapse.checking.domain import INTEGER, Range
from modelcollapse.checking.kernel.along import telescoped
from modelcollapse.checking.kernel.build import HALF, ONE, ZERO, Linear, constant, linear, minus, plus, power, times
from modelcollapse.checking.kernel.draws import fresh_mean, undrawn
from modelcollapse.checking.kernel.fit import State, chi2_moment
from modelcollapse.checking.kernel.ground import Ground
from modelcollapse.checking.kernel.monomials import (
    Known,
    Monomial,
    Polynomial,
    collected,
    conditional,
    factor_term,
    is_positive_factor,
    product,
    scaled_exponent,
    term_of_polynomial,
)  # fmt: skip
from modelcollapse.checking.kernel.theorem import Theorem, Unproved, covers
from modelcollapse.checking.terms import (
    Apply,
    CollapseTime,
    Covariance,
    Expectation,
    Fresh,
    Plus,
    Power,
    Process,
    Series,
    Term,
    Times,
    Variance,
    bound_symbols,
    free_symbols,
    is_random,
    number,
    rebuilt,
    substituted,
)  # fmt: skip

LAST_NUMBER = 40
MEAN_TIME = Expectation(CollapseTime())
NAMES = {"mu": "mean", "sigma": "variance", "X": "X"}


@dataclass
class Reduction(Ground):
    """What is known where a term is reduced: the law of a fit, the domain, and equations between means and terms.

    Means at base + k are brought to base + origins[base], one fit at a time. An equation (variable, value, theorem)
    stands for E[state at the variable] = value, on the domain of its theorem. `ends` says that E T is finite.
    """

    equations: Mapping[State, tuple[str, Term, Theorem]] = field(default_factory=dict)
    origins: Mapping[Any, Fraction] = field(default_factory=dict)
    ends: bool = False

    def term(self, term: Any) -> Any:
        """The term with every mean in it reduced; a random one as a polynomial in the processes."""
        if is_random(term):
            return term_of_polynomial(self.expanded(term))
        if isinstance(term, Expectation):
            return self.mean(term.body)
        if isinstance(term, Variance | Covariance):
            a, b = (term.body, term.body) if isinstance(term, Variance) else (term.left, term.right)
            return minus(self.mean(times(a, b)), times(self.mean(a), self.mean(b)))
        if isinstance(term, Series):
            body = self.within(term).term(term.body)
            return Series(term.kind, term.index, self.term(term.low), self.term(term.high), body)
        return rebuilt(term, self.term)

    def within(self, series: Series) -> Reduction:
        """The same inside the body of a sum or product, whose index runs from its lower end."""
        if series.index in self.fit.symbols:
            raise Unproved("an index that is named like a parameter of the loop")
        return replace(self, domain={**self.domain, series.index: Range(INTEGER, self.least(series.low))})

    def mean(self, term: Term) -> Term:
        """E term: linear over sums, series and constant factors, then monomial by monomial."""
        if not is_random(term):
            return self.term(term)  # type: ignore[no-any-return]
        if isinstance(term, Plus):
            return plus(*map(self.mean, term.terms))
        if isinstance(term, Apply) and term.function == "abs" and self.mean(power(term.arguments[0], 2)):
            # |Y| <= 1 + Y^2, whose mean was just reduced
            return Expectation(term)
        if isinstance(term, Series) and term.kind == "sum":
            body = self.within(term).mean(term.body)
            return Series("sum", term.index, self.term(term.low), self.term(term.high), body)
        if isinstance(term, Times) and sum(map(is_random, term.factors)) == 1:
            return times(*(self.mean(part) for part in term.factors))
        settled = self.settled(self.expanded(term), None)
        return settled.get((), ZERO)

    def expanded(self, term: Term) -> Polynomial:
        """The random term as a polynomial in processes and fresh variables. Raises Unproved where it is none."""
        if not is_random(term):
            return {(): self.term(term)}
        if isinstance(term, Process) and (term.name in NAMES or term.name.startswith("memory_")):
            time = self.time(term.at)
            exponent = constant(HALF.value if term.name == "sigma" else 1)
            return collected([(((NAMES.get(term.name, term.name), time, exponent),), ONE)])
        if isinstance(term, Series):
            return self.expanded(telescoped(term, self))
        if isinstance(term, Fresh):
            return {((term, constant(0), constant(1)),): ONE}
        if isinstance(term, Plus):
            return collected(pair for part in term.terms for pair in self.expanded(part).items())
        if isinstance(term, Times):
            return product(*map(self.expanded, term.factors))
        if isinstance(term, Power) and not is_random(term.exponent):
            if isinstance(term.base, Apply) and term.base.function == "abs" and term.exponent == number(2):
                return self.expanded(power(term.base.arguments[0], 2))
            return self._power(self.expanded(term.base), linear(term.exponent))
        if isinstance(term, Apply) and term.function == "log":
            return self._log(self.expanded(term.arguments[0]))
        if isinstance(term, Expectation):
            return self.settled(self.expanded(term.body), self._known(term.given) or None)
        if isinstance(term, Variance):
            known, body = self._known(term.given) or None, self.expanded(term.body)
            mean = self.settled(body, known)
            square = self.settled(product(body, body), known)
            less = product({(): number(-1)}, mean, mean)
            return collected([*square.items(), *less.items()])
        raise Unproved(f"no rule for the mean of {type(term).__name__}")

    def _power(self, base: Polynomial, exponent: Linear) -> Polynomial:
        whole = exponent.whole
        if whole is not None and whole <= 12:
            return product(*[base] * whole)
        if len(base) == 1:
            ((monomial, coefficient),) = base.items()
            if all(is_positive_factor(factor) for factor in monomial) and self.positive(coefficient):
                raised = tuple((name, time, scaled_exponent(old, exponent)) for name, time, old in monomial)
                return collected([(raised, power(coefficient, exponent.term()))])
        raise Unproved("a power of a random term that is no monomial")

    def _log(self, argument: Polynomial) -> Polynomial:
        if len(argument) != 1:
            raise Unproved("a logarithm of a random sum")
        ((monomial, coefficient),) = argument.items()
        if not self.positive(coefficient) or not all(is_positive_factor(factor) for factor in monomial):
            raise Unproved("a logarithm of what is not shown to be positive")
        logs: list[tuple[Monomial, Term]] = [] if coefficient == ONE else [((), Apply("log", (coefficient,)))]
        for name, time, exponent in monomial:
            logs.append(((("log" if name == "variance" else ("log", name), time, constant(1)),), exponent.term()))
        return collected(logs)

    def _known(self, given: tuple[Term, ...]) -> Known:
        """The processes that a condition makes known; sigma and sigma^2 say the same."""
        known = []
        for one in given:
            squared = isinstance(one, Power) and one.exponent == number(2)
            process = one.base if isinstance(one, Power) and squared else one
            if not isinstance(process, Process) or process.name not in (("sigma",) if squared else ("mu", "sigma")):
                raise Unproved("no rule for this condition")
            known.append((NAMES[process.name], self.time(process.at)))
        return [(leaf, time) for leaf, time in known if time != constant(0)]

    def settled(self, polynomial: Polynomial, known: Known | None) -> Polynomial:
        """The mean of the polynomial, given what is known; None is nothing."""
        parts: list[tuple[Monomial, Term]] = []
        for monomial, coefficient in polynomial.items():
            parts += ((m, times(coefficient, c)) for m, c in self._settled(monomial, known).items())
        return collected(parts)

    def _settled(self, monomial: Monomial, known: Known | None) -> Polynomial:
        rest = [factor for factor in monomial if isinstance(factor[0], str)]
        fresh = fresh_mean(self, [factor for factor in monomial if not isinstance(factor[0], str)])
        if fresh != ONE:
            return {m: times(fresh, c) for m, c in self._settled(tuple(rest), known).items()}
        if not rest:
            return {(): ONE}
        latest = self.latest([time for _, time, _ in rest])
        now = {name: e for name, time, e in rest if time == latest}
        before = tuple(f for f in rest if f[1] != latest)
        if "X" in now:
            return self.settled(undrawn(self, now, latest, before), known)
        if known is not None:
            if all((("variance" if name == "log" else name), time) in known for name, time, _ in rest):
                return {monomial: ONE}
            end = self.latest([time for _, time in known])
            if end == latest or self.latest([end, latest]) != latest:
                raise Unproved("the condition does not tell all that the mean depends on")
            if latest.coefficients != end.coefficients and latest.constant <= self.origins.get(latest.coefficients, 0):
                self._check_finite(now, before)
                return {((conditional(monomial, known), latest, constant(1)),): ONE}
        elif (value := self._value(now, latest, before)) is not None:
            return {(): value}
        return self.settled(self._unfolded(now, latest, before), known)

    def _value(self, now: dict[str, Linear], latest: Linear, before: Monomial) -> Term | None:
        """The mean where it need not be unfolded: by the first fits, by an equation, or as an atom."""
        state: State = tuple(sorted(now.items()))
        base, offset = latest.coefficients, latest.constant
        if not base:
            if offset > LAST_NUMBER:
                raise Unproved("too many fits to unfold")
            return self.fit.early(int(offset), state) if offset <= self.fit.start and not before else None
        if not before and state in self.equations:
            variable, value, theorem = self.equations[state]
            low = theorem.domain[variable].first
            named = (free_symbols(theorem.statement) | free_symbols(value) | self.fit.symbols) - {variable}
            fits = not bound_symbols(value) & free_symbols(latest.term()) and covers(theorem.domain, self.domain, named)
            if low is not None and fits and self.nonnegative(latest.added(constant(-low))):
                return substituted(value, {variable: latest.term()})  # type: ignore[no-any-return]
        if any(time.coefficients == base for _, time, _ in before) or offset > self.origins.get(base, offset):
            return None
        self._check_finite(now, before)
        return Expectation(times(*map(factor_term, (*((n, latest, e) for n, e in state), *before))))

    def _check_finite(self, now: dict[str, Linear], before: Monomial) -> None:
        """Positive powers have means; negative ones and logarithms by the ratio law, at one time."""
        ratio = self.fit.ratio
        for leaf, exponent in (*now.items(), *((leaf, e) for leaf, _, e in before)):
            power_of_sigma = leaf == "variance" and not exponent.coefficients and exponent.constant > 0
            if (exponent.whole is not None and leaf != "log") or (ratio is None and power_of_sigma):
                continue
            if before or ratio is None:
                raise Unproved("a mean is not shown to be finite")
            chi2_moment(ratio.df, ONE, constant(0) if leaf == "log" else exponent, 1, self.positive)

    def _unfolded(self, now: dict[str, Linear], latest: Linear, before: Monomial) -> Polynomial:
        """The polynomial one generation earlier with the same mean, given all up to then."""
        if any(name == "X" for name, _, _ in before):
            raise Unproved("a draw from a model and a later model")
        earlier = latest.added(constant(-1))
        if not self.nonnegative(earlier.added(constant(-self.fit.start))):
            raise Unproved("one fit from before the law of a fit holds")
        if not all(self.nonnegative(earlier.added(time.scaled(Fraction(-1)))) for _, time, _ in before):
            raise Unproved("the times are not shown to be in order")
        image = self.fit.image(tuple(sorted(now.items())), self.positive)
        back = {"t": earlier.term()}
        return collected(
            ((*before, *((name, earlier, e) for name, e in state)), substituted(c, back)) for state, c in image.items()
        )
