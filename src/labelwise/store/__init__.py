"""Releases of facts: built, verified, opened, queried. The only room that knows DuckDB and Parquet."""
