"""Doses: amounts, how often, in which role, for whom."""
