"""Expected product of wander and variance, E mu_t^2 sigma_t^2."""

from modelcollapse.quantities._moment import Moment

quantity = Moment(
    "expected product of squared mean and variance of model t",
    r"\mathbb{E}\,\mu_t^2\sigma_t^2",
    {"mean": 2, "variance": 1},
)
