"""One row of a growing system: y(t+1) = c(t) y(t) + sum_j g_j(t) x_j(t), with every x_j hypergeometric.

With P(t) = prod_{k=t0}^{t-1} c(k) and T_j(k) = g_j(k) x_j(k) / P(k+1),
    y(t) = P(t) (y(t0) + sum_j sum_{k=t0}^{t-1} T_j(k)),
and where R_j(k+1) T_j(k+1) - R_j(k) T_j(k) = T_j(k) the inner sum is w_j(t) x_j(t) / P(t) - w_j(t0) x_j(t0), w_j = R_j
g_j / c. Rational T_j give harmonic numbers.

Source: Petkovsek, Wilf, Zeilberger 1996, chapter 5; Graham, Knuth, Patashnik 1994, section 6.3 (harmonic numbers).
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import sympy

from modelcollapse.symbolic.recurrences.hypergeometric import INDEX, Hypergeometric, quotient, regular, scaled, written
from modelcollapse.symbolic.recurrences.telescoping import certificate


@dataclass(frozen=True)
class Source:
    """One forcing term g x: the parts of its summand T, and w in y = w x + const P (None if T does not telescope)."""

    weight: Any
    sequence: Hypergeometric
    summand_factor: Any
    summand_sequence: Hypergeometric
    conserved: Any | None


@dataclass(frozen=True)
class Forced:
    """A row with c != 0: `own` is P, `start` is y(t0), `constant` what multiplies P beside the sums that remain."""

    own: Hypergeometric
    start: Any
    sources: tuple[Source, ...]
    constant: Any


def prepare(own: Hypergeometric, start: Any, sources: list[tuple[Any, Hypergeometric]]) -> Forced:
    """The row in the form in which it is written and in which its limit is read off; sources are pairs (g_j, x_j)."""
    prepared = tuple(prepare_source(own, weight, sequence) for weight, sequence in sources)
    constant = start
    for source in prepared:
        if source.conserved is not None:
            constant -= source.conserved.subs(own.t, own.t0) * source.sequence.start
    return Forced(own, start, prepared, sympy.factor(constant))


def prepare_source(own: Hypergeometric, weight: Any, sequence: Hypergeometric) -> Source:
    """Look for a conservation law of one forcing term."""
    t = own.t
    factor, rest = sympy.factor(weight / own.ratio), quotient(sequence, own)
    found = certificate(sympy.cancel(rest.ratio * factor.subs(t, t + 1) / factor), t)
    conserved = None if found is None else sympy.factor(found * factor)
    if conserved is not None and not regular(conserved, t, own.t0):
        conserved = None
    return Source(weight, sequence, factor, rest, conserved)


def written_row(row: Forced) -> Any:
    """y(t) as an expression in t."""
    t, t0 = row.own.t, row.own.t0
    inner, outer = row.constant, sympy.Integer(0)
    for source in row.sources:
        if source.conserved is None:
            inner += sum_to(source, t, t0, t)
        else:
            outer += times(source.conserved, source.sequence)
    if inner.has(sympy.harmonic) and not inner.has(sympy.Sum):
        inner = sympy.expand(inner)
    return (inner if inner == 0 or row.own.ratio == 1 else inner * written(row.own)) + outer


def sum_to(source: Source, t: Any, t0: int, end: Any) -> Any:
    """sum_{k=t0}^{end-1} T(k), in harmonic numbers where T is rational with integer poles, else as a Sum over k."""
    term = times(source.summand_factor, source.summand_sequence)
    harmonic = harmonic_sum(term, t, t0, end) if term.is_rational_function(t) else None
    if harmonic is not None:
        return harmonic
    return sympy.Sum(term.subs(t, INDEX), (INDEX, t0, end - 1))


def harmonic_sum(term: Any, t: Any, t0: int, end: Any) -> Any | None:
    """Sum c/(k + a)^m over k = t0 .. end - 1 for an integer a: c (H_m(end - 1 + a) - H_m(t0 - 1 + a)); else None."""
    above, below = sympy.fraction(sympy.factor(term))
    content, factors = sympy.factor_list(below, t)
    if above.has(t) or len(factors) != 1 or sympy.degree(factors[0][0], t) != 1:
        return None
    factor, power = sympy.Poly(factors[0][0], t), factors[0][1]
    shift = sympy.cancel(factor.nth(0) / factor.nth(1))
    if not shift.is_Integer or t0 + shift < 1 or (end == sympy.oo and power == 1):
        return None
    inside = harmonic_number(end - 1 + shift, power) - sympy.harmonic(t0 - 1 + shift, power)
    return above / (content * factor.nth(1) ** power) * inside


def harmonic_number(index: Any, power: int) -> Any:
    """H_index^(power), zeta(power) at infinity."""
    if index == sympy.oo:
        return sympy.zeta(power)
    return sympy.harmonic(index, power) if power > 1 else sympy.harmonic(index)


def times(factor: Any, sequence: Hypergeometric) -> Any:
    """factor(t) x(t) as one product of Gamma functions, where the factor is finite and not 0 at the start."""
    if regular(factor, sequence.t, sequence.t0):
        return written(scaled(sequence, factor))
    return factor * written(sequence)
