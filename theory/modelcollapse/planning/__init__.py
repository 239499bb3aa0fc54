"""Planning: what refitting would do to a user's own data."""
