"""Families: what is refit, and what a sample of it is."""
