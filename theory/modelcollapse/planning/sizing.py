"""How n points a generation become a loop, and how many of them must be real.

A loop whose one parameter is n takes n points; one with n_real and n_synthetic splits them, n_real = round(share n).
"""

from __future__ import annotations

import math
from fractions import Fraction

from modelcollapse import discover, quantities
from modelcollapse.errors import BadInput
from modelcollapse.estimators import Estimator
from modelcollapse.loops import loop_class
from modelcollapse.world import Loop

SPLIT = frozenset({"n_real", "n_synthetic"})
SIZED = (frozenset({"n"}), SPLIT)


def sized_loop(name: str, n: int, real_share: Fraction) -> Loop:
    """The loop `name` with n >= 2 points a generation; where it splits them, at least one is real and one synthetic.

    Raises BadInput for an unknown loop and for one that needs more than sizes.
    """
    kind = loop_class(name)
    needed = _needed(name)
    if needed not in SIZED:
        can = ", ".join(other for other in discover.names("loops") if _needed(other) in SIZED)
        raise BadInput(
            f"--loop must be one that a sample size alone describes ({can}); got {name}, which needs "
            f"{' and '.join(sorted(needed))}; use simulate or value for it"
        )
    return kind.of(split(n, real_share) if needed == SPLIT else {"n": n}, name)


def _needed(name: str) -> frozenset[str]:
    kind = loop_class(name)
    return frozenset(parameter.name for parameter in kind.parameters()) - frozenset(kind.defaults())


def split(n: int, real_share: Fraction) -> dict[str, int]:
    """n_real = the whole number nearest to real_share n (halves up), from 1 to n - 1; n_synthetic the rest."""
    n_real = min(max(math.floor(real_share * n + Fraction(1, 2)), 1), n - 1)
    return {"n_real": n_real, "n_synthetic": n - n_real}


def kept_for_ever(n_real: int, n: int, estimator: Estimator) -> Fraction | float:
    """The limit of E sigma_t^2 / sigma_0^2 under `fresh` with n_real of n points real; inf where it grows for ever."""
    fresh = loop_class("fresh").of({"n_real": n_real, "n_synthetic": n - n_real}, "fresh")
    limit = quantities.value("mean-variance", fresh, estimator, t=math.inf)
    return limit.value if limit.fraction is None else limit.fraction


def real_points_needed(n: int, keep: Fraction, estimator: Estimator) -> int | None:
    """The least n_real of n with lim E sigma_t^2 >= keep sigma_0^2 under `fresh`; None where n - 1 are too few.

    Found by bisection: with a divisor >= n more real points keep more; with one <= n - 1 any number keeps all of it. In
    both cases no generation has less than the smaller of the limit and 1.
    """
    if kept_for_ever(n - 1, n, estimator) < keep:
        return None
    too_few, enough = 0, n - 1
    while enough - too_few > 1:
        middle = (too_few + enough) // 2
        if kept_for_ever(middle, n, estimator) >= keep:
            enough = middle
        else:
            too_few = middle
    return enough
