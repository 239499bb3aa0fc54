"""P(T > t), the share of runs not collapsed after t fits; T is the first t with sigma_t^2 <= eps sigma_0^2."""

from modelcollapse.quantities._passage import PassageProbability

quantity = PassageProbability("survival function of the collapse time", r"P(T > t)", "sf")
