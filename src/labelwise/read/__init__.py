"""Bytes to Labels. The only room that parses XML."""
