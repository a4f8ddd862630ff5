"""Hand-entered facts: one TOML file a drug, its schema and its reader."""

from labelwise.curated.reader import CURATED_FOLDER, read_curated, read_curated_file, read_curated_text

__all__ = ["CURATED_FOLDER", "read_curated", "read_curated_file", "read_curated_text"]
