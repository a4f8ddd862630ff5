"""How often reactions came up: the tables and the prose of the adverse-reactions section."""

from labelwise.extract.adverse_reaction.extract import adverse_reactions

__all__ = ["adverse_reactions"]
