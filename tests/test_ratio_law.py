"""Which loops are a random walk of the log variance: two readers, one in symbols and one on scripted draws, agree."""

from __future__ import annotations

import math
from dataclasses import dataclass
from fractions import Fraction

import pytest

from catalogue import ESTIMATED_WITHOUT_ITEMS, plain
from modelcollapse.errors import BadInput
from modelcollapse.estimators import as_estimator
from modelcollapse.families.gaussian import Model
from modelcollapse.numeric.read_ratio import read_one_fit
from modelcollapse.quantities import value
from modelcollapse.symbolic.ratio import ratio_law
from modelcollapse.world import Loop


@dataclass(frozen=True)
class Shrunk(Loop):
    """The mean is halved after the fit."""

    n: int = 5

    def step(self, w, model, memory, t):
        """Fit, then halve the mean."""
        fitted = w.fit(w.draw(model, self.n))
        return Model(fitted.mean / 2, fitted.variance), memory


@dataclass(frozen=True)
class Twice(Loop):
    """Two samples pooled: two chi-squares and the distance of two means."""

    n: int = 5

    def step(self, w, model, memory, t):
        """Draw twice, pool, fit."""
        return w.fit(w.pool(w.draw(model, self.n), w.draw(model, self.n))), memory


@dataclass(frozen=True)
class Twostep(Loop):
    """Two generations at a time: a product of two chi-squares."""

    n: int = 5

    def step(self, w, model, memory, t):
        """Fit the fit."""
        return w.fit(w.draw(w.fit(w.draw(model, self.n)), self.n)), memory


@dataclass(frozen=True)
class Lifted(Loop):
    """A variance that is never less than a constant."""

    n: int = 5

    def step(self, w, model, memory, t):
        """Fit, then add a thousandth."""
        fitted = w.fit(w.draw(model, self.n))
        return Model(fitted.mean, fitted.variance + Fraction(1, 1000)), memory


@dataclass(frozen=True)
class Drifting(Loop):
    """The mean moves by a constant."""

    n: int = 5

    def step(self, w, model, memory, t):
        """Fit, then move the mean."""
        fitted = w.fit(w.draw(model, self.n))
        return Model(fitted.mean + 1, fitted.variance), memory


@dataclass(frozen=True)
class Halved(Loop):
    """A ratio law that is none of the catalogue: the variance is halved after the fit."""

    n: int = 5

    def step(self, w, model, memory, t):
        """Fit, then halve the variance."""
        fitted = w.fit(w.draw(model, self.n))
        return Model(fitted.mean, fitted.variance / 2), memory


@pytest.mark.parametrize(
    "loop", [Shrunk(), Twice(), Twostep(), Lifted(), Drifting()], ids=lambda loop: type(loop).__name__
)
def test_what_is_no_single_chi_square_times_the_last_variance_has_no_ratio_law(loop: Loop) -> None:
    assert ratio_law(loop, as_estimator("mle")) is None
    assert read_one_fit(loop, as_estimator("mle")) is None


@pytest.mark.parametrize(("name", "estimated"), ESTIMATED_WITHOUT_ITEMS)
def test_both_readers_say_the_same_of_every_loop(name: str, estimated: str) -> None:
    symbols, scripted = (read(plain(name), as_estimator(estimated)) for read in (ratio_law, read_one_fit))
    assert (symbols is None) == (scripted is None)
    if symbols is not None:
        assert (symbols.df, 1 / symbols.scale, symbols.wander) == (
            scripted.ratio.df, scripted.ratio.divisor, scripted.wander,
        )  # fmt: skip


def test_a_ratio_law_is_read_off_a_loop_of_ones_own() -> None:
    """Half of chi2_4 / 5 at n = 5, and the mean gains sigma^2 / 5."""
    fit = read_one_fit(Halved(), as_estimator("mle"))
    assert (fit.ratio.df, fit.ratio.divisor, fit.wander) == (4, 10, Fraction(1, 5))
    law = ratio_law(Halved(), as_estimator("mle"))
    assert (law.df, law.scale * 10, law.wander * 5) == (4, 1, 1)
    assert law.mean_inverse == 5, "E 1/W = 10 / (4 - 2)"


@pytest.mark.parametrize(
    ("name", "point"),
    [
        ("mean-std", 0.0), ("mean-log-variance", -math.inf), ("mean-precision", math.inf),
        ("mean-wander-precision", math.inf),
    ],
)  # fmt: skip
def test_one_point_has_no_scatter_from_the_first_fit_on(name: str, point: float) -> None:
    for t in (1, 2, math.inf):
        assert value(name, "replace", n=1, t=t).value == point
    assert value(name, "replace", n=1, t=0).value == value(name, "replace", n=9, t=0).value


def test_one_point_has_no_variance_of_its_logarithm() -> None:
    assert value("variance-log-variance", "replace", n=1, t=0).value == 0
    with pytest.raises(BadInput, match="at least 2"):
        value("variance-log-variance", "replace", n=1, t=1)
