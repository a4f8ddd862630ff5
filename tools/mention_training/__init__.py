"""Trains the tagger of `labelwise.extract.mentions`. Needs torch and numpy; not part of the package."""
