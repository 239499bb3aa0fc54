"""A plan: what refitting a Gaussian, generation after generation, would do to data like the user's own.

The data count as a Gaussian sample of their size, mean and standard deviation; everything else follows from the size:
n points at every fit, the variance kept in units of the data's own.
"""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction

from modelcollapse import quantities
from modelcollapse.errors import BadInput, Open, shorten
from modelcollapse.estimators import Estimator, as_estimator
from modelcollapse.numbers import exact_number
from modelcollapse.planning.description import Description
from modelcollapse.planning.kept import expected, typical
from modelcollapse.planning.sizing import kept_for_ever, real_points_needed, sized_loop
from modelcollapse.values import Value
from modelcollapse.world import Loop

MOST_GENERATIONS = 1_000_000
TENTH = "0.1"
MOST_MARKS = 60


@dataclass(frozen=True)
class Plan:
    """The answers. Variances are shares of the data's; `collapse_time` has a key for each threshold, as it was given.

    `most_kept` is the share kept for ever when all points but one are real: the most that any number of them keeps.
    """

    data: Description
    loop_name: str
    loop: Loop
    estimator: Estimator
    generations: int
    keep: Fraction
    seed: int
    kept_mean: Value
    kept_typical: Value
    collapse_time: dict[str, Value] | None
    real_points_needed: int | None
    most_kept: Fraction | float


@dataclass(frozen=True)
class Course:
    """The variance kept at each of `times`, for a picture."""

    times: tuple[int, ...]
    mean: tuple[Value, ...]
    typical: tuple[Value, ...]


def plan(
    data: Description,
    loop_name: str = "replace",
    real_share: object = "0.1",
    generations: object = 10,
    keep: object = "0.95",
    estimator: str | Estimator | object = "mle",
    seed: object = 0,
) -> Plan:
    """The plan for samples of data.n points: exact where the loop has closed forms, simulated with `seed` where not.

    `real_share` and `keep` are numbers in (0, 1), `generations` and `seed` integers >= 0, each also as text. Raises
    BadInput for anything else, and where the cost would be unbounded.
    """
    share, threshold = _share(real_share, "--real-share"), _share(keep, "--keep")
    last = _integer(generations, "--generations", MOST_GENERATIONS)
    start = _integer(seed, "--seed", None)
    chosen = as_estimator(estimator)
    loop = sized_loop(loop_name, data.n, share)
    return Plan(
        data=data,
        loop_name=loop_name,
        loop=loop,
        estimator=chosen,
        generations=last,
        keep=threshold,
        seed=start,
        kept_mean=expected(loop, chosen, [last])[0],
        kept_typical=typical(loop, chosen, [last], start)[0],
        collapse_time=_collapse_time(loop, chosen, {repr(float(threshold)): threshold, TENTH: Fraction(1, 10)}),
        real_points_needed=real_points_needed(data.n, threshold, chosen),
        most_kept=kept_for_ever(data.n - 1, data.n, chosen),
    )


def course(planned: Plan) -> Course:
    """The variance kept at about 60 times from 0 to the plan's last; a simulated course has the seed of the plan."""
    last = planned.generations
    marks = min(last, MOST_MARKS)
    times = tuple(sorted({round(mark * last / marks) for mark in range(marks + 1)})) if marks else (0,)
    mean = expected(planned.loop, planned.estimator, times)
    return Course(times, tuple(mean), tuple(typical(planned.loop, planned.estimator, times, planned.seed)))


def _share(given: object, what: str) -> Fraction:
    number = exact_number(given, what)
    if not 0 < number < 1:
        raise BadInput(f"{what} must be a number between 0 and 1, such as 0.95; got {shorten(str(given))}")
    return Fraction(number)


def _integer(given: object, what: str, most: int | None) -> int:
    number = exact_number(given, what)
    if not isinstance(number, int) or number < 0 or (most is not None and number > most):
        upper = "" if most is None else f" and <= {most}, which bounds the time that an answer takes"
        raise BadInput(f"{what} must be an integer >= 0{upper}; got {shorten(str(given))}")
    return number


def _collapse_time(loop: Loop, estimator: Estimator, thresholds: dict[str, Fraction]) -> dict[str, Value] | None:
    try:
        return {
            text: quantities.value("collapse-time", loop, estimator, eps=threshold)
            for text, threshold in thresholds.items()
        }
    except Open:
        return None
