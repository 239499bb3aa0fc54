"""P(T <= t), the share of runs that have collapsed after t fits; T is the first t with sigma_t^2 <= eps sigma_0^2."""

from modelcollapse.quantities._passage import PassageProbability

quantity = PassageProbability("distribution function of the collapse time", r"P(T \le t)", "cdf")
