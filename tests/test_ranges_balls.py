"""What the certificates stand on: expansions, cells and points in balls that contain the truth."""

from __future__ import annotations

import random
from fractions import Fraction

import mpmath
import pytest
from flint import arb, ctx, fmpq

from modelcollapse.checking.ranges.calculus import derivative
from modelcollapse.checking.ranges.evaluate import Undefined, value
from modelcollapse.checking.ranges.expansions import arithmetic
from modelcollapse.checking.ranges.germ import Germ, Room
from modelcollapse.checking.ranges.jet import at_point, over_cell
from modelcollapse.checking.ranges.one import sign_at
from modelcollapse.checking.terms import Term
from range_statements import VALUES, exactly, relation_of

FAR = [
    "psi(x) - log(x)",
    "psi_1(x)",
    "log(Gamma(x))",
    "log(Gamma(x + 1/3)) - log(Gamma(x))",
    "psi((x - 1)/2) + log(2/x)",
    "Gamma(x + 1/2)/Gamma(x)",
    "sqrt(2/x)*Gamma(x/2)/Gamma((x-1)/2)",
    "(1 - 1/x)**x",
    "(1 + 1/x)**(x + 1/2)",
    "x**(2/3)*log(1 + 1/x)**2",
    "psi(sqrt(x))",
    "psi_1(x**2/3 - 1)",
    "log(log(2)*x) - 1/psi(x + 2)**0",
    "exp(-1/x)*(x**2 - 7)**(1/3)",
    "(3*x/2 + 1/7)**(-5/2)",
    "psi(2 + 1/x) + psi_1(1/x) + log(Gamma(1/2 + 1/x))",
    "factorial(x)/Gamma(x)/x",
]
NEAR = [
    "psi(x) - log(x)",
    "x**x",
    "log(Gamma(x))",
    "Gamma(x + 1)",
    "Gamma(1/2 + x)",
    "psi_1(x)",
    "psi_1(1 + x)",
    "psi(3 + x)",
    "x*log(x)**2",
    "sqrt(x)*log(1 + sqrt(x))",
    "(2 + x)**(1/2)/(1 - x)**3",
    "exp(x*log(x))*log(1 - x)",
    "(1 + x)**(1/x)",
]


def term_of(text: str) -> Term:
    return relation_of(f"{text} > 0").left


def truth(text: str, x: Fraction) -> arb:
    with mpmath.workdps(80):
        at = {"x": mpmath.mpf(x.numerator) / x.denominator}
        found = mpmath.re(eval(exactly(text), {"__builtins__": {}}, {**VALUES, **at}))
        return arb(mpmath.nstr(found, 70)) * arb(1, 1e-60)


def germ_of(text: str, d: Fraction, top: int, far: bool) -> Germ:
    room = Room(d, top)
    x = room.single({(): Fraction(1)}, (-1 if far else 1, 0))
    return value(term_of(text), {"x": x}, arithmetic(room))  # type: ignore[no-any-return]


def at_y(germ: Germ, y: Fraction) -> arb:
    """The ball of the germ at one y."""
    ball, log = arb(fmpq(y.numerator, y.denominator)), -arb(fmpq(y.numerator, y.denominator)).log()
    terms = (germ.room.ball(c) * ball ** real(a) * log ** real(-k) for (a, k), c in germ.terms.items())
    return sum(terms, arb(0) if germ.error.is_zero() else germ.error * ball ** real(germ.order[0]))


def real(q: Fraction | int) -> arb:
    return arb(fmpq(q.numerator, q.denominator))


@pytest.mark.parametrize("top", [2, 5, 9])
@pytest.mark.parametrize(("text", "far"), [(text, True) for text in FAR] + [(text, False) for text in NEAR])
def test_an_expansion_contains_the_truth_all_along(text: str, far: bool, top: int) -> None:
    with ctx.workprec(300):
        for d in (Fraction(1, 12), Fraction(1, 400)):
            germ = germ_of(text, d, top, far)
            for y in (d, d * 2 / 3, d / 10, d / 10**3, d / 10**6):
                found, true = at_y(germ, y), truth(text, 1 / y if far else y)
                assert found.overlaps(true), f"{text} at y = {y}: {found} does not contain {true}"
            assert germ.sign() in (None, 1 if true > 0 else -1)


def test_an_expansion_is_tight_enough_to_be_checked() -> None:
    with ctx.workprec(300):
        germ = germ_of("psi(x) - log(x)", Fraction(1, 100), 9, True)
        assert {a: c[()] for (a, _), c in germ.terms.items()} == {
            1: Fraction(-1, 2),
            2: Fraction(-1, 12),
            4: Fraction(1, 120),
            6: Fraction(-1, 252),
            8: Fraction(1, 240),
        }
        assert abs(germ.error) < 1 and germ.order == (9, 0)
        drift = germ_of("psi((x-1)/2) + log(2/x)", Fraction(1, 100), 3, True)
        assert [drift.terms[key][()] for key in sorted(drift.terms)] == [-2, Fraction(-11, 6), -2]


@pytest.mark.parametrize(
    "text", ["exp(x)", "Gamma(x)", "2**x", "1/(psi(x) - psi(x))", "log(-x)", "psi(-x)", "psi_1(-x)", "(-x)**(1/2)"]
)
def test_what_has_no_expansion_at_infinity_is_refused(text: str) -> None:
    with pytest.raises(Undefined):
        germ_of(text, Fraction(1, 16), 4, True)


def test_an_argument_that_is_positive_only_closer_to_the_end_is_refused() -> None:
    for function in ("psi(x - 100)", "psi_1(x - 100)", "log(x - 100)", "log(Gamma(x - 100))", "(x - 100)**(1/2)"):
        with pytest.raises(Undefined):
            germ_of(function, Fraction(1, 16), 4, True)
        assert germ_of(function, Fraction(1, 1000), 4, True)


SMOOTH = [text for text in FAR if "x - 1" not in text and "- 7" not in text and "**2/3 - 1" not in text]


@pytest.mark.parametrize("text", SMOOTH)
def test_a_cell_contains_the_truth_at_all_its_points(text: str) -> None:
    rng = random.Random(text)
    for _ in range(4):
        low = Fraction(rng.randrange(600, 4000), 500)
        high = low + low / rng.choice((20, 50, 300))
        ball = over_cell(term_of(text), "x", low, high)
        for part in (0, 1, Fraction(1, 2), Fraction(1, 7)):
            x = low + (high - low) * part
            assert ball.overlaps(truth(text, x)), f"{text} at {x}: {ball} does not contain {truth(text, x)}"
        assert at_point(term_of(text), {"x": low}, 200).overlaps(truth(text, low))


@pytest.mark.parametrize("text", [text for text in SMOOTH if "psi_1" not in text and "factorial" not in text])
def test_a_derivative_is_the_slope(text: str) -> None:
    slope = derivative(term_of(text), "x")
    assert slope is not None
    for x in (Fraction(3, 2), Fraction(7)):
        with mpmath.workdps(60):
            step = mpmath.mpf(10) ** -20
            ends = [
                eval(exactly(text), {"__builtins__": {}}, {**VALUES, "x": mpmath.mpf(x.numerator) / x.denominator + h})
                for h in (-step, step)
            ]
            expected = float((ends[1] - ends[0]) / (2 * step))
        assert float(at_point(slope, {"x": x}, 200)) == pytest.approx(expected, rel=1e-12, abs=1e-12)


@pytest.mark.parametrize(
    "text",
    [
        "log(6) - log(2) - log(3)",
        "sqrt(12) - 2*sqrt(3)",
        "Gamma(1/2)**2 - pi",
        "psi(1) + euler",
        "psi_1(1) - pi**2/6",
        "log(sqrt(e)) - 1/2",
        "log(Gamma(2))",
        "2**(1/3)*4**(1/3) - 2",
        "exp(log(pi)/2)**2 - pi",
        "(1 - 1)**0 - 1",
        "0**2",
    ],
)
def test_what_is_zero_at_a_point_is_seen_to_be(text: str) -> None:
    assert sign_at(term_of(text), {}) == 0


@pytest.mark.parametrize(
    "text", ["log(6) - log(2) - log(3) + 1/10**60", "e - 271828182845904523536028747135266/10**32"]
)
def test_what_is_almost_zero_has_its_sign(text: str) -> None:
    assert sign_at(term_of(text), {}) in (1, -1)


@pytest.mark.parametrize("text", ["0**(-1)", "log(0)", "log(-1)", "psi(0)", "Gamma(-1/2)", "(-2)**(1/2)", "1/(1 - 1)"])
def test_what_is_undefined_at_a_point_has_no_sign(text: str) -> None:
    assert sign_at(term_of(text), {}) is None


def test_precision_and_length_come_back_after_use() -> None:
    before = ctx.prec, ctx.cap
    for text in ("psi(x)", "log(x - 5)", "Gamma(x)"):
        sign_at(term_of(text), {"x": Fraction(2)})
        with pytest.raises(Undefined):
            over_cell(term_of(text), "x", Fraction(-1), Fraction(1))
    assert (ctx.prec, ctx.cap) == before


@pytest.mark.parametrize(("order", "logs"), [(2, 1), (1, 3), (3, 0)])
def test_a_logarithm_times_what_is_unknown_stays_in_its_ball_close_to_the_end(order: int, logs: int) -> None:
    room = Room(Fraction(1, 8), 6)
    unknown = Germ(room, {}, arb(0, 1), (order, 0))
    product = room.single({(): Fraction(3)}, (0, -logs)) * unknown
    for y in (fmpq(1, 8), fmpq(1, 1000), fmpq(1, 10**30), fmpq(1, 10**300)):
        greatest = 3 * arb(y) ** order * (-arb(y).log()) ** logs
        assert at_y(product, Fraction(int(y.p), int(y.q))).contains(greatest)


def test_a_cell_on_which_a_term_has_a_pole_is_refused() -> None:
    for text in ("1/(x - 3)", "0/(x - 3)", "log(x - 3)", "psi(x - 3)", "(x - 3)**(1/3)", "Gamma(x - 3)"):
        with pytest.raises(Undefined):
            over_cell(term_of(text), "x", Fraction(2), Fraction(7, 2))
