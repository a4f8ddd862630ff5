"""Kidney and liver: what organ function changes, with exact bounds."""
