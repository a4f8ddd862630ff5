"""Conditions as they stand inside a sentence: a small first letter, unless it belongs to a name or an abbreviation."""

from __future__ import annotations

import re
from functools import lru_cache

# People and places after whom diseases are called, and genera: a possessive ("Crohn's") is seen without a list.
_LISTED = """
    addison african alport alzheimer american barrett basedow bartter behcet bell brugada castleman chagas christmas
    churg crohn cushing duchenne dupuytren ebola ewing fabry fanconi gaucher gilbert goodpasture graves guillain
    hailey hansen hartnup hashimoto hodgkin hunter huntington hurler japanese kaposi kawasaki lambert lennox lou
    lyme lynch meniere merkel niemann norwegian paget parkinson peyronie philadelphia pompe prader raynaud reiter
    rett reye rocky schönlein sjogren sjögren stargardt steven stevens still tay torsade torsades tourette turner
    von waldenström waldenstrom wegener wernicke whipple williams wilms wilson wolff zollinger acinetobacter
    actinomyces aspergillus bacillus bacteroides bartonella blastomyces bordetella borrelia brucella burkholderia
    campylobacter candida chlamydia chlamydophila citrobacter clostridioides clostridium coccidioides
    corynebacterium coxiella cryptococcus cryptosporidium entamoeba enterobacter enterococcus escherichia
    francisella gardnerella giardia haemophilus helicobacter histoplasma klebsiella legionella leishmania listeria
    moraxella mycobacterium mycoplasma neisseria nocardia onchocerca pasteurella plasmodium pneumocystis prevotella
    proteus pseudomonas rickettsia salmonella schistosoma serratia shigella staphylococcus streptococcus
    strongyloides toxoplasma treponema trichomonas trypanosoma ureaplasma vibrio yersinia
"""
_NAMES = frozenset(_LISTED.split())
_FIRST = re.compile(r"[^\W\d_]+")
_POSSESSIVE = re.compile(r"[’']s?\b")
_ROMAN = re.compile(r"[IVX]+\Z")


@lru_cache(maxsize=8192)
def in_sentence(text: str) -> str:
    """Return a phrase with a small first letter: `Hyperthyroidism` -> `hyperthyroidism`, `Crohn's disease` as it is.

    A heading printed in capitals throughout becomes small altogether; short capitals are taken for an abbreviation.
    """
    found = _FIRST.match(text)
    if found is None:
        return text
    word = found[0]
    if text.isupper() and len(text) > 12 and " " in text:
        return text.lower()
    if not _is_plain(word) or _POSSESSIVE.match(text, found.end()) or word.lower() in _NAMES or _ROMAN.match(word):
        return text
    if text[found.end() : found.end() + 1] == "-" and text[found.end() + 1 : found.end() + 2].isupper():
        return text  # a double name: Lambert-Eaton
    return word.lower() + text[found.end() :]


def _is_plain(word: str) -> bool:
    """Whether a word begins large and goes on small: no abbreviation, no single letter that stands for something."""
    return len(word) > 2 and word[0].isupper() and word[1:].islower()
