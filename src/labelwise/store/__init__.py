"""The store: releases of facts in Parquet, built aside and swapped; the only room that knows DuckDB and Parquet.

Reading (`store.store`) and building (`store.release`, `store.folder`) are imported by themselves: a comparison must not
pay for what only a build needs.
"""
