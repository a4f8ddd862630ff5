"""Which of the names in a sentence are objects of an interaction, and which class they are examples of."""

from __future__ import annotations

import re
from typing import NamedTuple

from labelwise.extract.interaction.lower_case import of_lower
from labelwise.extract.interaction.own import Own
from labelwise.extract.stems import holds, lower
from labelwise.vocab.classes import Named


class Object(NamedTuple):
    """A name with the class that the sentence gives it as an example of."""

    named: Named
    member_of: str | None = None


_LINK = of_lower(
    r"^[)\]]?\s*(?:[\w-]+\s+)?(?:therapy|drugs?|agents?|medications?|medicines|products?|antibiotics?"
    r"|antimicrobials?)?\s*(?:\([A-Z][\w/ -]{0,15}\))?[\s,:;(\[-]*(?:but\s+not\s+limited\s+to\s+)?"
    r"(?:e\.?\s?g\.?|i\.?e\.|such\s+as|including|includes?|for\s+example|like|examples?(?:\s+(?:of|include"
    r"|are)[^:]{0,40})?|particularly|especially|specifically|namely|\(|\[|are\b|:)"
)
_LIST = of_lower(
    r"^(?:\s*\([^)]{0,60}\))?[\s,;/•:)\]]*(?:and|or|and/or|&|as\s+well\s+as)?[\s,]*(?:other\s+|the\s+|with\s+"
    r"|oral\s+|intravenous\s+|low[\s-]dose\s+|high[\s-]dose\s+|certain\s+|some\s+|systemic\s+|topical\s+"
    r"|injectable\s+|inhaled\s+|specific\s+|class\s+\w+\s+)*$"
)
_ADJECTIVE = of_lower(
    r"^\s+(?:associated|induced|related)\s+(?!with\b|to\b)|^-(?:experienced|naive|naïve|resistant|induced|treated|associated|related)\b|^(?:,?\s+(?:and\s+|or\s+)?[\w-]+,?(?:\s+(?:and|or))?\s+(?:[\w-]+\s+)?(?=effects?\b|efficacy)|,?\s+(?:[\w-]+,\s+)?(?:and/or|and|or)\s+[\w-]+\s+(?=properties\b|activity\b)|\s+)(?:effects?"
    r"|properties|activity|actions?|potency|withdrawal|discontinuation|overdos\w+|toxicity|abuse|dependence|addiction|intoleran\w+"
    r"|allerg\w+|hypersensitiv\w+|resistan\w+|use\s+disorder|naive|tolerant|non-tolerant|-?naïve|rebound|response"
    r"|efficacy|reversal|receptors?|syndrome|symptoms|tolerance|crisis|poisoning|reactions?|components?|levels?"
    r"|system|therapy\s+for|pathway|doses?\s+form)\b"
)
_ARTICLES = r"\s+(?:(?:the|an?|any|other|all|oral|both|either|intravenous|appropriate|and|or|topical|certain)\s+)*$"
_SET_ASIDE = of_lower(
    r"\b(?:compared\s+(?:with|to)|comparable\s+to|relative\s+to|versus|vs\.?|rather\s+than|similar\s+to|structurally\s+(?:similar|related)|unlike"
    r"|superior\s+to|randomi[sz]ed\s+to|related\s+to|derivatives?\s+of|derived\s+from|analog(?:ue)?s?\s+of"
    r"|alternatives?\s+to|instead\s+of|switch\w*\s+(?:to|from)|convert\w*\s+(?:to|from)|conversion\s+(?:to|from)"
    r"|allerg\w+\s+(?:reactions?\s+)?to|hypersensitiv\w+\s+(?:reactions?\s+)?to|sensitiv\w+\s+to|intoleran\w+\s+to"
    r"|resistan\w+\s+to|reactions?\s+to|dissolved\s+in|dilut\w+\s+(?:with|in)|reconstitut\w+\s+with"
    r"|premedicat\w*\s+with|pre-?treat\w*\s+with|prophyla\w+\s+with|revers\w+\s+(?:with|by)"
    r"|metaboli[sz]ed\s+to|converted\s+to|metabolites?\s+of|metabolites?\b[^.;]{0,40}\(|levels\s+of\s+endogenous"
    r"|as\s+an\s+alternative|previously\s+(?:received|receiving|taken|treated\s+with)|history\s+of|withdrawal\s+(?:of|from)|overdos\w+\s+(?:of|with)|known\s+to\s+be\s+an?"
    r"|isomer\s+of|enantiomer\s+of|prodrug\s+of|same\s+class\s+as|(?<!other\s)class\s+of)" + _ARTICLES
)
_ASIDE_STEMS = (
    "compar",
    "relative",
    "versus",
    "vs",
    "rather",
    "similar",
    "unlike",
    "superior",
    "random",
    "related",
    "deriv",
    "analog",
    "alternative",
    "previously",
    "instead",
    "switch",
    "convert",
    "conversion",
    "allerg",
    "sensitiv",
    "intoler",
    "resistan",
    "reaction",
    "dissolv",
    "dilut",
    "reconst",
    "premed",
    "treat",
    "prophyl",
    "revers",
    "metabol",
    "endogen",
    "history",
    "withdrawal",
    "overdos",
    "known to be",
    "isomer",
    "enantio",
    "prodrug",
    "class",
)
_METABOLITE = of_lower(
    r"^,?\s+(?:which\s+is\s+)?(?:the|an|its)\s+(?:\w+\s+){0,2}metabolite|^,\s+(?:another|a\s+(?:\w+ly\s+)?related)\s"
    r"|^\s*\((?:the|a)\s+race|^\s+(?:d\s?\d\b|receptors?|reuptake|transporters?)\b"
    r"|^\s+for\s+(?:major|both|other|the\s+treatment|psychiatric|depress)"
)
_IS_GIVEN = re.compile(
    r"^\s*(?:\([^)]*\)\s*)?(?:therapy|agents?|treatment|drugs?)?\s*(?:may|should|can)\s+be\s+(?:required|needed"
    r"|considered|administered|instituted|initiated|given|necessary|started)|^[^.;,]{0,60}\b(?:is"
    r"|are)\s+recommended\b"
)
_TREATED_WITH = of_lower(
    r"\b(?:treat|adjunctive\s+treatment|be\s+treated|manage[ds]?|controlled|alleviated|relieved|prevented"
    r"|reversed)\s+(?:\w+\s+){0,3}?(?:with|by)" + _ARTICLES + r"|\brespon\w+\s+to" + _ARTICLES
)
_GIVES = of_lower(
    r"(?<![\w-])(?:consider|initiate|institute|administer|administration\s+of|start|starting|give|provide|use"
    r"|using|add|adding|need\s+for|required?|requiring|with\s+the\s+use\s+of|intervention\s+with|rescue|carry"
    r"|supply\s+of|diluted?|infus\w+|flush\w*|mix\w*|with\s+respect\s+to)"
    r"(?:\s+(?:an?|appropriate|additional|alternative|effective|intravenous|oral|systemic|topical|high-dose"
    r"|supplemental|emergency|short-acting|inhaled|local|supportive|treatment\s+with|therapy\s+with|of|with|in))*"
    + _ARTICLES
)
_CONCOMITANT = of_lower(r"(?:concomitant\w*|concurrent\w*|simultaneous\w*|combined)\s+(?:\w+\s+){0,4}$")
_OTHER_THAN = of_lower(
    r"\b(?:other\s+than|except(?:\s+for)?|excluding|with\s+the\s+exception\s+of|but\s+not"
    r"|not\s+with)\s+(?:[\w-]+\s+)?$"
)
_GIVEN_WITH = of_lower(
    r"\b(?:taking|receiving|treated\s+with|treatment\s+with|therapy\s+with|use\s+of|use\s+with|users?\s+of|using"
    r"|exposed\s+to|exposure\s+to|ingest\w+|consum\w+|drink\w*|intake\s+of|effects?\s+of|(?:presence|amounts)\s+of|with(?!\s+respect)|on|avoid\w*"
    r"|drugs\s+such\s+as|including|concomitant|concurrent|concomitantly|combination\s+of)\s+(?:(?:\w+|other|any|a"
    r"|an|of|the|both)\s+){0,4}[(]?$"
)
_CONTAINING = of_lower(
    r"^(?:\s*[-,]?\s*(?:or|and)?\s*(?:calcium|magnesium|aluminum|iron|zinc))*[\s-]*(?:containing|salts?"
    r"|supplement\w*|preparations?|products?)"
)
_METALS = frozenset({"calcium", "magnesium", "aluminum", "iron", "zinc", "bismuth", "lithium"})


def objects_in(text: str, named: list[Named], own: Own, strong: bool, set_aside: bool) -> list[Object]:
    """Return the objects of a sentence in order.

    `strong`: every name counts unless set aside; else only one behind "taking", "with" and their like, and what is
    listed with it. `set_aside`: leave out what the sentence only advises to treat with.
    """
    lowered = lower(text)
    chain = _Chain(lowered)
    kept: list[Object] = []
    taken = False
    for name in named:
        if chain.repeats(name):
            continue
        between = lowered[chain.last.end : name.start] if chain.last else ""
        chained = chain.step(name)
        front = lowered[max(0, name.start - 60) : name.start]
        if name.kind == "plain":
            ok = _is_metal_taken(lowered, name, chained and taken)
        else:
            ok = taken if chained else _accepts(lowered, name, strong, set_aside)
            ok = ok or (chained and _GIVEN_WITH.search(between) is not None)
        is_own = own.is_own(name, text, whole=strong and not set_aside)
        # A class among the examples of another is not the drug's own: "drugs that cause bleeding (e.g., ...)".
        is_own = is_own and not (name.kind == "class" and chained and taken and chain.group is not None)
        if ok and not is_own and not _is_adjective(lowered, name) and not _OTHER_THAN.search(front):
            group = chain.group if chain.group is not None and chain.group.key != name.key else None
            kept.append(Object(name, group.name if group is not None else None))
        taken = (ok and not is_own) or (is_own and (strong or _CONCOMITANT.search(front) is not None))
    return [o for o in kept if o.named not in chain.heads]


class _Chain:
    """The list that a name stands in: the class it is an example of, and classes that only head their examples."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.group: Named | None = None
        self.outer: Named | None = None
        self.bracketed = False
        self.last: Named | None = None
        self.heads: list[Named] = []

    def repeats(self, name: Named) -> bool:
        """Whether a name is the short form in brackets of the one before: "... inhibitors (SSRIs)"."""
        last = self.last
        if last is None or name.start - last.end > 3:
            return False
        if last.kind == name.kind == "class" and self.text[last.end - 1 : name.start] in (") ", "] "):
            self.last = last._replace(end=name.end)
            return True
        if last.key != name.key:
            return False
        if self.text[last.end : name.start].strip() not in ("(", "["):
            return False
        self.last = last._replace(end=name.end + (self.text[name.end : name.end + 1] in (")", "]")))
        return True

    def step(self, name: Named) -> bool:
        """Take the next name; return whether it is chained to the one before."""
        last, self.last = self.last, name
        if last is None:
            return False
        between = self.text[last.end : name.start]
        if last.kind == "class" and len(between) < 70 and (link := _link(between)):
            self._open(last, link)
            return True
        if len(between) < 90 and _LIST.match(between):
            if self.bracketed and re.search(r"[)\]]", between):
                self.group, self.outer, self.bracketed = self.outer, None, False
            elif self.outer is not None and name.kind == "class" and re.search(r"[);\]]", between):
                self.group = self.outer
            return True
        self.group = self.outer = None
        self.bracketed = False
        return False

    def _open(self, head: Named, link: str) -> None:
        nested = self.group is not None and self.group.name != head.name
        if nested:
            self.outer = self.group
        only_heads = nested and link.rstrip().endswith(("(", "["))
        if only_heads or re.search(r"\bspecific\s+$", self.text[max(0, head.start - 12) : head.start]):
            self.heads.append(head)
        self.group = head
        self.bracketed = "(" in link or "[" in link


# Between "such as" and the example may stand "the oral"; a bracket, a colon or "are" leads to it at once.
_LEADS_TO = of_lower(r"[\s,:(\[]*(?:but\s+(?:are\s+)?not\s+limited\s+to[\s,:]+)?(?:[\w'’/-]+[\s,:(]+){0,3}(?:\d-)?$")
_AT_ONCE = of_lower(
    r"[\s,:(\[]*(?:(?:the|other|oral|certain|both|e\.?g\.?,?|mainly|all|some|many|like|parenteral|systemic|intravenous"
    r"|inhaled|injectable|topical|live|high-dose|low-dose)\s+){0,2}(?:\d-)?$"
)


def _link(between: str) -> str | None:
    """Return what makes the name behind these words an example of the class before them."""
    found = _LINK.match(between)
    if found is None:
        return None
    rest = between[found.end() :]
    leads = _AT_ONCE if found.group().rstrip().endswith(("(", "[", ":", "are")) else _LEADS_TO
    return found.group() if leads.match(rest) else None


def _accepts(text: str, name: Named, strong: bool, set_aside: bool) -> bool:
    front = text[max(0, name.start - 80) : name.start]
    if _METABOLITE.match(text[name.end : name.end + 60]):
        return False
    if holds(front, _ASIDE_STEMS) and _SET_ASIDE.search(front):
        return False
    if (
        set_aside
        and not _CONCOMITANT.search(front)
        and (_TREATED_WITH.search(front) or (not strong and _GIVES.search(front)))
    ):
        return False
    if set_aside and not _CONCOMITANT.search(front) and _IS_GIVEN.match(text[name.end : name.end + 100]):
        return False
    return strong or _GIVEN_WITH.search(front) is not None


def _is_adjective(text: str, name: Named) -> bool:
    if name.kind not in ("class", "substance") or name.name.endswith("s"):
        return False
    return _ADJECTIVE.match(text[name.end : name.end + 80]) is not None


def _is_metal_taken(text: str, name: Named, chained: bool) -> bool:
    """Whether calcium and its like are meant as a thing taken: an antacid, a supplement, an example of cations."""
    contained = text.endswith("containing ", 0, name.start)
    return name.key in _METALS and (
        chained or contained or _CONTAINING.match(text[name.end : name.end + 40]) is not None
    )
