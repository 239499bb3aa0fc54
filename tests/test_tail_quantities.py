"""The tails as quantities: three questions that must not be mixed, their limits, their formulas, their refusals."""

import math

import numpy as np
import pytest
import sympy
from scipy.special import erfc, stdtr

import modelcollapse as mc
from modelcollapse.estimators import estimator as named
from modelcollapse.numeric.read_ratio import OneFit, read_one_fit
from modelcollapse.numeric.wander import tail as wandering
from modelcollapse.quantities import quantity

STUDENT = {"mle": 4, "unbiased": 2, "min-mse": 6}
FROZEN = (
    # P(|mu_inf| > k), by convolution in log lambda and by 10^6 simulated runs
    ("mle", 2, (0.268045102, 0.0460194235, 0.010075418, 0.003033096)),
    ("mle", 10, (0.235897516, 0.0474868603, 0.0128342013, 0.004540851)),
    ("mle", 100, (0.230729532, 0.0474340531, 0.0132002159, 0.004787585)),
    ("unbiased", 10, (0.413423195, 0.175655646, 0.0904099873, 0.053884099)),
    ("min-mse", 10, (0.152470645, 0.0155464221, 0.0022480518, 0.000473327)),
)


@pytest.mark.parametrize(("estimator", "n", "tails"), FROZEN)
def test_the_frozen_mean_has_the_known_tails(estimator, n, tails):
    for k, expected in enumerate(tails, 1):
        found = mc.value("wander-tail", "replace", estimator, n=n, t=math.inf, k=k)
        assert found.value == pytest.approx(expected, abs=1.01e-9), k
        assert found.error < 1e-11 and "; " in found.method
    assert mc.value("wander-tail", "replace", estimator, n=n + 1, t=math.inf, k=1).value != pytest.approx(
        tails[0], abs=1e-7
    )


def test_the_expected_tail_about_the_original_mean_tends_to_that_of_the_frozen_mean():
    """It is not monotone: it rises above its limit first."""
    expected = {1: 0.0058105191, 5: 0.011626842, 10: 0.013014916, 20: 0.013008935, math.inf: 0.0128342013}
    for t, tail in expected.items():
        assert mc.value("tail", "replace", n=10, t=t, k=3).value == pytest.approx(tail, abs=6e-10)
    same = (mc.value(name, "replace", n=10, t=math.inf, k=3) for name in ("tail", "wander-tail"))
    assert abs(next(same).value - next(same).value) < 1e-13


@pytest.mark.parametrize("estimator", STUDENT)
def test_for_large_n_it_is_a_student_law(estimator):
    df = STUDENT[estimator]
    form = mc.derive("tail", "replace", estimator).form
    symbol = next(iter(form.where["large_n_limit"].free_symbols))
    for k in (0.5, 2, 5):
        student = 2 * stdtr(df, -k * math.sqrt(df / 2))
        assert float(form.where["large_n_limit"].subs(symbol, k)) == pytest.approx(student, rel=1e-12)
        found = [mc.value("tail", "replace", estimator, n=n, t=math.inf, k=k).value for n in (10**4, 10**5)]
        near, nearer = (abs(tail - student) for tail in found)
        assert nearer < 0.11 * near and near < 0.01 * student


@pytest.mark.parametrize("estimator", STUDENT)
def test_the_tail_of_the_frozen_mean_has_the_index(estimator):
    index = mc.value("wander-tail-index", "replace", estimator, n=10).value
    low, high = (mc.value("wander-tail", "replace", estimator, n=10, t=math.inf, k=k).value for k in (30, 60))
    assert math.log2(low / high) == pytest.approx(index, abs=0.02)


def test_one_fit_by_quadrature():
    """X_1 ~ N(0, 1/n + W) with W = chi2/n; mu_1 ~ N(0, 1/n)."""
    n, k = 6, 2.5
    nodes, weights = np.polynomial.legendre.leggauss(400)
    w = 60 * (nodes + 1)
    density = w ** ((n - 3) / 2) * np.exp(-w / 2) / (2 ** ((n - 1) / 2) * math.gamma((n - 1) / 2))
    drawn, centred = (60 * float(weights @ (density * erfc(k / np.sqrt(2 * (extra + w / n))))) for extra in (1 / n, 0))
    assert mc.value("tail", "replace", n=n, t=1, k="2.5").value == pytest.approx(drawn, rel=1e-10)
    assert mc.value("tail-centred", "replace", n=n, t=1, k="2.5").value == pytest.approx(centred, rel=1e-10)
    assert mc.value("wander-tail", "replace", n=n, t=1, k="0.7").value == pytest.approx(
        erfc(0.7 * math.sqrt(n / 2)), rel=1e-13
    )
    assert drawn > 1.2 * centred


def test_a_temperature_heats_what_the_mean_gains_too():
    fit = read_one_fit(mc.loop("replace", n=6, temperature="0.5"), named("mle"))
    assert float(fit.wander) == pytest.approx(1 / 12)
    hot = mc.value("wander-tail", "replace", n=6, t=1, k="0.7", temperature="0.5").value
    assert hot == pytest.approx(erfc(0.7 * math.sqrt(12 / 2)), rel=1e-12)


@pytest.mark.parametrize(("estimator", "squares"), [("mle", (5, 3)), ("unbiased", (3, 1)), ("min-mse", (7, 5))])
def test_the_first_fit_raises_the_tail_beyond_the_derived_threshold(estimator, squares):
    """And by the derived amount, to order 1/n."""
    n = 10**6
    for name, square in zip(("tail-centred", "tail"), squares, strict=True):
        formula = mc.derive(name, "replace", estimator).form.where["first_fit"]
        for k in (0.5, 2, 4):
            truth = erfc(k / math.sqrt(2))
            gained = mc.value(name, "replace", estimator, n=n, t=1, k=k).value - truth
            predicted = float(formula.subs({s: {"k": k, "n": n}[s.name] for s in formula.free_symbols}))
            assert gained == pytest.approx(predicted, rel=2e-4) and (gained > 0) == (k * k > square)


def test_the_rate_and_the_leading_term_are_those_of_the_tail():
    form = mc.derive("tail-centred", "replace").form
    s = mc.value("tail-rate", "replace", n=10).value
    ratio = [mc.value("tail-centred", "replace", n=10, t=t, k=3).value for t in (4000, 4001)]
    slope = math.log(ratio[0] / ratio[1]) - 0.5 / 4000.5
    # what is left of the slope is the next term of the expansion, of order t^-2
    assert slope == pytest.approx(s, rel=2e-5) and form.limit == 0
    tilt = 0.99170336298
    at = {"n": 10, "t": 4000, "k": 3, "s_hat": tilt}
    rate = form.rate.subs({symbol: at[symbol.name] for symbol in form.rate.free_symbols})
    assert float(rate) == pytest.approx(math.exp(-s), rel=1e-9)
    leading = form.where["leading_term"]
    assert float(leading.subs({x: at[x.name] for x in leading.free_symbols})) == pytest.approx(ratio[0], rel=0.01)


def test_the_typical_run_falls_doubly_exponentially():
    typical = mc.derive("tail-centred", "replace").form.where["typical_run"]
    tails = [mc.value("tail-typical", "replace", n=100, t=t, k=4).value for t in (100, 200)]
    grown = math.log(math.log(tails[1]) / math.log(tails[0])) / 100
    assert grown == pytest.approx(0.0201853547, rel=0.1)
    expected = [
        float(typical.subs({x: {"n": 100, "t": t, "k": 4}[x.name] for x in typical.free_symbols})) for t in (100, 200)
    ]
    assert math.log(expected[1]) / math.log(expected[0]) == pytest.approx(math.exp(2.01853547), rel=1e-6)
    assert mc.value("tail-typical", "replace", n=100, t=10, k=4).value / erfc(4 / 2**0.5) == pytest.approx(
        0.16, abs=0.005
    )


@pytest.mark.parametrize("name", ["tail-centred", "tail-typical", "tail", "wander-tail"])
def test_the_ends(name):
    truth = 0 if name == "wander-tail" else erfc(2 / math.sqrt(2))
    assert mc.value(name, "replace", n=5, t=0, k=2).value == pytest.approx(truth, rel=1e-15)
    assert mc.value(name, "replace", n=5, t=3, k=0).value == 1
    grown = mc.value(name, "replace", 2, n=5, t=math.inf, k=2)
    assert (grown.value, grown.rigour) == (1, "exact")
    if name in ("tail-centred", "tail-typical"):
        assert mc.value(name, "replace", n=5, t=math.inf, k=2).value == 0
    assert mc.value(name, "replace", n=1, t=0, k=2).value == pytest.approx(truth, rel=1e-15)


@pytest.mark.parametrize("name", ["tail-centred", "tail-typical", "tail", "wander-tail"])
def test_what_has_no_tail_is_refused(name):
    with pytest.raises(mc.Open, match="no ratio law"):
        mc.value(name, "fresh", n_real=1, n_synthetic=9, t=1, k=2)
    with pytest.raises(mc.BadInput, match="n must be at least 2"):
        mc.value(name, "replace", n=1, t=1, k=2)
    with pytest.raises(mc.BadInput, match="k must be"):
        mc.value(name, "replace", n=5, t=1, k=-1)
    with pytest.raises(mc.BadInput, match="depends on k"):
        quantity(name).observe(None)


def test_where_no_route_has_six_digits_it_is_refused(monkeypatch):
    fit = read_one_fit(mc.loop("replace", n=10), named("mle"))
    off = wandering.Tail(0.5, 1e-12)
    monkeypatch.setattr(wandering.laplace, "draw_tail", lambda *_: off)
    with pytest.raises(mc.BadInput, match="no route reaches"):
        wandering.draw_tail(fit, 5, 3)
    monkeypatch.setattr(wandering.walk, "draw_tail", lambda *_: None)
    alone = wandering.draw_tail(fit, 5, 3)
    assert alone.value == 0.5 and "no other route reaches" in alone.method
    monkeypatch.setattr(wandering.laplace, "draw_tail", lambda *_: None)
    with pytest.raises(mc.BadInput, match="wander-tail-index"):
        wandering.draw_tail(fit, 5, 3)


def test_the_equations_are_read_back_by_sympy():
    for name in ("tail", "wander-tail", "tail-centred"):
        data = mc.derive(name, "replace").as_json()
        assert sympy.sympify(data["recurrence"]) is not None and data["closed_form"] is None
    with pytest.raises(mc.Open, match="median"):
        mc.derive("tail-typical", "replace")
    assert isinstance(read_one_fit(mc.loop("replace", n=3), named("mle")), OneFit)
