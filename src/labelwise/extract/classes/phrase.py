"""Whether a noun phrase names a class of drugs, and the phrase without its trimmings."""

from __future__ import annotations

import re

MOST_WORDS = 12

# The last word of a phrase that names a class. `drug` and `agent` say nothing alone: they ask for a telling word
# before.
_HEADS_WORDS = """
    inhibitor agonist antagonist blocker antibiotic antibacterial antimicrobial antimycobacterial antifungal
    antiviral antiretroviral antidepressant antipsychotic anticonvulsant antiepileptic antiparkinsonian
    anxiolytic relaxant diuretic corticosteroid glucocorticoid mineralocorticoid steroid hormone analgesic
    antihistamine anticoagulant antiplatelet antiarrhythmic antihypertensive antiemetic antimalarial
    antiprotozoal anthelmintic antiparasitic antineoplastic antimetabolite antibody vaccine modulator modifier
    stimulator inducer stimulant hypnotic sedative barbiturate benzodiazepine opioid nsaid retinoid statin
    progestin estrogen androgen sequestrant binder chelator anesthetic bronchodilator decongestant expectorant
    antitussive antispasmodic antispastic spasmolytic anticholinergic cholinergic antimuscarinic sulfonamide
    sulfonylurea biguanide cephalosporin macrolide tetracycline penicillin aminoglycoside fluoroquinolone
    quinolone carbapenem glycopeptide lincosamide oxazolidinone mimetic sympathomimetic laxative antacid
    antidote activator oligonucleotide interferon triptan xanthine methylxanthine cytokine conjugate vasodilator
    vasopressor vasoconstrictor thiazolidinedione bisphosphonate potentiator corrector degrader secretagogue
    sensitizer photosensitizer immunosuppressant immunomodulator immunoglobulin antimigraine antipyretic
    keratolytic scabicide pediculicide emollient antiseptic antipruritic thrombolytic fibrinolytic
    antithrombotic hemostatic hematinic alkaloid psychostimulant antiandrogen antiestrogen contraceptive
    incretin calcimimetic uricosuric antigout mucolytic parasympathomimetic anticonvulsants psychedelic
    stabilizer antianginal anorectic chemotherapeutic immunostimulant somatostatin gonadotropin prostaglandin
    depressant ergot reliever reducer protectant suppressant analog analogue taxane anthracycline catecholamine
    amphetamine salicylate nitrate azole polyene echinocandin vinca rifamycin polymyxin nucleoside reactivator
    radiopharmaceutical radiotherapeutic radioligand antitoxin antivenom antivenin pyrethroid allylamine
    triazole imidazole glycoside phenothiazine thienopyridine butyrophenone dihydropyridine disinfectant
    demulcent humectant astringent
"""
_HEADS = frozenset(_HEADS_WORDS.split())
# Heads that say nothing without what they act on.
_RELATIONAL_WORDS = """
    inhibitor agonist antagonist blocker modulator modifier stimulator inducer stimulant hormone steroid
    antibody binder analog analogue activator conjugate potentiator corrector degrader sensitizer stabilizer
    depressant reducer protectant suppressant mimetic vaccine sequestrant nucleoside reliever glycoside relaxant
    cytokine
"""
_RELATIONAL = frozenset(_RELATIONAL_WORDS.split())
_VAGUE_WORDS = """
    agent drug medication compound derivative product therapy treatment factor enzyme protein supplement
    replacement acid
"""
_VAGUE = frozenset(_VAGUE_WORDS.split())
_TELLING = re.compile(
    r"\b(?:anti-?[a-z-]+|[a-z-]*(?:lytic|lating|blocking|lowering|inhibiting|stimulating|reducing|suppress\w+|"
    r"modifying|binding|chelating|"
    r"enhancing|depleting|promoting|active|ergic|ceptive|diagnostic|contrast|imaging|radioactive|inotropic|"
    r"cytotoxic|sclerosing|bulking|"
    r"hypoglycemic|hyperglycemic|hypotensive|mydriatic|cytoprotective|photosensitizing|depigmenting|hypnotic|"
    r"local anesthetic|"
    r"chemotherapeutic|alkylating|uricosuric|gonadotropin|colony|growth|phenothiazine|thyroid|steroid\w*|"
    r"regulating|platelet|"
    r"benzodiazepine|stabiliz\w+|dermatologic|progestational|relax\w+|wakefulness[- ]promoting|immuno\w+|"
    r"cardio\w+|psycho\w+|"
    r"replacement|enzyme|hydrolytic|proteolytic|lysosomal|coagulation|clotting|nutritional|electrolyte|iron|"
    r"vitamin|potassium|phenicol|sulfone|thiazide|"
    r"tricyclic|dibenzodiazepine|dibenzazepine|xanthine|hydantoin|succinimide|imidazole|oncolytic|ergot|quinoline|"
    r"sympathomimetic|analeptic|antioxidant|fusion))\b",
    re.IGNORECASE,
)
_NO = re.compile(
    r"\b(?:powder|crystal\w*|solution|tablets?|capsules?|suspension|white|soluble|solid|liquid|mixture|"
    r"prescription medicine|odorless|substrate|"
    r"salt|combination of|available|formulation|metabolite|molecule|racemate|racemic|ester of|prodrug|pro-drug|"
    r"isomer|polymer|molecular|"
    r"weight|ingredient|component|reservoir|system|emulsion|gel|cream|ointment|vial|kit|medicine|contraindicated|"
    r"cause|used|marker|"
    r"patients?|risk|treatment of|effective|ingestion|option|potent|major|known|principal|primary)\b",
    re.IGNORECASE,
)
_TRIMMINGS = re.compile(
    r"\A(?:(?:a|an|the|one of|orally|oral|active|available|and|highly|administered|sterile|synthetic|"
    r"semi-?synthetic|potent|new|novel|highly|first|only|"
    r"preservative-free|non-?pyrogenic|topical|topically|ophthalmic|once-daily|long-lasting|strong|prescription|"
    r"injectable|intravenous|"
    r"aqueous|well-known|effective|member of|small|molecule|sustained-release|broad[- ]spectrum|bioavailable|"
    r",)(?:,\s*|\s+)|,\s*)+",
    re.IGNORECASE,
)
_AND_OF = re.compile(r"\s+(?:of|of the|to the|at the|for|with|directed|against|that|in)\s+", re.IGNORECASE)
_PARENTHESES = re.compile(r"\s*[(\[][^()\[\]]*[)\]]\s*")


def class_phrase(text: str) -> tuple[int, int] | None:
    """Return where in `text` (what follows "is a") the phrase stands that names a class, None where it names none."""
    if _NO.search(_TRIMMINGS.sub("", text)):
        return None
    start = found.end() if (found := _TRIMMINGS.match(text)) else 0
    phrase = text[start:].rstrip(" ,")
    if not phrase or len(phrase.split()) > MOST_WORDS or not names_class(phrase):
        return None
    return start, start + len(phrase)


def names_class(phrase: str) -> bool:
    """Whether the head of a noun phrase is a word for a class of drugs: `kinase inhibitor`, `inhibitor of factor
    Xa`."""
    bare = _PARENTHESES.sub(" ", phrase.lower()).strip(" ,")
    for part in (bare, _AND_OF.split(bare)[0]):
        words = re.findall(r"[a-z][a-z-]*", part)
        if not words:
            continue
        last = words[-1]
        for head in (last, last.removesuffix("s"), last.rpartition("-")[2].removesuffix("s")):
            if head in _HEADS:
                return len(bare.split()) > 1 or head not in _RELATIONAL
            if head in _VAGUE:
                return bool(_TELLING.search(part.rpartition(last)[0]))
    return False
