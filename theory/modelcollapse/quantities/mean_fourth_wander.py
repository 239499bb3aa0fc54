"""Fourth moment of the wandering mean, E mu_t^4."""

from modelcollapse.quantities._moment import Moment

quantity = Moment("fourth moment of the mean of model t", r"\mathbb{E}\,\mu_t^4", {"mean": 4})
