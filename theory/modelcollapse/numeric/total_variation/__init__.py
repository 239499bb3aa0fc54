"""Expected total variation distance between model t and the truth."""
