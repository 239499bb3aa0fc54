"""Expected squared variance of model t, E sigma_t^4, which gives the spread of the variance over runs."""

from modelcollapse.quantities._moment import Moment

quantity = Moment("expected squared variance of model t", r"\mathbb{E}\,\sigma_t^4", {"variance": 2})
