"""A small store of names: labels written for these tests."""

from __future__ import annotations

import pytest

from labelwise.codes import Ndc, RxCui, SetId, Unii
from labelwise.facts import Drug, LabelHead
from labelwise.vocab.names import NameIndex, distinct, rows_of


def head(
    generic: str,
    substances: tuple[str, ...] = (),
    uniis: tuple[str, ...] = (),
    brands: tuple[str, ...] = (),
    ndcs: tuple[str, ...] = (),
    rxcuis: tuple[str, ...] = (),
) -> LabelHead:
    name = " and ".join(sorted(s.lower() for s in substances)) or generic.lower()
    drug = Drug(name=name, unii=tuple(Unii(u) for u in uniis), rxcui=tuple(RxCui(r) for r in rxcuis))
    return LabelHead(
        set_id=SetId("00000000-0000-0000-0000-000000000001"),
        document_id="document",
        drug=drug,
        drug_key=drug.key,
        generic_names=(generic,),
        substance_names=substances,
        brand_names=brands,
        ndcs=tuple(Ndc(n) for n in ndcs),
    )


LABELS = (
    head("BACLOFEN", ("BACLOFEN",), ("H789N3FKE8",), ("Baclofen Tablets",), ("0172-4096", "72888-011"), ("197391",)),
    head("Cyclobenzaprine", ("CYCLOBENZAPRINE HYDROCHLORIDE",), ("0VE05JYS2P",)),
    head("METOPROLOL TARTRATE", ("METOPROLOL TARTRATE",), ("W5S57Y3A5L",), ("Lopressor",)),
    head("Metoprolol Succinate", ("METOPROLOL SUCCINATE",), ("TH25PD4CCB",), ("Toprol-XL",)),
    head("Bupropion HCl", ("BUPROPION HYDROCHLORIDE",), ("ZG7E5POY8O",), ("Wellbutrin XL",)),
    head("bupropion hydrobromide", ("BUPROPION HYDROBROMIDE",), ("E70G3G5863",), ("Aplenzin",)),
    head("acetaminophen", ("ACETAMINOPHEN",), ("362O9ITL9D",), ("Nolora",)),
    head("Hydrocodone Bitartrate and Acetaminophen", ("HYDROCODONE BITARTRATE", "ACETAMINOPHEN"),
         ("NO70W886KK", "362O9ITL9D"), ("Nolora",)),
    head("Lisinopril and Hydrochlorothiazide", ("LISINOPRIL", "HYDROCHLOROTHIAZIDE"), ("E7199S1YWR", "0J48LPH2TH")),
    head("Hydrochlorothiazide and Valsartan", ("HYDROCHLOROTHIAZIDE", "VALSARTAN"), ("0J48LPH2TH", "80M03YXJ7I")),
    head("Potassium Chloride", ("POTASSIUM CHLORIDE",), ("660YQ98I10",)),
    head("Potassium Citrate", ("POTASSIUM CITRATE",), ("EE90ONI6FF",)),
    head("Lithium Carbonate", ("LITHIUM CARBONATE",), ("2BMD2GNA4V",)),
    head("Magnesium Sulfate", ("MAGNESIUM SULFATE HEPTAHYDRATE",), ("SK47B8698T",)),
    head("Insulin Glargine", ("INSULIN GLARGINE",), ("2ZM8CX04RZ",)),
    head("Insulin Aspart", ("INSULIN ASPART",), ("D933668QVX",)),
    head("ADALIMUMAB-FKJP"),
    head("Adalimumab", ("ADALIMUMAB",), ("FYS6T7F842",)),
    head("Olmesartan Medoxomil", ("OLMESARTAN MEDOXOMIL",), ("6M97XTV3HD",)),
)  # fmt: skip


@pytest.fixture(scope="session")
def index() -> NameIndex:
    return NameIndex(distinct(row for label in LABELS for row in rows_of(label)))
