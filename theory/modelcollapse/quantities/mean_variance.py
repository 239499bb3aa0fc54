"""Expected variance of model t, E sigma_t^2 (within a run; the pooled variance of all runs is another thing)."""

from modelcollapse.quantities._moment import Moment

quantity = Moment("expected variance of model t", r"\mathbb{E}\,\sigma_t^2", {"variance": 1})
