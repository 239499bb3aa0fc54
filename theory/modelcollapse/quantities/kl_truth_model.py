"""Expected Kullback-Leibler divergence E KL(N_0 || N_t), infinite from the first fit on for n <= 3.

E KL(N_0 || N_t) = (E 1/sigma_t^2 + E mu_t^2/sigma_t^2 - 1 + E log sigma_t^2) / 2
"""

from fractions import Fraction

from modelcollapse.quantities._combination import Combination

HALF = Fraction(1, 2)

quantity = Combination(
    "expected divergence KL(truth || model t)",
    r"\mathbb{E}\,\mathrm{KL}(N_0\,\|\,N_t)",
    {"mean-precision": HALF, "mean-wander-precision": HALF, "mean-log-variance": HALF},
    constant=-HALF,
)
