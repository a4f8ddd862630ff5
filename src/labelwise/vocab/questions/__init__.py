"""Questions in plain words: which drugs, for what, and whether a choice is asked for."""

from labelwise.vocab.questions.parse import parse_question
from labelwise.vocab.questions.question import NOT_A_CHOICE, Question

__all__ = ["NOT_A_CHOICE", "Question", "parse_question"]
