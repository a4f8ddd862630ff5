"""How long a drug is given: limits, courses, and when to look again."""
