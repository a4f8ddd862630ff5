"""Where in the body, the cell or the microbe a drug acts: "spinal cord", "dopamine D2 receptors", "50S ribosomal
subunit"."""

from __future__ import annotations

import re
from collections.abc import Iterator

_HEADS = (
    r"receptors?|spinal cord|brain ?stem|central nervous system|CNS|brain|kidneys?|hypothalamus|tubules?|"
    r"loop of Henle|ribosom(?:es?|al subunits?)|"
    r"cell membranes?|cell walls?|membranes?|synap(?:ses?|tic cleft)|neurons?|cortex|channels?|parietal cells?|"
    r"smooth muscles?|skeletal muscles?|muscle cells?|"
    r"gastrointestinal tract|intestines?|liver|bones?|thyroid|airways?|lungs?|retina|mitochondria|DNA|RNA|"
    r"microtubules?|tubulin|skin|uterus|adrenal (?:gland|cortex)|"
    r"platelets?|T[- ]cells?|B[- ]cells?|lymphocytes?|nerve (?:terminals?|endings?|fibers?)|terminals?|myocardium|"
    r"heart|chemoreceptor trigger zone|medulla|pituitary|"
    r"vestibular system|reticular formation|basal ganglia|striatum|endothelium|transporters?|symporter|"
    r"cotransporter|cochlea|blood vessels?|arterioles?|"
    r"neuromuscular junction|myoneural junction|motor neurons?|interneurons?|afferent terminals?|"
    r"sarcoplasmic reticulum|stomach|colon|pancreas|beta cells|"
    r"osteoclasts?|mast cells?|macrophages?|hepatocytes?|tumor cells?|cancer cells?|subunits?|proteasome|"
    r"active site|ganglia|limbic system|thalamus"
)
_MODIFIER = r"[A-Za-zα-ω0-9][\wα-ω/()β-]*"
# The word that leads to a place: what follows is where the action is, not what it is.
_SITE = re.compile(
    rf"\b(?:at|in|within|on|to|of|from|into|throughout)\s+(?:(?:the|both|a|an|specific|various|several)\s+){{0,2}}"
    rf"(?P<site>(?:(?!(?:the|of|and|or|in|at|to|by|with|for|from|on|a|an|that|which|is|are|both|into|within|"
    rf"through|between|as|its|their|this|these|other|situated|specific|all|such|stimulate|activate|inhibit|block|"
    rf"increase|reduce|decrease|bind|binding|via|cause|modulate|produce|"
    rf"enhance)\b){_MODIFIER}\s+){{0,4}}(?:{_HEADS}))\b"
)
_COMMON = frozenset(
    {
        "receptor",
        "receptors",
        "channel",
        "channels",
        "membrane",
        "membranes",
        "transporter",
        "subunit",
        "subunits",
        "terminals",
        "cells",
    }
)


def sites(sentence: str) -> Iterator[str]:
    """Yield the places that a sentence names, as printed, without repeats."""
    seen: set[str] = set()
    for found in _SITE.finditer(sentence):
        site = " ".join(found["site"].split())
        if site.lower() not in seen and site not in _COMMON:
            seen.add(site.lower())
            yield site
