"""Expected and typical mass beyond k sigma_0: about the model's own mean, and how fast it rises and falls."""
