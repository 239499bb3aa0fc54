"""The collapse that may not happen: P(T < inf) and the law of T given that, where the variance drifts upward."""
