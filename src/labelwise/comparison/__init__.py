"""Facts to a Comparison: pure."""
