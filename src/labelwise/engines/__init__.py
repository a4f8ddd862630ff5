"""Run a top-level function over many items. Engines know nothing of labels."""
