"""Limits in n, t and other symbols: the true ones are theorems, their false twins are not, and expansions are right."""

from __future__ import annotations

import math
from contextlib import nullcontext
from fractions import Fraction

import mpmath
import pytest
from flint import ctx

from limit_statements import CASES, DRIFT, SHARE
from modelcollapse.checking.algebra.field import Field
from modelcollapse.checking.domain import CONVENTIONS
from modelcollapse.checking.kernel.growth import limit_of, limit_of_germ
from modelcollapse.checking.kernel.scene import scene_of
from modelcollapse.checking.kernel.theorem import Unproved
from modelcollapse.checking.proof.fewest import value_at
from modelcollapse.checking.proof.squeeze import by_squeeze
from modelcollapse.checking.ranges.asymptotics import Reader
from modelcollapse.checking.ranges.evaluate import Undefined
from modelcollapse.checking.ranges.germ import BOUNDED, Germ, Room
from modelcollapse.checking.reading import read_claims
from modelcollapse.checking.setting import Setting
from modelcollapse.checking.stated import stated
from modelcollapse.checking.terms import INFINITY, Relation, number
from modelcollapse.checking.verify import attempted, check_claim
from modelcollapse.estimators import as_estimator

KNOWN = ("PROVED", "CERTIFIED", "CITED")


def level_of(tex: str, loop: str = "replace") -> str | None:
    """How the proof channel alone, which no counterexample guards, knows the statement; None where it does not."""
    (claim,), setting = stated(tex, loop, "mle")
    theorem = attempted(claim, setting, (), "", 4.0)
    return None if theorem is None else theorem.level


# Every second, for time: CI has two cores and a quarter of an hour.
@pytest.mark.parametrize(("case", "loop"), CASES[::2])
def test_a_limit_is_a_theorem_and_its_twins_are_not(case: tuple[str, ...], loop: str) -> None:
    true, *twins = case
    assert level_of(true, loop) is not None, true
    assert check_claim(true, loop).level in KNOWN, true
    for twin in twins:
        assert level_of(twin, loop) is None, twin


@pytest.mark.parametrize(
    ("true", "twins"),
    [
        (r"\lim_{t\to\infty}\frac{\Gamma(t+\lambda)}{\Gamma(t+1)} = 0 \text{ for } 0<\lambda<1",
         [r"\lim_{t\to\infty}\frac{\Gamma(t+\lambda)}{\Gamma(t+1)} = 0 \text{ for } 0<\lambda\le1",
          r"\lim_{t\to\infty}\frac{\Gamma(t+1)}{\Gamma(t+\lambda)} = 0 \text{ for } 0<\lambda<1"]),
        (r"\lim_{t\to\infty}\left(2-3t^{\lambda-1}\right) = 2 \text{ for } 0<\lambda<1",
         [r"\lim_{t\to\infty}\left(2-3t^{\lambda-1}\right) = 2 \text{ for } 0<\lambda\le1",
          r"\lim_{t\to\infty}\left(2-3t^{1-\lambda}\right) = 2 \text{ for } 0<\lambda<1",
          r"\lim_{t\to\infty}\left(2-3t^{\lambda-1}\right) = -1 \text{ for } 0<\lambda<1"]),
        (r"\lim_{t\to\infty}\prod_{k=1}^t\left(1-\frac1{\sqrt k+1}\right) = 0",
         [r"\lim_{t\to\infty}\prod_{k=1}^t\left(1-\frac1{k^2+1}\right) = 0",
          r"\lim_{t\to\infty}\prod_{k=1}^t\left(1+\frac1{\sqrt k+1}\right) = 0"]),
        (r"\lim_{t\to\infty}\sum_{k=1}^t\frac1{\sqrt k+1} = \infty",
         [r"\lim_{t\to\infty}\sum_{k=1}^t\frac1{k^2+1} = \infty",
          r"\lim_{t\to\infty}\sum_{k=1}^t\frac{-1}{\sqrt k+1} = \infty"]),
    ],
)  # fmt: skip
def test_a_power_with_a_letter_and_what_has_no_closed_form_have_limits(true: str, twins: list[str]) -> None:
    assert level_of(true) is not None
    for twin in twins:
        assert level_of(twin) is None, twin


def test_a_limit_between_earlier_bounds_is_a_theorem_and_another_one_is_not() -> None:
    mean, cold, warm = r"\mathbb{E}[\sigma_t^2]", ("lambda: real in (0,1)",), ("lambda: real in (0,1]",)
    bound = rf"{mean} \le \prod_{{k=2}}^t\left(1-\frac{{1-\lambda}}k\right)"
    (row,), setting = stated(bound, "accumulate", "mle", cold)
    fact = attempted(row, setting, (), "", 4.0)
    assert fact is not None
    for value, symbols, proved in (("0", cold, True), (r"\frac12", cold, False), ("0", warm, False)):
        (claim,), setting = stated(rf"\lim_{{t\to\infty}}{mean} = {value}", "accumulate", "mle", symbols)
        with nullcontext() if proved else pytest.raises(Unproved):
            assert by_squeeze(claim.statement, setting, setting.domain, (fact,)).level == "CITED"


def test_only_what_rests_on_stirling_is_cited() -> None:
    assert level_of(rf"\lim_{{n\to\infty}}{SHARE}^n = e^{{-1}}") == "PROVED"
    assert level_of(rf"\lim_{{n\to\infty}}n{DRIFT} = -2") == "CITED"


@pytest.mark.parametrize(
    "tex",
    [
        r"\lim_{n\to\infty}\mathbb{P}(\sigma_1^2>1) = \mathbb{P}(\sigma_1^2>1)",
        r"\lim_{n\to\infty}\mathbb{E}[\sigma_t^2] = \mathbb{E}[\sigma_t^2]",
        r"\lim_{\epsilon\to0^+}\mathbb{E}[T] = \mathbb{E}[T]",
        r"\lim_{\lambda\to-1}\lambda = -1",
        r"\lim_{n\to3}n = 3",
        r"\lim_{t\to\infty}\lim_{n\to\infty}\mathbb{E}[\sigma_t^2] = 0",
    ],
)
def test_what_is_not_held_fixed_or_not_approached_is_not_proved(tex: str) -> None:
    assert level_of(tex) is None


def test_a_random_constant_of_the_loop_is_no_constant_of_a_limit_in_n() -> None:
    claim = read_claims(r"\mathbb{P}(\sigma_1^2>1) = 1")[0].statement
    setting = Setting("replace", as_estimator("mle"), free=frozenset({"n"}))
    reduction = scene_of(claim, setting, setting.domain).reduction
    for variable in ("n", "eps"):
        with pytest.raises(Unproved):
            limit_of(claim.left, variable, INFINITY, reduction)  # type: ignore[attr-defined]


def test_a_germ_whose_remainder_may_lead_has_no_limit() -> None:
    room = Room(None, 2)
    for key in ((0, 0), (-1, 0), (0, -1)):
        for terms in ({}, {key: {(): Fraction(1)}}):
            with pytest.raises(Undefined):
                limit_of_germ(Germ(room, terms, BOUNDED, key))
    assert limit_of_germ(Germ(room, {(0, 0): {(): Fraction(1)}}, BOUNDED, (0, 1))) == number(1)


def test_the_derivatives_of_sine_and_cosine_have_their_signs() -> None:
    for tex, slope in ((r"\cos(x+1/n)", r"-\sin x"), (r"\sin(x+1/n)", r"\cos x"), (r"\cosh(x+1/n)", r"\sinh x")):
        germ = germ_of(tex, "n", 3)
        wanted = germ_of(slope, "n", 3)
        assert germ.room.field.term(germ.terms[(1, 0)]) == wanted.room.field.term(wanted.terms[(0, 0)]), tex


def germ_of(tex: str, variable: str, top: int, sign: int = -1) -> Germ:
    """The germ at infinity, or at 0+ where the sign is 1."""
    relation = read_claims(f"{tex} > 0")[0].statement
    assert isinstance(relation, Relation)
    room = Room(None, top, Field({name: one for name, one in CONVENTIONS.items() if name != variable}))
    return Reader(room, variable, room.single({(): Fraction(1)}, (sign, 0)), {}).germ(relation.left)


EXPANSIONS = [
    (
        r"n\left(\psi\left(\frac{n-1}2\right)+\log\frac2n\right)",
        lambda n: n * (mpmath.digamma((n - 1) / 2) + mpmath.log(2 / n)),
    ),
    (r"n\,\psi_1(n/3)", lambda n: n * mpmath.polygamma(1, n / 3)),
    (r"\frac{\Gamma(n+1/3)}{\Gamma(n)}", lambda n: mpmath.gammaprod([n + mpmath.mpf(1) / 3], [n])),
    (r"\left(1-\frac2n\right)^{n}", lambda n: (1 - 2 / n) ** n),
    (r"\sqrt{n^2+n}-n", lambda n: mpmath.sqrt(n**2 + n) - n),
    (r"\frac{\log(n+5)}{n+1}", lambda n: mpmath.log(n + 5) / (n + 1)),
    (r"\frac1{\log n}", lambda n: 1 / mpmath.log(n)),
    (r"n\sin\frac1n+\cos\frac2n", lambda n: n * mpmath.sin(1 / n) + mpmath.cos(2 / n)),
    (r"\psi(2+1/n)+\log\Gamma(3-1/n)", lambda n: mpmath.digamma(2 + 1 / n) + mpmath.loggamma(3 - 1 / n)),
    (r"\psi_1(1/n)-n^2", lambda n: mpmath.polygamma(1, 1 / n) - n**2),
    (r"\prod_{k=2}^{5}\left(1-\frac1{nk^2}\right)", lambda n: mpmath.fprod(1 - 1 / (n * k**2) for k in range(2, 6))),
    (r"n!\,e^n n^{-n}", lambda n: mpmath.exp(mpmath.loggamma(n + 1) + n - n * mpmath.log(n))),
]


def scale(n: mpmath.mpf, key: tuple[Fraction, Fraction]) -> mpmath.mpf:
    """y^a L^-k at y = 1/n."""
    a, k = (mpmath.mpf(x.numerator) / x.denominator for x in key)
    return n**-a * mpmath.log(n) ** -k


@pytest.mark.parametrize(("tex", "function"), EXPANSIONS)
@pytest.mark.parametrize("top", [3, 5])
def test_what_an_expansion_leaves_out_is_of_its_order(tex: str, function: object, top: int) -> None:
    assert callable(function)
    germ, shares = germ_of(tex, "n", top), []
    with mpmath.workdps(60), ctx.workprec(250):
        for n in (mpmath.mpf(10) ** 4, mpmath.mpf(10) ** 8):
            values = {key: mpmath.mpf(germ.room.ball(c).mid().str(60, radius=False)) for key, c in germ.terms.items()}
            terms = (c * scale(n, key) for key, c in values.items())
            left = abs(function(n) - mpmath.fsum(terms))
            if germ.error.is_zero():
                assert left < mpmath.mpf(10) ** -20
                return
            shares.append(left / scale(n, germ.order))
    assert shares[1] < 20 * max(shares[0], mpmath.mpf(10) ** -30) + 50, shares


def test_coefficients_hold_parameters_exactly() -> None:
    germ = germ_of(rf"{SHARE}^t", "n", 2)
    words = {a: germ.room.field.term(c) for (a, _), c in germ.terms.items()}
    assert math.isinf(germ.order[0]) or germ.order[0] >= 2
    assert words[0] == number(1)
    point = {name: Fraction(7) for name in CONVENTIONS}
    assert (value_at(words[1], point), value_at(words[2], point)) == (-7, 21)


@pytest.mark.parametrize(
    "tex",
    [
        r"(1-n)^t",
        r"(n-n)^{-1}",
        r"\log(1-n)",
        r"\psi(1-n)",
        r"\log(\log n)",
        r"2^n",
        r"n^{-t}",
        r"(t-1)^n",
        r"\sum_{k=1}^n\frac1{k^3}",
    ],
)
def test_what_has_no_expansion_is_undefined(tex: str) -> None:
    with pytest.raises(Undefined):
        germ_of(tex, "n", 4)


def test_powers_of_what_is_near_0_vanish_faster_than_all_powers_also_below_0() -> None:
    half = germ_of(r"\left(\frac{t-1}{2t+2}\right)^n", "n", 2)  # from -1/2 at t = 0 up to 1/2
    assert not half.terms and math.isinf(half.order[0]) and not half.error.is_zero()


@pytest.mark.parametrize(
    "tex",
    [
        r"\lim_{\epsilon\to\infty}\frac1\epsilon = 0",
        r"\lim_{y\to\infty}\frac{1}{1+y} = 0",
        r"\lim_{s\to\infty}\frac1s = 0",
    ],
)
def test_what_is_bounded_does_not_go_to_infinity(tex: str) -> None:
    found = check_claim(tex, symbols=("y: real in [0, 1)", "s: integer in [1, 5]"), budget=2)
    assert found.level not in {"PROVED", "CERTIFIED", "CITED"}


@pytest.mark.parametrize(
    ("tex", "symbols"), [(r"\lim_{t\to\infty}0^{t-5} = 0", ()), (r"\lim_{x\to0}0^x = 0", ("x: real >= 0",))]
)
def test_a_power_of_0_far_out_is_not_undefined(tex: str, symbols: tuple[str, ...]) -> None:
    assert check_claim(tex, symbols=symbols, budget=2).level != "REFUTED"
