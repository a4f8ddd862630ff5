"""Find mentions of adverse reactions in label text: `find_adverse_reactions(text)`."""

from labelwise.extract.mentions.find import MentionFinder, find_adverse_reactions
from labelwise.extract.mentions.mention import Mention

__all__ = ["Mention", "MentionFinder", "find_adverse_reactions"]
