"""Every loop of the catalogue, at parameters that its file and `parameters.py` give: a new loop is tested unedited."""

from __future__ import annotations

import math
from collections.abc import Callable
from types import SimpleNamespace

import numpy as np

from modelcollapse import discover
from modelcollapse.errors import BadInput
from modelcollapse.families.gaussian import Gaussian
from modelcollapse.families.raw import Raw
from modelcollapse.loops import loop_class
from modelcollapse.parameters import Parameter
from modelcollapse.quantities import quantity
from modelcollapse.world import Family, Loop


def is_mean(name: str) -> bool:
    """Whether the quantity is the mean over paths of something seen at generation t; others refuse to observe."""
    try:
        quantity(name).observe(SimpleNamespace(mean=np.ones(2), variance=np.ones(2), log_variance=np.zeros(2)))
    except BadInput:
        return False
    return True


MEANS = tuple(name for name in discover.names("quantities") if is_mean(name))
LOOPS = discover.names("loops")
ESTIMATORS = discover.names("estimators")
WITHOUT_ITEMS = tuple(name for name in LOOPS if not loop_class(name).needs_items)
ESTIMATED = [(loop, estimator) for loop in LOOPS for estimator in ESTIMATORS]
ESTIMATED_WITHOUT_ITEMS = [(loop, estimator) for loop in WITHOUT_ITEMS for estimator in ESTIMATORS]


def plain(name: str) -> Loop:
    """The loop with small typical parameters, and its defaults."""
    return _made(name, _small)


def tempered(name: str) -> Loop:
    """The loop with small typical parameters, and each default replaced by another typical value."""
    kind = loop_class(name)
    others = {p.name: other for p in kind.parameters() if p.name in kind.defaults() for other in _others(kind, p)}
    return _made(name, _small, **others)


def symbolic(name: str) -> Loop:
    """The loop with its parameters as symbols, and its defaults."""
    return _made(name, lambda parameter: parameter.symbol())


def family_of(loop: Loop) -> Family:
    """The fastest family that can run the loop."""
    return Raw() if loop.needs_items else Gaussian()


def _made(name: str, needed: Callable[[Parameter], object], **others: object) -> Loop:
    kind = loop_class(name)
    return kind(**{p.name: needed(p) for p in kind.parameters() if p.name not in kind.defaults()}, **others)


def _small(parameter: Parameter) -> object:
    return parameter.typical[min(2, len(parameter.typical) - 1)]


def _others(kind: type[Loop], parameter: Parameter) -> list[object]:
    differing = [v for v in parameter.typical if v != kind.defaults()[parameter.name] and v != math.inf]
    # The last but one of the typical temperatures is 1, the second 9/10: cold, yet not so cold that all is noise.
    return differing[min(1, len(differing) - 1) :][:1]
