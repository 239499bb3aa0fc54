"""Expected Kullback-Leibler divergence E KL(N_t || N_0) = (E sigma_t^2 + E mu_t^2 - 1 - E log sigma_t^2) / 2."""

from fractions import Fraction

from modelcollapse.quantities._combination import Combination

HALF = Fraction(1, 2)

quantity = Combination(
    "expected divergence KL(model t || truth)",
    r"\mathbb{E}\,\mathrm{KL}(N_t\,\|\,N_0)",
    {"mean-variance": HALF, "mean-wander": HALF, "mean-log-variance": -HALF},
    constant=-HALF,
)
