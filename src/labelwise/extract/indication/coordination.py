"""Lists in a phrase: "A, B, and C" are three conditions; "idiopathic or congenital C" is one."""

from __future__ import annotations

import re

from labelwise.vocab.conditions.heads import head_noun, head_phrase, names_condition

_SEPARATOR = re.compile(
    r"\s*,\s*(?:and/or|and|or|as\s+well\s+as)\s+|\s*,\s+|\s+(?:and/or|and|or|as\s+well\s+as)\s+|\s*;\s*"
)
_PAREN = re.compile(r"\([^()]*\)|\[[^\[\]]*\]")
_ADJECTIVE = re.compile(
    r"(?:al|ic|iac|ous|ive|ed|ar|ary|ory|able|ible|oid|ine|ant|ent|ing|less|form|type|wild)$|^(?:acute|chronic"
    r"|severe|mild|moderate|active|mixed|secondary|adult|"
    r"simple|complex|early|late|upper|lower|high|low|type|stage|grade|group|I|II|III|IV|V|[A-H]|\d+)$",
    re.IGNORECASE,
)
_GRADED = re.compile(
    r"(?:stage|type|grade|class|group|phase)s?\s+[IVX\d]+[A-D]?$", re.IGNORECASE
)  # "stage IA and IB X"
_NOT_ADJECTIVES = {"tic", "colic", "patient", "agent", "event", "infant", "medicine", "hearing"}
_GLUED = re.compile(
    r"\b(with|nausea|aches|sprains|signs|obsessions|cuts|kidney|manic)\s+(and|or|and/or)\s+(without|vomiting"
    r"|pains|strains|symptoms|compulsions|scrapes|mixed)"
    # "stages 3 and 4", "fibrillation or flutter"
    r"|\b(?:stages?|types?|class|classes|grades?)\s[\dIVX]+\s(?:and|or|to)\s[\dIVX]+\b|\bfibrillation\s(?:and|or)\sflutter\b"
    # "surgery of the A or eye": one place or the other
    r"|\b(?:of|in|to)\s+the\s+[a-z]+(?:\s[a-z]+){0,2}(?:\s\x00+)?\s(?:and|or)\s(?:eyes?|brain|heart|liver|kidneys?|lungs?|spinal\scord)\b",
    re.IGNORECASE,
)
_CAUSE = re.compile(r"\s(?:due\s+to|associated\s+with|caused\s+by|resulting\s+from|secondary\s+to|related\s+to)\s")
_JOINT = re.compile(
    r"\s(?:due\s+to|associated\s+with|caused\s+by|resulting\s+from|secondary\s+to|following|after|related\s+to"
    r"|accompanying)\s"
)


def conditions_in(phrase: str) -> list[str]:
    """Return the conditions that a phrase lists, each as printed."""
    masked = _PAREN.sub(lambda m: "\0" * len(m.group()), phrase)
    masked = _GLUED.sub(lambda m: m.group().replace(" ", "\0"), masked)
    cuts = [m.span() for m in _SEPARATOR.finditer(masked)]
    if not cuts:
        return [phrase]
    pieces = _with_their_causes(phrase, _pieces(masked, cuts))
    if len(pieces) < 2 or _share_a_modifier([phrase[a:b] for a, b in pieces]):
        return [phrase]
    return _with_their_signs([phrase[a:b].strip() for a, b in pieces])


_SITES = r"(?:nose|throat|eyes|ears|mouth|skin|lips|palate)"
_SITE = re.compile(rf"(?:the\s+)?(?P<site>{_SITES})", re.IGNORECASE)
_AT_A_SITE = re.compile(rf"(?P<sign>\S.*?\s)(?:{_SITES}\s*(?:,|/|and|or)\s*)*{_SITES}", re.IGNORECASE)


def _with_their_signs(pieces: list[str]) -> list[str]:
    """Return the pieces, a bare site with the sign that stands before the site in front of it.

    "itching of the nose" and "throat" are "itching of the nose" and "itching of the throat".
    """
    made: list[str] = []
    for piece in pieces:
        bare = _SITE.fullmatch(piece)
        sign = _AT_A_SITE.fullmatch(made[-1]) if bare and made else None
        made.append(f"{sign['sign']}{bare['site']}" if bare and sign else piece)
    return made


def _pieces(masked: str, cuts: list[tuple[int, int]]) -> list[tuple[int, int]]:
    found: list[tuple[int, int]] = []
    begin = at = 0
    for end, after in [*cuts, (len(masked), len(masked))]:
        piece = masked[begin:end].replace("\0", " ")
        if _stands_alone(piece, masked[at:end].replace("\0", " ")):
            found.append((begin, end))
            begin = after
        at = after
    if begin < len(masked):  # what is left has no head of its own: it belongs to the last one
        if found:
            found[-1] = (found[-1][0], len(masked))
        else:
            found.append((begin, len(masked)))
    return found


def _stands_alone(piece: str, last: str) -> bool:
    words = last.split()
    if not words or words[-1].endswith("-") or _GRADED.search(last):  # "low- or high-grade tumors"
        return False
    end = words[-1].strip("()'’\",.")
    if names_condition(end):
        return names_condition(head_noun(piece)) or not _ADJECTIVE.search(end)
    adjective = bool(_ADJECTIVE.search(end)) and end.lower() not in _NOT_ADJECTIVES
    return not adjective and names_condition(head_noun(piece)) and head_phrase(piece) != piece.strip()


def _with_their_causes(phrase: str, pieces: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """Join what follows "edema associated with A" to it.

    B and C are causes too, unless one of them has a cause of its own.
    """
    for index, (start, end) in enumerate(pieces[:-1]):
        if _CAUSE.search(phrase[start:end]):
            if any(_CAUSE.search(phrase[a:b]) for a, b in pieces[index + 1 :]):
                return pieces
            return [*pieces[:index], (start, pieces[-1][1])]
    return pieces


def ends_in_adjective(phrase: str) -> bool:
    """Return whether a phrase breaks off before its noun."""
    words = phrase.split()
    return (
        bool(words) and bool(_ADJECTIVE.search(words[-1].strip("(),"))) and not names_condition(words[-1].strip("(),"))
    )


def _share_a_modifier(pieces: list[str]) -> bool:
    bare = [p for p in pieces[:-1] if " " not in p.strip()]
    return len(bare) == len(pieces) - 1 and bool(_JOINT.search(pieces[-1])) and len(pieces) <= 3
