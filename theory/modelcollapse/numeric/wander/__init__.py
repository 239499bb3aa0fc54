"""The law of the wandering mean mu_t under `replace`, and of a point drawn from model t, by independent routes."""
