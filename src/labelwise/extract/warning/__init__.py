"""Warnings: what the label warns of, boxed or not, and what to do."""
