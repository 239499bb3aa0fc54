"""The mathematics of model collapse: exact moments, the expected collapse time, simulation.

When a generative model is refit, generation after generation, on samples of its own, its variance decays and its tails
vanish. In the Gaussian case all of it can be known exactly.

    >>> import modelcollapse as mc
    >>> mc.value("mean-variance", "replace", n=100, t=10).value
    0.9043820750088045
    >>> print(mc.derive("mean-variance", "replace").form.expression)
    ((n - 1)/n)**t

Names are imported when they are first used, so that `import modelcollapse` costs next to nothing.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from modelcollapse.api import collapse_time as collapse_time
    from modelcollapse.api import collapse_time_law as collapse_time_law
    from modelcollapse.api import loop as loop
    from modelcollapse.api import simulate as simulate
    from modelcollapse.api import variance_law as variance_law
    from modelcollapse.checking.verify import check_claim as check_claim
    from modelcollapse.checking.verify import verify as verify
    from modelcollapse.errors import BadInput as BadInput
    from modelcollapse.errors import Open as Open
    from modelcollapse.exhibits import table as table
    from modelcollapse.numbers import Number as Number
    from modelcollapse.quantities import derive as derive
    from modelcollapse.quantities import value as value
    from modelcollapse.values import Value as Value
    from modelcollapse.world import Loop as Loop
    from modelcollapse.world import World as World

__version__ = "0.1.0"

_WHERE = {
    "BadInput": "errors",
    "Loop": "world",
    "Number": "numbers",
    "Open": "errors",
    "Value": "values",
    "World": "world",
    "check_claim": "checking.verify",
    "collapse_time": "api",
    "collapse_time_law": "api",
    "derive": "quantities",
    "loop": "api",
    "simulate": "api",
    "table": "exhibits",
    "value": "quantities",
    "variance_law": "api",
    "verify": "checking.verify",
}
__all__ = sorted(_WHERE)


def __getattr__(name: str) -> Any:
    if name not in _WHERE:
        raise AttributeError(f"module 'modelcollapse' has no attribute {name!r}")
    return getattr(import_module(f"modelcollapse.{_WHERE[name]}"), name)


def __dir__() -> list[str]:
    return __all__
