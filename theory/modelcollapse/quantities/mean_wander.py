"""Mean wander, Var mu_t = E mu_t^2: how far the mean has moved between runs."""

from modelcollapse.quantities._moment import Moment

quantity = Moment("mean wander: variance of the mean of model t", r"\operatorname{Var}\mu_t", {"mean": 2})
