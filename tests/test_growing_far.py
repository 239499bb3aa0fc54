"""Accumulate at generations that nobody will live to see: near the limit, in bounded time, or refused in one line."""

from __future__ import annotations

import math
from fractions import Fraction

import pytest

from modelcollapse.errors import BadInput
from modelcollapse.quantities import value


@pytest.mark.parametrize("t", [10**5, 10**12])
def test_the_distance_to_the_limit_is_the_share_of_the_fits_still_to_come(t: int) -> None:
    """With q(t) = 1 - 1/(n t^2) + O(1/t^3) the factor of fit t, E s_t^2 / E s_oo^2 = 1 + 1/(n t) + O(1/t^2)."""
    far, end = (value("mean-variance", "accumulate", n=5, t=at) for at in (t, math.inf))
    lead = (far.fraction / end.fraction - 1) * 5 * t
    allowed = 2 / t + 5 * t * (far.error + end.error) / end.value
    assert abs(float(lead) - 1) <= allowed if t <= 10**12 else far.value == pytest.approx(end.value, rel=1e-15)


def test_a_generation_of_a_thousand_digits_is_refused_with_the_cure() -> None:
    with pytest.raises(BadInput, match="1e18"):
        value("mean-variance", "accumulate", n=5, t=10**1000)
    assert isinstance(value("mean-variance", "accumulate", n=5, t=3).fraction, Fraction)
