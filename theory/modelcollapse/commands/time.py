"""Compute the expected collapse time of the loop `replace`.

T is the first fit whose variance is at most E times that of the truth (--std-below E asks for the standard deviation).

Examples
--------
  modelcollapse time --n 100 --variance-below 0.01 --quantile 0.5 --quantile 0.95
  modelcollapse time --n 50 --variance-below 0.1 --certify
  modelcollapse time --n 20 --std-below 0.1 --estimator unbiased --simulate 100000 --seed 1 --json
"""

from __future__ import annotations

import argparse
from fractions import Fraction
from typing import Any

from modelcollapse.commands import Report
from modelcollapse.commands._arguments import add_estimator, read_estimator, whole
from modelcollapse.commands._collapse_report import (
    approximation_as_json,
    certificate_as_json,
    certified,
    given_as_json,
    in_words,
    plain_count,
)
from modelcollapse.errors import BadInput
from modelcollapse.estimators import Estimator
from modelcollapse.parameters import KNOWN
from modelcollapse.world import Loop

MOST_DRAWS = 5e9


def arguments(parser: argparse.ArgumentParser) -> None:
    """--n N (--variance-below E | --std-below E) and how it is fitted and drawn."""
    parser.add_argument("--n", required=True, metavar="N", help="points a generation")
    threshold = parser.add_mutually_exclusive_group(required=True)
    threshold.add_argument("--variance-below", metavar="E", help="collapse: sigma_t^2 <= E sigma_0^2")
    threshold.add_argument("--std-below", metavar="E", help="collapse: sigma_t <= E sigma_0")
    add_estimator(parser)
    parser.add_argument("--temperature", metavar="L", default="1", help="factor on the variance drawn with (default 1)")
    parser.add_argument("--quantile", action="append", default=[], metavar="P", help="add the P-quantile of T")
    parser.add_argument(
        "--certify", action="store_true", help="add balls that contain mean and variance (python-flint)"
    )
    parser.add_argument("--simulate", metavar="R", help="add the mean of R simulated runs")
    parser.add_argument("--seed", metavar="S", help="seed of the simulation (default 0)")


def run(args: argparse.Namespace) -> Report:
    """Mean and variance of T, the proved bracket, the rule of thumb; and what else was asked for."""
    from modelcollapse.loops.replace import Replace
    from modelcollapse.numbers import plain_json
    from modelcollapse.quantities import check_counts
    from modelcollapse.quantities.collapse_time import quantity
    from modelcollapse.values import json_number

    n = KNOWN["n"].read(args.n, "--n")
    loop = Replace(n, KNOWN["temperature"].read(args.temperature, "--temperature"))
    chosen = read_estimator(args)
    check_counts(loop, chosen)
    eps = read_threshold(args)
    levels = read_levels(args)
    asked = read_simulation(args)
    certificate = quantity.certificate(loop, chosen, eps) if args.certify else None
    found = quantity.moments(loop, chosen, eps)
    quantiles = {repr(float(p)): plain_count(quantity.quantile(loop, chosen, eps, p)) for p in levels}
    approximation = quantity.approximation(loop, chosen, eps, tuple(map(Fraction, levels))) if levels else None
    given = quantity.given_collapse(loop, chosen, eps)
    given_levels = [] if given is None else levels
    given_quantiles = {
        repr(float(p)): plain_count(quantity.quantile_given_collapse(loop, chosen, eps, p)) for p in given_levels
    }
    simulation = None if asked is None else simulated(loop, chosen, eps, found.mean.value, *asked)
    mean, variance = certified(found, certificate)
    data = {
        "parameters": {
            **{name: plain_json(number) for name, number in loop.values().items()},
            "eps": plain_json(eps),
            "estimator": chosen.name,
        },
        "mean": mean.as_json(),
        "variance": variance.as_json(),
        "quantiles": quantiles,
        "approximation": None if approximation is None else approximation_as_json(quantiles, approximation),
        "bracket": [json_number(end) for end in found.bracket],
        "rule_of_thumb": json_number(found.rule_of_thumb),
        "reason": found.reason,
        "given_collapse": None if given is None else given_as_json(given, given_quantiles),
        "certificate": None if certificate is None else certificate_as_json(certificate),
        "simulation": simulation,
    }
    return Report(data, in_words(data))


def read_threshold(args: argparse.Namespace) -> Any:
    """Eps on the variance: the square of a threshold on the standard deviation."""
    if args.variance_below is not None:
        return KNOWN["eps"].read(args.variance_below, "--variance-below")
    return KNOWN["eps"].read(args.std_below, "--std-below") ** 2


def read_simulation(args: argparse.Namespace) -> tuple[int, int] | None:
    """How many runs to simulate, and their seed; None where none are asked for."""
    if args.simulate is None:
        if args.seed is not None:
            raise BadInput(f"--seed must come with --simulate R; got --seed {args.seed} alone")
        return None
    return whole(args.simulate, "--simulate", 2, 10**7), whole(args.seed or 0, "--seed", 0, 2**63 - 1)


def simulated(loop: Loop, chosen: Estimator, eps: Any, mean: float, replicates: int, seed: int) -> dict[str, Any]:
    """The simulated mean with its standard error; refused where it would take hours or never end."""
    if mean * replicates > MOST_DRAWS:
        raise BadInput(
            f"--simulate must stay below {MOST_DRAWS:.0e} fits in all; got {replicates} runs of about {mean:.3g} fits; "
            "simulate fewer runs, or trust the two routes"
        )
    import numpy as np

    from modelcollapse.numbers import log
    from modelcollapse.numeric.first_passage import simulate_collapse_time

    found = simulate_collapse_time(loop, chosen, -log(eps), replicates, np.random.default_rng(seed))
    return {**found, "replicates": replicates, "seed": seed}


def read_levels(args: argparse.Namespace) -> list[Any]:
    """The probabilities asked for, each strictly between 0 and 1."""
    levels = [KNOWN["p"].read(text, "--quantile") for text in args.quantile]
    for p in levels:
        if not 0 < p < 1:
            raise BadInput(f"--quantile must be a number > 0 and < 1, such as 0.95; got {p}")
    return levels
