"""`labelwise check DRUG...`: a medication list against the drugs' own labels."""

from __future__ import annotations

import shutil
import sys
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from labelwise.faces.cli.options import AllOption, StoreOption, wants_color

if TYPE_CHECKING:
    from labelwise.checks import CheckResult


class CheckFormat(StrEnum):
    """How a check is written."""

    TEXT = "text"
    MARKDOWN = "markdown"
    JSON = "json"


class ChildPugh(StrEnum):
    """Classes of liver function."""

    A = "A"
    B = "B"
    C = "C"


def check(
    drugs: Annotated[
        list[str] | None, typer.Argument(help='Names, with doses as written: "baclofen 20 mg qid".', show_default=False)
    ] = None,
    file: Annotated[
        Path | None, typer.Option("--file", help="A list: CSV, JSON or a FHIR bundle.", show_default=False)
    ] = None,
    age: Annotated[float | None, typer.Option("--age", min=0, help="Years.", show_default=False)] = None,
    weight: Annotated[float | None, typer.Option("--weight", min=0, help="Kilograms.", show_default=False)] = None,
    crcl: Annotated[
        float | None, typer.Option("--crcl", min=0, help="Creatinine clearance, mL/min.", show_default=False)
    ] = None,
    egfr: Annotated[
        float | None,
        typer.Option("--egfr", min=0, help="eGFR, mL/min; never taken for a clearance.", show_default=False),
    ] = None,
    child_pugh: Annotated[
        ChildPugh | None, typer.Option("--child-pugh", case_sensitive=False, help="Liver function.", show_default=False)
    ] = None,
    pregnant: Annotated[bool | None, typer.Option("--pregnant/--not-pregnant", show_default=False)] = None,
    lactating: Annotated[bool | None, typer.Option("--lactating/--not-lactating", show_default=False)] = None,
    condition: Annotated[
        list[str] | None, typer.Option("--condition", help="A condition; may be repeated.", show_default=False)
    ] = None,
    stopped: Annotated[
        list[str] | None,
        typer.Option("--stopped", help='A drug and when it was stopped: "phenelzine 2026-11-15".', show_default=False),
    ] = None,
    stopping: Annotated[
        list[str] | None, typer.Option("--stopping", help="A drug that is about to be stopped.", show_default=False)
    ] = None,
    starting: Annotated[
        str | None, typer.Option("--starting", help="When the list is started: 2026-11-29.", show_default=False)
    ] = None,
    store: StoreOption = None,
    form: Annotated[CheckFormat, typer.Option("--format", "-f", help="How to write the result.")] = CheckFormat.TEXT,
    everything: AllOption = False,
) -> None:
    """Check a medication list: pairs, duplicates, doses, durations, waiting times, organs. Exits 1 on findings."""
    from labelwise.operations.check import check as check_list
    from labelwise.operations.medication_list import read_medication_list

    entries = [*(drugs or ()), *(read_medication_list(file) if file else ())]
    result = check_list(
        entries,
        age=age,
        weight=weight,
        crcl=crcl,
        egfr=egfr,
        child_pugh=child_pugh.value if child_pugh else None,
        pregnant=pregnant,
        lactating=lactating,
        conditions=condition or (),
        stopped=stopped or (),
        stopping=stopping or (),
        starting=starting,
        store=store,
    )
    _write(result, form, everything=everything)
    raise typer.Exit(result.exit_code)


def _write(result: CheckResult, form: CheckFormat, *, everything: bool) -> None:
    if form is CheckFormat.JSON:
        from labelwise.present.check_json import check_json

        sys.stdout.write(check_json(result) + "\n")
        return
    from labelwise.present.check_text import check_markdown, check_text

    if form is CheckFormat.MARKDOWN:
        sys.stdout.write(check_markdown(result))
        return
    width = shutil.get_terminal_size().columns
    sys.stdout.write(check_text(result, width, color=wants_color(), everything=everything))
