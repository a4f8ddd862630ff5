"""The sentences that may hold an organ rule: they speak of kidney or liver and give advice."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from labelwise.extract.holding import sentences_holding
from labelwise.extract.sentences import sentences
from labelwise.extract.stems import holds
from labelwise.label import Label, Passage

_ADVISING = (
    "dosage_and_administration",
    "contraindications",
    "warnings_and_cautions",
    "warnings",
    "precautions",
    "use_in_specific_populations",
    "ask_doctor",
)
_PHARMACOKINETICS = ("pharmacokinetics", "clinical_pharmacology")
_NEEDLES = (
    "renal", "kidney", "hepatic", "liver", "creatinine", "crcl", "gfr", "dialy", "child-pugh", "child pugh", "cirrho",
    "esrd", "aminotransferase", "clcr",
)  # fmt: skip
_ADVICE = re.compile(
    r"\b(?:dos(?:e|age|ing|es)|recommended|contraindicated|avoid|cauti(?:on|ous)\w*|should|adjust\w*|monitor\w*|use\s+in|not\s+been"
    r"|no\s+data|do\s+not|not\s+use|discontinue|reduce|prudent|administer|necessary|studied|ask\s+(?:a|your)\s+doctor)\b",
    re.IGNORECASE,
)
_PK_ADVICE = re.compile(
    r"contraindicat|\bdos(?:e|es|age|ing)\b[^.;]{0,80}\b(?:adjust|modif|reduc|change|alter)|"
    r"\b(?:adjust|modif|reduc|change|alter)\w*[^.;]{0,60}\bdos|\b(?:should|recommended|avoid|must|necessary)\b",
    re.IGNORECASE,
)
# One of these stands in every sentence that the patterns find.
_STEMS = (
    "dos", "recommended", "should", "not", "adjust", "avoid", "cauti", "monitor", "use", "contraindicated",
    "discontinue", "reduce", "prudent", "administer", "necessary", "studied", "data",
)  # fmt: skip
_PK_STEMS = ("contraindicat", "dos", "should", "recommended", "avoid", "must", "necessary")
_GOES_ON = re.compile(
    r"(?:No\s+dos|Dos(?:e|age)\s+adjust|Therefore|In\s+(?:these|such)\s+patients|Such\s+patients|These\s+patients"
    r"|Avoid\s+(?:the\s+)?use|Use\s+(?:is\s+)?not|Reduce\s+the\s+(?:\w+\s+)?dos)"
)


PANEL = "sk a doctor"  # stands in every panel of a drug that is sold without a prescription


class Candidate(NamedTuple):
    """A sentence and its place; `before` is the sentence before it where this one only goes on from there."""

    passage: Passage
    start: int
    text: str
    before: str
    pharmacokinetic: bool


def candidates(label: Label) -> Iterator[Candidate]:
    """Yield the candidates of a label, those of the dosage section first, those of pharmacology last."""
    for passage in label.passages(*_ADVISING):
        yield from _of(passage, _ADVICE, pharmacokinetic=False)
    for passage in label.passages(*_PHARMACOKINETICS):
        yield from _of(passage, _PK_ADVICE, pharmacokinetic=True)


def _of(passage: Passage, advice: re.Pattern[str], *, pharmacokinetic: bool) -> Iterator[Candidate]:
    text = passage.text
    stems = _PK_STEMS if pharmacokinetic else _STEMS
    listed = passage.section.key == "contraindications" or PANEL in text
    for start, end in sentences_holding(text, _NEEDLES):
        sentence = text[start:end]
        if listed or (holds(sentence.lower(), stems) and advice.search(sentence)):
            yield Candidate(passage, start, sentence, "", pharmacokinetic)
        follows = _GOES_ON.match(text, end + 1)
        if follows:
            after = next(sentences(text[end + 1 : end + 700]), None)
            if after is not None:
                yield Candidate(
                    passage,
                    end + 1 + after[0],
                    text[end + 1 + after[0] : end + 1 + after[1]],
                    sentence,
                    pharmacokinetic,
                )
