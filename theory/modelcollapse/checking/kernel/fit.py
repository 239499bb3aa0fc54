"""One fit: the mean of a monomial of the next model's state, given the state, as a polynomial in that state.

    any loop   the program, run by the symbolic noise (definition, linearity, independence, moments of its laws)
    a ratio    sigma_{t+1}^2 = W sigma_t^2, W = scale chi2_df, mu_{t+1} = mu_t + N(0, wander sigma_t^2), independent:
               E[mu'^i v'^s log^l v'] = sum_j C(i,j) (j-1)!! wander^{j/2} mu^{i-j} v^{s+j/2} E[W^s (log v + log W)^l]
               E W^s = (2 scale)^s Gamma(df/2+s)/Gamma(df/2) for df/2 + s > 0 and df > 0

Source: Cochran 1934; Johnson, Kotz, Balakrishnan 1994, Continuous Univariate Distributions I.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction
from functools import lru_cache
from math import comb
from typing import Any

from sympy import cancel

from modelcollapse.checking.kernel.build import Linear, constant, function, over, plus, power, term_of, times
from modelcollapse.checking.kernel.theorem import Unproved
from modelcollapse.checking.setting import Setting
from modelcollapse.checking.terms import Term, number
from modelcollapse.estimators import Estimator, as_estimator
from modelcollapse.loops import loop_class
from modelcollapse.parameters import parameter
from modelcollapse.symbolic.law import Law, T, Unclosed
from modelcollapse.symbolic.moment_map import MomentMap
from modelcollapse.symbolic.noise import CHI2, NORMAL

State = tuple[tuple[str, Linear], ...]
"""A monomial of one state: exponents by name, sorted; `variance` may have any real exponent, `log` is log variance."""


@dataclass(frozen=True)
class Ratio:
    """The ratio law in terms."""

    df: Term
    scale: Term
    wander: Term


@dataclass(frozen=True, eq=False)
class Fit:
    """The law of one fit of a loop, valid from generation `start` on; `ratio` where it has one."""

    moments: MomentMap
    start: int
    law: Law
    ratio: Ratio | None

    @property
    def symbols(self) -> frozenset[str]:
        """The names of the parameters that the law leaves symbolic."""
        values = (*self.moments.loop.values().values(), self.moments.estimator.divisor(0))
        return frozenset(symbol.name for value in values for symbol in getattr(value, "free_symbols", ()))

    def image(self, state: State, shown_positive: Any) -> dict[State, Term]:
        """The mean of the monomial one fit later, given the state; symbol t is the generation before."""
        powers = dict(state)
        if self.ratio is not None:
            return _ratio_image(self.ratio, powers, shown_positive)
        whole = self._whole(powers)
        try:
            found = self.law.image(self.law.powers(whole))
        except Unclosed as error:
            raise Unproved(str(error)) from None
        return {_state(self.law.named(row)): term_of(coefficient) for row, coefficient in found.items()}

    def early(self, t: int, state: State) -> Term:
        """The mean of the monomial at generation t <= start, by running the program from the truth."""
        return term_of(self.moments.exact_start(t, self._whole(dict(state))))

    def _whole(self, powers: Mapping[str, Linear]) -> dict[str, int]:
        """The powers of the law's own leaves as integers. Raises Unproved where there is anything else."""
        if not set(powers) <= set(self.law.names):
            raise Unproved("no formula for this moment of one fit")
        return {name: _whole_one(powers, name) for name in powers}


def fit_of(setting: Setting, occurring: frozenset[str]) -> Fit:
    """The law of one fit; a parameter with a default is a symbol where it occurs, and has its default elsewhere."""
    occurring = occurring | setting.free
    kind: Any = loop_class(setting.loop)
    names = [one.name for one in kind.parameters()]
    fixed = {**{name: value for name, value in kind.defaults().items() if name not in occurring}, **setting.fixed}
    divisor = None if setting.symbolic_divisor else setting.estimator
    return _fit(kind, tuple((name, fixed.get(name)) for name in names), divisor)


@lru_cache(maxsize=64)
def _fit(kind: Any, values: tuple[tuple[str, Any], ...], chosen: Estimator | None) -> Fit:
    given = {name: parameter(name).symbol() if value is None else value for name, value in values}
    sizes = dict(values).get("n")
    if sizes is not None and sizes < 2:
        raise Unproved("one point has no variance")
    divisor = chosen or as_estimator(parameter("divisor").symbol())
    moments = MomentMap(kind(**given), divisor)
    try:
        start, law = moments.believed
    except Unclosed as error:
        raise Unproved(str(error)) from None
    return Fit(moments, start, law, _ratio(law) if start == 0 else None)


def _ratio(law: Law) -> Ratio | None:
    """The ratio law where the program is v' = v c chi2 and mu' = mu + N(0, k v), two draws, c and k constant."""
    draws = {draw.law: draw for draw in law.noise.draws}
    if law.names != ("mean", "variance") or len(law.noise.draws) != 2 or set(draws) != {CHI2, NORMAL}:
        return None
    mean, variance = law.symbols
    random = {mean, variance, T, *(draw.symbol for draw in law.noise.draws)}
    scale = cancel(law.images[1] / (variance * draws[CHI2].symbol))
    wander = cancel(draws[NORMAL].parameters[0] / variance)
    df = draws[CHI2].parameters[0]
    if cancel(law.images[0] - mean - draws[NORMAL].symbol) != 0:
        return None
    if any(part.free_symbols & random for part in (scale, wander, df)):
        return None
    return Ratio(term_of(df), term_of(scale), term_of(wander))


def _ratio_image(ratio: Ratio, powers: Mapping[str, Linear], shown_positive: Any) -> dict[State, Term]:
    i, logs = _whole_one(powers, "mean"), _whole_one(powers, "log")
    exponent = powers.get("variance", constant(0))
    if set(powers) - {"mean", "variance", "log"} or logs > 2:
        raise Unproved("no formula for this moment of one fit")
    image: dict[State, Term] = {}
    for j in range(0, i + 1, 2):
        gained = times(number(comb(i, j) * _odd(j)), power(ratio.wander, j // 2))
        for taken in range(logs + 1):
            row = {"mean": constant(i - j), "variance": exponent.added(constant(Fraction(j, 2)))}
            factor = chi2_moment(ratio.df, ratio.scale, exponent, taken, shown_positive)
            row["log"] = constant(logs - taken)
            image[_pruned(row)] = times(number(comb(logs, taken)), gained, factor)
    return image


def chi2_moment(df: Term, scale: Term, s: Linear, logs: int, shown_positive: Any) -> Term:
    """E[W^s log^l W] for W = scale chi2_df and l <= 2. Raises Unproved where it is not shown to be finite."""
    half = over(df, number(2))
    if s.whole is None or logs:
        for positive in (df, plus(half, s.term()), scale):
            if not shown_positive(positive):
                raise Unproved("the moment of one fit is not shown to be finite")
    if not s.coefficients and s.constant.denominator == 1:
        k = int(s.constant)
        steps = range(k) if k >= 0 else range(k, 0)
        rising = times(*(plus(df, number(2 * step)) for step in steps))
        moment = times(power(scale, k), rising if k >= 0 else power(rising, -1))
    else:
        gammas = over(function("Gamma", plus(half, s.term())), function("Gamma", half))
        moment = times(power(times(number(2), scale), s.term()), gammas)
    if logs == 0:
        return moment
    shifted = plus(half, s.term())
    mean = plus(function("psi", shifted), function("log", times(number(2), scale)))
    if logs == 1:
        return times(moment, mean)
    if logs == 2:
        return times(moment, plus(power(mean, 2), function("psi_1", shifted)))
    raise Unproved("no formula for a third power of a logarithm")


def normal_moment(k: int, variance: Term) -> Term:
    """E z^k = (k-1)!! variance^{k/2} for even k, else 0."""
    return number(0) if k % 2 else times(number(_odd(k)), power(variance, k // 2))


def _odd(j: int) -> int:
    """(j-1)!! of an even j, 1 at j = 0."""
    product = 1
    for factor in range(1, j, 2):
        product *= factor
    return product


def _state(named: Mapping[str, int]) -> State:
    return _pruned({name: constant(value) for name, value in named.items()})


def _pruned(powers: Mapping[str, Linear]) -> State:
    return tuple(sorted((name, value) for name, value in powers.items() if value != constant(0)))


def _whole_one(powers: Mapping[str, Linear], name: str) -> int:
    value = powers.get(name, constant(0)).whole
    if value is None:
        raise Unproved(f"a power of the {name} is not a nonnegative integer")
    return value
