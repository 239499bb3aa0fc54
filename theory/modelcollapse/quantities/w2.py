"""Expected squared Wasserstein distance to the truth, E W_2^2(N_t, N_0) = E mu_t^2 + E sigma_t^2 - 2 E sigma_t + 1."""

from modelcollapse.quantities._combination import Combination

quantity = Combination(
    "expected squared Wasserstein distance between model t and the truth",
    r"\mathbb{E}\,W_2^2(N_t, N_0)",
    {"mean-wander": 1, "mean-variance": 1, "mean-std": -2},
    constant=1,
)
