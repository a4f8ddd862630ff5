"""Interactions: every drug, class, substance and food that the label names as interacting."""
