"""What a name asked stands for: exact readings first, then honest refusals. Nothing is ever guessed silently."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from labelwise.errors import AmbiguousDrug, UnknownDrug
from labelwise.vocab.names import known
from labelwise.vocab.names.codes import code_readings, concept_name
from labelwise.vocab.names.combination import combination_readings
from labelwise.vocab.names.hints import Hints, hints_in
from labelwise.vocab.names.name_row import NameRow
from labelwise.vocab.names.name_source import MemoryNames, NameSource
from labelwise.vocab.names.resolution import Resolution
from labelwise.vocab.names.salts import base_of
from labelwise.vocab.names.settle import Settler
from labelwise.vocab.names.spelling import joined, normal
from labelwise.vocab.names.suggest import near_names


class NameIndex:
    """Names of one store. Made of rows in memory, or of anything that answers `NameSource`."""

    def __init__(self, names: NameSource | Iterable[NameRow]) -> None:
        self.source = names if isinstance(names, NameSource) else MemoryNames(names)

    def resolve(self, text: str) -> Resolution:
        """Return what a name stands for; raise `UnknownDrug` (with suggestions) or `AmbiguousDrug` (with choices)."""
        settler = Settler(self.source, text)
        found = self._code(text, settler) or self._name(text, settler)
        if found is not None:
            return found
        spelling = normal(text)
        if settler.refusal is not None:
            raise settler.refusal
        raise self._known_without_label(text, spelling) or UnknownDrug(
            text, near_names(hints_in(spelling).name, self.source.spellings())
        )

    def resolves(self, text: str) -> bool:
        """Whether a name is a drug's name here: it resolves, has several meanings, or is known without a label."""
        settler = Settler(self.source, text)
        try:
            if self._code(text, settler) or self._name(text, settler):
                return True
        except AmbiguousDrug:
            return True
        name = hints_in(normal(text)).name
        if settler.refusal is not None or known.is_known(name) or known.is_known(base_of(name).name):
            return True
        return any(c in known.combinations() for c in combination_readings(text, self._is_component))

    def _code(self, text: str, settler: Settler) -> Resolution | None:
        rows: list[NameRow] = []
        for spelling, kinds in code_readings(text):
            rows.extend(r for r in self.source.lookup(spelling) if r.kind in kinds or r.kind == "component")
        if rows:
            return settler.settle(rows, Hints(normal(text)))
        name = concept_name(text)
        if name is None:
            return None
        found = self._name(name, settler)
        if found is None and settler.refusal is None:
            note = f"RxCUI {text.split()[-1]} is {name}; no label of it is in this store."
            settler.refusal = UnknownDrug(text, note=note)
        return found

    def _name(self, text: str, settler: Settler) -> Resolution | None:
        for reading in _readings(text):
            rows = self.source.lookup(reading.name)
            if rows and (found := settler.settle(rows, reading)):
                return found
            if found := self._brand(reading, settler):
                return found
            base = base_of(reading.name)
            if base.taken or base.name != reading.name:
                rows = self.source.lookup(base.name)
                if rows and (found := settler.settle_salt(rows, reading, base)):
                    return found
        for spelling in combination_readings(text, self._is_component):
            rows = self.source.lookup(spelling)
            if rows and (found := settler.settle(rows, Hints(spelling))):
                return found
        return None

    def _brand(self, reading: Hints, settler: Settler) -> Resolution | None:
        brand = known.brands().get(reading.name)
        if brand is None:
            return None
        drug = base_name(brand[0])
        rows = self.source.lookup(drug)
        return settler.settle_brand(rows, reading, brand[1], drug) if rows else None

    def _is_component(self, spelling: str) -> bool:
        return bool(self.source.lookup(spelling)) or spelling in known.concept_names()

    def _known_without_label(self, text: str, spelling: str) -> UnknownDrug | None:
        for name in dict.fromkeys((spelling, hints_in(spelling).name)):
            brand = known.brands().get(name)
            if brand is not None:
                note = f"'{text}' is known as a brand of {brand[0]}; no label of {brand[0]} is in this store."
                return UnknownDrug(text, note=note)
            name = known.synonyms().get(name, name)
            if name in known.concept_names() or base_of(name).name in known.concept_names():
                return UnknownDrug(text, note=f"'{text}' is a known drug name; no label of it is in this store.")
        for name in combination_readings(text, self._is_component):
            if name in known.combinations():
                note = f"'{text}' is known ({known.combinations()[name]}); no label of {name} is in this store."
                return UnknownDrug(text, note=note)
        return None


def base_name(name: str) -> str:
    """Return the base name of a drug named as printed, a combination too."""
    return joined([base_of(normal(part)).name for part in name.split(" and ")])


def _readings(text: str) -> Iterator[Hints]:
    """Yield what a text can name: as it stands, without its words of form, and each of these by its usual name."""
    plain = normal(text)
    seen: set[str] = set()
    for reading in (Hints(plain), hints_in(plain)):
        synonym = known.synonyms().get(reading.name)
        for name in (reading.name, synonym):
            if name and name not in seen:
                seen.add(name)
                yield reading._replace(name=name)
