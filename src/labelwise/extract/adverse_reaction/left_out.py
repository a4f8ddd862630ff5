"""Columns of an incidence table that hold no shares of patients."""

from __future__ import annotations

import re
from collections.abc import Sequence

from labelwise.extract.adverse_reaction.signs import plain

_LEFT_OUT_ANYWHERE = re.compile(
    r"hazard|odds|relative risk|risk (?:ratio|difference|reduction)|rate ratio|\bp[ -]?values?\b|\bNNH\b"
    r"|treatment difference|discontinu|withdraw|\bled to\b|\bleading to\b",
    re.I,
)
_LEFT_OUT = re.compile(
    r"hazard|odds|relative risk|risk (?:ratio|difference|reduction)|rate ratio|\bp[ -]?values?\b|^p$"
    r"|\bdifference\b|\bCI\b|confidence|(?:patient|person|subject|participant)[- ]?years?|/\s*(?:pt[- ]?)?"
    r"(?:year|yr)\b|per 1,?000?\b"
    r"|discontinu|withdraw|\bled to\b|\bleading to\b|\bmean\b|\bmedian\b|\bSD\b|\bNNH\b|(?:number|no\.?"
    r"|#) (?:of )?(?:events|episodes|reactions|reports)|^events?$|\bn events\b|event rate|adjusted|^\(?rate\b"
    r"|per (?:infusion|injection|procedure|cycle|course|dose administered)|\bratio\b|standard (?:deviation"
    r"|error)|change from|comments?$|(?:relationship|causality)|\bper year\b|incidence rate",
    re.I,
)
_PERCENT_LEAF = re.compile(r"n\s*\(\s*%\s*\)|\(%\)|^%$")
_RATE_LEAF = re.compile(r"/\s*(?:year|yr)|years?\)|events?\b|episodes?", re.I)


def is_left_out(path: Sequence[str]) -> bool:
    """Whether a column is no share of patients: a rate, a ratio, a difference, reactions that stopped treatment.

    `path` are the head cells above the column, top to bottom.
    """
    if _LEFT_OUT_ANYWHERE.search(plain(" ".join(path))):
        return True
    leaf = plain(path[-1]) if path else ""
    if _PERCENT_LEAF.search(leaf) and not _RATE_LEAF.search(leaf):
        return False
    return bool(_LEFT_OUT.search(leaf))
