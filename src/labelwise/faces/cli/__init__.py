"""The command line: parse, call an operation, present."""

from labelwise.faces.cli.main import main

__all__ = ["main"]
