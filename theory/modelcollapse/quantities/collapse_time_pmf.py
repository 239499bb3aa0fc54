"""P(T = t), the share of runs that collapse at fit t; T is the first t with sigma_t^2 <= eps sigma_0^2."""

from modelcollapse.quantities._passage import PassageProbability

quantity = PassageProbability("probability that the collapse time is t", r"P(T = t)", "pmf")
