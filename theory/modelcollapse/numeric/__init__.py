"""Arrays and floats: the simulator, the collapse time, and the special functions that they need."""
