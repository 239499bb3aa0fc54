"""A fit that divides by 0 has no value: the unbiased estimator of a single point."""

from __future__ import annotations

from dataclasses import replace
from functools import cache
from typing import Any

from modelcollapse.checking.truth.reals import Undefined
from modelcollapse.estimators import Estimator


@cache
def dividing(estimator: Estimator) -> Estimator:
    """The estimator, Undefined where it divides by 0: the unbiased one of a single point."""

    def divisor(count: Any) -> Any:
        found = estimator.divisor(count)
        if not isinstance(found, float) and not found:
            raise Undefined(f"the fit divides by 0 ({estimator.name}, a sample of {count})")
        return found

    return replace(estimator, divisor=divisor)
