"""What happens when the drug is stopped, wherever a label says it."""

from __future__ import annotations

import re
from collections.abc import Iterator

from labelwise.extract.sentences import sentence_around
from labelwise.extract.stems import lower
from labelwise.extract.warning.made import warning_fact
from labelwise.extract.warning.said import said_in
from labelwise.facts import Drug, WarningFact
from labelwise.label import Label, Passage
from labelwise.vocab.topics import topic_of

STOPPING = (
    "dosage_and_administration",
    "drug_abuse_and_dependence",
    "warnings_and_cautions",
    "use_in_specific_populations",
)
_STOP_WORDS = re.compile(r"\b(?:abrupt\w*|sudden\w*|withdraw\w*|discontinu\w*|cessation|stopp\w+|taper\w*)\b")
_REACTION = re.compile(
    r"\bwithdrawal\s+(?:reactions?|symptoms?|syndrome|effects?|seizures?|signs|phenomen)"
    r"|\bdiscontinuation\s+(?:syndrome|symptoms|reactions)|\babrupt\w*"
    r"|\bsudden\w*\s+(?:\w+\s+)?(?:withdraw|discontinu|cessation|stop)|\brebound\b|\btaper\w*"
    r"|(?:gradual|slow)ly\s+(?:\w+\s+){0,2}(?:withdraw|reduc|discontinu|taper)"
    r"|(?:withdrawn|reduced|discontinued)\s+(?:slowly|gradually)|physical\s+dependence"
)
_NOT_OWN = re.compile(
    r"\b(?:neonat\w*|newborn\w*|infants?|alcohol\s+withdrawal|delirium\s+tremens"
    r"|benzodiazepine\s+withdrawal\s+(?:in|for)"
    r"|corticosteroids?\s+(?:\w+\s+){0,3}(?:withdraw|taper|reduc)|steroid|precipitat\w*\s+(?:\w+\s+)?withdrawal"
    r"|in\s+opioid[\s-]dependent|study\s+withdrawal|withdrawal\s+(?:from\s+(?:the\s+)?(?:study|trial)|of\s+consent"
    r"|bleeding|due\s+to)|randomized\s+withdrawal|infusion|chemotherapy|abrupt(?:ly)?\s+(?:onset|increase|change|rise))"
)
_STEMS = ("abrupt", "withdrawal", "taper", "rebound", "slowly", "gradually", "physical dependence", "discontinuation s")


def is_stopping(lowered: str) -> bool:
    """Whether a sentence (in lower case) is about stopping this drug, in the one who takes it."""
    return bool(_REACTION.search(lowered) and _STOP_WORDS.search(lowered)) and not _NOT_OWN.search(lowered)


def stopping(label: Label, drug: Drug, own: frozenset[str], passage: Passage) -> Iterator[WarningFact]:
    """Yield the warning of what happens on stopping: the first sentence of a passage that is about it."""
    end = 0
    for at in sorted(_places(lower(passage.text))):
        if at < end:
            continue
        start, end = sentence_around(passage.text, at)
        if is_stopping(passage.text[start:end].lower()):
            follow = passage.text[start : sentence_around(passage.text, min(end + 2, len(passage.text) - 1))[1]]
            withdrawal = topic_of("withdrawal")
            said = said_in(follow, own)
            yield warning_fact(label, drug, passage, (start, end), withdrawal, withdrawal.name, said)
            return


def _places(lowered: str) -> Iterator[int]:
    """Yield where a word about stopping stands; finding plain stems is many times quicker than the patterns."""
    for stem in _STEMS:
        at = lowered.find(stem)
        while at >= 0:
            yield at
            at = lowered.find(stem, at + 200)
