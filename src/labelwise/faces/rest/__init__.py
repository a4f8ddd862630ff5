"""The API: parse, call an operation, present in the form asked for."""
