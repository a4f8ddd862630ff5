"""Find mentions of adverse reactions in label text: `find_adverse_reactions(text)`."""

from labelwise.errors import MissingExtra
from labelwise.extract.mentions.mention import Mention

__all__ = ["Mention", "find_adverse_reactions"]


def find_adverse_reactions(text: str) -> list[Mention]:
    """Return the mentions of adverse reactions in a label's text, in order, with exact offsets.

    The text may be laid out or flat. Mentions do not overlap; one whose words do not stand together
    ("increased AST or ALT" names two) is found only as far as its words do.
    Raises MissingExtra where numpy, which runs the tagger, is not installed.
    """
    try:
        from labelwise.extract.mentions.find import finder
    except ModuleNotFoundError as error:
        if error.name != "numpy":
            raise
        raise MissingExtra("Finding reactions in text", "mentions") from error
    return finder()(text)
