"""How a label says that its drug works: short phrases for the action and for where it acts."""
