"""The most a day that warnings name: "if you take more than 4,000 mg of acetaminophen in 24 hours"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from labelwise.extract.cite import cite_passage
from labelwise.extract.dose.prose import Reader
from labelwise.facts import DoseFact

_SECTION = "warnings"
_TIME = "24 hours"
_MORE = re.compile(
    r"\b(?P<adult>adults?\s+)?takes?\s+more\s+than\s+(?P<amount>\d[\d,]*(?:\.\d+)?)\s*(?P<unit>mg|g|milligrams?|grams?)"
    r"(?:\s+of\s+(?P<substance>[A-Za-z][A-Za-z -]{2,40}?))?\s+(?:in|within|per)\s+(?:any\s+)?24\s+hours\b",
    re.IGNORECASE,
)


def warned_maxima(reader: Reader) -> Iterator[DoseFact]:
    """Yield the daily amounts above which the warnings tell of harm, each once."""
    seen: set[tuple[float, str, str | None]] = set()
    for passage in reader.label.passages(_SECTION):
        if _TIME not in passage.text:
            continue
        for found in _MORE.finditer(passage.text):
            amount, unit = float(found["amount"].replace(",", "")), "mg" if found["unit"][0] in "mM" else "g"
            substance = found["substance"].lower() if found["substance"] else None
            if (amount, unit, substance) in seen:
                continue
            seen.add((amount, unit, substance))
            yield DoseFact(
                set_id=reader.label.set_id,
                drug=reader.drug,
                citation=cite_passage(reader.label, passage, found.start(), found.end()),
                role="maximum",
                limit="not_recommended_above",
                population="adults" if found["adult"] else None,
                amount_low=amount,
                unit=unit,
                basis="per_day",
                schedule="daily",
                per="day",
                substance=substance,
            )
