"""Symbols: the moment map of a loop, closed forms, exact values."""
