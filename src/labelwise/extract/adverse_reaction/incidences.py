"""The values of one incidence table, each with its arm, its N and its severity."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from functools import cached_property

from labelwise.extract.adverse_reaction.arm import Arm, read_n
from labelwise.extract.adverse_reaction.cell import Value, read_cell, trailing_marks
from labelwise.extract.adverse_reaction.form import Form, are_counts, can_be_divided, divided, form_of, interpret
from labelwise.extract.adverse_reaction.head import build_arms, told_apart
from labelwise.extract.adverse_reaction.kind import Kind
from labelwise.extract.adverse_reaction.layout import Layout
from labelwise.extract.adverse_reaction.left_out import is_left_out
from labelwise.extract.adverse_reaction.outcome import Outcome, Reading
from labelwise.extract.adverse_reaction.own_names import OwnNames
from labelwise.extract.adverse_reaction.rows import Block, Body, Entry
from labelwise.extract.adverse_reaction.severity import caption_severity
from labelwise.extract.adverse_reaction.signs import plain
from labelwise.extract.adverse_reaction.title import Title
from labelwise.facts import Reason
from labelwise.label import Table

_COMPARES = re.compile(
    r"\b(?:versus|vs\.?|compared|comparative|comparator|controlled|placebo|vehicle|randomized|than|either|exceeds?"
    r"|and (?:control|standard))\b",
    re.I,
)
_SHARE_WORDS = re.compile(r"%|\bpercent|\bincidence\b|\bproportion\b|\bfrequenc(?:y|ies)\b", re.I)
_OF_PATIENTS = re.compile(
    r"\b(?:numbers?|no\.?|#)\s*\(?\s*(?:of\s+)?(?:patients|subjects|participants|women|men|pts)\b", re.I
)
_OF_EVENTS = re.compile(r"^(?:total )?(?:events|episodes|reactions|reports)$", re.I)
_RATE = re.compile(r"\brates?\b|(?:patient|person|subject)[- ]?(?:exposure[- ])?years?|per 1,?00", re.I)
_NOTE_MARK = re.compile(r"\W{0,2}([a-z0-9*†‡§¶#‖^∥♦◊]{1,3})\W?\s")
_DENOMINATOR = re.compile(
    r"\b(?:based on|denominator|out of|percentages? (?:of|is|are|was|were)|calculated|N\s*=|of the (?:males?"
    r"|females?|men|women)|(?:fe)?males? (?:only|patients)|applies to|rate (?:is|based))",
    re.I,
)


class Incidences:
    """The reading of one incidence table."""

    def __init__(
        self, table: Table, title: Title, names: OwnNames, layout: Layout, body: Body,
        paths: list[list[str]], first: str, before: Outcome | None,
    ) -> None:  # fmt: skip
        self.table, self.title, self.names, self.layout = table, title, names, layout
        self.body, self.paths, self.first, self.before = body, paths, first, before
        self.notes = (*(f"{n.mark} {n.text}" for n in table.footnotes), *layout.notes)
        self.caption_severity = caption_severity(plain(title.text)) if title.named else None
        self.values: list[list[Value]] = [[read_cell(e.texts[i]) for e in body.entries] for i in range(len(paths))]
        self.own_only = _tells_of_one_drug(title, names)

    def read(self) -> Outcome:
        """Return the outcome: readings, or the reason why there are none."""
        rows = self._candidate_rows()
        arms = self._arms()
        if arms is None:
            return Outcome(Kind.INCIDENCE, reason=Reason.ARMS_NOT_UNDERSTOOD, rows=len(rows), unread=tuple(rows))
        forms = self._forms(arms)
        forms = self._divided(arms, forms)
        if forms and all(f in ("count", "unreadable") for f in forms.values()) and "count" in forms.values():
            return Outcome(Kind.COUNTS)
        if not forms:
            rates = any(re.search(r"year|per 1,?000?\b|adjusted|rate", " ".join(p), re.I) for p in self.paths)
            return Outcome(Kind.EXPOSURE_ADJUSTED if rates else Kind.EFFICACY)
        if all(f in ("unstated", "count") for f in forms.values()):
            return Outcome(Kind.INCIDENCE, reason=Reason.UNIT_NOT_STATED, rows=len(rows), unread=tuple(rows))
        readings = tuple(self._readings(arms, forms))
        got = {r.entry.row for r in readings}
        return Outcome(
            Kind.INCIDENCE, readings, None, len(rows), tuple(r for r in rows if r not in got),
            tuple(arms), self.notes,
        )  # fmt: skip

    def _candidate_rows(self) -> list[int]:
        """Rows that hold a value other than dashes and blanks."""
        rows = [e.row for e in self.body.entries if any(read_cell(t).shape != "none" for t in e.texts)]
        return sorted({*rows, *self.body.unread})

    def _arms(self) -> list[Arm] | None:
        arms = build_arms(self.paths, self.names, self.own_only)
        live = [i for i in range(len(arms)) if self._is_live(i) and arms[i].unit != "count"]
        arms = told_apart(arms, [i for i in self._kept if i in live])
        if len(live) > 1 and not any(a.label or a.severity or a.study for a in arms):
            if self.before is not None and len(self.before.arms) == len(arms):
                return list(self.before.arms)
            stated = [b for b in self.body.blocks if b.heads]
            return arms if stated or not any(self._is_live(i) for i in range(1, len(arms))) else None
        arms = self._with_shared_unit(arms, live)
        caption_n = read_n(self.title.text)
        if caption_n is not None and len({a.label for a in arms}) == 1:
            arms = [a if a.n is not None else a.with_n(caption_n) for a in arms]
        return arms

    def _with_shared_unit(self, arms: list[Arm], live: Sequence[int]) -> list[Arm]:
        """Columns of pairs without a unit take the one that the others share: `Grade 3, n (%) | Total`."""
        units = {arms[i].unit for i in live} - {""}
        if len(units) != 1 or not units <= {"count_percent", "percent_count"}:
            return arms
        unit = units.pop()
        bare = [
            i for i in live if not (arms[i].unit or arms[i].label) and any(v.shape == "pair" for v in self.values[i])
        ]
        return [replace(a, unit=unit) if i in bare else a for i, a in enumerate(arms)]

    def _is_live(self, lane: int) -> bool:
        return any(v.shape not in ("none", "unreadable") for v in self.values[lane])

    def _percent_said(self, kept: Sequence[int]) -> bool:
        if any(v.shape in ("percent", "fraction_pair") or v.percent_b for lane in self.values for v in lane):
            return True
        head = " ".join(
            [
                self.first,
                *(t for p in self.paths for t in p),
                *(t for r in self.layout.head for t in {c.text for c in self.table.rows[r]}),
            ]
        )
        if _SHARE_WORDS.search(head) or _SHARE_WORDS.search(self.title.text):
            return True
        lead = self.title.lead[-350:]
        decimals = any(v.a != int(v.a) for i in kept for v in self.values[i] if v.shape == "number")
        return bool(_SHARE_WORDS.search(lead) or _SHARE_WORDS.search(" ".join(self.notes))) or decimals

    @cached_property
    def _kept(self) -> list[int]:
        """The columns with values that can be shares of patients."""
        return [i for i, path in enumerate(self.paths) if self._is_live(i) and not is_left_out(path)]

    def _forms(self, arms: list[Arm]) -> dict[int, Form]:
        """What each value lane holds; lanes of rates, ratios and the like are left out."""
        forms: dict[int, Form] = {}
        kept = self._kept
        said = self._percent_said(kept)
        by_block = self._arms_by_block(arms)
        for i in kept:
            ns = [by_block[e.block][0][i].n for e in self.body.entries]
            forms[i] = form_of(arms[i], self.values[i], said, ns)
            if forms[i] == "percent_count" and _RATE.search(" ".join(self.paths[i])):
                forms[i] = "percent_first"  # the bracket is a rate and no count
        self._settle_twins(arms, forms)
        return forms

    def _divided(self, arms: list[Arm], forms: dict[int, Form]) -> dict[int, Form]:
        """Counts alone are divided by the N of their arm where the table says that it counts patients."""
        if not forms or any(f not in ("count", "unstated") for f in forms.values()):
            return forms
        told = [self.first, self.title.text, *(e.term for e in self.body.entries), *(t for p in self.paths for t in p)]
        if not any(_OF_PATIENTS.search(t) for t in told):
            return forms
        by_block = self._arms_by_block(arms)
        for i in forms:
            if not can_be_divided(self.values[i], [by_block[e.block][0][i].n for e in self.body.entries]):
                return forms
        return dict.fromkeys(forms, "divided")

    def _settle_twins(self, arms: Sequence[Arm], forms: dict[int, Form]) -> None:
        """Of two columns under the head of one arm, the first holds the counts; else neither can be told."""
        for i, form in list(forms.items()):
            j = i + 1
            if form != "percent" or forms.get(j) != "percent" or _key_of(arms[i]) != _key_of(arms[j]):
                continue
            pairs = list(zip(self.values[i], self.values[j], strict=True))
            if arms[i].n == arms[j].n and are_counts(pairs, arms[i].n):
                forms[i] = "count"
            elif arms[i].n == arms[j].n:
                forms[i] = forms[j] = "unreadable"

    def _readings(self, arms: list[Arm], forms: dict[int, Form]) -> list[Reading]:
        by_block = self._arms_by_block(arms)
        counts = self._count_lanes(arms, forms)
        out = []
        for entry in self.body.entries:
            block_arms, block_title = by_block[entry.block]
            for i, form in forms.items():
                value = read_cell(entry.texts[i])
                incidence = interpret(value, form)
                if form == "divided" and not _OF_EVENTS.search(entry.term):
                    incidence = divided(value, block_arms[i].n)
                if incidence is None:
                    continue
                arm = block_arms[i]
                if incidence.cases is None and i in counts:
                    beside = read_cell(entry.texts[counts[i]])
                    if beside.shape == "number" and beside.a == int(beside.a):
                        incidence = incidence._replace(cases=int(beside.a))
                n = incidence.n if incidence.n is not None else self._n(arm, entry, i)
                severity = arm.severity or entry.severity or self._severity_of_caption(arms)
                study = " | ".join(t for t in (arm.study, block_title) if t)
                out.append(Reading(entry, arm, entry.cells[i], incidence, severity, study, n))
        return out

    def _severity_of_caption(self, arms: Sequence[Arm]) -> str:
        return "" if self.caption_severity is None or any(a.severity for a in arms) else self.caption_severity

    def _n(self, arm: Arm, entry: Entry, lane: int) -> int | None:
        """The arm's N, None where a mark on the cell or the term says that another one applies."""
        if not self._denominators:
            return arm.n
        cell = entry.cells[lane]
        marks = (*cell.marks, *trailing_marks(cell.printed), *entry.marks)
        for mark, note in self._denominators if marks else ():
            if mark in marks or note.startswith(marks):
                return None
        return arm.n

    @cached_property
    def _denominators(self) -> list[tuple[str | None, str]]:
        """The notes that tell of another denominator, each with its mark."""
        found = [(_NOTE_MARK.match(note), note) for note in self.notes if _DENOMINATOR.search(note)]
        return [(mark[1] if mark else None, note) for mark, note in found]

    def _count_lanes(self, arms: Sequence[Arm], forms: dict[int, Form]) -> dict[int, int]:
        """For each percentage lane, the lane of counts that stands beside it under the same arm."""
        out: dict[int, int] = {}
        for i, form in forms.items():
            for j in (i - 1, i + 1):
                same = 0 <= j < len(arms) and (arms[j].label, arms[j].study, arms[j].severity) == (
                    arms[i].label,
                    arms[i].study,
                    arms[i].severity,
                )
                if form == "percent" and same and forms.get(j) == "count":
                    out[i] = j
        return out

    def _arms_by_block(self, arms: list[Arm]) -> list[tuple[list[Arm], str]]:
        """The arms that hold in each block: new N, or a new head, from the row where it stands."""
        if len(self.body.blocks) == 1 and self.body.blocks[0] == Block():
            return [(arms, "")]
        out: list[tuple[list[Arm], str]] = []
        current, title = arms, ""
        for block in self.body.blocks:
            if block.heads is not None and any(block.heads):
                fresh = build_arms([[t] if t else [] for t in block.heads], self.names, self.own_only)
                if any(a.label for a in fresh):
                    current = [_inherit(new, old) for new, old in zip(fresh, current, strict=True)]
                else:
                    current = [
                        replace(o, n=f.n or o.n, unit=f.unit or o.unit, severity=f.severity or o.severity)
                        for f, o in zip(fresh, current, strict=True)
                    ]
                title = block.title
            if block.ns is not None:
                current = [a.with_n(n if n is not None else a.n) for a, n in zip(current, block.ns, strict=True)]
                title = block.title or title
            out.append((current, title))
        return out


def _key_of(arm: Arm) -> tuple[str, str | None, str, str]:
    return arm.label, arm.dose, arm.severity, arm.study


def _tells_of_one_drug(title: Title, names: OwnNames) -> bool:
    """Whether the title speaks of patients on this drug and of no comparison: then every arm is one of it."""
    text = plain(title.text)
    return not _COMPARES.search(text) and (names.found_in(text) or not title.text)


def _inherit(new: Arm, old: Arm) -> Arm:
    if not new.label:
        return replace(
            new,
            label=old.label,
            role=old.role,
            dose=old.dose,
            n=new.n or old.n,
            unit=new.unit or old.unit,
            severity=new.severity or old.severity,
        )
    return replace(new, unit=new.unit or old.unit, severity=new.severity or old.severity)
