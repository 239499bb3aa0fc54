"""The ground that a rule stands on: the law of one fit and the domain, with what they say of times and signs."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction

from modelcollapse.checking.algebra import is_nonnegative, is_positive
from modelcollapse.checking.domain import Domain
from modelcollapse.checking.kernel.build import Linear, linear, minus
from modelcollapse.checking.kernel.fit import Fit
from modelcollapse.checking.kernel.theorem import Unproved
from modelcollapse.checking.terms import Symbol, Term, number


@dataclass
class Ground:
    """The law of one fit, the ranges of the symbols, and the level of all that a rule has shown of them."""

    fit: Fit
    domain: Domain
    levels: list[str]

    def positive(self, term: Term) -> bool:
        """Shown to be > 0 on the domain."""
        return bool(is_positive(term, self.domain))

    def nonnegative_term(self, term: Term) -> bool:
        """Shown to be >= 0 on the domain."""
        return bool(is_nonnegative(term, self.domain))

    def nonnegative(self, time: Linear) -> bool:
        """Shown to be >= 0 on the domain."""
        if not time.coefficients:
            return time.constant >= 0
        return bool(is_nonnegative(time.term(), self.domain))

    def least(self, term: Term) -> Fraction | None:
        """A number that a linear term with positive coefficients is not below; None where none is seen."""
        try:
            form, total = linear(term), Fraction(0)
        except Unproved:
            return None
        for name, c in form.coefficients:
            low = self.domain[name].low if name in self.domain else None
            if low is None or c < 0:
                return None
            total += c * low
        return total + form.constant

    def time(self, term: Term) -> Linear:
        """A generation: an integer that is shown to be >= 0."""
        form = linear(term)
        known = all(name in self.domain and self.domain[name].integer for name, _ in form.coefficients)
        whole = all(c.denominator == 1 for c in (form.constant, *(c for _, c in form.coefficients)))
        if not (whole and known and self.nonnegative(form)):
            raise Unproved("a process index is not shown to be an integer >= 0")
        return form

    @property
    def spreads(self) -> bool:
        """Shown: sigma_t > 0 almost surely, as every pool has at least two points."""
        sizes = self.fit.moments.loop.values()
        if self.fit.ratio is not None or "n" not in sizes:
            return self.fit.ratio is None or self.positive(self.fit.ratio.df)
        size = Symbol("n") if "n" in self.fit.symbols else number(sizes["n"])
        return bool(is_nonnegative(minus(size, number(2)), self.domain))

    def latest(self, moments: list[Linear]) -> Linear:
        """The last of some generations. Raises Unproved where their order is not shown."""
        latest = moments[0]
        for time in moments[1:]:
            gap = time.added(latest.scaled(Fraction(-1)))
            if self.nonnegative(gap):
                latest = time
            elif not self.nonnegative(gap.scaled(Fraction(-1))):
                raise Unproved("two times are not shown to be in order")
        return latest
