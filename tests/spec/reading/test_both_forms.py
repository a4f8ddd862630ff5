"""A label says the same whichever form it comes in.

FDA publishes a label as SPL XML; openFDA flattens it to JSON. Here each document is turned into openFDA's form by the
few lines below, which share nothing with the readers, and both are read: the facts are the same, down to the words they
quote and the section they are cited from. Only what openFDA does not carry differs: products with their strengths.
"""

from __future__ import annotations

import os
from collections import Counter
from pathlib import Path
from typing import Any

import msgspec
import pytest
from lxml import etree

from labelwise.extract import extract_facts
from labelwise.facts import to_json
from labelwise.label import KEY_OF_CODE, Label
from labelwise.read import Item, iter_items, read_item

N = "{urn:hl7-org:v3}"
FIXTURES = Path(__file__).parents[2] / "fixtures" / "labels"


def in_openfda_form(xml: bytes) -> bytes:
    """Return an SPL document as the record that openFDA makes of it."""
    root = etree.fromstring(xml, etree.XMLParser(remove_comments=True))
    for element in root.iter():
        element.tag = etree.QName(element).localname
    record: dict[str, Any] = {
        "set_id": root.find("setId").get("root"),  # type: ignore[union-attr]
        "id": root.find("id").get("root").lower(),  # type: ignore[union-attr]
        "version": root.find("versionNumber").get("value"),  # type: ignore[union-attr]
        "effective_time": root.find("effectiveTime").get("value"),  # type: ignore[union-attr]
        "spl_product_data_elements": ["-"],
        "openfda": harmonised(root),
    }
    for section in root.iter("section"):
        key = key_of(section)
        text = " ".join(" ".join(map(str, section.itertext())).split())
        if key and text:
            record.setdefault(key, []).append(text)
            tables = [t for t in section.iter("table") if next(t.iterancestors("table"), None) is None]
            if tables:
                record.setdefault(f"{key}_table", []).extend(
                    etree.tostring(t, encoding="unicode", with_tail=False) for t in tables
                )
    return msgspec.json.encode(record)


def key_of(section: Any) -> str:
    code = section.find("code")
    key = KEY_OF_CODE.get(code.get("code"), "") if code is not None else ""
    if section.getparent().getparent().tag == "structuredBody":
        return key or ("spl_unclassified_section" if section.find("subject") is None else "")
    return "" if key == "spl_unclassified_section" else key


def harmonised(root: Any) -> dict[str, Any]:
    def distinct(path: str) -> list[str]:
        return list(dict.fromkeys(" ".join(str(v).split()) for v in root.xpath(path)))

    inner = "self::manufacturedProduct or self::manufacturedMedicine or self::partProduct"
    products = f"//subject/manufacturedProduct//*[{inner}]"
    substances = "//ingredient[starts-with(@classCode, 'ACTI')]/ingredientSubstance", "//activeIngredientSubstance"
    names = [" ".join(" ".join(n.itertext()).split()) for n in root.xpath(f"{products}/name")]
    original = not root.xpath("//asEquivalentEntity//definingMaterialKind/code")
    return {
        "brand_name": list(dict.fromkeys(names)),
        "generic_name": distinct("//genericMedicine/name/text()"),
        "substance_name": [n.upper() for n in distinct(" | ".join(f"{s}/name/text()" for s in substances))],
        "unii": distinct(" | ".join(f"{s}/code/@code" for s in substances)),
        "route": distinct("//routeCode/@displayName"),
        "manufacturer_name": distinct("/document/author/assignedEntity/representedOrganization/name/text()"),
        "product_type": ["HUMAN OTC DRUG" if root.find("code").get("code") == "34390-5" else "HUMAN PRESCRIPTION DRUG"],
        "application_number": distinct("//approval/id/@extension"),
        "product_ndc": distinct(f"{products}/code/@code"),
        **({"is_original_packager": [True]} if original else {}),
    }


def told(label: Label) -> Counter[str]:
    """Return every fact but the products: its words, section and quote, without the places in one form's text."""
    facts: Counter[str] = Counter()
    for fact in extract_facts(label):
        shown = msgspec.json.decode(to_json(fact))
        if shown["kind"] == "product" or shown.get("about") == "product":
            continue
        citation = shown.pop("citation")
        shown |= {"from": citation["section"], "quote": citation["quote"]}
        facts[msgspec.json.encode(shown, order="sorted").decode()] += 1
    return facts


def both(xml: bytes) -> tuple[Label, Label]:
    spl, flat = read_item(Item("a", "spl", xml)), read_item(Item("a", "openfda", in_openfda_form(xml)))
    assert isinstance(spl, Label)
    assert isinstance(flat, Label), flat
    return spl, flat


def check(xml: bytes) -> None:
    spl, flat = both(xml)
    sections = {k for k in spl.sections if k != "spl_product_data_elements"}
    assert sections == {k for k in flat.sections if k != "spl_product_data_elements"}
    for key in sections:
        ours, theirs = spl.sections[key], flat.sections[key]
        distinct = [p for i, p in enumerate(theirs.parts) if i not in theirs.repeats]
        assert all(part in ours.parts[0] for part in distinct)
        assert len(ours.tables) == len(theirs.tables)
    one, other = told(spl), told(flat)
    assert sorted((one - other).elements()) == sorted((other - one).elements())


@pytest.mark.parametrize("name", ["plr_relaxadine.xml", "old_calmazine.xml", "otc_coughaway.xml"])
def test_the_same_facts_from_spl_and_from_openfda(name: str) -> None:
    check((FIXTURES / name).read_bytes())


@pytest.mark.corpus
@pytest.mark.skipif("LABELWISE_CORPUS" not in os.environ, reason="LABELWISE_CORPUS is not set")
def test_the_same_facts_from_every_real_document_in_both_forms() -> None:
    for item in iter_items(Path(os.environ["LABELWISE_CORPUS"]) / "dailymed"):
        if b'code="60685-5"' not in item.payload:
            check(item.payload)
