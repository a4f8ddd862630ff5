"""Mechanism facts: what the label says the drug does, and where."""

from __future__ import annotations

import re
from collections.abc import Iterator

from labelwise.extract.cite import cite, drug_of, not_understood
from labelwise.extract.classes.stated import phrase_at
from labelwise.extract.extracted import Extracted
from labelwise.extract.mechanisms.sites import sites
from labelwise.extract.mechanisms.terms import MOST_WORDS, actions, class_spans, links, unknown_term
from labelwise.extract.products.names import OwnNames, own_names
from labelwise.extract.products.place import Place, places
from labelwise.extract.sentences import sentences
from labelwise.facts import Fact, MechanismFact, Reason
from labelwise.label import Label

_READ = 3000  # characters of a section on mechanism; what follows tells of experiments
_OLD = 1800  # characters of clinical pharmacology where no section on mechanism is marked
_MICROBIOLOGY = 900  # characters of the section that a section on mechanism refers to
_MOST = 6  # facts a label
_HEADING = re.compile(
    r"\A(?:\d+(?:\.\d+)*\s+)?(?:Microbiology\b\s*:?\s*)?(?:CLINICAL "
    r"PHARMACOLOGY\b\s*:?\s*)?(?:\d+(?:\.\d+)*\s+)?(?:(?:Mechanism|Mode)s? of Action\b\s*:?\s*)?",
    re.IGNORECASE,
)
_KINETICS = re.compile(
    r"\b(?:12\.[2-5]\s+)?(?:Pharmacokinetics|Pharmacodynamics|Absorption|Metabolism)\b\s*:?\s+(?=[A-Z])|"
    r"\bPharmacokinetics\b"
)
_SUBJECT = re.compile(
    r"\A(?:It|This|They|These|Its|Both|Thus|By|The (?:\w+ ){0,3}(?:mechanisms?|effects?|actions?|activity|drug|"
    r"efficacy|metabolite)|Inhibition|Blockade|"
    r"In vitro|Binding|Activation|[A-Z][a-z]+ (?:inhibition|blockade))\b"
)  # fmt: skip
_TALK = re.compile(
    r"\b(?:mechanism|mode of action|acts?|effects? (?:of|is|are|may|appear)|thought to|believed to|(?:apparently|"
    r"presumably|probably) by)\b"
)
_EXPERIMENT = re.compile(
    r"\A(?:In (?:clinical|a |an? |\w+ patients|patients|healthy)|Patients|After (?:oral|a single)|"
    r"Following (?:oral|intravenous|a ))",
    re.IGNORECASE,
)


def mechanisms(label: Label) -> Extracted:
    """Return a fact for each sentence that says what the drug does, at most six, the first ones."""
    own = own_names(label)
    candidates, facts = 0, list[Fact]()
    seen: set[str] = set()
    looked: tuple[Place, int, int] | None = None
    for place, stop in _where(label):
        looked = looked or (place, place.start, stop)
        for start, end in sentences_in(place, stop):
            sentence = place.text[start:end]
            if len(facts) >= _MOST or not _about_drug(sentence, own):
                continue
            candidates += 1
            fact = _fact(label, place, start, sentence, own, seen)
            if fact is not None:
                facts.append(fact)
    if not facts and looked is not None and looked[0].section.key != "description":
        place, start, stop = looked
        citation = cite(label, place.section, place.locate(start, min(stop, start + _OLD)))
        return Extracted((not_understood(label, citation, "mechanism", Reason.NO_TERM_FOUND),), max(1, candidates))
    return Extracted(tuple(facts), candidates)


def _where(label: Label) -> Iterator[tuple[Place, int]]:
    """Yield what speaks of the mechanism: the section on it, else the first lines on pharmacology."""
    found = False
    for place in places(label, "mechanism_of_action"):
        found = True
        yield place, min(place.end, place.start + _READ)
        if "icrobiology" in place.text[place.start : place.start + 700]:
            for other in places(label, "microbiology"):
                yield other, min(other.end, other.start + _MICROBIOLOGY)
                break
    if found:
        return
    for place in places(label, "clinical_pharmacology"):
        stop = min(place.end, place.start + _OLD)
        kinetics = _KINETICS.search(place.text, place.start + 24, stop)
        yield place, kinetics.start() if kinetics else stop
        return


def sentences_in(place: Place, stop: int) -> Iterator[tuple[int, int]]:
    """Yield the spans of the sentences of a place, headings at its start left out."""
    text = place.text[place.start : stop]
    heading = _HEADING.match(text)
    skip = heading.end() if heading else 0
    for start, end in sentences(text[skip:]):
        yield place.start + skip + start, place.start + skip + end


def _about_drug(sentence: str, own: OwnNames) -> bool:
    """Whether a sentence is of the drug and not of the body, a disease or an experiment."""
    if _EXPERIMENT.match(sentence):
        return False
    return _SUBJECT.match(sentence) is not None or own.search(sentence) or _TALK.search(sentence) is not None


_ASIDE = re.compile(r"\s*(?:\([^()]*\)|\[[^\[\]]*\])")


def _fact(label: Label, place: Place, start: int, sentence: str, own: OwnNames, seen: set[str]) -> MechanismFact | None:
    bare = _ASIDE.sub("", sentence)
    terms: list[str] = []
    unknown = unknown_term(bare)
    if unknown:
        terms.append(unknown)
    for at in class_spans(bare):
        span = phrase_at(bare, at)
        if span and own.search(bare[:at]):
            terms.append(" ".join(bare[span[0] : span[1]].split()))
    told = list(actions(bare))
    terms.extend(told or (links(bare) if own.search(bare) or unknown else ()))
    kept = [t for t in dict.fromkeys(terms) if t.lower() not in seen and len(t.split()) <= MOST_WORDS]
    if not kept:
        return None
    seen.update(t.lower() for t in kept)
    citation = cite(label, place.section, place.locate(start, start + len(sentence)))
    return MechanismFact(
        set_id=label.set_id, drug=drug_of(label), citation=citation, terms=tuple(kept), site=tuple(sites(bare))
    )
