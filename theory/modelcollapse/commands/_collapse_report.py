"""What the command `time` says: its parts as JSON, and the whole in words, made of that JSON and of nothing else."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, Any

from modelcollapse.commands._arguments import shown
from modelcollapse.errors import BadInput
from modelcollapse.values import Value, rounding

if TYPE_CHECKING:
    from modelcollapse.numeric.certified.balls import Ball, Certificate
    from modelcollapse.numeric.collapse_time import CollapseTime
    from modelcollapse.numeric.defective.moments import GivenCollapse
    from modelcollapse.numeric.inverse_gaussian import Approximation

Json = dict[str, Any]


def plain_count(quantile: Value) -> int | str:
    """A number of fits, or "inf"; refused where two routes leave more than one integer."""
    if quantile.error:
        raise BadInput(
            f"--quantile must be told from its neighbours; here two routes leave {quantile.value:.0f} +- "
            f"{quantile.error:.0f}; ask for another probability"
        )
    return "inf" if math.isinf(quantile.value) else int(quantile.value)


def certified(found: CollapseTime, certificate: Certificate | None) -> tuple[Value, Value]:
    """Mean and variance: those of the balls where there are any. Both must have been found alike."""
    if certificate is None:
        return found.mean, found.variance
    balls = ((found.mean, certificate.mean), (found.variance, certificate.variance))
    return tuple(of_ball(value, ball, certificate.method) for value, ball in balls)  # type: ignore[return-value]


def of_ball(numerical: Value, ball: Ball | None, method: str) -> Value:
    """The middle of the ball as a float, whose error includes its rounding; the numerical value where there is none."""
    if ball is None:
        return numerical
    nearest = float(ball.middle)
    if abs(nearest - numerical.value) > 2 * numerical.error + float(ball.radius):
        raise ArithmeticError(f"the ball {ball} excludes {numerical}; this is a defect, please report it")
    return Value(nearest, float(ball.radius) + rounding(nearest, ball.middle), method, "certified", ball.middle)


def ball_as_json(ball: Ball) -> Json:
    """Its certified digits, and its radius rounded up, as text."""
    from modelcollapse.numeric.certified.balls import at_most

    return {"digits": str(ball), "certified_digits": ball.digits(), "radius": at_most(ball.radius)}


def certificate_as_json(certificate: Certificate) -> Json:
    """The balls, and the theorem with the numbers that make it apply."""
    return {
        "mean": ball_as_json(certificate.mean),
        "variance": None if certificate.variance is None else ball_as_json(certificate.variance),
        "theorem": certificate.theorem,
        "method": certificate.method,
    }


def approximation_as_json(quantiles: dict[str, Any], found: Approximation) -> Json:
    """The approximate quantiles under the levels of the exact ones."""
    return {
        "name": "inverse Gaussian with the mean and variance of T, at t + 1/2",
        "quantiles": dict(zip(quantiles, found.quantiles, strict=True)),
        "largest_cdf_error": found.error,
    }


def given_as_json(given: GivenCollapse, quantiles: Json) -> Json:
    """P(T < inf), and the moments and quantiles of T given that."""
    return {
        "probability": given.ever.as_json(),
        "mean": given.mean.as_json(),
        "variance": given.variance.as_json(),
        "quantiles": quantiles,
    }


def in_words(data: Json) -> str:
    """The result for people."""
    mean, variance = data["mean"], data["variance"]
    low, high = data["bracket"]
    lines = [
        *moment_lines("expected collapse time", mean, "mean", data["certificate"]),
        f"{'':<24}{mean['rigour']}: {mean['method']}",
        *moment_lines("variance", variance, "variance", data["certificate"]),
        f"standard deviation      {shown(float(variance['value']) ** 0.5, 6)}",
        f"proved bracket          {shown(low, 10)} <= E T <= {shown(high, 10)}",
        f"rule of thumb           {shown(data['rule_of_thumb'], 10)}",
        *quantile_lines(data),
        *([data["reason"]] if data["reason"] else []),
        *given_lines(data["given_collapse"]),
        *([f"theorem: {data['certificate']['theorem']}"] if data["certificate"] else []),
        *simulation_lines(data["simulation"]),
    ]
    return "\n".join(lines)


def moment_lines(title: str, value: Json, name: str, certificate: Json | None) -> list[str]:
    """A moment with its error; of a certified one, every certified digit."""
    ball = certificate[name] if certificate else None
    if ball:
        return [f"{title:<24}{ball['digits']}   certified to {ball['certified_digits']} digits, +- {ball['radius']}"]
    return [f"{title:<24}{shown(value['value'])}   +- {float(value['error']):.1e}"]


def quantile_lines(data: Json) -> list[str]:
    """The quantiles, and beside them what the approximation says."""
    approximation = data["approximation"]
    lines = []
    for level, quantile in data["quantiles"].items():
        beside = f"   (inverse Gaussian approximation: {approximation['quantiles'][level]})" if approximation else ""
        lines.append(f"{f'{level}-quantile':<24}{quantile}{beside}")
    if approximation:
        lines.append(
            f"{'':<24}the approximate P(T <= t) is off by at most {approximation['largest_cdf_error']:.1e} there"
        )
    return lines


def given_lines(given: Json | None) -> list[str]:
    """What is known of a collapse that may not happen."""
    if given is None:
        return []
    return [
        f"P(T < infinity)         {shown(given['probability']['value'])}   +- {given['probability']['error']:.1e}",
        f"mean of T, given that   {shown(given['mean']['value'])}   +- {given['mean']['error']:.1e}",
        f"variance, given that    {shown(given['variance']['value'])}   +- {given['variance']['error']:.1e}",
        *(f"{f'{level}-quantile, given':<24}{quantile}" for level, quantile in given["quantiles"].items()),
    ]


def simulation_lines(simulation: Json | None) -> list[str]:
    """The simulated mean with its standard error."""
    if not simulation:
        return []
    return [
        f"simulated               {shown(simulation['mean'], 10)} +- {simulation['error']:.2g} (standard error), "
        f"{simulation['replicates']} runs, seed {simulation['seed']}; without control variate "
        f"{shown(simulation['plain_mean'], 10)} +- {simulation['plain_error']:.2g}"
    ]
