"""Tails about the original mean under `replace`: of the wandering mean itself, and of a draw from model t.

    mu_t - mu_0 ~ N(0, V_t),   X_t - mu_0 ~ N(0, V_t) with V_0 = 1 instead of 0,   V_{t+1} = wander + W V_t in law

Two routes that share no code: the Laplace transform of V_t, and the law of the walk itself in real space. The stated
error is their difference, or what the better of them says of itself if that is more; where one alone reaches, its own
error, and the method says so. As t -> inf the tail tends to P(|mu_inf - mu_0| > k sigma_0) > 0.

Source: Kesten 1973; Goldie 1991 (the perpetuity V = wander + W V).
"""

from __future__ import annotations

import math
from collections.abc import Callable
from fractions import Fraction

from modelcollapse.errors import BadInput, Open
from modelcollapse.numbers import brief
from modelcollapse.numeric.read_ratio import OneFit
from modelcollapse.numeric.tails.centred import truth_tail
from modelcollapse.numeric.wander import Tail, laplace, walk
from modelcollapse.values import Value, exact

LAPLACE, WALK = "Laplace transform of the accumulated variance", "walk of the mean in real space"
ALONE = "{} at two resolutions (no other route reaches)"
WORST = 1e-6  # relative, and absolute 1e-12: a difference beyond it is a refusal
UNSEEN = 1e-12


def mean_tail(fit: OneFit, t: int | float, k: int | Fraction) -> Value:
    """P(|mu_t - mu_0| > k sigma_0) for t >= 0 or inf and k >= 0. Raises BadInput beyond the reach of both routes."""
    if k == 0 or t == 0:
        return exact(int(k == 0 and t > 0), "definition")
    return at_the_end(fit) if ends(fit, t) else joined(fit, t, k, laplace.mean_tail, walk.mean_tail)


def draw_tail(fit: OneFit, t: int | float, k: int | Fraction) -> Value:
    """P(|X_t - mu_0| > k sigma_0), X_t drawn from model t; domain and refusals as in `mean_tail`."""
    if k == 0:
        return exact(1, "definition")
    if t == 0:
        return truth_tail(k)
    return at_the_end(fit) if ends(fit, t) else joined(fit, t, k, laplace.draw_tail, walk.draw_tail)


def ends(fit: OneFit, t: int | float) -> bool:
    """Whether t is infinite and the variance does not die out, so that no law is left. Raises Open without a drift."""
    if t == math.inf and fit.ratio.drift == 0:
        raise Open("the drift cannot be told from 0, so neither can the end of the mean; ask for a finite t")
    return t == math.inf and fit.ratio.drift < 0


def at_the_end(fit: OneFit) -> Value:
    """Where the variance grows for ever, so does the distance."""
    return exact(1, "the variance goes to infinity almost surely, and the mean with it")


def joined(
    fit: OneFit,
    t: int | float,
    k: int | Fraction,
    by_laplace: Callable[[OneFit, float, float], Tail | None],
    by_walk: Callable[[OneFit, float, float], Tail | None],
) -> Value:
    """The probability by the routes that reach."""
    named = ((LAPLACE, by_laplace(fit, t, float(k))), (WALK, by_walk(fit, t, float(k))))
    found = sorted(((tail.error, tail.value, name) for name, tail in named if tail is not None))
    if not found:
        raise out_of_range(fit, t, k)
    error, value, name = found[0]
    if len(found) == 1:
        method = ALONE.format(name)
    else:
        error, method = max(error, abs(value - found[1][1])), f"{name}; {found[1][2]}"
    if error > WORST * value + UNSEEN:
        raise out_of_range(fit, t, k)
    return Value(min(max(value, 0.0), 1.0), error, method, "numerical")


def out_of_range(fit: OneFit, t: int | float, k: int | Fraction) -> BadInput:
    """The refusal where no route has six digits."""
    return BadInput(
        f"n={fit.ratio.df + 1}, divisor={float(fit.ratio.divisor):.6g}, t={t}, k={brief(k)}: no route reaches; a tail "
        "about the original mean needs a downward drift of the log variance, a tail index (wander-tail-index) above "
        "about 0.7 and a k not far out; choose a smaller t or k, or simulate"
    )
