"""Ways in: they parse, call an operation and present."""
