"""From the rows of a spelling to one drug, or to a refusal that says why."""

from __future__ import annotations

from collections.abc import Sequence

from labelwise.errors import AmbiguousDrug, UnknownDrug
from labelwise.vocab.names import known
from labelwise.vocab.names.hints import Hints
from labelwise.vocab.names.name_row import NameRow
from labelwise.vocab.names.name_source import NameSource
from labelwise.vocab.names.resolution import Resolution
from labelwise.vocab.names.salts import Base, base_of, is_salt_of_element
from labelwise.vocab.names.spelling import normal

_MOST_CHOICES = 12


class Settler:
    """Settles one name asked. A refusal that a later reading may overcome is kept in `refusal`."""

    def __init__(self, source: NameSource, asked: str) -> None:
        self.source = source
        self.asked = asked
        self.refusal: UnknownDrug | AmbiguousDrug | None = None

    def settle(self, rows: Sequence[NameRow], reading: Hints) -> Resolution | None:
        """Return the one drug that rows lead to; None when they name only a component of combinations."""
        own = [r for r in rows if r.kind not in ("component", "part")]
        combinations = _ingredients([r for r in rows if r.kind == "component"])
        if not own:
            return self._leads_only(rows, combinations, reading)
        ingredients = _ingredients(own)
        taken = reading.name if reading.name in ingredients else ingredients[0]
        if reading.name not in ingredients and len({_keys_of(own, i) for i in ingredients}) > 1:
            raise AmbiguousDrug(self.asked, ingredients[:_MOST_CHOICES])
        others = tuple(i for i in ingredients if i != taken)
        return self._resolution(reading, [r for r in own if r.ingredient == taken], taken, (*others, *combinations))

    def settle_brand(self, rows: Sequence[NameRow], reading: Hints, brand: str, drug: str) -> Resolution | None:
        """Return the drug of a brand that has no label here, with a note that says so."""
        found = self.settle([r for r in rows if r.kind != "part"], reading._replace(name=drug))
        if found is None:
            if self.refusal is not None:
                choices = self.refusal.choices if isinstance(self.refusal, AmbiguousDrug) else self.refusal.suggestions
                note = f"'{self.asked}' is a brand of {drug}; no label of {drug} alone is in this store."
                self.refusal = UnknownDrug(self.asked, choices, note)
            return None
        name = found.ingredient
        own = [r for r in self.source.lookup(name) if r.ingredient == name]
        salt = known.brand_salts().get(normal(brand))
        keys = tuple(sorted({r.drug_key for r in own if salt and (_salt_of(r) or "").startswith(salt)}))
        used = salt if salt and keys else name
        note = (
            f"{brand} is a brand of {salt or name}. No label named {brand} is in this store: labels of {used} are used."
        )
        here = sorted({s for r in own if (s := _salt_of(r))})
        note += f" Salts or esters they name: {', '.join(here)}." if here and not keys else ""
        other = "release form" if keys else "salt or release form"
        note += f" {brand} may be another {other}, with other uses and strengths."
        return _with(found, brand=brand, note=note, kind="brand", drug_keys=keys or found.drug_keys)

    def settle_salt(self, rows: Sequence[NameRow], reading: Hints, base: Base) -> Resolution | None:
        """Return the drug of a salt that no label names: only labels that name no other salt are taken for it."""
        found = self.settle(rows, reading._replace(name=base.name))
        if found is None or base.hydrate_only:
            return found
        if not base.taken:
            note = f"No label in this store names {reading.name}; labels of {base.name} are used."
            return _with(found, note=note)
        name = found.ingredient
        own = [r for r in self.source.lookup(name) if r.ingredient == name and r.kind == "generic"]
        open_keys = {r.drug_key for r in own if _salt_of(r) is None}
        keys = tuple(k for k in found.drug_keys if k in open_keys)
        if keys:
            note = f"No label in this store names {reading.name}; labels that name {name} without that are used."
            return _with(found, drug_keys=keys, note=note)
        here = tuple(sorted({s for r in own if (s := _salt_of(r))}))
        note = f"No label of {reading.name} is in this store; {name} is here as: {'; '.join(here)}."
        self.refusal = self.refusal or UnknownDrug(self.asked, here, note)
        return None

    def _leads_only(self, rows: Sequence[NameRow], combinations: tuple[str, ...], reading: Hints) -> Resolution | None:
        """Refuse with the choices, but take an element asked for its only salt here, with a note ("lithium")."""
        longer = _ingredients([r for r in rows if r.kind == "part"])
        if len(longer) == 1 and is_salt_of_element(longer[0], reading.name):
            whole = [r for r in self.source.lookup(longer[0]) if r.ingredient == longer[0] and r.kind == "generic"]
            found = self._resolution(reading, whole, longer[0], combinations)
            return _with(found, note=f"{reading.name.capitalize()} is in this store as {longer[0]}.")
        choices = (*longer, *combinations)
        if self.refusal is not None or not choices:
            return None
        if len(choices) > 1:
            self.refusal = AmbiguousDrug(self.asked, choices[:_MOST_CHOICES])
        else:
            note = f"No label of '{self.asked}' alone is in this store; it is here in: {choices[0]}."
            self.refusal = UnknownDrug(self.asked, choices, note)
        return None

    def _resolution(
        self, reading: Hints, rows: Sequence[NameRow], ingredient: str, also: tuple[str, ...]
    ) -> Resolution:
        row = min(rows, key=lambda r: _ORDER.index(r.kind))
        brand = row.shown if row.kind == "brand" else None
        salt = None
        if row.kind in ("salt", "unii") and " and " not in ingredient:
            salt = row.spelling if row.kind == "salt" else self._salt_of_key(ingredient, row.drug_key)
        return Resolution(
            asked=self.asked,
            ingredient=ingredient,
            drug_keys=tuple(sorted({r.drug_key for r in rows})),
            kind=row.kind,
            salt=salt,
            brand=brand,
            route=reading.route,
            form=reading.form,
            release=reading.release,
            also=also,
        )

    def _salt_of_key(self, ingredient: str, drug_key: str) -> str | None:
        rows = (r for r in self.source.lookup(ingredient) if r.drug_key == drug_key and r.ingredient == ingredient)
        return next((salt for r in rows if (salt := _salt_of(r))), None)


_ORDER = ("generic", "substance", "salt", "brand", "unii", "rxcui", "ndc", "component", "part")


def _keys_of(rows: Sequence[NameRow], ingredient: str) -> frozenset[str]:
    return frozenset(r.drug_key for r in rows if r.ingredient == ingredient)


def _ingredients(rows: Sequence[NameRow]) -> tuple[str, ...]:
    return tuple(sorted({r.ingredient for r in rows}))


def _salt_of(row: NameRow) -> str | None:
    """Return the salt that a base row's registered name states (`shown`), or None."""
    name = normal(row.shown)
    base = base_of(name)
    return name if base.taken and not base.hydrate_only else None


def _with(found: Resolution, **changes: object) -> Resolution:
    fields = {name: getattr(found, name) for name in found.__struct_fields__}
    return Resolution(**{**fields, **changes})
